"""Who speaks, and to whom, at a place of a text: quotations, transcripts, mails."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.pieces import Pieces, QuotationKind, SentenceKind
from claimgraph.model.proposal import Span

_FROM = re.compile(r"(?:From|Von|De|Da|Van)\s*:\s*(?P<who>[^<\n(,;]+)")
_TO = re.compile(r"(?:To|An|À|Para|A|Aan)\s*:\s*(?P<who>[^<\n(,;]+)")
_DEPONENT = re.compile(
    r"(?:^|(?<=[.:;]\s)|(?<=\n))I, (?P<who>[^\W\d_a-z][^\W\d_]*\.?(?: [^\W\d_][\w.'’-]*){1,4}),"
)
_WROTE = re.compile(
    r"(?:On|Am|Le|El|Il|Op)\b.*?(?:schrieb\s+(?P<de>[^<\n:]+)"
    r"|(?:,|\d)\s*(?P<who>[^<,:\d]+?)(?:\s*<[^>]*>)?"
    r"\s+(?:wrote|a écrit|escribió|ha scritto|schreef))"
)


class Speech:
    """Who speaks where.

    Args:
        text: The document's text.
        pieces: Its pieces.
        sentences: Those that could be parsed.
    """

    def __init__(self, text: str, pieces: Pieces, sentences: Sequence[ParsedSentence]) -> None:
        self._sentences = sentences
        self._quoted = [q for q in pieces.quotations if q.kind is QuotationKind.DIRECT]
        self._starts = [q.start for q in self._quoted]
        self._quoters = list(self._carried(text))
        oath = _DEPONENT.search(text)
        self._deponent = oath.span("who") if oath else None
        self._sworn = oath.start() if oath else 0
        self._senders: list[Span | None] = []
        self._receivers: list[Span | None] = []
        self._before: list[Span | None] = []
        self._read_mails(text)
        self._read_turns(text)

    def speaker(self, at: int, place: int) -> Span | None:
        """Return where the one stands whose words a code point is in, or None."""
        within = bisect_right(self._starts, at) - 1
        if within >= 0 and at < self._quoted[within].end:
            return self._quoters[within]
        label = self._sentences[place].sentence.speaker or self._senders[place]
        return label or (self._deponent if at >= self._sworn else None)

    def addressee(self, at: int, place: int) -> Span | None:
        """Return where the one stands to whom the words at a code point are said, or None."""
        within = bisect_right(self._starts, at) - 1
        if within >= 0 and at < self._quoted[within].end:
            return None
        if self._sentences[place].sentence.speaker:
            return self._before[place]
        return self._receivers[place]

    def _carried(self, text: str) -> Iterator[Span | None]:
        """Yield the speaker of each quotation; one without has that of the one before it."""
        speaker, end = None, 0
        for quotation in self._quoted:
            if quotation.speaker or "\n" in text[end : quotation.start]:
                speaker = quotation.speaker
            end = quotation.end
            yield speaker

    def _read_mails(self, text: str) -> None:
        """Find the sender and the receiver of the mail that each sentence is in."""
        known: list[tuple[int, Span | None, Span | None]] = []
        for number, sentence in enumerate(self._sentences):
            own = sentence.sentence
            if own.kind is SentenceKind.METADATA:
                line = text[own.start : own.end]
                if found := _FROM.match(line):
                    known.append((own.depth, _moved(found, "who", own.start), None))
                elif (found := _TO.match(line)) and known:
                    known[-1] = (*known[-1][:2], _moved(found, "who", own.start))
                elif found := _WROTE.match(line):
                    group = "de" if found["de"] else "who"
                    last = known[-1][1] if known else None
                    depth = max(own.depth, self._depth(number + 1))
                    known.append((depth, _moved(found, group, own.start), last))
            inside = [mail for mail in known if mail[0] <= own.depth]
            is_text = own.kind in (SentenceKind.SENTENCE, SentenceKind.QUOTED)
            mail = inside[-1] if inside and is_text else (0, None, None)
            self._senders.append(mail[1])
            self._receivers.append(mail[2])

    def _depth(self, number: int) -> int:
        """Return how many times a mail quotes a sentence."""
        if number >= len(self._sentences):
            return 0
        return self._sentences[number].sentence.depth

    def _read_turns(self, text: str) -> None:
        """Find who spoke before the one who speaks in each sentence of a transcript."""
        now: Span | None = None
        before: Span | None = None
        for sentence in self._sentences:
            label = sentence.sentence.speaker
            if label and label != now:
                same = now is not None and text[slice(*now)] == text[slice(*label)]
                before, now = (before if same else now), label
            self._before.append(before)


def _moved(found: re.Match[str], group: str, by: int) -> Span:
    start, end = found.span(group)
    end = start + len(found[group].rstrip())
    return start + by, end + by
