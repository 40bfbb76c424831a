"""Doubting a case in the explorer: withdrawing a source, and looking at it by another view."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.pointing import Opener, click_node, panel, shown, until
from tests.builders import NS
from tests.presentation.doubted_contents import CLAIMS, WORDS, leaning, shown_views

import claimgraph as cg
from claimgraph.presentation.explorer import explorer_page

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def case() -> bytes:
    return the_case()


def the_case(*others: str) -> bytes:
    whole = leaning()
    views = shown_views(whole, *others)
    derived = views[0].derived
    assert derived
    return explorer_page(
        whole,
        WORDS,
        NS,
        title="The Board",
        views=views,
        admitted=derived.admitted,
        ties=derived.ties,
    )


def banner(page: Page) -> list[str]:
    """What is said above the drawing, part by part."""
    parts = page.locator("#doubted .doubt > :is(.count-of, .stays)").all_inner_texts()
    return [part.strip() for part in parts]


def edges(page: Page) -> set[tuple[str, str, str]]:
    """The edges that are drawn."""
    found = page.evaluate("""() => {
        const { graph, drawing } = claimgraph;
        return drawing.edges.getIds().map((edge) => {
            const [from, to] = graph.ends(edge).map((end) => graph.id(end));
            return [from, graph.relation(edge).labels.en, to];
        });
    }""")
    return {tuple(edge) for edge in found}


def rested(page: Page) -> None:
    """Wait until what fell is gone."""
    until(page, "() => !claimgraph.doubted.lingers")


WITHOUT_THE_SOCIETY = [
    "2 claims fall",
    "1 falls by dependency",
    "1 is relayed: find the primary source",
    "1 is ambiguous",
    "1 only tells of it",
    "3 stand",
]
LEFT = {
    ("ann", "leads", "society"),
    ("houses", "locatedIn", "puddle"),
    ("ministry", "locatedIn", "puddle"),
}


# --- withdrawing ----------------------------------------------------------------------------------


def test_a_source_is_withdrawn_with_one_click_and_what_falls_is_told(
    opened: Opener, case: bytes
) -> None:
    page = opened(case)
    whole = edges(page)
    click_node(page, "society")
    page.get_by_role("button", name="Withdraw The Society: see what falls").click()
    assert banner(page) == WITHOUT_THE_SOCIETY
    assert page.locator("#doubted .chip").inner_text().split("\n")[0] == "The Society"
    # For a moment it is still to be seen, faintly; then it is gone.
    assert edges(page) == whole
    assert page.evaluate("claimgraph.drawing.scene.fallen.size") == 5
    rested(page)
    assert edges(page) == LEFT
    assert shown(page) == {"ann", "society", "houses", "puddle", "ministry"}
    # And it comes back, with the browser's own button.
    page.go_back()
    until(page, "() => document.getElementById('doubted').hidden")
    assert edges(page) == whole


def test_each_number_opens_the_list_of_its_claims(opened: Opener, case: bytes) -> None:
    page = opened(case, "#&without=society")
    page.get_by_role("button", name="2 claims fall").click()
    assert page.locator("#panel-label").inner_text() == "Without The Society"
    assert page.locator("#panel-title").inner_text() == "2 claims fall"
    rows = page.locator("#panel .fallen")
    assert rows.count() == 2
    assert "The Board operates The houses" in panel(page)
    assert "The Society asserts it" in rows.first.inner_text()
    page.locator("#panel .reasons").get_by_role("button", name="1 is relayed").click()
    assert "Found again at their source, they would stand." in panel(page)
    assert "The mayor asserts it" in page.locator("#panel .fallen").inner_text()
    page.locator("#panel .reasons").get_by_role("button", name="1 falls by dependency").click()
    assert "leans on The Board operates The houses" in page.locator("#panel .fallen").inner_text()
    # From a claim one comes back to its list, and from there to where one was.
    page.locator("#panel .fallen > .claimlink").first.click()
    until(
        page, "() => document.getElementById('panel-label').textContent !== 'Without The Society'"
    )
    assert "Does not count now: it leans on a claim that falls." in panel(page)
    page.keyboard.press("Escape")
    assert page.locator("#panel-title").inner_text() == "1 falls by dependency"
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")
    assert banner(page) == WITHOUT_THE_SOCIETY


def test_a_chain_shows_which_of_its_hops_are_withdrawn(opened: Opener, case: bytes) -> None:
    page = opened(case, f"#{NS.shorten(CLAIMS['ministry'].iri)}&without=society")
    rungs = page.locator(".ladder .rung")
    gone = [("withdrawn" in rung) for rung in rungs.all_inner_texts()]
    assert gone == [False, True, False]
    assert "it reached us only through the withdrawn" in panel(page)


def test_what_fell_stays_as_a_ghost_for_who_wants_it(opened: Opener, case: bytes) -> None:
    page = opened(case, "#&without=society")
    assert edges(page) == LEFT
    page.get_by_role("button", name="Show what fell").click()
    assert len(edges(page)) == 8
    assert page.evaluate("claimgraph.drawing.scene.fallen.size") == 5
    assert page.locator("#ghosts").get_attribute("aria-pressed") == "true"
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert len(edges(page)) == 8
    page.locator("#put-back").click()
    assert page.locator("#doubted").is_hidden()
    assert page.evaluate("claimgraph.drawing.scene.fallen.size") == 0


def test_several_can_be_withdrawn_and_each_put_back(opened: Opener, case: bytes) -> None:
    page = opened(case)
    page.locator("#facet-agents summary").first.click()
    for name in ("The Society", "The mayor"):
        row = page.locator("#facet-agents .value-row", has_text=name)
        row.hover()
        row.get_by_role("button", name=f"Withdraw {name}").click()
    assert page.locator("#doubted .chip").count() == 2
    assert banner(page)[0] == "3 claims fall"  # the mayor's own word, too
    pressed = page.locator("#facet-agents [aria-pressed=true]")
    assert pressed.count() == 2
    page.get_by_role("button", name="Put it back: The mayor").click()
    assert banner(page) == WITHOUT_THE_SOCIETY
    pressed.click()
    assert page.locator("#doubted").is_hidden()
    page.go_back()
    until(page, "() => !document.getElementById('doubted').hidden")
    assert banner(page) == WITHOUT_THE_SOCIETY


def test_a_document_that_is_not_drawn_is_withdrawn_from_its_panel(
    opened: Opener, case: bytes
) -> None:
    page = opened(case, "#gazette")
    page.get_by_role("button", name="Withdraw The gazette").click()
    assert banner(page) == ["9 stand"]
    assert "nothing falls" in page.locator("#doubted").inner_text()
    # Where the ministry sits was contradicted by nobody else.
    assert page.evaluate(
        "(id) => claimgraph.now.standingOf(claimgraph.evidence.claimNumber(id))",
        NS.shorten(CLAIMS["sits"].iri),
    ) == "plain"  # fmt: skip
    page.get_by_role("button", name="Put it back: The gazette").first.click()
    assert page.locator("#doubted").is_hidden()


def test_a_withdrawal_goes_by_keyboard_alone(opened: Opener, case: bytes) -> None:
    page = opened(case)
    keys = page.keyboard
    keys.press("/")
    keys.type("society")
    keys.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    _tab_to(page, "#withdraw")
    keys.press("Enter")
    assert banner(page) == WITHOUT_THE_SOCIETY
    until(page, "() => document.getElementById('status').textContent.includes('2 claims fall')")
    assert page.evaluate("document.activeElement.id") == "withdraw"
    page.locator("#fallen-lost").focus()
    keys.press("Enter")
    until(page, "() => document.activeElement.id === 'panel-title'")
    _tab_to(page, "#panel .fallen .claimlink")
    keys.press("Enter")
    until(page, "() => document.getElementById('panel-title').textContent.includes('The Board')")
    keys.press("Control+z")
    keys.press("Control+z")
    keys.press("Control+z")
    until(page, "() => document.getElementById('doubted').hidden")


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"not reached: {selector}")


def test_it_fits_a_phone_and_speaks_chinese(opened: Opener, case: bytes) -> None:
    page = opened(case, "#&without=society", width=360, height=640)
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0
    box = page.locator("#doubted").bounding_box()
    assert box
    assert box["height"] < 240
    page.get_by_role("button", name="中文").click()
    assert "2 条主张倒下" in page.locator("#doubted").inner_text()
    page.get_by_role("button", name="1 条属于转述").click()
    assert "若在原始来源找到，便仍然成立" in panel(page)
    assert page.evaluate(over) == 0


# --- other views ----------------------------------------------------------------------------------


def test_another_view_shows_what_it_takes_away_and_why(opened: Opener) -> None:
    page = opened(the_case("undisputed", "corroborated", "no-mayor"))
    page.locator("#view").click()
    items = page.get_by_role("menuitemradio")
    assert items.count() == 4
    assert "accepted, and nobody denies, questions or contradicts it" in items.nth(1).inner_text()
    assert "1 claim does not count" in items.nth(1).inner_text()
    assert "accepted, without The mayor (The mayor <b>lies</b>.)" in items.nth(3).inner_text()
    items.nth(1).click()
    assert page.locator("#view").inner_text().startswith("View: undisputed")
    assert page.locator("#panel-label").inner_text() == "In the view undisputed"
    assert "an origin denies or questions it" in panel(page)
    assert page.locator("#panel .fallen").count() == 1
    assert banner(page) == ["1 claim does not count", "8 stand"]
    rested(page)
    assert ("ministry", "locatedIn", "puddle") not in edges(page)
    # Within the view, the one who denied it can be withdrawn: then it counts again.
    page.evaluate("claimgraph.change({ without: ['gazette'] })")
    assert "1 counts again" in page.locator("#doubted").inner_text()
    assert ("ministry", "locatedIn", "puddle") in edges(page)
    page.go_back()
    page.go_back()
    until(page, "() => document.getElementById('doubted').hidden")
    assert ("ministry", "locatedIn", "puddle") in edges(page)
    assert page.locator("#view").inner_text().startswith("View: accepted")


def test_an_address_restores_view_and_withdrawal(opened: Opener) -> None:
    page = opened(the_case("undisputed"), "#&view=undisputed&without=society&list=fallen:relayed")
    assert page.locator("#panel-title").inner_text() == "1 is relayed: find the primary source"
    assert page.locator("#doubted .doubt").count() == 2
    assert banner(page) == [
        "1 claim does not count",
        "8 stand",
        *WITHOUT_THE_SOCIETY[:-1],
        "2 stand",
    ]
    page.get_by_role("button", name="Back to accepted").click()
    assert banner(page) == WITHOUT_THE_SOCIETY
    opened(the_case("undisputed"), "#&view=<b>&without=nobody,%00&list=fallen:nothing")
    assert page.locator("#doubted").is_hidden()
    assert page.locator("#panel").is_hidden()


def test_a_file_of_one_view_says_so(opened: Opener, case: bytes) -> None:
    page = opened(case)
    assert page.locator("#view").is_disabled()
    assert page.locator("#view").inner_text() == "View: accepted"


# --- the case that ships --------------------------------------------------------------------------


def test_without_the_ngo_the_page_shows_what_the_command_line_tells(
    opened: Opener, repo: Path
) -> None:
    folder = repo / "graphs" / "overseas-police-stations"
    case = cg.open(folder)
    page = opened(case.explore("-").data, "#safeguard-defenders")
    page.get_by_role("button", name="Withdraw Safeguard Defenders").click()
    tiers = case.without("safeguard-defenders").tiers
    stats = Counter(str(tiers[iri]) for iri in case.admitted)
    assert banner(page) == [
        f"{stats['lost']} claims fall",
        f"{stats['lost-by-dependency']} fall by dependency",
        f"{stats['relayed']} are relayed: find the primary source",
        f"{stats['ambiguous']} are ambiguous",
        f"{stats['meta']} only tell of it",
        f"{stats['remains']} stand",
    ]
    rested(page)
    left = cg.open(folder, "accepted without=safeguard-defenders")
    counted = page.evaluate("""() => {
        const { evidence } = claimgraph;
        const claims = Array.from({ length: evidence.claimCount }, (_, claim) => claim);
        return claims.filter((one) => claimgraph.counts(one)).map((one) => evidence.claimId(one));
    }""")
    assert set(counted) == {left.namespaces.shorten(iri) for iri in left.admitted}
    assert page.evaluate("claimgraph.shown.edges.length") == _drawn(left)


def _drawn(case: cg.Case) -> int:
    claims = case.content.claims
    ends = [(claims[i].subject, claims[i].predicate, claims[i].object) for i in case.admitted]
    return len({e for e in ends if isinstance(e[2], str) and not {e[0], e[2]} & claims.keys()})
