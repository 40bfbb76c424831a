"""The tab that tests share: nothing of one is left for the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.tab import Tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def used(browser: Browser) -> Iterator[Tab]:
    """A tab of the test's own."""
    made = Tab(browser)
    yield made
    made.close()


def opened(page: Page, file: Path) -> Page:
    page.goto(file.as_uri())
    page.evaluate("addEventListener('click', (click) => { window.shift = click.shiftKey; })")
    return page


def state(page: Page) -> Any:
    """What a page can tell of those that were before it."""
    page.mouse.click(5, 5)
    return page.evaluate(
        """async () => ({
            stored: localStorage.length + sessionStorage.length,
            steps: history.length,
            size: [innerWidth, innerHeight],
            media: ["print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"]
                .map((query) => matchMedia(query).matches),
            clipboard: (await navigator.permissions.query({ name: "clipboard-read" })).state,
            shift: window.shift,
        })"""
    )


def test_a_tab_is_as_it_was(used: Tab, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<title>x</title>", encoding="utf-8")
    before = state(opened(used.page, file))
    page = used.page
    page.evaluate("localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b')")
    page.evaluate("history.pushState(null, '', '#there')")
    page.set_viewport_size({"width": 400, "height": 300})
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
    page.context.grant_permissions(["clipboard-read"])
    page.keyboard.down("Shift")
    changed = state(page)
    assert [name for name in before if before[name] == changed[name]] == []
    used.clean()
    assert used.page is page
    assert state(opened(page, file)) == before


def test_where_a_test_has_closed_the_page_there_is_another(used: Tab) -> None:
    page = used.page
    page.close()
    used.clean()
    assert used.page is not page
    assert used.page.url == "about:blank"
