"""What holds for the pieces of any text, and whole texts of several kinds."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile import TEXTS

from claimgraph.documents.pieces import Pieces, pieces
from claimgraph.documents.pieces.lexicon import lexicon
from claimgraph.documents.pieces.piece import Span
from claimgraph.model.edtf import EdtfDate

DAY = date(2020, 5, 14)
SPOKEN = st.lists(
    st.sampled_from(
        [
            "“", "”", '"', "'", "’", "‘", "«", "»", "„", " ", "\n", "> ",
            ">> ", ". ", ".", "? ", ", ",
            "Mr.", "No.", "she said", "Ada Vale", "The", "May", "March", "2019", "3", "12", "1,000",
            "1.5", "million", "two", "a dozen", "at least", "between", "and", "to", "–", "-", "/",
            "Tuesday", "last", "week", "$", "%", "people", "of", "the", "From: Ann", "On", "wrote:",
            "\t", "|", "[1]", "A:", "年", "月", "。", "\u00a0", "\u2028", "Easter", "Q2", "XXXX",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def kinds(found: Pieces) -> tuple[tuple[Span, ...], ...]:
    return found.sentences, found.dates, found.quantities, found.quotations


@given(
    st.one_of(SPOKEN, st.sampled_from(sorted(TEXTS.values())), st.text(max_size=80)),
    st.sampled_from([None, DAY, date.max]),
)
def test_pieces_are_spans_of_the_text_in_order_and_apart(text: str, day: date | None) -> None:
    found = pieces(text, day)
    for spans in kinds(found):
        for each in spans:
            assert 0 <= each.start < each.end <= len(text)
            assert not text[each.start].isspace()
            assert not text[each.end - 1].isspace()
        assert all(one.end <= other.start for one, other in pairwise(spans))
    for dated in found.dates:
        assert dated.edtf == "" or EdtfDate.parse(dated.edtf)
        assert dated.year_inferred is (dated.basis != "") or dated.basis
    for quotation in found.quotations:
        inner = [span for span in (quotation.speaker, quotation.cue) if span]
        assert all(0 <= start < end <= len(text) for start, end in inner)
        assert all(quotation.start <= start < end <= quotation.end
                   for start, end in quotation.nested)  # fmt: skip


@given(st.one_of(SPOKEN, st.text(max_size=80)))
def test_sentences_leave_out_nothing_but_blanks_and_marks_of_mails(text: str) -> None:
    covered = {at for each in pieces(text).sentences for at in range(each.start, each.end)}
    left = {character for at, character in enumerate(text) if at not in covered}
    assert all(character.isspace() or character == ">" for character in left)


@given(SPOKEN)
def test_the_same_text_has_the_same_pieces(text: str) -> None:
    assert pieces(text, DAY) == pieces(text, DAY)


@pytest.mark.parametrize(
    "part",
    [
        "The clerk met 12 men on 3 May 2019. “No tea,” she said, “not today.” ",
        "“", '"', "‘a ", "“a\n\n", "a”. ", "12 ", "1,000", "1.1", "1-", "0", "one hundred and ",
        "May 5 ", "On Tuesday ", "a@", "a-", "+1 ", "the Aa Bb of Cc, ", "A b. ", "> ", " \n", "|",
        "From: a 2019-01-01\n", "(1", "a.b", "12:30 ", "said the Aa ", "x",
    ],
    ids=repr,
)  # fmt: skip
def test_the_time_that_a_text_takes_grows_as_the_text_does(part: str) -> None:
    """Twice the text may take twice as long, not four times; a loaded machine gets leeway."""

    def took(size: int) -> float:
        text = part * (size // len(part))
        started = time.process_time()
        pieces(text, DAY)
        return time.process_time() - started

    took(1_000)
    most = 8 * 4 * max(min(took(4_000) for _ in range(2)), 0.004)
    large = took(32_000)
    if large >= most:  # once may be chance
        large = took(32_000)
    assert large < most


@pytest.mark.slow
def test_a_megabyte_takes_seconds() -> None:
    text = "The clerk met 12 men on 3 May 2019. “No tea,” she said, “not today.”\n\n" * 15_000
    started = time.process_time()
    found = pieces(text, DAY)
    assert time.process_time() - started < 30
    assert [len(spans) for spans in kinds(found)] == [30_000, 30_000, 15_000, 30_000]


def test_every_rule_has_an_id_of_its_own() -> None:
    numbers, dates, verbs = lexicon("numbers"), lexicon("date_forms"), lexicon("attribution")
    ids = [each["id"] for each in (*numbers["bounds"], *numbers["behind"], *dates["forms"])]
    ids += [each["id"] for each in verbs["verbs"]]
    assert len(ids) == len(set(ids)) > 30


# --- whole texts --------------------------------------------------------------------------------

TABLOID = """\
EXCLUSIVE: MAYOR'S “SECRET“ YACHT
By Rita Moor, 3 June 2021

"I never saw a boat!" cook Bea Lunt, 44, told our man.Then she slammed the door. The 'love \
nest', worth £2.5m, was bought in early 2019, pals say.
At least 300 guests came last week. “We danced till dawn, one of them gushed. A dozen \
neighbours moaned.
"""
POLICE = """\
INCIDENT LOG 14/06/2022

22:40 Call re. noise at 12 Quay Street. Unit 7 sent.
22:55 Found 3 males, two bottles and 40g of powder.
23:10 Male (34) said "it aint mine". Arrested under s. 5(2), ref. 88/2022.
00:15 Van doing between 60 and 70 mph. No. plate not seen.
"""
MINUTES = """\
HARBOUR BOARD
Minutes of Tuesday, 4 February 2020
Present: A. Bell (Chair), C. Dow

1. Minutes of 7 January were approved.
2. Ms Dow reported that income rose from 1.2 to 1.9 million crowns between 2017 and 2019. Two \
thirds of the berths are let. Work will end by 30 June.
3. Mr Ives (via video) called the plan "mad", cf. Art. 12.
"""
RELEASE = """\
PRESS RELEASE

PORTBY, 9 May 2023 — Quay Foods plc today opened its third cannery, a 40 million crown plant. \
It will employ up to 250 people.

“We are proud.

“We began in the 1990s with nine boats,” said chief executive Ola Fenn.

[1] As of 31 March.
"""
CHAT = """\
[03/06/2021 12:03] Ann: did u get it? 5 boxes
[03/06/2021 12:04] Bo: yes. at least 3, he said 'no more' tho
[04/06/2021 09:10] Ann: ok see u tomorrow
"""
MAIL = """\
Von: Karl Vogt <k.vogt@example.org>
An: Ann Lee
Datum: 12. Mai 2020
Betreff: Lieferung 7

Hallo Ann,

am 3. Mai kamen mindestens 200 Tonnen. Letzte Woche schrieb Herr Abt: „Wir zahlen nichts.“ \
Please pay the 1.250,50 EUR by Friday.

Am 11.05.2020 um 17:05 schrieb Ann Lee:
> When did it come? We need 30+ boxes
> before the end of May.
"""


@pytest.mark.parametrize(
    ("text", "day", "sentence_count", "dates", "quantities", "quotations"),
    [
        pytest.param(
            TABLOID, date(2021, 6, 3), 8,
            ["2021-06-03", "2019~", "2021-05-24/2021-05-30"],
            ["44 years of age", "2,500,000 GBP", "at least 300 people", "12 people"],
            ["“SECRET“", '"I never saw a boat!"', "'love nest'",
             "“We danced till dawn, one of them gushed."],
            id="a tabloid",
        ),
        pytest.param(
            POLICE, date(2022, 6, 14), 8, ["2022-06-14"],
            ["3 males", "2 bottles", "40 g", "34 years of age", "between 60 and 70 mph"],
            ['"it aint mine"'],
            id="a police log",
        ),
        pytest.param(
            MINUTES, date(2020, 2, 4), 8,
            ["2020-02-04", "2020-01-07", "2017/2019", "2020-06-30"],
            ["1,200,000 crowns", "1,900,000 crowns", "0.666667 share"],
            ['"mad"'],
            id="minutes",
        ),
        pytest.param(
            RELEASE, date(2023, 5, 9), 7,
            ["2023-05-09", "2023-05-09", "199X", "2023-03-31"],
            ["40,000,000", "up to 250 people", "9 boats"],
            ["“We are proud.\n\n“We began in the 1990s with nine boats,”"],
            id="a press release",
        ),
        pytest.param(
            CHAT, date(2021, 6, 5), 4,
            ["2021-06-03", "2021-06-03", "2021-06-04", "2021-06-06"],
            ["5 boxes", "at least 3 boxes"],
            ["'no more'"],
            id="a chat",
        ),
        pytest.param(
            MAIL, None, 11,
            ["2020-05-12", "2020-05-03", "2020-05-04/2020-05-10", "2020-05-15", "2020-05-11",
             "2020-05~"],
            ["at least 200 Tonnen", "1,250.5 EUR", "over 30 boxes"],
            ["„Wir zahlen nichts.“",
             "When did it come? We need 30+ boxes\n> before the end of May."],
            id="a mail in two languages",
        ),
    ],
)  # fmt: skip
def test_a_whole_text(
    text: str,
    day: date | None,
    sentence_count: int,
    dates: list[str],
    quantities: list[str],
    quotations: list[str],
) -> None:
    found = pieces(text, day)
    assert [each.edtf for each in found.dates] == dates
    assert [each.quantity.text() for each in found.quantities] == quantities
    assert [text[each.start : each.end] for each in found.quotations] == quotations
    assert len(found.sentences) == sentence_count
