"""Quantities with bounds and units, and the numbers that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.documents.pieces import StatedQuantity, dates, quantities, sentences


def found(text: str) -> list[StatedQuantity]:
    places = sentences(text)
    return list(quantities(text, places, dates(text, places)))


@pytest.mark.parametrize(
    ("text", "words", "quantity"),
    [
        ("They had at least 80 cups.", "at least 80 cups", "at least 80 cups"),
        ("They had more than 11,000 cups.", "more than 11,000 cups", "over 11,000 cups"),
        ("They had no fewer than twelve cups.", "no fewer than twelve cups", "at least 12 cups"),
        ("They had some 200 cups.", "some 200 cups", "about 200 cups"),
        ("They had between 3 and 5 cups.", "between 3 and 5 cups", "between 3 and 5 cups"),
        ("They had 3–5 cups.", "3–5 cups", "between 3 and 5 cups"),
        ("They had six or seven cups.", "six or seven cups", "between 6 and 7 cups"),
        ("They had a dozen cups.", "a dozen cups", "12 cups"),
        ("They had nine cups.", "nine cups", "9 cups"),
        ("They had one hundred and twenty-three cups.",
         "one hundred and twenty-three cups", "123 cups"),
        ("They had half a million cups.", "half a million cups", "500,000 cups"),
        ("They had 1.2 million cups.", "1.2 million cups", "1,200,000 cups"),
        ("They had up to 40 cups.", "up to 40 cups", "up to 40 cups"),
        ("They had fewer than 40 cups.", "fewer than 40 cups", "under 40 cups"),
        ("They had 40 cups or more.", "40 cups or more", "at least 40 cups"),
        ("They had 40+ cups.", "40+ cups", "over 40 cups"),
        ("They had forty blue cups.", "forty blue cups", "40 cups"),
        ("They drank 57 tonnes of tea.", "57 tonnes", "57 tonnes"),
        ("They drink 57 tonnes of tea a year.", "57 tonnes of tea a year", "57 tonnes per year"),
        ("They paid $240 a month.", "$240 a month", "240 USD per month"),
        ("They paid £2.5m for it.", "£2.5m", "2,500,000 GBP"),
        ("They paid EUR 2.480,00 for it.", "EUR 2.480,00", "2,480 EUR"),
        ("They paid 2 480 EUR for it.", "2 480 EUR", "2,480 EUR"),
        ("It rose by 12.5% then.", "12.5%", "12.5 percent"),
        ("It held 0.7 mg/l of it.", "0.7 mg/l", "0.7 mg/l"),
        ("They took one third of it.", "one third", "0.333333 share"),
        ("They took half of the tea.", "half", "0.5 share"),
        ("They met twice.", "twice", "2 times"),
        ("One in four cups was lost.", "One in four", "0.25 share"),
        ("Nine in ten were lost.", "Nine in ten", "0.9 share"),
        ("There was a single tea cup.", "a single tea cup", "1 tea cup"),
        ("Nine of the 12 were lost.", "Nine of the 12", "9"),
        ("I raise it to 73.", "73", "73"),
        ("Ada Vale, 58, a clerk, came.", "58", "58 years of age"),
        ("The 58-year-old came.", "58-year-old", "58 years of age"),
        ("They had over one hundred.", "over one hundred", "over 100"),
        ("Es waren mindestens drei Tage.", "mindestens drei Tage", "at least 3 Tage"),
        ("They had 1.2 to 1.9 million cups.", "1.2 to 1.9 million cups",
         "between 1,200,000 and 1,900,000 cups"),
        ("They ran three derelict tea stations.", "three derelict tea stations", "3 stations"),
        ("It took three and a half hours.", "three and a half hours", "3.5 hours"),
        ("It was -5 °C then.", "-5 °C", "-5 °C"),
        ("Die Behörde hat mehr als 1.200 Akten.", "mehr als 1.200", "over 1,200"),
        ("It cost just over 7 million marks.", "just over 7 million marks",
         "over 7,000,000 marks"),
        ("They had thirty or more cups.", "thirty or more cups", "at least 30 cups"),
        ("It lasted 40 days or so.", "40 days or so", "about 40 days"),
        ("She paid 8.2 million lire.", "8.2 million lire", "8,200,000 lire"),
        ("She paid Rs 500 for it.", "Rs 500", "500 Rs"),
        ("She paid $1.2m-$1.5m for it.", "$1.2m-$1.5m", "between 1,200,000 and 1,500,000 USD"),
        ("She was paid 3 million last year.", "3 million", "3,000,000"),
        ("They earn 3 zorn a day.", "3 zorn a day", "3 zorn per day"),
        ("It makes 40 tonnes daily.", "40 tonnes daily", "40 tonnes per day"),
        ("The police recorded two dead on the quay.", "two dead", "2 people"),
        ("They found two injured cooks.", "two injured cooks", "2 people"),
        ("It has 40 staff in all.", "40 staff", "40 people"),
        ("The guild claimed 700.", "700", "700"),
        ("They kept only five, and left.", "five", "5"),
        ("He said that four were gone.", "four", "4"),
        ("Cooks under the age of 16 came.", "under the age of 16", "under 16 years of age"),
        ("Boys aged 12 to 15 came.", "12 to 15", "between 12 and 15 years of age"),
        ("He died at the age of 34.", "34", "34 years of age"),
        ("It was a three-month ban.", "three-month", "3 months"),
        ("It was a 17-member board.", "17-member", "17 people"),
        ("They must pay within 14 days.", "within 14 days", "up to 14 days"),
        ("6.2 The clerk lost 3 cups.", "3 cups", "3 cups"),
        ("2.5 Million cups were lost.", "2.5 Million cups", "2,500,000 cups"),
    ],
)  # fmt: skip
def test_a_quantity(text: str, words: str, quantity: str) -> None:
    (one,) = found(text)
    assert (text[one.start : one.end], one.quantity.text()) == (words, quantity)
    assert one.rule


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2019, on 3 May 2018, at 9.30 a.m. or 22:30.",
        "See page 12, pp. 3–4, No. 7, Art. 12, Room 2 and Exhibit S-14.",
        "The third man came first, the 2nd last.",
        "One of them said so. One was late.",
        "She was cleared of counts 2 and 5.",
        "Case 41/2016 was heard in Flight 93.",
        "Call +44 20 7946 0018 or 07700 900123.",
        "He lives at 12 Quay Street.",
        "Read file_2.pdf at https://example.org/9/10 or mail a9@example.org.",
        "12. The paragraph has a number.",
        "The two met.",
        "2.1 Ada Vale spoke.",
        "7.3 Letters to the guild",
        "7.3 LETTERS OF THE GUILD",
        "So it was. 6.2 The clerk left.",
        "See sections 3.1 and 3.2, Articles 5(1), 6 and 9, and § 12.",
        "It is told at 4.2 above and in Findings 3, 4 and 11.",
        "She holds passport X 9034417 and account 12345678.",
        "Registered number: 9034417",
        "IBAN AB12 3456 7890 1234 5678",
        "They met at half past nine, at ten in the morning and at three o’clock.",
        "They met from 2 to 4 p.m., at 1430 hours, at 0930 hrs.",
        "They met at 14.30 on the quay, and on 3 May 2019 at 9.15 again.",
        "It was a two-way street with two-storeyed houses",
        "The first half of it was bad, the second half too.",
        "It stands at 51.5° N, 12° E.",
        "The twenty-first meeting was the last.",
        "It was so.[3]",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert [text[each.start : each.end] for each in found(text)] == []


def test_a_part_and_its_whole_that_has_a_noun_are_two() -> None:
    text = "About 40 of the 60 cooks were out."
    told = [(text[each.start : each.end], each.quantity.text()) for each in found(text)]
    assert told == [("About 40", "about 40 people"), ("60 cooks", "60 people")]


def test_a_word_that_again_and_again_follows_sums_is_a_unit() -> None:
    told = [each.quantity.text() for each in found("He paid 70 zorn. She has 9 zorn and 2 blue.")]
    assert told[:2] == ["70 zorn", "9 zorn"]
    assert {each.quantity.unit for each in found("There were 70 blue, then 9 blue.")} == {""}


def test_what_rises_from_one_to_another_is_no_range() -> None:
    told = [each.quantity.text() for each in found("It rose from 1.2 to 1.9 million cups.")]
    assert told == ["1,200,000 cups", "1,900,000 cups"]


def test_the_head_of_a_mail_holds_none() -> None:
    assert found("From: Ann\nTo: Bo\nSubject: RE: 41 and 12\n\nNone.\n") == []


@given(st.integers(2, 10**9), st.sampled_from(["", "at least ", "more than ", "about ", "up to "]))
def test_digits_are_read_as_they_stand(number: int, bound: str) -> None:
    for written in (f"{number:,}", str(number)):
        text = f"They had {bound}{written} cups."
        if len(written) == 4 and bound == "":
            continue  # may be a year
        (one,) = found(text)
        assert one.quantity.amount == Decimal(number)
        assert text[one.start : one.end] == f"{bound}{written} cups"
