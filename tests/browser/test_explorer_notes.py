"""The reader's own notes: written in the page, kept in files, and taken in from anybody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.explorer_vectors import VECTORS
from tests.browser.pointing import Opener, click_node, until
from tests.builders import NS, iri
from tests.presentation.explorer_contents import board, board_claims, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.conftest import PageLog


def write(page: Page, text: str) -> None:
    """Write a note on what is chosen."""
    page.locator("#panel .add-note").first.click()
    page.locator("#panel textarea").first.fill(text)


def open_notes(page: Page) -> None:
    page.locator("#share").click()
    page.get_by_role("menuitem", name="Notes").click()
    page.wait_for_selector("#notes[open]")


def save(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator("#notes-save").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def load(page: Page, data: bytes | str, name: str = "notes.json") -> None:
    content = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    file: Any = {"name": name, "mimeType": "application/json", "buffer": content}
    page.locator("#notes input[type=file]").set_input_files(file)


def told(page: Page) -> str:
    until(page, "() => document.querySelector('.notes-told').textContent !== ''")
    return page.locator(".notes-told").inner_text()


def notes_of(*notes: tuple[str, str], **more: object) -> str:
    entries = [{"about": about, "text": text, "label": "L"} for about, text in notes]
    page = {"title": "Another case", "digest": "00"}
    return json.dumps(
        {"format": "claimgraph-notes", "version": 1, "page": page, "notes": entries, **more}
    )


def test_notes_are_written_marked_saved_and_taken_in_again(opened: Opener) -> None:
    page = opened(page_of(board()))
    click_node(page, "board")
    write(page, "Ask the Board about tea.")
    page.evaluate("(id) => claimgraph.go(id)", NS.shorten(board_claims()["t-05"].iri))
    until(page, "() => document.querySelector('#panel-label').textContent === 'Claim'")
    write(page, "Thirteen is\nnot a round number.")
    open_notes(page)
    page.get_by_label("On the page as a whole").fill("A strange case.")
    listed = page.locator("#notes .noted-list").inner_text()
    assert "Puddle Tea Board" in listed
    assert "Ask the Board about tea." in listed
    assert "at least 13 houses" in listed
    name, data = save(page)
    assert name == "The-Tea-Case-Notes.json"
    assert "Notes saved as The-Tea-Case-Notes.json" in told(page)
    kept = json.loads(data)
    assert kept["page"]["title"] == "The Tea Case"
    assert {note["about"]: note["text"] for note in kept["notes"]} == {
        "": "A strange case.",
        iri("board"): "Ask the Board about tea.",
        board_claims()["t-05"].iri: "Thirteen is\nnot a round number.",
    }

    # The page is opened anew: nothing was left in the browser.
    page.evaluate("claimgraph.change({ chosen: '', mode: 'list' })")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.locator("#list tr[data-item]").count() == 8
    assert page.locator("#list .noted").count() == 0
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    open_notes(page)
    load(page, data)
    assert told(page).split("\n")[2] == "3 new notes"
    assert "another" not in told(page)
    page.locator("#notes-take").click()
    assert "3 notes taken in" in told(page)
    assert page.get_by_label("On the page as a whole").input_value() == "A strange case."
    load(page, data)
    until(page, "() => document.querySelector('.notes-told').textContent.includes('Nothing new')")
    page.locator("#notes .noted-list").get_by_role("link", name="Puddle Tea Board").click()
    page.wait_for_selector("#notes", state="detached")
    assert page.locator("#panel textarea").input_value() == "Ask the Board about tea."
    marked = page.locator("#list tr", has_text="Puddle Tea Board").locator(".noted")
    assert "you noted something" in marked.inner_text()


def test_of_two_different_notes_both_are_kept(opened: Opener, page_log: PageLog) -> None:
    page = opened(page_of(board()))
    click_node(page, "board")
    write(page, "Mine.")
    open_notes(page)
    load(page, notes_of((iri("board"), "Theirs."), (iri("nowhere"), "Of another case.")))
    words = told(page)
    for line in (
        "These notes were written in another page: “Another case”.",
        "1 new note",
        "1 on things that this page does not hold; they are kept, and saved again",
        "1 that say something else; both texts are kept, one below the other",
    ):
        assert line in words
    page.locator("#notes-leave").click()
    assert page.locator(".notes-told").is_hidden()
    load(page, notes_of((iri("board"), "Theirs."), (iri("nowhere"), "Of another case.")))
    page.locator("#notes-take").click()
    assert "On something that this page does not hold:" in page.locator("#notes").inner_text()
    kept = {note["about"]: note["text"] for note in json.loads(save(page)[1])["notes"]}
    assert kept == {iri("board"): "Mine.\n\nTheirs.", iri("nowhere"): "Of another case."}


def test_who_leaves_with_notes_that_are_not_saved_is_asked(
    opened: Opener, page_log: PageLog
) -> None:
    page = opened(page_of(board()), "#board")
    write(page, "Not in any file.")
    page.close(run_before_unload=True)
    for _ in range(100):
        if page_log.dialogs:
            break
        page.wait_for_timeout(25)
    assert len(page_log.dialogs) == 1
    page_log.dialogs.clear()
    open_notes(page)
    save(page)
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page_log.dialogs == []


def test_what_is_typed_is_no_command(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    page.locator("#panel .add-note").first.click()
    page.keyboard.type("all lists?/+-")
    assert page.locator("#panel textarea").first.input_value() == "all lists?/+-"
    assert page.locator("#list").is_hidden()
    page.locator("#panel textarea").first.fill("")
    page.locator("#panel-title").focus()
    assert page.locator("#panel .add-note").first.is_visible()  # without words it is no note
    page.keyboard.press("l")
    assert page.locator("#list").is_visible()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<html>", "it is no JSON."),
        (b"\xff\xfe\x00", "it is no JSON."),
        ("[1]", "it is no file of notes."),
        (notes_of(version=9), "it was written by a newer version (9)."),
        (notes_of(("a:b", "  ")), "note 1 is not as it should be."),
        (notes_of(("a:b", "x" * 20_001)), "note 1 is longer than 20000 characters."),
        (notes_of(*[(f"a:{n}", "x") for n in range(5001)]), "it holds more than 5000 notes."),
        (b" " * (5 * 2**20 + 1), "it is larger than 5 MB."),
    ],
)
def test_a_file_that_is_none_of_notes_gets_a_sentence(
    opened: Opener, data: bytes | str, reason: str
) -> None:
    page = opened(page_of(board()))
    open_notes(page)
    load(page, data, "bad<b>.json")
    assert told(page) == f"“bad<b>.json” was not taken in: {reason}"
    assert page.locator("#notes-take").count() == 0


def test_hostile_notes_stay_texts(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    every = [text for text in VECTORS if text.strip() and len(text) < 2000]
    notes = [(iri("board"), "\n".join(every)[:19_000]), ("", every[0])]
    notes += [(f"https://example.org/{n}", text) for n, text in enumerate(every)]
    notes += [(text, text) for text in every if len(text) < 500]
    page_of_theirs = {"title": every[1], "digest": every[2]}
    open_notes(page)
    load(page, notes_of(*notes, page=page_of_theirs), every[4][:100])
    assert every[1] in told(page)
    page.locator("#notes-take").click()
    shown = page.locator("#notes").inner_text()
    assert "<img src=x onerror=" in shown
    assert (
        page.locator("#notes :is(script, img, iframe, svg script, a[href^=javascript])").count()
        == 0
    )
    page.locator("#notes-close").click()
    assert every[0] in page.locator("#panel textarea").first.input_value()
    open_notes(page)
    kept = {note["about"]: note["text"] for note in json.loads(save(page)[1])["notes"]}
    assert kept["__proto__"] == "__proto__"
    assert len(kept) > len(every)
    assert page.evaluate("window.__pwned") is None
    page.locator("#notes-close").click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#print script").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")


def test_the_words_of_notes_follow_the_language(opened: Opener) -> None:
    page = opened(page_of(board()), "#board")
    page.locator("#language").click()
    assert page.locator("#panel .add-note").first.inner_text() == "添加笔记"
    page.locator("#share").click()
    page.get_by_role("menuitem", name="笔记").click()
    assert "浏览器中不存储任何内容" in page.locator("#notes").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector("#notes", state="detached")
