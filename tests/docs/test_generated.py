"""The tools that write reference pages: what they must not miss, and that they notice changes."""

from __future__ import annotations

import inspect
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.hostile import hostile
from tools import api_reference, formats_reference, generated_pages, rules_reference

import claimgraph as cg
from claimgraph.analysis.checks import RULES
from claimgraph.presentation.exporting import FORMATS


def test_the_page_of_rules_has_every_rule_and_family() -> None:
    page = rules_reference.PAGE.read_text(encoding="utf-8")  # test_docs holds it to what is made
    for rule in RULES:
        assert page.count(f"### {rule.code}: {rule.title}\n") == 1
        assert f"| {rule.severity} | {rule.title} |" in page
        assert rule.why in page
        assert any(rule.code.startswith(family) for family in rules_reference.FAMILIES)


def test_the_page_of_the_api_has_every_public_method_of_a_case() -> None:
    page = api_reference.page()
    names = [name for name, _ in inspect.getmembers(cg.Case) if not name.startswith("_")]
    assert len(names) > 20
    for name in names:
        assert (f"### `case.{name}`" in page) is (name not in api_reference.INSIDE), name
    for error in vars(cg.errors).values():
        if inspect.isclass(error) and issubclass(error, cg.errors.ClaimgraphError):
            assert f"- `{error.__name__}`: " in page


def test_signatures_are_told_as_one_calls() -> None:
    page = api_reference.page()
    assert "claimgraph.init(path: str | os.PathLike[str], *, title: str = '', base: str" in page
    assert "case.find(text: str, *, limit: int = 20) -> list[names.Hit]" in page
    assert "\n    **selection: Any,\n) -> Export\n" in page


def test_the_table_of_formats_knows_every_loss(repo: Path, tmp_path: Path) -> None:
    """Also of a case in which everything is hostile, so that no report goes untold."""
    shutil.copytree(
        repo / "graphs" / "fog-banks", tmp_path / "case", ignore=shutil.ignore_patterns(".*")
    )
    told = {loss for concept in formats_reference.CONCEPTS for loss in concept.losses}
    case = cg.init(tmp_path / "hostile", base=hostile().info.base)
    case.merge(replace(hostile(), info=case.info))
    reports = {**formats_reference.reports()}
    for name in FORMATS:
        reports[name] = (*reports[name], *case.export("-", format=name).losses)
    assert reports.keys() == FORMATS.keys()
    untold = {loss.concept for losses in reports.values() for loss in losses} - told
    assert untold == set()


def test_each_loss_of_the_probe_is_in_the_table() -> None:
    page = formats_reference.page()
    rows = [line for line in page.splitlines() if line.startswith("| ") and "●" in line]
    assert len(rows) == len(formats_reference.CONCEPTS)
    head = next(line for line in page.splitlines() if line.startswith("|  | "))
    columns = [cell.strip() for cell in head.split("|")[2:-1]]
    assert columns == list(FORMATS)
    for row, concept in zip(rows, formats_reference.CONCEPTS, strict=True):
        cells = dict(zip(columns, (c.strip() for c in row.split("|")[2:-1]), strict=True))
        for name, losses in formats_reference.reports().items():
            is_kept = not any(loss.concept in concept.losses for loss in losses)
            is_kept &= name not in concept.nowhere
            assert (cells[name] == formats_reference.KEPT) is is_kept, (concept.name, name)


def test_a_page_that_is_not_up_to_date_is_noticed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "docs" / "page.md"

    def run(*arguments: str) -> int:
        return generated_pages.run("tools/x.py", page, lambda: "made\n", arguments)

    assert run("--check") == 1
    assert "is not up to date: run python tools/x.py" in capsys.readouterr().err
    assert run() == 0
    assert run("--check") == 0
    page.write_text("old", encoding="utf-8")
    assert run("--check") == 1
    assert run("--chek") == 2


def test_a_generated_part_needs_its_place() -> None:
    page = "a\n<!-- generated: x by y -->\n\nold\n\n<!-- end of x -->\nb\n"
    made = generated_pages.with_parts(page, {"x": "new"})
    assert made == page.replace("old", "new")
    assert generated_pages.with_parts(made, {"x": "new"}) == made
    with pytest.raises(ValueError, match="no place for z"):
        generated_pages.with_parts(page, {"x": "new", "z": ""})
