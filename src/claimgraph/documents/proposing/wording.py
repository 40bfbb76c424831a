"""Whether a draft reflects the words of its passage that deny it, or put it in a mode.

The rule is one about words, not about grammar, and it is meant to refuse only what is
plain. It looks into three stretches of text:

1. *between*: what stands between the subject and the object, where both stand in the
   sentences of the passage; else the passage without the one that stands there. Left out
   of it are what stands in brackets or between dashes; between commas, where it begins
   with a word such as "which" or "although"; dates; other words of the draft (place,
   qualifiers); quoted speech; phrases that deny nothing ("not only", "no fewer than").
   What is left between two counts from the last word on that begins another clause
   ("but", "and was"), or from the beginning of the last sentence, to which the line
   before belongs where no mark ends that; no more than 4,000 code points.
2. *before*: the clause before the first of the two, from the last comma, bracket, mark
   or conjunction on. It denies by a determiner directly before the first end ("no",
   "none of the"), which may be its own first word, or by a clause ("denies that", "there
   is no evidence that") with no more than eight words between. It sets a mode by a word
   such as "if", "whether" or "perhaps" with no more than three words between, or as a
   question that begins with a verb.
3. *the whole*: the passage, what stands before it in its sentence (as far as 2,000 code
   points), the clause that it ends in, its context and the cues of its chain.

A draft that asserts is refused where *between* or *before* denies; two that undo each
other ("does not deny") are none. A draft that denies is refused where nothing in *the
whole* does. A draft of a fact is refused where *between* or *before* sets a mode. Some
relations say one or the other themselves ("contradicts", "requires"): they are exempt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.documents.pieces import Pieces, QuotationKind
from claimgraph.documents.proposing.passage import Passage
from claimgraph.documents.proposing.places import holds
from claimgraph.documents.proposing.refused import Refused, shown
from claimgraph.documents.proposing.word_lists import lists
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import (
    Party,
    Polarity,
    ProposedDate,
    ProposedObject,
    ProposedQuantity,
    ProposedText,
    RefusalReason,
    Span,
)

_ASIDES = re.compile(r"\([^()]*\)|[—–][^—–]*[—–]")
_REACH = 2_000
_LONGEST = 4_000
_HEAD = 300
_GAP = 40
_RUNS_ON = re.compile(r"[^\s.!?…:;。！？”\"’)][ \t]*\n[ \t]*\Z")
_CLAUSE = re.compile(r"[,;:()“”\"—–?!]")


@dataclass(frozen=True, slots=True)
class Told:
    """What a draft tells, with its places.

    Attributes:
        subject: Where the subject stands.
        object: The object.
        others: Where place, time and qualifiers stand.
        polarity: As the draft has it.
        modality: As the draft has it.
        relations: The local names of the relation and of those that it is a kind of.
        cues: Where the cues of the chain stand.
    """

    subject: Span
    object: ProposedObject
    others: tuple[Span, ...]
    polarity: Polarity
    modality: Modality
    relations: frozenset[str]
    cues: tuple[Span, ...]

    @property
    def ends(self) -> tuple[Span, Span]:
        """Where subject and object stand, in the order of the text."""
        first, last = sorted((self.subject, place_of(self.object)))
        return first, last


def place_of(value: ProposedObject) -> Span:
    """Return where an object stands."""
    match value:
        case Party():
            return value.surface
        case ProposedText() | ProposedQuantity() | ProposedDate():
            return value.span


class Wording:
    """Checks drafts against the words of their passages.

    Args:
        text: The text of the document, with blanks for the marks of quoted mail.
        pieces: Its sentences and quotations.
        language: BCP 47 tag of the document, or "".
    """

    def __init__(self, text: str, pieces: Pieces, language: str) -> None:
        self._text = text
        speech = (q for q in pieces.quotations if q.kind is QuotationKind.DIRECT)
        self._speech = [(each.start, each.end) for each in speech]
        self._dates = [(each.start, each.end) for each in pieces.dates]
        self._starts = [sentence.start for sentence in pieces.sentences]
        self._lists = lists(language.partition("-")[0].lower())

    def check(self, told: Told, passage: Passage) -> None:
        """Refuse what the words of the passage do not bear.

        Raises:
            Refused: a negation or a mode is not reflected, or a denial is not in the text.
        """
        between = self._between(told, passage)
        before = self._before(told, passage)
        if told.polarity is Polarity.DENIED:
            self._check_denied(told, passage)
        elif told.relations.isdisjoint(self._lists.own_negation):
            self._check_asserted(told, between, before)
        is_plain = told.modality is Modality.FACT and told.polarity is Polarity.ASSERTED
        if is_plain and told.relations.isdisjoint(self._lists.own_mode):
            self._check_fact(told, between, before, passage)

    # -- the checks -----------------------------------------------------------------

    def _check_asserted(self, told: Told, between: str, before: str) -> None:
        found = self._lists.negation(between) or self._lists.denying_clause(before)
        if not found and self._is_party(told.ends[0], told):
            first = told.ends[0]
            found = self._lists.determiner(before) or self._own(first)
        if not found and self._is_party(told.ends[1], told):
            found = self._own(told.ends[1])
        if found:
            what = f"{shown(found)} denies it, and the draft asserts it"
            raise Refused(RefusalReason.NEGATION_NOT_REFLECTED, what)

    def _is_party(self, span: Span, told: Told) -> bool:
        return span == told.subject or isinstance(told.object, Party)

    def _own(self, span: Span) -> str:
        """Return the negation that a thing's own words begin with: "no bureau", "nobody"."""
        return self._lists.own_determiner(self._text[span[0] : span[1]])

    def _check_denied(self, told: Told, passage: Passage) -> None:
        (start, end), around = passage.anchor, passage.around
        head = self._text[max(around[0], start - _REACH) : start]
        tail = _CLAUSE.split(self._text[end : min(around[1], end + _HEAD)])[0]
        further = (self._text[slice(*s)] for s in (passage.anchor, *passage.context, *told.cues))
        if not any(map(self._lists.denial, (head, tail, *further))):
            what = "the draft denies it, and no word of the passage, its context or its cues does"
            raise Refused(RefusalReason.DENIAL_NOT_IN_TEXT, what)

    def _check_fact(self, told: Told, between: str, before: str, passage: Passage) -> None:
        found = self._lists.hedge(between) or self._lists.condition(before)
        if not found and self._asks(told.ends[0], passage):
            found = self._lists.question(before)
        if found:
            what = f"{shown(found)} puts it in a mode, and the draft states a fact"
            raise Refused(RefusalReason.MODE_NOT_REFLECTED, what)

    def _asks(self, first: Span, passage: Passage) -> bool:
        if not holds(passage.around, first):
            return False
        number = bisect_right(self._starts, first[0])
        behind = self._starts[number] if number < len(self._starts) else len(self._text)
        ended = self._text[max(first[1], behind - _HEAD) : behind]
        return ended.rstrip(" \n”\"’')").endswith("?")

    # -- the stretches --------------------------------------------------------------

    def _between(self, told: Told, passage: Passage) -> str:
        inside = [end for end in told.ends if holds(passage.around, end)]
        if len(inside) < len(told.ends):
            return self._kept(*passage.anchor, (*told.others, *inside))
        start, end = told.ends[0][1], told.ends[1][0]
        start = max(start, end - _LONGEST, self._begin(end - 1))
        text = self._kept(start, end, told.others) if start < end else ""
        return self._lists.last_clause(text)

    def _kept(self, start: int, end: int, left_out: Iterable[Span]) -> str:
        """Return the words between two places that count."""
        text = self._without(start, end, [*left_out, *_within(self._speech, start, end)])
        text = _ASIDES.sub(" ", text)
        return self._lists.without_neutral(self._lists.without_clauses(text))

    def _without(self, start: int, end: int, left_out: Iterable[Span]) -> str:
        """Return the text between two places, with blanks for its dates and for other parts."""
        text = self._text[start:end]
        for first, last in [*left_out, *_within(self._dates, start, end)]:
            if first < end and last > start:
                first, last = max(first, start) - start, min(last, end) - start
                text = f"{text[:first]}{' ' * (last - first)}{text[last:]}"
        return text

    def _before(self, told: Told, passage: Passage) -> str:
        first = told.ends[0]
        if not holds(passage.around, first):
            return ""
        start = max(first[0] - _HEAD, self._begin(first[0]))
        clause = _CLAUSE.split(self._without(start, first[0], ()))[-1]
        return self._lists.last_clause(self._lists.without_neutral(clause))

    def _begin(self, place: int) -> int:
        """Return where the sentence begins that a place is in, or the text.

        What stands on the line before goes with it where no mark ends that.
        """
        number = bisect_right(self._starts, place) - 1
        while number > 0:
            start = self._starts[number]
            before = self._text[max(0, start - _GAP) : start]
            if start <= place - _HEAD or not _RUNS_ON.search(before):
                return start
            number -= 1
        return 0


def _within(spans: list[Span], start: int, end: int) -> Iterator[Span]:
    """Yield those of some stretches, in order, that lie between two places."""
    for number in range(bisect_left(spans, (start,)), len(spans)):
        if spans[number][0] >= end:
            return
        if spans[number][1] <= end:
            yield spans[number]
