"""The names by which a case knows its entities, found in a text in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claimgraph.documents.english.things.classes import core_class, family
from claimgraph.documents.proposing.draft import KnownName
from claimgraph.model.iri import Iri
from claimgraph.model.vocabulary import Vocabulary

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = rf"(?:[^\W{_IDEOGRAPHS}_]|[\u0300-\u036f])+"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|{_LETTERS}(?:['’]{_LETTERS})?")
_GAP = re.compile(r"(?:[^\w\n.;:!?()]|[.](?=\S|\s\w)|\n(?:[ \t]*>)*){0,6}")
_POSSESSIVE = re.compile(r"['’](?:s|S)?\Z")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for.

    Attributes:
        entity: The entity, or "" where several have that name.
        type: The class of the core, or "" where those differ in kind.
        several: Where several have it: the entities with their classes.
    """

    entity: Iri
    type: str
    several: tuple[tuple[Iri, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the case in a text.

    Attributes:
        start: Its first code point.
        end: One past its last.
        known: What it stands for.
    """

    start: int
    end: int
    known: Known


class Gazetteer:
    """The names of a case, by their words.

    Args:
        names: The names.
        vocabulary: Where the classes of the case are known from.
    """

    def __init__(self, names: Iterable[KnownName], vocabulary: Vocabulary | None) -> None:
        several: dict[tuple[str, ...], dict[Iri, KnownName]] = {}
        for name in names:
            words = tuple(folded(match[0]) for match in _WORD.finditer(name.text))
            if words:
                several.setdefault(words, {})[name.entity] = name
        self._known = {
            words: (_known(owners, vocabulary), _form(owners.values()))
            for words, owners in several.items()
        }
        self._longest: dict[str, int] = {}
        for words in self._known:
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the names in a text in order, the longest at each place, without overlaps."""
        if not self._known:
            return
        found = [
            (folded(_bare(m[0])), m.start(), m.start() + len(_bare(m[0])))
            for m in _WORD.finditer(text)
        ]
        at = 0
        while at < len(found):
            hit = self._at(text, found, at)
            if hit is None:
                at += 1
                continue
            length, known = hit
            yield Hit(found[at][1], found[at + length - 1][2], known)
            at += length

    def _at(
        self, text: str, found: list[tuple[str, int, int]], at: int
    ) -> tuple[int, Known] | None:
        """Return the longest name that begins at a word, and of how many words it is."""
        for length in range(min(self._longest.get(found[at][0], 0), len(found) - at), 0, -1):
            run = found[at : at + length]
            entry = self._known.get(tuple(word for word, _, _ in run))
            if entry is None or not _is_joined(text, run):
                continue
            known, form = entry
            if _is_written_so(text[run[0][1] : run[-1][2]], form, length):
                return length, known
        return None


def folded(text: str) -> str:
    """Return a text in the form in which names are compared."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFC", plain.replace("’", "'"))


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def _known(owners: Mapping[Iri, KnownName], vocabulary: Vocabulary | None) -> Known:
    several = tuple(
        (entity, core_class(name.types, vocabulary)) for entity, name in sorted(owners.items())
    )
    if len(several) == 1:
        return Known(*several[0])
    alike = len({family(type_) for _, type_ in several}) == 1
    return Known("", several[0][1] if alike else "", several)


def _form(names: Iterable[KnownName]) -> frozenset[str]:
    """Return the ways in which a name is written."""
    return frozenset(" ".join(m[0] for m in _WORD.finditer(name.text)) for name in names)


def _is_joined(text: str, run: list[tuple[str, int, int]]) -> bool:
    """Return whether nothing but blanks and marks within names stands between words."""
    return all(_goes_on(text, one, other) for one, other in pairwise(run))


def _goes_on(text: str, one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    gap = _GAP.match(text, one[2])
    if gap is None or gap.end() != other[1]:
        return False
    return "." not in gap[0] or len(one[0]) <= _SHORT


def _is_written_so(text: str, forms: frozenset[str], length: int) -> bool:
    """Return whether a name with capitals stands there with capitals.

    A name of one word is no word of the language that is written in small letters, and a
    short one in capitals is an acronym.
    """
    if any(not form[:1].isupper() for form in forms) or not text[:1].islower():
        acronym = all(form.isupper() and len(form) <= _SHORT for form in forms)
        return not acronym or text.isupper()
    return length > 1 and not any(form.isupper() for form in forms)
