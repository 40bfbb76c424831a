"""Writing JSON-LD 1.1 with an inlined context, and without ever asking the network.

Each subject is one object, each named graph an object with a ``@graph``. Where a term of
the context fits a predicate and a value, it is used; a value that a term would read in
another way is written out in full under the IRI. So a reader that knows the standard
gets exactly the quads back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

import pyoxigraph as ox

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_GEN_DELIMS = (":", "/", "?", "#", "[", "]", "@")
_TERM_KEYS = frozenset(["@id", "@type", "@language", "@container", "@context", "@prefix"])

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json]"
Object: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def json_ld(quads: Iterable[ox.Quad], context: Mapping[str, object] | None) -> bytes:
    """Return sorted quads as JSON-LD.

    Args:
        quads: Sorted by graph and subject.
        context: A context, or a document with one under ``@context``.
    """
    every = list(quads)
    inner = (context or {}).get("@context", context) or {}
    given = inner if isinstance(inner, dict) else {}
    terms = _Context(given)
    if not terms.is_safe_for(_iris(every)):
        given, terms = {}, _Context({})
    graphs: list[Json] = []
    for name, group in groupby(every, key=lambda quad: str(quad.graph_name)):
        nodes = _nodes(group, terms)
        if name == "DEFAULT":
            graphs += nodes
        else:
            graph = name[1:-1] if name[0] == "<" else name
            graphs.append({terms.keyword("@id"): terms.reference(graph), "@graph": nodes})
    document = {**({"@context": given} if given else {}), "@graph": graphs}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _iris(quads: Iterable[ox.Quad]) -> set[str]:
    found: set[str] = set()
    for quad in quads:
        nodes = [quad.subject, quad.predicate, quad.object, quad.graph_name]
        if isinstance(quad.object, ox.Literal):
            nodes.append(quad.object.datatype)
        found.update(node.value for node in nodes if isinstance(node, ox.NamedNode))
    return found


def _nodes(quads: Iterable[ox.Quad], terms: _Context) -> list[Json]:
    nodes: list[Json] = []
    for subject, group in groupby(quads, key=lambda quad: str(quad.subject)):
        objects: dict[str, list[Object]] = {}
        for quad in group:
            objects.setdefault(quad.predicate.value, []).append(quad.object)
        iri = subject[1:-1] if subject[0] == "<" else subject
        nodes.append({terms.keyword("@id"): terms.reference(iri), **terms.properties(objects)})
    return nodes


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of the context that is used as a key, and how it reads a value."""

    name: str
    coercion: str
    language: str
    vocabulary: str


class _Context:
    """How a context writes keys and values."""

    def __init__(self, context: Mapping[str, object]) -> None:
        self._definitions = context
        self._keywords = {v: k for k, v in context.items() if v in ("@id", "@type")}
        self._prefixes = {
            name: value
            for name, value in context.items()
            if isinstance(value, str) and value.endswith(_GEN_DELIMS) and name[:1] != "@"
        }
        self._by_length = sorted(self._prefixes.items(), key=lambda p: (-len(p[1]), p[0]))
        self._has_language = bool(context.get("@language"))
        self._terms: dict[str, list[_Term]] = {}
        self._names: dict[str, str] = {}
        for name, definition in context.items():
            self._take(name, definition)

    def _take(self, name: str, definition: object) -> None:
        entries = {"@id": definition} if isinstance(definition, str) else definition
        if name[:1] == "@" or ":" in name or not isinstance(entries, dict):
            return
        iri = self._expanded(entries.get("@id"))
        if (
            iri is None
            or entries.keys() - _TERM_KEYS
            or entries.get("@container")
            not in (
                None,
                "@set",
            )
        ):
            return
        if isinstance(definition, str):
            self._names.setdefault(iri, name)
        scoped = entries.get("@context")
        if scoped is not None and not (isinstance(scoped, dict) and scoped.keys() <= {"@vocab"}):
            return
        vocabulary = str((scoped or {}).get("@vocab") or "")
        language = str(entries.get("@language") or "").lower()
        coercion = self._expanded(entries.get("@type")) or ""
        self._terms.setdefault(iri, []).append(_Term(name, coercion, language, vocabulary))

    def _expanded(self, text: object) -> str | None:
        """Return the full IRI of a word of the context, or None; keywords stay."""
        if not isinstance(text, str):
            return None
        if text[:1] == "@":
            return text
        prefix, colon, local = text.partition(":")
        if colon and prefix in self._prefixes and not local.startswith("//"):
            return self._prefixes[prefix] + local
        return text if colon else None

    def is_safe_for(self, iris: Iterable[str]) -> bool:
        """Return whether no IRI would be read as a short form of another."""
        schemes = {name for name in self._definitions if name[:1] != "@"}
        return not any(
            iri.partition(":")[0] in schemes and not iri.partition(":")[2].startswith("//")
            for iri in iris
        )

    # -- words ------------------------------------------------------------------

    def keyword(self, keyword: str) -> str:
        """Return the alias of a keyword, or itself."""
        return self._keywords.get(keyword, keyword)

    def reference(self, iri: str) -> str:
        """Return the IRI of a node, shortened with a prefix where there is one."""
        for prefix, namespace in self._by_length:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        return iri

    def _class(self, iri: str) -> str:
        """Return a class or datatype: these are read as terms first."""
        return self._names.get(iri) or self.reference(iri)

    # -- properties -------------------------------------------------------------

    def properties(self, objects: dict[str, list[Object]]) -> dict[str, Json]:
        """Return the keys of a node object."""
        found: dict[str, list[Json]] = {}
        for predicate, values in objects.items():
            for value in values:
                key, written = self._written(predicate, value)
                found.setdefault(key, []).append(written)
        return {key: v[0] if len(v) == 1 else v for key, v in found.items()}

    def _written(self, predicate: str, value: Object) -> tuple[str, Json]:
        """Return the key and the value of a statement."""
        if predicate == _RDF_TYPE and isinstance(value, ox.NamedNode):
            return self.keyword("@type"), self._class(value.value)
        for term in self._terms.get(predicate, ()):
            short = self._short(term, value)
            if short is not None:
                return term.name, short
        return self._key(predicate), self._full(value)

    def _key(self, predicate: str) -> str:
        """Return a key that stands for the IRI and reads no value in a way of its own."""
        for term in self._terms.get(predicate, ()):
            if not term.language and not term.vocabulary:
                return term.name
        return self.reference(predicate)

    def _short(self, term: _Term, value: Object) -> str | None:
        """Return the string that `term` reads as `value`, or None."""
        if isinstance(value, ox.Literal):
            return value.value if self._reads(term, value) else None
        text = value.value if isinstance(value, ox.NamedNode) else str(value)
        if term.coercion == "@id":
            return self.reference(text)
        if term.coercion != "@vocab":
            return None
        local = text.removeprefix(term.vocabulary)
        is_local = term.vocabulary and local != text and local not in self._definitions
        if is_local and local and ":" not in local and local[0] != "@":
            return local
        return self.reference(text) if term.vocabulary else self._class(text)

    def _reads(self, term: _Term, literal: ox.Literal) -> bool:
        if literal.language:
            return term.language == literal.language and not term.coercion
        datatype = literal.datatype.value
        if term.coercion:
            return term.coercion == datatype != _STRING
        return datatype == _STRING and not term.language and not self._has_language

    def _full(self, value: Object) -> Json:
        if not isinstance(value, ox.Literal):
            text = value.value if isinstance(value, ox.NamedNode) else str(value)
            return {self.keyword("@id"): self.reference(text)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == _STRING:
            return {"@value": value.value}
        return {"@value": value.value, self.keyword("@type"): self._class(datatype)}
