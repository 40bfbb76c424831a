"""Printing what a search for a name found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output, tables
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from claimgraph.analysis.names import Hit
    from claimgraph.case import Case


def records(case: Case, hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """Return the stable JSON form of hits."""
    found = list(hits)
    entities, _ = case.reader.things(hit.iri for hit in found)
    short, label = case.namespaces.shorten, case.vocabulary.label
    return [
        {
            "id": short(hit.iri),
            "label": entities[hit.iri].label,
            "matched": hit.name,
            "types": [label(type_) for type_ in entities[hit.iri].types],
        }
        for hit in found
    ]


def show(session: Session, text: str, hits: Sequence[dict[str, Any]], *, more: bool) -> None:
    """Print hits as a table, and what to do with them."""
    rows = [
        (
            tables.Cell(hit["label"]),
            tables.Cell(hit["id"], style="cyan"),
            "" if hit["matched"] == hit["label"] else hit["matched"],
            ", ".join(hit["types"]),
        )
        for hit in hits
    ]
    if not rows:
        session.say(f"nothing goes by a name like {output.one_line(text)!r}: try a part of it")
        return
    tables.show(("name", "id", "found as", "is a"), rows)
    if more:
        session.say(f"the best {len(rows)}; there are more (--limit)")
    else:
        session.say(output.counted(len(rows), "thing") + " found")
