"""What goes in a circle, what leans on what, and what may have been copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pyoxigraph as ox

from claimgraph.analysis.circles import circles
from claimgraph.analysis.computed.edges import edges, handles, names
from claimgraph.analysis.computed.question import Computed, Inquiry, Rows
from claimgraph.analysis.leaning import LARGEST, Arithmetic, Cuts, Leaning, relying_on
from claimgraph.analysis.syndication import LIKE, likenesses
from claimgraph.analysis.withdrawal import Relations
from claimgraph.errors import UsageError
from claimgraph.graph.namespaces import CG
from claimgraph.graph.questions import Parameter, ParameterType
from claimgraph.graph.tables import Cell
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation

_MOST_SETS = 10


def _circular(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    del arguments
    for circle in circles(inquiry.survey):
        yield (
            str(circle.kind),
            names(inquiry, circle.members),
            len(circle.claims),
            handles(inquiry, circle.claims),
        )


CIRCULAR = Computed(
    "circular",
    "Who has it from whom, and they from them?",
    "One row a circle. sayings - one saying was taken from another and that, in the end, from "
    "the first; reports - some documents have one and the same claim from each other; citations "
    "- some documents have this from each other and that, or cite each other, which may be in "
    "order. Members are documents, and the speakers of sayings that are in none.",
    (),
    ("kind", "members", "claims", "handles"),
    _circular,
)


# -- leaning -----------------------------------------------------------------------------------


def _leans_on(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    text = arguments["on"]
    lookup = inquiry.lookup
    is_claim = lookup.is_claim(text)
    thing = lookup.claim(text) if is_claim else lookup.entity(text)
    relations = Relations.of(inquiry.vocabulary, CG)
    leaning = Leaning(
        inquiry.content, relations, Arithmetic(first=thing), claim=thing if is_claim else ""
    )
    relying = relying_on(inquiry.content, relations, thing)
    for edge in edges(inquiry, inquiry.admitted):
        if relying.isdisjoint(edge.claims) or edge.claims == (thing,):
            continue
        rest = handles(inquiry, edge.claims)
        for alone, others, note in _with(inquiry, thing, leaning.edge(edge.claims)):
            yield *edge.cells, alone, others, note, rest


def _with(inquiry: Inquiry, thing: Iri, cuts: Cuts) -> list[tuple[bool, Cell, Cell]]:
    """Return, for each set with `thing`, whether it is alone, with whom, and what to know."""
    held = [cut - {thing} for cut in cuts.sets if thing in cut]
    rows: list[tuple[bool, Cell, Cell]] = [
        (not others, names(inquiry, sorted(others)) or None, None) for others in held[:_MOST_SETS]
    ]
    alone, others, _ = rows[-1] if rows else (True, None, None)
    if not alone and (len(held) > _MOST_SETS or not cuts.is_whole):
        rows[-1] = alone, others, "there may be more sets than are shown"
    return rows


LEANS_ON = Computed(
    "leans-on",
    "What rests on this source, agent or claim, alone or with others?",
    "One row an edge and a smallest set of withdrawals that takes it down: the one asked about "
    "alone, or with those in with, of whom none could be left out. An edge is down when no "
    "claim that states it remains or is meta (see what-falls-without). Sets of more than "
    f"{LARGEST} are not looked for, and at most {_MOST_SETS} are shown an edge; note says so.",
    (
        Parameter(
            "on", ParameterType.ENTITY, "an agent, a document, or a claim by its row", required=True
        ),
    ),
    ("subject", "relation", "object", "alone", "with", "note", "handles"),
    _leans_on,
)


def _single_points(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    least = _number(arguments["least"], "least")
    leaning = Leaning(inquiry.content, Relations.of(inquiry.vocabulary, CG), Arithmetic(largest=1))
    counts: Counter[Iri] = Counter()
    every = edges(inquiry, inquiry.admitted)
    for edge in every:
        counts.update(leaning.edge(edge.claims).single)
    for thing, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if number >= least:
            yield ox.NamedNode(thing), number, len(every), _percent(number, len(every))


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


SINGLE_POINTS = Computed(
    "single-points-of-failure",
    "Which agents and documents would each alone take most down?",
    "One row an agent or document that lies on every chain of some edge, or of what the edge "
    "leans on: withdrawn alone it takes the edge down. edges says of how many edges, of says how "
    "many the view has.",
    (Parameter("least", ParameterType.INTEGER, "how many edges it takes down at least", "1"),),
    ("thing", "edges", "of", "percent"),
    _single_points,
)


def _number(text: str, name: str) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return int(text)
    raise UsageError(f"{name} has to be a whole number", mend="Write 3.")


# -- syndication -------------------------------------------------------------------------------


def _syndication(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    least = _number(arguments["likeness"], "likeness") / 100
    thing = inquiry.lookup.entity(arguments["source"]) if "source" in arguments else None
    for found in likenesses(inquiry.content, inquiry.admitted, least):
        if thing in (None, found.one.source, found.other.source):
            yield (
                round(100 * found.likeness),
                ox.NamedNode(found.one.source),
                ox.NamedNode(found.other.source),
                _passage(found.one),
                _passage(found.other),
                handles(inquiry, found.claims),
            )


def _passage(citation: Citation) -> str:
    if citation.exact is not None:
        return citation.exact
    place = "" if citation.start is None else f"{citation.start}-{citation.end} "
    return f"{place}(text not included)"


SYNDICATION = Computed(
    "syndication",
    "Which passages of different documents are nearly the same?",
    "One row a pair of passages that are cited, the likest first: likeness is how many of their "
    "runs of five words they share, in percent; 100 where the text is not at hand and has the "
    "same digest. One may have been copied from the other, or both from a third: nothing is "
    "assumed. Say it with a claim (the one document cites the other), and origins counts their "
    "voices as one.",
    (
        Parameter("source", ParameterType.ENTITY, "only passages of this registered source"),
        Parameter(
            "likeness", ParameterType.INTEGER, "how like they are at least", str(round(100 * LIKE))
        ),
    ),
    ("likeness", "source", "otherSource", "passage", "otherPassage", "handles"),
    _syndication,
)

LINEAGE = (CIRCULAR, LEANS_ON, SINGLE_POINTS, SYNDICATION)
"""All questions of this page."""
