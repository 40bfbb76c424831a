"""Verbs of a sentence: their subject, their negation, and what is said with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.lexicon import Rule, sayings, verbs, words
from claimgraph.documents.english.attribution.phrases import object_of, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_DEEPEST = 3
_TOLD = frozenset({"tell", "inform", "assure", "remind", "warn", "advise"})
_GOVERNED = frozenset({"xcomp", "advcl", "conj", "acl"})
_UNWILLING = frozenset({"decline", "refuse", "fail", "neglect", "omit"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "advcl", "conj", "dobj", "nsubj"})
_GERUNDS = frozenset({"pcomp", "dobj", "ccomp", "advcl"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_SUBORDINATE = frozenset({"acl", "relcl"})


def is_passive(verb: Token) -> bool:
    """Return whether a verb is in the passive."""
    return any(child.dep_ in _PASSIVE for child in verb.lefts)


def is_participle(verb: Token) -> bool:
    """Return whether a verb is a participle behind the noun it is about: "found by X"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def doer(verb: Token) -> Token | None:
    """Return whom a passive verb is done by, or None."""
    for child in verb.rights:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            return object_of(child)
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return who does what a verb says, or None where no words tell."""
    named = [c for c in verb.children if c.dep_ in _SUBJECTS and not _is_number_of_paragraph(c)]
    if named:
        return _antecedent(verb, named[-1] if _is_hyphen(named[-1]) else named[0])
    if depth > _DEEPEST:
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return _quoted(verb.head.head)
    if any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.lefts):
        behind = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        if behind is not None:
            return behind
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    if verb.dep_ in _GOVERNED and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        if verb.head.lemma_.lower() in _UNWILLING:
            return None
        return subject(verb.head, depth + 1)
    return _before(verb) if verb.tag_ in ("VBD", "VBZ", "VBP") else None


def _quoted(verb: Token) -> Token | None:
    """Return who is quoted: "the paper quoted X as saying", "X was quoted as saying"."""
    if verb.lemma_.lower() not in ("quote", "cite"):
        return None
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _is_hyphen(token: Token) -> bool:
    """Return whether a noun is the last part of a word with a hyphen: "e-mails"."""
    return token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def _is_number_of_paragraph(token: Token) -> bool:
    return token.i == 0 and token.is_digit and token.nbor(1).text in (".", ")")


def _antecedent(verb: Token, found: Token) -> Token | None:
    if found.lower_ not in _RELATIVES or verb.dep_ not in ("relcl", "acl", "ccomp", "advcl"):
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
        child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor")
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
    found = [c.i for c in verb.lefts if c.dep_ in _SUBJECTS]
    return any(c.dep_ in ("aux", "auxpass") and found and c.i < found[0] for c in verb.lefts)


def said_with(verb: Token, rule: Rule, *, writes: bool) -> tuple[tuple[int, int], ...] | None:
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


def _clausal(verb: Token, form: str) -> tuple[int, int] | None:
    children = [child for child in verb.rights if _fits(child, form)]
    if form == "clause" and not children and verb.lemma_.lower() in _TOLD:
        children = _contact(verb)
    if form == "heard" or (form == "clause" and not children and is_passive(verb)):
        children = [t for t in verb.subtree if t.i > verb.i and t.dep_ != "dobj" and _is_clause(t)]
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
        if not any(c.dep_ in _SUBJECTS for c in child.lefts):
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
            has_subject = any(c.dep_ in _SUBJECTS for c in inner.lefts)
            if inner.dep_ == "relcl" and has_subject and edge.tag_ not in ("WDT", "WP", "WRB"):
                return [inner]
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
        has_subject = any(c.dep_ in _SUBJECTS for c in child.lefts)
        if _marked(child):
            return True
        joint = child.doc[max(0, child.left_edge.i - 1)].lower_
        comma = child.doc[max(0, child.left_edge.i - 2)].text == ","
        is_own = child.lemma_.lower() in verbs() or child.lemma_.lower() in _UNWILLING
        return joint in ("and", "or") and not (has_subject or comma or is_own)
    if child.dep_ == "advcl":
        return child.tag_ != "VBG"
    if child.dep_ == "prep":
        return child.lower_ not in ("according", "per", "as")
    return child.dep_ in ("npadvmod", "advmod", "dobj", "oprd", "attr", "acomp", "dep", "punct")


def _nominal(verb: Token, rule: Rule, *, writes: bool) -> tuple[tuple[int, int], ...] | None:
    takes = rule.takes
    target = _target(verb)
    if "spoken" in takes:
        target = _behind(verb, "of")
    if "through" in takes:
        target = _behind(verb, rule.particle) if rule.particle else target
    if target is None:
        return None
    if "through" in takes:
        return _clauses_of(verb, target)
    if takes & {"object", "found", "spoken"} or ("open" in takes and writes):
        if target.pos_ == "PRON":
            return None
        return ((target.left_edge.i, _reach(verb, target)),)
    if "saying" in takes and target.lemma_.lower() in sayings():
        return ((target.left_edge.i, _reach(verb, target)),)
    if "measure" in takes and target.lemma_.lower() in words("nouns", "measures"):
        at = _behind(verb, "at")
        return ((target.left_edge.i, _reach(verb, target)),) if at is not None else None
    if "accusation" in takes:
        around = (*verb.rights, *target.rights)
        has_charge = any(c.dep_ == "prep" and c.lower_ in ("of", "for") for c in around)
        return ((target.left_edge.i, _reach(verb, target)),) if has_charge else None
    return _label(verb, target) if "label" in takes else None


def _clauses_of(verb: Token, target: Token) -> tuple[tuple[int, int], ...] | None:
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
        if child.dep_ in ("dobj", "nsubjpass") and child.lower_ not in _RELATIVES:
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


def _label(verb: Token, target: Token) -> tuple[tuple[int, int], ...] | None:
    """Return what is called something, and what it is called."""
    named = [
        child
        for child in verb.rights
        if child.left_edge.lower_ == "as"
        or child.dep_ in ("oprd", "ccomp", "attr", "acomp", "xcomp")
    ]
    if not named:
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


def adjuncts(token: Token) -> Iterator[Token]:
    """Yield the prepositions that hang on a verb, or on nouns that hang on it."""
    for child in token.children:
        if child.dep_ in ("prep", "agent"):
            yield child
        if child.dep_ in ("prep", "dobj", "pobj", "npadvmod", "oprd"):
            yield from adjuncts(child)
