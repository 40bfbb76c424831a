"""Outlook messages are read as e-mail is, whatever they are encoded in; damaged ones end soon."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.compound import compound, message
from tests.examples import examples

from claimgraph.documents.reading.confined import read
from claimgraph.documents.reading.unpacking import Unpacking
from claimgraph.errors import ClaimgraphError

SENT = datetime(2024, 4, 29, 15, 20, tzinfo=UTC)
LETTER = compound(
    message(
        subject="The kettle",
        sender="A clerk",
        address="clerk@board.example",
        to="The desk",
        body="The board runs the kettle.\r\nDo not name me. 茶\r\n",
        sent=SENT,
        attached={"list.txt": b"80 cups"},
        inner=message(subject="Re: tea", body="No.", is_inner=True, attached={"a.txt": b"deep"}),
    )
)


def test_a_message_is_its_headers_and_its_body() -> None:
    reading = read(LETTER, "kettle.msg").documents[0].reading
    assert reading.media_type == "application/vnd.ms-outlook"
    assert reading.text == (
        "From: A clerk <clerk@board.example>\nTo: The desk\nDate: 2024-04-29 15:20 UTC\n"
        "Subject: The kettle\n\nThe board runs the kettle.\nDo not name me. 茶"
    )
    assert {(p.field, p.value, p.where) for p in reading.proposed} >= {
        ("title", "The kettle", "header Subject"),
        ("published", "2024-04-29", "header Date"),
        ("author", "A clerk", "header From"),
    }


def test_what_is_attached_is_read_a_message_too() -> None:
    found = read(LETTER, "kettle.msg").documents
    assert [(each.path, each.parent, each.reading.text) for each in found[1:]] == [
        ("kettle.msg/list.txt", 0, "80 cups"),
        ("kettle.msg/Re: tea.txt", 0, "Subject: Re: tea\n\nNo."),
        ("kettle.msg/a.txt", 0, "deep"),
    ]


def test_letters_of_a_code_page_are_read_by_it() -> None:
    data = compound(message(subject="Чай", body="Вода и чай", code_page=1251))
    assert read(data, "a.msg").documents[0].reading.text == "Subject: Чай\n\nВода и чай"


def test_a_body_of_html_is_read_as_a_page() -> None:
    page = "<html><body><p>The board runs the kettle, a clerk says. Café.</p></body></html>"
    data = compound(message(subject="Tea", html=page.encode(), code_page=65001))
    reading = read(data, "a.msg").documents[0].reading
    assert "The board runs the kettle, a clerk says. Café." in reading.text
    assert reading.notes == ("its body is HTML; the main text of that is kept",)


def test_a_body_of_rtf_alone_is_told() -> None:
    tree = message(subject="Tea")
    tree["__substg1.0_10090102"] = b"LZFu"
    reading = read(compound(tree), "a.msg").documents[0].reading
    assert reading.notes[0].startswith("its body is RTF alone")


@examples(0.6)
@given(data=st.data())
def test_a_damaged_message_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(LETTER)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(8, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    with suppress(ClaimgraphError):
        Unpacking().read(bytes(damaged[: max(cut, 600)]), "a.msg")


@pytest.mark.parametrize("at", [44, 48, 60, 68, 76])
def test_a_chain_of_sectors_that_leads_round_ends(at: int) -> None:
    broken = LETTER[:at] + b"\1\0\0\0" + LETTER[at + 4 :]
    with suppress(ClaimgraphError):
        read(broken, "a.msg", seconds=5)
