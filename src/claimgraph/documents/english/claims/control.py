"""Of whom a verb without a subject is said, where its governor tells: raising and blame.

"Is believed to have paid" tells of its subject that it paid. "Accused X of paying" tells it
of X, and "fined X for paying" as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.syntax import is_clause, is_passive
from claimgraph.documents.english.lexicon import lexicon, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BLAMING: dict[str, str] = {
    verb: kind for kind, verbs in lexicon("modes")["blaming"].items() for verb in verbs
}
_CHARGES = words("modes", "charges")
_RAISING, _SEEMING = words("modes", "raising"), words("modes", "seeming")
_PLANS = words("modes", "plans")
_PREPOSITIONS = frozenset({"of", "from", "with", "for", "as"})


def is_raised(head: Token) -> bool:
    """Return whether the verb above only says how a verb is known: "is said to have paid"."""
    over = head.head
    if head.dep_ != "xcomp" or not is_clause(over):
        return False
    if not any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children):
        return False
    lemma = over.lemma_.lower()
    return lemma in _SEEMING or (lemma in _RAISING and is_passive(over))


def blaming(head: Token) -> Token | None:
    """Return the verb that lays an act on somebody: "accused X of paying"; or None.

    Args:
        head: The verb of the act, behind a preposition.
    """
    if head.dep_ != "pcomp" or head.head.lower_ not in _PREPOSITIONS:
        return None
    above = head.head.head
    if above.pos_ == "NOUN" and above.lemma_.lower() in _CHARGES:
        above = above.head
        above = above.head if above.pos_ == "ADP" else above
    elif above.dep_ in ("dobj", "nsubjpass"):
        above = above.head
    return above if is_clause(above) and above.lemma_.lower() in _BLAMING else None


def blame_of(verb: Token) -> str:
    """Return how sure the act is that a verb of blame tells of: fact, allegation or denied."""
    return _BLAMING[verb.lemma_.lower()]


def shares_with(head: Token) -> Token:
    """Return the verb whose subject a joined verb shares: by its tense, not always the nearest.

    In "held that it had been void and awarded them costs", who awarded is who held.
    """
    first = head.head
    over = first.head
    is_own = any(c.dep_ in ("aux", "auxpass") for c in head.children)
    is_earlier = any(c.dep_ == "aux" and c.lower_ in ("had", "would") for c in first.children)
    is_told = first.dep_ == "ccomp" and over.tag_ == "VBD" and over.i < first.i
    return over if head.tag_ == "VBD" and is_told and is_earlier and not is_own else first


def planning(head: Token) -> Token | None:
    """Return the verb whose subject does what a noun plans: "signed a deal to build it"."""
    noun = head.head
    has_to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children)
    is_plan = head.dep_ == "acl" and has_to and noun.lemma_.lower() in _PLANS
    return noun.head if is_plan and noun.dep_ == "dobj" and is_clause(noun.head) else None


def is_planned(head: Token) -> bool:
    """Return whether a verb tells what a noun plans: "its plan to close the yard"."""
    has_to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children)
    return head.dep_ == "acl" and has_to and head.head.lemma_.lower() in _PLANS
