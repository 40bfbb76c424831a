"""Whether a passage stands where its citation says."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.builders import NS, iri

from claimgraph.documents.anchoring import Anchor, Standing, anchor
from claimgraph.documents.text import normalised, read_document
from claimgraph.errors import DataError
from claimgraph.model.source import Citation, text_digest

TEXT = "The fog bank opened. 🌫 The fog bank closed. Nobody saw it."


def _cite(start: int, end: int, *, text: str = TEXT, keep: bool = True) -> Citation:
    words = text[start:end]
    exact = words if keep else None
    return Citation.of(NS, iri("doc"), start=start, end=end, exact=exact, digest=text_digest(words))


def test_a_passage_that_stands_where_it_is_cited_is_exact() -> None:
    assert anchor(_cite(4, 12), TEXT).standing is Standing.EXACT
    assert anchor(_cite(4, 12, keep=False), TEXT).standing is Standing.EXACT


def test_positions_are_code_points_also_behind_an_emoji() -> None:
    start = TEXT.index("closed")
    assert anchor(_cite(start, start + 6, keep=False), TEXT).standing is Standing.EXACT


@pytest.mark.parametrize("keep", [True, False], ids=["quote", "text-free"])
def test_a_passage_that_stands_elsewhere_is_reported_and_not_moved(keep: bool) -> None:
    start = TEXT.index("Nobody")
    cited = _cite(start, start + 6, keep=keep)
    longer = "A new line.\n" + TEXT
    assert anchor(cited, longer) == Anchor(Standing.MOVED, (start + 12,))


def test_words_that_stand_twice_are_ambiguous() -> None:
    cited = _cite(4, 12)
    assert anchor(cited, "x" + TEXT) == Anchor(Standing.AMBIGUOUS, (5, 28))


@pytest.mark.parametrize("keep", [True, False], ids=["quote", "text-free"])
def test_changed_words_are_changed(keep: bool) -> None:
    cited = _cite(4, 12, keep=keep)
    assert anchor(cited, TEXT.replace("fog", "dog")).standing is Standing.CHANGED


def test_a_position_outside_the_text_is_outside() -> None:
    assert anchor(_cite(4, 12, keep=False), "short").standing is Standing.OUTSIDE


def test_a_quote_without_a_position_has_to_stand_once() -> None:
    once = Citation.of(NS, iri("doc"), exact="Nobody")
    twice = Citation.of(NS, iri("doc"), exact="fog bank")
    assert anchor(once, TEXT).standing is Standing.EXACT
    assert anchor(twice, TEXT).standing is Standing.AMBIGUOUS


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_passage_of_every_text_is_exact_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for keep in (True, False):
        assert anchor(_cite(start, end, text=text, keep=keep), text).standing is Standing.EXACT


@given(st.text(min_size=1, max_size=60), st.integers(0, 59), st.characters())
def test_one_changed_character_breaks_the_passage_that_holds_it(
    text: str, position: int, other: str
) -> None:
    assume(position < len(text) and text[position] != other)
    changed = text[:position] + other + text[position + 1 :]
    cited = _cite(0, len(text), text=text, keep=False)
    assert anchor(cited, changed).standing is Standing.CHANGED


def test_line_endings_and_byte_order_mark_do_not_move_positions(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffone\r\ntwo\rthree".encode())
    document = read_document(path)
    assert document.text == "one\ntwo\nthree"
    assert document.text_sha256 == text_digest("one\ntwo\nthree")


def test_a_document_that_is_not_utf8_is_refused_with_the_place() -> None:
    with pytest.raises(DataError, match=r"a\.txt: not UTF-8 text: byte 3"):
        normalised(b"abc\xff", "a.txt")
