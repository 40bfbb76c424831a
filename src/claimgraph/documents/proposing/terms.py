"""The terms of a vocabulary by their local names, as drafts write them."""

from __future__ import annotations

from claimgraph.documents.proposing.draft import ObjectKind
from claimgraph.documents.proposing.refused import Refused, shown
from claimgraph.model.iri import Iri, local_name
from claimgraph.model.proposal import RefusalReason
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

_QUALIFIER = "qualifier"


class Terms:
    """Looks up the terms of a vocabulary.

    Two terms of one local name are told apart by their full IRI; else the one that is
    a kind of more is meant (the core's Place, which is a schema.org Place).

    Args:
        vocabulary: The core's terms and the case's own.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._classes: dict[str, Term] = {}
        self._relations: dict[str, Term] = {}
        for term in sorted(vocabulary, key=lambda t: (-len(vocabulary.ancestors(t.iri)), t.iri)):
            terms = self._classes if term.kind is TermKind.CLASS else self._relations
            terms.setdefault(local_name(term.iri), term)
            terms[term.iri] = term

    def types(self, name: str) -> tuple[Iri, ...]:
        """Return the class of a name, none for "".

        Raises:
            Refused: there is no such class.
        """
        if not name:
            return ()
        if name not in self._classes:
            raise Refused(RefusalReason.UNKNOWN_TYPE, f"there is no class {shown(name)}")
        return (self._classes[name].iri,)

    def relation(self, name: str, kind: ObjectKind) -> Iri:
        """Return the relation of a name, to an object of a kind.

        Raises:
            Refused: there is no such relation, or it takes other objects: a text where
                something else is given, or the other way round.
        """
        term = self._relations.get(name)
        if term is None:
            raise Refused(RefusalReason.UNKNOWN_RELATION, f"there is no relation {shown(name)}")
        takes_text = term.kind is TermKind.TEXT_RELATION
        if takes_text is not (kind is ObjectKind.TEXT):
            what = f"{shown(name)} takes {'a text' if takes_text else 'no text'}, not a {kind}"
            raise Refused(RefusalReason.OBJECT_DOES_NOT_FIT, what)
        return term.iri

    def qualifier(self, name: str) -> Iri:
        """Return the relation of a name by which a claim is qualified.

        Raises:
            Refused: there is no such one.
        """
        term = self._relations.get(name)
        root = self._relations.get(_QUALIFIER)
        is_one = term is not None and term.kind is TermKind.OBJECT_RELATION
        if term is None or not is_one or (root and _QUALIFIER not in self.family(term.iri)):
            raise Refused(RefusalReason.UNKNOWN_RELATION, f"there is no qualifier {shown(name)}")
        return term.iri

    def family(self, relation: Iri) -> frozenset[str]:
        """Return the local names of a relation and of all that it is a kind of."""
        return frozenset(local_name(above) for above in self._vocabulary.ancestors(relation))
