"""What came of adding documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.documents.reading.result import Proposed, Refusal
from claimgraph.documents.revision import Fate, Reanchored
from claimgraph.model.iri import Iri
from claimgraph.model.merging import Difference


class Outcome(StrEnum):
    """What a document was to the case."""

    ADDED = "added"
    REVISION = "revision"
    KNOWN = "known"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """What became of one document.

    Attributes:
        path: Its name, behind those of the files that it lies in.
        sha256: Digest of its bytes.
        outcome: What it was to the case.
        source: Its source; "" for an archive, which is none.
        media_type: What it is.
        characters: How long its text is.
        pages: How many pages it has; 0 where it has none.
        proposed: What it says of itself.
        taken: Those of `proposed` that are in the record of the source now.
        notes: What a person should know.
        reanchored: What became of the citations of the version before.
    """

    path: str
    sha256: str
    outcome: Outcome
    source: Iri
    media_type: str
    characters: int
    pages: int
    proposed: tuple[Proposed, ...] = ()
    taken: tuple[Proposed, ...] = ()
    notes: tuple[str, ...] = ()
    reanchored: tuple[Reanchored, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files to a case.

    Attributes:
        documents: The documents that were read, in order.
        refused: Those that were not.
        changes: What changed in the case.
    """

    documents: tuple[AddedDocument, ...]
    refused: tuple[Refusal, ...]
    changes: Difference

    @property
    def has_fault(self) -> bool:
        """Whether something that should have been read was not."""
        return any(refusal.is_fault for refusal in self.refused)


def counted(fates: Iterable[Reanchored]) -> dict[Fate, int]:
    """Return how many citations had each fate."""
    every = [each.fate for each in fates]
    return {fate: every.count(fate) for fate in Fate}
