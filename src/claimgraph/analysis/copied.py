"""Documents that have it from each other, and documents that use the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimgraph.analysis.circles import CircleKind, circles
from claimgraph.analysis.lineage.ends import nearer
from claimgraph.analysis.survey import Gap, Gaps, Survey
from claimgraph.analysis.syndication import SAME, Likeness, is_comparable, likenesses
from claimgraph.model.claim import Attestation
from claimgraph.model.iri import Iri

# -- in a circle ---------------------------------------------------------------------------


def circular_reports(survey: Survey) -> Gaps:
    """Yield documents that have the same claim from each other, directly or over others."""
    reports = [c for c in circles(survey) if c.kind is CircleKind.REPORTS]
    going_round = {claim for circle in reports for claim in circle.claims}
    yield from (None for claim in survey.claims if claim.iri not in going_round)
    for circle in reports:
        number = "1 claim" if len(circle.claims) == 1 else f"{len(circle.claims)} claims"
        yield Gap(
            "CG403",
            circle.members,
            f"they have {number} from each other",
            "Find out who was the first to say it, and how they know.",
            circle.claims,
            shown=len(circle.members),
        )


# -- in the same words -----------------------------------------------------------------------


def same_words(survey: Survey) -> Gaps:
    """Yield documents with passages that are nearly the same, though neither names the other."""
    passages: dict[Iri, list[Attestation]] = defaultdict(list)
    for claim in survey.claims:
        for saying in survey.content.attestations_of.get(claim.iri, ()):
            if saying.citation is not None and is_comparable(saying.citation):
                passages[saying.citation.iri].append(saying)
    yield from (None for _ in passages)
    pairs: dict[tuple[Iri, Iri], set[Iri]] = defaultdict(set)
    for found in likenesses(survey.content, survey.admitted, SAME):
        here, there = passages[found.one.iri], passages[found.other.iri]
        if not _is_declared(survey, found, here, there):
            pairs[found.one.source, found.other.source].update(found.claims)
    for documents, claims in sorted(pairs.items()):
        yield Gap(
            "CG405",
            documents,
            "they use the same words, and neither names the other",
            "Find out which of them copied, and enter the chain.",
            tuple(sorted(claims)),
            shown=2,
        )


def _is_declared(
    survey: Survey, found: Likeness, here: list[Attestation], there: list[Attestation]
) -> bool:
    """Return whether one is said to be from the other, or both from the same speaker."""
    one, other = found.one.source, found.other.source
    if other in survey.ties.cited.get(one, frozenset()):
        return True
    behind = [_behind(survey, sayings) for sayings in (here, there)]
    if behind[0] & behind[1]:
        return True
    makers = [survey.makers.get(document, frozenset()) | {document} for document in (one, other)]
    return bool(behind[0] & makers[1] or behind[1] & makers[0] or makers[0] & makers[1])


def _behind(survey: Survey, sayings: Iterable[Attestation]) -> set[Iri]:
    """Return the speakers and documents behind some sayings, their own document apart."""
    known = survey.content.attestations
    taken = [known[iri] for saying in sayings for iri in saying.taken_from if iri in known]
    hops = [known[iri] for iri in nearer(survey.content, taken)]
    return {thing for hop in hops for thing in (*hop.agents, hop.source)} - {""}
