"""The index: a pyoxigraph store that is derived from a case's files.

An index lies in a folder that is named by the digest of what it was built from
and is never changed afterwards, so any number of readers can share it and a
changed file can't meet a stale answer. It holds the case's graphs, the
ontology, and the edges of one view.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from claimgraph.errors import DataError
from claimgraph.graph.folder import CLAIMS_FOLDER
from claimgraph.model.iri import Iri, Namespaces

Derive = Callable[[ox.Store], Iterable[ox.Triple]]
"""Computes the edges of a view from a store that holds the case's graphs."""

_KEPT = 6
_BASE = "base"


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

    def base(self) -> Path:
        """Return the index without the edges of any view, built where it is missing."""
        return self._made(_BASE, self._load)

    def with_view(self, key: str, derive: Derive) -> Path:
        """Return the index that holds the edges of one view.

        Args:
            key: Names the view's policy; the same key, the same edges.
            derive: Computes the edges; called only where the index is missing.
        """

        def build(store: ox.Store) -> None:
            graph = ox.NamedNode(view_graph(self._namespaces))
            edges = derive(store)
            quads = (ox.Quad(t.subject, t.predicate, t.object, graph) for t in edges)
            store.bulk_extend(quads)

        return self._made(key, build, parent=self.base)

    def _made(
        self,
        key: str,
        build: Callable[[ox.Store], None],
        parent: Callable[[], Path] | None = None,
    ) -> Path:
        """Return the finished index `key`; build it beside and rename it into place."""
        target = self._root / f"{self._digest}-{key}"
        if (target / "CURRENT").exists():
            return target
        self._root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._root, prefix=".draft-") as draft:
            place = Path(draft) / "store"
            if parent is not None:
                # A backup is hard links: the tables of a finished store never change.
                ox.Store.read_only(str(parent())).backup(str(place))
            store = ox.Store(str(place))
            build(store)
            store.flush()
            del store
            try:
                place.rename(target)
            except OSError:
                if not (target / "CURRENT").exists():
                    raise
        self._prune(target)
        return target

    def _load(self, store: ox.Store) -> None:
        for name, data in self._files.items():
            _load(store, data, name, graph_iri(name, self._namespaces))
        ontology = self._namespaces.mint("graph", "_ontology")
        for file in self._ontology:
            _load(store, file.read_bytes(), file.name, ontology)

    def _prune(self, fresh: Path) -> None:
        """Drop indexes of older states, the least recently made first."""
        finished = [p for p in self._root.iterdir() if p.is_dir() and p.name[0] != "."]
        finished.sort(key=lambda p: p.stat().st_mtime_ns, reverse=True)
        for old in finished[_KEPT:]:
            if old != fresh:
                shutil.rmtree(old, ignore_errors=True)


def _load(store: ox.Store, data: bytes, place: str, graph: Iri) -> None:
    try:
        store.bulk_load(data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
    except (SyntaxError, ValueError) as error:
        raise DataError(
            f"not readable as Turtle: {error}",
            place=place,
            mend="Mend the line, or take the file back from version control.",
        ) from None


def source_graphs(files: Iterable[str], namespaces: Namespaces) -> dict[Iri, Iri]:
    """Return the named graph of each source that has a file, by source."""
    claims = (name for name in files if name.startswith(f"{CLAIMS_FOLDER}/"))
    return {graph_iri(name, namespaces): namespaces.base + Path(name).stem for name in claims}
