"""Names that look or sound so alike that one may be a slip for the other.

No two names are compared unless they share a key: a word with a letter or two taken out
(Garbe, "SymSpell", 2012), a name without its blanks, or the sounds of its letters. So the
work grows with the number of names, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from claimgraph.analysis.names import folded
from claimgraph.model.iri import Iri

_FIRST_WITHOUT_BLANKS = "\u0e00"
"""From Thai on a character is worth a syllable, and one of them is no slip of the pen."""

_SHORTEST_WORD = 3
_SHORTEST_LONE_WORD = 5
_SHORTEST_FOR_TWO = 8
_SHORTEST_SOUND = 6
_LONGEST_WORD = 24
_MOST_IN_A_KEY = 50
"""More names than that with one key are a pattern ("Post 1", "Post 2"), not slips."""

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_SPELLINGS = (("ph", "f"), ("kh", "h"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("x", "ks"))
_MORE_SPELLINGS = (("y", "i"), ("j", "i"), ("w", "v"), ("e", "a"), ("ou", "u"), ("o", "u"))


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """A name and what goes by it.

    Attributes:
        text: The name as written.
        iri: The thing.
        is_slip: Whether the name is recorded as a misspelling.
    """

    text: str
    iri: Iri
    is_slip: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """Two spellings of two things that look alike.

    Attributes:
        one: The spelling that may be the slip: a recorded one, where there is one.
        other: The other spelling.
        bearers: Who goes by the one.
        others: Who goes by the other, or has it as a word of its name.
    """

    one: str
    other: str
    bearers: tuple[Bearer, ...]
    others: tuple[Bearer, ...]


def likenesses(
    bearers: Iterable[Bearer], may_be_one: Callable[[Iri, Iri], bool]
) -> Iterator[Likeness]:
    """Yield the pairs of spellings that look alike, sorted.

    Args:
        bearers: All names.
        may_be_one: Says of two things whether they are of kinds that could be one.
    """
    names: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in sorted(set(bearers)):
        names[" ".join(_words(bearer.text))].append(bearer)
    names.pop("", None)
    lone = {name for name in names if _has_letters_only(name) and " " not in name}
    alike = _alike_words(_exchanged(names), lone, names)
    found = {*_whole(names, alike, may_be_one), *_lone(names, alike)}
    yield from sorted(found)


# -- whole names ----------------------------------------------------------------------------


def _whole(
    names: dict[str, list[Bearer]],
    alike: dict[str, list[str]],
    may_be_one: Callable[[Iri, Iri], bool],
) -> Iterator[Likeness]:
    pairs = {(name, name) for name in names} | set(_respelled(names, alike))
    for key in (_closed_up, _turned, _sounds):
        pairs |= set(_sharing(names, key))
    for one, other in sorted(pairs):
        here, there = names[one], names[other]
        for a, b in _first_pairs(here, there):
            if a.iri != b.iri and may_be_one(a.iri, b.iri):
                yield _ordered(a.text, b.text, [a], [b])


def _first_pairs(here: list[Bearer], there: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Yield pairs of bearers; of many with one name, each with the first only."""
    if here is not there:
        yield from ((a, b) for a in here[:_MOST_IN_A_KEY] for b in there[:3])
    elif len(here) <= _MOST_IN_A_KEY:
        yield from combinations(here, 2)
    else:
        yield from ((here[0], b) for b in here[1:])


def _respelled(
    names: dict[str, list[Bearer]], alike: dict[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """Yield names that differ in one word, which is alike."""
    for name in names:
        words = name.split()
        for index, word in enumerate(words):
            if len(words) == 1 and len(word) < _SHORTEST_LONE_WORD:
                continue
            for other in alike.get(word, ()):
                respelled = " ".join([*words[:index], other, *words[index + 1 :]])
                if name < respelled and respelled in names:
                    yield name, respelled


def _sharing(
    names: dict[str, list[Bearer]], key: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if shared := key(name):
            groups[shared].append(name)
    for group in groups.values():
        if 1 < len(group) <= _MOST_IN_A_KEY:
            yield from combinations(sorted(group), 2)


def _closed_up(name: str) -> str:
    return name.replace(" ", "")


def _turned(name: str) -> str:
    words = name.split()
    return " ".join(sorted(words)) if len(words) == 2 else ""


def _sounds(name: str) -> str:
    """Return a name in letters of which those that transliterations mix up are one."""
    if not _has_letters_only(name):
        return ""
    return _sounded(_closed_up(name))


def _sounded(letters: str) -> str:
    for spelling, sound in (*_SPELLINGS, *_MORE_SPELLINGS):
        letters = letters.replace(spelling, sound)
    single = [c for index, c in enumerate(letters) if c != letters[index - 1 : index]]
    return "".join(single) if len(single) >= _SHORTEST_SOUND else ""


# -- lone words -----------------------------------------------------------------------------


def _lone(names: dict[str, list[Bearer]], alike: dict[str, list[str]]) -> Iterator[Likeness]:
    """Yield names of one word that look like a proper word within longer names."""
    within: dict[str, list[Bearer]] = defaultdict(list)
    for bearers in names.values():
        for bearer in bearers:
            for word in dict.fromkeys(bearer.text.split()):
                if word[:1].isupper():
                    within[" ".join(_words(word))].append(bearer)
    for name, bearers in names.items():
        if " " in name or len(name) <= _SHORTEST_LONE_WORD:
            continue
        own = {bearer.iri for bearer in bearers}
        for word in alike.get(name, ()):
            if len(word) <= _SHORTEST_LONE_WORD or own & {b.iri for b in within[word]}:
                continue  # what goes by both spellings has them on record
            # A whole name of that one word has been compared above.
            if others := [b for b in within[word] if " " in b.text]:
                yield _ordered(bearers[0].text, _spelled(word, others), bearers, others)


def _spelled(word: str, bearers: list[Bearer]) -> str:
    """Return a folded word as it is written in a name."""
    every = (w for b in bearers for w in b.text.split() if " ".join(_words(w)) == word)
    return next(every, word)


def _ordered(one: str, other: str, here: list[Bearer], there: list[Bearer]) -> Likeness:
    slips = (any(b.is_slip for b in here), any(b.is_slip for b in there))
    if slips == (False, True) or (slips[0] is slips[1] and other < one and len(here) == 1):
        one, other, here, there = other, one, there, here
    return Likeness(one, other, _first_first(one, here), _first_first(other, there))


def _first_first(spelling: str, bearers: list[Bearer]) -> tuple[Bearer, ...]:
    """Return the names that begin with `spelling`, the shorter ones first, then the others."""
    return tuple(
        sorted(set(bearers), key=lambda b: (not b.text.startswith(spelling), len(b.text), b))
    )


# -- words ----------------------------------------------------------------------------------


def _exchanged(names: Iterable[str]) -> set[str]:
    """Return the words that take each other's place: Fog and Frog, of two offices."""
    frames: dict[str, list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        for index, word in enumerate(words):
            frames[" ".join([*words[:index], "", *words[index + 1 :]])].append(word)
    return {word for group in frames.values() if len(group) > 1 for word in group}


def _alike_words(exchanged: set[str], lone: set[str], names: Iterable[str]) -> dict[str, list[str]]:
    """Return word to the words that are a letter away from it, or two if it is long.

    Args:
        exchanged: Words to compare with each other.
        lone: Names of one word, to compare with all words.
        names: All names.
    """
    words = {word for name in names for word in name.split()} if lone else exchanged
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if _SHORTEST_WORD <= len(word) <= _LONGEST_WORD and _has_letters_only(word):
            for key in _shortened(word, _allowed(word)):
                groups[key].append(word)
    pairs = {
        pair
        for group in groups.values()
        if 1 < len(group) <= _MOST_IN_A_KEY
        for pair in combinations(group, 2)
        if not lone.isdisjoint(pair) or exchanged.issuperset(pair)
    }
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        if _is_near(one, other):
            found[one].append(other)
            found[other].append(one)
    return found


def _shortened(word: str, letters: int) -> set[str]:
    """Return `word` with up to so many letters taken out."""
    found = {word}
    for _ in range(letters):
        found |= {w[:i] + w[i + 1 :] for w in found for i in range(len(w))}
    return found


def _allowed(word: str) -> int:
    return 2 if len(word) >= _SHORTEST_FOR_TWO else 1


def _is_near(one: str, other: str) -> bool:
    """Return whether two words are within the distance that is allowed for the shorter.

    A plural or a genitive is no slip, and two slips do not begin with another letter.
    """
    short, long = sorted((one, other), key=len)
    if long in (f"{short}s", f"{short}es"):
        return False
    allowed = _allowed(short) if short[0] == long[0] else 1
    return distance(short, long, allowed) <= allowed


def distance(one: str, other: str, most: int) -> int:
    """Return the number of letters to add, drop, change or swap, or more than `most`.

    Optimal string alignment (Damerau 1964), without cells further than `most` from the
    diagonal.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i, *[most + 1] * len(other)]
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            same = letter == other[j - 1]
            row[j] = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (not same))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == other[j - 1]:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without apostrophes and the like."""
    kept = "".join(c if c.isalnum() or c.isspace() or c in "-_/" else "" for c in text)
    bare = kept.lower() if kept.isascii() else folded(kept).translate(_STROKES)
    spaced = "".join(c if c.isalnum() else " " for c in bare)
    return tuple(spaced.split())


def _has_letters_only(word: str) -> bool:
    return all(c == " " or (c.isalpha() and c < _FIRST_WITHOUT_BLANKS) for c in word)
