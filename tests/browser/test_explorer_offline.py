"""Behind a proxy that takes every packet and answers none, the page opens as fast as elsewhere."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import CHROMIUM_ARGS
from tests.presentation.explorer_contents import board, many, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 20_000
"""Milliseconds; a request that was waited for would take longer, since no answer ever comes."""


@dataclass
class Swallower:
    """A server that accepts whoever comes, and says nothing."""

    server: socket.socket
    held: list[socket.socket] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.getsockname()[1]}"

    def accept(self) -> None:
        while True:
            try:
                self.held.append(self.server.accept()[0])
            except OSError:  # it was closed: the test is over
                return


@pytest.fixture
def swallower() -> Iterator[Swallower]:
    made = Swallower(socket.create_server(("127.0.0.1", 0)))
    threading.Thread(target=made.accept, daemon=True).start()
    yield made
    for held in [made.server, *made.held]:
        held.close()


@pytest.fixture
def behind(browser: Browser, chromium: str, swallower: Swallower) -> Iterator[Page]:
    """A page of a browser whose only way out is the swallower."""
    others = [arg for arg in CHROMIUM_ARGS if not arg.startswith("--host-resolver-rules")]
    out = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    made = browser.browser_type.launch(
        executable_path=chromium,
        args=[*others, out, "--no-sandbox"],
        proxy={"server": swallower.address},
    )
    yield made.new_page()
    made.close()


@pytest.mark.parametrize("things", [0, 600])
def test_a_page_behind_a_proxy_that_swallows_opens_without_waiting(
    behind: Page, tmp_path: Path, things: int
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page_of(many(things, 3 * things) if things else board()))
    behind.goto(file.as_uri(), timeout=PATIENCE)
    behind.wait_for_selector("html[data-ready]", state="attached", timeout=PATIENCE)
    assert behind.evaluate("performance.getEntriesByType('paint').length") > 0
    assert behind.evaluate("performance.getEntriesByType('resource').length") == 0


def test_a_page_that_waits_for_something_would_be_caught(
    behind: Page, swallower: Swallower, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    script = '<script src="http://example.org/x.js"></script><p>The end.</p>'
    file.write_text(f"<title>x</title>{script}", encoding="utf-8")
    behind.goto(file.as_uri(), wait_until="commit", timeout=PATIENCE)
    behind.wait_for_timeout(2_000)
    assert behind.evaluate("document.readyState") == "loading"
    assert swallower.held
