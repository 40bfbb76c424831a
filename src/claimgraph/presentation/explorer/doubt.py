"""What a page needs to reckon anew: what is left when somebody is withdrawn, under any view.

The rules themselves are in the page (``assets/js/analysis``). They go by what a case
records, which may be more than what the page shows: a claim that does not count still
says who published what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from claimgraph.analysis.lineage import Ties
from claimgraph.analysis.views import Derivation
from claimgraph.analysis.withdrawal import Relations, issuers, suspects
from claimgraph.graph.namespaces import CG
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.explorer.numbers import Numbers

_RECKONED = frozenset({"without", "undisputed", "origins"})
"""Criteria that a withdrawal changes: the page goes by them itself."""

EVERYTHING: Mapping[str, Any] = {
    "every": True,
    "undisputed": False,
    "origins": 0,
    "without": [],
    "unheard": [],
    "behind": {},
}
"""What :func:`policy` returns of a view that lets everything in."""


def bearings(
    content: Content,
    numbers: Numbers,
    ties: Mapping[Iri, frozenset[Iri]],
    recorded: dict[str, Any],
) -> dict[str, Any]:
    """Return what the rules of withdrawal have to know beside who says what.

    Args:
        content: What the page shows.
        numbers: The page's.
        ties: Who is no voice independent of whom.
        recorded: As :func:`records` returns it.
    """
    tied = _tied(numbers, ties) if isinstance(ties, Ties) else {}
    return {**recorded, "again": _again(content, numbers), **tied}


def records(whole: Content, vocabulary: Vocabulary, numbers: Numbers) -> dict[str, Any]:
    """Return who made what, and what may depend on what.

    Args:
        whole: The case, of which the page may show a part.
        vocabulary: Says which relations tell it.
        numbers: Those of the page, by the names of the case. A maker who is not in the
            page has None; what a claim may depend on, and is not in it, is left out.
    """
    relations = Relations.of(vocabulary, CG)
    made = sorted(issuers(whole, relations).items())
    leaning = sorted(suspects(whole, relations).items())
    return {
        "issued": [
            [work, [numbers.end(maker) for maker in sorted(makers)]]
            for iri, makers in made
            if (work := numbers.end(iri)) is not None
        ],
        "suspects": [
            [numbers.claims[iri], numbers.claims.all(others)]
            for iri, others in leaning
            if iri in numbers.claims
        ],
    }


def _again(content: Content, numbers: Numbers) -> list[int]:
    """Return the claims that state the same value as the one before: values have no number."""
    claims = [content.claims[iri] for iri in numbers.claims]
    return [
        after
        for after, (one, other) in enumerate(pairwise(claims), 1)
        if not isinstance(one.object, str)
        and (one.subject, one.predicate, one.object)
        == (other.subject, other.predicate, other.object)
    ]


def _tied(numbers: Numbers, ties: Ties) -> dict[str, Any]:
    """Return thing to what stands for all who are tied to it, and which documents cite which.

    Who is not in the page has a number below that of any claim or thing in it.
    """
    things = numbers.things
    leaders: dict[Iri, int] = {}
    for leader in sorted({ties.leader(iri) for iri in things}):
        known = things.get(leader)
        leaders[leader] = -1 - len(leaders) if known is None else known
    cited = ((one, other) for one in ties.cited for other in ties.cited[one] if one < other)
    return {
        "leaders": {
            str(number): leaders[ties.leader(iri)]
            for number, iri in enumerate(things)
            if ties.leader(iri) != iri
        },
        "cites": [
            [things[one], things[other]]
            for one, other in sorted(cited)
            if one in things and other in things
        ],
    }


def policy(derived: Derivation, numbers: Numbers) -> dict[str, Any]:
    """Return what of a view has to be reckoned anew when somebody is withdrawn.

    ``behind`` are claims that another criterion leaves out too, once they pass those:
    each with a reason as it stands in ``left_out``.

    Args:
        derived: The view, worked out.
        numbers: The page's.
    """
    view = derived.view
    settled = Derivation(
        replace(view, undisputed=False, origins=0, without=()), derived.content, derived.vocabulary
    )
    heard = settled.heard
    hidden = {
        numbers.claims[iri]: [settled.left_out[iri].criterion, settled.left_out[iri].why]
        for iri, out in derived.left_out.items()
        if iri in numbers.claims and out.criterion in _RECKONED and iri in settled.left_out
    }
    return {
        "every": view.every,
        "undisputed": view.undisputed,
        "origins": view.origins,
        "without": numbers.things.all(view.without),
        "unheard": [n for n, iri in enumerate(numbers.sayings) if iri not in heard],
        "behind": {str(number): hidden[number] for number in sorted(hidden)},
    }
