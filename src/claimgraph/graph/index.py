"""The index: a pyoxigraph store that is derived from a case's files.

An index lies in a folder that is named by the digest of what it was built from
and is never changed afterwards, so any number of readers can share it and a
changed file can't meet a stale answer. It holds the case's graphs, the
ontology, and the edges of one view.

Loading the files into memory takes a fifth of the work of building an index on
disk, which pays once it is opened again. So the index is built for queries, whose
process opens it, and where there is none yet the case is read from memory.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from claimgraph.errors import DataError
from claimgraph.graph.folder import CLAIMS_FOLDER
from claimgraph.model.iri import Iri, Namespaces

Derive = Callable[[ox.Store], Iterable[ox.Triple]]
"""Computes the edges of a view from a store that holds the case's graphs."""

_KEPT = 6
_BASE = "base"
_IN_MEMORY = 64 * 1024 * 1024
"""Bytes of Turtle that are held in memory at most, in ten times as many bytes."""
_AT_ONCE = 16 * 1024 * 1024
"""Bytes of Turtle that go to disk in one go where there are more than that."""


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
        """Return the case's graphs, to read: from a finished index, else from memory.

        Raises:
            DataError: a file is not Turtle.
        """
        finished = self._finished()
        if finished is None and self._fits_memory():
            return self._memory
        return ox.Store.read_only(str(finished or self._made(_BASE)))

    def with_view(self, key: str, derive: Derive) -> Path:
        """Return the index that holds the edges of one view.

        Args:
            key: Names the view's policy; the same key, the same edges.
            derive: Computes the edges; called only where the index is missing.

        Raises:
            DataError: a file is not Turtle.
        """
        made = self._made(key, derive)
        self.__dict__.pop("_memory", None)  # what is on disk now need not stay in memory
        return made

    def _made(self, key: str, derive: Derive | None = None) -> Path:
        """Return the finished index `key`; build it beside and rename it into place."""
        target = self._root / f"{self._digest}-{key}"
        if (target / "CURRENT").exists():
            return target
        self._root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._root, prefix=".draft-") as draft:
            place = Path(draft) / "store"
            if (finished := self._finished()) is not None:
                # A backup is hard links: the tables of a finished store never change.
                ox.Store.read_only(str(finished)).backup(str(place))
            store = ox.Store(str(place))
            if finished is None:
                self._load(store)
            if derive is not None:
                self._put_edges(store, derive)
            store.flush()
            del store
            try:
                place.rename(target)
            except OSError:
                if not (target / "CURRENT").exists():
                    raise
        self._prune(target)
        return target

    def _put_edges(self, store: ox.Store, derive: Derive) -> None:
        graph = ox.NamedNode(view_graph(self._namespaces))
        store.remove_graph(graph)
        edges = derive(self.__dict__.get("_memory", store))  # memory reads faster
        store.bulk_extend([ox.Quad(t.subject, t.predicate, t.object, graph) for t in edges])

    def _finished(self) -> Path | None:
        """Return an index of these files, whatever its view, or None."""
        found = self._root.glob(f"{self._digest}-*/CURRENT")
        return min((current.parent for current in found), default=None)

    def _fits_memory(self) -> bool:
        return sum(map(len, self._files.values())) <= _IN_MEMORY

    @cached_property
    def _memory(self) -> ox.Store:
        return _loaded(self._texts())

    def _texts(self) -> list[_Text]:
        ontology = self._namespaces.mint("graph", "_ontology")
        texts = [
            (name, data, graph_iri(name, self._namespaces)) for name, data in self._files.items()
        ]
        return texts + [(file.name, file.read_bytes(), ontology) for file in self._ontology]

    def _load(self, store: ox.Store) -> None:
        """Load the files into a store on disk.

        It writes its tables once for each call. A call for each file would leave
        thousands, which it then merges at twice the cost of the loading; so the
        files go through memory, many at a time.
        """
        if self._fits_memory():
            _copy(self._memory, store)
        else:
            for part in _parts(self._texts()):
                _copy(_loaded(part), store)

    def _prune(self, fresh: Path) -> None:
        """Drop indexes of older states, the least recently made first."""
        finished = [p for p in self._root.iterdir() if p.is_dir() and p.name[0] != "."]
        finished.sort(key=lambda p: p.stat().st_mtime_ns, reverse=True)
        for old in finished[_KEPT:]:
            if old != fresh:
                shutil.rmtree(old, ignore_errors=True)


_Text = tuple[str, bytes, Iri]
"""What to call a file in an error, its Turtle, and its graph."""


def _loaded(texts: Iterable[_Text]) -> ox.Store:
    store = ox.Store()
    for place, data, graph in texts:
        try:
            store.load(data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
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


def _parts(texts: Iterable[_Text]) -> Iterator[list[_Text]]:
    part: list[_Text] = []
    size = 0
    for text in texts:
        part.append(text)
        size += len(text[1])
        if size > _AT_ONCE:
            yield part
            part, size = [], 0
    yield part


def source_graphs(files: Iterable[str], namespaces: Namespaces) -> dict[Iri, Iri]:
    """Return the named graph of each source that has a file, by source."""
    claims = (name for name in files if name.startswith(f"{CLAIMS_FOLDER}/"))
    return {graph_iri(name, namespaces): namespaces.base + Path(name).stem for name in claims}
