"""Voices: who speaks at the ends of the chains of a claim, and what is known of that.

A voice is the agents of an origin, for or against the claim. Whether its
independence can be judged goes by four rules, in which one more attestation can
settle a doubt and never bring one:

* what speaks has to be an origin: taken from nobody, by somebody named, and no bare
  relaying of words that are not recorded further;
* some saying that leads to it has to say whose words they are: a status other than
  ``silent`` and ``ambiguous``; without a status, a document that names whom it has it
  from, or a saying of which nothing was taken;
* the document in which it speaks must not have the claim from others by its own
  account. Then those others are the voices, and it is their echo.

The third rule can take a voice away: the one who was taken for an origin is found to
be joined to another, and :class:`Tie` says to whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimgraph.analysis.lineage.ends import Ends
from claimgraph.model.claim import Attestation, AttributionStatus, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

NOT_AFFIRMING = frozenset({Stance.DENIES, Stance.QUESTIONS})
"""Stances that a claim does not rest on."""

_UNCLEAR = frozenset({AttributionStatus.SILENT, AttributionStatus.AMBIGUOUS})

Key = tuple[tuple[Iri, ...], bool]
"""What makes two voices one: the agents, and whether they affirm."""


class Doubt(StrEnum):
    """Why the independence of a voice is not established, the most telling first."""

    ECHO = "echo"
    AMBIGUOUS = "ambiguous"
    SILENT = "silent"
    NO_LINEAGE = "no-lineage"


_WEIGHT: Mapping[Doubt | None, int] = {d: weight for weight, d in enumerate((None, *Doubt))}


@dataclass(slots=True)
class Voice:
    """What is known of a voice, while it is gathered.

    Attributes:
        attestations: Where it speaks.
        documents: In which documents.
        doubt: Why its independence is not established; None where it is.
        echoes: Voices from which a document in which it speaks has the claim.
    """

    attestations: set[Iri] = field(default_factory=set)
    documents: set[Iri] = field(default_factory=set)
    doubt: Doubt | None = Doubt.NO_LINEAGE
    echoes: set[Key] = field(default_factory=set)

    def hear(self, attestation: Attestation, doubt: Doubt | None) -> None:
        """Add one attestation; the least doubt counts."""
        if not self.attestations or _WEIGHT[doubt] < _WEIGHT[self.doubt]:
            self.doubt = doubt
        self.attestations.add(attestation.iri)
        if attestation.source:
            self.documents.add(attestation.source)


def key_of(origin: Attestation) -> Key:
    """Return which voice an origin belongs to."""
    return origin.agents, origin.stance not in NOT_AFFIRMING


def voices(content: Content, claims: Iterable[Iri], ends: Mapping[Iri, Ends]) -> dict[Key, Voice]:
    """Return the voices behind some claims, unsorted.

    Args:
        content: Holds the attestations.
        claims: Claims that state the same edge.
        ends: Where each attestation leads (see :func:`ends`).
    """
    found: dict[Key, Voice] = {}
    for claim in claims:
        heard = _Heard(content, claim, ends)
        for iri in heard.reached:
            origin = content.attestations[iri]
            voice = found.setdefault(key_of(origin), Voice())
            sources = heard.echoed(origin)
            voice.hear(origin, Doubt.ECHO if sources else heard.doubt(origin))
            voice.echoes.update(key_of(content.attestations[s]) for s in sources)
    return found


def sole_voice(content: Content, claim: Iri, ends: Mapping[Iri, Ends]) -> bool | None:
    """Return whether the only voice behind a claim counts; None where there are several.

    This is what :func:`voices` would find, sooner; most claims have one voice.
    """
    sayings = content.attestations_of.get(claim, ())
    if not sayings:
        return False
    leads = ends[sayings[0].iri]
    if len(leads) > 1 or any(ends[saying.iri] is not leads for saying in sayings):
        return None
    (end,) = leads
    origin = content.attestations[end]
    if not _is_origin(origin) or origin.stance in NOT_AFFIRMING:
        return False
    return any(map(_states_clearly, sayings)) or any(
        is_clear(content, saying) for saying in sayings
    )


def _is_origin(end: Attestation) -> bool:
    """Whether an end of a chain is somebody's own words, as far as is recorded."""
    return not end.taken_from and bool(end.agents) and end.stance is not Stance.RELAYS


def is_clear(content: Content, saying: Attestation) -> bool:
    """Whether a saying tells whose words it passes on, or is somebody's own by name."""
    if saying.status is not None:
        return saying.status not in _UNCLEAR
    if saying.agents == (saying.source,):
        return bool(saying.taken_from)
    users = content.relayed_by.get(saying.iri, ())
    return not users or any(_states_clearly(u) for u in users if u.claim != saying.claim)


def _states_clearly(saying: Attestation) -> bool:
    return saying.status is not None and saying.status not in _UNCLEAR


class _Heard:
    """The ends of the chains of one claim, and by what kind of saying each is reached."""

    def __init__(self, content: Content, claim: Iri, ends: Mapping[Iri, Ends]) -> None:
        self._content = content
        self.reached: set[Iri] = set()
        self._clear: set[Iri] = set()
        self._ambiguous: set[Iri] = set()
        self._silent: set[Iri] = set()
        self._told: dict[Iri, set[Iri]] = defaultdict(set)
        for saying in content.attestations_of.get(claim, ()):
            ends_in = ends[saying.iri]
            self.reached |= ends_in
            if is_clear(content, saying):
                self._clear |= ends_in
                self._told[saying.source] |= ends_in
            elif saying.status is AttributionStatus.AMBIGUOUS:
                self._ambiguous |= ends_in
            elif saying.status or not saying.taken_from:
                self._silent |= ends_in

    def doubt(self, origin: Attestation) -> Doubt | None:
        """Return what is doubtful about an end of a chain, echoes apart."""
        if not _is_origin(origin):
            return Doubt.NO_LINEAGE
        if origin.iri in self._clear:
            return None
        if origin.iri in self._ambiguous:
            return Doubt.AMBIGUOUS
        return Doubt.SILENT if origin.iri in self._silent else Doubt.NO_LINEAGE

    def echoed(self, origin: Attestation) -> list[Iri]:
        """Return from whom the document of an origin has the claim by its own account."""
        told = self._told.get(origin.source) if origin.source else None
        if not told or origin.iri in told or self.doubt(origin):
            return []
        key = key_of(origin)
        keys = {
            iri: key_of(other)
            for iri in told
            if not self.doubt(other := self._content.attestations[iri])
        }
        alike = [iri for iri, other_key in keys.items() if other_key[1] is key[1]]
        return [] if any(keys[iri] == key for iri in alike) else alike
