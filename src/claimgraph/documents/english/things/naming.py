"""Which names are of one thing: the same words, a short form of a longer name, its initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.name_types import type_of
from claimgraph.documents.english.things.name_words import head_or_table, is_initial

_SURE = 2.0
_LONG = 8
_ALIAS = re.compile(
    r"[\s(;,]*(?:also known as|a\.?k\.?a\.?|f\.?k\.?a\.?|formerly(?: known as| called)?|alias"
    r"|(?:otherwise|better) known as|née|trading as|t/a|d/b/a|doing business as|hereinafter"
    r"|hereafter)[:,\s]*(?:the )?[\"']?|\s\((?:the |hereinafter |hereafter )*[\"']",
    re.IGNORECASE,
)
_HINT = 0.5
_SMALL = frozenset({"of", "and", "the", "for", "on", "in", "&", "de", "to"})
_ENDINGS = ("ians", "ian", "ans", "an", "ns", "n", "ese", "ish", "i", "ers", "er")
_Called = Mapping[Candidate, Sequence[str]]
_CORPORATE = frozenset({"ltd", "ltd.", "limited", "plc", "inc", "inc.", "gmbh", "llc", "ag", "sa"})


@dataclass(slots=True)
class Named:
    """A thing that has a name.

    Attributes:
        mentions: Where its names stand.
        words: Of its longest name.
        entity: The entity of the case, or "".
        type: The local name of its class, or "".
        ahead: How sure that is.
    """

    mentions: list[Candidate]
    words: tuple[str, ...]
    entity: str = ""
    type: str = ""
    ahead: float = 0.0
    forms: set[tuple[str, ...]] = field(default_factory=set)


def named(
    names: Sequence[Candidate],
    sentences: Sequence[ParsedSentence],
    called: _Called,
) -> list[Named]:
    """Return the things that the names of a text are of, the first named first.

    Args:
        names: The names.
        sentences: The sentences.
        called: The classes of what is said of a name right beside it.
    """
    groups: dict[tuple[str, ...], Named] = {}
    for name in names:
        key = (f"<{name.entity}>",) if name.entity else name.words
        group = groups.setdefault(key, Named([], name.words, name.entity))
        group.mentions.append(name)
        group.forms.add(name.words)
        if len(name.words) > len(group.words):
            group.words = name.words
    _join_aliases(groups, names, sentences)
    for group in groups.values():
        _judge(group, sentences, called)
    kept = _linked(list(groups.values()), sentences, called)
    kept = list(_without_adjectives(kept, sentences))
    shown = [group for group in kept if _is_shown(group) and not _is_letter(group)]
    return sorted(shown, key=lambda group: min(m.span for m in group.mentions))


def _judge(group: Named, sentences: Sequence[ParsedSentence], called: _Called) -> None:
    told = {m.type for m in group.mentions if m.entity and m.type}
    if told:
        group.type, group.ahead = min(told), 99.0
    else:
        group.type, group.ahead = type_of(group.mentions, sentences, called)


def _is_shown(group: Named) -> bool:
    """Return whether a name occurs elsewhere than in headings, or says there what it is."""
    if group.entity or any(mention.shown for mention in group.mentions):
        return True
    return len(group.words) > 1 and any(
        m.type and family(m.type) in ("body", "event") for m in group.mentions
    )


def _linked(
    groups: list[Named], sentences: Sequence[ParsedSentence], called: _Called
) -> list[Named]:
    """Return the things, each short name with the one longer name that it stands for."""
    kept: list[Named] = []
    for group in sorted(groups, key=lambda g: (-len(g.words), min(m.span for m in g.mentions))):
        longer = [
            other
            for other in kept
            if any(
                _is_short_for(form, full, group, other)
                for form in group.forms
                for full in other.forms
            )
        ]
        if group.entity:
            longer = [other for other in longer if other.entity in ("", group.entity)]
        known = [other for other in longer if other.entity]
        longer = known if len(known) == 1 else _principal(group, longer)
        if len(longer) != 1:
            kept.append(group)
            continue
        full = longer[0]
        full.entity = full.entity or group.entity
        full.mentions.extend(group.mentions)
        full.forms |= group.forms
        _judge(full, sentences, called)
    return kept


def _without_adjectives(
    groups: Sequence[Named], sentences: Sequence[ParsedSentence]
) -> Iterator[Named]:
    """Yield the things, what is called after a place ("Marovian") with the place itself."""
    places = [g for g in groups if len(g.words) == 1 and family(g.type) in ("place", "")]
    for group in groups:
        stem = _stem(group.words[0]) if len(group.words) == 1 and not group.entity else ""
        owner = next((p for p in places if stem and p is not group and _is_stem(stem, p)), None)
        if owner is not None:
            owner.mentions.extend(group.mentions)
        elif not (stem and _qualifies(group, sentences)):
            yield group


def _stem(word: str) -> str:
    """Return what may be the beginning of a place's name, of a word that is made of one."""
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) > 5), "")


def _is_stem(stem: str, place: Named) -> bool:
    name = place.words[0]
    return len(stem) > 2 and name.startswith(stem) and len(name) - len(stem) < 3


def _qualifies(group: Named, sentences: Sequence[ParsedSentence]) -> bool:
    """Return whether a name stands before nouns only, as an adjective does."""
    tokens = [sentences[m.place].doc[m.head] for m in group.mentions]
    return all(
        token.dep_ in ("amod", "compound") or token.pos_ == "ADJ" or token.head.i > token.i
        for token in tokens
    )


def _is_letter(group: Named) -> bool:
    """Return whether a name is a letter, of which it is not known for whom it stands."""
    if group.entity or any(mention.roles for mention in group.mentions):
        return False
    return all(len(word.rstrip(".")) == 1 for word in group.words)


def _principal(group: Named, longer: list[Named]) -> list[Named]:
    """Return the one of several people of a surname that it is likely used of: the first named."""
    persons = [other for other in longer if other.type == "Person"]
    longer = persons if persons and family(group.type) in ("person", "") else longer
    if len(longer) < 2 or len(group.words) > 1 or len(persons) != len(longer):
        return longer
    if any(person.words[-1] != group.words[0] for person in longer):
        return longer
    gender = next((m.gender for m in group.mentions if m.gender), "")
    fitting = [p for p in longer if not gender or _gender(p) in ("", gender)]
    return sorted(fitting, key=lambda p: min(m.span for m in p.mentions))[:1]


def _gender(person: Named) -> str:
    return next((m.gender for m in person.mentions if m.gender), "")


def _join_aliases(
    groups: dict[tuple[str, ...], Named],
    names: Sequence[Candidate],
    sentences: Sequence[ParsedSentence],
) -> None:
    """Join the names of which a text says that they are of one thing: "X (a.k.a. Y)"."""
    owners = {mention: key for key, group in groups.items() for mention in group.mentions}
    for one, other in pairwise(names):
        if one.place != other.place or not _is_alias(one, other, sentences[one.place]):
            continue
        key, gone = owners[one], owners[other]
        if key == gone or (groups[key].entity and groups[gone].entity):
            continue
        group = groups.pop(gone)
        groups[key].mentions.extend(group.mentions)
        groups[key].forms |= group.forms
        groups[key].entity = groups[key].entity or group.entity
        owners.update(dict.fromkeys(group.mentions, key))


def _is_alias(one: Candidate, other: Candidate, sentence: ParsedSentence) -> bool:
    doc = sentence.doc
    if one.last >= other.first:
        return False
    between = doc.text[doc[one.last - 1].idx + len(doc[one.last - 1]) : doc[other.first].idx]
    if _ALIAS.fullmatch(between):
        return True
    text = doc[other.first].text
    closed = other.last < len(doc) and doc[other.last].text == ")"
    short = other.last - other.first == 1 and text.isupper() and 1 < len(text) < _LONG
    return between == " (" and closed and short and family(one.type) in ("body", "document")


def _is_short_for(
    short: tuple[str, ...], full: tuple[str, ...], group: Named, other: Named
) -> bool:
    """Return whether a name may be a short form of a longer one."""
    kinds = family(group.type), family(other.type)
    if kinds[0] and kinds[1] and kinds[0] != kinds[1] and min(group.ahead, other.ahead) >= _SURE:
        return False
    if short == full:
        return True
    person = kinds[1] == "person" or (kinds[1] == "" and kinds[0] == "person")
    if person:
        return _is_of_person(short, full)
    if len(short) == 1 and _initials(full) == short[0].replace(".", "") and len(short[0]) > 1:
        return any(m.words == short for m in group.mentions)
    if len(short) >= len(full):
        return False
    if group.type == other.type == "NewsOrganisation" and full[-1:] == short:
        return True
    if full[: len(short)] == short:
        return not _is_of_place(short, full, group, other)
    return _is_core(short, full)


def _is_of_place(short: tuple[str, ...], full: tuple[str, ...], group: Named, other: Named) -> bool:
    """Return whether a name is of the place after which a body is called, not of the body."""
    if family(group.type) == "place" and group.ahead > _HINT:
        return True
    rest = full[len(short) :]
    generic = all(head_or_table(word) or word in _SMALL for word in rest)
    return len(short) == 1 and generic and other.type not in ("Company", "Organisation", "")


def _is_core(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether a name is the end of a longer one that says what it is in two words."""
    return len(short) > 1 and full[-len(short) :] == short


def _is_of_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(full) < 2:
        return False
    if len(short) == 1:
        letter = len(short[0].rstrip(".")) == 1 and full[0].startswith(short[0][0])
        return letter or short[0] in (full[0], full[-1])
    if short[-1] == full[-1] and len(short) <= len(full):
        return (is_initial(short[0].upper()) and short[0][0] == full[0][0]) or (
            short[0] == full[0] or full[-len(short) :] == short
        )
    return full[: len(short)] == short


def _initials(words: tuple[str, ...]) -> str:
    counted = (word for word in words if word[0].isalnum() and word not in _SMALL)
    return "".join(word[0] for word in counted if word not in _CORPORATE)
