"""Polarity and modality: from the words of a clause and of the verbs on which it depends."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import the, told

from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Polarity

HELD = [
    ("Holm has not met Quist.", "met", Polarity.DENIED, Modality.FACT),
    ("Holm has never met Quist.", "met", Polarity.DENIED, Modality.FACT),
    ("Nobody from the firm attended the meeting.", "participatesIn", Polarity.DENIED,
     Modality.FACT),
    ("The company failed to pay the workers.", "paid", Polarity.DENIED, Modality.FACT),
    ("The ship carried no fewer than 80 passengers.", "hasCount", Polarity.ASSERTED,
     Modality.FACT),
    ("Holm may have met Quist.", "met", Polarity.ASSERTED, Modality.POSSIBILITY),
    ("If Holm met Quist, he broke the law.", "met", Polarity.ASSERTED, Modality.POSSIBILITY),
    ("Holm will meet Quist on Friday.", "met", Polarity.ASSERTED, Modality.PLANNED),
    ("The company must pay the workers.", "paid", Polarity.ASSERTED, Modality.NORM),
    ("The company allegedly paid the minister.", "paid", Polarity.ASSERTED, Modality.ALLEGATION),
    ("Holm is suspected of having paid Quist.", "paid", Polarity.ASSERTED, Modality.ALLEGATION),
    ("There is no evidence that Holm met Quist.", "met", Polarity.DENIED, Modality.NOT_PROVED),
    ("It is not true that Holm met Quist.", "met", Polarity.DENIED, Modality.FACT),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "relation", "polarity", "modality"), HELD)
def test_mode_of_a_clause(
    sentence: str, relation: str, polarity: Polarity, modality: Modality
) -> None:
    draft = the(sentence, relation)
    assert (draft.polarity, draft.modality) == (polarity, modality)


def test_what_is_denied_is_denied_once() -> None:
    """The verb that denies is seen here and where it is found who says it; it counts once."""
    assert the("Holm denies that he met Quist.", "met").polarity is Polarity.DENIED


def test_neither_nor_denies_both() -> None:
    text = "Neither Holm nor Quist attended the hearing."
    for subject in ("Holm", "Quist"):
        assert the(text, "participatesIn", subject).polarity is Polarity.DENIED


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Did Holm meet Quist?", id="question"),
        pytest.param("Holm did not say whether he met Quist.", id="unsaid"),
        pytest.param("The committee asked Holm to meet Quist.", id="request"),
        pytest.param("He acted as if he had met Quist.", id="as-if"),
    ],
)
def test_what_is_not_said_is_not_stated(sentence: str) -> None:
    assert "met" not in {relation for _, relation, _ in told(sentence)}
