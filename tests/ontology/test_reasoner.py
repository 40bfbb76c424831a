"""HermiT over the ontology and over cases: consistent, no empty class, contradictions found."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

CG = "https://w3id.org/claimgraph/ontology#"
REPO = Path(__file__).resolve().parents[2]
GOOD = REPO / "tests" / "ontology" / "data" / "good.ttl"
OWL_FILES = [REPO / "ontology" / f"{name}.ttl" for name in ("claimgraph", "codes", "alignments")]
CASES = sorted(path.parent for path in (REPO / "graphs").glob("*/case.ttl"))


class Inconsistent(Exception):
    """HermiT found a contradiction."""


class Reasoner:
    """HermiT, as owlready2 runs it."""

    def __init__(self, java: str, folder: Path) -> None:
        self._java = java
        self._file = folder / "input.nt"

    def empty_classes(self, graph: Graph, *, records: bool = False) -> list[str]:
        """Return the classes that nothing can be in.

        Args:
            graph: OWL in RDF.
            records: True where it holds records. Their days are xsd:date and their dates
                edtf:EDTF, which OWL 2 does not know; HermiT is told to pass over both.

        Raises:
            Inconsistent: no world can be as `graph` says.
        """
        owlready2: Any = pytest.importorskip("owlready2")
        owlready2.JAVA_EXE = self._java
        graph.serialize(self._file, format="nt", encoding="utf-8")
        world = owlready2.World()
        try:
            world.get_ontology(self._file.as_uri()).load()
            owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=records)
            empty = {found.iri for found in world.inconsistent_classes()}
            return sorted(empty - {str(OWL.Nothing)})
        except owlready2.OwlReadyInconsistentOntologyError:
            raise Inconsistent from None
        finally:
            world.close()


@pytest.fixture
def reasoner(java: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reasoner:
    # A run takes two seconds: too short for all that a server would do to its code first.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    return Reasoner(java, tmp_path)


@cache
def file(path: Path) -> Graph:
    return Graph().parse(path)


def graph_of(files: Iterable[Path], more: str = "") -> Graph:
    graph = Graph()
    for path in files:
        graph += file(path)
        for prefix, iri in file(path).namespaces():
            graph.bind(prefix, iri)
    prefixes = "\n".join(f"@prefix {p}: <{iri}> ." for p, iri in graph.namespaces())
    return graph.parse(data=f"{prefixes}\n{more}", format="turtle")


def files_of(case: Path) -> list[Path]:
    return sorted([*case.glob("*.ttl"), *case.glob("claims/*.ttl")])


def test_the_ontology_is_consistent_and_every_class_can_have_a_member(reasoner: Reasoner) -> None:
    assert reasoner.empty_classes(graph_of(OWL_FILES)) == []


def test_a_class_that_nothing_can_be_in_is_found(reasoner: Reasoner) -> None:
    planted = "<urn:x:Town> a owl:Class ; rdfs:subClassOf cg:Person , cg:Settlement ."
    assert reasoner.empty_classes(graph_of(OWL_FILES, planted)) == ["urn:x:Town"]


def test_the_good_case_is_consistent(reasoner: Reasoner) -> None:
    assert reasoner.empty_classes(graph_of([*OWL_FILES, GOOD]), records=True) == []


@pytest.mark.parametrize(
    "planted",
    [
        pytest.param("<urn:x:a> a cg:Person , cg:City .", id="a person that is a place"),
        pytest.param("<urn:x:a> a cg:Company , cg:Event .", id="a company that is an event"),
        pytest.param("<urn:x:a> a cg:Campaign , cg:Court .", id="a campaign that is a court"),
        pytest.param("<urn:x:a> a cg:PersonGroup , cg:Person .", id="a group that is one person"),
        pytest.param("<urn:x:a> a cg:Source , cg:Person .", id="a source that is a person"),
        pytest.param(
            "<urn:x:a> cg:attests <urn:x:b> . <urn:x:b> a cg:Person .", id="a person attested"
        ),
        pytest.param("<urn:x:a> a cg:Claim , cg:Report .", id="a claim that is a document"),
        pytest.param("<urn:x:a> cg:dependsOn <urn:x:a> .", id="a claim that depends on itself"),
        pytest.param("<urn:x:a> cg:amount 1.0 , 2.0 .", id="a quantity with two amounts"),
        pytest.param("<urn:x:a> cg:protected true , false .", id="protected and not"),
    ],
)
def test_a_planted_contradiction_is_reported(reasoner: Reasoner, planted: str) -> None:
    with pytest.raises(Inconsistent):
        reasoner.empty_classes(graph_of(OWL_FILES, planted))


@pytest.mark.parametrize(
    "planted",
    [
        pytest.param(
            "<urn:x:a> a cg:Event ; cg:startedOn <urn:x:d> , <urn:x:e> ."
            '<urn:x:d> cg:edtf "1998" . <urn:x:e> cg:edtf "1999" .',
            id="two dates for one start",
        ),
        pytest.param("<urn:x:a> a cg:Document , cg:NewsOrganisation .", id="a daily that speaks"),
        pytest.param("<urn:x:a> a cg:Embassy , cg:Facility .", id="an embassy and its house"),
        pytest.param("<urn:x:a> a cg:Vessel . <urn:x:b> cg:locatedIn <urn:x:a> .", id="on a ship"),
        pytest.param("<urn:x:a> a cg:City ; cg:leads <urn:x:b> .", id="a relation misused"),
    ],
)
def test_what_sources_may_well_say_is_no_contradiction(reasoner: Reasoner, planted: str) -> None:
    assert reasoner.empty_classes(graph_of(OWL_FILES, planted)) == []


def test_the_shipped_cases_are_collected() -> None:
    if not any((REPO / "graphs").glob("*")):
        pytest.skip("there is nothing in graphs/ yet")
    assert CASES, "graphs/ holds no case"
    assert all(files_of(case) for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_shipped_case_is_consistent(reasoner: Reasoner, case: Path) -> None:
    graph = graph_of([*OWL_FILES, *files_of(case)])
    assert reasoner.empty_classes(graph, records=True) == []
    entity = next(graph.subjects(RDF.type, URIRef(CG + "Person")))
    graph.add((entity, RDF.type, URIRef(CG + "Place")))
    with pytest.raises(Inconsistent):
        reasoner.empty_classes(graph, records=True)
