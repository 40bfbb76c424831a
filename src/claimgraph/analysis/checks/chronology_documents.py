"""CG346 to CG349: documents that know what they can't have known yet."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.checks.dated import Dates, Moment
from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.chronology.spans import PAST
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Claim, Modality
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri

Findings = Iterator[Finding | None]

_SHOWN = 5
"""Claims of a pair of documents whose receipts are worth showing side by side."""


def _foretold(subject: Subject) -> Findings:
    content, dates = subject.content, Dates(subject)
    for attestation in content.attestations.values():
        claim = content.claims.get(attestation.claim)
        if attestation.modality is not Modality.FACT or claim is None:
            continue
        out, happened = dates.published(attestation.source), _happened(claim)
        if out is None or happened is None or not dates.counts(claim.iri):
            continue
        if happened.span.start_min == PAST or not out.certainly_before(happened):
            yield None
            continue
        name = subject.survey.name(attestation.source)
        yield Finding(
            "CG346",
            Severity.INFORMATION,
            subject.short(attestation.iri),
            f"{name} came out ({out.words}) before what it states as a fact ({happened.words})",
            "Read the passage; it may be a plan (modality: planned), or a date is wrong.",
            (attestation.iri, attestation.source),
            (claim.iri,),
        )


def _happened(claim: Claim) -> Moment | None:
    date = claim.object if isinstance(claim.object, EdtfDate) else claim.when
    return Moment.of([date], [claim.iri]) if date else None


def _cites_later(subject: Subject) -> Findings:
    name, dates = subject.survey.name, Dates(subject)
    for (citing, cited), claims in sorted(_leanings(subject, dates).items()):
        earlier, later = dates.published(citing), dates.published(cited)
        if earlier is None or later is None:
            continue
        if not earlier.certainly_before(later):
            yield None
            continue
        yield Finding(
            "CG347",
            Severity.INFORMATION,
            subject.short(citing),
            f"{name(citing)} ({earlier.words}) goes by {name(cited)}, "
            f"which came out later ({later.words})",
            "See whether it had an early copy, or another document was meant, or a date is wrong.",
            (citing, cited),
            tuple(claims[:_SHOWN]),
        )


def _leanings(subject: Subject, dates: Dates) -> dict[tuple[Iri, Iri], list[Iri]]:
    """Return which document goes by which other one, with the claims that show it, sorted."""
    content = subject.content
    found: dict[tuple[Iri, Iri], set[Iri]] = {}
    cites = subject.vocabulary.descendants(CG + "cites")
    for claim in content.claims.values():
        if claim.predicate in cites and isinstance(claim.object, str) and dates.counts(claim.iri):
            found.setdefault((claim.subject, claim.object), set()).add(claim.iri)
    for attestation in content.attestations.values():
        for source in {origin.source for origin in _taken(subject, attestation)}:
            if source and attestation.source and source != attestation.source:
                pair = (attestation.source, source)
                found.setdefault(pair, set()).add(attestation.claim)
    return {pair: sorted(claims) for pair, claims in found.items()}


def _taken(subject: Subject, attestation: Attestation) -> Iterator[Attestation]:
    known = subject.content.attestations
    return (known[iri] for iri in attestation.taken_from if iri in known)


def _printed_first(subject: Subject) -> Findings:
    content, dates = subject.content, Dates(subject)
    for saying in content.attestations.values():
        if saying.said_on is None:
            continue
        said = Moment.of([saying.said_on])
        for printing in (saying, *content.relayed_by.get(saying.iri, ())):
            out = dates.published(printing.source)
            if out is None:
                continue
            if not out.certainly_before(said):
                yield None
                continue
            yield Finding(
                "CG348",
                Severity.INFORMATION,
                subject.short(printing.iri),
                f"{subject.survey.name(printing.source)} came out ({out.words}) before what it "
                f"prints was said ({said.words})",
                "Read the passage; one of the two dates is wrong.",
                (printing.iri, saying.iri),
                (saying.claim,),
            )


def _fetched_first(subject: Subject) -> Findings:
    for source in subject.content.sources.values():
        if source.published is None or source.retrieved is None:
            continue
        fetched, out = Moment.of([source.retrieved]), Moment.of([source.published])
        if not fetched.certainly_before(out):
            yield None
            continue
        yield Finding(
            "CG349",
            Severity.WARNING,
            subject.short(source.iri),
            f"it was retrieved ({fetched.words}) before it was published ({out.words})",
            "Correct the date in the sheet, or register the version that was retrieved.",
            (source.iri,),
        )


_SHEET = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: report, type: Report, name: The report on the kettle}
  - {id: board, type: StateBody, name: The Tea Board}
  - {id: kettle, type: Facility, name: The Great Kettle}
sources:
  - {id: paper, published: 2024-05-03, retrieved: 2024-05-04}
  - {id: report, published: 2024-05-01}
claims:
"""
_FACT = _SHEET + (
    "  - {id: c01, subject: board, predicate: setUp, object: kettle, when: 2025, modality: fact}\n"
)
_CITING = _SHEET + (
    "  - {id: c01, subject: board, predicate: setUp, object: kettle, chain: board via report}\n"
)
_SAYING = _SHEET + (
    "  - {id: c01, subject: board, predicate: setUp, object: kettle, agents: board, via: paper, "
    "said-on: 2024-06-01}\n"
)
_NEEDS = "no pair of dates to compare"

RULES = (
    Rule(
        "CG346",
        Severity.INFORMATION,
        "a document that came out before what it states as a fact",
        "A document can plan, demand or fear what is still to come, but it can't report it. Only "
        "sayings in the mode of a fact are looked at.",
        Example(_FACT),
        Example(_FACT.replace("when: 2025", "when: 2024")),
        _foretold,
        _NEEDS,
    ),
    Rule(
        "CG347",
        Severity.INFORMATION,
        "a document that goes by a later one",
        "Who prints on the third what a report says that came out on the ninth had an early copy, "
        "or had it from somewhere else: then the chain is not what it seems. Each pair of "
        "documents is found once, however many claims went that way.",
        Example(_CITING.replace("published: 2024-05-01", "published: 2024-05-09")),
        Example(_CITING),
        _cites_later,
        _NEEDS,
    ),
    Rule(
        "CG348",
        Severity.INFORMATION,
        "a saying dated after the document that prints it",
        "Nobody can be quoted before speaking.",
        Example(_SAYING),
        Example(_SAYING.replace("2024-06-01", "2024-05-02")),
        _printed_first,
        _NEEDS,
    ),
    Rule(
        "CG349",
        Severity.WARNING,
        "a document retrieved before it was published",
        "What was retrieved then was another version, and its passages are those of another text; "
        "or a date was mistyped.",
        Example(_FACT.replace("when: 2025", "when: 2024").replace("2024-05-04", "2024-05-02")),
        Example(_FACT.replace("when: 2025", "when: 2024")),
        _fetched_first,
        _NEEDS,
    ),
)
