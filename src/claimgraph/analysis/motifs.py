"""Motifs: a pattern of things and relations, and every place where a case has it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimgraph.errors import UsageError
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

if TYPE_CHECKING:
    import networkx as nx

MOST_STEPS = 6
"""How many steps a pattern may have."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<comma>[,;])|"([^"]*)"|'([^']*)'|<([^<>]*)>|([^\s,;"'<][^\s,;]*))"""
)
_VARIABLE = re.compile(r"[A-Z]\Z|\?[A-Za-z][A-Za-z0-9]*\Z", re.ASCII)
_FORM = "Write steps of three words, as in: A controls B, B operates C."
_LOOKS = 1_000_000
"""Pairs of a thing and a variable that are tried, some seconds."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a pattern.

    Attributes:
        text: It, without quotation marks.
        column: Where it begins, from 1.
        is_quoted: Whether it stood in quotation marks or angle brackets.
    """

    text: str
    column: int
    is_quoted: bool = False

    @property
    def variable(self) -> str:
        """The name of the variable that it is, or ""."""
        is_variable = not self.is_quoted and _VARIABLE.match(self.text)
        return self.text.removeprefix("?") if is_variable else ""


Step = tuple[Word, Word, Word]
"""Subject, relation and object of a pattern, as they were written."""


def parsed(pattern: str) -> list[Step]:
    """Return the steps of a pattern: ``A controls B, B operates C``.

    A single capital letter or ``?name`` is a variable; a name with a blank or a comma
    stands in quotation marks, an IRI in angle brackets.

    Raises:
        UsageError: it can't be read; with the place.
    """
    steps = [_step(words, pattern) for words in _parts(pattern)]
    if len(steps) > MOST_STEPS:
        mend = f"A pattern has {MOST_STEPS} steps at most."
        raise _unread(f"it has {len(steps)} steps", steps[MOST_STEPS][0].column, mend)
    return steps


def _unread(why: str, column: int, mend: str = _FORM) -> UsageError:
    return UsageError(
        f"the pattern can't be read: {why}", place=f"pattern, column {column}", mend=mend
    )


def _parts(pattern: str) -> Iterator[list[Word]]:
    """Yield the words between two commas."""
    words: list[Word] = []
    at, end = 0, len(pattern.rstrip())
    while at < end:
        match = _TOKEN.match(pattern, at)
        if match is None:
            column = at + 1 + len(pattern[at:]) - len(pattern[at:].lstrip())
            raise _unread("a quotation mark is not closed", column, "Close it.")
        at = match.end()
        if match["comma"]:
            yield words
            words = []
            continue
        number = match.lastindex or 0
        start = match.start(number) + 1
        words.append(Word(match[number], start, is_quoted=number < match.re.groups))
    yield words


def _step(words: Sequence[Word], pattern: str) -> Step:
    if len(words) == 3:
        if words[1].variable:
            raise _unread(f"{words[1].text!r} is no relation", words[1].column)
        return words[0], words[1], words[2]
    if not words:
        raise _unread("a step is empty", len(pattern.rstrip()) or 1)
    text = " ".join(word.text for word in words)
    mend = f"{_FORM} Put a name with blanks in quotation marks." if len(words) > 3 else _FORM
    raise _unread(f"{text!r} is no step", words[0].column, mend)


@dataclass(frozen=True, slots=True)
class End:
    """The subject or object of a step: a variable, or one thing.

    Attributes:
        variable: Its name, or "".
        thing: The entity, or "".
    """

    variable: str = ""
    thing: Iri = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A step of a pattern of which it is known what the words mean.

    Attributes:
        subject: A variable or a thing.
        relations: Relations any of which will do.
        object: A variable or a thing.
    """

    subject: End
    relations: frozenset[Iri]
    object: End


def resolved(
    steps: Iterable[Step], entity: Callable[[str], Iri], relations: Callable[[str], frozenset[Iri]]
) -> list[Link]:
    """Return the steps with their words looked up.

    Args:
        steps: As :func:`parsed` returns them.
        entity: Returns the entity that a text means.
        relations: Returns the relation that a text means and those under it.

    Raises:
        UsageError: the steps do not hang together.
    """

    def end(word: Word) -> End:
        return End(word.variable) if word.variable else End(thing=entity(word.text))

    known = list(steps)
    links = [Link(end(one), relations(relation.text), end(other)) for one, relation, other in known]
    _check_connected(known, links)
    return links


def _check_connected(steps: Sequence[Step], links: Sequence[Link]) -> None:
    """Refuse a pattern of two parts: it is found wherever each of them is found."""
    reached: set[End] = set()
    left = list(range(len(links)))
    while left:
        ends = {number: {links[number].subject, links[number].object} for number in left}
        near = [number for number in left if not reached or ends[number] & reached]
        if not near:
            raise _unread(
                "this step has no thing in common with the others",
                steps[left[0]][0].column,
                "Name a thing of another step in it.",
            )
        reached |= ends[near[0]]
        left.remove(near[0])


def variables(steps: Iterable[Step]) -> tuple[str, ...]:
    """Return the names of the variables of a pattern in order."""
    names = (word.variable for one, _, other in steps for word in (one, other))
    return tuple(dict.fromkeys(filter(None, names)))


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a case has a pattern.

    Attributes:
        things: Variable to entity.
        claims: The claims of each step, sorted.
    """

    things: Mapping[str, Iri]
    claims: tuple[tuple[Iri, ...], ...]


def matches(
    content: Content, claims: Iterable[Iri], links: Sequence[Link], limit: int
) -> list[Match]:
    """Return where the pattern is found among `claims`.

    Different variables stand for different things, and no variable for a thing that the
    pattern names (a subgraph monomorphism: VF2, Cordella and others 2004).

    Args:
        content: Holds the claims.
        claims: Those that count.
        links: The pattern.
        limit: How many matches to return at most.

    Returns:
        The matches, sorted by the things; where there are more, always the same ones.

    Raises:
        UsageError: a million tries do not suffice.
    """
    graph = _Edges(content, claims, links)
    found = [graph.match(mapping, links) for mapping in graph.mappings(limit)]
    return sorted(found, key=lambda match: list(match.things.values()))


class _Edges:
    """The claims that can be a step of a pattern, as a graph of numbered things.

    Numbers and not IRIs, because networkx goes through sets of nodes, and the order of
    a set of texts differs from run to run.
    """

    def __init__(self, content: Content, claims: Iterable[Iri], links: Sequence[Link]) -> None:
        import networkx as nx

        self._claims: dict[tuple[Iri, int, Iri], list[Iri]] = defaultdict(list)
        steps_of: dict[Iri, list[int]] = defaultdict(list)
        for number, link in enumerate(links):
            for relation in link.relations:
                steps_of[relation].append(number)
        for iri in sorted(claims):
            claim = content.claims[iri]
            ends = (claim.subject, claim.object)
            if all(isinstance(end, str) and end in content.entities for end in ends):
                for number in steps_of.get(claim.predicate, ()):
                    self._claims[claim.subject, number, str(claim.object)].append(iri)
        self._things = sorted({end for one, _, other in self._claims for end in (one, other)})
        self._number = {thing: number for number, thing in enumerate(self._things)}
        graph: nx.DiGraph[int] = nx.DiGraph()
        for one, number, other in sorted(self._claims):
            _add_step(graph, self._number[one], number, self._number[other])
        for thing, number in self._number.items():
            graph.nodes[number]["thing"] = thing
        self._graph = graph
        self._pattern = self._drawn(links)

    def _drawn(self, links: Sequence[Link]) -> nx.DiGraph[End]:
        import networkx as nx

        pattern: nx.DiGraph[End] = nx.DiGraph()
        for number, link in enumerate(links):
            _add_step(pattern, link.subject, number, link.object)
        for end in pattern:
            pattern.nodes[end]["thing"] = end.thing
        return pattern

    def mappings(self, limit: int) -> Iterator[dict[End, Iri]]:
        """Yield what each end of the pattern stands for, `limit` times at most."""
        from itertools import islice

        from networkx.algorithms.isomorphism import DiGraphMatcher

        tries = _Tries()
        matcher = DiGraphMatcher(self._graph, self._pattern, tries.node_fits, _edge_fits)
        for mapping in islice(matcher.subgraph_monomorphisms_iter(), limit):
            yield {end: self._things[number] for number, end in mapping.items()}

    def match(self, mapping: Mapping[End, Iri], links: Sequence[Link]) -> Match:
        """Return a match with the claims of each step."""
        ends = dict.fromkeys(end for link in links for end in (link.subject, link.object))
        return Match(
            {end.variable: mapping[end] for end in ends if end.variable},
            tuple(
                tuple(self._claims[mapping[link.subject], number, mapping[link.object]])
                for number, link in enumerate(links)
            ),
        )


def _add_step(graph: nx.DiGraph[Any], one: object, number: int, other: object) -> None:
    """Note on both ends, and between them, that they can be in a step."""
    if not graph.has_edge(one, other):
        graph.add_edge(one, other, steps=set())
    graph.edges[one, other]["steps"].add(number)
    for node, role in ((one, "subject"), (other, "object")):
        graph.nodes[node].setdefault("roles", set()).add((number, role))


def _edge_fits(edge: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return bool(wanted["steps"] <= edge["steps"])


class _Tries:
    """Compares things with the ends of a pattern, and counts how often."""

    def __init__(self) -> None:
        self._count = 0

    def node_fits(self, node: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
        """Return whether a thing can be an end of a pattern."""
        self._count += 1
        if self._count > _LOOKS:
            raise UsageError(
                "the pattern is found in too many places to go through them all",
                mend="Name one of its things, use a narrower relation, or lower the limit.",
            )
        return wanted["thing"] in ("", node["thing"]) and wanted["roles"] <= node["roles"]
