"""The SHACL shapes, run as check runs them: in parts, and by two engines that agree."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.builders import NS, tea
from tests.ontology.test_shapes import Fault, faults

from claimgraph import resources
from claimgraph.graph import encode, shapes, turtle
from claimgraph.graph.namespaces import CG, CODE
from claimgraph.graph.shapes import Validate, Violation, pyshacl_validator, violations
from claimgraph.model.content import Content

REPO = Path(__file__).resolve().parents[2]
SHAPES = (resources.ontology_folder() / "shapes.ttl").read_bytes()
ONTOLOGY = (resources.ontology_folder() / "claimgraph.ttl").read_bytes()


@cache
def engines() -> tuple[Validate, Validate]:
    """pySHACL, which is the referee, and pyshacl-turbo."""
    pytest.importorskip("pyshacl_turbo")
    return pyshacl_validator(SHAPES), shapes.turbo_validator(SHAPES)


def _files(case: Content) -> dict[str, bytes]:
    (record,) = case.records.values()
    return {
        "entities.ttl": turtle.serialize(
            encode.encode_entities(case.entities.values(), NS), NS.prefixes
        ),
        "claims/paper.ttl": turtle.serialize(encode.encode_record(record, NS), NS.prefixes),
    }


def _violations(more: str = "") -> tuple[Violation, ...]:
    files = _files(tea())
    files["claims/paper.ttl"] += more.encode()
    return violations(files, SHAPES, ONTOLOGY)


def test_a_sound_case_conforms() -> None:
    assert _violations() == ()


def test_a_second_stance_is_a_violation() -> None:
    attestation = next(iter(tea().attestations))
    found = _violations(f"<{attestation}> <{CG}stance> <{CODE}x> .")
    assert {violation.focus for violation in found} == {attestation}
    assert all(violation.message for violation in found)


def test_what_reaches_from_file_to_file_is_left_to_the_rules() -> None:
    """A claim that nobody makes is no violation here: its attestation may stand elsewhere."""
    assert (
        _violations(
            f"<{NS.base}claim/0> a <{CG}Claim> ; <{CG}subject> <{NS.base}ann> ; "
            f"<{CG}predicate> <{CG}leads> ; <{CG}object> <{NS.base}nobody> ."
        )
        == ()
    )
    whole = "\n".join(d.decode() for d in (*_files(tea()).values(), ONTOLOGY))
    unattested = f"{whole}\n<{NS.base}claim/0> a <{CG}Claim> ."
    focus = {v.focus for v in pyshacl_validator(SHAPES)([unattested.encode()])}
    assert focus == {f"{NS.base}claim/0"}


def test_the_shapes_that_are_left_out_are_there() -> None:
    for name in shapes.ACROSS_FILES:
        assert f"shape:{name}".encode() in SHAPES


@pytest.mark.parametrize("at_once", [1, 2_000, 10**9])
def test_parts_of_any_size_find_the_same(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "_AT_ONCE", at_once)
    attestation = sorted(tea().attestations)[0]
    found = _violations(f"<{attestation}> <{CG}stance> <{CODE}x> .")
    assert [violation.focus for violation in found] == [attestation]


def test_without_the_fast_engine_the_other_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: bytes) -> Validate:
        raise ImportError

    monkeypatch.setattr(shapes, "turbo_validator", missing)
    attestation = sorted(tea().attestations)[0]
    found = _violations(f"<{attestation}> <{CG}stance> <{CODE}x> .")
    assert [violation.focus for violation in found] == [attestation]


# --- pySHACL is the referee -------------------------------------------------------------------


@pytest.mark.parametrize("case", ["fog-banks", "overseas-police-stations"])
def test_the_engines_agree_on_the_shipped_cases(case: str) -> None:
    folder = REPO / "graphs" / case
    files = [p.read_bytes() for p in sorted(folder.rglob("*.ttl")) if p.name != "graph.ttl"]
    referee, fast = engines()
    assert len(files) > 4
    assert fast([*files, ONTOLOGY]) == referee([*files, ONTOLOGY]) == set()


@pytest.mark.parametrize("fault", faults(), ids=str)
def test_the_engines_agree_on_a_planted_fault(fault: Fault) -> None:
    data = fault.data().serialize(format="nt").encode()
    referee, fast = engines()
    assert fast([data]) == referee([data]) != set()


def test_there_are_enough_planted_faults() -> None:
    assert len(faults()) >= 30


@pytest.mark.slow
def test_the_engines_agree_on_a_generated_case(tmp_path: Path) -> None:
    from benchmarks.generate import write

    write(tmp_path / "case", claims=300, seed=7)
    files = [p.read_bytes() for p in sorted((tmp_path / "case").rglob("*.ttl"))]
    referee, fast = engines()
    assert fast([*files, ONTOLOGY]) == referee([*files, ONTOLOGY])
