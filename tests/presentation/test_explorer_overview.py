"""The layout of a whole graph: always the same, nobody on another, communities to be seen.

Each measure of a good drawing is also taken of places drawn by lot, which must fail it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from claimgraph.presentation.explorer.overview import Places, overview
from claimgraph.presentation.explorer.overview.exact import Lots
from claimgraph.presentation.explorer.overview.kept import METHOD
from claimgraph.presentation.explorer.overview.spacing import distinct
from claimgraph.presentation.explorer.overview.tiers import Tier, ladder

Edges = list[tuple[int, int]]
RADIUS = 10.0


@dataclass(frozen=True)
class Planted:
    """A graph with communities: most edges of a node, and its hub, lie inside its own."""

    count: int
    groups: int
    inside: int = 4
    across: int = 1

    @property
    def group(self) -> np.ndarray:
        return np.arange(self.count) % self.groups

    def edges(self) -> Edges:
        chance = Random(7).random
        edges = []
        for node in range(self.count):
            own = node % self.groups
            for _ in range(self.inside):
                # Some of a community have far more edges than others.
                row = int(chance() ** 2 * (self.count // self.groups))
                edges.append((node, own + self.groups * row))
            edges += [(node, int(chance() * self.count)) for _ in range(self.across)]
        return edges


PLANTED = Planted(600, 12)


def laid_out(count: int, edges: Edges) -> Places:
    return overview(count, edges, [RADIUS] * count)


def by_lot(count: int) -> Places:
    chance = Random(3).random
    x, y = ([int(chance() * 10_000) for _ in range(count)] for _ in range(2))
    return np.array(x, np.int32), np.array(y, np.int32)


def places_of(places: Places) -> set[tuple[int, int]]:
    return set(zip(places[0].tolist(), places[1].tolist(), strict=True))


def digest(places: Places) -> str:
    return hashlib.sha256(b"".join(axis.astype("<i4").tobytes() for axis in places)).hexdigest()


def distances(places: Places) -> np.ndarray:
    """Return the distance of each node from each."""
    x, y = (axis.astype(float) for axis in places)
    return np.hypot(x[:, None] - x, y[:, None] - y)


def nearest(places: Places) -> float:
    """Return the least distance between two nodes."""
    far = distances(places)
    np.fill_diagonal(far, np.inf)
    return float(far.min())


# --- always the same --------------------------------------------------------------------------

FIXED = """
import hashlib, random, sys
sys.path[:0] = ["src", "."]
from tests.presentation.test_explorer_overview import PLANTED, digest, laid_out
print(digest(laid_out(PLANTED.count + 9, PLANTED.edges())))
"""
KNOWN = {"1": "8f9685f74072c5e7c54cd50c465d40eb7eeb7a9cdef43a34c80ce704a8fed33c"}
"""By method. Whoever changes a drawing gives the method its next number, as caches go by it."""


def test_places_are_known() -> None:
    """Another machine that disagrees about a single bit would tell."""
    assert KNOWN.get(METHOD) == digest(laid_out(PLANTED.count + 9, PLANTED.edges()))


def test_a_simpler_processor_finds_the_same(repo: Path) -> None:
    """Numpy has code for several generations of processors; here it may use the oldest only."""
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
    environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(found)}
    command = [sys.executable, "-W", "ignore", "-c", FIXED]
    result = subprocess.run(
        command, cwd=repo, env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    assert result.stdout.strip() == KNOWN[METHOD]


def test_the_order_and_direction_of_edges_do_not_matter() -> None:
    edges = PLANTED.edges()
    otherwise = [(end, start) for start, end in edges] + [(5, 5), edges[0]]
    Random(1).shuffle(otherwise)
    assert digest(laid_out(600, otherwise)) == digest(laid_out(600, edges))
    assert digest(laid_out(600, edges[1:])) != digest(laid_out(600, edges))


def test_arrays_are_as_good_as_lists() -> None:
    edges = PLANTED.edges()
    places = overview(600, np.array(edges), np.full(600, RADIUS))
    assert digest(places) == digest(laid_out(600, edges))
    assert [axis.dtype for axis in places] == [np.int32, np.int32]


SMALL = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(*[st.integers(0, count - 1)] * 2), max_size=30),
        st.lists(st.floats(0, 40), min_size=count, max_size=count),
        st.randoms(use_true_random=False),
    )
)


@examples(0.5)
@given(SMALL)
def test_whatever_the_graph_all_have_a_place_of_their_own(
    graph: tuple[int, Edges, list[float], Random],
) -> None:
    count, edges, sizes, chance = graph
    places = overview(count, edges, sizes)
    assert len(places_of(places)) == len(places[0]) == len(places[1]) == count
    turned = [chance.choice([(a, b), (b, a)]) for a, b in chance.sample(edges, len(edges))]
    assert digest(overview(count, turned, sizes)) == digest(places)


# --- communities ------------------------------------------------------------------------------


def inside_by_across(places: Places, group: np.ndarray) -> float:
    """Return the mean distance of nodes of a community by that of others."""
    far = distances(places)
    same = group[:, None] == group
    np.fill_diagonal(far, np.nan)
    return float(np.nanmean(far[same]) / np.nanmean(far[~same]))


def edges_by_pairs(places: Places, edges: Edges) -> float:
    """Return the mean length of edges by that of all pairs of nodes."""
    far = distances(places)
    ends = np.array([edge for edge in edges if edge[0] != edge[1]])
    return float(far[ends[:, 0], ends[:, 1]].mean() / far[np.triu_indices(len(far), 1)].mean())


def test_communities_lie_apart() -> None:
    assert inside_by_across(laid_out(600, PLANTED.edges()), PLANTED.group) < 0.25
    assert inside_by_across(by_lot(600), PLANTED.group) > 0.9


def test_neighbours_on_the_map_are_of_one_community() -> None:
    def alike(places: Places) -> float:
        near = np.argsort(distances(places), axis=1, kind="stable")[:, 1:9]
        return float((PLANTED.group[near] == PLANTED.group[:, None]).mean())

    assert alike(laid_out(600, PLANTED.edges())) > 0.9
    assert alike(by_lot(600)) < 0.2


def test_ends_of_edges_lie_near_each_other() -> None:
    edges = PLANTED.edges()
    assert edges_by_pairs(laid_out(600, edges), edges) < 0.4
    assert edges_by_pairs(by_lot(600), edges) > 0.9


def test_a_path_is_not_crumpled() -> None:
    """Nodes that are few steps apart lie nearer than those that are many."""
    far = distances(laid_out(400, [(n, n + 1) for n in range(399)]))
    step = [float(np.diagonal(far, steps).mean()) for steps in (1, 4, 16, 64)]
    assert step == sorted(step)
    assert step[0] * 10 < step[3]


def ring_of_cliques(cliques: int) -> Edges:
    """Return cliques of eight, each with an edge to the next."""
    inside = [(8 * c + a, 8 * c + b) for c in range(cliques) for a, b in combinations(range(8), 2)]
    return inside + [(8 * c, (8 * c + 8) % (8 * cliques)) for c in range(cliques)]


def test_communities_that_are_linked_lie_near_each_other() -> None:
    """The outline is right too: clusters that are few steps apart are not thrown about."""
    x, y = (axis.reshape(48, 8).mean(axis=1) for axis in laid_out(384, ring_of_cliques(48)))
    far, clique = distances((x, y)), np.arange(48)
    steps = [far[clique, (clique + step) % 48].mean() for step in (1, 2, 4, 8)]
    assert steps == sorted(steps)
    assert steps[0] * 3.5 < steps[3]


def test_cliques_are_found() -> None:
    """Each is a community, and above them there is a tier of a few nodes."""
    edges = np.array(ring_of_cliques(12))
    ends = np.sort(edges, axis=1)
    ones = np.ones(96, np.int64)
    degree = np.bincount(edges.reshape(-1), minlength=96)
    finest = Tier(0 * ones, ends[:, 0], ends[:, 1], np.ones(len(ends), np.int64), degree, ones)
    steps = ladder(finest, Lots(1))
    assert steps.community(0).tolist() == [node // 8 for node in range(96)]
    assert steps.tiers[steps.communities].members.tolist() == [8] * 12
    assert steps.tiers[-1].count <= 8


# --- room -------------------------------------------------------------------------------------


def test_nodes_keep_their_distance() -> None:
    """Some overlap by a little in a tight spot; none are on top of each other."""
    places = laid_out(600, PLANTED.edges())
    far = distances(places)
    np.fill_diagonal(far, np.inf)
    assert (far.min(axis=1) >= 2 * RADIUS).mean() > 0.98
    assert nearest(places) > RADIUS
    assert (distances(by_lot(600)) < 2 * RADIUS).sum() > 600


def test_leaves_lie_in_rings_about_their_hub() -> None:
    x, y = laid_out(201, [(0, leaf) for leaf in range(1, 201)])
    rings = np.hypot(x[1:] - x[0], y[1:] - y[0])
    assert len(np.unique(np.rint(rings / 28))) == 8
    assert np.abs(rings - np.rint(rings / 28) * 28).max() < 2
    assert nearest((x, y)) >= 2 * RADIUS


def test_few_leaves_are_a_fan_on_the_side_away_from_others() -> None:
    x, y = (axis.tolist() for axis in laid_out(5, [(0, 1), (0, 2), (1, 2), (0, 3), (0, 4)]))
    to_others = (x[1] + x[2]) / 2 - x[0], (y[1] + y[2]) / 2 - y[0]
    for leaf in (3, 4):
        assert (x[leaf] - x[0]) * to_others[0] + (y[leaf] - y[0]) * to_others[1] < 0


def test_large_nodes_get_more_room() -> None:
    edges = list(combinations(range(30), 2))
    small, large = (distances(overview(30, edges, [size] * 30)).max() for size in (5.0, 50.0))
    assert 5 < large / small < 12


def test_nodes_on_one_place_are_moved_aside() -> None:
    x, y = np.array([3, 3, 3, 4, 3]), np.array([0, 0, 0, 0, 1])
    aside = distinct(x, y)
    assert len(set(zip(aside.tolist(), y.tolist(), strict=True))) == 5
    assert np.abs(aside - x).max() == 2


# --- components -------------------------------------------------------------------------------


def frames(places: Places, groups: list[list[int]]) -> list[tuple[int, int, int, int]]:
    x, y = places
    return [
        (int(x[g].min()), int(y[g].min()), int(x[g].max()), int(y[g].max()))
        for g in map(list, groups)
    ]


def test_components_lie_beside_each_other() -> None:
    """A large one, twenty triangles, forty pairs and a hundred nodes without edges."""
    triangles = [[600 + 3 * n, 601 + 3 * n, 602 + 3 * n] for n in range(20)]
    pairs = [[660 + 2 * n, 661 + 2 * n] for n in range(40)]
    alone = list(range(740, 840))
    edges = PLANTED.edges() + [e for t in triangles for e in combinations(t, 2)]
    places = laid_out(840, edges + [(a, b) for a, b in pairs])
    boxes = frames(places, [list(range(600)), *triangles, *pairs, alone])
    large, *others = boxes
    assert not [
        (one, other)
        for one, other in combinations(others, 2)
        if one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
    ]
    # The large one lies in the middle; what is beside it takes little room.
    assert abs(large[0] + large[2]) < 60
    assert abs(large[1] + large[3]) < 60
    x, y = places
    whole = (int(np.ptp(x)), int(np.ptp(y)))
    assert whole[0] < 1.5 * (large[2] - large[0])
    assert whole[1] < 1.1 * (large[3] - large[1])


def test_nodes_without_edges_stand_in_rows() -> None:
    x, y = laid_out(1000, [])
    assert (len(np.unique(x)), len(np.unique(y))) == (32, 32)
    assert nearest((x, y)) == 2 * RADIUS + 8


def test_thousands_of_pairs_fill_a_screen() -> None:
    x, y = laid_out(6000, [(2 * n, 2 * n + 1) for n in range(3000)])
    assert 1.3 < np.ptp(x) / np.ptp(y) < 1.7
    # Two nodes with a margin take six cells.
    assert int(np.ptp(x)) * int(np.ptp(y)) < 3000 * 6 * 28 * 28 * 1.1


# --- all kinds --------------------------------------------------------------------------------


def two_cliques(size: int) -> Edges:
    inside = list(combinations(range(size), 2))
    return inside + [(a + size, b + size) for a, b in inside] + [(0, size)]


@pytest.mark.parametrize(
    ("count", "edges"),
    [
        pytest.param(0, [], id="nothing"),
        pytest.param(1, [], id="one node"),
        pytest.param(1, [(0, 0)], id="a loop"),
        pytest.param(2, [(0, 1), (1, 0), (0, 1)], id="parallels"),
        pytest.param(50_001, [(0, n) for n in range(1, 50_001)], id="a star"),
        pytest.param(20_000, [(n, n + 1) for n in range(19_999)], id="a path"),
        pytest.param(300, list(combinations(range(300), 2)), id="a complete graph"),
        pytest.param(200, two_cliques(100), id="two cliques"),
        pytest.param(4000, [(n, 3999 - n) for n in range(4000)], id="pairs"),
        pytest.param(3000, [(n, n // 2) for n in range(3000)], id="a tree"),
    ],
)
def test_every_node_has_a_place(count: int, edges: Edges) -> None:
    places = laid_out(count, edges)
    assert len(places_of(places)) == count
    if count > 1:
        assert max(np.ptp(axis) for axis in places) < 60 * RADIUS * count**0.5


def test_two_cliques_can_be_told_apart() -> None:
    assert inside_by_across(laid_out(200, two_cliques(100)), np.arange(200) // 100) < 0.4


@pytest.mark.parametrize(
    ("edges", "sizes", "message"),
    [
        ([(0, 3)], [1.0] * 3, "an edge ends outside of the 3 nodes"),
        ([(-1, 0)], [1.0] * 3, "an edge ends outside of the 3 nodes"),
        ([], [1.0] * 2, "2 sizes for 3 nodes"),
        ([], [1.0, float("nan"), 1.0], "no number"),
    ],
)
def test_what_is_no_graph_is_refused(edges: Edges, sizes: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        overview(3, edges, sizes)


def test_twenty_thousand_nodes_take_seconds() -> None:
    """Of CPU, so that a busy machine does not matter; it needs about a third of this."""
    large = Planted(20_000, 50, inside=2, across=0)
    edges = large.edges()
    begun = time.process_time()
    places = laid_out(large.count, edges)
    assert time.process_time() - begun < 4
    assert len(places_of(places)) == 20_000
