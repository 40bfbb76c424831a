"""Contradictions: what is asserted and denied, what is held against what, who contradicts whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.analysis.reconciliation.evidence import Evidence, Voices
from claimgraph.model.claim import AttributionStatus
from claimgraph.model.iri import Iri


class Strength(StrEnum):
    """Who says that one claim speaks against another, strongest first."""

    STATED = "stated"
    IMPLIED = "implied"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Disputed:
    """A claim that some stand behind and others deny."""

    claim: Iri
    affirmed_by: tuple[Iri, ...]
    denied_by: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim held against another.

    Attributes:
        one: A claim, or a document as a whole.
        other: The claim that it is held against.
        relation: How: it contradicts, undermines, qualifies.
        links: The claims that say so, sorted.
        by: Who says so, sorted.
        strength: How far they say it themselves.
        perhaps: Whether they only say that it may be so.
    """

    one: Iri
    other: Iri
    relation: Iri
    links: tuple[Iri, ...]
    by: tuple[Iri, ...]
    strength: Strength
    perhaps: bool


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An agent who says both of what can't hold together.

    Attributes:
        agent: Who.
        one: A claim that they stand behind.
        other: A claim that contradicts it and that they stand behind too, or `one`
            itself where they deny what they say elsewhere.
        links: The claims that say that the two contradict each other.
    """

    agent: Iri
    one: Iri
    other: Iri
    links: tuple[Iri, ...] = ()


def disputed(evidence: Evidence, heard: Voices) -> Iterator[tuple[Iri, Disputed | None]]:
    """Yield every claim that is not rejected, and by whom it is asserted and denied."""
    for claim in evidence.content.claims:
        if claim in heard.rejected:
            continue
        pro, contra = heard.affirmed.get(claim, ()), heard.denied.get(claim, ())
        yield claim, Disputed(claim, pro, contra) if pro and contra else None


def marks(evidence: Evidence, heard: Voices, relation: str) -> Iterator[tuple[Iri, Mark | None]]:
    """Yield each claim by which one is held against another, and what is held against what.

    Args:
        evidence: The case.
        heard: Who stands behind what.
        relation: The relation of the core; those under it count too. It is read both
            ways where it is ``contradicts``.

    A pair that several hold against each other is one mark. Where one of the two was
    rejected, or nobody stands behind it, there is nothing left to hold against it.
    """
    symmetric = relation == "contradicts"
    pairs: dict[tuple[Iri, Iri], list[Iri]] = defaultdict(list)
    relations: dict[tuple[Iri, Iri], Iri] = {}
    for link in evidence.stating(evidence.under(relation)):
        ends = (link.subject, str(link.object))
        if not all(_stands(evidence, heard, end) for end in ends):
            yield link.iri, None
            continue
        is_turned = symmetric and ends not in pairs and ends[::-1] in pairs
        pair = ends[::-1] if is_turned else ends
        pairs[pair].append(link.iri)
        relations.setdefault(pair, link.predicate)
    for (one, other), links in sorted(pairs.items()):
        yield links[0], _mark(evidence, heard, (one, other), relations[one, other], links)


def _stands(evidence: Evidence, heard: Voices, end: Iri) -> bool:
    if end in evidence.content.claims:
        return end in heard.affirmed and end not in heard.rejected
    return end in evidence.content.entities


def _mark(
    evidence: Evidence, heard: Voices, pair: tuple[Iri, Iri], relation: Iri, links: list[Iri]
) -> Mark:
    order = list(Strength)
    strengths = {link: _strength(evidence, heard, link) for link in links}
    strongest = min(strengths.values(), key=order.index)
    by = {
        agent
        for link in links
        if strengths[link] is strongest
        for agent in heard.affirmed.get(link, ())
    }
    perhaps = heard.hypothetical.issuperset(links)
    return Mark(*pair, relation, tuple(sorted(links)), tuple(sorted(by)), strongest, perhaps)


def _strength(evidence: Evidence, heard: Voices, link: Iri) -> Strength:
    agents = heard.affirmed.get(link, ())
    if all(evidence.is_a(agent, "Analyst") for agent in agents):
        return Strength.ANALYST
    unclear = (AttributionStatus.AMBIGUOUS, AttributionStatus.SILENT)
    said = evidence.content.attestations_of.get(link, ())
    clear = any(a.status is not None and a.status not in unclear for a in said)
    return Strength.STATED if clear else Strength.IMPLIED


def own_words(evidence: Evidence, heard: Voices) -> Iterator[tuple[Iri, OwnWords | None]]:
    """Yield each disputed claim and marked pair, and each who is on both sides of it.

    Somebody who is not identified may be two, so that nothing is said of them.
    """
    for claim, dispute in disputed(evidence, heard):
        if dispute is None:
            continue
        both = set(dispute.affirmed_by) & set(dispute.denied_by)
        yield from _speakers(evidence, claim, [OwnWords(a, claim, claim) for a in sorted(both)])
    for link, mark in marks(evidence, heard, "contradicts"):
        if mark is None:
            continue
        both = set(heard.affirmed.get(mark.one, ())) & set(heard.affirmed.get(mark.other, ()))
        found = [OwnWords(agent, mark.one, mark.other, mark.links) for agent in sorted(both)]
        yield from _speakers(evidence, link, found)


def _speakers(
    evidence: Evidence, about: Iri, found: list[OwnWords]
) -> Iterator[tuple[Iri, OwnWords | None]]:
    known = [words for words in found if not evidence.is_unknown(words.agent)]
    yield from ((about, words) for words in known)
    if not known:
        yield about, None
