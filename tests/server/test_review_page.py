"""The review in a browser: the same decisions by the same keys, and nothing read as markup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.axe import Axe
from tests.reviewing.cases import barges, errors, party, proposal, store
from tests.server.conftest import served

import claimgraph as cg
from claimgraph.case import Case
from claimgraph.model.proposal import ProposedText
from claimgraph.server.review import ReviewServer

if TYPE_CHECKING:
    from playwright.sync_api import Locator, LocatorAssertions, Page
    from tests.conftest import PageLog


@pytest.fixture
def review(server: ReviewServer, page: Page, page_log: PageLog) -> Iterator[Page]:
    """The page, open; it must ask nobody else for anything, and complain of nothing."""
    with _opened(server, page, page_log) as opened:
        yield opened


@contextmanager
def _opened(server: ReviewServer, page: Page, page_log: PageLog) -> Iterator[Page]:
    page.goto(server.url)
    page.wait_for_selector("#columns dd")
    yield page
    assert [url for url in page_log.requests if not url.startswith((server.url, "data:"))] == []
    assert (page_log.console_errors, page_log.page_errors, page_log.dialogs) == ([], [], [])


def pressed(page: Page, key: str, says: str) -> None:
    """Press a key, and wait for what the page says of it."""
    page.keyboard.press(key)
    told(page, says)


def expected(locator: Locator) -> LocatorAssertions:
    """Return what waits for something to be true of a place."""
    from playwright.sync_api import expect

    return expect(locator)


def told(page: Page, says: str) -> None:
    """Wait until the page says so."""
    expected(page.locator("#message")).to_contain_text(says)


def test_the_document_stands_beside_the_proposal_with_its_words_marked(review: Page) -> None:
    assert "1 of 5 waiting" in review.inner_text("#progress")
    assert review.inner_text("#text .subject") == "Dredging Board"
    assert review.inner_text("#text .object") == "Eel Quay"
    assert "Odo Finch" in review.inner_text("#text .speaker")
    assert review.inner_text("#columns dd >> nth=0") == "dredging-board Dredging Board"
    assert review.inner_text("#new") == "new Odo Finch (person)"


def test_keys_accept_reject_skip_and_take_back(review: Page, case: Case) -> None:
    pressed(review, "a", "accepted dd065820")
    assert len(Case(case.root).content.claims) == 1
    assert not errors(Case(case.root))
    review.keyboard.press("r")
    review.get_by_role("button", name="wrong speaker").click()
    told(review, "rejected")
    assert "1 accepted · 1 rejected" in review.inner_text("#progress")
    pressed(review, "s", "skipped")
    pressed(review, "u", "waiting again")
    review.get_by_text("1 accepted · 0 rejected").wait_for()
    review.keyboard.press("u")
    review.get_by_text("0 accepted · 0 rejected").wait_for()
    assert not Case(case.root).content.claims


def test_a_reason_can_be_written_and_leaving_decides_nothing(review: Page, case: Case) -> None:
    review.keyboard.press("r")
    review.wait_for_selector("dialog[open]")
    review.keyboard.press("Escape")
    review.wait_for_selector("dialog:not([open])", state="attached")
    assert not Case(case.root).content.judgements
    review.keyboard.press("r")
    review.wait_for_selector("dialog[open]")
    review.keyboard.type("asked the clerk")
    review.get_by_role("button", name="Done").click()
    told(review, "rejected")
    assert {j.reason for j in Case(case.root).content.judgements} == {"asked the clerk"}


def test_an_edit_completes_names_and_describes_a_new_thing(review: Page, case: Case) -> None:
    review.keyboard.press("e")
    review.wait_for_selector("dialog[open]")
    review.keyboard.type("Eel")
    review.get_by_role("button", name="Eel Quay").click()
    assert review.get_by_label("subject").input_value() == "eel-quay"
    review.get_by_label("object").fill("Harbour Office")
    # What the field before offered goes soon after it was left, and what is below moves up.
    expected(review.get_by_role("button", name="Eel Quay")).to_have_count(0)
    review.get_by_role("button", name="a new thing: Harbour Office").click()
    described = review.get_by_label("new", exact=True)
    expected(described).to_be_focused()
    review.keyboard.type("LocalAuth")  # one is where its class is to be written
    assert described.input_value() == "Harbour Office (LocalAuth)"
    choice = review.get_by_role("button", name="LocalAuthority")
    expected(choice).to_be_in_viewport()
    choice.click()
    assert described.input_value() == "Harbour Office (LocalAuthority)"
    review.get_by_role("button", name="Done").click()
    review.wait_for_selector(".changed")
    assert "Harbour Office (local authority)" in review.inner_text("#new")
    assert not Case(case.root).content.judgements
    pressed(review, "a", "accepted")
    labels = {entity.label for entity in Case(case.root).content.entities.values()}
    assert "Harbour Office" in labels


def test_what_may_be_meant_stays_in_a_field_that_one_comes_back_to(review: Page) -> None:
    review.keyboard.press("e")
    review.wait_for_selector("dialog[open]")
    review.evaluate("""() => {
        const field = (name) => document.querySelector(`dialog input[name="${name}"]`);
        for (const name of ["subject", "when", "subject"]) field(name).focus();
    }""")
    review.wait_for_timeout(1_000)
    assert review.locator(".choices button").count() > 0


def test_an_edit_that_makes_no_sense_is_told_and_can_be_forgotten(review: Page) -> None:
    review.keyboard.press("e")
    review.wait_for_selector("dialog[open]")
    review.get_by_label("when").fill("tuesday-ish")
    review.get_by_role("button", name="Done").click()
    review.wait_for_selector("#faults li")
    pressed(review, "a", "tuesday-ish")
    review.wait_for_selector("#message.fault")
    pressed(review, "z", "as it was proposed")
    assert review.locator("#faults li").count() == 0


def test_one_is_split_others_are_merged_and_one_is_gone_to(review: Page, case: Case) -> None:
    review.keyboard.press("x")
    review.get_by_role("button", name="And one more claim").click()
    review.get_by_label("predicate").fill("owns")
    review.get_by_role("button", name="Done").click()
    told(review, "accepted")
    claims = Case(case.root).content.claims.values()
    assert {c.predicate.rpartition("#")[2] for c in claims} == {"operates", "owns"}
    review.keyboard.press("m")
    review.locator("dialog input[type=checkbox]").first.check()
    review.get_by_role("button", name="Done").click()
    told(review, "rejected")
    review.keyboard.press("l")
    review.locator("dialog .row").last.click()
    review.get_by_text("2 of 2 waiting").wait_for()


def looked_at(page: Page, least: str = "") -> None:
    """Choose the only rule, and a threshold, or the first that is offered."""
    page.keyboard.press("b")
    page.get_by_role("button", name="made-up: 5 wait").click()
    if least:
        page.get_by_role("textbox").fill(least)
        page.get_by_role("button", name="Done").click()
    else:
        page.get_by_role("button", name="0.60 and more: 3").click()


def test_all_of_a_rule_is_accepted_after_a_look_and_one_undo_takes_it_back(
    review: Page, case: Case
) -> None:
    looked_at(review)
    title = "made-up, 0.60 and more: would accept 3 proposals, with 3 new things"
    expected(review.get_by_role("heading", name=title)).to_be_visible()
    assert "not: the Board owns Salt Mill – Odo Finch (denied)" in review.inner_text("#dialog-body")
    assert "new Salt Mill (organisation)" in review.inner_text("#dialog-body")
    assert review.evaluate("document.activeElement.id") == "cancel"
    assert not Case(case.root).content.judgements
    review.get_by_role("button", name="Accept all 3").click()
    told(review, "undo takes all of it back")
    assert len(Case(case.root).content.claims) == 3
    review.wait_for_function("!document.querySelector('dialog[open]')")
    pressed(review, "u", "waiting again")
    assert not Case(case.root).content.claims


def test_nothing_is_accepted_of_a_rule_where_one_leaves(review: Page, case: Case) -> None:
    looked_at(review)
    review.wait_for_selector("dialog .told")
    review.keyboard.press("Enter")  # on what one has not seen, it leaves
    review.wait_for_selector("dialog:not([open])", state="attached")
    review.wait_for_timeout(200)
    looked_at(review, "0.95")
    expected(review.get_by_role("heading", name="nothing waits")).to_be_visible()
    assert review.locator("#done").is_hidden()
    review.keyboard.press("Escape")
    review.wait_for_timeout(200)
    looked_at(review, "much")
    told(review, "'much' is no score")
    assert not Case(case.root).content.judgements


def test_a_damaged_file_is_named(case: Case, page: Page, page_log: PageLog) -> None:
    store(case, [barges()], "other")
    (case.root / "proposals" / "merrow-letter.test.jsonl").write_bytes(b"{\n")
    with served(case) as server, _opened(server, page, page_log) as opened:
        expected(opened.get_by_role("alert")).to_contain_text("merrow-letter.test.jsonl:1: damaged")
        pressed(opened, "a", "accepted")


def test_when_nothing_waits_it_says_so(review: Page) -> None:
    for _ in range(5):
        pressed(review, "a", "accepted")
        review.evaluate("document.querySelector('#message').textContent = ''")
    assert review.inner_text("#text") == "Nothing waits."
    assert review.get_by_role("button", name="Accept").is_disabled()
    pressed(review, "u", "waiting again")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing(review: Page, page_tools: Path, scheme: str, width: int) -> None:
    axe = Axe(page_tools)
    review.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    review.set_viewport_size({"width": width, "height": 900})
    review.locator("summary").click()
    assert axe.seen(review).violations == {}
    review.keyboard.press("e")
    review.wait_for_selector(".choices button")
    assert axe.seen(review).violations == {}
    review.keyboard.press("Escape")
    review.wait_for_timeout(200)
    looked_at(review)
    review.wait_for_selector("dialog .told")
    assert axe.seen(review).violations == {}


def test_what_a_document_says_is_text(tmp_path: Path, page: Page, page_log: PageLog) -> None:
    words = "The <img src=x onerror=alert(1)>Board \u202eruns </span><script>alert(2)</script>it."
    made = cg.init(tmp_path / "hostile", base="https://example.org/merrow/")
    made.add([("merrow-letter.txt", words.encode())])
    hostile = proposal(
        words, party("<img src=x onerror=alert(1)>Board", text=words), "describedAs",
        ProposedText("</span><script>alert(2)</script>it", (words.index("</sp"), len(words) - 1)),
        text=words,
    )  # fmt: skip
    store(made, [hostile])
    with served(made) as server, _opened(server, page, page_log) as opened:
        assert "<img src=x onerror=alert(1)>Board" in opened.inner_text("#text")
        assert "\\u202e" in opened.inner_text("#text")
        assert "<script>alert(2)</script>" in opened.inner_text("#columns")
        assert opened.locator("img, #text script").count() == 0
