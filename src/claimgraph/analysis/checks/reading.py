"""The documents of a case that are at hand, read beside the claims that cite them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from claimgraph.analysis.checks.rule import Subject
from claimgraph.documents.anchoring import anchor
from claimgraph.documents.proofreading import is_english
from claimgraph.documents.proofreading.layout import LineNumbers, Span, lines
from claimgraph.documents.text import Document
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.entity import Entity
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation, Source

_EXCERPT = 40
_MOST = 100
"""Findings of one rule about one document; what lies behind is counted in one more."""


class Passages:
    """Passages of one document, and the claims that rest on them."""

    def __init__(self, spans: Iterable[tuple[int, int, Iri]]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [start for start, _, _ in self._spans]
        self._ends = list(accumulate((end for _, end, _ in self._spans), max))

    def claims(self, start: int, end: int) -> set[Iri]:
        """Return the claims with a passage that shares a code point with a span."""
        found: set[Iri] = set()
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._ends[index] > start:
            if self._spans[index][1] > start:
                found.add(self._spans[index][2])
            index -= 1
        return found


@dataclass(frozen=True)
class Reading:
    """A registered source with its text, and what its record says.

    Attributes:
        subject: What is checked.
        source: The source.
        text: Its normalised text.
    """

    subject: Subject
    source: Source
    text: str

    @cached_property
    def is_english(self) -> bool:
        """Whether the text is English: as recorded of the source, else as it reads."""
        language = self.source.language.lower()
        return language.startswith("en") if language else is_english(self.text)

    @cached_property
    def paragraphs(self) -> int:
        """How many lines the text has that are not blank."""
        return len(lines(self.text))

    @cached_property
    def line_numbers(self) -> LineNumbers:
        """From positions to line numbers."""
        return LineNumbers(self.text)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of its record."""
        record = self.subject.content.records.get(self.source.iri)
        return record.claims if record else ()

    @cached_property
    def attestations(self) -> tuple[Attestation, ...]:
        """The attestations of its record."""
        record = self.subject.content.records.get(self.source.iri)
        return record.attestations if record else ()

    @cached_property
    def _own(self) -> Passages:
        return Passages(self._spans(lambda a: (*filter(None, [a.citation]), *a.context)))

    @cached_property
    def _cues(self) -> Passages:
        return Passages(self._spans(lambda a: a.cues))

    def _spans(
        self, passages: Callable[[Attestation], Iterable[Citation]]
    ) -> Iterator[tuple[int, int, Iri]]:
        for attestation in self.attestations:
            for citation in passages(attestation):
                if citation.source == self.source.iri and (span := self._place(citation)):
                    yield *span, attestation.claim

    def _place(self, citation: Citation) -> Span | None:
        """Return where a passage is cited; without a position, where its words stand."""
        if citation.start is not None and citation.end is not None:
            return citation.start, citation.end
        places = anchor(citation, self.text).places
        if len(places) != 1 or citation.exact is None:
            return None
        return places[0], places[0] + len(citation.exact)

    def resting_on(self, spans: Sequence[Span], *, speakers: bool = False) -> tuple[Iri, ...]:
        """Return the claims whose passage lies on one of `spans`.

        Args:
            spans: Parts of the text.
            speakers: Claims whose speaker is read from there count as well. Where
                there are no others, they always do.
        """
        own = {claim for span in spans for claim in self._own.claims(*span)}
        if own and not speakers:
            return tuple(sorted(own))
        return tuple(sorted(own | {claim for s in spans for claim in self._cues.claims(*s)}))

    @cached_property
    def predicates(self) -> dict[Iri, Iri]:
        """Claim of the record to its relation."""
        return {claim.iri: claim.predicate for claim in self.claims}

    @cached_property
    def claims_about(self) -> dict[Iri, tuple[Iri, ...]]:
        """Thing to the claims of the record that name it or are made by it, sorted."""
        named: dict[Iri, set[Iri]] = {}
        for claim in self.claims:
            ends = [claim.subject, claim.where, *(other for _, other in claim.qualifiers)]
            if isinstance(claim.object, str):
                ends.append(claim.object)
            for end in filter(None, ends):
                named.setdefault(end, set()).add(claim.iri)
        for attestation in self.attestations:
            for agent in attestation.agents:
                named.setdefault(agent, set()).add(attestation.claim)
        return {thing: tuple(sorted(claims)) for thing, claims in sorted(named.items())}

    def things(self, kind: str) -> Iterator[Entity]:
        """Yield the entities that the record names and that are a `kind` of the core's."""
        entities, vocabulary = self.subject.content.entities, self.subject.vocabulary
        for iri in self.claims_about:
            entity = entities.get(iri)
            if entity is not None and vocabulary.is_a(entity.types, (CG + kind,)):
                yield entity

    def finding(
        self,
        code: str,
        spans: Sequence[Span],
        message: str,
        mend: str,
        *,
        things: tuple[Iri, ...] = (),
        claims: Iterable[Iri] = (),
        speakers: bool = False,
    ) -> Finding:
        """Return a finding about parts of the text, with the claims that rest on them.

        Args:
            code: Of the rule.
            spans: The part that it is about, then others that belong to it.
            message: What is so; no words of the text, which may not be ours to share.
            mend: What to do about it.
            things: Entities that it is about.
            claims: Claims that it is about beside those whose passage lies there.
            speakers: It bears on whose words something is.
        """
        start, end = spans[0]
        every = tuple(sorted({*self.resting_on(spans, speakers=speakers), *claims}))
        line = self.line_numbers.of(start)
        excerpt = self._excerpt(start, end)
        shown = f": {excerpt}" if excerpt and excerpt not in message else ""
        rest = f"; {_counted(len(every))} on it" if every else ""
        return Finding(
            code,
            Severity.INFORMATION,
            f"{self.subject.short(self.source.iri)}:{start}-{end}",
            f"line {line}: {message}{shown}{rest}",
            mend,
            (self.source.iri, *things, *every),
            every,
        )

    @cached_property
    def _guarded(self) -> tuple[str, ...]:
        """The words that names of protected things are made of: findings are handed on."""
        entities = self.subject.content.entities.values()
        names = (name.text.casefold() for e in entities if e.protected for name in e.names)
        return tuple(sorted({word for name in names for word in name.split() if len(word) > 1}))

    def _excerpt(self, start: int, end: int) -> str:
        """Return the words that are meant, where the text may be shared."""
        if not self.source.text_may_be_shared:
            return ""
        words = " ".join(self.text[start:end].split())
        if any(guarded in words.casefold() for guarded in self._guarded):
            return ""
        if len(words) > _EXCERPT:
            words = f"{words[:_EXCERPT].rstrip()}…"
        return words if len(words) > 1 else ""

    def limited(self, code: str, findings: Iterable[Finding], count: int) -> Iterator[Finding]:
        """Yield the first of `count` findings, and one that counts the others."""
        yield from islice(findings, _MOST)
        if count > _MOST:
            yield Finding(
                code,
                Severity.INFORMATION,
                self.subject.short(self.source.iri),
                f"the same in {count - _MOST} further places",
                "Mend the first ones, or get a better copy of the document, and check again.",
                (self.source.iri,),
            )


def _counted(claims: int) -> str:
    return "1 claim rests" if claims == 1 else f"{claims} claims rest"


def readings(subject: Subject) -> Iterator[Reading]:
    """Yield the sources whose text is at hand, sorted."""
    by_name = {document.name: document for document in subject.documents.values()}
    for _, source in sorted(subject.content.sources.items()):
        document = _document(subject, source, by_name)
        if document is not None:
            yield Reading(subject, source, document.text)


def _document(subject: Subject, source: Source, by_name: dict[str, Document]) -> Document | None:
    return subject.documents.get(source.sha256) or by_name.get(source.file_name)
