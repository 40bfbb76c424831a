"""Writing RDF/XML that every XML 1.0 parser reads as it was meant.

Two things have no place in it: characters that XML 1.0 can't hold, and predicates whose
IRI does not end in an XML name, since a predicate is an element. What is before the name
is a namespace and has to be ASCII: libxml2 refuses the whole file otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import pyoxigraph as ox

from claimgraph.model.finding import Loss

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
# XML 1.0 (fifth edition), production 2, and Namespaces in XML 1.0, production 4.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(f"[{_START}][-.0-9\xb7\u0300-\u036f\u203f\u2040{_START}]*\\Z")
_OF_XML = ("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPED = re.compile('[&<>"\t\n\r]')
# What rdf:… must not be as the name of a property element (RDF 1.1 XML Syntax, 7.2.2).
_RESERVED = frozenset(
    _RDF + name
    for name in (
        *("RDF", "ID", "about", "bagID", "parseType", "resource", "nodeID", "datatype"),
        *("li", "Description", "aboutEach", "aboutEachPrefix"),
    )
)


def rdf_xml(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> tuple[bytes, list[Loss]]:
    """Return sorted triples as RDF/XML, and what it could not hold."""
    writer = _Writer(prefixes)
    body = list(writer.lines(triples))
    names = sorted(writer.namespaces.items(), key=lambda pair: pair[1])
    declared = "".join(f'\n\txmlns:{prefix}="{_text(iri)}"' for iri, prefix in names)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{declared}>", *body, "</rdf:RDF>"]
    return ("\n".join(lines) + "\n").encode("utf-8"), writer.losses()


class _Writer:
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.namespaces = {_RDF: "rdf"}
        self._prefixes = {
            iri: p for p, iri in prefixes.items() if _NAME.match(p) and p[:3].lower() != "xml"
        }
        self._replaced = 0
        self._dropped: dict[str, int] = {}

    def losses(self) -> list[Loss]:
        found: list[Loss] = []
        if self._replaced:
            reason = "XML 1.0 can't hold it; U+FFFD stands in its place"
            found.append(Loss("a control character or noncharacter", self._replaced, reason))
        for predicate, count in sorted(self._dropped.items()):
            reason = f"a predicate is an XML element, and <{predicate}> can't be the name of one"
            found.append(Loss("a statement", count, reason))
        return found

    def lines(self, triples: Iterable[ox.Triple]) -> Iterator[str]:
        for subject, group in groupby(triples, key=lambda triple: str(triple.subject)):
            properties = [line for triple in group for line in self._property(triple)]
            if properties:
                yield f"\t<rdf:Description {self._reference('about', subject)}>"
                yield from properties
                yield "\t</rdf:Description>"

    def _property(self, triple: ox.Triple) -> Iterator[str]:
        name = self._element(triple.predicate.value)
        if name is None:
            count = self._dropped.get(triple.predicate.value, 0)
            self._dropped[triple.predicate.value] = count + 1
        elif isinstance(triple.object, ox.Literal):
            attribute = self._literal_attribute(triple.object)
            yield f"\t\t<{name}{attribute}>{self._content(triple.object.value)}</{name}>"
        else:
            yield f"\t\t<{name} {self._reference('resource', str(triple.object))}/>"

    def _literal_attribute(self, literal: ox.Literal) -> str:
        if literal.language:
            return f' xml:lang="{literal.language}"'
        datatype = literal.datatype.value
        return "" if datatype == _STRING else f' rdf:datatype="{_text(datatype)}"'

    def _reference(self, attribute: str, node: str) -> str:
        if node.startswith("_:"):
            return f'rdf:nodeID="{node[2:]}"'
        return f'rdf:{attribute}="{_text(node[1:-1])}"'

    def _content(self, text: str) -> str:
        clean, count = _NOT_XML.subn("\ufffd", text)
        self._replaced += count
        return _text(clean)

    def _element(self, iri: str) -> str | None:
        """Return the qualified name of a predicate, or None where it can't have one."""
        if iri in _RESERVED:
            return None
        start = _name_start(iri)
        if start is None or iri[:start] in _OF_XML or not iri[:start].isascii():
            return None
        namespace, local = iri[:start], iri[start:]
        prefix = self.namespaces.get(namespace) or self._declare(namespace)
        return f"{prefix}:{local}"

    def _declare(self, namespace: str) -> str:
        prefix = self._prefixes.get(namespace)
        taken = {*self.namespaces.values(), *self._prefixes.values()}
        number = 1
        while prefix is None:
            if f"ns{number}" not in taken:
                prefix = f"ns{number}"
            number += 1
        self.namespaces[namespace] = prefix
        return prefix


def _name_start(iri: str) -> int | None:
    """Return where the name starts that a predicate ends in, or None.

    That is behind the last ``#``, ``/`` or ``:`` if what follows is a name, else where
    the longest name at the end begins.
    """
    usual = max(iri.rfind(mark) for mark in "#/:") + 1
    if _NAME.match(iri[usual:]):
        return usual
    starts = (i for i in range(usual, len(iri)) if _NAME.match(iri[i:]))
    return next(starts, None)


def _text(text: str) -> str:
    """Return `text` as content or attribute; parsers turn raw line ends into line feeds."""
    return _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"&#{ord(m[0])};", text)
