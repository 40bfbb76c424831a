"""Short forms of names: surnames, initials, "Acme" for "Acme Holdings Ltd"."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.heads import head_of
from claimgraph.documents.english.things.name_words import NEWS, head_or_table, is_initial
from claimgraph.documents.english.things.named import Named

_SURE = 2.0
_CERTAIN = 3.0
_LOCAL = words("names", "local_bodies")
_HINT = 0.5
_SEEN = 2.2
_SMALL = frozenset({"of", "and", "the", "for", "on", "in", "&", "de", "to"})
_LEGAL = words("names", "legal_forms")


def keys(words: tuple[str, ...]) -> Iterator[str]:
    """Yield by what the short forms of a name are looked up: see :func:`sought`."""
    yield words[0]
    yield words[-1]
    yield f"{words[0][0]}."
    yield f"={initials(words)}"


def sought(words: tuple[str, ...]) -> Iterator[str]:
    """Yield by what the longer forms of a name are looked up."""
    yield words[0]
    yield words[-1]
    yield f"={words[0].replace('.', '')}"
    if is_initial(words[0].upper()):
        yield f"{words[0][0]}."


def is_short_for(short: tuple[str, ...], full: tuple[str, ...], group: Named, other: Named) -> bool:
    """Return whether a name may be a short form of a longer one.

    Args:
        short: The words of the name.
        full: Those of the longer one.
        group: What is named by the first.
        other: What is named by the second.
    """
    if short == full[: len(short)] and _is_firm(full, len(short)):
        return True
    if short == full[1:] and _is_water(full, group, other):
        return True
    kinds = family(group.type), family(other.type)
    if kinds[0] and kinds[1] and kinds[0] != kinds[1] and min(group.ahead, other.ahead) >= _SURE:
        return False
    if short == full or _is_seat(short, full, other):
        return True
    if kinds[1] == "person" or (kinds[1] == "" and kinds[0] == "person"):
        other_kind = kinds[0] not in ("person", "") and group.ahead >= _CERTAIN
        return not other_kind and _is_of_person(short, full)
    if len(short) >= len(full):
        return False
    if len(short) == 1 and _stands_for(short[0], full, group, other):
        return True
    if full[: len(short)] == short:
        return not _is_of_place(short, full, group, other)
    return len(short) > 1 and full[-len(short) :] == short


def _is_seat(short: tuple[str, ...], full: tuple[str, ...], other: Named) -> bool:
    """Return whether a name is that of a place without what it is: "X" of "Province of X"."""
    return family(other.type) == "place" and full[1:2] == ("of",) and short == full[2:]


def _is_water(full: tuple[str, ...], group: Named, other: Named) -> bool:
    """Return whether a name of a place begins with what it is: "River Orm", "Lake Orm"."""
    unsure = family(group.type) in ("place", "") or group.ahead < _CERTAIN
    return family(other.type) == "place" and head_of((full[0],)) is not None and unsure


def _is_firm(full: tuple[str, ...], shown: int) -> bool:
    """Return whether the first words of a name are those of a firm: "Acme" of "Acme Ltd"."""
    rest = full[shown:]
    return all(word in _LEGAL for word in rest) or (shown > 1 and full[-1] in _LEGAL)


def _stands_for(word: str, full: tuple[str, ...], group: Named, other: Named) -> bool:
    """Return whether a word is the initials of a name, or what a newspaper is called."""
    if len(word) > 1 and initials(full) == word.replace(".", ""):
        return True
    if family(other.type) != "body" or family(group.type) not in ("body", "document", ""):
        return False
    return full[-1] == word and bool(NEWS & {full[-1], full[0]})


def _is_of_place(short: tuple[str, ...], full: tuple[str, ...], group: Named, other: Named) -> bool:
    """Return whether a name is of the place after which a body is called, not of the body."""
    least = _SEEN if other.type == "Company" else _HINT
    if family(group.type) == "place" and group.ahead > least:
        return True
    return len(short) == 1 and not head_or_table(short[0]) and other.type in _LOCAL


def _is_of_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(full) < 2:
        return False
    if len(short) == 1:
        letter = len(short[0].rstrip(".")) == 1 and full[0].startswith(short[0][0])
        return letter or short[0] in (full[0], full[-1])
    if short[-1] != full[-1]:
        return full[: len(short)] == short
    if len(short) > len(full):
        return False
    begins = is_initial(short[0].upper()) and short[0][0] == full[0][0]
    return begins or short[0] == full[0] or full[-len(short) :] == short


def initials(words: tuple[str, ...]) -> str:
    """Return the first letters of the words of a name, without small ones."""
    counted = (word for word in words if word[0].isalnum() and word not in _SMALL)
    return "".join(word[0] for word in counted if word not in _LEGAL)
