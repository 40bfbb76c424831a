"""A case: it conducts, and decides nothing. Each method calls one module."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.graph import folder
from claimgraph.graph.files import written
from claimgraph.graph.state import State
from claimgraph.importing import NamedFile, completed, read_files
from claimgraph.model.content import Content
from claimgraph.model.merging import Difference, difference, merged
from claimgraph.presentation import exporting
from claimgraph.presentation.exporting import Export, Exporter
from claimgraph.readable import ReadableCase

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset


class Case(ReadableCase):
    """An investigation: its claims, whoever made them, and where.

    Args:
        path: The folder of the case.
        view: The view that edges are derived by; the case's default where None.

    Raises:
        NotACase: there is no case at `path`.
        InvalidInput: ``case.ttl`` can't be read.
    """

    # -- handing over -----------------------------------------------------------

    def graph(self) -> Dataset:
        """Return the case as an rdflib `Dataset`: its named graphs and the view's edges."""
        from claimgraph.graph.handover import dataset

        return dataset(self.index_path())

    def export(
        self,
        target: str | os.PathLike[str],
        *,
        format: str | None = None,
        redact: bool = False,
        exact: bool = False,
        construct: str | None = None,
        timeout: float = 60.0,
        **selection: Any,
    ) -> Export:
        """Write the case, or a part of it, in another format, whole or not at all.

        Args:
            target: A file; ``-`` to hand the bytes back and write nothing.
            format: One of :data:`claimgraph.presentation.exporting.FORMATS`; by
                the ending of `target` where None.
            redact: True to leave no trace of protected entities.
            exact: True to write CSV cells as they are, formulas included.
            construct: A CONSTRUCT query; RDF formats write its triples, others
                the claims that state them.
            timeout: Seconds after which that query is stopped.
            selection: As for :meth:`select`.

        Returns:
            What was made, and what the format could not carry.

        Raises:
            UsageError: something else would be lost at `target`; or criteria that
                do not go together.
        """
        exporting.refuse_unsafe(str(target), format or "", self.root)
        chosen = exporting.format_of(str(target), format)
        triples = self._constructed(construct, timeout, selection) if construct else None
        if triples is not None and chosen in exporting.RDF_FORMATS:
            exporting.refuse_redaction(redact)
            made = self._exporter(Content(self.info)).constructed(str(target), chosen, triples)
        else:
            content = self._part(triples, selection)
            made = self._exporter(content, redact).export(str(target), chosen, exact=exact)
        exporting.write(made)
        return made

    def explore(
        self, target: str | os.PathLike[str], *, redact: bool = False, **selection: Any
    ) -> Export:
        """Write the view as one interactive HTML page that opens offline.

        Args:
            target: A file; ``-`` to hand the bytes back and write nothing.
            redact: True to leave no trace of protected entities.
            selection: As for :meth:`select`.

        Raises:
            UsageError: something else would be lost at `target`.
        """
        exporting.refuse_unsafe(str(target), "html", self.root)
        exporter = self._exporter(self._part(None, selection), redact)
        made = exporter.page(str(target), self.view.name)
        exporting.write(made)
        return made

    def _constructed(
        self, query: str, timeout: float, selection: Mapping[str, Any]
    ) -> list[ox.Triple]:
        answer = self.query(query, timeout=timeout)
        exporting.refuse_table(answer.form, selection)
        return answer.engine_triples()

    def _part(self, triples: list[ox.Triple] | None, selection: Mapping[str, Any]) -> Content:
        if triples is not None:
            return self.reader.content(self.reader.claims_stating(triples))
        criteria = (selection.get(name) for name in ("about", "source", "type"))
        return self.select(**selection) if any(criteria) else self.content

    def _exporter(self, content: Content, redact: bool = False) -> Exporter:
        terms = self._state.terms
        whole = self.content if redact else None
        return Exporter.of(content, self.admitted, self.vocabulary, self.namespaces, terms, whole)

    # -- writing ----------------------------------------------------------------

    def import_(
        self,
        files: Iterable[str | os.PathLike[str] | NamedFile],
        *,
        sources: Iterable[str | os.PathLike[str]] = (),
        dry_run: bool = False,
    ) -> Difference:
        """Bring in sheets and RDF; all of it or nothing.

        Args:
            files: Paths, or names with bytes; the ending says the format.
            sources: Files and folders that hold documents, beside the case's own:
                passages are verified in them, and get their digest.
            dry_run: True to say what would change and write nothing.

        Raises:
            InvalidInput: faults in the files, all of them named.
            CaseLocked: another process is writing.
        """
        named = [f if isinstance(f, tuple) else (str(f), Path(f).read_bytes()) for f in files]
        read = read_files(named, self.content, self.namespaces, self.vocabulary)
        documents = self._documents(sources)
        new = completed(read, self.content, self.namespaces, documents)
        return self.merge(new, dry_run=dry_run)

    def merge(self, new: Content, *, dry_run: bool = False) -> Difference:
        """Put `new` into the case; all of it or nothing.

        Args:
            new: What to add or replace (see :func:`claimgraph.model.merging.merged`).
            dry_run: True to say what would change and write nothing.

        Raises:
            CaseLocked: another process is writing.
        """
        if dry_run:
            return difference(self.content, merged(self.content, new))
        with self._folder.locked():
            self._enter(State(self._folder, self._folder.read()), self.view.name)
            after = merged(self.content, new)
            changes = difference(self.content, after)
            if changes or not (self.root / folder.GRAPH_FILE).exists():
                self._write(written(after, self._state.files, self.namespaces))
        return changes

    def rebuild(self) -> bool:
        """Write ``graph.ttl`` anew where it is not what the claims make it; return whether."""
        with self._folder.locked():
            self._enter(State(self._folder, self._folder.read()), self.view.name)
            return bool(self._write({}))

    def _write(self, changed: Mapping[str, bytes]) -> list[str]:
        files = {**self._state.files, **changed}
        with tempfile.TemporaryDirectory() as scratch:
            fresh = State(self._folder, files, Path(scratch))
            plain = self._plain(fresh.reader)
        written_files = self._folder.commit({**changed, folder.GRAPH_FILE: plain})
        self._enter(State(self._folder, files), self.view.name)
        return written_files
