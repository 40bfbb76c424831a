"""A thing that has a name, with all the forms of the name."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimgraph.documents.english.things.candidate import Candidate


@dataclass(slots=True)
class Named:
    """A thing that has a name.

    Attributes:
        mentions: Where its names stand.
        words: Of its longest name.
        entity: The entity of the case, or "".
        type: The local name of its class, or "".
        ahead: How sure that is.
        forms: The words of all its names.
    """

    mentions: list[Candidate]
    words: tuple[str, ...]
    entity: str = ""
    type: str = ""
    ahead: float = 0.0
    forms: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def start(self) -> int:
        """Where it is named first."""
        return min(mention.span[0] for mention in self.mentions)

    @property
    def gender(self) -> str:
        """What its names tell: f, m, or ""."""
        return next((m.gender for m in self.mentions if m.gender), "")

    def take(self, other: Named) -> None:
        """Take in the names of another, which is the same thing."""
        self.entity = self.entity or other.entity
        self.mentions.extend(other.mentions)
        self.forms |= other.forms
