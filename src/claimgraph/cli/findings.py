"""Printing what a check found, as a linter does."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimgraph import __version__
from claimgraph.analysis import checks
from claimgraph.cli import output
from claimgraph.cli.output import counted, styled
from claimgraph.cli.session import Session
from claimgraph.model.finding import Finding, Severity

if TYPE_CHECKING:
    from rich.text import Text

    from claimgraph.analysis.checks import Report

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def show(session: Session, report: Report, format: str) -> None:
    """Print findings to stdout as text, json, sarif or github; the sum goes to stderr."""
    if format == "json":
        output.show_json(record(report))
    elif format == "text":
        _show_text(session, report)
    else:
        from claimgraph.presentation import findings

        case = session.case
        places = findings.Places(case.root, case.files, case.namespaces)
        if format == "sarif":
            output.show_json(findings.sarif(report.findings, checks.RULES, places, __version__))
        else:
            output.write(findings.github(report.findings, places))
        _sum(session, report)


def _show_text(session: Session, report: Report) -> None:
    for finding in report.findings:
        output.show(*_lines(finding))
    if report.findings and not session.quiet:
        output.say("")
    _sum(session, report)


def _lines(finding: Finding) -> list[Text]:
    line = styled(f"{finding.place}: ", "bold")
    line.append_text(styled(finding.code, _STYLES[finding.severity]))
    line.append_text(styled(f" {finding.message}"))
    return [line, *([styled(f"    {finding.mend}", "dim")] if finding.mend else [])]


def _sum(session: Session, report: Report) -> None:
    looked = sum(tally.looked_at for tally in report.tallies)
    rules, things = counted(len(report.tallies), "rule"), counted(looked, "thing")
    counts = ", ".join(_count(report, severity) for severity in Severity)
    session.say(f"{counts}; {rules} looked at {things}")
    if report.verified:
        session.say(f"{counted(report.verified, 'passage')} verified against the documents")
    if report.findings:
        code = report.findings[0].code
        session.say(f"what a code means: claimgraph check --explain {code}")


def _count(report: Report, severity: Severity) -> str:
    count = sum(finding.severity is severity for finding in report.findings)
    return counted(count, _NOUNS[severity])


def record(report: Report) -> dict[str, Any]:
    """Return the stable JSON form of a report."""
    return {
        "failed": report.failed,
        "verified": report.verified,
        "findings": [asdict(finding) for finding in report.findings],
        "rules": [
            {"code": t.rule.code, "looked_at": t.looked_at, "found": t.found}
            for t in report.tallies
        ],
    }


def explain(code: str, *, as_json: bool) -> int:
    """Print the page of a rule."""
    rule = checks.rule(code)
    if as_json:
        parts = ("code", "severity", "title", "why", "bad", "good")
        output.show_json({part: str(getattr(rule, part)) for part in parts})
        return 0
    output.show(
        styled(rule.code, _STYLES[rule.severity]).append_text(styled(f"  {rule.title}", "bold")),
        styled(f"severity: {rule.severity}", "dim"),
        "",
        styled(rule.why),
    )
    for word, example in (("Bad", rule.bad), ("Good", rule.good)):
        output.show("", styled(f"{word}:", "bold"))
        output.show(*(styled(f"    {line}") for line in example.splitlines()))
    return 0


def fix(session: Session) -> None:
    """Write ``graph.ttl`` anew, and say whether that changed it."""
    changed = session.case.rebuild()
    session.say("wrote graph.ttl anew" if changed else "graph.ttl was up to date")
