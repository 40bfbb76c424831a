"""Printing what a check found, as a linter does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from claimgraph import __version__
from claimgraph.analysis import checks
from claimgraph.cli import output, side_by_side
from claimgraph.cli.output import counted, styled
from claimgraph.cli.session import Session
from claimgraph.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.text import Text

    from claimgraph.analysis.checks import Report, Silenced
    from claimgraph.model.iri import Iri
    from claimgraph.presentation.receipts import Receipt

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFORMATION: "cyan"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
_CODES_A_LINE = 12


@dataclass(frozen=True, slots=True)
class More:
    """What text shows beside the findings.

    Attributes:
        limit: Findings of each rule that are shown; all where 0.
        silenced: Whether the silenced findings are shown too.
        receipts: Whether every claim's receipt is, and not only those of claims that
            are held against each other.
    """

    limit: int = 0
    silenced: bool = False
    receipts: bool = False


def show(session: Session, report: Report, format: str, more: More | None = None) -> None:
    """Print findings to stdout as text, json, sarif or github; the sum goes to stderr.

    Args:
        session: The run.
        report: What was found.
        format: How.
        more: What text shows beside the findings.
    """
    if format == "json":
        output.show_json(record(report))
    elif format == "text":
        _show_text(session, report, more or More())
    else:
        _show_for_programs(session, report, format)


def _show_for_programs(session: Session, report: Report, format: str) -> None:
    from claimgraph.presentation import findings

    subject = report.subject
    places = findings.Places(session.case.root, session.case.files, subject.namespaces)
    if format == "sarif":
        hushed = [(each.finding, each.silence.reason) for each in report.silenced]
        log = findings.sarif(
            report.findings,
            checks.RULES,
            places,
            __version__,
            silenced=hushed,
            receipts=_receipts(report, report.findings),
        )
        output.show_json(log)
    else:
        output.write(findings.github(report.findings, places))
    _sum(session, report)


def _receipts(report: Report, findings: Iterable[Finding]) -> Mapping[Iri, Receipt]:
    """Return the receipts of the claims that findings set side by side."""
    claims = [claim for finding in findings for claim in finding.claims]
    if not claims:
        return {}
    from claimgraph.presentation.receipts import receipts

    subject = report.subject
    return receipts(claims, subject.content, subject.vocabulary, subject.namespaces, subject.short)


# -- text -------------------------------------------------------------------------


def _show_text(session: Session, report: Report, more: More) -> None:
    shown, left = _first_of_each(report.findings, more.limit)
    receipts = _receipts(report, [f for f in shown if more.receipts or _is_dispute(f)])
    for (code, mend), group in groupby(shown, key=lambda finding: (finding.code, finding.mend)):
        for finding in group:
            output.show(_line(finding))
            if more.receipts or _is_dispute(finding):
                known = [receipts[iri] for iri in finding.claims if iri in receipts]
                output.show(*side_by_side.table(known, every=more.receipts))
        if mend:
            output.show(styled(f"    {mend}", "dim"))
        if left.get(code) and finding == _last_of(shown, code):
            rest = f"    … and {left[code]:,} more {code}"
            output.show(styled(f"{rest}; all of them: --select {code} --limit 0", "dim"))
    if more.silenced:
        _show_silenced(report.silenced)
    if (shown or (more.silenced and report.silenced)) and not session.quiet:
        output.say("")
    _sum(session, report)


def _is_dispute(finding: Finding) -> bool:
    """Return whether claims, or sayings of one, are held against each other."""
    return finding.code.startswith("CG3") and bool(finding.claims)


def _first_of_each(findings: Iterable[Finding], limit: int) -> tuple[list[Finding], dict[str, int]]:
    """Return the first findings of each rule, and how many more there are."""
    seen: Counter[str] = Counter()
    shown: list[Finding] = []
    for finding in findings:
        seen[finding.code] += 1
        if not limit or seen[finding.code] <= limit:
            shown.append(finding)
    return shown, {code: n - limit for code, n in seen.items() if limit and n > limit}


def _last_of(findings: list[Finding], code: str) -> Finding:
    return next(finding for finding in reversed(findings) if finding.code == code)


def _line(finding: Finding) -> Text:
    line = styled(f"{finding.place}: ", "bold")
    line.append_text(styled(finding.code, STYLES[finding.severity]))
    return line.append_text(styled(f" {finding.message}"))


def _show_silenced(silenced: Iterable[Silenced]) -> None:
    for each in silenced:
        by = f" ({each.silence.by.rpartition('/')[2]})" if each.silence.by else ""
        output.show(_line(each.finding), styled(f"    silenced{by}: {each.silence.reason}", "dim"))


# -- the sum ----------------------------------------------------------------------


def _sum(session: Session, report: Report) -> None:
    for line in _families(report):
        session.say(line)
    rules = counted(len(report.tallies), "rule")
    things = counted(sum(tally.looked_at for tally in report.tallies), "thing")
    session.say(f"{_counts(report.findings)}; {rules} looked at {things}")
    if report.verified:
        session.say(f"{counted(report.verified, 'passage')} verified against the documents")
    for line in _looked_at_nothing(report):
        session.say(line)
    if report.silenced:
        session.say(f"{len(report.silenced):,} silenced, with reasons: --show-silenced")
    if report.findings:
        code = report.findings[0].code
        session.say(f"what a code means: claimgraph check --explain {code}")


def _families(report: Report) -> Iterator[str]:
    """Yield a line a family where there are findings of several."""
    found = {code: [f for f in report.findings if f.code.startswith(code)] for code in _FAMILIES}
    if sum(map(bool, found.values())) < 2:
        return
    width = max(len(title) for code, title in _FAMILIES.items() if found[code])
    for code, title in _FAMILIES.items():
        if found[code]:
            yield f"{code}  {title:<{width}}  {_counts(found[code], every=False)}"


_FAMILIES = checks.FAMILIES


def _counts(findings: Iterable[Finding], *, every: bool = True) -> str:
    number = Counter(finding.severity for finding in findings)
    counts = ((number[severity], _NOUNS[severity]) for severity in Severity)
    return ", ".join(counted(count, noun) for count, noun in counts if count or every)


def _looked_at_nothing(report: Report) -> Iterator[str]:
    """Yield one line that names the rules that looked at nothing, with the reason they know."""
    reasons: dict[str, list[str]] = {}
    for tally in report.tallies:
        if tally.looked_at == 0:
            reasons.setdefault(tally.rule.needs, []).append(tally.rule.code)
    parts = [
        f"{', '.join(codes)} ({needs})" if needs else ", ".join(codes)
        for needs, codes in sorted(reasons.items(), key=lambda item: item[1])
    ]
    if parts:
        yield f"looked at nothing: {'; '.join(parts)}"


# -- JSON -------------------------------------------------------------------------


def record(report: Report) -> dict[str, Any]:
    """Return the stable JSON form of a report."""
    silenced = [each.finding for each in report.silenced]
    receipts = _receipts(report, [*report.findings, *silenced])

    def told(finding: Finding) -> dict[str, Any]:
        claims = [receipts[iri].record() for iri in finding.claims if iri in receipts]
        return {**asdict(finding), "claims": claims}

    return {
        "failed": report.failed,
        "verified": report.verified,
        "findings": [told(finding) for finding in report.findings],
        "silenced": [
            {
                **told(each.finding),
                "reason": each.silence.reason,
                "by": each.silence.by or None,
                "at": each.silence.at or None,
            }
            for each in report.silenced
        ],
        "rules": [
            {
                "code": tally.rule.code,
                "looked_at": tally.looked_at,
                "found": tally.found,
                "silenced": tally.silenced,
            }
            for tally in report.tallies
        ],
    }


def is_failed(report: Report, fail_on: str) -> bool:
    """Return whether a check has failed: whether a finding is as grave as `fail_on`, or graver.

    Args:
        report: What was found.
        fail_on: A severity, or ``never``.
    """
    worst = report.worst()
    if worst is None or fail_on == "never":
        return False
    order = list(Severity)
    return order.index(worst) <= order.index(Severity(fail_on))


def fix(session: Session) -> None:
    """Write ``graph.ttl`` anew, and say whether that changed it."""
    changed = session.case.rebuild()
    session.say("wrote graph.ttl anew" if changed else "graph.ttl was up to date")
