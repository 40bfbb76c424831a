"""A citation follows its passage into a new version, or it is said that it could not."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import NS, iri
from tests.examples import examples

from claimgraph.documents.revision import Fate, Reanchored, cited, reanchored
from claimgraph.documents.text import Document
from claimgraph.model.source import Citation, text_digest

PAPER = iri("paper")
TEXT = (
    "The board runs the kettle, a clerk writes. It has at least 80 cups.\n"
    "Alderman Stout doubts it. The board denies it.\n"
    "In Puddle nobody minds. The board denies it.\n"
)


def _document(text: str, **more: object) -> Document:
    digest = text_digest(text)
    return Document("paper.txt", digest, text, digest, **more)  # type: ignore[arg-type]


def _cite(words: str, text: str = TEXT, *, after: int = 0) -> Citation:
    start = text.index(words, after)
    return cited(NS, PAPER, _document(text), start, start + len(words))


def _became(
    citation: Citation, new: str, old: str | None = TEXT, *, keep: bool = True
) -> Reanchored:
    before = [_document(old)] if old is not None else []
    return reanchored(citation, before, _document(new), NS, keep_words=keep)


def test_what_stays_where_it_is_is_exact_and_the_same_citation() -> None:
    citation = _cite("at least 80 cups")
    found = _became(citation, TEXT + "And so on.\n")
    assert (found.fate, found.new) == (Fate.EXACT, citation)


def test_what_stands_elsewhere_with_its_surroundings_moved() -> None:
    found = _became(_cite("at least 80 cups"), "News!\n" + TEXT)
    assert found.fate is Fate.MOVED
    assert found.new == _cite("at least 80 cups", "News!\n" + TEXT)


def test_words_that_are_gone_are_lost() -> None:
    found = _became(_cite("at least 80 cups"), TEXT.replace("80", "90"))
    assert (found.fate, found.new, found.places) == (Fate.LOST, None, ())


def test_a_look_alike_is_not_the_passage() -> None:
    """The first of two denials goes; the second says the same words of something else."""
    first = _cite("The board denies it.")
    new = TEXT.replace(" The board denies it.", "", 1)
    found = _became(first, new)
    assert (found.fate, found.new) == (Fate.AMBIGUOUS, None)
    assert found.places == (new.index("The board denies it."),)


def test_a_look_alike_that_slides_into_the_very_place_is_not_the_passage() -> None:
    rows = "".join(f"- {n} stations are open\n" for n in (11, 11, 12, 11, 13))
    second = _cite("11 stations are open", rows, after=10)
    found = _became(second, rows.replace("- 11 stations are open\n", "", 1), rows)
    assert (found.fate, found.new) == (Fate.AMBIGUOUS, None)


def test_a_copy_makes_it_ambiguous() -> None:
    found = _became(_cite("at least 80 cups"), TEXT + TEXT)
    assert (found.fate, found.new) == (Fate.AMBIGUOUS, None)


def test_other_surroundings_make_it_ambiguous_and_the_place_is_told() -> None:
    new = TEXT.replace("a clerk writes", "a clerk wrote")
    found = _became(_cite("It has at least"), new)
    assert (found.fate, found.new, found.places) == (Fate.AMBIGUOUS, None, (new.index("It has"),))


def test_a_passage_without_its_words_is_followed_where_the_old_text_is_at_hand() -> None:
    free = replace(_cite("at least 80 cups"), exact=None, prefix=None, suffix=None)
    found = _became(free, "News!\n" + TEXT, keep=False)
    assert found.fate is Fate.MOVED
    assert found.new is not None
    assert (found.new.exact, found.new.prefix, found.new.suffix) == (None, None, None)
    assert found.new.digest == free.digest
    assert _became(free, "News!\n" + TEXT, None).fate is Fate.LOST


def test_without_the_old_text_the_surroundings_that_are_kept_decide() -> None:
    citation = _cite("at least 80 cups")
    assert _became(citation, "News!\n" + TEXT, None).fate is Fate.MOVED
    bare = replace(citation, prefix=None, suffix=None)
    assert _became(bare, "News!\n" + TEXT, None).fate is Fate.AMBIGUOUS


def test_a_quote_without_a_position_gets_one() -> None:
    quote = Citation.of(NS, PAPER, exact="at least 80 cups")
    found = _became(quote, "News!\n" + TEXT)
    assert found.new is not None
    assert found.new.start == TEXT.index("at least") + 6


def test_the_page_goes_with_the_passage_where_one_was_cited() -> None:
    old = _document(TEXT, pages=(0, 68))
    start = TEXT.index("Alderman")
    citation = cited(NS, PAPER, old, start, start + 14)
    assert citation.page == 2
    new = _document("Cover\n\n" + TEXT, pages=(0, 7, 75))
    found = reanchored(citation, [old], new, NS, keep_words=True)
    assert found.new is not None
    assert (found.fate, found.new.page) == (Fate.MOVED, 3)


def test_a_passage_of_an_earlier_version_that_comes_back_is_found() -> None:
    middle = TEXT.replace("80", "90")
    citation = _cite("at least 80 cups")
    versions = [_document(middle), _document(TEXT)]
    found = reanchored(citation, versions, _document("News!\n" + TEXT), NS, keep_words=True)
    assert found.fate is Fate.MOVED


# --- random edits ---------------------------------------------------------------------------


@dataclass
class Tracked:
    """A text each of whose characters knows which one of the first version it was."""

    characters: list[tuple[str, int | None]]

    @property
    def text(self) -> str:
        return "".join(c for c, _ in self.characters)

    def insert(self, at: int, words: str) -> None:
        self.characters[at:at] = [(c, None) for c in words]

    def delete(self, start: int, end: int) -> None:
        del self.characters[start:end]

    def move(self, start: int, end: int, to: int) -> None:
        block = self.characters[start:end]
        del self.characters[start:end]
        at = min(to, len(self.characters))
        self.characters[at:at] = block

    def copy(self, start: int, end: int, to: int) -> None:
        """Say it twice; where the first goes later, the second has moved there."""
        self.characters[to:to] = self.characters[start:end]

    def misread(self, at: int, as_: str) -> None:
        """Let OCR see another letter: it is not the one that was cited any more."""
        if self.characters[at][0] != as_:
            self.characters[at] = (as_, None)

    def is_at(self, start: int, end: int, first: int) -> bool:
        """Whether a span is the one of the first version that began at `first`."""
        origins = [origin for _, origin in self.characters[start:end]]
        return origins == list(range(first, first + end - start))


SENTENCES = (
    "The board runs {n} stations in Puddle.",
    "The board denies it.",
    "“At least {n} cups,” a clerk of the board says.",
    "It is not known who pays.",
    "In {n} towns nobody minds, the paper writes.",
    "- {n} stations",
    "茶局经营{n}个大水壶。",
)
NOISE = "ilI1O0oces.,-rnm"


def _written(rng: random.Random) -> str:
    """Return a text full of sentences that are alike."""
    chosen = [rng.choice(SENTENCES).format(n=rng.choice((3, 11, 80))) for _ in range(40)]
    return "".join(sentence + rng.choice((" ", " ", "\n")) for sentence in chosen)


def _edited(rng: random.Random, text: str, *, copies: bool) -> Tracked:
    tracked = Tracked([(c, n) for n, c in enumerate(text)])
    for _ in range(rng.randint(1, 4)):
        size = len(tracked.characters)
        start = rng.randrange(size)
        end = min(size, start + rng.randint(1, 150))
        kind = rng.choice(("insert", "delete", "move", "noise", *(["copy"] if copies else [])))
        if kind == "insert":
            tracked.insert(start, rng.choice(SENTENCES).format(n=11) + " ")
        elif kind == "delete" and end - start < size:
            tracked.delete(start, end)
        elif kind == "move":
            tracked.move(start, end, rng.randrange(size))
        elif kind == "copy":
            tracked.copy(start, end, rng.randrange(size))
        else:
            for _ in range(rng.randint(1, 30)):
                tracked.misread(rng.randrange(len(tracked.characters)), rng.choice(NOISE))
    return tracked


def _spans(rng: random.Random, text: str) -> list[tuple[int, int]]:
    starts = [rng.randrange(len(text) - 1) for _ in range(20)]
    return [(start, min(len(text), start + rng.randint(1, 90))) for start in starts]


def _wrong(seed: int, counts: dict[Fate, int]) -> list[tuple[int, int]]:
    """Return the citations of one edited text that were placed on another passage."""
    rng = random.Random(seed)
    text = _written(rng)
    tracked = _edited(rng, text, copies=seed % 2 == 0)
    old, new = _document(text), _document(tracked.text)
    wrong = []
    for start, end in _spans(rng, text):
        citation = cited(NS, PAPER, old, start, end)
        found = reanchored(citation, [old], new, NS, keep_words=True)
        counts[found.fate] += 1
        if found.new is None:
            continue
        assert found.new.start is not None
        assert found.new.end is not None
        assert new.text[found.new.start : found.new.end] == text[start:end]
        if not tracked.is_at(found.new.start, found.new.end, start):
            wrong.append((start, end))
    return wrong


def test_of_a_thousand_edited_texts_no_citation_is_placed_on_a_wrong_passage() -> None:
    counts = dict.fromkeys(Fate, 0)
    wrong = {seed: found for seed in range(1000) if (found := _wrong(seed, counts))}
    assert wrong == {}
    # The gate looked at something: each fate was met, and most passages were followed.
    assert min(counts.values()) > 500
    assert counts[Fate.EXACT] + counts[Fate.MOVED] > 9_000


@examples(2)
@given(st.integers(min_value=1000))
def test_no_edit_places_a_citation_on_a_wrong_passage(seed: int) -> None:
    assert _wrong(seed, dict.fromkeys(Fate, 0)) == []


def test_the_gate_sees_a_citation_that_goes_to_the_first_words_that_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With no surroundings asked for, look-alikes are taken, and this is noticed."""
    monkeypatch.setattr("claimgraph.documents.revision._Passage.starts", lambda passage, text: (
        [text.find(passage.words)] if passage.words in text else []
    ))  # fmt: skip
    counts = dict.fromkeys(Fate, 0)
    assert any(_wrong(seed, counts) for seed in range(20))
