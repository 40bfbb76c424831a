"""Which relations and classes a model may choose from: some of the core's, and the case's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.documents.endpoint.prompt import prompt
from claimgraph.documents.proposing.draft import ObjectKind
from claimgraph.model.iri import local_name
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

_CORE = "https://w3id.org/claimgraph/ontology#"
_OF_VALUES = {f"{_CORE}Quantity": ObjectKind.QUANTITY, f"{_CORE}EdtfDate": ObjectKind.DATE}
_MOST_OF_CASE = 40
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """What a model may choose from.

    Attributes:
        relations: Local names of relations.
        types: Local names of classes.
        lines: A line for each relation: its name, what its object is, what it means.
    """

    relations: tuple[str, ...]
    types: tuple[str, ...]
    lines: tuple[str, ...]


def offer(vocabulary: Vocabulary) -> Offer:
    """Return what is offered under a vocabulary, in the same order each time."""
    relations = _chosen(vocabulary, prompt().relations) + _own_relations(vocabulary)
    types = _chosen(vocabulary, prompt().types) + _own_types(vocabulary)
    return Offer(
        relations=_names(relations),
        types=_names(types),
        lines=tuple(dict.fromkeys(_line(term) for term in relations)),
    )


def _chosen(vocabulary: Vocabulary, names: tuple[str, ...]) -> list[Term]:
    found = (vocabulary.get(_CORE + name) for name in names)
    return [term for term in found if term is not None]


def _names(terms: list[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(local_name(term.iri) for term in terms))


def _own(vocabulary: Vocabulary) -> Iterator[Term]:
    """Yield the terms that a case brings: those outside the core under one of the core's."""
    for term in sorted(vocabulary, key=lambda term: term.iri):
        above = vocabulary.ancestors(term.iri)
        if not term.iri.startswith(_CORE) and any(iri.startswith(_CORE) for iri in above):
            yield term


def _own_relations(vocabulary: Vocabulary) -> list[Term]:
    relations = (term for term in _own(vocabulary) if term.kind is not TermKind.CLASS)
    return [term for term in relations if not _is_of_claims(term, vocabulary)][:_MOST_OF_CASE]


def _own_types(vocabulary: Vocabulary) -> list[Term]:
    classes = (term for term in _own(vocabulary) if term.kind is TermKind.CLASS)
    entity = f"{_CORE}Entity"
    return [term for term in classes if entity in vocabulary.ancestors(term.iri)][:_MOST_OF_CASE]


def _is_of_claims(term: Term, vocabulary: Vocabulary) -> bool:
    """Return whether a relation, or one that it is a kind of, only holds between claims."""
    above = (vocabulary.get(iri) for iri in vocabulary.ancestors(term.iri))
    return any(each.object_kinds == (f"{_CORE}Claim",) for each in above if each)


def _line(term: Term) -> str:
    """Return a line with the first clause of a definition; what follows is for people."""
    clause = re.split(r"[;.](?=\s|\Z)", " ".join(term.definition.split()))[0]
    return f"{local_name(term.iri)} ({_object_kind(term)}): {clause[:_LONGEST] or term.label}"


def _object_kind(term: Term) -> ObjectKind:
    if term.kind is TermKind.TEXT_RELATION:
        return ObjectKind.TEXT
    values = (_OF_VALUES[kind] for kind in term.object_kinds if kind in _OF_VALUES)
    return next(values, ObjectKind.THING)
