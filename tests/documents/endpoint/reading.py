"""Has a text read by the extractor, through the gate, as ``extract`` does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from claimgraph import resources
from claimgraph.documents.endpoint.answers import decoded, shape
from claimgraph.documents.endpoint.asking import Reply
from claimgraph.documents.endpoint.extractor import EndpointExtractor
from claimgraph.documents.endpoint.offer import offer
from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing.draft import Context, KnownName
from claimgraph.documents.proposing.gate import Passed, passed, verified
from claimgraph.documents.text import Document
from claimgraph.graph import turtle
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.proposal import Party, Proposal, ProposedDate, ProposedQuantity, ProposedText
from claimgraph.model.source import text_digest
from claimgraph.model.vocabulary import Vocabulary

SOURCE = "https://cases.example/harbour/notes"


@dataclass(frozen=True)
class Read:
    """What came of a text."""

    document: Document
    passed: Passed
    extractor: EndpointExtractor

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        return self.passed.proposals

    @property
    def reasons(self) -> list[str]:
        return [str(refusal.reason) for refusal in self.passed.refusals]


@cache
def vocabulary() -> Vocabulary:
    """The terms of the core."""
    files = sorted(resources.ontology_folder().glob("*.ttl"))
    parsed = (turtle.parse(file.read_bytes(), file.name, blank_nodes=True) for file in files)
    return read_vocabulary(triple for triples in parsed for triple in triples)


def read(
    text: str,
    options: Mapping[str, str],
    names: Iterable[KnownName] = (),
    terms: Vocabulary | None = None,
) -> Read:
    """Have a text read; what is stored has to stand in it."""
    extractor = EndpointExtractor()
    document = Document("notes.txt", "0" * 64, text, text_digest(text))
    context = Context(
        SOURCE,
        pieces(text),
        terms or vocabulary(),
        names=tuple(names),
        language="en",
        options=options,
    )
    drafts = extractor.propose(document, context)
    version = extractor.version(options)
    found = passed(drafts, document, context, extractor.id, version, extractor.examples)
    assert_nothing_is_invented(found.proposals, document)
    return Read(document, found, extractor)


def reading_of(text: str, content: str) -> Passed:
    """Have a text read by a model that is not asked: this is what it said."""
    offered = offer(vocabulary())
    names = [f"s{number}" for number in range(len(pieces(text).sentences))]
    decoded_answer = decoded(Reply(content, "stop", b""), shape(offered, names), "rule")
    document = Document("notes.txt", "0" * 64, text, text_digest(text))
    context = Context(SOURCE, pieces(text), vocabulary(), language="en")
    found = passed(decoded_answer.drafts, document, context, "endpoint", "1")
    assert_nothing_is_invented(found.proposals, document)
    return found


def assert_nothing_is_invented(proposals: Iterable[Proposal], document: Document) -> None:
    """Hold each proposal to the text, by the gate's own check and by a plainer one."""
    found = tuple(proposals)
    assert verified(found, document) == []
    plain = " ".join(document.text.split())
    for proposal in found:
        start, end = proposal.anchor
        assert document.text[start:end] == proposal.quote
        for words in _words(proposal):
            assert " ".join(words.split()) in plain
        for value in (proposal.object, proposal.when):
            if isinstance(value, ProposedQuantity | ProposedDate):
                assert _digits(value) <= set(NUMBERS.findall(document.text[slice(*value.span)]))


NUMBERS = re.compile(r"\d+")


def _digits(value: ProposedQuantity | ProposedDate) -> set[str]:
    """Return the numbers that a value is written with, where its words have any digits."""
    if isinstance(value, ProposedDate):
        return set(NUMBERS.findall(value.stated.text[:4]))
    return (
        set(NUMBERS.findall(f"{value.quantity.amount:,}")) if value.quantity.amount > 999 else set()
    )


def _words(proposal: Proposal) -> Iterable[str]:
    """Yield the names and texts of a proposal."""
    parties = [proposal.subject, *(party for _, party in proposal.qualifiers)]
    parties += [proposal.where] if proposal.where else []
    for hop in proposal.chain:
        parties += [*hop.agents, *([hop.via] if hop.via else [])]
        yield hop.act
    if isinstance(proposal.object, Party):
        parties.append(proposal.object)
    elif isinstance(proposal.object, ProposedText):
        yield proposal.object.text
    yield from (party.name for party in parties)
