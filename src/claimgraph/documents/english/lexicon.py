"""The lexicons of the embedded extractor: words as data, in JSON files beside it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the lexicon of a name; not to be changed."""
    file = files("claimgraph.documents.english") / "lexicons" / f"{name}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def words(name: str, key: str) -> frozenset[str]:
    """Return a list of a lexicon as a set."""
    return frozenset(lexicon(name)[key])
