"""Making a new case."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.creation import SHEET
from claimgraph.errors import UsageError


def test_a_new_case_is_whole(tmp_path: Path) -> None:
    case = cg.init(tmp_path / "harbour", title="The Harbour Permits")
    assert case.info.title == "The Harbour Permits"
    assert case.info.base == "https://w3id.org/claimgraph/cases/harbour/"
    assert not case.check().findings
    assert (case.root / "graph.ttl").is_file()


def test_its_sheet_explains_itself_and_imports(tmp_path: Path) -> None:
    case = cg.init(tmp_path / "harbour")
    sheet = case.root / SHEET
    assert sheet.read_text(encoding="utf-8").count("#") > 10
    assert case.import_([sheet])
    assert not case.import_([sheet])
    assert case.check().errors == 0


def test_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / SHEET).write_text("mine too")
    cg.init(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / SHEET).read_text() == "mine too"


@pytest.mark.parametrize(
    ("name", "local"),
    [("My Case (2)", "my-case-2"), ("案件", "案件"), ("...", "case"), ("a'b\"c", "a-b-c")],
)
def test_any_folder_gives_a_base(tmp_path: Path, name: str, local: str) -> None:
    case = cg.init(tmp_path / name)
    assert case.info.base == f"https://w3id.org/claimgraph/cases/{local}/"
    assert case.info.title == name
    assert case.check().errors == 0


@pytest.mark.parametrize("base", ["nonsense", "https://example.org/a b/", "https://example.org/x"])
def test_a_base_that_can_t_be(tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError, match="base"):
        cg.init(tmp_path / "case", base=base)
    assert not (tmp_path / "case").exists()


def test_there_is_a_case_already(tmp_path: Path) -> None:
    cg.init(tmp_path / "case")
    before = (tmp_path / "case" / "case.ttl").read_bytes()
    with pytest.raises(UsageError, match="is a case already"):
        cg.init(tmp_path / "case", title="Another")
    assert (tmp_path / "case" / "case.ttl").read_bytes() == before
