"""CG2: dates and quantities that contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.graph.namespaces import CODE
from claimgraph.graph.statements import Described
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.quantity import Bound, Quantity

Findings = Iterator[Finding | None]


def _dates(subject: Subject) -> Findings:
    for described in subject.statements().dates() if subject.statements else ():
        text, *stored = described.values
        try:
            date = EdtfDate.parse(text)
        except ValueError:  # CG001 has said so
            continue
        days = [str(day) if day else "" for day in (date.earliest, date.latest)]
        if days == stored:
            yield None
            continue
        yield _finding(
            "CG206",
            subject,
            described,
            f"{text} runs from {_or_open(days[0])} to {_or_open(days[1])}, "
            f"and {_or_open(stored[0])} to {_or_open(stored[1])} is stored",
        )


def _or_open(text: str) -> str:
    return text or "an open end"


def _quantities(subject: Subject) -> Findings:
    for described in subject.statements().quantities() if subject.statements else ():
        amount, code, unit, *stored = described.values
        try:
            bound = Bound(code.removeprefix(CODE))
            ends = [Decimal(text) if text else None for text in stored]
            upper = ends[1] if bound is Bound.BETWEEN else None
            quantity = Quantity.of(bound, Decimal(amount), unit, upper)
        except (ValueError, InvalidOperation):  # CG001 or CG205 has said so
            continue
        if ends == [quantity.lower, quantity.upper]:
            yield None
            continue
        wanted = " to ".join(_or_open(str(end or "")) for end in (quantity.lower, quantity.upper))
        found = " to ".join(map(_or_open, stored))
        yield _finding(
            "CG207",
            subject,
            described,
            f"{quantity.text()!r} means {wanted}, and {found} is stored",
        )


def _finding(code: str, subject: Subject, described: Described, message: str) -> Finding:
    return Finding(
        code,
        Severity.ERROR,
        subject.short(described.iri),
        f"{message} in {described.file}",
        "Take the value back from version control, or import its row again.",
        (described.iri,),
    )


_SHEET = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
  - {id: cups, type: Group, name: The cups of the club}
claims:
  - {id: c01, subject: ann, predicate: leads, object: club, when: 2019-05}
  - {id: c02, subject: cups, predicate: hasCount, quantity: at least 80 cups}
"""
_CLAIMS = "claims/paper.ttl"

RULES = (
    Rule(
        "CG206",
        Severity.ERROR,
        "a date whose days do not fit it",
        "Beside each date stand the first and last day that it can mean, since engines that "
        "compare dates compare those. Where they say something else than the date, a question "
        "by time has the wrong answer.",
        Example(_SHEET, edits=((_CLAIMS, 'cg:latest "2019-05-31"', 'cg:latest "2019-06-30"'),)),
        Example(_SHEET),
        _dates,
        needs="no date",
    ),
    Rule(
        "CG207",
        Severity.ERROR,
        "a quantity whose ends do not fit its wording",
        "Sums and comparisons use the lower and upper end of a quantity, people read its wording. "
        "Both have to say the same.",
        Example(_SHEET, edits=((_CLAIMS, 'cg:lower "80"', 'cg:lower "18"'),)),
        Example(_SHEET),
        _quantities,
        needs="no quantity",
    ),
)
