"""CPU time, of this process and of one that is still running."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Timed(Generic[T]):
    """What a call returned and the CPU seconds that it took."""

    value: T
    cpu: float


def timed(call: Callable[[], T], child: Callable[[], int | None] = lambda: None) -> Timed[T]:
    """Call `call`; count this process, all its threads, and a child that lives on.

    Args:
        call: What to measure.
        child: Returns the child's process id, before the call and after it; a
            child that `call` starts is counted from its beginning.
    """
    gc.collect()
    before, known = _used(child()), child()
    start = time.process_time()
    value = call()
    own = time.process_time() - start
    after = _used(child())
    return Timed(value, own + after - (before if child() == known else 0.0))


def _used(pid: int | None) -> float:
    """Return the CPU seconds that another process has used, with the kernel's precision."""
    if pid is None:
        return 0.0
    if sys.platform != "linux":
        raise SystemExit("the benchmarks read another process's CPU clock, which needs Linux")
    # clock_getcpuclockid(3): the kernel's number of the CPU clock of a process.
    return time.clock_gettime((~pid << 3) | 2)


def of_command(arguments: list[str]) -> float:
    """Run a command and return the CPU seconds that it and its children took."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(arguments)}")
    return usage.ru_utime + usage.ru_stime


def ratio(theirs: list[float], ours: list[float]) -> float:
    """Return how many times the CPU of ours theirs took, by the medians."""
    return median(theirs) / max(median(ours), 1e-9)


def of_tree(root: int) -> float:
    """Return the CPU seconds of a process and of all that descend from it and still run."""
    ticks = os.sysconf("SC_CLK_TCK")
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # proc(5): the name, in parentheses, may hold anything; state and parent follow it.
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        pid = int(stat.parent.name)
        parents[pid] = int(fields[1])
        used[pid] = (int(fields[11]) + int(fields[12])) / ticks
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(used.get(pid, 0.0) for pid in family)
