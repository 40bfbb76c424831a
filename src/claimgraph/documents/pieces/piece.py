"""The pieces of a text that claims are made of, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimgraph.model.quantity import Quantity


class SentenceKind(StrEnum):
    """What a stretch of text is."""

    SENTENCE = "sentence"
    HEADING = "heading"
    METADATA = "metadata"
    TABLE = "table"
    FOOTNOTE = "footnote"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text.

    Attributes:
        start: Its first code point.
        end: One past its last code point.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence, or what stands where one could: a heading, a row, a header of a mail.

    Attributes:
        kind: What it is.
        depth: How many times a mail quotes it.
        speaker: Where the label of who speaks stands, as in a transcript, or None.
    """

    kind: SentenceKind
    depth: int = 0
    speaker: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class StatedDate(Span):
    """A date as a text states it.

    Attributes:
        edtf: With the precision of the text; "" where it can't be dated.
        year_inferred: Whether the text does not print the year.
        basis: What the inference rests on, or "".
        role: How the passage uses it: since, until, before, by, after, or "".
        rule: The form that it was read by.
    """

    edtf: str
    year_inferred: bool
    basis: str
    role: str
    rule: str


@dataclass(frozen=True, slots=True)
class StatedQuantity(Span):
    """An amount as a text states it, with the bound and the unit of its wording.

    Attributes:
        quantity: What is meant.
        rule: How it was read.
        carried: Whether what it counts is told elsewhere, and not by the words themselves.
    """

    quantity: Quantity
    rule: str
    carried: bool = False


class QuotationKind(StrEnum):
    """What a quotation is for."""

    DIRECT = "direct"
    WORDS = "words"
    QUOTED_MAIL = "quoted-mail"


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """Words between quotation marks, the marks included, or the text of a quoted mail.

    Attributes:
        kind: Speech, single words or titles, or a mail.
        closed: Whether it has its closing mark.
        nested: Quotations within it.
        speaker: Where the one who says it stands in the sentence, or None.
        cue: Where the verb or phrase stands that ties it to them, or None.
        rule: Id of the cue, or "".
    """

    kind: QuotationKind
    closed: bool = True
    nested: tuple[tuple[int, int], ...] = ()
    speaker: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text, each kind sorted and without overlaps."""

    sentences: tuple[Sentence, ...]
    dates: tuple[StatedDate, ...]
    quantities: tuple[StatedQuantity, ...]
    quotations: tuple[Quotation, ...]
