"""A document as the embedded extractor reads it: parsed sentences, things, and who is who."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from claimgraph.documents.pieces import Pieces, Sentence
from claimgraph.documents.text import Document
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class ParsedSentence:
    """A sentence with its parse.

    Attributes:
        number: Its number in :attr:`Pieces.sentences`.
        sentence: The piece.
        doc: spaCy's parse of its mended text: without the marks of quoted mail, hyphens
            of line ends and footnote marks.
        starts: Document offset of each character of the mended text.
    """

    number: int
    sentence: Sentence
    doc: Doc
    starts: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """Return where the tokens from `first` up to, and not with, `last` stand."""
        begin, end = self.doc[first], self.doc[last - 1]
        return self.starts[begin.idx], self.starts[end.idx + len(end) - 1] + 1

    def token_at(self, offset: int) -> int | None:
        """Return the token that the code point `offset` of the document is in, or None."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0 or self.starts[at] != offset:
            return None
        return next((t.i for t in self.doc if t.idx <= at < t.idx + len(t)), None)

    def subtree(self, token: Token) -> Span:
        """Return where the words that hang on a token stand, from the first to the last."""
        return self.span(token.left_edge.i, token.right_edge.i + 1)


class MentionKind(StrEnum):
    """How words speak of a thing."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of a thing.

    Attributes:
        start: Its first code point.
        end: One past its last.
        kind: How.
        thing: The number of the thing in :attr:`Reading.things`.
        sentence: The number of the sentence.
        head: The token of that sentence that it hangs on.
        rule: Id of the rule that found it.
    """

    start: int
    end: int
    kind: MentionKind
    thing: int
    sentence: int
    head: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a document speaks of.

    Attributes:
        label: The best of its names, or the fullest description.
        type: The local name of a class of the core.
        mentions: Where it is spoken of, in order.
        entity: The entity of the case, or "".
        unknown: Whether the document speaks of it without saying who or which it is.
        is_document: Whether it is the document itself.
    """

    label: str
    type: str
    mentions: tuple[Mention, ...]
    entity: Iri = ""
    unknown: bool = False
    is_document: bool = False


@dataclass(frozen=True)
class Reading:
    """Everything that was read before claims are looked for.

    Attributes:
        document: The document.
        pieces: Its pieces.
        sentences: Those that could be parsed, in order.
        things: What it speaks of.
    """

    document: Document
    pieces: Pieces
    sentences: tuple[ParsedSentence, ...]
    things: tuple[Thing, ...] = field(default=())

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order of the text."""
        every = (mention for thing in self.things for mention in thing.mentions)
        return tuple(sorted(every, key=lambda m: (m.start, -m.end)))

    @cached_property
    def _by_head(self) -> dict[tuple[int, int], Mention]:
        return {(m.sentence, m.head): m for m in reversed(self.mentions)}

    def mention_of(self, sentence: int, token: int) -> Mention | None:
        """Return the widest mention whose head is a token of a sentence, or None."""
        return self._by_head.get((sentence, token))

    def mentions_in(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the mentions that lie within a span, in order."""
        return (m for m in self.mentions if start <= m.start and m.end <= end)

    def thing_of(self, mention: Mention) -> Thing:
        """Return what a mention speaks of."""
        return self.things[mention.thing]
