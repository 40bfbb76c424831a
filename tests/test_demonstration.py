"""The whole job on each case that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimgraph.analysis.lineage import chains
from claimgraph.demonstration import demonstrate
from claimgraph.errors import UsageError
from claimgraph.resources import example_cases


@pytest.mark.parametrize("name", example_cases())
def test_it_makes_a_case_a_page_a_subgraph_and_a_sheet(tmp_path: Path, name: str) -> None:
    made = demonstrate(tmp_path / "a new" / "place", name)
    assert made.case.root == tmp_path / "a new" / "place" / name
    assert made.page in made.files
    assert [file.suffix for file in made.files] == [".html", ".gexf", ".yaml"]
    assert all(file.stat().st_size > 1_000 for file in made.files)
    assert not made.case.import_([made.files[2]])
    assert "0 errors" in dict(made.steps)["checked it"]


@pytest.mark.parametrize("name", example_cases())
def test_the_claim_that_it_shows_came_through_hands(tmp_path: Path, name: str) -> None:
    made = demonstrate(tmp_path, name)
    assert max(len(chain) for chain in chains(made.case.content, made.claim)) >= 3


def test_the_largest_is_shown_by_default(tmp_path: Path) -> None:
    assert demonstrate(tmp_path).case.root.name == "overseas-police-stations"


def test_a_second_run_replaces_what_the_first_made_and_nothing_else(tmp_path: Path) -> None:
    first = demonstrate(tmp_path, "fog-banks")
    (first.case.root / "entities.ttl").write_text("broken")
    (tmp_path / "mine.txt").write_text("keep me")
    second = demonstrate(tmp_path, "fog-banks")
    assert second.steps == first.steps
    assert (tmp_path / "mine.txt").read_text() == "keep me"
    assert not list(tmp_path.glob(".*.part"))


def test_an_example_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no example is called 'nothing'"):
        demonstrate(tmp_path / "x", "nothing")
    assert not (tmp_path / "x").exists()
