"""Dates to EDTF: as precise as the text, the year inferred only from the document's date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.documents.pieces import StatedDate, dates, sentences
from claimgraph.documents.pieces.anchors import easter, nearest, period

THURSDAY = date(2020, 5, 14)


def found(text: str, day: date | None = None) -> list[StatedDate]:
    return list(dates(text, sentences(text), day))


def told(text: str, day: date | None = None) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.edtf) for each in found(text, day)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It began on 3 May 2019.", "3 May 2019", "2019-05-03"),
        ("It began on the 3rd of May 2019.", "3rd of May 2019", "2019-05-03"),
        ("It began on Friday, May 3, 2019.", "Friday, May 3, 2019", "2019-05-03"),
        ("It began in Sept. 2019.", "Sept. 2019", "2019-09"),
        ("Es begann am 3. Mai 2019 hier.", "3. Mai 2019", "2019-05-03"),
        ("Depuis le 3 février 2019, rien.", "3 février 2019", "2019-02-03"),
        ("Desde el 3 de mayo de 2019, nada.", "3 de mayo de 2019", "2019-05-03"),
        ("Это было 3 мая 2019 года.", "3 мая 2019", "2019-05-03"),
        ("成立于2019年5月3日。", "2019年5月3日", "2019-05-03"),
        ("Sent 2019-05-03 at noon.", "2019-05-03", "2019-05-03"),
        ("Sent 03.05.2019 at noon.", "03.05.2019", "2019-05-03"),
        ("Sent 03-May-19 at noon.", "03-May-19", "2019-05-03"),
        ("Sent 25/12/2019 at noon.", "25/12/2019", "2019-12-25"),
        ("Sent 12/25/2019 at noon.", "12/25/2019", "2019-12-25"),
        ("Sent Fri 05/03/2019 at noon.", "Fri 05/03/2019", "2019-05-03"),
        ("Sent 03/05/2019 at noon.", "03/05/2019", "[2019-03-05,2019-05-03]"),
        ("It rose in early 2019 here.", "early 2019", "2019~"),
        ("It rose at the end of May 2019.", "the end of May 2019", "2019-05~"),
        ("Built circa 1890 by hand.", "circa 1890", "1890~"),
        ("It was so in the 1990s here.", "the 1990s", "199X"),
        ("It fell in Q3 2019 again.", "Q3 2019", "2019-07/2019-09"),
        ("In the second quarter of 2019 it fell.", "the second quarter of 2019", "2019-04/2019-06"),
        ("It fell in summer 2019 again.", "summer 2019", "2019-22"),
        ("It ran between 3 and 19 May 2019.", "between 3 and 19 May 2019", "2019-05-03/2019-05-19"),
        ("It ran May 3–19, 2019 here.", "May 3–19, 2019", "2019-05-03/2019-05-19"),
        ("It ran from 3 May to 2 June 2019.", "from 3 May to 2 June 2019", "2019-05-03/2019-06-02"),
        ("It ran 2017–19 here.", "2017–19", "2017/2019"),
        ("It ran from 2017 to 2019 here.", "from 2017 to 2019", "2017/2019"),
        ("On the 14th day of May, 2019, it fell.", "14th day of May, 2019", "2019-05-14"),
        ("Entre 2010 et 2014, rien.", "Entre 2010 et 2014", "2010/2014"),
        ("It ran May–June 2019 here.", "May–June 2019", "2019-05/2019-06"),
        ("It is so since 2016.", "2016", "2016"),
        ("It opened at Easter 2019 here.", "Easter 2019", "2019-04-21"),
        ("Born 4 or 14 May 1971 here.", "4 or 14 May 1971", "[1971-05-04,1971-05-14]"),
        ("On 2 and 5 May 2019 it fell.", "2 and 5 May 2019", "{2019-05-02,2019-05-05}"),
        ("In March and July 2019 it fell.", "March and July 2019", "{2019-03,2019-07}"),
        ("In the second half of 2019 it fell.", "the second half of 2019", "2019-07/2019-12"),
        ("In the first half of May 2019.", "the first half of May 2019", "2019-05-01/2019-05-15"),
        ("It fell in H1 2019 again.", "H1 2019", "2019-01/2019-06"),
        ("It fell in FY2019 again.", "FY2019", "2019"),
        ("It fell in fiscal year 2019/20.", "fiscal year 2019/20", "2019/2020"),
        ("It fell in the 19th century.", "the 19th century", "18XX"),
        ("It rose by the end of 2019.", "the end of 2019", "2019-12~"),
        ("It rose at the start of 2019.", "the start of 2019", "2019-01~"),
        ("It rose in mid to late 2019.", "mid to late 2019", "2019~"),
        ("Early 2019 was wet.", "Early 2019", "2019~"),
        ("In the autumn of 2019 it fell.", "the autumn of 2019", "2019-23"),
        (
            "It ran from July 2016 to at least May 2019.",
            "from July 2016 to at least May 2019",
            "2016-07/2019-05",
        ),
        (
            "It ran from 28 December to 3 January 2020.",
            "from 28 December to 3 January 2020",
            "2019-12-28/2020-01-03",
        ),
    ],
)
def test_a_date_that_needs_nothing_else(text: str, words: str, edtf: str) -> None:
    assert told(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It began on 3 May.", "3 May", "2020-05-03"),
        ("It began on 30 May.", "30 May", "2019-05-30"),
        ("It will end by 30 May.", "30 May", "2020-05-30"),
        ("He left in November.", "November", "2019-11"),
        ("She said so on Tuesday.", "Tuesday", "2020-05-12"),
        ("She said so last Thursday.", "last Thursday", "2020-05-07"),
        ("She will go next Tuesday.", "next Tuesday", "2020-05-19"),
        ("She said so yesterday.", "yesterday", "2020-05-13"),
        ("According to the note, sent by her on Monday, it fell.", "Monday", "2020-05-11"),
        ("Will she say what has lain here since August?", "August", "2019-08"),
        ("She will leave, as she said on Monday.", "Monday", "2020-05-11"),
        ("It sank on the night of 3 May.", "the night of 3 May", "2020-05-03"),
        ("It will not last beyond August.", "August", "2020-08"),
        ("Last week she said so.", "Last week", "2020-05-04/2020-05-10"),
        ("It fell last month.", "last month", "2020-04"),
        ("It fell last year.", "last year", "2019"),
        ("It fell two weeks ago.", "two weeks ago", "2020-04-27/2020-05-03"),
        ("It was paid on 11/2 in cash.", "11/2", "2020-02-11"),
        ("It will open by Christmas.", "Christmas", "2020-12-25"),
        ("In April and May it fell.", "April and May", "2020-04/2020-05"),
        (
            "Between December and February it fell.",
            "Between December and February",
            "2019-12/2020-02",
        ),
        ("She left on 3 May last year.", "3 May last year", "2019-05-03"),
        ("She left in March of this year.", "March of this year", "2020-03"),
        ("It ends by the end of the year.", "the end of the year", "2020-12~"),
        ("She left on the 9th.", "the 9th", "2020-05-09"),
        ("She left on the 20th.", "the 20th", "2020-04-20"),
        ("She will leave on the 20th.", "the 20th", "2020-05-20"),
        ("It fell in the first quarter.", "the first quarter", "2020-01/2020-03"),
        (
            "It fell in the third quarter of last year.",
            "the third quarter of last year",
            "2019-07/2019-09",
        ),
        ("She left last spring.", "last spring", "2019-21"),
        ("It is so since the summer.", "the summer", "2019-22"),
        ("She intends to leave in the autumn.", "the autumn", "2020-23"),
        ("It rained last night.", "last night", "2020-05-13"),
        ("It rained over the weekend.", "the weekend", "2020-05-09/2020-05-10"),
        ("She asked that it be paid by 30 May.", "30 May", "2020-05-30"),
        ("Es kam letzte Woche an.", "letzte Woche", "2020-05-04/2020-05-10"),
    ],
)
def test_a_date_that_leans_on_the_document_s(text: str, words: str, edtf: str) -> None:
    (one,) = found(text, THURSDAY)
    assert (text[one.start : one.end], one.edtf) == (words, edtf)
    assert one.year_inferred
    assert one.basis == "document date 2020-05-14"


def test_without_a_document_date_no_year_is_made_up() -> None:
    assert told("It began on 3 May. She came on Tuesday, in November.") == [
        ("3 May", "XXXX-05-03"),
        ("Tuesday", ""),
        ("November", "XXXX-11"),
    ]


def test_a_day_that_the_text_states_with_its_year() -> None:
    text = "It began on 3 May 1987. On 3 May nobody was there."
    second = found(text, THURSDAY)[1]
    assert (second.edtf, second.basis) == ("1987-05-03", "the same day with its year at 12")


def test_days_that_are_told_from_the_one_before() -> None:
    text = (
        "On about 7 August 2011 she left. The next day Bo came. Two weeks later he left. "
        "It rained since the summer, until the 29th.\n\nThat night it rained."
    )
    assert told(text, THURSDAY) == [
        ("about 7 August 2011", "2011-08-07~"),
        ("The next day", "2011-08-08~"),
        ("Two weeks later", "2011-08-22/2011-08-28"),
        ("the summer", "2011-22"),
        ("the 29th", "2011-08-29"),
    ]


def test_a_mail_has_a_date_of_its_own() -> None:
    text = (
        "From: Ann\nTo: Bo\nDate: 3 June 2015\n\nI came yesterday.\n\n"
        "On 1 March 2014, Bo wrote:\n> I go tomorrow.\n"
    )
    assert [edtf for _, edtf in told(text, THURSDAY)] == [
        "2015-06-03",
        "2015-06-02",
        "2014-03-01",
        "2014-03-02",
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("so since 2016", "since"),
        ("so until May 2016", "until"),
        ("so before 2016", "before"),
        ("so by 2016", "by"),
        ("so after 2016", "after"),
        ("so in 2016", ""),
        ("so seit 2016", "since"),
        ("so prior to 2016", "before"),
        ("so no later than 2016", "by"),
        ("with effect from 2016", "since"),
    ],
)
def test_how_a_passage_uses_a_date(text: str, role: str) -> None:
    assert [each.role for each in found(text)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "There were 2000 people.",
        "It weighs 1900 tonnes.",
        "Page 1998 is torn.",
        "Case 41/2016 is closed.",
        "It may be so. They march on.",
        "April Vale and June Stone sang.",
        "It costs $2019 or 2,019 crowns.",
        "Call 1999-2323.",
        "On 31 February 2019x it rained.",
        "They meet each Thursday, every Friday, and on Monday mornings.",
        "Notice No. 2015/42 and Resolution 1997/33 hold.",
        "That night it rained. The next day it did not.",
        "On the 9th floor nobody was.",
        "May and April sang.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert told(text) == []


def test_a_day_that_hangs_on_one_that_is_not_dated() -> None:
    assert told("She rang three weeks before her wedding.") == [
        ("three weeks before her wedding", "")
    ]


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_needs_no_inference(day: date) -> None:
    for text in (f"on {day:%d %B %Y}.", f"on {day:%B} {day.day}, {day.year}.", f"on {day}."):
        (one,) = found(text, THURSDAY)
        assert (one.edtf, one.year_inferred) == (day.isoformat(), False)


@given(st.dates(), st.integers(1, 12), st.integers(1, 31), st.sampled_from([-1, 0, 1]))
def test_the_nearest_year_has_that_day(anchor: date, month: int, day: int, tense: int) -> None:
    year = nearest(anchor, month, day, tense)
    if year is not None:
        chosen = date(year, month, day)
        assert tense == 0 or chosen == anchor or (chosen > anchor) == (tense > 0) or tense == -1


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.sampled_from(["day", "week", "month", "year"]))
def test_this_period_holds_its_day(day: date, unit: str) -> None:
    first = period(day, unit, 0).split("/")[0]
    assert day.isoformat().startswith(first) or first <= day.isoformat()


def test_easter() -> None:
    known = {1818: "03-22", 1943: "04-25", 2000: "04-23", 2019: "04-21", 2024: "03-31"}
    assert {year: f"{easter(year):%m-%d}" for year in known} == known
