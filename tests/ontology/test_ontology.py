"""The ontology: every term says what it is, what its ends may be, and what it is elsewhere."""

from __future__ import annotations

import re

import pytest
from rdflib import Node, URIRef
from rdflib.namespace import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    TIME,
    DefinedNamespace,
)
from tests.ontology.terms import (
    CG,
    CODE,
    USAGES,
    codes,
    file,
    in_language,
    iris,
    local,
    schemes,
    sort,
    terms,
    typed,
    usage,
)

# --- every term says what it is ------------------------------------------------------------------


def test_there_is_something_to_look_at() -> None:
    assert len(terms()) > 200
    assert len(codes()) > 60
    assert len(schemes()) == 11
    assert len(file("shapes")) > 700


@pytest.mark.parametrize("name", ["claimgraph", "codes", "alignments", "shapes"])
def test_each_file_has_a_header(name: str) -> None:
    (header,) = typed(file(name), OWL.Ontology)
    assert file(name).value(header, OWL.versionIRI) == URIRef(f"{header}/0.1.0")
    assert file(name).value(header, DCTERMS.license)
    for language in ("en", "zh"):
        assert in_language(file(name), header, DCTERMS.title, language)


@pytest.mark.parametrize("term", terms(), ids=local)
def test_a_term_is_documented(term: URIRef) -> None:
    graph = file("claimgraph")
    for predicate in (RDFS.label, SKOS.definition, SKOS.example):
        assert len(in_language(graph, term, predicate, "en")) == 1, predicate
    assert len(in_language(graph, term, RDFS.label, "zh")) == 1
    assert set(graph.objects(term, RDFS.isDefinedBy)) == {URIRef(str(CG).rstrip("#"))}
    assert [usage(term)] == [str(o) for o in graph.objects(term, CG.usage)]
    assert usage(term) in USAGES


@pytest.mark.parametrize("code", [*codes(), *schemes()], ids=local)
def test_a_code_is_documented(code: URIRef) -> None:
    graph = file("codes")
    for predicate in (SKOS.prefLabel, SKOS.definition, SKOS.example):
        assert len(in_language(graph, code, predicate, "en")) == 1, predicate
    assert len(in_language(graph, code, SKOS.prefLabel, "zh")) == 1
    assert set(graph.objects(code, RDFS.isDefinedBy)) == {URIRef(str(CODE).rstrip("#"))}
    if code in codes():
        (scheme,) = graph.objects(code, SKOS.inScheme)
        assert list(graph.objects(code, SKOS.topConceptOf)) == [scheme]
        assert scheme in schemes()
        assert len(list(graph.objects(code, SKOS.notation))) == 1


@pytest.mark.parametrize("term", [*terms(), *codes(), *schemes()], ids=local)
def test_a_term_is_mapped_or_says_that_nothing_fits(term: URIRef) -> None:
    standing_in = [term, *file("codes").objects(term, SKOS.inScheme)]
    assert any((node, None, None) in file("alignments") for node in standing_in)


def test_no_two_classes_or_relations_have_the_same_label() -> None:
    graph = file("claimgraph")
    for kinds in ({"class"}, {"relation", "qualifier"}):
        chosen = [t for t in terms() if sort(t) in kinds]
        labels = [in_language(graph, t, RDFS.label, "en")[0] for t in chosen]
        assert len(labels) > 10
        assert sorted(set(labels)) == sorted(labels)


# --- kinds of subject and object -----------------------------------------------------------------


def above(term: Node, predicate: URIRef = RDFS.subClassOf) -> set[Node]:
    found = file("claimgraph").transitive_objects(term, predicate)
    return {node for node in found if node is not None}


def relations() -> list[URIRef]:
    return [term for term in terms() if usage(term) == "relation"]


@pytest.mark.parametrize("relation", relations(), ids=local)
def test_a_relation_says_what_its_ends_may_be(relation: URIRef) -> None:
    graph = file("claimgraph")
    subjects = set(graph.objects(relation, CG.subjectKind))
    objects = set(graph.objects(relation, CG.objectKind))
    assert subjects
    assert bool(objects) == ((relation, RDF.type, OWL.ObjectProperty) in graph)
    assert iris(subjects | objects) <= typed(graph, OWL.Class)
    inverse = in_language(graph, relation, CG.inverseLabel, "en")
    assert len(inverse) == bool(objects)
    assert not set(graph.objects(relation, RDFS.domain)) | set(graph.objects(relation, RDFS.range))


@pytest.mark.parametrize("relation", relations(), ids=local)
def test_a_relation_is_no_wider_than_the_one_that_it_is_a_kind_of(relation: URIRef) -> None:
    graph = file("claimgraph")
    for parent in graph.objects(relation, RDFS.subPropertyOf):
        assert usage(parent) == "relation"
        for kinds in (CG.subjectKind, CG.objectKind):
            allowed = set(graph.objects(parent, kinds))
            for kind in graph.objects(relation, kinds):
                assert above(kind) & allowed, f"{local(str(kind))} is not allowed for {parent}"


@pytest.mark.parametrize(
    "relation",
    [r for r in relations() if "Symmetric" in str(list(file("claimgraph")[r]))],
    ids=local,
)
def test_a_symmetric_relation_reads_the_same_both_ways(relation: URIRef) -> None:
    graph = file("claimgraph")
    for language in ("en", "zh"):
        labels = in_language(graph, relation, RDFS.label, language)
        assert labels == in_language(graph, relation, CG.inverseLabel, language)


def test_qualifiers_are_kinds_of_qualifier() -> None:
    for term in (t for t in terms() if usage(t) == "qualifier"):
        assert CG.qualifier in above(term, RDFS.subPropertyOf)
        assert (term, RDF.type, OWL.ObjectProperty) in file("claimgraph")


def test_a_class_of_groups_says_what_its_members_are() -> None:
    groups = [t for t in terms() if sort(t) == "class" and CG.Group in above(t)]
    members = [file("claimgraph").value(group, CG.groupOf) for group in groups]
    assert len(groups) == 8
    assert all(member in typed(file("claimgraph"), OWL.Class) for member in members)


# --- the terms of others that are mapped to exist ------------------------------------------------

_DEFINED: dict[str, type[DefinedNamespace]] = {
    str(ns): ns for ns in (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME)
}
_LISTED = {
    "http://www.w3.org/ns/oa#": "SpecificResource hasTarget",
    "http://purl.org/spar/cito/": "agreesWith cites confirms disagreesWith disputes extends "
    "givesSupportTo qualifies refutes",
    "http://wikiba.se/ontology#": "QuantityValue Reference Statement TimeValue quantityAmount "
    "quantityLowerBound quantityUnit quantityUpperBound timeValue",
    "https://schema.followthemoney.tech/#": "Address Article Asset Associate BankAccount Company "
    "Contract CourtCase Directorship Document Employment Event Family LegalEntity License "
    "Membership Message Organization Ownership Payment Person Project ProjectParticipant "
    "PublicBody Similar Thing UnknownLink UserAccount Vehicle Vessel",
}


def mapped_to() -> set[URIRef]:
    found = iris(file("alignments").objects(unique=True))
    return {iri for iri in found if "claimgraph" not in iri and "licenses" not in iri}


@pytest.mark.parametrize("iri", sorted(mapped_to()))
def test_a_term_that_is_mapped_to_exists(iri: URIRef) -> None:
    """Against rdflib's lists of standard terms, and against ours where it has none."""
    namespace = re.sub(r"[^#/]+$", "", iri)
    name = iri.removeprefix(namespace)
    if namespace in _DEFINED:
        assert name in _DEFINED[namespace]
    else:
        assert name in _LISTED[namespace].split()
