"""What a person may mean in a field: things by name in any script, relations by label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimgraph.analysis.names import search
from claimgraph.formats.sheet_names import spelled, spelled_term
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import Polarity
from claimgraph.model.vocabulary import Term, TermKind
from claimgraph.reviewing.docket import Docket

THING_FIELDS = ("subject", "object", "where", "chain", "qualifiers")
"""Fields in which a thing may be named; in the last two it is the last word that counts."""

_CODES = {
    "polarity": Polarity,
    "modality": Modality,
    "status": AttributionStatus,
    "stance": Stance,
}

_USAGES = {"predicate": "relation", "type": "kind"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be meant.

    Attributes:
        value: What to put into the field.
        label: What people call it; the name that matched.
        detail: What it is: its classes, or a definition.
    """

    value: str
    label: str
    detail: str = ""


def complete(
    docket: Docket, field: str, text: str, *, limit: int = 12, new: Iterable[Entity] = ()
) -> list[Choice]:
    """Return what may be meant by `text` in a field, the likeliest first.

    Args:
        docket: The case.
        field: A field of an edit; or ``type``, the class of a new thing.
        text: What is written so far; of a field that takes several, all of it.
        limit: How many at most.
        new: Entities that the case does not hold yet.
    """
    if field == "qualifiers" and "=" not in text.rpartition(";")[2]:
        found = _terms(docket, text.rpartition(";")[2], "qualifier", limit)
        return [replace(choice, value=f"{choice.value}=") for choice in found]
    if field in THING_FIELDS:
        last = _last(text) if field in ("chain", "qualifiers") else text
        return _things(docket, last, limit, new)
    if field in _USAGES:
        return _terms(docket, text, _USAGES[field], limit)
    codes = [str(code) for code in _CODES.get(field, ())]
    return [Choice(code, code) for code in codes if code.startswith(text.strip().lower())][:limit]


def _last(text: str) -> str:
    """Return what stands behind the last mark of a chain, or the last sign of pairs."""
    for mark in (" > ", " + ", " via ", ";", "="):
        text = text.rpartition(mark)[2]
    return text.strip()


def _things(docket: Docket, text: str, limit: int, new: Iterable[Entity]) -> list[Choice]:
    entities = {**docket.content.entities, **{e.iri: e for e in new}}
    hits = search(_names(docket, entities.values()), text, limit=limit)
    return [
        Choice(spelled(hit.iri, docket.namespaces), hit.name, _kinds(docket, entities, hit.iri))
        for hit in hits
    ]


def _names(docket: Docket, entities: Iterable[Entity]) -> Iterator[tuple[Iri, str]]:
    for entity in entities:
        yield entity.iri, spelled(entity.iri, docket.namespaces)
        yield from ((entity.iri, name.text) for name in entity.names)
    for source in docket.content.sources.values():
        if source.title:
            yield source.iri, source.title


def _kinds(docket: Docket, entities: dict[Iri, Entity], iri: Iri) -> str:
    entity = entities.get(iri)
    types = map(docket.vocabulary.label, entity.types) if entity else ["document"]
    others = [n.text for n in entity.names[1:3]] if entity else []
    also = f"; also {', '.join(others)}" if others else ""
    return f"{', '.join(types)}{also}"


def _terms(docket: Docket, text: str, usage: str, limit: int) -> list[Choice]:
    terms = {term.iri: term for term in docket.vocabulary if _is_for(docket, term, usage)}
    if not text.strip():
        first = sorted(terms.values(), key=lambda t: t.label)[:limit]
        return [_term(docket, term) for term in first]
    hits = search(_term_names(docket, terms.values()), text, limit=limit)
    return [_term(docket, terms[hit.iri], hit.name) for hit in hits]


def _is_for(docket: Docket, term: Term, usage: str) -> bool:
    """Return whether a term of the core is for that, or one of the case's own may be."""
    own = docket.namespaces.mint("term", "")
    is_class = (term.kind is TermKind.CLASS) is (usage == "kind")
    is_ours = term.iri.startswith(CG) or (term.iri.startswith(own) and not term.usage)
    return term.usage == usage or (is_class and is_ours and not term.usage)


def _term_names(docket: Docket, terms: Iterable[Term]) -> Iterator[tuple[Iri, str]]:
    for term in terms:
        yield from ((term.iri, label) for label in term.labels.values())
        yield term.iri, docket.namespaces.shorten(term.iri).rpartition(":")[2]


def _term(docket: Docket, term: Term, label: str = "") -> Choice:
    return Choice(spelled_term(term.iri, docket.namespaces), label or term.label, term.definition)
