"""Minutes, and extracts from registers: what a member or a register says goes on."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import asked, lines

from claimgraph.model.claim import Modality

pytest.importorskip("spacy")

_MINUTES = """MINUTES OF THE ALLOTMENT SOCIETY
Present: Ms T. Arden (chair), Mr B. Lowe, Ms C. Finn (treasurer)

1. Accounts

1.1 Ms Finn gave a report on the accounts. [[Income came to 4,000 crowns.]] Mr Lowe asked that
[[his vote be counted]]. It was agreed that the rent be raised. [[The meeting moved on.]]

2. Water

2.1 Mr Lowe said that the pump had failed. [[Two plots were dry.]] The council had told him that
[[a new pump would cost 900 crowns]]. Ms Arden disputed this; [[the pump cost 400]].

2.2 [[The gate is broken.]]
"""

_EXTRACT = """REPORT ON THE VESSELS

[[The Heron sails under no flag.]]

EXTRACT FROM THE SHIP REGISTER OF PALLO

Name: Heron
Owner: [[Dace Lines Ltd, since 2011]]

Conclusions

[[The owner is unknown.]]
"""


def test_minutes() -> None:
    assert lines(_MINUTES) == [
        "Ms Finn (carried)",
        "- (silent)",
        "- (silent)",
        "Mr Lowe (carried)",
        "The council < Mr Lowe (explicit)",
        "Ms Arden (explicit)",
        "- (silent)",
    ]


def test_members_are_known_by_their_initials() -> None:
    text = (
        "MINUTES of a meeting of Wexel Mills Ltd\nAttendees: Pim Stroud (PS), Jon Ekk (JE)\n\n"
        "PS presented the figures for April. [[Sales had fallen.]]\n\n"
        "JE: [[the bank wants an answer]].\n"
    )
    assert lines(text) == ["PS (carried)", "JE (explicit)"]


def test_what_a_member_reports_is_put_as_fact() -> None:
    assert asked(_MINUTES)[0].modality is Modality.FACT


def test_members_are_those_of_minutes_only() -> None:
    story = "Ms Finn gave a report on the accounts. [[Income came to 4,000 crowns.]]"
    assert lines(story) == ["- (silent)"]


@pytest.mark.parametrize(
    ("heading", "register"),
    [
        ("LAND REGISTER OF MARROW, FOLIO 12", "LAND REGISTER OF MARROW"),
        ("REGISTER OF BOATS, PORT OF LENN (extract)", "REGISTER OF BOATS"),
        ("Annex 2: Extract from the trade register", "trade register"),
    ],
)
def test_the_lines_of_a_register_are_no_turns(heading: str, register: str) -> None:
    text = f"REPORT\n\nThe mill is old.\n\n{heading}\n\nName: Wexel\nOwner: [[Ida Orr]]\n"
    assert lines(text) == [f"{register} (carried)"]


def test_an_extract_speaks_up_to_the_next_heading() -> None:
    assert lines(_EXTRACT) == [
        "- (silent)",
        "SHIP REGISTER OF PALLO (carried)",
        "- (silent)",
    ]
