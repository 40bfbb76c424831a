"""Who decides, and when."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from claimgraph.analysis.names import folded
from claimgraph.errors import Candidate, InvalidIri, UnknownName, UsageError
from claimgraph.graph.encode import slug
from claimgraph.graph.namespaces import CG
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.iri import Iri, Namespaces, valid_short_id
from claimgraph.model.vocabulary import Vocabulary

ANALYST_VARIABLE = "CLAIMGRAPH_ANALYST"
"""The environment variable that says who decides where nothing else does."""

_DATETIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


def analyst(text: str, content: Content, namespaces: Namespaces, vocabulary: Vocabulary) -> Entity:
    """Return the analyst that `text` means; a name that no analyst has makes a new one.

    Args:
        text: An id or a name. A person of the case who has the same name is another one.
        content: The case.
        namespaces: The case's.
        vocabulary: The core's and the case's terms.

    Raises:
        UsageError: it is empty, or the id of something that is no analyst.
        UnknownName: several analysts have the name.
    """
    name = " ".join(text.split())
    if not name:
        mend = f"Give --by NAME, or set {ANALYST_VARIABLE}."
        raise UsageError("nobody is named who decides", mend=mend)

    def is_analyst(entity: Entity) -> bool:
        return vocabulary.is_a(entity.types, [CG + "Analyst"])

    named = content.entities.get(_expanded(name, namespaces))
    if named is not None and is_analyst(named):
        return named
    every = analysts(content, vocabulary)
    found = [e for e in every if any(folded(n.text) == folded(name) for n in e.names)]
    if len(found) > 1:
        raise UnknownName(
            f"{len(found)} analysts go by the name {name!r}",
            candidates=[Candidate(e.iri, e.label) for e in found],
            mend="Name the one you mean by its id.",
        )
    if named is not None and not found:
        mend = "Name an analyst of the case, or a new one."
        raise UsageError(f"{name!r} is {named.label}, who is no analyst", mend=mend)
    return found[0] if found else _new(name, content, namespaces)


def analysts(content: Content, vocabulary: Vocabulary) -> tuple[Entity, ...]:
    """Return the analysts of a case, sorted by IRI."""
    every = content.entities.values()
    found = [entity for entity in every if vocabulary.is_a(entity.types, [CG + "Analyst"])]
    return tuple(sorted(found, key=lambda entity: entity.iri))


def _expanded(text: str, namespaces: Namespaces) -> Iri:
    try:
        return namespaces.expand(text)
    except InvalidIri:
        return ""


def _new(name: str, content: Content, namespaces: Namespaces) -> Entity:
    number = 1
    while True:
        word = slug(name) if number == 1 else f"{slug(name)}-{number}"
        number += 1
        try:
            iri = namespaces.base + valid_short_id(word)
        except InvalidIri:
            continue  # a word that is kept for other things
        if iri not in content.entities and iri not in content.sources:
            return Entity(iri, (CG + "Analyst",), (Name(name, kind=NameKind.PREFERRED),))


def moment(at: str | datetime | None = None) -> str:
    """Return a moment as xsd:dateTime with a time zone; now, to the second, where None.

    Raises:
        UsageError: it is no moment, or has no time zone.
    """
    if at is None:
        at = datetime.now(UTC).replace(microsecond=0)
    text = at.isoformat() if isinstance(at, datetime) else at
    text = text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
    try:
        is_moment = _DATETIME.fullmatch(text) and datetime.fromisoformat(text)
    except ValueError:
        is_moment = None
    if not is_moment:
        mend = "Write a date, a time and a time zone: 2026-11-25T09:30:00Z."
        raise UsageError(f"{text!r} is not a moment", mend=mend)
    return text
