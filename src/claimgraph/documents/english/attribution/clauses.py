"""Frames of reporting verbs: "X said that", "that, X said", "was told by X", "as X put it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.contents import said_with
from claimgraph.documents.english.attribution.frame import Frame, Step, merged, without
from claimgraph.documents.english.attribution.lexicon import Rule, verbs, words
from claimgraph.documents.english.attribution.orders import is_duty, is_request
from claimgraph.documents.english.attribution.phrases import (
    is_named,
    object_of,
    owner,
    spoken,
    written,
)
from claimgraph.documents.english.attribution.relays import relayed
from claimgraph.documents.english.attribution.saying import Saying, through_medium, told
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.tags import tagged
from claimgraph.documents.english.attribution.trailing import inverted
from claimgraph.documents.english.attribution.verbs import (
    doer,
    is_asked,
    is_participle,
    is_passive,
    subject,
)
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_HINGES = frozenset({"ROOT", "ccomp", "conj", "parataxis", "relcl", "acl", "advcl", "dep", "xcomp"})
_SPEECHLESS = frozenset(
    {"this", "that", "these", "those", "there", "what", "which", "who", "whom", "whoever"}
    | {"nobody", "none", "neither", "nothing", "something", "anything", "everything"}
)
_FAR = 12
_NEAR = 3


def clauses(
    place: ParsedSentence, speakers: Speakers, quoted: tuple[Span, ...], own: frozenset[str]
) -> Iterator[Frame]:
    """Yield the frames of the reporting verbs of a sentence.

    Args:
        place: The sentence.
        speakers: Who speaks in the document.
        quoted: Where the quotations stand that it has a part of.
        own: Names of who publishes the document, folded.
    """
    for token in spoken(place):
        frame = _frame(place, token, speakers, quoted)
        if frame is None:
            continue
        frame = through_medium(place, token, frame, speakers, own)
        frame = relayed(place, token, frame, speakers, own)
        for step in frame.steps[:1]:
            speakers.heard(step.speaker, place.number)
        yield frame


def announced(place: ParsedSentence, speakers: Speakers) -> tuple[Step, ...]:
    """Return who says what follows a sentence that ends with a colon: "The mate wrote:".

    Args:
        place: The sentence.
        speakers: Who speaks in the document.
    """
    for token in spoken(place):
        rules = verbs().get(token.lemma_.lower(), ()) if token.pos_ in _VERBAL else ()
        rule = next((r for r in rules if r.takes & {"clause", "quote"}), None)
        who = subject(token) if rule is not None else None
        if who is not None and _can_speak(who):
            region = place.span(min(who.i, token.i), max(who.i, token.i) + 1)
            act = speakers.words(place.span(token.i, token.i + 1)).text
            return (Step(speakers.of(place, who), speakers.words(region), act),)
    return ()


def _frame(
    place: ParsedSentence, token: Token, speakers: Speakers, quoted: tuple[Span, ...]
) -> Frame | None:
    if not (token.pos_ in _VERBAL or (token.dep_ in _HINGES and token.tag_.startswith("V"))):
        return None
    if is_asked(token) or _is_quoted_by(token) or _is_order(token):
        return None
    if is_duty(token) or is_request(token):
        return None
    if (behind := inverted(place, token, speakers)) is not None:
        return behind
    for rule in verbs().get(token.lemma_.lower(), ()):
        saying = Saying(place, token, rule)
        found = _passive(saying, speakers) or _active(saying, speakers, quoted)
        if found is not None:
            return found
    return None


# --- the active ---------------------------------------------------------------------------------


def _active(saying: Saying, speakers: Speakers, quoted: tuple[Span, ...]) -> Frame | None:
    verb, place = saying.verb, saying.place
    if is_passive(verb) or is_participle(verb):
        return None
    who = subject(verb)
    if "heard" in saying.rule.takes:
        who = next((object_of(p) for p in verb.rights if p.lower_ == "from"), None)
    if who is None or not _can_speak(who) or _is_dummy(who, verb):
        return None
    if _is_as_clause(verb):
        return _aside(saying, who, speakers)
    writes = written(who) is not None or _is_paper(place, who, speakers)
    said = said_with(verb, saying.rule, writes=writes)
    takes_quotes = "quote" in saying.rule.takes and not _is_between_commas(verb, who)
    quotes = _quoted_behind(saying, quoted) if takes_quotes else ()
    if said is None and not quotes:
        found = tagged(saying, who, speakers, quoted) or _so(saying, who, speakers)
        return found or _behind_colon(saying, who, speakers)
    spans = [place.span(*tokens) for tokens in said or ()]
    if not said or _is_split(verb, said):
        spans += quotes
    first = min(span[0] for span in spans)
    begin = _begin(saying, who)
    whole = place.span(min(begin, verb.i), verb.i + 1)
    region = (whole[0], max(whole[1], first)) if first > whole[0] else whole
    return told(saying, who, merged(spans), region, speakers)


def _is_between_commas(verb: Token, who: Token) -> bool:
    """Return whether a report is put into what it reports: "one of them, he wrote, was"."""
    if not 0 < who.left_edge.i < verb.i < len(verb.doc) - 1:
        return False
    return who.left_edge.nbor(-1).text == "," and verb.nbor(1).text == ","


def _is_paper(place: ParsedSentence, who: Token, speakers: Speakers) -> bool:
    """Return whether a pronoun stands for a document."""
    if who.lower_ != "it":
        return False
    speaker = speakers.of(place, who)
    return speaker.is_document or speaker.via is not None


def _so(saying: Saying, who: Token, speakers: Speakers) -> Frame | None:
    """Return the frame of "X told him so": that X did is what is passed on."""
    verb, place = saying.verb, saying.place
    so = next((c for c in verb.rights if c.lower_ == "so" and c.dep_ == "advmod"), None)
    is_saying = saying.rule.takes & {"clause", "quote"} and verb.lemma_.lower() != "think"
    if so is None or not is_saying or so.i > verb.i + _NEAR:
        return None
    span = place.span(min(who.left_edge.i, verb.i), so.i + 1)
    return told(saying, who, (span,), (span[0], span[0]), speakers)


def _behind_colon(saying: Saying, who: Token, speakers: Speakers) -> Frame | None:
    """Return the frame of a verb that a colon follows, behind which it is told what is said."""
    verb, place = saying.verb, saying.place
    if not saying.rule.takes & {"clause", "quote"}:
        return None
    colon = next((t.i for t in place.doc[verb.i + 1 :] if t.text == ":"), None)
    if colon is None or colon + 1 >= len(place.doc) or colon - verb.i > _FAR:
        return None
    if verb.i == who.i + 2 and verb.nbor(-1).text == ",":
        return None  # a participle: "Note, added in May:"
    if any(t.lemma_.lower() in verbs() and subject(t) is not None for t in place.doc[colon:]):
        return None
    said = (place.span(colon, colon + 1)[1], place.sentence.end)
    region = place.span(min(who.left_edge.i, verb.i), colon + 1)
    return told(saying, who, (said,), region, speakers)


def _is_quoted_by(verb: Token) -> bool:
    """Return whether a verb only says where words were printed: "as quoted by the paper"."""
    return verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).lower_ == "as"


def _is_order(verb: Token) -> bool:
    """Return whether a verb is an order: "write that they ate"."""
    helped = any(c.dep_ in ("aux", "nsubj", "mark") for c in verb.lefts)
    return verb.tag_ == "VB" and not helped and verb.dep_ != "conj"


def _can_speak(who: Token) -> bool:
    """Return whether a word can name who says something."""
    if who.is_punct or who.lower_ in _SPEECHLESS or (who.pos_ == "DET" and who.dep_ == "det"):
        return False
    is_impersonal = who.lemma_.lower() in words("nouns", "impersonal")
    return not is_impersonal or owner(who) is not None or is_named(who)


def _is_dummy(who: Token, verb: Token) -> bool:
    """Return whether "it" stands for the clause behind it: "holds it likely that"."""
    return (
        who.lower_ == "it"
        and (verb.tag_ == "VBN" or verb.dep_ == "ccomp")
        and (verb.head.lemma_.lower() in ("find", "hold", "consider", "deem", "make"))
    )


def _is_split(verb: Token, said: tuple[tuple[int, int], ...]) -> bool:
    return said[0][0] < verb.i


def _begin(saying: Saying, who: Token) -> int:
    """Return the first token of the words that report: of the speaker, or where they say it."""
    verb = saying.verb
    if who.i > verb.i:
        return verb.i
    is_own = any(child.i == who.i for child in verb.lefts)
    begin = who.left_edge.i if is_own else verb.i
    for child in verb.lefts:
        if child.dep_ in ("aux", "neg", "advmod", "nsubj"):
            begin = min(begin, child.left_edge.i)
        inner = object_of(child) if child.dep_ == "prep" else None
        if inner is not None and written(inner) is not None:
            begin = min(begin, child.left_edge.i)
    return begin


def _quoted_behind(saying: Saying, quoted: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the quotation that follows a verb with no other verb between them."""
    place, verb = saying.place, saying.verb
    end = place.span(verb.i, verb.i + 1)[1]
    span = next((each for each in quoted if end <= each[0] < place.sentence.end), None)
    if span is None:
        return ()
    between = [t for t in place.doc[verb.i + 1 :] if place.starts[t.idx] < span[0]]
    is_apart = any(t.pos_ == "VERB" or t.text == ";" for t in between)
    return () if is_apart or len(between) > _FAR else (span,)


def _is_as_clause(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(
        c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.lefts
    )


def _aside(saying: Saying, who: Token, speakers: Speakers) -> Frame | None:
    """Return the frame of "as X says": the clause that it stands in."""
    verb, place = saying.verb, saying.place
    if any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and c.lower_ != "it") for c in verb.rights):
        return None
    head = verb.head
    region = place.span(verb.left_edge.i, verb.right_edge.i + 1)
    said = without((place.subtree(head),), region)
    return told(saying, who, said, region, speakers)


# --- the passive --------------------------------------------------------------------------------


def _passive(saying: Saying, speakers: Speakers) -> Frame | None:
    verb, rule, place = saying.verb, saying.rule, saying.place
    if not (is_passive(verb) or is_participle(verb)):
        return None
    who = doer(verb)
    if verb.lemma_.lower() == "say":  # "was said by X to have left"; "said to wait" is an order
        rule = replace(rule, takes=rule.takes | {"infinitive"})
    is_shown = rule.id == "verb.show" and who is not None and written(who) is not None
    said = said_with(verb, rule, writes=is_shown)
    if said is None:
        return None
    spans = [place.span(*tokens) for tokens in said]
    patient = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    is_raised = rule.takes & {"infinitive"} and not _addresses(rule)
    if patient is not None and is_raised and patient.lower_ != "it":
        spans.append(place.subtree(patient))
    region = place.span(verb.i, verb.i + 1)
    for child in (*verb.lefts, *verb.rights):
        if child.dep_ in ("auxpass", "aux") or (who is not None and who.head.i == child.i):
            edges = place.subtree(child)
            region = (min(region[0], edges[0]), max(region[1], edges[1]))
    behind = [span[0] for span in spans if span[0] > place.starts[verb.idx]]
    region = (region[0], min([region[1], *behind]))
    if _addresses(rule) and patient is not None:
        region = (min(region[0], place.subtree(patient)[0]), region[1])
    return told(saying, who, without(merged(spans), region), region, speakers)


def _addresses(rule: Rule) -> bool:
    """Return whether the subject of the passive is whom something is told."""
    return rule.id == "verb.tell"
