"""Fixtures that every part of the test suite shares.

A test that needs what this machine may lack (a browser, Java, the seed documents) asks for it
through a fixture below. Where it is missing the test is skipped with a reason that starts with
``left out:``, and the run says so in one line at its end. ``CLAIMGRAPH_REQUIRE=chromium,java``
turns such a skip into a failure: CI installs these things and must not lose them silently.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

REPO = Path(__file__).resolve().parent.parent
SHARED = REPO.parent / "shared"
LEFT_OUT = "left out: "

# CI tries the same examples on every run, so that a red build can be repeated, and few of them:
# what they don't find once they never find. A person's machine looks for new ones, and `make fuzz`
# for very many. No deadline anywhere: a loaded machine is not a bug.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", _PATIENT, max_examples=50, derandomize=True)
settings.register_profile("dev", _PATIENT, max_examples=100)
settings.register_profile("fuzz", _PATIENT, max_examples=5000, print_blob=True)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev")
)

CHROMIUM_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
CHROMIUM_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
# The page must work with no network at all, and the browser must not add requests of its own.
CHROMIUM_ARGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def left_out(what: str, reason: str) -> NoReturn:
    """Skip with a reason that the end of the run repeats, or fail where CI promised `what`."""
    if what in os.environ.get("CLAIMGRAPH_REQUIRE", "").split(","):
        pytest.fail(f"{reason}, and CLAIMGRAPH_REQUIRE says that {what} is here", pytrace=False)
    pytest.skip(LEFT_OUT + reason)


# --- places ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def repo() -> Path:
    """The root of the checkout."""
    return REPO


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The documents that the shipped case is drawn from; they are not ours to ship."""
    return _shared("seeds", "tests on the article itself")


@pytest.fixture(scope="session")
def annotation() -> Path:
    """The analyst's annotation of the seed article, with questions and their answers."""
    return _shared("annotation", "tests on the annotation")


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """Documents with gold, of other kinds and subjects than the article."""
    return _shared("evaluation", "tests on the evaluation documents")


def _shared(name: str, what: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        left_out(name, f"{what} (no folder ../shared/{name}; the text is not ours to ship)")
    return folder


# --- a browser ------------------------------------------------------------------------------


def find_chromium() -> str | None:
    """Return the path of a Chromium or Chrome: `$CHROMIUM`, else by its usual names."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        found = shutil.which(chosen)
        if found is None:
            pytest.fail(f"CHROMIUM={chosen} is not a program; mend or unset it", pytrace=False)
        return found
    for name in CHROMIUM_COMMANDS:
        if found := shutil.which(name):
            return found
    return next((path for path in CHROMIUM_PATHS if Path(path).is_file()), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome."""
    found = find_chromium()
    if found is None:
        left_out("chromium", "browser tests (no Chromium or Chrome found; set CHROMIUM=path)")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One headless browser for the whole run (one a worker under xdist), cut off from any host."""
    from playwright.sync_api import sync_playwright

    args = list(CHROMIUM_ARGS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        args.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=args)
        yield launched
        launched.close()


@dataclass
class PageLog:
    """What a page asked for and what it complained about, in order.

    `requests` holds every URL, the page's own among them; `outside` those that leave the file.
    """

    requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        """The requests for anything but a local file, a data or blob URL, or about:blank."""
        inside = ("file:", "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(inside)]

    def watch(self, page: Page) -> Callable[[], None]:
        """Record from now on all that `page` does; dismiss its dialogs, so that none blocks it.

        What is returned ends that.
        """

        def on_request(request: Request) -> None:
            self.requests.append(request.url)

        def on_console(message: Any) -> None:
            if message.type == "error":
                self.console_errors.append(message.text)

        def on_dialog(dialog: Any) -> None:
            self.dialogs.append(dialog.message)
            dialog.dismiss()

        def on_page_error(error: Exception) -> None:
            self.page_errors.append(str(error))

        listeners: dict[Any, Any] = {
            "request": on_request,
            "console": on_console,
            "pageerror": on_page_error,
            "dialog": on_dialog,
        }
        for event, listener in listeners.items():
            page.on(event, listener)

        def leave() -> None:
            for event, listener in listeners.items():
                page.remove_listener(event, listener)

        return leave


@pytest.fixture
def page_log() -> PageLog:
    """What happened in `page` so far."""
    return PageLog()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of the test's own."""
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, page_log: PageLog) -> Page:
    """An empty page whose requests, errors and dialogs go to `page_log`."""
    made = context.new_page()
    page_log.watch(made)
    return made


# --- Java -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def java() -> str:
    """The path of a Java runtime, which the HermiT reasoner needs."""
    found = shutil.which("java")
    if found is None:
        left_out("java", "reasoner tests (no java found)")
    return found


# --- what checks the explorer page ---------------------------------------------------------------


@pytest.fixture(scope="session")
def page_tools() -> Path:
    """The folder into which npm puts what package.json of the page's scripts names."""
    folder = Path(sys.prefix) / "page" / "node_modules"
    if not folder.is_dir():
        left_out("page-tools", "checks of the page (TypeScript and axe are not here; make setup)")
    return folder


# --- marks that follow from what a test asks for, and the line at the end -------------------------


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark a test by its fixtures and its place, so that nobody has to remember to."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "chromium" in fixtures:
            item.add_marker("browser")
        if "java" in fixtures:
            item.add_marker("java")
        if item.path.name.startswith(("test_docs", "test_readme")) or item.path.is_relative_to(
            REPO / "tests" / "docs"
        ):
            item.add_marker("docs")


def left_out_line(reasons: Iterator[str] | list[str]) -> str:
    """Return the one line that says what a run left out, or nothing where it left out nothing."""
    counts = Counter(
        reason.removeprefix("Skipped: ").removeprefix(LEFT_OUT)
        for reason in reasons
        if reason.removeprefix("Skipped: ").startswith(LEFT_OUT)
    )
    parts = (
        f"{reason}: {number} test{'s' if number > 1 else ''}"
        for reason, number in sorted(counts.items())
    )
    return LEFT_OUT + "; ".join(parts) if counts else ""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> Generator[None, None, None]:
    """Say at the very end, in one line, what was left out on this machine."""
    result = yield
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = [str(report.longrepr[2]) for report in skipped if isinstance(report.longrepr, tuple)]
    if line := left_out_line(reasons):
        terminalreporter.write_line(line, yellow=True)
    return result
