"""The views that a page can be switched to: what each leaves out of it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimgraph.analysis.views import Derivation, LeftOut
from claimgraph.model.iri import Iri
from claimgraph.presentation.explorer.doubt import EVERYTHING, policy
from claimgraph.presentation.explorer.numbers import Numbers


@dataclass(frozen=True, slots=True)
class ShownView:
    """A view by which a page can be read.

    Attributes:
        name: What it goes by.
        policy: Its criteria, as views are written; "" where the name says it.
        reason: Why the case keeps it, or "".
        derived: The view, worked out; everything in the page counts, said or not, where
            None.
    """

    name: str
    policy: str = ""
    reason: str = ""
    derived: Derivation | None = None

    def row(self, numbers: Numbers) -> dict[str, Any]:
        """Return the view as the page reads it: the reason of each claim, 0 where it counts."""
        reasons: dict[LeftOut, int] = {}
        left_out: Mapping[Iri, LeftOut] = self.derived.left_out if self.derived else {}
        codes = [
            0 if (out := left_out.get(iri)) is None else reasons.setdefault(out, len(reasons) + 1)
            for iri in numbers.claims
        ]
        return {
            "name": self.name,
            "policy": self.policy,
            "reason": self.reason,
            "leftOut": codes if reasons else [],
            "reasons": [{"criterion": r.criterion, "why": r.why} for r in reasons],
            **(policy(self.derived, numbers) if self.derived else EVERYTHING),
        }
