"""The explorer page in a real browser: what one can do with it, and what can't be done to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.explorer_vectors import VECTORS
from tests.browser.pointing import Opener, click_edge, click_node, panel, shown, until
from tests.builders import INFO, NS, claim, content, entity, iri, record
from tests.hostile import hostile
from tests.presentation.explorer_contents import QUOTE, board, board_claims, many, page_of

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Citation, Source, text_digest

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
        "2 sources",
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


def test_an_address_leads_to_a_claim_and_a_false_one_nowhere(opened: Opener) -> None:
    one = NS.shorten(board_claims()["t-05"].iri)
    page = opened(page_of(board()), f"#{one}")
    assert "at least 13 houses" in page.locator("#panel-title").inner_text()
    for wrong in ("#nobody", "#%E0%A4%A", "#%3Cscript%3E", "#__proto__", "#constructor"):
        page.evaluate("(hash) => { location.hash = hash }", wrong)
        page.wait_for_selector("#panel", state="hidden")


# --- finding ------------------------------------------------------------------------------------


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


# --- filtering and focusing ---------------------------------------------------------------------


def test_the_legend_hides_and_shows(opened: Opener) -> None:
    page = opened(page_of(board()))
    everything = shown(page)
    assert everything == {
        "ann", "board", "harbour", "houses", "lodz", "ministry", "society", "witness",
    }  # fmt: skip
    legend = page.locator("#legend")
    legend.get_by_role("checkbox", name="person 2").uncheck()
    assert shown(page) == everything - {"ann", "witness"}
    assert "6 of 8 shown" in page.locator("#bar").inner_text()
    legend.get_by_role("checkbox", name="person 2").check()
    legend.get_by_role("button", name="None").click()
    assert shown(page) == set()
    assert "Everything is hidden" in page.locator("#start").inner_text()
    page.locator("#show-all").click()
    assert shown(page) == everything

    legend.get_by_text("Relations").click()
    legend.get_by_role("checkbox", name="knows 2").uncheck()
    edges = page.evaluate("claimgraph.drawing.edges.length")
    assert edges == 5
    legend.get_by_text("Sources").click()
    legend.get_by_role("checkbox", name="The Puddle Paper").uncheck()
    assert page.evaluate("claimgraph.drawing.edges.length") == 2  # what the leaflet says too


def test_the_legend_explains_what_is_there(opened: Opener) -> None:
    words = opened(page_of(board())).locator("#legend").inner_text()
    for line in ("contradicted", "denied", "rejected by the analyst", "exists, not identified"):
        assert line in words


def test_a_focus_shows_only_the_surroundings(opened: Opener) -> None:
    page = opened(page_of(board()))
    click_node(page, "lodz")
    page.get_by_role("button", name="Only its surroundings: 1 hop").click()
    assert shown(page) == {"lodz", "houses"}
    assert "Around Łódź, 1 hop: 2 of 8" in page.locator("#bar").inner_text()
    page.get_by_role("button", name="Only its surroundings: 2 hops").click()
    assert shown(page) == {"lodz", "houses", "board"}
    page.locator("#show-all").click()
    assert len(shown(page)) == 8
    click_node(page, "lodz")
    page.get_by_role("button", name="Hide").click()
    assert "lodz" not in shown(page)


def test_a_large_case_starts_from_a_search(opened: Opener) -> None:
    page = opened(page_of(many(3000, 7000)))
    assert "Start from a search" in page.locator("#start").inner_text()
    assert shown(page) == set()
    assert page.locator(".suggestions li").count() == 12
    page.locator("input[type=search]").fill("Person 0")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert len(shown(page)) == 150
    assert "the 150 nearest of" in page.locator("#bar").inner_text()
    page.locator("#panel .edge .thing").nth(3).click()
    assert page.locator("#panel-title").inner_text() != "Person 0"
    page.locator("#mode-list").click()
    assert page.locator("#list table").count() == 2


# --- the list, the keyboard, the screen ---------------------------------------------------------


def test_the_list_holds_what_the_drawing_holds(opened: Opener) -> None:
    page = opened(page_of(board()))
    page.get_by_role("button", name="List").click()
    assert page.locator("#canvas").is_hidden()
    things = page.get_by_role("table", name="Things").locator("tbody tr")
    edges = page.get_by_role("table", name="Edges").locator("tbody tr")
    assert (things.count(), edges.count()) == (8, 7)
    row = edges.filter(has_text="harbour house")
    assert row.locator("td, th").all_inner_texts()[-2:] == ["1", "denied"]
    row.get_by_role("link", name="operates").click()
    assert "denies it" in panel(page)


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
    page.locator("#legend input").first.focus()
    keys.press("Space")
    assert "shown" in page.locator("#bar").inner_text()
    assert page.evaluate("document.activeElement.type") == "checkbox"
    keys.press("a")
    assert page.locator("#bar").is_hidden()


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
    page.get_by_role("button", name="Legend").click()
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


# --- what must never happen ---------------------------------------------------------------------


def hostile_board() -> Content:
    """Return a case in which every vector stands wherever a text of a case can stand."""
    entities, claims, said = [], [], []
    for number, vector in enumerate(VECTORS):
        following = iri(f"v{(number + 1) % len(VECTORS)}")
        names = (
            Name(vector, vector if number % 2 else "en", NameKind.PREFERRED),
            Name(f"also {vector}", "zh-Hans", NameKind.ALIAS, iri("paper")),
        )
        kind = (
            CG + "Person",
            f"https://example.org/class#{vector.encode('unicode_escape').decode()}",
        )
        entities.append(Entity(iri(f"v{number}"), kind, names, note=vector, see_also=(vector,)))
        own = [
            Claim.of(
                NS,
                iri(f"v{number}"),
                CG + "knows",
                following,
                qualifiers=[(CG + "says", following)],
            ),
            Claim.of(NS, iri(f"v{number}"), CG + "says", Literal(_hashable(vector), "en")),
        ]
        claims += own
        for one in own:
            passage = Citation(
                iri=f"{NS.base}passage/{number}",
                source=iri("paper"),
                exact=vector,
                prefix=vector,
                suffix=vector,
                digest=vector,
            )
            saying = Attestation.of(
                NS,
                one.iri,
                [iri(f"v{number}")],
                Stance.ASSERTS,
                source=iri("paper"),
                citation=passage,
                act=_hashable(vector),
                gloss=vector,
                note=vector,
                handle=vector,
            )
            said.append(saying)
    # Ids are validated at the door; a page is safe even where one got past it.
    entities.append(entity("x", "Person", "x"))
    wild = Entity(f"{NS.base}{VECTORS[1]}", (CG + "Person",), (Name("wild"),))
    claims.append(claim("x", "knows", wild.iri))
    source = Source(
        iri("paper"),
        title=VECTORS[8],
        url=VECTORS[43],
        archive=VECTORS[47],
        file_name=VECTORS[0],
        language=VECTORS[33],
        media_type=VECTORS[0],
    )
    judgement = Judgement.of(
        NS,
        Verdict.CREDIBILITY,
        [claims[0].iri],
        iri("v0"),
        VECTORS[8],
        reason=VECTORS[1],
        value=VECTORS[10],
    )
    paper = entity("paper", "Document", VECTORS[8])
    return content([*entities, wild, paper], [record("paper", claims, said)], [source], [judgement])


def _hashable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def test_the_vectors_do_run_where_nothing_guards(page: Page, page_log: PageLog) -> None:
    """The breaking twin: the same texts as markup, without a policy."""
    assert len(set(VECTORS)) >= 60
    running = 0
    for vector in VECTORS[:30]:
        page.goto("about:blank")
        page.set_content(f"<!DOCTYPE html><body>{vector}<p>x</p>", wait_until="domcontentloaded")
        page.wait_for_timeout(20)
        running += bool(page.evaluate("window.__pwned"))
    assert running >= 12
    for log in (page_log.requests, page_log.console_errors, page_log.page_errors):
        log.clear()


@pytest.mark.slow
@pytest.mark.parametrize("made", [hostile_board, hostile], ids=["browser", "any"])
def test_nothing_in_a_case_can_run(opened: Opener, page: Page, made: Callable[[], Content]) -> None:
    page.add_init_script("window.__pwned = undefined")
    opened(page_of(made(), title=VECTORS[1], view=VECTORS[8]))
    _look_everywhere(page)
    assert page.evaluate("window.__pwned") is None
    assert page.locator("h1").inner_text() == VECTORS[1]
    assert len(page.frames) == 1


LOOK_EVERYWHERE = """async () => {
    const page = claimgraph;
    const ids = [...page.graph.numbers.keys(), ...page.evidence.numbers.keys()];
    const seen = { panels: 0, elements: new Set(), attributes: new Set(), links: new Set() };
    const look = (root) => {
        for (const element of root.querySelectorAll("*")) {
            seen.elements.add(element.localName);
            for (const { name } of element.attributes) seen.attributes.add(name);
            const href = element.getAttribute("href");
            if (href) seen.links.add(href.startsWith("#") ? "#" : new URL(href).protocol);
        }
    };
    const kinds = page.graph.kinds.map((_, number) => `kind-${number}`);
    page.legend.opened = new Set(["relations", "sources", ...kinds]);
    for (const shown of [ids, ids.slice(0, 12)]) {
        document.getElementById("language").click();
        document.getElementById("theme").click();
        for (const id of shown) {
            page.go(id);
            await new Promise((done) => setTimeout(done, 0));
            for (const more of document.querySelectorAll("button.more")) more.click();
            if (!page.panel.isOpen) throw new Error(`no panel for ${id}`);
            seen.panels += 1;
            look(page.panel.box);
        }
        page.show("list");
        look(document);
        page.show("drawing");
    }
    page.go("");
    const box = document.getElementById("search");
    for (const text of ["<", "script", "javascript", "=", "a", "\\u0000"]) {
        box.value = text;
        box.dispatchEvent(new Event("input"));
        look(document);
    }
    page.search.close();
    page.go(ids[0]);
    page.focus(0, 3);
    page.drawing.fit();
    page.drawing.zoom(3);
    await new Promise((done) => setTimeout(done, 300));
    const { panels, elements, attributes, links } = seen;
    return { panels, elements: [...elements], attributes: [...attributes], links: [...links] };
}"""
"""Opens the panel of everything, the list and the search, in two languages and colours."""


def _look_everywhere(page: Page) -> None:
    found = page.evaluate(LOOK_EVERYWHERE)
    assert found["panels"] > 60
    assert set(found["links"]) <= {"#", "https:", "http:", "data:"}  # data: is the page's icon
    forbidden = {"iframe", "object", "embed", "img", "form", "base", "math", "marquee", "video"}
    assert not forbidden & set(found["elements"])
    # vis-network styles its canvas through the object model, which the policy allows.
    assert not [name for name in found["attributes"] if name.startswith("on") or name == "srcdoc"]


def test_hostile_text_is_shown_as_text(opened: Opener) -> None:
    page = opened(page_of(hostile_board()))
    number = VECTORS.index('<img src=x onerror="window.__pwned=1">')
    page.evaluate("(id) => { location.hash = id }", f"v{number}")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.locator("#panel-title").inner_text() == VECTORS[number]
    assert page.locator("#panel .note").inner_text() == VECTORS[number]
    page.locator("#panel .fact .claimlink").click()
    until(page, "() => document.getElementById('panel-label').textContent === 'Claim'")
    assert page.locator(".gloss").inner_text() == VECTORS[number]
    assert page.locator("blockquote mark").inner_text() == VECTORS[number]
