"""What a short answer says: the question before it, with "yes" or "no", a number or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimgraph.documents.english.claims.copulas import copular
from claimgraph.documents.english.claims.frames import dated, done_by, verbal
from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import NOUNS, View
from claimgraph.documents.english.claims.rest import described
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.proposing.draft import ObjectKind
from claimgraph.model.proposal import Span

_ANSWERS = lexicon("relations_values")["answers"]
_YES, _NO = frozenset(_ANSWERS["yes"]), frozenset(_ANSWERS["no"])
_FIRST = re.compile(r"[^,.;:!–—-]+")
_PRIOR = 0.8
_SHORT = 60
_FIRST_WORDS = 3


def answered(question: View, answer: View) -> Iterator[Statement]:
    """Yield what a short answer says.

    Args:
        question: The sentence before, which asks.
        answer: The sentence that answers.
    """
    span = _spoken(answer)
    text = answer.reading.document.text[span[0] : span[1]]
    first = _FIRST.match(text)
    word = first[0].strip().lower().replace("’", "'") if first else ""
    if _is_open(question):
        if len(text) <= _SHORT:
            yield from _number(question, answer, span)
            yield from _time(question, answer, span)
            yield from _agent(question, answer, span)
    elif word in _YES | _NO and first is not None:
        said = (span[0], span[0] + len(first[0].rstrip()))
        yield from _polar(question, said, denied=word in _NO)


def _spoken(view: View) -> Span:
    """Return where the words of a sentence stand, without the label of who speaks."""
    sentence = view.parsed.sentence
    text = view.reading.document.text
    start = sentence.speaker[1] + 1 if sentence.speaker else sentence.start
    while start < sentence.end and not text[start].isalnum():
        start += 1
    return start, sentence.end


def _is_open(question: View) -> bool:
    """Return whether a question asks who, when or how many, and not whether."""
    begin = _spoken(question)[0]
    starts = question.parsed.starts
    words = [t for t in question.parsed.doc if starts[t.idx] >= begin and not t.is_punct]
    return any(t.tag_.startswith("W") for t in words[:_FIRST_WORDS])


def _polar(question: View, said: Span, *, denied: bool) -> Iterator[Statement]:
    statements = [*verbal(question), *copular(question)]
    told = {each.head for each in statements}
    for each in (*statements, *described(question, told)):
        if denied and each.mode.disputed:
            continue
        mode = Mode(each.mode.disputed is not denied, each.mode.modality)
        yield replace(
            each,
            rule=f"answer.{each.rule}",
            spans=(said,),
            mode=mode,
            prior=each.prior * _PRIOR,
            head=0,
        )


def _time(question: View, answer: View, span: Span) -> Iterator[Statement]:
    """Yield what was so at the time that a question asks for."""
    if not any(t.lower_ == "when" for t in question.parsed.doc):
        return
    dates = [d for d in answer.dates if span[0] <= d.start and d.end <= span[1]]
    for date in dates[:1]:
        words = answer.text((date.start, date.end))
        for each in (*dated(question, words), *verbal(question), *copular(question)):
            yield replace(
                each,
                rule=f"answer.{each.rule}",
                spans=((date.start, date.end),),
                when=None if each.kind is ObjectKind.DATE else words,
                mode=Mode(modality=each.mode.modality),
                prior=each.prior * _PRIOR,
                head=0,
            )


def _agent(question: View, answer: View, span: Span) -> Iterator[Statement]:
    """Yield what somebody did who is named where a question asks who did it."""
    for token in answer.parsed.doc:
        place = answer.span(token, token)[0]
        if place >= span[0] and answer.is_thing(token) and answer.is_agent(token):
            agent = answer.words(token)
            for each in done_by(question, agent):
                yield replace(
                    each,
                    rule=f"answer.{each.rule}",
                    spans=(agent.at or span,),
                    prior=each.prior * _PRIOR,
                    head=0,
                )
            return


def _number(question: View, answer: View, span: Span) -> Iterator[Statement]:
    """Yield how many of the things there are that a question asks for."""
    doc = question.parsed.doc
    many = next((t for t in doc[1:] if t.lower_ == "many" and t.nbor(-1).lower_ == "how"), None)
    if many is None or many.head.pos_ not in NOUNS:
        return
    for found in answer.quantities:
        if span[0] <= found.start and found.end <= span[1]:
            at = (found.start, found.end)
            yield Statement(
                "answer.count",
                "hasCount",
                question.text(question.span(many.head, many.head)),
                answer.text(at),
                ObjectKind.QUANTITY,
                (at,),
                0.7,
                0,
                Mode(),
            )
            return
