"""Taking along what the explorer page shows: citations, files, a print; each read again."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from rdflib import RDF, Dataset, Namespace, URIRef
from tests.browser.explorer_vectors import VECTORS
from tests.browser.pointing import Opener, click_edge, click_node, until
from tests.builders import INFO, NS, claim, content, entity, iri, record
from tests.presentation.explorer_contents import QUOTE, board, board_claims, many, page_of

from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.source import Citation, Source
from claimgraph.presentation.explorer import blocks

if TYPE_CHECKING:
    from playwright.sync_api import Page

CG = Namespace("https://w3id.org/claimgraph/ontology#")
SVG = {"svg": "http://www.w3.org/2000/svg"}
PNG, DRAWING = "Picture (PNG)", "Drawing (SVG)"
TABLE, DATA = "Table of claims (CSV)", "Data with all receipts (JSON-LD)"


def saved(page: Page, form: str, *, chosen: bool = False) -> tuple[str, bytes]:
    """Save what is seen, or what is chosen, and return the file's name and what is in it."""
    page.locator("#share").click()
    scope = "What is chosen" if chosen else "What is shown"
    page.get_by_role("menuitemradio", name=scope).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=form).click()
    name = download.value.suggested_filename
    assert page.locator("#status").inner_text() == f"Saved as {name}"
    return name, Path(download.value.path()).read_bytes()


def hostile() -> Content:
    """Return a case in which every text is a way in."""
    texts = [text.encode("utf-8", "replace").decode() for text in VECTORS]
    things = [entity(f"e{n}", "Person", text) for n, text in enumerate(texts)]
    claims = [claim("e0", "knows", f"e{n}") for n in range(1, len(texts))]
    source = Source(iri("paper"), title=texts[0], publisher=iri("e3"), url=texts[8])
    said = [
        Attestation.of(
            NS, one.iri, [iri("paper")], Stance.ASSERTS, source=iri("paper"), gloss=text,
            citation=Citation.of(NS, iri("paper"), exact=text), note=text, handle=f"h-{n}",
        )
        for n, (one, text) in enumerate(zip(claims, texts[1:], strict=True))
    ]  # fmt: skip
    everything = [*things, entity("paper", "Document", texts[1])]
    return content(everything, [record("paper", claims, said)], [source])


# --- pictures -----------------------------------------------------------------------------------


def points(page: Page, png: bytes) -> tuple[int, int, set[str]]:
    """Return the width and height of a picture, and its colours, as a browser reads it."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    depth, kind = png[24], png[25]
    assert (depth, kind) == (8, 6)  # eight bits of red, green, blue and alpha
    blank = page.context.new_page()  # the policy of ours reads no picture
    width, height, colours = blank.evaluate(
        """async (text) => {
            const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
            const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
            const { width, height } = picture;
            const drawn = new OffscreenCanvas(width, height).getContext("2d");
            drawn.drawImage(picture, 0, 0);
            const { buffer } = drawn.getImageData(0, 0, width, height).data;
            const view = new DataView(new Uint32Array(new Set(new Uint32Array(buffer))).buffer);
            const hex = (n) => view.getUint32(4 * n).toString(16).padStart(8, "0");
            return [width, height, Array.from({ length: view.byteLength / 4 }, (_, n) => hex(n))];
        }""",
        base64.b64encode(png).decode(),
    )
    blank.close()
    return width, height, set(colours)


def test_a_picture_is_saved_with_its_title_and_its_legend(opened: Opener) -> None:
    page = opened(page_of(board()))
    name, drawing = saved(page, DRAWING)
    assert name == "The-Tea-Case.svg"
    root = etree.fromstring(drawing)
    texts = ["".join(text.itertext()) for text in root.iterfind(".//svg:text", SVG)]
    for words in (
        "The Tea Case", "Puddle Tea Board", "The harbour house", "operates",
        "statebody", "contradicted", "denied", "rejected by the analyst",
        "View: allAll 8 things and 7 edges",
    ):  # fmt: skip
        assert words in texts
    width, height = float(root.get("width")), float(root.get("height"))

    name, picture = saved(page, PNG)
    assert name == "The-Tea-Case.png"
    wide, high, colours = points(page, picture)
    assert (wide, high) == (round(width * 2), round(height * 2))
    assert len(colours) > 50
    assert "fbfaf7ff" in colours  # the paper, opaque
    assert "963468ff" in colours  # the state bodies
    assert saved(page, DRAWING)[1] == drawing


def test_a_picture_says_what_it_leaves_out(opened: Opener) -> None:
    page = opened(page_of(board()), "#&without=leaflet&hidden=lodz&relations=cg:knows")
    until(page, "() => claimgraph.drawing && claimgraph.drawing.nodes.length")
    root = etree.fromstring(saved(page, DRAWING)[1])
    told = [line.text for line in root.iterfind(".//svg:tspan", SVG)]
    assert "View: all · without The leaflet" in told
    assert any(
        re.fullmatch(r"\d things and \d edges of 8 things and 7 edges", str(t)) for t in told
    )
    assert "Relations: all but knows" in told
    assert "hidden by hand: Łódź" in told


def test_a_picture_of_what_is_chosen_and_what_is_next_to_it(opened: Opener) -> None:
    page = opened(page_of(board()))
    page.locator("#share").click()
    nothing = page.get_by_role("menuitemradio", name="What is chosen")
    assert nothing.get_attribute("aria-disabled") == "true"
    page.keyboard.press("Escape")
    click_node(page, "houses")
    name, drawing = saved(page, DRAWING, chosen=True)
    assert name == "The-Tea-Case-houses.svg"
    texts = "|".join(etree.fromstring(drawing).itertext())
    for words in ("The thirteen tea", "Puddle Tea Board", "Łódź", "What is next to: The thirteen"):
        assert words in texts
    assert "Ann Leaf" not in texts


def test_a_dark_page_makes_a_light_picture(opened: Opener, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    opened(page_of(board()))
    assert b"#fbfaf7" in saved(page, DRAWING)[1]
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_picture_of_a_large_case_is_one_of_its_map(opened: Opener) -> None:
    page = opened(page_of(many(600, 1200)))
    root = etree.fromstring(saved(page, DRAWING)[1])
    signs = root.findall("svg:g/svg:g/svg:g", SVG)
    assert len(signs) > 1000
    assert saved(page, PNG)[1][:4] == b"\x89PNG"


# --- tables and data ----------------------------------------------------------------------------


def test_a_table_is_saved_with_a_row_a_claim(opened: Opener) -> None:
    page = opened(page_of(board()))
    name, table = saved(page, TABLE)
    assert name == "The-Tea-Case.csv"
    rows = list(csv.DictReader(io.StringIO(table.decode(), newline="")))
    assert {row["claim"] for row in rows} == {one.iri for one in board_claims().values()}
    row = next(row for row in rows if row["handles"] == "t-01")
    assert row["source_label"] == "Puddle Tea Board"
    assert row["target_label"] == "The thirteen tea houses"
    assert QUOTE in row["quotes"].split(" | ")
    assert row["origins"] == "Ann Leaf and The Tea Society jointly"
    assert row["standing"] == "plain"

    click_edge(page, "board", "operates", "harbour")
    rows = list(csv.DictReader(io.StringIO(saved(page, TABLE, chosen=True)[1].decode())))
    assert [row["standing"] for row in rows] == ["denied"]


def test_data_are_saved_with_all_receipts(opened: Opener) -> None:
    page = opened(page_of(board()), "#lodz")
    name, data = saved(page, DATA)
    assert name == "The-Tea-Case.jsonld"
    read = Dataset()
    read.parse(data=data, format="json-ld")
    claims = {str(s) for s, _, _, _ in read.quads((None, RDF.type, CG.Claim, None))}
    assert claims == {one.iri for one in board_claims().values()}
    said = {s for s, _, _, _ in read.quads((None, RDF.type, CG.Attestation, None))}
    assert said == {URIRef(a) for a in board().attestations}

    read = Dataset()
    read.parse(data=saved(page, DATA, chosen=True)[1], format="json-ld")
    claims = {str(s) for s, _, _, _ in read.quads((None, RDF.type, CG.Claim, None))}
    assert claims == {board_claims()["t-12"].iri}


def test_a_packed_page_gathers_its_texts_first(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "LARGEST_PLAIN", 0)
    page = opened(page_of(many(2000, 4000)), "#thing-00000")
    assert page.locator("#ledger").get_attribute("type") == "application/zlib"
    rows = list(csv.DictReader(io.StringIO(saved(page, TABLE, chosen=True)[1].decode())))
    assert len(rows) > 50
    assert all(row["chains"] for row in rows)
    data = json.loads(saved(page, DATA)[1])
    assert len(data["@graph"]) == 3  # things, the edges of the view, what the paper says


def test_hostile_texts_stay_texts_in_every_file(opened: Opener) -> None:
    page = opened(page_of(hostile(), title=VECTORS[1]))
    name, drawing = saved(page, DRAWING)
    assert re.fullmatch(r"[\w-]+\.svg", name)
    root = etree.fromstring(drawing)
    kinds = {etree.QName(element).localname for element in root.iter()}
    assert kinds == {"svg", "title", "desc", "rect", "text", "tspan", "g", "path", "circle"} - (
        {"circle"} - {etree.QName(e).localname for e in root.iter()}
    )
    assert not [a for e in root.iter() for a in e.attrib if a.startswith("on") or "href" in a]
    points(page, saved(page, PNG)[1])
    rows = list(csv.DictReader(io.StringIO(saved(page, TABLE)[1].decode(), newline="")))
    assert len(rows) == len(VECTORS) - 1
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+@\t\r")]
    read = Dataset()
    read.parse(data=saved(page, DATA)[1], format="json-ld")
    assert len(set(read.quads((None, RDF.type, CG.Claim, None)))) == len(rows)
    assert page.evaluate("window.__pwned") is None


def test_where_nothing_is_shown_nothing_is_saved(opened: Opener) -> None:
    page = opened(page_of(Content(INFO)))
    page.locator("#share").click()
    page.get_by_role("menuitem", name=PNG).click()
    assert "Nothing is shown" in page.locator("#status").inner_text()


# --- citations ----------------------------------------------------------------------------------


@pytest.fixture
def clipboard(page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def cited(page: Page, form: str) -> str:
    page.locator("#panel .cite").first.click()
    page.get_by_role("menuitem", name=form).click()
    until(page, "() => document.querySelector('#status').textContent === 'Citation copied'")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_saying_is_cited_in_four_ways(opened: Opener, clipboard: Page) -> None:
    page = opened(page_of(board()))
    click_edge(page, "board", "operates", "houses")
    iri_ = board_claims()["t-01"].iri
    plain = cited(page, "Plain text").splitlines()
    assert plain[0] == "Claim: The Board runs thirteen houses in Puddle."
    assert plain[1] == "On the word of: Ann Leaf and The Tea Society assert it"
    assert f"Passage: “{QUOTE}”" in plain
    assert f"Id: {iri_}" in plain
    link = next(line for line in plain if line.startswith("Link: "))
    assert link == f"Link: page.html#{NS.shorten(iri_).replace(':', '%3A')}"  # not where it lies

    note = cited(page, "Note (Chicago)")
    assert note.startswith("“The Puddle Paper, 6 May,” The Tea Society, 6 May 2023, p. 3, https:")
    assert note.endswith(f"“{QUOTE}”. Claim: {iri_}")

    (item,) = json.loads(cited(page, "CSL-JSON"))
    assert item["title"] == "The Puddle Paper, 6 May"
    assert item["issued"] == {"date-parts": [[2023, 5, 6]]}
    assert item["custom"]["quote"] == QUOTE

    entry = cited(page, "BibTeX")
    assert entry.startswith("@misc{paper,\n  title = {{The Puddle Paper, 6 May}},\n")
    assert f"note = {{“{QUOTE}”; cited for claim {iri_}}}" in entry


def test_the_menu_of_citations_works_by_keyboard(opened: Opener, clipboard: Page) -> None:
    page = opened(page_of(board()))
    click_edge(page, "board", "operates", "houses")
    button, keys = page.locator("#panel .cite").first, page.keyboard
    button.focus()
    keys.press("ArrowUp")
    focus = "document.activeElement.textContent"
    assert page.evaluate(focus) == "BibTeX"
    assert button.get_attribute("aria-expanded") == "true"
    keys.press("ArrowDown")
    assert page.evaluate(focus) == "Plain text"
    keys.press("c")
    assert page.evaluate(focus) == "CSL-JSON"
    keys.press("Home")
    keys.press("Escape")
    assert page.get_by_role("menu").count() == 0
    assert page.locator("#panel").is_visible()  # only the menu was closed
    assert button.evaluate("(e) => e === document.activeElement")
    keys.press("Enter")
    keys.press("End")
    keys.press("Enter")
    until(page, "() => document.querySelector('#status').textContent === 'Citation copied'")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{paper,")


def test_hostile_citations_stay_one_entry(opened: Opener, clipboard: Page) -> None:
    page = opened(page_of(hostile()))
    for number in range(0, len(VECTORS) - 1, 9):
        page.evaluate(
            """(n) => {
                const { evidence } = claimgraph;
                const every = [...Array(evidence.claimCount).keys()];
                const claim = every.find((one) => evidence.handles.of(one)[0] === `h-${n}`);
                claimgraph.go(evidence.claimId(claim));
            }""",
            number,
        )
        page.wait_for_selector("#panel .cite")
        entry = cited(page, "BibTeX")
        assert len(re.findall(r"^@", entry, re.MULTILINE)) == 1
        assert entry.count("{") == entry.count("}")
        assert len(json.loads(cited(page, "CSL-JSON"))) == 1
        until(page, "() => document.querySelector('#panel .cite').textContent === 'Cite'")


# --- on paper -----------------------------------------------------------------------------------


def test_a_print_shows_what_is_seen_and_the_receipts_in_full(opened: Opener) -> None:
    page = opened(page_of(board()), "#&without=leaflet")
    click_node(page, "board")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    paper = page.locator("#print")
    words = paper.inner_text()
    assert words.startswith("The Tea Case\nView: all · without The leaflet\n")
    assert "Puddle Tea Board" in words
    assert "南通茶局" in words
    assert "Tea is a public good." in words
    assert paper.locator("figure svg").is_visible()
    assert paper.locator("button, input, textarea").count() == 0
    assert page.locator("#top").is_hidden()
    box = paper.locator("figure svg").bounding_box()
    assert box
    assert box["x"] + box["width"] <= 1280
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert paper.count() == 0


@pytest.mark.parametrize("mode", ["drawing", "list", "timeline"])
def test_nothing_is_cut_off_on_a4(opened: Opener, mode: str) -> None:
    page = opened(page_of(board()), f"#board&mode={mode}")
    page.wait_for_selector("#panel:not([hidden])")
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 (\d+)\.\d+ (\d+)\.\d+\]", pdf)
    assert sizes
    assert set(sizes) <= {(b"594", b"841"), (b"841", b"594")}
    assert page.locator("#print").count() == 0  # it is gone again

    # On a sheet as wide as the paper nothing reaches over the edge.
    page.set_viewport_size({"width": 688, "height": 900})
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    over = page.evaluate(
        """() => [...document.querySelectorAll("#print *")]
            .filter((e) => !e.closest("svg") || e.matches("svg"))
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert over == []


# --- the menu -----------------------------------------------------------------------------------


def test_the_menu_closes_where_one_looks_elsewhere(opened: Opener) -> None:
    page = opened(page_of(board()))
    share = page.locator("#share")
    share.click()
    menu = page.get_by_role("menu", name="Share")
    assert menu.is_visible()
    assert share.get_attribute("aria-controls") == menu.get_attribute("id")
    names = menu.get_by_role("menuitem").all_inner_texts()
    assert len(names) == 7
    page.mouse.click(600, 400)
    assert menu.count() == 0
    share.click()
    page.keyboard.press("Tab")
    assert menu.count() == 0
    page.locator("#language").click()
    assert share.inner_text().startswith("分享")
    share.click()
    assert page.get_by_role("menuitem", name="图片（PNG）").is_visible()


def test_a_link_to_what_is_seen_is_copied(opened: Opener, clipboard: Page) -> None:
    page = opened(page_of(board()), "#board&mode=list")
    page.locator("#share").click()
    page.get_by_role("menuitem", name="Copy a link").click()
    until(page, "() => document.querySelector('#status').textContent === 'Link copied'")
    assert page.evaluate("navigator.clipboard.readText()").endswith("page.html#board&mode=list")
