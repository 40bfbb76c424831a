"""The timeline in a real browser: it opens in silence, light or dark, and says whose word it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from tests.builders import NS
from tests.hostile import hostile

import claimgraph as cg
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.exporting import Exporter
from claimgraph.presentation.timeline_export import export

if TYPE_CHECKING:
    from playwright.sync_api import Page

CASES = ["fog-banks", "overseas-police-stations"]


def opened(page: Page, data: bytes, file: Path) -> Page:
    file.write_bytes(data)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(file.as_uri())
    return page


def drawn(page: Page, repo: Path, tmp_path: Path, case: str, ending: str) -> Page:
    made = cg.open(repo / "graphs" / case).timeline_page("-", format=ending)
    return opened(page, made.data, tmp_path / f"timeline.{ending}")


@pytest.mark.parametrize("case", CASES)
def test_labels_do_not_run_into_the_axis_or_each_other(
    page: Page, repo: Path, tmp_path: Path, case: str
) -> None:
    drawn(page, repo, tmp_path, case, "html")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll("svg text:not(.mark):not(.legend)")].map((text) => {
            const box = text.getBBox();
            return [text.textContent, box.x, box.y, box.x + box.width, box.y + box.height];
        })"""
    )
    assert len(boxes) > 20
    axis = float(page.evaluate("document.querySelector('svg .axis').getBBox().x"))
    for text, left, _, right, _ in boxes:
        assert right <= axis or left >= axis, text
    for number, (text, left, top, right, bottom) in enumerate(boxes):
        for other, x, y, x2, y2 in boxes[number + 1 :]:
            apart = right <= x or x2 <= left or bottom <= y + 3 or y2 <= top + 3
            assert apart, (text, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_as_light_or_dark_as_the_reader_s_system(
    page: Page, repo: Path, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    drawn(page, repo, tmp_path, "fog-banks", "html")
    seen = page.evaluate(
        """() => [
            getComputedStyle(document.body).backgroundColor,
            getComputedStyle(document.querySelector("svg .paper")).fill,
            getComputedStyle(document.querySelector("svg .row text")).fill,
        ]"""
    )
    paper, ink = {
        "light": ("rgb(251, 250, 247)", "rgb(28, 32, 36)"),
        "dark": ("rgb(20, 23, 26)", "rgb(232, 234, 236)"),
    }[scheme]
    assert seen == [paper, paper, ink]


def test_it_says_what_it_is_and_whose_word_it_is(page: Page, repo: Path, tmp_path: Path) -> None:
    drawn(page, repo, tmp_path, "fog-banks", "html")
    assert page.title() == "The fog banks: timeline"
    drawing = page.get_by_role("img", name="The fog banks: timeline")
    assert drawing.count() == 1
    tip = drawing.locator("g.row title").first.text_content() or ""
    assert "Nine-Mile Fog Society" in tip
    assert "sr-c07" in tip
    assert page.locator("table").count() == 4
    assert page.locator("table tbody tr").count() == 18


def test_the_drawing_opens_by_itself(page: Page, repo: Path, tmp_path: Path) -> None:
    drawn(page, repo, tmp_path, "fog-banks", "svg")
    assert page.evaluate("document.documentElement.nodeName") == "svg"
    assert page.locator("g.row").count() == 18


@pytest.mark.parametrize("ending", ["svg", "html"])
def test_hostile_text_stays_text(page: Page, tmp_path: Path, ending: str) -> None:
    of = hostile()
    exporter = Exporter(of, tuple(of.claims), Vocabulary([]), NS)
    made = export(exporter, "-", ending, "all", None, None, None)
    opened(page, made.data, tmp_path / f"hostile.{ending}")
    assert page.locator("g.row").count() > 20
    assert page.locator("script, img, a, b").count() == 0
