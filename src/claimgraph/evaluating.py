"""Measuring the pieces of documents against gold files: what is read, run and timed."""

from __future__ import annotations

import os
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimgraph.analysis.evaluation import DocumentScore, Gold, Score, compared, read_gold, summed
from claimgraph.documents.pieces import Pieces, pieces
from claimgraph.documents.text import LARGEST, Document, read_document
from claimgraph.errors import DataError, UsageError

SUFFIX = ".gold.json"


@dataclass(frozen=True, slots=True)
class Cost:
    """What finding the pieces of all documents took.

    Attributes:
        ms_per_kb: Milliseconds for 1,000 bytes of text.
        peak_bytes: The most memory that one document took.
    """

    ms_per_kb: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation found.

    Attributes:
        documents: How each document did.
        total: All documents together.
        texts: Their texts by name, which the places of the mistakes are in.
        cost: What it took.
    """

    documents: tuple[DocumentScore, ...]
    total: tuple[Score, ...]
    texts: dict[str, str]
    cost: Cost


def evaluate(gold: Iterable[str | os.PathLike[str]]) -> Evaluation:
    """Find the pieces of documents, and compare them with gold.

    Args:
        gold: Gold files, each with its text beside it (``NAME.gold.json`` with
            ``NAME.txt``), and folders of them.

    Raises:
        UsageError: a file does not exist, or its name does not end in ``.gold.json``.
        InvalidInput: a file is no gold of the text beside it.
        DataError: a file can't be read as text.
    """
    scores: list[DocumentScore] = []
    texts: dict[str, str] = {}
    seconds, size, peak = 0.0, 0, 0
    pieces("")  # what is read once, the lexicons, is no cost of a text
    for path in _gold_files(gold):
        document, expected = _read(path)
        found, took, memory = _measured(document, expected)
        name = str(path).removesuffix(SUFFIX)
        scores.append(compared(name, expected, found))
        texts[name] = document.text
        seconds, size = seconds + took, size + len(document.text.encode("utf-8", "replace"))
        peak = max(peak, memory)
    cost = Cost(seconds * 1000 / max(size / 1000, 0.001), peak)
    return Evaluation(tuple(scores), summed(scores), texts, cost)


def _gold_files(gold: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    seen: set[Path] = set()
    for path in (file for place in gold for file in _named(Path(place))):
        if path not in seen:
            seen.add(path)
            yield path


def _named(place: Path) -> list[Path]:
    """Return the gold files that a place names."""
    if place.is_dir():
        found = sorted(place.glob(f"*{SUFFIX}"))
        if not found:
            raise UsageError(f"{place} holds no file NAME{SUFFIX}", mend="Name gold files.")
        return found
    if not place.name.endswith(SUFFIX):
        raise UsageError(f"{place} is not named NAME{SUFFIX}", mend="Name a gold file so.")
    if not place.is_file():
        raise UsageError(f"{place} does not exist", mend="Name a gold file or a folder of them.")
    return [place]


def _read(path: Path) -> tuple[Document, Gold]:
    text = path.with_name(path.name.removesuffix(SUFFIX) + ".txt")
    if not text.is_file():
        raise DataError(f"there is no {text.name} beside it", place=str(path), mend="Add the text.")
    if path.stat().st_size > LARGEST:
        raise DataError(f"larger than {LARGEST // 2**20} MiB", place=str(path), mend="Split it.")
    document = read_document(text)
    try:
        data = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"not UTF-8 text: byte {error.start} can't be decoded",
            place=str(path),
            mend="Save it as UTF-8.",
        ) from None
    return document, read_gold(data, str(path), document)


def _measured(document: Document, gold: Gold) -> tuple[Pieces, float, int]:
    """Return the pieces of a document, the seconds it took, and the most memory."""
    started = time.perf_counter()
    found = pieces(document.text, gold.document_date)
    took = time.perf_counter() - started
    tracemalloc.start()
    try:
        pieces(document.text, gold.document_date)
        return found, took, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
