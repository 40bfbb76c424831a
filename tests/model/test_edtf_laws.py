"""Laws that hold for every EDTF date, and a bound on the steps that reading takes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from itertools import product
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.edtf_grammar import MAX_ELEMENTS, MAX_LENGTH
from claimgraph.model.edtf_mend import suggestions

_marks = st.sampled_from(["", "", "", "?", "~", "%"])
_years = st.integers(1, 9999).map("{:04d}".format)


def _masked(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Put an X in the place of some of the digits."""
    return st.tuples(texts, st.lists(st.booleans(), min_size=4, max_size=4)).map(
        lambda pair: "".join("X" if x else c for c, x in zip(pair[0], pair[1], strict=False))
    )


_months = st.integers(1, 12).map("{:02d}".format)
_days = st.integers(1, 28).map("{:02d}".format)
_year = st.one_of(_years, _years, _masked(_years))
_month = st.one_of(_months, _months, _masked(_months))
_day = st.one_of(_days, _days, _masked(_days))
_written = st.one_of(
    _year,
    st.tuples(_year, _month).map("-".join),
    st.tuples(_year, _month, _day).map("-".join),
    st.tuples(_years, st.integers(21, 41).map(str)).map("-".join),
    st.tuples(_years, st.sampled_from(["S1", "S2", "S3"]))
    .map("".join)
    .filter(lambda y: y > "0999"),
)
_points = st.tuples(_written, _marks).map("".join)
_ends = st.one_of(_points, st.sampled_from(["", ".."]))
_intervals = st.tuples(_ends, _ends).map("/".join)
_sets = st.tuples(st.sampled_from(["[]", "{}"]), st.lists(_points, min_size=1, max_size=5)).map(
    lambda pair: pair[0][0] + ",".join(pair[1]) + pair[0][1]
)


def _is_valid(text: str) -> bool:
    try:
        EdtfDate(text)
    except InvalidEdtf:
        return False
    return True


_dates = st.one_of(_points, _intervals.filter(_is_valid), _sets).map(EdtfDate)


@given(_dates)
def test_text_reads_back(stated: EdtfDate) -> None:
    assert EdtfDate.parse(stated.text) == stated
    assert stated.label().strip()


@given(_dates)
def test_earliest_is_not_after_latest(stated: EdtfDate) -> None:
    if stated.earliest and stated.latest:
        assert stated.earliest <= stated.latest


@given(_dates, _dates)
def test_before_is_asymmetric_and_the_others_are_symmetric(a: EdtfDate, b: EdtfDate) -> None:
    assert a.before(a) is not True
    assert a.equals(a) is not False
    assert a.overlaps(a) is not False
    if a.before(b):
        assert b.before(a) is False
        assert a.overlaps(b) is False
        assert a.equals(b) is False
    assert a.overlaps(b) is b.overlaps(a)
    assert a.equals(b) is b.equals(a)
    if a.equals(b):
        assert a.overlaps(b) is not False


@given(_dates, _dates, _dates)
def test_before_is_transitive(a: EdtfDate, b: EdtfDate, c: EdtfDate) -> None:
    if a.before(b) and b.before(c):
        assert a.before(c) is True


def _completions(text: str) -> list[date]:
    """Return all days that a masked date may mean, by trying every digit."""
    found = []
    for digits in product(*("0123456789" if c == "X" else c for c in text)):
        try:
            found.append(date.fromisoformat("".join(digits)))
        except ValueError:
            continue
    return found


_few = st.tuples(_year, _month, _day).map("-".join).filter(lambda t: 0 < t.count("X") <= 4)
_few_known = _few.filter(lambda t: not t.startswith("XXXX") and not t.startswith("000"))


@given(_few_known)
def test_bounds_of_a_mask_are_those_of_its_completions(text: str) -> None:
    days = _completions(text)
    stated = EdtfDate(text)
    assert stated.latest == max(days)
    if stated.earliest is not None:  # year 0000 is a completion that datetime.date lacks
        assert stated.earliest == min(days)


@given(_few_known, _few_known)
def test_before_holds_for_all_completions_or_for_none(a: str, b: str) -> None:
    first, second = _completions(a), _completions(b)
    order = EdtfDate(a).before(EdtfDate(b))
    if order is True:
        assert max(first) < min(second)
    if order is False:
        assert not min(first) < max(second)


_noise = st.text("0123456789-X?~%/[]{},.YEST:Z+ eadcou", max_size=30)


@given(st.one_of(_noise, st.text(max_size=40), _intervals))
def test_any_text_is_read_or_refused_with_a_mend(text: str) -> None:
    if _is_valid(text):
        assert EdtfDate(text).label()
        return
    with pytest.raises(InvalidEdtf) as caught:
        EdtfDate(text)
    assert caught.value.mend
    assert str(caught.value).isascii() or not text.isascii()
    assert all(_is_valid(suggested) for suggested in suggestions(text))


# --- A bounded number of steps ---------------------------------------------------------------


def _calls(work: Callable[[str], object], text: str) -> int:
    """Count the function calls, of Python and of C, that `work` takes."""
    count = 0

    def tick(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    previous = sys.getprofile()
    sys.setprofile(tick)
    try:
        work(text)
    except InvalidEdtf:
        pass
    finally:
        sys.setprofile(previous)
    return count


def _filled(element: str, between: str = ",", around: str = "[]") -> str:
    count = (MAX_LENGTH - 2 + len(between)) // (len(element) + len(between))
    return around[:1] + between.join([element] * count) + around[1:]


LONGEST = [
    *(
        _filled(element)
        for element in ("2016", "XXXX", "XXXX-XX-XX", "X100-XX-XX", "XX00-02-29", "XXX1-02-29")
    ),
    "Y" + "9" * (MAX_LENGTH - 1),
    "Y9E" + "9" * (MAX_LENGTH - 3),
    *(_filled(bit, "", "") for bit in ("/", "..", "-", "?", "X", "to ", "c.", "from ", "1/", "5 ")),
    *(_filled(word, " ", "") for word in ("before", "2016 -", "december", "a")),
]


@pytest.mark.parametrize("text", LONGEST)
def test_the_longest_texts_take_a_bounded_number_of_calls(text: str) -> None:
    assert MAX_LENGTH - 12 <= len(text) <= MAX_LENGTH
    assert _calls(lambda t: EdtfDate.parse(t).label(), text) < 30_000


def test_longer_texts_and_sets_are_refused_at_once() -> None:
    for text in ("2016" * 1_000_000, "[" + "," * MAX_ELEMENTS + "]", "c." * 1_000_000):
        assert _calls(EdtfDate, text) < 500
