"""Silences: which findings they cover, and when one is idle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import NS, claim, content, iri, record, said, tea

from claimgraph.analysis import checks
from claimgraph.errors import UsageError
from claimgraph.model.content import Content
from claimgraph.model.silence import Silence
from claimgraph.model.vocabulary import Vocabulary

LEADS = claim("ann", "leads", "club")
OWNS = claim("ann", "owns", "club")
REASON = "Terms come later."


def _case(*silences: Silence) -> Content:
    """Two claims with relations that nobody has defined: CG201 finds both."""
    chains = [*said(LEADS, "paper", handle="c01"), *said(OWNS, "paper", handle="c02", at=(4, 6))]
    of = content(tea().entities.values(), [record("paper", [LEADS, OWNS], chains)])
    return replace(of, info=replace(of.info, silences=silences))


def _report(of: Content, *codes: str) -> checks.Report:
    rules = checks.chosen(codes or ["CG201", "CG008"], ())
    return checks.check(checks.Subject(of, (), Vocabulary([]), NS), rules)


def _heard(report: checks.Report, code: str = "CG201") -> list[str]:
    return [f.message for f in report.findings if f.code == code and "cg:" in f.message]


def silence(code: str, *things: str) -> Silence:
    return Silence.of(NS, code, things, REASON)


def test_without_a_silence_everything_is_heard() -> None:
    report = _report(_case())
    assert {"cg:leads is not defined", "cg:owns is not defined"} <= set(_heard(report))
    assert report.silenced == ()


@pytest.mark.parametrize("code", ["CG201", "CG20", "CG2", "CG", "cg201"])
def test_a_code_or_the_beginning_of_one_silences_a_rule(code: str) -> None:
    report = _report(_case(silence(code)))
    assert _heard(report) == []
    assert {each.silence.reason for each in report.silenced} == {REASON}
    tally = next(t for t in report.tallies if t.rule.code == "CG201")
    assert tally.found == tally.silenced == len(report.silenced) > 0


def test_a_thing_narrows_a_silence_down() -> None:
    report = _report(_case(silence("CG201", LEADS.iri)))
    assert "cg:owns is not defined" in _heard(report)
    assert [each.finding.message for each in report.silenced] == ["cg:leads is not defined"]


def test_of_several_things_a_finding_has_to_be_about_all() -> None:
    report = _report(_case(silence("CG201", LEADS.iri, iri("nobody"))))
    assert len(_heard(report)) == len(_heard(_report(_case())))


def test_a_saying_is_silenced_by_its_claim() -> None:
    bare = [replace(a, citation=None, source="") for a in said(LEADS, "paper", handle="c01")]
    of = content(tea().entities.values(), [record("paper", [LEADS], bare)])
    of = replace(of, info=replace(of.info, silences=(silence("CG103", LEADS.iri),)))
    report = _report(of, "CG103")
    assert report.findings == ()
    assert len(report.silenced) == 1


def test_the_worst_that_is_heard_decides() -> None:
    assert _report(_case()).failed
    report = _report(_case(silence("CG201")))
    assert (report.failed, report.worst()) == (False, None)


def _idle(report: checks.Report) -> list[str]:
    return [f.message for f in report.findings if f.code == "CG008"]


def test_a_silence_that_silences_nothing_is_found() -> None:
    report = _report(_case(silence("CG101", LEADS.iri)), "CG008", "CG101")
    assert _idle(report) == ["the silence of CG101:c01 silences nothing: it finds nothing there"]


def test_a_silence_of_no_rule_is_found() -> None:
    (message,) = _idle(_report(_case(silence("CG999")), "CG008"))
    assert message.endswith("there is no such rule")


def test_a_silence_is_not_idle_where_its_rules_did_not_run() -> None:
    report = _report(_case(silence("CG1")), "CG008", "CG101")
    assert _idle(report) == []
    assert next(t for t in report.tallies if t.rule.code == "CG008").looked_at == 1


def test_one_silence_for_each_code_and_things() -> None:
    first = Silence.of(NS, "cg103", [LEADS.iri, OWNS.iri], "one reason")
    second = Silence.of(NS, "CG103", [OWNS.iri, LEADS.iri], "another", at="2024-05-04T09:00:00Z")
    assert first.iri == second.iri
    assert first.iri != silence("CG103", LEADS.iri).iri


@pytest.mark.parametrize(
    ("code", "reason"), [("", REASON), ("XX1", REASON), ("CG1", ""), ("CG1", "  ")]
)
def test_a_silence_needs_a_code_and_a_reason(code: str, reason: str) -> None:
    with pytest.raises(UsageError):
        Silence.of(NS, code, (), reason)
