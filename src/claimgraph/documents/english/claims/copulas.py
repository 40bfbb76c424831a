"""What "be" says: who holds a role, what is where, when, how many, one and the same, or how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause, is_of_clause
from claimgraph.documents.english.claims.control import is_raised
from claimgraph.documents.english.claims.idioms import is_idiom
from claimgraph.documents.english.claims.modes import Mode, is_negative, mode_of
from claimgraph.documents.english.claims.phrases import NOUNS, View, noun
from claimgraph.documents.english.claims.statements import (
    Statement,
    subtree_text,
    time_of,
    verb_span,
)
from claimgraph.documents.english.claims.syntax import phrases_of
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS = frozenset({"be", "become", "remain", "seem", "appear", "stay", "go", "prove", "turn"})
_LEXICON = lexicon("relations_nouns")
JOINED: dict[str, dict[str, str]] = {entry["form"]: entry for entry in _LEXICON["joined"]}
"""What participles that are joined to a noun say, by their form."""
_PLACED = ("in", "at", "on", "aboard", "near", "inside", "outside", "off", "within", "under")
_MEMBERS = ("among", "of")
_MOST = 4
_FULL = 3
_COMMON = frozenset(lexicon("statements")["any"]["common_adjectives"])
_RELATIONAL = frozenset(word for entry in _LEXICON["of"] for word in entry["nouns"])
_TIMES = frozenset({"quarter", "year", "month", "week", "day", "time", "morning", "night"})


def copular(view: View, *, is_question: bool = False) -> Iterator[Statement]:
    """Yield what the copulas of a sentence state."""
    for clause in view.clauses:
        if clause.lemma not in VERBS or clause.passive or _is_apart(clause):
            continue
        if is_of_clause(clause):
            continue
        mode = mode_of(clause, is_question=is_question)
        if not mode.real:
            continue
        yield from _existing(view, clause, mode)
        for subject in clause.agents[:_MOST]:
            if view.is_thing(subject) or subject.pos_ == "NUM":
                yield from _Copula(view, clause, mode, subject).statements()


def _existing(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    """Yield where there is something: "there are three camps on the island"."""
    if not any(c.dep_ == "expl" and c.lower_ == "there" for c in clause.head.children):
        return
    for token in clause.attributes[:_MOST]:
        phrases = {**clause.obliques, **phrases_of(token)}
        several = [t for p in _PLACED for t in phrases.get(p, ()) if view.is_place(t)]
        for place in several[:1] if view.is_thing(token) else ():
            mode = replace(mode, negated=mode.negated or is_negative(token))
            spans = (view.phrase(token), verb_span(view, clause), view.phrase(place))
            yield Statement(
                "be.there", "locatedIn", view.words(token), view.words(place), ObjectKind.THING,
                spans, 0.7, clause.head.i, mode, time_of(view, clause),
            )  # fmt: skip


def _is_apart(clause: Clause) -> bool:
    """Return whether a copula is told with another verb, or is no statement itself."""
    if clause.head.dep_ == "xcomp":
        return not is_raised(clause.head)
    return clause.head.dep_ == "advcl"


class _Copula:
    """A copula with one of its subjects."""

    def __init__(self, view: View, clause: Clause, mode: Mode, subject: Token) -> None:
        self._view = view
        self._clause = clause
        self._subject = subject
        self._mode = replace(mode, negated=mode.negated or is_negative(subject))

    def statements(self) -> Iterator[Statement]:
        """Yield what is said of the subject."""
        for token in self._clause.attributes:
            yield from self._attributed(token)
        if not self._clause.attributes and self._clause.lemma not in ("go", "prove", "turn"):
            placed = list(self._placed())
            yield from placed or self._phrased()

    # --- nouns and adjectives ---------------------------------------------------------------------

    def _attributed(self, token: Token) -> Iterator[Statement]:
        view = self._view
        if token.pos_ == "ADJ" or token.dep_ == "acomp":
            yield from self._adjective(token)
        elif view.date_at(token) is not None:
            yield self._dated(token)
        elif noun(token) in _TIMES:
            return
        elif view.quantity_at(token) is not None and (
            view.is_measure(token) or self._is_count(token)
        ):
            yield self._counted(token)
        elif token.pos_ in NOUNS:
            yield from self._noun(token)

    def _is_count(self, token: Token) -> bool:
        if self._view.quantity_at(token) is None:
            return False
        return self._view.is_measure(token) or any(c.dep_ == "nummod" for c in token.children)

    def _noun(self, token: Token) -> Iterator[Statement]:
        view = self._view
        if self._subject.pos_ == "NUM" and token.tag_ == "NNS" and view.quantity_at(self._subject):
            yield self._numbered(token)
            return
        text = subtree_text(view, token)
        is_name = token.pos_ == "PROPN" and view.mention(token) is not None
        if is_name and self._subject.pos_ != "PROPN":
            if view.is_kind(self._subject, "role"):
                yield from self._named(token)
                return
            yield self._with("be.same", "identicalTo", view.words(token), view.phrase(token), 0.5)
            return
        is_name = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in token.children)
        if view.is_kind(token, "role") and view.is_person(self._subject) and not is_name:
            yield self._text("be.role", "hasRole", text, 0.85)
            return
        if noun(token) in _RELATIONAL and phrases_of(token).get("of"):
            return
        if not view.is_kind(token, "vague"):
            prior = 0.3 if view.is_kind(token, "kin") else 0.6
            yield self._text("be.noun", "describedAs", text, prior)
        else:
            yield self._text("be.vague", "describedAs", text, 0.25)

    def _numbered(self, noun: Token) -> Statement:
        """Return how many are what a noun says: "of these, 312 were children"."""
        view = self._view
        found = view.quantity_at(self._subject)
        assert found is not None
        span = (found.start, found.end)
        spans = (span, verb_span(view, self._clause), view.phrase(noun))
        return Statement(
            "be.number", "hasCount", view.words(noun), view.text(span), ObjectKind.QUANTITY,
            spans, 0.75, self._clause.head.i, self._mode,
        )  # fmt: skip

    def _named(self, name: Token) -> Iterator[Statement]:
        """Yield the role of the one who is named: "the director of Y is X"."""
        view = self._view
        words, text = view.words(name), subtree_text(view, self._subject)
        spans = (view.phrase(name), verb_span(view, self._clause), text.at or (0, 0))
        if text.at is not None:
            yield Statement(
                "be.named", "hasRole", words, text, ObjectKind.TEXT, spans, 0.75,
                self._clause.head.i, self._mode, time_of(view, self._clause),
            )  # fmt: skip

    def _adjective(self, token: Token) -> Iterator[Statement]:
        view, found = self._view, False
        worth = next((c for c in token.children if view.quantity_at(c) is not None), None)
        if token.lower_ == "worth" and worth is not None:
            yield self._counted(worth)
            return
        phrases = phrases_of(token) | dict(self._clause.obliques)
        joined = JOINED.get(token.lower_)
        for other in phrases.get("by", ()) if joined is not None else ():
            found = True
            assert joined is not None
            yield self._mirrored(joined["id"], joined["relation"], other, 0.8)
        for entry in _LEXICON["adjectives"]:
            if token.lower_ not in entry["adjectives"]:
                continue
            for preposition in entry["object"]:
                for other in phrases.get(preposition, ()):
                    found = True
                    yield self._entered(entry, token, other)
                    break
        if not found:
            text = subtree_text(view, token)
            head = self._clause.head
            of = head.head if head.dep_ == "conj" else head
            is_full = of.dep_ == "ccomp" or len(text.text.split()) >= _FULL
            is_full = is_full or not {t.lower_ for t in token.subtree} & _COMMON
            yield self._text("be.adjective", "describedAs", text, 0.58 if is_full else 0.42)

    def _entered(self, entry: dict[str, object], token: Token, other: Token) -> Statement:
        view, prior = self._view, float(str(entry["prior"]))
        relation, rule = str(entry["relation"]), str(entry["id"])
        if entry.get("kind") == "text":
            return self._text(rule, relation, subtree_text(view, token), prior)
        if entry.get("mirrored"):
            return self._mirrored(rule, relation, other, prior)
        return self._with(rule, relation, view.words(other), view.phrase(other), prior)

    # --- places, times, amounts -------------------------------------------------------------------

    def _placed(self) -> Iterator[Statement]:
        view = self._view
        for preposition, phrase in self._clause.obliques.items():
            for token in phrase:
                if view.date_at(token) is not None:
                    if not view.is_person(self._subject) and not self._is_placed():
                        yield self._dated(token)
                elif preposition == "for" and view.is_money(token):
                    yield self._counted(token)
                elif self._is_place(preposition, token):
                    yield self._with(
                        "be.place", "locatedIn", view.words(token), view.phrase(token), 0.85
                    )
                elif preposition in ("on", "in") and view.is_kind(token, "document"):
                    yield self._with(
                        "be.listed", "listedIn", view.words(token), view.phrase(token), 0.7
                    )
                elif preposition in _MEMBERS and view.mention(token) is not None:
                    yield self._with(
                        "be.among", "partOf", view.words(token), view.phrase(token), 0.7
                    )

    def _phrased(self) -> Iterator[Statement]:
        """Yield what a phrase says of the subject: "is under repair", "was out of service"."""
        head = self._clause.head
        for child in head.children:
            is_told = all(c.pos_ != "PRON" for c in child.children)
            is_told = is_told and not is_idiom(child)
            if child.dep_ == "prep" and child.i > head.i and head.lemma_ == "be" and is_told:
                text = subtree_text(self._view, child)
                yield self._text("be.phrase", "describedAs", text, 0.58)
                return

    def _is_place(self, preposition: str, token: Token) -> bool:
        is_been = preposition == "to" and self._clause.head.tag_ == "VBN"
        is_one = self._view.is_place(token) or token.lower_ == "there"
        return is_one and (is_been or preposition in _PLACED)

    def _is_placed(self) -> bool:
        phrases = self._clause.obliques.items()
        return any(self._view.is_place(t) for p, ts in phrases if p in _PLACED for t in ts)

    def _dated(self, token: Token) -> Statement:
        view = self._view
        date = view.date_at(token)
        assert date is not None
        span = (date.start, date.end)
        words = view.text(span)
        return self._statement("be.time", "occurredOn", words, ObjectKind.DATE, span, 0.7)

    def _counted(self, token: Token) -> Statement:
        view = self._view
        found = view.quantity_at(token)
        assert found is not None
        span = (found.start, found.end)
        words = view.text(span)
        return self._statement("be.count", "hasCount", words, ObjectKind.QUANTITY, span, 0.85)

    # --- making them ------------------------------------------------------------------------------

    def _text(self, rule: str, relation: str, text: Words, prior: float) -> Statement:
        assert text.at is not None
        return self._statement(rule, relation, text, ObjectKind.TEXT, text.at, prior)

    def _with(self, rule: str, relation: str, other: Words, span: Span, prior: float) -> Statement:
        return self._statement(rule, relation, other, ObjectKind.THING, span, prior)

    def _mirrored(self, rule: str, relation: str, other: Token, prior: float) -> Statement:
        view = self._view
        made = self._with(rule, relation, view.words(self._subject), view.phrase(other), prior)
        return Statement(
            made.rule,
            made.relation,
            view.words(other),
            made.object,
            made.kind,
            made.spans,
            made.prior,
            made.head,
            made.mode,
            made.when,
        )

    def _statement(
        self, rule: str, relation: str, other: Words, kind: ObjectKind, span: Span, prior: float
    ) -> Statement:
        view, clause = self._view, self._clause
        when = time_of(view, clause) if kind is not ObjectKind.DATE else None
        spans = (view.phrase(self._subject), verb_span(view, clause), span)
        return Statement(
            rule,
            relation,
            view.words(self._subject),
            other,
            kind,
            spans,
            prior,
            clause.head.i,
            self._mode,
            when,
            broad=kind is ObjectKind.TEXT and relation == "describedAs",
        )


def is_role(token: Token) -> bool:
    """Return whether a noun names an office, post or profession."""
    return noun(token) in _ROLES


_ROLES = frozenset(_LEXICON["kinds"]["role"])
