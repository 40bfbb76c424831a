"""The vocabulary of a case: classes and relations, the core's and its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from claimgraph.model.iri import Iri, local_name


class TermKind(Enum):
    """What a term is: a class, or a relation to a thing or to a text."""

    CLASS = "class"
    OBJECT_RELATION = "object relation"
    TEXT_RELATION = "text relation"


@dataclass(frozen=True, slots=True)
class Term:
    """A class or relation with its place among the others.

    Attributes:
        iri: Its IRI.
        kind: What it is.
        labels: BCP 47 tag to label.
        definition: In English, or "".
        parents: Its direct super-classes or super-relations.
        subject_kinds: Classes one of which a relation's subject must be; empty
            where anything goes.
        object_kinds: The same for its object.
        single_valued: Of a relation: one thing has one value of it at a time.
        apart: Of a class of places: two of them have no ground in common.
        group_of: Of a class of groups: the classes that all members are of.
        usage: What it is for, where it says so: ``kind``, ``relation`` and ``qualifier``
            for claims, ``record`` for claimgraph's own records.
    """

    iri: Iri
    kind: TermKind
    labels: Mapping[str, str]
    definition: str = ""
    parents: tuple[Iri, ...] = ()
    subject_kinds: tuple[Iri, ...] = ()
    object_kinds: tuple[Iri, ...] = ()
    single_valued: bool = False
    apart: bool = False
    group_of: tuple[Iri, ...] = ()
    usage: str = ""

    @property
    def label(self) -> str:
        """The English label, or any, or the end of the IRI."""
        fallback = next(iter(self.labels.values()), None)
        local = local_name(self.iri)
        return self.labels.get("en") or fallback or local


class Vocabulary:
    """All terms by IRI, with the lines of descent between them."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {term.iri: term for term in terms}

    def __contains__(self, iri: object) -> bool:
        return iri in self._terms

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms.values())

    def get(self, iri: Iri) -> Term | None:
        """Return the term `iri`, or None."""
        return self._terms.get(iri)

    def label(self, iri: Iri) -> str:
        """Return the label of `iri`, or the end of it where it is not a term."""
        term = self._terms.get(iri)
        return term.label if term else local_name(iri)

    @cached_property
    def _ancestors(self) -> dict[Iri, frozenset[Iri]]:
        return {iri: frozenset(self._climb(iri)) for iri in self._terms}

    def _climb(self, iri: Iri) -> set[Iri]:
        seen: set[Iri] = set()
        queue = [iri]
        while queue:
            current = queue.pop()
            if current not in seen:
                seen.add(current)
                term = self._terms.get(current)
                queue.extend(term.parents if term else ())
        return seen

    def ancestors(self, iri: Iri) -> frozenset[Iri]:
        """Return `iri` and every term that it is a kind of."""
        return self._ancestors.get(iri, frozenset({iri}))

    def descendants(self, iri: Iri) -> frozenset[Iri]:
        """Return `iri` and every term that is a kind of it."""
        return frozenset({iri}) | {t for t, up in self._ancestors.items() if iri in up}

    def single_valued(self, iri: Iri) -> Iri | None:
        """Return the relation of which `iri` is a kind and of which a thing has one value.

        Of several, the first by IRI; None where `iri` may have several values.
        """
        above = (self._terms.get(term) for term in sorted(self.ancestors(iri)))
        return next((term.iri for term in above if term and term.single_valued), None)

    def is_a(self, types: Iterable[Iri], kinds: Iterable[Iri]) -> bool:
        """Return whether one of `types` is one of `kinds` or a kind of it."""
        wanted = frozenset(kinds)
        return any(self.ancestors(iri) & wanted for iri in types)
