"""An invented document, and drafts of it, honest and not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from claimgraph import resources
from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing.draft import (
    Context,
    Draft,
    DraftHop,
    KnownName,
    ObjectKind,
    Words,
)
from claimgraph.documents.proposing.gate import Passed, passed
from claimgraph.documents.text import Document
from claimgraph.graph import turtle
from claimgraph.graph.namespaces import CG
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.claim import AttributionStatus
from claimgraph.model.proposal import Polarity, Proposal, Refusal, RefusalReason
from claimgraph.model.source import text_digest
from claimgraph.model.vocabulary import Vocabulary

SOURCE = "https://example.org/tea/kettle-notice"
BOARD = "https://example.org/tea/board"
PUBLISHED = date(2019, 6, 5)

TEXT = """KETTLES OF PUDDLE

Puddle, 5 June 2019

The Samovar Board of Puddle runs at least three kettles in Upper Spout. The board was set up in 1911.

On 3 May it bought the Old Urn from Brim Brothers. Nadia Quill, who has never visited Spoutham, leads the board. Oskar Brim does not own the Old Urn.

“We have paid 40,000 crowns,” said Quill. According to the Puddle Annex, the board may close the Spout Kettle next year. Brim Brothers denied that Oskar Brim sold a lid to Ann Leaf-
green.

The report of the Tea In-
spectorate says that the board
holds twelve cups and 12 spoons.
"""  # noqa: E501


def document(text: str = TEXT) -> Document:
    """Return a document of a text."""
    digest = text_digest(text)
    return Document("notice.txt", digest, text, digest)


@cache
def core() -> Vocabulary:
    """Return the vocabulary of the core."""
    file = resources.ontology_folder() / "claimgraph.ttl"
    return read_vocabulary(turtle.parse(file.read_bytes(), file.name, blank_nodes=True))


def context(text: str = TEXT, **more: object) -> Context:
    """Return what is known beside a text."""
    names = (
        KnownName("Samovar Board of Puddle", BOARD, (CG + "LocalAuthority",)),
        KnownName("茶炊局", BOARD, (CG + "LocalAuthority",)),
    )
    known: dict[str, object] = {"names": names, "published": PUBLISHED, "language": "en"}
    return Context(SOURCE, pieces(text, PUBLISHED), core(), **(known | more))  # type: ignore[arg-type]


HONEST = Draft(
    quote="The Samovar Board of Puddle runs at least three kettles",
    subject=Words("Samovar Board of Puddle"),
    predicate="operates",
    object=Words("at least three kettles"),
    object_kind=ObjectKind.THING,
    rule="test.rule",
    signals=(("rule", 1.0),),
)


def made(quote: str, subject: str, predicate: str, object: str, **more: object) -> Draft:
    """Return a draft of a thing that does something to another one."""
    known: dict[str, object] = {"object_kind": ObjectKind.THING}
    return Draft(quote, Words(subject), predicate, Words(object), **(known | more))  # type: ignore[arg-type]


def gated(*drafts: object, text: str = TEXT, examples: Iterable[str] = ()) -> Passed:
    """Return what becomes of drafts of a text."""
    return passed(drafts, document(text), context(text), "liar", "1", examples)


def let(draft: object, text: str = TEXT) -> Proposal:
    """Return the proposal that a draft makes, which passes."""
    found = gated(draft, text=text)
    assert not found.refusals, found.refusals
    return found.proposals[0]


def stopped(draft: object, text: str = TEXT) -> Refusal:
    """Return why a draft was refused, which it was."""
    found = gated(draft, text=text)
    assert not found.proposals
    return found.refusals[0]


def reason(draft: object, text: str = TEXT) -> RefusalReason | None:
    """Return why a draft was refused, or None where it passed."""
    found = gated(draft, text=text)
    return found.refusals[0].reason if found.refusals else None


def at(words: str, text: str = TEXT, number: int = 0) -> tuple[int, int]:
    """Return the place of words in a text, of several the one of a number."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def with_hop(draft: Draft, status: AttributionStatus, **hop: object) -> Draft:
    """Return a draft with a chain of one step."""
    known: dict[str, object] = {"agents": (Words("Quill"),)}
    return replace(draft, status=status, chain=(DraftHop(**(known | hop)),))  # type: ignore[arg-type]


def denied(draft: Draft) -> Draft:
    """Return a draft that denies what it says."""
    return replace(draft, polarity=Polarity.DENIED)
