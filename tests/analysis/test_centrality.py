"""What stands in the middle."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.networks import connected, graph_of, short
from tests.builders import iri
from tests.examples import examples

import claimgraph as cg
from claimgraph.analysis import centrality
from claimgraph.analysis.network import simplified
from claimgraph.case import Case

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12)


def test_who_joins_two_halves_is_between_them() -> None:
    found = centrality.centrality(
        graph_of(connected([("a", "m"), ("b", "m"), ("m", "c"), ("a", "b")]))
    )
    assert found.sample is None
    (middle,) = found.by_betweenness()
    # Of the three pairs of others, a-c and b-c lead through m.
    assert (short(middle.iri), middle.degree, middle.neighbours) == ("m", 3, 3)
    assert middle.betweenness == pytest.approx(2 / 3, abs=1e-4)
    assert [short(c.iri) for c in found.by_degree()] == ["m", "a", "b", "c"]


def test_claims_count_and_loops_do_not() -> None:
    of = connected([("a", "b"), ("b", "a"), ("a", "a")], "c")
    found = centrality.centrality(graph_of(of)).things
    assert [(short(c.iri), c.degree, c.neighbours) for c in found] == [("a", 2, 1), ("b", 2, 1)]


@pytest.mark.parametrize("alone", [(), ("a",)])
def test_nothing_and_a_thing_alone_have_no_middle(alone: tuple[str, ...]) -> None:
    found = centrality.centrality(graph_of(connected([], *alone)))
    assert (found.things, found.by_degree(), found.by_betweenness()) == ((), [], [])


def test_of_many_things_it_is_estimated_and_the_same_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = graph_of(connected([(f"t{n}", f"t{n // 2}") for n in range(1, 60)]))
    exact = centrality.centrality(graph)
    monkeypatch.setattr(centrality, "EXACT", 50)
    monkeypatch.setattr(centrality, "SAMPLE", 30)
    estimated = centrality.centrality(graph)
    assert (exact.sample, estimated.sample) == (None, 30)
    assert estimated == centrality.centrality(graph) != exact
    assert [c.degree for c in estimated.things] == [c.degree for c in exact.things]
    assert estimated.by_betweenness()[0].iri == exact.by_betweenness()[0].iri


@examples(0.4)
@given(PAIRS)
def test_it_is_what_networkx_says_whatever_the_order_of_the_claims(
    pairs: list[tuple[str, str]],
) -> None:
    graph = graph_of(connected(pairs))
    found = centrality.centrality(graph)
    assert found == centrality.centrality(graph_of(connected(pairs[::-1])))
    expected = nx.betweenness_centrality(simplified(graph))
    assert {c.iri: c.betweenness for c in found.things} == {
        thing: round(share, 4) for thing, share in expected.items() if set(graph[thing]) - {thing}
        or set(graph.pred[thing]) - {thing}
    }  # fmt: skip


def test_the_most_central_of_a_group_are_those_with_most_friends_inside() -> None:
    simple = simplified(graph_of(connected([("a", "b"), ("a", "c"), ("c", "x"), ("c", "y")])))
    group = [iri(name) for name in "abc"]
    assert centrality.most_central(simple, group, 2) == (iri("a"), iri("b"))


@pytest.fixture(scope="module")
def fog(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/fog-banks")


def test_in_the_fog_the_new_banks_are_in_the_middle(fog: Case) -> None:
    found = fog.stats()
    # Around fb-new lie parts of 2, 2, 2, 1 and 8 things: of their 105 pairs 31 are inside one
    # part, so 74 lead through it; all 30 things but it make 406 pairs.
    assert (short(found.between[0].iri), found.between[0].betweenness) == (
        "fb-new",
        round(74 / 406, 4),
    )
    assert [(short(c.iri), c.degree, c.neighbours) for c in found.central[:4]] == [
        ("dimmle-fog-office", 7, 5),
        ("fb-new", 5, 5),
        ("fb-dimmle", 4, 4),
        ("fb-squintham", 4, 2),
    ]


def test_places_are_not_in_the_middle_of_anything(fog: Case) -> None:
    found = fog.stats()
    places = fog.vocabulary.descendants("https://w3id.org/claimgraph/ontology#Place")
    ranked = {c.iri for c in (*found.central, *found.between)}
    assert all(places.isdisjoint(fog.content.entities[thing].types) for thing in ranked)
