"""Measuring what is found in documents against gold files: what is read, run and timed."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from claimgraph.analysis.evaluation import DocumentScore, Found, Gold, Score, compared, summed
from claimgraph.documents.text import Document
from claimgraph.errors import MissingExtra
from claimgraph.evaluating.extraction import (
    ENGLISH,
    Taken,
    core_vocabulary,
    found_by,
    found_pieces,
    wants_extractor,
)
from claimgraph.evaluating.files import SUFFIX, gold_files, read

__all__ = ["ENGLISH", "Cost", "Evaluation", "evaluate"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What finding things in all documents took.

    Attributes:
        ms_per_kb: Milliseconds of the processor for 1,000 bytes of text.
        model_ms_per_kb: What the parser took of that.
        peak_bytes: The most memory that one document took.
    """

    ms_per_kb: float
    model_ms_per_kb: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation found.

    Attributes:
        documents: How each document did.
        total: All documents together.
        texts: Their texts by name, which the places of the mistakes are in.
        cost: What it took.
        remark: Why not all of the gold was measured, or "".
    """

    documents: tuple[DocumentScore, ...]
    total: tuple[Score, ...]
    texts: dict[str, str]
    cost: Cost
    remark: str = ""


def evaluate(
    gold: Iterable[str | os.PathLike[str]], *, extractor: str = ENGLISH, names: bool = False
) -> Evaluation:
    """Find things in documents, and compare them with gold.

    Args:
        gold: Gold files, each with its text beside it (``NAME.gold.json`` with
            ``NAME.txt``), and folders of them.
        extractor: The id of the extractor that reads entities and claims.
        names: Whether it is told the gold's names, as if the case knew them.

    Raises:
        UsageError: a file does not exist, its name does not end in ``.gold.json``, or
            there is no such extractor.
        InvalidInput: a file is no gold of the text beside it.
        DataError: a file can't be read as text.
    """
    several = [(path, *read(path)) for path in gold_files(gold)]
    runner = _Runner(extractor, names)
    scores: list[DocumentScore] = []
    texts: dict[str, str] = {}
    for path, document, expected in several:
        found = runner.found(document, expected)
        name = str(path).removesuffix(SUFFIX)
        scores.append(compared(name, document.text, expected, found, core_vocabulary()))
        texts[name] = document.text
    return Evaluation(tuple(scores), summed(scores), texts, runner.cost(), runner.remark)


_RUNS = 3
"""The fastest of so many runs is what finding takes; the machine has other things to do."""
_PATIENCE = 1.0
"""Seconds after which a document is not read once more."""

_SMALL = Document("", "", "Ada Quill says that the Tea Board runs 17 kettles.", "")
_NO_GOLD = Gold(None, {})


class _Runner:
    """Finds things in one document after the other, and adds up what that takes.

    Attributes:
        remark: Why entities and claims are not looked for, or "".
    """

    def __init__(self, extractor: str, names: bool) -> None:
        self._extractor = extractor
        self._names = names
        self._taken = Taken()
        self._size = 0
        self._peak = 0
        self._is_warm = False
        self.remark = ""

    def found(self, document: Document, gold: Gold) -> Found:
        """Return what is found in a document; it is read anew for time and for memory."""
        find = self._way(document, gold)
        found, taken = find()
        several = [taken]
        while len(several) < _RUNS and sum(each.seconds for each in several) < _PATIENCE:
            several.append(find()[1])
        self._taken += Taken(
            min(each.seconds for each in several), min(each.model_seconds for each in several)
        )
        self._size += len(document.text.encode("utf-8", "replace"))
        tracemalloc.start()
        try:
            find()
            self._peak = max(self._peak, tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        return found

    def _way(self, document: Document, gold: Gold) -> partial[tuple[Found, Taken]]:
        """Return how to find what the gold has: by an extractor, where that is wanted."""
        if wants_extractor(gold) and self._is_ready():
            return partial(found_by, self._extractor, document, gold, names=self._names)
        found_pieces(_SMALL, _NO_GOLD)
        return partial(found_pieces, document, gold)

    def _is_ready(self) -> bool:
        """Return whether the extractor is there; what it reads once, as a model, is read then."""
        if not self._is_warm and not self.remark:
            try:
                found_by(self._extractor, _SMALL, _NO_GOLD, names=False)
                self._is_warm = True
            except MissingExtra as error:
                self.remark = f"{error.message}: entities and claims are not measured. {error.mend}"
        return self._is_warm

    def cost(self) -> Cost:
        """Return what all documents took."""
        kilobytes = max(self._size / 1000, 0.001)
        return Cost(
            self._taken.seconds * 1000 / kilobytes,
            self._taken.model_seconds * 1000 / kilobytes,
            self._peak,
        )
