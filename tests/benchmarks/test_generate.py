"""Invented cases: the same each time, valid, and of the shape that they promise."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest
from benchmarks.generate import LONGEST_CHAIN, generate, main, write

import claimgraph
from benchmarks import __main__ as program
from claimgraph.analysis import lineage, views
from claimgraph.case import Case
from claimgraph.model.claim import Claim, Stance
from claimgraph.model.content import Content
from claimgraph.model.finding import Severity
from claimgraph.model.quantity import Quantity

CLAIMS = 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("invented") / "case"
    assert main([str(path), "--claims", str(CLAIMS)]) == 0
    return path


@pytest.fixture
def case(folder: Path) -> Case:
    return claimgraph.open(folder)


@pytest.fixture(scope="module")
def content() -> Content:
    return generate(1_000)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*.ttl")
        if ".claimgraph" not in path.parts
    }


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "again", CLAIMS)
    assert _files(tmp_path / "again") == _files(folder)


def test_another_seed_gives_another_case() -> None:
    assert generate(50, seed=2).claims.keys() != generate(50, seed=1).claims.keys()


def test_a_case_is_not_written_over(folder: Path) -> None:
    with pytest.raises(SystemExit):
        main([str(folder)])


def test_what_was_written_is_what_was_invented(case: Case) -> None:
    invented = generate(CLAIMS)
    assert len(invented.claims) == CLAIMS
    assert len(invented.sources) == 6
    assert case.content == invented


def test_the_files_have_no_faults(case: Case) -> None:
    faults = [f for f in case.check().findings if f.severity is Severity.ERROR]
    assert not faults[:5]


def test_a_few_things_are_spoken_of_a_lot_and_most_hardly_ever(content: Content) -> None:
    degrees = Counter(claim.subject for claim in content.claims.values())
    counts = sorted(degrees.values(), reverse=True)
    assert counts[0] > 20 * counts[len(counts) // 2]


def test_chains(content: Content) -> None:
    chains = [chain for claim in content.claims for chain in lineage.chains(content, claim)]
    lengths = [len(chain) for chain in chains]
    assert min(lengths) == 1
    assert max(lengths) <= LONGEST_CHAIN
    assert 2.2 < mean(lengths) < 2.8


def test_everything_occurs_that_a_case_may_hold(content: Content) -> None:
    claims, attestations = content.claims.values(), content.attestations.values()
    assert any(claim.subject in content.claims for claim in claims), "claims about claims"
    assert any(isinstance(claim.object, Quantity) for claim in claims)
    assert any(claim.when for claim in claims)
    assert any(claim.qualifiers for claim in claims)
    assert any(claim.depends_on for claim in claims)
    assert any(len(a.agents) > 1 for a in attestations), "joint speakers"
    assert any(len(a.taken_from) > 1 for a in attestations)
    assert {a.stance for a in attestations} == set(Stance)
    with_words = {bool(a.citation.exact) for a in attestations if a.citation}
    assert with_words == {True, False}, "quotes, and text-free citations"
    assert any(entity.unknown for entity in content.entities.values())
    assert content.judgements
    shared = Counter(iri for record in content.records.values() for iri in _ids(record.claims))
    assert max(shared.values()) > 1, "a claim of two sources"


def _ids(claims: tuple[Claim, ...]) -> set[str]:
    return {claim.iri for claim in claims}


@pytest.mark.parametrize(
    "view", ["accepted", "all", "undisputed", "corroborated", "known-by=2019 valid-at=2018"]
)
def test_an_index_has_the_edges_of_the_view(folder: Path, view: str) -> None:
    case = claimgraph.open(folder, view)
    graph = case.namespaces.mint("graph", "_view")
    edges = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    found = {tuple(row) for row in case.query(edges).cells()}
    assert found == {
        (e.subject, e.predicate, e.object)
        for e in views.edges(case.view, case.reader, case.vocabulary)
    }


def test_nothing_is_counted_twice(case: Case) -> None:
    count = "SELECT (COUNT(?claim) AS ?n) WHERE { ?claim a cg:Claim }"
    assert case.query(count).rows[0][0].toPython() == CLAIMS  # type: ignore[union-attr]


def test_the_benchmark_runs_and_the_engines_agree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--claims", "100", "--rounds", "1", "--json", "--strict", "--keep", str(tmp_path)]
    program.main(arguments)
    rows = json.loads(capsys.readouterr().out)["compared"]
    assert len(rows) >= 2 + 8 + 1
    assert all(row["same"] for row in rows), [row["name"] for row in rows if not row["same"]]
    found = [row for row in rows if row["note"].endswith("rows") and row["note"] != "0 rows"]
    assert len(found) >= 8, "answers with nothing in them agree too easily"
    assert all(row["ratio"] > 0 for row in rows)


def test_how_it_grows_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--sizes", "50,100", "--keep", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert [line.split()[0] for line in lines if line[:11].strip().isdigit()] == ["50", "100"]


def test_a_broken_promise_fails_where_it_is_strict(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("benchmarks.measurements.PROMISED_FROM", 0)
    monkeypatch.setattr("benchmarks.measurements.QUERY_RATIO", 1e9)
    arguments = ["--claims", "50", "--rounds", "1", "--keep", str(tmp_path)]
    assert program.main(arguments) == 0
    assert program.main([*arguments, "--strict"]) == 1
