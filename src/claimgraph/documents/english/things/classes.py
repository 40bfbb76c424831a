"""The classes of the core that things in a text are of, and which of them go together."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.documents.english.lexicon import lexicon
from claimgraph.model.iri import Iri, local_name
from claimgraph.model.vocabulary import Vocabulary

_FAMILIES: dict[str, str] = {
    name: family for family, names in lexicon("families")["families"].items() for name in names
}
_GENERAL = frozenset({"Organisation", "Place", "Document", "Event", "Group", "Asset", "StateBody"})


def family(type_: str) -> str:
    """Return what a class is broadly: person, body, place, document..., or "" for none."""
    return _FAMILIES.get(type_, "")


def are_compatible(one: str, other: str) -> bool:
    """Return whether a thing may be of both classes; one that is not known is of any."""
    return not one or not other or family(one) == family(other)


def narrower(one: str, other: str) -> str:
    """Return the one of two compatible classes that says more; the first where both do."""
    return other if (not one or one in _GENERAL) and other else one


def is_group(type_: str) -> bool:
    """Return whether things of a class are several."""
    return family(type_) in ("persons", "group")


def core_class(types: Iterable[Iri], vocabulary: Vocabulary | None) -> str:
    """Return the local name of the nearest class of the core above the classes of a case.

    Args:
        types: Classes of an entity.
        vocabulary: Where their super-classes are known from.
    """
    seen: set[Iri] = set()
    level = sorted(types)
    while level:
        known = [local for local in map(local_name, level) if local in _FAMILIES]
        if known:
            return min(known, key=lambda name: (name in _GENERAL, name))
        seen.update(level)
        level = sorted(set(_parents(level, vocabulary)) - seen)
    return ""


def _parents(types: Iterable[Iri], vocabulary: Vocabulary | None) -> Iterable[Iri]:
    terms = (vocabulary.get(iri) for iri in types) if vocabulary is not None else ()
    return (parent for term in terms if term for parent in term.parents)
