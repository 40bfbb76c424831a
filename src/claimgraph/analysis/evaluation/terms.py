"""The names that gold gives to classes and relations, beside those of the core."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from claimgraph.model.iri import Iri, local_name
from claimgraph.model.vocabulary import TermKind, Vocabulary

_DESCRIBED = "describedAs"
_ENTITY = "Entity"


@cache
def gold_terms() -> dict[str, Any]:
    """Return the lexicon of names that gold uses; not to be changed."""
    file = files("claimgraph.analysis.evaluation") / "lexicons" / "gold_terms.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


class Terms:
    """Compares classes and relations by their names.

    Args:
        vocabulary: The terms of the core.
        relations: The gold's own relations, with their names in the core.
    """

    def __init__(self, vocabulary: Vocabulary, relations: Mapping[str, str] | None = None) -> None:
        self._iris = {local_name(term.iri): term.iri for term in vocabulary}
        self._vocabulary = vocabulary
        self._relations: dict[str, str] = gold_terms()["relations"] | dict(relations or {})

    def type_of(self, gold: str) -> str:
        """Return the core's name of a class that the gold names."""
        name: str = gold_terms()["types"].get(gold, gold)
        return name

    def relation_of(self, gold: str) -> str:
        """Return the core's name of a relation that the gold names."""
        return self._relations.get(gold, gold)

    def iri_of(self, name: str) -> Iri | None:
        """Return the IRI of a term of the core, or None where it has none of that name."""
        return self._iris.get(name)

    def is_kind(self, name: str, other: str) -> bool:
        """Return whether a class is another one or a kind of it."""
        return other in self._above(name)

    def compatible(self, name: str, other: str) -> bool:
        """Return whether one class is the other, or a kind of it.

        A class that the core does not know can't be compared, and fits all.
        """
        if name not in self._iris or other not in self._iris:
            return True
        return self.is_kind(name, other) or self.is_kind(other, name)

    def related(self, gold: str, found: str) -> bool:
        """Return whether two relations of the core are the same or of one family.

        Where the gold describes, any relation to a text is as good.
        """
        if gold == found or self._above(gold) & self._above(found):
            return True
        return gold == _DESCRIBED and self.has_text(found)

    def has_text(self, relation: str) -> bool:
        """Return whether a relation of the core leads to a text."""
        term = self._vocabulary.get(self._iris.get(relation, ""))
        return term is not None and term.kind is TermKind.TEXT_RELATION

    def _above(self, name: str) -> frozenset[str]:
        iri = self._iris.get(name)
        return (
            frozenset(map(local_name, self._vocabulary.ancestors(iri)))
            if iri
            else frozenset({name})
        )
