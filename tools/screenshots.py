"""Take the pictures that README and docs show: ``docs/images/explorer*.png``, ``timeline.png``.

python tools/screenshots.py

It draws a part of the shipped case, selects one edge, and takes the page in light and dark; and it
takes the timeline of the invented case. As the browser tests do, it needs playwright and a Chromium
or Chrome; ``CHROMIUM=path`` names one.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

REPO = Path(__file__).resolve().parent.parent
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMAGES = REPO / "docs" / "images"
CASE = REPO / "graphs" / "overseas-police-stations"
ABOUT, HOPS = "fox-hunt", 3
EDGE = "p06-c11"
"""The row whose claim is selected."""
SIZE = (1400, 900)
LARGEST = 300_000
PICTURES = {"light": "explorer.png", "dark": "explorer-dark.png"}
FOG = REPO / "graphs" / "fog-banks"
TIMELINE = "timeline.png"
TIMELINE_SIZE = (1250, 880)


def main() -> int:
    """Take both pictures; return the exit status."""
    from playwright.sync_api import sync_playwright
    from tests.conftest import CHROMIUM_ARGS, find_chromium

    chromium = find_chromium()
    if chromium is None:
        sys.stderr.write("no Chromium or Chrome found; name one: CHROMIUM=path\n")
        return 1
    args = list(CHROMIUM_ARGS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        args.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "fox-hunt.html"
        place = _page(file)
        browser = playwright.chromium.launch(executable_path=chromium, args=args)
        for scheme, picture in PICTURES.items():
            data = _picture(browser, f"{file.as_uri()}#{place}", scheme)
            if len(data) >= LARGEST:
                sys.stderr.write(f"{picture} has {len(data):,} bytes, {LARGEST:,} is too many\n")
                return 1
            IMAGES.mkdir(parents=True, exist_ok=True)
            (IMAGES / picture).write_bytes(data)
        (IMAGES / TIMELINE).write_bytes(_timeline(browser, Path(folder) / "timeline.html"))
        browser.close()
    return 0


def _timeline(browser: Browser, file: Path) -> bytes:
    import claimgraph

    claimgraph.open(FOG).timeline_page(file)
    width, height = TIMELINE_SIZE
    page: Page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(file.as_uri())
    data = page.screenshot(type="png")
    page.close()
    return data


def _page(file: Path) -> str:
    """Write the page, and return where in it the selected edge is."""
    import claimgraph

    case = claimgraph.open(CASE)
    case.explore(file, about=ABOUT, hops=HOPS)
    _, (claim,) = case.trace(EDGE)
    return case.namespaces.shorten(claim)


def _picture(browser: Browser, address: str, scheme: str) -> bytes:
    width, height = SIZE
    page: Page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_selector("#panel:not([hidden])")
    page.wait_for_timeout(500)
    data = page.screenshot(type="png")
    page.close()
    return data


if __name__ == "__main__":
    sys.path.insert(0, str(REPO))  # a script finds modules beside it only
    sys.exit(main())
