"""The slots of frames: which words of a clause fill them, and of what kind they have to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.phrases import NOUNS, View, noun
from claimgraph.documents.english.claims.syntax import phrases_of, whole_of
from claimgraph.documents.english.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SLOTS = frozenset(
    {"agent", "patient", "recipient", "attribute", "complement", "wish", "money", "amount"}
    | {"times", "front", "there", "owner", "co-agent", "agent-patient", "patient-agent"}
    | {"date", "clause"}
)
"""The slots without a preposition; a date and all that a clause says are read elsewhere."""

_SORTS: dict[str, dict[str, list[str]]] = lexicon("relations_nouns")["sorts"]
_THIS = ("this", "that", "it", "them", "these")


def fillers(view: View, clause: Clause, slot: str) -> tuple[Token, ...]:
    """Return the words that fill a slot of a clause.

    Args:
        view: The sentence.
        clause: The clause.
        slot: ``agent``, ``patient``, ``recipient``, ``attribute``, ``complement``; ``wish``
            (what is to be done), ``money``, ``amount``, ``times``, ``front``, ``there``,
            ``owner``, ``co-agent``; ``agent-patient`` and ``patient-agent`` for patients
            that can act; ``@to``, ``patient@in`` and ``under>of`` for what stands behind a
            preposition: of the verb or else the patient, of the patient, of the noun behind
            another preposition.
    """
    if ">" in slot:
        first, _, second = slot.partition(">")
        tokens = fillers(view, clause, f"@{first}")
        return tuple(t for token in tokens for t in phrases_of(token).get(second, ()))
    if "@" in slot:
        whose, _, preposition = slot.partition("@")
        found = map(whole_of, _behind(view, clause, whose, preposition))
        return tuple(t for t in found if view.date_at(t) is None)
    if slot in ("agent-patient", "patient-agent"):
        return tuple(t for t in clause.patients if view.is_agent(t))
    plain = _plain(view, clause, slot)
    return plain if plain is not None else tuple(_special(view, clause, slot))


def _plain(view: View, clause: Clause, slot: str) -> tuple[Token, ...] | None:
    """Return the words of a slot that every clause has, or None where it is no such slot."""
    match slot:
        case "agent":
            return tuple(t for t in clause.agents if view.date_at(t) is None)
        case "patient":
            return tuple(map(whole_of, clause.patients))
        case "recipient":
            return clause.recipients
        case "attribute":
            return clause.attributes
        case "complement":
            return (clause.complement,) if clause.complement is not None else ()
        case "there":
            return clause.obliques.get("there", ())
        case _:
            return None


def _wished(clause: Clause) -> Iterator[Token]:
    """Yield the verb of what is to be done: "asked him to go", "demanded that he go"."""
    wish = clause.complement
    if wish is None:
        return
    has_to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in wish.children)
    is_asked = any(c.lower_ == "whether" for c in wish.children) and _is_of_will(wish)
    if clause.lemma == "propose" and has_to and not clause.patients:
        return
    is_free = is_asked or (clause.lemma in _WISHING and wish.tag_ not in ("VBZ", "VBP", "VBD"))
    if has_to or (is_free and not _is_quoted(wish)):
        yield wish
        yield from (c for c in wish.children if c.dep_ == "conj" and c.tag_ in ("VB", "VBP"))


def _is_of_will(wish: Token) -> bool:
    """Return whether a question is what somebody would do, and not what is."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in wish.children)


_WISHING = frozenset({"demand", "request", "insist", "propose", "recommend", "urge", "want"})


def _is_quoted(token: Token) -> bool:
    first = token.left_edge
    return first.is_quote or (first.i > 0 and first.nbor(-1).is_quote)


def _special(view: View, clause: Clause, slot: str) -> Iterator[Token]:
    match slot:
        case "wish":
            yield from _wished(clause)
        case "money":
            near = (*clause.patients, *clause.attributes, *_phrased(clause), *_loose(clause))
            yield from (t for t in near if view.is_money(t))
        case "amount":
            yield from (t for t in _loose(clause) if view.quantity_at(t) is not None)
        case "times":
            near = (*_loose(clause), *_phrased(clause), *clause.patients, *_trailing(clause))
            yield from (t for t in near if noun(t) in ("time", "occasion"))
        case "front":
            yield from _fronted(clause)
        case "owner":
            yield from (t for a in clause.agents for t in a.subtree if t.dep_ == "poss")
        case "co-agent":
            yield from clause.agents[1:]
        case _:
            pass


def _behind(view: View, clause: Clause, whose: str, preposition: str) -> Iterator[Token]:
    """Yield what stands behind a preposition: of the verb, else of the patient."""
    if not whose:
        yield from clause.obliques.get(preposition, ())
        for phrase in clause.obliques.values():
            for token in phrase:
                yield from _nested(token, preposition)
    if whose or preposition not in clause.obliques:
        owners = clause.agents if whose == "agent" else clause.patients
        for token in owners:
            if clause.passive and not whose:
                continue
            yield from phrases_of(token).get(preposition, ())
    if not whose and preposition in ("aboard", "at", "in"):
        for token in _measures(view, clause):
            yield from phrases_of(token).get(preposition, ())


def _measures(view: View, clause: Clause) -> Iterator[Token]:
    """Yield the measures of a clause, on which the parser hangs what follows them."""
    yield from (t for t in (*_phrased(clause), *_loose(clause)) if view.is_measure(t))


def _nested(token: Token, preposition: str) -> Iterator[Token]:
    """Yield what stands behind a preposition that the parser hung on the noun before it."""
    if preposition in ("for", "from", "to", "with", "against"):
        yield from phrases_of(token).get(preposition, ())


def _phrased(clause: Clause) -> Iterator[Token]:
    for phrase in clause.obliques.values():
        yield from phrase


def _loose(clause: Clause) -> Iterator[Token]:
    """Yield nouns that hang on the verb without a preposition: "a month", "twice"."""
    yield from (c for c in clause.head.children if c.dep_ == "npadvmod")


def _trailing(clause: Clause) -> Iterator[Token]:
    for token in _phrased(clause):
        yield from (c for c in token.children if c.dep_ in ("appos", "npadvmod"))


def _fronted(clause: Clause) -> Iterator[Token]:
    """Yield the noun that a clause without a relative pronoun hangs on: "The bus I hired"."""
    head = clause.head
    if head.dep_ == "relcl" and head.head.dep_ == "ROOT":
        yield head.head
    if head.dep_ == "acl" and clause.passive and head.head.pos_ in NOUNS:
        yield head.head


def is_a(view: View, token: Token, kind: str) -> bool:
    """Return whether a noun is what a frame asks for."""
    if kind.startswith("not-"):
        return not _is(view, token, kind.removeprefix("not-"))
    return _is(view, token, kind)


def _is(view: View, token: Token, kind: str) -> bool:
    match kind:
        case "place":
            return view.is_place(token)
        case "sure-place":
            return view.is_place(token, is_sure=True)
        case "agent":
            return view.is_agent(token)
        case "person":
            return view.is_person(token)
        case "thing":
            return view.is_thing(token)
        case "date":
            return view.date_at(token) is not None
        case "quantity" | "bare-quantity":
            return _is_quantity(view, token, is_bare=kind != "quantity")
        case "money":
            return view.is_money(token)
        case "known":
            return view.mention(token) is not None and view.is_thing(token)
        case _:
            return _is_noun_of(view, token, kind)


def _is_quantity(view: View, token: Token, *, is_bare: bool) -> bool:
    if view.quantity_at(token) is None or view.date_at(token) is not None:
        return False
    return (
        not is_bare or token.pos_ == "NUM" or view.is_measure(token) or view.is_kind(token, "bulk")
    )


def _is_noun_of(view: View, token: Token, kind: str) -> bool:
    match kind:
        case "organisation":
            return view.is_agent(token) and not view.is_person(token)
        case "name":
            return token.pos_ == "PROPN" or (token.i > 0 and token.nbor(-1).is_quote)
        case "signed" if token.lower_ in _THIS:
            return True
        case _ if kind in _SORTS:
            return _is_of_sort(view, token, _SORTS[kind])
        case _:
            return view.is_kind(token, kind)


def _is_of_sort(view: View, token: Token, sort: dict[str, list[str]]) -> bool:
    """Return whether a noun is of one of some classes, or of one of some kinds of nouns."""
    types = view.types(token)
    if types & set(sort.get("but", ())):
        return False
    return bool(types & set(sort["classes"])) or any(view.is_kind(token, k) for k in sort["kinds"])
