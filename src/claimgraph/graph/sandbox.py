"""Runs queries in a process of their own, which can be stopped and may crash.

The engine has no time limit and can't be cancelled, and a hostile query can bring
its process down. So it runs in a child (:mod:`claimgraph.graph.worker`) that has no
network, little memory and a limit of CPU time, and that is killed when the time is
over. The child stays for the next query; whatever ends it, the next query starts
another.
"""

from __future__ import annotations

import contextlib
import importlib.util
import math
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Literal, cast

from claimgraph.errors import ClaimgraphError, DataError, QueryError, QueryTimeout, UsageError
from claimgraph.graph import worker
from claimgraph.graph.results import GRAPH_FORMATS, TABLE_FORMATS, QueryResult
from claimgraph.graph.sparql import SafeQuery, guard
from claimgraph.graph.sparql_names import Vocabulary

__all__ = ["GRAPH_FORMATS", "TABLE_FORMATS", "QueryResult", "QuerySandbox"]

DEFAULT_TIMEOUT = 60.0
"""Seconds."""
_OPENING = 300.0
"""Seconds that a child may take to open an index; a large one of text is loaded first."""
DEFAULT_MEMORY = 4 * 1024**3
"""Bytes that a query may allocate."""
DEFAULT_ANSWER = 1024**3
"""Bytes of the longest answer that is taken."""

_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
"""What a Python may need to start at all; nothing else of the environment is handed on."""


class QuerySandbox:
    """Answers queries over the union of all graphs of an index.

    It may be used from several threads, one query at a time, and as a context
    manager; the child ends with :meth:`close`, with this object, and with us.

    Args:
        index: Folder of a pyoxigraph store that nobody writes to any more.
        prefixes: Prefixes that queries need not declare.
        vocabulary: Local names that are defined, by namespace IRI; any other
            name of these namespaces in a query is an error.
        timeout: Seconds that a query may take.
        memory: Bytes that a query may allocate (Linux; best effort elsewhere).
        answer: Bytes of the longest answer that is taken.
    """

    def __init__(
        self,
        index: Path,
        prefixes: Mapping[str, str] | None = None,
        vocabulary: Vocabulary | None = None,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        memory: int = DEFAULT_MEMORY,
        answer: int = DEFAULT_ANSWER,
    ) -> None:
        self.index = index.absolute()
        self.prefixes = dict(prefixes or {})
        self.vocabulary = vocabulary or {}
        self.timeout = timeout
        self.memory = memory
        self.answer = answer
        self._lock = threading.RLock()
        self._child: _Child | None = None
        self._at_exit: weakref.finalize[..., QuerySandbox] | None = None

    def query(
        self,
        text: str,
        *,
        timeout: float | None = None,
        max_rows: int | None = None,
        check_terms: bool = True,
        name: str = "query",
    ) -> QueryResult:
        """Run a SPARQL 1.1 query.

        Args:
            text: The query.
            timeout: Seconds, instead of the sandbox's.
            max_rows: Most rows, or triples (of which the engine may find one twice);
                the result says whether there were more.
            check_terms: False to let names pass that the vocabulary does not define.
            name: What to call the query in an error, such as its file.

        Raises:
            QueryRefused: it asks for what is never done, or is too large or deep.
            UnknownTerm: a prefix or a term that is not defined.
            QueryError: it is not SPARQL, or needs more than the limits give it.
            QueryTimeout: it was stopped at its time limit.
            DataError: the index can't be read.
            ClaimgraphError: the child ended in the middle of the query.
        """
        seconds = self.timeout if timeout is None else timeout
        if not 0 < seconds < threading.TIMEOUT_MAX or (max_rows is not None and max_rows < 1):
            raise UsageError(
                "a time limit and a number of rows must be greater than 0",
                mend="Leave the option out for no limit of rows and the default time limit.",
            )
        checked = self.vocabulary if check_terms else None
        safe = guard(text, self.prefixes, checked, name=name)
        with self._lock:
            return self._run(safe, seconds, max_rows)

    @property
    def pid(self) -> int | None:
        """The child's process id, or None where none runs."""
        child = self._child
        return child.process.pid if child and child.process.poll() is None else None

    @property
    def network(self) -> str | None:
        """How the child is kept from the network: ``seccomp``, ``namespace`` or ``none``.

        None where no child runs. Where it says ``none``, the guard stands alone.
        """
        child = self._child
        return child.network if child and self.pid else None

    def close(self) -> None:
        """End the child, after the query that runs in another thread; a later one starts anew."""
        with self._lock:
            if self._at_exit is not None:
                self._at_exit()
            self._child = self._at_exit = None

    def __enter__(self) -> QuerySandbox:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _run(self, safe: SafeQuery, seconds: float, max_rows: int | None) -> QueryResult:
        if self.pid is None:
            self.close()
            self._child = _Child(self.index, self.memory)
            self._at_exit = weakref.finalize(self, self._child.end)
        child = cast(_Child, self._child)
        alarm = _Alarm(seconds, child)
        try:
            with _Alarm(_OPENING, child):
                child.greet()
            with alarm:
                return self._answer(child, safe, seconds, max_rows)
        except _ChildEndedError:
            raise child.obituary(alarm.rang, seconds, self.memory) from None
        finally:
            if alarm.rang or not child.is_idle:  # stopped in the middle, by whatever
                self.close()

    def _answer(
        self, child: _Child, safe: SafeQuery, seconds: float, max_rows: int | None
    ) -> QueryResult:
        child.ask(safe.text, seconds, max_rows)
        form, parts, size = "", [], 0
        while True:
            kind, payload = child.receive()
            if kind == b"D":
                parts.append(payload)
                size += len(payload)
                if size > self.answer:
                    raise _too_much(self.answer)
            elif kind == b"F":
                form = payload.decode()
            elif kind == b"E":
                form_name = cast(Literal["select", "ask", "construct"], form)
                prefixes = {**self.prefixes, **safe.declared}
                answer = b"".join(parts)
                if form != "ask" and "\nORDER" not in safe.text.upper():  # a token a line
                    answer = _sorted(answer, heads=form == "select")
                return QueryResult(form_name, answer, payload == b"cut", prefixes)
            elif kind == b"S":
                raise safe.syntax_error(payload.decode())
            else:
                mend = "Change the query."
                raise QueryError(payload.decode(), place=safe.source.name, mend=mend)


def _sorted(answer: bytes, *, heads: bool) -> bytes:
    """Return the rows of an answer in an order that is the same each time.

    The engine's own differs between two runs. What asks for no order gets this one.
    """
    *lines, end = answer.split(b"\n")
    return b"\n".join([*lines[:heads], *sorted(lines[heads:]), end])


def _too_much(size: int) -> QueryError:
    return QueryError(
        f"the answer is longer than {size:,} bytes",
        mend="Ask for less: LIMIT, fewer variables, or a count.",
    )


class _ChildEndedError(Exception):
    """The pipe to the child is closed."""


@dataclass
class _Alarm:
    """Kills the child when the time is over; nothing of it is left after the block."""

    seconds: float
    child: _Child
    rang: bool = False

    def __enter__(self) -> None:
        self._timer = threading.Timer(self.seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()  # it may be ringing just now

    def _ring(self) -> None:
        self.rang = True
        self.child.process.kill()


def _command(index: Path, memory: int) -> list[str]:
    spec = importlib.util.find_spec("pyoxigraph")
    packages = Path(spec.origin).parent.parent if spec and spec.origin else Path()
    # In a thread's child "die with the parent" would mean with that thread.
    dies_with_us = threading.current_thread() is threading.main_thread()
    arguments = (str(index), str(packages), str(memory), str(int(dies_with_us)))
    # -I: no environment, no current folder; -S: no site-packages, which costs CPU and
    # may hold code that runs at start-up.
    return [sys.executable, "-I", "-S", worker.__file__, *arguments]


class _Child:
    """The process and the frames to and from it."""

    def __init__(self, index: Path, memory: int) -> None:
        self.index = index
        self.network = ""
        self.is_idle = False
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            _command(index, memory),
            bufsize=1 << 16,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            cwd=os.path.abspath(os.sep),  # noqa: PTH100 - it is no folder that anybody removes
            start_new_session=True,  # Ctrl-C is ours to answer
        )

    def greet(self) -> None:
        """Wait until a new child has opened the index."""
        if self.network:
            return
        kind, payload = self.receive()
        if kind == b"T":
            place, _, message = payload.decode().partition("\0")
            raise DataError(
                f"not readable as Turtle: {message}",
                place=place,
                mend="Mend the line, or take the file back from version control.",
            )
        if kind == b"X":
            raise DataError(
                f"the index can't be read: {payload.decode()}",
                place=str(self.index),
                mend="Remove the folder; it is built again from the case's files.",
            )
        self.network = payload.decode()

    def ask(self, query: str, seconds: float, max_rows: int | None) -> None:
        """Send a request."""
        self.is_idle = False
        body = query.encode()
        head = (
            len(body).to_bytes(4, "big")
            + min(math.ceil(seconds), 2**31).to_bytes(4, "big")
            + (max_rows or 0).to_bytes(8, "big")
        )
        stdin = cast(IO[bytes], self.process.stdin)
        try:
            stdin.write(head + body)
            stdin.flush()
        except OSError:
            raise _ChildEndedError from None

    def receive(self) -> tuple[bytes, bytes]:
        """Return the kind and the payload of the next frame."""
        stdout = cast(IO[bytes], self.process.stdout)
        head = stdout.read(5)
        size = int.from_bytes(head[1:], "big")
        payload = stdout.read(size) if len(head) == 5 else b""
        if len(head) < 5 or len(payload) < size:
            raise _ChildEndedError
        self.is_idle = head[:1] in b"ESX"
        return head[:1], payload

    def end(self) -> None:
        """Kill it, now."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(OSError):  # a request that was never sent
                cast(IO[bytes], pipe).close()

    def obituary(self, rang: bool, seconds: float, memory: int) -> ClaimgraphError:
        """Return what to say of its end."""
        try:
            code = self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        words = cast(IO[bytes], self.process.stderr).read().decode(errors="replace").strip()
        if rang or -code == getattr(signal, "SIGXCPU", 0):
            return QueryTimeout(
                f"the query was stopped after {seconds:g} s",
                mend="Narrow it (a LIMIT, no patterns without a common variable), "
                "or allow it more time.",
            )
        if any(sign in words for sign in _OUT_OF_MEMORY):
            return QueryError(
                f"the query needed more than {memory:,} bytes of memory",
                mend="Narrow it: less to sort or to group, no patterns without a common variable.",
            )
        return _crash(code, words)


_OUT_OF_MEMORY = ("memory allocation", "MemoryError", "std::bad_alloc", "std::system_error")
"""What Rust, Python and C++ (twice: no memory, no room for a thread) say as they give up."""
_BROUGHT_DOWN = ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGTRAP")


def _crash(code: int, words: str) -> ClaimgraphError:
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    if name in _BROUGHT_DOWN:
        return QueryError(f"the query brought the engine down ({name})", mend="Make it simpler.")
    last = f": {words.splitlines()[-1]}" if words else ""
    return ClaimgraphError(
        f"the process that ran the query ended unexpectedly ({name}{last})",
        mend="Run the query again; that starts another process.",
    )
