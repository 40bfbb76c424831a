"""Reading RDF that came from outside: no network, no files, no bombs."""

from __future__ import annotations

import json
import re

import pyoxigraph as ox

from claimgraph.errors import DataError, InvalidInput, Problem, UsageError
from claimgraph.model.rdf_text import has_triple_term

SYNTAXES = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""The names of the RDF syntaxes."""

MAX_BYTES = 500 * 2**20
MAX_JSON_DEPTH = 100
_MAX_BLANK_NODES = 20
_ENTITY = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"\A\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_MEND_SYNTAX = "Mend the file at this place, or name its format by its ending."


def read_rdf(data: bytes, format: str, place: str) -> list[ox.Quad]:
    """Return the quads of an RDF document.

    Args:
        data: The document, in UTF-8.
        format: One of :data:`SYNTAXES`.
        place: What to call it in an error.

    Raises:
        UsageError: there is no such format.
        DataError: not readable, too large, or it asks for something outside.
        InvalidInput: it has blank nodes, which claimgraph can't cite or compare.
    """
    if format not in SYNTAXES:
        raise UsageError(
            f"there is no RDF format {format!r}", mend=f"Use one of: {', '.join(SYNTAXES)}."
        )
    if len(data) > MAX_BYTES:
        raise DataError(
            f"larger than {MAX_BYTES // 2**20} MiB", place=place, mend="Split it into several."
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    _refuse_dangers(data, format, place)
    try:
        quads = list(ox.parse(data, format=SYNTAXES[format]))
    except SyntaxError as error:
        raise _unreadable(error, format, place) from None
    except ValueError as error:
        raise DataError(f"not readable as RDF: {error}", place=place, mend=_MEND_SYNTAX) from None
    _refuse_blank_nodes(quads, place)
    return quads


def _refuse_dangers(data: bytes, format: str, place: str) -> None:
    if format == "rdfxml":
        _check_xml(data, place)
    elif format == "jsonld":
        _check_json(data, place)
    elif has_triple_term(data):
        mend = "Write RDF 1.1; what is said of a claim is said of its IRI."
        raise DataError("a triple term (<<) of RDF 1.2", place=place, mend=mend)


def _check_xml(data: bytes, place: str) -> None:
    """Refuse entities, which can grow without bound, and encodings that could hide them."""
    encoding = _ENCODING.match(data)
    is_utf8 = encoding is None or encoding[1].lower() in (b"utf-8", b"utf8", b"us-ascii")
    if not is_utf8 or b"\0" in data[:1000]:
        raise DataError("not UTF-8", place=place, mend="Save the file as UTF-8.")
    if _ENTITY.search(data):
        mend = "Remove <!DOCTYPE> and <!ENTITY>, and write the text of entities out."
        raise DataError("a document type or an entity declaration", place=place, mend=mend)


def _check_json(data: bytes, place: str) -> None:
    """Refuse contexts that would have to be fetched, and nesting without bound."""
    try:
        root: object = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise DataError(f"not readable as JSON: {error}", place=place, mend=_MEND_SYNTAX) from None
    level = [root]
    for _ in range(MAX_JSON_DEPTH):
        below: list[object] = []
        for value in level:
            if isinstance(value, dict):
                _check_context(value, place)
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below
        if not level:
            return
    mend = "Write each node beside the others and refer to it by its @id."
    raise DataError(f"more than {MAX_JSON_DEPTH} levels deep", place=place, mend=mend)


def _check_context(value: dict[str, object], place: str) -> None:
    contexts = value.get("@context")
    every = contexts if isinstance(contexts, list) else [contexts]
    outside = [word for word in (*every, value.get("@import")) if isinstance(word, str)]
    if outside:
        mend = "Write the context into the document; claimgraph fetches nothing."
        raise DataError(f"a context from outside: {outside[0][:100]!a}", place=place, mend=mend)


def _unreadable(error: SyntaxError, format: str, place: str) -> Exception:
    """Return the error of the parser with its line and column."""
    problem = Problem(
        place,
        f"not readable as {format}: {error.msg}",
        _MEND_SYNTAX,
        error.lineno,
        error.offset,
    )
    return InvalidInput([problem])


def _refuse_blank_nodes(quads: list[ox.Quad], place: str) -> None:
    problems: dict[str, Problem] = {}
    for quad in quads:
        for node in (quad.subject, quad.object, quad.graph_name):
            if isinstance(node, ox.Triple):
                mend = "Write RDF 1.1; what is said of a claim is said of its IRI."
                raise DataError("a triple term of RDF 1.2", place=place, mend=mend)
            if isinstance(node, ox.BlankNode) and len(problems) < _MAX_BLANK_NODES:
                message = f"a blank node in a statement with <{quad.predicate.value}>"
                mend = "Give the node an IRI; claimgraph cites and compares by IRI."
                problems.setdefault(str(node), Problem(place, message, mend))
    if problems:
        raise InvalidInput(list(problems.values()))
