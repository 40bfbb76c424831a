"""Names in parsed sentences: words with capitals, and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import MentionKind, ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate, is_headed, root_of
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.gazetteer import folded
from claimgraph.documents.english.things.heads import head_of, singular
from claimgraph.documents.english.things.name_words import (
    INNER,
    INSIDE,
    gender_of,
    head_or_table,
    is_role,
    is_title,
    told_by_form,
)
from claimgraph.documents.english.things.ordinary import Seen, is_code, is_first, is_ordinary, opens
from claimgraph.documents.english.things.portfolios import is_portfolio
from claimgraph.documents.english.things.runs import FILE, inverted, run

_SEATED = words("names", "seated")
_LONG_TITLES = words("names", "long_titles")


def names_in(
    sentence: ParsedSentence, place: int, seen: Seen, taken: frozenset[int]
) -> Iterator[Candidate]:
    """Yield the names in a sentence.

    Args:
        sentence: The sentence.
        place: Its place among those that could be parsed.
        seen: How words are written elsewhere.
        taken: Tokens of dates and the like, which are no part of names.
    """
    at = 0
    while at < len(sentence.doc):
        end = inverted(sentence, at) if is_first(sentence, at) else at
        if end > at:
            yield _of_list(sentence, place, at, end)
        else:
            end = run(sentence, at, taken)
            for first, last in _parts(sentence, at, end):
                found = _candidate(sentence, place, first, last, seen)
                if found is not None:
                    yield found
        at = max(end, at + 1)


def _of_list(sentence: ParsedSentence, place: int, first: int, last: int) -> Candidate:
    """Return a name of which the surname stands first, in capitals."""
    doc = sentence.doc
    given = [token.text for token in doc[first + 2 : last]]
    return Candidate(
        place,
        first,
        last,
        first,
        MentionKind.NAME,
        sentence.span(first, last),
        word_forms([*given, doc[first].text]),
        "Person",
        "name.inverted",
        gender=gender_of(tuple(given)),
    )


def _parts(sentence: ParsedSentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in a run: without what somebody is, and without a first common word.

    Of "Court of Essex", Essex too.
    """
    doc = sentence.doc
    if end - start > 2 and doc[end - 2].lower_ == "of" and doc[end - 3].lower_ in _SEATED:
        yield end - 1, end
    while start < end and opens(sentence, start, end):
        start += 1
    whole, rule = told_by_form(tuple(token.text for token in doc[start:end]))
    cut = start if family(whole) == "body" and rule != INSIDE else _after_role(sentence, start, end)
    if cut > start:
        first = doc[start]
        if first.text.isupper() and len(first.text) > 1 and not is_title(first.text):
            yield start, start + 1
        start = cut
    if start < end:
        yield start, end


def _after_role(sentence: ParsedSentence, start: int, end: int) -> int:
    """Return where the name of a person begins behind what they are, or `start`.

    "Finance Minister Jo Smith" is a name from "Jo" on; "Judge Smith" is one as a whole.
    """
    doc = sentence.doc
    for at in range(end - 2, start - 1, -1):
        text = doc[at].text
        if is_role(text) or is_title(text):
            rest = [token.text for token in doc[at + 1 : end]]
            if any(head_or_table(word) for word in rest) or rest[0] in INNER:
                return start
            return _first_title(sentence, start, at)
    return start


def _first_title(sentence: ParsedSentence, start: int, at: int) -> int:
    """Return the first of the titles up to a token, or the token behind where it is an office."""
    doc = sentence.doc
    while at > start and _is_of_title(doc[at].text) and _is_of_title(doc[at - 1].text):
        at -= 1
    title = doc[at].text
    return at if is_title(title) and folded(title) not in _LONG_TITLES else at + 1


def _is_of_title(word: str) -> bool:
    """Return whether a word is a title, or the dot behind one."""
    return is_title(word) or word == "."


def _candidate(
    sentence: ParsedSentence, place: int, first: int, last: int, seen: Seen
) -> Candidate | None:
    tokens = [token.text for token in sentence.doc[first:last]]
    count = _titles(sentence, first, last)
    bare = tokens[count:]
    titles = tuple(folded(text).rstrip(".") for text in tokens[:count] if text != ".")
    if is_ordinary(sentence, first, last, bare, seen) or is_code(sentence, first, last):
        return None
    if is_portfolio(sentence, first, last):
        return None
    type_, rule = told_by_form(tuple(bare))
    if titles:
        type_, rule = "Person", "name.title"
    elif FILE.match(tokens[-1]):
        type_, rule = "Document", "name.file"
    elif not type_ and _is_seat(sentence, first):
        type_, rule = "Place", "name.seat"
    return Candidate(
        place,
        first,
        last,
        root_of(sentence, first, last),
        MentionKind.NAME,
        sentence.span(first, last),
        word_forms(bare),
        type_,
        rule or "name.capitals",
        gender=gender_of(tuple(tokens)),
        roles=_roles(sentence, first, titles),
        shown=rule == "name.seat" or not is_headed(sentence),
    )


def word_forms(tokens: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a name in the form in which names are compared."""
    forms = [folded(token).rstrip(".") or folded(token) for token in tokens]
    return tuple(form for form in forms if form not in ("-", "'s", "'")) or tuple(forms)


def _titles(sentence: ParsedSentence, first: int, last: int) -> int:
    """Return how many titles a name begins with; none where it is of a ship."""
    doc = sentence.doc
    before = head_of((singular(doc[first - 1].lower_),)) if first else None
    if before is not None and family(before.type) == "asset":
        return 0
    count = 0
    while first + count < last - 1 and _is_of_title(doc[first + count].text):
        count += 1
    return count


def _is_seat(sentence: ParsedSentence, first: int) -> bool:
    """Return whether a name is of the place that something is of: "the government of X"."""
    doc = sentence.doc
    return first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _SEATED


def _roles(sentence: ParsedSentence, first: int, titles: tuple[str, ...]) -> tuple[str, ...]:
    """Return what somebody is said to be right before their name."""
    before = singular(folded(sentence.doc[first - 1].text)) if first else ""
    noun = head_of((before,))
    is_person = noun is not None and family(noun.type) == "person"
    return (*titles, before) if before and (is_role(before) or is_person) else titles
