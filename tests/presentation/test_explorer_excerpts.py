"""Passages in what stands around them: kept once, cut at paragraphs and words, told in UTF-16."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import NS, iri

from claimgraph.documents.text import Document
from claimgraph.model.source import Citation, Source, text_digest
from claimgraph.presentation.explorer.excerpts import Excerpts

PAPER = iri("paper")
LONG = "One two three. " * 60


def passage(text: str, start: int, end: int, **more: Any) -> Citation:
    return Citation.of(NS, PAPER, start=start, end=end, exact=text[start:end], **more)


def excerpts(
    text: str, *citations: Citation, pages: tuple[int, ...] = (), **source: Any
) -> Excerpts:
    documents = {PAPER: Document("paper.txt", "", text, "", pages=pages)}
    return Excerpts({PAPER: Source(PAPER, **source)}, documents, citations)


def parts(made: Excerpts, citation: Citation) -> tuple[str, str, str]:
    """Return what a browser makes of it: before, words, after."""
    number, first, start, end, last = made.words(citation)["excerpt"]
    units = made.texts[number].encode("utf-16-le", "surrogatepass")
    cuts = [(first, start), (start, end), (end, last)]
    before, exact, after = (
        units[2 * a : 2 * b].decode("utf-16-le", "surrogatepass") for a, b in cuts
    )
    return before, exact, after


def test_a_paragraph_that_is_short_is_shown_whole() -> None:
    text = "Above.\n\nIt is tea, they say.\n\nBelow."
    one = passage(text, 14, 17)
    made = excerpts(text, one)
    assert parts(made, one) == ("It is ", "tea", ", they say.")
    assert made.words(one)["cut"] == 0


def test_a_long_one_is_cut_between_words() -> None:
    text = f"{LONG}tea {LONG}".strip()
    at = text.index("tea")
    one = passage(text, at, at + 3)
    before, exact, after = parts(made := excerpts(text, one), one)
    assert (exact, made.words(one)["cut"]) == ("tea", 3)
    assert 270 <= len(before) <= 300
    assert 270 <= len(after) <= 300
    assert text[at - len(before) - 1] == text[at + 3 + len(after)] == " "
    without_blanks = "茶" * 700
    two = passage(without_blanks, 350, 352)
    assert [len(part) for part in parts(excerpts(without_blanks, two), two)] == [300, 2, 300]


def test_what_passages_have_around_them_is_kept_once() -> None:
    text = f"{LONG}tea and cake {LONG}\n\nFar away.{LONG * 3}and jam"
    near = [passage(text, text.index(word), text.index(word) + 3) for word in ("tea", "cak")]
    far = passage(text, text.index("jam"), text.index("jam") + 3)
    made = excerpts(text, *near, far)
    assert len(made.texts) == 2
    assert [parts(made, one)[1] for one in (*near, far)] == ["tea", "cak", "jam"]
    assert made.texts[0].count("tea and cake") == 1


def test_a_passage_has_the_page_that_it_stands_on() -> None:
    text = "First page. Second page."
    one, two = passage(text, 12, 18), passage(text, 0, 5, page=7)
    made = excerpts(text, one, two, pages=(0, 12))
    assert (made.words(one)["page"], made.words(two)["page"]) == (2, 7)


def test_a_quote_without_a_place_is_found_where_it_stands_once() -> None:
    text = "Tea here, and tea there."
    (once, twice) = (Citation.of(NS, PAPER, exact=words) for words in ("Tea here", "a"))
    made = excerpts(text, once, twice)
    assert parts(made, once) == ("", "Tea here", ", and tea there.")
    assert made.words(twice) == {"exact": "a", "prefix": None, "suffix": None}


@pytest.mark.parametrize("source", [{"text_may_be_shared": False}, {}])
def test_words_that_are_not_in_the_text_or_may_not_be_shared_have_no_context(
    source: dict[str, Any],
) -> None:
    text = "It is tea."
    moved = Citation.of(NS, PAPER, start=0, end=3, exact="tea", prefix="is ")
    bare = Citation.of(NS, PAPER, start=6, end=9, digest=text_digest("jam"))
    made = excerpts(text, moved, bare, **source)
    assert made.texts == []
    assert made.words(bare) == {"digest": text_digest("jam")}
    kept = {"exact": "tea", "prefix": "is ", "suffix": None}
    assert made.words(moved) == ({"digest": text_digest("tea")} if source else kept)


def test_a_passage_without_its_words_gets_them_from_a_text_that_fits() -> None:
    bare = Citation.of(NS, PAPER, start=6, end=9, digest=text_digest("tea"))
    assert parts(excerpts("It is tea.", bare), bare) == ("It is ", "tea", ".")


@given(st.data())
def test_any_passage_is_found_again_with_what_stands_beside_it(data: st.DataObject) -> None:
    letters = st.sampled_from(["a", " ", "\n", "\n\n", "茶", "𝒳", "e\u0301"])
    text = data.draw(st.lists(letters, min_size=1, max_size=1500).map("".join))
    spans = st.tuples(*[st.integers(0, len(text) - 1)] * 2).map(sorted)
    drawn = data.draw(st.lists(spans, min_size=1, max_size=5))
    cited = [passage(text, start, end + 1) for start, end in drawn]
    made = excerpts(text, *cited)
    for one in cited:
        before, exact, after = parts(made, one)
        assert exact == one.exact
        assert before + exact + after in text
        assert text[: one.start].endswith(before)
        assert text[one.end :].startswith(after)
        assert "\n\n" not in before[:-1]
        assert max(len(before), len(after)) <= 300
