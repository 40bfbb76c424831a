"""OWL 2 DL: what the profile forbids, looked for in the files, each check seen to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from rdflib import BNode, Graph, Literal, Node, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD
from tests.ontology.terms import (
    CG,
    GOOD,
    OWL_FILES,
    everything,
    file,
    iris,
    local,
    typed,
)

# https://www.w3.org/TR/owl2-syntax/#Ontologies_in_OWL_2_DL (section 3, with 5.8.1 and 11).

Faults = Iterator[str]
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))
_SYNTAX = {
    *(RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
    *(OWL.members, OWL.disjointWith, OWL.equivalentClass, OWL.equivalentProperty, OWL.inverseOf),
    *(OWL.versionIRI,),
}
_BUILT_IN_ANNOTATIONS = {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo}
_BUILT_IN_TYPES = {
    *(OWL.Ontology, OWL.Class, OWL.AllDisjointClasses, OWL.NamedIndividual, RDFS.Datatype),
    *_PROPERTIES,
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.TransitiveProperty),
    *(OWL.SymmetricProperty, OWL.AsymmetricProperty, OWL.ReflexiveProperty),
    *(OWL.IrreflexiveProperty,),
}
_NEEDS_SIMPLE = (
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty),
    *(OWL.IrreflexiveProperty, OWL.AsymmetricProperty),
)
_OBJECT_ONLY = {t for t in _BUILT_IN_TYPES if t.endswith("Property")} - {
    *(OWL.FunctionalProperty, *_PROPERTIES),
}
_DATATYPES = {
    *(RDFS.Literal, RDF.PlainLiteral, RDF.XMLLiteral, RDF.langString, OWL.real, OWL.rational),
    *(XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.double),
    *(XSD.dateTime, XSD.dateTimeStamp, XSD.anyURI),
}


def one_kind_each(graph: Graph) -> Faults:
    """Yield properties of two kinds, and classes that are datatypes too."""
    for one, other in combinations(_PROPERTIES, 2):
        for term in typed(graph, one) & typed(graph, other):
            yield f"{term} is {local(one)} and {local(other)}"
    for term in typed(graph, OWL.Class) & typed(graph, RDFS.Datatype):
        yield f"{term} is class and datatype"


def all_declared(graph: Graph) -> Faults:
    """Yield what is used as a property or class and not declared as one."""
    properties = typed(graph, *_PROPERTIES)
    for predicate in iris(graph.predicates(unique=True)):
        if predicate not in properties | _SYNTAX | _BUILT_IN_ANNOTATIONS:
            yield f"{predicate} is not declared"
    classes = typed(graph, OWL.Class)
    used: set[Node] = {m for head in graph.objects(None, OWL.members) for m in graph.items(head)}
    used |= iris(graph.objects(None, RDF.type)) - _BUILT_IN_TYPES
    used |= {*graph.subjects(RDFS.subClassOf), *graph.objects(None, RDFS.subClassOf)}
    used |= set(graph.objects(None, RDFS.domain))
    for kind in used - classes:
        yield f"{kind} is not declared as a class"


def axioms_fit_the_kind(graph: Graph) -> Faults:
    """Yield flags, ranges and super-properties that the kind of a property does not allow."""
    data, objects = typed(graph, OWL.DatatypeProperty), typed(graph, OWL.ObjectProperty)
    for term in data:
        for flag in set(graph.objects(term, RDF.type)) & _OBJECT_ONLY:
            yield f"{term} is a datatype property and {flag}"
    known = _DATATYPES | typed(graph, RDFS.Datatype)
    for subject, range_ in graph.subject_objects(RDFS.range):
        if range_ not in (known if subject in data else typed(graph, OWL.Class)):
            yield f"{range_} can't be the range of {subject}"
    for lower, upper in graph.subject_objects(RDFS.subPropertyOf):
        if not any({lower, upper} <= kind for kind in (data, objects)):
            yield f"{lower} and {upper} are of different kinds"


def nothing_reserved(graph: Graph) -> Faults:
    """Yield reserved terms that are declared, described or used as datatypes outside OWL 2."""
    for subject in iris(graph.subjects(unique=True)):
        if str(subject).startswith(_RESERVED):
            yield f"{subject} is reserved"
    for value in graph.objects(unique=True):
        datatype = value.datatype if isinstance(value, Literal) else value
        is_type = isinstance(datatype, URIRef) and datatype.startswith(str(XSD))
        if is_type and datatype not in _DATATYPES:
            yield f"{datatype} is no datatype of OWL 2"


def functional_is_simple(graph: Graph) -> Faults:
    """Yield properties that have to be simple, with a transitive one at or under them."""
    for term in typed(graph, *_NEEDS_SIMPLE):
        for lower in graph.transitive_subjects(RDFS.subPropertyOf, term):
            if (lower, RDF.type, OWL.TransitiveProperty) in graph:
                yield f"{term} is not simple: {lower} is transitive"


def values_fit_the_kind(graph: Graph) -> Faults:
    """Yield literals behind object properties and things behind datatype properties."""
    for kind, is_literal in ((OWL.ObjectProperty, False), (OWL.DatatypeProperty, True)):
        for predicate in typed(graph, kind):
            for value in graph.objects(None, predicate):
                if isinstance(value, Literal) is not is_literal:
                    yield f"{predicate} has the value {value!r}"


CHECKS: dict[Callable[[Graph], Faults], str] = {
    one_kind_each: "cg:runs a owl:DatatypeProperty .",
    all_declared: "<urn:x> cg:runz <urn:y> .",
    axioms_fit_the_kind: "cg:value a owl:TransitiveProperty .",
    nothing_reserved: "cg:earliest rdfs:range xsd:date .",
    functional_is_simple: "cg:hasPlace a owl:FunctionalProperty .",
    values_fit_the_kind: '<urn:x> cg:runs "a mill" .',
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize(
    "names", [OWL_FILES, ("claimgraph",), ("codes",)], ids=lambda names: "+".join(names)
)
def test_it_is_owl_2_dl(check: Callable[[Graph], Faults], names: tuple[str, ...]) -> None:
    graph = Graph()
    for name in names:
        graph += file(name)
    assert list(check(graph)) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_of_the_profile_can_fail(check: Callable[[Graph], Faults]) -> None:
    prefixes = f"@prefix cg: <{CG}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> ."
    planted = f"{prefixes} @prefix xsd: <{XSD}> . {CHECKS[check]}"
    graph = everything() + Graph().parse(data=planted, format="turtle")
    assert list(check(graph))


def test_records_use_declared_terms_only() -> None:
    """The good case beside the ontology is OWL 2 DL, save what records can't do without."""
    graph = everything() + Graph().parse(GOOD)
    faults = sorted({fault for check in CHECKS for fault in check(graph)})
    assert faults == [f"{RDF.value} is not declared", f"{XSD.date} is no datatype of OWL 2"]


def test_blank_nodes_hold_lists_only() -> None:
    for name in OWL_FILES:
        for subject in file(name).subjects(unique=True):
            if isinstance(subject, BNode):
                kinds = set(file(name).predicates(subject))
                assert kinds in ({RDF.first, RDF.rest}, {RDF.type, OWL.members})
