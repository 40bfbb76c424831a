"""What the annotation marks as missing or slipped is found, with the right code and things.

The annotation is read from beside the checkout, and the tests are left out where it is not there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.asking import ask, whole

from claimgraph.case import Case
from claimgraph.model.finding import Finding, Severity

GAPS = ("CG4", "CG5")
NOT_OF_THE_TEXT = "CG54"  # rules that read the words of documents


def relation(annotation: Path, key: str) -> dict[str, Any]:
    """Return the inconsistency `key` of the annotation."""
    relations = json.loads((annotation / "relations.json").read_text(encoding="utf-8"))["relations"]
    (found,) = (r for r in relations if r.get("key") == key)
    return dict(found)


@pytest.fixture(scope="module")
def findings(police: Case) -> tuple[Finding, ...]:
    """What the rules about lineage and gaps find in the case on the article."""
    found = police.check(select=GAPS).findings
    return tuple(f for f in found if not f.code.startswith(NOT_OF_THE_TEXT))


def things(case: Case, findings: tuple[Finding, ...], code: str) -> set[str]:
    """Return the things that the findings of a code are about."""
    return {
        case.namespaces.shorten(iri)
        for finding in findings
        if finding.code == code
        for iri in finding.focus
    }


def handles(case: Case, finding: Finding) -> set[str]:
    """Return the annotated claims among what a finding is about."""
    sayings = (s for iri in finding.focus for s in case.content.attestations_of.get(iri, ()))
    return {whole(saying.handle) for saying in sayings if saying.handle}


def test_the_dates_without_a_year_are_found(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    wanted = relation(annotation, "missing-years")["claims"]
    found = [handles(police, finding) for finding in findings if finding.code == "CG508"]
    assert len(found) == len(wanted) == 3
    assert all(any(claim in about for about in found) for claim in wanted)


def test_the_place_that_is_spelled_in_two_ways_is_found(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    (slip,) = relation(annotation, "qiantian-spelling")["claims"]
    (finding,) = (f for f in findings if f.code == "CG518")
    assert {"city-qiantian", "qingtian-psb"} <= things(police, findings, "CG518")
    receipts = {s.handle for c in finding.claims for s in police.content.attestations_of[c]}
    assert slip in receipts
    rows = ask(police, "look-alike-names", "word otherWord marked")
    assert set(rows) == {("Qiantian", "Qingtian", "true")}


def test_every_entity_that_is_unknown_in_the_annotation_is_asked_for(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    entities = json.loads((annotation / "entities.json").read_text(encoding="utf-8"))["entities"]
    known = {police.namespaces.shorten(iri) for iri in police.content.entities}
    unknown = {e.iri for e in police.content.entities.values() if e.unknown}
    ids = {police.namespaces.shorten(iri) for iri in unknown}
    assert len(ids & {entity["id"] for entity in entities}) > 10  # the annotation's, and more
    asked = set().union(*(things(police, findings, code) for code in ("CG501", "CG502", "CG503")))
    # The article is at hand: it is asked when it came out, and who made it.
    asked |= things(police, findings, "CG510") & things(police, findings, "CG511")
    assert ids - asked == set()
    assert asked <= known


def test_an_unknown_place_is_not_one_that_nobody_states(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    del annotation
    assert things(police, findings, "CG502") == {"place-canada-unknown"}
    unstated = things(police, findings, "CG505") | things(police, findings, "CG506")
    assert {"station-fuzhou-1", "sg-nantong-29", "qingtian-psb", "fuzhou-police"} <= unstated
    stated = {"station-canada-unknown", "station-vancouver", "nantong-psb", "wenzhou-psb"}
    assert not unstated & stated


def test_speakers_without_a_name_are_found(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    del annotation
    assert things(police, findings, "CG503") == {"schrader", "prc-authorities", "centers-sa"}


def test_single_origins_are_those_of_the_annotation(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    questions = json.loads((annotation / "questions.json").read_text(encoding="utf-8"))
    (state,) = (q["expected_answer"]["by_origin"] for q in questions if q["id"] == "q22")
    alone = things(police, findings, "CG401")
    assert alone >= set(state) | {"safeguard-defenders", "schrader", "weldon-epp"}
    # Who stands behind a state or a party speaks in its own cause, and nobody else does here.
    assert things(police, findings, "CG404") == set(state) | {"centers-sa"}


def test_the_documents_to_fetch_are_found(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    del annotation
    fetch = things(police, findings, "CG406")
    assert {"sd-report-dec5", "ccdi-working-report", "ppsd-article-2019-05"} <= fetch
    assert "seed-article" not in fetch
    first = ask(police, "gaps", "thing edges", code="CG406")[0]
    assert first == ("sd-report-dec5", "64")


def test_the_chains_of_four_sayings_are_found(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    del annotation
    assert things(police, findings, "CG411") == {"qingtian-psb"}
    (finding,) = (f for f in findings if f.code == "CG411")
    assert finding.message.startswith("5 claims ")


def test_nothing_is_an_error(findings: tuple[Finding, ...], annotation: Path) -> None:
    del annotation
    assert findings
    assert all(finding.severity is not Severity.ERROR for finding in findings)


def test_the_pairs_that_are_asked_for_are_those_that_an_analyst_was_unsure_of(
    police: Case, findings: tuple[Finding, ...], annotation: Path
) -> None:
    del annotation
    rows = ask(police, "open-identities", "verdict one other")
    open_pairs = {(one, other) for verdict, one, other in rows if verdict == "unsure"}
    found = {
        tuple(short_id.strip() for short_id in finding.place.split(","))
        for finding in findings
        if finding.code == "CG517"
    }
    assert found == open_pairs
