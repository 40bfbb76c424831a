"""Where a session is: what waits, in which order, and which of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.errors import UsageError
from claimgraph.model.judgement import Verdict
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.docket import Docket, short_id
from claimgraph.reviewing.queue import Filter, Item, queue


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a session is.

    Attributes:
        waiting: Proposals that nobody decided on, of those that are wanted.
        accepted: Those that were accepted, by whomever and whenever.
        rejected: Those that were rejected.
        skipped: Those that wait and were skipped in this session.
        position: Of the current one among those that wait, from 1; 0 where none is.
    """

    waiting: int
    accepted: int
    rejected: int
    skipped: int
    position: int

    @property
    def total(self) -> int:
        """All that are wanted, decided or not."""
        return self.waiting + self.accepted + self.rejected


class Line:
    """The proposals that wait, in an order that does not move while one works.

    Args:
        docket: The case.
        wanted: Which proposals are looked at.
    """

    def __init__(self, docket: Docket, wanted: Filter) -> None:
        self.wanted = wanted
        self._skipped: list[str] = []
        self.at = ""
        self.arrange(docket)

    def arrange(self, docket: Docket) -> None:
        """Put what waits into order anew, and look at the first."""
        self._order = {item.proposal.id: item for item in queue(docket, self.wanted)}
        self._skipped = [id_ for id_ in self._skipped if id_ in self._order]
        self.update(docket)
        self.settle(0)

    def update(self, docket: Docket) -> None:
        """Take up another state of the case; what waits again, or newly, comes last."""
        self._docket = docket
        waiting = {p.id for p in docket.waiting}
        if waiting - self._order.keys():
            fresh = {item.proposal.id: item for item in queue(docket, self.wanted)}
            self._order |= {id_: item for id_, item in fresh.items() if id_ not in self._order}
        skipped = set(self._skipped)
        first = [item for id_, item in self._order.items() if id_ in waiting and id_ not in skipped]
        last = [self._order[id_] for id_ in self._skipped if id_ in waiting]
        self.items = (*first, *last)

    @property
    def current(self) -> Item | None:
        """The proposal that is looked at, or None where nothing waits."""
        return next((item for item in self.items if item.proposal.id == self.at), None)

    @property
    def position(self) -> int:
        """Which of the items is looked at, from 0."""
        return next((n for n, i in enumerate(self.items) if i.proposal.id == self.at), 0)

    def settle(self, position: int) -> None:
        """Look at the item at a position, or at the nearest one."""
        last = len(self.items) - 1
        self.at = self.items[min(max(position, 0), last)].proposal.id if self.items else ""

    def find(self, proposal: Proposal | None) -> bool:
        """Look at a proposal where it waits here; return whether."""
        is_here = proposal is not None and any(i.proposal.id == proposal.id for i in self.items)
        if proposal is not None and is_here:
            self.at = proposal.id
        return is_here

    def item(self) -> Item:
        """Return what is looked at.

        Raises:
            UsageError: nothing is waiting.
        """
        item = self.current
        if item is None:
            raise UsageError("nothing is waiting", mend="Extract from more documents.")
        return item

    def proposal(self) -> Proposal:
        """Return the proposal that is looked at.

        Raises:
            UsageError: nothing is waiting.
        """
        return self.item().proposal

    def skip(self) -> str:
        """Look at the next one; this one comes again after all others.

        Raises:
            UsageError: nothing is waiting.
        """
        proposal, position = self.proposal(), self.position
        was_skipped = proposal.id in self._skipped
        self._skipped = [*(id_ for id_ in self._skipped if id_ != proposal.id), proposal.id]
        self.update(self._docket)
        self.settle(0 if was_skipped and position == len(self.items) - 1 else position)
        return f"skipped {short_id(proposal)}"

    def leave(self, proposal: Proposal) -> None:
        """Forget that a proposal was skipped."""
        self._skipped = [id_ for id_ in self._skipped if id_ != proposal.id]

    def where(self) -> str:
        """Return which of how many is looked at, in words."""
        return f"{self.position + 1:,} of {len(self.items):,}" if self.items else "nothing waits"

    def progress(self) -> Progress:
        """Return how far the session is."""
        verdicts = [
            judged[-1].verdict
            for made in self._docket.by_id.values()
            if (judged := self._docket.decided(made[0])) and self.wanted.admits(made, self._docket)
        ]
        return Progress(
            len(self.items),
            verdicts.count(Verdict.ACCEPT),
            verdicts.count(Verdict.REJECT),
            len(self._skipped),
            self.position + 1 if self.items else 0,
        )
