"""Decisions: what they write, what repeating and undoing them does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reviewing.cases import (
    AT,
    BY,
    LETTER,
    SHEET,
    barges,
    denied,
    errors,
    every,
    leases,
    letter_case,
    met,
    said,
    store,
    truth,
)

from claimgraph.case import Case
from claimgraph.errors import DataError, InvalidInput, UnknownName, UsageError
from claimgraph.model.claim import Modality
from claimgraph.model.entity import Name
from claimgraph.model.judgement import Judgement, Verdict, rejected_claims, standing
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.deciding import decide, reject

BASE = "https://example.org/merrow/"


def all_files(case: Case) -> dict[str, bytes]:
    return {**truth(case), "judgements.ttl": (case.root / "judgements.ttl").read_bytes()}


def in_force(case: Case) -> list[tuple[str, str, str]]:
    return [(str(j.verdict), j.value, j.reason) for j in standing(case.content.judgements)]


# --- accepting ----------------------------------------------------------------------------------


def test_an_acceptance_is_a_judgement_with_who_and_when(case: Case) -> None:
    done = case.accept(leases().id[:6], by=BY, at=AT)
    (judgement,) = done.judgements
    assert (judgement.verdict, judgement.by, judgement.at) == (Verdict.ACCEPT, BASE + "desk", AT)
    claim = done.decided[0].claims[0]
    about = {leases().iri(case.namespaces), claim, BASE + "odo-finch"}
    assert set(judgement.targets) == about
    assert claim in case.admitted
    assert done.message() == f"accepted {leases().id[:8]}, with 1 new thing"


def test_the_case_is_read_as_it_was_written(case: Case) -> None:
    case.accept(*(p.id for p in every()), by=BY, at=AT)
    assert case.content == Case(case.root).content
    case.undo(by=BY)
    assert case.content == Case(case.root).content
    assert case.rebuild() is False


def test_accepted_claims_hold_water(case: Case) -> None:
    case.accept(*(p.id for p in every()), by=BY, at=AT)
    assert errors(case) == []
    part, claims = case.trace("dredging-board", "operates", "eel-quay")
    own = part.outermost(claims[0])[0]
    assert own.citation
    assert own.citation.exact == leases().quote
    assert [a.agents for a in part.origins(claims[0])] == [(BASE + "odo-finch",)]
    page = case.explore("-").data.decode()
    assert leases().quote in page


def test_accepting_twice_changes_nothing(case: Case) -> None:
    ids = [p.id for p in every()]
    case.accept(*ids, by=BY, at=AT)
    before = all_files(case)
    again = case.accept(*ids, by="Somebody else")
    assert not again.changes
    assert not again.judgements
    assert again.message() == "nothing changed: decided so already"
    assert all_files(case) == before


def test_accepting_with_an_edit_replaces(case: Case) -> None:
    case.accept(leases().id, by=BY, at=AT)
    case.accept(leases().id, edits=[{"when": "2030"}], by=BY, at=AT)
    assert [(c.when.text if c.when else "") for c in case.content.claims.values()] == ["2030"]
    assert in_force(case) == [("accept", "edited", "changed: when")]
    before = all_files(case)
    assert not case.accept(leases().id, edits=[{"when": "2030"}], by=BY).changes
    assert all_files(case) == before
    case.accept(leases().id, by=BY)
    assert in_force(case) == [("accept", "", "")]
    assert errors(case) == []


def test_another_gloss_is_another_edit_of_the_same_claim(case: Case) -> None:
    case.accept(leases().id, edits=[{"gloss": "first"}], by=BY, at=AT)
    case.accept(leases().id, edits=[{"gloss": "second"}], by=BY)
    assert [a.gloss for a in case.content.attestations.values() if a.handle] == ["second"]
    assert len(in_force(case)) == 1


def test_a_split_makes_two_claims_of_one_proposal(case: Case) -> None:
    done = case.accept(leases().id, edits=[{"when": "2029"}, {"object": "the Board"}], by=BY, at=AT)
    handle = f"p-{leases().id[:12]}"
    assert done.decided[0].rows == (handle, f"{handle}-2")
    assert len(case.content.claims) == 2
    assert [value for _, value, _ in in_force(case)] == ["edited", "edited"]
    case.accept(leases().id, by=BY)
    assert len(case.content.claims) == 1
    assert errors(case) == []


def test_several_that_are_one_claim(case: Case) -> None:
    done = case.accept_as_one(leases().id, barges().id, said().id, by=BY, at=AT)
    assert [str(d.verdict) for d in done.decided] == ["accept", "reject", "reject"]
    assert {d.reason for d in done.decided[1:]} == {f"same as {leases().id[:8]}"}
    assert len(case.content.claims) == 1
    case.undo(by=BY)
    assert len(case.docket().waiting) == len(every())


def test_all_decisions_of_a_call_or_none(case: Case) -> None:
    before = all_files(case) if (case.root / "judgements.ttl").exists() else truth(case)
    with pytest.raises(InvalidInput):
        case.accept(leases().id, barges().id, edits=[{"when": "soon"}], by=BY)
    with pytest.raises(UnknownName):
        case.accept(leases().id, "ffffffff", by=BY)
    assert truth(case) == {n: d for n, d in before.items() if n != "judgements.ttl"}
    assert not case.content.judgements


def test_a_dry_run_says_it_and_writes_nothing(case: Case) -> None:
    before = truth(case)
    done = case.accept(leases().id, by=BY, dry_run=True)
    assert done.changes.claims
    assert truth(case) == before
    assert not case.content.claims


def test_another_process_may_have_written_in_between(case: Case) -> None:
    other = Case(case.root)
    other.accept(barges().id, by=BY, at=AT)
    case.accept(leases().id, by=BY, at=AT)
    assert len(case.content.claims) == 2


# --- rejecting ----------------------------------------------------------------------------------


def test_a_rejection_says_why_and_brings_nothing(case: Case) -> None:
    before = truth(case)
    case.reject(said().id, reason="  mere \n talk ", by=BY, at=AT)
    assert truth(case) == before
    assert in_force(case) == [("reject", "", "mere talk")]
    assert said() not in case.docket().waiting
    assert not rejected_claims(case.content.judgements)
    assert errors(case) == []


def test_rejecting_what_was_accepted_takes_it_out(case: Case) -> None:
    before = truth(case)
    case.accept(leases().id, by=BY, at=AT)
    case.reject(leases().id, reason="misread", by=BY, at=AT)
    assert truth(case) == before
    assert in_force(case) == [("reject", "", "misread")]
    case.accept(leases().id, by=BY, at=AT)
    assert in_force(case) == [("accept", "", "")]
    assert len(case.content.claims) == 1
    assert errors(case) == []


def test_a_rejection_needs_a_reason(case: Case) -> None:
    with pytest.raises(UsageError, match="without a reason"):
        case.reject(said().id, reason=" ", by=BY)


def test_two_decisions_on_one_proposal_are_refused(case: Case) -> None:
    docket = case.docket()
    twice = [reject(leases(), "a"), reject(leases(), "b")]
    with pytest.raises(UsageError, match="two decisions"):
        decide(docket, twice, case.content.entities[BASE + "desk"], AT)


def test_a_claim_that_was_rejected_stays_so_when_it_is_found_again(case: Case) -> None:
    case.accept(leases().id, by=BY, at=AT)
    claim = next(iter(case.content.claims))
    no = Judgement.of(
        case.namespaces, Verdict.REJECT, [claim], BASE + "desk", "2031-07-01T00:00:00Z"
    )
    case.merge(replace(case.content, judgements=(no,)))
    other = replace(leases(), quote="The Dredging Board leases the Eel Quay", anchor=(31, 69))
    store(case, [*every(), other.identified()])
    case.accept(other.identified().id, by=BY, at="2031-08-01T00:00:00Z")
    assert claim not in case.admitted
    assert rejected_claims(case.content.judgements) == {claim}


# --- undoing ------------------------------------------------------------------------------------


def test_undo_leaves_the_bytes_as_they_were(case: Case) -> None:
    before = truth(case)
    case.accept(*(p.id for p in every()), by=BY, at=AT)
    assert truth(case) != before
    done = case.undo(by=BY)
    assert truth(case) == before
    assert len(done.judgements) == len(every())
    assert errors(case) == []


def test_undo_takes_back_the_last_call_or_the_one_that_is_named(case: Case) -> None:
    case.accept(leases().id, by=BY, at=AT)
    case.accept(barges().id, by=BY, at="2031-06-05T09:00:05Z")
    assert case.undo(by=BY).message() == f"waiting again {barges().id[:8]}"
    case.accept(barges().id, by=BY, at="2031-06-05T09:00:10Z")
    case.undo(leases().id[:6], by=BY)
    assert [p.id for p in case.docket().waiting if p in (leases(), barges())] == [leases().id]
    judgement = next(j for j in standing(case.content.judgements))
    case.undo(case.namespaces.shorten(judgement.iri)[:20], by=BY)
    assert not case.content.claims
    with pytest.raises(UsageError, match="no decision to take back"):
        case.undo(by=BY)


@pytest.mark.parametrize("what", ["abc", "ffffffff", "judgement:ffffffff"])
def test_undo_of_nothing(case: Case, what: str) -> None:
    case.accept(leases().id, by=BY, at=AT)
    with pytest.raises(UnknownName, match="no decision goes by"):
        case.undo(what, by=BY)


def test_undo_may_be_accepted_again_in_the_same_second(case: Case) -> None:
    for _ in range(3):
        case.accept(leases().id, by=BY, at=AT)
        assert len(case.content.claims) == 1
        case.undo(leases().id, by=BY, at=AT)
        assert not case.content.claims


def test_what_another_acceptance_rests_on_stays(case: Case) -> None:
    before = truth(case)
    twin = replace(leases(), modality=Modality.INTERESTED).identified()
    store(case, [*every(), twin])
    case.accept(leases().id, by=BY, at=AT)
    done = case.accept(twin.id, by=BY, at=AT)
    assert done.decided[0].joins
    assert done.message().endswith("which was said already")
    assert not case.accept(leases().id, by=BY).changes
    case.undo(leases().id, by=BY)
    assert len(case.content.claims) == 1
    assert [a.handle for a in case.content.attestations.values() if a.handle] == [
        f"p-{twin.id[:12]}"
    ]
    case.undo(twin.id, by=BY)
    assert truth(case) == before


def test_a_thing_stays_that_something_else_names(case: Case) -> None:
    case.accept(leases().id, by=BY, at=AT)
    case.accept(denied().id, by=BY, at=AT)  # Odo Finch says that too
    case.undo(leases().id, by=BY)
    assert BASE + "odo-finch" in case.content.entities
    case.undo(denied().id, by=BY)
    assert BASE + "odo-finch" not in case.content.entities


def test_a_thing_stays_that_somebody_described(case: Case) -> None:
    case.accept(leases().id, by=BY, at=AT)
    odo = case.content.entities[BASE + "odo-finch"]
    case.merge(
        replace(case.content, entities={odo.iri: replace(odo, names=(*odo.names, Name("O. F.")))})
    )
    case.undo(leases().id, by=BY)
    assert BASE + "odo-finch" in case.content.entities


def test_a_claim_that_another_speaks_of_can_not_go(case: Case) -> None:
    case.accept(leases().id, by=BY, at=AT)
    row = f"p-{leases().id[:12]}"
    sheet = "source: notes\nentities:\n  - {id: notes, type: Report, name: Notes}\nclaims:\n"
    sheet += f"  - {{id: n1, subject: {row}, predicate: refines, object: {row}}}\n"
    case.import_([("notes.yaml", sheet.encode())])
    with pytest.raises(DataError, match="speaks of"):
        case.undo(leases().id, by=BY)


def test_what_was_accepted_of_a_version_goes_after_the_next_one_came(case: Case) -> None:
    case.accept(leases().id, by=BY, at=AT)
    newer = LETTER.replace("THE MERROW LETTER", "THE LETTER OF MERROW")
    case.add([("merrow-letter.txt", newer.encode())], source="merrow-letter")
    assert not case.docket().by_id  # it was read from the version before
    assert errors(case) == []
    done = case.undo(leases().id[:8], by=BY)
    assert done.message() == f"waiting again {leases().id[:8]}"
    assert not case.content.claims


# --- who ----------------------------------------------------------------------------------------


def test_a_new_name_makes_an_analyst(case: Case) -> None:
    case.accept(met().id, by="Ines  Quill", at=AT)
    assert case.content.entities[BASE + "ines-quill"].label == "Ines Quill"
    case.accept(leases().id, by="ines quill", at=AT)
    assert {j.by for j in case.content.judgements} == {BASE + "ines-quill"}
    assert errors(case) == []


def test_somebody_of_the_case_is_no_analyst(tmp_path: Path) -> None:
    case = letter_case(
        tmp_path / "m", SHEET + "  - {id: ines-quill, type: Person, name: Ines Quill}\n"
    )
    with pytest.raises(UsageError, match="who is no analyst"):
        case.accept(met().id, by="ines-quill")
    case.accept(met().id, by="Ines Quill", at=AT)
    assert {j.by for j in case.content.judgements} == {BASE + "ines-quill-2"}


@pytest.mark.parametrize("by", ["", "  "])
def test_somebody_decides(case: Case, by: str) -> None:
    with pytest.raises(UsageError, match="nobody is named"):
        case.accept(met().id, by=by)


@pytest.mark.parametrize(
    "at", ["yesterday", "2031-06-05", "2031-06-05T09:00:00", "2031-13-05T09:00:00Z"]
)
def test_a_moment_has_a_time_zone(case: Case, at: str) -> None:
    with pytest.raises(UsageError, match="is not a moment"):
        case.accept(met().id, by=BY, at=at)


# --- laws ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return letter_case(tmp_path_factory.mktemp("law") / "merrow").root


@pytest.fixture
def fresh(template: Path, tmp_path: Path) -> Callable[[], Case]:
    def copy() -> Case:
        shutil.rmtree(tmp_path / "copy", ignore_errors=True)
        return Case(shutil.copytree(template, tmp_path / "copy"))

    return copy


PROPOSALS = st.lists(st.sampled_from(every()), unique=True, min_size=1)
Edits = list[dict[str, str]]
EDITS: list[Edits] = [
    [],
    [{"when": "2030"}],
    [{"when": "2029"}, {"subject": "eel-quay"}],
    [{"chain": ""}],
]
SOME = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SOME
@given(first=PROPOSALS, then=PROPOSALS, edits=st.sampled_from(EDITS))
def test_accepting_and_undoing_is_the_identity(
    fresh: Callable[[], Case],
    first: list[Proposal],
    then: list[Proposal],
    edits: Edits,
) -> None:
    case = fresh()
    case.accept(*(p.id for p in first), by=BY, at=AT)
    before = truth(case)
    news = [p for p in then if p not in first]
    if news:
        case.accept(*(p.id for p in news), edits=edits, by=BY)
        once = all_files(case)
        assert not case.accept(*(p.id for p in news), edits=edits, by=BY).changes
        assert all_files(case) == once
        for each in news:
            case.undo(each.id, by=BY)
    assert truth(case) == before
