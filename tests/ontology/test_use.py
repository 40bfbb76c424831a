"""Both ways: the code uses what is defined, and what is defined is used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

import pytest
from rdflib.namespace import RDF, RDFS, SKOS, XSD
from tests.ontology.terms import (
    CODE,
    FOR_USERS,
    REPO,
    codes,
    file,
    iris,
    local,
    schemes,
    terms,
    usage,
)

from claimgraph.analysis.lineage import BINDING
from claimgraph.graph import namespaces
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.entity import NameKind, UnknownReason
from claimgraph.model.finding import Severity
from claimgraph.model.judgement import Verdict
from claimgraph.model.quantity import Bound
from claimgraph.model.source import Reliability

_PYTHON = (
    re.compile(r"\bcg:([A-Za-z]\w*)"),
    re.compile(r"\b_?CG(?:\.| ?\+ ?\"|\[\")([A-Za-z]\w*)"),
    re.compile(r"\{_?CG\}([A-Za-z]\w*)"),
)
_PYTHON_CODES = (
    re.compile(r"\bcode:([a-zA-Z][\w-]*)"),
    re.compile(r"\b_?CODE ?\+ ?\"([a-zA-Z][\w-]*)\""),
)
_RDF_TERMS = (re.compile(r"\bcg:([A-Za-z]\w*)"),)
_RDF_CODES = (re.compile(r"\bcode:([a-zA-Z][\w-]*)"),)


def texts(*patterns: str) -> dict[str, str]:
    paths = sorted(path for pattern in patterns for path in REPO.glob(pattern))
    return {str(path.relative_to(REPO)): path.read_text(encoding="utf-8") for path in paths}


def names_in(text: str, patterns: Iterable[re.Pattern[str]]) -> set[str]:
    return {match[1] for pattern in patterns for match in pattern.finditer(text)}


def uses(python: tuple[re.Pattern[str], ...], rdf: tuple[re.Pattern[str], ...]) -> dict[str, str]:
    """Return each name that code, shapes and questions use, with a file that does."""
    sources = [
        (texts("src/**/*.py", "tools/*.py"), python),
        (texts("ontology/queries/*.rq", "ontology/shapes.ttl", "graphs/*/terms.ttl"), rdf),
    ]
    return {
        name: path
        for files, patterns in sources
        for path, text in files.items()
        for name in names_in(text, patterns)
    }


def test_the_scan_knows_every_way_of_writing_a_term() -> None:
    text = """"cg:runs" CG + "owns" CG+"met" _CG + "paid" CG.cites CG["Claim"] f"{CG}Source" cg:…"""
    expected = {"runs", "owns", "met", "paid", "cites", "Claim", "Source"}
    assert names_in(text, _PYTHON) == expected
    text = 'code:agent-only CODE + "silent" code:… code: str'
    assert names_in(text, _PYTHON_CODES) == {"agent-only", "silent"}


def test_every_term_that_is_used_is_defined() -> None:
    used = uses(_PYTHON, _RDF_TERMS)
    assert len(used) > 40
    defined = {local(term) for term in terms()}
    assert {name: path for name, path in used.items() if name not in defined} == {}


def test_relations_that_the_code_names_without_a_prefix_are_defined() -> None:
    assert BINDING
    assert set(BINDING) <= {local(term) for term in terms() if usage(term) == "relation"}


def test_every_code_that_is_used_is_defined() -> None:
    used = uses(_PYTHON_CODES, _RDF_CODES)
    defined = {local(code) for code in [*codes(), *schemes()]}
    assert {name: path for name, path in used.items() if name not in defined} == {}


def test_every_term_of_others_that_records_are_written_with_is_declared() -> None:
    """An OWL tool has to know of what kind each is without importing anything."""
    text = (REPO / "src" / "claimgraph" / "graph" / "encode.py").read_text(encoding="utf-8")
    found = re.findall(r"\b([A-Z]+) \+ \"(\w+)\"", text)
    known = vars(namespaces)
    used = {known[name] + word for name, word in found if name not in ("CG", "CODE")}
    built_in = {str(term) for term in (RDF.type, RDF.value, XSD.boolean, XSD.decimal)}
    built_in |= {str(term) for term in (XSD.date, XSD.dateTime, XSD.nonNegativeInteger)}
    built_in |= {str(term) for term in (RDFS.label, RDFS.comment, RDFS.seeAlso)}
    assert len(used) > 20
    declared = {str(term) for term in file("claimgraph").subjects(RDF.type)}
    assert used - built_in - declared == set()


def test_every_term_is_used_or_for_users() -> None:
    """Shapes alone do not count: something has to write or read the term."""
    python = "\n".join(texts("src/**/*.py", "tools/*.py").values())
    questions = "\n".join(texts("ontology/queries/*.rq").values())
    used = names_in(python, _PYTHON) | names_in(questions, _RDF_TERMS)
    for_users = {term for term in terms() if usage(term) in FOR_USERS}
    assert len(for_users) > 100
    assert {local(t) for t in terms() if t not in for_users} - used == set()


ENUMERATIONS: dict[str, type[StrEnum]] = {
    "stances": Stance,
    "attributionStatuses": AttributionStatus,
    "modalities": Modality,
    "unknownReasons": UnknownReason,
    "bounds": Bound,
    "nameKinds": NameKind,
    "verdicts": Verdict,
    "severities": Severity,
}


def notations(scheme: str) -> dict[str, str]:
    graph = file("codes")
    members = iris(graph.subjects(SKOS.inScheme, CODE[scheme]))
    return {local(code): str(graph.value(code, SKOS.notation)) for code in members}


@pytest.mark.parametrize("scheme", ENUMERATIONS)
def test_a_code_list_is_the_enumeration_of_the_model(scheme: str) -> None:
    members = {str(member) for member in ENUMERATIONS[scheme]}
    assert notations(scheme) == {name: name for name in members}


def test_grades_are_those_of_the_model_and_of_its_judgements() -> None:
    letters = {f"reliability-{letter}": str(letter) for letter in Reliability}
    assert notations("reliabilities") == letters
    assert notations("credibilities") == {f"credibility-{n}": str(n) for n in range(1, 7)}
    levels = ("low", "medium", "high")
    assert notations("confidences") == {f"confidence-{level}": level for level in levels}


def test_every_code_list_has_its_test() -> None:
    covered = {*ENUMERATIONS, "reliabilities", "credibilities", "confidences"}
    assert {local(scheme) for scheme in schemes()} == covered
