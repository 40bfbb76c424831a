"""The ways between two things in the explorer: found, drawn, cited, and told where none is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.pointing import Opener, click_node, panel, shown, until
from tests.builders import NS
from tests.presentation.doubted_contents import WORDS, leaning, shown_views
from tests.presentation.explorer_contents import board, many, page_of

import claimgraph as cg
from claimgraph.presentation.explorer import explorer_page

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def tea() -> bytes:
    return page_of(board())


def way(page: Page, number: int = 1) -> list[str]:
    """The things on a way, in order."""
    return page.locator(".way").nth(number - 1).locator(".stop").all_inner_texts()


def lit(page: Page) -> set[str]:
    """The things that stand out in the drawing."""
    found = "[...(claimgraph.drawing.lit?.nodes ?? [])].map((node) => claimgraph.graph.id(node))"
    return set(page.evaluate(found))


def shift_click(page: Page, id_: str) -> None:
    page.keyboard.down("Shift")
    click_node(page, id_)
    page.keyboard.up("Shift")
    page.wait_for_timeout(300)  # until the view has come to rest


# --- finding one ----------------------------------------------------------------------------------


def test_from_a_thing_one_asks_for_the_way_to_another(opened: Opener, tea: bytes) -> None:
    page = opened(tea, "#lodz")
    page.get_by_role("button", name="Path to… another thing, from Łódź").click()
    page.keyboard.type("leaves")  # a name of the Ministry of Leaves
    page.get_by_role("option", name="Ministry of Leaves").click()
    assert page.locator("#panel-title").inner_text() == "From Łódź to Ministry of Leaves"
    assert way(page) == [
        "Łódź",
        "The thirteen tea houses",
        "Puddle Tea Board",
        "Ministry of Leaves",
    ]
    assert lit(page) == {"lodz", "houses", "board", "ministry"}
    assert "There are no other paths." in panel(page)

    # Each hop has its claims, and they their citations.
    hops = page.locator(".hops > li")
    assert hops.count() == 3
    both = hops.nth(1)
    assert both.locator(".hop").count() == 2  # one names a place, the other a date
    assert "operates" in both.inner_text()
    assert "The Board runs thirteen houses in Puddle." in both.inner_text()
    assert "Ann Leaf and The Tea Society assert it" in both.inner_text()
    assert "The Puddle Paper, page 3, characters 120–165" in both.inner_text()
    assert "The leaflet, characters 10–40" in both.inner_text()
    assert "contradicted" in hops.nth(2).inner_text()
    both.locator(".claimlink").first.click()
    until(page, "() => document.getElementById('panel-label').textContent === 'Edge'")
    page.go_back()
    until(page, "() => document.getElementById('panel-label').textContent === 'Path'")
    page.locator("#panel-close").click()
    assert page.locator("#panel").is_hidden()
    assert lit(page) == set()


def test_two_things_are_chosen_with_shift(opened: Opener, tea: bytes) -> None:
    page = opened(tea)
    shift_click(page, "lodz")
    assert page.locator("#panel-title").inner_text() == "Łódź"
    shift_click(page, "board")
    assert way(page) == ["Łódź", "The thirteen tea houses", "Puddle Tea Board"]
    # The next one goes on from where the first began.
    page.locator("#zoom-fit").click()
    shift_click(page, "ministry")
    assert way(page)[-1] == "Ministry of Leaves"
    page.get_by_role("button", name="The other way round").click()
    assert way(page)[0] == "Ministry of Leaves"
    page.go_back()
    page.go_back()
    until(page, "() => document.querySelectorAll('.stop').length === 3")


def test_a_way_is_found_by_keyboard_alone(opened: Opener, tea: bytes) -> None:
    page = opened(tea, "#lodz")
    keys = page.keyboard
    page.locator("#path-to").focus()
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "finder"
    keys.type("no such name")
    assert page.get_by_role("option").count() == 0
    keys.press("Escape")
    assert page.evaluate("document.activeElement.id") == "path-to"
    keys.press("Enter")
    keys.type("tea")
    keys.press("ArrowDown")
    assert page.locator("#finder").get_attribute("aria-activedescendant") == "finder-1"
    keys.press("ArrowUp")
    keys.press("Enter")
    until(page, "() => document.activeElement.id === 'panel-title'")
    assert page.locator(".way").count() == 1
    keys.press("Escape")
    page.wait_for_selector("#panel", state="hidden")

    # In the drawing: to where the keyboard is.
    page.evaluate("claimgraph.go('lodz')")
    page.locator("#canvas").focus()
    page.evaluate("claimgraph.drawing.point(claimgraph.graph.numbers.get('board'))")
    keys.press("Shift+Enter")
    until(page, "() => document.getElementById('panel-label').textContent === 'Path'")
    assert way(page) == ["Łódź", "The thirteen tea houses", "Puddle Tea Board"]


def test_with_shift_a_name_in_a_list_is_the_other_end(opened: Opener, tea: bytes) -> None:
    page = opened(tea, "#lodz&mode=list")
    board = page.locator("#list tr[data-item]", has_text="Puddle Tea Board")
    board.get_by_role("link").click(modifiers=["Shift"])
    until(page, "() => document.getElementById('panel-label').textContent === 'Path'")
    assert way(page) == ["Łódź", "The thirteen tea houses", "Puddle Tea Board"]
    assert page.locator("#list").is_visible()
    # A click beside the name does the same, and the next one goes on from where the first began.
    page.locator("#list tr[data-item]", has_text="Ministry of Leaves").locator("td").nth(1).click(
        modifiers=["Shift"]
    )
    until(page, "() => claimgraph.state.path[1] === 'ministry'")
    assert way(page)[0] == "Łódź"
    # And the keyboard; nothing of it opens another window.
    board.get_by_role("link").focus()
    page.keyboard.press("Shift+Enter")
    until(page, "() => claimgraph.state.path[1] === 'board'")
    assert len(page.context.pages) == 1


def test_with_shift_a_result_is_the_other_end(opened: Opener, tea: bytes) -> None:
    page = opened(tea, "#lodz")
    page.locator("#search").fill("leaves")
    page.keyboard.press("Shift+Enter")
    until(page, "() => document.getElementById('panel-label').textContent === 'Path'")
    assert way(page)[-1] == "Ministry of Leaves"
    page.locator("#search").fill("puddle tea")
    page.locator("#results").get_by_role("option").first.click(modifiers=["Shift"])
    until(page, "() => claimgraph.state.path[1] === 'board'")
    assert way(page) == ["Łódź", "The thirteen tea houses", "Puddle Tea Board"]
    # Where nothing was chosen before, it is chosen.
    page.evaluate("claimgraph.change({ path: null })")
    page.locator("#search").fill("leaves")
    page.keyboard.press("Shift+Enter")
    until(page, "() => claimgraph.state.chosen === 'ministry'")


# --- which comes first, and where there is none ---------------------------------------------------


def test_the_best_attested_or_the_shortest_comes_first(opened: Opener, repo: Path) -> None:
    case = cg.open(repo / "graphs" / "overseas-police-stations")
    page = opened(case.explore("-").data, "#&path=milan,sg-48-new")
    label = case.content.label
    for by, name in (("attestation", "Best attested first"), ("length", "Shortest first")):
        page.get_by_role("button", name=name).click()
        wanted = case.path("milan", "sg-48-new", by=by, limit=3)
        assert page.locator(".way").count() == 3
        for number, path in enumerate(wanted, 1):
            ends = [path.hops[0].start, *(hop.end for hop in path)]
            assert way(page, number) == [label(iri) for iri in ends]
            head = page.locator(".way h3").nth(number - 1).inner_text()
            assert f"{len(path)} hops, cost {path.cost / 1000:.2f}" in head
    assert page.url.endswith("by=length")
    page.reload()
    page.wait_for_selector(".way")
    assert page.locator("#by-length").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="More paths").click()
    assert page.locator(".way").count() == 8
    assert page.evaluate("document.activeElement.closest('.way').getAttribute('aria-label')") == (
        "Path 4"
    )


def test_no_way_is_said_and_why(opened: Opener, tea: bytes) -> None:
    page = opened(tea, "#&path=witness,lodz&relations=cg%3Aknows")
    assert "the filters hide what connects the two" in panel(page)
    assert page.locator("#by-attestation, #by-length, #path-turn").count() == 0
    page.locator("#panel").get_by_role("button", name="Show everything").click()
    assert way(page)[:2] == ["A witness", "Ann Leaf"]
    assert page.locator("#by-attestation, #by-length, #path-turn").count() == 3
    page.evaluate("claimgraph.change({ path: ['lodz', 'nobody'] })")
    assert "This page does not hold both things." in panel(page)
    page.evaluate("claimgraph.change({ path: ['lodz', 'lodz'] })")
    assert "They are one and the same thing." in panel(page)


def test_what_has_fallen_is_no_way(opened: Opener) -> None:
    whole = leaning()
    view = shown_views(whole)[0]
    assert view.derived
    data = explorer_page(
        whole, WORDS, NS, title="The Board", views=[view], admitted=view.derived.admitted
    )
    page = opened(data, "#&path=board,puddle")
    assert way(page) == ["The Board", "The houses", "Puddle"]
    page.evaluate("claimgraph.change({ without: ['society'] })")
    assert "what connects the two does not count now" in panel(page)
    page.locator("#panel").get_by_role("button", name="Put all back").click()
    assert way(page) == ["The Board", "The houses", "Puddle"]


def test_where_no_claim_leads_a_word_may(opened: Opener, repo: Path) -> None:
    case = cg.open(repo / "graphs" / "overseas-police-stations")
    page = opened(case.explore("-").data, "#&path=ppsd,fox-hunt")
    assert "No claims connect the two." in panel(page)
    told = page.locator("#panel .rows", has_text="What People's Public Security Daily says of")
    assert "The Qingtian stations took part in Fox Hunt." in told.inner_text()
    assert "People's Public Security Daily asserts it" in told.inner_text()
    assert "The news article, characters 3417–3500" in told.inner_text()
    assert lit(page) == {"ppsd", "fox-hunt", "sg-qingtian-stations"}


def test_of_too_much_for_one_picture_the_way_is_drawn(opened: Opener) -> None:
    page = opened(page_of(many(3000, 7000)), "#&mode=drawing&path=thing-00001,thing-02999")
    until(page, "() => document.querySelectorAll('.way').length > 0")
    assert "Person 1" in way(page)[0]
    assert shown(page) == lit(page)
    assert {"thing-00001", "thing-02999"} <= shown(page)
    assert len(shown(page)) < 30
    page.get_by_role("button", name="More paths").click()
    until(page, "() => document.querySelectorAll('.way').length === 8")


def test_ways_are_told_in_chinese(opened: Opener, tea: bytes) -> None:
    page = opened(tea, "#&path=lodz,ministry")
    page.get_by_role("button", name="中文").click()
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.locator("#panel-title").inner_text() == "从Łódź到Ministry of Leaves"
    assert "没有其他路径。" in panel(page)
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0
