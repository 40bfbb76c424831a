"""What the lines of a register state of the company or person that they are about."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import drafted, told

EXTRACT = """Company: Kelder Holdings Ltd
Registered number: 00771-C
Date of incorporation: 14/11/2011
Registered office: Floor 2, 4 Hill Road, Selmar
Directors: Holm Services Ltd (appointed 14/11/2011); Petra Quist (appointed 02/03/2014, resigned \
30/06/2019)
Secretary: Petra Quist
Shareholders: Holm Services Ltd, 60 shares (60%); Petra Quist, 40 shares (40%)
Status: active; accounts late since 31/01/2019
"""
COMPANY = "Kelder Holdings Ltd"


@pytest.mark.parametrize(
    "expected",
    [
        (COMPANY, "describedAs", "Registered number: 00771-C"),
        (COMPANY, "startedOn", "14/11/2011"),
        ("Holm Services Ltd", "hasRole", "Directors"),
        ("Petra Quist", "hasRole", "Directors"),
        ("Petra Quist", "hasRole", "Secretary"),
        ("Holm Services Ltd", "owns", COMPANY),
        ("Petra Quist", "owns", COMPANY),
        (COMPANY, "describedAs", "active; accounts late since 31/01/2019"),
    ],
)
def test_a_line_states(expected: tuple[str, str, str]) -> None:
    assert expected in told(EXTRACT)


def test_each_name_of_a_list_has_its_own_date() -> None:
    drafts = [d for d in drafted(EXTRACT) if d.object.text == "Directors"]
    dates = {d.subject.text: d.when.text if d.when else "" for d in drafts}
    assert dates == {"Holm Services Ltd": "14/11/2011", "Petra Quist": "02/03/2014"}


def test_a_line_states_nothing_but_what_its_key_says() -> None:
    assert not {(s, r, o) for s, r, o in told(EXTRACT) if "resigned" in o or r == "hasOutcome"}


def test_the_lines_of_a_person() -> None:
    text = "Name: Karl Dorn\nBorn: 3 May 1961\nNationality: Norvane\nAliases: “the Baker”\n"
    assert told(text) >= {
        ("Karl Dorn", "startedOn", "3 May 1961"),
        ("Karl Dorn", "describedAs", "Norvane"),
        ("Karl Dorn", "alsoKnownAs", "“the Baker”"),
    }


def test_a_line_without_a_subject_states_nothing_of_one() -> None:
    assert not told("Directors: Petra Quist (appointed 02/03/2014)\n") & {
        ("Petra Quist", "hasRole", "Directors")
    }
