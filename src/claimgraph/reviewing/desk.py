"""A session of reviewing without a screen: what a terminal and a browser page drive.

::

    desk = case.review(by="The desk")
    while desk.current:
        screen.draw(desk.passage().segments(), desk.row, desk.current.points)
        message = desk.accept()             # or reject("…"), skip(), edit(when="2019"), …

Every decision is a judgement of the case, written at once; the session itself holds only
where one is, what was skipped, and what is being edited. So a session that ends, or dies,
is taken up by starting another one.

Each action returns a sentence to show, and raises a
:class:`~claimgraph.errors.ClaimgraphError` where it can't be done; then nothing changed.
All methods may be called from several threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from claimgraph.errors import CaseLocked, InvalidInput, Problem, UsageError
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import proposal_of
from claimgraph.reviewing import batch, completing, deciding, telling, undoing
from claimgraph.reviewing.acceptance import Acceptance, acceptance, row_of
from claimgraph.reviewing.batch import Preview, WaitingRule
from claimgraph.reviewing.casebook import Casebook
from claimgraph.reviewing.completing import Choice
from claimgraph.reviewing.deciding import Decision
from claimgraph.reviewing.docket import Docket, short_id
from claimgraph.reviewing.doubts import doubts
from claimgraph.reviewing.edit import NEW, Edit
from claimgraph.reviewing.line import Line, Progress
from claimgraph.reviewing.passage import Window, window
from claimgraph.reviewing.proposed_row import Row
from claimgraph.reviewing.queue import Filter, Item
from claimgraph.reviewing.result import Reviewed


class Desk:
    """A session in which one person decides on the proposals of a case.

    Each action returns a sentence to show, and raises a `ClaimgraphError` where it can't be
    done; then nothing changed. Several threads may use it.

    Args:
        case: The case.
        by: Who decides: an analyst of the case by id or name, or a new name.
        wanted: Which proposals are looked at.
        clock: Gives the moment of a decision; that of the machine where None.
    """

    def __init__(
        self,
        case: Casebook,
        by: str,
        wanted: Filter = Filter(),  # noqa: B008  # it is frozen
        clock: Callable[[], str] | None = None,
    ) -> None:
        if not by.strip():
            mend = "Give the name of an analyst."
            raise UsageError("nobody is named who decides", mend=mend)
        self.by = by
        self._case = case
        self._clock: Callable[[], str | None] = clock or (lambda: None)
        self._lock = threading.RLock()
        self._history: list[set[Iri]] = []
        self._edits: dict[str, Edit] = {}
        self._docket = case.docket()
        self._line = Line(self._docket, wanted)

    # -- what waits -------------------------------------------------------------

    def refresh(self) -> str:
        """Read the case again, and put what waits into order anew."""
        with self._lock:
            self._docket = self._case.docket()
            self._line.arrange(self._docket)
            return f"{len(self._line.items):,} waiting"

    @property
    def docket(self) -> Docket:
        """The case as it was after the last action, and what of it can't be read."""
        with self._lock:
            return self._docket

    @property
    def items(self) -> tuple[Item, ...]:
        """What waits, the most valuable first, what was skipped last.

        The order is that of the last :meth:`refresh`: it does not move while one works.
        """
        with self._lock:
            return self._line.items

    @property
    def current(self) -> Item | None:
        """The proposal that is looked at, or None where nothing waits."""
        with self._lock:
            return self._line.current

    def move(self, steps: int) -> str:
        """Look at the proposal some steps on, or back where it is negative; the ends hold."""
        with self._lock:
            self._line.settle(self._line.position + steps)
            return self._line.where()

    def go(self, id: str) -> str:
        """Look at a proposal that waits, by its id or the beginning of it.

        Raises:
            UnknownName: there is none, or several.
            UsageError: it is decided, or not among those that are wanted.
        """
        with self._lock:
            proposal = self._docket.proposal(id)
            if not self._line.find(proposal):
                mend = "Take its decision back, or start without a filter."
                raise UsageError(f"{short_id(proposal)} does not wait here", mend=mend)
            return self._line.where()

    @property
    def progress(self) -> Progress:
        """How far the session is."""
        with self._lock:
            return self._line.progress()

    # -- what one looks at ------------------------------------------------------

    def passage(self, around: int | None = 600) -> Window:
        """Return the document around the current passage, with marks by role.

        Args:
            around: How many code points to show before and behind; all where None.

        Raises:
            UsageError: nothing is waiting.
        """
        with self._lock:
            proposal = self._line.proposal()
            return window(proposal, self._docket.document(proposal.source), around)

    def record(self, around: int | None = 600) -> telling.Record:
        """Return all about the current proposal as plain values of JSON, for a page.

        Args:
            around: As for :meth:`passage`.

        Raises:
            UsageError: nothing is waiting.
        """
        with self._lock:
            return telling.record(self._docket, self._line.item(), self.edited, around)

    @property
    def row(self) -> Row:
        """What would be accepted: column of a claim sheet to its text, edits included.

        Raises:
            UsageError: nothing is waiting.
        """
        with self._lock:
            return self._row()[0]

    @property
    def new(self) -> tuple[Entity, ...]:
        """The things that accepting the current proposal would add to the case.

        Raises:
            UsageError: nothing is waiting.
        """
        with self._lock:
            return self._row()[1]

    @property
    def edited(self) -> Edit:
        """What is changed so far in the current proposal."""
        with self._lock:
            return self._edits.get(self._line.at, Edit())

    def faults(self) -> tuple[Problem, ...]:
        """Return why the current proposal can't be accepted as it is; mostly nothing.

        Raises:
            UsageError: nothing is waiting.
        """
        with self._lock:
            taken = self._taken()
            return taken if isinstance(taken, tuple) else ()

    def doubts(self) -> tuple[str, ...]:
        """Return what ``check`` would say of the current proposal, were it accepted as it is.

        Raises:
            UsageError: nothing is waiting.
        """
        with self._lock:
            taken = self._taken()
            found = {} if isinstance(taken, tuple) else doubts(self._docket, taken)
            return tuple(message for messages in found.values() for message in messages)

    def _taken(self) -> Acceptance | tuple[Problem, ...]:
        try:
            return acceptance(self._docket, [(self._line.proposal(), [self.edited])])
        except InvalidInput as error:
            return error.problems

    def _row(self) -> tuple[Row, tuple[Entity, ...]]:
        return row_of(self._docket, self._line.proposal(), self.edited)

    # -- editing ----------------------------------------------------------------

    def edit(self, /, **fields: str) -> str:
        """Change fields of the current proposal; nothing is written before it is accepted.

        Args:
            fields: Column of a claim sheet, with ``_`` for ``-``, to its text; "" empties
                it. Things may be named by id or by any of their names.

        Raises:
            UsageError: there is no such field, or nothing is waiting.
        """
        with self._lock:
            self._line.proposal()
            self._edits[self._line.at] = self.edited.with_(Edit.of(fields))
            faults = self.faults()
            return faults[0].message if faults else f"changed {', '.join(fields)}"

    def reset(self) -> str:
        """Forget what was changed in the current proposal."""
        with self._lock:
            self._edits.pop(self._line.at, None)
            return "as it was proposed"

    def complete(self, field: str, text: str, limit: int = 12) -> list[Choice]:
        """Return what may be meant by a text in a field, the likeliest first.

        Args:
            field: A field of :meth:`edit`; or ``type``, the class of a new thing.
            text: What is written so far.
            limit: How many at most.
        """
        with self._lock:
            new = self._row()[1] if self._line.current else ()
            return completing.complete(self._docket, field, text, limit=limit, new=new)

    def new_entity(self, name: str, type: str = "", field: str = "") -> str:
        """Describe a thing that the case does not know; accepting makes it.

        Args:
            name: What it is called.
            type: Its class, by name or label.
            field: The field of the current proposal in which it stands, or "".

        Raises:
            UsageError: nothing is waiting, or the name can't be used.
        """
        with self._lock:
            self._line.proposal()
            described = completing.with_new(self.edited.values.get(NEW, ""), name, type)
            return self.edit(**{NEW: described}, **({field: name.strip()} if field else {}))

    # -- deciding ---------------------------------------------------------------

    def accept(self) -> str:
        """Accept the current proposal, as it was changed."""
        return self.split([self.edited])

    def split(self, edits: Sequence[Edit | Mapping[str, str]]) -> str:
        """Accept the current proposal as one claim for each edit.

        Args:
            edits: What is changed in each, instead of what was changed so far.

        Raises:
            InvalidInput: it makes no sense, or names what several things are called.
            UsageError: nothing is waiting.
        """
        with self._lock:
            proposal = self._line.proposal()
            made = [edit if isinstance(edit, Edit) else Edit.of(edit) for edit in edits]
            return self._decide(lambda _: [deciding.accept(proposal, made)])

    def reject(self, reason: str) -> str:
        """Reject the current proposal.

        Raises:
            UsageError: no reason is given, or nothing is waiting.
        """
        with self._lock:
            proposal = self._line.proposal()
            return self._decide(lambda _: [deciding.reject(proposal, reason)])

    def merge(self, ids: Iterable[str]) -> str:
        """Accept the current proposal, and reject others as the same.

        Args:
            ids: The others.

        Raises:
            UsageError: there is no other one, or nothing is waiting.
            UnknownName: an id means none, or several.
        """
        with self._lock:
            all_ = [self._line.proposal(), *(self._docket.proposal(id_) for id_ in ids)]
            return self._decide(lambda _: deciding.merge(all_, self.edited))

    def skip(self) -> str:
        """Look at the next one; this one comes again after all others.

        Raises:
            UsageError: nothing is waiting.
        """
        with self._lock:
            return self._line.skip()

    def undo(self) -> str:
        """Take back what was decided last: in this session, or else by the same person.

        Raises:
            UsageError: there is nothing to take back.
        """
        with self._lock:
            last = undoing.last_of(self._docket, self.by)
            wanted = self._history.pop() if self._history else last
            try:
                reviewed = self._case.undo_all(
                    lambda docket: undoing.in_force(docket, wanted),
                    by=self.by,
                    at=self._clock(),
                    docket=self._docket,
                )
            except (CaseLocked, OSError):
                self._history.append(wanted)  # it holds, and can be taken back later
                raise
            accepted = self._docket.accepted
            self._take_up(reviewed)
            back = sorted(reviewed.decided, key=lambda each: each.iri not in accepted)
            self._line.find(back[0].proposal)
            return reviewed.message()

    # -- a whole rule -----------------------------------------------------------

    def rules(self) -> tuple[WaitingRule, ...]:
        """Return the rules of which proposals wait, but for what is being changed here."""
        with self._lock:
            return batch.waiting_rules(self._docket, self._unchanged())

    def preview(self, rule: WaitingRule, least: float = 0) -> Preview:
        """Return what would be accepted of a rule, and the token that stands for it.

        Args:
            rule: One of :meth:`rules`.
            least: The least score.
        """
        with self._lock:
            return batch.preview(self._docket, rule.of(self._unchanged(), least))

    def accept_shown(self, rule: WaitingRule, least: float, token: str) -> str:
        """Accept what a preview showed; one :meth:`undo` takes all of it back.

        Args:
            rule: As it was for :meth:`preview`.
            least: As it was.
            token: Of the preview.

        Raises:
            DataError: what waits is not what was shown.
        """
        with self._lock:
            wanted = rule.of(self._unchanged(), least)
            return self._decide(lambda docket: batch.shown(docket, wanted, token))

    def _unchanged(self) -> Filter:
        return replace(self._line.wanted, without=frozenset(self._edits))

    def _decide(self, decisions: Callable[[Docket], Sequence[Decision]]) -> str:
        position = self._line.position
        reviewed = self._case.decide_all(
            decisions, by=self.by, at=self._clock(), docket=self._docket
        )
        if made := {j.iri for j in reviewed.judgements if proposal_of(j)}:
            self._history.append(made)
        self._take_up(reviewed)
        self._line.settle(position)
        return reviewed.message()

    def _take_up(self, reviewed: Reviewed) -> None:
        for each in reviewed.decided:
            if each.proposal:
                self._edits.pop(each.proposal.id, None)
                self._line.leave(each.proposal)
        self._docket = self._case.docket(self._docket)
        self._line.update(self._docket)
