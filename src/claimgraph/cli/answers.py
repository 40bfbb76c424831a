"""Printing the answers of queries."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from claimgraph.cli import output, tables
from claimgraph.cli.session import Session
from claimgraph.cli.tables import Cell
from claimgraph.errors import UsageError
from claimgraph.graph.results import GRAPH_FORMATS, TABLE_FORMATS

if TYPE_CHECKING:
    from claimgraph.graph.sandbox import QueryResult

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CONTENT_ID = re.compile(r"(?<=[:/])([0-9a-f]{8})[0-9a-f]{16}\b")
_MOST = 2_000


def show(session: Session, answer: QueryResult, format: str | None, title: str = "") -> None:
    """Print an answer: a table or Turtle for people, or the format asked for.

    Raises:
        UsageError: the format does not fit the form of the query.
    """
    of_triples = answer.form == "construct"
    allowed = GRAPH_FORMATS if of_triples else ("table", *TABLE_FORMATS)
    as_json = ("jsonld" if of_triples else "json") if session.as_json else None
    chosen = as_json or format or allowed[0]
    if chosen not in allowed:
        form = {"construct": "triples", "select": "a table", "ask": "yes or no"}[answer.form]
        raise UsageError(
            f"{chosen} can't hold the answer to this query, which is {form}",
            mend=f"Use one of: {', '.join(allowed)}.",
        )
    if chosen != "table":
        written = answer.serialize(chosen)
        is_open = written and not written.endswith(b"\n")
        output.write_bytes(written + b"\n" if is_open else written)
        if output.is_watched() or not (as_json or format):
            session.say_view(_size(answer))
    elif answer.form == "ask":
        output.show(output.styled("yes" if answer.boolean else "no", "bold"))
        session.say_view("asked")
    else:
        _table(session, answer, title)


def _size(answer: QueryResult) -> str:
    return output.counted(len(answer), "triple" if answer.form == "construct" else "row")


def _table(session: Session, answer: QueryResult, title: str) -> None:
    rows = _Rows(session, answer)
    kept, empty = rows.columns()
    if rows.cells:
        headings = [_words(answer.variables[number]) for number in kept]
        tables.show(headings, ([row[n] for n in kept] for row in rows.cells), title=title)
        if empty:
            session.say(f"no row has: {', '.join(_words(name) for name in empty)}")
    if len(answer) > _MOST:
        session.say(f"the first {_MOST:,} rows; --format csv prints all")
    session.say_view(_size(answer) if rows.cells else "nothing answers this")


def _words(variable: str) -> str:
    """Return the name of a column in words: ``partOf`` is "part of"."""
    return _HUMP.sub(" ", variable).replace("_", " ").lower()


class _Rows:
    """The rows of an answer as a person reads them: names with ids, values without datatype."""

    def __init__(self, session: Session, answer: QueryResult) -> None:
        import pyoxigraph as ox

        from claimgraph.graph import labels

        terms = list(islice(answer.cells(), _MOST))
        iris = {t.value for row in terms for t in row if isinstance(t, ox.NamedNode)}
        store = session.case.reader.store
        self._names = labels.labels(store, iris)
        self._handles = labels.handles(store, iris - self._names.keys())
        self._shorten = session.case.namespaces.shorten
        self._variables = answer.variables
        self._terms = [[t.value if isinstance(t, ox.NamedNode) else "" for t in r] for r in terms]
        self.cells = [[self._cell(t, isinstance(t, ox.NamedNode)) for t in row] for row in terms]

    def _cell(self, term: object, is_iri: bool) -> Cell:
        text = "" if term is None else str(getattr(term, "value", term))
        if not is_iri:
            return Cell(text)
        short = _CONTENT_ID.sub(r"\1", self._shorten(text))
        if text in self._handles:
            first, *others = self._handles[text]
            return Cell(f"{first} (+{len(others)})" if others else first, style="cyan")
        name = self._names.get(text, "")
        # A class or a relation goes by its label; its id has a prefix, and helps no reader.
        return Cell(name or short, short if name and ":" not in short else "")

    def columns(self) -> tuple[list[int], list[str]]:
        """Return the columns to show, and the names of those without a value in any row.

        A claim goes by its handle, so that of a column of claims and one of their
        handles one is enough.
        """
        numbers = range(len(self._variables))
        filled = [n for n in numbers if any(row[n].text for row in self.cells)]
        doubled = {n for pair in product(filled, filled) if (n := self._doubled(*pair)) is not None}
        empty = [self._variables[n] for n in numbers if n not in filled]
        return [n for n in filled if n not in doubled], empty

    def _doubled(self, handle: int, claim: int) -> int | None:
        """Return which of a column of handles and one of claims the other makes needless."""
        pairs = [
            (row[handle].text, row[claim].text, self._handles.get(iris[claim], ()))
            for iris, row in zip(self._terms, self.cells, strict=True)
            if not iris[handle]
        ]
        matches = [text in handles for text, _, handles in pairs if text]
        if not matches or not all(matches):
            return None
        return claim if all(text for text, shown, _ in pairs if shown) else handle
