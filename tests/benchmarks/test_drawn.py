"""Invented cases for the page: the same each time, valid, sized by what is drawn."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.drawn import drawn, made, main

import claimgraph
from claimgraph.case import Case
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Stance
from claimgraph.model.content import Content
from claimgraph.model.finding import Severity

THINGS = 60


@pytest.fixture(scope="module")
def content() -> Content:
    return drawn(1_000)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return claimgraph.open(made(tmp_path_factory.mktemp("invented"), THINGS))


def edges(content: Content) -> set[tuple[str, str, str]]:
    ends = ((c.subject, c.predicate, c.object) for c in content.claims.values())
    return {
        (subject, relation, object_)
        for subject, relation, object_ in ends
        if isinstance(object_, str) and {subject, object_} <= content.entities.keys()
    }


def test_the_same_seed_gives_the_same_case_and_another_seed_another(case: Case) -> None:
    assert case.content == drawn(THINGS)
    assert drawn(THINGS, seed=2).claims.keys() != drawn(THINGS).claims.keys()


def test_a_case_is_used_again(tmp_path: Path) -> None:
    place = made(tmp_path, 20)
    before = (place / "case.ttl").stat().st_mtime_ns
    assert made(tmp_path, 20) == place
    assert (place / "case.ttl").stat().st_mtime_ns == before


def test_the_files_have_no_faults(case: Case) -> None:
    assert [f for f in case.check().findings if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("things", [20, 61, 1_000])
def test_as_many_things_are_drawn_as_were_wanted(things: int) -> None:
    found = edges(drawn(things))
    assert len({end for subject, _, object_ in found for end in (subject, object_)}) == things
    assert 1.9 * things < len(found) <= 2 * things


def test_the_default_view_draws_them_all(case: Case) -> None:
    claims = [case.content.claims[iri] for iri in case.admitted]
    ends = {end for claim in claims for end in (claim.subject, claim.object)}
    assert len({end for end in ends if end in case.content.entities}) == THINGS


def test_there_are_hubs_and_communities(content: Content) -> None:
    found = edges(content)
    degrees = Counter(end for subject, _, object_ in found for end in (subject, object_))
    counts = sorted(degrees.values(), reverse=True)
    assert counts[0] > 15 * counts[len(counts) // 2]
    # The things of a community are numbered one after the other.
    near = sum(abs(_number(subject) - _number(object_)) < 400 for subject, _, object_ in found)
    assert 0.75 < near / len(found) < 0.98


def _number(iri: str) -> int:
    return int(iri.rpartition("-")[2])


def test_names_come_in_several_scripts(content: Content) -> None:
    letters = Counter(
        unicodedata.name(name.text[0]).split()[0]
        for entity in content.entities.values()
        for name in entity.names
    )
    assert {"LATIN", "CJK", "CYRILLIC", "ARABIC", "DEVANAGARI"} <= letters.keys()


def test_every_edge_has_a_receipt(content: Content) -> None:
    said = {attestation.claim for attestation in content.attestations.values()}
    assert content.claims.keys() == said
    assert {a.stance for a in content.attestations.values()} == set(Stance)
    sources: dict[str, set[str]] = {}
    for record in content.records.values():
        for claim in record.claims:
            sources.setdefault(claim.iri, set()).add(record.source)
    assert max(map(len, sources.values())) > 1
    quoted = {bool(a.citation.exact) for a in content.attestations.values() if a.citation}
    assert quoted == {True, False}, "quotes, and text-free citations"
    assert any(c.predicate == CG + "contradicts" for c in content.claims.values())
    assert any(claim.when for claim in content.claims.values())
    keys = Counter((c.subject, c.predicate, c.object) for c in content.claims.values())
    assert max(keys.values()) > 1, "several claims behind one edge"


def test_the_command_writes_a_case_but_not_over_another(tmp_path: Path) -> None:
    assert main([str(tmp_path / "case"), "--things", "20"]) == 0
    assert len(claimgraph.open(tmp_path / "case").content.claims) >= 40
    for wrong in ([str(tmp_path / "case")], [str(tmp_path / "small"), "--things", "3"]):
        with pytest.raises(SystemExit):
            main(wrong)
