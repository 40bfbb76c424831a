"""The notation for chains of reporting: who said it, through whom, in which document.

``qingtian-psb via qingtian-psb-statement (claims) > ppsd (publishes) > an-ngo ?``

::

    chain := hop {" > " hop}                       the origin first
    hop   := agent {" + " agent} [" via " document] [" : " stance] [" (" act ")"] [" ?"]

Agents joined by ``+`` speak jointly; ``?`` marks a hop that is the analyst's reading.
The document whose sheet it is, the last hop of every chain, is implied and not
written. The parts of a hop are parted by blanks, since an id may be an IRI; they may
stand in any order after the agents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.formats.sheet_tree import quoted

_TOKEN = re.compile(r"\((?P<act>[^()]*)\)|[^\s()]\S*|[()]\S*")
_RUN_TOGETHER = re.compile(r"[()>?+]|:\Z")
MARKS = frozenset([">", "+", "via", ":", "?"])
"""What can't be the name of a speaker or document in a chain."""

_ARROWS = frozenset(["→", "->", "-->", "=>", "»", "›", ">>"])


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a chain and the character at which it begins (0-based)."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Hop:
    """One speaker, or several together, in a chain.

    Attributes:
        agents: Who says it.
        document: Where, or None.
        stance: What they do with it, or None for what is usual.
        act: The verb of saying, or "".
        inferred: True where the hop is the analyst's reading.
    """

    agents: tuple[Word, ...]
    document: Word | None = None
    stance: Word | None = None
    act: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a chain, at which character, and the mend."""

    offset: int
    message: str
    mend: str


def parse_chain(text: str) -> tuple[list[Hop], list[Fault]]:
    """Return the hops of a chain, the origin first, and all that is wrong with it."""
    words = [(match, Word(match[0], match.start())) for match in _TOKEN.finditer(text)]
    hops: list[Hop] = []
    faults: list[Fault] = []
    parser = _HopParser(0, faults)
    for match, word in words:
        if word.text == ">":
            hops.append(parser.finished(word.offset))
            parser = _HopParser(word.offset + 1, faults)
        else:
            parser.take(word, match["act"])
    hops.append(parser.finished(len(text)))
    return hops, faults


class _HopParser:
    """Takes the words of one hop."""

    def __init__(self, start: int, faults: list[Fault]) -> None:
        self._start, self._faults = start, faults
        self._agents: list[Word] = []
        self._document: Word | None = None
        self._stance: Word | None = None
        self._act: str | None = None
        self._inferred = False
        self._awaited = "agent"
        self._mark: Word | None = None
        self._is_astray = False

    def take(self, word: Word, act: str | None) -> None:
        """Take the next word; `act` is what stands in brackets, if it is brackets."""
        if self._awaited:
            self._take_name(word, act)
        elif act is not None:
            self._once(self._act is None, word, "a second (act)")
            self._act = act.strip()
        elif word.text in ("+", "via", ":"):
            self._awaited = {"+": "agent", "via": "document", ":": "stance"}[word.text]
            self._mark = word
        elif word.text == "?":
            self._once(not self._inferred, word, "a second '?'")
            self._inferred = True
        else:
            self._stray(word)

    def _take_name(self, word: Word, act: str | None) -> None:
        awaited = self._awaited
        if word.text in MARKS or word.text[0] in "()":
            self._missing(word.offset)
            self._awaited = ""
            self.take(word, act)
            return
        if _RUN_TOGETHER.search(word.text) and ":" not in word.text[:-1]:
            message = f"{quoted(word.text)} runs into a mark"
            self._fault(word.offset, message, "Put blanks around '>', '+', ':', '?' and (act).")
        elif awaited == "agent":
            self._agents.append(word)
        elif awaited == "document":
            self._once(self._document is None, word, "a second document")
            self._document = word
        else:
            self._once(self._stance is None, word, "a second stance")
            self._stance = word
        self._awaited = ""
        self._mark = None

    def _missing(self, offset: int) -> None:
        what = {"agent": "a speaker", "document": "a document", "stance": "a stance"}
        behind = f" after '{self._mark.text}'" if self._mark else ""
        message = f"{what[self._awaited]} is missing{behind}"
        self._fault(offset, message, "Write: speaker [+ speaker] [via document] [: stance].")

    def _once(self, is_first: bool, word: Word, what: str) -> None:
        if not is_first:
            self._fault(word.offset, f"{what} in one hop", "Keep one, or start a hop with ' > '.")

    def _stray(self, word: Word) -> None:
        if self._is_astray:
            return
        self._is_astray = True
        if word.text in _ARROWS:
            mend = "Join hops with ' > '."
        elif word.text[0] in "()":
            mend = "Write the act of saying as (act), without brackets in it."
        else:
            mend = "Join speakers with ' + ' and hops with ' > '; documents follow 'via'."
        self._fault(word.offset, f"{quoted(word.text)} is not expected here", mend)

    def _fault(self, offset: int, message: str, mend: str) -> None:
        self._faults.append(Fault(offset, message, mend))

    def finished(self, end: int) -> Hop:
        """Return the hop that ends at the character `end`."""
        if self._awaited:
            self._missing(end)
        agents = tuple(self._agents)
        return Hop(agents, self._document, self._stance, self._act or "", self._inferred)


def fits_as_act(text: str) -> bool:
    """Return whether a verb of saying can stand in a chain."""
    return text == text.strip() and not set(text) & set("()")


def chain_text(hops: Iterable[Hop]) -> str:
    """Return the text that :func:`parse_chain` reads as `hops`."""
    return " > ".join(" ".join(_parts(hop)) for hop in hops)


def _parts(hop: Hop) -> Iterator[str]:
    yield " + ".join(agent.text for agent in hop.agents)
    if hop.document:
        yield f"via {hop.document.text}"
    if hop.stance:
        yield f": {hop.stance.text}"
    if hop.act:
        yield f"({hop.act})"
    if hop.inferred:
        yield "?"
