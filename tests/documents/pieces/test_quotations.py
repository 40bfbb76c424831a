"""Quotations with whatever marks, and who they are ascribed to."""

from __future__ import annotations

import pytest

from claimgraph.documents.pieces import Quotation, QuotationKind, quotations, sentences


def found(text: str) -> list[Quotation]:
    return list(quotations(text, sentences(text)))


def told(text: str) -> list[str]:
    return [text[each.start : each.end] for each in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “no tea” twice.", ["“no tea”"]),
        ("She said “no tea“ twice.", ["“no tea“"]),
        ("She said ”no tea” twice.", ["”no tea”"]),
        ("She said ”no tea“ twice.", ["”no tea“"]),
        ('She said "no tea" twice.', ['"no tea"']),
        ('She said “no tea" twice.', ['“no tea"']),
        ("She said ‘no tea’ twice.", ["‘no tea’"]),
        ("She said 'no tea' twice.", ["'no tea'"]),
        ("Sie sagte: „Kein Tee.“ Dann ging sie.", ["„Kein Tee.“"]),
        ("Elle a dit « pas de thé » hier.", ["« pas de thé »"]),
        ("她说「没有茶」。", ["「没有茶」"]),
        ("She said “he cried ‘tea’ once” then.", ["“he cried ‘tea’ once”"]),
        ("“No,” she said, “not today.”", ["“No,”", "“not today.”"]),
        ("The so-called “boss” of the ‘club’ left.", ["“boss”", "‘club’"]),
        ("It's the boys' tea, isn't it? That's theirs.", []),
        ("It was in the '90s, rock 'n' roll.", []),
        ('A shelf of 5\'10" by 3".', []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_quotation_within_another_is_its_own() -> None:
    text = "She said “he cried ‘tea’ once” then."
    (one,) = found(text)
    assert [text[slice(*span)] for span in one.nested] == ["‘tea’"]


def test_one_that_is_not_closed_ends_with_its_sentence() -> None:
    text = "She said “no tea. Then she left."
    (one,) = found(text)
    assert (text[one.start : one.end], one.closed) == ("“no tea.", False)


def test_one_that_lost_its_opening_mark_begins_with_its_sentence() -> None:
    text = "It rained. We have no tea,” she said."
    (one,) = found(text)
    assert (text[one.start : one.end], one.closed) == ("We have no tea,”", False)
    assert one.speaker is not None
    assert text[slice(*one.speaker)] == "she"


def test_one_of_several_paragraphs_opens_anew_at_each() -> None:
    text = "“We had tea.\n\n“We had milk.\n\n“We had cups,” said Vale. “No spoons.”\n"
    first, second = told(text)
    assert first == text[: text.index(" said")]
    assert second == "“No spoons.”"


def test_quoted_mails_are_quotations_and_hold_what_is_between_marks() -> None:
    text = 'No.\n\nOn 3 June 2019, Bo wrote:\n> Dear Ann,\n> is it "late" or not?\n>> Late.\n'
    mail, inner = found(text)
    assert mail.kind is inner.kind is QuotationKind.QUOTED_MAIL
    assert text[mail.start : mail.end] == 'Dear Ann,\n> is it "late" or not?'
    assert [text[slice(*span)] for span in mail.nested] == ['"late"']
    assert text[inner.start : inner.end] == "Late."


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "rule"),
    [
        ("“No tea,” said Ada Vale, a clerk.", "Ada Vale", "said", "say.speech"),
        ("“No tea,” Ada Vale said.", "Ada Vale", "said", "say.speech"),
        ("“No tea,” one of them added.", "one of them", "added", "say.speech"),
        ("Ada Vale, the clerk, told us there was “no tea”.", "Ada Vale", "told", "say.to"),
        ("The board’s clerk wrote: “No tea.”", "The board’s clerk", "wrote", "say.writing"),
        ("“No tea,” according to the board.", "the board", "according to", "say.according"),
        ("„Kein Tee“, sagte Frau Vale.", "Frau Vale", "sagte", "say.de"),
        ("He claimed that it was “no tea”.", "He", "claimed", "say.claim"),
    ],
)
def test_who_says_it(text: str, speaker: str, cue: str, rule: str) -> None:
    (one,) = found(text)
    assert one.speaker is not None
    assert one.cue is not None
    assert (text[slice(*one.speaker)], text[slice(*one.cue)], one.rule) == (speaker, cue, rule)
    assert one.kind is QuotationKind.DIRECT


def test_a_label_of_a_transcript_is_who_says_it() -> None:
    text = "Ms LEE: There was “no tea”."
    (one,) = found(text)
    assert (one.speaker, one.cue, one.rule) == ((0, 6), None, "say.label")


def test_single_words_without_a_cue_are_words() -> None:
    (one,) = found("The “boss” left.")
    assert (one.kind, one.speaker, one.cue) == (QuotationKind.WORDS, None, None)
