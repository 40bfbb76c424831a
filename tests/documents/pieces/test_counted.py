"""What amounts count where the words beside them do not say it, and people by any noun."""

from __future__ import annotations

import pytest

from claimgraph.documents.pieces import StatedQuantity, dates, quantities, sentences
from claimgraph.documents.pieces.counted import is_people


def found(text: str) -> list[StatedQuantity]:
    places = sentences(text)
    return list(quantities(text, places, dates(text, places)))


def told(text: str) -> list[str]:
    return [each.quantity.text() for each in found(text)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("It sold 40 kettles; the guild says 50.", "50 kettles"),
        ("He was paid 4.5 million florins. The clerk says 7.2 million.", "7,200,000 florins"),
        ("The sample held 0.7 mg/l. The limit is 2.5.", "2.5 mg/l"),
        ("At least 19 barges lie there. Ada Vale saw five men. Twelve of the 19 leak.",
         "12 barges"),
        ("It has 112 seats. Four days went by. Nobody came. It rained. It was late. She says 112.",
         "112 seats"),
        ("The cooks were paid 200 francs, and nine of them left.", "9 people"),
        ("It rose from 1.2 to 1.9 million cups.", "1,900,000 cups"),
        ("The paper put the number of wounded at 12.", "12 people"),
        ("It gave the number of kettles as nine.", "9 kettles"),
        ("Ten barges left. Five others sank.", "5 barges"),
    ],
)  # fmt: skip
def test_a_unit_is_carried_from_the_last_amount_that_it_fits(text: str, last: str) -> None:
    assert told(text)[-1] == last


def test_of_two_amounts_that_change_the_first_has_the_unit_of_the_second() -> None:
    first, second = found("It rose from 1.2 to 1.9 million cups.")
    assert first.quantity.unit == second.quantity.unit == "cups"
    assert (first.carried, second.carried) == (True, False)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It took 40 days. The guild says 50.", ""),
        ("She is aged 40. The guild says 50.", ""),
        ("It sold 40 kettles. The limit is 1.5.", ""),
        ("It cost 4.5 million lire. The guild says 50.", ""),
        ("It fell by 12 percent. The guild says 50.", ""),
    ],
)
def test_what_is_not_carried(text: str, unit: str) -> None:
    last = found(text)[-1]
    assert (last.quantity.unit, last.carried) == (unit, False)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("It hired 72 porters.", "72 people"),
        ("Two ex-porters spoke.", "2 people"),
        ("Three former canal managers spoke.", "3 people"),
        ("Two dead were found.", "2 people"),
        ("It has 17-member boards.", "17 people"),
        ("Four of its porters left.", "4 people"),
        ("Thirty of the kettles leaked.", "30 kettles"),
        ("A group some 60 strong came.", "about 60 people"),
        ("It spoke with 28 current and former porters.", "28 people"),
        ("It hired 72 kettles.", "72 kettles"),
        ("It was an 40-page letter.", "40 pages"),
        ("It was a six-foot wall.", "6 feet"),
        ("They pay 60 francs a crate for it.", "60 francs per crate"),
        ("They levy 9 francs on every cart there.", "9 francs per cart"),
        ("They paid 60 francs a week later.", "60 francs"),
        ("She is 63.", "63 years of age"),
        ("They gave her age as 59.", "59 years of age"),
        ("The claims will not exceed 2 million lire.", "up to 2,000,000 lire"),
        ("There were never fewer than nine kettles.", "at least 9 kettles"),
    ],
)
def test_what_is_counted(text: str, quantity: str) -> None:
    assert told(text) == [quantity]


def test_a_number_that_tells_one_of_several_is_no_amount() -> None:
    assert told("As source 8 alleges, it sank.") == []


def test_nouns_of_people_are_known_in_the_plural_only() -> None:
    assert all(map(is_people, ("porters", "deputies", "foremen", "wives", "witnesses")))
    assert not any(map(is_people, ("porter", "kettles", "crews", "")))
