"""RDF in its six syntaxes: written the same to the byte each time, read without trust.

The bytes depend on the set of quads and on the prefixes alone: quads are sorted, each is
written once, and blank nodes (a query may make some) get canonical names (RDFC-1.0).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from claimgraph.errors import UsageError
from claimgraph.formats.json_ld import json_ld
from claimgraph.formats.rdf_reading import SYNTAXES, read_rdf
from claimgraph.formats.rdf_xml import rdf_xml
from claimgraph.model.finding import Loss

__all__ = ["SYNTAXES", "read_rdf", "write_rdf"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ONE_GRAPH = frozenset(["turtle", "ntriples", "rdfxml"])
_PREFIX = re.compile(r"(?:[A-Za-z](?:[\w.-]*[\w-])?)?\Z", re.ASCII)
_NAMED = 5

Written = tuple[bytes, list[Loss]]


def write_rdf(
    quads: Iterable[ox.Quad],
    format: str,
    prefixes: Mapping[str, str],
    context: Mapping[str, object] | None = None,
) -> Written:
    """Return quads in an RDF syntax, and what it could not hold.

    Args:
        quads: What to write, in any order.
        format: One of :data:`SYNTAXES`.
        prefixes: Prefix to namespace; those in use are declared.
        context: A JSON-LD context, which is written into the document, or a document
            with one under ``@context``; without one JSON-LD is written in full.

    Raises:
        UsageError: there is no such format.
    """
    if format not in SYNTAXES:
        raise UsageError(
            f"there is no RDF format {format!r}", mend=f"Use one of: {', '.join(SYNTAXES)}."
        )
    every = _settled(quads)
    losses: list[Loss] = []
    if format in _ONE_GRAPH:
        every, losses = _in_one_graph(every)
    ordered = sorted(every, key=_order)
    used = _used(ordered, prefixes)
    if format == "jsonld":
        return json_ld(ordered, context), losses
    if format == "rdfxml":
        data, more = rdf_xml([quad.triple for quad in ordered], used)
        return data, [*losses, *more]
    return _WRITERS[format](ordered, used), losses


def _settled(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Return the quads once each, blank nodes under canonical names."""
    every = set(quads)
    nodes = (n for q in every for n in (q.subject, q.object, q.graph_name))
    if any(isinstance(node, ox.BlankNode) for node in nodes):
        dataset = ox.Dataset(every)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return set(dataset)
    return every


def _in_one_graph(quads: set[ox.Quad]) -> tuple[set[ox.Quad], list[Loss]]:
    graphs = sorted({str(q.graph_name) for q in quads if not _is_default(q)})
    merged = {ox.Quad(q.subject, q.predicate, q.object) for q in quads}
    if not graphs:
        return merged, []
    names = ", ".join(graphs[:_NAMED]) + (" and more" if len(graphs) > _NAMED else "")
    reason = f"the format holds one graph; the statements of {names} stand in it together"
    return merged, [Loss("a named graph", len(graphs), reason)]


def _is_default(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.DefaultGraph)


def _order(quad: ox.Quad) -> tuple[bool, str, str, bool, str, str]:
    """Sort by graph, the default first, then by subject, the type first."""
    predicate = quad.predicate.value
    graph = "" if _is_default(quad) else str(quad.graph_name)
    subject = str(quad.subject)
    return bool(graph), graph, subject, predicate != _TYPE, predicate, str(quad.object)


def _used(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes that are of use, sorted; each namespace once."""
    iris = {iri for quad in quads for iri in _iris(quad)}
    found: dict[str, str] = {}
    for prefix, namespace in sorted(prefixes.items()):
        is_new = _PREFIX.match(prefix) and namespace not in found.values()
        if is_new and any(iri.startswith(namespace) for iri in iris):
            found[prefix] = namespace
    return found


def _iris(quad: ox.Quad) -> list[str]:
    nodes = [quad.subject, quad.predicate, quad.object, quad.graph_name]
    if isinstance(quad.object, ox.Literal):
        nodes.append(quad.object.datatype)
    return [node.value for node in nodes if isinstance(node, ox.NamedNode)]


def _turtle(quads: list[ox.Quad], prefixes: dict[str, str]) -> bytes:
    triples = [quad.triple for quad in quads]
    return _spaced(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes))


def _trig(quads: list[ox.Quad], prefixes: dict[str, str]) -> bytes:
    return _spaced(ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes))


def _spaced(data: bytes | None) -> bytes:
    """Put an empty line before each subject or graph; strings hold no raw line feed."""
    lines: list[str] = []
    for line in (data or b"").decode("utf-8").split("\n"):
        starts = line and line[0] not in "\t@}" and lines
        lines.append(f"\n{line}" if starts else line)
    return "\n".join(lines).encode("utf-8")


def _nquads(quads: list[ox.Quad], prefixes: dict[str, str]) -> bytes:
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def _ntriples(quads: list[ox.Quad], prefixes: dict[str, str]) -> bytes:
    triples = [quad.triple for quad in quads]
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


_WRITERS: dict[str, Callable[[list[ox.Quad], dict[str, str]], bytes]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "ntriples": _ntriples,
}
