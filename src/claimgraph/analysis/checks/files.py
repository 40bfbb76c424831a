"""CG0: the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimgraph.analysis.checks.rule import Rule, Subject
from claimgraph.model.claim import claim_id
from claimgraph.model.finding import Finding, Severity

Findings = Iterator[Finding | None]


def _unreadable(subject: Subject) -> Findings:
    yield from (None for _ in subject.files)
    for problem in subject.problems:
        yield Finding("CG001", Severity.ERROR, problem.place(), problem.message, problem.mend)


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
            expected = replace(attestation).identified(ns).iri
            yield _id_finding(subject, attestation.iri, expected)


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
    if subject.expected_plain is None:
        return
    if subject.plain == subject.expected_plain:
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


RULES = (
    Rule(
        "CG001",
        Severity.ERROR,
        "a record that can't be read",
        "What can't be read is in the file and yet in no answer.",
        "claim:1f… a cg:Claim ; cg:subject :ann .",
        "claim:1f… a cg:Claim ; cg:subject :ann ; cg:predicate cg:leads ; cg:object :club .",
        _unreadable,
    ),
    Rule(
        "CG002",
        Severity.ERROR,
        "an id that does not fit its content",
        "The id of a claim or attestation is a digest of what it says, so that the same "
        "proposition from two sources is one claim. A record that was changed by hand under "
        "its old id would be mistaken for what it used to say.",
        "claim:1f… (the id of 'Ann leads the club') cg:object :choir .",
        "claim:7c… (the id of 'Ann leads the choir') cg:object :choir .",
        _wrong_id,
    ),
    Rule(
        "CG003",
        Severity.ERROR,
        "one handle for two claims",
        "A handle is how people refer to a row. Where it means two claims, an edited sheet "
        "would replace the wrong one.",
        "id: c01 … 'Ann leads the club'; id: c01 … 'Ann leads the choir'",
        "id: c01 … 'Ann leads the club'; id: c02 … 'Ann leads the choir'",
        _clashing_handles,
    ),
    Rule(
        "CG004",
        Severity.ERROR,
        "a plain graph that is out of date",
        "graph.ttl holds the edges of the default view for tools that know nothing of claims. "
        "It is derived; where it differs, somebody reads edges that nobody claims any more.",
        ":ann cg:leads :club .   # while no claim says so",
        ":ann cg:leads :choir .  # as the claims say",
        _stale_plain_graph,
    ),
)
