"""How many: amounts of things that can be counted, where the text names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.lexical import REPORTING
from claimgraph.documents.english.claims.modes import Mode, mode_of
from claimgraph.documents.english.claims.phrases import View, edges, is_currency, noun
from claimgraph.documents.english.claims.statements import Statement, predicate_text, time_of
from claimgraph.documents.english.claims.syntax import SUBJECTS, phrases_of
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.pieces import StatedQuantity
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKING = 0.35
_KNOWN = frozenset({"the", "these", "those", "both"})
_UNCOUNTED = frozenset(lexicon("relations_values")["uncounted"])


def counted(view: View) -> Iterator[Statement]:
    """Yield how many there are of the things that a sentence counts."""
    for found in view.quantities:
        token = _noun_of(view, found)
        if token is None or _is_measure(view, found, token):
            continue
        words = view.text((found.start, found.end))
        subject = view.words(token)
        if subject.at is None or not _touch(subject.at, (found.start, found.end)):
            subject = view.text(view.span(*edges(token)))
        if subject.at is not None and _is_cut(view, subject.at, found):
            subject = view.text((subject.at[0], found.end))
        span = view.phrase(token)
        yield Statement(
            "count.noun",
            "hasCount",
            subject,
            words,
            ObjectKind.QUANTITY,
            (span, (found.start, found.end), *_told(view, token)),
            _prior(view, found, token),
            token.i,
            Mode(modality=_modality(view, token)),
            _when(view, token),
        )


def _is_cut(view: View, subject: Span, found: StatedQuantity) -> bool:
    """Return whether the parser cut what is counted at a hyphen: "two | ex-employees"."""
    return subject[1] < found.end and view.reading.document.text[subject[1]] == "-"


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _noun_of(view: View, found: StatedQuantity) -> Token | None:
    """Return the noun that an amount counts, or None."""
    top = view.token_of(found.start, found.end)
    if top is None:
        return None
    if top.pos_ in ("NUM", "ADJ", "ADV") and top.dep_ in ("nummod", "quantmod", "amod"):
        top = top.head
    if top.pos_ == "NUM" and top.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj", "conj", "attr"):
        return None
    return top if top.pos_ in ("NOUN", "PROPN", "NUM") else None


def _is_measure(view: View, found: StatedQuantity, token: Token) -> bool:
    unit = found.quantity.unit.lower()
    if (
        is_currency(found.quantity.unit)
        or " per " in f" {unit} "
        or view.date_at(token) is not None
    ):
        return True
    parts = {unit, noun(token), *(word.rstrip("s") for word in unit.split()[:1])}
    if token.pos_ == "NUM" and not phrases_of(token).get("of"):
        return token.dep_ not in SUBJECTS or not found.quantity.unit.strip("0123456789").isalpha()
    return bool(parts & _UNCOUNTED)


def _modality(view: View, token: Token) -> Modality:
    """Return the mode of the clause that an amount is in; what is known is a fact in any."""
    if any(c.dep_ == "poss" or c.lower_ in _KNOWN for c in token.children):
        return Modality.FACT
    clause = next((view.by_head[t.i] for t in token.ancestors if t.i in view.by_head), None)
    return mode_of(clause).modality if clause is not None else Modality.FACT


def _told(view: View, token: Token) -> tuple[Span, ...]:
    """Return where it stands what those that are counted did or were: "Six people drowned"."""
    clause = view.by_head.get(token.head.i) if token.dep_ in SUBJECTS else None
    if clause is None or clause.lemma in REPORTING:
        return ()
    told = predicate_text(view, clause).at
    return (told,) if told is not None and clause.head.i > token.i else ()


def _when(view: View, token: Token) -> Words | None:
    """Return when those that are counted did or were something, where that is told of them."""
    clause = view.by_head.get(token.head.i) if token.dep_ in SUBJECTS else None
    return time_of(view, clause) if clause is not None and _told(view, token) else None


def _is_speaking(view: View, token: Token) -> bool:
    """Return whether those that are counted only say something: "Four clerks told us"."""
    clause = view.by_head.get(token.head.i) if token.dep_ == "nsubj" else None
    return clause is not None and not clause.passive and clause.lemma in REPORTING


def _is_where(view: View, token: Token) -> bool:
    """Return whether places are counted only to say where: "has shops in six towns"."""
    is_inside = token.dep_ == "pobj" and token.head.lower_ in ("in", "across", "throughout")
    return is_inside and (view.is_kind(token, "place") or view.is_kind(token, "settled"))


def _prior(view: View, found: StatedQuantity, token: Token) -> float:
    """Return how likely a count is worth a claim: more than one, or bounded."""
    quantity = found.quantity
    if quantity.amount == 1 and str(quantity.bound) == "exactly":
        return 0.15
    if _is_speaking(view, token) or _is_where(view, token):
        return _SPEAKING
    return 0.7 if token.pos_ != "NUM" else 0.55
