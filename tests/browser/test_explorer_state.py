"""The address holds all that a reader did: back is undo, and a copied link restores it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.pointing import Opener, passing, until
from tests.builders import NS
from tests.presentation.explorer_contents import board, board_claims, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_link_within_the_page_is_followed_at_once(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    title = page.evaluate("""() => {
        document.querySelector("#panel .edge .thing").click();
        return document.getElementById("panel-title").textContent;
    }""")
    assert title != "Puddle Tea Board"
    assert page.url.partition("#")[2] != "board"
    page.go_back()
    until(page, "() => document.getElementById('panel-title').textContent === 'Puddle Tea Board'")


def test_an_address_leads_to_a_claim_and_a_false_one_nowhere(opened: Opener) -> None:
    one = NS.shorten(board_claims()["t-05"].iri)
    page = opened(page_of(board()), f"#{one}")
    assert "at least 13 houses" in page.locator("#panel-title").inner_text()
    for wrong in ("#nobody", "#%E0%A4%A", "#%3Cscript%3E", "#__proto__", "#constructor"):
        page.evaluate("(hash) => { location.hash = hash }", wrong)
        page.wait_for_selector("#panel", state="hidden")


# --- back and forward ---------------------------------------------------------------------------


def test_every_step_can_be_undone_and_done_again(opened: Opener) -> None:
    page = opened(page_of(board()))
    undo, redo = page.locator("#undo"), page.locator("#redo")
    assert undo.is_disabled()
    assert redo.is_disabled()
    page.evaluate("claimgraph.go('lodz')")
    page.get_by_role("button", name="Only its surroundings: 1 hop").click()
    page.locator("#legend").get_by_role("checkbox", name="group 1").uncheck()
    page.locator("#mode-list").click()
    assert passing(page) == {"lodz"}

    undo.click()
    until(page, "() => claimgraph.state.mode === 'drawing'")
    page.keyboard.press("Control+z")
    until(page, "() => claimgraph.shown.nodes.length === 2")
    assert page.locator("#legend").get_by_role("checkbox", name="group 1").is_checked()
    page.go_back()
    until(page, "() => claimgraph.shown.nodes.length === 8")
    assert page.locator("#panel-title").inner_text() == "Łódź"
    undo.click()
    page.wait_for_selector("#panel", state="hidden")
    until(page, "() => document.getElementById('undo').disabled")

    redo.click()
    page.wait_for_selector("#panel:not([hidden])")
    page.keyboard.press("Control+Shift+z")
    until(page, "() => claimgraph.shown.nodes.length === 2")
    page.keyboard.press("Control+y")
    until(page, "() => claimgraph.shown.nodes.length === 1")
    page.go_forward()
    until(page, "() => claimgraph.state.mode === 'list'")
    assert redo.is_disabled()
    assert page.locator("#list").is_visible()


def test_what_is_typed_in_a_field_is_undone_there(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    page.evaluate("claimgraph.go('lodz')")
    page.locator("#search").focus()
    page.keyboard.type("tea")
    page.keyboard.press("Control+z")
    assert page.evaluate("claimgraph.state.chosen") == "lodz"


def test_panning_is_no_step(opened: Opener) -> None:
    page = opened(page_of(board()))
    page.evaluate("claimgraph.go('lodz')")
    for _ in range(3):
        pan(page)
    until(page, "() => location.hash.includes('&at=')")
    page.go_back()
    page.wait_for_selector("#panel", state="hidden")
    assert page.evaluate("location.hash") == ""


# --- links --------------------------------------------------------------------------------------


def test_a_copied_link_restores_what_was_seen(opened: Opener) -> None:
    page = opened(page_of(board()))
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.locator("#legend").get_by_role("checkbox", name="group 1").uncheck()
    page.locator("#legend").get_by_role("checkbox", name="only contradicted").check()
    page.evaluate("claimgraph.go('ann')")
    pan(page)
    until(page, "() => claimgraph.state.camera !== null")
    page.locator("#permalink").click()
    until(page, "() => document.getElementById('status').textContent === 'Link copied'")
    link = page.evaluate("window.copied")
    state = page.evaluate("claimgraph.state")
    things, looks = passing(page), look(page)

    # Elsewhere, later.
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.evaluate("claimgraph.state") == state
    assert passing(page) == things == {"ann", "board", "ministry", "society"}
    assert page.locator("#panel-title").inner_text() == "Ann Leaf"
    assert not page.locator("#legend").get_by_role("checkbox", name="group 0").is_checked()
    assert page.locator("#legend").get_by_role("checkbox", name="only contradicted").is_checked()
    assert look(page) == pytest.approx(looks, abs=2)


def test_language_and_colours_are_changed_and_nothing_else(opened: Opener) -> None:
    page = opened(page_of(board()), "#board&types=cg:Group&hidden=lodz&from=2015&mode=list")
    before = page.evaluate("claimgraph.state"), page.url, passing(page)
    page.locator("#language").click()
    page.locator("#theme").click()
    assert page.locator("html").get_attribute("lang") == "zh"
    assert "手动隐藏 1 项" in page.locator("#bar").inner_text()
    assert (page.evaluate("claimgraph.state"), page.url, passing(page)) == before
    assert page.locator("#list").is_visible()
    assert page.evaluate("document.activeElement.id") == "theme"


@pytest.mark.parametrize(
    "hash_",
    [
        "#board&mode=nothing&focus=nobody,9&at=NaN,x,0&types=only:&by=&unheard=of",
        "#board&pinned=a:b,__proto__:1:2&hidden=%FF,%00&from=soon&to=0000-99&view=nobody",
        "#board&without=nobody,%E0%A4%A,paper&path=ann&opened=board,x&added=,,&list=fallen:x",
        "#board" + "&mode=list&mode=drawing" * 500,
        "#board&at=1e308,-1e308,1e-308",
    ],
)
def test_any_address_opens_the_page(opened: Opener, hash_: str) -> None:
    page = opened(page_of(board()), hash_)
    assert page.locator("#panel-title").inner_text() == "Puddle Tea Board"
    page.locator("#mode-list").click()
    page.locator("#mode-drawing").click()
    page.evaluate("location.hash = '#lodz'")
    until(page, "() => document.getElementById('panel-title').textContent === 'Łódź'")
    assert passing(page) >= {"board", "lodz"}


def pan(page: Page) -> None:
    """Drag the drawing, from a place where nothing is."""
    box = page.locator("#canvas").bounding_box()
    assert box
    x, y = box["x"] + 30, box["y"] + 30
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()


def look(page: Page) -> list[float]:
    """Where the drawing is looked at, and how near."""
    looks = page.evaluate("claimgraph.drawing.eye.looksAt")
    return [looks["position"]["x"], looks["position"]["y"], looks["scale"] * 100]
