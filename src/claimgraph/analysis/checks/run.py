"""Running the rules over a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimgraph.analysis.checks import (
    chronology,
    contradictions,
    counts,
    files,
    gaps,
    kinds,
    lineage,
    passages,
    receipts,
    records,
    silencing,
    unread,
    values,
    wording,
)
from claimgraph.analysis.checks.rule import Rule, Subject
from claimgraph.analysis.checks.silencing import Silenced
from claimgraph.errors import UsageError
from claimgraph.model.finding import Finding, Severity

_FAMILIES: tuple[tuple[Rule, ...], ...] = (
    files.RULES,
    silencing.RULES,
    unread.RULES,
    receipts.RULES,
    passages.RULES,
    kinds.RULES,
    values.RULES,
    records.RULES,
    counts.RULES,
    contradictions.RULES,
    chronology.RULES,
    lineage.RULES,
    gaps.RULES,
    wording.RULES,
)

RULES: tuple[Rule, ...] = tuple(
    sorted((rule for rules in _FAMILIES for rule in rules), key=lambda rule: rule.code)
)
"""Every rule, in the order of codes."""


FAMILIES = {
    "CG0": "the files",
    "CG1": "the receipt",
    "CG2": "the claim against its kind",
    "CG3": "the claims against each other",
    "CG4": "lineage",
    "CG5": "gaps",
}
"""The beginning of a code to what its rules are about."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a rule looked at, how many faults it found, and how many are silenced."""

    rule: Rule
    looked_at: int
    found: int
    silenced: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check.

    Attributes:
        findings: Sorted by severity, then by code and place.
        tallies: One a rule that ran, in the order of codes.
        silenced: The findings that the case does not want to hear, in the same order.
        subject: What was looked at.
    """

    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    silenced: tuple[Silenced, ...]
    subject: Subject = field(repr=False, compare=False)

    def worst(self) -> Severity | None:
        """Return the gravest severity of a finding that is not silenced, or None."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in Severity if severity in found), None)

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
    parts = (part.strip() for text in beginnings for part in text.split(","))
    codes = tuple(part.upper() for part in parts if part)
    for code in codes:
        if not any(known.code.startswith(code) for known in RULES):
            rule(code)
    return codes


def check(subject: Subject, rules: Iterable[Rule] = RULES) -> Report:
    """Run `rules` over a case, and leave out what the case has silenced."""
    rules = tuple(rules)
    looked_at: dict[str, int] = {}
    findings: list[Finding] = []
    for each in rules:
        looked_at[each.code] = _looked(each.look(subject), findings)
    heard, silenced, used = silencing.parted(findings, subject.content)
    if silencing.IDLE in rules:
        ran, every = looked_at.keys(), [known.code for known in RULES]
        idle = silencing.idle(subject, used, ran, every)
        looked_at[silencing.IDLE.code] = _looked(idle, heard)
    found = Counter(f.code for f in heard), Counter(s.finding.code for s in silenced)
    tallies = (Tally(r, looked_at[r.code], *_counts(found, r.code)) for r in rules)
    return Report(
        tuple(sorted(heard, key=_order)),
        tuple(tallies),
        tuple(sorted(silenced, key=lambda s: _order(s.finding))),
        subject,
    )


def _looked(things: Iterable[Finding | None], findings: list[Finding]) -> int:
    """Put the findings among `things` into a list, and return how many things there were."""
    count = 0
    for thing in things:
        count += 1
        if thing is not None:
            findings.append(thing)
    return count


def _counts(found: tuple[Counter[str], Counter[str]], code: str) -> tuple[int, int]:
    heard, silenced = found
    return heard[code] + silenced[code], silenced[code]


def _order(finding: Finding) -> tuple[int, str, str, str]:
    """Sort errors first, then by code and place."""
    severity = tuple(Severity).index(finding.severity)
    return severity, finding.code, finding.place, finding.message
