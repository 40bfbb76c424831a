"""Adjectives that are made of the names of places: "Ruritanian"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.named import Named

_ENDINGS = ("ians", "ian", "ans", "an", "ns", "n", "ese", "ish", "i", "ers", "er")
_BEGINNING = 3
_LONG = 5


def without_adjectives(
    groups: Sequence[Named], sentences: Sequence[ParsedSentence]
) -> Iterator[Named]:
    """Yield the things, what is called after a place ("Ruritanian") with the place itself.

    Args:
        groups: The things.
        sentences: Where they are named.
    """
    places: dict[str, list[Named]] = {}
    for group in groups:
        if len(group.words) == 1 and family(group.type) in ("place", ""):
            places.setdefault(group.words[0][:_BEGINNING], []).append(group)
    for group in groups:
        stem = _stem(group.words[0]) if len(group.words) == 1 and not group.entity else ""
        near = places.get(stem[:_BEGINNING], ()) if stem else ()
        owner = next((p for p in near if p is not group and _is_stem(stem, p)), None)
        if owner is not None:
            owner.mentions.extend(group.mentions)
        elif not (stem and _qualifies(group, sentences)):
            yield group


def _stem(word: str) -> str:
    """Return what may be the beginning of a place's name, of a word that is made of one."""
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) > _LONG), "")


def _is_stem(stem: str, place: Named) -> bool:
    name = place.words[0]
    return len(stem) > 2 and name.startswith(stem) and len(name) - len(stem) < 3


def _qualifies(group: Named, sentences: Sequence[ParsedSentence]) -> bool:
    """Return whether a name stands before nouns only, as an adjective does."""
    tokens = [sentences[m.place].doc[m.head] for m in group.mentions]
    return all(
        token.dep_ in ("amod", "compound") or token.pos_ == "ADJ" or token.head.i > token.i
        for token in tokens
    )
