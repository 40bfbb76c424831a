"""The examples of the rules as cases, each made and checked once."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from claimgraph import examples
from claimgraph.analysis import checks
from claimgraph.model.finding import Severity

FILES = ("CG0", "CG1", "CG2")
"""The families whose errors a case must be free of, but for what an example is about."""


@cache
def report(code: str, which: str) -> checks.Report:
    """Return what the rule `code`, and the families of errors, find in an example.

    Args:
        code: A rule.
        which: ``bad`` or ``good``.
    """
    example = getattr(checks.rule(code), which)
    with tempfile.TemporaryDirectory() as scratch:
        case = examples.build(example, Path(scratch) / "example")
        return case.check(select=[code, *FILES])


def looked_at(code: str, which: str) -> int:
    """Return how many things a rule looked at in an example of its own."""
    tallies = {tally.rule.code: tally for tally in report(code, which).tallies}
    return tallies[code].looked_at


def lines(code: str, which: str) -> list[str]:
    """Return what a rule says of an example of its own."""
    found = report(code, which).findings
    return [f"{f.place}: {f.message}" for f in found if f.code == code]


def other_errors(code: str, which: str) -> list[str]:
    """Return the errors of other rules in an example, but for those that it announces."""
    announced = {code, *getattr(checks.rule(code), which).also}
    return [
        f"{f.place}: {f.code} {f.message}"
        for f in report(code, which).findings
        if f.severity is Severity.ERROR and f.code not in announced
    ]
