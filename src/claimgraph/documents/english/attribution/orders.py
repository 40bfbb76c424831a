"""Verbs that only look like reports: what somebody must say, or wants to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.lexicon import words
from claimgraph.documents.english.attribution.verbs import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_BINDING = frozenset({"must", "shall", "should", "ought"})


def is_duty(verb: Token) -> bool:
    """Return whether somebody has to say something, and so has not: "firms must report it"."""
    helpers = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    if not helpers & _BINDING or verb.tag_ != "VB" or "have" in helpers:
        return False
    return not any(c.dep_ in SUBJECTS and c.lower_ in words("people", "first") for c in verb.lefts)


def is_request(verb: Token) -> bool:
    """Return whether somebody wants something done: "asked that the file be closed"."""
    if verb.lemma_.lower() not in words("verbs", "requests"):
        return False
    for clause in verb.rights:
        is_that = clause.dep_ == "ccomp" and clause.left_edge.lower_ == "that"
        if is_that and _is_bare(clause):
            return True
    return False


def _is_bare(clause: Token) -> bool:
    """Return whether a clause is in the subjunctive: "be closed", with no helping verb."""
    helpers = [c for c in clause.lefts if c.dep_ in ("aux", "auxpass")]
    first = helpers[0] if helpers else clause
    return first.tag_ == "VB" and first.lower_ != "to"
