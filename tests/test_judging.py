"""Judging: what an analyst decides becomes a judgement, once, and after what it answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import NS, claim, entity, iri, record, said

import claimgraph
from claimgraph import judging
from claimgraph.case import Case
from claimgraph.errors import UnknownName, UsageError
from claimgraph.graph.namespaces import CG
from claimgraph.judging import Opinion
from claimgraph.model.content import Content
from claimgraph.model.finding import Severity
from claimgraph.model.judgement import Judgement, Verdict, standing

RUNS = claim("board", "operates", iri("house"))
OWNS = claim("board", "owns", iri("house"))
DAY = "2031-06-05T09:00:00Z"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case of two claims, with one analyst and things that look alike."""
    made = claimgraph.init(tmp_path / "case", title="Tea", base=NS.base)
    things = [
        entity("board", "Organisation", "The Tea Board"),
        entity("body", "Organisation", "Board of Tea"),
        entity("house", "Facility", "The tea house"),
        entity("paper", "Document", "The paper"),
        entity("ann", "Analyst", "Ann"),
    ]
    sayings = [*said(RUNS, "paper", handle="p-c01"), *said(OWNS, "paper", handle="p-c02")]
    made.merge(
        Content(
            made.info,
            {thing.iri: thing for thing in things},
            records={iri("paper"): record("paper", [RUNS, OWNS], sayings)},
        )
    )
    return made


def in_force(case: Case) -> list[tuple[str, ...]]:
    return [
        (str(j.verdict), j.value, *sorted(NS.shorten(t) for t in j.targets))
        for j in standing(case.content.judgements)
    ]


# --- what is decided ----------------------------------------------------------------------------


def test_a_rejected_claim_counts_no_longer_until_that_is_taken_back(case: Case) -> None:
    assert case.admitted == {RUNS.iri, OWNS.iri}
    case.judge("reject", "p-c01", by="ann", reason="misread")
    assert case.admitted == {OWNS.iri}
    assert RUNS.iri in case.under("all").admitted
    (made,) = case.judged()
    assert (made.judgement.by, made.judgement.reason) == (iri("ann"), "misread")
    case.judge("undo", made.judgement.iri.rpartition("/")[2][:8], by="ann")
    assert case.admitted == {RUNS.iri, OWNS.iri}
    assert case.judged() == ()
    assert [each.undo is None for each in case.judged(everything=True)] == [False, True]


def test_it_is_on_disk_and_check_finds_nothing_wrong_with_it(case: Case) -> None:
    case.judge("credibility", "p-c01", "p-c02", by="A new analyst", value="2")
    case.judge("same", "The Tea Board", "body", by="ann", value="high")
    again = claimgraph.open(case.root)
    assert again.content.judgements == case.content.judgements
    assert not [each for each in again.check().findings if each.severity is Severity.ERROR]
    assert again.content.entities[iri("a-new-analyst")].types == (CG + "Analyst",)


def test_several_claims_are_several_judgements_and_a_pair_is_one(case: Case) -> None:
    case.judge("accept", "p-c01", "p-c02", "p-c01", by="ann")
    case.judge("different", "board", "Board of Tea", by="ann")
    assert len(case.judged()) == 3
    assert [j.judgement.verdict for j in case.judged(about="p-c02")] == [Verdict.ACCEPT]
    assert [j.judgement.verdict for j in case.judged(about="body")] == [Verdict.DIFFERENT]
    assert case.judged(about="house") == ()


@given(deeds=st.lists(st.sampled_from(["accept", "reject"]), min_size=1, max_size=4))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_last_word_counts_however_fast_it_follows(case: Case, deeds: list[str]) -> None:
    for deed in deeds:
        case.judge(deed, "p-c01", by="ann")
    assert (RUNS.iri in case.admitted) is (deeds[-1] == "accept")
    assert not case.judge(deeds[-1], "p-c01", by="ann"), "the second time changes nothing"


def test_another_analyst_may_say_the_same(case: Case) -> None:
    case.judge("reject", "p-c01", by="ann")
    assert case.judge("reject", "p-c01", by="Bob")
    assert not case.judge("reject", "p-c01", by="Bob")
    # Ann's word was not the last one.
    assert case.judge("reject", "p-c01", by="ann")


def test_a_dry_run_writes_nothing(case: Case) -> None:
    before = {p: p.read_bytes() for p in case.root.rglob("*.ttl")}
    assert case.judge("reject", "p-c01", by="Somebody new", dry_run=True)
    assert {p: p.read_bytes() for p in case.root.rglob("*.ttl")} == before
    assert case.judged() == ()


def test_who_says_when_is_believed(case: Case) -> None:
    case.judge("reject", "p-c01", by="ann", at=DAY)
    case.judge("accept", "p-c01", by="ann", at="2031-06-04T09:00:00Z")
    assert RUNS.iri not in case.admitted


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "things", "value", "words"),
    [
        ("same", ("board",), "", "about two things, not 1"),
        ("same", ("board", "body", "house"), "", "about two things, not 3"),
        ("same", ("board", "The Tea Board"), "", "are one thing already"),
        ("unsure", ("board", "body"), "2", "'2' is no confidence"),
        ("accept", (), "", "needs the claims"),
        ("undo", (), "", "needs the judgements"),
        ("reject", ("p-c01",), "2", "takes no value"),
        ("credibility", ("p-c01",), "", "without its grade"),
        ("credibility", ("p-c01",), "7", "without its grade"),
        ("doubt", ("p-c01",), "", "'doubt' is no verdict"),
        ("reject", ("p-c01", "p-c09"), "", "no claim goes by 'p-c09'"),
        ("same", ("board", "nobody"), "", "nobody"),
        ("undo", ("abcd",), "", "no judgement goes by 'abcd'"),
        ("undo", ("",), "", "no judgement goes by ''"),
        ("reject", ("board",), "", "no claim goes by 'board'"),
    ],
)
def test_what_makes_no_sense_is_refused_whole(
    case: Case, verdict: str, things: tuple[str, ...], value: str, words: str
) -> None:
    with pytest.raises(UsageError, match=words) as refused:
        case.judge(verdict, *things, by="ann", value=value)
    assert refused.value.mend
    assert case.judged(everything=True) == ()


def test_an_id_that_begins_several_judgements_is_refused(case: Case) -> None:
    stem = f"{NS.base}judgement/abcd"
    twins = tuple(
        Judgement(f"{stem}{n}", Verdict.REJECT, (RUNS.iri,), iri("ann"), DAY) for n in range(2)
    )
    opinion = Opinion(Verdict.UNDO, ("abcd",))
    with pytest.raises(UnknownName, match="2 judgements begin with 'abcd'") as refused:
        judging.judgements(opinion, twins, case.lookup, iri("ann"), DAY)
    assert [c.iri for c in refused.value.candidates] == [twin.iri for twin in twins]


def test_a_decision_on_a_proposal_is_taken_back_elsewhere(case: Case) -> None:
    proposal = NS.mint("proposal", "0" * 24)
    made = Judgement.of(NS, Verdict.REJECT, [proposal], iri("ann"), DAY)
    case.merge(Content(case.info, judgements=(made,)))
    assert case.judged() == ()
    with pytest.raises(UsageError, match="machine's proposal") as refused:
        case.judge("undo", made.iri, by="ann")
    assert "claimgraph review --undo 00000000" in refused.value.mend


@pytest.mark.parametrize(
    ("last", "at", "expected"),
    [
        (None, DAY, DAY),
        ("2031-06-05T08:59:59Z", DAY, DAY),
        (DAY, DAY, "2031-06-05T09:00:01Z"),
        ("2031-06-05T17:00:00+08:00", DAY, "2031-06-05T17:00:01+08:00"),
        ("2040-01-01T00:00:00.5Z", DAY, "2040-01-01T00:00:01.500000Z"),
        ("never", DAY, DAY),
    ],
)
def test_what_is_decided_after_something_comes_after_it(
    last: str | None, at: str, expected: str
) -> None:
    known = [Judgement.of(NS, Verdict.REJECT, [RUNS.iri], iri("ann"), last)] if last else []
    assert judging.later(at, known) == expected
