"""The answer to a query: terms, a table, or text in the formats of the W3C.

It keeps the answer as the worker sent it and reads it when it is asked for, so
that a caller who only wants it in a file pays for no terms, and one who wants no
rdflib does not import it (100 ms).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from xml.parsers import expat

from claimgraph.errors import DataError, MissingExtra, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib
    from rdflib.term import IdentifiedNode, Node

    EngineTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    Row: TypeAlias = tuple[Node | None, ...]
    Triple: TypeAlias = tuple[IdentifiedNode, rdflib.URIRef, Node]

TABLE_FORMATS = ("csv", "tsv", "json", "xml")
"""For SELECT and ASK: the SPARQL 1.1 result formats."""
GRAPH_FORMATS = ("turtle", "ntriples", "jsonld", "rdfxml")
"""For CONSTRUCT and DESCRIBE: RDF 1.1."""


@dataclass(frozen=True, eq=False)
class QueryResult:
    """What a query found.

    Attributes:
        form: ``select``, ``ask``, or ``construct`` (of DESCRIBE too).
        payload: As the engine wrote it: SPARQL 1.1 TSV, ``true`` or ``false``,
            N-Triples; in UTF-8.
        truncated: True where there was more than the caller wanted.
        prefixes: To shorten IRIs with in Turtle and RDF/XML.
    """

    form: Literal["select", "ask", "construct"]
    payload: bytes = field(repr=False)
    truncated: bool = False
    prefixes: Mapping[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The columns of a SELECT, without ``?``; empty otherwise."""
        if self.form != "select":
            return ()
        head = self.payload.partition(b"\n")[0].decode()
        return tuple(name[1:] for name in head.split("\t")) if head else ()

    @property
    def boolean(self) -> bool | None:
        """The answer to an ASK; None otherwise."""
        return self.payload == b"true" if self.form == "ask" else None

    def cells(self) -> Iterator[tuple[EngineTerm | None, ...]]:
        """Yield the rows of a SELECT as pyoxigraph terms, without rdflib; None is unbound."""
        import pyoxigraph as ox

        if self.form == "select":
            solutions = ox.parse_query_results(self.payload, format=ox.QueryResultsFormat.TSV)
            assert isinstance(solutions, ox.QuerySolutions)
            yield from map(tuple, solutions)

    def engine_triples(self) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE as pyoxigraph has them, each once."""
        import pyoxigraph as ox

        if self.form != "construct":
            return []
        parsed = ox.parse(self.payload, format=ox.RdfFormat.N_TRIPLES)
        return list(dict.fromkeys(quad.triple for quad in parsed))

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of a SELECT as rdflib terms, in order; None is unbound."""
        with _quiet_rdflib():
            convert = _to_rdflib()
            return [tuple(map(convert, cells)) for cells in self.cells()]

    @cached_property
    def triples(self) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE as rdflib terms, each once."""
        with _quiet_rdflib():
            convert = _to_rdflib()
            return [
                (convert(t.subject), convert(t.predicate), convert(t.object))
                for t in self.engine_triples()
            ]

    def __len__(self) -> int:
        """Return the number of rows of a SELECT or of triples; 1 for an ASK."""
        if self.form == "select":
            return self.payload.count(b"\n") - 1
        return 1 if self.form == "ask" else len(self.engine_triples())

    def __iter__(self) -> Iterator[Row | Triple]:
        """Iterate over rows or triples as rdflib terms."""
        return iter(self.rows if self.form == "select" else self.triples)

    def __bool__(self) -> bool:
        """Return the answer to an ASK, or whether anything was found."""
        return self.payload == b"true" if self.form == "ask" else len(self) > 0

    def to_dataframe(self) -> Any:
        """Return a pandas ``DataFrame`` with a column for each variable.

        IRIs become text, literals what Python has for them (int, Decimal, date,
        ...), an unbound variable None. CONSTRUCT and DESCRIBE give the columns
        ``subject``, ``predicate`` and ``object``; ASK gives ``answer``.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            pandas = importlib.import_module("pandas")
        except ImportError:
            raise MissingExtra(
                "a DataFrame needs pandas, which is not installed",
                mend="Install it: pip install 'claimgraph[pandas]'",
            ) from None
        if self.form == "ask":
            return pandas.DataFrame({"answer": [self.boolean]})
        columns = self.variables if self.form == "select" else ("subject", "predicate", "object")
        convert = _to_python()
        values = [[convert(term) for term in row] for row in self]
        return pandas.DataFrame(values, columns=list(columns), dtype=object).infer_objects()

    def serialize(self, format: str) -> bytes:
        """Return the answer as text in UTF-8.

        SELECT and ASK: ``csv`` and ``tsv`` (SPARQL 1.1 Query Results CSV and TSV
        Formats), ``json``, ``xml``. An ASK in CSV or TSV, which the standard
        leaves open, is the word ``true`` or ``false``. CONSTRUCT and DESCRIBE:
        ``turtle``, ``ntriples``, ``jsonld``, ``rdfxml``, sorted, each triple once.

        Raises:
            UsageError: a format that this form of query does not have.
            DataError: the answer can't be written in that format.
        """
        formats = GRAPH_FORMATS if self.form == "construct" else TABLE_FORMATS
        if format not in formats:
            raise UsageError(
                f"the answer to {self.form.upper()} can't be written as {format!r}",
                mend=f"Choose one of {', '.join(formats)}.",
            )
        written = self._graph(format) if self.form == "construct" else self._table(format)
        if format in ("xml", "rdfxml"):
            _check_xml(written)
        return written

    def _table(self, format: str) -> bytes:
        import pyoxigraph as ox

        if format == "tsv":
            return self.payload
        target: ox.QueryResultsFormat = getattr(ox.QueryResultsFormat, format.upper())
        if self.form == "ask":
            source, kind = b'{"head":{},"boolean":%b}' % self.payload, ox.QueryResultsFormat.JSON
        else:
            source, kind = self.payload, ox.QueryResultsFormat.TSV
        result = ox.parse_query_results(source, format=kind)
        return result.serialize(format=target) or b""

    def _graph(self, format: str) -> bytes:
        import pyoxigraph as ox

        if format == "ntriples":
            lines = sorted(set(self.payload.splitlines(keepends=True)))
            return b"".join(lines)
        names = {"turtle": "TURTLE", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}
        target: ox.RdfFormat = getattr(ox.RdfFormat, names[format])
        ordered = sorted(self.engine_triples(), key=str)
        used = {p: iri for p, iri in self.prefixes.items() if iri.encode() in self.payload}
        try:
            return ox.serialize(ordered, format=target, prefixes=used) or b""
        except (ValueError, OSError) as error:
            raise DataError(str(error), mend="Choose another format.") from None


def _check_xml(written: bytes) -> None:
    """Raise where the engine wrote what no XML parser reads.

    It does so for control characters, which XML 1.0 has no way to hold, and in RDF/XML
    for a predicate or class such as ``.../1``, which makes no element's name.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(written, True)
    except expat.ExpatError as error:
        raise DataError(
            f"the answer can't be written as XML ({error})", mend="Choose another format."
        ) from None


@contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each literal that its datatype does not allow."""
    import logging

    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _to_rdflib() -> Callable[[Any], Any]:
    """Return a function that turns pyoxigraph's terms, and None, into rdflib's."""
    import pyoxigraph as ox
    import rdflib

    known: dict[object, Any] = {None: None}

    def made(term: EngineTerm) -> Node:
        if isinstance(term, ox.NamedNode):
            return rdflib.URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return rdflib.BNode(term.value)
        if isinstance(term, ox.Literal) and term.direction is None:
            return _literal(term)
        raise DataError(
            f"rdflib has no counterpart for {term}, which is of RDF 1.2",
            mend="Leave it out of the query's answer, or take cells() instead of rows.",
        )

    def convert(term: EngineTerm | None) -> Node | None:
        if term not in known:
            known[term] = made(term)  # type: ignore[arg-type]  # None is known from the start
        node: Node | None = known[term]
        return node

    return convert


_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _literal(term: ox.Literal) -> rdflib.Literal:
    import rdflib

    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == _XSD_STRING:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(datatype), normalize=False)


def _to_python() -> Callable[[Any], Any]:
    """Return a function that turns rdflib's terms, and None, into what a DataFrame may hold."""
    from datetime import date, time, timedelta
    from decimal import Decimal

    import rdflib

    plain = (str, bool, int, float, Decimal, date, time, timedelta)  # a datetime is a date

    def convert(term: Node | None) -> Any:
        if term is None:
            return None
        value = term.toPython() if isinstance(term, rdflib.Literal) else None
        return value if type(value) in plain or isinstance(value, date) else str(term)

    return convert
