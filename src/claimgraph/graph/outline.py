"""The outline of a case: who says what through whom, and nothing that is only printed.

Views and lineage look at every claim of a case, but not at its passages, names and
notes, which are nine tenths of the files. So an outline is drawn up once for each state
of the files, kept beside the index as JSON, and read in a fraction of the time that
the files take.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pyoxigraph as ox

from claimgraph.graph.encode import literal, node
from claimgraph.graph.namespaces import CG, CODE, DCTERMS, PROV
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Literal, Stance, Value
from claimgraph.model.content import CaseInfo, Content, Record
from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.model.source import Reliability, Source

_STANCES = {CODE + stance: stance for stance in Stance}
_STATUSES = {CODE + status: status for status in AttributionStatus}
_GRADES = {f"{CODE}reliability-{grade}": grade for grade in Reliability}

# One pattern for all properties of a record: an engine that joins spares Python most of the terms.
_CLAIMS = f"""SELECT DISTINCT ?claim ?subject ?relation ?object ?text ?when ?need {{
    ?claim <{CG}subject> ?subject ; <{CG}predicate> ?relation
    OPTIONAL {{ ?claim <{CG}object> ?object }}
    OPTIONAL {{ ?claim <{CG}value> ?text }}
    OPTIONAL {{ ?claim <{CG}when> ?when }}
    OPTIONAL {{ ?claim <{CG}dependsOn> ?need }} }}"""
_SAYINGS = f"""SELECT DISTINCT
    ?saying ?claim ?stance ?agent ?source ?from ?status ?said ?reading {{
    ?saying <{CG}attests> ?claim ; <{CG}stance> ?stance
    OPTIONAL {{ ?saying <{PROV}wasAttributedTo> ?agent }}
    OPTIONAL {{ ?saying <{DCTERMS}source> ?source }}
    OPTIONAL {{ ?saying <{PROV}wasDerivedFrom> ?from }}
    OPTIONAL {{ ?saying <{CG}attributionStatus> ?status }}
    OPTIONAL {{ ?saying <{CG}saidOn> ?said }}
    OPTIONAL {{ ?saying <{CG}inferredDate> ?reading }} }}"""
_SOURCES = f"""SELECT DISTINCT ?source ?grade ?issued ?publisher ?author {{
    ?source a <{CG}Source>
    OPTIONAL {{ ?source <{CG}reliability> ?grade }}
    OPTIONAL {{ ?source <{DCTERMS}issued> ?issued }}
    OPTIONAL {{ ?source <{DCTERMS}publisher> ?publisher }}
    OPTIONAL {{ ?source <{DCTERMS}creator> ?author }} }}"""
_DATES = f"SELECT DISTINCT ?date ?text {{ ?date <{CG}edtf> ?text }}"


@dataclass(frozen=True)
class Outline:
    """An outline.

    Attributes:
        content: All claims and attestations in one record, under no source. A claim
            has its ends, its relation, its dates and what it depends on; a quantity
            is left as its IRI. An attestation has its agents, stance, source, status,
            dates and chain. A source has its dates, makers and grade. What can't be
            read is left out: ``check`` names it.
        dates: Claim to the node of the date that is its object.
    """

    content: Content
    dates: Mapping[Iri, Iri]

    def edges(self, claims: Iterable[Iri]) -> Iterator[ox.Triple]:
        """Yield the plain edges that `claims` state."""
        for iri in claims:
            claim = self.content.claims[iri]
            yield ox.Triple(node(claim.subject), node(claim.predicate), self._object(claim))

    def _object(self, claim: Claim) -> ox.NamedNode | ox.Literal:
        match claim.object:
            case Literal(text, language):
                return literal(text, language)
            case EdtfDate():
                return node(self.dates[claim.iri])
        return node(cast(Iri, claim.object))


# --- drawing it up ----------------------------------------------------------------------------


class _Table:
    """Rows by their first cell; of a cell that differs between them, all values."""

    def __init__(self, several: Sequence[int]) -> None:
        self._several = several
        self.rows: dict[str, list[Any]] = {}

    def add(self, cells: list[Any]) -> None:
        known = self.rows.get(cells[0])
        if known is None:
            for number in self._several:
                cells[number] = [cells[number]] if cells[number] else []
            self.rows[cells[0]] = cells
            return
        for number in self._several:
            if cells[number] and cells[number] not in known[number]:
                known[number].append(cells[number])

    def sorted(self) -> list[list[Any]]:
        for row in self.rows.values():
            for number in self._several:
                row[number].sort()
        return [self.rows[key] for key in sorted(self.rows)]


def drawn_up(stores: Iterable[ox.Store]) -> bytes:
    """Return the outline of a case as JSON.

    Args:
        stores: Stores that hold the case's graphs between them, no file in two.
    """
    tables = {"claims": _Table([6]), "sayings": _Table([3, 5]), "sources": _Table([4])}
    dates: dict[str, str] = {}
    for store in stores:
        for name, query in (("claims", _CLAIMS), ("sayings", _SAYINGS), ("sources", _SOURCES)):
            add = tables[name].add
            for row in _rows(store, query):
                add(list(map(_cell, row)))
        dates.update((_cell(date), _cell(text)) for date, text in _rows(store, _DATES))
    numbers: dict[str, int] = {}
    drawn: dict[str, Any] = {
        name: [_numbered(row, numbers) for row in table.sorted()] for name, table in tables.items()
    }
    drawn["dates"] = [_numbered(list(pair), numbers) for pair in sorted(dates.items())]
    return json.dumps({**drawn, "strings": list(numbers)}, separators=(",", ":")).encode()


def _numbered(cells: list[Any], numbers: dict[str, int]) -> list[Any]:
    """Return `cells` with a number for each text: most of them stand in many rows."""
    found: list[Any] = []
    for cell in cells:
        if isinstance(cell, list):
            found.append(_numbered(cell, numbers))
        else:
            found.append(numbers.setdefault(cell, len(numbers)))
    return found


def _rows(store: ox.Store, query: str) -> ox.QuerySolutions:
    whole = next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None)
    return cast(ox.QuerySolutions, store.query(query, use_default_graph_as_union=whole is None))


def _cell(term: Any) -> Any:
    if term is None:
        return ""
    is_text = isinstance(term, ox.Literal) and term.datatype not in _OTHER
    return [term.value, term.language or ""] if is_text else term.value


_OTHER = frozenset({ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")})


# --- reading it -------------------------------------------------------------------------------


def read_outline(text: bytes, info: CaseInfo, judgements: tuple[Judgement, ...]) -> Outline:
    """Return the outline that :func:`drawn_up` wrote.

    Args:
        text: What it wrote.
        info: What the case says of itself.
        judgements: The case's judgements.
    """
    drawn = json.loads(text)
    of = drawn["strings"].__getitem__
    dates = dict(_dates((of(date), of(edtf)) for date, edtf in drawn["dates"]))
    claims: dict[Iri, Claim] = {}
    nodes: dict[Iri, Iri] = {}
    for claim, subject, relation, object_, value, when, needs in drawn["claims"]:
        iri, target = of(claim), of(object_)
        end: Value = Literal(*map(of, value)) if isinstance(value, list) else target
        if end:
            claims[iri] = Claim(
                iri,
                of(subject),
                of(relation),
                dates.get(target, end),
                dates.get(of(when)),
                depends_on=tuple(map(of, needs)),
            )
            if target in dates:
                nodes[iri] = target
    sayings = _sayings(drawn["sayings"], of, claims, dates)
    record = Record("", tuple(claims.values()), tuple(sayings))
    sources = {source.iri: source for source in _sources(drawn["sources"], of, dates)}
    return Outline(Content(info, {}, sources, {"": record}, judgements), nodes)


_Of = Callable[[int], str]


def _dates(texts: Iterable[tuple[Iri, str]]) -> Iterator[tuple[Iri, EdtfDate]]:
    for iri, text in texts:
        try:
            yield iri, EdtfDate.parse(text)
        except InvalidEdtf:
            continue


def _sayings(
    rows: Iterable[list[Any]], of: _Of, claims: Mapping[Iri, Claim], dates: Mapping[Iri, EdtfDate]
) -> Iterator[Attestation]:
    for saying, claim, stance, agents, source, taken, status, said, reading in rows:
        of_claim, how = of(claim), _STANCES.get(of(stance))
        if how is not None and of_claim in claims:
            yield Attestation(
                of(saying),
                of_claim,
                tuple(map(of, agents)),
                how,
                of(source),
                taken_from=tuple(map(of, taken)),
                status=_STATUSES.get(of(status)),
                said_on=dates.get(of(said)),
                inferred_date=dates.get(of(reading)),
            )


def _sources(rows: Iterable[list[Any]], of: _Of, dates: Mapping[Iri, EdtfDate]) -> Iterator[Source]:
    for source, grade, issued, publisher, authors in rows:
        yield Source(
            of(source),
            publisher=of(publisher),
            authors=tuple(map(of, authors)),
            published=dates.get(of(issued)),
            reliability=_GRADES.get(of(grade)),
        )
