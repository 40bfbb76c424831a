"""Texts with marked passages, and who is found to say them.

``[[the passage]]`` marks one; several are numbered by their order.
"""

from __future__ import annotations

import hashlib
import re

from claimgraph.documents.english.attribution import Attributed, attributions
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.english.things import read
from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing.draft import Context, DraftHop
from claimgraph.documents.text import Document
from claimgraph.model.vocabulary import Vocabulary

_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def reading_of(text: str) -> Reading:
    """Return a text as it is read before claims are looked for."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document("text.txt", digest, text, digest)
    return read(document, Context("urn:test:text", pieces(text), Vocabulary(())))


def asked(marked: str) -> list[Attributed]:
    """Return who says each marked passage of a text."""
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    found = attributions(reading_of(text + marked[at:]))
    return [found.of(*span) for span in spans]


def told(found: Attributed) -> str:
    """Return a chain in a line, the origin first, with how it is told."""
    chain = " < ".join(_step(hop) for hop in found.chain)
    return f"{chain or '-'} ({found.status}{', denied' if found.denied else ''})"


def _step(hop: DraftHop) -> str:
    names = " + ".join(agent.text for agent in hop.agents)
    paper = f" in {hop.via.text}" if hop.via and hop.via not in hop.agents else ""
    return f"{names}{paper}{'?' if hop.inferred else ''}"


def lines(marked: str) -> list[str]:
    """Return who says each marked passage, in a line each."""
    return [told(found) for found in asked(marked)]
