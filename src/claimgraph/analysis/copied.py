"""Documents that have it from each other, and documents that use the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from claimgraph.analysis.names import folded
from claimgraph.analysis.survey import Gap, Gaps, Survey
from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation

Place = tuple[Iri, ...]
"""Where something is said: a document, or else those who say it."""

_ROUNDS = 6

_FEWEST_WORDS = 8
_SHINGLE = 5
_MOST_WITH_A_SHINGLE = 20
"""Words that stand in more passages than that are a formula, not a copy."""


# -- in a circle ---------------------------------------------------------------------------


def circular_reports(survey: Survey) -> Gaps:
    """Yield documents that have the same claim from each other, directly or over others."""
    circles: dict[Place, list[Iri]] = defaultdict(list)
    for claim in survey.claims:
        found = _circles(survey, claim)
        for circle in found:
            circles[circle].append(claim.iri)
        if not found:
            yield None
    for circle, on in sorted(circles.items()):
        claims = tuple(sorted(set(on)))
        number = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
        yield Gap(
            "CG403",
            circle,
            f"they have {number} from each other",
            "Find out who was the first to say it, and how they know.",
            claims,
            shown=len(circle),
        )


def _circles(survey: Survey, claim: Claim) -> list[Place]:
    sayings = survey.content.attestations_of.get(claim.iri, ())
    if sum(bool(saying.taken_from) for saying in sayings) < 2:
        return []
    places = _places(survey, sayings)
    if max(Counter(places.values()).values(), default=0) < 2:
        return []  # a circle comes back to a place where it has been
    links = {
        (places[saying.iri], places[taken])
        for saying in sayings
        for taken in saying.taken_from
        if taken in places and places[taken] != places[saying.iri]
    }
    links = _trimmed(links)
    if not links:
        return []
    import networkx as nx

    graph: nx.DiGraph[Place] = nx.DiGraph(sorted(links))
    loops = (loop for loop in nx.strongly_connected_components(graph) if len(loop) > 1)
    return sorted(tuple(sorted({iri for place in loop for iri in place})) for loop in loops)


def _trimmed(links: set[tuple[Place, Place]]) -> set[tuple[Place, Place]]:
    """Return `links` without what plainly leads into no circle: most chains are short."""
    for _ in range(_ROUNDS):
        starts, stops = {start for start, _ in links}, {stop for _, stop in links}
        links = {(start, stop) for start, stop in links if start in stops and stop in starts}
    return links


def _places(survey: Survey, sayings: Iterable[Attestation]) -> dict[Iri, Place]:
    """Return saying to its document; where none is named, to the one that its agents made.

    That is the one among the documents in which this is said. Where there is none, or
    there are several, the agents are the place.
    """
    every = list(sayings)
    documents = sorted({saying.source for saying in every if saying.source})
    found: dict[Iri, Place] = {}
    for saying in every:
        if saying.source:
            found[saying.iri] = (saying.source,)
            continue
        agents = set(saying.agents)
        own = [d for d in documents if not agents.isdisjoint(survey.makers.get(d, ()))]
        found[saying.iri] = (own[0],) if len(own) == 1 else saying.agents
    return found


# -- in the same words -----------------------------------------------------------------------


def same_words(survey: Survey) -> Gaps:
    """Yield documents with passages that are nearly the same, though neither names the other."""
    passages = _passages(survey)
    pairs: dict[tuple[Iri, Iri], set[Iri]] = defaultdict(set)
    for one, other in _alike(passages):
        here, there = passages[one], passages[other]
        documents = (here[0].source, there[0].source)
        if not _is_declared(survey, here, there):
            pairs[min(documents), max(documents)].update(s.claim for s in here[1] + there[1])
    yield from (None for _ in passages)
    for documents, on in sorted(pairs.items()):
        yield Gap(
            "CG405",
            documents,
            "they use the same words, and neither names the other",
            "Find out which of them copied, and enter the chain.",
            tuple(sorted(on & survey.admitted)),
            shown=2,
        )


Passage = tuple[Citation, list[Attestation]]


def _passages(survey: Survey) -> dict[Iri, Passage]:
    """Return citation to itself and the sayings that it carries, long passages only."""
    found: dict[Iri, Passage] = {}
    for record in survey.content.records.values():
        for saying in record.attestations:
            cited = saying.citation
            if cited is not None and _is_long(cited):
                found.setdefault(cited.iri, (cited, []))[1].append(saying)
    return dict(sorted(found.items()))


def _is_long(citation: Citation) -> bool:
    if citation.exact is not None:
        return len(citation.exact.split()) >= _FEWEST_WORDS
    # Of a text-free passage its length is known, and a word has five letters or so.
    length = (citation.end or 0) - (citation.start or 0)
    return bool(citation.digest) and length >= 6 * _FEWEST_WORDS


def _alike(passages: dict[Iri, Passage]) -> Iterator[tuple[Iri, Iri]]:
    """Yield pairs of passages in two documents that are the same, or most of the same words."""
    digests: dict[str, list[Iri]] = defaultdict(list)
    shingles: dict[tuple[str, ...], list[Iri]] = defaultdict(list)
    sizes: dict[Iri, int] = {}
    for iri, (cited, _) in passages.items():
        digests[cited.digest].append(iri)
        own = _shingles(cited.exact or "")
        sizes[iri] = len(own)
        for shingle in own:
            shingles[shingle].append(iri)
    shared: Counter[tuple[Iri, Iri]] = Counter()
    for group in shingles.values():
        if len(group) <= _MOST_WITH_A_SHINGLE:
            shared.update(combinations(group, 2))
    near = {pair for pair, number in shared.items() if _is_copy(number, sizes, pair)}
    # Of many copies of one passage each is paired with the next.
    same = {pair for digest, group in digests.items() if digest for pair in pairwise(group)}
    for one, other in sorted(near | same):
        if passages[one][0].source != passages[other][0].source:
            yield one, other


def _is_copy(shared: int, sizes: dict[Iri, int], pair: tuple[Iri, Iri]) -> bool:
    """Return whether so many runs of words in common are more than a name or a phrase."""
    fewest = _FEWEST_WORDS - _SHINGLE + 1
    return shared >= fewest and 3 * shared >= 2 * min(sizes[iri] for iri in pair)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = "".join(c if c.isalnum() else " " for c in folded(text)).split()
    return {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def _is_declared(survey: Survey, here: Passage, there: Passage) -> bool:
    """Return whether one is said to be from the other, or both from the same speaker."""
    one, other = here[0].source, there[0].source
    if other in survey.ties.cited.get(one, frozenset()):
        return True
    behind = [_behind(survey, sayings) for _, sayings in (here, there)]
    if behind[0] & behind[1]:
        return True
    makers = [survey.makers.get(document, frozenset()) | {document} for document in (one, other)]
    return bool(behind[0] & makers[1] or behind[1] & makers[0] or makers[0] & makers[1])


def _behind(survey: Survey, sayings: Iterable[Attestation]) -> set[Iri]:
    """Return the speakers and documents behind some sayings, their own document apart."""
    known = survey.content.attestations
    queue = [iri for saying in sayings for iri in saying.taken_from]
    seen = set(queue)
    found: set[Iri] = set()
    while queue:
        saying = known.get(queue.pop())
        if saying is None:
            continue
        found.update((*saying.agents, saying.source))
        fresh = [iri for iri in saying.taken_from if iri not in seen]
        seen.update(fresh)
        queue.extend(fresh)
    return found - {""}
