"""What proofreading finds: a kind, a place in the text, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What is irregular."""

    WRONG_WAY_MARK = "a quotation mark that points the wrong way"
    UNBALANCED_QUOTATION = "a quotation that is not closed or not opened"
    UNBALANCED_BRACKET = "a bracket that is not closed or not opened"
    RUN_TOGETHER = "sentences without a space between them"
    DOUBLED_WORD = "a word that stands twice"
    DAMAGED_CHARACTER = "a character that got lost or was decoded wrongly"
    DAY_PROMISED = "a preposition that goes with another precision of a date"
    YEAR_MISSING = "a day and month without a year"
    GARBLED_RANGE = "a range with words that do not go together"
    CANNOT_SPEAK = "a verb of saying or finding with a subject that can do neither"
    LOST_ANTECEDENT = "a word that points back at a word that looks almost like it"
    OTHER_NATIONALITY = "a heading that gives an office to another country than its text"
    OTHER_DOCUMENT_KIND = "a document that is named by another kind than before"


@dataclass(frozen=True, slots=True)
class Irregularity:
    """Something in a text that a proofreader would mark.

    Attributes:
        kind: What is irregular.
        start: Its first code point.
        end: One past its last code point.
        parts: What a message may say of it: single marks, and words of closed
            lists of this package. Never other words of the text.
        elsewhere: Further spans of the text that belong to it, in order.
    """

    kind: Kind
    start: int
    end: int
    parts: tuple[str, ...] = ()
    elsewhere: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Its own span and the further ones."""
        return ((self.start, self.end), *self.elsewhere)
