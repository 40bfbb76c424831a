"""Content under the ids that its content gives it.

A sheet holds no ids of claims, attestations, passages and judgements: who reads it
computes them. Records that were written by hand, or by another tool, may go by other ids;
before they are written to a sheet they get the ids that they will have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from claimgraph.formats.sheet_fields import is_digest
from claimgraph.formats.sheet_order import in_order
from claimgraph.model.claim import Attestation, Claim, Value
from claimgraph.model.content import Content, Record
from claimgraph.model.finding import Loss
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement
from claimgraph.model.source import Citation, text_digest

T = TypeVar("T", Claim, Attestation, Judgement)


def with_content_ids(content: Content, namespaces: Namespaces) -> tuple[Content, list[Loss]]:
    """Return `content` with computed ids, and a loss where that changed one."""
    renaming = _Renaming(content, namespaces)
    renamed = renaming.content()
    losses = []
    if renaming.renamed:
        reason = "a sheet holds no ids; whoever reads it computes them from the content"
        losses.append(Loss("an id that is not made from the content", renaming.renamed, reason))
    if renaming.mended:
        reason = "its position, page, digest and words do not fit together; what does is kept"
        losses.append(Loss("a part of a passage", renaming.mended, reason))
    return renamed, losses


class _Renaming:
    def __init__(self, content: Content, namespaces: Namespaces) -> None:
        self._content = content
        self._namespaces = namespaces
        self._new: dict[Iri, Iri] = {}
        self._citations: dict[Citation, Citation] = {}
        self.mended = 0

    @property
    def renamed(self) -> int:
        return sum(old != new for old, new in self._new.items())

    def _name(self, iri: Iri) -> Iri:
        return self._new.get(iri, iri)

    def _names(self, iris: Iterable[Iri]) -> tuple[Iri, ...]:
        return tuple(sorted({self._name(iri) for iri in iris}))

    def content(self) -> Content:
        content = self._content
        self._settle(content.claims, _ends, self._claim)
        self._settle(content.attestations, lambda a: a.taken_from, self._attestation)
        judgements = {j.iri: j for j in content.judgements}
        made = self._settle(judgements, lambda j: j.targets, self._judgement)
        records = {source: self._record(r) for source, r in content.records.items()}
        ordered = tuple(made[iri] for iri in sorted(made))
        return replace(content, records=records, judgements=ordered)

    def _settle(
        self,
        things: Mapping[Iri, T],
        needs: Callable[[T], Sequence[Iri]],
        make: Callable[[T], T],
    ) -> dict[Iri, T]:
        """Make things anew, each after those that its id depends on; circles stay."""
        graph = {iri: [n for n in needs(t) if n in things] for iri, t in things.items()}
        made: dict[Iri, T] = {}
        for iri in in_order(graph)[0]:
            thing = make(things[iri])
            self._new[iri] = thing.iri
            made[thing.iri] = thing
        return made

    def _record(self, record: Record) -> Record:
        claims = {(c := self._claim(claim)).iri: c for claim in record.claims}
        attestations = {(a := self._attestation(old)).iri: a for old in record.attestations}
        return Record(
            record.source,
            tuple(claims[iri] for iri in sorted(claims)),
            tuple(attestations[iri] for iri in sorted(attestations)),
        )

    def _claim(self, claim: Claim) -> Claim:
        return Claim.of(
            self._namespaces,
            self._name(claim.subject),
            claim.predicate,
            self._value(claim.object),
            when=claim.when,
            where=claim.where,
            qualifiers=((relation, self._name(other)) for relation, other in claim.qualifiers),
            depends_on=self._names(claim.depends_on),
        )

    def _value(self, value: Value) -> Value:
        return self._name(value) if isinstance(value, str) else value

    def _attestation(self, attestation: Attestation) -> Attestation:
        anchor = attestation.citation
        return replace(
            attestation,
            claim=self._name(attestation.claim),
            taken_from=self._names(attestation.taken_from),
            citation=self._citation(anchor) if anchor else None,
            context=self._passages(attestation.context),
            cues=self._passages(attestation.cues),
        ).identified(self._namespaces)

    def _passages(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        unique = {(new := self._citation(old)).iri: new for old in citations}
        return tuple(sorted(unique.values(), key=lambda c: (c.start or 0, c.end or 0, c.iri)))

    def _citation(self, citation: Citation) -> Citation:
        """Return a passage as far as its parts fit together."""
        made = self._citations.get(citation)
        if made is None:
            start, end = citation.start, citation.end
            if start is None or end is None or not 0 <= start < end:
                start = end = None
            exact = citation.exact or None
            digest = text_digest(exact) if exact else citation.digest
            made = Citation.of(
                self._namespaces,
                citation.source,
                start=start,
                end=end,
                exact=exact,
                prefix=(citation.prefix or None) if exact else None,
                suffix=(citation.suffix or None) if exact else None,
                digest=digest if is_digest(digest) else "",
                page=citation.page if citation.page and citation.page > 0 else None,
            )
            self._citations[citation] = made
            self.mended += replace(made, iri=citation.iri) != citation
        return made

    def _judgement(self, judgement: Judgement) -> Judgement:
        return Judgement.of(
            self._namespaces,
            judgement.verdict,
            self._names(judgement.targets),
            judgement.by,
            judgement.at,
            reason=judgement.reason,
            value=judgement.value,
        )


def _ends(claim: Claim) -> list[Iri]:
    ends = [claim.subject, *(other for _, other in claim.qualifiers)]
    return [*ends, claim.object] if isinstance(claim.object, str) else ends
