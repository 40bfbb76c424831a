"""What hangs together, and what would fall apart."""

from __future__ import annotations

import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.networks import connected, graph_of, short
from tests.analysis.test_centrality import PAIRS

import claimgraph as cg
from claimgraph.analysis.cohesion import Seams, communities, seams
from claimgraph.analysis.network import simplified
from claimgraph.case import Case

TRIANGLES = [("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x"), ("c", "x")]


def test_two_triangles_are_two_communities_and_a_thing_alone_is_in_none() -> None:
    found = communities(graph_of(connected(TRIANGLES, "q")))
    assert [tuple(map(short, group.members)) for group in found] == [
        ("a", "b", "c"),
        ("x", "y", "z"),
    ]
    assert [tuple(map(short, group.central)) for group in found] == [
        ("a", "b", "c"),
        ("x", "y", "z"),
    ]


def test_what_joins_the_triangles_is_a_bridge_between_two_cut_points() -> None:
    found = seams(graph_of(connected([*TRIANGLES, ("x", "c")])))
    (bridge,) = found.bridges
    assert (short(bridge.one), short(bridge.other), bridge.cut_off) == ("c", "x", 3)
    assert len(bridge.claims) == 2, "both claims have to go"
    assert [(short(p.iri), p.pieces, p.cut_off) for p in found.cut_points] == [
        ("c", 2, 2),
        ("x", 2, 2),
    ]


@pytest.mark.parametrize("alone", [(), ("a",)])
def test_nothing_and_a_thing_alone_do_not_fall_apart(alone: tuple[str, ...]) -> None:
    graph = graph_of(connected([], *alone))
    assert communities(graph) == ()
    assert seams(graph) == Seams((), ())


def test_a_chain_of_ten_thousand_falls_apart_in_the_middle() -> None:
    size = 10_000
    graph = graph_of(connected([(f"t{n:05}", f"t{n + 1:05}") for n in range(size - 1)]))
    found = seams(graph)
    assert (len(found.bridges), len(found.cut_points)) == (size - 1, size - 2)
    assert found.bridges[0].cut_off == size // 2
    assert found.cut_points[0].cut_off == size // 2 - 1


@given(PAIRS)
def test_it_is_what_comes_of_taking_things_out_one_by_one(pairs: list[tuple[str, str]]) -> None:
    graph = graph_of(connected(pairs))
    simple = simplified(graph)
    found = seams(graph)
    assert {(min(b.one, b.other), max(b.one, b.other)) for b in found.bridges} == {
        (min(pair), max(pair)) for pair in nx.bridges(simple)
    }
    for bridge in found.bridges:
        cut = simple.copy()
        cut.remove_edge(bridge.one, bridge.other)
        far, near = (nx.node_connected_component(cut, end) for end in (bridge.other, bridge.one))
        assert bridge.cut_off == len(far) <= len(near)
    assert {p.iri for p in found.cut_points} == set(nx.articulation_points(simple))
    for point in found.cut_points:
        around = nx.node_connected_component(simple, point.iri) - {point.iri}
        pieces = [len(piece) for piece in nx.connected_components(simple.subgraph(around))]
        assert (point.pieces, point.cut_off) == (len(pieces), sum(pieces) - max(pieces))


@given(st.permutations(TRIANGLES))
def test_the_order_of_the_claims_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    first, second = graph_of(connected(TRIANGLES)), graph_of(connected(pairs))
    assert communities(first) == communities(second)
    assert seams(first) == seams(second)


def test_communities_are_the_same_in_every_process(repo: object) -> None:
    code = (
        "import claimgraph, sys; case = claimgraph.open(sys.argv[1]);"
        "print([g.members for g in case.stats().communities],"
        "[c.cells() and sorted(map(str, c.cells())) for c in [case.ask('motif',"
        " pattern='A runs B, B partOf C', limit='3')]])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, f"{repo}/graphs/overseas-police-stations"],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert outputs != {b""}


@pytest.fixture(scope="module")
def fog(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/fog-banks")


def test_the_fog_falls_apart_between_the_old_banks_and_the_new(fog: Case) -> None:
    found = fog.stats()
    bridge = found.bridges[0]
    assert (short(bridge.one), short(bridge.other), bridge.cut_off) == ("fb-dimmle", "fb-new", 8)
    assert [fog.recorder().handles(claim) for claim in bridge.claims] == [["sr-c16"]]
    # 19 connections, three of which are the triangle of the office, its banks and Squintham.
    assert len(found.bridges) == 16
    assert [(short(p.iri), p.pieces, p.cut_off) for p in found.cut_points[:3]] == [
        ("fb-new", 5, 7),
        ("fb-dimmle", 3, 7),
        ("dimmle-fog-office", 4, 4),
    ]
    assert [len(group.members) for group in found.communities] == [8, 6, 2, 2, 2, 2]
    assert tuple(map(short, found.communities[1].central)) == (
        "dimmle-fog-office",
        "fb-dimmle",
        "fb-squintham",
    )
    assert found.isolated == 8
