"""The entities of a page as columns: what the drawing, the search and the panel show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from claimgraph.model.content import Content
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.explorer.kinds import OTHER, Kind, is_group, kinds_of
from claimgraph.presentation.explorer.tables import Column, Numbering, Table, coded, column

Row = dict[str, Any]


class Things:
    """The entities of a page, numbered, with the kinds that they fall into.

    Args:
        content: Describes those that it knows; others have the end of their IRI.
        vocabulary: Gives classes their labels and their place.
        namespaces: Shortens IRIs.
        numbers: The entities.
    """

    def __init__(
        self, content: Content, vocabulary: Vocabulary, namespaces: Namespaces, numbers: Numbering
    ) -> None:
        self.numbers = numbers
        self._content = content
        self._vocabulary = vocabulary
        self._namespaces = namespaces

    @cached_property
    def types(self) -> Numbering:
        """The classes of the entities."""
        return Numbering(iri for number in self.numbers.iris for iri in self._types(number))

    def _types(self, iri: Iri) -> tuple[Iri, ...]:
        entity = self._content.entities.get(iri)
        return entity.types if entity else ()

    @cached_property
    def _kinds(self) -> tuple[tuple[Kind, ...], list[int]]:
        return kinds_of((self._types(iri) for iri in self.numbers.iris), self._vocabulary)

    def kinds(self) -> list[Row]:
        """Return the rows of the legend."""
        return [
            {"shape": kind.shape, "colour": kind.colour, **self._named(kind)}
            for kind in self._kinds[0]
        ]

    def _named(self, kind: Kind) -> Row:
        return {"id": OTHER, "labels": {}} if kind.iri == OTHER else self.term(kind.iri)

    def term(self, iri: Iri) -> Row:
        """Return a class or relation with its labels by language and its definition."""
        term = self._vocabulary.get(iri)
        labels = dict(sorted(term.labels.items())) if term else {}
        return {
            "id": self._namespaces.shorten(iri),
            "labels": labels or {"en": self._vocabulary.label(iri)},
            "definition": term.definition if term else "",
        }

    @cached_property
    def labels(self) -> list[str]:
        """What each is called."""
        return [self._content.label(iri) or iri for iri in self.numbers]

    def columns(self) -> Table:
        """Return what the drawing, the search and the panel show of each."""
        known = [self._content.entities.get(iri) for iri in self.numbers]
        typings = [entity.types if entity else () for entity in known]
        plural = {types: is_group(types, self._vocabulary) for types in set(typings)}
        return {
            "label": list(self.labels),
            "group": self._kinds[1],
            "iri": [self._namespaces.shorten(iri) for iri in self.numbers],
            "types": coded(tuple(self.types.all(types)) for types in typings),
            "plural": coded(plural[types] or None for types in typings),
            "names": self._names(known),
            "unknown": coded(e.unknown and str(e.unknown) if e else None for e in known),
            "protected": column(e is not None and e.protected for e in known),
            "note": column(e.note if e else "" for e in known),
            "seeAlso": column(list(e.see_also) if e else [] for e in known),
        }

    def _names(self, known: Sequence[Entity | None]) -> Column:
        """Return the names of each; one that is its label is told by None."""
        labelled = zip(self.labels, (e.names if e else () for e in known), strict=True)
        names = [(label, name) for label, names in labelled for name in names]
        return {
            "sizes": [len(e.names) if e else 0 for e in known],
            "texts": [None if name.text == label else name.text for label, name in names],
            "languages": coded(name.language for _, name in names),
            "kinds": coded(str(name.kind) for _, name in names),
            "sources": coded(self.numbers.get(name.source) for _, name in names),
        }
