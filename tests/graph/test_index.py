"""The index: built when the files changed, and only then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.builders import BASE, tea

import claimgraph
from claimgraph.case import Case
from claimgraph.errors import DataError
from claimgraph.graph import index, worker


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = claimgraph.init(tmp_path / "tea", title="Tea", base=BASE)
    made.merge(tea())
    return made


def _indexes(case: Case) -> dict[str, int]:
    return {p.name: p.stat().st_ino for p in (case.root / ".claimgraph" / "index").iterdir()}


def test_an_index_is_used_again_while_the_files_are_the_same(case: Case) -> None:
    first = case.index_path()
    before = _indexes(case)
    assert claimgraph.open(case.root).index_path() == first
    assert _indexes(case) == before


def test_an_index_is_made_anew_when_a_file_changes(case: Case) -> None:
    first = case.index_path()
    entities = case.root / "entities.ttl"
    entities.write_text(entities.read_text().replace("Ann Leaf", "Ann Twig"))
    changed = claimgraph.open(case.root)
    assert changed.index_path() != first
    assert [hit.name for hit in changed.find("Ann Twig")] == ["Ann Twig"]


def test_a_view_has_its_own_index_on_the_same_base(case: Case) -> None:
    accepted, everything = case.index_path(), claimgraph.open(case.root, "all").index_path()
    assert accepted != everything
    counts = [_edges(path) for path in (accepted, everything)]
    assert counts == [2, 3], "the denied claim leaves an edge only in the view of all"


def _edges(path: Path) -> int:
    graph = ox.NamedNode(f"{BASE}graph/_view")
    store = ox.Store()
    for named in (False, True):
        worker.load(str(path), store, named)
    return len(list(store.quads_for_pattern(None, None, None, graph)))


def test_the_derived_folder_can_be_deleted_at_any_time(case: Case) -> None:
    shutil.rmtree(case.root / ".claimgraph")
    assert len(claimgraph.open(case.root).content.claims) == 3


def test_a_case_that_cannot_be_written_is_still_read(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(case.root / ".claimgraph")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("os.access", lambda *_: False)
    assert claimgraph.open(case.root).index_path().is_relative_to(tmp_path / "cache")
    assert not (case.root / ".claimgraph").exists()


def test_a_file_that_is_not_turtle_is_named(case: Case) -> None:
    (case.root / "claims" / "paper.ttl").write_text("this is not turtle")
    with pytest.raises(DataError, match=r"claims/paper\.ttl: not readable as Turtle"):
        claimgraph.open(case.root).query("ASK {}")


def test_old_indexes_are_dropped(case: Case) -> None:
    note = case.root / "terms.ttl"
    for number in range(10):
        note.write_text(f"<https://example.org/{number}> <https://example.org/p> 1 .")
        claimgraph.open(case.root).index_path()
    assert len(_indexes(case)) <= 9, "three states: base, outline and a view of each"


def test_nested_triple_terms_are_refused_and_do_not_end_the_process(case: Case) -> None:
    (case.root / "claims" / "paper.ttl").write_bytes(b"<<( " * 50_000)
    with pytest.raises(DataError, match=r"claims/paper\.ttl: a triple term"):
        claimgraph.open(case.root).index_path()


# --- a store on disk ----------------------------------------------------------------------------


def _answers(case: Case, tmp_path: Path) -> dict[str, object]:
    """Return what a case says, by whichever way it is asked."""
    graph = case.namespaces.mint("graph", "_view")
    named = "FILTER(!isBlank(?s) && !isBlank(?o))"
    everything = f"SELECT ?s ?p ?o WHERE {{ ?s ?p ?o {named} }} ORDER BY ?s ?p ?o"
    edges = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o"
    counted = "SELECT (COUNT(?c) AS ?n) WHERE { ?c a cg:Claim }"
    return {
        "rows": [case.query(query).payload for query in (everything, edges, counted)],
        "asked": case.ask("who-runs-what").payload,
        "computed": case.ask("origins", subject="dimmle-fog-office").payload,
        "admitted": case.admitted,
        "left out": case.left_out,
        "found": case.find("fog"),
        "shown": case.show("dimmle-fog-office"),
        "traced": case.trace("dimmle-fog-office", "operates"),
        "origins": case.origins("dimmle-fog-office", "operates"),
        "checked": case.check().findings,
        "exported": case.export("-", format="trig").data,
        "part": case.export("-", format="yaml", about="dimmle-fog-office").data,
    }


@pytest.mark.parametrize("view", ["accepted", "all", "undisputed without=nine-mile-fog-society"])
def test_a_store_on_disk_says_what_text_in_memory_says(
    view: str, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ignored = shutil.ignore_patterns(".claimgraph")
    answers = []
    for kind, most in (("text", index._IN_MEMORY), ("store", 0)):
        monkeypatch.setattr(index, "_IN_MEMORY", most)
        place = tmp_path / kind
        shutil.copytree(repo / "graphs" / "fog-banks", place, ignore=ignored)
        case = claimgraph.open(place, view)
        answers.append(_answers(case, tmp_path))
        assert worker.is_text(str(case.index_path())) is (kind == "text")
    for key, answer in answers[0].items():
        assert answers[1][key] == answer, key
