"""What a review looks at, and how a proposal is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reviewing.cases import SOURCE, every, leases, met

from claimgraph.case import Case
from claimgraph.errors import UnknownName
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.docket import Docket, handle_of, short_id


@pytest.mark.parametrize("form", ["{id}", "{id:.4}", "p-{id:.12}", "proposal:{id}", " {id:.8} "])
def test_a_proposal_is_named_by_the_beginning_of_its_id(case: Case, form: str) -> None:
    assert case.docket().proposal(form.format(id=leases().id)).id == leases().id


def test_and_by_its_iri(case: Case) -> None:
    assert case.docket().proposal(leases().iri(case.namespaces)).id == leases().id


@pytest.mark.parametrize("text", ["", "abc", "ffff", "xyz!", "p-", leases().id + "0"])
def test_what_names_none(case: Case, text: str) -> None:
    with pytest.raises(UnknownName, match="no proposal goes by"):
        case.docket().proposal(text)


def twins() -> tuple[Proposal, Proposal]:
    """Return two proposals whose ids begin with the same four digits."""
    seen: dict[str, Proposal] = {}
    for number in range(5000):
        made = replace(met(), quote=f"{number}").identified()
        other = seen.setdefault(made.id[:4], made)
        if other is not made:
            return other, made
    raise AssertionError("no two of 5,000 ids begin alike")


def test_what_names_several_lists_them(case: Case) -> None:
    one, other = twins()
    docket: Docket = replace(case.docket(), proposals=(one, other))
    with pytest.raises(UnknownName, match="2 proposals begin with") as caught:
        docket.proposal(one.id[:4])
    assert {c.iri for c in caught.value.candidates} == {
        p.iri(case.namespaces) for p in (one, other)
    }
    assert docket.proposal(one.id[:12]) == one


def test_the_rows_of_a_proposal_have_its_id() -> None:
    assert handle_of(leases()) == f"p-{leases().id[:12]}"
    assert handle_of(leases(), 3) == f"p-{leases().id[:12]}-3"
    assert len(short_id(leases())) == 8


def test_the_text_of_a_document_that_is_not_at_hand(case: Case) -> None:
    docket = case.docket()
    assert docket.document(SOURCE)
    assert replace(docket, documents={}).document(SOURCE) is None
    assert docket.document("https://example.org/merrow/nothing") is None
    assert len(docket.waiting) == len(every())
