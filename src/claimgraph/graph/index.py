"""The index: a pyoxigraph store that is derived from a case's files.

An index lies in a folder that is named by the digest of what it was built from
and is never changed afterwards, so any number of readers can share it and a
changed file can't meet a stale answer.

Its default graph holds everything once: the case's files, the ontology, and the
edges of one view. That is what a query sees. Beside it stand the named graphs,
one a file. (The engine's own "union of all graphs" finds a triple as often as
there are graphs that hold it, so that a claim of two sources would be counted
twice; and it is slower than one graph.) What only reads the default graph can do
with an index that has no named graphs, which takes half the work to build.

Loading the files into memory is quicker still, by far, but is done anew each
time. So where there is no index yet a case is read from memory.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from claimgraph.errors import DataError
from claimgraph.graph import turtle
from claimgraph.graph.folder import CLAIMS_FOLDER
from claimgraph.model.iri import Iri, Namespaces

Derive = Callable[[ox.Store], Iterable[ox.Triple]]
"""Computes the edges of a view from a store that holds the case's graphs."""

_KEPT = 6
_GRAPHS = "-graphs"
"""Ends the name of an index that holds the named graphs."""
_IN_MEMORY = 64 * 1024 * 1024
"""Bytes of Turtle that are loaded into memory at most; they take ten times the room there."""


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

    def open(self) -> ox.Store:
        """Return the named graphs, to read: from a finished index, else from memory.

        Raises:
            DataError: a file is not Turtle.
        """
        known = self._root.glob(f"{self._digest}-*{_GRAPHS}/CURRENT")
        finished = next((current.parent for current in known), None)
        if finished is None and self._fits_memory():
            return _loaded(self._texts())
        return ox.Store.read_only(str(finished or self._made(_GRAPHS, None)))

    def with_view(self, key: str, derive: Derive, *, graphs: bool = True) -> Path:
        """Return the index that holds the edges of one view.

        Args:
            key: Names the view's policy; the same key, the same edges.
            derive: Computes the edges; called only where the index is missing.
            graphs: False where the default graph is enough.

        Raises:
            DataError: a file is not Turtle.
        """
        return self._made(key + _GRAPHS if graphs else key, derive)

    def _made(self, name: str, derive: Derive | None) -> Path:
        """Return the finished index `name`; build it beside and rename it into place."""
        target = self._root / f"{self._digest}-{name}"
        if (target / "CURRENT").exists():
            return target
        self._root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._root, prefix=".draft-") as draft:
            place = Path(draft) / "store"
            store = ox.Store(str(place))
            with_graphs = name.endswith(_GRAPHS)
            if derive is not None:
                self._put_edges(store, derive(self._fill(store)), with_graphs)
            if with_graphs:
                for part in self._parts():
                    _copy(_loaded(part), store)
            store.flush()
            del store
            try:
                place.rename(target)
            except OSError:
                if not (target / "CURRENT").exists():
                    raise
        self._prune(target)
        return target

    def _fill(self, store: ox.Store) -> ox.Store:
        """Load every file into the default graph; return a store that holds it.

        A store on disk writes a set of tables for each call that loads something.
        A call for each file would leave thousands, which are then merged at twice the
        cost of the loading; so the files go through memory, many at a time.
        """
        parts = 0
        for part in self._parts():
            memory = _loaded(part, named=False)
            _copy(memory, store)
            parts += 1
        return memory if parts == 1 else store

    def _put_edges(self, store: ox.Store, edges: Iterable[ox.Triple], with_graphs: bool) -> None:
        triples = list(edges)
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        if with_graphs:
            graph = ox.NamedNode(view_graph(self._namespaces))
            store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)

    def _fits_memory(self) -> bool:
        return sum(map(len, self._files.values())) <= _IN_MEMORY

    def _texts(self) -> list[_Text]:
        ontology = self._namespaces.mint("graph", "_ontology")
        texts = [
            (name, data, graph_iri(name, self._namespaces)) for name, data in self._files.items()
        ]
        return texts + [(file.name, file.read_bytes(), ontology) for file in self._ontology]

    def _parts(self) -> Iterator[list[_Text]]:
        """Yield the files in parts that are loaded at once."""
        part: list[_Text] = []
        size = 0
        for text in self._texts():
            part.append(text)
            size += len(text[1])
            if size > _IN_MEMORY:
                yield part
                part, size = [], 0
        yield part

    def _prune(self, fresh: Path) -> None:
        """Drop indexes of older states, the least recently made first."""
        finished = [p for p in self._root.iterdir() if p.is_dir() and p.name[0] != "."]
        finished.sort(key=lambda p: p.stat().st_mtime_ns, reverse=True)
        for old in finished[_KEPT:]:
            if old != fresh:
                shutil.rmtree(old, ignore_errors=True)


_Text = tuple[str, bytes, Iri]
"""What to call a file in an error, its Turtle, and its graph."""


def _loaded(texts: Iterable[_Text], *, named: bool = True) -> ox.Store:
    """Return a store in memory with `texts`, each in its graph or all in the default graph."""
    store = ox.Store()
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
    return store


def _copy(memory: ox.Store, disk: ox.Store) -> None:
    text = memory.dump(format=ox.RdfFormat.TRIG)
    disk.bulk_load(text or b"", format=ox.RdfFormat.TRIG)


def source_graphs(files: Iterable[str], namespaces: Namespaces) -> dict[Iri, Iri]:
    """Return the named graph of each source that has a file, by source."""
    claims = (name for name in files if name.startswith(f"{CLAIMS_FOLDER}/"))
    return {graph_iri(name, namespaces): namespaces.base + Path(name).stem for name in claims}
