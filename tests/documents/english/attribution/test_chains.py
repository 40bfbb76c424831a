"""Who passes words on, who denies them, and verbs that only look like reports."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import lines

pytest.importorskip("spacy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Evening Lantern reported that a clerk had told it that a study by the county "
            "said that [[the quay was unsafe]].",
            "the county in a study < a clerk < Evening Lantern (explicit)",
        ),
        (
            "[[The quay was rebuilt]], the minister said in remarks carried by the agency ORNA.",
            "the minister < ORNA (explicit)",
        ),
        (
            "Harbour police told Radio Delta, which reported that [[four men were held]].",
            "Harbour police < Radio Delta (explicit)",
        ),
        (
            "Four men were held, the Morning Post reported on Friday, quoting police, and "
            "[[face charges of theft]].",
            "police < Morning Post (explicit)",
        ),
        (
            "Pim Stroud told the newspaper Dagblad that a colonel had told him that [[the roof was "
            "mined]].",
            "a colonel < Pim Stroud < Dagblad? (explicit)",
        ),
        ("[[The shaft was wet]], a miner was quoted as saying by the Herald.", "a miner < Herald"),
        ("[[The kiln is cold]], the audit office found.", "the audit office (explicit)"),
        ("“[[It is over]],” said the Minister for Trade, Nora Hode.", "Nora Hode (explicit)"),
    ],
)
def test_who_passes_it_on(text: str, expected: str) -> None:
    assert lines(text)[0].startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill is sold. [[The owner denies this.]]", "The owner (explicit, denied)"),
        (
            "The society says that the fund is empty, which [[the bank disputes]].",
            "bank (explicit, denied)",
        ),
        (
            "The firm put the losses at 40 million crowns, [[a figure the union rejects]].",
            "union (explicit, denied)",
        ),
        (
            "The clerk says the loan is void, [[something the bank rejects]].",
            "bank (explicit, denied)",
        ),
        (
            "The union claims that wages are late, [[a charge denied by the firm]].",
            "the firm (explicit, denied)",
        ),
        (
            "The lawyer said the charge, which [[his client rejects]], was false.",
            "client (explicit, denied)",
        ),
        (
            "A clerk put the losses that the fund had made at [[40 million crowns]].",
            "A clerk (explicit)",
        ),
        (
            "Inspectors found no evidence that [[the wall had been repaired]].",
            "Inspectors (explicit, denied)",
        ),
        ("We found no sign that [[the gate was forced]].", "We (explicit, denied)"),
        ("The clinic recorded [[six dead]] in its register.", "The clinic in its register"),
        ("[[The barge is listed in the tax roll as scrap.]]", "the tax roll (explicit)"),
        ("The payroll lists [[ninety names]].", "The payroll (explicit)"),
    ],
)
def test_who_denies_and_who_records(text: str, expected: str) -> None:
    assert lines(text)[0].startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Owners must disclose [[any loss]] to the county.",
        "The widow asked that [[her name be struck out]].",
        "Officials could not confirm that [[the guards were paid]].",
        "Nobody disputes that [[the order existed]].",
        "They did not say [[whether the dam broke]].",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert lines(text) == ["- (silent)"]


def test_a_role_beside_a_name_may_be_the_reporters_words() -> None:
    text = "Ida Morrow says that [[the mayor, Jon Ekk]], [[left on Monday]]."
    assert lines(text) == ["Ida Morrow (ambiguous)", "Ida Morrow (explicit)"]
