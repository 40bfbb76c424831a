"""Acts that nouns name: "X's participation in Y", "the payment of 300 euros to X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import mode_of
from claimgraph.documents.english.claims.nouns import between, by_noun, made
from claimgraph.documents.english.claims.phrases import View, noun
from claimgraph.documents.english.claims.statements import Statement, subtree_text, time_of
from claimgraph.documents.english.claims.sums import holder as holder_of
from claimgraph.documents.english.claims.syntax import phrases_of
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.proposing.draft import ObjectKind, Words

if TYPE_CHECKING:
    from spacy.tokens import Token


_DOING = frozenset({"poss", "by", "from"})
_SUPPORTING = words("relations_nouns", "supporting")


def acts(view: View, token: Token) -> Iterator[Statement]:
    """Yield what a noun for an act says of those who take part in it."""
    for entry in by_noun("acts").get(noun(token), ()):
        subject = next(_ends(view, token, entry["subject"]), None)
        clause = _supported(view, token)
        if (
            subject is None
            and clause is not None
            and {"poss", "by", "from"} & set(entry["subject"])
        ):
            subject = next((t for t in clause.agents if view.is_thing(t)), None)
        if subject is None:
            continue
        if entry.get("kind") == "date":
            yield from _dated(view, entry, subject, token)
        elif entry.get("kind") == "quantity":
            yield from _amounts(view, entry, subject, token)
        elif entry.get("kind") == "text":
            if entry["object"] == ["self"] or view.is_person(subject):
                yield from _titled(view, entry, subject, token)
        else:
            others = [*_ends(view, token, entry["object"]), *_ends(view, subject, entry["object"])]
            others = [holder_of(view, other) for other in others]
            for other in others[:1] if entry["object"] != ["for"] else others:
                if other.i != subject.i:
                    ends = subject, other
                    prior = entry["prior"]
                    told = between(view, entry["id"], entry["relation"], ends, token, prior)
                    mode = mode_of(clause) if clause is not None else told.mode
                    yield replace(told, mode=mode, when=_when(view, token, clause))


def _supported(view: View, token: Token) -> Clause | None:
    """Return the clause whose verb only carries a noun for an act: "made payments to X"."""
    clause = view.by_head.get(token.head.i) if token.dep_ == "dobj" else None
    is_light = clause is not None and clause.lemma in _SUPPORTING and not clause.passive
    return clause if is_light and clause is not None and mode_of(clause).real else None


def _when(view: View, token: Token, clause: Clause | None) -> Words | None:
    """Return when an act happened: "the 2019 purchase", "her visit to X in May"."""
    for date in view.dates:
        place = view.token_of(date.start, date.end)
        above = place.head.head if place is not None and place.dep_ == "pobj" else None
        above = place.head if above is None and place is not None else above
        if above is not None and (above.i == token.i or above.head.head.i == token.i):
            return view.text((date.start, date.end))
    return time_of(view, clause) if clause is not None else None


def _ends(view: View, token: Token, sides: list[str]) -> Iterator[Token]:
    phrases = phrases_of(token)
    for side in sides:
        name, _, number = side.partition(":")
        if name in ("poss", "compound"):
            found = [c for c in token.children if c.dep_ == name]
        else:
            found = list(phrases.get(name, ()))
            found = found or [t for of in phrases.get("of", ()) for t in _behind_of(of, name)]
        if number:
            found = found[int(number) - 1 :]
        suitable = [t for t in found if view.is_thing(t)]
        if suitable:
            yield from suitable
            return


def _behind_of(noun: Token, preposition: str) -> tuple[Token, ...]:
    """Return what the parser hung on the noun behind "of": "payment of 300 euros to X"."""
    return phrases_of(noun).get(preposition, ()) if preposition in ("to", "from", "by") else ()


def _dated(
    view: View, entry: Mapping[str, Any], subject: Token, token: Token
) -> Iterator[Statement]:
    for date in view.dates:
        place = view.token_of(date.start, date.end)
        if place is not None and any(t.i == token.i for t in place.ancestors):
            if any(t.pos_ in ("VERB", "AUX") for t in place.ancestors if t.i > token.i):
                continue
            words_ = view.text((date.start, date.end))
            spans = (view.span(token, token), view.phrase(subject), (date.start, date.end))
            yield made(
                view, entry["id"], entry["relation"], subject, words_, ObjectKind.DATE, spans,
                entry["prior"], token,
            )  # fmt: skip
            return


def _amounts(
    view: View, entry: Mapping[str, Any], subject: Token, token: Token
) -> Iterator[Statement]:
    for other in token.subtree:
        found = view.quantity_at(other) if view.is_money(other) else None
        if found is not None:
            span = (found.start, found.end)
            spans = (view.phrase(subject), view.span(token, token), span)
            yield made(
                view, entry["id"], entry["relation"], subject, view.text(span),
                ObjectKind.QUANTITY, spans, entry["prior"], token,
            )  # fmt: skip
            return


def _titled(
    view: View, entry: Mapping[str, Any], subject: Token, token: Token
) -> Iterator[Statement]:
    """Yield what an act makes of somebody: what stands behind "as", else the act itself."""
    ends = [t for p in entry["object"] for t in phrases_of(token).get(p, ())]
    if not ends and noun(token) in entry.get("needs", ()):
        return
    title = subtree_text(view, ends[0]) if ends else view.text(view.span(token, token))
    spans = (view.phrase(subject), view.span(token, token), title.at or view.phrase(subject))
    told = made(
        view, entry["id"], entry["relation"], subject, title, ObjectKind.TEXT, spans,
        entry["prior"], token,
    )  # fmt: skip
    yield replace(told, when=_when(view, token, None))
