"""From content to the rows of a sheet, whatever the sheet is written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimgraph.formats.sheet_claim_rows import ClaimRows
from claimgraph.formats.sheet_ids import with_content_ids
from claimgraph.formats.sheet_names import spelled, spelled_term
from claimgraph.formats.sheet_tree import UNFIT
from claimgraph.formats.sheet_values import Cell, RowCells, kept
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.finding import Loss
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement, in_order
from claimgraph.model.source import Source


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a sheet by section, and what they could not hold.

    Attributes:
        sections: Section to its rows, each with its keys in the order of the format.
        losses: What was left out, or changed.
    """

    sections: dict[str, list[RowCells]]
    losses: list[Loss]


def rows_of_content(content: Content, namespaces: Namespaces) -> SheetRows:
    """Return the rows that are read as `content`."""
    named, losses = with_content_ids(content, namespaces)
    claims = ClaimRows(named, namespaces)
    judgements = in_order(named.judgements)
    sections: dict[str, list[RowCells]] = {
        "entities": [_entity(entity, namespaces) for entity in named.entities.values()],
        "sources": [_source(source, namespaces) for source in named.sources.values()],
        "claims": claims.rows(),
        "judgements": [_judgement(j, claims, namespaces) for j in judgements],
    }
    cleaner = _Cleaner()
    clean = {name: [cleaner.row(row) for row in rows] for name, rows in sections.items()}
    return SheetRows(clean, [*losses, *claims.losses(), *cleaner.losses()])


class _Cleaner:
    """Takes out of rows what no sheet can hold, and counts it."""

    def __init__(self) -> None:
        self._count = 0

    def row(self, row: RowCells) -> RowCells:
        return {key: self._cell(cell) for key, cell in row.items()}

    def _cell(self, cell: Cell) -> Cell:
        if isinstance(cell, list):
            return [self._cell(item) for item in cell]
        if isinstance(cell, dict):
            return self.row(cell)
        if isinstance(cell, str) and UNFIT.search(cell):
            self._count += 1
            return UNFIT.sub("\ufffd", cell)
        return cell

    def losses(self) -> list[Loss]:
        reason = "no sheet can hold U+0000; U+FFFD stands in its place"
        return [Loss("a character of a text", self._count, reason)] if self._count else []


def _entity(entity: Entity, namespaces: Namespaces) -> RowCells:
    types: list[Cell] = [spelled_term(iri, namespaces) for iri in entity.types]
    plain = [n for n in entity.names if n.kind is NameKind.PREFERRED and not n.source]
    first = plain[0] if plain else None
    others: list[Cell] = [_name(n, namespaces) for n in entity.names if n != first and n.text]
    return kept(
        [
            ("id", spelled(entity.iri, namespaces)),
            ("type", types[0] if len(types) == 1 else types),
            ("name", first.text if first else ""),
            ("lang", first.language if first and first.text else ""),
            ("names", others),
            ("unknown", str(entity.unknown or "")),
            ("protected", True if entity.protected else None),
            ("note", entity.note),
            ("see-also", list(entity.see_also)),
        ]
    )


def _name(name: Name, namespaces: Namespaces) -> Cell:
    row = kept(
        [
            ("text", name.text),
            ("lang", name.language),
            ("kind", "" if name.kind is NameKind.ALIAS else str(name.kind)),
            ("source", spelled(name.source, namespaces) if name.source else ""),
        ]
    )
    return name.text if row.keys() == {"text"} else row


def _source(source: Source, namespaces: Namespaces) -> RowCells:
    def thing(iri: Iri) -> str:
        return spelled(iri, namespaces) if iri else ""

    return kept(
        [
            ("id", thing(source.iri)),
            ("title", source.title),
            ("authors", _listed(thing(author) for author in source.authors)),
            ("publisher", thing(source.publisher)),
            ("published", _date(source.published)),
            ("language", source.language),
            ("url", source.url),
            ("archive", source.archive),
            ("retrieved", _date(source.retrieved)),
            ("file", source.file_name),
            ("media-type", source.media_type),
            ("sha256", source.sha256),
            ("text-sha256", source.text_sha256),
            ("reliability", str(source.reliability or "")),
            ("graded-by", thing(source.graded_by)),
            ("graded-on", _date(source.graded_on)),
            ("share-text", None if source.text_may_be_shared else False),
        ]
    )


def _date(date: EdtfDate | None) -> str:
    return date.text if date else ""


def _listed(words: Iterable[str]) -> list[Cell]:
    return list(words)


def _judgement(judgement: Judgement, claims: ClaimRows, namespaces: Namespaces) -> RowCells:
    return kept(
        [
            ("verdict", str(judgement.verdict)),
            ("targets", _listed(claims.reference(target) for target in judgement.targets)),
            ("value", judgement.value),
            ("by", spelled(judgement.by, namespaces)),
            ("at", judgement.at),
            ("reason", judgement.reason),
        ]
    )
