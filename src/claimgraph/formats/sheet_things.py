"""The rows of entities, sources and judgements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from claimgraph.formats.sheet_fields import Row
from claimgraph.formats.sheet_keys import NAME_KEYS
from claimgraph.formats.sheet_names import Names, Reference
from claimgraph.formats.sheet_tree import Items, Node, Report, Scalar, quoted
from claimgraph.model.entity import Entity, Name, NameKind, UnknownReason, sorted_names
from claimgraph.model.iri import Iri, Namespaces, valid_short_id
from claimgraph.model.judgement import PAIRWISE, Judgement, Verdict
from claimgraph.model.source import Reliability, Source

_MAX_FILE_NAME = 200
_DATETIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)


def entity_id(row: Row, names: Names) -> Iri | None:
    """Return the IRI of the entity that a row describes."""
    word = row.needed("id", "a short id")
    return names.id_of(row, word) if word else None


def source_id(row: Row, names: Names) -> Iri | None:
    """Return the IRI of the document that a row describes.

    It names a file of the case, so it is a short id of bounded length.
    """
    word = row.needed("id", "the short id of the document")
    iri = names.id_of(row, word) if word else None
    if word and iri and not is_source_id(iri, names):
        mend = f"Use a short id of at most {_MAX_FILE_NAME} bytes: it names a file."
        row.fault(word.place, f"{quoted(word.text)} can't be the id of a source", mend)
    return iri


def is_source_id(iri: Iri, names: Names) -> bool:
    """Return whether `iri` can be the id of a source."""
    local = iri.removeprefix(names.namespaces.base)
    try:
        is_short = local != iri and valid_short_id(local) == local
    except ValueError:
        return False
    return is_short and len(local.encode("utf-8")) <= _MAX_FILE_NAME


def read_entity(row: Row, iri: Iri, names: Names, report: Report) -> Entity:
    """Return the entity of a row."""
    types = {t for word in row.words("type") if (t := names.type_(row, word))}
    if not row.words("type"):
        mend = "Say what it is: a class of the core, or term:… of the case."
        row.fault(row.key_place("type"), "an entity without a 'type'", mend)
    see_also = {row.iri_of(word) for word in row.words("see-also")} - {""}
    return Entity(
        iri=iri,
        types=tuple(sorted(types)),
        names=_names(row, names, report),
        unknown=row.code("unknown", UnknownReason),
        protected=row.flag("protected", default=False),
        note=row.text("note"),
        see_also=tuple(sorted(see_also)),
    )


def _names(row: Row, names: Names, report: Report) -> tuple[Name, ...]:
    found: list[Name] = []
    preferred, language = row.scalar("name"), row.language("lang")
    if preferred and preferred.text:
        found.append(Name(preferred.text, language, NameKind.PREFERRED))
    elif language:
        row.fault(row.key_place("lang"), "'lang' without 'name'", "Give the name too.")
    found += [name for node in row.nodes("names") if (name := _name(row, node, names, report))]
    return sorted_names(found)


def _name(row: Row, node: Node, names: Names, report: Report) -> Name | None:
    if isinstance(node, Scalar):
        return Name(node.text) if node.text else None
    if isinstance(node, Items):
        row.fault(node.place, "a list in 'names'", "Write {text: …, lang: …, kind: …}.")
        return None
    inner = Row(node, "name", NAME_KEYS, report)
    text = inner.scalar("text")
    if text is None or not text.text:
        inner.fault(node.place, "a name without 'text'", "Write {text: …, lang: …, kind: …}.")
    used_by = inner.word("source")
    source = names.entity(inner, used_by, "document") if used_by else None
    kind = inner.code("kind", NameKind) or NameKind.ALIAS
    name = Name(text.text if text else "", inner.language("lang"), kind, source or "")
    row.is_sound = row.is_sound and inner.is_sound
    return name


def read_source(row: Row, iri: Iri, names: Names) -> Source:
    """Return the source of a row."""

    def entity(key: str, what: str) -> Iri:
        word = row.word(key)
        return (names.entity(row, word, what) or "") if word else ""

    authors = {names.entity(row, word, "author") or "" for word in row.words("authors")} - {""}
    return Source(
        iri=iri,
        title=row.text("title"),
        sha256=row.digest("sha256"),
        text_sha256=row.digest("text-sha256"),
        file_name=_file_name(row),
        media_type=row.text("media-type"),
        language=row.language("language"),
        publisher=entity("publisher", "publisher"),
        authors=tuple(sorted(authors)),
        published=row.date("published"),
        retrieved=row.date("retrieved"),
        url=row.web_address("url"),
        archive=row.web_address("archive"),
        reliability=row.code("reliability", Reliability),
        graded_by=entity("graded-by", "entity"),
        graded_on=row.date("graded-on"),
        text_may_be_shared=row.flag("share-text", default=True),
    )


def _file_name(row: Row) -> str:
    file = row.scalar("file")
    if file is None:
        return ""
    if set(file.text) & set("/\\") or file.text in (".", ".."):
        row.fault(file.place, f"{quoted(file.text)} is a path", "Give the name without folders.")
    return file.text


class JudgementRow:
    """A row of a judgement, before the claims that it is about have their ids."""

    def __init__(self, row: Row, names: Names) -> None:
        self.row = row
        self.verdict = row.code("verdict", Verdict)
        if not row.has("verdict"):
            row.needed("verdict", "the verdict")
        words = row.words("targets")
        is_decision = self.verdict in (Verdict.ACCEPT, Verdict.REJECT)
        self.is_on_proposal = is_decision and any(map(names.is_proposal, words))
        self.targets = [t for word in words if (t := _target(row, word, self, names))]
        by = row.needed("by", "who decided")
        self.by = (names.entity(row, by, "entity") or "") if by else ""
        self.at = _moment(row)
        self.reason = row.text("reason")
        self.value = row.text("value")
        self._check()

    def made(self, namespaces: Namespaces, targets: Sequence[Iri]) -> Judgement | None:
        """Return the judgement about `targets`, or None where the row is not sound."""
        if not (self.row.is_sound and self.verdict and len(targets) == len(self.targets)):
            return None
        return Judgement.of(
            namespaces,
            self.verdict,
            targets,
            self.by,
            self.at,
            reason=self.reason,
            value=self.value,
        )

    def _check(self) -> None:
        row, verdict = self.row, self.verdict
        given = set(self.targets) or {word.text for word in row.words("targets")}
        if verdict and not self._fits(len(given)):
            what = "two different entities" if verdict in PAIRWISE else "one claim or judgement"
            message = f"'{verdict}' is about {what}, not {len(given)} targets"
            row.fault(row.key_place("targets"), message, f"Give {what} as 'targets'.")
        if verdict is Verdict.CREDIBILITY and self.value not in tuple("123456"):
            mend = "Give 1 (confirmed) to 6 (cannot be judged) as 'value'."
            row.fault(row.key_place("value"), "credibility without its grade", mend)

    def _fits(self, count: int) -> bool:
        """Return whether a verdict is about so many things.

        An acceptance of a proposal is about that, its claim, and what was new with it.
        """
        if self.is_on_proposal and self.verdict is Verdict.ACCEPT:
            return count > 1
        return count == (2 if self.verdict in PAIRWISE else 1)


def _target(row: Row, word: Scalar, judgement: JudgementRow, names: Names) -> Reference | None:
    if judgement.verdict in PAIRWISE:
        return names.entity(row, word, "entity")
    if judgement.verdict is Verdict.UNDO:
        return names.judgement(row, word)
    if judgement.is_on_proposal:
        return names.part_of_proposal(row, word)
    return names.claim(row, word)


def _moment(row: Row) -> str:
    word = row.needed("at", "when it was decided")
    if word is None:
        return ""
    try:
        is_moment = _DATETIME.fullmatch(word.text) and datetime.fromisoformat(word.text)
    except ValueError:
        is_moment = None
    if not is_moment:
        mend = "Write a date, a time and a time zone: 2026-11-25T09:30:00Z."
        row.fault(word.place, f"{quoted(word.text)} is not a moment", mend)
    return word.text
