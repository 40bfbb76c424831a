"""A case with one document, and what a machine proposes from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import claimgraph as cg
from claimgraph.case import Case
from claimgraph.formats.proposal_lines import write_lines
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import (
    Origin,
    Party,
    Polarity,
    Proposal,
    ProposedDate,
    ProposedHop,
    ProposedQuantity,
    ProposedText,
    Run,
    Span,
)
from claimgraph.model.quantity import Quantity

LETTER = (
    "THE MERROW LETTER\n4 June 2031\n\n"
    "The Dredging Board leases the Eel Quay, its clerk Odo Finch told this letter. "
    "According to the Board's yearly report, it keeps at least 12 barges there.\n\n"
    "On 3 May the Board met in Merrow. Odo Finch denied that the Board owns the Salt Mill: "
    "“We never owned it.”\n"
)
SHEET = """
claimgraph-sheet: 1
entities:
  - {id: dredging-board, type: Organisation, name: Dredging Board, names: [the Board]}
  - {id: eel-quay, type: Facility, name: Eel Quay}
  - {id: desk, type: Analyst, name: The desk}
"""
SOURCE = "https://example.org/merrow/merrow-letter"
BY = "desk"
AT = "2031-06-05T09:00:00Z"


def span(words: str, text: str = LETTER, after: str = "") -> Span:
    """Return where `words` stand first in `text`, behind `after`."""
    start = text.index(words, text.index(after) if after else 0)
    return start, start + len(words)


def party(
    name: str, type_: str = "", surface: str = "", entity: Iri = "", text: str = LETTER
) -> Party:
    """Return a party that stands in the letter."""
    at = span(surface or name, text)
    types = (CG + type_,) if type_ else ()
    return Party(name, at, span(name, text) if surface else None, types, entity)


def proposal(
    quote: str,
    subject: Party,
    relation: str,
    object_: object,
    *,
    source: Iri = SOURCE,
    text: str = LETTER,
    score: float = 0.5,
    rule: str = "made-up",
    extractor: str = "test",
    **more: object,
) -> Proposal:
    """Return a proposal about the letter under the id that its content gives it."""
    made = Proposal(
        "", source, quote, span(quote, text), subject, CG + relation, object_,  # type: ignore[arg-type]
        Origin(extractor, "1", rule), score=score, reasons=(("pattern", score),), **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return made.identified()


def leases(source: Iri = SOURCE) -> Proposal:
    """Return: the clerk says that the Board uses the quay."""
    return proposal(
        "The Dredging Board leases the Eel Quay, its clerk Odo Finch told this letter.",
        party("Dredging Board", "Organisation"),
        "operates",
        party("Eel Quay", "Facility"),
        source=source,
        score=0.9,
        status=AttributionStatus.EXPLICIT,
        chain=(
            ProposedHop(
                (party("Odo Finch", "Person"),), Stance.ASSERTS, "told",
                span("its clerk Odo Finch told this letter"),
            ),
        ),
    )  # fmt: skip


def barges(source: Iri = SOURCE) -> Proposal:
    """Return: the report says how many barges the Board keeps."""
    quote = "According to the Board's yearly report, it keeps at least 12 barges there."
    report = party("the Board's yearly report", "Report")
    return proposal(
        quote,
        party("Dredging Board", "Organisation", surface="it keeps"),
        "hasCount",
        ProposedQuantity(Quantity.parse("at least 12 barges"), span("at least 12 barges")),
        source=source,
        score=0.7,
        status=AttributionStatus.EXPLICIT,
        chain=(
            ProposedHop((party("Dredging Board"),), Stance.ASSERTS, "", None, report),
        ),
        context=(span("The Dredging Board leases the Eel Quay"),),
    )  # fmt: skip


def met(source: Iri = SOURCE) -> Proposal:
    """Return: the letter's own voice, with a year that was inferred."""
    when = ProposedDate(EdtfDate.parse("XXXX-05-03"), span("3 May"), EdtfDate.parse("2031-05-03"))
    return proposal(
        "On 3 May the Board met in Merrow.",
        party("the Board", "Organisation"),
        "locatedIn",
        party("Merrow", "Settlement"),
        source=source,
        score=0.4,
        when=when,
    )


def denied(source: Iri = SOURCE) -> Proposal:
    """Return: the clerk denies that the Board owns the mill."""
    return proposal(
        "Odo Finch denied that the Board owns the Salt Mill",
        party("the Board"),
        "owns",
        party("Salt Mill"),
        source=source,
        score=0.6,
        polarity=Polarity.DENIED,
        status=AttributionStatus.EXPLICIT,
        chain=(
            ProposedHop(
                (party("Odo Finch", "Person"),), Stance.ASSERTS, "denied",
                span("denied", after="Odo Finch denied"),
            ),
        ),
    )  # fmt: skip


def said(source: Iri = SOURCE) -> Proposal:
    """Return: a text, alleged in the letter's own voice."""
    return proposal(
        "“We never owned it.”",
        party("the Board"),
        "describedAs",
        ProposedText("We never\nowned it.", span("We never owned it.")),
        source=source,
        score=0.2,
        modality=Modality.ALLEGATION,
    )


def every(source: Iri = SOURCE) -> list[Proposal]:
    """Return all of them; the words of the mill's owner are a detail of the denial."""
    parent = denied(source)
    return [
        leases(source),
        barges(source),
        met(source),
        parent,
        replace(said(source), detail_of=parent.id),
    ]


def letter_case(folder: Path, sheet: str = SHEET) -> Case:
    """Return a case with the letter, and with all its proposals."""
    case = cg.init(folder, base="https://example.org/merrow/")
    case.add([("merrow-letter.txt", LETTER.encode())])
    case.import_([("sheet.yaml", sheet.encode())])
    store(case, every(SOURCE))
    return case


def store(case: Case, proposals: Iterable[Proposal], extractor: str = "test") -> None:
    """Store what an extractor proposed of the letter."""
    source = case.content.sources[SOURCE]
    run = Run(SOURCE, source.text_sha256, extractor, "1")
    target = case.root / "proposals" / f"merrow-letter.{extractor}.jsonl"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(write_lines(run, proposals, ()))


def truth(case: Case) -> dict[str, bytes]:
    """Return the files of a case but for judgements, and what is derived or proposed."""
    inside = (p for p in case.root.rglob("*") if p.is_file() and ".claimgraph" not in p.parts)
    files = {p.relative_to(case.root).as_posix(): p.read_bytes() for p in inside}
    return {n: d for n, d in files.items() if n != "judgements.ttl" and "proposals/" not in n}


def errors(case: Case) -> list[str]:
    return [
        f"{f.code} {f.place}: {f.message}"
        for f in case.check().findings
        if str(f.severity) == "error"
    ]
