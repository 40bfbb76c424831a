"""How likely what a verb of no frame says is worth a claim: an act or a state, told in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.pieces import SentenceKind
from claimgraph.documents.proposing.draft import Words
from claimgraph.model.claim import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = lexicon("statements")
_PRIORS: dict[str, float] = _LEXICON["any"]["priors"]
_LOW: float = _LEXICON["any"]["low"]
_PROCEDURAL = frozenset(_LEXICON["any"]["procedural"])
_VAGUE = frozenset(_LEXICON["any"]["vague_subjects"])
_TIMELESS = frozenset(_LEXICON["any"]["timeless"])
_SHORT = 2


def is_content(clause: Clause) -> bool:
    """Return whether a verb of saying, knowing or handling has a thing for its object.

    "read the memo" and "was warned of the leak" are acts; "read that it leaked" is not.
    """
    if clause.complement is not None:
        return False
    if clause.passive:
        return bool(clause.subjects) and bool(clause.obliques)
    return bool(clause.patients) and clause.lemma.split()[0] in _HANDLING


_HANDLING = frozenset(_LEXICON["any"]["handling"])


def _is_intended(clause: Clause) -> bool:
    """Return whether a verb tells what somebody intends: "plans to close it"."""
    head = clause.head
    has_to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children)
    over = clause.governor
    return head.dep_ == "xcomp" and has_to and over is not None and over.lemma_ in _INTENDED


_INTENDED = frozenset(_LEXICON["any"]["intended"])


def worth(view: View, clause: Clause, mode: Mode, subject: Token, text: Words) -> float | None:
    """Return how likely it is worth a claim, or None where it is never.

    Args:
        view: The sentence.
        clause: The clause.
        mode: How it is put.
        subject: Of whom or what it is said.
        text: What is said, from the verb on.
    """
    if mode.modality is Modality.NOT_PROVED:
        return _PRIORS["ROOT"]
    if _is_intended(clause):
        return _PRIORS["conj"]
    prior = _PRIORS.get(clause.head.dep_)
    if prior is None:
        return None
    if _is_weak(view, clause, mode, subject, text):
        return min(prior, _LOW)
    return prior


def _is_weak(view: View, clause: Clause, mode: Mode, subject: Token, text: Words) -> bool:
    if view.parsed.sentence.kind is SentenceKind.HEADING or clause.lemma in _PROCEDURAL:
        return True
    if subject.lower_ in _VAGUE:
        return True
    is_unable = mode.negated and mode.modality is Modality.POSSIBILITY
    is_bare = len(text.text.split()) < _SHORT and clause.head.dep_ != "ccomp"
    is_bare = is_bare and not mode.negated
    return is_unable or is_bare or _is_announced(clause, subject)


def _is_announced(clause: Clause, subject: Token) -> bool:
    """Return whether a speaker tells what is done right now: "we turn to", "I will call"."""
    is_present = clause.head.tag_ in ("VBP", "VB") and not clause.passive
    is_present = is_present and clause.lemma.split()[0] not in _TIMELESS
    return subject.lower_ in ("i", "we") and is_present
