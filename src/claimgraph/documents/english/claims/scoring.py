"""What speaks for a statement, from 0 to 1 each; the core makes a score of it."""

from __future__ import annotations

from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.reading import Mention, MentionKind
from claimgraph.documents.pieces import SentenceKind
from claimgraph.documents.proposing.draft import ObjectKind
from claimgraph.model.claim import AttributionStatus

Signals = tuple[tuple[str, float], ...]

_KINDS = {
    SentenceKind.SENTENCE: 1.0,
    SentenceKind.QUOTED: 1.0,
    SentenceKind.FOOTNOTE: 0.8,
    SentenceKind.METADATA: 0.6,
    SentenceKind.TABLE: 0.5,
    SentenceKind.HEADING: 0.4,
}
_MENTIONS = {MentionKind.NAME: 1.0, MentionKind.NOMINAL: 0.8, MentionKind.PRONOUN: 0.7}
_UNKNOWN = 0.3
_LONG = 240


def signals(
    statement: Statement,
    kind: SentenceKind,
    subject: Mention | None,
    other: Mention | None,
    status: AttributionStatus,
) -> Signals:
    """Return what speaks for a statement, by name; sorted.

    Args:
        statement: The statement.
        kind: Of its sentence.
        subject: How its subject is spoken of, where that is known.
        other: How its object is spoken of, where that is known.
        status: How the document says whose words it is.
    """
    start, end = statement.quote
    is_value = statement.kind in (ObjectKind.QUANTITY, ObjectKind.DATE)
    named = 1.0 if is_value else _named(other, statement.kind)
    found = {
        "evidence": max(0.0, 1 - (end - start) / _LONG),
        "object": named,
        "rule": statement.prior,
        "subject": _named(subject, ObjectKind.THING),
    }
    if _KINDS[kind] < 1:
        found["sentence"] = _KINDS[kind]
    if status is AttributionStatus.AMBIGUOUS:
        found["speaker"] = _UNKNOWN
    return tuple(sorted(found.items()))


def _named(mention: Mention | None, kind: ObjectKind) -> float:
    if kind is ObjectKind.TEXT:
        return 0.6
    return _MENTIONS[mention.kind] if mention is not None else _UNKNOWN
