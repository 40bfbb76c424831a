"""The numbers that a page knows things, relations, claims and sayings by.

Claims are numbered by subject, relation and object: what is said of one thing lies
together, and all that states one edge without a gap. Sayings are numbered claim by
claim, each before what it was taken from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimgraph.model.claim import Claim, value_key
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.presentation.explorer.tables import Numbering


@dataclass(frozen=True)
class Numbers:
    """What is in a page, numbered.

    Attributes:
        things: Everything that has an IRI and is neither a claim nor a saying.
        relations: The relations of the claims.
        claims: The claims.
        sayings: The attestations of the claims.
        counted: The claims of the view; the others are there because they are spoken of.
    """

    things: Numbering
    relations: Numbering
    claims: Numbering
    sayings: Numbering
    counted: frozenset[Iri]

    @classmethod
    def of(cls, content: Content, counted: frozenset[Iri]) -> Numbers:
        """Return the numbers of what a view of `content` shows.

        Args:
            content: What there is.
            counted: The claims of the view.
        """
        shown = _with_those_spoken_of(content, counted)
        claims = [content.claims[iri] for iri in shown]
        things = Numbering(_entities(content, claims))
        relations = Numbering(_relations(claims))
        order = _Order(content, things, relations, counted)
        numbered = Numbering(shown, order.of)
        sayings = Numbering.in_order(_sayings(content, numbered))
        return cls(things, relations, numbered, sayings, counted)

    def named(self, names: Mapping[Iri, Iri]) -> Numbers:
        """Return the same numbers of what goes by other names.

        Args:
            names: The IRI there to the one here. Of several that have become one, the
                first stands for it.
        """
        if not names:
            return self
        there: dict[Iri, Iri] = {}
        for iri in sorted(names):
            there.setdefault(names[iri], iri)

        def renumbered(here: Numbering) -> Numbering:
            return Numbering.in_order(there.get(iri, iri) for iri in here)

        return Numbers(
            renumbered(self.things),
            self.relations,
            renumbered(self.claims),
            renumbered(self.sayings),
            frozenset(there.get(iri, iri) for iri in self.counted),
        )

    def __getitem__(self, iri: Iri) -> int:
        """Return the number of a thing, or ``-1 - number`` of a claim."""
        claim = self.claims.get(iri)
        return self.things[iri] if claim is None else -1 - claim

    def end(self, iri: Iri) -> int | None:
        """Return the same, or None where `iri` is "" or has no number."""
        return self[iri] if iri in self.claims or iri in self.things else None


def objects(claim: Claim) -> tuple[Iri, ...]:
    """Return the object of a claim where that is a thing or a claim."""
    return (claim.object,) if isinstance(claim.object, str) else ()


def _with_those_spoken_of(content: Content, counted: frozenset[Iri]) -> set[Iri]:
    """Return `counted` and every claim that one of them speaks of, leans on or is chained to."""
    closed, queue = set(counted), list(counted)
    while queue:
        claim = content.claims[queue.pop()]
        for iri in (*claim.named, *claim.depends_on, *_chained(content, claim.iri)):
            if iri in content.claims and iri not in closed:
                closed.add(iri)
                queue.append(iri)
    return closed


def _chained(content: Content, claim: Iri) -> Iterator[Iri]:
    """Yield the claims whose sayings lead to those of a claim, or are led to by them."""
    for said in content.attestations_of.get(claim, ()):
        yield from (taker.claim for taker in content.relayed_by.get(said.iri, ()))
        for iri in said.taken_from:
            if iri in content.attestations:
                yield content.attestations[iri].claim


def _entities(content: Content, claims: Iterable[Claim]) -> set[Iri]:
    """Return everything that has an IRI and is not a claim."""
    found = {*content.entities, *content.sources, *content.records}
    for claim in claims:
        found.update(claim.named)
    for said in content.attestations.values():
        found.add(said.source)
        found.update(said.agents)
        found.update(passage.source for passage in said.passages)
    for source in content.sources.values():
        found |= {source.publisher, source.graded_by, *source.authors}
    found.update(judgement.by for judgement in content.judgements)
    return found - content.claims.keys() - {""}


def _relations(claims: Iterable[Claim]) -> Iterator[Iri]:
    for claim in claims:
        yield claim.predicate
        yield from (relation for relation, _ in claim.qualifiers)


@dataclass(frozen=True, slots=True)
class _Order:
    content: Content
    things: Numbering
    relations: Numbering
    counted: frozenset[Iri]

    def of(self, iri: Iri) -> tuple[object, ...]:
        """Return what a claim is ordered by."""
        claim = self.content.claims[iri]
        value = claim.object
        end = self._end(value) if isinstance(value, str) else (2, 0, *value_key(value))
        subject = self._end(claim.subject)
        return subject, self.relations[claim.predicate], end, iri not in self.counted, iri

    def _end(self, iri: Iri) -> tuple[int, int, str]:
        """Return what an end of a claim is ordered by: things before claims."""
        number = self.things.get(iri)
        return (1, 0, iri) if number is None else (0, number, "")


def _sayings(content: Content, claims: Iterable[Iri]) -> Iterator[Iri]:
    """Yield the sayings of `claims`, claim by claim, from the outermost to the origins."""
    for claim in claims:
        every = content.attestations_of.get(claim, ())
        if len(every) == 1:
            yield every[0].iri
            continue
        own = {said.iri: said for said in every}
        outer = [said.iri for said in every if said.iri not in content.relayed_by]
        # What goes in a circle has no outermost saying: it comes last.
        queue = [*sorted(own, reverse=True), *sorted(outer, reverse=True)]
        while queue:
            iri = queue.pop()
            said = own.pop(iri, None)
            if said is not None:
                yield iri
                queue += sorted(said.taken_from, reverse=True)
