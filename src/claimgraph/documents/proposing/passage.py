"""The passage of a draft: where its quote stands, and what may be read beside it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from claimgraph.documents.pieces import Pieces, Sentence
from claimgraph.documents.proposing.draft import Draft, Words
from claimgraph.documents.proposing.places import Places, holds
from claimgraph.documents.proposing.refused import Refused, shown
from claimgraph.model.proposal import RefusalReason, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """The passage of a draft.

    Attributes:
        anchor: Where its quote stands.
        around: From where its first sentence begins to where its last one ends; the
            anchor itself where it stands in none.
        sentences: Number of the first, and one past that of the last.
        context: The further passages.
    """

    anchor: Span
    around: Span
    sentences: tuple[int, int]
    context: tuple[Span, ...] = ()

    @property
    def stretches(self) -> tuple[Span, ...]:
        """Where the words of the draft may stand, in the order in which they are looked for."""
        return (self.anchor, self.around, *self.context)

    def has(self, span: Span) -> bool:
        """Return whether words stand in one of the stretches."""
        return any(holds(stretch, span) for stretch in self.stretches)


class Passages:
    """Finds the passages of drafts.

    Args:
        places: The text.
        pieces: Its sentences.
    """

    def __init__(self, places: Places, pieces: Pieces) -> None:
        self._places = places
        self._sentences = pieces.sentences
        self._starts = [sentence.start for sentence in pieces.sentences]

    def of(self, draft: Draft) -> Passage:
        """Return the passage of a draft.

        Raises:
            Refused: the quote, or a context passage, does not stand where it should, or
                in more places than one.
        """
        anchor = self._anchor(draft)
        context = tuple(sorted({self._context(words) for words in draft.context}))
        return Passage(anchor, self.around(anchor), self.numbers(anchor), context)

    def around(self, span: Span) -> Span:
        """Return a stretch with all of the sentences that it touches."""
        first, last = self.numbers(span)
        if first == last:
            return span
        begin, end = self._sentences[first].start, self._sentences[last - 1].end
        return min(begin, span[0]), max(end, span[1])

    def numbers(self, span: Span) -> tuple[int, int]:
        """Return the first sentence that a stretch touches, and one past the last."""
        first = bisect_right(self._starts, span[0]) - 1
        if first < 0 or self._sentences[first].end <= span[0]:
            first += 1
        return first, max(first, bisect_right(self._starts, span[1] - 1))

    def _anchor(self, draft: Draft) -> Span:
        quote = draft.quote
        if not any(character.isalnum() for character in quote):
            raise Refused(RefusalReason.QUOTE_EMPTY, f"the quote has no words: {shown(quote)}")
        if draft.at is not None:
            found = self._places.at(quote, draft.at)
            if found is None:
                what = f"the words at {draft.at[0]} to {draft.at[1]} are not {shown(quote)}"
                raise Refused(RefusalReason.QUOTE_NOT_FOUND, what[:400])
            return self._whole([found], quote)
        within, where = self._places.whole, "the document"
        if draft.sentence is not None:
            within, where = self._sentence(draft.sentence), f"sentence {draft.sentence}"
        spans = self._places.find(quote, within)
        if not spans:
            what = f"{shown(quote)} does not stand in {where}"
            raise Refused(RefusalReason.QUOTE_NOT_FOUND, what)
        return self._whole(spans, quote)

    def _sentence(self, number: int) -> Span:
        if not 0 <= number < len(self._sentences):
            what = f"there is no sentence {str(number)[:20]}"
            raise Refused(RefusalReason.QUOTE_NOT_FOUND, what)
        sentence: Sentence = self._sentences[number]
        return sentence.start, sentence.end

    def _whole(self, spans: list[Span], words: str) -> Span:
        """Return the one place where words stand as whole words."""
        whole = [span for span in spans if self._places.is_whole(span)]
        if not whole:
            what = f"{shown(words)} begins or ends within a word"
            raise Refused(RefusalReason.WORDS_CUT, what)
        if len(whole) > 1:
            what = f"{shown(words)} stands in {len(whole)} places"
            raise Refused(RefusalReason.QUOTE_AMBIGUOUS, what)
        return whole[0]

    def _context(self, words: Words) -> Span:
        spans = self._places.find(words.text, self._places.whole)
        if words.at is not None:
            found = self._places.at(words.text, words.at)
            spans = [found] if found else []
        if not spans:
            what = f"the context passage {shown(words.text)} does not stand there"
            raise Refused(RefusalReason.WORDS_NOT_FOUND, what)
        return self._whole(spans, words.text)
