"""The lists of the explorer page: the same as the drawing, for reading down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.pointing import Opener, panel, until
from tests.presentation.explorer_contents import board, many, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def rows(page: Page) -> Locator:
    return page.locator("#list tbody tr[data-item]")


def column(page: Page, number: int) -> list[str]:
    """What stands in a column of the rows that are made."""
    cells = page.locator(f"#list tbody tr[data-item] > :nth-child({number})")
    return cells.all_inner_texts()


def open_list(opened: Opener, tab: str, place: str = "") -> Page:
    page = opened(page_of(board()), place)
    page.locator("#mode-list").click()
    page.get_by_role("tab", name=tab).click()
    return page


def test_the_list_holds_what_the_drawing_holds(opened: Opener) -> None:
    page = open_list(opened, "Things")
    assert page.locator("#canvas").is_hidden()
    tabs = page.get_by_role("tab").all_inner_texts()
    assert tabs == ["Things 8", "Edges 7", "Claims 12"]
    assert page.get_by_role("grid", name="Things").is_visible()
    row = rows(page).filter(has_text="Puddle Tea Board").first
    cells = row.locator("th, td").all_inner_texts()
    assert cells == ["Puddle Tea Board", "statebody", "4", "1", "2016", "3"]

    page.get_by_role("tab", name="Edges").click()
    row = rows(page).filter(has_text="harbour house")
    cells = row.locator("th, td").all_inner_texts()
    assert cells[:4] == ["Puddle Tea Board", "operates", "The harbour house", "1"]
    assert cells[5] == "denied"
    row.get_by_role("link", name="operates").click()
    assert "denies it" in panel(page)

    page.get_by_role("tab", name="Claims").click()
    row = rows(page).filter(has_text="at least 13 houses")
    cells = row.locator("th, td").all_inner_texts()
    assert cells[:3] == ["The thirteen tea houses", "hasCount", "at least 13 houses"]
    assert cells[4] == "The Tea Society estimates it"
    assert "February 2016" in column(page, 4)[4]


def test_a_heading_sorts_and_says_so(opened: Opener) -> None:
    page = open_list(opened, "Things")
    headings = page.locator("#list thead th")
    assert headings.nth(0).get_attribute("aria-sort") == "ascending"
    assert column(page, 1) == [
        "A witness", "Ann Leaf", "Łódź", "Ministry of Leaves", "Puddle Tea Board",
        "The harbour house", "The Tea Society", "The thirteen tea houses",
    ]  # fmt: skip
    page.locator("#list thead").get_by_role("button", name="Edges").click()
    assert column(page, 3) == sorted(column(page, 3), reverse=True)
    assert headings.nth(2).get_attribute("aria-sort") == "descending"
    assert headings.nth(0).get_attribute("aria-sort") is None
    assert page.locator("#status").inner_text() == "Sorted by Edges, descending"
    page.locator("#list thead").get_by_role("button", name="Edges").click()
    assert column(page, 3) == sorted(column(page, 3))
    # What has no date comes last, whichever way.
    dates = page.get_by_role("button", name="Dates")
    for _ in range(2):
        dates.click()
        assert [bool(cell) for cell in column(page, 5)] == [True] * 2 + [False] * 6


def test_a_list_is_narrowed_by_what_is_typed(opened: Opener) -> None:
    page = open_list(opened, "Things")
    find = page.get_by_label("Find in this list")
    find.fill("pfutzen")  # a name in another language, without its marks
    assert column(page, 1) == ["Puddle Tea Board"]
    assert "1 of 8 rows." in page.locator("#list-told").inner_text()
    find.fill("nothing goes by this")
    assert rows(page).count() == 0
    page.get_by_role("tab", name="Claims").click()
    assert rows(page).count() == 12  # what was typed belongs to its list
    find.fill("TEA count")
    assert column(page, 2) == ["hasCount"]
    page.get_by_role("tab", name="Things").click()
    assert find.input_value() == "nothing goes by this"
    page.keyboard.press("l")
    assert page.locator("#list").is_hidden()


def test_the_lists_follow_filters_withdrawals_and_language(opened: Opener) -> None:
    page = open_list(opened, "Edges")
    assert rows(page).count() == 7
    page.evaluate("claimgraph.change({ without: ['paper'] })")
    until(page, "() => document.querySelectorAll('#list tbody tr[data-item]').length === 2")
    row = rows(page).filter(has_text="operates")
    assert row.locator("td").nth(2).inner_text() == "1"  # of two claims one was the paper's
    assert "denied" in rows(page).filter(has_text="leads").inner_text()
    page.evaluate("claimgraph.change({ without: [] })")
    until(page, "() => document.querySelectorAll('#list tbody tr[data-item]').length === 7")
    page.evaluate("claimgraph.change({ hidden: ['houses'] })")
    until(page, "() => document.querySelectorAll('#list tbody tr[data-item]').length === 5")
    assert "2 more are not shown" in page.locator("#list-told").inner_text()
    page.locator("#language").click()
    assert page.get_by_role("tab", name="边 5").is_visible()
    assert "关系operates" in column(page, 2)


def test_a_row_chooses_and_what_is_chosen_is_marked(opened: Opener) -> None:
    page = open_list(opened, "Things")
    rows(page).filter(has_text="Łódź").locator("td").nth(1).click()
    assert page.locator("#panel-title").inner_text() == "Łódź"
    chosen = page.locator("#list tr[aria-selected=true]")
    assert chosen.locator("th").inner_text() == "Łódź"
    page.evaluate("claimgraph.go('board')")
    board = "() => document.querySelector('#list tr[aria-selected=true]')?.dataset.item"
    until(page, f"{board} === String(claimgraph.graph.numbers.get('board'))")


def test_everything_in_a_list_can_be_reached_by_keyboard(opened: Opener) -> None:
    page = opened(page_of(many(3000, 5000)), "#&mode=list")
    keys = page.keyboard
    page.get_by_role("tab", name="Things").focus()
    keys.press("ArrowRight")
    assert page.get_by_role("tab", name="Edges").get_attribute("aria-selected") == "true"
    keys.press("End")
    assert page.evaluate("document.activeElement.id") == "list-claims"
    keys.press("Home")
    for _ in range(20):
        keys.press("Tab")
        if page.evaluate("!!document.activeElement.closest('tbody')"):
            break
    where = "document.activeElement.closest('tr').getAttribute('aria-rowindex')"
    assert page.evaluate(where) == "2"
    for press, row in (("ArrowDown", 3), ("PageDown", 18), ("ArrowUp", 17)):
        keys.press(press)
        assert page.evaluate(where) == str(row)
    keys.press("End")
    last = page.locator("#list table").get_attribute("aria-rowcount")
    assert page.evaluate(where) == last
    assert page.evaluate("document.activeElement.getBoundingClientRect().bottom <= innerHeight")
    keys.press("Home")
    keys.press("ArrowDown")
    name = page.evaluate("document.activeElement.textContent")
    keys.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.locator("#panel-title").inner_text() == name
    keys.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == name


def test_of_a_long_list_only_what_is_in_sight_is_made(opened: Opener) -> None:
    page = opened(page_of(many(3000, 5000)), "#&mode=list")
    total = int(page.locator("#list table").get_attribute("aria-rowcount") or 0) - 1
    assert total > 2500
    assert rows(page).count() < 80
    page.locator("#list .scroll").evaluate("box => { box.scrollTop = box.scrollHeight }")
    until(page, f"() => document.querySelector('#list tr[aria-rowindex=\"{total + 1}\"]')")
    assert rows(page).count() < 80
    page.get_by_role("tab", name="Claims").click()
    page.locator("#list .scroll").evaluate("box => { box.scrollTop = 30000 }")
    until(page, "() => document.querySelectorAll('#list tbody tr[data-item]').length > 10")
    assert "…" not in column(page, 3)  # what a claim says is read when it comes into sight
