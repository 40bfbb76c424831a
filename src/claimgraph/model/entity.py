"""Entities: the things that are spoken of, and the names that they go by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimgraph.model.iri import Iri


class NameKind(StrEnum):
    """What kind of name a label is (code list ``nameKinds``)."""

    PREFERRED = "preferred"
    OFFICIAL = "official"
    ALIAS = "alias"
    ABBREVIATION = "abbreviation"
    TRANSLITERATION = "transliteration"
    TRANSLATION = "translation"
    FORMER = "former"
    MISSPELLING = "misspelling"


class UnknownReason(StrEnum):
    """Why a thing that exists is not identified (code list ``unknownReasons``).

    ``none`` says that the sources hold no such thing: it is not missing, it is
    absent.
    """

    NOT_STATED = "not-stated"
    WITHHELD = "withheld"
    NOT_FOUND = "not-found"
    NONE = "none"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name of an entity.

    Attributes:
        text: The name as written.
        language: BCP 47 tag with script where it matters (``zh-Hans``), or "".
        kind: What kind of name it is.
        source: The document that uses it, where that matters (a misspelling).
    """

    text: str
    language: str = ""
    kind: NameKind = NameKind.ALIAS
    source: Iri = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing spoken of: a person, body, place, group, campaign, document...

    Attributes:
        iri: Its id.
        types: Classes of the core ontology or of the case, sorted; never empty.
        names: The preferred name first, then the others, sorted.
        unknown: Set where the thing exists but is not identified.
        protected: True where it must not be named in what is handed on.
        note: The analyst's own words about it.
        see_also: IRIs of other descriptions of it (Wikidata, a register), sorted.
    """

    iri: Iri
    types: tuple[Iri, ...]
    names: tuple[Name, ...] = ()
    unknown: UnknownReason | None = None
    protected: bool = False
    note: str = ""
    see_also: tuple[Iri, ...] = ()

    @property
    def label(self) -> str:
        """Its preferred name; where it has none, any name, or the end of its IRI."""
        for name in self.names:
            if name.kind is NameKind.PREFERRED:
                return name.text
        if self.names:
            return self.names[0].text
        return self.iri.rstrip("/#").rpartition("/")[2]


def sorted_names(names: tuple[Name, ...] | list[Name]) -> tuple[Name, ...]:
    """Return `names` without doubles, preferred ones first, then by text."""
    return tuple(sorted(set(names), key=lambda name: (name.kind is not NameKind.PREFERRED, name)))
