"""Statements: what a sentence says of things, before it is known whose words they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Statement:
    """What a rule read out of a sentence.

    Attributes:
        rule: Id of the rule.
        relation: The local name of a relation of the core.
        subject: What it is about.
        object: The other end.
        kind: What the object is.
        spans: Where the words stand that say so.
        mode: Whether it is said to be so, and in what mode.
        prior: How often the rule is right, from 0 to 1.
        head: The token of the sentence that carries it.
        when: The words of its time, or None.
        where: Its place, or None.
        qualifiers: Further things, by the local name of a relation.
        broad: Whether it is a description in words and no relation between things.
        context: Words beside the passage that are needed to read it.
    """

    rule: str
    relation: str
    subject: Words
    object: Words
    kind: ObjectKind
    spans: tuple[Span, ...]
    prior: float
    head: int
    mode: Mode = field(default_factory=Mode)
    when: Words | None = None
    where: Words | None = None
    qualifiers: tuple[tuple[str, Words], ...] = ()
    broad: bool = False
    context: tuple[Words, ...] = ()

    @property
    def quote(self) -> Span:
        """The smallest stretch of the sentence that holds its words."""
        return min(s for s, _ in self.spans), max(e for _, e in self.spans)


def verb_span(view: View, clause: Clause) -> Span:
    """Return where a verb stands with its auxiliaries, negation and particle."""
    head = clause.head
    parts = [head]
    for child in head.children:
        if child.dep_ in ("aux", "auxpass", "neg", "prt") and abs(child.i - head.i) <= _NEAR:
            parts.append(child)
    parts.sort(key=lambda t: t.i)
    return view.span(parts[0], parts[-1])


_NEAR = 4


def predicate_text(view: View, clause: Clause) -> Words:
    """Return all that a clause says of its subject, from the verb on."""
    head = clause.head
    apart = {t.i for child in head.children if _is_apart(child) for t in child.subtree}
    apart |= {c.i for c in head.children if c.dep_ == "cc" or (c.is_punct and not c.is_quote)}
    apart |= {t.left_edge.i for t in head.subtree if t.dep_ == "relcl" and _is_loose(t, head)}
    last = head
    for token in head.subtree:
        if token.i <= head.i:
            continue
        if token.i in apart:
            break
        last = token
    last = _before_date(view, head, last)
    while last.is_punct and last.i > head.i and not _closes(head, last):
        last = last.nbor(-1)
    return view.text(view.span(head, last))


def _before_date(view: View, head: Token, last: Token) -> Token:
    """Return the last word of what is said, before a date that only says when it was."""
    end = view.span(last, last)[1]
    date = next((d for d in view.dates if d.end == end), None)
    doc, first = head.doc, last.i
    while date is not None and first > head.i and view.span(doc[first], last)[0] > date.start:
        first -= 1
    before = doc[first - 1] if date is not None and first - 1 > head.i else None
    if before is not None and before.lower_ == "of" and doc[first - 2].lower_ in _PARTS_OF_DAY:
        before = next((t for t in doc[first - 2].ancestors if t.dep_ == "prep"), None)
    is_when = before is not None and before.lower_ in _WHEN and before.i > head.i
    return before.nbor(-1) if is_when and before is not None else last


_WHEN = frozenset({"on", "in", "since", "during"})
_PARTS_OF_DAY = frozenset({"night", "evening", "morning", "afternoon", "day"})


def _is_loose(relative: Token, head: Token) -> bool:
    """Return whether a relative clause only adds to a noun: ", which was sold", "who had left"."""
    first = relative.left_edge
    is_after = first.i > head.i + _SHORT
    return is_after and (first.tag_ in ("WDT", "WP", "WRB", "WP$") or first.nbor(-1).text == ",")


_SHORT = 2


def _closes(head: Token, mark: Token) -> bool:
    """Return whether a mark closes a quotation that begins behind a verb."""
    marks = [t for t in head.doc[head.i : mark.i + 1] if t.is_quote]
    return mark.is_quote and len(marks) % 2 == 0


def _is_apart(child: Token) -> bool:
    """Return whether a part of a clause is a clause of its own beside it."""
    if child.dep_ in ("conj", "parataxis", "dep"):
        return True
    return child.dep_ == "advcl" and any(g.dep_ == "mark" for g in child.children)


def subtree_text(view: View, token: Token) -> Words:
    """Return all words that hang on a token, without marks at the ends, as a text."""
    inside = [t for t in token.subtree if not _hangs_on_relative(t, token)]
    first, last = _contiguous(inside, token)
    doc = token.doc
    while first.i < last.i and (first.is_punct or first.dep_ in ("cc", "mark")):
        first = doc[first.i + 1]
    while last.i > first.i and (last.is_punct or last.pos_ in ("ADP", "DET")):
        last = doc[last.i - 1]
    return view.text(view.span(first, last))


def _hangs_on_relative(token: Token, top: Token) -> bool:
    for each in (token, *token.ancestors):
        if each is top or each.i == top.i:
            return False
        if each.dep_ in ("relcl", "conj", "cc", "appos", "parataxis") and each.head.i == top.i:
            return True
    return False


def _contiguous(inside: list[Token], token: Token) -> tuple[Token, Token]:
    places = {t.i for t in inside}
    first = last = token.i
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    return token.doc[first], token.doc[last]


def described(
    rule: str,
    prior: float,
    view: View,
    clause: Clause,
    mode: Mode,
    about: Words,
    text: Words,
    spans: tuple[Span, ...],
) -> Statement:
    """Return what a clause says of a thing in words of its own.

    Args:
        rule: Id of the rule.
        prior: How often such a statement is right, from 0 to 1.
        view: The sentence.
        clause: The clause.
        mode: How it is put.
        about: The thing.
        text: What is said of it.
        spans: Where the words stand.
    """
    return Statement(
        rule,
        "describedAs",
        about,
        text,
        ObjectKind.TEXT,
        spans,
        prior,
        clause.head.i,
        mode,
        time_of(view, clause),
        broad=True,
    )


def count(
    view: View,
    rule: str,
    subject: Words,
    amount: Span,
    spans: tuple[Span, ...],
    head: Token,
    mode: Mode,
    when: Words | None,
    prior: float,
) -> Statement:
    """Return that there are so many of something, by the words of the amount."""
    return Statement(
        rule,
        "hasCount",
        subject,
        view.text(amount),
        ObjectKind.QUANTITY,
        spans,
        prior,
        head.i,
        mode,
        when,
    )


def time_of(view: View, clause: Clause, depth: int = 0) -> Words | None:
    """Return the words of the date that hangs on a clause, or None."""
    for date in view.dates:
        token = view.token_of(date.start, date.end)
        if token is not None and _owner(view, token) is clause and not _dates_words(view, token):
            return view.text((date.start, date.end))
    head = clause.head
    shares = head.dep_ in ("xcomp", "conj") and not any(
        c.dep_ in ("nsubj", "nsubjpass") for c in head.children
    )
    governor = clause.governor
    if shares and governor is not None and depth < _NEAR and governor.i in view.by_head:
        shared = time_of(view, view.by_head[governor.i], depth + 1)
        if shared is not None and shared.at and shared.at[0] < verb_span(view, clause)[0]:
            return shared
    return None


def _dates_words(view: View, token: Token) -> bool:
    """Return whether a date is that of a document and not of what happens: "its report of May"."""
    preposition = token.head if token.dep_ == "pobj" else token
    is_of = preposition.lower_ in ("of", "from", "dated") or token.dep_ in ("nmod", "compound")
    return is_of and view.is_kind(preposition.head, "document")


def _owner(view: View, token: Token) -> Clause | None:
    """Return the clause that a token hangs on."""
    for each in (token, *token.ancestors):
        if each.i in view.by_head:
            return view.by_head[each.i]
    return None


def narrowed(statements: Iterable[Statement], view: View) -> Iterator[Statement]:
    """Yield statements, the vague ones with a passage that holds none of the better ones.

    What is nested in another passage is shown as a detail of that: a relation is no
    detail of a description in words, which it stands in.

    Args:
        statements: Those of a sentence.
        view: The sentence.
    """
    every = tuple(statements)
    for each in every:
        better = [other.quote for other in every if other.prior > each.prior]
        if each.prior >= _VAGUE or not _holds_any(each.quote, better):
            yield each
            continue
        verb = view.parsed.doc[each.head]
        spans = [span for span in (each.object.at, view.span(verb, verb)) if span is not None]
        fits = (span for span in spans if not _holds_any(span, better))
        yield replace(each, spans=(next(fits, spans[-1]),))


_VAGUE = 0.6


def _holds_any(outer: Span, inner: Iterable[Span]) -> bool:
    return any(outer[0] <= s and e <= outer[1] and (s, e) != outer for s, e in inner)


def distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements in order of the text, of those that say the same the likeliest."""
    best: dict[tuple[object, ...], Statement] = {}
    for each in statements:
        key: tuple[object, ...] = (each.relation, each.object.at, each.mode.denied)
        if each.kind is not ObjectKind.QUANTITY:
            key = (*key, each.subject.at)
        if key not in best or each.prior > best[key].prior:
            best[key] = each
    return tuple(sorted(best.values(), key=lambda s: (s.quote, s.rule, s.relation)))
