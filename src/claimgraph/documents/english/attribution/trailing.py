"""Frames of tags that a parse does not show: ", X, who led the work, said in a report."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, without
from claimgraph.documents.english.attribution.lexicon import (
    Rule,
    parties,
    verbs,
    words,
)
from claimgraph.documents.english.attribution.phrases import spoken
from claimgraph.documents.english.attribution.saying import Saying, told
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import is_passive
from claimgraph.documents.english.reading import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MISREAD = frozenset({"appos", "conj"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_MARKS = frozenset({",", '"', "—", "–", ";"})
_OBJECTS = frozenset({"NOUN", "PROPN", "DET", "PRON", "ADV", "NUM"})
_OPENERS = frozenset({"ADP", "SCONJ", "ADV", "CCONJ"})
_LONGEST_NAME = 9
_LONGEST_REST = 14
_FEWEST = 3
_AGENTS = ("er", "or", "ist", "ian", "ant", "man", "woman", "person", "clerk", "critic", "wife")
"""How nouns for people end."""


def trailing(place: ParsedSentence, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of verbs of saying that end a sentence behind what is said.

    Words in apposition between a speaker and the verb often mislead a parser. The commas do
    not: what stands before them is a clause, what stands between them names somebody, and
    behind the verb nothing is said.

    Args:
        place: The sentence.
        frames: Its other frames.
        speakers: Who speaks in the document.
    """
    for verb in spoken(place):
        rule = _rule(verb)
        own = place.span(verb.i, verb.i + 1)
        is_taken = any(f.saying[0] <= own[0] < f.saying[1] for f in frames if f.steps)
        if rule is None or is_taken or not _ends(verb):
            continue
        name = _name(verb)
        if name is None:
            continue
        first, last = name
        before = list(verb.doc[:first])
        who = _head(list(verb.doc[first:last]))
        if who is None or not _is_clause(before):
            continue
        region = place.span(first, _past(verb))
        begin = _begin(place, before)
        said = without(((begin, place.sentence.end),), region)
        frame = told(Saying(place, verb, rule), who, said, region, speakers)
        if frame is not None:
            yield _unjoined(frame) if who.dep_ in _MISREAD else frame


def inverted(place: ParsedSentence, verb: Token, speakers: Speakers) -> Frame | None:
    """Return the frame of a verb with its speaker behind it: "the key, said X, was lost".

    Args:
        place: The sentence.
        verb: The verb.
        speakers: Who speaks in the document.
    """
    rule = _rule(verb) if verb.lemma_.lower() in words("verbs", "inverting") else None
    if rule is None or not 1 < verb.i < len(verb.doc) - 2 or verb.nbor(-1).text != ",":
        return None
    comma = next((t.i for t in verb.doc[verb.i + 1 :] if t.text == ","), len(verb.doc))
    name, rest = list(verb.doc[verb.i + 1 : comma]), list(verb.doc[comma + 1 :])
    if not name or not rest or len(name) > _LONGEST_NAME or rest[0].dep_ == "cc":
        return None
    who = _head(name)
    if who is None or not _can_name(who):
        return None
    region = place.span(verb.i, comma)
    said = without(((_begin(place, list(verb.doc[: verb.i])), place.sentence.end),), region)
    return told(Saying(place, verb, rule), who, said, region, speakers)


def _can_name(who: Token) -> bool:
    """Return whether a noun behind a verb is who speaks, and not what they say."""
    is_one = who.pos_ in ("PROPN", "PRON") or who.lemma_.lower() in parties()
    return is_one or who.lemma_.lower().endswith(_AGENTS)


def _unjoined(frame: Frame) -> Frame:
    """Return a frame without the name that the parser took a speaker to be in apposition to."""
    step = frame.steps[0]
    agents = tuple(replace(a, name="", name_at=None, entity="") for a in step.speaker.agents)
    keys = frozenset(key for key in step.speaker.keys if not key.startswith("thing "))
    speaker = replace(step.speaker, agents=agents, keys=keys)
    return replace(frame, steps=(replace(step, speaker=speaker), *frame.steps[1:]))


def _rule(verb: Token) -> Rule | None:
    if verb.tag_ not in _FINITE or verb.pos_ not in ("VERB", "AUX") or is_passive(verb):
        return None
    rules = verbs().get(verb.lemma_.lower(), ())
    return next((r for r in rules if r.takes & {"clause", "quote"} and not r.particle), None)


def _ends(verb: Token) -> bool:
    """Return whether nothing is said behind a verb: only where, when and to whom."""
    rest = [t for t in verb.doc[verb.i + 1 :] if not t.is_punct]
    if len(rest) > _LONGEST_REST or any(c.dep_ in ("ccomp", "xcomp") for c in verb.rights):
        return False
    is_clause = any(t.tag_ in _FINITE and t.dep_ not in ("relcl", "acl", "advcl") for t in rest)
    is_told = verb.lemma_.lower() in words("verbs", "telling")
    return not is_clause and (is_told or not (rest and rest[0].pos_ in _OBJECTS))


def _name(verb: Token) -> tuple[int, int] | None:
    """Return the tokens between the commas before a verb that name who speaks."""
    doc, last = verb.doc, verb.i
    while last > 0 and doc[last - 1].pos_ in ("ADV", "AUX"):
        last -= 1
    if last > 0 and doc[last - 1].text == ",":
        last = next((i for i in range(last - 2, 0, -1) if doc[i].text == ","), 0)
    first = next((i + 1 for i in range(last - 1, -1, -1) if doc[i].text in _MARKS), 0)
    return (first, last) if 0 < first < last <= first + _LONGEST_NAME else None


def _head(tokens: Sequence[Token]) -> Token | None:
    """Return the noun that some words name somebody by, or None where they do something else."""
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ in _FINITE for t in tokens):
        return None
    inside = {t.i for t in tokens}
    if tokens[0].pos_ in _OPENERS or tokens[0].tag_ in ("VBG", "VBN", "WDT", "WP"):
        return None
    heads = [t for t in tokens if t.pos_ in _NOUNS and t.head.i not in inside]
    return heads[-1] if heads else None


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Return whether some words are, or have, a clause that stands for itself."""
    if len(tokens) <= _FEWEST:
        return False
    if tokens[0].pos_ not in _OPENERS:
        return any(t.pos_ in ("VERB", "AUX") for t in tokens)
    return any(
        t.dep_ not in ("relcl", "advcl", "acl")
        and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.lefts)
        for t in tokens
    )


def _begin(place: ParsedSentence, tokens: Sequence[Token]) -> int:
    """Return where the clause before a tag begins: behind a semicolon, if there is one."""
    semicolons = [place.starts[t.idx] + 1 for t in tokens if t.text == ";"]
    return semicolons[-1] if semicolons else place.sentence.start


def _past(verb: Token) -> int:
    """Return one past the last token of a tag."""
    last = len(verb.doc)
    while last > verb.i + 1 and verb.doc[last - 1].is_punct:
        last -= 1
    return last
