"""A case whose proposals are decided on: each call is one commit, of all of it or nothing."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from claimgraph.errors import UnknownName
from claimgraph.extracting.stored import stored_files
from claimgraph.graph.files import without_collecting, written
from claimgraph.graph.state import State
from claimgraph.importing import NamedFile
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity
from claimgraph.model.judgement import Judgement
from claimgraph.model.merging import difference
from claimgraph.model.vocabulary import TermKind
from claimgraph.reviewing import batch, deciding, decision_sheet, undoing
from claimgraph.reviewing.analyst import analyst, analysts, moment
from claimgraph.reviewing.batch import Preview
from claimgraph.reviewing.deciding import Decision, Outcome
from claimgraph.reviewing.desk import Desk
from claimgraph.reviewing.docket import Docket
from claimgraph.reviewing.edit import Edit
from claimgraph.reviewing.queue import Filter, Item, queue
from claimgraph.reviewing.result import Reviewed
from claimgraph.reviewing.stored_proposals import read_proposals
from claimgraph.writable import WritableCase

Moment = str | datetime | None
"""When it was decided: xsd:dateTime with a time zone, or now where None."""


_PATIENCE = 10.0
"""Seconds that a decision waits for another process to have written."""


class ReviewableCase(WritableCase):
    """What people decide on the proposals of a case."""

    def docket(self, known: Docket | None = None, *, with_texts: bool = True) -> Docket:
        """Return what a review looks at: the case as it is, its proposals, and the texts.

        A file of proposals that is damaged is named, and what is in the others is there.

        Args:
            known: Gives its proposals and texts where they have been read already.
            with_texts: False to leave the texts unread.
        """
        kept = self.content, self.namespaces, self.vocabulary
        if known:
            return known.with_case(*kept)
        proposals, damaged = read_proposals(stored_files(self.root), self.content)
        texts = self._documents(()) if with_texts else {}
        return Docket(kept[0], proposals, kept[1], kept[2], texts, damaged)

    def review(self, by: str, wanted: Filter = Filter()) -> Desk:  # noqa: B008  # it is frozen
        """Return a session in which a person decides on what waits.

        Args:
            by: Who decides: an analyst of the case by id or name, or a new name.
            wanted: Which proposals are looked at.

        Raises:
            UsageError: nobody is named.
        """
        return Desk(self, by, wanted)

    def accept(
        self,
        *ids: str,
        edits: Sequence[Edit | Mapping[str, str]] = (),
        by: str,
        at: Moment = None,
        dry_run: bool = False,
    ) -> Reviewed:
        """Accept proposals: their claims, chains of speakers and new things become the case's.

        To accept a proposal again changes nothing; with other edits it is replaced.

        Args:
            ids: Proposals, each by its id or four digits or more of it.
            edits: What is changed first: field to new value. Several make several claims
                of each proposal.
            by: Who decides: an analyst of the case by id or name, or a new name.
            at: When.
            dry_run: True to say what would change and write nothing.

        Raises:
            UnknownName: an id means none or several proposals.
            InvalidInput: a name is that of several things, or an edit makes no sense.
            CaseLocked: another process is writing.
        """
        made = [edit if isinstance(edit, Edit) else Edit.of(edit) for edit in edits]

        def decisions(docket: Docket) -> list[Decision]:
            return [deciding.accept(docket.proposal(id_), made) for id_ in ids]

        return self.decide_all(decisions, by=by, at=at, dry_run=dry_run)

    def accept_as_one(
        self,
        *ids: str,
        edit: Edit | Mapping[str, str] = Edit(),  # noqa: B008  # it is frozen
        by: str,
        at: Moment = None,
        dry_run: bool = False,
    ) -> Reviewed:
        """Accept the first of several proposals, and reject the others as the same.

        Args:
            ids: Two proposals or more.
            edit: What is changed in the first.
            by: As for :meth:`accept`.
            at: When.
            dry_run: True to say what would change and write nothing.

        Raises:
            UsageError: fewer than two are given.
            UnknownName: an id means none or several proposals.
        """
        made = edit if isinstance(edit, Edit) else Edit.of(edit)

        def decisions(docket: Docket) -> list[Decision]:
            return deciding.merge([docket.proposal(id_) for id_ in ids], made)

        return self.decide_all(decisions, by=by, at=at, dry_run=dry_run)

    def reject(
        self, *ids: str, reason: str, by: str, at: Moment = None, dry_run: bool = False
    ) -> Reviewed:
        """Reject proposals; what was accepted of them goes out of the case again.

        Args:
            ids: Proposals.
            reason: Why.
            by: As for :meth:`accept`.
            at: When.
            dry_run: True to say what would change and write nothing.

        Raises:
            UsageError: no reason is given.
            UnknownName: an id means none or several proposals.
        """

        def decisions(docket: Docket) -> list[Decision]:
            return [deciding.reject(docket.proposal(id_), reason) for id_ in ids]

        return self.decide_all(decisions, by=by, at=at, dry_run=dry_run)

    def undo(
        self, what: str = "", *, by: str, at: Moment = None, dry_run: bool = False
    ) -> Reviewed:
        """Take decisions on proposals back: they wait again, and what they brought goes.

        Args:
            what: A proposal or a judgement; all that the last call decided where "".
            by: As for :meth:`accept`.
            at: When.
            dry_run: True to say what would change and write nothing.

        Raises:
            UsageError: nothing is decided.
            UnknownName: it names no decision, or several.
            DataError: a claim that stays speaks of one that would go.
        """
        return self.undo_all(
            lambda docket: undoing.to_undo(docket, what), by=by, at=at, dry_run=dry_run
        )

    def undo_all(
        self,
        judgements: Callable[[Docket], Sequence[Judgement]],
        *,
        by: str,
        at: Moment = None,
        dry_run: bool = False,
        docket: Docket | None = None,
    ) -> Reviewed:
        """Take decisions back, all of them or none.

        Args:
            judgements: Says which, of the case as it then is.
            by: As for :meth:`accept`.
            at: When.
            dry_run: True to say what would change and write nothing.
            docket: Gives its proposals and documents where they have been read already.

        Raises:
            DataError: a claim that stays speaks of one that would go.
            CaseLocked: another process is writing.
        """

        def work(now: Docket, who: Entity, when: str) -> Outcome:
            return undoing.undo(now, judgements(now), who, when)

        return self._reviewed(work, by, at, dry_run, docket)

    def decide(
        self,
        sheet: str | os.PathLike[str] | NamedFile,
        *,
        by: str,
        at: Moment = None,
        dry_run: bool = False,
    ) -> Reviewed:
        """Carry out the decisions of a sheet, all of them or none.

        Args:
            sheet: A file, or a name with bytes; the ending says CSV or YAML.
            by: As for :meth:`accept`.
            at: When.
            dry_run: True to say what would change and write nothing.

        Raises:
            InvalidInput: faults in the sheet, all of them named.
            CaseLocked: another process is writing.
        """
        named = sheet if isinstance(sheet, tuple) else (str(sheet), Path(sheet).read_bytes())
        return self.decide_all(
            lambda docket: decision_sheet.read_sheet(docket, *named),
            by=by,
            at=at,
            dry_run=dry_run,
        )

    def decision_sheet(self, name: str, wanted: Filter = Filter()) -> bytes:  # noqa: B008
        """Return what waits as a sheet in which decisions can be written.

        Args:
            name: What it will be called; the ending says CSV or YAML.
            wanted: Which proposals.

        Raises:
            UsageError: the ending is another one.
        """
        docket = self.docket()
        waiting = (item.proposal for item in queue(docket, wanted))
        return decision_sheet.write_sheet(docket, waiting, name)

    def waiting(self, wanted: Filter = Filter()) -> tuple[Item, ...]:  # noqa: B008
        """Return the proposals that wait, the most valuable first.

        Args:
            wanted: Which of them.
        """
        return queue(self.docket(with_texts=False), wanted)

    def analysts(self) -> tuple[Entity, ...]:
        """Return those who decide in this case, sorted by IRI."""
        return analysts(self.content, self.vocabulary)

    def wanted(
        self,
        *,
        source: str = "",
        extractor: str = "",
        rule: str = "",
        min_score: float | None = None,
        relation: str = "",
        about: str = "",
    ) -> Filter:
        """Return which proposals are wanted, from what a person writes.

        Args:
            source: The document, by id, IRI or name.
            extractor: Id of the extractor.
            rule: Id of the rule, or digest of the prompt.
            min_score: The least score.
            relation: The relation, by id or label; those under it count too.
            about: A thing in the proposal: an entity of the case by id or name, or a part
                of the name that it goes by.

        Raises:
            UnknownName: there is no such document or relation.
        """
        relations = (TermKind.OBJECT_RELATION, TermKind.TEXT_RELATION)
        entity = ""
        if about:
            with contextlib.suppress(UnknownName):
                entity = self.lookup.entity(about)
        return Filter(
            source=self.lookup.entity(source) if source else "",
            extractor=extractor,
            rule=rule,
            least=min_score,
            relation=self.lookup.term(relation, relations) if relation else "",
            about=about,
            entity=entity,
        )

    def preview(self, wanted: Filter) -> Preview:
        """Return what would be accepted of what waits, and the token that stands for it."""
        return batch.preview(self.docket(), wanted)

    def accept_shown(
        self, wanted: Filter, token: str, *, by: str, at: Moment = None, dry_run: bool = False
    ) -> Reviewed:
        """Accept what a preview showed.

        Args:
            wanted: As it was for :meth:`preview`.
            token: Of the preview.
            by: As for :meth:`accept`.
            at: When.
            dry_run: True to say what would change and write nothing.

        Raises:
            DataError: what waits is not what was shown.
            CaseLocked: another process is writing.
        """
        return self.decide_all(
            lambda docket: batch.shown(docket, wanted, token), by=by, at=at, dry_run=dry_run
        )

    def decide_all(
        self,
        decisions: Callable[[Docket], Sequence[Decision]],
        *,
        by: str,
        at: Moment = None,
        dry_run: bool = False,
        docket: Docket | None = None,
    ) -> Reviewed:
        """Carry out decisions, all of them or none.

        Args:
            decisions: Says what is decided, of the case as it then is.
            by: As for :meth:`accept`.
            at: When.
            dry_run: True to say what would change and write nothing.
            docket: Gives its proposals and documents where they have been read already.

        Raises:
            InvalidInput: what is accepted makes no sense.
            CaseLocked: another process is writing.
        """

        def work(now: Docket, who: Entity, when: str) -> Outcome:
            return deciding.decide(now, decisions(now), who, when)

        return self._reviewed(work, by, at, dry_run, docket)

    def _reviewed(
        self,
        work: Callable[[Docket, Entity, str], Outcome],
        by: str,
        at: Moment,
        dry_run: bool,
        docket: Docket | None = None,
    ) -> Reviewed:
        lock = contextlib.nullcontext() if dry_run else self._folder.locked(wait=_PATIENCE)
        with without_collecting(), lock:
            if not dry_run:
                self._take_up_files()
            before = self.content
            now = self.docket(docket)
            who = analyst(by, before, self.namespaces, self.vocabulary)
            outcome = work(now, who, moment(at))
            changes = difference(before, outcome.content)
            if changes and not dry_run:
                self._write_reviewed(before, outcome.content)
        return Reviewed(outcome.decided, outcome.judgements, changes, now.damaged)

    def _take_up_files(self) -> None:
        """Read the case again where it was written to; what is derived of it is kept else."""
        files = self._folder.read()
        if files != self._state.files:
            self._enter(State(self._folder, files), self.view_text)

    def _write_reviewed(self, before: Content, content: Content) -> None:
        """Write a content; a file that holds nothing any more goes."""
        files = written(content, self._state.files, self.namespaces, before)
        empty = {name for name, data in files.items() if not data}
        of = {s: f"claims/{s.removeprefix(self.namespaces.base)}.ttl" for s in content.records}
        records = {s: record for s, record in content.records.items() if of[s] not in empty}
        self._write(
            {name: data or None for name, data in files.items()},
            content=replace(content, records=records),
        )
