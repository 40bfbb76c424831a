"""Every rule: its bad example breaks it and nothing else, its good one does not."""

from __future__ import annotations

import re

import pytest
from tests.analysis import rule_cases

from claimgraph import examples
from claimgraph.analysis import checks

each_rule = pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.code)


@each_rule
def test_the_bad_example_is_found(rule: checks.Rule) -> None:
    assert rule_cases.lines(rule.code, "bad")


@each_rule
def test_the_bad_example_has_no_other_fault(rule: checks.Rule) -> None:
    assert rule_cases.other_errors(rule.code, "bad") == []


@each_rule
def test_the_good_example_is_looked_at_and_passes(rule: checks.Rule) -> None:
    assert rule_cases.lines(rule.code, "good") == []
    assert rule_cases.other_errors(rule.code, "good") == []
    assert rule_cases.looked_at(rule.code, "good") > 0


@each_rule
def test_findings_are_of_their_rule(rule: checks.Rule) -> None:
    found = [f for f in rule_cases.report(rule.code, "bad").findings if f.code == rule.code]
    assert {finding.severity for finding in found} == {rule.severity}
    for finding in found:
        assert finding.message
        assert "\n" not in finding.message
        assert finding.mend.endswith((".", "?", "--fix")), finding.mend


@each_rule
def test_the_page_shows_both_examples_and_the_finding(rule: checks.Rule) -> None:
    page = rule.page(rule_cases.lines(rule.code, "bad"))
    assert page.startswith(f"# {rule.code} {rule.title}\n")
    assert all(part in page for part in (rule.why, "Bad:", "Good:", "`check` says:"))
    assert rule.bad.whole_sheet.strip() in page
    assert rule_cases.lines(rule.code, "bad")[0] in page


def test_an_example_is_checked_in_a_folder_of_its_own() -> None:
    rule = checks.rule("CG205")
    (found,) = examples.findings(rule, rule.bad)
    assert found.message.startswith("An entity has a preferred name")
    assert examples.findings(rule, rule.good) == ()


@each_rule
def test_a_rule_says_why_in_sentences(rule: checks.Rule) -> None:
    assert rule.title[0].islower()
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")


def test_codes_are_unique_sorted_and_well_formed() -> None:
    codes = [rule.code for rule in checks.RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"CG[0-5][0-9]{2}", code) for code in codes)


def test_there_are_enough_rules() -> None:
    assert len(checks.RULES) >= 40
    assert {rule.code[:3] for rule in checks.RULES} == {f"CG{n}" for n in range(6)}
