"""Frames of phrases that say whose words a clause is: "according to X", "citing X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step, without
from claimgraph.documents.english.attribution.lexicon import Rule, lexicon, parties, verbs, words
from claimgraph.documents.english.attribution.phrases import object_of, spoken, written
from claimgraph.documents.english.attribution.speakers import Speakers, is_medium
from claimgraph.documents.english.attribution.verbs import doer, is_passive, subject
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.claim import Modality, Stance
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "conj"})
_DISSENTING = Rule("phrase.dissenting", modality=Modality.POSSIBILITY)
_BRACKETED = Rule("phrase.bracketed")
_RELAYING = Rule("phrase.citing", Stance.RELAYS)
_PARTING = frozenset({"but", "while", "whereas", "although", "though"})
_MODES = {"phrase.estimate": Modality.ESTIMATE}
_FIRST_WORDS = 3
_NEAR = 3


def asides(
    place: ParsedSentence, frames: Sequence[Frame], speakers: Speakers, own: frozenset[str]
) -> Iterator[Frame]:
    """Yield the frames of the phrases of a sentence such as "according to X".

    Args:
        place: The sentence.
        frames: Its other frames.
        speakers: Who speaks in the document.
        own: Names of who publishes the document, folded.
    """
    for first in spoken(place):
        found = _phrase(first) or _owned(first)
        if found is None:
            continue
        rule, last, who = found
        region = _region(place, first, last, who)
        speaker = speakers.of(place, who)
        speakers.heard(speaker, place.number)
        act = speakers.words(place.span(first.i, last.i + 1)).text
        steps = (
            Step(speaker, speakers.words(region), act),
            *_publisher(place, who, speakers, own),
        )
        about = _pointed_to(frames, region) or _said(place, first, region)
        leads = not any(t.is_alpha for t in place.doc[: first.i])
        if leads and not any(f.saying[0] > region[1] for f in frames if f.steps):
            about = ((place.sentence.start, place.sentence.end),)  # nobody else speaks in it
        mode = Rule(rule, modality=_MODES.get(rule))
        yield Frame(without(about, region), region, steps, mode, place.number)


def bracketed(place: ParsedSentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frame of "(source: X)" behind what X says.

    Args:
        place: The sentence.
        speakers: Who speaks in the document.
    """
    for token in spoken(place):
        if token.lower_ not in ("source", "sources") or token.i == 0 or token.nbor(-1).text != "(":
            continue
        rest = place.doc[token.i + 1 :]
        close = next((t.i for t in rest if t.text == ")"), len(place.doc) - 1)
        nouns = [t for t in place.doc[token.i + 1 : close] if t.pos_ in ("NOUN", "PROPN")]
        if nouns and rest[0].text == ":":
            region = place.span(token.i - 1, close + 1)
            said = ((place.sentence.start, region[0]),)
            step = Step(speakers.of(place, nouns[-1]), speakers.words(region))
            yield Frame(said, region, (step,), _BRACKETED, place.number)


def as_told(place: ParsedSentence, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of "as recorded in X", "as reported by X".

    Args:
        place: The sentence.
        frames: Its other frames; whoever is named behind one of them passes that on.
        speakers: Who speaks in the document.
    """
    for token in spoken(place):
        lemma = token.lemma_.lower()
        is_passed = lemma in words("phrases", "published")
        rule = _RELAYING if is_passed else next(iter(verbs().get(lemma, ())), None)
        if rule is None or token.tag_ != "VBN" or token.i == 0 or token.nbor(-1).lower_ != "as":
            continue
        by = doer(token)
        who = by or next((object_of(c) for c in token.rights if c.lower_ == "in"), None)
        if who is None or not (is_passed or written(who) or who.pos_ == "PROPN"):
            continue
        region = place.span(token.i - 1, who.right_edge.i + 1)
        whole = ((place.sentence.start, place.sentence.end),)
        passes_on = any(0 <= region[0] - f.saying[1] <= _NEAR for f in frames if f.steps)
        step = Step(speakers.of(place, who), speakers.words(region), token.text)
        said = whole if passes_on else without(whole, region)
        yield Frame(said, region, (step,), rule, place.number)


def _region(place: ParsedSentence, first: Token, last: Token, who: Token) -> Span:
    """Return where a phrase stands; one between commas ends with the second."""
    whole = place.span(first.i, max(who.right_edge.i, last.i) + 1)
    if first.i == 0 or place.doc[first.i - 1].text != "," or _trails(place, whole):
        return whole
    comma = next((t.i for t in place.doc[who.i + 1 :] if t.text == ","), None)
    return whole if comma is None else place.span(first.i, comma)


def dissents(place: ParsedSentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frame of "X, dissenting, would have": what X would do is X's view.

    Args:
        place: The sentence.
        speakers: Who speaks in the document.
    """
    for token in spoken(place):
        if token.lower_ not in words("phrases", "dissenting"):
            continue
        beside = token.head.pos_ in ("NOUN", "PROPN")
        who = token.head if beside else subject(token)
        clause = token.head.head if beside else token.head
        if who is None or clause.i in (token.i, who.i):
            continue
        region = place.span(min(who.left_edge.i, token.i), max(token.right_edge.i, who.i) + 1)
        said = without((place.subtree(clause),), region)
        step = Step(speakers.of(place, who), speakers.words(region), token.text)
        yield Frame(said, region, (step,), _DISSENTING, place.number)


def _phrase(first: Token) -> tuple[str, Token, Token] | None:
    """Return the rule, the last word and the speaker of a phrase that begins at a token."""
    if first.lower_ not in _first_words():
        return None
    for entry in lexicon("phrases")["according"]:
        last = _matched(first, entry["words"])
        who = None if last is None else object_of(last)
        if last is not None and who is not None and _speaks(last, who):
            return entry["id"], last, who
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(entry["words"][0] for entry in lexicon("phrases")["according"])


def _owned(first: Token) -> tuple[str, Token, Token] | None:
    """Return the same of a phrase such as "in X's view"."""
    noun = object_of(first) if first.dep_ == "prep" else None
    if noun is None:
        return None
    for entry in lexicon("phrases")["owned"]:
        if first.lower_ == entry["preposition"] and noun.lemma_.lower() in entry["lemmas"]:
            who = next((c for c in noun.lefts if c.dep_ == "poss"), None)
            return (entry["id"], noun, who) if who is not None else None
    return None


def citing(place: ParsedSentence, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of "citing X" beside those of who cites, whose words they go back to.

    Args:
        place: The sentence.
        frames: Its other frames.
        speakers: Who speaks in the document.
    """
    for token in spoken(place):
        if token.lower_ not in ("citing", "quoting") and not _cites(token):
            continue
        who = next((c for c in token.rights if c.dep_ == "dobj"), None)
        if who is None:
            continue
        first = token.i if token.tag_ == "VBG" else token.left_edge.i
        region = place.span(first, who.right_edge.i + 1)
        host = _host(frames, region)
        if host is not None:
            said = without(host.said, region)
            step = Step(speakers.of(place, who), speakers.words(region), token.text)
            yield Frame(said, region, (step,), _RELAYING, place.number)


def _cites(verb: Token) -> bool:
    """Return whether a clause tells on whom its speaker draws: "X, which cited Y"."""
    is_clause = verb.dep_ == "relcl" and verb.lemma_.lower() in ("cite", "quote")
    return is_clause and verb.left_edge.lower_ in ("which", "who") and not is_passive(verb)


def _host(frames: Sequence[Frame], region: Span) -> Frame | None:
    """Return the frame of who cites: the one whose words are nearest before."""
    before = [f for f in frames if f.saying[0] <= region[0] and f.steps]
    return max(before, key=lambda f: f.saying[0], default=None)


def _pointed_to(frames: Sequence[Frame], region: Span) -> tuple[Span, ...]:
    """Return what somebody points to, where a phrase behind it says in which document."""
    for frame in frames:
        if "through" in frame.rule.takes and frame.said[-1][1] <= region[0]:
            return frame.said
    return ()


def _matched(first: Token, phrase: list[str]) -> Token | None:
    """Return the last token of a phrase that begins at a token, or None."""
    at = first.i
    for word in phrase:
        if at >= len(first.doc) or first.doc[at].lower_ != word:
            return None
        at += 1
    return first.doc[at - 1]


def _speaks(last: Token, who: Token) -> bool:
    """Return whether what a phrase names can speak: "per the agency", not "per month"."""
    if last.lower_ != "per":
        return True
    is_known = who.pos_ == "PROPN" or written(who) is not None or who.lemma_.lower() in parties()
    return is_known and (who.pos_ == "PROPN" or any(c.dep_ == "det" for c in who.lefts))


def _said(place: ParsedSentence, first: Token, region: Span) -> tuple[Span, ...]:
    """Return what a phrase is about: its sentence, or the clause that it stands within."""
    start, end = place.sentence.start, place.sentence.end
    label = place.sentence.speaker
    if label and label[0] >= start:
        start = label[1] + 1
    trails = _trails(place, region)
    has_comma = first.i > 0 and place.doc[first.i - 1].text in (",", '"', "—", "–", "(")
    leads = sum(not t.is_punct for t in place.doc[: first.i]) <= _FIRST_WORDS
    if not ((trails and has_comma) or leads):
        clause = _clause(first)
        if clause is not None and not (has_comma and clause.dep_ in ("advcl", "conj")):
            return (place.subtree(clause),)
    start, end = _half(place, region, (start, end))
    whole: tuple[Span, ...] = ((start, end),)
    return without(whole, _beside(place)) if trails else whole


def _half(place: ParsedSentence, region: Span, whole: Span) -> Span:
    """Return the part of a sentence that a phrase is in, where ", but" parts it."""
    start, end = whole
    for token in place.doc[1:]:
        is_but = token.lower_ in _PARTING and token.nbor(-1).text == ","
        if is_but or token.text == ";":
            at = place.starts[token.idx]
            if at >= region[1]:
                return start, min(end, at)
            if at < region[0]:
                start = at
    return start, end


def _trails(place: ParsedSentence, region: Span) -> bool:
    rest = [t for t in place.doc if place.starts[t.idx] >= region[1]]
    return all(t.is_punct or t.is_quote for t in rest)


def _clause(first: Token) -> Token | None:
    """Return the verb of the reported clause that a phrase stands in, or None."""
    for above in first.ancestors:
        if above.dep_ in _CLAUSAL and above.pos_ in ("VERB", "AUX"):
            if above.dep_ == "ccomp" and above.head.lemma_.lower() not in verbs():
                continue
            return above
    return None


def _beside(place: ParsedSentence) -> Span:
    """Return the words at the head of a sentence that add to what is said: "besides X"."""
    text = place.doc.text.lower()
    for phrase in words("phrases", "aside"):
        if text.startswith(phrase + " "):
            head = place.doc[0]
            end = max(head.right_edge.i, head.i)
            for token in place.doc[: len(place.doc) // 2 + 1]:
                if token.dep_ == "prep" and token.left_edge.i == 0 and token.head.dep_ == "ROOT":
                    end = token.right_edge.i
            return place.span(0, end + 1)
    return (-1, -1)


def _publisher(
    place: ParsedSentence, who: Token, speakers: Speakers, own: frozenset[str]
) -> tuple[Step, ...]:
    """Return the step of who published the document that a phrase names, where it says so."""
    for child in who.subtree:
        if child.i < who.i or child.tag_ != "VBN":
            continue
        if child.lemma_.lower() not in words("phrases", "published"):
            continue
        found = doer(child) or _in_print(child)
        if found is None or found.pos_ != "PROPN":
            continue
        speaker: Speaker = speakers.of(place, found)
        name = speaker.agents[0].text
        is_quoted = child.lemma_.lower() in ("quote", "cite")
        if (is_medium(name) or is_quoted) and name.casefold() not in own:
            return (Step(speaker, speakers.words(place.subtree(child)), child.text),)
    return ()


def _in_print(verb: Token) -> Token | None:
    """Return the newspaper that something was published in, or None."""
    return next((object_of(c) for c in verb.rights if c.lower_ in ("in", "on")), None)
