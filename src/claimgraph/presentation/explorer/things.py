"""The entities of a page as rows: what the drawing, the search and the panel show."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from claimgraph.model.content import Content
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.explorer.kinds import OTHER, Kind, is_group, kinds_of
from claimgraph.presentation.explorer.tables import Numbering

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

    def rows(self) -> list[Row]:
        """Return one row an entity, in their order."""
        return [
            self._row(iri, kind)
            for iri, kind in zip(self.numbers.iris, self._kinds[1], strict=True)
        ]

    def _row(self, iri: Iri, kind: int) -> Row:
        entity = self._content.entities.get(iri)
        row: Row = {
            "label": self._content.label(iri) or iri,
            "shape": "custom",
            "group": kind,
            "iri": self._namespaces.shorten(iri),
        }
        return row | self._details(entity) if entity else row

    def _details(self, entity: Entity) -> Row:
        names = [
            [name.text, name.language, str(name.kind), self.numbers.get(name.source)]
            for name in entity.names
        ]
        return {
            "types": self.types.all(entity.types),
            "plural": is_group(entity.types, self._vocabulary),
            "names": names,
            "unknown": str(entity.unknown) if entity.unknown else None,
            "protected": entity.protected,
            "note": entity.note,
            "seeAlso": list(entity.see_also),
        }
