"""Transcripts and mails: lines that are the words of whoever the layout names."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import asked, lines

from claimgraph.model.claim import Stance

pytest.importorskip("spacy")

_HEARING = """HEARING OF 4 MAY 2021

THE CHAIR: Good morning. Ms Vell, you wrote that [[the pump was new]].

Ms VELL: [[It was bought in 2019.]] [[We paid 900 florins.]] The dealer told me that [[it had
been repaired]].

Mr ORTH: Did you say that [[the dealer was your cousin]]?

Ms VELL: [[He is no relation.]]

([[The hearing rose at noon.]])
"""

_MAIL = """From: Nora Veil <nora@example.org>
To: Pieter Holm <pieter@example.org>
Date: 2 June 2020 10:15
Subject: crates

Pieter,

[[The crates left on Friday.]] Hugo says [[nobody signed for them]]. You told me that [[the lock
was new]].

[[Nora Veil, Holm & Sons]]

On 30 May 2020, Pieter Holm wrote:
> [[The lock was changed on Thursday.]]
> According to the locksmith, [[there are two keys]].
"""

_FORWARDED = """From: Nora Veil <nora@example.org>
To: Pieter Holm
Subject: FW: van

[[See below.]]

-----Original Message-----
From: Hugo Stam
Sent: 1 June 2020
To: Nora Veil

[[I was at the depot until six.]] The guard told me [[a van came at seven]].
"""


def test_a_hearing() -> None:
    assert lines(_HEARING) == [
        "you < THE CHAIR (explicit)",
        "Ms VELL (explicit)",
        "Ms VELL (carried)",
        "The dealer < Ms VELL (explicit)",
        "Mr ORTH (explicit)",
        "Ms VELL (explicit)",
        "- (silent)",
    ]


def test_you_is_who_is_spoken_to() -> None:
    hop = asked(_HEARING)[0].chain[0]
    assert "vell" in hop.agents[0].name.lower()


def test_a_question_is_a_question() -> None:
    assert asked(_HEARING)[4].chain[-1].stance is Stance.QUESTIONS


def test_questions_and_answers() -> None:
    text = (
        "Q. When did you join?\nA. [[In 2011.]] He told me [[the books were in order]].\n"
        "Q. The memo says that [[you signed it]].\nA. [[I never saw it.]]\n"
    )
    assert lines(text) == [
        "A (explicit)",
        "He < A (explicit)",
        "The memo < Q (explicit)",
        "A (explicit)",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[09:14] mara: [[the crates are in the yard]]\n[09:15] Ben T: who says so?\n"
            "[09:16] mara: Lukas says [[nobody signed for them]]\n",
            ["mara (explicit)", "Lukas < mara (explicit)"],
        ),
        (
            "12/05/2020, 09:14 - Mara: [[the van is at the pier]]\n"
            "12/05/2020, 09:15 - Ben: who says so\n"
            "12/05/2020, 09:16 - Mara: Lukas says [[it is locked]]\n",
            ["Mara (explicit)", "Lukas < Mara (explicit)"],
        ),
        (
            "@kira_v: [[there are police at the bank]]\n"
            "@dan: my cousin says [[it was a false alarm]]\n@kira_v: ok then\n",
            ["@kira_v (explicit)", "my cousin < @dan (explicit)"],
        ),
    ],
)
def test_a_chat(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_a_label_with_a_seat() -> None:
    text = (
        "Mr ORR (Varn East): [[The bridge is shut.]]\n\n"
        "The MINISTER: [[It is being repaired.]]\n\n"
        "Mr ORR (Varn East): They told us [[it would open last May]].\n"
    )
    assert lines(text) == [
        "Mr ORR (explicit)",
        "The MINISTER (explicit)",
        "They < Mr ORR (explicit)",
    ]


def test_labels_of_a_form_are_no_speakers() -> None:
    assert lines("Note: [[the mill is closed]].\n\nTotal: four mills.\n") == ["- (silent)"]


def test_a_mail() -> None:
    assert lines(_MAIL) == [
        "Nora Veil (carried)",
        "Hugo < Nora Veil (explicit)",
        "You < Nora Veil (explicit)",
        "- (silent)",
        "Pieter Holm (carried)",
        "the locksmith < Pieter Holm (explicit)",
    ]


def test_you_in_a_mail_is_who_it_goes_to() -> None:
    assert asked(_MAIL)[2].chain[0].agents[0].name == "Pieter Holm"


def test_a_mail_that_is_passed_on() -> None:
    assert lines(_FORWARDED) == [
        "Nora Veil (carried)",
        "Hugo Stam (carried)",
        "The guard < Hugo Stam (explicit)",
    ]
