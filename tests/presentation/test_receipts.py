"""Receipts side by side: short, complete enough to judge, and without protected names."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import NS, claim, content, entity, iri, record, said, tea

from claimgraph.model.claim import Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.receipts import MOST_SAYINGS, Receipt, receipts

LEADS = claim("ann", "leads", "club")


def _receipt(of: Content, claimed: Iri = LEADS.iri) -> Receipt:
    return receipts([claimed], of, Vocabulary([]), NS, lambda _: "c01")[claimed]


def test_a_receipt_says_what_by_whom_and_where() -> None:
    receipt = _receipt(tea())
    assert (receipt.name, receipt.handles) == ("c01", ("c01",))
    assert receipt.sentence == "Ann Leaf — leads — The Tea Club"
    (saying,) = receipt.sayings
    assert saying.by == "The Tea Club, via The report → The Puddle Paper"
    assert saying.document == "paper"
    assert saying.passage == "The Puddle Paper, 0–3: “tea”"


def test_a_claim_that_is_not_there_has_no_receipt() -> None:
    assert receipts(["urn:x"], tea(), Vocabulary([]), NS, str) == {}


def test_only_some_sayings_are_given_and_the_rest_counted() -> None:
    chains = [a for n in range(7) for a in said(LEADS, "paper", at=(n, n + 3))]
    of = content(tea().entities.values(), [record("paper", [LEADS], chains)])
    receipt = _receipt(of)
    assert (len(receipt.sayings), receipt.more) == (MOST_SAYINGS, 7 - MOST_SAYINGS)


def test_both_sides_come_first() -> None:
    chains = [a for n in range(5) for a in said(LEADS, "paper", at=(n, n + 3))]
    chains += said(LEADS, "paper", [(["ann"], "", Stance.DENIES)], at=(9, 12))
    of = content(tea().entities.values(), [record("paper", [LEADS], chains)])
    first, second = _receipt(of).sayings[:2]
    assert "denies" not in first.by
    assert "denies" in second.by


def test_what_must_not_be_named_goes_by_its_id_and_is_in_no_passage() -> None:
    words = Citation.of(NS, iri("paper"), start=0, end=17, exact="Ms. Leaf, Ann, led")
    chains = [replace(a, citation=words) for a in said(LEADS, "paper")]
    ann = replace(entity("ann", "Person", "Ann Leaf"), protected=True)
    things = [ann, *(e for e in tea().entities.values() if e.iri != ann.iri)]
    receipt = _receipt(content(things, [record("paper", [LEADS], chains)]))
    assert receipt.sentence == "ann — leads — The Tea Club"
    assert "Leaf" not in str(receipt)


def test_words_about_what_must_not_be_named_are_left_out_whatever_they_call_it() -> None:
    words = Citation.of(NS, iri("paper"), start=0, end=8, exact="Leaf led")
    chains = [replace(a, citation=words) for a in said(LEADS, "paper")]
    ann = replace(entity("ann", "Person", "Ann Leaf"), protected=True)
    things = [ann, *(e for e in tea().entities.values() if e.iri != ann.iri)]
    assert "Leaf" not in str(_receipt(content(things, [record("paper", [LEADS], chains)])))
    assert "Leaf led" in str(
        _receipt(content(tea().entities.values(), [record("paper", [LEADS], chains)]))
    )
