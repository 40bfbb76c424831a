"""In what mode a clause is put, and whether it is said to be so: from the words around its verb."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.control import blame_of, blaming, is_planned
from claimgraph.documents.english.claims.syntax import SUBJECTS, governor_of, is_clause, is_passive
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.model.claim import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = lexicon("modes")
_NEGATIONS, _NO = words("modes", "negations"), words("modes", "negative_words")
_PROVING, _DENYING = words("modes", "proving"), words("modes", "denying")
_FAILING, _UNREAL = words("modes", "failing"), words("modes", "unrealised")
_CONDITIONS, _TRUTH = words("modes", "conditions"), words("modes", "denials_of_truth")
_EVIDENCE, _SAYING = words("modes", "evidence"), words("modes", "saying")
_HEARSAY = words("modes", "hearsay")
_CONTENT = frozenset({"ccomp", "xcomp", "acl", "csubj", "relcl", "pcomp"})
_BOUNDS = words("modes", "bounds")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Mode:
    """How a clause is put.

    Attributes:
        negated: Whether its own words say that it is not so.
        modality: In what mode.
        real: Whether it is said at all: a wish, a question or "as if" is not.
        disputed: Whether the verb on which it depends denies it.
    """

    negated: bool = False
    modality: Modality = Modality.FACT
    real: bool = True
    disputed: bool = False

    @property
    def denied(self) -> bool:
        """Whether it is said not to be so."""
        return self.negated is not self.disputed


def mode_of(clause: Clause, *, is_question: bool = False) -> Mode:
    """Return how a clause is put.

    Args:
        clause: The clause.
        is_question: Whether its sentence is a question.
    """
    head = clause.head
    is_asking = is_question or _is_unsaid(head) or is_subjunctive(head)
    mode = Mode(_is_negated(head), _own_modality(head), not is_asking)
    if _has(head, "mark", _CONDITIONS) or _is_conditional(head):
        mode = replace(mode, modality=Modality.POSSIBILITY)
        mode = replace(mode, real=mode.real and not _has(head, "mark", {"whether"}))
    return _governed(mode, head, 0)


def is_subjunctive(head: Token) -> bool:
    """Return whether a verb tells what is to be done: "that the lease be renewed"."""
    children = [c for c in head.children if c.dep_ in ("aux", "auxpass")]
    is_bare = [c.lower_ for c in children] == ["be"] and children[0].tag_ == "VB"
    is_bare = is_bare or (not children and head.lower_ == "be" and head.tag_ == "VB")
    return is_bare and head.dep_ in ("ccomp", "acl", "csubj", "advcl") and _has_own_subject(head)


def _has_own_subject(head: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in head.children)


def _is_unsaid(head: Token) -> bool:
    """Return whether a verb is that of "how much they paid", or only names an act in brackets."""
    if head.tag_ == "VBG" and head.i > 0 and head.nbor(-1).text == "(":
        return True
    if head.dep_ not in ("ccomp", "pcomp", "csubj") or _is_cleft(head):
        return False
    first = head.left_edge
    is_asked = first.tag_ in ("WRB", "WDT") and first.lower_ != "that" and first.head is not head
    return is_asked or any(c.tag_ in ("WP", "WRB", "WP$") for c in head.children)


def _is_cleft(head: Token) -> bool:
    """Return whether a clause tells of the noun before it: "it was the mayor who closed it"."""
    over = head.head
    is_it = any(c.dep_ in SUBJECTS and c.lower_ == "it" for c in over.children)
    return is_it and over.lemma_ == "be" and any(c.dep_ == "attr" for c in over.children)


def _is_conditional(head: Token) -> bool:
    """Return whether a verb is in "as if", or shares the condition of the one before."""
    return (
        head.dep_ == "conj" and is_clause(head.head) and _has(head.head, "mark", {"if", "unless"})
    )


def _has(head: Token, dep: str, lower: frozenset[str] | set[str]) -> bool:
    return any(c.dep_ == dep and c.lower_ in lower for c in head.children)


def _is_negated(head: Token) -> bool:
    children = [c for c in head.children if not _is_bound(c)]
    own = any(c.dep_ in ("neg", "preconj", "cc") and c.lower_ in _NEGATIONS for c in children)
    own = own or any(c.dep_ == "advmod" and c.lower_ in _NEGATIONS for c in children)
    own = own or _inherits_negation(head)
    nouns = [c for c in children if c.dep_ in (*SUBJECTS, "dobj", "attr", "pobj")]
    return own or any(is_negative(noun) for noun in nouns) or _negated_phrase(head)


def _negated_phrase(head: Token) -> bool:
    """Return whether "not" was hung on a word beside the verb: "cannot by itself"."""
    return any(
        c.dep_ == "prep" and c.i < head.i and any(g.dep_ == "neg" for g in c.children)
        for c in head.children
    )


def _inherits_negation(head: Token) -> bool:
    """Return whether a verb shares the "never" of the first of several."""
    first = head.head
    if head.dep_ != "conj" or not is_clause(first):
        return False
    is_own = any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in head.children)
    between = head.doc[first.i + 1 : head.i]
    is_turn = any(t.lower_ in ("but", "however", "yet", "instead", "rather") for t in between)
    return not is_own and not is_turn and _is_negated(first)


def is_negative(noun: Token) -> bool:
    """Return whether a noun says that there is none: "nobody", "no owner", "not X"."""
    if noun.lower_ in _NO:
        return not _is_bound(noun)
    if noun.i > 0 and noun.nbor(-1).lower_ == "not":
        return True
    return any(
        c.dep_ in ("det", "neg", "preconj") and c.lower_ in _NO and not _is_bound(c)
        for c in noun.children
    )


def _is_bound(token: Token) -> bool:
    """Return whether a "no" or "not" denies nothing: "no fewer than", "not only"."""
    if token.lower_ not in ("no", "not") or token.i + 1 == len(token.doc):
        return False
    return token.nbor(1).lower_ in _BOUNDS


def _own_modality(head: Token) -> Modality:
    for child in head.children:
        if child.dep_ == "aux":
            for name, forms in _LEXICON["auxiliaries"].items():
                if child.lower_ in forms:
                    return _would_be(head, child) or _foretold(head, child) or Modality(name)
        if child.dep_ == "advmod":
            for name, forms in _LEXICON["adverbs"].items():
                if child.lower_ in forms:
                    return Modality(name)
    if head.dep_ == "conj" and is_clause(head.head):
        is_own = any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in head.children)
        return Modality.FACT if is_own else _own_modality(head.head)
    return Modality.FACT


def _foretold(head: Token, auxiliary: Token) -> Modality | None:
    """Return what "would" is in what somebody said would come: planned."""
    is_told = head.dep_ == "ccomp" and is_clause(head.head) and head.head.tag_ in ("VBD", "VBN")
    is_free = not any(c.dep_ == "advcl" and _has(c, "mark", {"if"}) for c in head.children)
    is_would = auxiliary.lower_ == "would" and head.head.lemma_ not in ("think", "believe")
    return Modality.PLANNED if is_would and is_told and is_free else None


def _would_be(head: Token, auxiliary: Token) -> Modality | None:
    """Return what "had" is, which is written like "would": no mode."""
    return Modality.FACT if auxiliary.lower_ == "'d" and head.tag_ == "VBN" else None


def _governed(mode: Mode, head: Token, depth: int) -> Mode:
    """Return a mode with what the verbs say on which the clause depends."""
    if depth >= _DEEPEST:
        return mode
    if head.dep_ == "advcl":
        is_unreal = _has(head, "mark", {"if"}) and _has(head, "mark", {"as"})
        return replace(mode, real=mode.real and not is_unreal)
    if head.dep_ == "conj" and is_clause(head.head):
        has_mark = any(c.dep_ == "mark" for c in head.children)
        is_shared = not any(c.dep_ in SUBJECTS for c in head.children) or has_mark
        return _governed(mode, head.head, depth + 1) if is_shared else mode
    if head.dep_ not in _CONTENT:
        return mode
    over = head.head
    verb = blaming(head)
    if verb is not None:
        return _governed(_blamed(mode, verb), verb, depth + 1)
    if head.dep_ == "pcomp" and over.head.lemma_.lower() in _FAILING:
        return replace(mode, real=False)
    if is_planned(head) and mode.modality is Modality.FACT:
        return replace(mode, modality=Modality.PLANNED)
    if not is_clause(over):
        return _under_noun(mode, over) if head.dep_ in ("acl", "relcl") else mode
    if head.dep_ in ("relcl", "acl", "pcomp"):
        return mode
    return _governed(_under(mode, head, over), over, depth + 1)


def _blamed(mode: Mode, verb: Token) -> Mode:
    """Return the mode of an act that a verb lays on somebody, or clears them of."""
    match blame_of(verb):
        case "denied":
            return replace(mode, negated=not mode.negated)
        case "allegation":
            return replace(mode, modality=Modality.ALLEGATION)
        case _:
            return mode


def _under_noun(mode: Mode, noun: Token) -> Mode:
    """Return a mode under a noun: "no evidence that", "the claim that"."""
    if noun.lemma_.lower() in _EVIDENCE and is_negative(noun):
        return Mode(mode.negated, Modality.NOT_PROVED, mode.real, disputed=True)
    if any(c.dep_ in ("nsubj", "det") and c.lower_ == "no" for c in noun.children):
        return replace(mode, negated=not mode.negated)
    return mode


def _under(mode: Mode, head: Token, over: Token) -> Mode:
    lemma, negated = over.lemma_.lower(), _is_negated(over)
    if lemma in _PROVING and (negated or _is_negated_above(over)):
        return Mode(mode.negated, Modality.NOT_PROVED, mode.real, disputed=True)
    if lemma in _DENYING:
        return replace(mode, disputed=mode.disputed is negated)
    if lemma in _FAILING and (head.dep_ == "xcomp" or lemma == "prevent"):
        return replace(mode, negated=mode.negated is negated)
    if lemma in _SAYING and negated:
        return replace(mode, real=False)
    if lemma == "be":
        return _under_copula(mode, over, negated=negated)
    if lemma in _UNREAL and head.dep_ in ("xcomp", "ccomp") and _is_wish(head, over):
        mode = replace(mode, real=False)
    if mode.modality is Modality.FACT:
        return replace(mode, modality=_governing(lemma, head, over))
    return mode


def _is_negated_above(over: Token) -> bool:
    """Return whether a verb is negated in the one that takes it: "does not think it shown"."""
    above = governor_of(over)
    if above is None or over.dep_ not in ("ccomp", "xcomp"):
        return False
    return above.lemma_.lower() in _PROVING and _is_negated(above)


def _is_wish(head: Token, over: Token) -> bool:
    """Return whether what is told is what to do, and not what is."""
    is_infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in head.children)
    is_bare = head.tag_ == "VB" and not any(c.dep_ == "aux" for c in head.children)
    return is_infinitive or is_bare or over.lemma_.lower() in ("wish", "demand")


def _under_copula(mode: Mode, over: Token, *, negated: bool) -> Mode:
    """Return a mode under "it is not true that", "it is likely that"."""
    for child in over.children:
        if child.dep_ in ("acomp", "attr", "oprd"):
            word = child.lower_
            if negated and word in _TRUTH:
                return replace(mode, negated=not mode.negated)
            for name, forms in _LEXICON["adjectives"].items():
                if word in forms:
                    return replace(mode, modality=Modality(name))
    return mode


def _governing(lemma: str, head: Token, over: Token) -> Modality:
    if head.dep_ == "xcomp" and lemma in _HEARSAY and is_passive(over):
        return Modality.ALLEGATION
    is_free = head.dep_ == "ccomp" and not _is_wish(head, over)
    for name, verbs in _LEXICON["governors"].items():
        if lemma in verbs and not (is_free and name in ("planned", "norm")):
            return Modality(name)
    return Modality.FACT
