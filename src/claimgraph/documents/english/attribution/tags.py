"""Frames of verbs that stand behind, or within, what is said: "..., she said, ..."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Step, without
from claimgraph.documents.english.attribution.lexicon import verbs
from claimgraph.documents.english.attribution.phrases import is_pronoun
from claimgraph.documents.english.attribution.saying import Saying, told
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import is_run_on
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORT = 6
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})


def tagged(
    saying: Saying, who: Token, speakers: Speakers, quoted: tuple[Span, ...]
) -> Frame | None:
    """Return the frame of a verb that stands behind, or within, what is said."""
    verb, place = saying.verb, saying.place
    if not saying.rule.takes & {"clause", "quote"} or (verb.tag_ == "VBG" and verb.dep_ != "pcomp"):
        return None
    first = _noun_start(who, verb)
    who = _speaker_from(first, who, verb)
    region = _tag(saying, who, first)
    ends_quote = any(0 <= region[0] - span[1] <= 3 for span in quoted)
    is_tag = ends_quote or _is_tag(verb, who) or _ends(place, verb, region)
    is_tag = is_tag or _is_between(place, region)
    if not is_tag or not _stands_apart(place, region):
        return None
    if any(c.lower_ in ("so", "this") and c.dep_ in ("advmod", "dobj") for c in verb.rights):
        return told(saying, who, (region,), (region[0], region[0]), speakers)
    whole = (_start(place), place.sentence.end)
    said = _clause(place, verb, region, whole)
    frame = told(saying, who, without(said, region), region, speakers)
    if frame is not None and is_pronoun(who):
        frame = replace(frame, steps=tuple(_outside(s, frame, speakers) for s in frame.steps))
    # Whoever speaks behind what they found says it: they are more than who found it.
    return None if frame is None else replace(frame, status=None)


def _outside(step: Step, frame: Frame, speakers: Speakers) -> Step:
    """Return a step whose "they" is nobody that is only named in what they say."""
    first = step.speaker.agents[0]
    at = first.name_at if step.speaker.many else None
    is_inside = at is not None and frame.covers(*at) > 0
    known = speakers.last(step.speaker) if is_inside else None
    return step if known is None else replace(step, speaker=known)


def _is_tag(verb: Token, who: Token) -> bool:
    """Return whether the parse shows a verb behind what is said."""
    is_quoted = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    main = verb.head.head if is_quoted else verb
    before = any(c.dep_ in ("ccomp", "advcl") and c.i < who.i for c in main.lefts)
    return before or verb.dep_ == "parataxis" or is_run_on(verb)


def _is_between(place: ParsedSentence, region: Span) -> bool:
    """Return whether a short report stands between commas, in a clause: "the dog, he says, bit"."""
    inside = [t for t in place.doc if region[0] <= place.starts[t.idx] < region[1]]
    first, last = inside[0].i, inside[-1].i
    rest = place.doc[last + 2 :]
    if first == 0 or len(inside) > _SHORT or len(rest) == 0:
        return False
    commas = place.doc[first - 1].text, place.doc[last + 1].text
    is_clause = any(t.tag_ in _FINITE - {"VB"} or t.tag_ == "MD" for t in rest)
    return commas == (",", ",") and rest[0].dep_ != "cc" and rest[0].tag_[:1] != "W" and is_clause


def _ends(place: ParsedSentence, verb: Token, region: Span) -> bool:
    """Return whether a main verb ends its sentence behind a comma: "Nine dead, officials say"."""
    rest = [t for t in place.doc if place.starts[t.idx] >= region[1] and not t.is_punct]
    before = [t for t in place.doc if place.starts[t.idx] < region[0] and not t.is_punct]
    if rest or verb.dep_ != "ROOT" or not before:
        return False
    return before[0].pos_ not in ("ADP", "SCONJ", "ADV") and any(
        t.pos_ in ("NOUN", "PROPN") for t in before
    )


def _clause(place: ParsedSentence, verb: Token, region: Span, whole: Span) -> tuple[Span, ...]:
    """Return the clause that a tag belongs to: the sentence, or what a conjunction joins."""
    start = whole[0]
    text = [t for t in place.doc if place.starts[t.idx] < region[0]]
    for token in reversed(text):
        if token.text == ";":
            start = place.starts[token.idx] + 1
            break
    if verb.dep_ == "conj" and verb.head.lemma_.lower() in verbs():
        joint = next((c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i), None)
        if joint is not None:
            start = max(start, place.span(joint.i, joint.i + 1)[1])
    return ((start, whole[1]),)


def _start(place: ParsedSentence) -> int:
    label = place.sentence.speaker
    start = place.sentence.start
    return label[1] + 1 if label and label[0] >= start else start


def _stands_apart(place: ParsedSentence, region: Span) -> bool:
    """Return whether a tag is set off by a mark from what it stands behind."""
    before = [t for t in place.doc if place.starts[t.idx] < region[0]]
    if not before or before[-1].text == "-":
        return False
    return before[-1].is_punct or before[-1].text in '"”’'


def _tag(saying: Saying, who: Token, first: int) -> Span:
    """Return the words of a tag: from the speaker, or the verb, to what belongs to the verb."""
    verb, place = saying.verb, saying.place
    last = max(verb.i, who.right_edge.i if who.i > verb.i else verb.i)
    for child in verb.rights:
        own = child.dep_ in ("dobj", "dative", "prep", "npadvmod", "advmod", "nsubj", "prt")
        is_late = child.dep_ == "advcl" and child.tag_ == "VBG"
        is_apart = place.doc[child.left_edge.i - 1].text == "," and not is_late
        if (own or is_late) and not is_apart and child.lower_ not in ("according", "per"):
            last = max(last, _last(child))
    while last > verb.i and place.doc[last].is_punct:
        last -= 1
    return place.span(first, last + 1)


def _last(child: Token) -> int:
    """Return the last token of what belongs to a tag, without a main verb that "and" adds."""
    for other in child.rights:
        if child.dep_ == "advcl" and other.dep_ == "conj" and other.tag_ in _FINITE:
            joints = [t.i for t in child.rights if t.dep_ in ("cc", "punct") and t.i < other.i]
            return (joints[0] if joints else other.left_edge.i) - 1
    return child.right_edge.i


def _noun_start(who: Token, verb: Token) -> int:
    """Return where the speaker before a verb begins: behind the last comma, if one is near."""
    if who.i > verb.i:
        return verb.i
    first = who.left_edge.i
    while first < who.i and verb.doc[first].is_punct:
        first += 1
    commas = [t.i for t in verb.doc[first : verb.i] if t.text == ","]
    is_told = any(c.dep_ == "ccomp" and c.i < who.i for c in verb.lefts)
    if not commas or not is_told or commas[-1] + 1 >= verb.i:
        return first
    return commas[-1] + 1


def _speaker_from(first: int, who: Token, verb: Token) -> Token:
    """Return the noun of a speaker that begins at a token."""
    if who.i >= first:
        return who
    nouns = [
        t
        for t in verb.doc[first : verb.i]
        if t.pos_ in ("NOUN", "PROPN", "PRON") and not first <= t.head.i < verb.i
    ]
    return nouns[-1] if nouns else who
