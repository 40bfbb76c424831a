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


def evidence(subject: Subject, *, perhaps: bool = False) -> tuple[Evidence, Voices]:
    """Return what claims are held against, whatever the view, and who stands behind them.

    Args:
        subject: The case.
        perhaps: Whether claims count too that are put as possible, planned or required.
    """
    return subject.once(_with_hedged if perhaps else _without_hedged), subject.once(_heard)


def _heard(subject: Subject) -> Voices:
    return voices(subject.content)


def _without_hedged(subject: Subject) -> Evidence:
    return Evidence(subject.content, subject.once(_heard).standing, subject.vocabulary)


def _with_hedged(subject: Subject) -> Evidence:
    heard = subject.once(_heard)
    counting = heard.standing | heard.hypothetical
    return Evidence(subject.content, counting, subject.vocabulary)


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
    """Return what a thing goes by, on one line; of a claim, its handle.

    Of a thing that must not be named, its id: findings are handed on to whoever builds.
    """
    entity = subject.content.entities.get(thing)
    if thing in subject.content.claims or (entity is not None and entity.protected):
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
