"""Parts of a case, read from the index alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import BASE, NS, claim, content, entity, iri, record, said, tea

import claimgraph
from claimgraph.case import Case
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Name, NameKind
from claimgraph.model.judgement import Judgement, Verdict


def _case(folder: Path, of: Content) -> Case:
    made = claimgraph.init(folder / "tea", title="Tea", base=BASE)
    made.merge(of)
    return claimgraph.open(made.root, "all")


def _relations(part: Content) -> set[str]:
    return {c.predicate.rpartition("#")[2] for c in part.claims.values()}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The tea case with a claim about a claim, shared dates, a described name, judgements."""
    leads = claim("ann", "leads", "club")
    about = claim(leads.iri, "contradicts", claim("ann", "owns", "club").iri)
    when = EdtfDate.parse("2016")
    dated = [claim("bob", "startedOn", when), claim("far", "startedOn", when)]
    pond = claim("puddle", "partOf", "pond")
    more = [about, pond, *dated]
    names = (Name("Bob", kind=NameKind.PREFERRED), Name("波波", "zh", NameKind.TRANSLATION))
    extra = content(
        [
            entity("bob", "Person", "Bob"),
            entity("far", "Person", "Far"),
            entity("pond", "Place", "Pond"),
            entity("me", "Person", "Me"),
        ],
        [record("report", more, [a for c in more for a in said(c, "report")])],
        judgements=[
            Judgement.of(
                NS, Verdict.DIFFERENT, [iri("ann"), iri("far")], iri("me"), "2026-01-01T00:00:00Z"
            ),
            Judgement.of(
                NS, Verdict.UNSURE, [iri("ann"), iri("club")], iri("me"), "2026-01-02T00:00:00Z"
            ),
        ],
    )
    entities = {**extra.entities, iri("bob"): replace(extra.entities[iri("bob")], names=names)}
    made = _case(tmp_path_factory.mktemp("selection"), tea())
    made.merge(replace(extra, entities=entities))
    return claimgraph.open(made.root, "all")


def test_the_part_of_everything_is_everything(case: Case) -> None:
    part = case.reader.content(case.reader.all_claims())
    assert part.records == case.content.records
    assert part.claims == case.content.claims


def test_a_part_holds_what_its_claims_speak_of(case: Case) -> None:
    part = case.select(about="ann", hops=1)
    assert _relations(part) >= {"leads", "owns"}
    about = case.lookup.claims(case.admitted, None, "contradicts")
    spoken_of = case.reader.content(about)
    assert _relations(spoken_of) == {"contradicts", "leads", "owns"}


def test_one_hop_more_reaches_further(case: Case) -> None:
    assert "partOf" not in _relations(case.select(about="ann", hops=2))
    assert "partOf" in _relations(case.select(about="ann", hops=3))


def test_a_shared_date_connects_nobody(case: Case) -> None:
    part = case.select(about="bob", hops=5)
    assert iri("far") not in part.entities


def test_a_part_is_chosen_by_source_agent_and_class(case: Case) -> None:
    assert _relations(case.select(source="report")) >= {"contradicts", "leads"}
    assert "locatedIn" not in _relations(case.select(source="club"))
    assert _relations(case.select(type="Settlement")) == {"locatedIn", "partOf"}
    assert _relations(case.select(type="Place")) >= {"locatedIn", "partOf"}


def test_criteria_that_are_given_together_must_all_hold(case: Case) -> None:
    assert _relations(case.select(about="puddle", source="report")) == {"partOf"}


def test_a_name_that_is_described_comes_with_its_entity(case: Case) -> None:
    entities, _ = case.reader.things([iri("bob")])
    assert entities[iri("bob")] == case.content.entities[iri("bob")]
    assert [hit.iri for hit in case.find("波波")] == [iri("bob")]


def test_judgements_go_with_the_part_that_they_are_about(case: Case) -> None:
    part = case.select(about="ann")
    assert [j.verdict for j in part.judgements] == [Verdict.UNSURE]
    content, profile = case.show("ann")
    assert {j.verdict for j in profile.judgements} == {Verdict.DIFFERENT, Verdict.UNSURE}
    assert content.label(iri("far")) == "Far"


def test_origins_are_the_attestations_that_are_taken_from_no_other(case: Case) -> None:
    rows = {(row.iri, row.claim, row.stance) for row in case.reader.origins()}
    assert rows == {
        (a.iri, a.claim, a.stance) for a in case.content.attestations.values() if not a.taken_from
    }


def test_a_part_keeps_the_decisions_on_the_proposals_that_its_claims_were(tmp_path: Path) -> None:
    leads = claim("ann", "leads", "club")
    proposal, other = (NS.mint("proposal", digit * 24) for digit in "12")
    moment = "2026-01-01T00:00:00Z"
    accept = Judgement.of(NS, Verdict.ACCEPT, [proposal, leads.iri], iri("ann"), moment)
    reject = Judgement.of(NS, Verdict.REJECT, [other], iri("ann"), moment)
    case = _case(tmp_path, replace(tea(), judgements=(accept, reject)))
    part, _ = case.trace("ann", "leads")
    assert part.judgements == (accept,)
    assert case.show("ann")[1].judgements == ()
