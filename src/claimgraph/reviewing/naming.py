"""The things that proposals speak of: those that the case knows, and new ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from claimgraph.analysis.names import folded
from claimgraph.errors import InvalidIri
from claimgraph.formats.csv_sheet import cell_node
from claimgraph.formats.sheet_names import Names, spelled, spelled_term
from claimgraph.formats.sheet_tree import Items, Place, Report, Scalar, quoted
from claimgraph.graph.encode import slug
from claimgraph.graph.namespaces import CG
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.iri import Iri, Namespaces, local_name, valid_short_id
from claimgraph.model.proposal import Party
from claimgraph.model.vocabulary import TermKind, Vocabulary
from claimgraph.reviewing.unknown_names import mend, told

_LONGEST_ID = 60
_CANDIDATES = 4
_DOCUMENT = CG + "Document"
_USUAL = ("Entity", "Agent", "Organisation", "Facility", "Place", "Event", "Document")
"""Classes to take, in this order, where nothing is known but what a relation asks for."""

_NEW = re.compile(r"(?:(?P<id>[^\s=]+)\s*=)?\s*(?P<name>.*?)\s*(?:\((?P<type>[^()]+)\))?")


class Naming:
    """Finds out which entity a proposal means, and makes those that are new.

    Args:
        content: The case; what is made is not put into it.
        namespaces: The case's.
        vocabulary: The core's and the case's terms.
        report: Takes the problems.
        reads_on: Whether a name that nothing has is a problem, and something else stands
            in its place, so that the rest is read; else it is left for a person to see.
    """

    def __init__(
        self,
        content: Content,
        namespaces: Namespaces,
        vocabulary: Vocabulary,
        report: Report,
        *,
        reads_on: bool = False,
    ) -> None:
        self._content = content
        self._reads_on = reads_on
        self._namespaces = namespaces
        self._vocabulary = vocabulary
        self._report = report
        self._known: set[Iri] = {*content.entities, *content.sources}
        self._claims = namespaces.mint("claim", "")
        self.made: dict[Iri, Entity] = {}
        self._bearers: dict[str, set[Iri]] = defaultdict(set)
        self._classes: dict[Iri, tuple[Iri, ...]] = {}
        # Who decides on the case is nobody of whom its documents speak.
        desks = {e.iri for e in content.entities.values() if self._is_analyst(e)}
        self._spoken_of = self._known - desks
        for iri in content.entities.keys() - desks:
            self._learn(content.entities[iri])
        for source in content.sources.values():
            if source.title:
                self._bearers[folded(source.title)].add(source.iri)

    def _is_analyst(self, entity: Entity) -> bool:
        return self._vocabulary.is_a(entity.types, [CG + "Analyst"])

    def _learn(self, entity: Entity) -> None:
        self._classes[entity.iri] = entity.types
        for name in entity.names:
            self._bearers[folded(name.text)].add(entity.iri)

    def forget(self) -> None:
        """Forget what was made."""
        for iri, entity in self.made.items():
            self._known.discard(iri)
            for name in entity.names:
                self._bearers[folded(name.text)].discard(iri)
        self.made = {}

    def spelled(self, iri: Iri) -> str:
        """Return a thing as a sheet names it."""
        return spelled(iri, self._namespaces)

    # -- what a proposal names --------------------------------------------------

    def party(
        self, party: Party, place: Place, kinds: Iterable[Iri] = (), fallback: str = "Entity"
    ) -> Iri:
        """Return the entity that a party is; a name that nobody has makes a new one.

        Args:
            party: Of a proposal.
            place: Where, for a problem: several go by the name.
            kinds: Classes one of which it has to be of, so that the claim can be.
            fallback: Class of the core for a new entity of which nothing is known.
        """
        wanted = tuple(own for type_ in party.types if (own := self._own(type_)))
        kinds = tuple(kinds)
        if party.entity in self._spoken_of and self._may_be(party.entity, wanted, kinds):
            return party.entity
        bearers = [b for b in self.bearers(party.name) if self._may_be(b, wanted, kinds)]
        if len(bearers) > 1:
            self._ambiguous(party.name, bearers, place)
        if bearers:
            return bearers[0]  # where it is one of several nothing comes of it
        return self._make(party.name, self._type(wanted, kinds, fallback))

    def _may_be(self, iri: Iri, types: tuple[Iri, ...], kinds: tuple[Iri, ...]) -> bool:
        """Return whether a thing of that name may be meant: a document is no namesake of it.

        The first line of a letter may be the name of whoever wrote it.
        """
        classes = self._classes.get(iri, (_DOCUMENT,))
        is_a = self._vocabulary.is_a
        if not is_a(classes, [_DOCUMENT]):
            return True
        may_be_document = not types or is_a(types, [_DOCUMENT])
        return may_be_document and (not kinds or is_a(classes, kinds))

    def bearers(self, name: str) -> list[Iri]:
        """Return the things that go by `name`, sorted."""
        return sorted(self._bearers.get(folded(name), ()))

    def _ambiguous(self, name: str, bearers: list[Iri], place: Place) -> None:
        shown = [self.spelled(iri) for iri in bearers[:_CANDIDATES]]
        message = f"{len(bearers)} things go by the name {quoted(name)}: {', '.join(shown)}"
        self._report.add(place, message, "Name the one that is meant by its id.")

    def _type(self, known: tuple[Iri, ...], kinds: tuple[Iri, ...], fallback: str) -> Iri:
        """Return the likeliest class that fits, or else what the relation asks for."""
        fitting = [t for t in known if not kinds or self._vocabulary.is_a([t], kinds)]
        asked = [k for k in kinds if (term := self._vocabulary.get(k)) and term.usage != "record"]
        usual = [CG + name for name in _USUAL if CG + name in asked]
        likely = [t for t in known if not self._vocabulary.is_a([t], [_DOCUMENT])]
        return next(iter((*fitting, *likely, *usual, *asked, *known)), CG + fallback)

    def _own(self, type_: Iri) -> Iri:
        """Return a class of the core or the case, for one of theirs or its namesake, or ""."""
        if type_.startswith((CG, self._namespaces.mint("term", ""))):
            return type_ if type_ in self._vocabulary else ""
        namesake = CG + local_name(type_)
        return namesake if namesake in self._vocabulary else ""

    def _make(self, name: str, type_: Iri, id_: str = "") -> Iri:
        text = " ".join(name.split())
        iri = self._free_iri(id_ or slug(text), is_chosen=bool(id_))
        entity = Entity(iri, (type_,), (Name(text, kind=NameKind.PREFERRED),))
        self.made[iri] = entity
        self._known.add(iri)
        self._learn(entity)
        return iri

    def _free_iri(self, word: str, *, is_chosen: bool) -> Iri:
        stem = word if is_chosen else word.encode()[:_LONGEST_ID].decode(errors="ignore")
        stem = stem.strip("-")
        number = 1
        while True:
            candidate = stem if number == 1 else f"{stem}-{number}"
            number += 1
            try:
                iri = self._namespaces.base + valid_short_id(candidate)
            except InvalidIri:
                continue  # a word that is kept for other things
            if iri not in self._known:
                return iri

    # -- what a person writes ---------------------------------------------------

    def word(
        self, text: str, place: Place, kinds: Iterable[Iri] = (), fallback: str = "Entity"
    ) -> str:
        """Return how a sheet names what a person means: by an id, an IRI or a name.

        Args:
            text: What is written.
            place: Where, for a problem: several go by the name, or nothing does.
            kinds: Classes of which what stands there is.
            fallback: Class of the core where nothing is known of it.
        """
        iri = self._expanded(text)
        if iri in self._known or iri.startswith(self._claims):
            return self.spelled(iri)
        bearers = self.bearers(text)
        if len(bearers) > 1:
            self._ambiguous(text, bearers, place)
        if bearers:
            return self.spelled(bearers[0])
        if not self._reads_on or self._is_for_sheet(text):
            return text
        kind = spelled_term(self._type((), tuple(kinds), fallback), self._namespaces)
        self._report.add(place, told(text), mend(text, self._every_name(), kind))
        return self.spelled(min(self._known, default=""))

    def _is_for_sheet(self, text: str) -> bool:
        """Return whether a sheet knows what is meant, or knows better what is wrong with it."""
        if not text or ":" in text or text in self._content.handles:
            return True
        return self._names.exists(self._expanded(text))

    @cached_property
    def _names(self) -> Names:
        return Names(self._namespaces, self._vocabulary, self._content, Report())

    def _every_name(self) -> Iterator[tuple[Iri, str]]:
        for entity in (*self._content.entities.values(), *self.made.values()):
            if entity.iri in self._spoken_of or entity.iri in self.made:
                yield entity.iri, self.spelled(entity.iri)
                yield from ((entity.iri, name.text) for name in entity.names)
        for source in self._content.sources.values():
            yield source.iri, source.title or self.spelled(source.iri)

    def _expanded(self, text: str) -> Iri:
        try:
            return self._namespaces.expand(text)
        except InvalidIri:
            return ""

    def relation(self, text: str) -> str:
        """Return a relation as a sheet names it: by what a person writes, or by its label."""
        wanted = folded(text)
        for term in self._vocabulary:
            if term.kind is not TermKind.CLASS and wanted in map(folded, term.labels.values()):
                return self._namespaces.shorten(term.iri)
        return text

    def describe_all(self, text: str, place: Place) -> None:
        """Make the new things that ``ID=Name (Type); ID=Name (Type)`` describes."""
        node = cell_node("names", text, place, self._report)
        for item in node.items if isinstance(node, Items) else ():
            if isinstance(item, Scalar):
                self.describe(item.text, place)

    def describe(self, text: str, place: Place) -> None:
        """Make the new thing that ``ID=Name (Type)`` describes; the id and type may lack.

        A thing that is known stays as it is.
        """
        match = _NEW.fullmatch(text.strip())
        name = match["name"] if match else ""
        if not match or not name:
            self._report.add(place, f"{quoted(text)} is no new thing", "Write ID=Name (Type).")
            return
        id_ = match["id"] or ""
        if self._expanded(id_) in self._known if id_ else self.bearers(name):
            return
        type_ = self._class(match["type"], place) if match["type"] else CG + "Entity"
        if id_ and not self._is_id(id_, place):
            return
        self._make(name, type_, id_)

    def _is_id(self, id_: str, place: Place) -> bool:
        try:
            return bool(valid_short_id(id_))
        except InvalidIri as error:
            self._report.add(place, error.message, error.mend or "")
            return False

    def _class(self, text: str, place: Place) -> Iri:
        wanted = text.rpartition(":")[2].casefold()
        classes = [t for t in self._vocabulary if t.kind is TermKind.CLASS]
        for term in classes:
            local = local_name(term.iri)
            if wanted in (local.casefold(), term.label.casefold()):
                return term.iri
        names = sorted(local_name(t.iri) for t in classes)
        mend = self._report.did_you_mean(text, names, "Name a class of the core or of the case.")
        self._report.add(place, f"unknown class {quoted(text)}", mend)
        return CG + "Entity"
