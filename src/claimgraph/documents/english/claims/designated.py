"""What the entries of a list of persons say: "2. X (a.k.a. Y), born 4 May 1961, Z national"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.naming import named
from claimgraph.documents.english.claims.phrases import View, noun
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.english.reading import Mention
from claimgraph.documents.proposing.draft import ObjectKind
from claimgraph.model.proposal import Span

_MARK = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|[-•*–]\s+)?\Z")
_BORN = re.compile(r"\b(?:born|date of birth|d\.?o\.?b\.?)\b[\s:]*(?:on\s+)?", re.IGNORECASE)
_SEGMENT = re.compile(r"(?:\([^()]*\)|[^,;()])+")
_NATIONAL = re.compile(
    r"\s*(?P<told>(?:an?\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?\s(?:national|citizen))\s*"
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ROLES = frozenset(lexicon("relations_nouns")["kinds"]["role"])
_PRIOR = 0.8


def designated(view: View) -> tuple[Statement, ...] | None:
    """Return what an entry of a list of persons says of whom it begins with.

    None where the sentence is no such entry: it begins with no name, tells no birth, or
    is a sentence with a verb.
    """
    sentence, text = view.parsed.sentence, view.reading.document.text
    name = next(iter(view.names), None)
    if name is None or not _MARK.match(text[sentence.start : name.start]):
        return None
    if any(t.tag_ in _FINITE for t in view.parsed.doc) or not _BORN.search(
        text, name.end, sentence.end
    ):
        return None
    return (*_told(view, name), *named(view))


def _told(view: View, name: Mention) -> Iterator[Statement]:
    text, end = view.reading.document.text, view.parsed.sentence.end
    for match in _BORN.finditer(text, name.end, end):
        for date in view.dates:
            if date.start == match.end():
                span = (date.start, date.end)
                yield _of(view, name, ("startedOn", ObjectKind.DATE), span)
    for segment in _SEGMENT.finditer(text, name.end, end):
        national = _NATIONAL.fullmatch(text, *segment.span())
        if national is not None:
            yield _of(view, name, ("describedAs", ObjectKind.TEXT), national.span("told"))
        elif _is_role(view, segment.span()):
            words = segment[0].strip(" .")
            start = segment.start() + segment[0].index(words)
            yield _of(view, name, ("hasRole", ObjectKind.TEXT), (start, start + len(words)))


def _is_role(view: View, span: Span) -> bool:
    """Return whether a role is among the first words of a segment, before any "of"."""
    inside = [t for t in view.parsed.doc if span[0] <= view.span(t, t)[0] < span[1]]
    head = [t for t in inside if t.lower_ not in ("the", "a", "an", "former", "current")][:2]
    return any(noun(t) in _ROLES and t.pos_ in ("NOUN", "PROPN") for t in head)


def _of(view: View, name: Mention, told: tuple[str, ObjectKind], value: Span) -> Statement:
    relation, kind = told
    return Statement(
        "entry.told",
        relation,
        view.words_of(name),
        view.text(value),
        kind,
        ((name.start, name.end), value),
        _PRIOR,
        name.head,
        Mode(),
    )
