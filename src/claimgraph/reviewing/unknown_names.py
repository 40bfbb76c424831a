"""What to say of a name that nothing in the case has: what is near, and how to make it new."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from claimgraph.analysis.names import folded, search
from claimgraph.formats.sheet_tree import question, quoted
from claimgraph.model.iri import Iri

_MOST = 3
_LEAST_LETTERS = 4
_LONGEST = 200
_ALIKE = 0.6


def told(text: str) -> str:
    """Return what is wrong with a name that nothing has."""
    return f"nothing in the case goes by the name {quoted(text)}"


def mend(text: str, names: Iterable[tuple[Iri, str]], kind: str) -> str:
    """Return what to do about a name that nothing has.

    Args:
        text: The name.
        names: Every name of the case with its bearer.
        kind: The class that a new thing in its place is likely of.
    """
    new = f"To make it a new thing, add new={quoted(f'{text} ({kind})', _LONGEST)}."
    return f"{question(near(text, list(names)))} {new}".strip()


def near(text: str, names: list[tuple[Iri, str]]) -> list[str]:
    """Return the names that are near to one that nothing has, the nearest first.

    Names that hold it or are spelled nearly so; else names that it holds; else names that
    look like it.
    """
    hits = [hit.name for hit in search(names, text, limit=_MOST)]
    if hits:
        return hits
    wanted = folded(text)
    by_folded = {folded(name): (iri, name) for iri, name in names}
    held = [name for name in by_folded if len(name) >= _LEAST_LETTERS and name in wanted]
    found = sorted(held, key=len, reverse=True)
    found = found or get_close_matches(wanted, by_folded, n=2 * _MOST, cutoff=_ALIKE)
    nearest: dict[Iri, str] = {}
    for name in found:
        nearest.setdefault(*by_folded[name])
    return list(nearest.values())[:_MOST]
