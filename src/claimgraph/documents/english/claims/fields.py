"""What the fields of notices and registers say: "Name: X", then "Position: director"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

_FIELD = re.compile(r"(?P<key>[^\W\d_][^:\n]{1,30}?)\s*:\s*(?P<value>[^\n]*[^\s.;,])")
FIELDS: dict[str, dict[str, Any]] = {
    key: entry for entry in lexicon("relations_values")["fields"] for key in entry["keys"]
}
"""What fields say, by the words before the colon."""
_LONGEST = 120


class Fields:
    """Reads the fields of a document, sentence by sentence; keeps what they are about."""

    def __init__(self) -> None:
        self._subject: Words | None = None

    def stated(self, view: View) -> Iterator[Statement]:
        """Yield what the field of a sentence states of the name before it."""
        sentence = view.parsed.sentence
        text = view.reading.document.text
        match = _FIELD.match(text, sentence.start, sentence.end)
        entry = FIELDS.get(match["key"].lower()) if match is not None else None
        if match is None or entry is None:
            if view.clauses:
                self._subject = None
            return
        if len(match["value"]) > _LONGEST:
            return
        span = match.span("value")
        if entry.get("names"):
            self._subject = view.named(span)
        elif self._subject is not None:
            yield from self._field(view, entry, span)

    def _field(self, view: View, entry: dict[str, Any], span: Span) -> Iterator[Statement]:
        subject = self._subject
        kind = ObjectKind(entry["kind"])
        value = _value(view, kind, span)
        if subject is None or value is None or value.at is None:
            return
        ends = (value, subject) if entry.get("mirrored") else (subject, value)
        yield Statement(entry["id"], entry["relation"], *ends, kind, (value.at,), 0.75, 0, Mode())


def _value(view: View, kind: ObjectKind, span: Span) -> Words | None:
    """Return the words of a field's value, where they are of its kind."""
    start, end = span
    match kind:
        case ObjectKind.DATE:
            several = [(d.start, d.end) for d in view.dates]
        case ObjectKind.QUANTITY:
            several = [(q.start, q.end) for q in view.quantities]
        case ObjectKind.THING:
            return view.named(span)
        case _:
            return view.text(span)
    return next((view.text(at) for at in several if start <= at[0] and at[1] <= end), None)
