"""How likely what a verb of no frame says is worth a claim: an act or a state, told in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.control import blaming, is_raised
from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.syntax import SUBJECTS
from claimgraph.documents.english.lexicon import lexicon, words
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
_DENYING = frozenset(_LEXICON["denials"]["verbs"])
_TOLD = frozenset(_LEXICON["orders"]["told"])
_EVIDENCE = words("modes", "evidence")
_SHORT = 2


def is_intention(clause: Clause) -> bool:
    """Return whether a verb only governs what is intended: the "plans" of "plans to close it"."""
    wish = clause.complement
    return clause.lemma in _INTENDED and wish is not None and wish.dep_ == "xcomp"


def is_content(clause: Clause) -> bool:
    """Return whether a verb of saying, knowing or handling has a thing for its object.

    "read the memo" and "was warned of the leak" are acts; "read that it leaked" is not.
    """
    if clause.complement is not None:
        is_to = clause.complement.dep_ == "xcomp" and clause.complement.tag_ == "VB"
        return clause.passive and is_to and clause.lemma in _TOLD
    if clause.lemma in _ANSWERING:
        return True
    if clause.passive:
        own = clause.head.children
        has_more = any(c.dep_ == "neg" or (c.dep_ == "advmod" and c.i > c.head.i) for c in own)
        return bool(clause.subjects) and (bool(clause.obliques) or has_more)
    several = [t for t in clause.patients if t.lemma_.lower() not in _EVIDENCE]
    is_told = any(t.pos_ != "PRON" or clause.lemma not in _DENYING for t in several)
    return is_told and clause.lemma.split()[0] in _HANDLING


_HANDLING = frozenset(_LEXICON["any"]["handling"])


def _is_intended(clause: Clause) -> bool:
    """Return whether a verb tells what somebody intends or leaves: "plans to close it"."""
    head = clause.head
    has_to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children)
    over = clause.governor
    return head.dep_ == "xcomp" and has_to and over is not None and over.lemma_ in _LEAVING


_INTENDED = frozenset(_LEXICON["any"]["intended"])
_LEAVING = _INTENDED | frozenset(_LEXICON["any"]["leaving"])
_ANSWERING = frozenset(_LEXICON["any"]["answering"])


def worth(view: View, clause: Clause, mode: Mode, subject: Token, text: Words) -> float | None:
    """Return how likely it is worth a claim, or None where it is never.

    Args:
        view: The sentence.
        clause: The clause.
        mode: How it is put.
        subject: Of whom or what it is said.
        text: What is said, from the verb on.
    """
    if _is_command(clause):
        return None
    if mode.modality is Modality.NOT_PROVED:
        return _PRIORS["ROOT"]
    if _is_intended(clause) and subject.lower_ not in _VAGUE:
        return _LOW if clause.lemma in _ANSWERING else _PRIORS["conj"]
    prior = _PRIORS.get(_place_of(clause.head))
    if prior is None:
        return None
    if _is_weak(view, clause, mode, subject, text):
        return min(prior, _LOW)
    return prior


def _place_of(head: Token) -> str:
    """Return where a verb stands; one that is raised stands where the verb above does."""
    if is_raised(head):
        return _place_of(head.head)
    if blaming(head) is not None:
        return "ccomp"
    return "conj" if head.dep_ == "relcl" and _adds(head) else head.dep_


def _adds(head: Token) -> bool:
    """Return whether a relative clause tells what happened, and not which thing is meant."""
    first = head.left_edge
    is_apart = first.i > 0 and first.nbor(-1).text == "," and first.tag_.startswith("W")
    return is_apart and head.tag_ in ("VBD", "VBN")


def _is_weak(view: View, clause: Clause, mode: Mode, subject: Token, text: Words) -> bool:
    if view.parsed.sentence.kind is SentenceKind.HEADING or _is_procedural(clause):
        return True
    is_known = subject.lower_ == "it" and view.mention(subject) is not None
    if subject.lower_ in _VAGUE and not is_known:
        return True
    is_unable = mode.negated and mode.modality is Modality.POSSIBILITY
    is_bare = len(text.text.split()) < _SHORT and clause.head.dep_ != "ccomp"
    is_bare = is_bare and not mode.negated and not (clause.passive and subject.pos_ == "NOUN")
    return is_unable or is_bare or _is_announced(clause, subject)


def _is_command(clause: Clause) -> bool:
    """Return whether a verb tells somebody to do something: "“Shoot the dogs,” he said"."""
    own = [c for c in clause.head.children if c.dep_ in (*SUBJECTS, "aux", "auxpass")]
    return clause.head.tag_ == "VB" and not own and clause.head.dep_ in ("ccomp", "ROOT")


def _is_procedural(clause: Clause) -> bool:
    """Return whether a verb tells how a text or a talk goes on: "attached", "did not reply"."""
    return clause.lemma in _PROCEDURAL | _ANSWERING


def _is_announced(clause: Clause, subject: Token) -> bool:
    """Return whether a speaker tells what is done right now: "we turn to", "I will call"."""
    is_present = clause.head.tag_ in ("VBP", "VB") and not clause.passive
    is_present = is_present and clause.lemma.split()[0] not in _TIMELESS
    return subject.lower_ in ("i", "we") and is_present
