"""Words that may speak of a thing, before it is known of which."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimgraph.documents.english.reading import MentionKind, ParsedSentence
from claimgraph.documents.pieces import SentenceKind
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import Span

_FULL = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may speak of a thing.

    Attributes:
        place: Which of the parsed sentences they stand in.
        first: Their first token.
        last: One past their last token.
        head: The token that they hang on.
        kind: How they speak of it.
        span: Where they stand in the document.
        words: What tells the thing: of a name its words, of a nominal its head noun;
            folded.
        type: The local name of the class that they tell, or "".
        rule: Id of the rule that found them.
        entity: The entity of the case whose name they are, or "".
        modifiers: Of a nominal: the words that tell one from others of its kind.
        determiner: Of a nominal: definite, indefinite, possessive, counted or bare.
        plural: Whether they speak of several.
        gender: f, m, or "" where they don't tell.
        roles: Head nouns of what they say of it beside the name ("Judge", "director").
        number: How many they speak of, as it is written, or "".
        restricted: Whether what follows its noun tells a description from others.
        is_term: Whether a description has a capital, as a name has: "the Office".
        shown: Whether they tell of a thing by themselves: not a name in a heading, or one
            within a longer name, which are told only where the name stands elsewhere.
        weak: Whether a description is one that is told only where it is taken up again.
    """

    place: int
    first: int
    last: int
    head: int
    kind: MentionKind
    span: Span
    words: tuple[str, ...]
    type: str = ""
    rule: str = ""
    entity: Iri = ""
    modifiers: frozenset[str] = frozenset()
    determiner: str = ""
    plural: bool = False
    gender: str = ""
    roles: tuple[str, ...] = field(default=())
    number: str = ""
    restricted: bool = False
    is_term: bool = False
    shown: bool = True
    weak: bool = False

    @property
    def may_be_surname(self) -> bool:
        """Whether a name that ends as one of a place may be of somebody: "Ida Hill"."""
        return self.rule == "name.place" and len(self.words) == _FULL

    @property
    def is_name(self) -> bool:
        """Whether they are a name."""
        return self.kind is MentionKind.NAME


def is_headed(sentence: ParsedSentence) -> bool:
    """Return whether a sentence is a heading, whose capitals tell nothing."""
    headed = bool(sentence.doc.user_data.get("headed"))
    return headed or sentence.sentence.kind is SentenceKind.HEADING


def root_of(sentence: ParsedSentence, first: int, last: int) -> int:
    """Return the token on which the tokens from `first` up to `last` hang."""
    if not sentence.doc.has_annotation("DEP"):
        return last - 1
    return int(sentence.doc[first:last].root.i)
