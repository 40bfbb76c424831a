"""CPU time, of this process and of one that is still running."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
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
