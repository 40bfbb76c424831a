"""The outline of a case: who says what through whom, and nothing that is only printed.

Lineage looks at every claim of a case, but not at its passages, names and notes.
Those are nine tenths of the files, so that an outline is read in a tenth of the
time that the content takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import cast

import pyoxigraph as ox

from claimgraph.graph.encode import node
from claimgraph.graph.namespaces import CG, CODE, DCTERMS, PROV
from claimgraph.graph.selection import Reader
from claimgraph.graph.terms import text_of
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
    return _Outline(reader.store).read(reader)


class _Outline:
    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._dates = dict(self._read_dates())

    def read(self, reader: Reader) -> Content:
        claims = tuple(self._claims())
        known = {claim.iri for claim in claims}
        attestations = tuple(a for a in self._attestations() if a.claim in known)
        record = Record("", claims, attestations)
        sources = {source.iri: source for source in self._sources()}
        return Content(reader.info, {}, sources, {"": record}, reader.judgements)

    def _claims(self) -> Iterator[Claim]:
        when = self._all(CG + "when")
        needs = self._all(CG + "dependsOn")
        texts = self._values()
        objects = self._all(CG + "object")
        predicates = self._one(CG + "predicate")
        for iri, subject in sorted(self._one(CG + "subject").items()):
            ends: list[Value] = [self._dates.get(o, o) for o in objects.get(iri, ())]
            ends += texts.get(iri, ())
            if iri in predicates and ends:
                date = next((self._dates[d] for d in when.get(iri, ()) if d in self._dates), None)
                on = tuple(sorted(set(needs.get(iri, ()))))
                yield Claim(iri, subject, predicates[iri], ends[0], date, depends_on=on)

    def _attestations(self) -> Iterator[Attestation]:
        stances, statuses = self._one(CG + "stance"), self._one(CG + "attributionStatus")
        agents, sources = self._all(PROV + "wasAttributedTo"), self._one(DCTERMS + "source")
        taken, said = self._all(PROV + "wasDerivedFrom"), self._one(CG + "saidOn")
        readings = self._one(CG + "inferredDate")
        for iri, claim in sorted(self._one(CG + "attests").items()):
            stance = _STANCES.get(stances.get(iri, ""))
            if stance is not None:
                yield Attestation(
                    iri,
                    claim,
                    tuple(sorted(set(agents.get(iri, ())))),
                    stance,
                    sources.get(iri, ""),
                    taken_from=tuple(sorted(set(taken.get(iri, ())))),
                    status=_STATUSES.get(statuses.get(iri, "")),
                    said_on=self._dates.get(said.get(iri, "")),
                    inferred_date=self._dates.get(readings.get(iri, "")),
                )

    def _sources(self) -> Iterator[Source]:
        grades, issued = self._one(CG + "reliability"), self._one(DCTERMS + "issued")
        publishers, authors = self._one(DCTERMS + "publisher"), self._all(DCTERMS + "creator")
        for iri in sorted({*grades, *issued, *publishers, *authors}):
            yield Source(
                iri,
                publisher=publishers.get(iri, ""),
                authors=tuple(sorted(set(authors.get(iri, ())))),
                published=self._dates.get(issued.get(iri, "")),
                reliability=_GRADES.get(grades.get(iri, "")),
            )

    def _read_dates(self) -> Iterator[tuple[Iri, EdtfDate]]:
        for iri, text in self._pairs(CG + "edtf"):
            try:
                yield iri, EdtfDate.parse(text)
            except InvalidEdtf:
                continue

    def _values(self) -> dict[Iri, list[Literal]]:
        found: dict[Iri, list[Literal]] = defaultdict(list)
        for quad in self._quads(CG + "value"):
            text = cast(ox.Literal, quad.object)
            found[text_of(quad.subject)].append(Literal(text.value, text.language or ""))
        return found

    def _one(self, predicate: Iri) -> Mapping[Iri, str]:
        return dict(self._pairs(predicate))

    def _all(self, predicate: Iri) -> Mapping[Iri, list[str]]:
        found: dict[Iri, list[str]] = defaultdict(list)
        for subject, object_ in self._pairs(predicate):
            found[subject].append(object_)
        return found

    def _pairs(self, predicate: Iri) -> Iterator[tuple[str, str]]:
        return ((q.subject.value, q.object.value) for q in self._quads(predicate))  # type: ignore[union-attr]  # no triple terms in a case

    def _quads(self, predicate: Iri) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, node(predicate), None, None)
