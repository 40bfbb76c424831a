"""The things of a draft: where they are spoken of, what they are called, which they are."""

from __future__ import annotations

from collections import defaultdict

from claimgraph.documents.proposing.draft import Context, Words
from claimgraph.documents.proposing.passage import Passage
from claimgraph.documents.proposing.places import Places, are_same, key
from claimgraph.documents.proposing.refused import Refused, shown
from claimgraph.documents.proposing.terms import Terms
from claimgraph.documents.proposing.word_lists import pronouns
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import Party, RefusalReason, Span


class Parties:
    """Reads the things that drafts speak of.

    Args:
        places: The text of the document.
        terms: The vocabulary.
        context: What is known beside it: the names of the case.
    """

    def __init__(self, places: Places, terms: Terms, context: Context) -> None:
        self._places = places
        self._terms = terms
        self._names: dict[Iri, list[str]] = defaultdict(list)
        self._types: dict[Iri, tuple[Iri, ...]] = {}
        for known in context.names:
            self._names[known.entity].append(known.text)
            self._types[known.entity] = known.types

    def of_passage(self, words: Words, passage: Passage) -> Party:
        """Return a thing whose words have to stand in the passage or beside it.

        Raises:
            Refused: they do not, or its name, class or entity can't be.
        """
        return self._party(words, self.place(words, passage))

    def of_speaker(self, words: Words, passage: Passage) -> Party:
        """Return a thing whose words may stand anywhere in the document.

        Raises:
            Refused: they do not, or its name, class or entity can't be.
        """
        return self._party(words, self.anywhere(words, passage))

    def _party(self, words: Words, surface: Span) -> Party:
        name = self.written(surface, words.text)
        resolved = None
        if words.name.strip() and not are_same(words.name, name):
            resolved = self._resolved(words, surface)
            name = self.written(resolved, words.name)
        entity = self._entity(words, name, surface)
        types = self._terms.types(words.type)
        types += tuple(t for t in self._types.get(entity, ()) if t not in types)
        return Party(name, surface, resolved, types, entity)

    def written(self, span: Span, words: str) -> str:
        """Return words that stand at a place as they are written on one line.

        Raises:
            Refused: they can't be: read again, they would be others.
        """
        name = self._places.written(span, words)
        has_words = any(character.isalnum() for character in name)
        if not has_words or self._places.at(name, span) is None:
            raise Refused(RefusalReason.WORDS_NOT_FOUND, f"{shown(words)} is no name or text")
        return name

    # -- places ---------------------------------------------------------------------

    def place(self, words: Words, passage: Passage) -> Span:
        """Return where words stand in the passage or beside it.

        Without a place given, they have to stand once in the passage, or else in its
        sentences, or else in one of the further passages. The first place will do for a
        name, which means the same wherever it stands.

        Raises:
            Refused: they do not.
        """
        if words.at is not None:
            span = self._given(words.text, words.at)
            if not passage.has(span):
                raise _outside(words.text)
            return span
        for stretch in passage.stretches:
            whole = self._whole_in(words.text, stretch)
            if len(whole) > 1 and not _is_name(words.text):
                what = f"{shown(words.text)} stands in {len(whole)} places of the passage"
                raise Refused(RefusalReason.WORDS_AMBIGUOUS, what)
            if whole:
                return whole[0]
        if any(self._places.find(words.text, each) for each in passage.stretches):
            raise _cut(words.text)
        if self._places.nearest(words.text, passage.anchor):
            raise _outside(words.text)
        raise _missing(words.text)

    def anywhere(self, words: Words, passage: Passage) -> Span:
        """Return where words stand in the document, as near before the passage as can be.

        Without a place given: in the sentences of the passage, the nearest to it; else
        the last place before it; else the first behind it.

        Raises:
            Refused: they do not.
        """
        if words.at is not None:
            return self._given(words.text, words.at)
        inside = self._whole_in(words.text, passage.around)
        if inside:
            before = [span for span in inside if span[0] < passage.anchor[1]]
            return before[-1] if before else inside[0]
        return self._nearest(words.text, passage.anchor)

    def _given(self, text: str, at: Span) -> Span:
        span = self._places.at(text, at)
        if span is None:
            what = f"the words at {str(at[0])[:20]} to {str(at[1])[:20]} are not {shown(text)}"
            raise Refused(RefusalReason.WORDS_NOT_FOUND, what)
        if not self._places.is_whole(span):
            raise _cut(text)
        return span

    def _resolved(self, words: Words, surface: Span) -> Span:
        """Return where the fuller name of a thing stands."""
        if words.name_at is not None:
            return self._given(words.name, words.name_at)
        return self._nearest(words.name, surface)

    def _whole_in(self, text: str, within: Span) -> list[Span]:
        found = self._places.find(text, within)
        return [span for span in found if self._places.is_whole(span)]

    def _nearest(self, text: str, to: Span) -> Span:
        span = self._places.nearest(text, to)
        if span is None:
            raise _cut(text) if self._places.find(text, self._places.whole) else _missing(text)
        return span

    # -- entities -------------------------------------------------------------------

    def _entity(self, words: Words, name: str, surface: Span) -> Iri:
        entity = words.entity
        if not entity:
            return ""
        if entity not in self._types:
            what = f"the case has no entity {shown(entity)}"
            raise Refused(RefusalReason.UNKNOWN_ENTITY, what)
        spoken = self._places.written(surface, words.text)
        called = {key(name), key(spoken)}
        if called.isdisjoint(key(known) for known in self._names[entity]):
            what = f"neither {shown(name)} nor {shown(spoken)} is a name of {shown(entity)}"
            raise Refused(RefusalReason.UNKNOWN_ENTITY, what)
        return entity


def _is_name(text: str) -> bool:
    """Return whether words are written as names are: with capitals, or in a script of none."""
    words = text.split()
    letters = [character for character in text if character.isalpha()]
    if letters and all(letter.lower() == letter.upper() for letter in letters):
        return True
    if any(word[0].isupper() for word in words[1:]):
        return True
    return len(words) == 1 and words[0][0].isupper() and words[0] not in pronouns()


def _missing(text: str) -> Refused:
    return Refused(RefusalReason.WORDS_NOT_FOUND, f"{shown(text)} does not stand there")


def _outside(text: str) -> Refused:
    what = f"{shown(text)} stands outside the passage, its sentences and its context"
    return Refused(RefusalReason.OUTSIDE_PASSAGE, what)


def _cut(text: str) -> Refused:
    return Refused(RefusalReason.WORDS_CUT, f"{shown(text)} stands only within other words")
