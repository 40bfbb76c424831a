"""What a person may mean in a field: things by name in any script, relations by label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimgraph.analysis.names import search
from claimgraph.errors import UsageError
from claimgraph.formats.sheet_names import spelled, spelled_term
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import Polarity
from claimgraph.model.vocabulary import Term, TermKind
from claimgraph.reviewing.docket import Docket
from claimgraph.reviewing.edit import NEW

_THINGS = ("subject", "object", "where")
"""Fields that name one thing."""
_LISTS = {"chain": re.compile(r" (?:>|\+|via) "), "qualifiers": re.compile(r";\s*|=")}
"""Fields that name several, to what stands before each: it is the last one that is written."""
_NEW_KIND = re.compile(r"(.*\()([^()]*)\)?\s*")
"""In the field ``new``: the last thing up to its class, and the class."""
_NO_NAME = frozenset(";=()")
_QUOTES = '"“”'

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
        value: What is meant, as the field names it; of a new thing its name.
        label: What people call it; the name that matched.
        detail: What it is: its classes, or a definition.
        text: What stands in the field when it is taken: of a field that names several,
            what is there already, and this one.
        is_new: Whether it is a thing that the case does not know, which has to be
            described before it can be accepted: see :func:`with_new`.
    """

    value: str
    label: str
    detail: str = ""
    text: str = ""
    is_new: bool = False


def complete(
    docket: Docket, field: str, text: str, *, limit: int = 12, new: Iterable[Entity] = ()
) -> list[Choice]:
    """Return what may be meant by `text` in a field, the likeliest first.

    Where a thing is to be named and nothing has that name, a new thing is the last choice.

    Args:
        docket: The case.
        field: A field of an edit; or ``type``, the class of a new thing.
        text: What is written so far; of a field that takes several, all of it.
        limit: How many at most.
        new: Entities that the case does not hold yet.
    """
    before, last = _parted(field, text)
    found = _meant(docket, field, before, last, limit, new)
    end = ")" if field == NEW else ""
    return [replace(c, text=f"{before}{c.text or c.value}{end}") for c in found]


def _parted(field: str, text: str) -> tuple[str, str]:
    """Return what of a field stays as it is, and what is being written."""
    if field == NEW:
        match = _NEW_KIND.fullmatch(text)
        return (match[1], match[2].strip()) if match else (text, "")
    ends = [mark.end() for mark in _LISTS[field].finditer(text)] if field in _LISTS else []
    end = ends[-1] if ends else 0
    return text[:end], text[end:].strip()


def _meant(
    docket: Docket, field: str, before: str, last: str, limit: int, new: Iterable[Entity]
) -> list[Choice]:
    if field == NEW:
        return _terms(docket, last, "kind", limit) if before.endswith("(") else []
    if field == "qualifiers" and not before.endswith("="):
        found = _terms(docket, last, "qualifier", limit)
        return [replace(choice, value=f"{choice.value}=") for choice in found]
    if field in _THINGS or field in _LISTS:
        return _things(docket, last, limit, new, is_chain=field == "chain")
    if field in _USAGES:
        return _terms(docket, last, _USAGES[field], limit)
    codes = [str(code) for code in _CODES.get(field, ())]
    return [Choice(code, code) for code in codes if code.startswith(last.lower())][:limit]


def _things(
    docket: Docket, text: str, limit: int, new: Iterable[Entity], *, is_chain: bool
) -> list[Choice]:
    name = text.strip(_QUOTES)
    entities = {**docket.content.entities, **{e.iri: e for e in new}}
    hits = search(_names(docket, entities.values()), name, limit=limit)
    choices = [
        Choice(spelled(hit.iri, docket.namespaces), hit.name, _kinds(docket, entities, hit.iri))
        for hit in hits
    ]
    is_known = any(hit.rank == 0 for hit in hits)
    if not name or is_known or set(name) & _NO_NAME or (is_chain and ":" in name):
        return choices
    as_written = f'"{name}"' if is_chain else name
    return [*choices, Choice(name, name, "a new thing", as_written, is_new=True)]


def with_new(before: str, name: str, kind: str = "") -> str:
    """Return what stands in the field ``new`` with one more thing in it.

    Args:
        before: What stands there.
        name: What the thing is called.
        kind: Its class, by name or label.

    Raises:
        UsageError: the name can't be used.
    """
    name = " ".join(name.split())
    if not name or set(name) & _NO_NAME:
        mend = "Leave out ; = ( and )."
        raise UsageError(f"{name!r} can't be the name of a new thing", mend=mend)
    told = f"{name} ({kind})" if kind else name
    return f"{before}; {told}" if before else told


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
