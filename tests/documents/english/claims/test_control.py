"""Of whom a verb without a subject is said, by what governs it."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import drafted, the, told

from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Polarity


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ivo Dorn is believed to have sold three ferries to Petra Quist.",
         ("Ivo Dorn", "transferredTo", "Petra Quist")),
        ("The smugglers are thought to have burned the barn.",
         ("The smugglers", "describedAs", "burned the barn")),
        ("The inspector was found to have taken bribes.",
         ("The inspector", "receivedPayment", "bribes")),
        ("Prosecutors accused the mayor of selling visas.",
         ("the mayor", "describedAs", "selling visas")),
        ("The mayor has been accused of hiding a warehouse.",
         ("The mayor", "describedAs", "hiding a warehouse")),
        ("Police arrested a baker on suspicion of paying an inspector.",
         ("a baker", "paid", "an inspector")),
        ("The bank signed a deal to buy the mill.", ("The bank", "owns", "the mill")),
        ("The court found that the lease had lapsed and awarded the tenants 900 euros.",
         ("The court", "paid", "the tenants")),
        ("The ban on peat, introduced in 2015, was lifted.", ("The ban", "startedOn", "2015")),
        ("The kiln, fired in 2015 by Petra Quist, is cold.", ("The kiln", "describedAs", "cold")),
    ],
)  # fmt: skip
def test_who_it_is_said_of(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "relation", "modality", "polarity"),
    [
        ("Prosecutors accused Ivo Dorn of paying Petra Quist.", "paid",
         Modality.ALLEGATION, Polarity.ASSERTED),
        ("Ivo Dorn was convicted of paying Petra Quist.", "paid",
         Modality.FACT, Polarity.ASSERTED),
        ("Ivo Dorn was acquitted of paying Petra Quist.", "paid",
         Modality.FACT, Polarity.DENIED),
        ("Ivo Dorn signed an agreement to buy the mill.", "owns",
         Modality.PLANNED, Polarity.ASSERTED),
    ],
)  # fmt: skip
def test_how_sure_it_is(
    sentence: str, relation: str, modality: Modality, polarity: Polarity
) -> None:
    draft = the(sentence, relation)
    assert (draft.modality, draft.polarity) == (modality, polarity)


def test_what_only_says_how_it_is_known_is_no_claim() -> None:
    found = told("The inspector was found to have taken bribes.")
    assert not {each for each in found if each[1] == "hasOutcome"}


def test_who_is_told_is_not_what_there_is() -> None:
    found = drafted("Ada Brin told us that there were five boats.")
    assert not [d for d in found if d.subject.text == "us"]
