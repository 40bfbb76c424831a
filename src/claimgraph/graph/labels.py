"""What things in the graph are called, for whoever prints IRIs that a query found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from claimgraph.graph.encode import node
from claimgraph.graph.namespaces import CG, CODE, DCTERMS, RDFS, SKOS
from claimgraph.graph.terms import text_of
from claimgraph.model.iri import Iri

_NAMES = (node(SKOS + "prefLabel"), node(RDFS + "label"), node(DCTERMS + "title"))
_ATTESTS, _HANDLE = node(CG + "attests"), node(DCTERMS + "identifier")


def labels(store: ox.Store, iris: Iterable[Iri]) -> dict[Iri, str]:
    """Return what each of `iris` is called; what goes by no name is left out.

    A code of the core's lists goes by its last part, as it is written in sheets.

    Args:
        store: A case's graphs, with the ontology.
        iris: Of anything in it.
    """
    found = {iri: _label(store, iri) for iri in set(iris)}
    return {iri: label for iri, label in found.items() if label}


def _label(store: ox.Store, iri: Iri) -> str:
    if iri.startswith(CODE):
        return iri.removeprefix(CODE).replace("-", " ")
    for predicate in _NAMES:
        found = store.quads_for_pattern(node(iri), predicate, None)
        if label := _best(quad.object for quad in found):
            return label
    return ""


def _best(literals: Iterable[object]) -> str:
    """Return the name in English or without a language, else the first in order."""
    ranked = sorted(
        ((o.language or "en") != "en", o.value) for o in literals if isinstance(o, ox.Literal)
    )
    return ranked[0][1] if ranked else ""


def handles(store: ox.Store, iris: Iterable[Iri]) -> dict[Iri, tuple[str, ...]]:
    """Return the handles of the rows that the claims and attestations among `iris` come from."""
    found = {iri: tuple(sorted(set(_handles(store, iri)))) for iri in set(iris)}
    return {iri: texts for iri, texts in found.items() if texts}


def _handles(store: ox.Store, iri: Iri) -> Iterator[str]:
    sayings = [quad.subject for quad in store.quads_for_pattern(None, _ATTESTS, node(iri))]
    for saying in (node(iri), *sayings):
        if isinstance(saying, ox.NamedNode):
            for quad in store.quads_for_pattern(saying, _HANDLE, None):
                yield text_of(quad.object)
