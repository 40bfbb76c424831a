"""The noun phrases of a sentence, as words of the document, and what kind of thing each is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause, clauses
from claimgraph.documents.english.claims.subjects import with_names
from claimgraph.documents.english.claims.syntax import SUBJECTS, is_clause
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.english.reading import (
    Mention,
    MentionKind,
    ParsedSentence,
    Reading,
    Thing,
)
from claimgraph.documents.pieces import StatedDate, StatedQuantity
from claimgraph.documents.proposing.draft import Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CORE = frozenset(
    {"det", "amod", "nummod", "compound", "poss", "quantmod", "predet", "nmod", "case", "advmod"}
)
_KINDS: dict[str, frozenset[str]] = {
    name: frozenset(nouns) for name, nouns in lexicon("relations_nouns")["kinds"].items()
}
_PLACES = words("relations_nouns", "place_classes")
_PEOPLE = frozenset({"Person", "PersonGroup"})
_BODIES = words("relations_nouns", "body_classes")
_PERSONAL = words("relations_nouns", "personal")
_EMPTY = words("relations_nouns", "empty")
_POINTING = words("relations_nouns", "pointing")


class Labels:
    """Where the labels of the things of a document stand.

    Args:
        reading: The document.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places: dict[int, list[Span]] = {}

    def of(self, mention: Mention) -> Span | None:
        """Return where the fuller name of a thing stands: before a mention of it, or behind.

        None where the mention has it, or it stands nowhere.
        """
        text, label = self._reading.document.text, self._reading.thing_of(mention).label
        if text[mention.start : mention.end] == label:
            return None
        places = self._of_thing(mention.thing)
        before = bisect_left(places, (mention.start + 1, 0))
        return places[before - 1] if before else next(iter(places), None)

    def _of_thing(self, number: int) -> list[Span]:
        if number not in self._places:
            thing, text = self._reading.things[number], self._reading.document.text
            named = [(m.start, m.end) for m in thing.mentions]
            self._places[number] = sorted(s for s in named if text[s[0] : s[1]] == thing.label)
        return self._places[number]


def mentions_between(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """Yield the mentions that lie within a stretch of a document, in order."""
    first = bisect_left(reading.mentions, start, key=lambda mention: mention.start)
    for mention in reading.mentions[first:]:
        if mention.start >= end:
            return
        if mention.end <= end:
            yield mention


@dataclass(frozen=True)
class View:
    """What rules see of a sentence.

    Attributes:
        reading: The document.
        parsed: The sentence.
        ancestors: Gives a class and all that it is a kind of, by local name.
        labels: Where the fuller names of things stand.
    """

    reading: Reading
    parsed: ParsedSentence
    ancestors: Callable[[str], frozenset[str]]
    labels: Labels

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the sentence, in order."""
        return with_names(self.parsed, self.names, clauses(self.parsed))

    @cached_property
    def by_head(self) -> dict[int, Clause]:
        """The clauses by the token of their verb."""
        return {clause.head.i: clause for clause in self.clauses}

    # --- words ------------------------------------------------------------------------------------

    def mention(self, token: Token) -> Mention | None:
        """Return how a noun speaks of a thing, or None."""
        found = self.reading.mention_of(self.parsed.number, token.i)
        if found is None:
            begin = self.span(token, token)[0]
            inside = [m for m in self._mentions if m.start <= begin < m.end]
            names = [m for m in inside if m.kind is MentionKind.NAME]
            found = min(names, key=lambda m: m.end - m.start, default=None)
        return found

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """The names in the sentence, in order, of which none holds another."""
        found: list[Mention] = []
        for each in self._mentions:
            if each.kind is MentionKind.NAME and (not found or each.start >= found[-1].end):
                found.append(each)
        return tuple(found)

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        sentence = self.parsed.sentence
        return tuple(mentions_between(self.reading, sentence.start, sentence.end))

    def thing(self, token: Token) -> Thing | None:
        """Return the thing that a noun speaks of, or None."""
        mention = self.mention(token)
        return self.reading.thing_of(mention) if mention else None

    def span(self, first: Token, last: Token) -> Span:
        """Return where the words from one token to another stand."""
        return self.parsed.span(first.i, last.i + 1)

    def phrase(self, token: Token) -> Span:
        """Return where a noun stands with what belongs to it closely."""
        mention = self.mention(token)
        own = self.span(*edges(token))
        if mention is None:
            return own
        if mention.kind is MentionKind.PRONOUN or token.pos_ == "PRON":
            return mention.start, mention.end
        return min(own[0], mention.start), max(own[1], mention.end)

    def words(self, token: Token) -> Words:
        """Return the words that name a thing, with the fuller name that they stand for."""
        mention = self.mention(token)
        if mention is None:
            return self.text(self.span(*edges(token)))
        return self.words_of(mention)

    def words_of(self, mention: Mention) -> Words:
        """Return the words of a mention, with the fuller name that they stand for."""
        thing = self.reading.thing_of(mention)
        words = self.text((mention.start, mention.end))
        at = self.labels.of(mention)
        name = self.text(at) if at is not None else None
        return Words(
            words.text,
            words.at,
            name.text if name else "",
            name.at if name else None,
            thing.type,
            thing.entity,
        )

    def named(self, span: Span) -> Words:
        """Return the words of a stretch, as those of a thing where they are its name."""
        found = next((m for m in self._mentions if (m.start, m.end) == span), None)
        return self.words_of(found) if found is not None else self.text(span)

    def text(self, span: Span) -> Words:
        """Return the words of a stretch of the document, with its place."""
        return Words(self.reading.document.text[span[0] : span[1]], span)

    # --- values -----------------------------------------------------------------------------------

    @cached_property
    def dates(self) -> tuple[StatedDate, ...]:
        """The dates of the sentence that can be placed in time."""
        sentence, every = self.parsed.sentence, self.reading.pieces.dates
        first = bisect_left(every, sentence.start, key=lambda piece: piece.start)
        last = bisect_left(every, sentence.end, key=lambda piece: piece.start)
        return tuple(piece for piece in every[first:last] if piece.edtf)

    @cached_property
    def quantities(self) -> tuple[StatedQuantity, ...]:
        """The amounts of the sentence."""
        sentence, every = self.parsed.sentence, self.reading.pieces.quantities
        first = bisect_left(every, sentence.start, key=lambda piece: piece.start)
        last = bisect_left(every, sentence.end, key=lambda piece: piece.start)
        return tuple(every[first:last])

    def date_at(self, token: Token) -> StatedDate | None:
        """Return the date that a token is in, or None."""
        place = self.span(token, token)[0]
        return next((d for d in self.dates if d.start <= place < d.end), None)

    def quantity_at(self, token: Token) -> StatedQuantity | None:
        """Return the amount that a noun, or a number before it, is in, or None."""
        near = [token, *(c for c in token.children if c.dep_ in ("nummod", "quantmod"))]
        for each in near:
            place = self.span(each, each)[0]
            found = next((q for q in self.quantities if q.start <= place < q.end), None)
            if found is not None:
                return found
        return None

    def token_of(self, start: int, end: int) -> Token | None:
        """Return the highest token of a stretch of the sentence, or None."""
        doc = self.parsed.doc
        inside = [t for t in doc if start <= self.parsed.starts[t.idx] < end]
        return next((t for t in inside if t.head not in inside or t.head is t), None)

    # --- kinds ------------------------------------------------------------------------------------

    def type_of(self, token: Token) -> str:
        """Return the class of the thing that a noun speaks of, or ""."""
        thing = self.thing(token)
        return thing.type if thing else ""

    def types(self, token: Token) -> frozenset[str]:
        """Return the class of what a noun speaks of, with all that it is a kind of."""
        name = self.type_of(token)
        return self.ancestors(name) | {name} if name else frozenset()

    def is_place(self, token: Token, *, is_sure: bool = False) -> bool:
        """Return whether a noun names a place.

        Args:
            token: The noun.
            is_sure: Whether it has to be known as one; else a name may be one.
        """
        if self.date_at(token) is not None:
            return False
        types = self.types(token)
        if types & _PLACES or is_sure:
            return bool(types & _PLACES)
        if types & (_PEOPLE | {"Document", "Event", "Method"}):
            return False
        return noun(token) in _KINDS["place"] or token.pos_ == "PROPN"

    def is_person(self, token: Token) -> bool:
        """Return whether a noun names a person or people."""
        if self.types(token) & _PEOPLE:
            return True
        if token.pos_ == "PRON":
            return token.lower_ in _PERSONAL
        return noun(token) in _KINDS["role"] | _KINDS["kin"] | {"person", "people", "man", "woman"}

    def is_agent(self, token: Token) -> bool:
        """Return whether a noun names somebody who can act."""
        if self.is_person(token) or self.types(token) & _BODIES:
            return True
        if self.is_value(token):
            return False
        if self.types(token):
            return token.pos_ == "PROPN" and bool(self.types(token) & {"Place"})
        known = _KINDS["role"] | _KINDS["unit-of-body"] | _KINDS["body"]
        is_name = token.pos_ == "PROPN" and noun(token) not in _KINDS["place"]
        return noun(token) in known or is_name or noun(token) in _KINDS["property"]

    def is_value(self, token: Token) -> bool:
        """Return whether a noun is a date, an amount of money or of a measure."""
        return self.date_at(token) is not None or self.is_measure(token)

    def is_measure(self, token: Token) -> bool:
        """Return whether a noun is a measure, or nothing but a number."""
        is_written = token.lower_ == "minutes" and any(
            c.lower_ == "the" or c.dep_ == "poss" for c in token.children
        )
        if noun(token) in _KINDS["measure"] and not is_written:
            return True
        is_told = token.dep_ in SUBJECTS or any(c.lower_ == "of" for c in token.children)
        if token.pos_ == "NUM" and is_told:
            return self.is_money(token)
        return self.quantity_at(token) is not None and (
            token.pos_ in ("NUM", "SYM") or self.is_money(token)
        )

    def is_money(self, token: Token) -> bool:
        """Return whether a noun is an amount of money."""
        found = self.quantity_at(token)
        return found is not None and is_currency(found.quantity.unit)

    def is_thing(self, token: Token) -> bool:
        """Return whether a noun can be the end of a claim."""
        is_noun = token.pos_ in (*NOUNS, "ADJ", "DET") or token.dep_ in SUBJECTS
        is_noun = is_noun and not is_clause(token)
        if self.is_value(token) or not is_noun or token.tag_.startswith("W"):
            return False
        if self.mention(token) is not None:
            return True
        if token.dep_ == "expl":
            return False
        if token.lower_ == "one" and any(c.dep_ in ("relcl", "prep") for c in token.children):
            return True
        is_pointing = token.dep_ in SUBJECTS and token.lower_ in _POINTING
        return is_pointing or token.lower_ not in _EMPTY

    def is_kind(self, token: Token, kind: str) -> bool:
        """Return whether a noun is of a kind that the lexicon of nouns lists."""
        return noun(token) in _KINDS[kind]

    def nouns_of(self, token: Token) -> Iterator[Token]:
        """Yield a noun and those in apposition to it."""
        yield token
        yield from (c for c in token.children if c.dep_ == "appos" and c.pos_ in NOUNS)


def noun(token: Token) -> str:
    """Return the dictionary form of a noun, in small letters."""
    return token.lemma_.lower()


def edges(token: Token) -> tuple[Token, Token]:
    """Return the first and the last token of a noun phrase, without what is loosely attached."""
    first = last = token
    for child in token.children:
        if child.dep_ in _CORE and child.i < token.i:
            first = min(first, child.left_edge, key=lambda t: t.i)
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i:
            tail = next((c for c in child.children if c.dep_ == "pobj"), None)
            last = edges(tail)[1] if tail is not None else last
        elif child.dep_ in ("nummod", "case") and child.i == last.i + 1:
            last = child
    return first, last


_CURRENCIES = lexicon("relations_values")["currencies"]
_CODES = frozenset(_CURRENCIES["codes"])
_NAMES = frozenset(_CURRENCIES["names"])


def is_currency(unit: str) -> bool:
    """Return whether a unit is money."""
    first = unit.split(" per ")[0].split()
    return bool(first) and (first[0] in _CODES or first[-1].lower().rstrip("s") in _NAMES)
