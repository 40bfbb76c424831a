"""What is said with a verb: the clause behind it, or the noun, as tokens of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.lexicon import Rule, sayings, verbs, words
from claimgraph.documents.english.attribution.phrases import object_of, phrase
from claimgraph.documents.english.attribution.verbs import (
    RELATIVES,
    SUBJECTS,
    UNWILLING,
    is_participle,
    is_passive,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = tuple[int, int]
"""The first token, and one past the last."""

_TOLD = frozenset({"tell", "inform", "assure", "remind", "warn", "advise"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "advcl", "conj", "dobj", "nsubj"})
_JOINED = frozenset({"dobj", "conj"})
_GERUNDS = frozenset({"pcomp", "dobj", "ccomp", "advcl"})
_SUBORDINATE = frozenset({"acl", "relcl"})


def said_with(verb: Token, rule: Rule, *, writes: bool) -> tuple[Tokens, ...] | None:
    """Return the tokens that a verb says, behind it, or None where it says nothing there.

    Args:
        verb: The verb.
        rule: What it can say.
        writes: Whether a document is what says it.
    """
    if rule.particle and not _has_particle(verb, rule.particle):
        return None
    for form in ("heard", "clause", "infinitive", "gerund", "meaning"):
        if form in rule.takes and (found := _clausal(verb, form)):
            return (found,)
    return _nominal(verb, rule, writes=writes)


def _has_particle(verb: Token, particle: str) -> bool:
    return any(child.lower_ == particle for child in verb.rights)


def _clausal(verb: Token, form: str) -> Tokens | None:
    children = [child for child in verb.rights if _fits(child, form)]
    if form == "clause" and not children:
        is_told = verb.lemma_.lower() in _TOLD
        children = (_contact(verb) if is_told else []) or _hung_on(verb)
    if form == "heard" or (form == "clause" and not children and is_passive(verb)):
        children = [
            t for t in verb.subtree if t.i > verb.i and t.dep_ not in _JOINED and _is_clause(t)
        ]
    if not children:
        return None
    first = children[0].left_edge.i
    cut = _cut(children[0])
    return first, cut if cut is not None else _end(verb, children)


def _cut(clause: Token) -> int | None:
    """Return where a clause ends before another speaker, whom "and" joins to it, or None."""
    for child in clause.rights:
        if child.dep_ != "conj" or _marked(child) or child.lemma_.lower() not in verbs():
            continue
        if not any(c.dep_ in SUBJECTS for c in child.lefts):
            continue
        first = child.left_edge.i
        joint = [t.i for t in child.doc[max(0, first - 2) : first] if t.text in (",", ";")]
        if joint:
            return joint[0]
    return None


def _contact(verb: Token) -> list[Token]:
    """Return the clause without "that" behind whom something is told: "told him he had"."""
    for child in verb.rights:
        for inner in child.rights if child.dep_ in ("dobj", "dative") else ():
            edge = inner.left_edge
            has_subject = any(c.dep_ in SUBJECTS for c in inner.lefts)
            if inner.dep_ == "relcl" and has_subject and edge.tag_ not in ("WDT", "WP", "WRB"):
                return [inner]
    return []


def _hung_on(verb: Token) -> list[Token]:
    """Return the clause that the parser hung on whom something is said to: "to her that he"."""
    for child in verb.rights:
        is_near = child.dep_ in ("prep", "dative") and child.lower_ in ("to", "in")
        whom = object_of(child) if is_near else None
        for inner in whom.rights if whom is not None else ():
            subjects = [c for c in inner.lefts if c.dep_ in SUBJECTS and c.lower_ != "that"]
            if inner.dep_ in ("relcl", "acl") and subjects and _marked(inner):
                return [inner]
    return _shared(verb)


def _shared(verb: Token) -> list[Token]:
    """Return the clause of "she told us, and we accept, that"."""
    for child in verb.rights:
        is_own = any(c.dep_ == "nsubj" and c.lower_ in ("we", "i") for c in child.lefts)
        if child.dep_ == "conj" and child.lemma_.lower() in verbs() and is_own:
            return [c for c in child.rights if c.dep_ == "ccomp"][:1]
    return []


def _is_clause(token: Token) -> bool:
    return token.dep_ in _CLAUSES and (token.dep_ == "ccomp" or _marked(token))


def _fits(child: Token, form: str) -> bool:
    """Return whether what hangs on a verb is a clause that it says."""
    if form in ("infinitive", "gerund"):
        tag = "VBG" if form == "gerund" else "VB"
        is_one = child.dep_ == "xcomp" or (form == "gerund" and child.dep_ in _GERUNDS)
        begins = child.tag_ == tag or child.left_edge.tag_ == tag
        is_one = is_one and child.doc[child.left_edge.i - 1].text != ","
        return is_one and (begins or (form == "infinitive" and _has_to(child)))
    if form == "meaning":
        return child.dep_ == "dobj" and any(c.lower_ == "mean" for c in child.rights)
    if child.dep_ == "ccomp" and child.i > child.head.i:
        return True
    if child.dep_ == "xcomp":
        return child.tag_ in ("VBD", "VBZ", "VBP")
    return child.dep_ in _CLAUSES and _marked(child)


def _has_to(token: Token) -> bool:
    return any(child.lower_ == "to" for child in token.lefts)


def _marked(child: Token) -> bool:
    """Return whether a clause begins with "that"."""
    first = child.left_edge
    if first.text in (",", '"'):
        first = first.nbor(1)
    is_clause = child.pos_ in ("VERB", "AUX")
    return is_clause and first.lower_ == "that" and first.dep_ in ("mark", "dobj", "nsubj", "det")


def _end(verb: Token, children: list[Token]) -> int:
    """Return one past the last token of what is said: with all that follows in its clause."""
    last = max(child.right_edge.i for child in children)
    for child in verb.rights:
        if child.i <= last:
            continue
        if not _belongs(child, verb):
            break
        last = child.right_edge.i
    return last + 1


def _belongs(child: Token, verb: Token) -> bool:
    """Return whether what stands behind a clause that is said is said too."""
    if child.dep_ == "cc":
        return True
    if child.dep_ == "conj":
        has_subject = any(c.dep_ in SUBJECTS for c in child.lefts)
        if _marked(child):
            return True
        joint = child.doc[max(0, child.left_edge.i - 1)].lower_
        comma = child.doc[max(0, child.left_edge.i - 2)].text == ","
        is_own = child.lemma_.lower() in verbs() or child.lemma_.lower() in UNWILLING
        return joint in ("and", "or") and not (has_subject or comma or is_own)
    if child.dep_ == "advcl":
        return child.tag_ != "VBG"
    if child.dep_ == "prep":
        return child.lower_ not in ("according", "per", "as")
    return child.dep_ in ("npadvmod", "advmod", "dobj", "oprd", "attr", "acomp", "dep", "punct")


def _nominal(verb: Token, rule: Rule, *, writes: bool) -> tuple[Tokens, ...] | None:
    takes = rule.takes
    target = _target(verb)
    if "spoken" in takes or ("through" in takes and rule.particle):
        target = _behind(verb, rule.particle)
    if target is None:
        return None
    if "through" in takes:
        return _clauses_of(verb, target)
    if "label" in takes:
        return _label(verb, target)
    if not _is_said(verb, target, takes, writes=writes):
        return None
    return ((target.left_edge.i, _reach(verb, target)),)


def _is_said(verb: Token, target: Token, takes: frozenset[str], *, writes: bool) -> bool:
    """Return whether a verb says its object."""
    if takes & {"object", "found", "spoken"} or ("open" in takes and writes):
        return target.pos_ != "PRON"
    noun = target.lemma_.lower()
    if "saying" in takes:
        return noun in sayings()
    if "measure" in takes:
        is_at = _behind(verb, "at") is not None or _has_number_at(target)
        return noun in words("nouns", "measures") and is_at
    if "origin" in takes:
        return target.i > verb.i and _behind(verb, "to") is not None
    around = (*verb.rights, *target.rights) if "accusation" in takes else ()
    return any(c.dep_ == "prep" and c.lower_ in ("of", "for") for c in around)


def _has_number_at(target: Token) -> bool:
    """Return whether "at" with a number stands in the clause behind a noun: "put those who"."""
    for token in target.subtree:
        found = object_of(token) if token.lower_ == "at" else None
        if found is not None and any(t.like_num for t in found.subtree):
            return True
    return False


def _clauses_of(verb: Token, target: Token) -> tuple[Tokens, ...] | None:
    """Return the clause that tells what a document says that a verb points to."""
    found = [
        (token.left_edge.i, token.right_edge.i + 1)
        for token in verb.subtree
        if token.i > target.i
        and token.dep_ in ("relcl", "acl", "ccomp", "pcomp")
        and token.lemma_.lower() in verbs()
    ]
    return tuple(found[:1]) or None


def _target(verb: Token) -> Token | None:
    """Return the object of a verb, or the noun that it is a relative clause of."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.lower_ not in RELATIVES:
            return child
    if verb.dep_ in _SUBORDINATE and (
        is_participle(verb) or any(c.dep_ in ("dobj", "nsubjpass") for c in verb.lefts)
    ):
        return verb.head
    return None


def _behind(verb: Token, preposition: str) -> Token | None:
    for child in verb.rights:
        if child.dep_ in ("prep", "prt", "agent") and child.lower_ == preposition:
            return object_of(child)
    return None


def _label(verb: Token, target: Token) -> tuple[Tokens, ...] | None:
    """Return what is called something, and what it is called."""
    named = [
        child
        for child in verb.rights
        if child.left_edge.lower_ == "as"
        or child.dep_ in ("oprd", "ccomp", "attr", "acomp", "xcomp")
    ]
    if not named or any(_is_clause(child) for child in target.rights):
        return None
    first, last = phrase(target)
    label = (named[0].left_edge.i, _reach(verb, named[0]))
    if target.i < verb.i:
        return ((first, last), label)
    return ((first, label[1]),)


def _reach(verb: Token, target: Token) -> int:
    """Return one past the last token of an object with what follows it in its clause."""
    last = target.right_edge.i
    if target.i < verb.i and verb.left_edge.i > target.i:
        return verb.left_edge.i
    if target.i < verb.i:
        return max(phrase(target)[1], target.right_edge.i + 1)
    for child in verb.rights:
        if child.i <= last:
            continue
        if child.dep_ not in ("prep", "npadvmod", "advmod", "oprd", "punct", "dep", "xcomp", "acl"):
            break
        if child.lower_ in ("according", "per"):
            break
        last = child.right_edge.i
    return last + 1
