"""A damaged file of proposals stops nothing: it is named, and the others are reviewed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.reviewing.cases import BY, barges, every, leases, met, store, truth

from claimgraph.case import Case
from claimgraph.errors import UnknownName
from claimgraph.reviewing.desk import Desk


@pytest.fixture
def damaged(case: Case) -> Path:
    """Return a damaged file; what another extractor proposes lies beside it."""
    case.accept(barges().id, by=BY)
    store(case, [leases(), met()], "other")
    file = case.root / "proposals" / "merrow-letter.test.jsonl"
    file.write_bytes(file.read_bytes() + b'{"id": "cut of\n[]\n')
    return file


def test_it_is_named_with_its_place_and_its_mend(case: Case, damaged: Path) -> None:
    (problem,) = case.docket().damaged
    assert problem.place() == "proposals/merrow-letter.test.jsonl:7"
    assert problem.message.startswith("damaged, and left out: no JSON: ")
    assert problem.message.endswith("(and 1 more)")
    assert problem.mend.endswith(": claimgraph extract merrow-letter --extractor test")


def test_the_usual_extractor_needs_no_name(case: Case) -> None:
    store(case, [leases()], "english")
    (case.root / "proposals" / "merrow-letter.english.jsonl").write_bytes(b"")
    (problem,) = case.docket().damaged
    assert problem.mend.endswith(": claimgraph extract merrow-letter")


def test_what_is_in_the_other_files_is_decided_on(case: Case, damaged: Path) -> None:
    desk = Desk(case, BY)
    assert {item.proposal.id for item in desk.items} == {leases().id, met().id}
    desk.accept()
    assert len(desk.docket.damaged) == 1
    done = case.reject(met().id, reason="no", by=BY)
    assert [p.file for p in done.damaged] == ["proposals/merrow-letter.test.jsonl"]
    assert len(case.content.claims) == 2


def test_nothing_is_lost(case: Case, damaged: Path) -> None:
    bytes_ = damaged.read_bytes()
    Desk(case, BY).accept()
    case.undo(barges().id, by=BY)  # of a proposal that can't be read at the moment
    assert damaged.read_bytes() == bytes_
    store(case, every())
    assert not case.docket().damaged
    waiting = {item.proposal.id for item in case.waiting()}
    assert waiting == {p.id for p in every()} - {leases().id}
    assert case.content == Case(case.root).content


def test_whoever_asks_for_one_that_may_be_in_it_is_told_so(case: Case, damaged: Path) -> None:
    before = truth(case)
    with pytest.raises(UnknownName) as caught:
        case.accept(leases().id, every()[3].id, by=BY)
    assert "proposals/merrow-letter.test.jsonl" in (caught.value.mend or "")
    assert truth(case) == before


def test_what_was_read_from_another_text_is_left_out_in_silence(case: Case) -> None:
    source = next(iter(case.content.sources.values()))
    case.merge(replace(case.content, sources={source.iri: replace(source, text_sha256="0" * 64)}))
    docket = case.docket()
    assert (docket.proposals, docket.damaged) == ((), ())
