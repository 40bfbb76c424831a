"""The SHACL shapes, run as check runs them."""

from __future__ import annotations

import pyoxigraph as ox
from tests.builders import NS, tea

from claimgraph import resources
from claimgraph.graph import encode, turtle
from claimgraph.graph.namespaces import CG, CODE
from claimgraph.graph.shapes import Validation, violations


def _validated(extra: list[ox.Triple] | None = None) -> Validation:
    case = tea()
    (record,) = case.records.values()
    triples = [
        *encode.encode_entities(case.entities.values(), NS),
        *encode.encode_record(record, NS),
        *(extra or []),
    ]
    folder = resources.ontology_folder()
    shapes = (folder / "shapes.ttl").read_bytes()
    ontology = (folder / "claimgraph.ttl").read_bytes()
    return violations({"all.ttl": turtle.serialize(triples, NS.prefixes)}, shapes, ontology)


def test_a_sound_case_conforms_and_something_was_looked_at() -> None:
    found = _validated()
    assert found.violations == ()
    case = tea()
    assert found.focus_nodes >= len(case.claims) + len(case.attestations) + len(case.entities)


def test_a_second_stance_is_a_violation() -> None:
    attestation = next(iter(tea().attestations))
    second = ox.Triple(
        encode.node(attestation), encode.node(CG + "stance"), encode.node(CODE + "x")
    )
    found = _validated([second])
    assert {violation.focus for violation in found.violations} == {attestation}
    assert all(violation.message for violation in found.violations)


def test_shapes_without_anything_to_look_at_say_so() -> None:
    shapes = (resources.ontology_folder() / "shapes.ttl").read_bytes()
    assert violations({"a.ttl": b""}, shapes) == Validation(0, ())
