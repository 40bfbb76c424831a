"""The index: built when the files changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.builders import BASE, tea

import claimgraph
from claimgraph.case import Case
from claimgraph.errors import DataError
from claimgraph.graph import worker


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
    import shutil

    shutil.rmtree(case.root / ".claimgraph")
    assert len(claimgraph.open(case.root).content.claims) == 3


def test_a_case_that_cannot_be_written_is_still_read(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

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
