"""RDF terms as plain strings: the model knows nothing of any RDF library."""

from __future__ import annotations

import pyoxigraph as ox


def text_of(term: object) -> str:
    """Return the IRI of a node or the text of a literal.

    Raises:
        TypeError: `term` is neither; claimgraph stores no triple terms.
    """
    if isinstance(term, (ox.NamedNode, ox.Literal, ox.BlankNode)):
        return term.value
    raise TypeError(f"{term!r} has no value")
