"""Who speaks: from the words of a sentence to a speaker that is known again elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Person, Speaker
from claimgraph.documents.english.attribution.lexicon import authors, documents, parties, words
from claimgraph.documents.english.attribution.phrases import (
    is_pronoun,
    joined,
    name_beside,
    owner,
    phrase,
    span_of,
    writer,
    written,
)
from claimgraph.documents.english.reading import (
    Mention,
    MentionKind,
    ParsedSentence,
    Reading,
    Thing,
)
from claimgraph.documents.proposing.draft import Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"[^\W_][\w’'-]*")
_KEPT = 12


class Speakers:
    """Knows who spoke so far, and who wrote what.

    Sentences are to be asked about in order: a pronoun that nothing else resolves stands
    for who spoke last.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._parsed = {place.number: place for place in reading.sentences}
        self._text = reading.document.text
        self._authors: dict[str, Speaker] = {}
        self._parties: dict[str, str] = {}
        self._recent: list[tuple[int, Speaker]] = []

    def words(self, span: Span) -> Words:
        """Return the words at a place of the document."""
        return Words(self._text[span[0] : span[1]], span)

    def heard(self, speaker: Speaker, sentence: int) -> None:
        """Remember who spoke in a sentence."""
        if speaker.person is Person.THIRD and speaker.agents:
            self._recent = [*self._recent[-_KEPT:], (sentence, speaker)]

    def wrote(self, token: Token, speaker: Speaker) -> None:
        """Remember who wrote what a noun stands for from here on."""
        is_kept = documents().get(token.lemma_.lower(), True)
        if speaker.agents and not speaker.is_document and not is_kept:
            self._authors[kind_of(token)] = speaker

    def belong(self, keys: frozenset[str], party: str) -> None:
        """Remember of which class some speakers are, where their own words do not tell."""
        self._parties.update(dict.fromkeys(keys, party))

    # --- from words -----------------------------------------------------------------------------

    def at(self, span: Span) -> Speaker:
        """Return the speaker whose name stands at a place of the document."""
        found = next(
            (m for m in self._reading.mentions_in(*span) if m.kind is MentionKind.NAME), None
        )
        agent = self.words(span)
        keys = set(_keys(agent.text)) or {f"label {agent.text.casefold()}"}
        if found is not None:
            agent = self._named(agent, found)
            keys |= {f"thing {found.thing}", *_keys(agent.name)}
        party = self._party_of(frozenset(keys), agent.text)
        return Speaker((agent,), keys=frozenset(keys), party=party)

    def of(self, place: ParsedSentence, token: Token) -> Speaker:
        """Return the speaker that a noun or pronoun of a sentence names."""
        lower = token.lower_
        if lower in words("people", "first"):
            return self._personal(place, token, Person.FIRST)
        if lower in words("people", "second"):
            return self._personal(place, token, Person.SECOND)
        if is_pronoun(token):
            return self._pronoun(place, token)
        paper = written(token)
        if paper is not None:
            return self._document(place, paper)
        return self._people(place, token)

    def document(self, place: ParsedSentence, token: Token) -> Words:
        """Return the words for something written."""
        return self._agent(place, token)[0]

    def owner(self, place: ParsedSentence, token: Token) -> Speaker | None:
        """Return whose words a noun of saying stands for, or None where it is not told."""
        found = owner(token)
        return None if found is None else self.of(place, found)

    def _personal(self, place: ParsedSentence, token: Token, person: Person) -> Speaker:
        many = token.lower_ in words("people", "many")
        agent = self.words(place.span(token.i, token.i + 1))
        return Speaker((agent,), keys=frozenset({person}), person=person, many=many)

    def _people(self, place: ParsedSentence, token: Token) -> Speaker:
        agents, keys = [], set[str]()
        several = joined(token)
        for each in several:
            agent, found = self._agent(place, each)
            agents.append(agent)
            keys |= found
        many = len(several) > 1 or token.tag_ in ("NNS", "NNPS", "CD")
        told = [t.text for t in token.subtree if not _is_aside(t, token)]
        party = self._party_of(frozenset(keys), " ".join(told))
        return Speaker(tuple(agents), keys=frozenset(keys), many=many, party=party)

    def _party_of(self, keys: frozenset[str], text: str) -> str:
        """Return the class of a speaker by the words here, or by those of an earlier place."""
        known = (self._parties[key] for key in sorted(keys) if key in self._parties)
        party = _party(text) or next(known, "")
        if party:
            self._parties.update(dict.fromkeys(keys, party))
        return party

    def _agent(self, place: ParsedSentence, token: Token) -> tuple[Words, set[str]]:
        beside = name_beside(token)
        mention = self._mention(place, beside or token)
        span = (mention.start, mention.end) if mention else span_of(place, beside or token)
        agent = self.words(span)
        keys = {f"word {token.lemma_.lower()}"} if token.pos_ != "PROPN" else set[str]()
        keys |= set(_keys(agent.text)) if (beside or token).pos_ == "PROPN" else set()
        if mention is not None:
            agent = self._named(agent, mention)
            keys |= {f"thing {mention.thing}", *_keys(agent.name)}
        return agent, keys

    def _mention(self, place: ParsedSentence, token: Token) -> Mention | None:
        found = self._reading.mention_of(place.number, token.i)
        if found is None:
            return None
        first, last = place.span(*phrase(token))
        return found if found.start < last and first < found.end else None

    def _named(self, agent: Words, mention: Mention) -> Words:
        """Return words with the name of the thing that they speak of."""
        thing = self._reading.thing_of(mention)
        place = _place_of(thing, self._text)
        if thing.label == agent.text or place is None:
            return replace(agent, type=thing.type, entity=thing.entity)
        return replace(agent, name=thing.label, name_at=place, type=thing.type, entity=thing.entity)

    # --- pronouns -------------------------------------------------------------------------------

    def _pronoun(self, place: ParsedSentence, token: Token) -> Speaker:
        agent = self.words(place.span(token.i, token.i + 1))
        many = token.lower_ in words("people", "many")
        mention = self._reading.mention_of(place.number, token.i)
        last = self._last_paper(place) if token.lower_ == "it" else None
        if last is not None:
            return replace(last, agents=(agent,)) if last.is_document else last
        if mention is not None:
            paper = self._paper_meant(place, mention)
            if paper is not None:
                return paper
            named = self._named(agent, mention)
            keys = {f"thing {mention.thing}", *_keys(named.name)}
            party = self._party_of(frozenset(keys), named.name)
            found = Speaker((named,), keys=frozenset(keys), many=many, party=party)
            return replace(found, via=self._paper(place, found))
        paper = self._paper_before(place) if token.lower_ == "it" else None
        if paper is not None:
            return paper
        before = self._fitting(token.lower_, many)
        if before is None:
            return Speaker((agent,), keys=frozenset({f"word {token.lower_}"}), many=many)
        via = self._paper(place, before)
        return replace(_under(agent, before), via=via, is_document=False)

    def _last_paper(self, place: ParsedSentence) -> Speaker | None:
        """Return who spoke last, if that was in the sentence before, and in a document."""
        if not self._recent or self._recent[-1][0] != place.number - 1:
            return None
        last = self._recent[-1][1]
        return last if last.via is not None else None

    def _paper_before(self, place: ParsedSentence) -> Speaker | None:
        """Return who speaks in the document that the sentence before is about, or None."""
        there = self._parsed.get(place.number - 1)
        for token in there.doc if there is not None else ():
            is_subject = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"
            if there is not None and is_subject and written(token) is token:
                return self._document(there, token)
        return None

    def _paper_meant(self, place: ParsedSentence, mention: Mention) -> Speaker | None:
        """Return who speaks in the document that a pronoun stands for, or None."""
        for other in self._reading.thing_of(mention).mentions:
            if other.kind is MentionKind.PRONOUN or other.sentence > place.number:
                continue
            there = self._parsed.get(other.sentence)
            token = there.doc[other.head] if there and other.head < len(there.doc) else None
            if there is not None and token is not None and written(token) is token:
                return self._document(there, token)
        return None

    def _paper(self, place: ParsedSentence, speaker: Speaker) -> Words | None:
        """Return the document in which a speaker spoke in the sentence before."""
        for sentence, last in reversed(self._recent):
            if sentence < place.number - 1:
                break
            if sentence == place.number - 1 and speaker.keys & last.keys:
                return last.via if not last.is_document else None
        return None

    def last(self, speaker: Speaker) -> Speaker | None:
        """Return who spoke last that a pronoun can stand for, under the words of a speaker."""
        agent = speaker.agents[0]
        found = self._fitting(agent.text.casefold(), speaker.many)
        return None if found is None else _under(agent, found)

    def _fitting(self, lower: str, many: bool) -> Speaker | None:
        for _, speaker in reversed(self._recent):
            if lower in ("he", "she", "him", "her", "his"):
                if not speaker.many and not speaker.is_document:
                    return speaker
            elif speaker.many == many or lower in ("it", "its"):
                return speaker
        return None

    # --- documents ------------------------------------------------------------------------------

    def _document(self, place: ParsedSentence, token: Token) -> Speaker:
        """Return who speaks in a document, or the document where nobody is named."""
        several = joined(token)
        noun = token.lemma_.lower()
        first, keys = self._agent(place, token)
        paper = first
        if len(several) > 1 and first.at:
            last = span_of(place, several[-1])
            paper = self.words((first.at[0], last[1]))
        is_kept = documents().get(noun, True)
        author = self._issuer(place, token) if is_kept else self._author(place, token)
        if author is not None:
            return replace(author, via=paper)
        return Speaker(
            (paper,),
            via=paper,
            keys=frozenset({f"document {noun}", *keys}),
            party="party.document",
            is_document=True,
        )

    def _issuer(self, place: ParsedSentence, token: Token) -> Speaker | None:
        """Return who published what is kept: "figures published by the bank"."""
        clauses = (c for c in token.rights if c.dep_ == "acl")
        found = next(filter(None, map(writer, clauses)), None)
        return None if found is None else self.of(place, found)

    def _author(self, place: ParsedSentence, token: Token) -> Speaker | None:
        noun = token.lemma_.lower()
        found = owner(token)
        if found is not None and found.i != token.i:
            speaker = self.of(place, found)
            if not speaker.is_document:
                self.wrote(token, speaker)
                return speaker
        if any(child.lower_ in ("a", "an", "another") for child in token.lefts):
            return None
        known = self._known_author(token) or self._usual_author(noun)
        return known or (self._last_medium() if noun in words("nouns", "printed") else None)

    def _last_medium(self) -> Speaker | None:
        """Return the newspaper or station that spoke last."""
        for _, speaker in reversed(self._recent):
            if speaker.agents and is_medium(speaker.agents[0].text):
                return speaker
        return None

    def _known_author(self, token: Token) -> Speaker | None:
        """Return who wrote what a noun stands for, as far as it was told before."""
        kind = kind_of(token)
        if kind in self._authors:
            return self._authors[kind]
        noun = token.lemma_.lower()
        if kind == noun:
            alike = [k for k in self._authors if k.endswith(f" {noun}")]
            return self._authors[alike[-1]] if alike else None
        return self._authors.get(noun)

    def _usual_author(self, noun: str) -> Speaker | None:
        """Return who writes documents of a kind, where the text speaks of them."""
        for name in authors().get(noun, ()):
            match = re.search(rf"\b{name}\b", self._text, re.IGNORECASE)
            if match:
                return self.at(match.span())
        return None

    def seen(self, place: ParsedSentence) -> None:
        """Remember who wrote the documents that a sentence names with their authors."""
        for token in place.doc:
            if token.pos_ == "NOUN" and documents().get(token.lemma_.lower()) is False:
                found = owner(token)
                if found is not None and found.pos_ in ("PROPN", "NOUN"):
                    self.wrote(token, self.of(place, found))


def _is_aside(token: Token, head: Token) -> bool:
    """Return whether a word is of a clause that tells of a speaker, and not of what they are."""
    while token.i != head.i:
        if token.dep_ in ("relcl", "acl", "pobj"):
            return True
        token = token.head
    return False


def kind_of(token: Token) -> str:
    """Return the kind of a document by its noun with those before it: "working report"."""
    nouns = [c.lower_ for c in token.lefts if c.dep_ == "compound" and c.pos_ == "NOUN"]
    return " ".join([*nouns, token.lemma_.lower()])


def _under(agent: Words, speaker: Speaker) -> Speaker:
    """Return a speaker under other words for them."""
    first = speaker.agents[0]
    name, name_at = first.name or first.text, first.name_at or first.at
    named = replace(agent, name=name, name_at=name_at, type=first.type, entity=first.entity)
    return replace(speaker, agents=(named,))


def _place_of(thing: Thing, text: str) -> Span | None:
    """Return where the label of a thing stands, or None."""
    for mention in thing.mentions:
        if text[mention.start : mention.end] == thing.label:
            return mention.start, mention.end
    at = text.find(thing.label)
    return (at, at + len(thing.label)) if at >= 0 and thing.label else None


def _keys(name: str) -> list[str]:
    """Return the last word of a name, without titles, by which it is known again."""
    found = [w.casefold().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(name)]
    kept = [word for word in found if word not in words("people", "titles")]
    return [f"name {kept[-1]}"] if kept else []


def _party(text: str) -> str:
    """Return the class of a speaker by the last of the words that tell one."""
    known = parties()
    for word in reversed(_WORD.findall(text.casefold())):
        single = word.removesuffix("’s").removesuffix("'s")
        for form in (single, single.removesuffix("s"), single.removesuffix("en") + "an"):
            if form in known:
                return known[form]
    return ""


def is_medium(name: str) -> bool:
    """Return whether a name is that of a newspaper, an agency or a station."""
    found = _WORD.findall(name)
    if len(found) > 1 and found[0].casefold() in words("people", "media_first"):
        return True
    if not found or found[-1].casefold() not in words("people", "media"):
        return False
    is_plain = found[-1].casefold() in words("people", "media_not")
    return not is_plain or sum(word[:1].isupper() for word in found) > 1


def same(one: Speaker, other: Speaker) -> bool:
    """Return whether two speakers are one."""
    return bool(one.keys & other.keys)
