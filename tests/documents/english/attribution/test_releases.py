"""Releases and statements: flat sentences are their issuer's; whoever else speaks is quoted."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import lines

pytest.importorskip("spacy")

_RESULTS = """QUILLMERE KILNS PLC
Results for the half-year
Quillmere, 9 August 2013

Quillmere Kilns plc (“the Company”) today announces [[a profit of 3 million crowns]].
[[Sales rose in both markets.]] The Board believes that [[the outlook is good]].

[[Chief executive Dora Lune]] said: “[[We sold every tile.]]” She added that [[a new oven was on
order]].

A customer told the Company that [[the glaze had cracked]].
"""

_STATEMENT = """STATEMENT BY THE LIGHTERMEN’S UNION
5 May 2011

[[The barges have been idle since March.]] The union says that [[wages are owed]]. “[[We were
locked out,]]” said general secretary Ivo Brand. Ada Moll, a neighbour, told us that
[[the gate was chained]].

[[It will strike on 1 June.]]
"""

_TWO = """PRESS RELEASE

Harl Ferries has today announced that [[fares will rise]]. [[The boats are old.]]

STATEMENT BY THE PASSENGERS’ LEAGUE

[[Nobody was asked.]]
"""


def test_a_release_that_announces() -> None:
    assert lines(_RESULTS) == [
        "Quillmere Kilns plc (explicit)",
        "Quillmere Kilns plc (carried)",
        "The Board (explicit)",
        "Quillmere Kilns plc (carried)",
        "Dora Lune (explicit)",
        "She (explicit)",
        "A customer < Quillmere Kilns plc (explicit)",
    ]


def test_a_statement_by_a_body() -> None:
    found = lines(_STATEMENT)
    assert found[:3] == [
        "LIGHTERMEN’S UNION (carried)",
        "The union (explicit)",
        "Ivo Brand (explicit)",
    ]
    assert found[3].startswith("Ada Moll < LIGHTERMEN’S UNION")
    assert found[4] == "LIGHTERMEN’S UNION (carried)"


def test_two_texts_in_one_file() -> None:
    assert lines(_TWO) == [
        "Harl Ferries (explicit)",
        "Harl Ferries (carried)",
        "PASSENGERS’ LEAGUE (carried)",
    ]


def test_how_a_release_ends_shows_that_it_is_one() -> None:
    text = """New quay for Orl

The Port Board welcomes the plan. [[The quay will be 90 metres long.]]

Notes to editors
[[The board runs three ports.]]
"""
    assert lines(text) == ["Port Board (carried)", "Port Board (carried)"]


def test_the_head_of_a_release_names_its_issuer() -> None:
    text = """MINISTRY OF TRANSPORT OF ORL
Press release No. 12/2019

Harbour bridge to close

[[The Harbour Bridge will close on 3 May.]] A clerk at the toll-house said that [[it was old]].
"""
    assert lines(text) == [
        "MINISTRY OF TRANSPORT OF ORL (carried)",
        "A clerk < MINISTRY OF TRANSPORT OF ORL (explicit)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # A report, a notice and a news story have issuers, who are not said to say all of it.
        "THE CLEAN QUAY TRUST\nAnnual report\n\nThe Trust has nine members. [[The quay is wet.]]",
        "PORT OFFICE\nNotice 4\n\nThe Office today designated two ships. [[Both are grey.]]",
        "By Ada Moll\n\nThe Port Board welcomed the plan on Monday. [[The quay is wet.]]",
        "Press release blunder costs firm\n\nHarl Ferries said sorry. [[The boats are old.]]",
        "Harl Ferries announced on Monday that fares will rise. [[The boats are old.]]",
    ],
)
def test_what_only_has_an_issuer(text: str) -> None:
    assert lines(text) == ["- (silent)"]


def test_a_memo_is_its_senders_and_goes_on_with_its_sources() -> None:
    text = """FROM: Ada Moll, Quay Unit
TO: The Registrar
SUBJECT: Crates

1. [[The crates are missing.]] A porter says that [[a van took them]].

2. According to the porter, [[the van was grey]]; [[two men drove it]].
"""
    assert lines(text) == [
        "Ada Moll (carried)",
        "A porter < Ada Moll (explicit)",
        "the porter < Ada Moll (explicit)",
        "the porter < Ada Moll (explicit)",
    ]
