"""The gate between extractors and what is stored: nothing passes that is not in the text.

An extractor may be a plug-in, or a language model that lies. It hands over words; the gate
finds where they stand, reads amounts and dates from them itself, and refuses what does not
stand there. What it refuses it counts, with the reason; it mends nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from claimgraph.documents.proposing.draft import Context, Draft, ObjectKind, Words
from claimgraph.documents.proposing.examples import Examples
from claimgraph.documents.proposing.hops import Hops
from claimgraph.documents.proposing.nesting import nested
from claimgraph.documents.proposing.parties import Parties
from claimgraph.documents.proposing.passage import Passage, Passages
from claimgraph.documents.proposing.places import Places
from claimgraph.documents.proposing.refused import Refused
from claimgraph.documents.proposing.scoring import scored
from claimgraph.documents.proposing.terms import Terms
from claimgraph.documents.proposing.values import Values
from claimgraph.documents.proposing.verifying import verified
from claimgraph.documents.proposing.wellformed import check, in_short, rule_of
from claimgraph.documents.proposing.wording import Told, Wording
from claimgraph.documents.text import Document
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import (
    Origin,
    Party,
    Proposal,
    ProposedDate,
    ProposedObject,
    ProposedText,
    Refusal,
    RefusalReason,
)

__all__ = ["MOST_DRAFTS", "Passed", "passed", "verified"]

MOST_DRAFTS = 20_000
"""So many drafts of a document are looked at."""


@dataclass(frozen=True, slots=True)
class Passed:
    """What became of the drafts of a document.

    Attributes:
        proposals: Those that passed, by their place in the text, then by id.
        refusals: The others, in the order in which they were handed over.
    """

    proposals: tuple[Proposal, ...]
    refusals: tuple[Refusal, ...]


def passed(
    drafts: Iterable[object],
    document: Document,
    context: Context,
    extractor_id: str,
    version: str,
    examples: Iterable[object] = (),
) -> Passed:
    """Return the proposals that drafts make, and the drafts that were refused, with reasons.

    The same drafts of the same document give the same answer, whatever made them. An
    error that an extractor raises while it yields them is its own, and goes on.

    Args:
        drafts: What an extractor handed over: anything.
        document: The document.
        context: What the extractor was given.
        extractor_id: Its id.
        version: Its version.
        examples: Words of the examples of its prompt.
    """
    gate = _Gate(document, context, (extractor_id, version), examples)
    for draft in islice(drafts, MOST_DRAFTS + 1):
        gate.take(draft)
    return gate.passed()


class _Gate:
    """Looks at drafts one by one."""

    def __init__(
        self,
        document: Document,
        context: Context,
        made_by: tuple[str, str],
        examples: Iterable[object],
    ) -> None:
        places = Places(document.text)
        self._source = context.source
        self._made_by = made_by
        self._terms = Terms(context.vocabulary)
        self._passages = Passages(places, context.pieces)
        self._parties = Parties(places, self._terms, context)
        self._places = places
        self._values = Values(document.text, context.pieces)
        self._hops = Hops(places, self._passages, self._parties)
        self._wording = Wording(places.plain, context.pieces, context.language)
        self._examples = Examples(examples)
        self._kept: dict[str, tuple[Proposal, Draft]] = {}
        self._refusals: list[Refusal] = []
        self._taken = 0

    def take(self, draft: object) -> None:
        """Let a draft through, or refuse it."""
        self._taken += 1
        try:
            if self._taken > MOST_DRAFTS:
                what = f"more than {MOST_DRAFTS} drafts of one document: no more are looked at"
                raise Refused(RefusalReason.TOO_MANY, what)
            sound = check(draft)
            proposal = self._proposal(sound)
            self._examples.check(proposal)
        except Refused as refused:
            self._refuse(draft, refused.reason, refused.what)
        else:
            self._keep(proposal, sound)

    def passed(self) -> Passed:
        """Return what became of the drafts."""
        kept = sorted((p for p, _ in self._kept.values()), key=lambda p: (p.anchor, p.id))
        return Passed(nested(kept), tuple(self._refusals))

    def _refuse(self, draft: object, reason: RefusalReason, what: str) -> None:
        self._refusals.append(Refusal(reason, what, in_short(draft), rule_of(draft)))

    def _keep(self, proposal: Proposal, draft: Draft) -> None:
        """Keep a proposal, or the better one of two of the same id: the first of equal ones."""
        other = self._kept.get(proposal.id)
        if other is None or other[0].score < proposal.score:
            self._kept[proposal.id] = (proposal, draft)
        if other is not None:
            worse = draft if other[0].score >= proposal.score else other[1]
            what = f"the same as another proposal: {proposal.id}"
            self._refuse(worse, RefusalReason.DUPLICATE, what)

    # -- one draft ------------------------------------------------------------------

    def _proposal(self, draft: Draft) -> Proposal:
        predicate = self._terms.relation(draft.predicate, draft.object_kind)
        passage = self._passages.of(draft)
        start, end = passage.anchor
        score, reasons = scored(draft.signals)
        proposal = Proposal(
            id="",
            source=self._source,
            quote=self._places.text[start:end],
            anchor=passage.anchor,
            subject=self._parties.of_passage(draft.subject, passage),
            predicate=predicate,
            object=self._object(draft.object, draft.object_kind, passage),
            origin=Origin(*self._made_by, draft.rule, draft.reply),
            when=self._when(draft, passage),
            where=self._parties.of_passage(draft.where, passage) if draft.where else None,
            qualifiers=self._qualifiers(draft, passage),
            polarity=draft.polarity,
            modality=draft.modality,
            status=draft.status,
            chain=self._hops.of(draft, passage),
            context=passage.context,
            score=score,
            reasons=reasons,
        )
        self._wording.check(self._told(proposal), passage)
        return proposal.identified()

    def _object(self, words: Words, kind: ObjectKind, passage: Passage) -> ProposedObject:
        if kind is ObjectKind.THING:
            return self._parties.of_passage(words, passage)
        span = self._parties.place(words, passage)
        match kind:
            case ObjectKind.QUANTITY:
                return self._values.quantity(span)
            case ObjectKind.DATE:
                return self._values.date(span)
        return ProposedText(self._parties.written(span, words.text), span)

    def _when(self, draft: Draft, passage: Passage) -> ProposedDate | None:
        if draft.when is None:
            return None
        place = self._parties.place(draft.when, passage)
        is_the_object = draft.object_kind is ObjectKind.DATE and draft.when == draft.object
        return self._values.date(place) if is_the_object else self._values.period(place)

    def _qualifiers(self, draft: Draft, passage: Passage) -> tuple[tuple[Iri, Party], ...]:
        found = {
            (self._terms.qualifier(name), self._parties.of_passage(words, passage))
            for name, words in draft.qualifiers
        }
        return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].surface, pair[1].name)))

    def _told(self, proposal: Proposal) -> Told:
        others = [party.surface for _, party in proposal.qualifiers]
        others += [proposal.where.surface] if proposal.where else []
        others += [proposal.when.span] if proposal.when else []
        return Told(
            subject=proposal.subject.surface,
            object=proposal.object,
            others=tuple(others),
            polarity=proposal.polarity,
            modality=proposal.modality,
            relations=self._terms.family(proposal.predicate),
            cues=tuple(hop.cue for hop in proposal.chain if hop.cue),
        )
