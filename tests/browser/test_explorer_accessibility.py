"""axe finds nothing wrong with the explorer page, in whatever state, in light and in dark.

A new panel or dialog needs a line in STATES: its name, and the steps that lead to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.axe import Axe
from tests.browser.pointing import Opener, click_edge
from tests.builders import INFO, NS
from tests.presentation.explorer_contents import board, board_claims, many, page_of

from claimgraph.model.content import Content

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True)
class State:
    """How to bring a page into a state, and what shows that it is there.

    `shows` is a selector; what it selects must be visible when the steps are done.
    """

    shows: str
    steps: Callable[[Page], object] = lambda page: None
    place: str = ""
    width: int = 1280
    height: int = 800
    contents: Callable[[], Content] = board


def press(name: str) -> Callable[[Page], object]:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def search(text: str) -> Callable[[Page], object]:
    return lambda page: page.locator("#search").fill(text)


def an_edge(page: Page) -> None:
    click_edge(page, "board", "operates", "houses")


def filters(page: Page) -> None:
    """Open the legend, where it is closed, and all in it."""
    if page.locator("#legend").is_hidden():
        page.locator("#legend-open").click()
    for part in page.locator("#legend [id^=facet-] > details").all():
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
    page.locator("#legend input[type=checkbox]").first.uncheck()


CLAIM = f"#{NS.shorten(board_claims()['t-05'].iri)}"
RESULT = "#results [data-go]"
FILTER = "#facet-sources > details[open] input[type=checkbox]"

STATES = {
    "first view": State("#canvas canvas"),
    "a thing": State("#panel .names", place="#board"),
    "a document": State("#panel", place="#paper"),
    "an edge": State("#panel .ladder", an_edge),
    "a claim": State("#panel .value", place=CLAIM),
    "the list": State("#list table", press("List")),
    "the help": State("#help[open]", lambda page: page.locator("#help-open").click()),
    "results of a search": State(RESULT, search("tea")),
    "no result": State("#results .none", search("nothing goes by this")),
    "legend and filters": State(FILTER, filters),
    "surroundings": State("#bar", press("Only its surroundings: 2 hops"), "#lodz"),
    "everything hidden": State(
        "#start", lambda page: page.locator("#facet-types button", has_text="None").click()
    ),
    "in Chinese": State("html[lang=zh] #panel", press("中文"), "#board"),
    "an empty case": State("#start", contents=lambda: Content(INFO)),
    "a large case": State("#start .suggestions", contents=lambda: many(600, 1200)),
}
ON_A_PHONE = (
    "first view",
    "a thing",
    "an edge",
    "the list",
    "the help",
    "results of a search",
    "legend and filters",
)
STATES |= {
    f"{name}, on a phone": replace(STATES[name], width=360, height=640) for name in ON_A_PHONE
}


@pytest.fixture(scope="session")
def axe(page_tools: Path) -> Axe:
    return Axe(page_tools)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(opened: Opener, page: Page, axe: Axe, name: str, scheme: Any) -> None:
    state = STATES[name]
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(page_of(state.contents()), state.place, width=state.width, height=state.height)
    state.steps(page)
    assert page.locator(state.shows).first.is_visible()
    assert axe.seen(page).violations == {}
    unrolled = axe.unrolled(page)
    assert (unrolled.violations, unrolled.unsure) == ({}, {})
    assert len(unrolled.kept["color-contrast"]) >= 10


# --- its breaking twins ---------------------------------------------------------------------------


def test_a_button_without_a_name_is_found(opened: Opener, axe: Axe) -> None:
    page = opened(page_of(board()))
    page.evaluate("document.querySelector('.tools').append(document.createElement('button'))")
    assert set(axe.seen(page).violations) == {"button-name"}


@pytest.mark.parametrize(("scheme", "colour"), [("light", "#aaa"), ("dark", "#555")])
def test_pale_text_is_found_wherever_it_is_scrolled_to(
    opened: Opener, page: Page, axe: Axe, scheme: Any, colour: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page_of(board()), "#board", height=400)
    page.evaluate(
        """(colour) => {
            const pale = document.createElement("p");
            pale.textContent = "hard to read";
            pale.id = "pale";
            pale.style.color = colour;
            document.getElementById("panel-body").append(pale);
        }""",
        colour,
    )
    assert axe.unrolled(page).violations == {"color-contrast": ["#pale"]}


def test_axe_and_the_page_do_not_meet(opened: Opener, axe: Axe) -> None:
    page = opened(page_of(board()))
    axe.seen(page)
    assert page.evaluate("typeof axe") == "undefined"
