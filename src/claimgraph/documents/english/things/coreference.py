"""Who is who: names and descriptions that speak of one thing, as a suggestion."""

from __future__ import annotations

import sys
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.english.things.apposition import EITHER, fits
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import are_compatible, family, narrower
from claimgraph.documents.english.things.cluster import Cluster
from claimgraph.documents.english.things.named import Named

_SYNONYMS: dict[str, frozenset[str]] = {}
for _nouns in lexicon("descriptions")["synonyms"]:
    for _noun in _nouns:
        _SYNONYMS[_noun] = _SYNONYMS.get(_noun, frozenset()) | frozenset(_nouns)
_WIDER = {noun: each for each in lexicon("descriptions")["hypernyms"] for noun in each["words"]}
_ORDINALS = words("descriptions", "ordinals")
_ANY_BODY = words("descriptions", "any_body")
_NOT_ANAPHORIC = words("descriptions", "not_anaphoric")
_BY_CLASS = frozenset({"body", "place", "asset"})
_REACH = 1500
_TITLES = 8
_OWN_KINDS = words("descriptions", "own_kinds")


def clustered(
    things: Iterable[Named],
    nominals: Sequence[Candidate],
    pairs: Mapping[Candidate, Candidate],
) -> list[Cluster]:
    """Return the things that names and descriptions speak of.

    Args:
        things: The things that have names.
        nominals: The descriptions, in order of the text.
        pairs: The names that descriptions stand beside.
    """
    spoken = _Spoken()
    for thing in things:
        cluster = Cluster(type=thing.type, entity=thing.entity)
        for mention in thing.mentions:
            spoken.add(cluster, mention)
    for nominal in [n for n in nominals if n.shown] + [n for n in nominals if not n.shown]:
        cluster_ = _cluster_of(nominal, spoken, pairs)
        if cluster_ is not None:
            spoken.add(cluster_, nominal)
    every = {id(cluster): cluster for cluster in spoken.clusters}
    return [cluster for cluster in every.values() if _is_told(cluster)]


def _is_told(cluster: Cluster) -> bool:
    """Return whether a thing is more than a passing word."""
    first = cluster.mentions[0]
    if len(cluster.mentions) > 1:
        return True
    if first.weak or first.shown or first.is_name:
        return not first.weak
    return first.place < _TITLES and first.words[0].split()[-1] in _OWN_KINDS


def _cluster_of(
    nominal: Candidate, spoken: _Spoken, pairs: Mapping[Candidate, Candidate]
) -> Cluster | None:
    """Return the thing of a description, a new one where it takes up none."""
    name = pairs.get(nominal)
    cluster = spoken.owners.get(name) if name is not None else None
    if cluster is not None and _may_be_body(cluster, nominal):
        cluster.type = nominal.type
    elif cluster is not None and fits(cluster.type, nominal):
        spoken.join(cluster, nominal)
    else:
        cluster = spoken.antecedent(nominal)
    if cluster is None and (nominal.determiner != "anaphoric" or _is_own(nominal)):
        return Cluster(type=nominal.type, plural=nominal.plural)
    return cluster


def _is_own(nominal: Candidate) -> bool:
    """Return whether "this sale" is of what a verb told before, "this newspaper" of who writes."""
    if not nominal.shown or nominal.plural:
        return False
    return family(nominal.type) == "event" or nominal.type == "NewsOrganisation"


def _may_be_body(cluster: Cluster, nominal: Candidate) -> bool:
    """Return whether what was called "the applicant", say, turns out to be a body."""
    return not cluster.has_name and cluster.nouns <= EITHER and family(nominal.type) == "body"


class _Spoken:
    """The things that were spoken of, and where to find them by their words.

    Attributes:
        clusters: The things.
        owners: The thing of each name and description.
    """

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self.owners: dict[Candidate, Cluster] = {}
        self._by_noun: dict[str, list[Cluster]] = {}
        self._by_word: dict[str, list[Cluster]] = {}
        self._places: list[tuple[int, int]] = []
        self._numbers: dict[int, int] = {}

    def add(self, cluster: Cluster, candidate: Candidate) -> None:
        """Take in words that speak of a thing."""
        if id(cluster) not in self._numbers:
            self._numbers[id(cluster)] = len(self.clusters)
            self.clusters.append(cluster)
        cluster.add(candidate)
        self.owners[candidate] = cluster
        insort(self._places, (candidate.span[0], self._numbers[id(cluster)]))
        for index, own in ((self._by_noun, cluster.nouns), (self._by_word, cluster.name_words)):
            for word in own:
                several = index.setdefault(word, [])
                if not any(other is cluster for other in several):
                    several.append(cluster)
        if candidate.is_name or not cluster.has_name:
            return
        if are_compatible(cluster.type, candidate.type):
            cluster.type = narrower(cluster.type, candidate.type)

    def join(self, cluster: Cluster, nominal: Candidate) -> None:
        """Take what a description takes up again into the thing whose name stands beside it."""
        if nominal.determiner != "definite":
            return
        earlier = self.antecedent(nominal)
        if earlier is None or earlier is cluster or earlier.has_name:
            return
        self.clusters[self._numbers[id(earlier)]] = cluster
        for mention in earlier.empty():
            self.add(cluster, mention)

    def antecedent(self, nominal: Candidate) -> Cluster | None:
        """Return the thing that a description takes up again, or None where it is a new one."""
        at = nominal.span[0] if nominal.shown else sys.maxsize
        return self._as_term(nominal, at) or self._counted(nominal, at) or self._again(nominal, at)

    def _as_term(self, nominal: Candidate, at: int) -> Cluster | None:
        """Return what a description with a capital is a part of the name of: "the Office"."""
        if not nominal.is_term:
            return None
        own = nominal.words[0].split()[-1]
        called = [c for c in self._by_word.get(own, ()) if _is_term_of(c, nominal)]
        return next(iter(_latest(called, at)), None)

    def _again(self, nominal: Candidate, at: int) -> Cluster | None:
        """Return the thing of the same noun, of one that means the same, or of a wider one."""
        if nominal.determiner in ("indefinite", "counted"):
            return None
        if nominal.determiner == "bare" and nominal.restricted:
            return None
        near = [c for c in _latest(self._of_noun(nominal), at) if _agrees(c, nominal)]
        if nominal.is_term and family(nominal.type) == "body":
            near = [c for c in near if any(m.is_term for m in c.mentions)]
        if near:
            return next((c for c in near if nominal.words[0] in c.nouns), near[0])
        own = nominal.words[0].split()[-1]
        alike = [c for c in self._by_word.get(own, ()) if _is_called(c, nominal)]
        if len(alike) == 1:
            return alike[0]
        if nominal.determiner == "bare" or nominal.modifiers & _ORDINALS:
            return None
        return self._of_name(nominal, own, at) or self._of_kind(nominal, at)

    def _of_name(self, nominal: Candidate, own: str, at: int) -> Cluster | None:
        """Return the last thing in whose name a noun is, or one that means the same."""
        for word in sorted(_SYNONYMS.get(own, frozenset()) | {own}, key=lambda each: each != own):
            called = _latest(self._by_word.get(word, ()), at)
            if named := next((c for c in called if _agrees(c, nominal)), None):
                return named
        return None

    def _of_kind(self, nominal: Candidate, at: int) -> Cluster | None:
        """Return the last thing of the class or of the family that a plain noun tells."""
        if nominal.modifiers or nominal.last > nominal.head + 1:
            return None
        return self._of_class(nominal, at) or self._of_family(nominal, at)

    def _counted(self, nominal: Candidate, at: int) -> Cluster | None:
        """Return as many things of the same noun that were spoken of before."""
        if not nominal.number or not nominal.plural or nominal.determiner == "possessive":
            return None
        several = self._by_noun.get(nominal.words[0], ())
        same = [c for c in several if any(m.number == nominal.number for m in c.mentions)]
        return next((c for c in _latest(same, at) if _agrees(c, nominal)), None)

    def _of_noun(self, nominal: Candidate) -> list[Cluster]:
        """Return the things that were called by a noun, or by one that means the same."""
        noun = nominal.words[0]
        nouns = sorted(_SYNONYMS.get(noun, frozenset()) | {noun})
        found = {id(c): c for each in nouns for c in self._by_noun.get(each, ())}
        return list(found.values())

    def _of_class(self, nominal: Candidate, at: int) -> Cluster | None:
        """Return the last named thing of the class that "the company", say, tells."""
        if nominal.words[0] in _NOT_ANAPHORIC or nominal.is_term or not nominal.shown:
            return None
        if nominal.determiner == "possessive" or family(nominal.type) not in _BY_CLASS:
            return None
        return next((c for c in self._before(at) if _is_of_class(c, nominal)), None)

    def _of_family(self, nominal: Candidate, at: int) -> Cluster | None:
        """Return the last thing that a wider noun takes up: "the building", of a mill."""
        wider = _WIDER.get(nominal.words[0])
        taken_up = nominal.determiner in ("definite", "anaphoric") and not nominal.restricted
        if wider is None or not taken_up or nominal.is_term or not nominal.shown:
            return None
        nouns = wider.get("nouns", ())
        near = (c for c in self._before(at) if c.plural == nominal.plural)
        fitting = (c for c in near if c.family in wider["families"] or c.nouns.intersection(nouns))
        return next(fitting, None)

    def _before(self, at: int) -> Iterator[Cluster]:
        """Yield the things spoken of not long before a place, the last first."""
        for number in range(bisect_left(self._places, (at, -1)) - 1, -1, -1):
            start, cluster = self._places[number]
            if start < at - _REACH:
                return
            yield self.clusters[cluster]


def _latest(clusters: Iterable[Cluster], at: int) -> list[Cluster]:
    """Return those that were spoken of before a place, the last one first."""
    before = [cluster for cluster in clusters if cluster.last_before(at) >= 0]
    return sorted(before, key=lambda cluster: -cluster.last_before(at))


def _agrees(cluster: Cluster, nominal: Candidate) -> bool:
    """Return whether a thing may be what a description speaks of."""
    team = cluster.has_name and family(nominal.type) == "persons"
    if cluster.plural != nominal.plural and not team:
        return False
    return are_compatible(cluster.type, nominal.type) and nominal.modifiers <= _told(cluster)


def _is_term_of(cluster: Cluster, nominal: Candidate) -> bool:
    """Return whether "the Office", say, is the office of that name."""
    kinds = ("body", "persons", "document", "")
    return cluster.family in kinds and nominal.modifiers <= _told(cluster)


def _is_called(cluster: Cluster, nominal: Candidate) -> bool:
    """Return whether a description is a name in small letters."""
    own = frozenset(nominal.words[0].split()) | nominal.modifiers
    named = [m.words for m in cluster.mentions if m.is_name]
    forms = {frozenset(words) for words in named}
    forms |= {frozenset(words[: words.index("of")]) for words in named if "of" in words}
    return len(own) > 1 and are_compatible(cluster.type, nominal.type) and own in forms


def _told(cluster: Cluster) -> set[str]:
    return cluster.modifiers | cluster.name_words | {w for n in cluster.nouns for w in n.split()}


def _is_of_class(cluster: Cluster, nominal: Candidate) -> bool:
    if not cluster.has_name or cluster.plural != nominal.plural:
        return False
    if cluster.type in ("", "Organisation"):
        return nominal.words[0] in _ANY_BODY
    if cluster.type in ("Place", "City"):
        return nominal.type == "Settlement"
    return cluster.type == nominal.type
