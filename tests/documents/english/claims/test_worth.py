"""What verbs of no frame say, and how likely it is worth a claim."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import drafted, the

from claimgraph.documents.proposing.draft import Draft
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Polarity

_SHOWN = 0.5

WORTH = [
    ("The villagers painted the church.", "painted the church", Modality.FACT),
    ("The committee plans to close the mill.", "close the mill", Modality.PLANNED),
    ("Shops must report all sales to the Office.", "must report all sales to the Office",
     Modality.NORM),
    ("It is not proved that the firm was warned of the leak.", "warned of the leak",
     Modality.NOT_PROVED),
    ("We found no evidence that guards were armed with rifles.", "armed with rifles",
     Modality.NOT_PROVED),
]  # fmt: skip


def _rule(draft: Draft) -> float:
    return dict(draft.signals)["rule"]


@pytest.mark.parametrize(("text", "expected", "mode"), WORTH)
def test_an_act_is_worth_a_claim(text: str, expected: str, mode: Modality) -> None:
    draft = the(text, "describedAs")
    assert (draft.object.text, draft.modality) == (expected, mode)
    assert _rule(draft) > _SHOWN


@pytest.mark.parametrize(
    "text",
    [
        "We turn to the second question.",
        "The list is attached below.",
        "The paper could not verify the account.",
        "He did not say whether the rope was new.",
    ],
)
def test_other_words_are_not(text: str) -> None:
    found = [d for d in drafted(text) if d.predicate == "describedAs"]
    assert all(_rule(draft) < _SHOWN for draft in found)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It is unlawful to employ children.", "employs"),
        ("It is an offence to enter the site.", "describedAs"),
        ("The widow was selling apples at the gate.", "hasOutcome"),
        ("The police intend to question the driver.", "hasOutcome"),
        ("The operator refuses to say how many barrels were lost.", "hasOutcome"),
        ("“Shoot the dogs,” the sergeant said.", "describedAs"),
    ],
)
def test_what_is_not_said(text: str, relation: str) -> None:
    found = [d for d in drafted(text) if d.predicate == relation]
    assert all(_rule(draft) < _SHOWN for draft in found)


@pytest.mark.parametrize(
    ("text", "relation", "other"),
    [
        ("The motion was lost.", "hasOutcome", "lost"),
        ("The minutes of 3 May were approved.", "hasOutcome", "approved"),
        ("Both men deny the charges.", "describedAs", "deny the charges"),
        ("The board took no action.", "describedAs", "took no action"),
        ("The Panel regards these figures as unreliable.", "describedAs", "unreliable"),
    ],
)
def test_short_clauses_of_minutes_and_reports(text: str, relation: str, other: str) -> None:
    draft = the(text, relation)
    assert (draft.object.text, draft.polarity) == (other, Polarity.ASSERTED)


def test_a_relative_clause_behind_a_comma_tells_what_happened() -> None:
    (adds,) = [
        d
        for d in drafted("The port, which repainted its cranes in May, is shut.")
        if d.object.text == "repainted its cranes"
    ]
    (means,) = [
        d
        for d in drafted("The port that repainted its cranes in May is shut.")
        if d.object.text == "repainted its cranes"
    ]
    assert _rule(means) < _SHOWN <= _rule(adds)
