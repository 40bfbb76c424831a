"""The five questions of ``docs/how-to/explore.md``, answered on the shipped case as a reader does.

Each test does what the page says, and what the page prints in bold must stand in the explorer. So
neither can change without the other.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.pointing import Opener, panel

import claimgraph as cg

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

REPO = Path(__file__).resolve().parent.parent.parent
GUIDE = REPO / "docs" / "how-to" / "explore.md"


def documented(question: str) -> list[str]:
    """Return what the guide has in bold below a question: the answer."""
    text = GUIDE.read_text(encoding="utf-8")
    (section,) = re.findall(rf"^### {re.escape(question)}\n(.*?)(?=^### |\Z)", text, re.M | re.S)
    answers = re.findall(r"\*\*(.+?)\*\*", section)
    assert answers
    return answers


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("police") / "police.html"
    cg.open(REPO / "graphs" / "overseas-police-stations").explore(file)
    return file.read_bytes()


@pytest.fixture
def police(opened: Opener, shipped: bytes) -> Page:
    return opened(shipped)


def look_for(page: Page, text: str) -> None:
    """Press the key of the search, and type."""
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.locator("#results [role=option]").first.wait_for()


def result(page: Page, name: str) -> Locator:
    return page.locator("#results [role=option]").filter(has=page.get_by_text(name, exact=True))


def go_to(page: Page, group: str, name: str) -> None:
    """Click on a thing in a group of edges of the panel: "From here" or "To here"."""
    rows = page.locator("#panel section").filter(has=page.get_by_role("heading", name=group))
    rows.get_by_role("link", name=name, exact=True).click()
    page.locator("#panel-title").get_by_text(name).wait_for()


def edge_of(page: Page, name: str) -> Locator:
    """The row of an edge in the panel."""
    return page.locator("#panel .edge").filter(has=page.get_by_role("link", name=name, exact=True))


def to_the_stations(page: Page) -> None:
    look_for(page, "stations in canada")
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").inner_text().strip() == "The two new stations in Canada"
    go_to(page, "From here", "The 48 newly found stations")


def test_who_operates_the_stations_in_canada(police: Page) -> None:
    to_the_stations(police)
    assert "operates 2\nGovernment of China\n1 claim\nTwo further local police" in panel(police)
    read = panel(police)
    police.go_back()
    for station in ("New station in Vancouver", "Second new station in Canada, place unknown"):
        go_to(police, "To here", station)
        read += panel(police)
        police.go_back()
    assert [
        answer
        for answer in documented("Who operates the stations in Canada?")
        if answer not in read
    ] == []


def test_on_whose_word(police: Page) -> None:
    to_the_stations(police)
    edge_of(police, "Two further local police jurisdictions").get_by_text("1 claim").click()
    police.locator("#panel .ladder").wait_for()
    read = panel(police)
    assert police.locator("#panel .rung").count() == 2
    police.go_back()
    edge_of(police, "Government of China").get_by_text("1 claim").click()
    police.locator("#panel-title").get_by_text("Government of China").wait_for()
    assert police.locator("#panel .rung").count() == 1
    read += panel(police)
    assert [answer for answer in documented("On whose word?") if answer not in read] == []


def test_what_contradicts_the_statement(police: Page) -> None:
    answers = documented("What contradicts the “administrative services” statement?")
    look_for(police, "administrative services")
    result(police, answers[0]).click()
    police.locator("#panel .related").first.wait_for()
    read = panel(police)
    assert [answer for answer in answers if answer not in read] == []
    about = police.locator("#panel .related").filter(has_text="About this claim")
    rows = about.locator("li").all_inner_texts()
    assert sum(row.startswith("contradicts") for row in rows) == 11
    assert sum(row.startswith("undermines") for row in rows) == 2
    assert sum("Safeguard Defenders asserts it" in row for row in rows) == 5
    assert sum("The analyst of this case asserts it" in row for row in rows) == 8
    whom = police.locator("#panel .rung .who").all_inner_texts()
    assert [re.sub(r"(asserts|passes) it.*", "", who, flags=re.S).strip() for who in whom] == [
        "PRC authorities, not specified",
        "Safeguard Defenders",
        "The news article",
    ]


def test_what_falls_without_the_report(police: Page) -> None:
    look_for(police, "safeguard")
    result(police, "Safeguard Defenders report of December 5").click()
    police.locator("#panel").get_by_role("button", name="Withdraw").click()
    bar = police.locator("#doubted")
    bar.wait_for()
    read = bar.inner_text()
    assert [
        a for a in documented("What falls if the NGO report is withdrawn?") if a not in read
    ] == []
    # Each number opens its claims.
    bar.get_by_text("27 fall by dependency").click()
    assert "They lean on claims that fall." in panel(police)
    bar.get_by_role("button", name="Put it back", exact=True).click()
    assert bar.is_hidden()


def test_how_the_newspaper_connects_to_fox_hunt(police: Page) -> None:
    look_for(police, "ministry of public")
    police.keyboard.press("Enter")
    go_to(police, "To here", "People's Public Security Daily")
    police.locator("#panel").get_by_role("button", name="Path to").click()
    police.keyboard.type("fox hunt")
    police.locator("#finder-results [role=option]").first.wait_for()
    police.keyboard.press("Enter")
    police.locator("#panel").get_by_text("No claims connect the two.").wait_for()
    read = panel(police)
    assert "What People's Public Security Daily says of Operation Fox Hunt" in read
    answers = documented("How does the ministry's newspaper connect to Fox Hunt?")
    assert [answer for answer in answers if answer not in read] == []
