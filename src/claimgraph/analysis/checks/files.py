"""CG0: the files."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.checks.samples import LEADS
from claimgraph.model.claim import claim_id
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.judgement import Judgement

Findings = Iterator[Finding | None]


def _unreadable(subject: Subject) -> Findings:
    yield from (None for _ in subject.files)
    for problem in subject.problems:
        focus = (problem.about,) if problem.about else ()
        yield Finding(
            "CG001", Severity.ERROR, problem.place(), problem.message, problem.mend, focus
        )


def _wrong_id(subject: Subject) -> Findings:
    ns = subject.namespaces
    for record in subject.content.records.values():
        for claim in record.claims:
            expected = ns.mint(
                "claim",
                claim_id(
                    claim.subject,
                    claim.predicate,
                    claim.object,
                    claim.when,
                    claim.where,
                    claim.qualifiers,
                ),
            )
            yield _id_finding(subject, claim.iri, expected)
        for attestation in record.attestations:
            expected = attestation.identified(ns).iri
            yield _id_finding(subject, attestation.iri, expected)
    for j in subject.content.judgements:
        made = Judgement.of(ns, j.verdict, j.targets, j.by, j.at, reason=j.reason, value=j.value)
        yield _id_finding(subject, j.iri, made.iri)


def _id_finding(subject: Subject, iri: str, expected: str) -> Finding | None:
    if iri == expected:
        return None
    short = subject.namespaces.shorten
    return Finding(
        "CG002",
        Severity.ERROR,
        short(iri),
        f"its content has the id {short(expected)}",
        "Change claims by importing a sheet, which gives them the right id.",
        (iri,),
    )


def _clashing_handles(subject: Subject) -> Findings:
    for handle, attestations in sorted(subject.content.handles.items()):
        claims = {attestation.claim for attestation in attestations}
        if len(claims) == 1:
            yield None
            continue
        yield Finding(
            "CG003",
            Severity.ERROR,
            handle,
            f"{len(claims)} claims have this handle",
            "Give each row of a sheet an id of its own.",
            tuple(sorted(claims)),
        )


def _stale_plain_graph(subject: Subject) -> Findings:
    if subject.expect_plain is None:
        return
    if subject.plain == subject.expect_plain():
        yield None
        return
    state = "is missing" if subject.plain is None else "is not what the claims make it"
    yield Finding(
        "CG004",
        Severity.ERROR,
        "graph.ttl",
        f"the plain graph {state}",
        "Write it anew with: claimgraph check --fix",
    )


_TWO_ROWS = (
    LEADS + "  - {id: c02, subject: ann, predicate: owns, object: club, chain: ann (boasts)}\n"
)
_CLAIMS = "claims/paper.ttl"

RULES = (
    Rule(
        "CG001",
        Severity.ERROR,
        "a record that can't be read",
        "What can't be read is in the file and yet in no answer.",
        Example(
            LEADS,
            edits=((_CLAIMS, "\n\tcg:predicate cg:leads ;", ""),),
            also=("CG102",),
        ),
        Example(LEADS),
        _unreadable,
    ),
    Rule(
        "CG002",
        Severity.ERROR,
        "an id that does not fit its content",
        "The id of a claim, an attestation or a judgement is a digest of what it says, so that "
        "the same proposition from two sources is one claim. A record that was changed by hand "
        "under its old id would be mistaken for what it used to say.",
        Example(LEADS, edits=((_CLAIMS, "cg:predicate cg:leads ;", "cg:predicate cg:owns ;"),)),
        Example(LEADS.replace("leads", "owns")),
        _wrong_id,
    ),
    Rule(
        "CG003",
        Severity.ERROR,
        "one handle for two claims",
        "A handle is how people refer to a row. Where it means two claims, an edited sheet "
        "would replace the wrong one.",
        Example(
            _TWO_ROWS,
            edits=((_CLAIMS, 'dcterms:identifier "c02"', 'dcterms:identifier "c01"'),),
        ),
        Example(_TWO_ROWS),
        _clashing_handles,
    ),
    Rule(
        "CG004",
        Severity.ERROR,
        "a plain graph that is out of date",
        "graph.ttl holds the edges of the default view for tools that know nothing of claims. "
        "It is derived; where it differs, somebody reads edges that nobody claims any more.",
        Example(LEADS, edits=(("graph.ttl", "cg:leads :club", "cg:owns :club"),)),
        Example(LEADS),
        _stale_plain_graph,
    ),
)
