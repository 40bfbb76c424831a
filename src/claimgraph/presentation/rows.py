"""A part of a case as rows of nodes and edges: what every property graph is written from.

One edge is one claim, so parallel claims survive; it carries who said it, through
whom, and in which passages. A writer takes from a row what its format can hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from claimgraph.analysis import lineage
from claimgraph.analysis.network import CLAIM, describe
from claimgraph.graph.namespaces import case_namespaces
from claimgraph.model.claim import Attestation, Claim, Literal, Value
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name
from claimgraph.model.finding import Loss
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import wording
from claimgraph.presentation.records import Recorder

T = TypeVar("T")
_TITLE = "claimgraph"


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One end of a claim.

    Attributes:
        id: The IRI of an entity or claim; of a value, a digest of it.
        short: The id as people write it: ``nantong-psb``, ``claim:3fa9…``.
        label: Its name, the value in words, or the claim as a sentence.
        kind: ``entity``, ``claim`` (others speak of it) or ``value``.
        types: Labels of its classes, or what kind of value it is.
        type_ids: The classes.
        names: All its names with language and kind, the preferred one first.
        unknown: Why it is not identified, or "".
        protected: True where it must not be named in what is handed on.
        note: The analyst's words about it.
        see_also: Other descriptions of it.
        value: The value that it stands for, or None.
    """

    id: str
    short: str
    label: str
    kind: str
    types: tuple[str, ...]
    type_ids: tuple[Iri, ...] = ()
    names: tuple[Name, ...] = ()
    unknown: str = ""
    protected: bool = False
    note: str = ""
    see_also: tuple[Iri, ...] = ()
    value: Literal | Quantity | EdtfDate | None = None


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage that an edge rests on.

    Attributes:
        citation: Where it is, and its words or their digest.
        role: ``anchor``, ``context`` or ``cue`` (it says whose words it is).
        text: The citation as people read it.
    """

    citation: Citation
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One claim.

    Attributes:
        claim: Its IRI.
        short: Its id as people write it.
        handles: The ids of its rows in sheets.
        source: The node that it is about.
        target: The node that is its object.
        predicate: The relation.
        relation: The relation's label.
        text: The claim as a sentence.
        when: When it is said to hold, or None.
        where: The place where it is said to hold, an IRI, or "".
        where_label: What the place goes by.
        qualifiers: The further qualifiers in words.
        qualifier_ids: The same as (property, entity).
        depends_on: Claims that it was computed from.
        stances: What its speakers do with it.
        statuses: How the documents attribute it.
        modalities: In what mode it is put.
        origins: Whose word it rests on, one text a voice.
        origin_ids: The agents of each voice.
        chains: Each chain in words, its origin first.
        documents: The documents in which it is said.
        document_labels: What these go by.
        passages: Every passage once, by document and position.
        attestations: Every saying of it, chain by chain, the origin first.
        said_on: When it was said (EDTF).
        inferred_dates: How the analyst reads an incomplete date (EDTF).
        glosses: What the passages say, in the analyst's words.
        notes: The analyst's comments on the sayings.
    """

    claim: Iri
    short: str
    handles: tuple[str, ...]
    source: str
    target: str
    predicate: Iri
    relation: str
    text: str
    when: EdtfDate | None
    where: Iri
    where_label: str
    qualifiers: tuple[str, ...]
    qualifier_ids: tuple[tuple[Iri, Iri], ...]
    depends_on: tuple[Iri, ...]
    stances: tuple[str, ...]
    statuses: tuple[str, ...]
    modalities: tuple[str, ...]
    origins: tuple[str, ...]
    origin_ids: tuple[tuple[Iri, ...], ...]
    chains: tuple[str, ...]
    documents: tuple[Iri, ...]
    document_labels: tuple[str, ...]
    passages: tuple[PassageRow, ...]
    attestations: tuple[Iri, ...]
    said_on: tuple[str, ...]
    inferred_dates: tuple[str, ...]
    glosses: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Nodes and edges in a fixed order, and what no property graph holds.

    Attributes:
        title: The case's title.
        nodes: Sorted by id.
        edges: Sorted by claim.
        losses: What the content holds beside its claims.
        recorder: Gives the nested form of a claim to a format that can nest.
    """

    title: str
    nodes: tuple[NodeRow, ...]
    edges: tuple[EdgeRow, ...]
    losses: tuple[Loss, ...]
    recorder: Recorder


def rows(content: Content, vocabulary: Vocabulary, claims: Iterable[Iri] | None = None) -> Rows:
    """Return `content` as rows; the same content gives the same rows.

    Args:
        content: What to show.
        vocabulary: Gives the labels of classes and relations.
        claims: Which claims become edges; all where None.
    """
    builder = _Builder(content, vocabulary)
    chosen = content.claims if claims is None else sorted(set(claims))
    edges = tuple(builder.edge(content.claims[iri]) for iri in chosen)
    nodes = tuple(builder.nodes[node] for node in sorted(builder.nodes))
    return Rows(
        title=wording.one_line(content.info.title) or _TITLE,
        nodes=nodes,
        edges=edges,
        losses=tuple(_left_out(content, builder.nodes)),
        recorder=builder.recorder,
    )


def _left_out(content: Content, nodes: Iterable[str]) -> Iterator[Loss]:
    """Yield what a graph of claims has no place for."""
    apart = content.entities.keys() - set(nodes)
    counted = (
        ("entity at no end of a claim", len(apart), "an edge names it, without a node of its own"),
        ("record of a document", len(content.sources), "an edge names the document and no more"),
        ("judgement", len(content.judgements), "a decision about claims is no claim"),
    )
    return (Loss(concept, count, reason) for concept, count, reason in counted if count)


class _Builder:
    """Makes the edges of a content, and the nodes that they need."""

    def __init__(self, content: Content, vocabulary: Vocabulary) -> None:
        self._content = content
        self._vocabulary = vocabulary
        self._namespaces = case_namespaces(content.info.base)
        self.recorder = Recorder(content, vocabulary, self._namespaces)
        self.nodes: dict[str, NodeRow] = {}

    def edge(self, claim: Claim) -> EdgeRow:
        content = self._content
        every = lineage.chains(content, claim.iri)
        said = _origin_first(every, content.attestations_of.get(claim.iri, ()))
        voices = _distinct(c[-1].agents for c in every)
        documents = tuple(sorted({d for a in said for d in _documents(a)}))
        return EdgeRow(
            claim=claim.iri,
            short=self._namespaces.shorten(claim.iri),
            handles=tuple(sorted({a.handle for a in said if a.handle})),
            source=self._node(claim.subject),
            target=self._node(claim.object),
            predicate=claim.predicate,
            relation=self._vocabulary.label(claim.predicate),
            text=wording.claim_text(claim, content, self._vocabulary),
            when=claim.when,
            where=claim.where,
            where_label=content.label(claim.where) if claim.where else "",
            qualifiers=tuple(self._qualifiers(claim)),
            qualifier_ids=claim.qualifiers,
            depends_on=claim.depends_on,
            stances=_distinct(str(a.stance) for a in said),
            statuses=_distinct(str(a.status) for a in said if a.status),
            modalities=_distinct(str(a.modality) for a in said if a.modality),
            origins=tuple(wording.agents_text(agents, content) for agents in voices),
            origin_ids=voices,
            chains=_distinct(wording.chain_text(c, content) for c in every),
            documents=documents,
            document_labels=tuple(content.label(document) for document in documents),
            passages=self._passages(said),
            attestations=tuple(a.iri for a in said),
            said_on=_distinct(a.said_on.text for a in said if a.said_on),
            inferred_dates=_distinct(a.inferred_date.text for a in said if a.inferred_date),
            glosses=_distinct(a.gloss for a in said if a.gloss),
            notes=_distinct(a.note for a in said if a.note),
        )

    def _qualifiers(self, claim: Claim) -> Iterator[str]:
        for predicate, other in claim.qualifiers:
            yield f"{self._vocabulary.label(predicate)}: {self._content.label(other)}"

    def _passages(self, said: Iterable[Attestation]) -> tuple[PassageRow, ...]:
        found: dict[tuple[Iri, str], PassageRow] = {}
        for attestation in said:
            anchor = (attestation.citation,) if attestation.citation else ()
            groups = (("anchor", anchor), ("context", attestation.context))
            for role, citations in (*groups, ("cue", attestation.cues)):
                for citation in citations:
                    text = wording.citation_text(citation, self._content)
                    found[citation.iri, role] = PassageRow(citation, role, text)
        return tuple(sorted(found.values(), key=_place))

    def _node(self, end: Value) -> str:
        id_, attributes = describe(end, self._content)
        if id_ not in self.nodes:
            self.nodes[id_] = self._described(id_, str(attributes["kind"]), end)
        return id_

    def _described(self, id_: str, kind: str, end: Value) -> NodeRow:
        content = self._content
        if not isinstance(end, str):
            label = end.text if isinstance(end, Literal) else wording.value_text(end, content)
            return NodeRow(id_, id_, label, kind, (_VALUE_TYPES[type(end)],), value=end)
        short = self._namespaces.shorten(end)
        if entity := content.entities.get(end):
            return self._entity(entity, short, kind)
        label = content.label(end)
        if kind == CLAIM:
            label = wording.claim_text(content.claims[end], content, self._vocabulary)
        return NodeRow(id_, short, label, kind, ())

    def _entity(self, entity: Entity, short: str, kind: str) -> NodeRow:
        return NodeRow(
            id=entity.iri,
            short=short,
            label=entity.label,
            kind=kind,
            types=tuple(self._vocabulary.label(type_) for type_ in entity.types),
            type_ids=entity.types,
            names=entity.names,
            unknown=str(entity.unknown or ""),
            protected=entity.protected,
            note=entity.note,
            see_also=entity.see_also,
        )


_VALUE_TYPES: dict[type, str] = {Literal: "text", Quantity: "quantity", EdtfDate: "date"}


def _origin_first(
    chains: Iterable[lineage.Chain], said: Iterable[Attestation]
) -> tuple[Attestation, ...]:
    """Return the sayings of a claim in the order in which its chains tell them."""
    told = (attestation for each in chains for attestation in reversed(each))
    unique = {attestation.iri: attestation for attestation in chain(told, said)}
    return tuple(unique.values())


def _documents(attestation: Attestation) -> Iterator[Iri]:
    own = (attestation.source,) if attestation.source else ()
    return chain(own, (citation.source for citation in attestation.passages))


def _place(passage: PassageRow) -> tuple[Iri, int, int, str, Iri]:
    citation = passage.citation
    return (citation.source, citation.start or 0, citation.end or 0, passage.role, citation.iri)


def _distinct(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
