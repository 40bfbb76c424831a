"""All of it by keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.browser.pointing import Opener, passing, until
from tests.presentation.explorer_contents import QUOTE, board, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_everything_can_be_done_by_keyboard(opened: Opener) -> None:
    page = opened(page_of(board()))
    keys = page.keyboard
    keys.press("/")
    keys.type("tea")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("ArrowUp")  # round to the last
    chosen = page.locator("#results [aria-selected=true]")
    assert chosen.count() == 1
    assert page.locator("#search").get_attribute("aria-activedescendant") == chosen.get_attribute(
        "id"
    )
    keys.press("Escape")
    assert page.locator("#results").is_hidden()
    page.locator("#search").fill("")
    keys.type("puddle tea")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"

    # On from the heading to an edge, and to the claim behind it.
    for _ in range(60):
        keys.press("Tab")
        if page.evaluate("document.activeElement.matches('.edge .claimlink')"):
            break
    keys.press("Enter")
    until(page, "() => document.getElementById('panel-label').textContent === 'Edge'")
    keys.press("Escape")
    page.wait_for_selector("#panel", state="hidden")
    assert page.evaluate("document.activeElement !== document.body")

    # Through the drawing.
    page.locator("#canvas").focus()
    keys.press("ArrowRight")
    first = page.locator("#status").inner_text()
    assert re.fullmatch(r".+, .+, \d edges?", first)
    keys.press("ArrowLeft")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    for zoom in ("+", "-", "0"):
        keys.press(zoom)
    keys.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    keys.press("Escape")
    keys.press("l")
    assert page.locator("#list").is_visible()
    keys.press("l")
    keys.press("?")
    assert page.locator("#help").is_visible()
    keys.press("Escape")
    assert page.locator("#help").is_hidden()

    # A box of the legend.
    page.locator("#legend input[type=checkbox]").first.focus()
    keys.press("Space")
    assert "shown" in page.locator("#bar").inner_text()
    assert page.evaluate("document.activeElement.type") == "checkbox"
    keys.press("a")
    assert page.locator("#bar").is_hidden()


def test_from_opening_to_a_quote_a_date_and_a_link_by_keyboard_alone(opened: Opener) -> None:
    """One journey of somebody who has no pointer."""
    page = opened(page_of(board()))
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    keys = page.keyboard

    # What the page offers first is a way to its parts.
    keys.press("Tab")
    assert focused(page) == "Go to the search"
    keys.press("Enter")
    keys.type("thirteen")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"

    # From the thing to the edge, and to the words that it rests on.
    tab_to(page, "2 claims")
    keys.press("Enter")
    until(page, "() => document.getElementById('panel-label').textContent === 'Edge'")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    assert page.locator("blockquote mark").first.inner_text() == QUOTE

    # Only what was so in 2016.
    keys.press("f")
    tab_to(page, "From")
    keys.type("2016-02")
    keys.press("Tab")
    tab_to(page, r"without a date.*")
    keys.press("Space")
    assert passing(page) == {"board", "houses"}
    assert "2 of 8 shown, 1 of 7 edges" in page.locator("#status").inner_text()

    # Not so strict: what has no date may have been then.
    keys.press("Control+z")
    until(page, "() => claimgraph.state.facets.undated")
    assert passing(page) > {"board", "houses"}

    # The other ways of looking at it.
    keys.press("t")
    assert page.locator("#timeline").is_visible()
    keys.press("l")
    assert page.locator("#list").is_visible()
    keys.press("d")
    assert page.locator("#canvas").is_visible()

    # A link to all of this.
    tab_to(page, "Copy a link to what is seen now", back=True)
    keys.press("Enter")
    until(page, "() => document.getElementById('status').textContent === 'Link copied'")
    assert page.evaluate("window.copied").endswith("&from=2016-02")
    assert page.locator("#panel").is_visible()
    keys.press("Escape")
    page.wait_for_selector("#panel", state="hidden")


def test_what_a_key_does_is_told(opened: Opener) -> None:
    page = opened(page_of(board()))
    page.keyboard.press("?")
    told = page.locator("#help-keys").inner_text()
    for words in ("Everywhere", "Ctrl + Shift + Z", "one step forward", "In the drawing"):
        assert words in told
    assert "On the map" not in told  # there is none
    # Whoever speaks to a computer can switch single letters off.
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    assert page.locator("#list").is_hidden()


def test_the_parts_of_the_page_are_reached_at_once(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    page.locator("#skip-main").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "canvas"
    page.locator("#skip-filters").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "filter-all"
    page.locator("#skip-panel").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"


def test_the_filters_of_a_phone_give_the_keyboard_back(opened: Opener) -> None:
    page = opened(page_of(board()), width=360, height=640)
    page.locator("#legend-open").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "filter-all"
    page.keyboard.press("Escape")
    assert page.locator("#legend").is_hidden()
    assert page.evaluate("document.activeElement.id") == "legend-open"


def focused(page: Page) -> str:
    """What the keyboard is on: its name."""
    name = page.evaluate(
        """() => {
            const { activeElement: element } = document;
            const label = element.labels?.[0] ?? element;
            return element.getAttribute("aria-label") ?? label.innerText ?? "";
        }"""
    )
    return str(name)


def tab_to(page: Page, name: str, *, back: bool = False) -> None:
    """Go on with the tabulator until the keyboard is on what is called so."""
    for _ in range(120):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if re.fullmatch(name, focused(page).strip(), re.DOTALL):
            return
    pytest.fail(f"the tabulator does not come to {name!r}")
