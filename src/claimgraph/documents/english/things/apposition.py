"""Descriptions that stand beside a name: "X, the director of Y", "his lawyer, X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate, is_headed
from claimgraph.documents.english.things.classes import are_compatible, family
from claimgraph.documents.english.things.heads import head_of, singular
from claimgraph.documents.english.things.name_words import is_given_name, is_role
from claimgraph.documents.pieces.lexicon import one_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = one_of(words("descriptions", "naming"))
_NAMED = re.compile(rf",? ?(?:{_NAMING})(?: the)?\s?[\"']?")
_BEFORE = re.compile(
    rf"(?:,|:|'|\"| \(|,? ?(?:{_NAMING})(?: the)?"
    r"|,? (?:whom|who) [^,;.]{0,50}(?:identified|named|known|referred to)(?: only)? as|)"
    r"\s?[\"']?\Z"
)
_BEHIND = re.compile(
    r"(?:,(?: \d{1,2},)?(?: (?:of|from|in|born|née) [^,;]{2,50},){0,2}(?: then| now)?"
    r"| \(|:| -| –)\s?\Z"
)
_WHERE = re.compile(r"^ (?:at|for|in|on) [a-z]+(?: [a-z]+)?,(?: an?(?= ))?|^, an?(?= \Z)")
_IS = re.compile(r"\s?\([^()]*\) (?:is|was)\s?\Z")
_TERM = re.compile(
    r"\s?\((?:together |collectively |here(?:in)?after,? )?(?:the )?"
    r"(?:\"[^()\"]{1,40}\",? (?:and|or) )?(?:the )?\"?\Z"
)
EITHER = words("descriptions", "either")
_BODIES = words("descriptions", "bodies")
_OWNERS = frozenset({"whose", "his", "her", "its", "their"})
_REACH = 16
_NAMED_WITHIN = 4
_CLOSES = frozenset({",", ".", ")", ";", ":", '"', "and", "or", "who", "which", "-", "–"})


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside names.

    Attributes:
        pairs: By description, the name of the same thing.
        told: By name, the classes that this tells.
    """

    pairs: Mapping[Candidate, Candidate]
    told: Mapping[Candidate, Sequence[str]]


def beside(
    names: Sequence[Candidate],
    nominals: Sequence[Candidate],
    sentences: Sequence[ParsedSentence],
) -> Beside:
    """Return the names that descriptions stand beside.

    "Jo Smith, former engineer, Acme" tells that Acme is a body.
    """
    by_place: dict[int, list[Candidate]] = {}
    for name in names:
        by_place.setdefault(name.place, []).append(name)
    pairs: dict[Candidate, Candidate] = {}
    told: dict[Candidate, list[str]] = {}
    for nominal, name in _found(nominals, by_place, sentences):
        if nominal not in pairs:
            pairs[nominal] = name
            told.setdefault(name, []).extend(_told(nominal, name, sentences[name.place]))
        elif family(nominal.type) == "person":
            told.setdefault(name, []).append("Organisation")
    for nominal, other in _stated(names, nominals, sentences, pairs):
        pairs.setdefault(nominal, other)
    for place, several in by_place.items():
        for one, other in pairwise(several):
            if type_ := _told_by(one, other, sentences[place]):
                told.setdefault(other, []).append(type_)
    return Beside(pairs, told)


def _found(
    nominals: Sequence[Candidate],
    by_place: Mapping[int, Sequence[Candidate]],
    sentences: Sequence[ParsedSentence],
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield descriptions with names beside them; before a name, the nearest one only."""
    ahead: dict[Candidate, int] = {}
    for nominal in sorted(nominals, key=lambda each: (each.place, -each.first)):
        near = by_place.get(nominal.place, ())
        for name in sorted(near, key=lambda each: each.first != nominal.last):
            if not _is_beside(name, nominal, sentences[nominal.place]):
                continue
            if nominal.first < name.first:
                if ahead.get(name, nominal.last + 1) != nominal.last + 1:
                    continue
                ahead[name] = nominal.first
            yield nominal, name


def _stated(
    names: Sequence[Candidate],
    nominals: Sequence[Candidate],
    sentences: Sequence[ParsedSentence],
    pairs: Mapping[Candidate, Candidate],
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield the descriptions that the parse sets beside other words, or says of them."""
    heads = {(c.place, c.head): c for c in (*nominals, *names)}
    by_place: dict[int, list[Candidate]] = {}
    for name in names:
        by_place.setdefault(name.place, []).append(name)
    for nominal in nominals:
        sentence = sentences[nominal.place]
        other = heads.get((nominal.place, _said_of(sentence.doc[nominal.head])))
        near = by_place.get(nominal.place, ())
        other = other or _bracketed(nominal, near, sentence)
        if (defined := _defined(nominal, near, sentence)) is not None:
            yield nominal, defined
            continue
        if other is None or is_headed(sentence) or other.plural != nominal.plural:
            continue
        if nominal in pairs and other not in pairs and not other.is_name:
            yield other, pairs[nominal]
        named = other.is_name or other in pairs
        apposed = sentence.doc[nominal.head].dep_ == "appos"
        may_be = fits(other.type, nominal) or (
            other.words[0] in EITHER and family(nominal.type) == "body"
        )
        if other.first < nominal.first and may_be and (apposed or named):
            yield nominal, other


def _bracketed(
    nominal: Candidate, names: Sequence[Candidate], sentence: ParsedSentence
) -> Candidate | None:
    """Return the name of which a noun is said behind a bracket: "X (born 1960) is the clerk"."""
    before = [name for name in names if name.last < nominal.first]
    matching = (n for n in before if _IS.fullmatch(_between(sentence, n.last, nominal.first)))
    return next(matching, None)


def _defined(
    nominal: Candidate, names: Sequence[Candidate], sentence: ParsedSentence
) -> Candidate | None:
    """Return the name that a term is to stand for: 'Acme Ltd ("Acme" or the "Company")'."""
    if not nominal.is_term:
        return None
    before = [name for name in names if name.last < nominal.first and fits(name.type, nominal)]
    terms = (n for n in before if _TERM.fullmatch(_between(sentence, n.last, nominal.first)))
    return next(terms, None)


def _said_of(token: Token) -> int:
    """Return the token of which a noun is said by the parse, or -1."""
    return int(token.head.i) if token.dep_ == "appos" else subject_of(token)


def subject_of(token: Token) -> int:
    """Return the token of which a sentence says that it is what a noun says, or -1."""
    if token.dep_ == "conj" and token.head.dep_ == "attr":
        token = token.head
    if token.dep_ != "attr" or any(child.dep_ == "neg" for child in token.head.children):
        return -1
    verb = token.head
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects and verb.dep_ == "conj":
        subjects = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    return int(subjects[0].i) if subjects else -1


def _told(nominal: Candidate, name: Candidate, sentence: ParsedSentence) -> list[str]:
    """Return the classes that a description tells of a name: twice where it says "called"."""
    if nominal.words[0] in _BODIES:
        return ["Organisation"]
    if nominal.words[0] in EITHER:
        return []
    return [nominal.type] * (2 if _is_called(nominal, name, sentence) else 1)


def _is_called(nominal: Candidate, name: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether the text says that a name is that of what is described."""
    if not nominal.last <= name.first <= nominal.last + _NAMED_WITHIN:
        return False
    return bool(_NAMED.fullmatch(_between(sentence, nominal.last, name.first)))


def fits(type_: str, nominal: Candidate) -> bool:
    """Return whether a description may be of a thing of a class: an operator is a firm, too."""
    if nominal.words[0] in EITHER and family(type_) == "body":
        return True
    return are_compatible(type_, nominal.type)


def _told_by(one: Candidate, other: Candidate, sentence: ParsedSentence) -> str:
    """Return the class that the name before it tells of a name, or ""."""
    if _is_at(one, other, sentence):
        return "Organisation"
    return "Place" if _is_seat(one, other, sentence) else ""


def _is_seat(body: Candidate, name: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a name says where a body is: "Acme Ltd, Varro,"."""
    doc = sentence.doc
    if name.type or len(name.words) > 1 or family(body.type) != "body":
        return False
    closed = name.last >= len(doc) or doc[name.last].text in (",", ".", ";", ")")
    return closed and _between(sentence, body.last, name.first) in (", ", " (")


def _is_at(person: Candidate, name: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a name says where somebody works: "Jo Smith (Acme)", "Jo Smith, Acme"."""
    doc = sentence.doc
    taken = any(e.label_ == "PERSON" and e.start <= person.head < e.end for e in doc.ents)
    if name.type or not (taken or person.type == "Person" or is_given_name(person.words[0])):
        return False
    between = _between(sentence, person.last, name.first)
    closing = doc[name.last].text if name.last < len(doc) else ""
    if between == " (" and closing == ")":
        return True
    is_line = len(doc) <= name.last + 1 and person.first == 0
    return between == ", " and is_line and len(person.words) > 1


def _is_beside(name: Candidate, nominal: Candidate, sentence: ParsedSentence) -> bool:
    somebody = name.may_be_surname and family(nominal.type) == "person"
    fitting = fits(name.type, nominal) or somebody
    if nominal.plural or not (fitting or _is_called(nominal, name, sentence)):
        return False
    doc = sentence.doc
    if family(nominal.type) == "place" and nominal.head + 2 == name.first:
        return doc[nominal.head + 1].lower_ == "of"
    governed = doc[name.first - 1].dep_ == "prep" if name.first else False
    if governed and name.last < nominal.first and family(nominal.type) == "person":
        return False
    if nominal.last <= name.first <= nominal.last + _REACH:
        between = _plain(_between(sentence, nominal.last, name.first))
        if between.startswith(", the "):
            return _is_second(nominal, name, sentence)
        if doc[name.first - 1].text == "(" and family(nominal.type) == "document":
            return name.last < len(doc) and doc[name.last].text == ")" and "," not in between
        if between.startswith(",") and _is_of_another(nominal, sentence):
            return False
        in_list = between.startswith(",") and _is_in_list(sentence, name)
        return bool(_BEFORE.fullmatch(between)) and not in_list
    if name.last < nominal.first <= name.last + _REACH and not _is_owned(nominal, sentence):
        between = _between(sentence, name.last, nominal.first)
        if not _BEHIND.fullmatch(between):
            return False
        end = nominal.last
        closed = end >= len(doc) or doc[end].text in _CLOSES
        return (
            nominal.determiner in ("indefinite", "bare")
            or closed
            or _hangs(nominal, name, sentence)
        )
    return False


def _plain(between: str) -> str:
    """Return what is between a description and a name, without offices and a place of work."""
    kept = [word for word in between.split(" ") if not is_role(word)]
    return _WHERE.sub(r",", " ".join(kept))


def _is_of_another(nominal: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a noun says whose somebody is: the mill of "a clerk of the mill, X"."""
    token = sentence.doc[nominal.head]
    if token.dep_ != "pobj" or token.head.lower_ != "of" or family(nominal.type) == "person":
        return False
    outer = head_of((singular(token.head.head.lower_),))
    return outer is not None and family(outer.type) == "person"


def _is_second(nominal: Candidate, name: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether another description is between: "the clerk, the witness X"."""
    between = sentence.doc[nominal.last + 2 : name.first]
    return len(between) == 1 and family(nominal.type) == "person"


def _is_owned(nominal: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a description is of another thing: "X, whose agent", "X: my agent"."""
    doc = sentence.doc
    return doc[nominal.first].lower_ in _OWNERS or bool(doc[nominal.first].is_sent_start)


def _between(sentence: ParsedSentence, first: int, last: int) -> str:
    doc = sentence.doc
    if first == last:
        return ""
    return str(doc.text[doc[first].idx - (1 if doc[first - 1].whitespace_ else 0) : doc[last].idx])


def _hangs(nominal: Candidate, name: Candidate, sentence: ParsedSentence) -> bool:
    token = sentence.doc[nominal.head]
    return token.dep_ == "appos" and name.first <= token.head.i < name.last


def _is_in_list(sentence: ParsedSentence, name: Candidate) -> bool:
    """Return whether a name is followed by "and X", so that it is one of several."""
    doc = sentence.doc
    return name.last < len(doc) and doc[name.last].text == "and"
