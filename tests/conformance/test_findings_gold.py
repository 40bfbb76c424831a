"""What the annotation says that a tool should find in counts and contradictions, check finds.

The annotation is read from beside the checkout, and the tests are left out where it is not there.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.asking import Rows, ask, whole

from claimgraph.case import Case
from claimgraph.model.finding import Finding

FOUND = {
    "r06": "CG304",
    "r13": "CG323",
    "r14": "CG323",
    "r15": "CG324",
    "r27": "CG326",
    "r28": "CG306",
    "r29": "CG304",
}
"""Relation of the annotation to the rule that finds it, wherever it says yes or partly."""

RECONCILED = {"r01": "as computed", "r02": "by who runs them", "r04": "named members"}
"""Sums that come out: no findings, but rows of a question."""

JUDGED_OTHERWISE = {
    "r03",  # a sum that nobody states; the annotation only wants it suggested
    "r05",  # no sum can be checked
    "r16",  # found all the same, as an analyst's contradiction
    "r34",  # the heading's claim is rejected, which settles it
}


@cache
def _findings(case: Case) -> tuple[Finding, ...]:
    return case.check(select=["CG30", "CG32"]).findings


@pytest.fixture(scope="module")
def relations(annotation: Path) -> dict[str, dict[str, Any]]:
    text = (annotation / "relations.json").read_text(encoding="utf-8")
    return {relation["id"]: relation for relation in json.loads(text)["relations"]}


@pytest.fixture(scope="module")
def false_conflicts(annotation: Path) -> list[set[str]]:
    text = (annotation / "relations.json").read_text(encoding="utf-8")
    return [set(pair["claims"]) for pair in json.loads(text)["false_conflicts_to_avoid"]]


def handles(case: Case, finding: Finding) -> set[str]:
    """Return the annotated claims whose receipts a finding shows, split ones by their whole."""
    said = case.content.attestations_of
    return {whole(a.handle) for claim in finding.claims for a in said[claim] if a.handle}


def found(case: Case, code: str) -> list[set[str]]:
    return [handles(case, finding) for finding in _findings(case) if finding.code == code]


def test_everything_about_counts_and_contradictions_is_accounted_for(
    relations: dict[str, dict[str, Any]],
) -> None:
    types = {"aggregates", "contradicts"}
    listed = {id_ for id_, r in relations.items() if r["type"] in types}
    keys = {"two-vs-four-jurisdictions", "exact-vs-lower-bound", "level-of-operator"}
    listed |= {id_ for id_, r in relations.items() if r.get("key") in keys}
    assert listed | {"r06", "r34"} == FOUND.keys() | RECONCILED.keys() | JUDGED_OTHERWISE
    must = {id_ for id_ in listed if relations[id_]["auto_detect"] == "yes"}
    assert must <= FOUND.keys() | RECONCILED.keys()


@pytest.mark.parametrize(("id_", "code"), FOUND.items())
def test_what_should_be_found_is_found_with_its_claims(
    police: Case, relations: dict[str, dict[str, Any]], id_: str, code: str
) -> None:
    relation = relations[id_]
    together = found(police, code)
    if relation["type"] == "contradicts":  # one finding for each pair
        for one in relation["from"]:
            assert {one, *relation["to"]} in together, one
        return
    wanted = {*relation.get("claims", ()), *relation.get("from", ()), *relation.get("to", ())}
    assert any(wanted <= claims for claims in together), wanted


@pytest.mark.parametrize(("id_", "cut"), RECONCILED.items())
def test_sums_that_come_out_are_answers_and_no_findings(
    police: Case, relations: dict[str, dict[str, Any]], id_: str, cut: str
) -> None:
    relation = relations[id_]
    wanted = {*relation["from"], *relation["to"]}
    rows = ask(police, "reconciliations", "cut verdict handles")
    assert any(row[:2] == (cut, "reconciles") and wanted <= set(row[2].split(", ")) for row in rows)
    assert not any(wanted <= claims for claims in found(police, "CG301") + found(police, "CG302"))


def test_two_and_four_are_told_with_the_sums_that_show_it(police: Case) -> None:
    (finding,) = [f for f in _findings(police) if f.code == "CG306"]
    assert handles(police, finding) == {f"p03-c{n:02}" for n in (1, 2, 4, 7, 10, 12)}
    assert "4 are named for parts of it" in finding.message
    assert "no 2 of them make exactly 48: the most is 41" in finding.message


def test_nothing_is_found_where_there_is_no_conflict(
    police: Case, false_conflicts: list[set[str]]
) -> None:
    assert len(false_conflicts) == 5
    for pair in false_conflicts:
        assert not any(pair <= handles(police, finding) for finding in _findings(police)), pair


# --- all that is found, so that a new finding is looked at before it ships ----------------------

IN_POLICE = [
    ("CG304", "p01-c08 p02-c01 p03-c03"),
    ("CG306", "p03-c01 p03-c02 p03-c04 p03-c07 p03-c10 p03-c12"),
    ("CG323", "p09-c03 p10-c01"),
    ("CG323", "p09-c05 p10-c01"),
    ("CG323", "p10-c01"),
    ("CG323", "p10-c01 p11-c01"),
    ("CG323", "p10-c01 p11-c04"),
    ("CG324", "p06-c03 p10-c01"),
    ("CG324", "p10-c01 p12-c01"),
    ("CG324", "p10-c01 p12-c02"),
    ("CG324", "p10-c01 p12-c03"),
    ("CG324", "p10-c01 p13-c05"),
    ("CG324", "p10-c01 p13-c05"),
    ("CG326", "p01-c08 p03-c03"),
    ("CG326", "p01-c10 p03-c18"),
    ("CG326", "p10-c01 p15-c08"),
    ("CG326", "p10-c01 p15-c08"),
    ("CG326", "p17-c01 p18-c03"),
    ("CG326", "p17-c01 p18-c06"),
    ("CG326", "p17-c02 p18-c03"),
    ("CG326", "p17-c02 p18-c06"),
]

IN_FOG = [
    ("CG303", "el-c03 fs-c03 ql-c06 sr-c21"),
    ("CG305", "ec-c01 ql-c05 sr-c02 sr-c08 sr-c09 sr-c19 sr-c20"),
    ("CG320", "ec-c05 ec-c06 el-c05 fs-c02 ql-c07 ql-c11 sr-c10"),
    ("CG323", "el-c03 fs-c03 ql-c06 sr-c21"),
    ("CG325", "el-c03 fs-c03 ql-c06 sr-c21"),
]


def listed(case: Case) -> Rows:
    return sorted((f.code, " ".join(sorted(handles(case, f)))) for f in _findings(case))


def test_no_other_finding_in_the_case_of_the_article(police: Case) -> None:
    assert listed(police) == IN_POLICE


def test_no_other_finding_in_the_invented_case(fog: Case) -> None:
    assert listed(fog) == IN_FOG


def test_the_sums_of_the_invented_case_come_out(fog: Case) -> None:
    rows = ask(fog, "reconciliations", "cut parts verdict", whole="fb-new")
    assert ("by who runs them", "7 + 1 + 3", "reconciles") in rows
    assert {row[2] for row in ask(fog, "reconciliations", "whole cut verdict")} == {
        "reconciles",
        "open",
    }
