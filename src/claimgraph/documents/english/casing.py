"""The usual case of words that a heading has in capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.pieces import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ACRONYM = 4
_HEADLINE = words("names", "headline_words")


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


class Casing:
    """The case that words have in the running text of a document.

    Args:
        text: The document's text.
        sentences: Its sentences.
    """

    def __init__(self, text: str, sentences: Iterable[Sentence]) -> None:
        seen: dict[str, Counter[str]] = {}
        for sentence in sentences:
            passage = text[sentence.start : sentence.end]
            if is_shouted(passage) or is_titled(passage):
                continue
            for number, match in enumerate(_WORD.finditer(passage)):
                if number and not (match[0].isupper() and len(match[0]) > _ACRONYM):
                    seen.setdefault(match[0].lower(), Counter())[match[0]] += 1
        self._usual = {
            word: min(forms, key=lambda form: (-forms[form], form)) for word, forms in seen.items()
        }

    def of(self, line: str) -> Callable[[str], str]:
        """Return what gives a word of a heading in its usual case.

        A word that does not occur in the running text is given with a capital, as if it
        were a name; with a small letter where the heading is a sentence.
        """
        said = self._is_sentence(line)

        def usual(word: str) -> str:
            if len(word) == 1:
                return word
            found = self._usual.get(word.lower())
            if found:
                return found
            if said or word.lower() in _HEADLINE:
                return word.lower()
            return word[0] + word[1:].lower() if word.isupper() else word

        return usual

    def _is_sentence(self, line: str) -> bool:
        """Return whether a heading says something, and does not only name."""
        own = [word.lower() for word in _WORD.findall(line) if len(word) > 2]
        if any(word in _HEADLINE for word in own):
            return True
        common = sum(self._usual.get(word, "").islower() for word in own)
        return 2 * common >= len(own)
