"""Frames of quotations: what is between marks, over sentences and paragraphs, and whose it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.documents.english.attribution.clauses import announced
from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step, merged
from claimgraph.documents.english.attribution.lexicon import Rule
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.documents.pieces import Quotation, QuotationKind, SentenceKind
from claimgraph.model.proposal import Span

_TAGGED = Rule("quotation.tag")
_CARRIED = Rule("quotation.carried")
_MOST = 0.5
_NEAR = 240
_FEW = 4


def quoted_in(reading: Reading) -> dict[int, tuple[Span, ...]]:
    """Return where quotations stand that are no mails, by the sentences that have a part of them.

    Those within others are given too.

    Args:
        reading: The document.
    """
    spans: set[Span] = set()
    for quotation in reading.pieces.quotations:
        if quotation.kind is not QuotationKind.QUOTED_MAIL:
            spans.add((quotation.start, quotation.end))
        spans.update(quotation.nested)
    starts = [sentence.start for sentence in reading.pieces.sentences]
    found: dict[int, tuple[Span, ...]] = {}
    for span in sorted(spans):
        first = max(0, bisect_right(starts, span[0]) - 1)
        for number in range(first, bisect_right(starts, span[1] - 1)):
            found[number] = (*found.get(number, ()), span)
    return found


class Speech:
    """Finds the frames of quotations, beside those of the verbs."""

    def __init__(self, reading: Reading, speakers: Speakers, *, is_told: bool) -> None:
        """Begin a document.

        Args:
            reading: The document.
            speakers: Who speaks in it.
            is_told: Whether it is told by one voice: no transcript and no mail.
        """
        self._reading = reading
        self._speakers = speakers
        self._is_told = is_told
        self._starts = [sentence.start for sentence in reading.pieces.sentences]
        self._told: dict[int, list[int]] = defaultdict(list)
        self._parsed = {place.number: place for place in reading.sentences}

    def completed(self, frames: Sequence[Frame]) -> Iterator[Frame]:
        """Yield the frames of verbs with the whole of the quotations that they say, and others.

        Args:
            frames: Those of verbs and phrases, in order.
        """
        kept = list(frames)
        self._told = defaultdict(list)
        for number, frame in enumerate(kept):
            self._told[frame.sentence].append(number)
        spoken: list[tuple[Quotation, Frame]] = []
        for quotation in self._reading.pieces.quotations:
            if quotation.kind is QuotationKind.QUOTED_MAIL:
                continue
            span = (quotation.start, quotation.end)
            at = self._saying(kept, quotation)
            if at is not None:
                if self._is_speech(quotation):
                    kept[at] = replace(kept[at], said=merged([*kept[at].said, span]))
                spoken.append((quotation, kept[at]))
                continue
            found = self._tagged(quotation) or self._carried(quotation, spoken, kept)
            if found is not None:
                kept.append(found)
                spoken.append((quotation, found))
        yield from kept

    def _saying(self, frames: list[Frame], quotation: Quotation) -> int | None:
        """Return the innermost frame that says a part of a quotation from outside it."""
        best: int | None = None
        near = [number for n in self._sentences(quotation) for number in self._told[n]]
        for number in near:
            frame = frames[number]
            inside = quotation.start <= frame.saying[0] and frame.saying[1] <= quotation.end
            if inside or not frame.steps:
                continue
            start, end = quotation.start, quotation.end
            for sentence in self._around(quotation):
                part = (max(start, sentence[0]), min(end, sentence[1]))
                if frame.covers(*part) >= _MOST * (part[1] - part[0]) > 0 and (
                    best is None or frame.length <= frames[best].length
                ):
                    best = number
        return best

    def _sentences(self, quotation: Quotation) -> range:
        first = max(0, bisect_right(self._starts, quotation.start) - 1)
        last = max(0, bisect_right(self._starts, quotation.end - 1) - 1)
        return range(first, last + 1)

    def _around(self, quotation: Quotation) -> list[Span]:
        sentences = self._reading.pieces.sentences
        return [(sentences[n].start, sentences[n].end) for n in self._sentences(quotation)]

    def _is_speech(self, quotation: Quotation) -> bool:
        return quotation.kind is QuotationKind.DIRECT

    def _tagged(self, quotation: Quotation) -> Frame | None:
        """Return the frame of a quotation by the tag beside it, which the parse did not show."""
        if quotation.speaker is None or quotation.cue is None:
            return None
        place = self._parsed.get(self._number(quotation.cue[0]))
        if place is None or not self._is_speech(quotation):
            return None
        speaker = self._named(place, quotation.speaker)
        ends = (*quotation.speaker, *quotation.cue)
        cue = (min(ends), max(ends))
        words = self._speakers.words
        step = Step(speaker, words(cue), words(quotation.cue).text)
        return Frame(((quotation.start, quotation.end),), cue, (step,), _TAGGED, place.number)

    def _named(self, place: ParsedSentence, span: Span) -> Speaker:
        token = place.token_at(span[1] - 1)
        if token is None:
            return self._speakers.at(span)
        return self._speakers.of(place, place.doc[token])

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    # --- quotations without a tag ---------------------------------------------------------------

    def _carried(
        self, quotation: Quotation, spoken: list[tuple[Quotation, Frame]], frames: list[Frame]
    ) -> Frame | None:
        """Return the frame of a quotation without a tag: the speaker of the one before goes on."""
        if not self._is_told or not self._is_speech(quotation) or not self._fills(quotation):
            return None
        before = (
            self._followed(quotation, frames)
            or self._announced(quotation, frames)
            or self._going_on(quotation, spoken, sentences=1)
            or self._indirect(quotation, frames)
            or self._going_on(quotation, spoken, sentences=_FEW)
        )
        if before is None or not before.steps:
            return None
        span = (quotation.start, self._end(quotation))
        return Frame((span,), before.saying, before.steps, _CARRIED, before.sentence)

    def _end(self, quotation: Quotation) -> int:
        """Return where a quotation ends; one without its closing mark, with its paragraph."""
        if quotation.closed:
            return quotation.end
        end = self._reading.document.text.find("\n", quotation.end)
        return end if end >= 0 else len(self._reading.document.text)

    def _followed(self, quotation: Quotation, frames: list[Frame]) -> Frame | None:
        """Return the frame of the quotation that directly follows, in the same paragraph."""
        others = self._reading.pieces.quotations
        following = next((q for q in others if q.start >= quotation.end), None)
        if following is None or not self._is_speech(following):
            return None
        between = self._reading.document.text[quotation.end : following.start]
        if between.strip() or "\n\n" in between:
            return None
        at = self._saying(frames, following)
        return frames[at] if at is not None else self._tagged(following)

    def _going_on(
        self, quotation: Quotation, spoken: list[tuple[Quotation, Frame]], sentences: int
    ) -> Frame | None:
        """Return the frame of the quotation before, where that is near, or None."""
        if not spoken:
            return None
        last, frame = spoken[-1]
        between = self._reading.document.text[last.end : quotation.start]
        is_near = len(between) <= _NEAR and between.count("\n\n") <= 1
        apart = self._number(quotation.start) - self._number(last.end - 1)
        return frame if is_near and apart <= sentences and self._is_speech(last) else None

    def _indirect(self, quotation: Quotation, frames: list[Frame]) -> Frame | None:
        """Return the frame of a person's words that the sentence before reports, or None."""
        number = self._number(quotation.start)
        if self._reading.document.text[: quotation.start].rstrip(" ")[-1:] == "\n":
            return None
        told = [frames[n] for n in self._told[number - 1] if frames[n].steps]
        told = [f for f in told if not f.steps[0].speaker.is_document and f.status is None]
        return told[-1] if told else None

    def _announced(self, quotation: Quotation, frames: list[Frame]) -> Frame | None:
        """Return the frame of the sentence before, where that ends with a colon."""
        text = self._reading.document.text[: quotation.start].rstrip()
        if not text.endswith(":"):
            return None
        number = self._number(len(text) - 1)
        place = self._parsed.get(number)
        told = next((f for f in reversed(frames) if f.sentence == number and f.steps), None)
        if told is not None or place is None:
            return told
        steps = announced(place, self._speakers)
        span = (place.sentence.start, place.sentence.end)
        return Frame((span,), span, steps, _TAGGED, number) if steps else None

    def _fills(self, quotation: Quotation) -> bool:
        """Return whether a quotation is the most of its sentences, and these are no headings."""
        numbers = self._sentences(quotation)
        sentences = [self._reading.pieces.sentences[n] for n in numbers]
        if any(s.kind is SentenceKind.HEADING for s in sentences):
            return False
        length = sum(sentence.end - sentence.start for sentence in sentences)
        return quotation.end - quotation.start >= _MOST * length
