"""The usual case of words that a heading has in capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from claimgraph.documents.pieces import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ACRONYM = 4


def is_shouted(text: str) -> bool:
    """Return whether a text is in capitals throughout, but for a few short words."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 6 or " " not in text.strip():
        return False
    return sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def is_titled(text: str) -> bool:
    """Return whether nearly every long word of a line has a capital, as titles have."""
    long = [word for word in _WORD.findall(text) if len(word) > 3]
    if len(long) < 4 or text.rstrip().endswith("."):
        return False
    return bool(sum(word[0].isupper() for word in long) >= 0.8 * len(long))


def casing(text: str, sentences: Iterable[Sentence]) -> Callable[[str], str]:
    """Return what gives a word in the case that the running text has it in.

    A word that does not occur there is given with a capital, as if it were a name.
    """
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        passage = text[sentence.start : sentence.end]
        if is_shouted(passage) or is_titled(passage):
            continue
        for number, match in enumerate(_WORD.finditer(passage)):
            if number and not (match[0].isupper() and len(match[0]) > _ACRONYM):
                seen.setdefault(match[0].lower(), Counter())[match[0]] += 1

    def usual(word: str) -> str:
        found = seen.get(word.lower()) if len(word) > 1 else None
        if found:
            return min(found, key=lambda form: (-found[form], form))
        if not word.isupper():
            return word
        return word[0] + word[1:].lower()

    return usual
