"""axe finds nothing wrong with the explorer page, in whatever state, in light and in dark.

A new panel or dialog needs a line in STATES: its name, and the steps that lead to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from tests.browser.axe import Axe
from tests.browser.pointing import Opener, click_edge
from tests.builders import INFO, NS
from tests.presentation.doubted_contents import WORDS, leaning, shown_views
from tests.presentation.explorer_contents import board, board_claims, many, page_of

from claimgraph.model.content import Content

if TYPE_CHECKING:
    from playwright.sync_api import Page


@cache
def tea() -> bytes:
    return page_of(board())


@cache
def empty() -> bytes:
    return page_of(Content(INFO))


@cache
def large() -> bytes:
    return page_of(many(600, 1200))


@cache
def several_views() -> bytes:
    whole = leaning()
    first, *others = shown_views(whole, "corroborated", "no-mayor")
    derived = first.derived
    assert derived
    return page_of(
        whole,
        words=WORDS,
        view=first.name,
        views=others,
        admitted=derived.admitted,
        ties=derived.ties,
    )


@dataclass(frozen=True)
class State:
    """How to bring a page into a state: what shows that it is there, and the steps that lead to it.

    `shows` is a selector, of what must be visible then.
    """

    shows: str
    steps: Callable[[Page], object] = lambda page: None
    place: str = ""
    width: int = 1280
    height: int = 800
    data: Callable[[], bytes] = tea


def click(*selectors: str) -> Callable[[Page], object]:
    return lambda page: [page.locator(selector).click() for selector in selectors]


def search(text: str) -> Callable[[Page], object]:
    return lambda page: page.locator("#search").fill(text)


def search_without_wordings(page: Page) -> None:
    page.evaluate("claimgraph.search.wordings.most = 0")
    search("tea")(page)


def an_edge(page: Page) -> None:
    click_edge(page, "board", "operates", "houses")


def filters(page: Page) -> None:
    """Open the filters, where they are closed, and all in them; use one."""
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
    "the list": State("#list table", click("#mode-list")),
    "edges in the list": State("#list .of-edges", click("#mode-list", "#list-edges")),
    "claims in the list": State("#list .of-claims", click("#mode-list", "#list-claims")),
    "the timeline": State("#timeline", click("#mode-timeline")),
    "the timeline by things": State(
        "#timeline .time-event", click("#mode-timeline", "#timeline-by-thing", "#timeline-in")
    ),
    "the key of the timeline, on a phone": State(
        ".timeline-key", click("#mode-timeline", "#timeline-key"), width=360, height=640
    ),
    "the notes": State("#notes[open]", click("#share", "[role=menuitem]:has-text('Notes')")),
    "a note": State("#panel textarea", click("#panel .add-note"), "#board"),
    "ways to cite": State("[role=menu]", click("#panel .cite >> nth=0"), CLAIM),
    "the map": State("#map", click("#mode-map"), data=large),
    "the help": State("#help[open]", click("#help-open")),
    "the share menu": State("[role=menu]", click("#share")),
    "the views": State("[role=menu]", click("#view"), data=several_views),
    "results of a search": State(RESULT, search("tea")),
    "results where not all was searched": State("#results .none", search_without_wordings),
    "no result": State("#results .none", search("nothing goes by this")),
    "the filters": State(FILTER, filters),
    "everything filtered out": State("#start", click("#facet-types button:text('None')")),
    "surroundings": State("#bar", click("#panel .actions button:text('2')"), "#lodz"),
    "the search for a path": State("#finder", click("#path-to"), "#board"),
    "without a source": State("#doubted", click("#withdraw"), "#paper"),
    "what fell": State("#panel .fallen", place="#&without=paper&ghosts=yes&list=fallen:lost"),
    "another view": State(
        "#panel .fallen", place="#&view=corroborated&list=view", data=several_views
    ),
    "a path": State("#panel .way", place="#&path=lodz,ministry"),
    "a path on the map": State(
        "#panel .way", place="#&mode=map&path=thing-00100,thing-00599", data=large
    ),
    "no path": State("#panel .notice", place="#&path=lodz,nobody"),
    "a path that the filters hide": State(
        "#panel .notice", place="#&path=witness,lodz&relations=cg%3Aknows"
    ),
    "in Chinese": State("html[lang=zh] #panel", click("#language"), "#board"),
    "an empty case": State("#start", data=empty),
    "a large case": State("#start .suggestions", data=large),
}
# Where axe is unsure, a person has to look. Of colours it must be sure.
COLOURS = ("color-contrast", "link-in-text-block")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ON_A_PHONE = (
    "first view",
    "a thing",
    "an edge",
    "the list",
    "the timeline",
    "the help",
    "the share menu",
    "results of a search",
    "the filters",
    "without a source",
)
STATES |= {
    f"{name}, on a phone": replace(STATES[name], width=360, height=640) for name in ON_A_PHONE
}


@pytest.fixture(scope="session")
def axe(page_tools: Path) -> Axe:
    return Axe(page_tools)


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_light_and_in_dark(
    opened: Opener, page: Page, axe: Axe, name: str
) -> None:
    state = STATES[name]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    opened(state.data(), state.place, width=state.width, height=state.height)
    state.steps(page)
    page.locator(state.shows).first.wait_for()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.locator(state.shows).first.is_visible()
        assert axe.seen(page).violations == {}, scheme
    # On a screen of another size a menu closes, so this comes last.
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        unrolled = axe.unrolled(page)
        assert unrolled.violations == {}, scheme
        unsure = {rule: unrolled.unsure.get(rule) for rule in COLOURS}
        assert unsure == dict.fromkeys(COLOURS), scheme
        assert len(unrolled.kept["color-contrast"]) >= 10


# --- its breaking twins ---------------------------------------------------------------------------


def test_a_button_without_a_name_is_found(opened: Opener, axe: Axe) -> None:
    page = opened(tea())
    page.evaluate("document.querySelector('.tools').append(document.createElement('button'))")
    assert set(axe.seen(page).violations) == {"button-name"}


@pytest.mark.parametrize(("scheme", "colour"), [("light", "#aaa"), ("dark", "#555")])
def test_pale_text_is_found_wherever_it_is_scrolled_to(
    opened: Opener, page: Page, axe: Axe, scheme: Any, colour: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(tea(), "#board", height=400)
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
    page = opened(tea())
    axe.seen(page)
    assert page.evaluate("typeof axe") == "undefined"
