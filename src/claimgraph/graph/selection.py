"""Parts of a case: which claims, and everything that belongs to them.

A part is read from the index alone, so that looking at one thing in a large
case takes as long as the thing is large.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar, cast

import pyoxigraph as ox

from claimgraph.errors import InvalidInput
from claimgraph.graph.decode import Decoder
from claimgraph.graph.encode import node
from claimgraph.graph.namespaces import CG, CODE, DCTERMS, OA, PROV, RDF, SKOS, SKOSXL
from claimgraph.graph.terms import text_of
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import CaseInfo, Content, Record
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement, in_order, is_proposal
from claimgraph.model.source import Source

T = TypeVar("T")

_ENDS = (CG + "subject", CG + "object", CG + "where")
_OWNED = frozenset(
    [
        CG + "object",
        CG + "when",
        CG + "saidOn",
        CG + "inferredDate",
        CG + "citation",
        CG + "contextCitation",
        CG + "attributionCue",
        OA + "hasSelector",
        DCTERMS + "issued",
        CG + "retrievedOn",
        CG + "gradedOn",
        *(SKOSXL + label for label in ("prefLabel", "altLabel", "hiddenLabel")),
    ]
)
"""Properties whose object is a part of the record: a date, a passage, a name."""


class Reader:
    """Reads parts of a case from its index.

    Args:
        store: An index.
        info: What the case says of itself.
        namespaces: The case's.
        sources: Named graph to source.
        judgements: The case's judgements; they are few and go with every part.
    """

    def __init__(
        self,
        store: ox.Store,
        info: CaseInfo,
        namespaces: Namespaces,
        sources: Mapping[Iri, Iri],
        judgements: tuple[Judgement, ...],
    ) -> None:
        self.store = store
        # Where the default graph holds everything once it answers for all the others.
        whole = next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None)
        self._everywhere = ox.DefaultGraph() if whole else None
        self.info = info
        self._namespaces = namespaces
        self._sources = sources
        self.judgements = judgements

    # -- which claims -----------------------------------------------------------

    def all_claims(self) -> set[Iri]:
        """Return every claim."""
        return set(self._subjects(RDF + "type", CG + "Claim"))

    def claims_touching(self, things: Iterable[Iri]) -> set[Iri]:
        """Return the claims that have one of `things` as an end, or are one."""
        found: set[Iri] = set()
        for thing in things:
            for predicate in _ENDS:
                found.update(self._subjects(predicate, thing))
            if self._has_type(thing, CG + "Claim"):
                found.add(thing)
        return found

    def ends(self, claim: Iri) -> set[Iri]:
        """Return the things that a claim connects."""
        return {iri for predicate in _ENDS for iri in self._objects(claim, predicate)}

    def neighbourhood(
        self, start: Iterable[Iri], hops: int, allowed: frozenset[Iri] | None = None
    ) -> set[Iri]:
        """Return the claims within `hops` of `start`.

        Values (quantities, dates) and claims are ends but not bridges: two things
        that began in the same year are not thereby connected.

        Args:
            start: Entities.
            hops: How far, at least 1.
            allowed: Claims that may be used; all where None.
        """
        claims: set[Iri] = set()
        seen: set[Iri] = set()
        frontier = set(start)
        for _ in range(hops):
            near = self.claims_touching(frontier) - claims
            claims |= near if allowed is None else near & allowed
            seen |= frontier
            reached = {end for claim in near & claims for end in self.ends(claim)}
            frontier = {end for end in reached - seen if self.is_entity(end)}
            if not frontier:
                break
        return claims

    def claims_about_type(self, types: Iterable[Iri]) -> set[Iri]:
        """Return the claims that have an end of one of `types`."""
        things = {thing for type_ in types for thing in self._subjects(RDF + "type", type_)}
        return self.claims_touching(things)

    def claims_from(self, source: Iri) -> set[Iri]:
        """Return the claims that `source` attests, itself or as a hop of a chain."""
        attestations = {
            *self._subjects(DCTERMS + "source", source),
            *self._subjects(PROV + "wasAttributedTo", source),
        }
        return {claim for a in attestations for claim in self._objects(a, CG + "attests")}

    def claims_matching(
        self,
        subject: Iri | None,
        relations: frozenset[Iri] | None,
        object_: Iri | None,
        allowed: frozenset[Iri],
    ) -> frozenset[Iri]:
        """Return the claims of `allowed` with these ends and one of these relations."""
        found = set(allowed)
        if subject is not None:
            found &= set(self._subjects(CG + "subject", subject))
        if object_ is not None:
            found &= set(self._subjects(CG + "object", object_))
        if relations is not None:
            found &= {c for r in relations for c in self._subjects(CG + "predicate", r)}
        return frozenset(found)

    def claims_stating(self, triples: Iterable[ox.Triple]) -> set[Iri]:
        """Return the claims that state one of `triples`, or are named in one."""
        wanted = set(triples)
        named = {text_of(end) for triple in wanted for end in (triple.subject, triple.object)}
        return {c for c, edge in self.statements() if edge in wanted or c in named}

    def is_entity(self, iri: Iri) -> bool:
        """Return whether `iri` is described in ``entities.ttl``, and not as a name."""
        graph = ox.NamedNode(self._namespaces.mint("graph", "_entities"))
        pattern = self.store.quads_for_pattern(node(iri), node(RDF + "type"), None, graph)
        return any(text_of(quad.object) != SKOSXL + "Label" for quad in pattern)

    # -- everything that belongs to them ----------------------------------------

    def content(self, claims: Iterable[Iri], things: Iterable[Iri] = ()) -> Content:
        """Return the part of the case that `claims` and `things` need.

        That is: the claims and those that they speak of, all their attestations
        with passages, the entities and sources named in them, the judgements about
        these alone, and every judgement about one of `things`.

        Raises:
            InvalidInput: a record can't be read.
        """
        wanted = self._closed(set(claims))
        attestations = {a for c in wanted for a in self._subjects(CG + "attests", c)}
        by_graph: dict[Iri, set[ox.Triple]] = defaultdict(set)
        for record in (*wanted, *attestations):
            for quad in self._whole(record):
                by_graph[text_of(quad.graph_name)].add(quad.triple)
        records: dict[Iri, Record] = {}
        for graph, triples in by_graph.items():
            source = self._sources.get(graph)
            if source is not None:
                records[source] = self._read(triples, graph, _record_of(source))
        return self._with_things(records, set(things))

    def _closed(self, claims: set[Iri]) -> set[Iri]:
        """Add the claims that `claims` speak of or depend on, and so on."""
        queue, closed = list(claims), set(claims)
        while queue:
            claim = queue.pop()
            for end in {*self.ends(claim), *self._objects(claim, CG + "dependsOn")} - closed:
                if self._has_type(end, CG + "Claim"):
                    closed.add(end)
                    queue.append(end)
        return closed

    def _with_things(self, records: dict[Iri, Record], things: set[Iri]) -> Content:
        part = Content(self.info, records=dict(sorted(records.items())))
        named = set(records)
        for claim in part.claims.values():
            named.update(claim.named)
        for attestation in part.attestations.values():
            named |= {attestation.source, *attestation.agents}
        judgements = self._judgements_on(named | part.claims.keys(), things)
        named |= {iri for j in judgements for iri in (*j.targets, j.by)}
        entities, sources = self.things(named | things)
        return Content(self.info, entities, sources, part.records, judgements)

    def _judgements_on(self, known: set[Iri], things: set[Iri]) -> tuple[Judgement, ...]:
        """Return the judgements on `things`, and those of which all is in the part."""
        kept: set[Iri] = set()
        for judgement in in_order(self.judgements):
            # A proposal is no part of the graph; the claim that it became is.
            about = {target for target in judgement.targets if not is_proposal(target)}
            if about & things or (about and about <= known | kept):
                kept.add(judgement.iri)
        return tuple(j for j in self.judgements if j.iri in kept)

    def things(self, iris: Iterable[Iri]) -> tuple[dict[Iri, Entity], dict[Iri, Source]]:
        """Return the entities and the sources among `iris`, sorted by IRI.

        Raises:
            InvalidInput: a record can't be read.
        """
        graphs = {
            name: ox.NamedNode(self._namespaces.mint("graph", name))
            for name in ("_entities", "_sources")
        }
        triples: dict[str, set[ox.Triple]] = {name: set() for name in graphs}
        for iri in sorted(set(iris) - {""}):
            for name, graph in graphs.items():
                triples[name].update(quad.triple for quad in self._whole(iri, graph))
        entities = self._read(triples["_entities"], "entities.ttl", Decoder.entities)
        sources = self._read(triples["_sources"], "sources.ttl", Decoder.sources)
        return entities, sources

    def _read(self, triples: Iterable[ox.Triple], place: str, read: Callable[[Decoder], T]) -> T:
        decoder = Decoder(triples, self._namespaces, place)
        value = read(decoder)
        if decoder.problems:
            raise InvalidInput(decoder.problems)
        return value

    def _whole(self, subject: Iri, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """Yield what is said of a record and of the values that are a part of it."""
        queue, seen = [subject], {subject}
        while queue:
            for quad in self.store.quads_for_pattern(node(queue.pop()), None, None, graph):
                if isinstance(quad.graph_name, ox.DefaultGraph):
                    continue  # what it holds is in one of the named graphs, too
                yield quad
                part = text_of(quad.object)
                if quad.predicate.value in _OWNED and part not in seen and self._is_part(part):
                    seen.add(part)
                    queue.append(part)

    def _is_part(self, iri: Iri) -> bool:
        return not self._has_type(iri, CG + "Claim") and not self.is_entity(iri)

    def _has_type(self, iri: Iri, type_: Iri) -> bool:
        pattern = self.store.quads_for_pattern(
            node(iri), node(RDF + "type"), node(type_), self._everywhere
        )
        return next(pattern, None) is not None

    def _subjects(self, predicate: Iri, object_: Iri) -> Iterator[Iri]:
        for quad in self.store.quads_for_pattern(
            None, node(predicate), node(object_), self._everywhere
        ):
            yield text_of(quad.subject)

    def _objects(self, subject: Iri, predicate: Iri) -> Iterator[Iri]:
        for quad in self.store.quads_for_pattern(
            node(subject), node(predicate), None, self._everywhere
        ):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object.value

    # -- names ------------------------------------------------------------------

    def names(self) -> Iterator[tuple[Iri, str]]:
        """Yield every name of every entity with the entity."""
        graph = ox.NamedNode(self._namespaces.mint("graph", "_entities"))
        for label in ("prefLabel", "altLabel", "hiddenLabel"):
            for quad in self.store.quads_for_pattern(None, node(SKOS + label), None, graph):
                yield text_of(quad.subject), text_of(quad.object)

    def claims_attested(self, attestation: Iri) -> set[Iri]:
        """Return the claim of `attestation`, in a set; empty where there is none."""
        return set(self._objects(attestation, CG + "attests"))

    def claims_beginning(self, start: str) -> set[Iri]:
        """Return the claims whose id begins with `start`; none for an empty text."""
        prefix = self._namespaces.mint("claim", start)
        return {iri for iri in self.all_claims() if start and iri.startswith(prefix)}

    def handles(self, text: str) -> set[Iri]:
        """Return the attestations whose row id in a sheet is `text`."""
        literal = ox.Literal(text)
        pattern = self.store.quads_for_pattern(
            None, node(DCTERMS + "identifier"), literal, self._everywhere
        )
        return {text_of(quad.subject) for quad in pattern}

    # -- light rows of the whole case -------------------------------------------

    def statements(self) -> Iterator[tuple[Iri, ox.Triple]]:
        """Yield every claim with the plain edge that it states."""
        query = f"""SELECT DISTINCT ?c ?s ?p ?o {{
            ?c <{CG}subject> ?s ; <{CG}predicate> ?p ; <{CG}object>|<{CG}value> ?o }}"""
        for row in self.select(query):
            yield row[0].value, ox.Triple(row[1], row[2], row[3])

    def origins(self) -> list[Attestation]:
        """Return those attestations that are taken from no other, claim and stance alone."""
        query = f"""SELECT DISTINCT ?a ?claim ?stance {{
            ?a <{CG}attests> ?claim ; <{CG}stance> ?stance
            MINUS {{ ?a <{PROV}wasDerivedFrom> ?other }} }}"""
        return [
            Attestation(a.value, claim.value, (), _STANCES[stance.value])
            for a, claim, stance in self.select(query)
            if stance.value in _STANCES
        ]

    def select(self, query: str) -> ox.QuerySolutions:
        """Return the rows of a query over everything, each row once or more."""
        union = self._everywhere is None
        return cast(ox.QuerySolutions, self.store.query(query, use_default_graph_as_union=union))


_STANCES = {CODE + stance: stance for stance in Stance}


def _record_of(source: Iri) -> Callable[[Decoder], Record]:
    return lambda decoder: decoder.record(source)
