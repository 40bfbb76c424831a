"""A page in a real browser, which stays silent whatever a test does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.tab import Tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.conftest import PageLog

Opener = Callable[..., "Page"]


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Tab]:
    """The tab that the tests of a worker use in turn."""
    made = Tab(browser)
    yield made
    made.close()


@pytest.fixture
def page(tab: Tab, page_log: PageLog) -> Iterator[Page]:
    """A page as good as new, in a process that is warm: a new one takes a second of CPU.

    A test that changes what a browser can do makes a page in a `context` of its own.
    """
    used = tab.page
    leave = page_log.watch(used)
    yield used
    leave()
    tab.clean()


@pytest.fixture
def opened(page: Page, tmp_path: Path, page_log: PageLog) -> Opener:
    """Write a page to a file and open it; it must stay silent until the test is over."""

    def open_(data: bytes, place: str = "", *, width: int = 1280, height: int = 800) -> Page:
        file = tmp_path / "page.html"
        file.write_bytes(data)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(file.as_uri() + place)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    return open_


@pytest.fixture(autouse=True)
def silence(page_log: PageLog) -> Any:
    """No test may make the page ask for anything, complain, or open a dialog."""
    yield
    assert page_log.outside == []
    assert [
        url for url in page_log.requests if not url.startswith(("file:", "data:", "blob:"))
    ] == []
    assert page_log.console_errors == []
    assert page_log.page_errors == []
    assert page_log.dialogs == []
