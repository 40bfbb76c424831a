"""Frames of documents whose verb a parse does not show: "Files found by X show that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame
from claimgraph.documents.english.attribution.lexicon import Rule, verbs
from claimgraph.documents.english.attribution.phrases import phrase, spoken, written
from claimgraph.documents.english.attribution.saying import Saying, told
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_FARTHEST = 22
_PLURAL = frozenset({"NNS", "NNPS"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"})
_BEFORE = frozenset({"DET", "ADP", "ADJ", "NUM", "PART", "CCONJ"})
_NOT_BEHIND = frozenset({"ADP", "AUX", "PUNCT", "CCONJ", "PART"})
_JOINTS = frozenset({",", ";", ":", '"', "—", "–", "and", "but", "that", "while", "when"})


def papers(place: ParsedSentence, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of documents that say something, where a participle led the parse astray.

    In "Minutes signed by the clerk show that" the participle is taken for the verb, and the
    verb for a noun. The verb is known by its form, which is that of the document's number.

    Args:
        place: The sentence.
        frames: Its other frames.
        speakers: Who speaks in the document.
    """
    for noun in spoken(place):
        if noun.pos_ not in ("NOUN", "PROPN") or written(noun) is not noun or not _opens(noun):
            continue
        found = _verb(noun)
        if found is None:
            continue
        verb, rule = found
        own = place.span(verb.i, verb.i + 1)
        if any(f.saying[0] <= own[0] < f.saying[1] for f in frames if f.steps):
            continue
        said = (place.starts[verb.nbor(1).idx], _end(place, verb))
        region = (place.span(phrase(noun)[0], noun.i + 1)[0], own[1])
        frame = told(Saying(place, verb, rule), noun, (said,), region, speakers)
        if frame is not None:
            yield frame


def _opens(noun: Token) -> bool:
    """Return whether the phrase of a noun opens a clause."""
    first = phrase(noun)[0]
    while first > 0 and noun.doc[first - 1].pos_ in _NOMINAL:
        first -= 1
    return first == 0 or noun.doc[first - 1].lower_ in _JOINTS


def _verb(noun: Token) -> tuple[Token, Rule] | None:
    """Return the verb that a document says something with, behind what is told of it."""
    is_plural = noun.tag_ in _PLURAL or any(c.dep_ == "conj" for c in noun.rights)
    for token in _behind(noun):
        is_apart = token.is_punct and token.text != "-"
        if is_apart or token.tag_ == "MD" or (token.i > noun.i + 1 and _is_main(token, noun)):
            return None
        lemma = token.lemma_.lower()
        agrees = token.lower_ == (lemma if is_plural else f"{lemma}s")
        if agrees and (rule := _rule(lemma)) is not None and _fits(token, noun):
            return token, rule
    return None


def _behind(noun: Token) -> Sequence[Token]:
    """Return the words behind a noun, without a clause between commas: ", which X has seen,"."""
    rest = noun.doc[noun.i + 1 : noun.i + _FARTHEST]
    if len(rest) > 1 and rest[0].text == ",":
        end = next((t.i for t in rest[1:] if t.text == ","), noun.doc[-1].i)
        return list(noun.doc[end + 1 : end + 2])
    return list(rest)


def _rule(lemma: str) -> Rule | None:
    return next((r for r in verbs().get(lemma, ()) if "open" in r.takes and not r.particle), None)


def _is_main(token: Token, noun: Token) -> bool:
    """Return whether a token is a finite verb whose subject is another noun."""
    subjects = [c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return token.pos_ in ("VERB", "AUX") and any(s.i > noun.i for s in subjects)


def _fits(token: Token, noun: Token) -> bool:
    """Return whether a word stands where a verb can: behind a noun, before what it says."""
    if token.i + 1 >= len(token.doc) or (token.nbor(-1).pos_ in _BEFORE):
        return False
    if token.nbor(-1).text == ",":
        return token.nbor(1).pos_ not in _NOT_BEHIND
    if token.nbor(1).text == ":":
        return token.i + 2 < len(token.doc)
    is_inside = token.i > noun.i + 1 and noun.nbor(1).tag_ not in ("VBN", "VBD", "IN", "VBG", "JJ")
    return not is_inside and token.nbor(1).pos_ not in _NOT_BEHIND


def _end(place: ParsedSentence, verb: Token) -> int:
    """Return where what is said ends: at a semicolon, or with the sentence."""
    stop = next((t for t in place.doc[verb.i + 1 :] if t.text == ";"), None)
    return place.sentence.end if stop is None else place.starts[stop.idx]
