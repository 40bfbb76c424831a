"""Reading stored proposals again: every fault is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.documents.proposing.drafting import HONEST, PUBLISHED, TEXT, at, document, let, made

from claimgraph.documents.proposing.draft import DraftHop, ObjectKind, Words
from claimgraph.documents.proposing.gate import verified
from claimgraph.model.claim import AttributionStatus
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.proposal import (
    Party,
    Proposal,
    ProposedDate,
    ProposedQuantity,
    ProposedText,
)
from claimgraph.model.quantity import Quantity

RUNS = let(HONEST)
PAID = let(
    made(
        "We have paid 40,000 crowns",
        "We",
        "paid",
        "40,000 crowns",
        object_kind=ObjectKind.QUANTITY,
        status=AttributionStatus.EXPLICIT,
        chain=(DraftHop((Words("Quill"),), Words("said Quill"), "said"),),
    )
)
BOUGHT = let(
    replace(
        made("On 3 May it bought the Old Urn", "it", "owns", "Old Urn"),
        when=Words("3 May"),
        context=(Words("The board was set up in 1911"),),
    )
)
LEADS = let(made("leads the board", "the board", "hasRole", "leads", object_kind=ObjectKind.TEXT))


def faults(proposal: Proposal, **changes: object) -> list[str]:
    """Return what is wrong with a proposal under some changes, but for its id."""
    changed = replace(proposal, **changes).identified()  # type: ignore[arg-type]
    found = verified([changed], document(), PUBLISHED)
    assert verified([changed], document()) == found
    assert {of for of, _ in found} <= {changed.id}
    return [what for _, what in found]


@pytest.mark.parametrize("proposal", [RUNS, PAID, BOUGHT, LEADS])
def test_what_the_gate_let_through_is_well(proposal: Proposal) -> None:
    assert faults(proposal) == []


def hop(**changes: object) -> tuple[object, ...]:
    return (replace(PAID.chain[0], **changes),)  # type: ignore[arg-type]


ELSEWHERE = (len(TEXT), len(TEXT) + 5)
OLD = EdtfDate("XXXX-05-04")


@pytest.mark.parametrize(
    ("proposal", "changes", "what"),
    [
        (RUNS, {"quote": RUNS.quote.replace("three", "seven")}, "are not the quote"),
        (RUNS, {"anchor": (3, 3 + len(RUNS.quote))}, "are not the quote"),
        (RUNS, {"anchor": (-1, -1 + len(RUNS.quote))}, "are not the quote"),
        (RUNS, {"subject": replace(RUNS.subject, name="Samovar Gang")}, "'Samovar Gang'"),
        (RUNS, {"subject": replace(RUNS.subject, resolved=ELSEWHERE)}, "are not 'Samovar"),
        (RUNS, {"subject": Party("Puddle", ELSEWHERE, at("Puddle"))}, "nothing stands at"),
        (RUNS, {"object": Party("four kettles", at("three kettles"))}, "'four kettles'"),
        (RUNS, {"where": Party("Spa", at("Puddle"))}, "are not 'Spa'"),
        (RUNS, {"qualifiers": (("x", Party("Spa", at("Puddle"))),)}, "are not 'Spa'"),
        (RUNS, {"context": (ELSEWHERE,)}, "nothing stands at"),
        (PAID, {"chain": hop(cue=ELSEWHERE)}, "nothing stands at"),
        (PAID, {"chain": hop(act="swore")}, "'swore' does not stand in its cue"),
        (PAID, {"chain": hop(act="swore", cue=None)}, "'swore' does not stand in the text"),
        (PAID, {"chain": hop(agents=(Party("Nobody", at("Quill")),))}, "are not 'Nobody'"),
        (PAID, {"chain": hop(via=Party("a letter", at("Quill")))}, "are not 'a letter'"),
        (
            PAID,
            {"object": ProposedQuantity(Quantity.parse("50,000 crowns"), at("40,000 crowns"))},
            "do not state 50,000 crowns",
        ),
        (
            PAID,
            {"object": ProposedQuantity(Quantity.parse("40,000 crowns"), at("We have"))},
            "do not state 40,000 crowns",
        ),
        (BOUGHT, {"when": ProposedDate(OLD, at("3 May"))}, "do not state XXXX-05-04"),
        (BOUGHT, {"when": ProposedDate(OLD, at("it bought"))}, "do not state XXXX-05-04"),
        (BOUGHT, {"when": ProposedDate(OLD, ELSEWHERE)}, "do not state XXXX-05-04"),
        (LEADS, {"object": ProposedText("follows", at("leads"))}, "are not 'follows'"),
        (LEADS, {"object": ProposedText("leads", ELSEWHERE)}, "are not 'leads'"),
    ],
)
def test_every_fault_is_seen(proposal: Proposal, changes: dict[str, object], what: str) -> None:
    found = faults(proposal, **changes)
    assert found
    assert any(what in fault for fault in found)


def test_an_inferred_year_is_checked_where_the_day_of_the_document_is_known() -> None:
    other = ProposedDate(EdtfDate("XXXX-05-03"), at("3 May"), EdtfDate("2018-05-03"))
    changed = replace(BOUGHT, when=other).identified()
    assert [what for _, what in verified([changed], document(), PUBLISHED)] == [
        f"the words at {other.span[0]} to {other.span[1]} do not state XXXX-05-03"
    ]
    assert verified([changed], document()) == []


def test_an_id_that_is_not_that_of_the_content() -> None:
    assert verified([replace(RUNS, id="0")], document()) == [
        ("0", "the id is not that of the content")
    ]
