"""Passages in different documents that are nearly the same: proposed as syndication.

Likeness of words says that one text was copied from another, or both from a third, and
not which. So nothing is assumed: an analyst looks at the pair, and says so with a claim
(one document ``cites`` the other); from then on their voices are tied.

Passages are compared by runs of five words (Jaccard's measure of the two sets of runs);
passages without words by the digest of their text alone. Runs that stand in very many
different texts are no sign of anything, and are left out of the search for pairs: so the
work grows with the text and not with the square of it. Of very many copies of one text
each is paired with the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation

RUN = 5
"""Words in a run."""

LIKE = 0.3
"""How like two passages are at least, of 1."""

SAME = 0.5
"""How like two passages are that use the same words: two texts of one length share two
runs of three then."""

_FEWEST_WORDS = 6
_MOST = 30
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


def is_comparable(citation: Citation) -> bool:
    """Return whether a passage has words enough, or is long enough, to tell a copy by."""
    return bool(runs_of(citation.exact)) if citation.exact is not None else _is_long(citation)


def _is_long(citation: Citation) -> bool:
    length = (citation.end or 0) - (citation.start or 0)
    return bool(citation.digest) and length >= 5 * _FEWEST_WORDS


Pairs = Iterable[tuple[Citation, Citation]]


def _alike(cited: Mapping[Iri, Citation]) -> dict[tuple[Iri, Iri], float]:
    texts: dict[frozenset[str], list[Citation]] = defaultdict(list)
    digests: dict[str, list[Citation]] = defaultdict(list)
    for citation in sorted(cited.values(), key=lambda c: (c.source, c.iri)):
        runs = runs_of(citation.exact or "")
        if runs:
            texts[runs].append(citation)
        if citation.digest and (runs or (citation.exact is None and _is_long(citation))):
            digests[citation.digest].append(citation)
    like: dict[tuple[Iri, Iri], float] = {}
    for runs, others in _sharing(texts):
        likeness = len(runs & others) / len(runs | others)
        pairs = product(texts[runs][:_MOST], texts[others][:_MOST])
        like.update(dict.fromkeys(_in_two_documents(pairs), likeness))
    for copies in (*texts.values(), *digests.values()):
        like.update(dict.fromkeys(_in_two_documents(_among(copies)), 1.0))
    return like


def _among(copies: Sequence[Citation]) -> Pairs:
    return combinations(copies, 2) if len(copies) <= _MOST else pairwise(copies)


def _sharing(texts: Iterable[frozenset[str]]) -> set[tuple[frozenset[str], frozenset[str]]]:
    """Return the pairs of texts that have a run in common, which not very many have."""
    having: dict[str, list[frozenset[str]]] = defaultdict(list)
    for runs in texts:
        for run in runs:
            having[run].append(runs)
    few = (group for group in having.values() if len(group) <= _MOST)
    return {pair for group in few for pair in combinations(group, 2)}


def _in_two_documents(pairs: Pairs) -> Iterator[tuple[Iri, Iri]]:
    for pair in pairs:
        one, other = sorted(pair, key=lambda c: c.source)
        if one.source != other.source:
            yield one.iri, other.iri


def runs_of(text: str) -> frozenset[str]:
    """Return the runs of words in `text`; none where it has too few words to tell by."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = _WORD.findall(_UNSPACED.sub(lambda sign: f" {sign[0]} ", folded))
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    return frozenset(" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
