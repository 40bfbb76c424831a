"""Words that point back at something which the text calls otherwise, in English."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimgraph.documents.proofreading.irregularity import Irregularity, Kind
from claimgraph.documents.proofreading.layout import (
    Span,
    Word,
    gap,
    lines,
    paragraphs,
    sentences,
    words,
)
from claimgraph.documents.proofreading.word_lists import word_list

_LONG = 6
_SAME_BEGINNING = 3
_LONGEST = 40
_FURTHEST = 2
"""Letters in which a slip may differ."""
_COUNTS = word_list(
    "no any some many more most several few all other two three four five six seven eight nine "
    "ten eleven twelve twenty hundred hundreds thousands dozens"
)
_BACK = 60
"""Words before "such" among which its noun is looked for."""


def lost_antecedents(text: str) -> list[Irregularity]:
    """Return nouns whose like stands behind "such" in the same sentence.

    "54 such outlets" points back at a noun. Where it did not occur so far, and one that
    differs in two letters or less stands before it in the sentence, one of the two
    is a slip.
    """
    found: list[Irregularity] = []
    seen: set[str] = set()
    for span in sentences(text):
        sentence = words(text, span)
        for index in range(1, len(sentence) - 1):
            count, such, noun = sentence[index - 1 : index + 2]
            if such.text != "such" or not _is_counted(count) or noun.text in seen:
                continue
            if _is_noun(text, such, noun):
                found += _alike(sentence[max(0, index - _BACK) : index], noun)
        seen.update(word.text for word in sentence)
    return found


def _is_counted(count: Word) -> bool:
    return count.text.isdigit() or count.text.lower() in _COUNTS


def _is_noun(text: str, such: Word, noun: Word) -> bool:
    if not (noun.text.islower() and noun.text.endswith("s") and gap(text, such, noun) == " "):
        return False
    return _LONG <= len(noun.text) <= _LONGEST


def _alike(before: list[Word], noun: Word) -> Iterator[Irregularity]:
    if any(word.text == noun.text for word in before):
        return
    for word in before:
        if _is_slip(word.text, noun.text):
            place = ((noun.start, noun.end),)
            yield Irregularity(Kind.LOST_ANTECEDENT, word.start, word.end, elsewhere=place)


def _is_slip(one: str, other: str) -> bool:
    same_ends = one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] and one[-1:] == other[-1:]
    is_like = same_ends and len(one) >= _LONG and abs(len(one) - len(other)) <= _FURTHEST
    return is_like and one.islower() and distance(one, other) <= _FURTHEST


def distance(one: str, other: str) -> int:
    """Return how many letters have to be put in, left out or changed (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        left, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            left, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, left + (a != b))
    return row[-1]


_OFFICES = word_list(
    "ambassador embassy consul consulate minister ministry president government parliament "
    "police army navy court envoy spokesman spokeswoman spokesperson diplomat diplomats "
    "officials official authorities delegation king queen chancellor"
)
"""What countries have one of, each."""
_NATIONAL = ("ese", "ian", "ean", "ican", "ish", "aeli", "raqi", "rani", "stani", "udi")
_NATIONAL_TOO = word_list(
    "French Dutch German Greek Swiss Thai Czech Icelandic Filipino Cypriot Afghan American "
    "Mexican Korean"
)
_LONGEST_HEADING = 80


def other_nationalities(text: str) -> list[Irregularity]:
    """Return headings that name an office of one country, over text about another's.

    A heading is a short line without a mark at its end. Its text goes on to the
    next one. Reported where the text names the office, and that country nowhere.
    """
    every = lines(text)
    found: list[Irregularity] = []
    headings = [i for i, span in enumerate(every) if _is_heading(text, span)]
    for this, following in pairwise([*headings, len(every)]):
        if this + 1 < following:
            body = words(text, (every[this + 1][0], every[following - 1][1]))
            found += _contrary(text, every[this], body)
    return found


def _is_heading(text: str, span: Span) -> bool:
    line = text[slice(*span)].strip()
    is_short = len(line) <= _LONGEST_HEADING and line[-1].isalnum()
    return is_short and any(char.islower() for char in line)


def _contrary(text: str, heading: Span, body: list[Word]) -> Iterator[Irregularity]:
    of_heading = [
        (adjective, office)
        for adjective, office in pairwise(words(text, heading))
        if _is_national(adjective.text) and office.text.lower() in _OFFICES
    ]
    if not of_heading:
        return
    named = {word.text for word in body}
    offices: dict[str, list[tuple[Word, Word]]] = {}
    for adjective, office in pairwise(body):
        if _is_national(adjective.text):
            offices.setdefault(office.text.lower(), []).append((adjective, office))
    for adjective, office in of_heading:
        others = offices.get(office.text.lower(), [])
        if others and adjective.text not in named:
            places = tuple((a.start, b.end) for a, b in others)
            yield Irregularity(
                Kind.OTHER_NATIONALITY,
                adjective.start,
                office.end,
                (office.text.lower(),),
                places,
            )


def _is_national(word: str) -> bool:
    return word[0].isupper() and (word in _NATIONAL_TOO or word.endswith(_NATIONAL))


_SPOKEN = word_list("statement testimony announcement speech letter notice")
_PRINTED = frozenset(["article"])


def other_document_kinds(text: str) -> list[Irregularity]:
    """Return "the article" where no article was named, but a statement just before.

    Looked for in the same paragraph and the one before it.
    """
    found: list[Irregularity] = []
    seen: set[str] = set()
    before: list[Word] = []
    for span in paragraphs(text):
        here = words(text, span)
        for index, noun in enumerate(here):
            named = noun.text.lower()
            if named in _PRINTED and named not in seen and _is_definite(here, index):
                spoken = [w for w in (*before, *here[:index]) if w.text.lower() in _SPOKEN]
                if spoken:
                    found.append(_other_kind(here, index, spoken[-1]))
            seen.add(named)
        before = here
    return found


def _is_definite(here: list[Word], index: int) -> bool:
    first = here[index - 1].text.lower() if index else ""
    if first in ("news", "newspaper") and index > 1:
        first = here[index - 2].text.lower()
    follows = here[index + 1].text if index + 1 < len(here) else ""
    return first == "the" and not follows.isdigit() and follows not in ("by", "of")


def _other_kind(here: list[Word], index: int, spoken: Word) -> Irregularity:
    start = here[index - 1]
    if start.text.lower() in ("news", "newspaper"):
        start = here[index - 2]
    return Irregularity(
        Kind.OTHER_DOCUMENT_KIND,
        start.start,
        here[index].end,
        (here[index].text.lower(), spoken.text.lower()),
        ((spoken.start, spoken.end),),
    )
