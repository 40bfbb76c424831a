"""Names beside the words that say what they are, by their places, where the parse is torn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View, mentions_between, noun
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.english.reading import Mention, MentionKind
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES, _PEOPLE = words("relations_naming", "bodies"), words("relations_naming", "people")
_NOUNS = lexicon("relations_nouns")
_HELD = {word: entry for entry in _NOUNS["of"] for word in entry["nouns"]}
_COMMA = re.compile(r"(?:\s+(?:on|at|in|since|until)\s(?:the\s)?\w+)?\s*[,:]\s+(?:an?\s+)?\Z")
_CLOSED = re.compile(r"\s*(?:[,;:.)]|$|and\b)")
_NEXT = re.compile(r"\s*,?\s*(?:and|,)\s+\Z")
_ANY = re.compile(r"\s*\([^()]*\)\s+(?:is|was)\s+(?P<role>(?:an?|the)\s[^.;,\n]{3,90}[^\s.;,])")
_SWORN = re.compile(r"I,\s+\Z")
_OF = re.compile(r",\s+(?:of|residing at|resident at)\s+(?P<place>[^\n;:]{4,80}?),\s+(?=[a-z])")
_OWNED = re.compile(r"[’']s?\s")
_OF_BODY = re.compile(r",?\s+of\s+(?:the\s+)?")
_DETERMINERS = frozenset({"the", "my", "our", "his", "her", "its", "their", "your"})
_OWNERS = frozenset({"owner", "co-owner", "proprietor"})
_MOST = 6


def beside(view: View) -> Iterator[Statement]:
    """Yield what the names of a sentence are, by the words before and behind them."""
    sentence = view.parsed.sentence
    for mention in mentions_between(view.reading, sentence.start, sentence.end):
        if mention.kind is MentionKind.NOMINAL and mention.sentence == view.parsed.number:
            yield from _behind_comma(view, mention)
        elif mention.kind is MentionKind.NAME:
            yield from _past_brackets(view, mention)
            yield from _sworn(view, mention)
            yield from _from_body(view, mention)


def _behind_comma(view: View, role: Mention) -> Iterator[Statement]:
    """Yield the names behind a comma after a role: "the agent, X & Sons", "two envoys, X and Y"."""
    text, head = view.reading.document.text, view.parsed.doc[role.head]
    name = next((n for n in view.names if n.start >= role.end), None)
    if name is None or not _COMMA.fullmatch(text[role.end : name.start]):
        return
    if head.tag_ == "NNS" and not _is_body(view, name, head):
        several = _joined(view, name)
        if len(several) > 1 and view.is_kind(head, "role") and _is_told(head):
            role_text = view.text(_bare(view, role, head))
            yield from (_role(view, n, role_text, ("beside.each", 0.8)) for n in several)
        return
    is_one = _is_body(view, name, head) or _is_person_of(view, name, head)
    fits = is_one and noun(head) not in _OWNERS
    is_closed = _CLOSED.match(text, name.end, view.parsed.sentence.end + 1)
    if fits and is_closed and _is_definite(text, role):
        told = _cut(text[role.start : name.start].rstrip(" ,:"))
        words_ = view.text((role.start, role.start + len(told)))
        yield _role(view, name, words_, ("beside.comma", 0.75))


def _cut(before: str) -> str:
    """Return the words before a name without an article that belongs to the name."""
    return re.sub(r"\s*,\s+an?\Z", "", before)


def _joined(view: View, first: Mention) -> tuple[Mention, ...]:
    """Return the names that follow one another, joined by commas and "and"."""
    text, found = view.reading.document.text, [first]
    for name in view.names:
        if name.start > found[-1].end and _NEXT.fullmatch(text[found[-1].end : name.start]):
            found.append(name)
    return tuple(n for n in found[:_MOST] if _is_person(view, n))


def _is_told(head: Token) -> bool:
    """Return whether a group is told by its number, or as one that is known."""
    return any(c.dep_ == "nummod" or c.lower_ in _DETERMINERS for c in head.children)


def _bare(view: View, role: Mention, head: Token) -> Span:
    """Return where the words of a group stand without those that say how many they are."""
    apart = [c.right_edge.i for c in head.children if c.dep_ in ("det", "nummod", "poss")]
    first = head.doc[max(i for i in (*apart, head.left_edge.i - 1) if i < head.i) + 1]
    return view.span(first, head)[0], role.end


def _is_person(view: View, name: Mention) -> bool:
    type_ = view.reading.thing_of(name).type
    return "Person" in view.ancestors(type_) | {type_}


def _is_body(view: View, name: Mention, head: Token) -> bool:
    type_ = view.reading.thing_of(name).type
    return noun(head) in _BODIES and "Organisation" in view.ancestors(type_) | {type_}


def _is_person_of(view: View, name: Mention, head: Token) -> bool:
    is_role = view.is_kind(head, "role") or noun(head) in _PEOPLE
    return is_role and not view.is_kind(head, "kin") and _is_person(view, name)


def _is_definite(text: str, role: Mention) -> bool:
    first = re.split(r"[\s’']", text[role.start : role.end], maxsplit=1)
    return first[0].lower() in _DETERMINERS or _OWNED.search(text, role.start, role.end) is not None


def _role(view: View, name: Mention, role: Words, by: tuple[str, float]) -> Statement:
    rule, prior = by
    spans = ((name.start, name.end), role.at or (name.start, name.end))
    return Statement(
        rule, "hasRole", view.words_of(name), role, ObjectKind.TEXT, spans, prior, name.head, Mode()
    )


# --- past brackets --------------------------------------------------------------------------------


def _past_brackets(view: View, name: Mention) -> Iterator[Statement]:
    """Yield what a name with brackets behind it is: "X (born 1960) is the founder of Y"."""
    text = view.reading.document.text
    match = _ANY.match(text, name.end, view.parsed.sentence.end)
    if match is None:
        return
    role = view.text(match.span("role"))
    for token in view.parsed.doc:
        place = view.span(token, token)[0]
        if match.start("role") <= place < match.end("role") and view.is_kind(token, "role"):
            yield _role(view, name, role, ("beside.brackets.role", 0.8))
            break
    yield from _held(view, name, match.span("role"))


def _held(view: View, name: Mention, role: Span) -> Iterator[Statement]:
    """Yield what somebody owns, founded or leads by the nouns of a role."""
    text = view.reading.document.text
    at = text.rfind(" of ", *role) + len(" of ")
    if at <= role[0]:
        return
    found = next((n for n in view.names if n.start == at), None)
    whole = view.words_of(found) if found is not None else view.text((at, role[1]))
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[role[0] : at]):
        entry = _HELD.get(word.lower())
        if entry is not None and not entry.get("mirrored"):
            yield Statement(
                entry["id"], entry["relation"], view.words_of(name), whole,
                ObjectKind.THING, (role, whole.at or role), entry["prior"], name.head, Mode(),
            )  # fmt: skip


def _from_body(view: View, name: Mention) -> Iterator[Statement]:
    """Yield the body that a person is told to be of: "X, of the Y police, led the search"."""
    text = view.reading.document.text
    for body in view.names if _is_person(view, name) else ():
        type_ = view.reading.thing_of(body).type
        is_body = "Organisation" in view.ancestors(type_) | {type_}
        between = text[name.end : body.start] if body.start > name.end else ""
        if is_body and _OF_BODY.fullmatch(between):
            yield Statement(
                "beside.of", "memberOf", view.words_of(name), view.words_of(body),
                ObjectKind.THING, ((name.start, body.end),), 0.7, name.head, Mode(),
            )  # fmt: skip


def _sworn(view: View, name: Mention) -> Iterator[Statement]:
    """Yield where a witness lives: "I, X, of 4 Hill Road, Y, will say"."""
    text = view.reading.document.text
    match = _OF.match(text, name.end, view.parsed.sentence.end)
    if match is not None and _SWORN.search(text[view.parsed.sentence.start : name.start]):
        place = view.named(match.span("place"))
        spans = ((name.start, name.end), match.span("place"))
        yield Statement(
            "beside.sworn", "locatedIn", view.words_of(name), place, ObjectKind.THING, spans, 0.8,
            name.head, Mode(),
        )  # fmt: skip
