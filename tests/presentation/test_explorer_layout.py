"""How things are drawn: the kinds that they fall into, and their places."""

from __future__ import annotations

import pytest
from tests.presentation.explorer_contents import vocabulary

from claimgraph.graph.namespaces import CG
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation.explorer.kinds import OTHER, kinds_of
from claimgraph.presentation.explorer.layout import node_box, positions
from claimgraph.presentation.explorer.network import ExplorerNetwork

# --- kinds --------------------------------------------------------------------------------------


def test_a_thing_falls_under_the_nearest_family() -> None:
    words = Vocabulary(
        Term(CG + name, TermKind.CLASS, {"en": name}, "", tuple(CG + p for p in parents))
        for name, parents in {
            "Entity": (),
            "Agent": ("Entity",),
            "Person": ("Agent",),
            "Group": ("Entity",),
            "PersonGroup": ("Group", "Agent"),
            "Organisation": ("Agent",),
            "StateBody": ("Organisation",),
            "Bureau": ("StateBody",),
            "Rocket": ("Entity",),
            "FastRocket": ("Rocket",),
        }.items()
    )
    types = ["Bureau", "PersonGroup", "FastRocket", "Person", "Entity"]
    kinds, numbers = kinds_of([[CG + t] for t in types] + [[]], words)
    found = [kinds[number].iri for number in numbers]
    assert found == [CG + "StateBody", CG + "Group", CG + "Rocket", CG + "Person", OTHER, OTHER]
    assert len({(kind.shape, kind.colour) for kind in kinds}) == len(kinds)


def test_more_kinds_than_can_be_told_apart_are_put_together() -> None:
    kinds, numbers = kinds_of([[f"https://x.example/{n:02}"] for n in range(40)], vocabulary())
    assert len(kinds) == 14
    assert kinds[-1].iri == OTHER
    assert numbers.count(13) == 27


# --- places -------------------------------------------------------------------------------------


def graphs() -> dict[str, tuple[int, list[tuple[int, int]]]]:
    star = [(0, n) for n in range(1, 41)]
    grid = [(r * 8 + c, r * 8 + c + 1) for r in range(8) for c in range(7)]
    grid += [(r * 8 + c, r * 8 + c + 8) for r in range(7) for c in range(8)]
    pairs = [(n, n + 1) for n in range(0, 60, 2)]
    return {
        "none": (0, []),
        "one": (1, [(0, 0)]),
        "alone": (30, []),
        "star": (41, star),
        "grid": (64, grid),
        "pairs": (60, pairs),
        "doubles": (3, [(0, 1), (1, 0), (0, 1), (1, 2)]),
    }


@pytest.mark.parametrize("name", list(graphs()))
def test_no_two_labels_overlap(name: str) -> None:
    count, edges = graphs()[name]
    boxes = {n: node_box(f"Thing number {n} of the drawing", 12.0) for n in range(count)}
    places = positions(boxes, edges)
    assert sorted(places) == list(range(count))
    overlapping = [
        (a, b)
        for a in places
        for b in range(a)
        if abs(places[a][0] - places[b][0]) < (boxes[a][0] + boxes[b][0]) / 2 - 2
        and abs(places[a][1] - places[b][1]) < (boxes[a][1] + boxes[b][1]) / 2 - 2
    ]
    assert overlapping == []


def test_places_do_not_depend_on_the_order_of_edges() -> None:
    count, edges = graphs()["grid"]
    boxes = dict.fromkeys(range(count), (80.0, 50.0))
    turned = [(b, a) for a, b in reversed(edges)]
    assert positions(boxes, edges) == positions(dict(reversed(boxes.items())), turned)


def test_components_are_packed_to_the_form_of_a_screen() -> None:
    count, edges = graphs()["pairs"]
    places = positions(dict.fromkeys(range(count), (120.0, 50.0)), edges)
    wide = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    high = max(y for _, y in places.values()) - min(y for _, y in places.values())
    assert 0.8 < wide / high < 2.6


# --- the network --------------------------------------------------------------------------------


def test_the_network_is_pyvis_and_built_in_linear_time() -> None:
    network = ExplorerNetwork()
    for number in range(20_000):
        network.add_node(number, label=str(number))
    for number in range(19_999):
        network.add_edge(number, number + 1)
        network.add_edge(number, number + 1)
    assert (network.num_nodes(), network.num_edges()) == (20_000, 39_998)
    assert network.options["physics"] == {"enabled": False}
