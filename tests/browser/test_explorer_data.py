"""A large page unpacks what is asked for, and a quote stands in its context."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.pointing import Opener, panel, until
from tests.builders import NS, claim, content, entity, iri, record
from tests.presentation.explorer_contents import QUOTE, board, many, page_of

from claimgraph.documents.text import Document
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.source import Citation, Source
from claimgraph.presentation.explorer import blocks

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page
    from tests.conftest import PageLog

UNPACKED = "() => claimgraph.evidence.shards.read.filter(Boolean).length"


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return a packed page of 1,183 claims in three shards, all of them from one paper."""
    monkeypatch.setattr(blocks, "LARGEST_PLAIN", 0)
    return page_of(many(600, 1200))


def go(page: Page, id_: str) -> None:
    page.evaluate("id => claimgraph.go(id)", id_)


def claim_of(page: Page, edge: int) -> str:
    return str(
        page.evaluate("n => claimgraph.evidence.claimId(claimgraph.graph.claimsOf(n)[0])", edge)
    )


def test_a_large_page_unpacks_the_texts_of_what_is_chosen(opened: Opener, packed: bytes) -> None:
    page = opened(packed)
    assert page.evaluate(UNPACKED) == 0
    go(page, claim_of(page, 5))
    until(page, "() => !document.getElementById('panel').hidden")
    assert "The Puddle Paper" in panel(page)
    assert page.evaluate(UNPACKED) == 1


def test_a_claim_is_found_by_its_address_in_a_large_page(opened: Opener, packed: bytes) -> None:
    page = opened(packed)
    id_ = claim_of(page, 1100)
    page = opened(packed, f"#{id_}")
    until(page, "() => !document.getElementById('panel').hidden")
    names = page.evaluate("claimgraph.graph.ends(1100).map(n => claimgraph.graph.label(n))")
    assert all(name in panel(page) for name in names)


def test_long_lists_unpack_more_as_they_are_read(opened: Opener, packed: bytes) -> None:
    page = opened(packed, "#paper")
    until(page, "() => !document.getElementById('panel').hidden")
    rows = page.locator("#panel section", has_text="Said in").last.locator("li")
    assert rows.count() == 12
    for _ in range(5):
        page.locator("#panel section", has_text="Said in").last.locator("button.more").click()
    until(page, "() => document.querySelectorAll('#panel li').length > 500")
    assert page.evaluate(UNPACKED) == 2


def test_the_last_of_quick_choices_is_the_one_that_is_shown(opened: Opener, packed: bytes) -> None:
    page = opened(packed)
    first, last = claim_of(page, 3), claim_of(page, 1150)
    page.evaluate("ids => ids.forEach(id => claimgraph.go(id))", [first, last, "thing-00001"])
    until(page, "() => document.getElementById('panel-title').textContent === 'Person 1'")
    page.wait_for_timeout(200)
    assert "Person 1" in panel(page).splitlines()[2]


def test_a_browser_that_can_not_unpack_is_told_so(
    context: BrowserContext, page_log: PageLog, tmp_path: Path, packed: bytes
) -> None:
    page = context.new_page()
    page_log.watch(page)
    page.add_init_script("delete window.DecompressionStream")
    file = tmp_path / "page.html"
    file.write_bytes(packed)
    page.goto(file.as_uri())
    page.get_by_role("heading", name="This page can't be shown.").wait_for()
    assert "this browser can't unpack it" in page.locator("#start").inner_text()


def test_a_file_that_was_cut_off_says_so(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page_of(board()).replace(b'"claimCount":12', b'"claimCount":'))
    page.goto(file.as_uri())
    page.get_by_role("heading", name="This page can't be shown.").wait_for()
    assert "get it again" in page.locator("#start").inner_text()


# --- quotes ---------------------------------------------------------------------------------------

ABOVE = "The first paragraph, of the 𝒳 Board. " + "It has much to say of tea. " * 20
TEXT = f"Not this.\n\n{ABOVE}It is said that {QUOTE} since May. {'And so on. ' * 40}\n\nNor this."


def quoted(**source: object) -> Content:
    """Return a case with a quote in a document that is at hand."""
    start = TEXT.index(QUOTE)
    what = claim("board", "operates", "houses")
    passage = Citation.of(
        NS, iri("paper"), start=start, end=start + len(QUOTE), exact=QUOTE, page=3
    )
    said = Attestation.of(
        NS, what.iri, [iri("paper")], Stance.ASSERTS, source=iri("paper"), citation=passage
    )
    things = [entity("board", "StateBody", "Tea Board"), entity("houses", "Group", "The houses")]
    return content(
        [*things, entity("paper", "Document", "The Paper")],
        [record("paper", [what], [said])],
        [Source(iri("paper"), title="The Paper", **source)],  # type: ignore[arg-type]
    )


def shown(opened: Opener, what: Content) -> Page:
    document = Document("paper.txt", "", TEXT, "")
    page = opened(page_of(what, documents={iri("paper"): document}))
    go(page, claim_of(page, 0))
    return page


def test_a_quote_is_shown_in_what_stands_around_it(opened: Opener) -> None:
    page = shown(opened, quoted())
    quote = page.locator(".passage blockquote")
    assert quote.locator("mark").inner_text() == QUOTE
    assert quote.inner_text().startswith("…")
    assert len(quote.inner_text()) < 300
    page.get_by_role("button", name="More of the text around it").click()
    assert quote.inner_text().startswith("… ")
    assert 600 < len(quote.inner_text()) < 700
    assert "Not this" not in quote.inner_text()
    page.get_by_role("button", name="Less").click()
    assert len(quote.inner_text()) < 300


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ({"url": "https://example.org/paper.pdf"}, "https://example.org/paper.pdf#page=3"),
        (
            {"archive": "https://example.org/paper"},
            "https://example.org/paper#:~:text=" + QUOTE.replace(" ", "%20"),
        ),
        ({"url": "javascript:alert(1)"}, None),
    ],
)
def test_a_passage_leads_to_its_place_in_the_document(
    opened: Opener, source: dict[str, str], link: str | None
) -> None:
    page = shown(opened, quoted(**source))
    links = page.locator(".passage a.outside")
    assert [a.get_attribute("href") for a in links.all()] == ([link] if link else [])
    if link:
        assert links.first.get_attribute("rel") == "noopener noreferrer"


def test_a_text_that_may_not_be_shared_is_not_in_the_page(opened: Opener) -> None:
    page = shown(opened, quoted(text_may_be_shared=False))
    assert "Text not included" in panel(page)
    assert QUOTE not in page.content()
