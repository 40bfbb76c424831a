"""From what people write to what they mean: entities, claims, terms, selections."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import pyoxigraph as ox

from claimgraph.analysis import names
from claimgraph.errors import Candidate, InvalidIri, UnknownName, UsageError
from claimgraph.graph.namespaces import CG
from claimgraph.graph.questions import Parameter, ParameterType
from claimgraph.graph.selection import Reader
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import TermKind, Vocabulary

_RELATIONS = (TermKind.OBJECT_RELATION, TermKind.TEXT_RELATION)
_CONTENT_ID = re.compile(r"[0-9a-f]{6,24}\Z", re.ASCII)


@dataclass(frozen=True)
class Lookup:
    """Resolves names in one state of a case.

    Attributes:
        reader: Reads the case.
        namespaces: The case's.
        vocabulary: The core's and the case's terms.
    """

    reader: Reader
    namespaces: Namespaces
    vocabulary: Vocabulary

    def entity(self, text: str) -> Iri:
        """Return the entity that `text` means: its id, its IRI, or one of its names.

        Raises:
            UnknownName: none or several; the candidates are listed.
        """
        iri = self._expanded(text)
        if iri and self.reader.is_entity(iri):
            return iri
        return names.the_one(self.reader.names(), text)

    def _expanded(self, text: str) -> Iri | None:
        try:
            return self.namespaces.expand(text)
        except InvalidIri:
            return None

    def is_claim(self, text: str) -> bool:
        """Return whether `text` means a claim, and no entity.

        A handle does, and the claim's IRI, and six or more digits that its id begins with.
        """
        iri = self._expanded(text)
        if iri and self.reader.is_entity(iri):
            return False
        start = text.rpartition("/")[2].removeprefix("claim:")
        begins = _CONTENT_ID.match(start) and self.reader.claims_beginning(start)
        return bool(begins or self.reader.handles(text))

    def claim(self, text: str) -> Iri:
        """Return the claim that `text` means: a handle, an IRI, or how an id begins.

        Raises:
            UnknownName: none or several; the candidates are listed.
        """
        handles = self.reader.handles(text)
        claims = {c for a in handles for c in self.reader.claims_attested(a)}
        if not claims:
            claims = self.reader.claims_beginning(text.rpartition("/")[2].removeprefix("claim:"))
        if len(claims) == 1:
            return claims.pop()
        what = f"{len(claims)} claims begin with" if claims else "no claim goes by"
        candidates = [Candidate(c, self.namespaces.shorten(c)) for c in sorted(claims)[:10]]
        raise UnknownName(
            f"{what} {text!r}", candidates=candidates, mend="Use a handle, or more of the id."
        )

    def term(self, text: str, kinds: Collection[TermKind] = tuple(TermKind)) -> Iri:
        """Return the class or relation that `text` means: ``operates``, ``term:x``, an IRI.

        Args:
            text: Its id, IRI or label.
            kinds: What it has to be.

        Raises:
            UnknownName: there is none; the likeliest are listed.
        """
        terms = [term for term in self.vocabulary if term.kind in kinds]
        for bare in (CG, self.namespaces.mint("term", "")):
            try:
                iri = self.namespaces.expand(text, bare=bare)
            except InvalidIri:
                continue
            if any(term.iri == iri for term in terms):
                return iri
        spellings = [(t.iri, self.namespaces.shorten(t.iri).rpartition(":")[2]) for t in terms]
        what = "class" if tuple(kinds) == (TermKind.CLASS,) else "relation"
        return names.the_one([*spellings, *((t.iri, t.label) for t in terms)], text, what)

    def claims(
        self,
        allowed: frozenset[Iri],
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
    ) -> frozenset[Iri]:
        """Return those of `allowed` with this subject, relation (or one under it), object."""
        relations = None
        if relation:
            relations = self.vocabulary.descendants(self.term(relation, _RELATIONS))
        subject_iri = self.thing(subject) if subject else None
        object_iri = self.thing(object) if object else None
        return self.reader.claims_matching(subject_iri, relations, object_iri, allowed)

    def thing(self, text: str, known: Collection[Iri] = ()) -> Iri:
        """Return the claim or the entity that `text` means.

        Args:
            text: A handle, an id, an IRI or a name.
            known: What goes by its id or its IRI also where the case holds it no longer.

        Raises:
            UnknownName: none or several; the candidates are listed.
        """
        iri = self._expanded(text)
        if iri and iri in known:
            return iri
        return self.claim(text) if self.is_claim(text) else self.entity(text)

    def selection(
        self,
        allowed: frozenset[Iri],
        *,
        about: str | None = None,
        hops: int = 1,
        source: str | None = None,
        type: str | None = None,
    ) -> frozenset[Iri]:
        """Return those of `allowed` for which all the given criteria hold.

        Args:
            allowed: The claims to choose from.
            about: An entity, by id, IRI or name.
            hops: How far from it, at least 1.
            source: A document or an agent that attests the claims.
            type: A class one of whose instances is an end of the claims.
        """
        claims = set(allowed)
        if source is not None:
            claims &= self.reader.claims_from(self.entity(source))
        if type is not None:
            classes = self.vocabulary.descendants(self.term(type, (TermKind.CLASS,)))
            claims &= self.reader.claims_about_type(classes)
        if about is not None:
            claims = self.reader.neighbourhood([self.entity(about)], hops, frozenset(claims))
        return frozenset(claims)

    def argument(self, parameter: Parameter, text: str) -> str:
        """Return `text` as a SPARQL term of the parameter's type.

        Raises:
            UnknownName: it names nothing, or several things.
            UsageError: it is not of the type.
        """
        match parameter.type:
            case ParameterType.ENTITY:
                return f"<{self.entity(text)}>"
            case ParameterType.CLAIM:
                return f"<{self.claim(text)}>"
            case ParameterType.PREDICATE:
                return f"<{self.term(text, _RELATIONS)}>"
            case ParameterType.CLASS:
                return f"<{self.term(text, (TermKind.CLASS,))}>"
            case ParameterType.INTEGER if re.fullmatch(r"-?\d{1,18}", text, re.ASCII):
                return text
            case ParameterType.INTEGER:
                raise UsageError(f"{parameter.name} has to be a whole number", mend="Write 3.")
            case ParameterType.DATE:
                return str(ox.Literal(EdtfDate.parse(text).text))
        return str(ox.Literal(text))
