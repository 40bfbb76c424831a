"""Claim sheets: how people bring claims in and take them out.

A sheet is YAML or CSV with the same rows: entities, sources, claims (one row a claim,
with the chain of its speakers in one field) and judgements. Several sheets that are read
together may refer to each other.

A claim's row becomes one claim and one chain of attestations. The hops of ``chain`` come
first, the origin outermost left; the date of saying (``said-on``) is the origin's. The
row's own attestation is the last: by default the source itself speaks, in its own voice
(status silent) where there is no chain, and relaying where there is one. ``modality``,
``status``, passages, gloss and note are the row's own: they say how *this* document puts
the claim, and nothing about how others put it.

Rows of a second shape say what a chain can't: ``agents``, ``via`` and ``from`` make any
attestation, with the rows (or attestations) that it was taken from. ``attested: false``
makes a claim that nobody is recorded to have made, so that others can speak of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TypeVar

from claimgraph.formats.csv_sheet import looks_like_csv, read_csv
from claimgraph.formats.csv_writing import csv_bytes
from claimgraph.formats.sheet_assembly import Assembly
from claimgraph.formats.sheet_claims import ClaimReader, ClaimRow, read_handle
from claimgraph.formats.sheet_fields import Row
from claimgraph.formats.sheet_keys import ROW_KEYS, SECTIONS, SHEET_KEYS, VERSION, VERSION_KEY
from claimgraph.formats.sheet_names import Handle, Names
from claimgraph.formats.sheet_passages import PassageReader
from claimgraph.formats.sheet_rows import rows_of_content
from claimgraph.formats.sheet_template import TEMPLATE
from claimgraph.formats.sheet_things import (
    JudgementRow,
    entity_id,
    read_entity,
    read_source,
    source_id,
)
from claimgraph.formats.sheet_tree import (
    Fields,
    Items,
    Place,
    Report,
    Scalar,
    decoded,
    quoted,
)
from claimgraph.formats.yaml_sheet import read_yaml
from claimgraph.formats.yaml_writing import yaml_bytes
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity
from claimgraph.model.finding import Loss
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement
from claimgraph.model.source import Source
from claimgraph.model.vocabulary import Vocabulary

__all__ = ["read_sheets", "sheet_losses", "template", "write_csv", "write_yaml"]

T = TypeVar("T", Entity, Source)
_CSV_SUFFIXES = frozenset([".csv", ".tsv"])
_YAML_SUFFIXES = frozenset([".yaml", ".yml", ".json"])


def read_sheets(
    files: Sequence[tuple[str, bytes]],
    known: Content,
    namespaces: Namespaces,
    vocabulary: Vocabulary,
) -> Content:
    """Return what sheets say, and nothing else.

    Args:
        files: Name, as it is shown in problems, and bytes of each. The suffix says
            whether it is YAML or CSV; without one, the content does.
        known: What is in the case; the sheets may refer to it.
        namespaces: The case's.
        vocabulary: Its classes and relations.

    Raises:
        InvalidInput: all that is wrong with the sheets, at once.
    """
    report = Report(name for name, _ in files)
    roots = [root for name, data in files if (root := _parsed(name, data, report))]
    if report.is_unreadable:
        report.check()
    sheets = [_sheet(root, report) for root in roots]
    reading = _Reading(sheets, known, namespaces, vocabulary, report)
    content = reading.content()
    report.check()
    return content


def read_rows(
    rows: Iterable[Fields],
    known: Content,
    namespaces: Namespaces,
    vocabulary: Vocabulary,
    report: Report,
) -> Content:
    """Return what rows of claims say that stand in no sheet.

    Args:
        rows: With the keys of a claim row, each with the place that problems name.
        known: What they may refer to.
        namespaces: The case's.
        vocabulary: Its classes and relations.
        report: Takes the problems; what is not sound is left out.
    """
    items = tuple(rows)
    nowhere = Place("")
    root = Fields({"claims": Items(items, nowhere)}, {"claims": nowhere}, nowhere)
    return _Reading([_sheet(root, report)], known, namespaces, vocabulary, report).content()


def write_yaml(content: Content, namespaces: Namespaces, vocabulary: Vocabulary) -> bytes:
    """Return `content` as a YAML sheet that :func:`read_sheets` reads as the same.

    Args:
        content: What to write; what the case says of itself is not in it.
        namespaces: The case's.
        vocabulary: The same as when the sheet is read again.
    """
    return yaml_bytes(rows_of_content(content, namespaces))


def sheet_losses(content: Content, namespaces: Namespaces) -> list[Loss]:
    """Return what neither kind of sheet can hold of `content`; most often nothing."""
    return rows_of_content(content, namespaces).losses


def write_csv(
    content: Content, namespaces: Namespaces, vocabulary: Vocabulary, *, exact: bool = False
) -> tuple[bytes, list[Loss]]:
    """Return `content` as a CSV sheet: entities, sources, claims, judgements.

    The column ``kind`` says which of them a row is. A cell that a spreadsheet would
    take for a formula gets an apostrophe in front, which our own reader takes away.

    Args:
        content: What to write; what the case says of itself is not in it.
        namespaces: The case's.
        vocabulary: The same as when the sheet is read again.
        exact: True to write such cells as they are, for programs that compute nothing.
    """
    rows = rows_of_content(content, namespaces)
    return csv_bytes(rows, exact=exact), rows.losses


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One file: its rows by section, and the source of rows that name none."""

    rows: dict[str, list[Row]]
    source: Scalar | None


def _parsed(name: str, data: bytes, report: Report) -> Fields | None:
    """Return a file as a tree; None where there is nothing in it, or no sheet."""
    text = decoded(data, name, report)
    if text is None:
        return None
    suffix = PurePath(name).suffix.lower()
    is_csv = suffix in _CSV_SUFFIXES or (suffix not in _YAML_SUFFIXES and looks_like_csv(text))
    root = read_csv(text, name, report) if is_csv else read_yaml(text, name, report)
    if root is not None and not isinstance(root, Fields):
        mend = f"Start with '{VERSION_KEY}: {VERSION}' and sections: {', '.join(SECTIONS)}."
        report.stop(root.place, "not a claim sheet", mend)
        return None
    return root


def _sheet(root: Fields, report: Report) -> _Sheet:
    sheet = Row(root, "sheet", SHEET_KEYS, report)
    version = sheet.word(VERSION_KEY)
    if version and version.text != VERSION:
        mend = f"Write '{VERSION_KEY}: {VERSION}', or install a later claimgraph."
        sheet.fault(version.place, f"unknown version {quoted(version.text)}", mend)
    rows = {section: list(_rows(sheet, section, report)) for section in SECTIONS}
    return _Sheet(rows, sheet.word("source"))


def _rows(sheet: Row, section: str, report: Report) -> Iterator[Row]:
    node = sheet.node(section)
    if node is not None and not isinstance(node, Items):
        mend = "Write one '- ' in front of each row."
        report.add(node.place, f"'{section}' is not a list", mend)
        return
    for item in node.items if node else ():
        if isinstance(item, Fields):
            kind = SECTIONS[section]
            yield Row(item, kind, ROW_KEYS[kind], report)
        else:
            report.add(item.place, f"not a row of '{section}'", "Write '- key: value'.")


class _Reading:
    """Reads several sheets: first what there is, then what is said of it."""

    def __init__(
        self,
        sheets: Iterable[_Sheet],
        known: Content,
        namespaces: Namespaces,
        vocabulary: Vocabulary,
        report: Report,
    ) -> None:
        self._sheets = list(sheets)
        self._known = known
        self._report = report
        self._names = Names(namespaces, vocabulary, known, report)

    def content(self) -> Content:
        entity_rows = self._declared("entities", entity_id, "name")
        source_rows = self._declared("sources", source_id, "title")
        handles = self._declare_handles()
        entities = self._once(
            entity_rows, lambda row, iri: read_entity(row, iri, self._names, self._report)
        )
        sources = self._once(source_rows, lambda row, iri: read_source(row, iri, self._names))
        assembly = self._assembly(handles, {**self._known.sources, **sources})
        records = assembly.records()
        judgements = self._judgements(assembly)
        return Content(self._known.info, entities, sources, records, judgements)

    def _declared(
        self, section: str, identify: Callable[[Row, Names], Iri | None], label: str
    ) -> list[tuple[Row, Iri]]:
        """Return the rows of a section with their ids, and make these known."""
        found: list[tuple[Row, Iri]] = []
        for sheet in self._sheets:
            for row in sheet.rows[section]:
                iri = identify(row, self._names)
                if iri:
                    node = row.node(label)
                    self._names.declare(iri, node.text if isinstance(node, Scalar) else "")
                    found.append((row, iri))
        return found

    def _once(self, rows: Iterable[tuple[Row, Iri]], read: Callable[[Row, Iri], T]) -> dict[Iri, T]:
        """Return what each row describes; to describe a thing twice it must be the same."""
        found: dict[Iri, tuple[T, Place]] = {}
        for row, iri in rows:
            thing = read(row, iri)
            first, place = found.setdefault(iri, (thing, row.place))
            if first != thing:
                word = quoted(row.text("id"))
                message = f"{word} is described in another way in {_where(place)}"
                row.fault(row.key_place("id"), message, "Keep one of the two rows.")
        return {iri: found[iri][0] for iri in sorted(found)}

    # -- claims -----------------------------------------------------------------

    def _declare_handles(self) -> list[tuple[Row, str, Scalar | None]]:
        """Return the claim rows with their ids and the source of their sheet."""
        found: list[tuple[Row, str, Scalar | None]] = []
        first: dict[str, Place] = {}
        for sheet in self._sheets:
            for row in sheet.rows["claims"]:
                handle = read_handle(row)
                if handle in first:
                    message = f"the id {quoted(handle)} again (first in {_where(first[handle])})"
                    row.fault(row.key_place("id"), message, "Give each claim row its own id.")
                    handle = ""
                if handle:
                    first[handle] = row.place
                    self._names.declare_handle(handle)
                found.append((row, handle, sheet.source))
        return found

    def _assembly(
        self, handles: list[tuple[Row, str, Scalar | None]], sources: dict[Iri, Source]
    ) -> Assembly:
        reader = ClaimReader(self._names, PassageReader(self._names, sources, self._report))
        rows = [reader.read(row, handle, default) for row, handle, default in handles]
        for row in rows:
            self._check_handle(row)
        return Assembly(rows, self._names, self._known, self._report)

    def _check_handle(self, row: ClaimRow) -> None:
        """An id means one thing: an entity, or a row of one source."""
        place = row.row.key_place("id")
        if row.handle and self._names.is_thing(row.handle):
            message = f"the id {quoted(row.handle)} is that of an entity"
            row.row.fault(place, message, "Give the claim row another id.")
        others = self._sources_of_handle.get(row.handle, set()) - {row.source}
        if row.source and others:
            message = f"the id {quoted(row.handle)} is that of a row of another source"
            row.row.fault(place, message, "Give the claim row another id.")

    @cached_property
    def _sources_of_handle(self) -> dict[str, set[Iri]]:
        found: dict[str, set[Iri]] = defaultdict(set)
        for source, record in self._known.records.items():
            for attestation in record.attestations:
                if attestation.handle:
                    found[attestation.handle].add(source)
        return found

    # -- judgements -------------------------------------------------------------

    def _judgements(self, assembly: Assembly) -> tuple[Judgement, ...]:
        drafts = [
            JudgementRow(row, self._names)
            for sheet in self._sheets
            for row in sheet.rows["judgements"]
        ]
        found: dict[Iri, Judgement] = {}
        for draft in drafts:
            targets = [iri for t in draft.targets if (iri := assembly.claim_of(t))]
            judgement = draft.made(self._names.namespaces, targets)
            if judgement:
                found[judgement.iri] = judgement
        self._check_targets(drafts, assembly, found)
        return tuple(found[iri] for iri in sorted(found))

    def _check_targets(
        self, drafts: Iterable[JudgementRow], assembly: Assembly, judgements: Iterable[Iri]
    ) -> None:
        there = {*judgements, *(judgement.iri for judgement in self._known.judgements)}
        for draft in drafts:
            # What a proposal became may be gone since; whether it should be, ``check`` says.
            for target in () if draft.is_on_proposal else draft.targets:
                if isinstance(target, Handle) or target in there or assembly.exists(target):
                    continue
                short = quoted(self._names.namespaces.shorten(target))
                place = draft.row.key_place("targets")
                draft.row.fault(place, f"unknown target {short}", "Name what is in the case.")


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}" if place.line else place.file


def template() -> bytes:
    """Return a small sheet with comments, for somebody's first case."""
    return TEMPLATE.encode("utf-8")
