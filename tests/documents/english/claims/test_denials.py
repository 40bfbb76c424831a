"""Denials of what was said before, refusals of offers, and what did not happen."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import drafted, told

from claimgraph.model.proposal import Polarity

DENIED = [
    ("A trader said that the guards burned the huts. The ministry denies this.",
     "The ministry denies this", "describedAs", "burned the huts"),
    ("A police officer put the losses at 40 cows, which the farmers dispute.",
     "which the farmers dispute", "hasCount", "40 cows"),
    ("The union says that the firm owns the quarry. The owners reject the claim.",
     "The owners reject the claim", "owns", "the quarry"),
    ("A clerk put the sums that went through the bank at up to $40 million, which the bank "
     "disputes.", "which the bank disputes", "hasCount", "up to $40 million"),
    ("Mr Kell disputes that he was paid. His wife disputes it too.",
     "His wife disputes it", "describedAs", "paid"),
    ("Nobody was hurt by the guards.",
     "Nobody was hurt by the guards", "describedAs", "hurt"),
    ("No minutes were kept.", "No minutes were kept", "describedAs", "minutes were kept"),
    ("He never gave me such an order.", "He never gave me such an order", "requested",
     "such an order"),
    ("Mrs Lund opposed the plan.", "Mrs Lund opposed the plan", "supports", "the plan"),
    ("The council does not share the view of the union.",
     "The council does not share the view of the union", "supports", "the view of the union"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "relation", "other"), DENIED)
def test_what_is_denied(text: str, quote: str, relation: str, other: str) -> None:
    found = [d for d in drafted(text) if d.quote == quote and d.predicate == relation]
    assert [(d.object.text, d.polarity) for d in found] == [(other, Polarity.DENIED)]


@pytest.mark.parametrize(
    "text",
    [
        "They asked him to sign a pledge. He declined.",
        "The harbour is open. The mayor denies that he closed it.",
        "The clerk is Ada Brin. The mayor denies this.",
        "Ada Brin lodged a complaint with the council, which rejected it in June.",
    ],
)
def test_a_refused_request_and_a_role_are_not_denied(text: str) -> None:
    assert not [d for d in drafted(text) if d.rule.startswith("denied")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They visited the barn. There were no beds, only mats.",
         ("the barn", "describedAs", "no beds, only mats")),
        ("The panel considered her evidence not reliable.",
         ("her evidence", "describedAs", "not reliable")),
    ],
)  # fmt: skip
def test_what_a_place_lacks_and_what_somebody_thinks(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in told(text)
