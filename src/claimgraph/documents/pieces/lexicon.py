"""The lexicons of this package: words and forms as data, with ids, in JSON files beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the lexicon of a name; not to be changed."""
    file = files("claimgraph.documents.pieces") / "lexicons" / f"{name}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def words(name: str, key: str) -> frozenset[str]:
    """Return a list of a lexicon as a set."""
    return frozenset(lexicon(name)[key])


def one_of(given: Iterable[str]) -> str:
    """Return a pattern that matches any of some words, the longest that fits first.

    A blank in one of them matches any white space.
    """
    ordered = sorted(set(given), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered)


def numbered(names: dict[str, list[list[str]]]) -> dict[str, int]:
    """Return the names of months or weekdays in all languages with their numbers, from 1."""
    return {
        name: number
        for language in names.values()
        for number, several in enumerate(language, 1)
        for name in several
    }
