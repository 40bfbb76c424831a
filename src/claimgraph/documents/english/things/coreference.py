"""Who is who: names, descriptions and pronouns that speak of one thing, as a suggestion."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.english.things.apposition import fits
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import are_compatible, family, narrower
from claimgraph.documents.english.things.cluster import Cluster
from claimgraph.documents.english.things.naming import Named

_SYNONYMS: dict[str, frozenset[str]] = {}
for _nouns in lexicon("descriptions")["synonyms"]:
    for _noun in _nouns:
        _SYNONYMS[_noun] = _SYNONYMS.get(_noun, frozenset()) | frozenset(_nouns)
_ORDINALS = frozenset(
    {
        "first",
        "second",
        "third",
        "fourth",
        "other",
        "another",
        "last",
        "next",
        "former",
        "latter",
        "new",
        "additional",
        "separate",
        "different",
    }
)
_BY_CLASS = frozenset({"body", "place", "asset"})
_REACH = 1500
_ANY_BODY = words("descriptions", "any_body")


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
    clusters = [_of_name(thing) for thing in things]
    owners = {name: cluster for cluster in clusters for name in cluster.mentions}
    for nominal in [n for n in nominals if n.shown] + [n for n in nominals if not n.shown]:
        name = pairs.get(nominal)
        cluster = owners.get(name) if name is not None else None
        if cluster is None or not fits(cluster.type, nominal):
            cluster = _antecedent(nominal, clusters)
        if cluster is None and nominal.determiner == "anaphoric":
            continue
        if cluster is None:
            cluster = Cluster(type=nominal.type, plural=nominal.plural)
            clusters.append(cluster)
        cluster.add(nominal)
        owners[nominal] = cluster
        if cluster.has_name and are_compatible(cluster.type, nominal.type):
            cluster.type = narrower(cluster.type, nominal.type)
    return [cluster for cluster in clusters if _is_told(cluster)]


def _is_told(cluster: Cluster) -> bool:
    """Return whether a thing is more than a passing word."""
    return len(cluster.mentions) > 1 or not cluster.mentions[0].weak


def _of_name(thing: Named) -> Cluster:
    cluster = Cluster(type=thing.type, entity=thing.entity)
    for mention in thing.mentions:
        cluster.add(mention)
    return cluster


def _antecedent(nominal: Candidate, clusters: Sequence[Cluster]) -> Cluster | None:
    """Return the thing that a description takes up again, or None where it is a new one."""
    at = nominal.span[0] if nominal.shown else sys.maxsize
    if nominal.is_term:
        called = [c for c in clusters if _is_term_of(c, nominal, at)]
        if called:
            return max(called, key=lambda cluster: cluster.last_before(at))
    if nominal.determiner in ("indefinite", "counted"):
        return None
    earlier = [c for c in clusters if c.last_before(at) >= 0 and _agrees(c, nominal)]
    earlier.sort(key=lambda cluster: -cluster.last_before(at))
    same = [c for c in earlier if _has_noun(c, nominal) and nominal.modifiers <= _told(c)]
    if same:
        return next((c for c in same if nominal.words[0] in c.nouns), same[0])
    called = [c for c in clusters if _is_called(c, nominal)]
    if len(called) == 1:
        return called[0]
    if nominal.determiner == "bare" or nominal.modifiers & _ORDINALS:
        return None
    in_name = [
        c
        for c in earlier
        if nominal.words[0].split()[-1] in c.name_words and nominal.modifiers <= _told(c)
    ]
    if in_name:
        return in_name[0]
    if nominal.determiner == "possessive" or nominal.modifiers or nominal.last > nominal.head + 1:
        return None
    return next((c for c in earlier if _is_of_its_class(c, nominal)), None)


def _agrees(cluster: Cluster, nominal: Candidate) -> bool:
    if cluster.plural != nominal.plural and not (
        cluster.has_name and family(nominal.type) == "persons"
    ):
        return False
    return are_compatible(cluster.type, nominal.type)


def _has_noun(cluster: Cluster, nominal: Candidate) -> bool:
    noun = nominal.words[0]
    return noun in cluster.nouns or bool(_SYNONYMS.get(noun, frozenset()) & cluster.nouns)


def _is_term_of(cluster: Cluster, nominal: Candidate, at: int) -> bool:
    """Return whether "the Office", say, is the office whose name was told before."""
    if cluster.last_before(at) < 0 or cluster.family not in ("body", "persons", "document", ""):
        return False
    return nominal.words[0].split()[-1] in cluster.name_words and nominal.modifiers <= _told(
        cluster
    )


def _is_called(cluster: Cluster, nominal: Candidate) -> bool:
    """Return whether a description is a name in small letters."""
    words = frozenset(nominal.words[0].split()) | nominal.modifiers
    forms = (frozenset(m.words) for m in cluster.mentions if m.is_name)
    return len(words) > 1 and words in forms and are_compatible(cluster.type, nominal.type)


def _told(cluster: Cluster) -> set[str]:
    return cluster.modifiers | cluster.name_words


def _is_of_its_class(cluster: Cluster, nominal: Candidate) -> bool:
    """Return whether "the company", say, may be a company named not long before."""
    near = nominal.span[0] - cluster.last_before(nominal.span[0]) < _REACH
    if not near or not cluster.has_name or family(nominal.type) not in _BY_CLASS:
        return False
    if cluster.type in ("", "Organisation"):
        return nominal.words[0] in _ANY_BODY
    if cluster.type in ("Place", "City"):
        return nominal.type == "Settlement"
    return cluster.type == nominal.type
