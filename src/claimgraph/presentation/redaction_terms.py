"""Redaction of a case's own classes and relations, and of views, which may name somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pyoxigraph as ox

from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.view import View
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.redaction_plan import Pseudonyms, Renaming


def redact_vocabulary(vocabulary: Vocabulary, whole: Content) -> Vocabulary:
    """Return `vocabulary` without the names of what `whole` protects.

    Labels and definitions lose the names; a term whose IRI holds one is left out.
    """
    pseudonyms = Pseudonyms(whole, vocabulary)
    text = pseudonyms.matcher.replaced
    return Vocabulary(
        replace(
            term,
            labels={tag: text(label)[0] for tag, label in term.labels.items()},
            definition=text(term.definition)[0],
        )
        for term in vocabulary
        if not Renaming.is_telling(term.iri, whole.info.base, pseudonyms)
    )


def redact_terms(triples: Iterable[ox.Triple], whole: Content) -> list[ox.Triple]:
    """Return the statements of ``terms.ttl`` without the names of what `whole` protects.

    Texts lose the names; a statement with an IRI that holds one is left out.
    """
    pseudonyms = Pseudonyms(whole, None)
    made: list[ox.Triple] = []
    for triple in triples:
        nodes = (triple.subject, triple.predicate, triple.object)
        iris = [node.value for node in nodes if isinstance(node, ox.NamedNode)]
        if not any(Renaming.is_telling(iri, whole.info.base, pseudonyms) for iri in iris):
            made.append(_redacted(triple, pseudonyms))
    return made


def redact_view(
    name: str, view: View, shorten: Callable[[Iri], str], whole: Content, vocabulary: Vocabulary
) -> str:
    """Return what to call a view where nothing may tell of what `whole` protects.

    Args:
        name: What it is called otherwise: its name, or its criteria.
        view: The view.
        shorten: Returns the id of a thing.
        whole: The whole case.
        vocabulary: As for :class:`~claimgraph.presentation.redaction_plan.Pseudonyms`.
    """
    pseudonyms = Pseudonyms(whole, vocabulary)

    def stand_in(iri: Iri) -> str:
        if iri in pseudonyms.entities:
            return shorten(pseudonyms.entities[iri].iri)
        return "withheld" if pseudonyms.leaks(iri) else shorten(iri)

    withdrawn = (*view.without, *view.only)
    is_harmless = not pseudonyms.leaks(name) and all(stand_in(i) == shorten(i) for i in withdrawn)
    return name if is_harmless else view.text(stand_in)


def _redacted(triple: ox.Triple, pseudonyms: Pseudonyms) -> ox.Triple:
    literal = triple.object
    if not isinstance(literal, ox.Literal):
        return triple
    text, count = pseudonyms.matcher.replaced(literal.value)
    if not count:
        return triple
    made = ox.Literal(text, language=literal.language) if literal.language else ox.Literal(text)
    return ox.Triple(triple.subject, triple.predicate, made)
