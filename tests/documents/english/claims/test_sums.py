"""Money without a payer, and things that go from one to another."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import the, told

from claimgraph.model.claim import Modality


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The agency was paid another 4 million last year.",
         ("The agency", "receivedPayment", "4 million")),
        ("Of this, 80,000 crowns had been paid in cash to Anders Holm.",
         ("Anders Holm", "receivedPayment", "80,000 crowns")),
        ("Payments to Kelder Mining in June came to 90,000 euros, and of this, 7,000 euros was "
         "paid in cash.", ("Kelder Mining", "receivedPayment", "7,000 euros")),
        ("Payments to Kelder Mining in June came to 90,000 euros.",
         ("Kelder Mining", "receivedPayment", "90,000 euros")),
        ("The ledger shows a transfer of 45,000 euros from Kelder Mining to an "
         "account held by Holm Trading.", ("Kelder Mining", "paid", "Holm Trading")),
        ("In 2014 the bank began to lend to farmers.", ("the bank", "paid", "farmers")),
        ("The bank lent 3 million euros to Kelder Mining.", ("The bank", "paid", "Kelder Mining")),
        ("The money for the choir went to a bank in Selmar.",
         ("a bank in Selmar", "receivedPayment", "The money")),
        ("She bought grain from the Harbour Authority.", ("She", "paid", "Harbour Authority")),
        ("Voss paid Dorn 3,000 crowns and promised him a further 2,000.",
         ("him", "receivedPayment", "2,000")),
        ("Payments of 500 crowns a month were made to informers.",
         ("informers", "receivedPayment", "500 crowns a month")),
        ("The informers earned between 200 and 500 crowns a month.",
         ("The informers", "receivedPayment", "between 200 and 500 crowns a month")),
        ("Brask & Sons built the mill and was paid another 2 million last year.",
         ("Brask & Sons", "receivedPayment", "2 million")),
    ],
)  # fmt: skip
def test_money_goes_to_whom_it_is_paid(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


def test_what_is_offered_is_only_possible() -> None:
    draft = the("She was offered 20,000 euros if she kept silent.", "receivedPayment")
    assert (draft.object.text, draft.modality) == ("20,000 euros", Modality.POSSIBILITY)


def test_a_paper_that_shows_a_transfer_pays_nothing() -> None:
    text = "The ledger shows a transfer of 45,000 euros from Kelder Mining to Anders Holm."
    assert not {(s, r) for s, r, _ in told(text) if s == "The ledger"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norvane Holdings took over the port from the city government in 2012.",
         ("the city government", "transferredTo", "Norvane Holdings")),
        ("Kelder Mining won the cleaning contract in 2016.",
         ("the cleaning contract", "transferredTo", "Kelder Mining")),
        ("The consul had been lent the use of a flat.",
         ("the use of a flat", "transferredTo", "The consul")),
        ("A copy had reached the minister's desk.",
         ("A copy", "transferredTo", "the minister's desk")),
        ("The minister received the letter.", ("the letter", "transferredTo", "The minister")),
        ("In March 2014 I wrote to the Harbour Authority.",
         ("I", "transferredTo", "Harbour Authority")),
    ],
)  # fmt: skip
def test_a_thing_goes_from_one_to_another(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ground belongs in equal shares to its head, Anders Holm, and to Norvane Holdings.",
         ("Norvane Holdings", "owns", "The ground")),
        ("The firm is held in equal shares by Anders Holm and by Norvane Holdings.",
         ("Norvane Holdings", "owns", "The firm")),
        ("The driver, who left Kelder Mining in June 2012, was asked.",
         ("Kelder Mining", "employs", "The driver")),
        ("Nine drivers were hired from Norvane Transport.",
         ("Nine drivers", "partOf", "Norvane Transport")),
        ("Dr Quist, who appeared for Mr Holm at the trial, is ill.",
         ("Dr Quist", "hasRole", "appeared for Mr Holm at the trial")),
        ("Two clerks in the Ministry of Trade told us.",
         ("Ministry of Trade", "employs", "Two clerks in the Ministry of Trade")),
        ("Dorn's employer at the time, Kelder Mining, dismissed him.",
         ("Kelder Mining", "employs", "Dorn")),
        ("We complained to Petra Quist in May.", ("We", "met", "Petra Quist")),
    ],
)  # fmt: skip
def test_people_belong_to_firms(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


def test_a_sum_goes_over_without_the_name_before_it() -> None:
    draft = the("Voss paid Dorn 3,000 crowns in cash.", "paid")
    assert [(name, each.text) for name, each in draft.qualifiers] == [("item", "3,000 crowns")]


def test_nobody_pays_the_town_that_somebody_is_from() -> None:
    assert "paid" not in {relation for _, relation, _ in told("They hired a lawyer from Selmar.")}


def test_to_take_over_a_site_from_somebody_is_not_to_own_it() -> None:
    text = "Norvane Holdings took over the port from the city government in 2012."
    assert "owns" not in {relation for _, relation, _ in told(text)}


def test_to_begin_doing_something_is_no_beginning_of_who_does_it() -> None:
    text = "In 2014 the bank began to lend to farmers."
    assert "startedOn" not in {relation for _, relation, _ in told(text)}
