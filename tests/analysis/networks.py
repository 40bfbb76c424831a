"""Small networks for tests: a content whose claims are given as pairs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.builders import claim, content, entity, record, said

from claimgraph.analysis.network import network
from claimgraph.model.content import Content
from claimgraph.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    import networkx as nx

NO_TERMS = Vocabulary([])


def connected(pairs: Iterable[tuple[str, str]], *alone: str, relation: str = "knows") -> Content:
    """Return a content in which the first of each pair knows the second."""
    known = list(pairs)
    names = sorted({name for pair in known for name in pair} | set(alone))
    claims = [claim(one, relation, other) for one, other in known]
    sayings = [a for n, c in enumerate(claims) for a in said(c, "paper", at=(n, n + 1))]
    return content(
        [entity(name, "Person", name) for name in names], [record("paper", claims, sayings)]
    )


def graph_of(of: Content) -> nx.MultiDiGraph[str]:
    """Return the network of a content."""
    return network(of, NO_TERMS)


def short(iri: str) -> str:
    """Return the short id of an entity."""
    return iri.rpartition("/")[2]
