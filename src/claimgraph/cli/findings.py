"""Printing what a check found, as a linter does."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimgraph.analysis.checks import Report
from claimgraph.cli import output
from claimgraph.model.finding import Finding, Severity

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}


def show(report: Report, *, quiet: bool) -> None:
    """Print findings to stdout and the sum to stderr."""
    for finding in report.findings:
        output.show(_line(finding))
    if quiet:
        return
    idle = [tally.rule.code for tally in report.tallies if tally.looked_at == 0]
    if idle:
        output.say(f"had nothing to look at: {', '.join(idle)}")
    looked = sum(tally.looked_at for tally in report.tallies)
    counts = ", ".join(_count(report, severity) for severity in Severity)
    output.say(f"{len(report.tallies)} rules looked at {looked} things: {counts}")
    output.say(f"{report.verified} passages stand where they are cited")


def _line(finding: Finding) -> Text:
    line = output.styled(f"{finding.place}: ", "bold")
    line.append_text(output.styled(finding.code, _STYLES[finding.severity]))
    line.append_text(output.styled(f" {finding.message}"))
    if finding.mend:
        line.append_text(output.styled(f"\n    {finding.mend}", "dim"))
    return line


def _count(report: Report, severity: Severity) -> str:
    count = sum(finding.severity is severity for finding in report.findings)
    return f"{count} {severity}" + ("s" if count != 1 and severity.value[-1] != "n" else "")


def record(report: Report) -> dict[str, Any]:
    """Return the stable JSON form of a report."""
    return {
        "failed": report.failed,
        "findings": [asdict(finding) for finding in report.findings],
        "rules": [
            {"code": t.rule.code, "looked_at": t.looked_at, "found": t.found}
            for t in report.tallies
        ],
    }
