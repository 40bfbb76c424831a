"""Write the tables of ``docs/reference/formats.md`` from the loss reports of the exporters.

python tools/formats_reference.py            writes the tables
python tools/formats_reference.py --check    exits with 1 where the page is not up to date

A copy of the invented case gets a few things that formats stumble over, and is exported in every
format. What the report of a format names is not kept as it is; everything else is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

if __name__ == "__main__":  # run as a script, Python looks for modules beside it only
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import generated_pages

import claimgraph
from claimgraph.model.finding import Loss
from claimgraph.presentation.exporting import (
    FORMATS,
    NETWORK_FORMATS,
    RDF_FORMATS,
    SHEET_FORMATS,
)

REPO = Path(__file__).resolve().parent.parent
PAGE = REPO / "docs" / "reference" / "formats.md"
CASE = REPO / "graphs" / "fog-banks"

Reports = Mapping[str, tuple[Loss, ...]]
"""Format to what it lost of the probe."""

NETWORKS = tuple(NETWORK_FORMATS)
SHEETS = tuple(SHEET_FORMATS)
KEPT = "●"
NOT_KEPT = "–"


@dataclass(frozen=True)
class Concept:
    """A row of the table.

    Attributes:
        name: What is kept or not.
        losses: How loss reports call it where it is not kept as it is.
        nowhere: Formats that have no place for it at all, in any export, so that
            no report says it anew each time.
        note: What these formats have instead.
    """

    name: str
    losses: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    note: str = ""


CONCEPTS = (
    Concept("claim: id, subject, relation, object"),
    Concept("several claims between the same two things"),
    Concept("claim about a claim; what a claim depends on"),
    Concept(
        "when, where, further qualifiers",
        ("date without a year or beyond it", "hedge of a date"),
    ),
    Concept("quantity with its bounds and unit; EDTF date with its earliest and latest day"),
    Concept("whose word it is, with stance, status and mode"),
    Concept("chain of speakers, each with document, date and passage", ("chain of attestations",)),
    Concept("passage: document, position, page, digest"),
    Concept("quote"),
    Concept("words around a quote", ("words around a quote",)),
    Concept("every name of a thing"),
    Concept("language, kind and source of a name", ("language, kind or source of a name",)),
    Concept("unknown, protected, note, links of a thing"),
    Concept("thing that no claim is about", ("entity at no end of a claim",)),
    Concept("record of a document: title, dates, digests, grade", ("record of a document",)),
    Concept("judgement", ("judgement",)),
    Concept("which source gives which statement (named graphs)", ("a named graph",)),
    Concept(
        "the case's own terms, with definitions",
        nowhere=(*NETWORKS, *SHEETS),
        note="networks have the labels of terms, sheets their ids; `terms.ttl` goes with no sheet",
    ),
    Concept(
        "title, licence and base of the case",
        nowhere=(*NETWORKS, *SHEETS),
        note="most networks have the title",
    ),
    Concept("lists as lists", ("list in one cell",)),
    Concept(
        "every character",
        (
            "control character",
            "a control character or noncharacter",
            "a character of a text",
            "lone surrogate",
        ),
    ),
    Concept("backslash", ("text with a backslash",)),
    Concept("text that looks like a formula", ("cell that a spreadsheet could run",)),
    Concept("relation whose IRI ends in no name", ("a statement",)),
)
"""The rows, from what every format has to what few have."""

_SHEET = r"""
claimgraph-sheet: 1
source: society-report
entities:
  - {id: odd-one, type: Person, name: "=1+1 \x07", names: ['C:\new']}
claims:
  - {id: odd-c01, subject: odd-one, predicate: "term:2", object: odd-one, when: XXXX-05}
"""
_TERM = """
term:2 a owl:ObjectProperty ;
	rdfs:label "has a number for a name"@en ;
	rdfs:subPropertyOf cg:linkedTo ;
	skos:definition "A relation that no XML element can be called by."@en .
"""


@cache
def reports() -> Reports:
    """Export the probe in every format, and return what each lost."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "probe"
        shutil.copytree(CASE, root, ignore=shutil.ignore_patterns(".claimgraph"))
        with (root / "terms.ttl").open("a", encoding="utf-8") as terms:
            terms.write(_TERM)
        case = claimgraph.open(root, view="all")
        case.import_([("odd.yaml", _SHEET.encode())])
        return {name: case.export("-", format=name).losses for name in FORMATS}


def page() -> str:
    """Return the page with its tables as the exporters' reports make them."""
    tables = {"table": _table(reports()), "notes": _notes(reports())}
    return generated_pages.with_parts(PAGE.read_text(encoding="utf-8"), tables)


def _numbered(found: Reports) -> dict[tuple[str, str], int]:
    """Return concept and reason to the number of its note, in the order of the table."""
    reasons = [
        (loss.concept, _reason(loss))
        for concept in CONCEPTS
        for name in FORMATS
        for loss in found[name]
        if loss.concept in concept.losses
    ]
    return {reason: number for number, reason in enumerate(dict.fromkeys(reasons), 1)}


def _reason(loss: Loss) -> str:
    """Return why, without what is of this probe alone."""
    reason, _, _ = loss.reason.partition("; the statements of")
    return reason.partition(", and <")[0]


def _table(found: Reports) -> str:
    numbers = _numbered(found)
    groups = (("RDF", RDF_FORMATS), ("networks", NETWORK_FORMATS), ("sheets", SHEET_FORMATS))
    head = ["", *(name for _, formats in groups for name in formats)]
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for concept in CONCEPTS:
        cells = (_cell(concept, name, found, numbers) for name in head[1:])
        lines.append(f"| {concept.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(
    concept: Concept, format: str, found: Reports, numbers: Mapping[tuple[str, str], int]
) -> str:
    if format in concept.nowhere:
        return NOT_KEPT
    notes = sorted(
        numbers[loss.concept, _reason(loss)]
        for loss in found[format]
        if loss.concept in concept.losses
    )
    return " ".join(map(str, dict.fromkeys(notes))) or KEPT


def _notes(found: Reports) -> str:
    lines = [f"{n}. *{what}*: {reason}." for (what, reason), n in _numbered(found).items()]
    told = [f"- *{concept.name}*: {concept.note}." for concept in CONCEPTS if concept.note]
    return "\n".join([*lines, "", f"Where the table has {NOT_KEPT}:", "", *told])


if __name__ == "__main__":
    sys.exit(generated_pages.run("tools/formats_reference.py", PAGE, page, sys.argv[1:]))
