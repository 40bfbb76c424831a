"""``python -m benchmarks``: CPU ratios against rdflib's own engine, on invented cases.

``--pages``: the explorer page beside that of stock pyvis, in a browser.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import pyoxigraph
import rdflib

from benchmarks.believed import believed
from benchmarks.drawn import FEWEST_THINGS
from benchmarks.figures import Figure
from benchmarks.measurements import Row, Scale, against_rdflib, made, scaling, start_up, verbs

Say = Callable[[str], None]
Line = Row | Figure


def _print(line: str) -> None:
    print(line, flush=True)


def _silent(_: str) -> None:
    pass


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks; return 1 where a promise is broken and `--strict` is given."""
    options = _options(arguments)
    say = _silent if options.json else _print
    say(_versions())
    report: dict[str, Any] = {"versions": _versions()}
    rows: list[Line] = []
    with _folder(options.keep) as folder:
        if options.sizes:
            report["sizes"] = [asdict(scale) for scale in _scaling(folder, options.sizes, say)]
        else:
            name, measure = _measure(options)
            rows = list(measure(folder, options, say))
            report[name] = [_record(row) for row in rows]
        if options.verbs:
            report["verbs"] = {
                claims: [_record(row) for row in _verbs(folder, claims, say)]
                for claims in (1_000, 10_000)
            }
    if options.json:
        print(json.dumps(report, indent=2))
    broken = [row for row in rows if not row.kept]
    for row in broken:
        what = "misses its promise" if row.same else "the answers differ"
        print(f"{row.name}: {what}", file=sys.stderr)
    return 1 if options.strict and broken else 0


def _measure(options: argparse.Namespace) -> tuple[str, Callable[..., Iterator[Line]]]:
    if options.pages:
        return "pages", _pages
    return ("believed", _believed) if options.believed else ("compared", _comparison)


def _comparison(folder: Path, options: argparse.Namespace, say: Say) -> Iterator[Row]:
    place = made(folder, options.claims, options.seed)
    say(f"CPU seconds, {options.claims:,} claims, medians of {options.rounds} rounds\n")
    say(_head("rdflib"))
    for row in against_rdflib(place, options.claims, options.rounds):
        say(_line(row))
        yield row
    say("\n" + _head("click"))
    row = start_up(options.rounds)
    say(_line(row))
    yield row


def _believed(folder: Path, options: argparse.Namespace, say: Say) -> Iterator[Row]:
    place = made(folder, options.claims, options.seed)
    say(f"CPU seconds, {options.claims:,} claims, medians of {options.rounds} rounds\n")
    say(_head("parsing"))
    for row in believed(place, options.claims, options.rounds):
        say(_line(row))
        yield row


def _pages(folder: Path, options: argparse.Namespace, say: Say) -> Iterator[Figure]:
    from benchmarks import figures
    from benchmarks.chromium import one_core
    from benchmarks.pages import pages

    say(f"On one core, medians of {options.rounds} rounds; a name begins with the drawn things\n")
    say(figures.head())
    with one_core(folder) as browser:
        for things in options.nodes:
            for figure in pages(folder, things, options.rounds, options.cap, browser):
                say(figures.line(figure))
                yield figure
        say(f"\nChromium {browser.version}, pyvis {version('pyvis')}")


def _scaling(folder: Path, sizes: list[int], say: Say) -> Iterator[Scale]:
    heads = ("claims", "triples", "Turtle", "writing", "load", "again", "query")
    say("".join(f"{head:>11}" for head in heads))
    for scale in scaling(folder, sizes):
        say(
            f"{scale.claims:>11,}{scale.triples:>11,}{scale.mebibytes:>8.1f} MB"
            f"{scale.writing:>9.1f} s{scale.loading:>9.2f} s"
            f"{scale.reopening:>9.2f} s{scale.query:>9.3f} s"
        )
        yield scale


def _verbs(folder: Path, claims: int, say: Say) -> Iterator[Row]:
    say(f"\nFor information: CPU seconds, {claims:,} claims; x: times that of reading the files")
    for row in verbs(made(folder, claims)):
        say(f"  {row.name:<44}{row.ours[0]:>11.3f}{1 / (row.ratio or 1):>8.1f} x")
        yield row


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000, help="size (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the invented case (%(default)s)")
    parser.add_argument(
        "--rounds", type=int, default=3, help="the engines take turns (%(default)s)"
    )
    parser.add_argument("--sizes", type=_sizes, help="how load grows, e.g. 1000,10000,100000")
    parser.add_argument(
        "--believed", action="store_true", help="views, origins and check beside parsing"
    )
    parser.add_argument(
        "--pages", action="store_true", help="the explorer page beside stock pyvis, in a browser"
    )
    parser.add_argument(
        "--nodes",
        type=_sizes,
        default=[500, 5_000, 20_000, 100_000],
        help="with --pages: numbers of drawn things (500,5000,20000,100000)",
    )
    parser.add_argument(
        "--cap",
        type=float,
        default=300.0,
        help="with --pages: seconds after which a page counts as not ready (%(default)g)",
    )
    parser.add_argument("--verbs", action="store_true", help="also export, explore, check, ...")
    parser.add_argument("--keep", type=Path, help="a folder for the cases, used again if there")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a promise is broken")
    options = parser.parse_args(arguments)
    if min(options.nodes) < FEWEST_THINGS:
        parser.error(f"--nodes: at least {FEWEST_THINGS}")
    return options


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
    else:
        with tempfile.TemporaryDirectory(prefix="claimgraph-bench-") as folder:
            yield Path(folder)


def _versions() -> str:
    return (
        f"Python {platform.python_version()}, pyoxigraph {pyoxigraph.__version__}, "
        f"rdflib {rdflib.__version__}"
    )


def _head(other: str) -> str:
    return f"{'':<46}{'claimgraph':>11}{other:>11}{'ratio':>8}  promised"


def _line(row: Row) -> str:
    promise = f">= {row.least:g}" if row.least else f"<= {row.most:g}" if row.most else ""
    verdict = "" if row.kept else "  THE ANSWERS DIFFER" if not row.same else "  BROKEN"
    return (
        f"{row.name:<46}{median(row.ours):>11.4f}{median(row.theirs):>11.4f}"
        f"{row.ratio or 0:>8.2f}  {promise:<9}{row.note}{verdict}"
    )


def _record(row: Line) -> dict[str, Any]:
    return {**asdict(row), "ratio": row.ratio, "kept": row.kept}


if __name__ == "__main__":
    sys.exit(main())
