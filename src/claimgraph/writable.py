"""A case that is written to: what comes in, and what is kept; all of it or nothing."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimgraph.adding import gathering
from claimgraph.adding.register import Register, Statement
from claimgraph.adding.result import Added
from claimgraph.adding.taking import Adding
from claimgraph.analysis import checks
from claimgraph.documents.reading.recognition import recognition
from claimgraph.documents.records import read_records
from claimgraph.errors import UsageError
from claimgraph.extracting.result import Extracted
from claimgraph.graph import folder
from claimgraph.graph.files import written, written_info
from claimgraph.graph.index import Kept
from claimgraph.graph.state import State
from claimgraph.importing import NamedFile, completed, read_files
from claimgraph.model.content import CaseInfo, Content
from claimgraph.model.merging import Difference, difference, merged
from claimgraph.model.silence import Silence
from claimgraph.model.view import NamedView, View, valid_view_name
from claimgraph.readable import ReadableCase

_PATIENCE = 30.0
"""Seconds that a long run waits for another process to have written."""


class WritableCase(ReadableCase):
    """What changes an open case."""

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

    def add(
        self,
        files: Iterable[str | os.PathLike[str] | NamedFile],
        *,
        source: str = "",
        dry_run: bool = False,
        timeout: float | None = None,
        ocr: str = "",
        on_read: gathering.OnRead | None = None,
        **said: Any,
    ) -> Added:
        """Take documents of any kind into the case as sources.

        Bytes and text are kept in ``sources/`` under their digests. A document that is
        known changes nothing. A new version of one is kept beside it, and the citations
        of the one before are followed as far as that is certain.

        Args:
            files: Files and folders, or names with bytes.
            source: The source that the one document is of, or a new version of.
            dry_run: True to say what would change and write nothing.
            timeout: Seconds that reading a file may take; by its size where None.
            ocr: The languages of scans, as tesseract names them (``deu+eng``); ``none`` to
                recognise no text, "" for English where tesseract is installed.
            on_read: Told after each file how many have been read, of how many, and which.
            said: What is known of the one document: `title`, `date`, `publisher`,
                `authors`, `language`, `url`. It goes before what the document says.

        Raises:
            UsageError: a file does not exist; or something is said of several files.
            MissingExtra: what reads such a file is not installed.
            CaseLocked: another process is writing.
        """
        given = gathering.gathered(files)
        how = recognition(ocr)
        statement = Statement.of(source=self.lookup.entity(source) if source else "", **said)
        gathering.refuse_several(given, statement)
        with contextlib.nullcontext() if dry_run else self._folder.locked():
            if not dry_run:
                self._enter(State(self._folder, self._folder.read()), self.view_text)
            before = self.content
            adding = self._adding(statement)
            for contents in gathering.read_all(
                given, seconds=timeout, recognition=how, on_read=on_read
            ):
                adding.take(contents)
                if adding.is_heavy and not dry_run:
                    self._write_added(adding)
            if not dry_run:
                self._write_added(adding)
        return adding.result(before)

    def _adding(self, statement: Statement) -> Adding:
        records = read_records(self._document_places(()))[0]
        by_digest = {record.sha256: record for record in records.values()}
        register = Register(self.content, self.namespaces)
        return Adding(register, self._documents(()), by_digest, statement)

    def _write_added(self, adding: Adding) -> None:
        kept = {f"{folder.DOCUMENTS_FOLDER}/{n}": d for n, d in adding.unwritten().items()}
        if adding.content is not self.content:
            files = written(adding.content, self._state.files, self.namespaces)
            self._write(files, kept)
            adding.written(self.content)
        elif kept:
            self._folder.commit(kept)

    def extract(
        self,
        sources: Iterable[str] = (),
        *,
        extractor: str = "english",
        again: bool = False,
        dry_run: bool = False,
        jobs: int | None = None,
        scheduler: str = "local",
        address: str = "",
        timeout: float | None = None,
        on_read: gathering.OnRead | None = None,
    ) -> Extracted:
        """Have documents read for claims, and keep what is proposed in ``proposals/``.

        The graph does not change. What is proposed of a document is kept as soon as it
        was read, so that a run that was stopped is gone on with by the next one. What
        was read before, with all that matters the same, is not read again.

        Args:
            sources: Documents, by id, IRI or name; all that are at hand where empty.
            extractor: The id of an extractor that is installed.
            again: True to read also what was read before.
            dry_run: True to say what would be proposed and write nothing.
            jobs: How many are read at once; as many as there are cores where None.
            scheduler: ``local``: in processes of this machine; ``dask``: on a cluster.
            address: Where a Dask scheduler listens; one is started here where empty.
            timeout: Seconds that reading one may take; by its length where None.
            on_read: Told after each document how many are done, of how many, and which.

        Raises:
            UsageError: there is no such document, extractor or scheduler, or the
                options in ``extractors.toml`` do not fit.
            InvalidInput: ``extractors.toml`` can't be read.
            MissingExtra: what reads is not installed.
            CaseLocked: another process is writing.
        """
        from claimgraph.extracting import running

        named = [self.lookup.entity(source) for source in sources]
        corpus = running.Corpus(self.root, self.content, self.vocabulary, self._texts())
        request = running.Request(extractor, again, scheduler, address, jobs, timeout)
        write = None if dry_run else self._keep_proposals
        return running.extract(corpus, named, request, write=write, on_read=on_read)

    def _keep_proposals(self, files: Mapping[str, bytes | None]) -> None:
        with self._folder.locked(wait=_PATIENCE):
            self._folder.commit(files)

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

    def _write(
        self,
        changed: Mapping[str, bytes | None],
        documents: Mapping[str, bytes] | None = None,
        content: Content | None = None,
    ) -> list[str]:
        every = {**self._state.files, **changed}
        files = {name: data for name, data in every.items() if data is not None}
        kept: Kept = self.__dict__.get("_kept", Kept())  # of the write before, if that was ours
        with tempfile.TemporaryDirectory() as scratch:
            fresh = State(self._folder, files, Path(scratch), kept=kept)
            plain = self._plain(fresh.reader)
        whole = {**changed, **(documents or {}), folder.GRAPH_FILE: plain}
        written_files = self._folder.commit(whole)
        self._enter(State(self._folder, files, content=content), self.view_text)
        self._kept = kept
        return written_files
