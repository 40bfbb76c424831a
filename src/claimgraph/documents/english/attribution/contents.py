"""What is said with a verb: the clause behind it, or the noun, as tokens of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.lexicon import (
    Rule,
    parties,
    sayings,
    verbs,
    words,
)
from claimgraph.documents.english.attribution.phrases import object_of, phrase
from claimgraph.documents.english.attribution.verbs import (
    RELATIVES,
    SUBJECTS,
    UNWILLING,
    is_next_report,
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
_NAMING = frozenset({"name"})  # "named chair by the board" is no report, "named as" is one
_ACTS = frozenset({"dismiss", "reject", "contest", "charge"})
_BEHIND = frozenset(
    {"prep", "npadvmod", "advmod", "oprd", "punct", "dep", "xcomp", "acl", "cc", "agent"}
)
_BACKSHIFTED = frozenset({"had", "would", "could", "might"})
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
    if form == "gerund" and not children:
        to = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to")
        children = [t for c in to for t in c.rights if t.dep_ == "pcomp"]
    if form == "heard" and not children and verb.dep_ == "xcomp":
        # The parser hung the clause on the verb above: "claims to have it from X that".
        children = [c for c in verb.head.rights if c.dep_ == "ccomp" and _marked(c)]
    if not children:
        return None
    first = children[0].left_edge.i
    cut = _cut(children[0])
    return first, cut if cut is not None else _end(verb, children)


def _cut(clause: Token) -> int | None:
    """Return where a clause ends before another report, which "and" joins to it, or None."""
    for child in clause.rights:
        if child.dep_ != "conj" or _marked(child) or child.lemma_.lower() not in verbs():
            continue
        if is_next_report(child):
            return next((t.i for t in child.lefts if t.dep_ == "cc"), child.left_edge.i - 1)
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
            if (
                inner.dep_ in ("relcl", "acl")
                and has_subject
                and edge.tag_ not in ("WDT", "WP", "WRB")
            ):
                return [inner]
    return []


def _hung_on(verb: Token) -> list[Token]:
    """Return the clause that the parser hung on whom or how it is said to: "to her that he"."""
    for child in verb.rights:
        whom = object_of(child) if child.dep_ in ("prep", "dative") else None
        is_near = child.lower_ in ("to", "in")
        for inner in whom.rights if whom is not None else ():
            if not is_near and inner.left_edge.dep_ not in ("mark", *SUBJECTS):
                continue
            subjects = [c for c in inner.lefts if c.dep_ in SUBJECTS and c.lower_ != "that"]
            if inner.dep_ not in ("relcl", "acl") or not subjects:
                continue
            if _marked(inner) or _is_complete(inner, subjects[0]):
                return [inner]
    return _shared(verb)


def _is_complete(clause: Token, who: Token) -> bool:
    """Return whether a clause without "that" lacks nothing: "testified at the trial she saw it"."""
    begins = clause.left_edge.i == who.left_edge.i and who.tag_ == "PRP"
    return begins and any(c.dep_ in ("dobj", "attr", "acomp") for c in clause.rights)


def _shared(verb: Token) -> list[Token]:
    """Return the clause of "she told us, and we accept, that", "he thinks, and swears, that"."""
    for child in verb.rights:
        others = [c.lower_ for c in child.lefts if c.dep_ in SUBJECTS]
        is_own = set(others) <= {"we", "i"} and child.pos_ == "VERB"
        if child.dep_ == "conj" and is_own:
            shared = [c for c in child.rights if c.dep_ == "ccomp"]
            return [c for c in shared if c.left_edge.nbor(-1).text == ","][:1]
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
        if not has_subject and _is_backshifted(child, verb):
            return True
        is_own = child.lemma_.lower() in verbs() or child.lemma_.lower() in UNWILLING
        return joint in ("and", "or") and not (has_subject or comma or is_own)
    if child.dep_ == "advcl":
        return child.tag_ != "VBG"
    if child.dep_ == "prep":
        return child.lower_ not in ("according", "per", "as")
    return child.dep_ in ("npadvmod", "advmod", "dobj", "oprd", "attr", "acomp", "dep", "punct")


def _is_backshifted(child: Token, verb: Token) -> bool:
    """Return whether a verb is in the tense of what was said: "said it had A, and had B"."""
    helpers = {c.lower_ for c in child.lefts if c.dep_ in ("aux", "auxpass")}
    own = any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    return verb.tag_ == "VBD" and not own and bool(helpers & _BACKSHIFTED)


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
    noun = target.lemma_.lower()
    if verb.lemma_.lower() in _ACTS and (noun in words("nouns", "proceedings") or _is_body(target)):
        return False  # an act, and no words: "rejected the appeal", "dismissed the clerk"
    if verb.lemma_.lower() == "report" and _behind(verb, "to") is not None:
        return False  # to report a theft to the police is to do something
    if takes & {"object", "found", "spoken"} or ("open" in takes and writes):
        return target.pos_ != "PRON"
    if "saying" in takes:
        return noun in sayings()
    if "measure" in takes:
        at = _behind(verb, "at")
        is_count = at is not None and any(t.like_num for t in at.subtree)
        is_measure = noun in words("nouns", "measures") and (at is not None)
        return is_count or is_measure or _has_number_at(target)
    if "given" in takes:
        kinds = words("nouns", "measures") | words("nouns", "particulars")
        return noun in kinds and _behind(verb, "as") is not None
    if "origin" in takes:
        return target.i > verb.i and _behind(verb, "to") is not None
    around = (*verb.rights, *target.rights) if "accusation" in takes else ()
    return any(c.dep_ == "prep" and c.lower_ in ("of", "for") for c in around)


def _is_body(target: Token) -> bool:
    return target.ent_type_ == "PERSON" or target.lemma_.lower() in parties()


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
    forms = () if verb.lemma_ in _NAMING else ("oprd", "ccomp", "attr", "acomp", "xcomp")
    named = [
        child for child in verb.rights if child.left_edge.lower_ == "as" or child.dep_ in forms
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
        if not _goes_on(child):
            break
        if child.lower_ in ("according", "per"):
            break
        last = child.right_edge.i
    while last > target.i and (verb.doc[last].dep_ == "cc" or verb.doc[last].text == ","):
        last -= 1
    return last + 1


def _goes_on(child: Token) -> bool:
    """Return whether what hangs on a verb behind its object still belongs to the object."""
    if child.dep_ == "conj":
        helped = any(c.dep_ in ("aux", "auxpass") for c in child.lefts)
        return child.pos_ not in ("VERB", "AUX") or (child.tag_ == "VBN" and not helped)
    return child.dep_ in _BEHIND
