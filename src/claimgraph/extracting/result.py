"""What came of having documents read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimgraph.model.iri import Iri


class Outcome(StrEnum):
    """What became of one document."""

    READ = "read"
    KNOWN = "known"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ExtractedDocument:
    """What an extractor proposes of one document.

    Attributes:
        source: Its source.
        outcome: Whether it was read, was read before with all that matters the same, is
            not at hand, or could not be read.
        proposals: How many proposals are stored.
        refused: How many drafts did not pass the gate, by reason.
        changed: Whether other proposals are stored now (or would be) than before.
        remarks: What went wrong and did not stop the reading.
        message: Why it could not be read, or "".
        mend: What to do about that, or "".
    """

    source: Iri
    outcome: Outcome
    proposals: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)
    changed: bool = False
    remarks: tuple[str, ...] = ()
    message: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What came of having documents read.

    Attributes:
        extractor: The id of the extractor.
        version: Its version.
        documents: What became of each document, in order.
        unused: Tables of ``extractors.toml`` that are for no extractor that is installed.
        named: The sources that a person named.
    """

    extractor: str
    version: str
    documents: tuple[ExtractedDocument, ...]
    unused: tuple[str, ...] = ()
    named: frozenset[Iri] = frozenset()

    @property
    def has_fault(self) -> bool:
        """Whether a document could not be read, one that was named is absent, or all are."""
        outcomes = {each.outcome for each in self.documents}
        absent = {each.source for each in self.documents if each.outcome is Outcome.ABSENT}
        is_nothing = not outcomes & {Outcome.READ, Outcome.KNOWN}
        return Outcome.FAILED in outcomes or is_nothing or bool(absent & self.named)

    @property
    def changes(self) -> bool:
        """Whether other proposals are stored now (or would be) than before."""
        return any(each.changed for each in self.documents)

    @property
    def refused(self) -> dict[str, int]:
        """How many drafts did not pass the gate, by reason."""
        total: Counter[str] = Counter()
        for each in self.documents:
            total.update(each.refused)
        return dict(sorted(total.items()))
