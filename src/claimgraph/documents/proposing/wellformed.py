"""Whether a draft is one at all: plug-ins are foreign code, and may hand over anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.documents.proposing.draft import Draft, DraftHop, ObjectKind, Words
from claimgraph.documents.proposing.refused import Refused, kind, shown
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.proposal import Polarity, RefusalReason

LONGEST_QUOTE = 2_000
LONGEST_NAME = 300
LONGEST_WORD = 200
_MOST = {"qualifiers": 20, "chain": 10, "context": 20, "signals": 50, "agents": 20}
_UNPRINTABLE = re.compile("[\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def check(draft: object) -> Draft:
    """Return a draft whose parts are all of their kinds and lengths, and can be written.

    Raises:
        Refused: it is none.
    """
    if type(draft) is not Draft:
        raise _malformed(f"{kind(draft)} instead of a draft")
    _check_plain(draft)
    _check_text("quote", draft.quote, LONGEST_QUOTE)
    is_text = draft.object_kind is ObjectKind.TEXT
    _check_words("subject", draft.subject, LONGEST_NAME)
    _check_words("object", draft.object, LONGEST_QUOTE if is_text else LONGEST_NAME)
    for name, maybe in (("when", draft.when), ("where", draft.where)):
        if maybe is not None:
            _check_words(name, maybe, LONGEST_NAME)
    for relation, words in _pairs("qualifiers", draft.qualifiers):
        _check_text("a qualifier", relation, LONGEST_WORD)
        _check_words("a qualifier", words, LONGEST_NAME)
    for words in _several("context", draft.context):
        _check_words("a context passage", words, LONGEST_QUOTE)
    for hop in _several("chain", draft.chain):
        _check_hop(hop)
    for signal, value in _pairs("signals", draft.signals):
        _check_text("a signal", signal, LONGEST_WORD)
        _check_share(signal, value)
    return draft


def _check_plain(draft: Draft) -> None:
    for name, wanted in (
        ("object_kind", ObjectKind), ("polarity", Polarity), ("modality", Modality),
        ("status", AttributionStatus),
    ):  # fmt: skip
        value: object = getattr(draft, name)
        if type(value) is not wanted:
            raise _malformed(f"{name} is {kind(value)}, no {wanted.__name__}")
    for part in ("predicate", "rule", "reply"):
        _check_text(part, getattr(draft, part), LONGEST_WORD)
    _check_place("at", draft.at)
    if draft.sentence is not None and type(draft.sentence) is not int:
        raise _malformed(f"sentence is {kind(draft.sentence)}, no number")


def _check_words(name: str, words: object, longest: int) -> None:
    if type(words) is not Words:
        raise _malformed(f"{name} is {kind(words)}, no Words")
    _check_text(name, words.text, longest)
    _check_text(f"the name of {name}", words.name, LONGEST_NAME)
    _check_text(f"the type of {name}", words.type, LONGEST_WORD)
    _check_text(f"the entity of {name}", words.entity, LONGEST_QUOTE)
    _check_place(f"the place of {name}", words.at)
    _check_place(f"the place of the name of {name}", words.name_at)


def _check_hop(hop: object) -> None:
    if type(hop) is not DraftHop:
        raise _malformed(f"a step of the chain is {kind(hop)}, no DraftHop")
    for agent in _several("agents", hop.agents):
        _check_words("a speaker", agent, LONGEST_NAME)
    for name, words in (("cue", hop.cue), ("via", hop.via)):
        if words is not None:
            _check_words(name, words, LONGEST_NAME)
    _check_text("act", hop.act, LONGEST_WORD)
    if hop.stance is not None and type(hop.stance) is not Stance:
        raise _malformed(f"stance is {kind(hop.stance)}, no Stance")
    if type(hop.inferred) is not bool:
        raise _malformed(f"inferred is {kind(hop.inferred)}, not true or false")


def _check_text(name: str, text: object, longest: int) -> None:
    if type(text) is not str:
        raise _malformed(f"{name} is {kind(text)}, no text")
    if len(text) > longest:
        what = f"{name} has {len(text)} code points, more than {longest}: {shown(text, 40)}"
        raise Refused(RefusalReason.TOO_LONG, what)
    is_hostile = _UNPRINTABLE.search(text) or any(
        not control[0].isspace() for control in _CONTROL.finditer(text)
    )
    if is_hostile:
        what = f"{name} has characters that are not to be printed: {shown(text, 40)}"
        raise Refused(RefusalReason.UNPRINTABLE, what)


def _check_place(name: str, place: object) -> None:
    if place is None:
        return
    # The very types: True is an int too, and a foreign subclass may do what it likes.
    if type(place) is not tuple or [type(each) for each in place] != [int, int]:
        raise _malformed(f"{name} is {kind(place)}, no pair of whole numbers")


def _check_share(name: object, value: object) -> None:
    if not (type(value) is int or type(value) is float) or not 0 <= value <= 1:
        raise _malformed(f"the signal {shown(name)} is no number from 0 to 1")


def _several(name: str, given: object) -> Iterator[object]:
    if type(given) is not tuple:
        raise _malformed(f"{name} is {kind(given)}, no tuple")
    if len(given) > _MOST[name]:
        raise Refused(RefusalReason.TOO_LONG, f"{len(given)} {name}, more than {_MOST[name]}")
    yield from given


def _pairs(name: str, given: object) -> Iterator[tuple[object, object]]:
    for each in _several(name, given):
        if type(each) is not tuple or len(each) != 2:
            raise _malformed(f"{name} holds {kind(each)}, no pair")
        yield each[0], each[1]


def _malformed(what: str) -> Refused:
    return Refused(RefusalReason.MALFORMED, what)


def in_short(draft: object, longest: int = 400) -> str:
    """Return what a draft says in a line, whatever it is; no more than `longest` characters."""
    if type(draft) is not Draft:
        return kind(draft)
    ends = (draft.subject, draft.predicate, draft.object)
    words = [end.text if type(end) is Words else end for end in ends]
    told = f"{shown(draft.quote, 200)}: {' | '.join(shown(word, 60) for word in words)}"
    return told[:longest]


def rule_of(draft: object) -> str:
    """Return the rule of a draft, as far as it is one that can be written; else ""."""
    rule = draft.rule if type(draft) is Draft else ""
    is_plain = type(rule) is str and len(rule) <= LONGEST_WORD and rule.isprintable()
    return rule if is_plain else ""
