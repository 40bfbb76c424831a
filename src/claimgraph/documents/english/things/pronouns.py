"""Pronouns and what they likely speak of: always a suggestion, by number, gender and nearness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.english.reading import MentionKind, ParsedSentence
from claimgraph.documents.english.things.apposition import subject_of
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import is_group
from claimgraph.documents.english.things.cluster import Cluster
from claimgraph.documents.english.things.parts import part_of
from claimgraph.documents.english.things.speech import Speech
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_THIRD: Mapping[str, list[str | int]] = lexicon("descriptions")["pronouns"]
_RELATIVES = words("descriptions", "relatives")
_FIRST = words("descriptions", "first_person")
_SECOND = words("descriptions", "second_person")
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_EMPTY_VERBS = frozenset({"be", "seem", "appear", "become"})
_WHOLE = frozenset({"all", "both"})
_MAKING = frozenset({"take", "make", "find"})
_REACH = 5
_WIDEST = 200
_Standing = tuple[int, int, int]
_OF_PEOPLE = words("evidence", "saying") | words("evidence", "person_verbs")
_THINGS = frozenset({"body", "facility", "document", "event", "asset", "method", "place", ""})


class Pronouns:
    """Ties pronouns to things.

    Args:
        clusters: The things; taken into, and added to.
        sentences: The sentences.
        speech: Who speaks where.
    """

    def __init__(
        self, clusters: list[Cluster], sentences: Sequence[ParsedSentence], speech: Speech
    ) -> None:
        self._clusters = clusters
        self._sentences = sentences
        self._speech = speech
        self._spoken: list[list[tuple[Candidate, Cluster]]] = [[] for _ in sentences]
        for cluster in clusters:
            for mention in cluster.mentions:
                self._spoken[mention.place].append((mention, cluster))

        self._standing: list[_Standing] = sorted(
            (m.span[0], -m.span[1], number)
            for number, cluster in enumerate(clusters)
            for m in cluster.mentions
        )

    def tie(self) -> None:
        """Tie every pronoun that something fits, in order of the text."""
        for place, sentence in enumerate(self._sentences):
            for token in sentence.doc:
                self._tie(place, sentence, token)
        for place, sentence in enumerate(self._sentences):
            for token in sentence.doc:
                if token.lower_ in _FIRST or token.lower_ in _SECOND:
                    self._tie_speaker(place, sentence, token)
        self._join_predicates()

    def _join_predicates(self) -> None:
        """Join what a sentence says that somebody is to whom its pronoun speaks of."""
        for place, sentence in enumerate(self._sentences):
            own = {m.head: c for m, c in self._spoken[place] if m.kind is MentionKind.PRONOUN}
            for mention, cluster in self._spoken[place]:
                subject = subject_of(sentence.doc[mention.head])
                somebody = own.get(subject)
                if somebody is None or somebody is cluster or not _is_just(cluster):
                    continue
                if somebody.family == "person":
                    for each in cluster.empty():
                        somebody.add(each)
                    self._clusters.remove(cluster)

    def _tie(self, place: int, sentence: ParsedSentence, token: Token) -> None:
        word = token.lower_
        if word in _RELATIVES and token.tag_ in ("WP", "WDT", "WP$"):
            self._add(self._of_relative(place, token), place, sentence, token, "pronoun.relative")
        elif word in _THIRD and token.pos_ == "PRON" and not _is_empty(token):
            self._add(
                self._of_third(place, sentence, token), place, sentence, token, f"pronoun.{word}"
            )
        else:
            self._tie_part(place, sentence, token)

    def _tie_speaker(self, place: int, sentence: ParsedSentence, token: Token) -> None:
        """Tie "I" and "you" to who speaks, or is spoken to."""
        at = sentence.starts[token.idx]
        mine = token.lower_ in _FIRST
        span = self._speech.speaker(at, place) if mine else self._speech.addressee(at, place)
        cluster = self._standing_at(span) if span else None
        rule = "pronoun.speaker" if mine else "pronoun.addressee"
        if cluster is not None and not is_group(cluster.type):
            self._add(cluster, place, sentence, token, rule)

    def _standing_at(self, span: Span) -> Cluster | None:
        """Return the thing that is spoken of at a place, by the widest of the words there."""
        low = bisect_left(self._standing, (span[0] - _WIDEST,))
        high = bisect_left(self._standing, (span[1],))
        near = self._standing[low:high]
        found = [(start + end, n) for start, end, n in near if -end > span[0]]
        return self._clusters[min(found)[1]] if found else None

    def _of_relative(self, place: int, token: Token) -> Cluster | None:
        """Return what a relative clause hangs on."""
        clause: Token = token
        while clause.dep_ != "relcl" and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ != "relcl":
            return None
        noun = clause.head.i
        own = [(m, c) for m, c in self._spoken[place] if m.head == noun or m.last == token.i - 1]
        return max(own, key=lambda pair: (pair[0].head == noun, pair[0].last))[1] if own else None

    def _of_third(self, place: int, sentence: ParsedSentence, token: Token) -> Cluster | None:
        """Return the thing that fits a pronoun best."""
        fitting: list[tuple[float, int, Cluster]] = []
        speaker = self._speech.speaker(sentence.starts[token.idx], place)
        out = self._standing_at(speaker) if speaker else None
        for back in range(min(_REACH, place + 1)):
            for mention, cluster in self._spoken[place - back]:
                if cluster is out or not _fits(cluster, token):
                    continue
                if back == 0 and (mention.last > token.i or _is_own(mention, token)):
                    continue
                worth = _worth(mention, cluster, self._sentences[mention.place], token, back)
                fitting.append((worth, mention.span[0], cluster))
        return max(fitting, key=lambda each: each[:2])[2] if fitting else None

    def _tie_part(self, place: int, sentence: ParsedSentence, token: Token) -> None:
        """Tell "two of them" as a thing of its own, where it is known of what it is a part."""
        found = part_of(place, sentence, token)
        if found is None:
            return
        candidate, whole = found
        source = self._whole(place, whole, token)
        if source is None:
            return
        alone = candidate.plural and _is_only_within(source, candidate, whole)
        if token.lower_ in _WHOLE or alone:
            source.add(candidate)
            self._spoken[place].append((candidate, source))
            return
        cluster = Cluster(type=_type_of_part(candidate, source), plural=candidate.plural)
        cluster.add(candidate)
        cluster.nouns |= source.nouns
        self._clusters.append(cluster)
        self._spoken[place].append((candidate, cluster))

    def _whole(self, place: int, whole: int | None, token: Token) -> Cluster | None:
        number = ""
        if whole is not None:
            own = [c for m, c in self._spoken[place] if m.head == whole]
            named = token.doc[whole]
            if not own and named.lower_ in _THIRD:
                found = self._of_third(place, self._sentences[place], named)
                if found is not None and (found.plural or is_group(found.type)):
                    own = [found]
            if own:
                return own[0]
            number = token.doc[whole].lower_
        several = [
            (_counts(mention, self._sentences[mention.place], number), mention.span[0], cluster)
            for back in range(min(_REACH, place + 1))
            for mention, cluster in self._spoken[place - back]
            if cluster.plural and is_group(cluster.type) and (back or mention.first < token.i)
        ]
        return max(several, key=lambda each: each[:2])[2] if several else None

    def _add(
        self,
        cluster: Cluster | None,
        place: int,
        sentence: ParsedSentence,
        token: Token,
        rule: str,
    ) -> None:
        if cluster is None:
            return
        gender = _THIRD.get(token.lower_, [""])[0]
        candidate = Candidate(
            place,
            token.i,
            token.i + 1,
            token.i,
            MentionKind.PRONOUN,
            sentence.span(token.i, token.i + 1),
            (token.lower_,),
            rule=rule,
            gender=str(gender) if gender in ("m", "f") else "",
        )
        cluster.add(candidate)
        self._spoken[place].append((candidate, cluster))


def _is_just(cluster: Cluster) -> bool:
    """Return whether a thing is somebody of whom only one description is known."""
    return cluster.family == "person" and len(cluster.mentions) == 1 and not cluster.has_name


def _is_only_within(source: Cluster, part: Candidate, whole: int | None) -> bool:
    """Return whether several are told only as those of whom some are: "two of its members"."""
    own = source.mentions
    return len(own) == 1 and own[0].head == whole and own[0].place == part.place


def _counts(mention: Candidate, sentence: ParsedSentence, number: str) -> bool:
    """Return whether words name several things by their number."""
    return any(token.lower_ == number for token in sentence.doc[mention.first : mention.last])


def _type_of_part(candidate: Candidate, whole: Cluster) -> str:
    if candidate.plural:
        return whole.type
    return whole.singular_type()


def _is_empty(token: Token) -> bool:
    """Return whether an "it" stands for nothing: "it is clear that", "it rained"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    if verb.lemma_ in _EMPTY_VERBS or (verb.lemma_ in _MAKING and token.dep_ != "nsubj"):
        return any(
            child.dep_ in ("ccomp", "xcomp", "advcl", "csubj", "acomp", "relcl")
            and child.i > verb.i
            and any(mark.lower_ in ("that", "to", "whether", "if") for mark in _marks(child))
            for child in verb.children
        )
    return False


def _marks(token: Token) -> Iterator[Token]:
    yield from token.subtree


def _fits(cluster: Cluster, token: Token) -> bool:
    gender, several = _THIRD[token.lower_]
    if several:
        return cluster.plural or cluster.family in ("body", "persons", "group")
    if gender == "n":
        return cluster.family in _THINGS and not (cluster.plural and cluster.family != "body")
    return (
        cluster.family in ("person", "") and not cluster.plural and cluster.gender in ("", gender)
    )


def _is_own(mention: Candidate, token: Token) -> bool:
    """Return whether a pronoun can't speak of the subject beside which it stands."""
    if token.lower_ in _REFLEXIVE or token.dep_ == "poss":
        return False
    verb = token.head
    own = mention.head
    subject = token.doc[own]
    return subject.head == verb and subject.dep_.startswith("nsubj") and token.dep_ != subject.dep_


def _is_said_of_people(token: Token) -> bool:
    """Return whether the verb, which a pronoun is the subject of, says what people do."""
    at = token
    while at.dep_ in ("pobj", "prep") and at.head.i != at.i:
        at = at.head
    return at.dep_ == "nsubj" and at.head.lemma_.lower() in _OF_PEOPLE


def _worth(
    mention: Candidate, cluster: Cluster, sentence: ParsedSentence, token: Token, back: int
) -> float:
    """Return how well an earlier mention fits a pronoun."""
    head = sentence.doc[mention.head]
    worth = -0.9 * back
    if head.dep_ in ("nsubj", "nsubjpass"):
        worth += 1.3 if head.head.dep_ == "ROOT" else 0.8
        if token.dep_ in ("nsubj", "nsubjpass"):
            worth += 0.5
    elif head.dep_ in ("compound", "poss", "nmod"):
        worth -= 0.6
    if mention.is_name:
        worth += 0.3
    if mention.kind is MentionKind.PRONOUN and mention.words[0][0] == token.lower_[0]:
        worth += 0.6
    if cluster.gender and cluster.gender == _THIRD[token.lower_][0]:
        worth += 0.5
    if _THIRD[token.lower_][1] and not cluster.plural:
        worth -= 1.0
    if _is_said_of_people(token) and cluster.family not in ("person", "persons", "body"):
        worth -= 2.0
    return worth
