"""Who is meant by what somebody is to another: "her client", of whom she is the lawyer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.english.reading import MentionKind, ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.cluster import Cluster

if TYPE_CHECKING:
    from spacy.tokens import Token

_INVERSES: dict[str, frozenset[str]] = {}
for _one, _other in lexicon("descriptions")["inverses"]:
    for _noun in _one:
        _INVERSES[_noun] = frozenset(_other)
_ALL = frozenset().union(*_INVERSES.values())
_REACH = 3


def join_inverses(clusters: list[Cluster], sentences: Sequence[ParsedSentence]) -> None:
    """Join what somebody is to another with the one who is told to be theirs.

    "Ada Quill's lawyer said that his client slept": the client is Ada Quill.

    Args:
        clusters: The things; those that are joined are taken out.
        sentences: The sentences.
    """
    by_token = {
        (m.place, at): c
        for c in clusters
        for m in c.mentions
        if m.kind is not MentionKind.NOMINAL
        for at in range(m.first, m.last)
    }
    told = sorted(
        (m for c in clusters for m in c.mentions if _is_nominal(m) and m.words[0] in _ALL),
        key=lambda m: m.span,
    )
    places = [m.place for m in told]
    for cluster in clusters:
        first = min(cluster.mentions, key=lambda m: m.span, default=None)
        if first is None or cluster.has_name or first.determiner != "possessive":
            continue
        low = bisect_left(places, first.place - _REACH + 1)
        near = told[low : bisect_right(places, first.place)]
        for owner in _owners(first, near, by_token, sentences):
            if owner is not cluster and owner.family in ("person", "body", ""):
                for mention in cluster.empty():
                    owner.add(mention)
                break
    clusters[:] = [cluster for cluster in clusters if cluster.mentions]


def _is_nominal(mention: Candidate) -> bool:
    return mention.kind is MentionKind.NOMINAL


def _owners(
    mention: Candidate,
    near: Sequence[Candidate],
    by_token: Mapping[tuple[int, int], Cluster],
    sentences: Sequence[ParsedSentence],
) -> Iterator[Cluster]:
    """Yield whose lawyer, say, was told of not long before "her client", the last first."""
    wanted = _INVERSES.get(mention.words[0], frozenset())
    for other in reversed(near):
        if other.words[0] not in wanted or other.span >= mention.span:
            continue
        for token in _belonging(sentences[other.place].doc[other.head]):
            owner = by_token.get((other.place, token.i))
            if owner is not None and owner.mentions:
                yield owner


def _belonging(noun: Token) -> Iterator[Token]:
    """Yield the words that say whose somebody is: "her lawyer", "the lawyer of Ada Quill"."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
        elif child.lower_ == "of":
            yield from (each for each in child.children if each.dep_ == "pobj")
