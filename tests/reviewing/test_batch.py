"""Accepting a whole rule: what was shown, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.reviewing.cases import BY, SHEET, barges, every, leases, letter_case, met, store

from claimgraph.case import Case
from claimgraph.errors import DataError
from claimgraph.graph.namespaces import CG
from claimgraph.reviewing.queue import Filter

WANTED = Filter(rule="made-up", least=0.5)


def test_a_preview_changes_nothing_and_groups_by_relation(case: Case) -> None:
    shown = case.preview(WANTED)
    assert {relation.removeprefix(CG) for relation, _ in shown.groups} == {
        "operates",
        "hasCount",
        "owns",
    }
    assert len(shown.proposals) == 3
    assert not shown.left_out
    assert len(shown.acceptance.content.entities) == 3
    assert not case.content.claims
    assert case.preview(WANTED).token == shown.token


def test_what_was_shown_is_accepted(case: Case) -> None:
    done = case.accept_shown(WANTED, case.preview(WANTED).token, by=BY)
    assert len(done.decided) == 3
    assert len({j.at for j in done.judgements}) == 1
    assert done.message().endswith("with 3 new things")
    assert len(case.docket().waiting) == 2


@pytest.mark.parametrize("change", ["a decision", "a proposal", "a thing", "another filter"])
def test_nothing_is_accepted_where_it_would_be_something_else(case: Case, change: str) -> None:
    token = case.preview(WANTED).token
    wanted = WANTED
    if change == "a decision":
        case.reject(leases().id, reason="no", by=BY)
    elif change == "a proposal":
        store(
            case,
            [*every(), replace(met(), score=0.6, quote="On 3 May", anchor=(185, 193)).identified()],
        )
    elif change == "a thing":
        sheet = SHEET + "  - {id: mill, type: Facility, name: Salt Mill}\n"
        case.import_([("more.yaml", sheet.encode())])
    else:
        wanted = Filter(rule="made-up")
    before = case.content
    with pytest.raises(DataError, match="not what was shown"):
        case.accept_shown(wanted, token, by=BY)
    assert case.content == before


def test_what_can_not_be_accepted_is_left_out_with_the_reason(tmp_path: Path) -> None:
    twins = SHEET + (
        "  - {id: odo, type: Person, name: Odo Finch}\n"
        "  - {id: odo-the-elder, type: Person, name: Odo Finch}\n"
    )
    case = letter_case(tmp_path / "merrow", twins)
    shown = case.preview(WANTED)
    assert shown.proposals == (barges(),)
    assert all("2 things go by the name 'Odo Finch'" in p.message for p in shown.left_out)
    done = case.accept_shown(WANTED, shown.token, by=BY)
    assert [d.iri for d in done.decided] == [barges().iri(case.namespaces)]


def test_a_passage_that_is_gone_is_left_out(case: Case) -> None:
    store(case, [*every(), replace(leases(), quote="Not in it", anchor=(3, 12)).identified()])
    shown = case.preview(WANTED)
    assert len(shown.proposals) == 3
    assert ["do not stand" in p.message for p in shown.left_out] == [True]


def test_what_check_would_find_fault_with_is_left_out(case: Case) -> None:
    odd = replace(leases(), predicate=CG + "cites").identified()
    store(case, [*every(), odd])
    shown = case.preview(WANTED)
    assert odd.id not in {p.id for p in shown.proposals}
    (problem,) = shown.left_out
    assert problem.message.startswith("the object of 'cites' has to be: agent or document")


def test_where_nothing_waits_nothing_is_accepted(case: Case) -> None:
    shown = case.preview(Filter(rule="no-such-rule"))
    assert not shown.groups
    assert not case.accept_shown(Filter(rule="no-such-rule"), shown.token, by=BY).changes
