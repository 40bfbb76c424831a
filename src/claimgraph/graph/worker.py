"""The process that runs queries: one store, no network, limits, and nothing else in memory.

Run as a file by :mod:`claimgraph.graph.sandbox`, never imported by the rest of the
package. It imports pyoxigraph and the little of the standard library that is cheap,
so that it starts in a few hundredths of a second.

Requests come on standard input: the length of the query in bytes (4), CPU seconds
(4), the most rows (8, 0 for all), then the query in UTF-8. Answers go to standard
output as frames: kind (1 byte), length (4), payload. Numbers are big-endian.

==== ==============================================================================
kind payload
==== ==============================================================================
H    ready: how the network is shut off (``seccomp``, ``namespace``, ``none``)
F    the form of the answer: ``select``, ``ask``, ``construct``
D    a part of the answer: SPARQL 1.1 TSV, N-Triples, or ``true`` / ``false``
E    the end; ``cut`` where there were more rows than asked for
S    the engine's message that the query is not SPARQL
T    a text of the index that is not Turtle: its name, NUL, the engine's message
X    any other error, as text
==== ==============================================================================

Rows go as TSV since it is the smallest format that loses nothing, and since a row is
a line: the first n of them can be taken without reading a single term.
"""

from __future__ import annotations

import _thread
import io
import os
import sys
import time

TYPE_CHECKING = False  # checkers know the name; to import it from typing costs 11 ms
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO, BinaryIO

    import pyoxigraph as ox

    from claimgraph.confinement.confine import isolate, limit_cpu, limit_memory
else:  # the file by itself: the package would cost more than the engine
    sys.path.append(os.path.join(os.path.dirname(__file__), "..", "confinement"))  # noqa: PTH118, PTH120 - pathlib costs 5 ms
    from confine import isolate, limit_cpu, limit_memory

REQUEST = 16
"""Bytes before a query."""
STACK = 256 * 1024 * 1024
"""Bytes of stack: the engine recurses along chains of operators as well as into brackets."""


class _Frames:
    """Writes frames."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        self._sink.write(kind + len(payload).to_bytes(4, "big"))
        self._sink.write(payload)
        if kind not in b"FD":
            self._sink.flush()


class _Enough(Exception):
    """All the rows that were asked for have been sent."""


class _Lines(io.RawIOBase):
    """Sends what the serialiser writes, up to a number of lines.

    Args:
        frames: Where to.
        most: Most lines, or None for all.
    """

    def __init__(self, frames: _Frames, most: int | None) -> None:
        self._frames = frames
        self._left = most
        self.cut = False

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # we are given bytes only
        if data and not self.cut:
            self._frames.send(b"D", self._counted(data))
        if self.cut:
            raise _Enough
        return len(data)

    def _counted(self, data: bytes) -> bytes:
        if self._left is None:
            return data
        lines = data.count(b"\n")
        if lines < self._left or (lines == self._left and data.endswith(b"\n")):
            self._left -= lines
            self.cut = False
            return data
        end = 0
        for _ in range(self._left):
            end = data.index(b"\n", end) + 1
        self._left, self.cut = 0, True
        return data[:end]


def _answer(store: ox.Store, query: str, rows: int, frames: _Frames) -> None:
    import pyoxigraph as ox

    # An index has everything once in its default graph; the union of named graphs would
    # find a triple as often as there are graphs that hold it.
    whole = next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None)
    result = store.query(query, use_default_graph_as_union=whole is None)
    if isinstance(result, ox.QueryBoolean):
        frames.send(b"F", b"ask")
        frames.send(b"D", b"true" if result else b"false")
        frames.send(b"E")
        return
    is_select = isinstance(result, ox.QuerySolutions)
    frames.send(b"F", b"select" if is_select else b"construct")
    lines = _Lines(frames, rows + is_select if rows else None)  # the head is a line of TSV
    output: IO[bytes] = lines  # type: ignore[assignment]  # it is given bytes only
    try:
        if isinstance(result, ox.QuerySolutions):
            result.serialize(output, format=ox.QueryResultsFormat.TSV)
        else:
            result.serialize(output, format=ox.RdfFormat.N_TRIPLES)
    except _Enough:
        pass
    frames.send(b"E", b"cut" if lines.cut else b"")


def _serve(store: ox.Store, index: str, source: BinaryIO, frames: _Frames) -> None:
    """Answer until standard input closes."""
    lacks_graphs = is_text(index)
    while len(head := source.read(REQUEST)) == REQUEST:
        length, seconds, rows = (int.from_bytes(head[a:b], "big") for a, b in _FIELDS)
        query = source.read(length).decode()
        limit_cpu(seconds)
        try:
            if lacks_graphs and "\nGRAPH" in "\n" + query.upper():  # each token begins a line
                load(index, store, named=True)
                lacks_graphs = False
            _answer(store, query, rows, frames)
        except MemoryError:
            raise
        except SyntaxError as error:
            frames.send(b"S", str(error).encode())
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller is told
            frames.send(b"X", str(error).encode())


_FIELDS = ((0, 4), (4, 8), (8, 16))
_AT_ONCE = 5_000


# --- the index --------------------------------------------------------------------------------

MANIFEST, TEXTS, BASE = "manifest", "texts", "base"
EDGES, QUERY, HIDDEN = "edges.nt", "edges.rq", "hidden"
"""The files of an index of text. Its base has the length in bytes of each text, its graph
and its name, a line each; and the texts, one after the other. The first line of the manifest
is the graph of the edges. A view has the name of the folder of the base; its edges, or a
CONSTRUCT query that derives them; and perhaps what is hidden in it, an IRI a line."""


class UnreadableError(Exception):
    """A text is not Turtle: its name, and what is wrong."""


def is_text(index: str) -> bool:
    """Return whether an index is text, to be loaded into memory, or a store on disk."""
    return _has(index, BASE)


def load(index: str, store: ox.Store, named: bool) -> None:
    """Load an index of text into a store.

    Args:
        index: The index.
        store: Where to. Where `named` is true the index's default graph is in it already.
        named: True for each text into its graph, False for all into the default graph.

    Raises:
        UnreadableError: a text is not Turtle.
    """
    import pyoxigraph as ox

    base = os.path.join(os.path.dirname(index), _read(index, BASE).decode())  # noqa: PTH118, PTH120 - as in _read
    view, *lines = _read(base, MANIFEST).decode().splitlines()
    texts = memoryview(_read(base, TEXTS))
    start = 0
    for line in lines:
        length, graph, name = line.split("\t", 2)
        text = bytes(texts[start : start + int(length)])
        start += int(length)
        target = ox.NamedNode(graph) if named else ox.DefaultGraph()
        try:
            store.load(text, format=ox.RdfFormat.TURTLE, to_graph=target)
        except (SyntaxError, ValueError) as error:
            raise UnreadableError(name, str(error)) from None
    if not named and _has(index, HIDDEN):
        hide(store, _read(index, HIDDEN).decode().splitlines())
    edge_graph = ox.NamedNode(view) if named else ox.DefaultGraph()
    if _has(index, EDGES):
        store.load(_read(index, EDGES), format=ox.RdfFormat.N_TRIPLES, to_graph=edge_graph)
        return
    edges: ox.QueryTriples = store.query(_read(index, QUERY).decode())  # type: ignore[assignment]  # it is a CONSTRUCT
    store.extend([ox.Quad(t.subject, t.predicate, t.object, edge_graph) for t in edges])


def hide(store: ox.Store, records: Sequence[str]) -> None:
    """Take what is said of some records out of the default graph; their graphs keep it.

    Many at once: on disk each change by itself would be a transaction.
    """
    for start in range(0, len(records), _AT_ONCE):
        iris = " ".join(f"<{iri}>" for iri in records[start : start + _AT_ONCE])
        store.update(f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {iris} }} ?s ?p ?o }}")


def _has(index: str, name: str) -> bool:
    return os.path.exists(os.path.join(index, name))  # noqa: PTH110, PTH118 - as in _read


def _read(index: str, name: str) -> bytes:
    with open(os.path.join(index, name), "rb") as file:  # noqa: PTH118, PTH123 - pathlib costs 5 ms
        return file.read()


# --- the process ----------------------------------------------------------------------------


def _open(index: str, packages: str) -> ox.Store:
    """Return the store, in memory or read-only; no writer may ever stand beside it."""
    sys.path.append(packages)
    import pyoxigraph as ox

    if is_text(index):
        store = ox.Store()
        load(index, store, named=False)
    else:
        store = ox.Store.read_only(index)
    try:
        store.query("ASK\\u0020{}")
    except SyntaxError:
        return store
    # See claimgraph.graph.sparql: the guard leans on escapes being undone in strings and IRIs only.
    raise RuntimeError("this pyoxigraph undoes escapes outside of strings, which is not safe here")


def _run(index: str, packages: str, memory: int, network: str) -> None:
    sink = open(os.dup(1), "wb", buffering=1 << 16)  # noqa: PTH123, SIM115 - a descriptor; it lives as long as we do
    os.dup2(2, 1)  # a library that prints must not disturb the frames
    if os.name == "posix":
        os.set_blocking(2, False)  # nor wait for somebody to read it
    frames = _Frames(sink)
    try:
        store = _open(index, packages)
    except UnreadableError as error:
        frames.send(b"T", "\0".join(error.args).encode())
        return
    except (OSError, RuntimeError, ImportError) as error:
        frames.send(b"X", str(error).encode())
        return
    limit_memory(memory)
    frames.send(b"H", network.encode())
    with open(0, "rb", closefd=False) as source:
        _serve(store, index, source, frames)


def main(index: str, packages: str, memory: str, die_with_parent: str) -> None:
    """Serve queries on the store in the folder `index`.

    Args:
        index: Absolute path of the store.
        packages: The folder that pyoxigraph is in.
        memory: Most bytes that queries may allocate.
        die_with_parent: "1" to be killed with the thread that started us (Linux).
    """
    network = isolate(die_with_parent == "1")

    def work() -> None:
        code = 1
        try:
            _run(index, packages, int(memory), network)
            code = 0
        except BrokenPipeError:
            pass  # nobody listens any more
        except MemoryError:
            os.write(2, b"MemoryError")
        finally:
            os._exit(code)

    _thread.stack_size(STACK)
    _thread.start_new_thread(work, ())
    while True:
        time.sleep(86400)


if __name__ == "__main__":
    main(*sys.argv[1:])
