"""How much there is, and of what."""

from __future__ import annotations

import pytest
from tests.analysis.networks import NO_TERMS, connected, graph_of
from tests.builders import claim, content, entity, iri, record, said, tea

import claimgraph as cg
from claimgraph.analysis.network import network
from claimgraph.analysis.statistics import statistics
from claimgraph.case import Case
from claimgraph.graph.namespaces import CG


def test_statistics_count_what_counts() -> None:
    of = tea()
    leads = next(c.iri for c in of.claims.values() if c.predicate.endswith("leads"))
    found = statistics(of, network(of, NO_TERMS, [leads]))
    assert (found.entities, found.claims, found.attestations) == (5, 1, 2)
    assert found.origins == {iri("club"): 1}
    assert found.stances == {"asserts": 1}
    assert found.components == (2,)


def test_statistics_of_nothing() -> None:
    found = statistics(content(), network(content(), NO_TERMS))
    assert (found.claims, found.components, found.communities, found.central) == (0, (), (), ())
    assert (found.between, found.sample, found.isolated) == ((), None, 0)
    assert (found.bridges, found.cut_points) == ((), ())


def test_statistics_of_one_claim_about_one_thing() -> None:
    of = connected([("a", "a")])
    found = statistics(of, graph_of(of))
    assert (found.claims, found.components, found.isolated) == (1, (1,), 1)
    assert (found.communities, found.central, found.bridges) == ((), (), ())


def test_a_place_is_no_way_from_one_thing_to_another() -> None:
    claims = [claim(name, "locatedIn", "puddle") for name in ("ann", "bob")]
    things = [entity("ann", "Person", "Ann"), entity("bob", "Person", "Bob")]
    of = content(
        [*things, entity("puddle", "Settlement", "Puddle")],
        [record("paper", claims, [a for c in claims for a in said(c, "paper")])],
    )
    graph = network(of, NO_TERMS)
    with_places, without = (
        statistics(of, graph),
        statistics(of, graph, frozenset({CG + "Settlement"})),
    )
    assert [c.iri for c in with_places.between] == [iri("puddle")]
    assert len(with_places.bridges) == 2
    assert (without.between, without.bridges, without.isolated) == ((), (), 2)
    assert with_places.components == without.components == (3,), "they are connected all the same"


@pytest.mark.parametrize("name", ["fog-banks", "overseas-police-stations"])
def test_every_thing_is_in_one_community_or_in_none(repo: object, name: str) -> None:
    case: Case = cg.open(f"{repo}/graphs/{name}")
    found = case.stats()
    members = [iri for group in found.communities for iri in group.members]
    assert len(members) == len(set(members))
    places = case.vocabulary.descendants(CG + "Place")
    things = {
        node
        for node, data in case.network().nodes(data=True)
        if data["kind"] == "entity" and places.isdisjoint(data["types"])
    }
    assert len(things) == len(members) + found.isolated
    assert set(members) <= things
    assert found == cg.open(f"{repo}/graphs/{name}").stats()
