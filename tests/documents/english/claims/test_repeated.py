"""What counts less: a heading, a number that was told before, or that only says where."""

from __future__ import annotations

from tests.documents.english.claims.stating import drafted


def _rules(text: str, rule: str) -> list[float]:
    return [dict(d.signals)["rule"] for d in drafted(text) if d.rule == rule]


def test_a_number_that_was_told_before() -> None:
    first, again = _rules("Three ports are shut. The three ports are old.", "count.noun")
    assert first > again


def test_other_numbers_are_new() -> None:
    first, other = _rules("Three ports are shut. The four ports are old.", "count.noun")
    assert first == other


def test_a_heading_sums_up() -> None:
    body = "The harbour was full of boats on Monday."
    heading, text = _rules(f"Ada Brin owns the mill\n\n{body} Ada Brin owns the mill.", "own.verb")
    assert heading < text


def test_places_are_counted_to_say_where() -> None:
    (places,) = _rules("The bank trades in six towns.", "count.noun")
    (firms,) = _rules("The bank advises six firms.", "count.noun")
    assert places < firms
