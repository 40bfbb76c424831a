"""Frames of mails: the lines of a mail, and of those it quotes, are their senders' words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step, merged
from claimgraph.documents.english.attribution.lexicon import Rule
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.documents.pieces import Sentence, SentenceKind
from claimgraph.model.proposal import Span

_RULE = Rule("mail.sender")
_NAME = r"[^\W\d_][^\n<>,;:()\[\]@\"]*?[^\W\d_.]?\.?"
_FROM = re.compile(
    rf"(?i:From|Von|De|Da|Van|Sender|Absender)\s?:\s*[\"']?(?P<who>{_NAME})[\"']?\s*(?:[<(,;\[\n]|$)"
)
_TO = re.compile(rf"(?i:To|An|À|A|Para|Aan)\s?:\s*[\"']?(?P<who>{_NAME})[\"']?\s*(?:[<(,;\[\n]|$)")
_HEADER = re.compile(
    r"(?i:To|An|À|Para|Subject|Betreff|Objet|Asunto|Date|Datum|Sent|Gesendet|Cc)\s?:"
)
_WROTE = re.compile(
    rf"(?:On|Am|Le|El|Il|Op)\b.*?[,\d]\s*(?:[AP]M,?\s*|um\s+)?(?P<who>[^\W\d_]{_NAME})\s*"
    r"(?:<[^>\n]*>)?\s*(?:wrote|a\s+écrit|escribió|ha\s+scritto|schreef)\s*:",
    re.DOTALL,
)
_SCHRIEB = re.compile(
    rf"(?:Am|Op)\b.*?\b(?:schrieb|schreef)\s+(?P<who>{_NAME})\s*(?:<[^>\n]*>)?\s*:", re.DOTALL
)
_REPLY = re.compile(r"(?:On|Am|Le|El|Il|Op)\b")
_SHORT = 8
_INITIAL = 2


@dataclass
class _Message:
    """A mail, as far as it was read.

    Attributes:
        sender: Where its sender is named, or None.
        receiver: Where the one it goes to is named, or None.
        header: The number of the sentence of the sender.
        sentences: Those of its text.
    """

    sender: Span | None = None
    receiver: Span | None = None
    header: int = 0
    sentences: list[ParsedSentence] = field(default_factory=list)


def mails(reading: Reading, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frame of each mail in a document.

    Args:
        reading: The document.
        speakers: Who speaks in it.
    """
    for message in _messages(reading):
        said = [(s.sentence.start, s.sentence.end) for s in _words_of(message, reading)]
        if message.sender is None or not said:
            continue
        sender = speakers.at(message.sender)
        receiver: Speaker | None = speakers.at(message.receiver) if message.receiver else None
        yield Frame(
            merged(said),
            message.sender,
            (Step(sender, speakers.words(message.sender)),),
            _RULE,
            message.header,
            addressee=receiver,
        )


def _messages(reading: Reading) -> list[_Message]:
    text = reading.document.text
    parsed = {place.number: place for place in reading.sentences}
    found: list[_Message] = []
    by_depth: dict[int, _Message] = {}
    pending: _Message | None = None
    for number, sentence in enumerate(reading.pieces.sentences):
        if sentence.kind is SentenceKind.METADATA:
            pending = _header(text, number, sentence, pending)
            continue
        if pending is not None and pending.sender is not None:
            pending.receiver = pending.receiver or _receiver(by_depth, sentence.depth)
            by_depth = {d: m for d, m in by_depth.items() if d < sentence.depth}
            by_depth[sentence.depth] = pending
            found.append(pending)
        pending = None
        message = by_depth.get(sentence.depth)
        if message is not None and number in parsed and sentence.kind is not SentenceKind.TABLE:
            message.sentences.append(parsed[number])
    is_mail = any(m.receiver or _HEADER.search(text) for m in found)
    return found if is_mail else []


def _receiver(by_depth: dict[int, _Message], depth: int) -> Span | None:
    """Return who a quoted mail went to, as far as it is who quotes it."""
    above = [by_depth[d] for d in sorted(by_depth) if d < depth]
    return above[-1].sender if above else None


def _header(
    text: str, number: int, sentence: Sentence, pending: _Message | None
) -> _Message | None:
    """Return the mail that a line of a header speaks of, with what the line tells."""
    line = text[sentence.start : sentence.end]
    wrote = (_WROTE.match(line) or _SCHRIEB.match(line)) if _REPLY.match(line) else None
    sender = wrote or _FROM.match(line)
    if sender is not None:
        pending = pending if pending and pending.sender is None else _Message()
        pending.sender, pending.header = _at(sender, sentence.start), number
        return pending
    receiver = _TO.match(line)
    if receiver is not None:
        pending = pending or _Message()
        pending.receiver = _at(receiver, sentence.start)
    return pending


def _at(match: re.Match[str], start: int) -> Span:
    return start + match.start("who"), start + match.end("who")


def _words_of(message: _Message, reading: Reading) -> list[ParsedSentence]:
    """Return the sentences of a mail without its signature."""
    kept = list(message.sentences)
    name = reading.document.text[slice(*message.sender)] if message.sender else ""
    for _ in range(3):
        if kept and _is_signature(kept[-1], name):
            kept.pop()
    return kept


def _is_signature(place: ParsedSentence, name: str) -> bool:
    tokens = [token for token in place.doc if not token.is_punct]
    if len(tokens) > _SHORT or any(token.pos_ in ("VERB", "AUX") for token in tokens):
        return False
    parts = {part.casefold().strip(".") for part in name.split()}
    found = [token.lower_.strip(".") for token in tokens]
    return any(w in parts or (len(w) < _INITIAL and any(p[:1] == w for p in parts)) for w in found)
