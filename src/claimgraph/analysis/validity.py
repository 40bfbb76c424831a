"""What held in the world on a date, as far as dates are stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Claim
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.view import Certainty
from claimgraph.model.vocabulary import Vocabulary

Spans = Mapping[Iri, Sequence[EdtfDate]]
"""Thing to the dates on which it is said to have begun, or to have ended."""


def invalid(
    content: Content,
    vocabulary: Vocabulary,
    at: EdtfDate,
    dates: Certainty,
    plain: frozenset[Iri],
) -> set[Iri]:
    """Return the claims that did not hold at a date.

    A claim with a time of its own holds where the two meet. One without holds
    possibly, unless one of its ends had certainly not begun or not been set up by
    then, or had certainly ended. A claim that states a date is true at any time.

    Args:
        content: Holds the claims.
        vocabulary: The core's and the case's terms.
        at: The date.
        dates: Whether what is open is let in.
        plain: The claims that tell when things began and ended.
    """
    begun = _spans(content, vocabulary.descendants(CG + "startedOn"), plain)
    for thing, dates_ in _made(content, vocabulary.descendants(CG + "setUp"), plain).items():
        begun[thing] += dates_
    ended = _spans(content, vocabulary.descendants(CG + "endedOn"), plain)
    wanted = (True,) if dates is Certainty.CERTAINLY else (True, None)
    return {
        iri
        for iri, claim in content.claims.items()
        if _holds(claim, at, begun, ended) not in wanted
    }


def _holds(claim: Claim, at: EdtfDate, begun: Spans, ended: Spans) -> bool | None:
    if isinstance(claim.object, EdtfDate):
        return True
    if claim.when is not None:
        return claim.when.overlaps(at)
    ends = [end for end in (claim.subject, claim.object) if isinstance(end, str)]
    outside = any(
        any(at.before(start) is True for start in begun.get(end, ()))
        or any(stop.before(at) is True for stop in ended.get(end, ()))
        for end in ends
    )
    return False if outside else None


def _made(
    content: Content, relations: frozenset[Iri], plain: frozenset[Iri]
) -> dict[Iri, list[EdtfDate]]:
    """Return thing to the dates on which somebody is said to have set it up."""
    found: dict[Iri, list[EdtfDate]] = defaultdict(list)
    for iri, claim in content.claims.items():
        counts = claim.predicate in relations and iri in plain
        if counts and claim.when is not None and isinstance(claim.object, str):
            found[claim.object].append(claim.when)
    return found


def _spans(
    content: Content, relations: frozenset[Iri], plain: frozenset[Iri]
) -> dict[Iri, list[EdtfDate]]:
    found: dict[Iri, list[EdtfDate]] = defaultdict(list)
    for iri, claim in content.claims.items():
        if iri in plain and claim.predicate in relations and isinstance(claim.object, EdtfDate):
            found[claim.subject].append(claim.object)
    return found
