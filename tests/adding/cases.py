"""A document, claims from it, and what is looked at after documents were added."""

from __future__ import annotations

from claimgraph.adding.result import Added
from claimgraph.case import Case

GAZETTE = (
    "THE GAZETTE\n3 May 2024\n\nThe Tea Board runs the Great Kettle, a clerk of the board writes. "
    "It has done so since 2019.\n\n“We have at least 80 cups,” the board says. Alderman Stout "
    "doubts it.\n"
)
SHEET = """
claimgraph-sheet: 1
source: gazette
entities:
  - {id: tea-board, type: Organisation, name: The Tea Board}
  - {id: kettle, type: Facility, name: The Great Kettle}
  - {id: stout, type: Person, name: Alderman Stout}
claims:
  - {id: g1, subject: tea-board, predicate: operates, object: kettle, quote: runs the Great Kettle}
  - {id: g2, subject: stout, predicate: operates, object: kettle, chain: "stout : denies",
     status: explicit, quote: doubts it}
  - {id: g3, subject: tea-board, predicate: operates, object: kettle, when: 2019/..,
     chain: "tea-board (says)", status: explicit, quote: since 2019}
"""


def outcomes(added: Added, case: Case) -> list[tuple[str, str, str]]:
    shorten = case.namespaces.shorten
    return [
        (d.path, str(d.outcome), shorten(d.source) if d.source else "") for d in added.documents
    ]


def files(case: Case) -> dict[str, bytes]:
    inside = (p for p in case.root.rglob("*") if p.is_file() and ".claimgraph" not in p.parts)
    return {p.relative_to(case.root).as_posix(): p.read_bytes() for p in inside}


def errors(case: Case) -> list[str]:
    return [f"{f.code} {f.message}" for f in case.check().findings if str(f.severity) == "error"]
