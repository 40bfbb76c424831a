"""Running the rules over a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimgraph.analysis.checks import (
    chronology,
    contradictions,
    counts,
    files,
    gaps,
    kinds,
    lineage,
    receipts,
    wording,
)
from claimgraph.analysis.checks.rule import Rule, Subject
from claimgraph.errors import UsageError
from claimgraph.model.finding import Finding, Severity

RULES: tuple[Rule, ...] = (
    *files.RULES,
    *receipts.RULES,
    *kinds.RULES,
    *counts.RULES,
    *contradictions.RULES,
    *chronology.RULES,
    *lineage.RULES,
    *gaps.RULES,
    *wording.RULES,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a rule looked at, and how many faults it found."""

    rule: Rule
    looked_at: int
    found: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check.

    Attributes:
        findings: Sorted by severity, then by code and place.
        tallies: One a rule that ran, in the order of codes.
    """

    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]

    @property
    def failed(self) -> bool:
        """Whether a finding is an error, and so a build has to stop."""
        return self.errors > 0

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def verified(self) -> int:
        """How many passages were compared with their document and stand there."""
        broken = {"CG106": 0, "CG107": 0, "CG108": 0}
        broken.update({t.rule.code: t.found for t in self.tallies if t.rule.code in broken})
        looked_at = max((t.looked_at for t in self.tallies if t.rule.code in broken), default=0)
        return looked_at - sum(broken.values())


def rule(code: str) -> Rule:
    """Return the rule with `code`.

    Raises:
        UsageError: there is none.
    """
    for known in RULES:
        if known.code == code.upper():
            return known
    codes = ", ".join(known.code for known in RULES)
    raise UsageError(f"there is no rule {code!r}", mend=f"The rules are: {codes}.")


def chosen(select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules whose code begins with one of `select` and none of `ignore`.

    Raises:
        UsageError: no rule is left, or a beginning fits no rule.
    """
    wanted, unwanted = _codes(select), _codes(ignore)
    rules = tuple(
        known
        for known in RULES
        if (not wanted or known.code.startswith(wanted)) and not known.code.startswith(unwanted)
    )
    if not rules:
        raise UsageError("no rule is left to run", mend="Select or ignore less.")
    return rules


def _codes(beginnings: Iterable[str]) -> tuple[str, ...]:
    codes = tuple(part.upper() for text in beginnings for part in text.split(",") if part)
    for code in codes:
        if not any(known.code.startswith(code) for known in RULES):
            rule(code)
    return codes


def check(subject: Subject, rules: Iterable[Rule] = RULES) -> Report:
    """Run `rules` over a case."""
    findings: list[Finding] = []
    tallies: list[Tally] = []
    for each in rules:
        looked = list(each.look(subject))
        found = [finding for finding in looked if finding is not None]
        findings += found
        tallies.append(Tally(each, len(looked), len(found)))
    order = list(Severity)
    findings.sort(key=lambda f: (order.index(f.severity), f.code, f.place, f.message))
    return Report(tuple(findings), tuple(tallies))
