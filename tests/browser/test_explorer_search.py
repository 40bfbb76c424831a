"""The search box: any name, in any script, and where a large case begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.pointing import Opener, passing, shown, until
from tests.builders import NS
from tests.presentation.explorer_contents import board, board_claims, many, page_of

from claimgraph.presentation.explorer import blocks

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("南通", "Puddle Tea Board"),
        ("pfutzen", "Puddle Tea Board"),
        ("PUDLE", "Puddle Tea Board"),
        ("lodz", "Łódź"),
        ("ŁÓDŹ", "Łódź"),
        ("lo\u0301dz", "Łódź"),
        ("t-05", "houses hasCount"),
        ("harbour", "The harbour house"),
    ],
)
def test_search_finds_any_name_in_any_script(opened: Opener, typed: str, found: str) -> None:
    page = opened(page_of(board()))
    page.locator("input[type=search]").fill(typed)
    assert found in page.locator("#results [role=option]").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.locator("#results").is_hidden()


def test_search_says_when_there_is_nothing(opened: Opener) -> None:
    page = opened(page_of(board()))
    page.locator("input[type=search]").fill("<b>nothing</b>")
    assert page.locator("#results").inner_text() == "Nothing goes by “<b>nothing</b>”."
    assert "Nothing goes by" in page.locator("#status").inner_text()


def test_a_large_case_starts_from_a_search(opened: Opener) -> None:
    page = opened(page_of(many(3000, 7000)))
    assert "Start from a search" in page.locator("#start").inner_text()
    assert shown(page) == set()
    assert page.locator(".suggestions li").count() == 12
    page.locator("input[type=search]").fill("Person 0")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert len(passing(page)) == 150
    assert "the 150 nearest of" in page.locator("#bar").inner_text()
    page.locator("#panel .edge .thing").nth(3).click()
    assert page.locator("#panel-title").inner_text() != "Person 0"
    page.locator("#mode-list").click()
    assert page.locator("#list table").is_visible()


def test_the_search_is_a_combobox(opened: Opener) -> None:
    page = opened(page_of(board()))
    box = page.get_by_role("combobox")
    box.click()
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.type("tea")
    options = page.get_by_role("listbox").get_by_role("option")
    assert options.count() == 4
    assert box.get_attribute("aria-expanded") == "true"
    assert "4 results" in page.locator("#status").inner_text()
    page.keyboard.press("ArrowDown")
    second = page.get_by_role("option", selected=True)
    assert box.get_attribute("aria-activedescendant") == second.get_attribute("id") == "result-1"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.get_by_role("option", selected=True).get_attribute("id") == "result-3"
    options.nth(1).click()
    page.wait_for_selector("#panel:not([hidden])")
    assert box.input_value() == ""


def test_a_result_says_its_kind_and_the_name_that_it_goes_by(opened: Opener) -> None:
    page = opened(page_of(board()))
    box = page.locator("#search")
    box.fill("南通")
    assert page.locator("#results li").first.inner_text().split("\n") == [
        "Puddle Tea Board",
        "南通茶局, statebody",
    ]
    box.fill("BOARD puddle")
    assert "Puddle Tea Board" in page.locator("#results li").first.inner_text()
    # What a claim says can be looked for too; it is found once, whatever it is found by.
    box.fill("public good")
    assert page.locator("#results li").all_inner_texts() == [
        "Puddle Tea Board says Tea is a public good.\nClaim"
    ]
    box.fill(NS.shorten(board_claims()["t-05"].iri))
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert "at least 13 houses" in page.locator("#panel-title").inner_text()


def test_a_large_case_begins_with_a_card_over_its_map(opened: Opener) -> None:
    page = opened(page_of(many(600, 1200)))
    start = page.locator("#start")
    assert page.locator("#start input[type=search]").count() == 1
    assert "person" in start.locator(".kinds").inner_text()
    mode = page.get_by_role("button", name="Map", exact=True)
    assert mode.get_attribute("aria-pressed") == "true"

    # Whoever would rather look around puts the card away; the search goes to its place.
    start.get_by_role("button", name="Look at the whole map").click()
    assert start.is_hidden()
    assert page.locator("#top input[type=search]").count() == 1

    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    start.locator(".kinds button").first.click()
    assert start.is_hidden()
    assert "Things: only person" in page.locator("#bar").inner_text()
    page.go_back()
    start.wait_for()
    start.get_by_role("link", name="Person 1", exact=True).click()
    page.wait_for_selector("#panel:not([hidden])")
    assert page.locator("#panel-title").inner_text() == "Person 1"
    assert "thing-00001" in shown(page)
    assert len(passing(page)) < 150
    page.go_back()
    start.wait_for()
    assert page.locator("#start input[type=search]").count() == 1


def test_a_small_case_is_drawn_at_once(opened: Opener) -> None:
    page = opened(page_of(many(300, 500)))
    assert page.locator("#start").is_hidden()
    assert page.locator("#mode-map").is_hidden()
    assert len(passing(page)) > 250


def test_a_large_case_is_drawn_whole_once_filters_leave_little(opened: Opener) -> None:
    page = opened(page_of(many(600, 1200)))
    page.locator("#mode-drawing").click()
    assert "Start from a search" in page.locator("#start").inner_text()
    assert page.locator("#start input[type=search]").count() == 1
    page.evaluate("claimgraph.change({ added: ['thing-00001', 'thing-00002'] })")
    until(page, "() => document.getElementById('start').hidden")
    assert shown(page) == {"thing-00001", "thing-00002"}


# --- what claims say, where that is packed --------------------------------------------------------


@pytest.fixture
def packed(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The page of the tea case, with its texts packed as those of a large case are."""
    monkeypatch.setattr(blocks, "LARGEST_PLAIN", 0)
    return opened(page_of(board()))


def test_what_claims_say_is_read_once_somebody_searches(packed: Page) -> None:
    packed.wait_for_timeout(400)
    assert packed.evaluate("claimgraph.evidence.shards.read.filter(Boolean).length") == 0
    packed.locator("#search").fill("public good")
    until(packed, "() => claimgraph.search.wordings.areRead")
    until(packed, "() => document.querySelectorAll('#results [data-go]').length > 0")
    assert packed.locator("#results li").all_inner_texts() == [
        "Puddle Tea Board says Tea is a public good.\nClaim"
    ]
    packed.keyboard.press("Enter")
    packed.wait_for_selector("#panel:not([hidden])")
    assert "Tea is a public good." in packed.locator("#panel-title").inner_text()


def test_until_it_is_read_that_is_said_and_nothing_jumps(packed: Page) -> None:
    # The reading takes as long as the test wants.
    packed.evaluate(
        """() => {
            const { shards } = claimgraph.evidence;
            const need = shards.need.bind(shards);
            const wait = new Promise((then) => { window.readOn = then; });
            shards.need = (claims) => wait.then(() => need(claims));
        }"""
    )
    packed.locator("#search").fill("tea")
    options = packed.locator("#results [data-go]")
    before = options.all_inner_texts()
    assert len(before) > 2
    told = "What the 12 claims say is still being read …"
    assert packed.locator("#results li").last.inner_text() == told
    assert told in packed.locator("#status").inner_text()
    packed.keyboard.press("ArrowDown")
    packed.evaluate("window.readOn()")
    until(packed, "() => !document.getElementById('results').textContent.includes('being read')")
    assert options.all_inner_texts()[: len(before)] == before
    assert options.count() > len(before)
    assert options.nth(1).get_attribute("aria-selected") == "true"


def test_where_it_is_not_searched_that_is_said(packed: Page) -> None:
    packed.evaluate("claimgraph.search.wordings.most = 11")
    packed.locator("#search").fill("public good")
    told = "What the 12 claims say was not searched: they are too many."
    assert packed.locator("#results li").all_inner_texts() == [
        "Nothing goes by “public good”.",
        told,
    ]
    assert told in packed.locator("#status").inner_text()
    packed.get_by_role("button", name="中文").click()
    packed.locator("#search").fill("public goods")
    assert "未搜索 12 条主张的内容" in packed.locator("#results").inner_text()
    assert packed.evaluate("claimgraph.evidence.shards.read.filter(Boolean).length") == 0
