"""A page in a real Chromium that has one core to itself: when is it ready, how fast is it?

Every page gets a browser of its own, so that none finds what another has warmed up or is
held up by what another still computes. All processes of the browser are pinned to one core;
what drives it runs on the others.
"""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.cpu import of_tree

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Playwright

WIDTH, HEIGHT = 1280, 800
OURS, STOCK = "watchOurs", "watchStock"
_MEASURING = Path(__file__).with_name("measuring.js")
_SHOWN = {
    OURS: "[claimgraph.graph.drawn.length, claimgraph.graph.edgeCount]",
    STOCK: "[nodes.length, edges.length]",
}
_WHOLE_MAP = "#start-map"
"""What puts away the words that lie on our map at first."""
_POLL = 5
"""Milliseconds between two looks at what the page said."""
_REACH = 150
"""Pixels that the mouse goes out from the middle while it drags."""
_FOR_A_QUOTE = 20.0
"""Seconds after which a click counts as having missed the edge."""

# The browser is this process after the exec, and its children inherit the core.
_LAUNCHER = """\
#!{python}
import os, pathlib, sys
os.sched_setaffinity(0, {{{core}}})
pathlib.Path({pid_file!r}).write_text(str(os.getpid()))
os.execv({chromium!r}, [{chromium!r}, *sys.argv[1:]])
"""


@dataclass(frozen=True)
class Ready:
    """A page that can be used.

    Attributes:
        seconds: From navigation to the frame that answers a move of the mouse.
        cpu: CPU seconds of all the browser's processes meanwhile, without that move.
        shown: How many things and edges the page holds.
        drawn: Whether there is a drawing on its canvas.
        busy: Milliseconds of the longest task in the second after it was ready.
    """

    seconds: float
    cpu: float
    shown: tuple[int, int]
    drawn: bool
    busy: float


@dataclass(frozen=True)
class Target:
    """An edge that has a quote, as the page knows it.

    Attributes:
        thing: The id of a thing whose surroundings hold the edge.
        ends: The ids of subject and object.
        relation: The id of the relation.
        quotes: The passages that stand behind it.
    """

    thing: str
    ends: tuple[str, str]
    relation: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Panned:
    """How a drawing follows the mouse.

    Attributes:
        rate: Frames a second.
        cpu: CPU seconds of all the browser's processes for each.
    """

    rate: float
    cpu: float


@dataclass(frozen=True)
class Visit:
    """How long the page took, in milliseconds.

    Attributes:
        panel: From choosing a thing to its surroundings and its panel being painted.
        quote: From the click on an edge to a passage behind it being painted.
    """

    panel: float
    quote: float


@dataclass
class Tab:
    """One page in a browser of its own."""

    page: Page
    pid: int
    told: dict[str, float] = field(default_factory=dict)

    def hear(self, message: ConsoleMessage) -> None:
        """Take down what measuring.js says."""
        if message.text.startswith("bench:"):
            _, what, number = message.text.split(":")
            self.told[what] = float(number)

    def wait(self, what: str, seconds: float) -> float | None:
        """Return the number that the page tells; None where it is silent for so long."""
        end = time.monotonic() + seconds
        while what not in self.told:
            if time.monotonic() > end:
                return None
            self.page.wait_for_timeout(_POLL)
        return self.told.pop(what)


class Chromium:
    """Opens pages on one core.

    Args:
        playwright: Drives the browser.
        program: The path of Chromium or Chrome.
        arguments: For it.
        folder: Where to keep what the launch needs.
        core: The core that the browser has to itself.
    """

    def __init__(
        self,
        playwright: Playwright,
        program: str,
        arguments: Sequence[str],
        folder: Path,
        core: int,
    ) -> None:
        self._playwright = playwright
        self._arguments = list(arguments)
        self._pid_file = folder / "chromium.pid"
        self._launcher = folder / "chromium-on-one-core"
        self._launcher.write_text(
            _LAUNCHER.format(
                python=sys.executable, core=core, pid_file=str(self._pid_file), chromium=program
            )
        )
        self._launcher.chmod(0o700)
        self.version = ""

    @contextmanager
    def tab(self, watch: str, cap: float) -> Iterator[Tab]:
        """Yield an empty page in a new browser.

        Args:
            watch: Says whose page it is going to hold.
            cap: Seconds after which the page counts as stuck.
        """
        browser = self._playwright.chromium.launch(
            executable_path=self._launcher, args=self._arguments
        )
        try:
            self.version = browser.version
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.add_init_script(f"{_MEASURING.read_text(encoding='utf-8')}\nbench.{watch}();")
            tab = Tab(page, int(self._pid_file.read_text()))
            page.on("console", tab.hear)
            page.set_default_timeout(cap * 1000)
            yield tab
        finally:
            browser.close()

    def ready(self, file: Path, watch: str, cap: float) -> Ready | None:
        """Open a page and return when it could be used; None where it could not within `cap`."""
        with self.tab(watch, cap) as tab:
            before = of_tree(tab.pid)
            if not _opened(tab, file, cap):
                return None
            cpu = of_tree(tab.pid) - before
            place = tab.page.evaluate("bench.place()")
            bare = (place and place["bare"]) or {"x": WIDTH / 2, "y": HEIGHT / 2}
            tab.page.mouse.move(bare["x"], bare["y"])
            answered = tab.wait("answered", cap)
            if answered is None:
                return None
            drawn: bool = tab.page.evaluate("bench.drawn()")
            things, edges = tab.page.evaluate(_SHOWN[watch])
            tab.page.wait_for_timeout(1000)
            busy: float = tab.page.evaluate("bench.busy()")
            return Ready(answered / 1000, cpu, (things, edges), drawn, busy)

    def panned(self, file: Path, watch: str, seconds: float, cap: float) -> Panned | str:
        """Drag the drawing about and return how often it was drawn; or why it was not."""
        with self.tab(watch, cap) as tab:
            if not _opened(tab, file, cap):
                return f"not ready at {cap:g} s"
            if tab.page.locator(_WHOLE_MAP).is_visible():
                tab.page.locator(_WHOLE_MAP).click()
            place = tab.page.evaluate("bench.place()")
            if place is None or place["bare"] is None:
                return "no drawing to pan"
            before = tab.page.screenshot(clip=place["box"])
            panned = _dragged(tab, place["bare"], seconds)
            moved = tab.page.screenshot(clip=place["box"]) != before
            return panned if moved else "dragging does not move the drawing"

    def visits(self, file: Path, targets: Sequence[Target], cap: float, most: int) -> list[Visit]:
        """Go to things and click on an edge of each, one after the other, in one page."""
        done: list[Visit] = []
        with self.tab(OURS, cap) as tab:
            ready = _opened(tab, file, cap)
            for target in targets if ready else ():
                visit = _visited(tab, target)
                if visit is not None:
                    done.append(visit)
                if len(done) == most:
                    break
        return done


def _opened(tab: Tab, file: Path, cap: float) -> bool:
    tab.page.goto(file.as_uri(), wait_until="commit", timeout=cap * 1000)
    return tab.wait("ready", cap) is not None


def _dragged(tab: Tab, start: Mapping[str, float], seconds: float) -> Panned:
    """Hold the mouse down and go round for so long."""
    page, x, y = tab.page, start["x"], start["y"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("bench.frames = bench.watchFrames()")
    page.mouse.move(x + 9, y + 9)  # where a drag begins is not what is measured
    page.evaluate("bench.frames.start()")
    began, before = time.monotonic(), of_tree(tab.pid)
    while (now := time.monotonic() - began) < seconds:
        # The browser takes the next move when it has dealt with this one, as with a real mouse.
        page.mouse.move(x + _REACH * math.sin(2.3 * now), y + _REACH * math.sin(1.7 * now) / 2)
    frames: dict[str, float] = page.evaluate("bench.frames")
    cpu = of_tree(tab.pid) - before
    page.mouse.up()
    rate = 1000 * frames["count"] / max(1.0, frames["to"] - frames["from"])
    return Panned(rate, cpu / max(1.0, frames["count"]))


def _visited(tab: Tab, target: Target) -> Visit | None:
    """Go to a thing and click on an edge of it; None where it can't be hit."""
    sought: dict[str, Any] = {
        "thing": target.thing,
        "ends": target.ends,
        "relation": target.relation,
    }
    found = tab.page.evaluate("(sought) => bench.pointOn(sought)", sought)
    if found is None:
        return None
    tab.page.mouse.move(found["x"], found["y"])
    if not tab.page.evaluate("(quotes) => bench.watchQuote(quotes)", list(target.quotes)):
        return None
    tab.page.mouse.click(found["x"], found["y"])
    quote = tab.wait("quote", _FOR_A_QUOTE)
    return None if quote is None else Visit(found["took"], quote)


@contextmanager
def one_core(folder: Path) -> Iterator[Chromium]:
    """Yield a browser that has the last core of this machine to itself.

    Raises:
        SystemExit: there is no Chromium, or no way to pin it.
    """
    if sys.platform != "linux":
        raise SystemExit("the pages are measured on one core, and pinning needs Linux")
    from playwright.sync_api import sync_playwright
    from tests.conftest import CHROMIUM_ARGS, find_chromium

    program = find_chromium()
    if program is None:
        raise SystemExit("no Chromium or Chrome found; name one: CHROMIUM=path")
    arguments = [*CHROMIUM_ARGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    cores = os.sched_getaffinity(0)
    core = max(cores)
    os.sched_setaffinity(0, cores - {core} or cores)
    try:
        with sync_playwright() as playwright:
            yield Chromium(playwright, program, arguments, folder, core)
    finally:
        os.sched_setaffinity(0, cores)
