"""Completing citations from the documents at hand: a position gets its words.

A sheet may give a position alone. Where the document is at hand the digest of
the words is added, and the words themselves where the source allows that; where
it is not, what the case already knows of the same passage is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from claimgraph.documents.anchoring import Standing, anchor
from claimgraph.documents.matching import find
from claimgraph.documents.renewal import renewed
from claimgraph.documents.text import Document
from claimgraph.errors import Problem
from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content, Record
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.source import Citation, Source, text_digest

_CONTEXT = 32


@dataclass
class Completion:
    """Completes the citations of new content.

    Attributes:
        namespaces: The case's.
        documents: Texts at hand, by digest of their bytes.
        sources: What is recorded about the documents.
        known: Passages that the case holds, by source, start, end and page.
        problems: Passages that do not stand in their document.
    """

    namespaces: Namespaces
    documents: Mapping[str, Document]
    sources: Mapping[Iri, Source]
    known: Mapping[tuple[object, ...], Citation]
    problems: list[Problem] = field(default_factory=list)

    def content(self, new: Content) -> Content:
        """Return `new` with its citations completed and its ids recomputed."""
        records = {source: self._record(record) for source, record in new.records.items()}
        return replace(new, records=records)

    def _record(self, record: Record) -> Record:
        made = renewed(record.attestations, self._citation, self.namespaces)
        by_iri = {a.iri: a for a in made.values()}
        return replace(record, attestations=tuple(by_iri[i] for i in sorted(by_iri)))

    def _citation(self, citation: Citation, of: Attestation) -> Citation:
        source = self.sources.get(citation.source)
        document = self.documents.get(source.sha256) if source and source.sha256 else None
        if document is None or source is None:
            return self._remembered(citation)
        if citation.start is None and citation.exact:
            citation = self._placed(citation, document)
        standing = anchor(citation, document.text).standing
        if standing not in (Standing.EXACT, Standing.UNCHECKABLE):
            self._report(citation, of, document, standing)
            return citation
        return self._with_words(citation, source, document)

    def _remembered(self, citation: Citation) -> Citation:
        known = self.known.get(passage_key(citation))
        return known if known is not None and not citation.digest else citation

    def _placed(self, citation: Citation, document: Document) -> Citation:
        """Give a quote that stands in one place its position, and the words that stand there."""
        quote, text = citation.exact or "", document.text
        spans = find(quote, text)
        if len(spans) > 1 and (citation.prefix or citation.suffix):
            around = {"prefix": citation.prefix or "", "suffix": citation.suffix or ""}
            spans = find(quote, text, **around)
        if len(spans) != 1:
            return citation
        start, end = spans[0]
        is_own = citation.digest == text_digest(quote)
        words = text[start:end]
        digest = text_digest(words) if is_own else citation.digest
        return replace(citation, start=start, end=end, exact=words, digest=digest)

    def _with_words(self, citation: Citation, source: Source, document: Document) -> Citation:
        start, end = citation.start, citation.end
        if start is None or end is None:
            return citation
        text = document.text
        words = text[start:end]
        complete = Citation.of(
            self.namespaces,
            citation.source,
            start=start,
            end=end,
            exact=words,
            prefix=text[max(0, start - _CONTEXT) : start] or None,
            suffix=text[end : end + _CONTEXT] or None,
            page=citation.page,
        )
        if source.text_may_be_shared:
            return complete
        return replace(complete, exact=None, prefix=None, suffix=None)

    def _report(
        self, citation: Citation, of: Attestation, document: Document, standing: Standing
    ) -> None:
        where = f"{citation.start}-{citation.end}" if citation.start is not None else "the quote"
        message = {
            Standing.OUTSIDE: f"{where} is outside the text",
            Standing.AMBIGUOUS: f"{where} stands in several places",
            Standing.MOVED: f"the words do not stand at {where}, but elsewhere",
        }.get(standing, f"the words do not stand at {where}")
        row = of.handle or self.namespaces.shorten(of.iri)
        mend = f"Read {document.name} again and correct at: or quote:."
        self.problems.append(Problem(document.name, f"{row}: {message}", mend))


def passage_key(citation: Citation) -> tuple[object, ...]:
    """Return what makes two citations point at the same place."""
    return (citation.source, citation.start, citation.end, citation.page)


def known_passages(content: Content) -> dict[tuple[object, ...], Citation]:
    """Return the passages of a case that have a digest, by :func:`passage_key`."""
    every = (c for a in content.attestations.values() for c in a.passages)
    return {passage_key(c): c for c in every if c.digest and c.start is not None}
