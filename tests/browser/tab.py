"""One tab of a browser for many tests: after each it is as it was before the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZE = {"width": 1280, "height": 720}


class Tab:
    """A page that is used again.

    Args:
        browser: Where it is opened, in a profile of its own.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open()

    @property
    def page(self) -> Page:
        """The page, empty."""
        return self._page

    def clean(self) -> None:
        """Forget what a test did: where it went, what it kept, allowed, pressed and asked for.

        If the page is beyond that (closed, crashed, asks before it is left), there is a new one.
        """
        from playwright.sync_api import Error

        try:
            self._clean()
        except Error:
            self.close()
            self._open()

    def close(self) -> None:
        """Close the page and its profile."""
        self._context.close()

    def _open(self) -> None:
        self._context = self._browser.new_context()
        self._page = self._context.new_page()
        self._session = self._context.new_cdp_session(self._page)

    def _clean(self) -> None:
        page = self._page
        for other in self._context.pages:
            if other is not page:
                other.close()
        page.goto("about:blank")
        page.mouse.up()
        page.mouse.move(0, 0)
        for key in ("Shift", "Control", "Alt", "Meta"):
            page.keyboard.up(key)
        page.set_viewport_size({"width": SIZE["width"], "height": SIZE["height"]})
        page.emulate_media(
            media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
        )
        self._context.clear_permissions()
        self._context.clear_cookies()
        kept = {"origin": "file://", "storageTypes": "all"}
        self._session.send("Storage.clearDataForOrigin", kept)
        self._session.send("Page.resetNavigationHistory")
