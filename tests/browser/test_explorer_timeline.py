"""The timeline of the explorer page: what is dated, drawn as wide as it is uncertain."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.browser.pointing import Opener, panel, until
from tests.builders import claim, content, entity, record
from tests.presentation.explorer_contents import board, page_of

from claimgraph.model.claim import Attestation, Claim, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

DATED = ("2014", "2016-02", "2016-02-14/2018", "2018/..", "../2015", "2017~", "2019?", "2020-05-06")


def dated(texts: tuple[str, ...] = DATED) -> Content:
    """Return a case with a claim for each date."""
    things = [entity(f"house-{n}", "Place", f"House {n}") for n in range(len(texts))]
    claims = [
        claim("board", "operates", f"house-{n}", when=EdtfDate(text))
        for n, text in enumerate(texts)
    ]
    people = [
        entity("board", "Organisation", "The Board"),
        entity("paper", "Document", "The Paper"),
    ]
    return content([*people, *things], [record("paper", claims, list(map(said, claims)))])


def said(what: Claim) -> Attestation:
    from tests.builders import NS, iri

    return Attestation.of(NS, what.iri, [iri("paper")], Stance.ASSERTS, source=iri("paper"))


def many_dates(count: int) -> Content:
    chance = Random(count)
    texts = (f"{chance.randint(1900, 2020)}-{chance.randint(1, 12):02}" for _ in range(count))
    return dated(tuple(texts))


def events(page: Page) -> Locator:
    return page.locator("#timeline .time-event:not(.heading)")


def event(page: Page, name: str) -> Locator:
    return events(page).filter(has_text=name)


def bars(of: Locator) -> list[str]:
    """What the bar of a row consists of."""
    shapes = of.locator(".time-bar > :not(.grid)")
    classes: list[str] = shapes.evaluate_all("all => all.map((e) => e.getAttribute('class'))")
    return classes


def open_timeline(opened: Opener, what: Content) -> Page:
    page = opened(page_of(what))
    page.get_by_role("button", name="Timeline").click()
    page.wait_for_selector("#timeline .time-event")
    return page


def test_what_is_dated_stands_on_an_axis_under_what_it_is(opened: Opener) -> None:
    page = open_timeline(opened, board())
    headings = page.locator("#timeline .heading").all_inner_texts()
    assert headings == [
        "What happened 1",
        "What was published 1",
        "What was said 1",
        "Year not stated 1",
    ]
    assert "4 of 4 events, 2016-02-01 to 2023-05-06" in page.locator("#timeline-told").inner_text()
    operates = event(page, "Puddle Tea Board operates The thirteen tea houses").first
    assert "February 2016 · The leaflet" in operates.inner_text()
    published = event(page, "The Puddle Paper published")
    assert "6 May 2023 · the record of the document" in published.inner_text()
    spoken = event(page, "Ann Leaf and The Tea Society asserts")
    assert "5 December 2022 · The Puddle Paper" in spoken.inner_text()
    assert "10 claims have no date" in page.locator("#timeline .undated").inner_text()
    page.get_by_role("button", name="See them in the list").click()
    assert page.locator("#list").is_visible()


def test_a_date_without_a_year_is_drawn_as_it_is_read(opened: Opener) -> None:
    page = open_timeline(opened, board())
    started = event(page, "The thirteen tea houses startedOn")
    assert "5 December, year not stated, read as 5 December 2022" in started.inner_text()
    assert bars(started) == ["read"]


@pytest.mark.parametrize(
    ("house", "shapes"),
    [
        (0, ["maybe"]),
        (2, ["maybe", "sure"]),
        (3, ["maybe", "fade", "fade", "fade", "fade", "arrow"]),
        (4, ["maybe", "fade", "fade", "fade", "fade", "arrow"]),
        (5, ["maybe hedged", "mark"]),
        (7, ["maybe", "sure"]),
    ],
)
def test_uncertainty_is_drawn_as_a_range(opened: Opener, house: int, shapes: list[str]) -> None:
    page = open_timeline(opened, dated())
    assert bars(event(page, f"House {house}")) == shapes


def test_an_event_leads_to_its_receipts_and_is_marked(opened: Opener) -> None:
    page = open_timeline(opened, dated())
    event(page, "House 1").click()
    assert "The Paper asserts it" in panel(page)
    chosen = page.locator("#timeline [aria-selected=true]")
    assert "House 1" in chosen.inner_text()
    page.go_back()
    until(page, "() => !document.querySelector('#timeline [aria-selected=true]')")
    published = open_timeline(opened, board())
    event(published, "The Puddle Paper published").click()
    assert published.locator("#panel-title").inner_text() == "The Puddle Paper"


def test_the_axis_can_be_looked_at_more_closely(opened: Opener) -> None:
    page = open_timeline(opened, dated())
    assert "8 of 8 events" in page.locator("#timeline-told").inner_text()
    strip = page.locator(".time-strip")
    box = strip.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    # A new part is drawn with the pointer; the ends of the old one are in the way of nothing.
    page.locator("#timeline").get_by_role("button", name="Zoom in").click()
    page.mouse.move(box["x"] + box["width"] * 0.02, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.12, y)
    page.mouse.up()
    first = events(page).all_inner_texts()
    assert 0 < len(first) < 8
    assert any("House 4" in text for text in first)
    assert not any("House 7" in text for text in first)
    page.get_by_role("button", name="The whole time").click()
    assert events(page).count() == 8

    # The same by keyboard, for those who hear it.
    end = page.get_by_role("slider", name="To")
    assert end.get_attribute("aria-valuetext") == "2020-05-07"
    end.focus()
    for _ in range(8):
        page.keyboard.press("PageDown")
    assert (end.get_attribute("aria-valuetext") or "") < "2016"
    assert events(page).count() < 8
    assert page.locator("#timeline").is_visible()  # no key of the page was meant


def test_the_timeline_by_things_and_by_keyboard(opened: Opener) -> None:
    page = open_timeline(opened, board())
    page.get_by_role("button", name="Thing", exact=True).click()
    headings = page.locator("#timeline .heading").all_inner_texts()
    assert headings == [
        "Puddle Tea Board 1", "Ann Leaf 1", "The Puddle Paper 1", "Year not stated 1",
    ]  # fmt: skip
    listbox = page.get_by_role("listbox", name="Timeline")
    listbox.focus()
    active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
    assert "operates" in page.evaluate(f"{active}.textContent")
    page.keyboard.press("ArrowDown")
    assert "asserts" in page.evaluate(f"{active}.textContent")
    page.keyboard.press("End")
    assert "startedOn" in page.evaluate(f"{active}.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert "startedOn" in page.locator("#panel-title").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    assert page.locator("#timeline").is_hidden()


def test_the_timeline_follows_filters_and_language(opened: Opener) -> None:
    page = open_timeline(opened, board())
    page.evaluate("claimgraph.change({ hidden: ['houses'] })")
    until(
        page, "() => document.querySelectorAll('#timeline .time-event:not(.heading)').length === 1"
    )
    assert events(page).inner_text().startswith("The Puddle Paper published")
    page.locator("#language").click()
    assert page.locator("#timeline .heading").inner_text() == "发表的文献 1"
    page.evaluate("claimgraph.change({ hidden: ['houses'], without: ['paper'] })")
    until(page, "() => document.querySelector('#timeline .none')")
    assert page.locator("#timeline .none").inner_text() == "所示内容均无日期。"


def test_of_thousands_of_dates_those_in_sight_are_drawn(opened: Opener) -> None:
    page = open_timeline(opened, many_dates(4000))
    assert "4,000 of 4,000 events" in page.locator("#timeline-told").inner_text()
    assert events(page).count() < 60
    # What can be seen is drawn and nothing else, however far one goes.
    for place in (0.1, 0.5, 0.99):
        page.evaluate(
            """place => new Promise(done => {
                const box = document.querySelector(".time-scroll");
                box.scrollTop = place * box.scrollHeight;
                requestAnimationFrame(() => requestAnimationFrame(done));
            })""",
            place,
        )
        assert 5 < events(page).count() < 60
    page.locator("#timeline").get_by_role("button", name="Zoom in").click()
    assert events(page).count() > 5


def test_a_narrow_screen_has_the_bars_under_the_words(opened: Opener) -> None:
    page = opened(page_of(dated()), "#&mode=timeline", width=360, height=740)
    row = event(page, "House 2")
    what, bar = row.locator(".what").bounding_box(), row.locator(".time-bar").bounding_box()
    assert what
    assert bar
    assert bar["y"] > what["y"] + what["height"] - 2
    assert bar["width"] > 280
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_a_phone_the_key_is_folded(opened: Opener) -> None:
    page = opened(page_of(dated()), "#&mode=timeline", width=390, height=844)
    key = page.locator("#timeline .timeline-key")
    button = page.get_by_role("button", name="Key", exact=True)
    assert key.is_hidden()
    head = page.locator(".timeline-head").bounding_box()
    assert head
    assert head["height"] < 110  # two lines: what can be done, and what is shown
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert key.is_visible()
    page.get_by_role("button", name="Thing").click()
    assert key.is_visible()
    button.click()
    assert key.is_hidden()
    # Where there is room it is always there.
    page.set_viewport_size({"width": 1280, "height": 800})
    until(page, "() => !document.getElementById('timeline').classList.contains('narrow')")
    assert key.is_visible()
    assert button.is_hidden()
