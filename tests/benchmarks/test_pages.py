"""The benchmark of the pages runs, sees the same graph in both, and says what broke."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import cast

import pytest
from benchmarks.chromium import STOCK, Chromium, Panned, Ready, Visit
from benchmarks.drawn import made
from benchmarks.figures import Figure, line
from benchmarks.pages import edges_with_quotes, pages
from benchmarks.stock import filled, graph_of, network, page

import claimgraph
from benchmarks import __main__ as program

THINGS = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages")
    made(path, THINGS)
    return path


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="a browser is pinned to a core on Linux only")
def test_the_benchmark_runs(folder: Path, repo: Path, chromium: str) -> None:
    # In a process of its own: it pins itself to cores, and playwright is at work in this one.
    arguments = ["--pages", "--nodes", str(THINGS), "--rounds", "1", "--json"]
    command = [sys.executable, "-m", "benchmarks", *arguments, "--keep", str(folder)]
    done = subprocess.run(
        command, cwd=repo, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)["pages"]
    names = [figure["name"].removeprefix(f"{THINGS}: ") for figure in figures]
    assert names == [
        "size of the file",
        "building the page, CPU",
        "memory of reading and building",
        "time to interactive; stock with physics",
        "time to interactive; stock physics off",
        "panning, frames a second",
        "thing to its panel, the first one",
        "edge to its quote, the first click",
        "edge to its quote, later clicks",
    ]
    assert all(figure["same"] for figure in figures)
    assert [figure["missing"] for figure in figures] == [""] * len(names)
    assert all(min(figure["ours"]) > 0 for figure in figures)
    assert all(min(figure["theirs"]) > 0 for figure in figures[:6])
    assert len(list(folder.glob("*.html"))) == 3


class Browser:
    """What the browser would find: ours blank and busy, stock never ready or with one edge less."""

    def __init__(self, edges: int) -> None:
        self.edges = edges

    def ready(self, file: Path, watch: str, cap: float) -> Ready | None:
        if watch == STOCK and "still" not in file.name:
            assert cap == 90.0, "pyvis with its physics is waited for so long"
            return None
        edges = self.edges - (watch == STOCK)
        return Ready(0.5, 0.4, (THINGS, edges), drawn=watch == STOCK, busy=300.0)

    def panned(self, _file: Path, watch: str, _seconds: float, _cap: float) -> Panned | str:
        return Panned(9.0, 0.1) if watch == STOCK else "dragging does not move the drawing"

    def visits(self, *_: object) -> list[Visit]:
        return []


@pytest.mark.slow
def test_what_goes_wrong_in_the_browser_is_said(folder: Path) -> None:
    graph = graph_of(claimgraph.open(made(folder, THINGS)))
    browser = cast("Chromium", Browser(len(graph.edges)))
    found = {f.name.removeprefix("60: "): f for f in pages(folder, THINGS, 2, 60.0, browser)}
    with_physics = found["time to interactive; stock with physics"]
    assert (with_physics.unfinished, with_physics.theirs, with_physics.same) == (True, [90.0], True)
    assert with_physics.note == "nothing is drawn yet; then busy for 300 ms"
    still = found["time to interactive; stock physics off"]
    assert (still.unfinished, still.theirs, still.same) == (False, [0.5, 0.5], False)
    assert not still.kept
    panning = found["panning, frames a second"]
    assert (panning.ours, panning.theirs) == ([], [9.0])
    assert panning.missing == "dragging does not move the drawing"
    assert found["edge to its quote, the first click"].missing.startswith("no click on an edge")


def test_the_stock_page_is_what_pyvis_writes(folder: Path, tmp_path: Path) -> None:
    graph = graph_of(claimgraph.open(made(folder, THINGS)))
    slowly = network()
    for number, (label, title) in enumerate(graph.nodes):
        slowly.add_node(number, label=label, title=title)
    for start, end, title in graph.edges:
        slowly.add_edge(start, end, title=title)
    assert len(slowly.nodes) == THINGS
    assert len(slowly.edges) == len(graph.edges) > 1.8 * THINGS
    assert filled(graph).generate_html() == slowly.generate_html()
    page(graph, tmp_path / "still.html", physics=False)
    written = (tmp_path / "still.html").read_text("utf-8")
    assert re.search(r'"physics": \{\s*"enabled": false', written)


def test_edges_that_are_clicked_have_a_quote_that_may_be_shown(folder: Path) -> None:
    case = claimgraph.open(made(folder, THINGS))
    targets = edges_with_quotes(case)
    assert len(targets) > 5
    shared = {
        a.citation.exact
        for a in case.content.attestations.values()
        if a.citation and case.content.sources[a.citation.source].text_may_be_shared
    }
    for target in targets:
        assert target.thing in target.ends
        assert target.quotes
        assert set(target.quotes) <= shared


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        (Figure("without a promise", "s", [9.0], [1.0]), True),
        (Figure("not measured, nothing promised", "s"), True),
        (Figure("small enough", "MB", [1.0, 1.2, 9.0], most=1.2), True),
        (Figure("too large", "MB", [1.3], most=1.2), False),
        (Figure("often enough", "fps", [20.0], least=20.0), True),
        (Figure("too seldom", "fps", [19.9], least=20.0), False),
        (Figure("many times faster", "s", [1.0], [6.0], ratio_least=6.0), True),
        (Figure("not so many", "s", [1.0], [5.9], ratio_least=6.0), False),
        (Figure("promised, with nothing beside it", "s", [1.0], ratio_least=6.0), False),
        (Figure("promised, not measured", "fps", least=20.0, missing="no drawing"), False),
        (Figure("another graph", "s", [1.0], [9.0], same=False), False),
    ],
    ids=lambda value: value.name if isinstance(value, Figure) else "",
)
def test_a_promise_is_kept_or_broken(figure: Figure, kept: bool) -> None:
    assert figure.kept is kept
    verdict = "THE GRAPHS DIFFER" if not figure.same else "BROKEN"
    assert (verdict in line(figure)) is not kept


def test_a_line_says_what_stock_pyvis_did_not_finish() -> None:
    figure = Figure("5,000: time", "s", [1.5], [90.0], most=2.5, unfinished=True)
    assert line(figure).split() == "5,000: time 1.5 s > 90 s > 60 x <= 2.5 s".split()  # noqa: SIM905


def test_a_broken_promise_fails_where_it_is_strict(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def figures(*_: object) -> Iterator[Figure]:
        yield Figure("500: size of the file", "MB", [9.0], most=1.2)

    browser = type("Browser", (), {"version": "0"})()
    monkeypatch.setattr("benchmarks.chromium.one_core", lambda _: nullcontext(browser))
    monkeypatch.setattr("benchmarks.pages.pages", figures)
    arguments = ["--pages", "--nodes", "500", "--keep", str(tmp_path)]
    assert program.main(arguments) == 0
    assert program.main([*arguments, "--strict"]) == 1
    assert "500: size of the file: misses its promise" in capsys.readouterr().err


def test_too_few_things_are_refused() -> None:
    with pytest.raises(SystemExit):
        program.main(["--pages", "--nodes", "3"])
