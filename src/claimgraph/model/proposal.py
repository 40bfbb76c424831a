"""Proposals: claims that a machine read out of a document, before anybody decided on them.

A proposal is no part of the graph. It speaks of things by the words of the document, and
of an entity of the case only where one was recognised; accepting it makes the claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri, Namespaces, content_id
from claimgraph.model.quantity import Quantity

Span = tuple[int, int]
"""The first code point of a document's normalised text, and one past the last."""


class Polarity(StrEnum):
    """Whether what is proposed is said to be so, or said not to be so."""

    ASSERTED = "asserted"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Party:
    """A thing that a proposal speaks of.

    Attributes:
        name: What it is called; words of the document.
        surface: Where the passage speaks of it.
        resolved: Where `name` stands, where that is elsewhere ("the bureau" stands for
            a name of an earlier sentence): a suggestion, for the reviewer to see.
        types: Its likely classes, the likeliest first; only the case's or the core's.
        entity: The entity of the case that it was recognised as, or "".
    """

    name: str
    surface: Span
    resolved: Span | None = None
    types: tuple[Iri, ...] = ()
    entity: Iri = ""


@dataclass(frozen=True, slots=True)
class ProposedText:
    """Words of the document as the object of a claim."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ProposedQuantity:
    """An amount, read from the words at `span`."""

    quantity: Quantity
    span: Span


@dataclass(frozen=True, slots=True)
class ProposedDate:
    """A date, read from the words at `span`.

    Attributes:
        stated: As the words have it: `XXXX-05-03` where they print no year.
        span: Where they stand.
        inferred: What it is with the year that was inferred from the publication
            date, or None.
    """

    stated: EdtfDate
    span: Span
    inferred: EdtfDate | None = None


ProposedObject = Party | ProposedText | ProposedQuantity | ProposedDate


@dataclass(frozen=True, slots=True)
class ProposedHop:
    """One step of the chain of reporting that a document gives.

    Attributes:
        agents: Who says it; several speak jointly.
        stance: What they do with it.
        act: The verb of saying as the document has it, or "".
        cue: Where that stands, or None.
        via: The document in which they say it, or None.
        inferred: Whether no words of the document name this step.
    """

    agents: tuple[Party, ...]
    stance: Stance
    act: str = ""
    cue: Span | None = None
    via: Party | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """What made a proposal.

    Attributes:
        extractor: Its id.
        version: Of the extractor, with all that its answer hangs on.
        rule: Id of the rule that fired, or digest of the prompt.
        reply: Digest of the raw reply of a model, or "".
    """

    extractor: str
    version: str
    rule: str
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a machine proposes, with its passage and the chain of who said it.

    Attributes:
        id: A digest of what is proposed and where; :meth:`identified` computes it. What
            made it, what it scored, and which entities were recognised are no part of it.
        source: The document's source.
        quote: The passage, the words themselves.
        anchor: Where it stands.
        subject: What it is about.
        predicate: A relation.
        object: The other end.
        when: When it is said to hold.
        where: Where.
        qualifiers: Further parties, by relation; sorted.
        polarity: Whether it is said to be so, or not to be so.
        modality: In what mode it is put.
        status: How the document says whose words it is.
        chain: Who said it, the origin first. The document itself, which is the last
            step of every chain, is left out: an empty chain is the document's own voice.
        context: Further passages that are needed to read the first.
        detail_of: The id of the proposal whose passage holds this one's, or "".
        origin: What made it.
        score: From 0 to 1: the higher, the likelier it is to be accepted.
        reasons: What the score is made of, by name; sorted.
    """

    id: str
    source: Iri
    quote: str
    anchor: Span
    subject: Party
    predicate: Iri
    object: ProposedObject
    origin: Origin
    when: ProposedDate | None = None
    where: Party | None = None
    qualifiers: tuple[tuple[Iri, Party], ...] = ()
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.FACT
    status: AttributionStatus = AttributionStatus.SILENT
    chain: tuple[ProposedHop, ...] = ()
    context: tuple[Span, ...] = ()
    detail_of: str = ""
    score: float = 0.0
    reasons: tuple[tuple[str, float], ...] = field(default=())

    def identified(self) -> Proposal:
        """Return this proposal under the id that its content gives it."""
        content = [
            self.source,
            list(self.anchor),
            self.quote,
            self.subject.name,
            self.predicate,
            _key(self.object),
            [self.when.stated.text, self.when.inferred and self.when.inferred.text]
            if self.when
            else None,
            self.where.name if self.where else None,
            [[relation, party.name] for relation, party in self.qualifiers],
            self.polarity,
            self.modality,
            self.status,
            [_hop_key(hop) for hop in self.chain],
        ]
        return replace(self, id=content_id("proposal", content))

    def iri(self, namespaces: Namespaces) -> Iri:
        """Return its IRI, which judgements about it name."""
        return namespaces.mint("proposal", self.id)


def _key(value: ProposedObject) -> list[str | None]:
    match value:
        case Party():
            return ["thing", value.name]
        case ProposedText():
            return ["text", value.text]
        case ProposedQuantity():
            return ["quantity", value.quantity.text()]
        case ProposedDate():
            inferred = value.inferred.text if value.inferred else None
            return ["date", value.stated.text, inferred]


def _hop_key(hop: ProposedHop) -> list[object]:
    agents = [agent.name for agent in hop.agents]
    return [agents, hop.stance, hop.act, hop.via.name if hop.via else None, hop.inferred]


class RefusalReason(StrEnum):
    """Why the gate did not let a draft through."""

    MALFORMED = "malformed"
    UNPRINTABLE = "unprintable"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    QUOTE_EMPTY = "quote-empty"
    QUOTE_NOT_FOUND = "quote-not-found"
    QUOTE_AMBIGUOUS = "quote-ambiguous"
    WORDS_NOT_FOUND = "words-not-found"
    WORDS_AMBIGUOUS = "words-ambiguous"
    WORDS_CUT = "words-cut"
    OUTSIDE_PASSAGE = "outside-passage"
    UNKNOWN_TYPE = "unknown-type"
    UNKNOWN_ENTITY = "unknown-entity"
    UNKNOWN_RELATION = "unknown-relation"
    OBJECT_DOES_NOT_FIT = "object-does-not-fit"
    NO_QUANTITY = "no-quantity"
    NO_DATE = "no-date"
    SEVERAL_VALUES = "several-values"
    CUE_NOT_FOUND = "cue-not-found"
    CUE_TOO_FAR = "cue-too-far"
    HOP_DOES_NOT_FIT = "hop-does-not-fit"
    STATUS_DOES_NOT_FIT = "status-does-not-fit"
    NEGATION_NOT_REFLECTED = "negation-not-reflected"
    DENIAL_NOT_IN_TEXT = "denial-not-in-text"
    MODE_NOT_REFLECTED = "mode-not-reflected"
    PROMPT_EXAMPLE = "prompt-example"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A draft that the gate did not let through.

    Attributes:
        reason: Why.
        what: Which words of it, in a sentence.
        words: The draft in short: its passage and what it makes of it.
        rule: Id of the rule that made it, or digest of the prompt, as far as it is known.
    """

    reason: RefusalReason
    what: str
    words: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of a document by an extractor.

    Attributes:
        source: The document's source.
        text_sha256: Digest of the text that was read.
        extractor: Its id.
        version: Of the extractor, with all that its answer hangs on.
        options: Digest of what the case's configuration said to it, or "".
        names: Digest of the names of the case that it was given, or "".
        refusals: How many drafts the gate refused, by reason; sorted, none of 0.
    """

    source: Iri
    text_sha256: str
    extractor: str
    version: str
    options: str = ""
    names: str = ""
    refusals: tuple[tuple[RefusalReason, int], ...] = ()

    def counting(self, refusals: Iterable[Refusal]) -> Run:
        """Return this run with the refusals counted."""
        counts = Counter(refusal.reason for refusal in refusals)
        return replace(self, refusals=tuple(sorted(counts.items())))
