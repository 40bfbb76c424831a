"""The explorer page in a real browser: what one can do with it, and what can't be done to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.pointing import Opener, click_edge, click_node, panel, until
from tests.builders import INFO, NS, iri
from tests.presentation.explorer_contents import QUOTE, board, page_of

from claimgraph.model.content import Content
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import text_digest

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.conftest import PageLog

# --- opening it ---------------------------------------------------------------------------------


def test_it_opens_with_one_request_and_says_what_it_is(opened: Opener, page_log: PageLog) -> None:
    page = opened(page_of(board()))
    assert len(page_log.requests) <= 2  # the file, and its icon, which is in it
    assert page.title() == "The Tea Case · claimgraph"
    assert page.locator("h1").inner_text() == "The Tea Case"
    head = page.locator("#facts").inner_text()
    for words in (
        "View: all",
        "8 things",
        "7 edges",
        "12 claims",
        "3 sources",  # the two that were read, and the report that one of them cites
        "every edge has a receipt",
    ):
        assert words in head
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#canvas canvas").count() == 1


def test_the_policy_bites(opened: Opener, page_log: PageLog) -> None:
    """The breaking twin of the silence above: what the policy forbids does not run, and is told."""
    page = opened(page_of(board()))
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.__pwned = 1";
            document.body.append(script);
            document.body.setAttribute("style", "outline: 9px solid red");
        }"""
    )
    assert page.evaluate("window.__pwned") is None
    told = "\n".join(page_log.console_errors)
    assert "script-src" in told
    assert "style-src" in told
    page_log.console_errors.clear()


def test_an_empty_case_is_told_in_words(opened: Opener) -> None:
    page = opened(page_of(Content(INFO)))
    assert "Nothing to draw yet" in page.locator("#start").inner_text()


# --- edges and things ---------------------------------------------------------------------------


def test_an_edge_shows_its_receipts(opened: Opener) -> None:
    page = opened(page_of(board()))
    click_edge(page, "board", "operates", "houses")
    text = panel(page)
    title = page.locator("#panel-title").inner_text()
    assert title.split("\n") == ["Puddle Tea Board", "operates", "The thirteen tea houses"]
    assert "2 claims, 2 sayings" in text
    assert "The Board runs thirteen houses in Puddle." in text

    rungs = page.locator(".ladder").first.locator("li").all_inner_texts()
    assert len(rungs) == 3
    assert "Ann Leaf and The Tea Society, jointly assert it" in rungs[0]
    assert "origin" in rungs[0]
    assert "“reports”, in The Society's report, said 5 December 2022" in rungs[0]
    assert "The Tea Society passes it on" in rungs[1]
    assert "inferred step" in rungs[1]
    assert "The Puddle Paper passes it on" in rungs[2]

    quote = page.locator("blockquote").first
    assert quote.inner_text() == f"It says that {QUOTE} since May."
    assert quote.locator("mark").inner_text() == QUOTE
    passage = page.locator("figure.passage").first.inner_text()
    assert "The Puddle Paper, page 3, characters 120–165" in passage
    for words in (
        "said outright whose words they are",
        "allegation",
        "Thirteen is a lot.",
        "Puddle",
    ):
        assert words in text
    assert "credibility 2" in text
    assert "t-01" in text

    # The leaflet's words are not to be handed on: position and digest stand for them.
    bare = page.locator("figure.passage").nth(1).inner_text()
    assert "The leaflet, characters 10–40" in bare
    assert "Text not included" in bare
    assert f"SHA-256 {text_digest('withheld words')[:12]}" in bare


@pytest.mark.parametrize(
    ("subject", "relation", "object_", "words"),
    [
        ("board", "partOf", "ministry", "contradicted"),
        ("board", "operates", "harbour", "denied"),
        ("ann", "leads", "society", "contradicted"),
        ("witness", "knows", "ann", "rejected by the analyst"),
        ("society", "knows", "board", "nobody stands behind it"),
    ],
)
def test_how_an_edge_stands_is_said(
    opened: Opener, subject: str, relation: str, object_: str, words: str
) -> None:
    page = opened(page_of(board()))
    click_edge(page, subject, relation, object_)
    assert words in page.locator("#panel .verdict").inner_text()


def test_what_was_read_by_a_machine_is_told_from_what_is_believed(opened: Opener) -> None:
    known = board()
    made = next(c for c in known.claims.values() if c.subject == iri("witness"))
    proposal = NS.mint("proposal", "0" * 24)
    reading = Judgement.of(
        NS, Verdict.ACCEPT, [made.iri, proposal], iri("ann"), "2026-11-25T00:00:00Z"
    )
    page = opened(page_of(replace(known, judgements=(*known.judgements, reading))))
    click_edge(page, "witness", "knows", "ann")
    told = page.locator("#panel .judgements li").all_inner_texts()
    assert [one.splitlines()[0] for one in told] == ["rejected", "accepted as read by a machine"]
    assert "rejected by the analyst" in page.locator("#panel .verdict").inner_text()


def test_a_claim_links_to_the_claims_about_it(opened: Opener) -> None:
    page = opened(page_of(board()))
    click_edge(page, "board", "partOf", "ministry")
    about = page.locator(".related", has_text="About this claim")
    assert "disputes" in about.inner_text()
    about.locator("a").click()
    assert page.locator("#panel-label").inner_text() == "Claim"
    assert "The Tea Society" in page.locator("#panel-title").inner_text()
    back = page.locator(".related", has_text="It speaks of")
    back.locator("a").click()
    assert page.locator("#panel-label").inner_text() == "Edge"
    page.go_back()
    until(page, "() => document.getElementById('panel-label').textContent === 'Claim'")


def test_a_thing_shows_names_facts_and_edges(opened: Opener) -> None:
    page = opened(page_of(board()))
    click_node(page, "board")
    names = page.locator(".names").inner_text()
    assert "南通茶局 translation, Simplified Chinese" in names
    assert "Pudle Tea Bord misspelling, in The Puddle Paper" in names
    assert page.locator(".names bdi[lang=zh-Hans]").inner_text() == "南通茶局"
    text = panel(page)
    assert "statebody" in text
    assert "Not the Coffee Board." in text
    assert "says Tea is a public good." in page.locator(".fact").inner_text()
    assert "Puddle Tea Board asserts it" in page.locator(".fact").inner_text()
    out = page.locator("section.rows", has_text="From here").inner_text()
    assert "operates 2" in out
    assert "denied" in out
    assert "knows 1" in page.locator("section.rows", has_text="To here").inner_text()
    assert "perhaps the same as Ministry of Leaves (confidence low)" in text

    links = page.locator("section.rows", has_text="See also").locator("a")
    assert links.count() == 1  # the other is no web address, and is text
    assert links.get_attribute("href") == "https://example.org/wiki/board"
    assert links.get_attribute("rel") == "noopener noreferrer"
    assert "javascript:window.__pwned=1" in text

    page.get_by_role("link", name="The thirteen tea houses").click()
    facts = page.locator("section.rows", has_text="Facts").inner_text()
    assert "at least 13 houses" in facts
    assert "5 December, year not stated" in facts


def test_a_document_shows_its_record(opened: Opener) -> None:
    page = opened(page_of(board()), "#paper")
    text = page.locator("section.rows", has_text="The document").inner_text()
    for words in (
        "The Puddle Paper, 6 May",
        "6 May 2023",
        "English",
        "C, fairly reliable, by The analyst, June 2023",
    ):
        assert words in text
    assert page.locator("#panel a[href^=http]").get_attribute("href") == "https://example.org/paper"
    assert "Not in the drawing" in panel(page)
    page = opened(page_of(board()), "#leaflet")
    assert "Its text is not to be handed on" in panel(page)


def test_what_is_not_identified_and_what_is_protected_is_said(opened: Opener) -> None:
    page = opened(page_of(board()), "#harbour")
    assert "Not identified: the sources do not say who or what it is" in panel(page)
    page.evaluate("location.hash = 'ann'")
    until(page, "() => document.getElementById('panel-title').textContent.includes('Ann')")
    assert "not to be named" in panel(page)


# --- the list, the keyboard, the screen ---------------------------------------------------------


def test_the_list_holds_what_the_drawing_holds(opened: Opener) -> None:
    page = opened(page_of(board()))
    page.get_by_role("button", name="List").click()
    assert page.locator("#canvas").is_hidden()
    things = page.get_by_role("grid", name="Things").locator("tr[data-item]")
    things.first.wait_for()
    assert things.count() == 8
    page.get_by_role("tab", name="Edges 7").click()
    edges = page.get_by_role("grid", name="Edges").locator("tr[data-item]")
    edges.first.wait_for()
    assert edges.count() == 7
    row = edges.filter(has_text="harbour house")
    assert "denied" in row.inner_text()
    row.get_by_role("link", name="operates").click()
    assert "denies it" in panel(page)


def test_what_can_be_reached_has_a_name(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, a, input, [tabindex='0'], summary")]
            .filter((e) => !e.closest("[hidden]"))
            .filter((e) => !e.getAttribute("aria-label") && !e.textContent.trim())
            .filter((e) => !e.labels?.length)
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert nameless == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system_and_the_button(
    opened: Opener, page: Page, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page_of(board()))
    paper = "getComputedStyle(document.body).backgroundColor"
    light, dark = "rgb(251, 250, 247)", "rgb(20, 23, 26)"
    assert page.evaluate(paper) == (light if scheme == "light" else dark)
    button = page.locator("#theme")
    assert button.get_attribute("aria-label") == "Colours: as the system"
    button.click()
    assert page.evaluate(paper) == light
    button.click()
    assert page.evaluate(paper) == dark
    assert page.evaluate("claimgraph.drawing.palette.paper") == "#14171a"
    button.click()
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    until(page, f"() => {paper} === '{dark if scheme == 'light' else light}'")


def test_it_fits_a_narrow_phone(opened: Opener) -> None:
    page = opened(page_of(board()), width=360, height=640)
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0
    page.get_by_role("button", name="Filters", exact=True).click()
    assert page.locator("#legend").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#legend").is_hidden()
    click_node(page, "board")
    assert page.evaluate(over) == 0
    box = page.locator("#panel").bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 360)
    assert box["height"] < 640 * 0.6
    page.get_by_role("button", name="List").click()
    assert page.evaluate(over) == 0


def test_it_speaks_chinese(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    page.get_by_role("button", name="中文").click()
    assert page.locator("html").get_attribute("lang") == "zh"
    assert "每条边都有凭据" in page.locator("#facts").inner_text()
    assert "类StateBody" in panel(page)
    assert "关系operates" in panel(page)
    page.get_by_role("button", name="English").click()
    assert "every edge has a receipt" in page.locator("#facts").inner_text()


def test_ids_can_be_copied(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.get_by_role("button", name="Copy: Id").click()
    assert page.evaluate("window.copied") == iri("board")
    page.get_by_role("button", name="Copy link").click()
    assert page.evaluate("window.copied").endswith("page.html#board")
    until(page, "() => document.getElementById('status').textContent === 'Copied'")


@pytest.mark.parametrize("width", [1400, 1100, 800, 390])
def test_the_title_can_be_read_in_full(opened: Opener, width: int) -> None:
    title = "What the boards of seven harbour towns say of the tea houses of each other, and of tea"
    page = opened(page_of(board(), title=title), width=width)
    cut = "(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>"
    cut += " scrollWidth > clientWidth || scrollHeight > clientHeight)"
    assert not page.evaluate(f"{cut}(document.getElementById('title'))")
    assert not page.evaluate(f"{cut}(document.documentElement)")
    assert page.locator("#title").inner_text() == title
    room = page.locator("#canvas").bounding_box()
    assert room
    assert room["height"] > 400
