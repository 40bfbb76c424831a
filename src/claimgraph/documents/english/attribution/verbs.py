"""Verbs of a sentence: who does what they say, whether they are negated or asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.lexicon import documents, verbs, words
from claimgraph.documents.english.attribution.phrases import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_DEEPEST = 3
_GOVERNED = frozenset({"xcomp", "advcl", "conj", "acl"})
UNWILLING = frozenset({"decline", "refuse", "fail", "neglect", "omit"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})


def is_passive(verb: Token) -> bool:
    """Return whether a verb is in the passive."""
    return any(child.dep_ in _PASSIVE for child in verb.lefts)


def is_participle(verb: Token) -> bool:
    """Return whether a verb is a participle behind the noun it is about: "found by X"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def doer(verb: Token) -> Token | None:
    """Return whom a passive verb is done by, or on whose behalf; or None."""
    for child in verb.rights:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            return object_of(child)
    return _on_behalf(verb)


def _on_behalf(verb: Token) -> Token | None:
    """Return for whom something is argued: "it was submitted on behalf of X", "for X it was"."""
    if not any(c.dep_ in _PASSIVE and c.lower_ == "it" for c in verb.lefts):
        return None
    for child in verb.children:
        found = object_of(child) if child.dep_ == "prep" else None
        if found is None:
            continue
        if child.lower_ == "on" and found.lower_ == "behalf":
            owners = (object_of(c) for c in found.rights if c.lower_ == "of")
            return next(owners, None)
        if child.lower_ == "for" and child.i < verb.i:
            return found
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return who does what a verb says, or None where no words tell."""
    named = [c for c in verb.lefts if c.dep_ in SUBJECTS and not _is_number_of_paragraph(c)]
    named = named or [c for c in verb.lefts if c.dep_ == "csubj" and c.lower_ in documents()]
    named = named[-1:] or [c for c in verb.rights if c.dep_ in SUBJECTS][:1]
    if named and _is_asked_of_us(verb, named[0]):
        return subject(verb.head, depth + 1)
    if named:
        return _antecedent(verb, named[0])
    return None if depth > _DEEPEST else _without_own(verb, depth)


def _without_own(verb: Token, depth: int) -> Token | None:
    """Return who does what a verb says that has no subject of its own."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return _quoted(verb.head.head)
    if any(c.dep_ == "ccomp" for c in verb.lefts) or _follows_quote(verb):
        behind = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        if behind is not None:
            return behind
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    if is_run_on(verb):
        return _noun_in_front(verb)
    if verb.dep_ in _GOVERNED and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        is_unwilling = verb.head.lemma_.lower() in UNWILLING
        head = verb.head.head if is_next_report(verb) else verb.head
        return None if is_unwilling else subject(head, depth + 1)
    return _before(verb) if verb.tag_ in ("VBD", "VBZ", "VBP") else None


def is_next_report(verb: Token) -> bool:
    """Return whether a verb goes on with who reports: "denied that he was ill and accused X".

    The parser joins it to the verb before it, which is what is said; but who reports once
    and again is more likely than a report within a report.
    """
    inner, outer = verb.head, verb.head.head
    if verb.dep_ != "conj" or inner.dep_ != "ccomp" or outer.tag_ != verb.tag_:
        return False
    if any(c.dep_ in SUBJECTS for c in verb.lefts) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    is_report = verb.lemma_.lower() in verbs() or verb.lemma_.lower() in UNWILLING
    return is_report and outer.lemma_.lower() in verbs() and outer.i < inner.i


def _follows_quote(verb: Token) -> bool:
    """Return whether a verb stands directly behind a quotation."""
    near = [t.text for t in verb.doc[max(0, verb.i - 2) : verb.i]]
    return bool(near) and near[-1] in ('"', ",") and '"' in near


def _is_asked_of_us(verb: Token, who: Token) -> bool:
    """Return whether somebody asks the writer to say something: "he asks us to say that"."""
    is_own = who.lower_ in words("people", "first") and verb.dep_ in ("ccomp", "xcomp")
    return is_own and verb.head.lemma_.lower() in ("ask", "request", "want", "beg", "urge")


def is_run_on(verb: Token) -> bool:
    """Return whether a verb is joined to the one before by a comma only: "it rained, he said"."""
    if verb.dep_ != "conj" or verb.head.i >= verb.i:
        return False
    between = verb.doc[verb.head.i + 1 : verb.i]
    has_joint = any(t.dep_ == "cc" and t.head.i == verb.head.i for t in between)
    return not has_joint and any(t.text == "," for t in between)


def _noun_in_front(verb: Token) -> Token | None:
    """Return the noun before a verb that the parser tied to the clause before."""
    for token in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            return token.head if token.dep_ == "appos" and token.head.i > verb.head.i else token
    return None


def _quoted(verb: Token) -> Token | None:
    """Return who is quoted: "the paper quoted X as saying", "X was quoted as saying"."""
    if verb.lemma_.lower() not in ("quote", "cite"):
        return None
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _is_number_of_paragraph(token: Token) -> bool:
    return token.i == 0 and token.is_digit and token.nbor(1).text in (".", ")")


def _antecedent(verb: Token, found: Token) -> Token | None:
    if found.lower_ not in RELATIVES or verb.dep_ not in ("relcl", "acl", "ccomp", "advcl"):
        return found
    if verb.dep_ == "relcl":
        return verb.head
    return _noun_before(found)


def _noun_before(token: Token) -> Token | None:
    for at in range(token.i - 1, max(-1, token.i - 4), -1):
        if token.doc[at].pos_ in ("NOUN", "PROPN"):
            return token.doc[at]
    return None


def _before(verb: Token) -> Token | None:
    """Return the noun directly before a verb, which the parser did not tie to it."""
    at = verb.i - 1
    while at >= 0 and verb.doc[at].pos_ in ("ADV", "AUX", "PART"):
        at -= 1
    if at < 0 or verb.doc[at].dep_ == "pobj":
        return None
    found = verb.doc[at]
    is_noun = found.pos_ in ("PROPN", "NOUN", "PRON") or found.text[-1].isdigit()
    return found if is_noun else None


def is_negated(verb: Token) -> bool:
    """Return whether a verb is negated."""
    return any(
        child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor", "nowhere")
        for child in verb.children
        if child.i <= verb.i + 1
    ) or any(child.dep_ == "nsubj" and _is_nobody(child) for child in verb.lefts)


def is_left_open(verb: Token) -> bool:
    """Return whether a verb is one of those of "neither confirmed nor denied"."""
    near = {t.lower_ for t in verb.doc[max(0, verb.i - 2) : verb.i]}
    return bool(near & {"neither", "nor"})


def _is_nobody(token: Token) -> bool:
    none = ("no", "neither", "none", "nobody")
    return token.lower_ in none or any(c.lower_ in none for c in token.lefts)


def is_asked(verb: Token) -> bool:
    """Return whether a verb is what a question asks: "did he say that"."""
    if verb.doc[-1].text != "?" and not any(t.text == "?" for t in verb.doc[verb.i :]):
        return False
    found = [c.i for c in verb.lefts if c.dep_ in SUBJECTS]
    return any(c.dep_ in ("aux", "auxpass") and found and c.i < found[0] for c in verb.lefts)


def adjuncts(token: Token) -> Iterator[Token]:
    """Yield the prepositions that hang on a verb, or on nouns that hang on it."""
    for child in token.children:
        if child.dep_ in ("prep", "agent"):
            yield child
        if child.dep_ in ("prep", "dobj", "pobj", "npadvmod", "oprd"):
            yield from adjuncts(child)
