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

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_ATTRIBUTES = frozenset({"attr", "acomp", "oprd"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOT_CLAUSES = frozenset({"aux", "auxpass", "amod", "compound", "prep", "mark", "advmod", "det"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RELATIVE = frozenset({"which", "who", "whom", "that"})
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
        datives = tuple(t for c in head.children if c.dep_ == "dative" for t in _ends(c))
        obliques = _obliques(head, self._parsed.doc)
        agents, patients, recipients = subjects, objects, datives
        if passive:
            agents, patients = obliques.get("by", ()), subjects
            if objects:
                recipients, patients = subjects, objects
        if not recipients and not passive:
            recipients = tuple(r for o in objects for r in _before_amount(o))
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
        elif depth < _DEEPEST:
            yield from self._shared(head, depth + 1)
            if head.dep_ == "ROOT" and not _is_bare(head):
                yield from _behind_date(head)

    def _resolved(self, token: Token, head: Token) -> Iterator[Token]:
        """Yield a noun with those joined to it; what a relative pronoun stands for."""
        if token.lower_ in _RELATIVE and (token.tag_[0] == "W" or token.pos_ == "PRON"):
            antecedent = self._antecedent(token, head)
            if antecedent is not None:
                yield antecedent
        elif self._is_named(token) and token.tag_ not in ("IN", "WDT"):
            yield _person(token)
            yield from joined(token)

    def _is_named(self, token: Token) -> bool:
        """Return whether a token is no part of the label of who speaks."""
        place = self._parsed.starts[token.idx]
        return place >= self._labelled and token.dep_ != "expl"

    def _antecedent(self, pronoun: Token, head: Token) -> Token | None:
        if head.dep_ == "relcl" and head.head.pos_ in _NOMINAL:
            return _above_place(head.head) if pronoun.lower_ in ("who", "whom") else head.head
        if pronoun.i == 0 or pronoun.tag_ not in ("WDT", "WP"):
            return None
        before = next((t for t in reversed(list(pronoun.doc[: pronoun.i])) if not t.is_punct), None)
        if before is None or before.pos_ not in _NOMINAL:
            return None
        if before.dep_ == "pobj" and before.head.head.pos_ in _NOMINAL:
            return before.head.head
        return before

    def _shared(self, head: Token, depth: int) -> Iterator[Token]:
        """Yield the subject that a verb without one takes from elsewhere."""
        match head.dep_:
            case "relcl" | "acl":
                yield from self._modified(head.head, depth)
            case "conj":
                yield from self._subjects(head.head, depth)
            case "xcomp" | "ccomp":
                yield from self._controlled(head, depth)
            case "advcl" if _is_bare(head):
                yield from self._subjects(head.head, depth)
            case "pcomp" if is_clause(head.head.head):
                yield from self._subjects(head.head.head, depth)
            case _:
                pass

    def _modified(self, noun: Token, depth: int) -> Iterator[Token]:
        """Yield the noun that a participle stands by; where that is an amount, what it is of."""
        if noun.pos_ == "NUM" and noun.dep_ == "attr" and is_clause(noun.head):
            yield from self._subjects(noun.head, depth)
        elif noun.pos_ in _NOMINAL and self._is_named(noun):
            yield noun

    def _controlled(self, head: Token, depth: int) -> Iterator[Token]:
        governor = head.head
        objects = [c for c in governor.children if c.dep_ in ("dobj", "dative")]
        if objects and governor.lemma_ in _OBJECT_CONTROL:
            yield from (t for o in objects for t in _ends(o))
        elif is_clause(governor) and _is_bare(head) and not _is_of_what_follows(governor, head):
            yield from self._subjects(governor, depth)

    def _objects(self, head: Token) -> Iterator[Token]:
        own = [c for c in head.children if c.dep_ == "dobj" and not _is_reflexive(c)]
        if own:
            for token in own:
                yield from self._resolved(token, head)
            return
        is_relative = head.dep_ == "relcl" and not is_passive(head) and _has_other_subject(head)
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
        is_name = child.dep_ in ("nmod", "compound", "amod", "npadvmod") and child.pos_ in _NOMINAL
        if number is not None and is_name and child.i < number.i:
            yield child


def _above_place(noun: Token) -> Token:
    """Return the noun that a place hangs on, which "who" stands for: "people in X, who"."""
    is_place = noun.ent_type_ in ("GPE", "LOC", "FAC") and noun.dep_ == "pobj"
    above = noun.head.head
    return above if is_place and above.pos_ in _NOMINAL else noun


def _is_reflexive(token: Token) -> bool:
    return token.lower_.endswith(("self", "selves")) and token.pos_ == "PRON"


def _objects_behind(head: Token) -> Iterator[Token]:
    """Yield the object that the last of several verbs has for all: "owned or ran a ship"."""
    for other in head.children:
        if other.dep_ != "conj" or not is_clause(other) or _has_subject(other):
            continue
        own = [c for c in other.children if c.dep_ == "dobj"]
        yield from own
        if not own:
            yield from _objects_behind(other)


def _person(token: Token) -> Token:
    """Return the name behind a participle that stands for a person: "the accused, X"."""
    if not _is_nominal(token):
        return token
    return next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), token)


def _is_nominal(token: Token) -> bool:
    """Return whether a participle is used as a noun: "the accused"."""
    is_ended = token.tag_ == "VBN" and token.dep_ in (*SUBJECTS, "dobj", "pobj", "appos", "attr")
    return is_ended and any(c.dep_ == "det" for c in token.children)


def is_clause(token: Token) -> bool:
    """Return whether a token is the verb of a clause."""
    if token.dep_ in _NOT_CLAUSES or _is_nominal(token):
        return False
    return token.pos_ in ("VERB", "AUX") and token.tag_[:1] in ("V", "M")


def is_of_clause(clause: Clause) -> bool:
    """Return whether "it" only stands for the clause that follows: "it is true that"."""
    is_it = any(t.lower_ == "it" for t in clause.subjects)
    behind = [clause.head, *clause.attributes]
    inside = [c for t in behind for c in t.children]
    is_to = any(g.tag_ == "TO" for c in inside if c.dep_ in ("acl", "relcl") for g in c.children)
    return is_it and (is_to or any(c.dep_ in ("ccomp", "csubj", "xcomp") for c in inside))


def is_passive(head: Token) -> bool:
    """Return whether a verb is in the passive."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass") for c in head.children):
        return True
    if head.tag_ != "VBN" or any(c.dep_ == "aux" for c in head.children):
        return False
    if head.dep_ == "conj":
        return not _has_subject(head) and is_clause(head.head) and is_passive(head.head)
    if _is_finite(head):
        return False
    is_free = not _has_subject(head) or not any(c.dep_ == "dobj" for c in head.children)
    return head.dep_ in ("acl", "advcl", "ROOT", "appos", "dep", "amod") and is_free


def _is_finite(head: Token) -> bool:
    """Return whether what was taken for a participle is a verb: "The men earned 9 euros"."""
    has_object = any(c.dep_ == "dobj" for c in head.children) and head.lemma_ not in _GIVING
    return has_object and head.dep_ == "acl" and head.head.dep_ == "ROOT"


_GIVING = frozenset({"give", "pay", "award", "grant", "offer", "send", "show", "teach", "ask"})


def lemma_of(head: Token) -> str:
    """Return the dictionary form of a verb, with its particle."""
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    lemma = head.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def governor_of(head: Token) -> Token | None:
    """Return the verb on which the verb of a clause depends, through what stands between."""
    token = head
    for _ in range(_DEEPEST):
        if token.head is token:
            return None
        token = token.head
        if is_clause(token):
            return token
    return None


def joined(token: Token) -> Iterator[Token]:
    """Yield the nouns that are joined to a noun by "and", "or" or commas."""
    for child in token.children:
        is_not = any(c.dep_ == "neg" or c.lower_ == "not" for c in child.children)
        is_not = is_not or (child.left_edge.i > 0 and child.left_edge.nbor(-1).lower_ == "not")
        if child.dep_ == "conj" and child.pos_ in (*_NOMINAL, "ADJ") and not is_not:
            yield child
            yield from joined(child)


_PARTITIVE = frozenset({"any", "some", "none", "each", "all", "most", "many", "both", "several"})


def whole_of(token: Token) -> Token:
    """Return the noun behind "any of", "some of", "each of"; else the word itself."""
    if token.lower_ not in _PARTITIVE:
        return token
    behind = (g for c in token.children if c.lower_ == "of" for g in c.children)
    return next((g for g in behind if g.dep_ == "pobj"), token)


def _ends(token: Token) -> Iterator[Token]:
    """Yield the nouns of a phrase with or without a preposition."""
    if token.pos_ == "ADP":
        for child in token.children:
            if child.dep_ == "pobj":
                yield child
                yield from joined(child)
    else:
        yield token
        yield from joined(token)


def phrases_of(token: Token) -> dict[str, tuple[Token, ...]]:
    """Return what hangs on the prepositions of a word, by preposition."""
    found: dict[str, tuple[Token, ...]] = {}
    for child in token.children:
        is_joined = child.dep_ == "conj" and child.pos_ == "ADP" and child.lower_ in found
        if (child.dep_ not in _PREPOSITIONS and not is_joined) or child.pos_ == "PRON":
            continue
        inner = next((c for c in child.children if c.dep_ == "prep"), None)
        if child.pos_ in ("ADP", "SCONJ"):
            several = (child, *(c for c in child.children if _is_same(c, child)))
            ends = (end for each in several for end in _ends(each))
            found[child.lower_] = (*found.get(child.lower_, ()), *ends)
        if inner is not None:
            name = f"{child.lower_} {inner.lower_}"
            found[name] = (*found.get(name, ()), *_ends(inner))
    return found


def _is_same(other: Token, preposition: Token) -> bool:
    """Return whether a preposition is joined to the same one: "to X and to Y"."""
    return other.dep_ == "conj" and other.lower_ == preposition.lower_


def _obliques(head: Token, doc: object) -> dict[str, tuple[Token, ...]]:
    found = phrases_of(head)
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ in ("there", "here", "where"):
            found["there"] = (child,)
    return found


def _is_bare(head: Token) -> bool:
    """Return whether a verb is not finite, so that it takes its subject from elsewhere."""
    if head.tag_ in ("VBG", "VBN"):
        return True
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children) or head.tag_ == "VB"


def _has_subject(head: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in head.children)


def _has_other_subject(head: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.lower_ not in _RELATIVE for c in head.children)
