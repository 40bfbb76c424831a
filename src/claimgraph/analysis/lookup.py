"""From what people write to what they mean: entities, claims, terms, selections."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyoxigraph as ox

from claimgraph.analysis import names
from claimgraph.errors import Candidate, InvalidIri, UnknownName, UsageError
from claimgraph.graph.namespaces import CG
from claimgraph.graph.questions import Parameter, ParameterType
from claimgraph.graph.selection import Reader
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary


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

    def term(self, text: str) -> Iri:
        """Return the class or relation that `text` means: ``operates``, ``term:x``, an IRI.

        Raises:
            UnknownName: there is none; the likeliest are listed.
        """
        try:
            iri = self.namespaces.expand(text, bare=CG)
        except InvalidIri:
            iri = ""
        if iri in self.vocabulary:
            return iri
        spellings = [(t.iri, self.namespaces.shorten(t.iri)) for t in self.vocabulary]
        return names.the_one([*spellings, *((t.iri, t.label) for t in self.vocabulary)], text)

    def claims(
        self,
        allowed: frozenset[Iri],
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
    ) -> frozenset[Iri]:
        """Return those of `allowed` with this subject, relation (or one under it), object."""
        relations = self.vocabulary.descendants(self.term(relation)) if relation else None
        subject_iri = self.entity(subject) if subject else None
        object_iri = self.entity(object) if object else None
        return self.reader.claims_matching(subject_iri, relations, object_iri, allowed)

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
            classes = self.vocabulary.descendants(self.term(type))
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
            case ParameterType.PREDICATE | ParameterType.CLASS:
                return f"<{self.term(text)}>"
            case ParameterType.INTEGER if re.fullmatch(r"-?\d{1,18}", text, re.ASCII):
                return text
            case ParameterType.INTEGER:
                raise UsageError(f"{parameter.name} has to be a whole number", mend="Write 3.")
            case ParameterType.DATE:
                return str(ox.Literal(EdtfDate.parse(text).text))
        return str(ox.Literal(text))
