"""A case: it conducts, and decides nothing. Each method calls one module."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.analysis import checks
from claimgraph.analysis.chronology import bound
from claimgraph.errors import UsageError
from claimgraph.graph import folder
from claimgraph.graph.files import written, written_info
from claimgraph.graph.state import State
from claimgraph.importing import NamedFile, completed, read_files
from claimgraph.model.content import CaseInfo, Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.merging import Difference, difference, merged
from claimgraph.model.silence import Silence
from claimgraph.model.view import NamedView, View, valid_view_name
from claimgraph.presentation import exporting, timeline_export
from claimgraph.presentation.exporting import Export, Exporter
from claimgraph.presentation.redaction_terms import redact_view
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
        made = exporter.page(str(target), self._view_label(redact))
        exporting.write(made)
        return made

    def timeline_page(
        self,
        target: str | os.PathLike[str],
        *,
        format: str | None = None,
        redact: bool = False,
        limit: int | None = 500,
        start: str | EdtfDate | None = None,
        end: str | EdtfDate | None = None,
        **selection: Any,
    ) -> Export:
        """Write what happened when as a drawing (SVG), or as a page (HTML) with a table too.

        Args:
            target: A file; ``-`` to hand the bytes back and write nothing.
            format: ``svg`` or ``html``; by the ending of `target` where None.
            redact: True to leave no trace of protected entities.
            limit: Events of each kind to draw at most; all where None.
            start: As for :meth:`timeline`.
            end: As for :meth:`timeline`.
            selection: As for :meth:`select`.

        Raises:
            UsageError: something else would be lost at `target`; or there is no such
                format; or a date is none.
        """
        chosen = timeline_export.format_of(str(target), format)
        exporting.refuse_unsafe(str(target), chosen, self.root)
        exporter = self._exporter(self._part(None, selection), redact)
        ends = bound(start), bound(end)
        view = self._view_label(redact)
        made = timeline_export.export(exporter, str(target), chosen, view, limit, *ends)
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
            return self.heard(self.reader.content(self.reader.claims_stating(triples)))
        criteria = (selection.get(name) for name in ("about", "source", "type"))
        if any(criteria):
            return self.select(**selection)
        # What a refined view leaves out is meant to be out; denials go with the plain ones.
        is_plain = self.view.is_plain
        return self.content if is_plain else self.heard(self.reader.content(self.admitted))

    def _view_label(self, redact: bool) -> str:
        if not redact:
            return self.view_name
        shorten = self.namespaces.shorten
        return redact_view(self.view_name, self.view, shorten, self.content, self.vocabulary)

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
            self._enter(State(self._folder, self._folder.read()), self.view_text)
            after = merged(self.content, new)
            changes = difference(self.content, after)
            if changes or not (self.root / folder.GRAPH_FILE).exists():
                self._write(written(after, self._state.files, self.namespaces))
        return changes

    def keep_view(self, name: str, view: View, *, reason: str = "") -> None:
        """Keep a view in ``case.ttl`` under a name; it may be chosen by it from then on.

        Args:
            name: One word of letters, digits, ``-`` and ``_``.
            view: The view.
            reason: Why it is kept.

        Raises:
            UsageError: the name is no word, or is that of a view that every case has.
            CaseLocked: another process is writing.
        """
        kept = NamedView(valid_view_name(name), view.text(self.namespaces.shorten), reason)
        self._keep_views(lambda views: [*(v for v in views if v.name != name), kept])

    def drop_view(self, name: str) -> None:
        """Keep a view no longer.

        Raises:
            UsageError: the case keeps no such view, or it is its default.
            CaseLocked: another process is writing.
        """
        if name not in {view.name for view in self.info.views}:
            raise UsageError(f"the case keeps no view {name!r}", mend="See: claimgraph views")
        if name in self.info.default_view.split():
            raise UsageError(f"{name!r} is the case's default view", mend="Choose another first.")
        self._keep_views(lambda views: [v for v in views if v.name != name])

    def _keep_views(self, change: Callable[[Iterable[NamedView]], Iterable[NamedView]]) -> None:
        def changed(info: CaseInfo) -> CaseInfo:
            kept = sorted(change(info.views), key=lambda view: view.name)
            return replace(info, views=tuple(kept))

        self._keep(changed, edges_change=True)

    def _keep(self, change: Callable[[CaseInfo], CaseInfo], *, edges_change: bool) -> None:
        """Change what ``case.ttl`` says, and ``graph.ttl`` where the edges may change with it."""
        with self._folder.locked():
            self._enter(State(self._folder, self._folder.read()), self.view_text)
            changed = {folder.CASE_FILE: written_info(change(self.info), self._state.files)}
            if edges_change:
                self._write(changed)
            else:
                self._folder.commit(changed)
                self._enter(State(self._folder, {**self._state.files, **changed}), self.view_text)

    def silence(self, code: str, *things: str, reason: str, by: str = "", at: str = "") -> Silence:
        """Keep in ``case.ttl`` that certain findings are not to be heard; once for each.

        Args:
            code: The code of a rule, or the beginning of several.
            things: What a finding has to be about, all of them: claims, entities and
                documents, by handle, id, IRI or name.
            reason: Why.
            by: Who decided, an entity.
            at: When, as xsd:dateTime with time zone.

        Raises:
            UsageError: there is no such rule, or no reason.
            UnknownName: there is no such thing.
            CaseLocked: another process is writing.
        """
        checks.chosen([code], ())
        about = [self.lookup.thing(thing) for thing in things]
        who = self.lookup.entity(by) if by else ""
        made = Silence.of(self.namespaces, code, about, reason, by=who, at=at)
        self._keep_silences(lambda kept: [*(s for s in kept if s.iri != made.iri), made])
        return made

    def unsilence(self, code: str, *things: str) -> Silence:
        """Take a silence back.

        Raises:
            UsageError: the case keeps no such silence.
            UnknownName: there is no such thing.
            CaseLocked: another process is writing.
        """
        known = {silence.iri: silence for silence in self.info.silences}
        silenced = {thing for silence in known.values() for thing in silence.things}
        about = [self.lookup.thing(thing, silenced) for thing in things]
        iri = Silence.of(self.namespaces, code, about, "taken back").iri
        if iri not in known:
            raise UsageError(
                f"the case keeps no silence of {':'.join([code, *things])}",
                mend="See: claimgraph check --show-silenced",
            )
        self._keep_silences(lambda kept: [s for s in kept if s.iri != iri])
        return known[iri]

    def _keep_silences(self, change: Callable[[Iterable[Silence]], Iterable[Silence]]) -> None:
        def changed(info: CaseInfo) -> CaseInfo:
            kept = sorted(change(info.silences), key=lambda s: (s.code, s.iri))
            return replace(info, silences=tuple(kept))

        self._keep(changed, edges_change=False)

    def rebuild(self) -> bool:
        """Write ``graph.ttl`` anew where it is not what the claims make it; return whether."""
        with self._folder.locked():
            self._enter(State(self._folder, self._folder.read()), self.view_text)
            return bool(self._write({}))

    def _write(self, changed: Mapping[str, bytes]) -> list[str]:
        files = {**self._state.files, **changed}
        with tempfile.TemporaryDirectory() as scratch:
            fresh = State(self._folder, files, Path(scratch))
            plain = self._plain(fresh.reader)
        written_files = self._folder.commit({**changed, folder.GRAPH_FILE: plain})
        self._enter(State(self._folder, files), self.view_text)
        return written_files
