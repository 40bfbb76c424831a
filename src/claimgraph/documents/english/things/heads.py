"""Nouns that say what a thing is: their class, and that of several."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.pieces.lexicon import lexicon as shared


@dataclass(frozen=True, slots=True)
class Head:
    """A noun and what it says.

    Attributes:
        noun: The noun, in the singular; two words where it takes both.
        type: The class of one.
        plural: The class of several.
        rule: Id in the lexicon.
        weak: Whether it counts only with a number, a name or a modifier.
        collective: Whether one names several.
    """

    noun: str
    type: str
    plural: str
    rule: str
    weak: bool = False
    collective: bool = False


def people(kind: str) -> list[str]:
    """Return the nouns of people of a kind, which amounts are counted in as well."""
    nouns: list[str] = shared("people")[kind]
    return nouns


@cache
def _heads() -> dict[str, Head]:
    found: dict[str, Head] = {}
    for each in lexicon("heads")["heads"]:
        for noun in each["words"] if "words" in each else people(each["people"]):
            head = Head(
                noun,
                each["type"],
                each.get("plural", each["type"]),
                each["id"],
                each.get("weak", False),
                each.get("collective", False),
            )
            found.setdefault(noun, head)
    return found


def head_of(words: tuple[str, ...]) -> Head | None:
    """Return what the last two words, or the last one, say; folded, in the singular."""
    known = _heads()
    if len(words) > 1:
        found = known.get(" ".join(words[-2:]))
        if found:
            return found
    return known.get(words[-1]) if words else None


def singular(word: str) -> str:
    """Return the singular of a folded noun, where it is one of the lexicon; else the word."""
    known = _heads()
    if word in known:
        return word
    for ending, other in (("ies", "y"), ("men", "man"), ("es", ""), ("ves", "f"), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + other in known:
            return word[: -len(ending)] + other
    return word
