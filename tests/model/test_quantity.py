"""Quantities: wording, canonical text, ids, sums, and what excludes what."""

from __future__ import annotations

import doctest
import pickle
import re
from decimal import Decimal, localcontext
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimgraph.model import quantity
from claimgraph.model.quantity import Bound, InvalidQuantity, Quantity

READINGS = [
    # text, amount, lower, upper, bound, canonical, slug
    ("at least 80 cases", "80", "80", "", "at-least", "at least 80 cases", "at-least-80-cases"),
    ("48 stations", "48", "48", "48", "exactly", "48 stations", "48-stations"),
    ("exactly 48 stations", "48", "48", "48", "exactly", "48 stations", "48-stations"),
    ("over 11,000 acts", "11000", "11000", "", "over", "over 11,000 acts", "over-11000-acts"),
    ("11 000 acts", "11000", "11000", "11000", "exactly", "11,000 acts", "11000-acts"),
    ("11\u202f000 acts", "11000", "11000", "11000", "exactly", "11,000 acts", "11000-acts"),
    ("11000 acts", "11000", "11000", "11000", "exactly", "11,000 acts", "11000-acts"),
    ("about 40 people", "40", "", "", "about", "about 40 people", "about-40-people"),
    ("up to 5 men", "5", "", "5", "up-to", "up to 5 men", "up-to-5-men"),
    ("under 5 men", "5", "", "5", "under", "under 5 men", "under-5-men"),
    ("between 3 and 5 men", "3", "3", "5", "between", "between 3 and 5 men", "between-3-and-5-men"),
    ("1.50 kg", "1.5", "1.5", "1.5", "exactly", "1.5 kg", "1.5-kg"),
    ("1,234.5 kg", "1234.5", "1234.5", "1234.5", "exactly", "1,234.5 kg", "1234.5-kg"),
    ("-5 degrees", "-5", "-5", "-5", "exactly", "-5 degrees", "minus-5-degrees"),
    ("\u22125 degrees", "-5", "-5", "-5", "exactly", "-5 degrees", "minus-5-degrees"),
    ("-0.0 x", "0", "0", "0", "exactly", "0 x", "0-x"),
    ("48", "48", "48", "48", "exactly", "48", "48"),
    ("50% of cases", "50", "50", "50", "exactly", "50 % of cases", "50-_25_-of-cases"),
    ("120 km/h", "120", "120", "120", "exactly", "120 km/h", "120-km_2f_h"),
    ("  At  least 8\nmen ", "8", "8", "", "at-least", "at least 8 men", "at-least-8-men"),
    ("7 \u6848\u4ef6", "7", "7", "7", "exactly", "7 \u6848\u4ef6", "7-\u6848\u4ef6"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "amount", "lower", "upper", "bound", "canonical", "slug"), READINGS
)
def test_reading(
    text: str, amount: str, lower: str, upper: str, bound: str, canonical: str, slug: str
) -> None:
    read = Quantity.parse(text)
    assert f"{read.amount:f}" == amount
    assert (read.lower, read.upper) == tuple(Decimal(n) if n else None for n in (lower, upper))
    assert read.bound is Bound(bound)
    assert read.text() == str(read) == canonical
    assert read.slug() == slug
    assert Quantity.parse(canonical) == read


SYNONYMS = {
    "more than": "over",
    "no fewer than": "at least",
    "no less than": "at least",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "at most": "up to",
    "no more than": "up to",
    "fewer than": "under",
    "less than": "under",
}


@pytest.mark.parametrize(("wording", "canonical"), SYNONYMS.items())
def test_wordings_that_mean_the_same(wording: str, canonical: str) -> None:
    assert Quantity.parse(f"{wording} 5 men").text() == f"{canonical} 5 men"


MENDS = {
    "five stations": "Write the number in digits",
    "at least": "Write the number in digits",
    "": "Write the number in digits",
    "\u0661\u0662 men": "Write the number in digits",
    "5 million people": "Write 5,000,000 people.",
    "over 1.5 million people": "Write 1,500,000 people.",
    "3 dozen": "Write 36.",
    "3-5 stations": "between 3 and 5 stations",
    "3\u20135 stations": "between 3 and 5 stations",
    "3 to 5 stations": "between 3 and 5 stations",
    "3 or 4 stations": "between 3 and 5 stations",
    "between 3 stations": "between 3 and 5 stations",
    "between 5 and 3 stations": "between 3 and 5 stations",
    "between 3 and 3 stations": "between 3 and 5 stations",
    "11.000 operations": "Write 11,000 if the point groups digits, 11 if it is a decimal point.",
    "1.500 kg": "Write 1,500 if the point groups digits, 1.5 if it is a decimal point.",
    "1,5 kg": "use a point for decimals",
    "1,00,000 rupees": "Group digits by threes",
    "12,345,67 acts": "Group digits by threes",
    "100 2000 acts": "Group digits by threes",
    "1.2.3 acts": "use a point for decimals",
    "5/6 of them": "use a point for decimals",
    "$5": "Write 5 USD.",
    "5km": "Put a blank between them.",
    "1e5 acts": "Put a blank between them.",
    "almost 50 acts": "Write about 50 acts or under 50 acts, whichever is meant.",
    "5 a\x00b": "Remove it.",
    "9" * 41 + " acts": "Round it",
    "5 " + "x" * 201: "Shorten it.",
    "5 " + "x" * 301: "Keep the unit short.",
}


@pytest.mark.parametrize(("text", "mend"), MENDS.items())
def test_the_message_says_what_to_write(text: str, mend: str) -> None:
    with pytest.raises(ValueError, match=re.escape(mend)) as caught:
        Quantity.parse(text)
    assert isinstance(caught.value, InvalidQuantity)
    assert caught.value.text == text
    assert mend in caught.value.mend


@pytest.mark.parametrize(
    ("amount", "lower", "upper", "bound", "unit"),
    [
        ("5", None, None, Bound.EXACTLY, "men"),
        ("5", "4", None, Bound.AT_LEAST, "men"),
        ("5", "5", "9", Bound.OVER, "men"),
        ("5", None, "5", Bound.ABOUT, "men"),
        ("5", "5", "3", Bound.BETWEEN, "men"),
        ("5", "5", None, Bound.BETWEEN, "men"),
        ("NaN", "NaN", "NaN", Bound.EXACTLY, "men"),
        ("Infinity", "Infinity", None, Bound.AT_LEAST, "men"),
        ("1E+99999", "1E+99999", None, Bound.AT_LEAST, "men"),
        ("5", "5", "5", Bound.EXACTLY, "000 men"),
        ("5", "5", "5", Bound.EXACTLY, "and 6 men"),
    ],
)
def test_impossible_quantities_do_not_exist(
    amount: str, lower: str | None, upper: str | None, bound: Bound, unit: str
) -> None:
    ends = [None if end is None else Decimal(end) for end in (lower, upper)]
    with pytest.raises(InvalidQuantity):
        Quantity(Decimal(amount), ends[0], ends[1], bound, unit)


def test_numbers_are_kept_plain_and_exact() -> None:
    number = Decimal("1234567890123456789012345678901234567.50")
    with localcontext(prec=5):
        kept = Quantity.of(Bound.EXACTLY, number, "x")
        twice = kept + kept
    assert str(kept.amount) == "1234567890123456789012345678901234567.5"
    assert str(twice.amount) == "2469135780246913578024691357802469135"
    assert str(Quantity.of(Bound.EXACTLY, Decimal("8E+2")).amount) == "800"


def test_units_are_normalised_but_not_stemmed() -> None:
    assert Quantity.of(Bound.ABOUT, 5, " cafe\u0301  visits").unit == "caf\u00e9 visits"
    assert Quantity.parse("1 station").unit != Quantity.parse("2 stations").unit


def test_it_is_a_plain_value() -> None:
    read = Quantity.parse("at least 80 cases")
    assert pickle.loads(pickle.dumps(read)) == read
    assert len({read, Quantity.of(Bound.AT_LEAST, Decimal("80.0"), "cases")}) == 1


def test_the_examples_in_the_docstrings() -> None:
    result = doctest.testmod(quantity)
    assert result.attempted >= 3
    assert result.failed == 0


# --- Sums and what excludes what -------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (["29 men", "12 men", "6 men", "1 men"], "48 men"),
        (["5 men", "at least 6 men"], "at least 11 men"),
        (["over 5 men", "6 men"], "over 11 men"),
        (["over 5 men", "between 1 and 2 men"], "over 6 men"),
        (["between 1 and 2 men", "3 men"], "between 4 and 5 men"),
        (["up to 5 men", "1 men"], "up to 6 men"),
        (["under 5 men", "between 1 and 2 men"], "under 7 men"),
        (["up to 5 men", "at least 1 men"], "about 6 men"),
        (["about 4 men", "at least 1 men"], "about 5 men"),
        (["0.1 kg", "0.2 kg"], "0.3 kg"),
    ],
)
def test_total(parts: list[str], total: str) -> None:
    assert Quantity.total(map(Quantity.parse, parts)).text() == total


def test_only_the_same_unit_adds_up_or_compares() -> None:
    men, women = Quantity.parse("5 men"), Quantity.parse("5 women")
    for operation in (men.__add__, men.compatible, men.exceeds):
        with pytest.raises(ValueError, match="different units"):
            operation(women)
    with pytest.raises(ValueError, match="no quantities"):
        Quantity.total([])


@pytest.mark.parametrize(
    ("a", "b", "exceeds", "compatible"),
    [
        ("48 men", "47 men", True, False),
        ("47 men", "48 men", False, False),
        ("48 men", "48 men", False, True),
        ("at least 80 men", "80 men", None, True),
        ("over 80 men", "80 men", True, False),
        ("over 80 men", "up to 80 men", True, False),
        ("at least 80 men", "under 80 men", True, False),
        ("at least 80 men", "up to 80 men", None, True),
        ("up to 80 men", "at least 80 men", False, True),
        ("about 40 men", "100 men", None, True),
        ("between 3 and 5 men", "between 5 and 7 men", False, True),
        ("between 3 and 5 men", "6 men", False, False),
        ("under 5 men", "over 3 men", None, True),
    ],
)
def test_what_excludes_what(a: str, b: str, exceeds: bool | None, compatible: bool) -> None:
    first, second = Quantity.parse(a), Quantity.parse(b)
    assert first.exceeds(second) is exceeds
    assert first.compatible(second) is second.compatible(first) is compatible


# --- Laws ------------------------------------------------------------------------------------

_numbers = st.one_of(
    st.integers(-50, 50).map(Decimal),
    st.integers(-(10**15), 10**15).map(lambda n: Decimal(n).scaleb(-3)),
)
_units = st.one_of(st.sampled_from(["men", "", "km/h", "and more", "0x", "to 5"]), st.text())


@st.composite
def _quantities(draw: st.DrawFn, unit: str | None = None) -> Quantity:
    bound = draw(st.sampled_from(Bound))
    amount = draw(_numbers)
    upper = amount + draw(_numbers.filter(lambda n: n > 0)) if bound is Bound.BETWEEN else None
    try:
        return Quantity.of(bound, amount, draw(_units) if unit is None else unit, upper)
    except InvalidQuantity:
        assume(False)
        raise


_of_men = _quantities(unit="men")


def _members(of: Quantity) -> list[Decimal]:
    """Return numbers at and around the ends of a quantity that it admits."""
    ends = [of.amount, *(end for end in (of.lower, of.upper) if end is not None)]
    steps = (Decimal(n) for n in ("0", "0.0001", "-0.0001", "7", "-7"))
    return [end + step for step in steps for end in ends if of.admits(end + step)]


@given(_quantities())
def test_text_reads_back(any_quantity: Quantity) -> None:
    assert Quantity.parse(any_quantity.text()) == any_quantity


@given(_quantities(), _quantities())
def test_slugs_are_equal_only_for_equal_quantities(a: Quantity, b: Quantity) -> None:
    assert (a.slug() == b.slug()) is (a == b)
    assert not re.search(r"[\s/?#%]", a.slug())
    assert quote(a.slug(), safe="-._~") != ""


@given(st.text(), st.text())
def test_slugs_of_units_that_look_alike(first: str, second: str) -> None:
    try:
        a, b = (Quantity.of(Bound.EXACTLY, 5, unit) for unit in (first, second))
    except InvalidQuantity:
        return
    assert (a.slug() == b.slug()) is (a.unit == b.unit)


@given(_of_men, _of_men)
def test_a_sum_admits_the_sum_of_what_its_parts_admit(a: Quantity, b: Quantity) -> None:
    total = a + b
    assert total == b + a
    for first in _members(a):
        for second in _members(b):
            assert total.admits(first + second)
    if total.lower is not None and a.lower is not None and b.lower is not None:
        assert total.lower == a.lower + b.lower
    assert (total.lower is None) is (a.lower is None or b.lower is None)
    assert (total.upper is None) is (a.upper is None or b.upper is None)


@given(_of_men, _of_men, _of_men)
def test_sums_have_the_same_ends_in_any_order(a: Quantity, b: Quantity, c: Quantity) -> None:
    one, other = (a + b) + c, a + (b + c)
    assert (one.lower, one.upper, one.bound) == (other.lower, other.upper, other.bound)


@given(_of_men, _of_men)
def test_exceeds_and_compatible_fit_what_is_admitted(a: Quantity, b: Quantity) -> None:
    assert a.compatible(a)
    shared = [number for number in _members(a) if b.admits(number)]
    if shared:
        assert a.compatible(b)
        assert a.exceeds(b) is not True
    if a.exceeds(b):
        assert b.exceeds(a) is False
        assert all(x > y for x in _members(a) for y in _members(b))
    if a.exceeds(b) is False:
        assert all(x <= y for x in _members(a) for y in _members(b))


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_mend(text: str) -> None:
    try:
        read = Quantity.parse(text)
    except InvalidQuantity as error:
        assert error.mend  # noqa: PT017 - both outcomes are right
    else:
        assert Quantity.parse(read.text()) == read
