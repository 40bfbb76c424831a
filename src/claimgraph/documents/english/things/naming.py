"""Which names are of one thing: the same words, a short form of a longer name, its initials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.adjectives import without_adjectives
from claimgraph.documents.english.things.aliases import is_alias
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.name_types import type_of
from claimgraph.documents.english.things.named import Named
from claimgraph.documents.english.things.short_forms import is_short_for, keys, sought

_Called = Mapping[Candidate, Sequence[str]]


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
    kept = list(without_adjectives(kept, sentences))
    shown = [group for group in kept if _is_shown(group) and not _is_letter(group)]
    return sorted(shown, key=lambda group: group.start)


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
    index: dict[str, list[Named]] = {}
    for group in sorted(groups, key=lambda each: (-len(each.words), each.start)):
        longer = _longer(group, index)
        if len(longer) != 1:
            kept.append(group)
            full = group
        else:
            full = longer[0]
            full.take(group)
            _judge(full, sentences, called)
        for form in group.forms:
            for key in keys(form):
                index.setdefault(key, []).append(full)
    return kept


def _longer(group: Named, index: Mapping[str, Sequence[Named]]) -> list[Named]:
    """Return the things for one of whose names a name may be short; one where it is clear."""
    found = {
        id(other): other
        for form in sorted(group.forms)
        for key in sought(form)
        for other in index.get(key, ())
        if any(is_short_for(form, full, group, other) for full in other.forms)
    }
    longer = list(found.values())
    if group.entity:
        longer = [other for other in longer if other.entity in ("", group.entity)]
    known = [other for other in longer if other.entity]
    return known if len(known) == 1 else _principal(group, longer)


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
    fitting = [p for p in longer if not group.gender or p.gender in ("", group.gender)]
    return sorted(fitting, key=lambda person: person.start)[:1]


def _join_aliases(
    groups: dict[tuple[str, ...], Named],
    names: Sequence[Candidate],
    sentences: Sequence[ParsedSentence],
) -> None:
    """Join the names of which a text says that they are of one thing: "X (a.k.a. Y)"."""
    owners = {mention: key for key, group in groups.items() for mention in group.mentions}
    for one, other in pairwise(names):
        if one.place != other.place or not is_alias(one, other, sentences[one.place]):
            continue
        key, gone = owners[one], owners[other]
        if key == gone or (groups[key].entity and groups[gone].entity):
            continue
        group = groups.pop(gone)
        groups[key].take(group)
        owners.update(dict.fromkeys(group.mentions, key))
