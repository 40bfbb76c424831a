"""The texts of a page: what is read of a claim when somebody opens it.

They lie in shards of neighbouring claims, so that opening one claim of a large case
unpacks little. Rows count from the first of the shard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimgraph.documents.text import Document
from claimgraph.model.claim import Attestation, Claim, Literal
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation
from claimgraph.presentation.explorer.excerpts import Excerpts
from claimgraph.presentation.explorer.numbers import Numbers
from claimgraph.presentation.explorer.tables import Numbering, coded, column, table

Row = dict[str, Any]
Shard = dict[str, Any]

CLAIMS_IN_A_SHARD = 500


@dataclass(frozen=True)
class Texts:
    """Turns what a page's claims say into shards.

    Attributes:
        content: Where everything is looked up.
        numbers: The page's.
        documents: Source to its text, where that is at hand.
    """

    content: Content
    numbers: Numbers
    documents: Mapping[Iri, Document] = field(default_factory=dict)

    def shards(self) -> Iterator[Shard]:
        """Yield the shards; the claims of each begin at a multiple of their size."""
        iris = self.numbers.claims.iris
        said = iter(self.numbers.sayings)
        for start in range(0, len(iris), CLAIMS_IN_A_SHARD):
            part = iris[start : start + CLAIMS_IN_A_SHARD]
            size = sum(len(self.content.attestations_of.get(iri, ())) for iri in part)
            sayings = [self.content.attestations[next(said)] for _ in range(size)]
            yield self._shard([self.content.claims[iri] for iri in part], sayings)

    def _shard(self, claims: list[Claim], sayings: list[Attestation]) -> Shard:
        passages = {c.iri: c for said in sayings for c in said.passages}
        excerpts = Excerpts(self.content.sources, self.documents, passages.values())
        found = _Passages(excerpts, self.numbers.things)
        return {
            "claims": table([_value(claim) for claim in claims]),
            "attestations": {
                **table([found.cited(said) for said in sayings]),
                "act": coded(said.act for said in sayings),
                "gloss": column(said.gloss for said in sayings),
                "note": column(said.note for said in sayings),
            },
            "citations": table(found.rows),
            "excerpts": excerpts.texts,
        }


class _Passages:
    """Numbers passages as sayings cite them.

    Args:
        excerpts: Knows their words.
        things: The page's.

    Attributes:
        rows: The passages so far.
    """

    def __init__(self, excerpts: Excerpts, things: Numbering) -> None:
        self.rows: list[Row] = []
        self._places: dict[Iri, int] = {}
        self._excerpts = excerpts
        self._things = things

    def cited(self, said: Attestation) -> Row:
        """Return the passages of a saying, counted from the first that is new with it."""
        fresh = len(self.rows)

        def place(citation: Citation) -> int:
            if citation.iri not in self._places:
                self._places[citation.iri] = len(self.rows)
                self.rows.append(self._row(citation, said.source))
            return self._places[citation.iri] - fresh

        return {
            "citation": place(said.citation) if said.citation else None,
            "context": [place(c) for c in said.context],
            "cues": [place(c) for c in said.cues],
        }

    def _row(self, citation: Citation, document: Iri) -> Row:
        """Return a passage; where it is in `document`, that goes without saying."""
        words = self._excerpts.words(citation)
        elsewhere = citation.source != document
        return {
            "source": self._things.get(citation.source) if elsewhere else None,
            "start": citation.start,
            "length": None if "excerpt" in words else _length(citation),
            "page": citation.page,
            **words,
        }


def _length(citation: Citation) -> int | None:
    """Return how long a passage is; None where its words tell, -1 where that is not known."""
    if citation.start is None:
        return None
    length = -1 if citation.end is None else citation.end - citation.start
    return None if citation.exact is not None and len(citation.exact) == length else length


def _value(claim: Claim) -> Row:
    """Return the value of a claim; a date stands in the ledger."""
    match claim.object:
        case Literal(text, language):
            return {"value": ["text", text, language]}
        case Quantity():
            return {"value": ["quantity", claim.object.text()]}
    return {}
