"""The ontology and a case's own terms, read into a :class:`Vocabulary`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from claimgraph.graph.namespaces import CG, OWL, RDF, RDFS, SKOS
from claimgraph.model.iri import Iri
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

_KINDS = {
    OWL + "Class": TermKind.CLASS,
    OWL + "ObjectProperty": TermKind.OBJECT_RELATION,
    OWL + "DatatypeProperty": TermKind.TEXT_RELATION,
}
_FUNCTIONAL = OWL + "FunctionalProperty"
_PARENTS = (RDFS + "subClassOf", RDFS + "subPropertyOf")


def read_vocabulary(triples: Iterable[ox.Triple]) -> Vocabulary:
    """Return the classes and relations that `triples` declare."""
    objects: dict[Iri, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            of_subject = objects.setdefault(triple.subject.value, defaultdict(list))
            if isinstance(triple.object, (ox.NamedNode, ox.Literal)):
                of_subject[triple.predicate.value].append(triple.object)
    return Vocabulary(
        _term(iri, kind, of_subject)
        for iri, of_subject in objects.items()
        if (kind := _kind(of_subject)) is not None
    )


def _kind(objects: dict[str, list[ox.NamedNode | ox.Literal]]) -> TermKind | None:
    types = {node.value for node in objects.get(RDF + "type", ())}
    return next((kind for iri, kind in _KINDS.items() if iri in types), None)


def _term(iri: Iri, kind: TermKind, objects: dict[str, list[ox.NamedNode | ox.Literal]]) -> Term:
    def iris(*predicates: str) -> tuple[Iri, ...]:
        nodes = (node for p in predicates for node in objects.get(p, ()))
        return tuple(sorted(n.value for n in nodes if isinstance(n, ox.NamedNode)))

    def is_true(predicate: str) -> bool:
        return any(node.value in ("true", "1") for node in objects.get(predicate, ()))

    labels = {
        node.language or "en": node.value
        for node in objects.get(RDFS + "label", ())
        if isinstance(node, ox.Literal)
    }
    usages = [node.value for node in objects.get(CG + "usage", ())]
    definitions = [
        node.value
        for node in objects.get(SKOS + "definition", ())
        if isinstance(node, ox.Literal) and node.language in (None, "en")
    ]
    return Term(
        iri=iri,
        kind=kind,
        labels=labels,
        definition=definitions[0] if definitions else "",
        parents=iris(*_PARENTS),
        subject_kinds=iris(CG + "subjectKind"),
        object_kinds=iris(CG + "objectKind"),
        single_valued=_FUNCTIONAL in iris(RDF + "type") or is_true(CG + "singleValued"),
        apart=is_true(CG + "apart"),
        group_of=iris(CG + "groupOf"),
        usage=usages[0] if usages else "",
    )
