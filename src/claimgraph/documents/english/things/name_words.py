"""The words that names are made of, and what they tell of what is named."""

from __future__ import annotations

import re
from functools import cache

from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.gazetteer import folded
from claimgraph.documents.english.things.heads import head_of

_NAMES = lexicon("names")
_GIVEN = lexicon("given_names")
_PLACES = lexicon("known_places")
TITLES = frozenset(folded(word) for word in _NAMES["titles"])
ROLES = frozenset(folded(word) for word in _NAMES["roles"])
INNER = frozenset(_NAMES["inner"])
PARTICLES = frozenset(_NAMES["name_particles"])
NEVER = frozenset(folded(word) for word in _NAMES["never"])
ALONE = NEVER | frozenset(folded(word) for word in _NAMES["alone"])
DEMONYMS = frozenset(folded(word) for word in _PLACES["demonyms"])
NEWS = frozenset(
    folded(word)
    for each in _NAMES["suffixes"]
    if each["id"] == "name.news"
    for word in each["words"]
)
_FEMALE = frozenset(folded(word) for word in _GIVEN["female"])
_MALE = frozenset(folded(word) for word in _GIVEN["male"])
_FEMALE_TITLES = frozenset(folded(word) for word in _NAMES["female_titles"])
_MALE_TITLES = frozenset(folded(word) for word in _NAMES["male_titles"])
_COUNTRIES = frozenset(folded(word) for word in _PLACES["countries"])
_CITIES = frozenset(folded(word) for word in _PLACES["cities"])
_STREETS = tuple(_NAMES["street_endings"])
INSIDE = "name.inside"
"""Rule: a word within a name tells it."""
_DIRECTIONS = frozenset(_NAMES["directions"])
_FIRMS_OF = frozenset({"bank", "company", "corporation"})
_INITIAL = re.compile(r"[^\W\d_]\.?\Z")


@cache
def _table(key: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """Return the words of a list of classes with the class and the id of the rule."""
    table: dict[tuple[str, ...], tuple[str, str]] = {}
    for each in _NAMES[key]:
        for word in each["words"]:
            parts = tuple(part.rstrip(".") or part for part in folded(word).split())
            table.setdefault(parts, (each["type"], each["id"]))
    return table


def is_title(word: str) -> bool:
    """Return whether a word stands before the name of a person."""
    return folded(word).rstrip(".") in TITLES


def is_role(word: str) -> bool:
    """Return whether a word with a capital says what somebody is."""
    return folded(word) in ROLES


def is_initial(word: str) -> bool:
    """Return whether a word is a letter for a name."""
    return bool(_INITIAL.match(word)) and word[0].isupper()


def is_given_name(word: str) -> bool:
    """Return whether a word is a common given name."""
    return folded(word) in _FEMALE or folded(word) in _MALE


def gender_of(words: tuple[str, ...]) -> str:
    """Return f or m where a title or a given name tells it, else ""."""
    for word in words:
        plain = folded(word).rstrip(".")
        if plain in _FEMALE_TITLES or (plain in _FEMALE and plain not in _MALE):
            return "f"
        if plain in _MALE_TITLES or (plain in _MALE and plain not in _FEMALE):
            return "m"
    return ""


def told_by_form(words: tuple[str, ...]) -> tuple[str, str]:
    """Return the class that the words of a name tell, and the id of the rule, or ("", "")."""
    name = tuple(folded(word).rstrip(".") for word in words if word != "-")
    whole = " ".join(name)
    if name[:2] == ("house", "of") and name[-1].endswith("s"):
        return "Legislature", "name.house"
    if name in _table("suffixes") and len(name) > 1:
        return _table("suffixes")[name]
    if whole in _COUNTRIES:
        return "Country", "name.country"
    if whole in _CITIES:
        return "City", "name.city"
    if len(name) == 1 and name[0].endswith(_STREETS):
        return "Address", "name.street"
    first = _table("prefixes").get(name[:1]) if len(name) > 1 else None
    last = _last(_before_of(name), len(name) == 1)
    if not last and "&" in name[1:-1]:
        last = ("Company", "name.ampersand")
    if first and family(first[0]) in ("document", "event", "asset") and not last:
        return first
    inner = (_table("suffixes").get((word,)) for word in name[1:-1])
    if len(name) > 1 and name[-1] in _COUNTRIES and name[0] not in _DIRECTIONS:
        last = last or ("Organisation", "name.of-country")
    if any(found and found[0] == "Company" for found in inner) and not last and not first:
        return "Company", INSIDE
    return last or first or ("", "")


def _last(name: tuple[str, ...], alone: bool) -> tuple[str, str] | None:
    suffixes = _table("suffixes")
    noun = head_of(name[-2:]) if len(name) > 1 else None
    if noun and " " in noun.noun and family(noun.type) == "body":
        return noun.type, noun.rule
    for length in (3, 2, 1):
        found = suffixes.get(name[-length:]) if len(name) >= length else None
        if found and (not alone or _tells_alone(name[0], found)):
            return found
    if noun and family(noun.type) in ("body", "facility"):
        return noun.type, noun.rule
    return None


def _tells_alone(word: str, found: tuple[str, str]) -> bool:
    """Return whether a word is a whole name by itself: an acronym, or a body of state."""
    return head_of((word,)) is None and len(word) > 1 and found[0] not in _WEAK_ALONE


_WEAK_ALONE = frozenset(
    {
        "Company",
        "NewsOrganisation",
        "Place",
        "Facility",
        "Settlement",
        "Address",
        "Region",
        "Document",
        "Organisation",
        "Association",
        "NonGovernmentalOrganisation",
        "Event",
        "Campaign",
        "Vessel",
        "Law",
    }
)


def _before_of(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the part of a name that says what it is: that before "of" and the like."""
    for number, word in enumerate(name):
        if word in ("of", "for", "on", "against") and number:
            return name[:number] if head_or_table(name[number - 1]) else name
    return name


def takes_of(word: str) -> bool:
    """Return whether a name goes on behind such a word and "of": "Bank of", not "Ltd of"."""
    if not head_or_table(word) or is_role(word):
        return False
    found = _table("suffixes").get((folded(word).rstrip("."),))
    return (
        found is None or found[0] != "Company" or folded(word) in ("bank", "company", "corporation")
    )


def head_or_table(word: str) -> bool:
    """Return whether a word says what kind of body, place or document something is."""
    plain = (folded(word).rstrip("."),)
    return plain in _table("suffixes") or plain in _table("prefixes")
