"""A page in a real browser, which stays silent whatever a test does with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.conftest import PageLog

Opener = Callable[..., "Page"]


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
