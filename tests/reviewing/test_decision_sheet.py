"""Decisions in a sheet: written, filled in, read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reviewing.cases import (
    AT,
    BY,
    barges,
    denied,
    every,
    leases,
    letter_case,
    party,
    said,
    span,
    store,
)

from claimgraph.case import Case
from claimgraph.errors import InvalidInput, UsageError
from claimgraph.model.judgement import Verdict
from claimgraph.model.proposal import Proposal, ProposedText
from claimgraph.reviewing.decision_sheet import COLUMNS, read_sheet, write_sheet
from claimgraph.reviewing.docket import Docket
from claimgraph.reviewing.edit import Edit

Rows = list[dict[str, str]]


def rows_of(data: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def csv_of(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def filled(case: Case, fill: Callable[[Rows], object]) -> tuple[str, bytes]:
    rows = rows_of(case.decision_sheet("waiting.csv"))
    fill(rows)
    return "waiting.csv", csv_of(rows)


def test_a_row_for_each_proposal_in_the_order_of_the_queue(case: Case) -> None:
    rows = rows_of(case.decision_sheet("waiting.csv"))
    assert [row["id"] for row in rows] == [item.proposal.id for item in case.waiting()]
    first = rows[0]
    assert (first["decision"], first["score"], first["rule"]) == ("", "0.90", "made-up")
    assert (first["subject"], first["object"], first["chain"]) == (
        "dredging-board",
        "eel-quay",
        "odo-finch (told)",
    )
    assert first["new"] == "odo-finch=Odo Finch (Person)"
    assert first["quote"] == leases().quote


@pytest.mark.parametrize("name", ["waiting.csv", "waiting.tsv", "waiting.yaml"])
def test_an_untouched_sheet_decides_nothing(case: Case, name: str) -> None:
    done = case.decide((name, case.decision_sheet(name)), by=BY)
    assert not done.decided
    assert not done.changes


def test_decisions_with_edits(case: Case) -> None:
    def fill(rows: Rows) -> None:
        rows[0] |= {"decision": "accept", "when": "2030", "subject": "The Long Shed"}
        rows[0]["new"] += "; The Long Shed (Organisation)"
        rows[1] |= {"decision": "Reject", "reason": "counts something else"}
        rows[2] |= {"decision": "skip"}
        rows[3] |= {"decision": "accept"}

    done = case.decide(filled(case, fill), by=BY, at=AT)
    assert [(str(d.verdict), d.reason) for d in done.decided] == [
        ("accept", ""),
        ("reject", "counts something else"),
        ("accept", ""),
    ]
    reasons = {j.reason for j in done.judgements}
    assert reasons == {"changed: new, subject, when", "counts something else", ""}
    assert len(case.docket().waiting) == 2
    claim = case.content.claims[done.decided[0].claims[0]]
    assert claim.subject.endswith("/the-long-shed")


def test_the_same_sheet_again_changes_nothing(case: Case) -> None:
    def fill(rows: Rows) -> None:
        for row in rows:
            row["decision"] = "accept"
        rows[0]["when"] = "2030"

    sheet = filled(case, fill)
    assert case.decide(sheet, by=BY, at=AT).changes
    assert not case.decide(sheet, by=BY).changes


def test_an_emptied_cell_takes_a_part_away(case: Case) -> None:
    def fill(rows: Rows) -> None:
        rows[0] |= {"decision": "accept", "chain": ""}

    done = case.decide(filled(case, fill), by=BY, at=AT)
    assert [a.status for a in case.content.attestations.values()] == ["silent"]
    assert done.judgements[0].reason == "changed: chain"


def test_two_rows_of_one_proposal_are_two_claims(case: Case) -> None:
    def fill(rows: Rows) -> None:
        rows[0] |= {"decision": "accept", "when": "2029"}
        rows.append({**rows[0], "when": "2030"})

    done = case.decide(filled(case, fill), by=BY, at=AT)
    assert len(done.decided) == 1
    assert len(case.content.claims) == 2


@pytest.mark.parametrize(
    ("fill", "message"),
    [
        ({"decision": "perhaps"}, "'perhaps' is no decision"),
        ({"decision": "reject"}, "a rejection without a reason"),
        ({"decision": "accept", "id": "ffffffff"}, "no proposal goes by 'ffffffff'"),
    ],
)  # fmt: skip
def test_faults_are_said_with_their_line(case: Case, fill: dict[str, str], message: str) -> None:
    sheet = filled(case, lambda rows: rows[1].update(fill))
    with pytest.raises(InvalidInput) as caught:
        case.decide(sheet, by=BY)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("waiting.csv", 3)
    assert message in problem.message


def test_an_edit_that_makes_no_sense_is_said_at_its_proposal(case: Case) -> None:
    sheet = filled(case, lambda rows: rows[0].update({"decision": "accept", "when": "soon"}))
    with pytest.raises(InvalidInput) as caught:
        case.decide(sheet, by=BY)
    assert caught.value.problems[0].file == f"proposal {leases().id[:8]}"


def test_a_proposal_is_decided_in_one_way(case: Case) -> None:
    def fill(rows: Rows) -> None:
        rows[0]["decision"] = "accept"
        rows.append({**rows[0], "decision": "reject", "reason": "no"})

    with pytest.raises(InvalidInput) as caught:
        case.decide(filled(case, fill), by=BY)
    assert "decided in two ways" in caught.value.problems[0].message


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("d.csv", "id,decision,colour\n", "unknown column 'colour'"),
        ("d.csv", "id,reason\n", "no column 'decision'"),
        ("d.csv", 'id,decision\n"a,b\n', "not readable as CSV"),
        ("d.yaml", "decisions: {}\n", "no list of decisions"),
        ("d.yaml", "decisions: [{id: a, colour: red}]\n", "unknown column 'colour'"),
    ],
)  # fmt: skip
def test_what_is_no_sheet(case: Case, name: str, text: str, message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        case.decide((name, text.encode()), by=BY)
    assert message in caught.value.problems[0].message


def test_the_ending_says_what_it_is(case: Case) -> None:
    with pytest.raises(UsageError, match="no ending of a sheet"):
        case.decision_sheet("waiting.txt")


def test_yaml_by_hand(case: Case) -> None:
    text = f"decisions:\n  - {{id: {leases().id[:8]}, decision: accept, when: 2030}}\n"
    case.decide(("d.yaml", text.encode()), by=BY, at=AT)
    assert [c.when.text for c in case.content.claims.values() if c.when] == ["2030"]


def test_a_formula_computes_nothing(case: Case) -> None:
    at = span("“We never owned it.”")
    text = ProposedText('=HYPERLINK("x")', at)
    made = replace(
        said(), object=text, subject=replace(party("the Board"), name="@sum")
    ).identified()
    store(case, [made])
    (row,) = rows_of(case.decision_sheet("waiting.csv"))
    assert row["text"].startswith("'=")
    assert row["new"].startswith("sum=@sum")
    assert not [cell for cell in row.values() if cell[:1] in ("=", "+", "-", "@")]
    sheet = filled(case, lambda rows: rows[0].update({"decision": "accept"}))
    assert case.decide(sheet, by=BY).judgements[-1].value == ""


# --- the law ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory) -> Docket:
    return letter_case(tmp_path_factory.mktemp("sheet") / "merrow").docket()


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    str.strip
)


@given(
    words=st.lists(WORDS, min_size=3, max_size=3),
    name=st.sampled_from(["w.csv", "w.yaml"]),
    base=st.sampled_from(every()),
)
def test_a_sheet_is_read_as_it_was_written(
    docket: Docket, words: list[str], name: str, base: Proposal
) -> None:
    quote, subject, text = words
    made = replace(
        base,
        quote=quote,
        subject=replace(base.subject, name=subject),
        object=ProposedText(text, base.anchor),
    ).identified()
    held = replace(docket, proposals=(made, leases()))
    data = write_sheet(held, [made, leases()], name)
    assert read_sheet(held, name, data) == []
    decisions = read_sheet(held, name, all_accepted(name, data))
    assert {(d.proposal.id, d.verdict, d.edits) for d in decisions} == {
        (p.id, Verdict.ACCEPT, (Edit(),)) for p in (made, leases())
    }


def all_accepted(name: str, data: bytes) -> bytes:
    if name.endswith("yaml"):
        return data.replace(b"decision: skip", b"decision: accept")
    return csv_of([{**row, "decision": "accept"} for row in rows_of(data)])


def test_columns_are_those_of_a_sheet(case: Case, tmp_path: Path) -> None:
    assert rows_of(case.decision_sheet("w.csv"))[0].keys() == set(COLUMNS)
    assert {barges().id, denied().id} < {p.id for p in every()}
