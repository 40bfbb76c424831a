"""What has to go when protected entities must not be named: decided before a word is changed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256

from claimgraph.errors import DataError
from claimgraph.graph.namespaces import CG, VOCABULARY_PREFIXES
from claimgraph.model.claim import Attestation, Claim, Literal
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind, UnknownReason
from claimgraph.model.iri import RECORD_KINDS, Iri
from claimgraph.model.judgement import Verdict, standing
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.name_matching import NameMatcher

NEUTRAL_BASE = "https://w3id.org/claimgraph/cases/redacted/"
_GENERAL = (
    *("Person", "Organisation", "Place", "Facility", "Event", "Campaign", "Method", "Policy"),
    *("Document", "Asset", "Group", "Agent"),
)
_VOCABULARIES = tuple(VOCABULARY_PREFIXES.values())


class Pseudonyms:
    """Who is protected, and what each goes by instead.

    An entity that an analyst judged to be the same as a protected one is protected
    too: its names are names of it.

    Args:
        whole: The whole case, whatever part of it is handed on: a text in the part
            may name somebody who has no claim there.
        vocabulary: Knows which classes are kinds of a general one.

    Attributes:
        entities: Protected IRI to the entity that stands in its place.
        matcher: Finds their names, and ids that look like one, in texts.
        names: Their names.
        iris: Matches their IRIs.
    """

    def __init__(self, whole: Content, vocabulary: Vocabulary | None) -> None:
        # In the order of a digest: that of the IRIs would tell something of the names.
        protected = sorted(_protected(whole), key=lambda e: sha256(e.iri.encode()).digest())
        self.entities: dict[Iri, Entity] = {}
        substitutes: dict[str, str] = {}
        taken = set(whole.entities)
        numbers = (n for n in range(1, 10**9) if f"{whole.info.base}protected-{n}" not in taken)
        for entity, number in zip(protected, numbers, strict=False):
            stand_in = _stand_in(entity, f"{whole.info.base}protected-{number}", number, vocabulary)
            self.entities[entity.iri] = stand_in
            for text in _spellings(entity):
                substitutes.setdefault(text, stand_in.label)
        self.names = tuple(name.text for entity in protected for name in entity.names)
        self.matcher = NameMatcher(substitutes)
        self._ids = NameMatcher({local: "" for e in protected if (local := _local(e.iri))})
        pattern = "|".join(re.escape(iri) for iri in sorted(self.entities, reverse=True))
        self.iris = re.compile(rf"(?:{pattern})(?![\w-])" if pattern else r"(?!)")

    def leaks(self, identifier: str) -> bool:
        """Return whether an id, an IRI, an address or a file name gives somebody away."""
        return bool(identifier) and (
            self.leaks_iri(identifier)
            or self.matcher.is_in_identifier(identifier)
            or self._ids.is_in_identifier(identifier)
        )

    def leaks_iri(self, text: str) -> bool:
        """Return whether the IRI of a protected entity stands in `text`."""
        return self.iris.search(text) is not None


def _protected(whole: Content) -> Iterator[Entity]:
    """Yield the protected entities, and what is judged to be the same."""
    same: dict[Iri, set[Iri]] = defaultdict(set)
    for judgement in standing(whole.judgements):
        if judgement.verdict is Verdict.SAME:
            for target in judgement.targets:
                same[target].update(judgement.targets)
    queue = [iri for iri, entity in whole.entities.items() if entity.protected]
    seen = set(queue)
    while queue:
        iri = queue.pop()
        if iri in whole.entities:
            yield whole.entities[iri]
        fresh = same[iri] - seen
        seen |= fresh
        queue.extend(fresh)


def _stand_in(entity: Entity, iri: Iri, number: int, vocabulary: Vocabulary | None) -> Entity:
    """Return an entity of which no more is known than what kind of thing it is."""
    types = {a for t in entity.types for a in (vocabulary.ancestors(t) if vocabulary else [t])}
    kind = next((name for name in _GENERAL if CG + name in types), "Entity")
    name = Name(f"Protected {kind.lower()} {number}", "en", NameKind.PREFERRED)
    return Entity(iri, (CG + kind,), (name,), UnknownReason.WITHHELD)


def _local(iri: Iri) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def _spellings(entity: Entity) -> Iterator[str]:
    """Yield its names, and its id where that does not look like an everyday word."""
    yield from (name.text for name in entity.names)
    local = _local(entity.iri)
    if re.search(r"[-_.\d]", local):
        yield local


class Renaming:
    """The IRIs that give somebody away, and what they become.

    Args:
        content: What is handed on.
        pseudonyms: Who is protected.

    Attributes:
        base: The case's base IRI; a neutral one where a name is in it.
        renamed: How many IRIs beside those of protected entities hold a name.
    """

    def __init__(self, content: Content, pseudonyms: Pseudonyms) -> None:
        self._old_base = content.info.base
        self.base = NEUTRAL_BASE if pseudonyms.matcher.names_in(self._old_base) else self._old_base
        self._new: dict[Iri, Iri] = {
            iri: self._rebased(entity.iri) for iri, entity in pseudonyms.entities.items()
        }
        for folder, mentioned in (("", things_of(content)), ("term/", _terms(content))):
            fresh = mentioned - self._new.keys()
            leaking = (i for i in fresh if self.is_telling(i, self._old_base, pseudonyms))
            taken = {self._rebased(iri) for iri in mentioned}
            self._number(sorted(leaking), f"{self.base}{folder}redacted-", taken)
        self.renamed = len(self._new) - len(pseudonyms.entities)
        self._number(sorted(self._records(content)), f"{self.base}record/outside-", set())

    def _number(self, iris: Iterable[Iri], beginning: str, taken: set[Iri]) -> None:
        free = (f"{beginning}{n}" for n in range(1, 10**9) if f"{beginning}{n}" not in taken)
        self._new.update(zip(iris, free, strict=False))

    @staticmethod
    def is_telling(iri: Iri, base: Iri, pseudonyms: Pseudonyms) -> bool:
        """Return whether the IRI of a thing or a term gives somebody away."""
        if iri.startswith(_VOCABULARIES):
            return False
        return pseudonyms.leaks(iri.removeprefix(base)) or pseudonyms.leaks_iri(iri)

    def _records(self, content: Content) -> Iterator[Iri]:
        """Yield records that are spoken of and not here: their ids are digests of names."""
        folders = tuple(f"{self._old_base}{kind}/" for kind in RECORD_KINDS if kind != "term")
        known = content.claims.keys() | content.attestations.keys()
        taken_from = {i for a in content.attestations.values() for i in (*a.taken_from, a.claim)}
        spoken_of = {i for i in things_of(content) | taken_from if i.startswith(folders)}
        return (iri for iri in spoken_of - known if iri not in self._new)

    def _rebased(self, iri: Iri) -> Iri:
        inside = iri.removeprefix(self._old_base)
        return iri if inside == iri else self.base + inside

    def iri(self, iri: Iri) -> Iri:
        """Return what the IRI of an entity, a document or a term becomes; "" stays ""."""
        return self._new.get(iri) or self._rebased(iri)


def things_of(content: Content) -> set[Iri]:
    """Return all that has an IRI in `content` and is no record of it, and the ends of claims."""
    found = {*content.entities, *content.sources, *content.records}
    for entity in content.entities.values():
        found.update(name.source for name in entity.names)
    for source in content.sources.values():
        found.update((source.publisher, source.graded_by, *source.authors))
    for claim in content.claims.values():
        found.update(claim.named)
    for attestation in content.attestations.values():
        found.update((attestation.source, *attestation.agents))
        found.update(citation.source for citation in attestation.passages)
    found.update(judgement.by for judgement in content.judgements)
    return found - {""}


def _terms(content: Content) -> set[Iri]:
    found = {type_ for entity in content.entities.values() for type_ in entity.types}
    for claim in content.claims.values():
        found.update((claim.predicate, *(predicate for predicate, _ in claim.qualifiers)))
    return found


def in_order(needs: Mapping[Iri, Iterable[Iri]]) -> list[Iri]:
    """Return records so that each comes after those that it needs.

    Raises:
        DataError: records need each other in a circle, so that they have no ids.
    """
    try:
        known = {iri: sorted(set(others) & needs.keys()) for iri, others in needs.items()}
        return list(TopologicalSorter(known).static_order())
    except CycleError:
        raise DataError(
            "records speak of each other in a circle",
            mend="Run 'claimgraph check' and mend the records that it names.",
        ) from None


def claims_in_order(content: Content) -> list[Claim]:
    """Return the claims of `content`, each after those that it speaks of."""
    needs = {iri: list(claim.named) for iri, claim in content.claims.items()}
    return [content.claims[iri] for iri in in_order(needs)]


def telling_claims(content: Content, pseudonyms: Pseudonyms) -> set[Iri]:
    """Return the claims whose passages may name a protected entity.

    That is: one that it is about, that speaks in one of its chains, that wrote or is
    the document; one whose text or comments name it; and every claim about such a claim.
    """
    telling: set[Iri] = set()
    for claim in claims_in_order(content):
        said = content.attestations_of.get(claim.iri, ())
        named = set(claim.named)
        for attestation in said:
            named.update((*attestation.agents, *_documents_and_authors(attestation, content)))
        texts = (*_own_texts(claim), *(t for a in said for t in (a.act, a.gloss, a.note)))
        if (
            named & (telling | pseudonyms.entities.keys())
            or any(map(pseudonyms.matcher.names_in, texts))
            or any(pseudonyms.leaks(a.handle) for a in said)
        ):
            telling.add(claim.iri)
    return telling


def _documents_and_authors(attestation: Attestation, content: Content) -> Iterator[Iri]:
    for iri in {attestation.source, *(citation.source for citation in attestation.passages)}:
        yield iri
        if source := content.sources.get(iri):
            yield from (source.publisher, *source.authors)


def _own_texts(claim: Claim) -> Iterator[str]:
    if isinstance(claim.object, Literal):
        yield claim.object.text
    if isinstance(claim.object, Quantity):
        yield claim.object.unit


class Passages:
    """The places in documents whose words must not be handed on, nor guessed.

    Args:
        citations: Passages that may name a protected entity. Whatever overlaps one
            of them, or has the same digest, is guarded too.
    """

    def __init__(self, citations: Iterable[Citation]) -> None:
        every = list(citations)
        self._iris = {citation.iri for citation in every}
        self._digests = {citation.digest for citation in every} - {""}
        ranges: dict[Iri, list[tuple[int, int]]] = defaultdict(list)
        for c in every:
            if c.start is not None and c.end is not None:
                ranges[c.source].append((c.start, c.end))
        self._ranges = {source: _merged(parts) for source, parts in ranges.items()}

    def guards(self, citation: Citation) -> bool:
        """Return whether the words of `citation` and their digest must go."""
        if citation.iri in self._iris or citation.digest in self._digests:
            return True
        if citation.start is None or citation.end is None:
            return False
        ranges = self._ranges.get(citation.source, [])
        before = bisect_right(ranges, (citation.end - 1, float("inf"))) - 1
        return before >= 0 and ranges[before][1] > citation.start


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
