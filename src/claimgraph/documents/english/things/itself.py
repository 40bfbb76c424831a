"""The document as a thing that it speaks of: "this report", "the present judgment"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.cluster import Cluster
from claimgraph.documents.pieces import SentenceKind

_KINDS = words("descriptions", "own_kinds")
_OWN = frozenset({"this", "present"})
_HEAD = 8


def itself(
    clusters: Sequence[Cluster], sentences: Sequence[ParsedSentence]
) -> tuple[Cluster, list[Cluster]]:
    """Return the document as a thing, and the others without what speaks of it.

    Args:
        clusters: The things.
        sentences: The sentences.
    """
    own = Cluster(type="Document", is_document=True)
    rest: list[Cluster] = []
    for cluster in clusters:
        if cluster.family == "document" and any(_is_own(m, sentences) for m in cluster.mentions):
            _take(own, cluster, sentences)
            if cluster.mentions:
                rest.append(cluster)
            own.type = cluster.type if own.type == "Document" else own.type
        else:
            rest.append(cluster)
    return own, rest


def _take(own: Cluster, cluster: Cluster, sentences: Sequence[ParsedSentence]) -> None:
    """Take what speaks of the document; not another one of which only "this one" was said."""
    first = min(cluster.mentions, key=lambda each: each.span)
    other = first.determiner == "indefinite" and not _is_own(first, sentences)
    every = cluster.empty()
    for mention in every:
        if other and not _is_own(mention, sentences):
            cluster.mentions.append(mention)
        else:
            own.mentions.append(mention)


def _is_own(mention: Candidate, sentences: Sequence[ParsedSentence]) -> bool:
    """Return whether words speak of the document that they stand in."""
    if mention.is_name or not {mention.words[0], mention.words[0].split()[-1]} & _KINDS:
        return False
    sentence = sentences[mention.place]
    if mention.place < _HEAD and sentence.sentence.kind in (
        SentenceKind.HEADING,
        SentenceKind.METADATA,
    ):
        return mention.determiner in ("bare", "indefinite")
    before = sentence.doc[mention.first : mention.head]
    return any(token.lower_ in _OWN for token in before)
