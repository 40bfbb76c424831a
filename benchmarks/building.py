"""One page, built in a process of its own: ``python -m benchmarks.building PEER CASE TARGET``.

Prints JSON: the CPU seconds of building, those of reading the case before it, the
memory at its peak, and what the page shows.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

import claimgraph
from claimgraph.case import Case

if TYPE_CHECKING:
    from benchmarks.stock import Graph

OURS, STOCK, STOCK_STILL = "ours", "stock", "stock-still"
PEERS = (OURS, STOCK, STOCK_STILL)
_KEPT = ("index", ".gitignore", "lock", "writer")
"""What of a case's derived files does not belong to the page."""


@dataclass(frozen=True)
class Built:
    """What building a page took.

    Attributes:
        reading: CPU seconds until the case was read and its view derived.
        building: CPU seconds from there to the file.
        peak: Bytes of memory, of both.
        size: Bytes of the file.
        things: Drawn things.
        edges: Edges between them.
    """

    reading: float
    building: float
    peak: int
    size: int
    things: int
    edges: int


def built(peer: str, case: Path, target: Path) -> Built:
    """Build the page of `peer` anew in another process and return what it took."""
    for derived in case.glob(".claimgraph/*"):
        if derived.name not in _KEPT:
            rmtree(derived) if derived.is_dir() else derived.unlink()
    with tempfile.TemporaryDirectory(prefix="claimgraph-bench-") as cache:
        # pyvis writes in the encoding of the locale.
        environment = {**os.environ, "PYTHONUTF8": "1", "XDG_CACHE_HOME": cache}
        command = [sys.executable, "-m", "benchmarks.building", peer, str(case), str(target)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(f"exit code {done.returncode}: {' '.join(command)}")
    return Built(**json.loads(done.stdout), size=target.stat().st_size)


def main(arguments: list[str]) -> int:
    """Build one page; return the exit code."""
    peer, case_folder, target = arguments
    if peer not in PEERS:
        raise SystemExit(f"{peer}: choose one of {', '.join(PEERS)}")
    case = claimgraph.open(case_folder)
    _ = case.content, case.admitted
    reading = _cpu()
    if peer == OURS:
        case.explore(target)
        building = _cpu() - reading
    else:
        building = _stock(case, target, physics=peer == STOCK)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    graph = _stock_graph(case)
    report: dict[str, Any] = {
        "reading": reading,
        "building": building,
        "peak": peak,
        "things": len(graph.nodes),
        "edges": len(graph.edges),
    }
    print(json.dumps(report))
    return 0


def _stock(case: Case, target: str, *, physics: bool) -> float:
    """Return the CPU seconds from the graph to the file; pyvis' import and the graph are gifts."""
    from benchmarks import stock

    graph = _stock_graph(case)
    before = _cpu()
    stock.page(graph, Path(target), physics=physics)
    return _cpu() - before


def _stock_graph(case: Case) -> Graph:
    # pyvis is a quarter of a second, which ours has to pay for itself.
    from benchmarks.stock import graph_of

    return graph_of(case)


def _cpu() -> float:
    """Return the CPU seconds of this process, its threads, and the children that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
