"""How many, where no noun is counted or the count is what a verb says."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import the, told

COUNTED = [
    ("The clinic recorded four dead.", "four dead", "four dead"),
    ("Three are still missing.", "Three", "Three"),
    ("About 500 of the 800 drivers were out. The union claimed 700.", "the 800 drivers", "700"),
    ("A clerk put the sums that went through the bank at up to $40 million.",
     "the sums", "up to $40 million"),
    ("The rent rose to 900 euros.", "The rent", "900 euros"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "amount"), COUNTED)
def test_a_count(text: str, subject: str, amount: str) -> None:
    assert (subject, "hasCount", amount) in told(text)


def test_a_count_stands_with_what_the_counted_did() -> None:
    draft = the("Six people drowned in May 2019.", "hasCount")
    assert draft.quote.startswith("Six people drowned")
    assert draft.when is not None
    assert draft.when.text == "May 2019"


@pytest.mark.parametrize("text", ["Finding 12.", "He paid 900 in cash.", "One is still missing."])
def test_no_count(text: str) -> None:
    assert not {each for each in told(text) if each[1] == "hasCount" and each[0] == each[2]}
