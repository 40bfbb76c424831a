"""What an EDTF date means: bounds, readings, comparisons, and what to write instead."""

from __future__ import annotations

import doctest
import pickle
import re

import pytest

from claimgraph.model import edtf
from claimgraph.model.edtf import EdtfDate, InvalidEdtf, Precision
from claimgraph.model.edtf_mend import suggestions

# --- What it means ---------------------------------------------------------------------------

MEANINGS = [
    # text, earliest, latest, precision, label
    ("2022-12-05", "2022-12-05", "2022-12-05", "day", "5 December 2022"),
    ("2016-02", "2016-02-01", "2016-02-29", "month", "February 2016"),
    ("0044", "0044-01-01", "0044-12-31", "year", "AD 44"),
    ("-0043", "", "", "year", "44 BC"),
    ("0000", "", "", "year", "1 BC"),
    ("2022-12-05T10:00:00+08:00", "2022-12-05", "2022-12-05", "time",
     "5 December 2022, 10:00 UTC+08:00"),
    ("2022-12-05T10:00:07Z", "2022-12-05", "2022-12-05", "time", "5 December 2022, 10:00:07 UTC"),
    ("2014/2022-10", "2014-01-01", "2022-10-31", "interval", "2014 to October 2022"),
    ("2018/..", "2018-01-01", "", "interval", "from 2018 on"),
    ("2018/", "2018-01-01", "", "interval", "from 2018, end unknown"),
    ("../2019-05", "", "2019-05-31", "interval", "until May 2019"),
    ("/2019", "", "2019-12-31", "interval", "until 2019, start unknown"),
    ("..2004-06-01/2005", "", "2005-12-31", "interval", "1 June 2004 or earlier to 2005"),
    ("2004/2005-06..", "2004-01-01", "", "interval", "2004 to June 2005 or later"),
    ("2022~", "2022-01-01", "2022-12-31", "year", "about 2022"),
    ("2016-02?", "2016-02-01", "2016-02-29", "month", "perhaps February 2016"),
    ("2016%", "2016-01-01", "2016-12-31", "year", "perhaps about 2016"),
    ("2004-06~-11", "2004-06-11", "2004-06-11", "day", "11 June 2004 (year and month approximate)"),
    ("?2004-06-~11", "2004-06-11", "2004-06-11", "day",
     "11 June 2004 (year uncertain, day approximate)"),
    ("201X", "2010-01-01", "2019-12-31", "decade", "the 2010s"),
    ("200X", "2000-01-01", "2009-12-31", "decade", "some year from 2000 to 2009"),
    ("20XX", "2000-01-01", "2099-12-31", "century", "some year from 2000 to 2099"),
    ("1XXX", "1000-01-01", "1999-12-31", "millennium", "some year from 1000 to 1999"),
    ("XXXX", "", "", "year", "year not stated"),
    ("00XX", "", "0099-12-31", "century", "a year of the form 00XX"),
    ("1X50", "1050-01-01", "1950-12-31", "year", "a year of the form 1X50"),
    ("2016-XX", "2016-01-01", "2016-12-31", "month", "2016, month not stated"),
    ("2016-XX-XX", "2016-01-01", "2016-12-31", "day", "2016, month and day not stated"),
    ("2016-02-XX", "2016-02-01", "2016-02-29", "day", "February 2016, day not stated"),
    ("2004-XX-05", "2004-01-05", "2004-12-05", "day", "day 5, 2004, month not stated"),
    ("XXXX-12-05", "", "", "day", "5 December, year not stated"),
    ("XXXX-12-XX", "", "", "day", "December, year and day not stated"),
    ("156X-12-25", "1560-12-25", "1569-12-25", "day", "25 December in the 1560s"),
    ("15XX-12", "1500-12-01", "1599-12-31", "month", "December of some year from 1500 to 1599"),
    ("1984-1X", "1984-10-01", "1984-12-31", "month", "some month from October to December 1984"),
    ("2004-06-1X", "2004-06-10", "2004-06-19", "day", "some day from 10 to 19 June 2004"),
    ("1560-X2", "1560-02-01", "1560-12-31", "month", "a month of the form 1560-X2"),
    ("190X-02-29", "1904-02-29", "1908-02-29", "day", "29 February of some year from 1900 to 1909"),
    ("1985-0X-31", "1985-01-31", "1985-08-31", "day", "a day of the form 1985-0X-31"),
    ("2016-21", "2016-03-01", "2016-12-31", "season", "spring 2016"),
    ("2016-25", "2016-03-01", "2016-06-30", "season", "spring 2016 (northern hemisphere)"),
    ("2016-32", "2016-06-01", "2016-09-30", "season", "winter 2016 (southern hemisphere)"),
    ("2016-24", "2015-12-01", "2017-03-31", "season", "winter 2016"),
    ("9999-24", "9998-12-01", "", "season", "winter 9999"),
    ("2016-34", "2016-04-01", "2016-06-30", "quarter", "second quarter of 2016"),
    ("2016-39", "2016-09-01", "2016-12-31", "quadrimester", "third third of 2016"),
    ("201X-40", "2010-01-01", "2019-06-30", "semester", "first half in the 2010s"),
    ("XXXX-33", "", "", "quarter", "first quarter, year not stated"),
    ("1950S2", "1900-01-01", "1999-12-31", "century",
     "some year from 1900 to 1999, estimated 1950"),
    ("1950S4", "1950-01-01", "1950-12-31", "year", "some year from 1950 to 1950, estimated 1950"),
    ("Y3388E2S3", "", "", "millennium", "year 3388E2 (to 3 significant digits)"),
    ("Y-17E7", "", "", "year", "year -17E7"),
    ("Y1E9999", "", "", "year", "year 1E9999"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "set",
     "one of 1667, 1668 or 1670 to 1672"),
    ("[1672,1667]", "1667-01-01", "1672-12-31", "set", "one of 1672 or 1667"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "set", "all of 1960 and December 1961"),
    ("{1960..1962}", "1960-01-01", "1962-12-31", "set", "all of 1960 to 1962"),
    ("[..1984]", "", "1984-12-31", "set", "1984 or earlier"),
    ("{1984..}", "1984-01-01", "", "set", "1984 and everything later"),
    ("[1984]", "1984-01-01", "1984-12-31", "set", "1984"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "label"), MEANINGS)
def test_meaning(text: str, earliest: str, latest: str, precision: str, label: str) -> None:
    stated = EdtfDate.parse(text)
    assert (str(stated.earliest or ""), str(stated.latest or "")) == (earliest, latest)
    assert stated.precision is Precision(precision)
    assert stated.label() == label


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "year_known"),
    [
        ("2022", False, False, True),
        ("2022~", True, False, True),
        ("2022-12?", False, True, True),
        ("%2022-12", True, True, True),
        ("2014/2016~", True, False, True),
        ("[2014?,2016]", False, True, True),
        ("XXXX-12-05", False, False, False),
        ("XXXX-12-05/2020", False, False, False),
        ("1XXX", False, False, True),
    ],
)
def test_flags(text: str, approximate: bool, uncertain: bool, year_known: bool) -> None:
    stated = EdtfDate(text)
    assert stated.approximate is approximate
    assert stated.uncertain is uncertain
    assert stated.year_known is year_known


def test_blanks_around_are_not_part_of_it() -> None:
    assert EdtfDate.parse(" 2016-02\n") == EdtfDate("2016-02")


def test_it_is_a_plain_value() -> None:
    stated = EdtfDate("2016-02")
    assert pickle.loads(pickle.dumps(stated)) == stated
    assert len({stated, EdtfDate("2016-02"), EdtfDate("2016")}) == 2
    assert stated != EdtfDate("2016-02?")
    with pytest.raises(AttributeError):
        stated.text = "2017"  # type: ignore[misc]


def test_the_examples_in_the_docstrings() -> None:
    result = doctest.testmod(edtf)
    assert result.attempted >= 4
    assert result.failed == 0


# --- Comparisons -----------------------------------------------------------------------------

ORDERS = [
    # a, b, a before b, a overlaps b, a equals b
    ("2014", "2016-02", True, False, False),
    ("2016-02", "2014", False, False, False),
    ("2016-02-05", "2016-02-05", False, True, True),
    ("2016-02", "2016-02", None, None, True),
    ("2016-02", "2016", None, None, None),
    ("2016", "2016-01-01", False, None, None),
    ("2014/2016", "2015-03", False, True, False),
    ("2014/2016", "2016-03", None, None, False),
    ("2014/2016", "2018/..", True, False, False),
    ("2018/..", "2025", None, None, False),
    ("2018/", "2025", None, None, False),
    ("2018/..", "2016", False, False, False),
    ("../2019", "2019-12-31", None, None, None),
    ("../2019", "2020", True, False, False),
    ("XXXX-12-05", "2022", None, None, None),
    ("XXXX-12-05", "XXXX-12-05", None, None, None),
    ("-0044-03-15", "2016", True, False, False),
    ("Y-17E7", "Y-1E8", True, False, False),
    ("Y-1E5000", "-9999", True, False, False),
    ("Y1E5000", "2016", False, False, False),
    ("2022~", "2022~", None, None, None),
    ("201X", "2020", True, False, False),
    ("[2010,2020]", "2015", None, None, None),
    ("{2010,2020}", "2015", False, True, False),
    ("2016-21", "2016-07", None, None, None),
    ("2022-12-05T10:00:00", "2022-12-05T11:00:00", None, None, None),
    ("2022-12-05T10:00:00", "2022-12-05", False, True, None),
    ("2022-12-05T10:00:00", "2022-12-06T11:00:00", True, False, False),
]


@pytest.mark.parametrize(("a", "b", "before", "overlaps", "equals"), ORDERS)
def test_comparisons(
    a: str, b: str, before: bool | None, overlaps: bool | None, equals: bool | None
) -> None:
    first, second = EdtfDate(a), EdtfDate(b)
    assert first.before(second) is before
    assert first.overlaps(second) is second.overlaps(first) is overlaps
    assert first.equals(second) is second.equals(first) is equals


# --- What to write instead -------------------------------------------------------------------

MENDS = {
    "Dec. 5": "Write XXXX-12-05 when the year is not stated.",
    "5 December": "Write XXXX-12-05 when the year is not stated.",
    "--12-05": "Write XXXX-12-05 when the year is not stated.",
    "05/12/2022": "Write 2022-12-05 or 2022-05-12, whichever is meant.",
    "25/12/2022": "Write 2022-12-25 instead.",
    "05/12/22": "Write the year first, in four digits.",
    "December 5th, 2022": "Write 2022-12-05 instead.",
    "Sept 2022": "Write 2022-09 instead.",
    "2022/12/05": "Write 2022-12-05 instead.",
    "2022-2-5": "Write 2022-02-05 instead.",
    "2022-13": "Months run from 01 to 12; 21 to 41 are seasons, quarters, thirds and halves.",
    "2022-02-30": "2022-02 has 28 days.",
    "20221205": "Write 2022-12-05 or Y20221205, whichever is meant.",
    "2010s": "Write 201X instead.",
    "19th century": "Write 18XX instead.",
    "Spring 2016": "Write 2016-21 instead.",
    "Q3 2016": "Write 2016-35 instead.",
    "c. 2022": "Write 2022~ instead.",
    "perhaps May 2016": "Write 2016-05? instead.",
    "2016?~": "Write 2016% instead.",
    "since 2018": "Write 2018/.. instead.",
    "until May 2019": "Write ../2019-05 instead.",
    "before 2019": "Write ../2018-12-31 or [..2018-12-31], whichever is meant.",
    "after May 2019": "Write 2019-06-01/.. or [2019-06-01..], whichever is meant.",
    "2014 to October 2022": "Write 2014/2022-10 instead.",
    "2014–2022": "Write 2014/2022 instead.",
    "2016/present": "Write 2016/.. instead.",
    "2019/2018": "Write 2018/2019 instead.",
    "201u": "Write 201X instead.",
    "2016-02-??": "Write 2016-02-XX instead.",
    "[2016, 2017]": "Write [2016,2017] instead.",
    "2022-12-05 10:00": "Write 2022-12-05T10:00:00 instead.",
    "unknown": "Leave the field out where no date is stated.",
    "": "Leave the field out where no date is stated.",
}


@pytest.mark.parametrize(("text", "mend"), MENDS.items())
def test_the_message_says_what_to_write(text: str, mend: str) -> None:
    with pytest.raises(ValueError, match=re.escape(mend)) as caught:
        EdtfDate.parse(text)
    assert isinstance(caught.value, InvalidEdtf)
    assert caught.value.mend == mend
    for suggested in suggestions(text):
        EdtfDate(suggested)
