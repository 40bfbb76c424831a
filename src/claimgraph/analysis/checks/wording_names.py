"""Where a text names things, and how it brings them in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from claimgraph.documents.proofreading.layout import Span, Word
from claimgraph.documents.proofreading.word_lists import word_list
from claimgraph.model.entity import Entity

_SMALL = word_list(
    "a an the and but or nor so yet as if when while where since until after before because "
    "although though of in on at to for from by with under over about into than that this "
    "these those it its he she they we you i his her their our not no also only even both "
    "either then now here there who whom whose which what why how said says told asked "
    "according however"
)
"""Words that introduce nobody, however they are written."""
_ROLES = word_list(
    "president minister premier chancellor chairman chairwoman chair chief director head "
    "leader manager officer official spokesman spokeswoman spokesperson analyst author writer "
    "reporter editor professor doctor lawyer attorney judge prosecutor senator governor mayor "
    "ambassador consul envoy diplomat general colonel major captain lieutenant sergeant "
    "inspector detective agent commissioner secretary researcher scholar historian economist "
    "scientist engineer teacher student founder owner partner member candidate activist "
    "witness suspect defendant victim coach player actor actress singer king queen prince "
    "princess pope bishop father brother sister son daughter wife husband mother uncle aunt "
    "businessman businesswoman banker expert adviser advisor aide investigator dissident"
)
"""What somebody may be, before a bare name."""
_TITLE = re.compile(r"(?:^|[^\w])([^\W\d_][\w’'-]*)(\.?) \Z")
_APPOSITION = re.compile(
    r"(?:’s|'s)?(?:, (?:a|an|the|who|whose|which|then|now|former|formerly|head|chief|director|"
    r"president|founder|author|\d{1,3})\b| ?\(| of [A-Z])"
)
_AROUND = 60
_ALSO = re.compile(
    r"\b(?:is|are|was|were|lies?|lay|sits?|stands?) also "
    r"(?:(?:based|located|situated|headquartered|registered) )?in (?:the )?"
    r"|\balso (?:based|located|situated|headquartered|registered) in (?:the )?"
)
_JOINED = ("and", "but", "or", ",")
_CLASSES = word_list("province city county state district region town prefecture island")
_BEHIND = word_list(
    "of that which who whom whose in at on for from by to with under near around behind "
    "between among against about and or where built run held set made kept found led left sent "
    "known seen taken given bought sold"
)
"""What goes on describing a noun, and so says which one is meant."""
_LONG = 4


def mentions(text: str, name: str) -> Iterator[Span]:
    """Yield where `name` stands in `text`, with no letter or digit at its ends."""
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at, end
        at = text.find(name, end)


def first(text: str, name: str) -> list[Span]:
    """Return the first place where `name` stands in `text`, or nothing."""
    return list(islice(mentions(text, name), 1))


def is_named(text: str, name: str) -> bool:
    """Return whether `name` stands in `text`."""
    return bool(first(text, name))


def full_names(person: Entity) -> list[str]:
    """Return the names of two words or more."""
    return [name.text for name in person.names if len(name.text.split()) > 1]


def single_names(person: Entity) -> list[str]:
    """Return the names of one word with a capital letter, a last word of others among them."""
    found: list[str] = []
    for name in person.names:
        parts = name.text.split()
        if all(part[0].isupper() for part in parts) and not name.text.isupper():
            found += [part for part in parts[-1:] if len(part) > 1 and part.isalpha()]
    return list(dict.fromkeys(found))


def is_introduced(text: str, span: Span) -> bool:
    """Return whether a first name, title or post stands beside a bare name."""
    return _has_title(text, span[0]) or bool(_APPOSITION.match(text[span[1] : span[1] + _AROUND]))


def has_first_name(text: str, span: Span) -> bool:
    """Return whether a word with a capital letter belongs to the name behind it."""
    word = _before(text, span[0])
    return word[:1].isupper() and word.lower() not in _SMALL


def _has_title(text: str, start: int) -> bool:
    word = _before(text, start)
    is_role = word.lower() in _ROLES or word.endswith(("ist", "man", "woman", "person"))
    return has_first_name(text, (start, start)) or (is_role and word.lower() not in _SMALL)


def _before(text: str, start: int) -> str:
    match = _TITLE.search(text[max(0, start - _AROUND) : start])
    return match[1] if match else ""


def places_behind_also(text: str, places: Iterable[Entity]) -> Iterator[tuple[Span, Entity]]:
    """Yield "is also in PLACE" with the place, wherever `text` has it.

    Not where the verb is joined to another ("in A and is also in B"): there it adds
    a place, and does not say that something else is in the same one.
    """
    by_first: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for place in places:
        for name in place.names:
            if name.text.split():
                by_first[name.text.split()[0]].append((name.text, place))
    for match in _ALSO.finditer(text):
        head = re.match(r"[^\W\d_]+", text[match.end() : match.end() + _AROUND])
        if head is None or text[max(0, match.start() - _AROUND) : match.start()].rstrip().endswith(
            _JOINED
        ):
            continue
        named = sorted(by_first.get(head[0], ()), key=lambda n: (-len(n[0]), n[1].iri))
        for known, place in named:
            if text.startswith(known, match.end()):
                yield (match.start(), match.end() + len(known)), place
                break


def first_named(text: str, place: Entity) -> int:
    """Return where a place first goes by one of its names; past the end where nowhere."""
    every = (short for name in place.names for short in _shorter(name.text))
    return min((start for name in every for start, _ in first(text, name)), default=len(text))


def _shorter(name: str) -> list[str]:
    words = name.split()
    is_class = len(words) > 1 and words[-1].lower() in _CLASSES
    return [name, " ".join(words[:-1])] if is_class else [name]


def common_nouns(thing: Entity) -> list[str]:
    """Return the words of a thing's names in small letters, sorted."""
    words = {word for name in thing.names for word in re.findall(r"[^\W\d_]+", name.text)}
    return sorted(word for word in words if word.islower() and len(word) >= _LONG)


def singular(plural: str) -> str:
    """Return a regular English noun in the singular, or ""."""
    if plural.endswith("ies"):
        return f"{plural[:-3]}y"
    if plural.endswith("s") and not plural.endswith(("ss", "us", "is")):
        return plural[:-1]
    return ""


def is_bare(text: str, words: Sequence[Word], index: int) -> bool:
    """Return whether a noun stands behind "the", and nothing tells which one is meant."""
    noun = words[index]
    if not index or words[index - 1].text.lower() != "the":
        return False
    if text[words[index - 1].end : noun.start] != " ":
        return False
    if index + 1 == len(words) or text[noun.end : words[index + 1].start] != " ":
        return True
    after = words[index + 1].text
    return after.lower() not in _BEHIND and not after.endswith(("ed", "ing"))
