"""The outline of a case: who says what through whom, and nothing that is only printed.

Lineage looks at every claim of a case, but not at its passages, names and notes.
Those are nine tenths of the files, so that an outline is read in a tenth of the
time that the content takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyoxigraph as ox

from claimgraph.graph.namespaces import CG, CODE, DCTERMS, PROV
from claimgraph.graph.selection import Reader
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Literal, Stance, Value
from claimgraph.model.content import Content, Record
from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.iri import Iri
from claimgraph.model.source import Reliability, Source

_STANCES = {CODE + stance: stance for stance in Stance}
_STATUSES = {CODE + status: status for status in AttributionStatus}
_GRADES = {f"{CODE}reliability-{grade}": grade for grade in Reliability}


def outline(reader: Reader) -> Content:
    """Return the outline of a case.

    All claims and attestations are in one record, under no source. A claim has its
    ends, its relation, its dates and what it depends on; a quantity is left as its
    IRI. An attestation has its agents, stance, source, status, dates and chain. A
    source has its dates and its grade. What can't be read is left out: ``check``
    names it.
    """
    return _Outline(reader).read()


def authorship(reader: Reader) -> tuple[Source, ...]:
    """Return the documents with their authors and publishers, dates left out."""
    return tuple(_sources(reader, {}))


# Not one pattern a property: an engine that joins spares Python most of the terms.
_CLAIMS = f"""SELECT DISTINCT ?claim ?subject ?relation ?object ?text ?when ?need {{
    ?claim <{CG}subject> ?subject ; <{CG}predicate> ?relation
    OPTIONAL {{ ?claim <{CG}object> ?object }}
    OPTIONAL {{ ?claim <{CG}value> ?text }}
    OPTIONAL {{ ?claim <{CG}when> ?when }}
    OPTIONAL {{ ?claim <{CG}dependsOn> ?need }} }}"""
_ATTESTATIONS = f"""SELECT DISTINCT
    ?saying ?claim ?stance ?agent ?source ?from ?status ?said ?reading {{
    ?saying <{CG}attests> ?claim ; <{CG}stance> ?stance
    OPTIONAL {{ ?saying <{PROV}wasAttributedTo> ?agent }}
    OPTIONAL {{ ?saying <{DCTERMS}source> ?source }}
    OPTIONAL {{ ?saying <{PROV}wasDerivedFrom> ?from }}
    OPTIONAL {{ ?saying <{CG}attributionStatus> ?status }}
    OPTIONAL {{ ?saying <{CG}saidOn> ?said }}
    OPTIONAL {{ ?saying <{CG}inferredDate> ?reading }} }}"""
_SOURCES = f"""SELECT ?source ?grade ?issued ?publisher ?author {{
    ?source a <{CG}Source>
    OPTIONAL {{ ?source <{CG}reliability> ?grade }}
    OPTIONAL {{ ?source <{DCTERMS}issued> ?issued }}
    OPTIONAL {{ ?source <{DCTERMS}publisher> ?publisher }}
    OPTIONAL {{ ?source <{DCTERMS}creator> ?author }} }}"""
_DATES = f"SELECT DISTINCT ?date ?text {{ ?date <{CG}edtf> ?text }}"

_Cells = tuple[str, ...]


class _Outline:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._dates = dict(self._read_dates())

    def read(self) -> Content:
        claims = tuple(self._claims())
        known = {claim.iri for claim in claims}
        attestations = tuple(a for a in self._attestations() if a.claim in known)
        record = Record("", claims, attestations)
        sources = {source.iri: source for source in _sources(self._reader, self._dates)}
        return Content(self._reader.info, {}, sources, {"": record}, self._reader.judgements)

    def _claims(self) -> Iterator[Claim]:
        needs: dict[Iri, set[Iri]] = defaultdict(set)
        found: dict[Iri, Claim] = {}
        for row in self._reader.select(_CLAIMS):
            iri, subject, relation, object_, _, when, need = _cells(row)
            if need:
                needs[iri].add(need)
            if iri not in found and (end := self._end(object_, row[4])) is not None:
                found[iri] = Claim(iri, subject, relation, end, self._dates.get(when))
        for iri in sorted(found):
            needed = needs.get(iri)
            yield replace(found[iri], depends_on=tuple(sorted(needed))) if needed else found[iri]

    def _end(self, object_: str, text: object) -> Value | None:
        if object_:
            return self._dates.get(object_, object_)
        return Literal(text.value, text.language or "") if isinstance(text, ox.Literal) else None

    def _attestations(self) -> Iterator[Attestation]:
        agents: dict[Iri, set[Iri]] = defaultdict(set)
        taken: dict[Iri, set[Iri]] = defaultdict(set)
        found: dict[Iri, _Cells] = {}
        for cells in map(_cells, self._reader.select(_ATTESTATIONS)):
            iri, agent, earlier = cells[0], cells[3], cells[5]
            found[iri] = cells
            if agent:
                agents[iri].add(agent)
            if earlier:
                taken[iri].add(earlier)
        for iri in sorted(found):
            _, claim, stance, _, source, _, status, said, reading = found[iri]
            if stance in _STANCES:
                yield Attestation(
                    iri,
                    claim,
                    _sorted(agents.get(iri)),
                    _STANCES[stance],
                    source,
                    taken_from=_sorted(taken.get(iri)),
                    status=_STATUSES.get(status),
                    said_on=self._dates.get(said),
                    inferred_date=self._dates.get(reading),
                )

    def _read_dates(self) -> Iterator[tuple[Iri, EdtfDate]]:
        for iri, text in map(_cells, self._reader.select(_DATES)):
            try:
                yield iri, EdtfDate.parse(text)
            except InvalidEdtf:
                continue


def _sources(reader: Reader, dates: Mapping[Iri, EdtfDate]) -> Iterator[Source]:
    authors: dict[Iri, set[Iri]] = defaultdict(set)
    found: dict[Iri, _Cells] = {}
    for cells in map(_cells, reader.select(_SOURCES)):
        found[cells[0]] = cells
        if cells[4]:
            authors[cells[0]].add(cells[4])
    for iri in sorted(found):
        _, grade, issued, publisher, _ = found[iri]
        yield Source(
            iri,
            publisher=publisher,
            authors=_sorted(authors.get(iri)),
            published=dates.get(issued),
            reliability=_GRADES.get(grade),
        )


def _cells(row: ox.QuerySolution) -> _Cells:
    return tuple([term.value if term is not None else "" for term in row])


def _sorted(iris: set[Iri] | None) -> tuple[Iri, ...]:
    if not iris:
        return ()
    return tuple(sorted(iris)) if len(iris) > 1 else tuple(iris)
