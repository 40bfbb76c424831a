"""How the things that are found in an invented text compare with what it speaks of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from claimgraph.documents.english.reading import Reading, Thing
from claimgraph.documents.english.things import read
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing.draft import Context, KnownName
from claimgraph.documents.text import Document
from claimgraph.model.vocabulary import Vocabulary

TEXTS = Path(__file__).parent / "texts"
EXPECTED: dict[str, list[list[str]]] = json.loads((TEXTS / "expected.json").read_text("utf-8"))
NAMES = sorted(set(EXPECTED) - {"note"})


@dataclass(frozen=True)
class Score:
    """How many of the things of a text are found.

    Attributes:
        matched: Pairs.
        expected: Things that the text speaks of.
        found: Things that were found.
    """

    matched: int
    expected: int
    found: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.matched / (self.expected + self.found)


def reading_of(text: str, names: tuple[KnownName, ...] = ()) -> Reading:
    """Return a text with its things."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document("text.txt", digest, text, digest)
    return read(document, Context("urn:test:text", pieces(text), Vocabulary(()), names))


def text_of(name: str) -> str:
    """Return one of the texts."""
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def scored(name: str) -> Score:
    """Return how what is found in a text compares with what it speaks of."""
    text = text_of(name)
    things = [thing for thing in reading_of(text).things if not thing.is_document]
    expected = EXPECTED[name]
    pairs = sorted(
        (-_shared(text, words, thing), number, other)
        for number, (type_, *words) in enumerate(expected)
        for other, thing in enumerate(things)
        if _shared(text, words, thing) and _is_alike(type_, thing.type)
    )
    taken: set[int] = set()
    gone: set[int] = set()
    for _, number, other in pairs:
        if number not in taken and other not in gone:
            taken.add(number)
            gone.add(other)
    return Score(len(taken), len(expected), len(things))


def _shared(text: str, words: list[str], thing: Thing) -> int:
    """Return how many of some words overlap, in most of their length, what speaks of a thing."""
    spoken = [text[m.start : m.end] for m in thing.mentions if m.kind != "pronoun"]
    return sum(any(w in each or each in w for each in spoken) for w in words)


def _is_alike(one: str, other: str) -> bool:
    kinds = {family(one), family(other)}
    return len(kinds) == 1 or kinds == {"persons", "group"}
