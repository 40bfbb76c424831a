"""Receipts side by side: of several claims, who says each, and where, in a few lines.

Findings are handed on: to a build's log, to a code host. So a thing that must not be
named goes by its id here, and the words of a passage that name it are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import asdict, dataclass, replace
from itertools import zip_longest
from typing import Any

from claimgraph.analysis.lineage import Chain, chains
from claimgraph.model.claim import Stance
from claimgraph.model.content import Content, Record
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import wording
from claimgraph.presentation.name_matching import NameMatcher

MOST_SAYINGS = 4
"""How many sayings of a claim are given in full; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One saying of a claim in a document at hand.

    Attributes:
        id: The attestation.
        by: The chain of speakers, the origin first.
        document: The document, by its id, or None.
        passage: The passage in words, or None.
    """

    id: str
    by: str
    document: str | None
    passage: str | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A claim with its sayings.

    Attributes:
        iri: The claim.
        id: Its short id.
        name: How findings refer to it: a handle, or its id.
        handles: The rows of sheets that state it.
        sentence: What is said.
        sayings: Who says it, and where; at most :data:`MOST_SAYINGS`.
        more: How many further sayings there are.
    """

    iri: Iri
    id: str
    name: str
    handles: tuple[str, ...]
    sentence: str
    sayings: tuple[Saying, ...]
    more: int

    def record(self) -> dict[str, Any]:
        """Return the stable JSON form."""
        return {
            "id": self.id,
            "handles": list(self.handles),
            "sentence": self.sentence,
            "sayings": [asdict(saying) for saying in self.sayings],
            "more": self.more,
        }


def receipts(
    claims: Iterable[Iri],
    content: Content,
    vocabulary: Vocabulary,
    namespaces: Namespaces,
    name: Callable[[Iri], str],
) -> Mapping[Iri, Receipt]:
    """Return the receipts of those of `claims` that are there, by claim.

    Args:
        claims: Claims; one that is named twice has one receipt.
        content: Everything in the case.
        vocabulary: Gives the labels of relations.
        namespaces: Shortens IRIs.
        name: Says how findings refer to a claim.
    """
    wanted = tuple(dict.fromkeys(claims))
    part, protected = _part(set(wanted), content)
    made: dict[Iri, Receipt] = {}
    for iri in wanted:
        claim = part.claims.get(iri)
        if claim is None:
            continue
        found = _both_sides(chains(part, iri))
        handles = {a.handle for a in part.attestations_of.get(iri, ()) if a.handle}
        made[iri] = Receipt(
            iri,
            namespaces.shorten(iri),
            name(iri),
            tuple(sorted(handles)),
            wording.claim_text(claim, part, vocabulary),
            tuple(_saying(c, part, namespaces, protected) for c in found[:MOST_SAYINGS]),
            max(0, len(found) - MOST_SAYINGS),
        )
    return made


def _both_sides(found: list[Chain]) -> list[Chain]:
    """Return chains so that, where some deny and some do not, the first two are one of each."""
    denying = [c for c in found if any(a.stance is Stance.DENIES for a in c)]
    others = [c for c in found if c not in denying]
    pairs = zip_longest(others, denying)
    return [chain for pair in pairs for chain in pair if chain is not None]


def _saying(chain: Chain, part: Content, namespaces: Namespaces, protected: _Protected) -> Saying:
    outermost = chain[0]
    citation = outermost.citation
    claim = part.claims[outermost.claim]
    concerned = {claim.subject, claim.object, *(iri for a in chain for iri in a.agents)}
    # Of whom a passage speaks it may call by a surname, or by "he, the baker".
    is_telling = not protected.iris.isdisjoint(concerned)
    if citation and (is_telling or protected.names.names_in(citation.exact or "")):
        citation = replace(citation, exact=None)
    return Saying(
        namespaces.shorten(outermost.iri),
        wording.chain_text(chain, part),
        namespaces.shorten(outermost.source) if outermost.source else None,
        wording.citation_text(citation, part) if citation else None,
    )


@dataclass(frozen=True, slots=True)
class _Protected:
    """What must not be named, and what finds its names."""

    iris: Set[Iri]
    names: NameMatcher


def _part(wanted: set[Iri], content: Content) -> tuple[Content, _Protected]:
    """Return what is needed of a case to word some claims, and finds names that must not be."""
    spoken_of = {
        end
        for iri in wanted
        if (claim := content.claims.get(iri)) is not None
        for end in (claim.subject, claim.object)
        if isinstance(end, str) and end in content.claims
    }
    named = wanted | spoken_of
    records = {
        source: Record(
            source,
            tuple(claim for claim in record.claims if claim.iri in named),
            tuple(a for a in record.attestations if a.claim in wanted),
        )
        for source, record in content.records.items()
    }
    protected = {iri: e for iri, e in content.entities.items() if e.protected}
    entities = {i: e for i, e in content.entities.items() if i not in protected}
    sources = {i: s for i, s in content.sources.items() if i not in protected}
    names = NameMatcher({name.text: "" for e in protected.values() for name in e.names})
    return Content(content.info, entities, sources, records), _Protected(protected.keys(), names)
