"""Gaps in what is known of documents; and things that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.survey import Gap, Gaps, Survey
from claimgraph.model.iri import Iri
from claimgraph.model.source import Source


def undated_sources(survey: Survey) -> Gaps:
    """Yield registered documents of which it is not known when they came out."""
    dated = {c.subject for c in survey.claims if c.predicate in survey.family("publishedOn")}
    for source in _read(survey):
        if source.published or source.iri in dated:
            yield None
            continue
        yield _of_source(
            survey, "CG510", source, "its date is not known", "Find out when it came out"
        )


def sources_without_maker(survey: Survey) -> Gaps:
    """Yield registered documents of which neither author nor publisher is known."""
    for source in _read(survey):
        if survey.makers.get(source.iri):
            yield None
            continue
        what = "neither its author nor its publisher is known"
        yield _of_source(survey, "CG511", source, what, "Find out who wrote and who published it")


def ungraded_sources(survey: Survey) -> Gaps:
    """Yield registered documents whose reliability nobody has graded."""
    for source in _read(survey):
        if source.reliability:
            yield None
            continue
        yield _of_source(
            survey, "CG512", source, "its reliability is not graded", "Grade it from A to F"
        )


def _read(survey: Survey) -> Iterator[Source]:
    """Yield the documents that claims were read from, analysts' notes apart."""
    for source in survey.content.sources.values():
        if source.iri in survey.content.records and source.iri not in survey.analysts:
            yield source


def _of_source(survey: Survey, code: str, source: Source, message: str, asked: str) -> Gap:
    claims = {a.claim for a in survey.content.records[source.iri].attestations}
    counting = tuple(sorted(claims & survey.admitted))
    return Gap(code, (source.iri,), message, f"{asked}.", counting)


def unmentioned_things(survey: Survey) -> Gaps:
    """Yield things that are described and that nothing refers to."""
    mentioned = _mentioned(survey)
    for iri in survey.content.entities:
        if iri in mentioned:
            yield None
            continue
        yield Gap(
            "CG513",
            (iri,),
            "it is described, and nobody says anything about it",
            "Enter the claims that it was described for, or remove it from the sheet.",
        )


def _mentioned(survey: Survey) -> set[Iri]:
    content = survey.content
    found: set[Iri] = set()
    for claim in content.claims.values():
        found.update((claim.subject, claim.where, *(other for _, other in claim.qualifiers)))
        if isinstance(claim.object, str):
            found.add(claim.object)
    for saying in content.attestations.values():
        found.update((saying.source, *saying.agents))
    for source in content.sources.values():
        found.update((source.iri, source.publisher, source.graded_by, *source.authors))
    for judgement in content.judgements:
        found.update((judgement.by, *judgement.targets))
    found.update(name.source for entity in content.entities.values() for name in entity.names)
    return found
