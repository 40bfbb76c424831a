"""Bringing content in: sheets and RDF, all of it or nothing, twice or once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.builders import BASE, tea

import claimgraph
from claimgraph.case import Case
from claimgraph.errors import DataError, InvalidInput, UsageError

RDF = ("case.ttl", "case.trig", "case.nq", "case.nt", "case.jsonld", "case.rdf")
SHEETS = ("case.yaml", "case.csv")


def _copy(repo: Path, name: str, into: Path) -> Case:
    ignore = shutil.ignore_patterns(".claimgraph")
    return claimgraph.open(shutil.copytree(repo / "graphs" / name, into / name, ignore=ignore))


def _empty_twin(case: Case, into: Path) -> Case:
    """Return an empty case of the same base and terms."""
    twin = claimgraph.init(into / "twin", title=case.info.title, base=case.info.base)
    terms = case.root / "terms.ttl"
    if terms.exists():
        shutil.copy(terms, twin.root / "terms.ttl")
    return claimgraph.open(twin.root)


@pytest.mark.parametrize("name", [*RDF, *SHEETS])
@pytest.mark.parametrize("shipped", ["fog-banks", "overseas-police-stations"])
def test_an_export_imports_to_the_same_graph(
    repo: Path, tmp_path: Path, shipped: str, name: str
) -> None:
    case = _copy(repo, shipped, tmp_path)
    case.export(tmp_path / name, hops=1)
    assert not case.import_([tmp_path / name]), "into the case itself it changes nothing"
    twin = _empty_twin(case, tmp_path)
    assert twin.import_([tmp_path / name])
    assert twin.content.entities == case.content.entities
    assert twin.content.sources == case.content.sources
    # Whose analyst noted a dependency is lost where a syntax has no graphs; that it is there, not.
    assert twin.content.claims == case.content.claims
    assert twin.content.attestations == case.content.attestations
    assert twin.content.records.keys() == case.content.records.keys()
    assert twin.content.judgements == case.content.judgements
    assert (twin.root / "graph.ttl").read_bytes() == (case.root / "graph.ttl").read_bytes()


def test_several_files_may_refer_to_each_other(tmp_path: Path) -> None:
    case = claimgraph.init(tmp_path / "tea", base=BASE)
    things = b"claimgraph-sheet: 1\nentities:\n  - {id: ann, type: Person, name: Ann}\n"
    things += b"  - {id: club, type: Organisation, name: Club}\n"
    things += b"  - {id: paper, type: Document, name: Paper}\n"
    said = b"claimgraph-sheet: 1\nsource: paper\nclaims:\n"
    said += b"  - {id: c1, subject: ann, predicate: leads, object: club}\n"
    case.import_([("claims.yaml", said), ("things.yaml", things)])
    assert len(case.content.claims) == 1


def test_one_fault_in_one_file_and_nothing_is_written(tmp_path: Path) -> None:
    case = claimgraph.init(tmp_path / "tea", base=BASE)
    case.merge(tea())
    before = {p: p.read_bytes() for p in case.root.rglob("*.ttl")}
    good = b"claimgraph-sheet: 1\nentities:\n  - {id: bob, type: Person, name: Bob}\n"
    bad = b"claimgraph-sheet: 1\nentities:\n  - {id: eve, type: Peron, name: Eve}\n"
    with pytest.raises(InvalidInput, match=r"bad\.yaml:3:\d+: .*'Peron'"):
        case.import_([("good.yaml", good), ("bad.yaml", bad)])
    assert {p: p.read_bytes() for p in case.root.rglob("*.ttl")} == before


def test_a_dry_run_says_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    case = claimgraph.init(tmp_path / "tea", base=BASE)
    changes = case.merge(tea(), dry_run=True)
    assert (len(changes.entities), len(changes.claims)) == (5, 3)
    assert claimgraph.open(case.root).content.claims == {}


def test_what_other_tools_wrote_into_a_file_is_kept(tmp_path: Path) -> None:
    case = claimgraph.init(tmp_path / "tea", base=BASE)
    case.merge(tea())
    entities = case.root / "entities.ttl"
    foreign = "\n:ann <https://example.org/shoe-size> 39 .\n"
    entities.write_text(entities.read_text() + foreign)
    case.import_(
        [("x.yaml", b"claimgraph-sheet: 1\nentities:\n  - {id: x, type: Person, name: X}\n")]
    )
    text = entities.read_text()
    assert "shoe-size> 39" in text
    assert ":x a cg:Person" in text


def test_a_file_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    case = claimgraph.init(tmp_path / "tea", base=BASE)
    with pytest.raises(UsageError, match=r"claims\.docx has no ending that says its format"):
        case.import_([("claims.docx", b"")])


def test_claims_of_another_case_are_refused(tmp_path: Path) -> None:
    case = claimgraph.init(tmp_path / "tea", base=BASE)
    case.merge(tea())
    case.export(tmp_path / "tea.ttl")
    other = claimgraph.init(tmp_path / "other", base="https://example.org/other/")
    with pytest.raises(DataError, match="not said in a document of this case"):
        other.import_([tmp_path / "tea.ttl"])


def test_text_that_is_not_rdf_names_the_file(tmp_path: Path) -> None:
    case = claimgraph.init(tmp_path / "tea", base=BASE)
    with pytest.raises(DataError, match=r"x\.ttl"):
        case.import_([("x.ttl", b"this is not turtle")])


def test_the_plain_graph_is_that_of_the_default_view_whoever_writes(tmp_path: Path) -> None:
    made = claimgraph.init(tmp_path / "tea", base=BASE)
    made.merge(tea())
    plain = (made.root / "graph.ttl").read_bytes()
    everything = claimgraph.open(made.root, "all")
    assert everything.check(select=["CG004"]).findings == ()
    everything.rebuild()
    assert (made.root / "graph.ttl").read_bytes() == plain
