"""What a word is in the parse of a sentence: a verb of a clause, a passive, a phrase of a noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"which", "who", "whom", "that"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOT_CLAUSES = frozenset({"aux", "auxpass", "amod", "compound", "prep", "mark", "advmod", "det"})
_DEEPEST = 8
_OBJECT_CONTROL = words("modes", "object_control") - words("modes", "self_control")


def person_of(token: Token) -> Token:
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


def is_passive(head: Token) -> bool:
    """Return whether a verb is in the passive."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass") for c in head.children):
        return True
    if _is_told_to(head):
        return True
    if head.tag_ != "VBN" or any(c.dep_ == "aux" for c in head.children):
        return False
    if head.dep_ == "conj":
        return not has_subject(head) and is_clause(head.head) and is_passive(head.head)
    if _is_finite(head):
        return False
    is_free = not has_subject(head) or not any(c.dep_ == "dobj" for c in head.children)
    return head.dep_ in ("acl", "advcl", "ROOT", "appos", "dep", "amod") and is_free


def _is_told_to(head: Token) -> bool:
    """Return whether a verb shares the passive before it: "was fined and ordered to pay"."""
    is_shared = head.dep_ == "conj" and is_clause(head.head) and not has_subject(head)
    if not is_shared or head.tag_ != "VBD" or head.lemma_ not in _OBJECT_CONTROL:
        return False
    is_alone = not any(c.dep_ in ("dobj", "aux", "dative") for c in head.children)
    is_to = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in head.children)
    return is_alone and is_to and is_passive(head.head)


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
        if child.dep_ == "conj" and child.pos_ in (*NOMINAL, "ADJ") and not is_not:
            yield child
            yield from joined(child)


_PARTITIVE = frozenset({"any", "some", "none", "each", "all", "most", "many", "both", "several"})


def whole_of(token: Token) -> Token:
    """Return the noun behind "any of", "some of", "each of"; else the word itself."""
    if token.lower_ not in _PARTITIVE:
        return token
    behind = (g for c in token.children if c.lower_ == "of" for g in c.children)
    return next((g for g in behind if g.dep_ == "pobj"), token)


def ends_of(token: Token) -> Iterator[Token]:
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
            ends = (end for each in several for end in ends_of(each))
            found[child.lower_] = (*found.get(child.lower_, ()), *ends)
        if inner is not None:
            name = f"{child.lower_} {inner.lower_}"
            found[name] = (*found.get(name, ()), *ends_of(inner))
    return found


def _is_same(other: Token, preposition: Token) -> bool:
    """Return whether a preposition is joined to the same one: "to X and to Y"."""
    return other.dep_ == "conj" and other.lower_ == preposition.lower_


def is_bare(head: Token) -> bool:
    """Return whether a verb is not finite, so that it takes its subject from elsewhere."""
    if head.tag_ in ("VBG", "VBN"):
        return True
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children) or head.tag_ == "VB"


def has_subject(head: Token) -> bool:
    """Return whether a verb has a subject of its own."""
    return any(c.dep_ in SUBJECTS for c in head.children)


def has_other_subject(head: Token) -> bool:
    """Return whether a verb has a subject that is no relative pronoun."""
    return any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVE for c in head.children)
