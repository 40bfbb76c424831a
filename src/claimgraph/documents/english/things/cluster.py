"""A thing while it is being put together from the words that speak of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from claimgraph.documents.english.reading import MentionKind
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.heads import head_of


@dataclass(slots=True, eq=False)
class Cluster:
    """Words that speak of one thing.

    Attributes:
        mentions: The words.
        type: The local name of its class, or "".
        entity: The entity of the case, or "".
        nouns: Head nouns that it was called by.
        modifiers: Words that told it from others of its kind.
        name_words: Words of its names.
        plural: Whether it is several.
        gender: f, m, or "".
        is_document: Whether it is the document itself.
    """

    mentions: list[Candidate] = field(default_factory=list)
    type: str = ""
    entity: str = ""
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    name_words: set[str] = field(default_factory=set)
    plural: bool = False
    gender: str = ""
    is_document: bool = False
    _starts: list[int] = field(default_factory=list)

    def add(self, candidate: Candidate) -> None:
        """Take in words that speak of it."""
        self.mentions.append(candidate)
        insort(self._starts, candidate.span[0])
        self.gender = self.gender or candidate.gender
        self.nouns.update(candidate.roles)
        if candidate.is_name:
            self.name_words.update(candidate.words)
        elif candidate.kind is MentionKind.NOMINAL:
            self.nouns.update(candidate.words)
            self.nouns.update(word.split()[-1] for word in candidate.words)
            self.modifiers |= candidate.modifiers

    def empty(self) -> list[Candidate]:
        """Return the words that spoke of it, which now speak of another thing."""
        gone, self.mentions, self._starts = self.mentions, [], []
        return gone

    @property
    def family(self) -> str:
        """What it is broadly."""
        return family(self.type)

    @property
    def has_name(self) -> bool:
        """Whether it has a name."""
        return any(mention.is_name for mention in self.mentions)

    def singular_type(self) -> str:
        """Return the class of one of several."""
        if family(self.type) == "persons":
            return "Person"
        heads = (head_of((noun,)) for noun in sorted(self.nouns))
        return next((head.type for head in heads if head is not None), "")

    def last_before(self, at: int) -> int:
        """Return where it was last spoken of before a place, or -1."""
        before = bisect_left(self._starts, at)
        return self._starts[before - 1] if before else -1
