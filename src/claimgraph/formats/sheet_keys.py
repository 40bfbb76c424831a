"""The words of the sheet format: sections, and the keys of each kind of row.

The order is the one in which rows are written, and that of a CSV sheet's columns.
"""

from __future__ import annotations

VERSION_KEY = "claimgraph-sheet"
VERSION = "1"

SECTIONS = {
    "entities": "entity",
    "sources": "source",
    "claims": "claim",
    "judgements": "judgement",
}
"""Section of a YAML sheet to the kind of its rows (column ``kind`` of a CSV sheet)."""

SHEET_KEYS = (VERSION_KEY, "source", *SECTIONS)

NAME_KEYS = ("text", "lang", "kind", "source")

PASSAGE_KEYS = ("at", "page", "in", "quote", "prefix", "suffix", "digest")

ROW_KEYS: dict[str, tuple[str, ...]] = {
    "entity": (
        "id",
        "type",
        "name",
        "lang",
        "names",
        "unknown",
        "protected",
        "note",
        "see-also",
    ),
    "source": (
        "id",
        "title",
        "authors",
        "publisher",
        "published",
        "language",
        "url",
        "archive",
        "retrieved",
        "file",
        "media-type",
        "sha256",
        "text-sha256",
        "reliability",
        "graded-by",
        "graded-on",
        "share-text",
    ),
    "claim": (
        "id",
        "source",
        "subject",
        "predicate",
        "object",
        "text",
        "lang",
        "quantity",
        "date",
        "when",
        "where",
        "qualifiers",
        "chain",
        "agents",
        "via",
        "from",
        "stance",
        "act",
        "inferred",
        "status",
        "modality",
        "said-on",
        "inferred-date",
        *PASSAGE_KEYS,
        "context",
        "cues",
        "depends-on",
        "attested",
        "gloss",
        "note",
    ),
    "judgement": ("verdict", "targets", "value", "by", "at", "reason"),
}

KIND_COLUMN = "kind"

COLUMNS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (KIND_COLUMN, *(key for kind in SECTIONS.values() for key in ROW_KEYS[kind])),
    )
)
"""Every column that a CSV sheet may have."""

LISTS = frozenset(
    {
        *("type", "names", "see-also", "authors", "agents", "from", "context", "cues"),
        *("depends-on", "targets"),
    }
)
"""Keys whose value may be several; in a CSV cell they are parted by ``;``."""

PAIRS = frozenset(["qualifiers"])
"""Keys whose value is a mapping; in a CSV cell it is ``key=value; key=value``."""
