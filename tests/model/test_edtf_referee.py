"""Which strings are EDTF: our lists, and edtf-validate as the referee.

The lists follow the features of the specification in order. A string on which the
referee disagrees is named in `DISAGREEMENTS` with the reason why we differ; the test
fails as well when the two come to agree. Bounds are compared with python-edtf.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pytest

from claimgraph.model.edtf import EdtfDate, InvalidEdtf

VALID = {
    "A.4.2 date": "2022-12-05 2022-12 2022 0000 0001 9999 2016-02-29 2000-02-29 1900-02-28",
    "A.4.3 date and time": (
        "2022-12-05T10:00:00 2022-12-05T10:00:00Z 2022-12-05T10:00:00+01 "
        "2022-12-05T10:00:00+05:30 2022-12-05T23:59:60Z 2022-12-05T10:00:00+00:00 "
        "2022-12-05T00:00:00-14:00"
    ),
    "A.4.4 interval": (
        "2014/2022 2014-05/2014-05 2014-02-01/2015 2014/2015-02 2015-02-10/2015-02-10 "
        "2004-06/2004-06-11 2004-06-11/2004"
    ),
    "A.5.2 other years": (
        "Y170000002 Y-170000002 Y12345 -0044 -0044-03-15 -0044-03 -0500/-0400 -0001/0001"
    ),
    "A.5.3 season": "2016-21 2016-22 2016-23 2016-24",
    "A.5.4 qualification": "2016? 2016-02~ 2016-02-05%",
    "A.5.5 unspecified digits from the right": "201X 20XX 2016-XX 2016-02-XX 2016-XX-XX",
    "A.5.6 extended interval": (
        "2018/.. ../2019-05 2018/ /2019 2014?/2016~ 2014-02-01~/.. 2014-21/2015-23 ../2019?"
    ),
    "A.6.2 exponential year": "Y17E7 Y-17E7 Y17E2 Y1E5000",
    "A.6.3 significant digits": "1950S2 Y171010000S3 Y3388E2S3 -1950S2 1950S4",
    "A.6.4 sub-year groupings": "2016-25 2016-32 2016-33 2016-36 2016-37 2016-39 2016-40 2016-41",
    "A.6.5 sets": (
        "[1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1760-01,1760-02,1760-12..] "
        "[1667,1760-12] [..1984] {1667,1668,1670..1672} {1960,1961-12} {..1984} [1984] "
        "{2016-02-01..2016-02-05} [2016?,2017~] [1667..1668,1670] [2016-02-XX,2017]"
    ),
    "A.6.6 qualification of parts": (
        "2004-06-11% 2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11 2004?-06~-11 ?2016 "
        "%2016-12 2004-06-~01/2004-06-~20 2016?/2017?-02 "
        "..2004-06-01/2004-06-~20 2004-06-01~/2004-06-20.."
    ),
    "A.6.7 unspecified digits anywhere": (
        "156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X XXXX-12-05 XXXX 1XXX "
        "2004-XX-05 1XX3 1560-X2 XXXX-02-29 XXXX-XX-XX X016-12-05 2016-02-0X 1985-0X-31 "
        "2004-06-XX/2004-07-03 201X/202X XXXX-12-05/XXXX-12-25 -01XX"
    ),
    "where features meet": (
        "156X~ 2016-XX? Y170000002~ 1950S2? [2016-21,2016-23] [Y17E7] 2016-33/2016-36 201X-21 "
        "2016-21? 2001~-21 Y170000002/Y170000003 2016-24/2016-21 2016?-~21"
    ),
}

INVALID = {
    "date": (
        "2022-13 2022-00 2022-12-32 2022-12-00 2022-02-30 2003-02-29 1900-02-29 2004-04-31 "
        "2022-1-5 20221205 202212 22 220 20160 +2016 2016- 2016-02- -2016- --12-05 -12-05 "
        "YYYY-12-05 5-12-2022 05/12/2022 1/2016 2016-W05 2016-033 P1Y R5/2016/P1Y 2016-02-05Z"
    ),
    "date and time": (
        "2022-12-05T10:00 2022-12-05T10 2022-12-05T25:00:00 2022-12-05T24:00:00 "
        "2022-12-05T10:60:00 2022-12-05T10:00:60 2022-12T10:00:00 2022T10:00:00 "
        "2022-12-05T10:00:00-00:00 2022-12-05T10:00:00+15 2022-12-05T10:00:00+0100 "
        "2022-12-05t10:00:00 2022-12-05T10:00:00.5Z 2016-02-05T10:00:00? 2016-02-XXT10:00:00"
    ),
    "interval": (
        "2019/2018 2022-05-02/2022-05-01 / ../.. ../ /.. 2014/2015/2016 2014// 2018-.. "
        "unknown/2016 2016/open 2016-12-05?/2016-12-01 2016-XX/2015 2016-04-31/.. "
        "2022-12-05T10:00:00/2023 2014../2015 2014/..2015"
    ),
    "years": (
        "Y2016 Y0170000002 y170000002 Y Y-0 -0000 Y17E Y17E0 YE7 Y1.5E7 1950S 1950S0 1950S5 "
        "1950E2 19XXS2 Y-17E7-05 Y17000-05"
    ),
    "groupings": "2016-20 2016-42 2016-21-05 2016-2X 2016-3X",
    "qualification": (
        "2016?? 2016?~ ?2016? 2016-02-05?? 2004-06-(01)~ (2004)-06 1966-12-05~% 2016-~~02 ~ ?"
    ),
    "unspecified digits": (
        "201x 201u XXXXX 2016-X 2016-02-4X 2016-XX-32 XXXX-02-30 190X-02-30 2016-02-3X "
        "2001-02-29 XXX1-02-29 X"
    ),
    "sets": (
        "[] {} [..] [1667,] [,1667] [1667 {1667] 1667] [1667,..,1670] [1672..1670] "
        "{2016..2017-05} [[2016]] [2014/2016] 2016,2017 [2016-12-05T10:00:00] [1667..1670..1672]"
    ),
}
WITH_BLANKS = ("[1667, 1668]", "Dec. 5", "2016 ", "2016 / 2017", "2022-12-05 10:00:00", "")

DISAGREEMENTS = {
    "2022-12-05T23:59:60Z": "ISO 8601-1 4.3.10 has leap seconds",
    "2022-12-05T10:00:00+00:00": "ISO 8601-1 4.3.13 gives '+' to a shift equal to UTC",
    "2004-06-11/2004": "2004 lasts until December; theirs ends on its first day",
    "[1984]": "clause 6 asks for no second member",
    "..2004-06-01/2004-06-~20": "10.6 and the examples of A.6.6",
    "2004-06-01~/2004-06-20..": "10.6 and the examples of A.6.6",
    "156X~": "both features are of the level; nothing forbids them together",
    "2016-XX?": "both features are of the level; nothing forbids them together",
    "Y170000002~": "A.5.4 qualifies years; nothing excepts long ones",
    "1950S2?": "A.5.4 qualifies years; nothing excepts these",
    "[2016-21,2016-23]": "a season is written where a month is (4.8.1)",
    "[Y17E7]": "the members of a set are dates (clause 6)",
    "2016-33/2016-36": "a quarter is written where a month is (4.8.1)",
    "201X-21": "both features are of the level; nothing forbids them together",
    "2001~-21": "8.2.2 qualifies a part and what is left of it",
    "2016?-~21": "8.2.3 qualifies a part",
    "Y170000002/Y170000003": "the ends of an interval are dates (A.4.4)",
    "2016-24/2016-21": "a winter may be the one that ends in the year",
    "2003-02-29": "not a leap year",
    "1900-02-29": "not a leap year",
    "2001-02-29": "not a leap year",
    "2016-02-3X": "no February has a 30th",
    "XXX1-02-29": "no leap year ends in 1",
    "2022-12-05T24:00:00": "ISO 8601-1:2019 5.3.2 disallows 24:00",
    "2022-12T10:00:00": "A.4.3 wants a complete date",
    "2022T10:00:00": "A.4.3 wants a complete date",
    "../..": "an interval without a date says nothing, and no example has one",
    "../": "an interval without a date says nothing, and no example has one",
    "/..": "an interval without a date says nothing, and no example has one",
    "1950S5": "1950 has four digits (4.4.3)",
    "[1672..1670]": "the range ends before it starts",
}


def _strings(lists: dict[str, str]) -> list[str]:
    return [text for texts in lists.values() for text in texts.split()]


def test_the_lists_are_what_they_seem() -> None:
    valid, invalid = _strings(VALID), [*_strings(INVALID), *WITH_BLANKS]
    assert len(valid) == len(set(valid)) > 110
    assert len(invalid) == len(set(invalid)) > 110
    assert set(DISAGREEMENTS) <= {*valid, *invalid}


@pytest.mark.parametrize("text", _strings(VALID))
def test_valid(text: str) -> None:
    date = EdtfDate(text)
    assert date.text == text
    assert date.label()


@pytest.mark.parametrize("text", [*_strings(INVALID), *WITH_BLANKS])
def test_invalid(text: str) -> None:
    with pytest.raises(InvalidEdtf) as caught:
        EdtfDate(text)
    assert caught.value.text == text
    assert caught.value.reason
    assert caught.value.mend.endswith(".")


@pytest.fixture(scope="module")
def referee() -> Callable[[str], bool]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = pytest.importorskip(
            "edtf_validate.valid_edtf", reason="left out: edtf-validate is not installed"
        )

    def is_valid(text: str) -> bool:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return bool(module.is_valid(text))

    return is_valid


@pytest.mark.parametrize("ours", [True, False])
def test_the_referee_agrees_but_where_we_say_why_not(
    referee: Callable[[str], bool], ours: bool
) -> None:
    texts = _strings(VALID) if ours else [*_strings(INVALID), *WITH_BLANKS]
    differs = {text for text in texts if referee(text) is not ours}
    assert differs == set(DISAGREEMENTS) & set(texts)


SAME_BOUNDS = {
    "dates": "2022-12-05 2022-12 2016-02 2016? 2016-02~ 2004-06~-11 2016-33 2016-37 2016-41",
    "masks": (
        "201X 20XX 1XXX 2016-XX 2016-02-XX 2016-XX-XX 156X-12-25 15XX-12-25 1XXX-12 1XXX-XX "
        "2004-XX-05"
    ),
    "intervals": "2014/2022-10 2004-06-XX/2004-07-03 2014-05/2014-06-03",
    "sets": "[1667,1668,1670..1672] {1960,1961-12} [1760-01,1760-02]",
}
OTHER_BOUNDS = {
    "1950S2": "theirs is the estimate, 1950, without the years that it stands for",
    "2016-21": "theirs is the northern spring; the code names no hemisphere",
    "2016-24": "theirs is December alone",
    "190X-02-29": "theirs is 1900-02-29 to 1909-02-29, neither of which exists",
}


@pytest.mark.parametrize("text", [*_strings(SAME_BOUNDS), *OTHER_BOUNDS])
def test_bounds_are_those_of_python_edtf_but_where_we_say_why_not(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        edtf = pytest.importorskip("edtf", reason="left out: edtf is not installed")
        theirs: Any = edtf.parse_edtf(text)
        ends = (theirs.lower_strict()[:3], theirs.upper_strict()[:3])
    date = EdtfDate(text)
    assert date.earliest is not None
    assert date.latest is not None
    ours = (tuple(date.earliest.timetuple()[:3]), tuple(date.latest.timetuple()[:3]))
    assert (ours == ends) is (text not in OTHER_BOUNDS)
