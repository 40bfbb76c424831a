"""What lives in the article's own text is found, where the annotation has it, and nothing else.

The article and its annotation are read from beside the checkout; without them these tests are
left out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.test_annotation import handles

from claimgraph.analysis.checks import Report
from claimgraph.analysis.checks.wording import RULES
from claimgraph.case import Case
from claimgraph.documents.text import Document
from claimgraph.model.finding import Finding, Severity

CODES = tuple(rule.code for rule in RULES)
EXPECTED = {
    "r30": {"CG551": 1},
    "r33": {"CG553": 1},
    "r34": {"CG554": 1},
    "r35": {"CG550": 1, "CG552": 1},
    "r36": {"CG552": 1},
    "r37": {"CG556": 1},
    "r39": {"CG544": 3},
    "r40": {"CG545": 1},
    "r41": {"CG543": 1},
    "r42": {"CG555": 1},
    "r43": {"CG546": 1},
    "r45": {"CG540": 2},
    "r46": {"CG542": 2},
}
"""Inconsistency of the annotation to the codes that find it, and in how many places."""
BESIDE = {"CG541": 1}
"""The outer quotation of r45, which has no closing mark of its own: it opens elsewhere."""
LABELLED = ("CG550", "CG551", "CG552", "CG556")
"""Rules that name a thing by its label in the case, which is no text of the article."""


@pytest.fixture(scope="module")
def report(police: Case, seeds: Path) -> Report:
    return police.check(sources=[seeds], select=CODES)


@pytest.fixture(scope="module")
def inconsistencies(annotation: Path) -> dict[str, dict[str, Any]]:
    relations = json.loads((annotation / "relations.json").read_text(encoding="utf-8"))
    return {r["id"]: r for r in relations["relations"] if r["type"] == "inconsistency"}


def place(finding: Finding) -> tuple[int, int]:
    """Return the part of the article that a finding is about."""
    source, _, span = finding.place.partition(":")
    assert source == "seed-article"
    start, end = span.split("-")
    return int(start), int(end)


def lies_on(finding: Finding, spans: list[dict[str, Any]]) -> bool:
    start, end = place(finding)
    return any(start < span["end"] and span["start"] < end for span in spans)


@pytest.mark.parametrize("relation", EXPECTED)
def test_each_is_found_at_its_place(
    relation: str, report: Report, inconsistencies: dict[str, dict[str, Any]]
) -> None:
    spans = inconsistencies[relation]["spans"]
    for code, count in EXPECTED[relation].items():
        found = [f for f in report.findings if f.code == code and lies_on(f, spans)]
        assert len(found) == count, code


@pytest.mark.parametrize("relation", EXPECTED)
def test_each_comes_with_the_claims_that_the_annotation_names(
    relation: str, report: Report, inconsistencies: dict[str, dict[str, Any]], police: Case
) -> None:
    found = [f for f in report.findings if f.code in EXPECTED[relation]]
    claims = {claim for finding in found for claim in finding.claims}
    rows = {a.handle for claim in claims for a in police.content.outermost(claim)}
    named = inconsistencies[relation]["claims"]
    assert [c for c in named if not rows & set(handles(c))] == []


def test_all_that_the_annotation_says_a_tool_should_find_in_the_text_is_among_them(
    inconsistencies: dict[str, dict[str, Any]],
) -> None:
    counts = {"r28", "r29"}  # of numbers in claims, not of words
    names = {"r32"}  # of look-alike names of things
    to_find = {id_ for id_, r in inconsistencies.items() if r["auto_detect"] == "yes"}
    assert to_find - counts - names <= EXPECTED.keys()


def test_nothing_else_is_found(report: Report) -> None:
    """Each finding was looked at: all are of the annotation but for the one beside."""
    expected: dict[str, int] = dict(BESIDE)
    for codes in EXPECTED.values():
        for code, count in codes.items():
            expected[code] = max(expected.get(code, 0), count)
    found = [finding.code for finding in report.findings]
    assert {code: found.count(code) for code in sorted(set(found))} == dict(
        sorted(expected.items())
    )
    assert {finding.severity for finding in report.findings} == {Severity.INFORMATION}


def test_no_word_of_the_article_is_in_what_is_found(report: Report, article: Document) -> None:
    for finding in report.findings:
        words = article.text[slice(*place(finding))]
        if finding.code not in LABELLED and len(words) > 1:
            assert words not in f"{finding.message} {finding.mend}", finding.code


def test_without_the_article_nothing_is_looked_at(police: Case) -> None:
    tallies = police.check(select=CODES).tallies
    assert {tally.rule.code: tally.looked_at for tally in tallies} == dict.fromkeys(CODES, 0)


def test_the_well_written_documents_have_the_one_slip_that_was_put_in(fog: Case) -> None:
    report = fog.check(select=CODES)
    assert [(f.place, f.code) for f in report.findings] == [("fog-office-statement:56-63", "CG544")]
    looked_at = {tally.rule.code: tally.looked_at for tally in report.tallies}
    assert [code for code, number in looked_at.items() if not number] == ["CG551"]
