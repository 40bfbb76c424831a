"""Reads documents on this machine, in processes that may be stopped or crash.

A process reads one document after the other, so that a model is loaded once. It has a
limit of memory and, for each document, of time; it has no network where its extractor
needs none. Where it dies the document is told, and another one goes on.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import IO

from claimgraph.extracting import worker
from claimgraph.extracting.answers import Answer, Fault, receive
from claimgraph.extracting.tasks import Setting, Task, seconds_for

MEMORY = 4 * 1024**3
"""Bytes that a process may allocate."""
_WAITING = 3
"""Seconds to wait for one of CPU time, on a machine that is busy."""
_SECONDS_TO_START = 120
_AHEAD = 2
"""Documents that are read or wait to be told, for each process."""


def read_in_processes(
    tasks: Sequence[Task], setting: Setting, *, jobs: int, has_network: bool
) -> Generator[Answer | Fault, None, None]:
    """Yield what was read of each document, in their order; several are read at once.

    Args:
        tasks: The documents.
        setting: What they are read with.
        jobs: How many processes, at most.
        has_network: Whether the extractor waits for others, which takes no CPU time.
    """
    readers = _Readers(pickle.dumps(setting), _patience(setting, has_network))
    waiting: deque[Future[Answer | Fault]] = deque()
    pool = ThreadPoolExecutor(max_workers=max(1, min(jobs, len(tasks))))
    try:
        following = iter(tasks)
        for _ in tasks:
            while len(waiting) < _AHEAD * jobs and (task := next(following, None)):
                waiting.append(pool.submit(readers.read, task, seconds_for(task, setting)))
            yield waiting.popleft().result()
    finally:
        readers.kill()
        pool.shutdown(cancel_futures=True)
        readers.close()


def _patience(setting: Setting, has_network: bool) -> float | None:
    """Return how many seconds to wait for one of CPU time; None to wait for ever."""
    if not has_network:
        return _WAITING
    return None if setting.seconds is None else 1


class _Readers:
    """The processes that read, each busy with one document or waiting for the next."""

    def __init__(self, setting: bytes, waiting: float | None) -> None:
        self._setting = setting
        self._waiting = waiting
        self._idle: SimpleQueue[_Reader] = SimpleQueue()
        self._all: list[_Reader] = []
        self._lock = threading.Lock()
        self._is_over = False

    def read(self, task: Task, seconds: float) -> Answer | Fault:
        """Read a document by a process that is idle, or else by a new one."""
        reader = self._one()
        if reader is None:
            return Fault("the run was stopped", "Run extract again.")
        found = reader.read(task, seconds, self._waiting)
        if reader.is_alive:
            self._idle.put(reader)
        return found

    def _one(self) -> _Reader | None:
        with contextlib.suppress(Empty):
            return self._idle.get_nowait()
        with self._lock:
            if self._is_over:
                return None
            reader = _Reader(self._setting)
            self._all.append(reader)
            return reader

    def kill(self) -> None:
        """End all processes, also those that are busy; no new one begins."""
        with self._lock:
            self._is_over = True
            for reader in self._all:
                reader.kill()

    def close(self) -> None:
        """Forget the processes, which nobody waits for any more."""
        for reader in self._all:
            reader.close()


class _Reader:
    """A process that reads documents."""

    def __init__(self, setting: bytes) -> None:
        self._setting = setting
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process ends
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            start_new_session=True,  # Ctrl-C is ours to answer
        )
        self._is_new = True
        self._is_too_slow = False

    @property
    def is_alive(self) -> bool:
        """Whether it can read another document."""
        return self._process.poll() is None

    def read(self, task: Task, seconds: float, waiting: float | None) -> Answer | Fault:
        """Return what the process reads of a document, or how it died of it."""
        found = None
        if not self._is_new or self._begin():
            with self._ended_after(None if waiting is None else waiting * seconds):
                found = self._asked(task)
        return found if found is not None else self._obituary(seconds)

    def _begin(self) -> bool:
        """Hand the setting over, and return whether all was loaded."""
        self._is_new = False
        with self._ended_after(_SECONDS_TO_START):
            return self._sent(self._setting) and self._streams[1].readline() == worker.READY

    def _asked(self, task: Task) -> Answer | Fault | None:
        return receive(self._streams[1]) if self._sent(pickle.dumps(task)) else None

    def _sent(self, data: bytes) -> bool:
        sink, _ = self._streams
        try:
            sink.write(data)
            sink.flush()
        except OSError:  # it has died
            return False
        return True

    @contextlib.contextmanager
    def _ended_after(self, seconds: float | None) -> Iterator[None]:
        """Kill the process where the block takes longer; None for as long as it likes."""
        timer = threading.Timer(seconds or 0, self._stop)
        if seconds is not None:
            timer.start()
        try:
            yield
        finally:
            timer.cancel()

    @property
    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        sink, source = self._process.stdin, self._process.stdout
        assert sink is not None
        assert source is not None
        return sink, source

    def _stop(self) -> None:
        self._is_too_slow = True
        self.kill()

    def kill(self) -> None:
        """End the process as a whole, also where it is busy."""
        if self._process.poll() is None:
            with contextlib.suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()

    def close(self) -> None:
        """Close what the process was spoken to with, once it has ended."""
        self._process.wait()
        for stream in (*self._streams, self._words):
            with contextlib.suppress(OSError):
                stream.close()

    def _obituary(self, seconds: float) -> Fault:
        """Return what to say of the end of the process."""
        code = self._process.wait()
        if self._is_too_slow or -code == getattr(signal, "SIGXCPU", 0):
            return Fault(
                f"it was not read after {seconds:g} s",
                "Allow it more time with --timeout, or split the document.",
            )
        self._words.seek(0)
        words = self._words.read().decode(errors="replace").strip()
        if "MemoryError" in words or "bad_alloc" in words:
            limit = f"{MEMORY // 2**30} GiB"
            return Fault(f"to read it needs more than {limit} of memory", "Split the document.")
        last = words.splitlines()[-1:] or [_end_of(code)]
        return Fault(
            f"it brought down what reads it ({last[0][:200]})",
            "Run extract again; if it happens again, report it.",
        )


def _command() -> list[str]:
    paths = [path for path in sys.path if path and os.path.isabs(path)]  # noqa: PTH117 - they are texts
    # -P: nothing is imported from the folder that a person happens to be in.
    return [sys.executable, "-P", worker.__file__, json.dumps(paths), str(MEMORY)]


def _end_of(code: int) -> str:
    with contextlib.suppress(ValueError):
        return signal.Signals(-code).name
    return f"exit code {code}"
