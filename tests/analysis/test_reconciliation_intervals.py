"""The arithmetic of counts: laws that hold for every wording, and units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimgraph.analysis.reconciliation.intervals import (
    Verdict,
    added,
    combined,
    hull,
    meet,
    verdict,
)
from claimgraph.analysis.reconciliation.units import in_unit, plural, unit_keys
from claimgraph.model.quantity import Bound, Quantity

numbers = st.integers(0, 40)


@st.composite
def counts(draw: st.DrawFn) -> Quantity:
    bound, number = draw(st.sampled_from(Bound)), draw(numbers)
    more = number + draw(st.integers(1, 9)) if bound is Bound.BETWEEN else None
    return Quantity.of(bound, number, "posts", more)


many = st.lists(counts(), min_size=1, max_size=4)


def posts(text: str) -> Quantity:
    return Quantity.parse(f"{text} posts")


# --- several counts of one thing -------------------------------------------------------------


@given(many, numbers)
def test_what_every_count_admits_their_meet_admits(given_: list[Quantity], number: int) -> None:
    left = meet(given_)
    if all(quantity.admits(number) for quantity in given_):
        assert left is not None
        assert left.admits(number)


@given(many, numbers)
def test_a_meet_is_wider_by_excluded_ends_at_most(given_: list[Quantity], number: int) -> None:
    left = meet(given_)
    for quantity in given_ if left is not None and left.admits(number) else ():
        assert quantity.admits(number) or number in (quantity.lower, quantity.upper)


@given(many)
def test_nothing_is_left_exactly_where_two_exclude_each_other(given_: list[Quantity]) -> None:
    rivals = any(not one.compatible(other) for one in given_ for other in given_)
    assert (meet(given_) is None) is rivals


@given(many, numbers)
def test_a_hull_admits_what_any_admits(given_: list[Quantity], number: int) -> None:
    if any(quantity.admits(number) for quantity in given_):
        assert hull(given_).admits(number)


@given(many)
def test_the_order_in_which_counts_come_does_not_matter(given_: list[Quantity]) -> None:
    turned = list(reversed(given_))
    ends = [(q.lower, q.upper) for q in (combined(given_), combined(turned))]
    assert ends[0] == ends[1]


@given(counts())
def test_one_count_is_what_it_says(count: Quantity) -> None:
    assert meet([count]) == count


# --- sums ------------------------------------------------------------------------------------


@st.composite
def admitted(draw: st.DrawFn) -> tuple[Quantity, int]:
    # "fewer than 0" admits nothing.
    quantity = draw(counts().filter(lambda count: any(map(count.admits, range(60)))))
    return quantity, draw(st.sampled_from([n for n in range(60) if quantity.admits(n)]))


@given(st.lists(admitted(), min_size=1, max_size=4))
def test_a_sum_admits_the_sum_of_what_its_parts_admit(drawn: list[tuple[Quantity, int]]) -> None:
    assert added([quantity for quantity, _ in drawn]).admits(sum(number for _, number in drawn))


@given(many, counts(), counts())
def test_a_further_part_never_makes_a_sum_fit_that_was_too_much(
    parts: list[Quantity], another: Quantity, total: Quantity
) -> None:
    assume(added(parts).exceeds(total) is True and another.amount > 0)
    more = added([*parts, another])
    assert verdict(total, more, all_parts=False) is Verdict.MISFIT


@given(many, counts())
def test_parts_that_are_not_said_to_be_all_may_be_too_few(
    parts: list[Quantity], total: Quantity
) -> None:
    made = added(parts)
    loose, strict = (verdict(total, made, all_parts=every) for every in (False, True))
    assert (strict is Verdict.MISFIT) is not made.compatible(total)
    assert loose is strict or (loose is Verdict.OPEN and total.exceeds(made) is True)


@given(many)
def test_a_sum_reconciles_with_itself_where_it_has_an_end(parts: list[Quantity]) -> None:
    made = added(parts)
    has_end = made.lower is not None or made.upper is not None
    expected = Verdict.RECONCILES if has_end else Verdict.OPEN
    assert verdict(made, made, all_parts=True) is expected


def test_what_is_certain_of_a_sum_outlives_a_vague_part() -> None:
    assert added([posts("6"), posts("about 5")]) == posts("at least 6")
    assert added([posts("6"), posts("up to 5")]) == posts("between 6 and 11")
    assert added([posts("about 6"), posts("about 5")]) == posts("about 11")


def test_a_sum_that_is_too_long_to_write_says_nothing() -> None:
    long = Quantity.of(Bound.EXACTLY, Decimal("9" * 40), "posts")
    assert added([long, long]) == posts("at least 0")


@pytest.mark.parametrize(
    ("total", "parts", "all_parts", "expected"),
    [
        ("10", "10", False, Verdict.RECONCILES),
        ("at least 10", "10", False, Verdict.RECONCILES),
        ("10", "at least 10", False, Verdict.RECONCILES),
        ("10", "11", False, Verdict.MISFIT),
        ("10", "over 10", False, Verdict.MISFIT),
        ("up to 10", "at least 11", False, Verdict.MISFIT),
        ("10", "9", False, Verdict.OPEN),
        ("10", "9", True, Verdict.MISFIT),
        ("10", "about 9", True, Verdict.OPEN),
        ("about 10", "15", False, Verdict.OPEN),
        ("at least 10", "15", False, Verdict.OPEN),
    ],
)
def test_totals_and_sums(total: str, parts: str, all_parts: bool, expected: Verdict) -> None:
    assert verdict(posts(total), posts(parts), all_parts=all_parts) is expected


# --- units -----------------------------------------------------------------------------------


def test_singular_and_plural_are_one_unit() -> None:
    keys = unit_keys(["station", "stations", "Stations", "box", "boxes", "city", "cities"])
    assert keys["station"] == keys["stations"] == keys["Stations"]
    assert keys["box"] == keys["boxes"]
    assert keys["city"] == keys["cities"]
    assert len(set(unit_keys(["person", "persons", "people"]).values())) == 1


def test_other_words_are_other_units() -> None:
    words = ["plan", "plans", "plane", "planes", "cases", "criminal cases", "", "glass", "km/h"]
    keys = unit_keys(words)
    assert len(set(keys.values())) == len(words) - 2
    assert keys["plane"] != keys["plan"]


def test_a_form_that_nobody_uses_joins_nothing() -> None:
    assert unit_keys(["post"]) == {"post": "post"}
    assert plural("day") == "days"


@given(st.lists(st.text(max_size=8), max_size=6))
def test_every_unit_is_compared_by_a_spelling_that_was_used(units: list[str]) -> None:
    keys = unit_keys(units)
    assert keys.keys() == set(units)
    assert set(keys.values()) <= set(units)


@given(counts())
def test_another_spelling_keeps_the_bounds(count: Quantity) -> None:
    other = in_unit(count, "post")
    assert (other.bound, other.lower, other.upper) == (count.bound, count.lower, count.upper)
