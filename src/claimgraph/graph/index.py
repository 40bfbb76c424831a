"""The index: what the process that answers queries opens, derived from a case's files.

An index lies in folders that are named by the digest of what they were built from
and are never changed afterwards, so any number of readers can share them and a
changed file can't meet a stale answer. One folder, the base, has the case's files
and the ontology; each view has a folder with its edges, so that another view costs
its edges alone.

Its default graph holds everything once: the base and the edges of one view. That is
what a query sees. Beside it stand the named graphs, one a file. (The engine's own
"union of all graphs" finds a triple as often as there are graphs that hold it, so
that a claim of two sources would be counted twice; and it is slower than one graph.)

There are two kinds. Up to 64 MiB, some 30,000 claims, an index is **text**: the
files as they were read and the edges, loaded into memory by whoever opens it. Above
that it is a **store** on disk; that of a view shares the base's tables. For ten thousand claims,
memory is ready in 1.5 s of CPU and a store in 7, and memory answers five to eight
times as fast; but a store opens in no time, and takes no room in memory.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from claimgraph.errors import DataError
from claimgraph.graph import turtle, worker
from claimgraph.graph.folder import CLAIMS_FOLDER
from claimgraph.graph.outline import drawn_up
from claimgraph.model.iri import Iri, Namespaces

_STATES_KEPT = 3
_FOLDERS_KEPT = 24
FORMAT = "2"
"""Goes into the digest: a release that lays an index out in another way has another number."""

_TEXT, _STORE, _OUTLINE = "text", "store", "outline"
_SHARED = (_TEXT, _STORE, _OUTLINE)
_IN_MEMORY = 64 * 1024 * 1024
"""Bytes of Turtle that are loaded into memory at most; they take ten times the room there."""

_AT_ONCE = 16 * 1024 * 1024
"""Bytes that go to disk in one go, which takes fifty times the room in memory meanwhile."""


def graph_iri(file: str, namespaces: Namespaces) -> Iri:
    """Return the named graph of a case's file.

    ``claims/x.ttl`` has ``graph:x``, the others ``graph:_entities`` and so on; no
    source's id starts with an underscore.
    """
    is_claims = file.startswith(f"{CLAIMS_FOLDER}/")
    return namespaces.mint("graph", f"{'' if is_claims else '_'}{Path(file).stem}")


def view_graph(namespaces: Namespaces) -> Iri:
    """Return the named graph that holds the edges of the view."""
    return namespaces.mint("graph", "_view")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen under a view.

    Attributes:
        edges: The plain edges that it leaves.
        hidden: Claims and attestations that are left out of what queries see; their
            named graphs keep them.
    """

    edges: Iterable[ox.Triple]
    hidden: Sequence[Iri] = ()


class Index:
    """The indexes of one state of a case.

    Args:
        folder: Where indexes are kept; made when first needed.
        digest: Digest of `files` and of whatever else an index is built from.
        files: The case's RDF files by relative path.
        ontology: Turtle files of the core ontology.
        namespaces: The case's.
    """

    def __init__(
        self,
        folder: Path,
        digest: str,
        files: Mapping[str, bytes],
        ontology: Iterable[Path],
        namespaces: Namespaces,
    ) -> None:
        self._root = folder
        self._digest = digest
        self._files = files
        self._ontology = tuple(ontology)
        self._namespaces = namespaces

    @property
    def fits_memory(self) -> bool:
        """Whether the files are few enough for the index to be text."""
        return sum(map(len, self._files.values())) <= _IN_MEMORY

    def open(self, *, once: bool = False, kept: Kept | None = None) -> ox.Store:
        """Return a store with the named graphs, to read.

        Args:
            once: True where nobody will open it again, so that disk does not pay.
            kept: The graphs of the state before, which become those of this one.

        Raises:
            DataError: a file is not Turtle.
        """
        if kept is not None and self.fits_memory:
            return kept.store_of(self._texts())
        if once or self.fits_memory:
            return _loaded(self._texts())
        return ox.Store.read_only(str(self._base()))

    def with_view(self, key: str, seen: str | Callable[[], Seen]) -> Path:
        """Return the index of what is seen under one view.

        Args:
            key: Names the view's policy; the same key, the same edges.
            seen: Derives that, where it is not there yet: a CONSTRUCT query for the
                edges, which text leaves to whoever opens it, or a function.

        Raises:
            DataError: a file is not Turtle.
        """
        base = self._base()
        write = self._write_seen if self.fits_memory else self._write_store
        return self._made(key, lambda place: write(place, base, seen))

    def outline(self, graphs: ox.Store | None = None) -> bytes:
        """Return the outline (:mod:`claimgraph.graph.outline`), drawn up where it is missing.

        Args:
            graphs: A store in memory with the named graphs, where there is one already.

        Raises:
            DataError: a file is not Turtle.
        """

        def write(place: Path) -> None:
            drawn = drawn_up([graphs] if graphs else (_loaded(part) for part in self._parts()))
            place.mkdir()
            (place / _OUTLINE).write_bytes(drawn)

        return (self._made(_OUTLINE, write) / _OUTLINE).read_bytes()

    def _base(self) -> Path:
        if self.fits_memory:
            return self._made(_TEXT, self._write_text)
        return self._made(_STORE, self._write_base)

    def _made(self, key: str, write: Callable[[Path], None]) -> Path:
        """Return the finished index `key`; write it beside and rename it into place."""
        target = self._root / f"{self._digest}-{key}"
        if target.exists():
            return target
        self._root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._root, prefix=".draft-") as draft:
            place = Path(draft) / "index"
            write(place)
            try:
                place.rename(target)
            except OSError:
                if not target.exists():
                    raise
        self._prune(target)
        return target

    def _write_text(self, place: Path) -> None:
        texts = self._texts()
        for name, data, _ in texts:
            turtle.refuse_triple_terms(data, name)
        names = ((len(data), graph, name.replace("\n", " ")) for name, data, graph in texts)
        lines = [
            view_graph(self._namespaces),
            *(f"{n}\t{graph}\t{name}" for n, graph, name in names),
        ]
        place.mkdir()
        (place / worker.MANIFEST).write_bytes("\n".join(lines).encode())
        (place / worker.TEXTS).write_bytes(b"".join(data for _, data, _ in texts))

    def _write_seen(self, place: Path, base: Path, seen: str | Callable[[], Seen]) -> None:
        place.mkdir()
        if isinstance(seen, str):
            (place / worker.QUERY).write_text(seen, encoding="utf-8")
        else:
            derived = seen()
            with (place / worker.EDGES).open("wb") as file:
                ox.serialize(derived.edges, file, format=ox.RdfFormat.N_TRIPLES)
            (place / worker.HIDDEN).write_text("\n".join(derived.hidden), encoding="utf-8")
        (place / worker.BASE).write_text(base.name, encoding="utf-8")

    def _write_base(self, place: Path) -> None:
        store = ox.Store(str(place))
        for named in (False, True):
            for part in self._parts():
                _copy(_loaded(part, named=named), store)
        store.flush()

    def _write_store(self, place: Path, base: Path, seen: str | Callable[[], Seen]) -> None:
        shared = ox.Store.read_only(str(base))
        if isinstance(seen, str):
            derived = Seen(cast(Iterable[ox.Triple], shared.query(seen)))
        else:
            derived = seen()
        triples = list(derived.edges)
        shared.backup(str(place))
        store = ox.Store(str(place))
        worker.hide(store, derived.hidden)
        for graph in (ox.DefaultGraph(), ox.NamedNode(view_graph(self._namespaces))):
            store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
        store.flush()

    def _texts(self) -> list[_Text]:
        ontology = self._namespaces.mint("graph", "_ontology")
        texts = [
            (name, data, graph_iri(name, self._namespaces)) for name, data in self._files.items()
        ]
        return texts + [(file.name, file.read_bytes(), ontology) for file in self._ontology]

    def _parts(self) -> Iterator[list[_Text]]:
        """Yield the files in parts that go to disk at once.

        A store on disk writes a set of tables for each call that loads something.
        A call for each file would leave thousands, which are then merged at twice the
        cost of the loading; so the files go through memory, many at a time.
        """
        part: list[_Text] = []
        size = 0
        for text in self._texts():
            part.append(text)
            size += len(text[1])
            if size > _AT_ONCE:
                yield part
                part, size = [], 0
        yield part

    def _prune(self, fresh: Path) -> None:
        """Drop indexes of older states, and views that were made long before the others."""
        finished = [p for p in self._root.iterdir() if p.is_dir() and p.name[0] != "."]
        finished.sort(key=lambda p: p.stat().st_mtime_ns, reverse=True)
        states = list(dict.fromkeys(p.name.partition("-")[0] for p in finished))[:_STATES_KEPT]
        of_kept = [p for p in finished if p.name.partition("-")[0] in states]
        shared = [p for p in of_kept if p.name.partition("-")[2] in _SHARED]
        views = [p for p in of_kept if p not in shared][:_FOLDERS_KEPT]
        for old in finished:
            if old not in (*shared, *views, fresh):
                shutil.rmtree(old, ignore_errors=True)


_Text = tuple[str, bytes, Iri]
"""What to call a file in an error, its Turtle, and its graph."""


class Kept:
    """The named graphs of a case in memory, kept from one state to the next.

    A case of ten thousand claims takes 1.6 s of CPU to load; of one decision a few
    small files change.
    """

    def __init__(self) -> None:
        self._store = ox.Store()
        self._held: dict[Iri, list[tuple[str, bytes]]] = {}

    def store_of(self, texts: Iterable[_Text]) -> ox.Store:
        """Return the store with `texts` in it and nothing else; the one before is no more.

        Raises:
            DataError: a file is not Turtle.
        """
        wanted: dict[Iri, list[tuple[str, bytes]]] = {}
        for name, data, graph in texts:
            wanted.setdefault(graph, []).append((name, data))
        held, self._held = self._held, {}
        for graph in [graph for graph in held if held[graph] != wanted.get(graph)]:
            self._store.remove_graph(ox.NamedNode(graph))
            del held[graph]
        fresh = [graph for graph in wanted if graph not in held]
        try:
            _load(self._store, ((n, d, graph) for graph in fresh for n, d in wanted[graph]))
        except DataError:
            self._store = ox.Store()
            raise
        self._held = wanted
        return self._store


def _loaded(texts: Iterable[_Text], *, named: bool = True) -> ox.Store:
    """Return a store in memory with `texts`, each in its graph or all in the default graph."""
    store = ox.Store()
    _load(store, texts, named=named)
    return store


def _load(store: ox.Store, texts: Iterable[_Text], *, named: bool = True) -> None:
    for place, data, graph in texts:
        target = ox.NamedNode(graph) if named else ox.DefaultGraph()
        turtle.refuse_triple_terms(data, place)
        try:
            store.load(data, format=ox.RdfFormat.TURTLE, to_graph=target)
        except (SyntaxError, ValueError) as error:
            raise DataError(
                f"not readable as Turtle: {error}",
                place=place,
                mend="Mend the line, or take the file back from version control.",
            ) from None


def _copy(memory: ox.Store, disk: ox.Store) -> None:
    text = memory.dump(format=ox.RdfFormat.TRIG)
    disk.bulk_load(text or b"", format=ox.RdfFormat.TRIG)


def source_graphs(files: Iterable[str], namespaces: Namespaces) -> dict[Iri, Iri]:
    """Return the named graph of each source that has a file, by source."""
    claims = (name for name in files if name.startswith(f"{CLAIMS_FOLDER}/"))
    return {graph_iri(name, namespaces): namespaces.base + Path(name).stem for name in claims}
