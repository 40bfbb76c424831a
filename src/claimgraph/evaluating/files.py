"""The gold files that a user names, with their texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimgraph.analysis.evaluation import Gold, read_gold
from claimgraph.documents.text import LARGEST, Document, read_document
from claimgraph.errors import DataError, UsageError

SUFFIX = ".gold.json"


def gold_files(gold: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """Yield the gold files that places name, each once.

    Raises:
        UsageError: one does not exist, or is not named as gold.
    """
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


def read(path: Path) -> tuple[Document, Gold]:
    """Return the text beside a gold file, and the gold.

    Raises:
        InvalidInput: it is no gold of that text.
        DataError: one of the two can't be read as text.
    """
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
