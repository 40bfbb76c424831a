"""What a name names, by the words around it: evidence that is summed over a document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.heads import head_of, singular
from claimgraph.documents.english.things.line_evidence import by_line
from claimgraph.documents.english.things.name_words import (
    is_given_name,
    is_initial,
)
from claimgraph.documents.english.things.preposition_evidence import by_preposition

if TYPE_CHECKING:
    pass

_LABELS: dict[str, tuple[str, float]] = {
    label: (type_, weight) for label, type_, weight in lexicon("evidence")["labels"]
}
_PERSON_VERBS = words("evidence", "person_verbs")
_SAYING = words("evidence", "saying")
_TOLD = words("evidence", "told")
_EMPLOYING = words("evidence", "employing")
_OF_PERSONS = words("evidence", "of_persons")
_OF_BODIES = words("evidence", "of_bodies")
_OF_PLACES = words("evidence", "of_places")
_CORPORATE = words("evidence", "corporate_verbs")
_CAMPAIGNS = words("evidence", "campaigns")
_EITHER = words("descriptions", "either")
_VESSEL_WORDS = words("evidence", "vessel_words")
_VESSEL_VERBS = words("evidence", "vessel_verbs")
_KIN = words("evidence", "kin")
_AGE = re.compile(r"\d{1,2}\Z")
_FORM = 4.0
_STATED = 3.0
_LEAST = 0.5
_MOST_SEEN = 2
_NEAR = 8
_REACH = 4


def type_of(
    mentions: Sequence[Candidate],
    sentences: Sequence[ParsedSentence],
    called: Mapping[Candidate, Sequence[str]],
) -> tuple[str, float]:
    """Return the class that most speaks for, and how much more than for the next family.

    Args:
        mentions: The places of one name.
        sentences: The sentences.
        called: The classes of what is said of a name right beside it.
    """
    score: defaultdict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    for mention in mentions:
        for type_, weight in evidence(mention, sentences[mention.place]):
            score[type_] += weight
        for type_, weight in _by_model(mention, sentences[mention.place]):
            seen[type_] += 1
            score[type_] += weight if seen[type_] <= _MOST_SEEN else 0
        for type_ in called.get(mention, ()):
            score[type_] += _STATED
    families: defaultdict[str, float] = defaultdict(float)
    for type_, weight in score.items():
        families[family(type_)] += weight
    ranked = sorted(families, key=lambda name: (-families[name], name))
    if not ranked or families[ranked[0]] < _LEAST:
        return "", 0.0
    best = [type_ for type_ in score if family(type_) == ranked[0]]
    ahead = families[ranked[0]] - (max(families[ranked[1]], 0.0) if len(ranked) > 1 else 0.0)
    chosen = min(best, key=lambda t: (-score[t], t))
    return chosen, ahead


def evidence(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield the classes for which something speaks at one place of a name, with its weight."""
    if mention.type:
        yield mention.type, _FORM if not mention.may_be_surname else _FORM / 2
    yield from _by_words(mention)
    yield from _by_neighbours(mention, sentence)
    yield from by_preposition(mention, sentence)
    yield from _by_owned(mention, sentence)
    yield from _by_own(mention, sentence)
    yield from by_line(mention, sentence)
    yield from _by_verb(mention, sentence)
    yield from _by_vessel(mention, sentence)


def _by_words(mention: Candidate) -> Iterator[tuple[str, float]]:
    first = mention.words[0]
    if is_given_name(first) and len(mention.words) <= 4:
        yield "Person", 3.0 if len(mention.words) > 1 else 2.0
    elif is_initial(first.upper()) and len(mention.words) in (2, 3):
        yield "Person", 2.5
    if mention.roles:
        yield "Person", 3.0


def _by_model(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield what the model's own entities say, where they hold the head of the name."""
    for entity in sentence.doc.ents:
        if entity.start < mention.last and mention.first < entity.end:
            type_, weight = _LABELS.get(entity.label_, ("", 0.0))
            exact = entity.start in (mention.first, mention.first - 1)
            if type_:
                yield type_, weight if exact and entity.end == mention.last else weight / 2
    if len(mention.words) in (2, 3) and not mention.type and not _has_article(mention, sentence):
        yield "Person", 1.2


def _has_article(mention: Candidate, sentence: ParsedSentence) -> bool:
    doc = sentence.doc
    if mention.first == 0 or doc[mention.first - 1].lower_ != "the":
        return False
    last = doc[mention.last - 1]
    return not (last.dep_ in ("compound", "amod", "nmod") and last.head.i >= mention.last)


def _by_neighbours(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    doc = sentence.doc
    if _has_article(mention, sentence):
        yield "Person", -3.0
        yield "Settlement", -2.0
        yield "Organisation", 0.8
    if campaign := _campaign(mention, sentence):
        yield campaign, 2.5
    if kind := _kind_of_all(mention, sentence):
        yield kind, 2.0
    if mention.first:
        before = head_of((singular(doc[mention.first - 1].lower_),))
        if before and not doc[mention.first - 1].is_sent_start:
            firm = family(before.type) == "person" and doc[mention.first - 1].tag_ == "NNS"
            firm = firm and before.noun not in _KIN
            yield ("Organisation" if firm else before.type), _STATED
    if mention.last + 1 >= len(doc):
        return
    yield from _by_relative(doc[mention.last + 1].lower_ if doc[mention.last].text == "," else "")
    if doc[mention.last].text == "," and _AGE.match(doc[mention.last + 1].text):
        after = doc[mention.last + 2].text if mention.last + 2 < len(doc) else "."
        if after in (",", "."):
            yield "Person", _STATED
    if doc[mention.last].text in (",", "("):
        yield from _by_apposition(mention, sentence)


def _campaign(mention: Candidate, sentence: ParsedSentence) -> str:
    """Return the class of a noun of which a name tells one: "the Night Owl operation"."""
    doc = sentence.doc
    at = mention.last
    while at < len(doc) and doc[at].text in ('"', "'"):
        at += 1
    noun = singular(doc[at].lower_) if at < len(doc) else ""
    head = head_of((noun,)) if noun in _CAMPAIGNS else None
    return head.type if head else ""


def _by_relative(word: str) -> Iterator[tuple[str, float]]:
    """Yield what the relative pronoun behind a name says of it."""
    if word == "who":
        yield "Person", 2.5
    elif word == "which":
        yield "Person", -2.0
        yield "Organisation", 1.0


def _kind_of_all(mention: Candidate, sentence: ParsedSentence) -> str:
    """Return the class of things of which a name is one: "the Varro and Fenn dams"."""
    token = sentence.doc[mention.head]
    while token.dep_ in ("conj", "compound", "nmod", "amod", "appos") and token.head.i != token.i:
        token = token.head
        if token.i >= mention.last and token.tag_ == "NNS" and token.i - mention.last < _NEAR:
            head = head_of((singular(token.lower_),))
            kind = family(head.type) if head else ""
            return head.type if head and kind in ("facility", "asset", "place") else ""
    return ""


def _by_apposition(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield the class of the noun that is set beside a name: "X, a town of..."."""
    doc = sentence.doc
    at = mention.last + 1
    if doc[at].lower_ not in ("a", "an", "the", "former", "his", "her", "their", "its", "one"):
        return
    for end in range(at + 1, min(at + 8, len(doc))):
        token = doc[end]
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV", "PART", "PUNCT"):
            return
        if token.text in (",", ".", ";", ")"):
            return
        following = doc[end + 1] if end + 1 < len(doc) else None
        if token.pos_ == "NOUN" and (following is None or following.pos_ not in ("NOUN", "PART")):
            head = head_of((doc[end - 1].lower_, singular(token.lower_)))
            if head and head.noun not in _EITHER:
                yield head.type, _STATED
            return


def _by_verb(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield what the verb says of which a name is the subject, or the object."""
    head = sentence.doc[mention.head]
    verb = head.head.lemma_.lower()
    if head.dep_ in ("dobj", "dative") and verb in _TOLD:
        yield "Person", 1.0
    if head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_ in _CORPORATE:
        yield "Organisation", 1.0
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return
    if head.dep_ == "nsubj" and (verb in _EMPLOYING or verb in _CORPORATE):
        yield "Organisation", 0.8
    if verb in _PERSON_VERBS:
        yield "Person", 1.5
    elif verb in _SAYING:
        yield "Person", 0.7
        yield "Organisation", 0.6
        yield "Place", -0.6


def _by_own(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield that what does something to "its" own is nobody: "X opened its doors"."""
    head = sentence.doc[mention.head]
    if head.dep_ != "nsubj":
        return
    after = sentence.doc[head.head.i + 1 : head.head.i + _REACH]
    own = next((token for token in after if token.pos_ not in ("ADV", "ADP", "PART")), None)
    if own is not None and own.lower_ in ("its", "itself"):
        yield "Person", -2.5
        yield "Organisation", 1.0


def _by_owned(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield what it says of a name what it has: "X's wife", "X's board", "X's coast"."""
    doc = sentence.doc
    if mention.last >= len(doc) or doc[mention.last].tag_ != "POS":
        return
    for token in doc[mention.last + 1 : mention.last + 4]:
        noun = singular(token.lower_)
        if noun in _OF_PERSONS:
            yield "Person", 1.0
        if noun in _OF_BODIES:
            yield "Organisation", 1.0
        if noun in _OF_PLACES:
            yield "Place", 1.2


def _by_vessel(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield that a name with an article is a ship's, where its sentence is about one."""
    doc = sentence.doc
    if mention.type or not _has_article(mention, sentence):
        return
    before = doc[mention.first - 2].lower_ if mention.first > 1 else ""
    head = doc[mention.head]
    verb = head.head.lemma_.lower() if head.dep_ in ("nsubj", "nsubjpass") else ""
    if before in ("aboard", "boarded") or verb in _VESSEL_VERBS:
        yield "Vessel", 3.0
    elif any(singular(token.lower_) in _VESSEL_WORDS for token in doc):
        yield "Vessel", 1.6
