"""Accepting and taking back is the identity, on whatever the case held before."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reviewing.cases import AT, BY, SOURCE, denied, errors, every, leases, letter_case, truth

from claimgraph.case import Case
from claimgraph.model.claim import Attestation, Modality
from claimgraph.model.content import Content, Record
from claimgraph.model.merging import merged
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.acceptance import acceptance
from claimgraph.reviewing.deciding import accept, decide, reject
from claimgraph.reviewing.docket import Docket, handle_of
from claimgraph.reviewing.edit import Edit
from claimgraph.reviewing.undoing import undo

BASE = "https://example.org/merrow/"
TWIN = replace(leases(), modality=Modality.INTERESTED).identified()
PROPOSALS = [*every(), TWIN]
ORIGIN, PASSAGE, ROW, NAMELESS = "origin", "passage", "row", "nameless"
KINDS = (ORIGIN, PASSAGE, ROW, NAMELESS)
EDITS: list[list[dict[str, str]]] = [
    [],
    [{"when": "2030"}],
    [{"when": "2029"}, {"subject": "eel-quay"}],
    [{"chain": ""}],
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return letter_case(tmp_path_factory.mktemp("law") / "merrow").root


def said_already(docket: Docket, proposal: Proposal, kind: str) -> Content:
    """Return what a case may hold already of what a proposal says.

    Args:
        docket: The case.
        proposal: The proposal.
        kind: Its first speaker's saying alone, without a row id; its passage without the
            words, cited for another saying; all of it under another row id; or under none.
    """
    taken = acceptance(docket, [(proposal, [Edit()])])
    own, content = taken.accepted[0].said, taken.content
    hops = [content.attestations[iri] for iri in own.taken_from]
    others = [a for a in content.attestations.values() if a.iri != own.iri]
    if kind == ORIGIN:
        kept: list[Attestation] = hops or [replace(own, handle="")]
    elif kind == PASSAGE:
        assert own.citation
        free = replace(own.citation, exact=None, prefix=None, suffix=None)
        other = replace(own, citation=free, handle="n-1", act="noted", taken_from=(), context=())
        kept = [replace(other, cues=()).identified(docket.namespaces)]
    else:
        kept = [*others, replace(own, handle="n-2" if kind == ROW else "")]
    claims = {a.claim for a in kept}
    record = Record(
        SOURCE,
        tuple(c for c in content.claims.values() if c.iri in claims),
        tuple(sorted(kept, key=lambda a: a.iri)),
    )
    entities = {**content.entities, **docket.content.entities}
    return replace(docket.content, entities=entities, records={SOURCE: record})


def holding(docket: Docket, there: Iterable[tuple[Proposal, str]]) -> Docket:
    """Return a case that holds already some of what is proposed."""
    for proposal, kind in there:
        content = merged(docket.content, said_already(docket, proposal, kind))
        docket = replace(docket, content=content)
    return docket


THERE = st.lists(
    st.tuples(st.sampled_from(every()), st.sampled_from(KINDS)), max_size=4, unique=True
)
STEPS = st.lists(
    st.tuples(st.sampled_from(PROPOSALS), st.one_of(st.sampled_from(EDITS), st.just("no"))),
    max_size=8,
)
ORDER = st.permutations(PROPOSALS)


@given(there=THERE, steps=STEPS, order=ORDER)
def test_whatever_was_decided_can_be_taken_back(
    template: Path,
    there: list[tuple[Proposal, str]],
    steps: list[tuple[Proposal, list[dict[str, str]] | str]],
    order: list[Proposal],
) -> None:
    docket = holding(replace(Case(template).docket(), proposals=tuple(PROPOSALS)), there)
    desk, before = docket.content.entities[BASE + "desk"], docket.content
    for proposal, what in steps:
        verdict = (
            reject(proposal, what)
            if isinstance(what, str)
            else accept(proposal, [Edit.of(edit) for edit in what])
        )
        docket = replace(docket, content=decide(docket, [verdict], desk, AT).content)
        waiting = {p.id for p in docket.waiting}
        assert waiting == {p.id for p in docket.proposals if not docket.decided(p)}
    for proposal in order:
        made = docket.decided(proposal)
        if made:
            docket = replace(docket, content=undo(docket, made, desk, AT).content)
    assert without_judgements(docket.content) == without_judgements(before)


def without_judgements(content: Content) -> Content:
    """Return a content but for its judgements, and for records that hold nothing."""
    kept = {s: r for s, r in content.records.items() if r.claims or r.attestations}
    return replace(content, records=kept, judgements=())


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(there=THERE, chosen=st.lists(st.sampled_from(PROPOSALS), unique=True, min_size=1))
def test_files_are_byte_for_byte_what_they_were(
    template: Path, tmp_path: Path, there: list[tuple[Proposal, str]], chosen: list[Proposal]
) -> None:
    shutil.rmtree(tmp_path / "copy", ignore_errors=True)
    case = Case(shutil.copytree(template, tmp_path / "copy"))
    case.merge(holding(case.docket(), there).content)
    before = truth(case)
    by_id = [p.id for p in chosen if p != TWIN]
    case.accept(*by_id, by=BY, at=AT)
    assert not case.accept(*by_id, by=BY).changes
    for id_ in by_id:
        case.undo(id_, by=BY)
    assert truth(case) == before


# --- the corners ------------------------------------------------------------------------------


@pytest.fixture
def case(template: Path, tmp_path: Path) -> Case:
    return Case(shutil.copytree(template, tmp_path / "merrow"))


def put(case: Case, proposal: Proposal, kind: str) -> dict[str, bytes]:
    case.merge(said_already(case.docket(), proposal, kind))
    return truth(case)


def test_a_saying_that_stood_alone_has_a_row_id_as_long_as_another_is_taken_from_it(
    case: Case,
) -> None:
    before = put(case, leases(), ORIGIN)
    (alone,) = case.content.attestations.values()
    case.accept(leases().id, by=BY, at=AT)
    assert case.content.attestations[alone.iri].handle == f"{handle_of(leases())}-0"
    assert errors(case) == []
    case.undo(by=BY)
    assert truth(case) == before


def test_it_goes_over_to_the_next_row_that_is_taken_from_it(case: Case) -> None:
    docket = replace(case.docket(), proposals=(leases(), again()))
    docket = holding(docket, [(leases(), ORIGIN)])
    (alone,) = docket.content.attestations.values()
    desk, before = docket.content.entities[BASE + "desk"], docket.content
    for proposal in (leases(), again()):
        after = decide(docket, [accept(proposal)], desk, AT).content
        docket = replace(docket, content=after)
    for proposal, handle in ((leases(), f"{handle_of(again())}-0"), (again(), "")):
        after = undo(docket, docket.decided(proposal), desk, AT).content
        docket = replace(docket, content=after)
        assert after.attestations[alone.iri].handle == handle
    assert without_judgements(docket.content) == without_judgements(before)


def again() -> Proposal:
    """Return what the clerk said, proposed from fewer words."""
    words = "The Dredging Board leases the Eel Quay"
    start = leases().anchor[0]
    return replace(leases(), quote=words, anchor=(start, start + len(words))).identified()


def test_a_passage_without_its_words_stays_so_when_it_is_cited_once_more(case: Case) -> None:
    before = put(case, denied(), PASSAGE)
    case.accept(denied().id, by=BY, at=AT)
    passages = [a.citation for a in case.content.attestations.values() if a.citation]
    assert len(passages) == 2
    assert {p.exact for p in passages} == {None}
    assert errors(case) == []
    case.undo(by=BY)
    assert truth(case) == before
