"""A quote is found as a person copied it, and a letter that differs is another quote."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimgraph.documents.matching import NormalText, find, in_normal_form
from claimgraph.documents.nearness import nearest

TEXT = (
    "The board has many opera-\ntions in “Puddle”, a well-\nknown town. It is a ﬁne cafe\u0301 — "
    "or\u00a0is it? The co\u00adoperation of ’89 stands.\n\nThe board has few."
)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("many operations in", "many opera-\ntions in"),
        ("opera-\ntions", "opera-\ntions"),
        ("opera­tions", "opera-\ntions"),
        ('in "Puddle"', "in “Puddle”"),
        ("in «Puddle»", "in “Puddle”"),
        ("a well-known town", "a well-\nknown town"),
        ("a wellknown town", "a well-\nknown town"),
        ("a fine café - or is", "a ﬁne cafe\u0301 — or\u00a0is"),
        ("cooperation of '89", "co\u00adoperation of ’89"),
        ("stands. The  board", "stands.\n\nThe board"),
    ],
)
def test_what_a_hand_writes_otherwise_is_found(quote: str, words: str) -> None:
    ((start, end),) = find(quote, TEXT)
    assert TEXT[start:end] == words


@pytest.mark.parametrize(
    "quote",
    [
        "many operation in",
        "Many operations",
        "many Operations",
        "opera tions",
        "cafe - or",
        "ine café",  # it would begin in the middle of the ligature
        "fine cafe",  # and this end before the accent
        "a well known",
        "’90",
        "",
        "  \n",
    ],
)
def test_what_differs_is_not_found(quote: str) -> None:
    assert find(quote, TEXT) == []


def test_words_as_they_stand_go_before_the_normal_form() -> None:
    text = "He said 'no'. He said ‘no’."
    assert find("said 'no'", text) == [(3, 12)]
    assert len(find("said 'no'.", text.replace("'no'", "’no’"))) == 2


def test_what_stands_before_or_behind_tells_two_places_apart() -> None:
    assert len(find("The board has", TEXT)) == 2
    last = TEXT.rindex("The board has")
    expected = [(last, last + len("The board has"))]
    assert find("The board has", TEXT, suffix="few") == expected
    assert find("The board has", TEXT, prefix="stands.") == expected
    assert find("The board has", TEXT, suffix="none") == []


def test_a_hangul_syllable_is_found_however_it_is_composed() -> None:
    text = unicodedata.normalize("NFD", "서울 한국어")
    ((start, end),) = find("한국어", text)
    assert unicodedata.normalize("NFC", text[start:end]) == "한국어"


LETTERS = st.text(st.sampled_from("aábc -—“\"'’ﬁ\u00ad\n\u0301\u00a0가각"), max_size=40)


@given(st.text(max_size=60) | LETTERS, st.data())
def test_every_span_of_every_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    assume(quote.strip())
    found = find(quote, text)
    assert (start, end) in found
    assert all(text[a:b] == quote for a, b in found)


@given(st.text(max_size=60) | LETTERS, st.text(max_size=8) | LETTERS)
def test_what_the_normal_form_finds_is_the_quote_in_normal_form(text: str, quote: str) -> None:
    for start, end in in_normal_form(quote, NormalText.of(text)):
        assert 0 <= start < end <= len(text)
        alone = NormalText.of(text[start:end])
        assert in_normal_form(quote, alone) == [(0, end - start)]


@given(st.text(max_size=60) | LETTERS)
def test_the_normal_form_is_that_of_nfc_and_of_nfd(text: str) -> None:
    forms = {NormalText.of(unicodedata.normalize(form, text)).text for form in ("NFC", "NFD")}
    assert len(forms) == 1


@given(st.text(max_size=80) | LETTERS)
def test_the_normal_form_knows_where_everything_comes_from(text: str) -> None:
    normal = NormalText.of(text)
    spans = list(zip(normal.starts, normal.ends, strict=True))
    assert spans == sorted(spans)
    assert len(spans) == len(normal.text)
    assert all(0 <= start < end <= len(text) for start, end in spans)


# --- what is near ---------------------------------------------------------------------------


def test_a_near_miss_is_shown_with_its_difference() -> None:
    near = nearest("The board had many operations in “Puddle", TEXT.replace("-\n", ""))
    assert near is not None
    assert TEXT.replace("-\n", "")[near.start : near.end].startswith("The board has many")
    changed = [(e.quote.strip(), e.text.strip()) for e in near.edits if not e.is_same]
    assert changed == [("had", "has")]


def test_what_is_like_nothing_is_near_nothing() -> None:
    assert nearest("Quite another matter altogether", TEXT) is None
    assert nearest("...", "words") is None


def test_a_script_that_parts_no_words_has_near_misses_too() -> None:
    near = nearest("茶局经营大水壶", "昨日茶局经营了大水壶。")
    assert near is not None
    assert (near.start, near.end) == (2, 10)


def test_a_near_miss_is_found_soon_in_a_long_text() -> None:
    text = " ".join(
        f"The board counted {n} cups in Puddle and {n * 7} spoons." for n in range(9000)
    )
    near = nearest("the board counted 4321 cups in Muddle and 30247 spoons", text)
    assert near is not None
    assert text[near.start : near.end].startswith("The board counted 4321 cups")


@given(st.text(max_size=60), st.text(max_size=30))
def test_a_near_miss_is_a_span_of_the_text(text: str, quote: str) -> None:
    near = nearest(quote, text)
    if near is not None:
        assert 0 <= near.start < near.end <= len(text)
        assert "".join(e.text for e in near.edits) == text[near.start : near.end]
