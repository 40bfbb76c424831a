"""Asking a case and getting words: short ids and plain values instead of RDF terms."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from claimgraph.case import Case

Rows = list[tuple[str, ...]]

_PART = re.compile(r"(?<=-c\d\d)[a-z]$")


def short(case: Case, term: object) -> str:
    """Return a term as people write it; "" where there is none."""
    if isinstance(term, ox.NamedNode):
        return case.namespaces.shorten(term.value).removeprefix(":")
    return term.value if isinstance(term, ox.Literal) else ""


def ask(case: Case, question: str, columns: str = "", /, **arguments: str) -> Rows:
    """Ask a named question; return the columns named in `columns`, or all of them."""
    answer = case.ask(question, **arguments)
    chosen = [answer.variables.index(name) for name in columns.split() or answer.variables]
    return [tuple(short(case, cells[index]) for index in chosen) for cells in answer.cells()]


def holds(case: Case, pattern: str) -> bool:
    """Ask whether the pattern is in the graph, edges of the accepted view among it."""
    return bool(case.query(f"ASK {{ {pattern} }}", view="accepted").boolean)


def whole(handle: str) -> str:
    """Return the annotated claim that a handle is a part of: ``p07-c02b`` is of ``p07-c02``."""
    return _PART.sub("", handle)


def annotated(handles: Iterable[str]) -> set[str]:
    """Return the annotated claims among `handles`, parts joined, additions (``-x``) left out."""
    return {whole(handle) for handle in handles if re.match(r"p\d\d-c", handle)}
