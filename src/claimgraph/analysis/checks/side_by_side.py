"""What rules about several claims share: the evidence, and receipts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimgraph.analysis.checks.rule import Subject
from claimgraph.analysis.reconciliation.evidence import Evidence, Voices, voices
from claimgraph.model.claim import Literal, Value
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity

_MOST_NAMED = 5
_MOST_CLAIMS = 12
"""How many receipts are shown side by side; how many there are stands in the message."""


def evidence(subject: Subject) -> tuple[Evidence, Voices]:
    """Return what claims are held against, whatever the view, and who stands behind them."""
    heard = voices(subject.content)
    return Evidence(subject.content, heard.standing, subject.vocabulary), heard


def finding(
    subject: Subject,
    code: str,
    severity: Severity,
    message: str,
    mend: str,
    claims: Iterable[Iri],
    focus: Iterable[Iri],
) -> Finding:
    """Return a finding that lies with all of `claims`, whose handles are its place."""
    receipts = tuple(dict.fromkeys(claims))
    place = listed(sorted({subject.short(claim) for claim in receipts}))
    shown = receipts[:_MOST_CLAIMS]
    return Finding(code, severity, place, message, mend, tuple(dict.fromkeys(focus)), shown)


def name(subject: Subject, thing: Iri) -> str:
    """Return what a thing goes by, on one line; of a claim, its handle."""
    if thing in subject.content.claims:
        return subject.short(thing)
    return " ".join(subject.content.label(thing).split())


def value(subject: Subject, of: Value) -> str:
    """Return the object of a claim in words."""
    match of:
        case Quantity():
            return of.text()
        case EdtfDate():
            return of.label()
        case Literal(text):
            return f"“{' '.join(text.split())}”"
    return name(subject, of)


def names(subject: Subject, things: Iterable[Iri]) -> str:
    """Return several things as people list them; "nobody" where there is none."""
    return listed([name(subject, thing) for thing in things], last=" and ") or "nobody"


def listed(words: Sequence[str], last: str = ", ") -> str:
    """Return words in a row; many of them are cut short, with how many there are."""
    if len(words) > _MOST_NAMED:
        shown = ", ".join(words[: _MOST_NAMED - 1])
        return f"{shown} and {len(words) - _MOST_NAMED + 1} more"
    head = ", ".join(words[:-1])
    return f"{head}{last}{words[-1]}" if head else "".join(words)
