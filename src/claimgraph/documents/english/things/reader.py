"""The things that an English text speaks of, and where: the first step of its reading."""

from __future__ import annotations

from claimgraph.documents.english.pipeline import parsed
from claimgraph.documents.english.reading import Mention, ParsedSentence, Reading, Thing
from claimgraph.documents.english.things.apposition import beside
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.cluster import Cluster
from claimgraph.documents.english.things.coreference import clustered
from claimgraph.documents.english.things.finding import found_in
from claimgraph.documents.english.things.inverses import join_inverses
from claimgraph.documents.english.things.itself import itself
from claimgraph.documents.english.things.naming import named
from claimgraph.documents.english.things.pronouns import Pronouns
from claimgraph.documents.english.things.speech import Speech
from claimgraph.documents.proposing.draft import Context
from claimgraph.documents.text import Document


def read(document: Document, context: Context) -> Reading:
    """Return a document with its sentences parsed and its things found.

    Args:
        document: The document.
        context: Its pieces, and what the case knows.

    Raises:
        MissingExtra: spaCy is not installed.
    """
    sentences = parsed(document.text, context.pieces, context.options)
    names, nominals = found_in(document.text, sentences, context)
    near = beside(names, nominals, sentences)
    clusters = clustered(named(names, sentences, near.told), nominals, near.pairs)
    Pronouns(clusters, sentences, Speech(document.text, context.pieces, sentences)).tie()
    join_inverses(clusters, sentences)
    own, clusters = itself(clusters, sentences)
    clusters = [own, *sorted(clusters, key=lambda c: min(m.span for m in c.mentions))]
    things = tuple(
        _thing(number, cluster, document, context, sentences)
        for number, cluster in enumerate(clusters)
    )
    return Reading(document, context.pieces, sentences, things)


def _thing(
    number: int,
    cluster: Cluster,
    document: Document,
    context: Context,
    sentences: tuple[ParsedSentence, ...],
) -> Thing:
    mentions = tuple(
        Mention(*m.span, m.kind, number, sentences[m.place].number, m.head, m.rule)
        for m in sorted(cluster.mentions, key=lambda m: m.span)
    )
    label = context.title or document.name
    if not cluster.is_document:
        label = _label(cluster, document.text)
    return Thing(
        label,
        cluster.type,
        mentions,
        cluster.entity,
        _is_unknown(cluster, sentences),
        cluster.is_document,
    )


def _label(cluster: Cluster, text: str) -> str:
    """Return the best name of a thing, or its fullest description."""
    best = max(cluster.mentions, key=lambda m: (m.is_name, _said(m, text)))
    return " ".join(text[slice(*best.span)].split())


def _said(mention: Candidate, text: str) -> tuple[int, bool, int]:
    words = text[slice(*mention.span)]
    return len(mention.words), not words.isupper(), -mention.span[0]


def _is_unknown(cluster: Cluster, sentences: tuple[ParsedSentence, ...]) -> bool:
    """Return whether the text does not say who somebody is."""
    if cluster.has_name or cluster.is_document or cluster.family not in ("person", "persons"):
        return False
    first = min(cluster.mentions, key=lambda m: m.span)
    if not cluster.plural:
        return True
    counted = first.determiner in ("indefinite", "counted")
    return counted and not _is_crowd(first, sentences[first.place])


def _is_crowd(mention: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a number tells how many there were, and not of a few who they were."""
    words = [token.lower_ for token in sentence.doc[mention.first : mention.last] if token.like_num]
    return any(word not in _FEW and word not in _FEW_WORDS for word in words)


_FEW = frozenset(map(str, range(11)))
_FEW_WORDS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)
