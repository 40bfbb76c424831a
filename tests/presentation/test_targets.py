"""An export destroys nothing: no folder, no part of the case, no device, and no half file."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimgraph.errors import UsageError
from claimgraph.presentation import targets

TABLES = frozenset({"nodes.csv", "edges.csv"})


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    (folder / "claims").mkdir(parents=True)
    (folder / "case.ttl").touch()
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "case.ttl",
        "entities.ttl",
        "sources.ttl",
        "terms.ttl",
        "judgements.ttl",
        "graph.ttl",
        "GRAPH.TTL",
        "claims/new.ttl",
        "claims/../case.ttl",
        "sources/new.txt",
        "queries/new.rq",
        ".claimgraph/x",
        ".journal/x",
        "proposals/x",
    ],
)
def test_the_case_s_own_files_are_refused(case: Path, name: str) -> None:
    (case / name).parent.mkdir(exist_ok=True)
    with pytest.raises(UsageError, match="is a file of the case itself"):
        targets.refuse_unsafe(str(case / name), case)


def test_a_link_into_the_case_is_refused(case: Path, tmp_path: Path) -> None:
    (tmp_path / "link.ttl").symlink_to(case / "case.ttl")
    with pytest.raises(UsageError, match="is a file of the case itself"):
        targets.refuse_unsafe(str(tmp_path / "link.ttl"), case)


@pytest.mark.parametrize("name", ["mine.ttl", "exports/x.ttl", "graph.gexf", "../case.ttl"])
def test_other_files_are_not(case: Path, name: str) -> None:
    (case / "exports").mkdir()
    targets.refuse_unsafe(str(case / name), case)


def test_a_folder_is_refused_where_a_file_is_meant(case: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        targets.refuse_unsafe(str(tmp_path), case)
    with pytest.raises(UsageError, match="there is no folder"):
        targets.refuse_unsafe(str(tmp_path / "nowhere" / "x.ttl"), case)


def test_a_folder_of_tables(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    targets.refuse_unsafe(str(folder), case, TABLES)
    folder.mkdir()
    targets.refuse_unsafe(str(folder), case, TABLES)
    (folder / "nodes.csv").touch()
    targets.refuse_unsafe(str(folder), case, TABLES)
    (folder / "other.txt").touch()
    with pytest.raises(UsageError, match="holds other files"):
        targets.refuse_unsafe(str(folder), case, TABLES)
    with pytest.raises(UsageError, match="is a file, not a folder"):
        targets.refuse_unsafe(str(folder / "other.txt"), case, TABLES)
    with pytest.raises(UsageError, match="holds other files"):
        targets.refuse_unsafe(str(case), case, TABLES)


def test_stdout_is_never_refused_and_never_written(case: Path, tmp_path: Path) -> None:
    targets.refuse_unsafe("-", case)
    targets.write("-", b"x", {})
    assert not (tmp_path / "-").exists()


def test_a_fault_of_the_disk_names_the_file_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"x\.ttl") as caught:
        targets.write(str(tmp_path / "nowhere" / "x.ttl"), b"x", {})
    assert caught.value.filename == str(tmp_path / "nowhere" / "x.ttl")
