"""Clauses: who does what to whom in a sentence, in the active and the passive alike.

A clause is read from the dependency parse. Its subject is found where another clause
states it: behind a relative pronoun, before a participle, in the verb that governs an
infinitive, in the first of several verbs that share it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.control import blaming, is_planned, planning, shares_with
from claimgraph.documents.english.claims.syntax import (
    NOMINAL,
    RELATIVE,
    SUBJECTS,
    ends_of,
    governor_of,
    has_other_subject,
    has_subject,
    is_bare,
    is_clause,
    is_passive,
    joined,
    lemma_of,
    person_of,
    phrases_of,
)
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_DEEPEST = 8
_OBJECT_CONTROL = words("modes", "object_control")


@dataclass(frozen=True)
class Clause:
    """A verb with what hangs on it.

    Attributes:
        head: The verb.
        lemma: Its dictionary form, with a particle: ``set up``.
        passive: Whether it is in the passive.
        agents: Those who do it.
        patients: What it is done to.
        recipients: Who is given, told or asked something.
        attributes: What a copula ascribes: nouns and adjectives.
        obliques: What hangs on its prepositions, by preposition.
        complement: The verb of the clause that completes it, or None.
        governor: The verb on which the clause depends, or None.
    """

    head: Token
    lemma: str
    passive: bool
    agents: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    attributes: tuple[Token, ...] = ()
    obliques: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    complement: Token | None = None
    governor: Token | None = None

    @property
    def subjects(self) -> tuple[Token, ...]:
        """Those in the place of the grammatical subject."""
        if not self.passive:
            return self.agents
        return self.patients if not self.recipients else self.recipients


def clauses(parsed: ParsedSentence) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order of their verbs."""
    return _Parse(parsed).clauses


class _Parse:
    """A sentence whose clauses are sought."""

    def __init__(self, parsed: ParsedSentence) -> None:
        self._parsed = parsed
        label = parsed.sentence.speaker
        self._labelled = label[1] if label else -1

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(self._clause(t) for t in self._parsed.doc if is_clause(t))

    def _clause(self, head: Token) -> Clause:
        passive = is_passive(head)
        subjects = tuple(self._subjects(head, 0))
        objects = tuple(self._objects(head))
        datives = tuple(t for c in head.children if c.dep_ == "dative" for t in ends_of(c))
        obliques = _obliques(head, self._parsed.doc)
        agents, patients, recipients = subjects, objects, datives
        if passive:
            agents, patients = obliques.get("by", ()) or _far_agents(head), subjects
            if objects:
                recipients, patients = subjects, objects
        if not recipients and not passive:
            recipients = tuple(r for o in objects for r in _before_amount(o))
            recipients = recipients or _two_objects(objects)
        attributes = tuple(
            t for c in head.children if c.dep_ in _ATTRIBUTES for t in (c, *joined(c))
        )
        return Clause(
            head,
            lemma_of(head),
            passive,
            agents,
            patients,
            recipients,
            attributes,
            obliques,
            next((c for c in head.children if c.dep_ in _COMPLEMENTS), None),
            governor_of(head),
        )

    def _subjects(self, head: Token, depth: int) -> Iterator[Token]:
        own = [c for c in head.children if c.dep_ in SUBJECTS]
        if own:
            for token in own:
                yield from self._resolved(token, head)
        elif depth < _DEEPEST and not any(c.dep_ == "expl" for c in head.children):
            yield from self._shared(head, depth + 1)
            if head.dep_ == "ROOT" and not is_bare(head):
                yield from _behind_date(head)

    def _resolved(self, token: Token, head: Token) -> Iterator[Token]:
        """Yield a noun with those joined to it; what a relative pronoun stands for."""
        if token.lower_ in RELATIVE and (token.tag_[0] == "W" or token.pos_ == "PRON"):
            antecedent = self._antecedent(token, head)
            if antecedent is not None:
                yield antecedent
        elif self._is_named(token) and token.tag_ not in ("IN", "WDT"):
            yield person_of(token)
            yield from joined(token)

    def _is_named(self, token: Token) -> bool:
        """Return whether a token is no part of the label of who speaks."""
        place = self._parsed.starts[token.idx]
        return place >= self._labelled and token.dep_ != "expl"

    def _antecedent(self, pronoun: Token, head: Token) -> Token | None:
        if head.dep_ == "relcl" and head.head.pos_ in NOMINAL:
            above = _above_comma(head)
            return _above_place(above) if pronoun.lower_ in ("who", "whom") else above
        if pronoun.i == 0 or pronoun.tag_ not in ("WDT", "WP"):
            return None
        before = next((t for t in reversed(list(pronoun.doc[: pronoun.i])) if not t.is_punct), None)
        if before is None or before.pos_ not in NOMINAL:
            return None
        if before.dep_ == "pobj" and before.head.head.pos_ in NOMINAL:
            return before.head.head
        return before

    def _shared(self, head: Token, depth: int) -> Iterator[Token]:
        """Yield the subject that a verb without one takes from elsewhere."""
        match head.dep_:
            case "acl" if is_planned(head):
                yield from self._planner(head, depth)
            case "relcl" | "acl":
                yield from self._modified(_above_comma(head), depth)
            case "conj":
                yield from self._subjects(shares_with(head), depth)
            case "xcomp" | "ccomp":
                yield from self._controlled(head, depth)
            case "advcl" if is_bare(head):
                yield from self._subjects(head.head, depth)
            case "pcomp":
                yield from self._of_act(head, depth)
            case _:
                pass

    def _planner(self, head: Token, depth: int) -> Iterator[Token]:
        """Yield who is to do what a noun plans: its owner, or who makes the plan."""
        owners = [c for c in head.head.children if c.dep_ == "poss"]
        verb = planning(head)
        yield from owners
        if verb is not None and not owners:
            yield from self._subjects(verb, depth)

    def _modified(self, noun: Token, depth: int) -> Iterator[Token]:
        """Yield the noun that a participle stands by; where that is an amount, what it is of."""
        if noun.pos_ == "NUM" and noun.dep_ == "attr" and is_clause(noun.head):
            yield from self._subjects(noun.head, depth)
        elif noun.pos_ in NOMINAL and self._is_named(noun):
            yield noun

    def _of_act(self, head: Token, depth: int) -> Iterator[Token]:
        """Yield who does what stands behind a preposition: "after paying", "accuses X of it"."""
        verb = blaming(head)
        objects = [c for c in verb.children if c.dep_ == "dobj"] if verb is not None else []
        if objects:
            yield from (t for o in objects for t in ends_of(o))
        elif verb is not None or is_clause(head.head.head):
            yield from self._subjects(verb or head.head.head, depth)

    def _controlled(self, head: Token, depth: int) -> Iterator[Token]:
        governor = head.head
        objects = [c for c in governor.children if c.dep_ in ("dobj", "dative")]
        if not is_bare(head):
            return
        if objects and governor.lemma_ in _OBJECT_CONTROL:
            yield from (t for o in objects for t in ends_of(o))
        elif is_clause(governor) and not _is_of_what_follows(governor, head):
            yield from self._subjects(governor, depth)

    def _objects(self, head: Token) -> Iterator[Token]:
        own = [c for c in head.children if c.dep_ == "dobj" and not _is_reflexive(c)]
        if own:
            for token in own:
                yield from self._resolved(token, head)
            return
        is_relative = head.dep_ == "relcl" and not is_passive(head) and has_other_subject(head)
        has_pronoun = any(c.tag_ in ("WDT", "WP", "WRB") for c in head.subtree)
        if is_relative and not has_pronoun and head.lemma_ not in ("be", "live", "work"):
            yield head.head
            return
        if any(c.dep_ in ("prep", *_COMPLEMENTS, *_ATTRIBUTES) for c in head.children):
            return
        if is_relative:
            yield head.head
        if not is_passive(head):
            yield from _objects_behind(head)


def _is_of_what_follows(governor: Token, head: Token) -> bool:
    """Return whether "it" stands for the infinitive: "it is unlawful to employ children"."""
    has_to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children)
    is_it = any(c.dep_ in ("nsubj", "expl") and c.lower_ == "it" for c in governor.children)
    is_told = any(c.dep_ in _ATTRIBUTES for c in governor.children)
    return governor.lemma_ == "be" and has_to and is_it and is_told


def _behind_date(head: Token) -> Iterator[Token]:
    """Yield the subject that the parser took for a part of the date before it: "On 6 May X ..."."""
    for child in head.children:
        if child.dep_ != "prep" or child.i > head.i:
            continue
        for noun in child.children:
            is_name = noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.ent_type_ != "DATE"
            if is_name and any(c.ent_type_ == "DATE" for c in noun.children):
                yield noun
                yield from joined(noun)


def _before_amount(noun: Token) -> Iterator[Token]:
    """Yield who is given an amount, where the parser hung them on it: "paid X 300 euros"."""
    number = next((c for c in noun.children if c.dep_ == "nummod"), None)
    for child in noun.children:
        is_name = child.dep_ in ("nmod", "compound", "amod", "npadvmod") and child.pos_ in NOMINAL
        if number is not None and is_name and child.i < number.i:
            yield child


def _two_objects(objects: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return who is given an amount that stands as a second object: "paid it 300 a year"."""
    own = [o for o in objects if o.dep_ == "dobj"]
    is_given = len(own) > 1 and own[1].pos_ == "NUM" and own[0].pos_ != "NUM"
    return (own[0],) if is_given else ()


def _far_agents(head: Token) -> tuple[Token, ...]:
    """Return who does it, where the parser hung them on a noun between.

    "Were paid 300 euros a day by X"; "is owned through a chain of firms by X".
    """
    below = ("dobj", "npadvmod", "prep")
    for token in (t for c in head.children if c.dep_ in below for t in c.subtree):
        above = token.head
        is_rate = any(c.dep_ == "det" and c.lower_ in _EACH for c in above.children)
        is_rate = is_rate and above.dep_ in ("npadvmod", "dobj")
        is_means = above.dep_ == "pobj" and above.head.lower_ in ("through", "via")
        if token.lower_ == "by" and (is_rate or is_means):
            return tuple(ends_of(token))
    return ()


_EACH = frozenset({"a", "an", "each", "every"})


def _above_comma(head: Token) -> Token:
    """Return the noun that is modified behind a comma: the whole phrase, "a ban on oil, made"."""
    noun = head.head
    first = head.left_edge
    is_apart = first.i > 0 and first.nbor(-1).text == "," and first.nbor(-1).i > noun.i
    above = noun.head.head
    is_inner = noun.dep_ == "pobj" and noun.tag_ in ("NN", "NNS") and noun.head.dep_ == "prep"
    is_bare = not any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)
    return above if is_apart and is_inner and is_bare and above.pos_ == "NOUN" else noun


def _above_place(noun: Token) -> Token:
    """Return the noun that a place hangs on, which "who" stands for: "people in X, who"."""
    is_place = noun.ent_type_ in ("GPE", "LOC", "FAC") and noun.dep_ == "pobj"
    above = noun.head.head
    return above if is_place and above.pos_ in NOMINAL else noun


def _is_reflexive(token: Token) -> bool:
    return token.lower_.endswith(("self", "selves")) and token.pos_ == "PRON"


def _objects_behind(head: Token) -> Iterator[Token]:
    """Yield the object that the last of several verbs has for all: "owned or ran a ship"."""
    for other in head.children:
        if other.dep_ != "conj" or not is_clause(other) or has_subject(other):
            continue
        own = [c for c in other.children if c.dep_ == "dobj"]
        yield from own
        if not own:
            yield from _objects_behind(other)


def is_of_clause(clause: Clause) -> bool:
    """Return whether "it" only stands for the clause that follows: "it is true that"."""
    is_it = any(t.lower_ == "it" for t in clause.subjects)
    behind = [clause.head, *clause.attributes]
    inside = [c for t in behind for c in t.children]
    is_to = any(g.tag_ == "TO" for c in inside if c.dep_ in ("acl", "relcl") for g in c.children)
    return is_it and (is_to or any(c.dep_ in ("ccomp", "csubj", "xcomp") for c in inside))


def _obliques(head: Token, doc: object) -> dict[str, tuple[Token, ...]]:
    found = phrases_of(head)
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ in ("there", "here", "where"):
            found["there"] = (child,)
    return found
