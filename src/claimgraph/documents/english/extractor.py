"""The embedded extractor for English: offline, deterministic, by rules over a parse.

A document is read: its things are found, and who is who. The verbs and nouns of its
sentences state relations between them. Who says so is found apart, and laid over what
is stated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.scoring import signals
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.proposing.draft import Context, Draft, ObjectKind, Words
from claimgraph.documents.text import Document
from claimgraph.model.claim import Modality
from claimgraph.model.iri import local_name
from claimgraph.model.proposal import Polarity
from claimgraph.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from claimgraph.documents.english.attribution import Attributed, Attributions
    from claimgraph.documents.english.claims.phrases import View
    from claimgraph.documents.english.claims.statements import Statement
    from claimgraph.documents.english.reading import Mention, Reading

RULES = "2"
"""Version of the rules that are code; those that are data are known by their digest."""

WORTH_SHOWING = 0.5
"""The score from which a proposal of this extractor is shown first; see `evaluate`."""

_SAYING = words("modes", "saying") | words("modes", "denying")
_BESIDE = (
    "role.", "name.", "noun.kin", "noun.owner", "noun.staff", "poss.", "count.noun", "amount.age",
    "adjective.behind",
)  # fmt: skip
"""Rules of what is said by the way: an office or a number is a fact in whoever's words."""
_LEXICONS = ("english/lexicons", "english/attribution/lexicons", "pieces/lexicons")


class EnglishExtractor:
    """Reads claims out of English text, with spaCy and lexicons.

    Attributes:
        id: Its name.
        examples: None: it has no prompt.
    """

    id = "english"
    examples: tuple[str, ...] = ()
    _notice = ""

    def version(self, options: Mapping[str, str]) -> str:
        """Return the version of the rules and lexicons, with that of the parser.

        Raises:
            MissingExtra: spaCy is not installed.
            UsageError: the options name a model that is not there.
        """
        from claimgraph.documents.english.pipeline import version

        return f"{RULES} lexicons {_lexicons()[:16]}, {version(options)}"

    def propose(self, document: Document, context: Context) -> Iterator[Draft]:
        """Yield the claims that the document makes, in order of the text.

        Raises:
            MissingExtra: spaCy is not installed.
        """
        from claimgraph.documents.english.attribution import attributions
        from claimgraph.documents.english.pipeline import pipeline
        from claimgraph.documents.english.things import read

        self._notice = pipeline(context.options).notice
        reading = read(document, context)
        yield from drafts(reading, attributions(reading), context.vocabulary)

    def remarks(self) -> tuple[str, ...]:
        """Return what a person should know of the parser that was used."""
        return (self._notice,) if self._notice else ()


@cache
def _lexicons() -> str:
    """Return the digest of all lexicons that the answer hangs on."""
    digest = hashlib.sha256()
    for folder in _LEXICONS:
        place = files("claimgraph.documents").joinpath(folder)
        for file in sorted(place.iterdir(), key=lambda each: each.name):
            if file.name.endswith(".json"):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def drafts(
    reading: Reading, said: Attributions, vocabulary: Vocabulary | None = None
) -> Iterator[Draft]:
    """Yield what a document states, with who says so.

    Args:
        reading: The document.
        said: Who says what.
        vocabulary: Where kinds of classes are known from.
    """
    from claimgraph.documents.english.claims.stated import stated

    def speaker(start: int, end: int) -> Words | None:
        chain = said.of(start, end).chain
        return chain[0].agents[0] if chain and len(chain[0].agents) == 1 else None

    for view, found in stated(reading, ancestors(vocabulary), speaker):
        statement = _apart(found)
        start, end = statement.quote
        yield _draft(view, statement, _beyond(said.of(start, end), view, statement))


def ancestors(vocabulary: Vocabulary | None) -> Callable[[str], frozenset[str]]:
    """Return what gives a class with all that it is a kind of, by local name."""
    terms = {local_name(term.iri): term.iri for term in vocabulary or ()}

    @cache
    def above(name: str) -> frozenset[str]:
        if vocabulary is None or name not in terms:
            return frozenset({name})
        return frozenset(map(local_name, vocabulary.ancestors(terms[name])))

    return above


def _draft(view: View, statement: Statement, by: Attributed) -> Draft:
    start, end = statement.quote
    reading, parsed = view.reading, view.parsed
    ends = [_mention(reading, words) for words in (statement.subject, statement.object)]
    ends_ = (statement.subject, statement.object)
    context = (*statement.context, *_antecedents(ends_), *_outside(ends_, view), *by.context)
    mode = statement.mode
    denied = mode.negated is not (mode.disputed or by.denied)
    return Draft(
        reading.document.text[start:end],
        statement.subject,
        statement.relation,
        statement.object,
        statement.kind,
        at=(start, end),
        when=statement.object if statement.kind is ObjectKind.DATE else statement.when,
        where=statement.where,
        qualifiers=statement.qualifiers,
        polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
        modality=_modality(statement, by),
        status=by.status,
        chain=by.chain,
        context=context,
        rule=statement.rule,
        signals=signals(statement, parsed.sentence.kind, ends[0], ends[1], by.status),
    )


def _apart(statement: Statement) -> Statement:
    """Return a statement whose two ends are not one and the same thing.

    Nobody meets himself: where a pronoun and the other end stand for one name, it is not
    known for whom the pronoun stands.
    """
    subject, other = statement.subject, statement.object
    if statement.kind is not ObjectKind.THING or not other.name:
        return statement
    if other.name_at is not None and other.name in (subject.name, subject.text):
        return replace(statement, object=Words(other.text, other.at, type=other.type))
    return statement


def _beyond(by: Attributed, view: View, statement: Statement) -> Attributed:
    """Return who says a statement, without what its own verb does: "rejects", "denies"."""
    if statement.rule.startswith("denied."):
        return replace(by, denied=False)
    head = view.parsed.doc[statement.head]
    place = view.span(head, head)[0]
    cues = [hop.cue.at for hop in by.chain if hop.cue is not None and hop.cue.at is not None]
    is_own = head.lemma_.lower() in _SAYING or any(start <= place < end for start, end in cues)
    return replace(by, denied=False, modality=None) if is_own else by


def _modality(statement: Statement, by: Attributed) -> Modality:
    """Return the mode of the clause; where that is plain, the one of who says it."""
    own = statement.mode.modality
    is_beside = statement.rule.startswith(_BESIDE)
    return own if own is not Modality.FACT or is_beside else by.modality or own


def _mention(reading: Reading, end: Words) -> Mention | None:
    if end.at is None:
        return None
    from claimgraph.documents.english.claims.phrases import mentions_between

    near = mentions_between(reading, *end.at)
    return next((m for m in near if (m.start, m.end) == end.at), None)


def _outside(ends: Iterable[Words], view: View) -> Iterator[Words]:
    """Yield the passages of words that stand in another sentence: a writer's name."""
    sentence = view.parsed.sentence
    for end in ends:
        if end.at is not None and not sentence.start <= end.at[0] < sentence.end:
            yield Words(end.text, end.at)


def _antecedents(ends: Iterable[Words]) -> Iterator[Words]:
    """Yield the passages that say who is meant, where the words do not."""
    for end in ends:
        if end.name and end.name_at is not None:
            yield Words(end.name, end.name_at)
