"""What is left without an agent or a document."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from claimgraph.analysis.computed.question import Computed, Inquiry, Rows
from claimgraph.analysis.withdrawal import Relations, Withdrawal
from claimgraph.graph.namespaces import CG
from claimgraph.graph.questions import Parameter, ParameterType


def _rows(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    gone = frozenset((inquiry.lookup.entity(arguments["withdrawn"]),))
    source = inquiry.lookup.entity(arguments["source"]) if "source" in arguments else None
    found = Withdrawal(inquiry.content, gone, Relations.of(inquiry.vocabulary, CG)).sayings
    sayings = (inquiry.content.attestations[iri] for iri in found)
    for saying in sorted(sayings, key=lambda s: (s.handle, s.iri)):
        if source in (None, saying.source):
            handle = saying.handle or inquiry.namespaces.shorten(saying.iri)
            claim = ox.NamedNode(saying.claim)
            yield handle, str(found[saying.iri]), saying.gloss or None, claim


WHAT_FALLS_WITHOUT = Computed(
    "what-falls-without",
    "What is left if this agent or document is withdrawn?",
    "One row a saying (a row of a sheet), with its tier. lost - it originates with what is "
    "withdrawn, or with somebody who by the account of their own document has it from there; "
    "lost-by-dependency - the source's own voice, but computed from or about what is lost; "
    "relayed - somebody else's words, reached only through what is withdrawn, so find the "
    "primary source; ambiguous - attribution or dependency has two readings, a person decides; "
    "meta - it was said or done all the same, and is no evidence for the content any more; "
    "remains - untouched. A claim with several sayings stands as well as the best of them.",
    (
        Parameter(
            "withdrawn", ParameterType.ENTITY, "the agent or document to withdraw", required=True
        ),
        Parameter("source", ParameterType.ENTITY, "only sayings of this registered source"),
    ),
    ("handle", "tier", "gloss", "claim"),
    _rows,
)
