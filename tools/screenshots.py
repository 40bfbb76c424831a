"""Take the pictures that README and docs show, into ``docs/images/``.

python tools/screenshots.py                          # all of them; some minutes
python tools/screenshots.py explorer explorer-phone  # these

The explorer page of the shipped case: an edge and its receipts in light and dark, on a phone, with
a source withdrawn, as a timeline; the map of an invented case of 20,000 things; the timeline page
of the invented case that ships; and the review of what is proposed from its documents, in the
browser and on a terminal. As the browser tests do, it needs playwright and a Chromium
or Chrome; ``CHROMIUM=path`` names one. The invented names are in five scripts: where the fonts of
one are missing (Debian: ``fonts-noto-cjk``, ``fonts-noto-core``), its letters are boxes.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if __name__ == "__main__":  # the modules beside it, as the tests find them
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.palette import Pixels, small_png

REPO = Path(__file__).resolve().parent.parent
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from claimgraph.reviewing.desk import Desk

IMAGES = REPO / "docs" / "images"
CASE = REPO / "graphs" / "overseas-police-stations"
FOG = REPO / "graphs" / "fog-banks"
THINGS = 20_000
EDGE = "p11-c01"
"""The row whose claim is selected."""
LARGEST = 300_000
WAIT = 60_000
_READ = """async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const bytes = context.getImageData(0, 0, canvas.width, canvas.height).data;
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768)
        text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return [canvas.width, canvas.height, btoa(text)];
}"""
"""Returns width, height and pixels (red, green, blue, opacity) of a picture."""


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        name: Of the file, without its ending.
        page: Writes the page into a folder and returns it, or the address of one.
        place: What stands behind the page's address.
        size: Of the window.
        dark: Whether the reader's system is dark.
        wait: What has to be true before it is taken.
        click: Then clicked, if anything.
        density: Pixels of the picture for one of the window.
    """

    name: str
    page: Callable[[Path], Path | str]
    place: str = ""
    size: tuple[int, int] = (1280, 800)
    dark: bool = False
    wait: str = "document.documentElement.dataset.ready !== undefined"
    click: str = ""
    density: float = 1


@cache
def _shipped(folder: Path) -> Path:
    return _explored(folder / "shipped.html", CASE)


@cache
def _invented(folder: Path) -> Path:
    from benchmarks.drawn import made

    return _explored(folder / "invented.html", made(folder, THINGS))


def _fog_timeline(folder: Path) -> Path:
    import claimgraph

    file = folder / "timeline.html"
    claimgraph.open(FOG).timeline_page(file)
    return file


@cache
def _read(folder: Path) -> Path:
    """Return a copy of the invented case with what is proposed from its documents."""
    import claimgraph

    case = folder / "fog-banks"
    shutil.copytree(FOG, case, ignore=shutil.ignore_patterns(".claimgraph"))
    claimgraph.open(case).extract()
    return case


def _desk(folder: Path) -> Desk:
    import claimgraph

    desk = claimgraph.open(_read(folder)).review(by="analyst")
    while desk.current and not desk.current.proposal.chain:
        desk.move(1)  # to one that shows who says it
    return desk


def _review(folder: Path) -> str:
    from claimgraph.server.review import ReviewServer

    server = ReviewServer(_desk(folder))
    threading.Thread(target=server.serve, daemon=True).start()
    return server.url


def _review_terminal(folder: Path) -> Path:
    from claimgraph.terminal.review import ReviewApp

    async def shown() -> str:
        app = ReviewApp(_desk(folder))
        async with app.run_test(size=(110, 32)) as pilot:
            await pilot.pause()
            return app.export_screenshot(title="claimgraph review")

    file = folder / "terminal.svg"
    with ThreadPoolExecutor() as elsewhere:  # playwright has a loop of its own in this thread
        drawn = elsewhere.submit(lambda: asyncio.run(shown())).result()
    file.write_text(drawn, encoding="utf-8")
    return file


def _explored(file: Path, case: Path) -> Path:
    import claimgraph

    claimgraph.open(case).explore(file)
    return file


def _claim(row: str) -> str:
    """Return where in the page of the shipped case the claim of a row is."""
    import claimgraph

    case = claimgraph.open(CASE)
    _, (claim,) = case.trace(row)
    return f"#{case.namespaces.shorten(claim)}"


def pictures() -> list[Picture]:
    """Return all pictures, in the order in which they are taken."""
    edge = _claim(EDGE)
    without = "#&without=safeguard-defenders&ghosts=yes"
    map_is_painted = "window.claimgraph?.map?.atlas?.finished > 0"
    a_claim_is_shown = "document.querySelector('#columns dd') !== null"
    return [
        Picture("explorer", _shipped, edge),
        Picture("explorer-dark", _shipped, edge, dark=True),
        Picture("explorer-withdrawal", _shipped, without),
        Picture("explorer-timeline", _shipped, "#&mode=timeline"),
        Picture("explorer-phone", _shipped, "#fox-hunt", (390, 844), density=1.5),
        Picture("explorer-map", _invented, wait=map_is_painted, click="#start .actions button"),
        Picture("timeline", _fog_timeline, size=(1250, 880), wait="true"),
        Picture("review", _review, size=(1280, 720), wait=a_claim_is_shown),
        Picture("review-terminal", _review_terminal, size=(1380, 860), wait="true"),
    ]


def main(wanted: list[str]) -> int:
    """Take the pictures that are wanted, or all of them; return the exit status."""
    from playwright.sync_api import sync_playwright
    from tests.conftest import CHROMIUM_ARGS, find_chromium

    chromium = find_chromium()
    if chromium is None:
        sys.stderr.write("no Chromium or Chrome found; name one: CHROMIUM=path\n")
        return 1
    every = pictures()
    if unknown := set(wanted) - {one.name for one in every}:
        sys.stderr.write(f"no such picture: {', '.join(sorted(unknown))}\n")
        return 2
    chosen = [one for one in every if not wanted or one.name in wanted]
    args = list(CHROMIUM_ARGS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        args.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=args)
        faults = [fault for one in chosen if (fault := _take(browser, one, Path(folder)))]
        browser.close()
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def _take(browser: Browser, picture: Picture, folder: Path) -> str:
    """Take a picture into its file; return what is wrong with it, or ""."""
    page = picture.page(folder)
    data = _taken(browser, picture, page.as_uri() if isinstance(page, Path) else page)
    if len(data) >= LARGEST:
        return f"{picture.name}.png would have {len(data):,} bytes, {LARGEST:,} is too many"
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / f"{picture.name}.png").write_bytes(data)
    return ""


def _taken(browser: Browser, picture: Picture, address: str) -> bytes:
    width, height = picture.size
    page: Page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
        device_scale_factor=picture.density,
    )
    page.goto(address + picture.place)
    _until(page, picture.wait)
    if picture.click:
        page.locator(picture.click).click()
    page.wait_for_timeout(800)  # the last frame, and what lingers after a withdrawal
    data = page.screenshot(type="png")
    page.goto("about:blank")
    pixels = _pixels(page, data)
    page.close()
    return small_png(pixels)


def _pixels(page: Page, png: bytes) -> Pixels:
    """Let the browser read a PNG."""
    picture = f"data:image/png;base64,{b64encode(png).decode()}"
    width, height, pixels = page.evaluate(_READ, picture)
    every = np.frombuffer(b64decode(pixels), np.uint8).reshape(height, width, 4)
    return every[:, :, :3]


def _until(page: Any, condition: str) -> None:
    """Wait until something is true: the page's policy forbids playwright's own way to wait."""
    for _ in range(WAIT // 100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise TimeoutError(f"still not: {condition}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
