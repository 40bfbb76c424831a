"""All that a document states: the rules for verbs, copulas, nouns, roles and amounts together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from claimgraph.documents.english.claims.adjoined import adjoined
from claimgraph.documents.english.claims.affiliations import affiliated
from claimgraph.documents.english.claims.amounts import amounting
from claimgraph.documents.english.claims.answers import answered
from claimgraph.documents.english.claims.beside import beside
from claimgraph.documents.english.claims.copulas import copular
from claimgraph.documents.english.claims.counts import counted
from claimgraph.documents.english.claims.denials import denied
from claimgraph.documents.english.claims.designated import designated
from claimgraph.documents.english.claims.fields import Fields
from claimgraph.documents.english.claims.frames import verbal
from claimgraph.documents.english.claims.happenings import happened
from claimgraph.documents.english.claims.idioms import idiomatic
from claimgraph.documents.english.claims.imperatives import Speaker, imperative
from claimgraph.documents.english.claims.measures import measured
from claimgraph.documents.english.claims.naming import named
from claimgraph.documents.english.claims.negatives import negative
from claimgraph.documents.english.claims.nominals import nominal
from claimgraph.documents.english.claims.orders import ordered
from claimgraph.documents.english.claims.phrases import Labels, View
from claimgraph.documents.english.claims.registers import Registers
from claimgraph.documents.english.claims.repeated import Repeated
from claimgraph.documents.english.claims.rest import described
from claimgraph.documents.english.claims.roles import roles
from claimgraph.documents.english.claims.statements import Statement, distinct, narrowed
from claimgraph.documents.english.claims.sums import summed
from claimgraph.documents.english.claims.syntax import SUBJECTS
from claimgraph.documents.english.claims.tables import Tables
from claimgraph.documents.english.claims.views import held
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.pieces import SentenceKind

_UNNAMED = re.compile(rf"\bnot (?:to )?be (?:{'|'.join(sorted(words('statements', 'unnamed')))})\b")
_QUESTION = ("?", "?”", '?"', "?’")


def stated(
    reading: Reading, ancestors: Callable[[str], frozenset[str]], speaker: Speaker
) -> Iterator[tuple[View, Statement]]:
    """Yield what the sentences of a document state, in order of the text.

    Args:
        reading: The document.
        ancestors: Gives a class and all that it is a kind of, by local name.
        speaker: Gives who says what stands at a passage, where that is one.
    """
    fields, tables, labels = Fields(), Tables(), Labels(reading)
    registers, known = Registers(), Repeated()
    before: View | None = None
    earlier: tuple[Statement, ...] = ()
    for parsed in reading.sentences:
        view = View(reading, parsed, ancestors, labels)
        line = registers.stated(view)
        line = designated(view) if line is None else line
        if line is not None:
            yield from ((view, each) for each in distinct(line))
            continue
        if parsed.sentence.kind is SentenceKind.TABLE:
            yield from ((view, each) for each in distinct(tables.stated(view)))
            continue
        label = parsed.sentence.speaker
        begin = label[1] if label else parsed.sentence.start
        found = [*_of_sentence(view, speaker, earlier), *fields.stated(view)]
        if before is not None and _is_other_turn(before, view):
            found += answered(before, view)
        if not _asks(view):
            found += measured(view, (*earlier, *found))
        found += denied(view, found, earlier)
        earlier = tuple(found)
        for statement in narrowed(known.weighed(view, distinct(found)), view):
            is_own = statement.quote[0] >= begin
            if is_own and _has_words(statement) and not _says_nothing(statement):
                yield view, statement
        before = view


def _has_words(statement: Statement) -> bool:
    """Return whether both ends are words, and no marks that the parser took for nouns."""
    ends = (statement.subject.text, statement.object.text)
    return all(any(character.isalnum() for character in text) for text in ends)


def _says_nothing(statement: Statement) -> bool:
    """Return whether a thing is only called what it is called, or somebody stays unnamed."""
    if statement.relation == "requested":
        return _UNNAMED.search(statement.object.text.lower()) is not None
    names = {statement.subject.text, statement.subject.name}
    return statement.relation in ("alsoKnownAs", "hasRole") and statement.object.text in names


def _is_other_turn(before: View, view: View) -> bool:
    """Return whether a sentence begins what another speaker answers to a question."""
    one, other = before.parsed.sentence.speaker, view.parsed.sentence.speaker
    return one is not None and other is not None and one != other and _ends_asking(before)


def _of_sentence(view: View, speaker: Speaker, earlier: Sequence[Statement]) -> Iterator[Statement]:
    is_question = _asks(view)
    verbs = [*verbal(view, is_question=is_question), *copular(view, is_question=is_question)]
    verbs += held(view, earlier, is_question=is_question)
    verbs += [] if is_question else ordered(view)
    verbs += summed(view, is_question=is_question)
    verbs += [] if is_question else idiomatic(view)
    yield from verbs
    told = {each.head for each in verbs}
    yield from described(view, told, is_question=is_question)
    yield from negative(view, told, is_question=is_question)
    if not is_question:
        yield from counted(view)
        yield from amounting(view)
    yield from imperative(view, speaker)
    yield from nominal(view)
    yield from roles(view)
    yield from affiliated(view)
    yield from named(view)
    yield from beside(view)
    yield from adjoined(view)
    yield from happened(view)


def _ends_asking(view: View) -> bool:
    sentence = view.parsed.sentence
    text = view.reading.document.text[sentence.start : sentence.end]
    return text.rstrip().endswith(_QUESTION)


def _asks(view: View) -> bool:
    """Return whether a sentence is a question, and not a statement with a question mark."""
    if not _ends_asking(view):
        return False
    root = next(
        (t for t in view.parsed.doc if t.dep_ == "ROOT" and t.pos_ in ("VERB", "AUX")), None
    )
    if root is None:
        return True
    subjects = [c for c in root.children if c.dep_ in SUBJECTS]
    if not subjects or subjects[-1].i > root.i:
        return True
    auxiliaries = [c for c in root.children if c.dep_ in ("aux", "auxpass")]
    is_turned = any(c.i < subjects[0].i for c in auxiliaries)
    return is_turned or any(t.tag_.startswith("W") and t.i < root.i for t in root.subtree)
