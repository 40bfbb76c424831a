"""All the words of a text that may speak of a thing: names and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claimgraph.documents.english.reading import MentionKind, ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate, root_of
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.descriptions import descriptions_in
from claimgraph.documents.english.things.gazetteer import Gazetteer, Hit, folded
from claimgraph.documents.english.things.name_words import gender_of, is_role, is_title
from claimgraph.documents.english.things.names import names_in, word_forms
from claimgraph.documents.english.things.ordinary import Seen, seen_in
from claimgraph.documents.english.things.repeated import repeated_in
from claimgraph.documents.proposing.draft import Context
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import Span

_OF = re.compile(r"\s(?:of|OF)\s(?:the\s|THE\s)?")


def found_in(
    text: str, sentences: Sequence[ParsedSentence], context: Context
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the names and the descriptions in a text, each in order.

    Args:
        text: The document's text.
        sentences: Its sentences.
        context: Its pieces, and the names of the case.
    """
    gazetteer = Gazetteer(context.names, context.vocabulary)
    hits = [each for hit in gazetteer.find(text) for each in (hit, *_inner(text, hit, gazetteer))]
    starts = [hit.start for hit in hits]
    seen = seen_in(sentences)
    repeated = repeated_in(sentences)
    dates = _Places((date.start, date.end) for date in context.pieces.dates)
    amounts = _Places((each.start, each.end) for each in context.pieces.quantities)
    names: list[Candidate] = []
    nominals: list[Candidate] = []
    for place, sentence in enumerate(sentences):
        dated = dates.tokens(sentence)
        taken = dated | amounts.tokens(sentence)
        low = bisect_left(starts, sentence.sentence.start)
        high = bisect_right(starts, sentence.sentence.end - 1)
        known = [c for hit in hits[low:high] if (c := _known(sentence, place, hit))]
        own = _names(sentence, place, seen, taken, known)
        for found in descriptions_in(sentence, place, own, dated, repeated):
            if found.is_name:
                own = [_nested(name, found) for name in own] + [found]
            else:
                nominals.append(found)
        names += own
    ships = _ships(names)
    return [_retitled(name, sentences, ships) for name in names], nominals


def _ships(names: Iterable[Candidate]) -> dict[tuple[str, ...], str]:
    """Return the names of things that begin as a person's does: "the ferry Lady Ash"."""
    return {
        name.words: name.type
        for name in names
        if len(name.words) > 1 and is_title(name.words[0]) and name.rule != "name.title"
    }


def _retitled(
    name: Candidate, sentences: Sequence[ParsedSentence], ships: Mapping[tuple[str, ...], str]
) -> Candidate:
    """Return a name, which is not of a person where the text has told that it is of a ship."""
    if name.rule != "name.title" or not ships:
        return name
    full = word_forms(t.text for t in sentences[name.place].doc[name.first : name.last])
    if full not in ships:
        return name
    return replace(name, words=full, type=ships[full], rule="name.ship", gender="", roles=())


def _names(
    sentence: ParsedSentence,
    place: int,
    seen: Seen,
    taken: frozenset[int],
    known: list[Candidate],
) -> list[Candidate]:
    """Return the names in a sentence: those of the case, and others that don't cross them."""
    found = list(known)
    for name in names_in(sentence, place, seen, taken):
        over = [k for k in known if k.first < name.last and name.first < k.last]
        over = [k for k in over if not any(_is_inside(k, other) for other in over)]
        if not over:
            found.append(name)
        elif len(over) == 1 and _is_more(name, over[0]):
            found.remove(over[0])
            found.append(name)
    return sorted(found, key=lambda name: name.first)


def _nested(name: Candidate, whole: Candidate) -> Candidate:
    """Return a name, told by itself only where it stands elsewhere, if it is within another."""
    within = whole.first <= name.first and name.last <= whole.last and not name.entity
    return replace(name, shown=False) if within else name


def _is_inside(name: Candidate, other: Candidate) -> bool:
    return other.first <= name.first and name.last <= other.last and name is not other


def _is_more(name: Candidate, known: Candidate) -> bool:
    """Return whether a name is longer than one of the case, and so of another thing."""
    wider = name.first <= known.first and known.last <= name.last
    return wider and len(name.words) > len(known.words) and name.words != known.words


def _known(sentence: ParsedSentence, place: int, hit: Hit) -> Candidate | None:
    """Return a name of the case as words of a sentence, with the titles before it."""
    first, last = sentence.token_at(hit.start), sentence.token_at(hit.end - 1)
    if first is None or last is None:
        return None
    words = word_forms(token.text for token in sentence.doc[first : last + 1])
    while first and is_title(sentence.doc[first - 1].text) and hit.known.type == "Person":
        first -= 1
    entity, type_ = _meant(sentence, first, last, hit)
    tokens = tuple(token.text for token in sentence.doc[first : last + 1])
    before = sentence.doc[first - 1].text if first else ""
    return Candidate(
        place,
        first,
        last + 1,
        root_of(sentence, first, last + 1),
        MentionKind.NAME,
        sentence.span(first, last + 1),
        words,
        type_,
        "name.known",
        entity,
        gender=gender_of(tokens),
        roles=(folded(before),) if is_role(before) else (),
    )


def _meant(sentence: ParsedSentence, first: int, last: int, hit: Hit) -> tuple[Iri, str]:
    """Return which entity of a name is meant: of a country and its government, by what it does."""
    kinds = {"place": "", "body": ""}
    for entity, type_ in hit.known.several:
        kind = family(type_)
        if kind not in kinds or kinds[kind]:
            return hit.known.entity, hit.known.type
        kinds[kind] = entity
    if not all(kinds.values()):
        return hit.known.entity, hit.known.type
    token = sentence.doc[root_of(sentence, first, last + 1)]
    acts = token.dep_ in ("nsubj", "poss", "agent") or (
        token.dep_ == "pobj" and token.head.lower_ == "by"
    )
    chosen = kinds["body" if acts else "place"]
    return chosen, dict(hit.known.several)[chosen]


def _inner(text: str, hit: Hit, gazetteer: Gazetteer) -> Iterator[Hit]:
    """Yield the name of the case behind "of" within another one."""
    for of in _OF.finditer(text, hit.start, hit.end):
        for inner in gazetteer.find(text[of.end() : hit.end]):
            yield replace(inner, start=inner.start + of.end(), end=inner.end + of.end())


class _Places:
    """Where dates, or amounts, stand in a text."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = [end for _, end in self._spans]

    def tokens(self, sentence: ParsedSentence) -> frozenset[int]:
        """Return the tokens of a sentence that are part of them."""
        first = bisect_right(self._ends, sentence.sentence.start)
        last = bisect_left(self._spans, (sentence.sentence.end, -1))
        own = self._spans[first:last]
        if not own:
            return frozenset()
        starts = [(token.i, sentence.starts[token.idx]) for token in sentence.doc]
        return frozenset(i for i, at in starts if any(start <= at < end for start, end in own))
