"""Passages in different documents that are nearly the same: proposed as syndication.

Likeness of words says that one text was copied from another, or both from a third, and
not which. So nothing is assumed: an analyst looks at the pair, and says so with a claim
(one document ``cites`` the other); from then on their voices are tied.

Passages are compared by runs of five words (Jaccard's measure of the two sets of runs);
passages without words by the digest of their text alone. Runs that stand in very many
passages are no sign of anything, and are left out of the search for pairs: so the work
grows with the text and not with the square of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation

RUN = 5
"""Words in a run."""

LIKE = 0.3
"""How like two passages are at least, of 1."""

_FEWEST_WORDS = 6
_MOST_PASSAGES = 30
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts that put no blanks between words; there each sign counts as one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two passages in different documents that are nearly the same.

    Attributes:
        one: The one.
        other: The other, in a document that sorts after.
        likeness: From 0 to 1, which is the same words.
        claims: What is cited from both or either, sorted.
    """

    one: Citation
    other: Citation
    likeness: float
    claims: tuple[Iri, ...]


def likenesses(content: Content, counting: frozenset[Iri], least: float = LIKE) -> list[Likeness]:
    """Return the pairs of passages that may be syndicated, the likest first.

    Args:
        content: Holds the attestations, with their passages.
        counting: The claims to look at.
        least: How like they are at least.
    """
    cited: dict[Iri, Citation] = {}
    claims: dict[Iri, set[Iri]] = defaultdict(set)
    for attestation in content.attestations.values():
        if attestation.citation and attestation.claim in counting:
            cited[attestation.citation.iri] = attestation.citation
            claims[attestation.citation.iri].add(attestation.claim)
    found = [
        Likeness(cited[one], cited[other], likeness, tuple(sorted(claims[one] | claims[other])))
        for (one, other), likeness in _alike(cited).items()
        if likeness >= least
    ]
    return sorted(found, key=lambda p: (-p.likeness, p.one.source, p.other.source, _place(p)))


def _place(pair: Likeness) -> tuple[int, int, Iri, Iri]:
    return (pair.one.start or 0, pair.other.start or 0, pair.one.iri, pair.other.iri)


def _alike(cited: Mapping[Iri, Citation]) -> dict[tuple[Iri, Iri], float]:
    runs = {
        iri: found
        for iri, citation in cited.items()
        if citation.exact is not None and (found := runs_of(citation.exact))
    }
    shared: Counter[tuple[Iri, Iri]] = Counter()
    for passages in _by(((run, iri) for iri, own in runs.items() for run in own), cited):
        shared.update(_pairs(passages, cited))
    like = {
        (one, other): len(runs[one] & runs[other]) / len(runs[one] | runs[other])
        for one, other in shared
    }
    digests = ((citation.digest, iri) for iri, citation in cited.items() if _is_text_free(citation))
    for passages in _by(digests, cited):
        like.update(dict.fromkeys(_pairs(passages, cited), 1.0))
    return like


def _is_text_free(citation: Citation) -> bool:
    """Whether a passage is known by its digest alone, and is no mere word or two."""
    length = (citation.end or 0) - (citation.start or 0)
    return citation.exact is None and bool(citation.digest) and length >= 5 * _FEWEST_WORDS


def _by(marks: Iterable[tuple[str, Iri]], cited: Mapping[Iri, Citation]) -> Iterator[list[Iri]]:
    """Yield the passages that have something in common; not where very many have it."""
    groups: dict[str, list[Iri]] = defaultdict(list)
    for mark, iri in marks:
        groups[mark].append(iri)
    for group in groups.values():
        if 1 < len(group) <= _MOST_PASSAGES:
            yield sorted(group, key=lambda iri: (cited[iri].source, iri))


def _pairs(passages: Iterable[Iri], cited: Mapping[Iri, Citation]) -> Iterator[tuple[Iri, Iri]]:
    for one, other in combinations(passages, 2):
        if cited[one].source != cited[other].source:
            yield one, other


def runs_of(text: str) -> frozenset[str]:
    """Return the runs of words in `text`; none where it has too few words to tell by."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = _WORD.findall(_UNSPACED.sub(lambda sign: f" {sign[0]} ", folded))
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    return frozenset(" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
