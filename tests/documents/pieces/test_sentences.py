"""Sentences of messy texts, and what stands in their place."""

from __future__ import annotations

import pytest

from claimgraph.documents.pieces import SentenceKind, sentences


def told(text: str) -> list[tuple[str, str]]:
    return [(str(each.kind), text[each.start : each.end]) for each in sentences(text)]


def split(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Stone met Dr. Ada Vale at No. 5 Quay St. in Portby.",
        "J. R. Stone signed it, i.e. nobody else did.",
        "It is ruled by Art. 12 and s. 5(2) of the code, see pp. 3 and 4.",
        "The firm Vale & Co., which sold tea, closed.",
        "He left on Feb. 9 and came back.",
        "Die Lieferung kam am 3. Mai an, d.h. zu spät.",
        "See notes_v2.final.pdf for more.",
        "It cost 3.5 crowns… or so they say.",
        "“Where is it?” he asked.",
        "12. The paragraph has a number.",
        "Finding 7. The kettles are old.",
        "RECOMMENDATION 3.1. Buy new ones.",
    ],
)
def test_a_full_stop_that_ends_nothing(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He went.She stayed, too.", ["He went.", "She stayed, too."]),
        ("“I saw it.” She had.", ["“I saw it.”", "She had."]),
        ("It is 3.5. Then it rose.", ["It is 3.5.", "Then it rose."]),
        ("Did you? No. I slept.", ["Did you?", "No.", "I slept."]),
        ("They met at 9 p.m. The rest slept.", ["They met at 9 p.m.", "The rest slept."]),
        ("All was quiet from 9 Oct. My aunt did.",
         ["All was quiet from 9 Oct.", "My aunt did."]),
        ("茶は高い。値段は上がった。", ["茶は高い。", "値段は上がった。"]),
        ("It is kept under no. 77-B. Its lid is lost.",
         ["It is kept under no. 77-B.", "Its lid is lost."]),
        ("The list is in Annex B. He wrote it.", ["The list is in Annex B.", "He wrote it."]),
        ("It was so.[3] It is not.", ["It was so.[3]", "It is not."]),
    ],
)  # fmt: skip
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_wrapped_sentence_is_one_and_a_hyphen_at_a_line_s_end_is_in_it() -> None:
    text = (
        "The harbour master of the small town was asked to hand over his note-\n"
        "books to the board, which he did. Another line, wrapped as the first one was,\n"
        "follows."
    )
    assert split(text) == [text[: text.index(" Another")], text[text.index("Another") :]]


def test_the_parts_of_a_mail() -> None:
    text = (
        "From: Ann <ann@example.org>\nTo: Bo\nSubject: tea\n\nBo,\n\nno tea. Buy some!\n\nAnn\n\n"
        "On Mon, 3 June 2019, Bo wrote:\n> Dear Ann,\n> we are out of tea, of course, since the\n"
        "> ship is late. Mr.\n> Fox knows.\n>\n>> Who took it?\n"
    )
    assert told(text) == [
        ("metadata", "From: Ann <ann@example.org>"),
        ("metadata", "To: Bo"),
        ("metadata", "Subject: tea"),
        ("sentence", "Bo,"),
        ("sentence", "no tea."),
        ("sentence", "Buy some!"),
        ("sentence", "Ann"),
        ("metadata", "On Mon, 3 June 2019, Bo wrote:"),
        ("quoted", "Dear Ann,"),
        ("quoted", "we are out of tea, of course, since the\n> ship is late."),
        ("quoted", "Mr.\n> Fox knows."),
        ("quoted", "Who took it?"),
    ]
    assert [each.depth for each in sentences(text)][-2:] == [1, 2]


def test_the_parts_of_a_report() -> None:
    text = (
        "HARBOUR BOARD\nReport of 3 June 2019\n\nA. The tea\n\n"
        "PORTBY, June 3 (Quay News) — Tea is dear. Nobody knows why.\n\n"
        "Kind\tPrice\tShop\nBlack\t4\tQuay\n\n[1] As of May.\n\n(Reporting by A. Bell)\n"
    )
    assert told(text) == [
        ("heading", "HARBOUR BOARD"),
        ("metadata", "Report of 3 June 2019"),
        ("heading", "A. The tea"),
        ("metadata", "PORTBY, June 3 (Quay News) —"),
        ("sentence", "Tea is dear."),
        ("sentence", "Nobody knows why."),
        ("table", "Kind\tPrice\tShop"),
        ("table", "Black\t4\tQuay"),
        ("footnote", "[1] As of May."),
        ("metadata", "(Reporting by A. Bell)"),
    ]


def test_lines_are_paragraphs_where_none_is_blank() -> None:
    long = " ".join(["The tea came late again, as the clerk said it would."] * 5)
    text = f"Tea Comes Late\n{long}\nBoard Meets\n{long}"
    kinds = [kind for kind, _ in told(text)]
    assert kinds == ["heading", *["sentence"] * 5, "heading", *["sentence"] * 5]


def test_who_speaks_in_a_transcript() -> None:
    text = "THE CHAIR: Quiet. Sit down.\nMr FOX: I object –\nMs LEE: Why?\n"
    found = sentences(text)
    assert [text[each.start : each.end] for each in found] == [
        "THE CHAIR: Quiet.",
        "Sit down.",
        "Mr FOX: I object –",
        "Ms LEE: Why?",
    ]
    assert [text[slice(*each.speaker)] for each in found if each.speaker] == [
        "THE CHAIR",
        "THE CHAIR",
        "Mr FOX",
        "Ms LEE",
    ]


def test_whom_a_speaker_speaks_for_stands_in_brackets() -> None:
    text = "1. Mrs Ada Vale (Orrin East): To ask why.\n\nThe Clerk of Orrin (Ms Fox): So be it.\n"
    found = sentences(text)
    assert [each.speaker and text[slice(*each.speaker)] for each in found] == ["Mrs Ada Vale", None]


def test_messages_and_items_stand_alone() -> None:
    text = "[12:03] ann: did u get it\n[12:04] bo: yes 3 boxes\n- one thing\n- another\n"
    assert split(text) == text.splitlines()


@pytest.mark.parametrize("text", ["", " \n\n", ">\n> \n"])
def test_nothing(text: str) -> None:
    assert sentences(text) == ()


def test_a_kind_is_its_word() -> None:
    assert SentenceKind("quoted") is SentenceKind.QUOTED


PROSE = "It is so.\n\n" * 8
REGISTER = "Company: Vale Kettles Ltd\nOffice: 3 Quay Street\nState: active; return overdue"


def test_the_lines_of_a_register_are_rows() -> None:
    text = f"TEA BOARD\n\n{PROSE}{REGISTER}\n"
    assert [kind for kind, words in told(text) if words in REGISTER.split("\n")] == ["table"] * 3


def test_the_turns_of_speakers_are_no_register() -> None:
    text = f"{PROSE}Ada: Yes.\nBo: No.\nCy: Perhaps so.\n"
    assert {kind for kind, _ in told(text)} == {"sentence"}


def test_the_head_and_the_foot_of_minutes() -> None:
    text = (
        "TEA BOARD\nMINUTES OF THE 9TH MEETING No. 2019/9\nSTRICTLY CONFIDENTIAL – KEEP\n"
        "Second reading of the kettle rules\nHeld at Quay Street 9 on 3 May 2019, 11 a.m.\n"
        "Present: A. Vale\n\nNobody spoke of it.\n\n"
        "Next meeting: 9 June 2019\nSigned: A. Vale\nDated this 4th day of May 2019\n"
    )
    kinds = [kind for kind, _ in told(text)]
    assert (
        kinds
        == ["heading"] * 2
        + ["metadata", "heading"]
        + ["metadata"] * 2
        + ["sentence"]
        + ["metadata"] * 3
    )


@pytest.mark.parametrize("letters", ["kettle ", "茶"])
def test_what_has_no_end_for_pages_is_cut_and_nothing_of_it_lost(letters: str) -> None:
    text = letters * 5_000
    parts = split(text)
    assert max(map(len, parts)) <= 4_000
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    if " " in letters:
        assert all(part.startswith("kettle") and part.endswith("kettle") for part in parts)
