"""Connections between two things: the best attested ones, and the shortest."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.networks import NO_TERMS, connected, graph_of, short
from tests.analysis.test_centrality import PAIRS
from tests.builders import claim, content, entity, iri, record, said, tea
from tests.examples import examples

import claimgraph as cg
from claimgraph.analysis import paths
from claimgraph.analysis.credibility import Credibility
from claimgraph.analysis.network import entities_only, network, simplified
from claimgraph.analysis.paths import By, Path, Paths, best_paths
from claimgraph.case import Case
from claimgraph.errors import UsageError
from claimgraph.model.claim import Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate


def _found(of: Content, start: str, end: str, by: By = By.ATTESTATION, limit: int = 3) -> Paths:
    graph = network(of, NO_TERMS)
    return best_paths(graph, iri(start), iri(end), Credibility(of, {}), by=by, limit=limit)


def _ends(found: Paths) -> list[list[str]]:
    return [[short(hop.end) for hop in path] for path in found]


def test_a_path_goes_against_the_arrows_too_and_cites_every_hop() -> None:
    (path,) = _found(tea(), "puddle", "ann")
    assert [(hop.start, hop.end) for hop in path] == [
        (iri("puddle"), iri("club")),
        (iri("club"), iri("ann")),
    ]
    assert [len(hop.claims) for hop in path] == [1, 2], "two claims connect Ann and the club"
    assert path.hops[1].supports[1].denied, "the one that is denied comes last"
    assert path.cost == sum(hop.cost for hop in path)


def test_things_that_share_only_a_date_are_not_connected() -> None:
    when = EdtfDate.parse("2016")
    claims = [claim("bob", "startedOn", when), claim("far", "startedOn", when)]
    things = [entity("bob", "Person", "Bob"), entity("far", "Person", "Far")]
    of = content(things, [record("paper", claims, [a for c in claims for a in said(c, "paper")])])
    assert _ends(_found(of, "bob", "far")) == []


@pytest.mark.parametrize("by", By)
def test_a_thing_is_connected_with_itself_and_with_nothing_that_is_not_there(by: By) -> None:
    assert _ends(_found(tea(), "ann", "ann", by)) == [[]]
    assert _ends(_found(tea(), "ann", "nobody", by)) == []
    assert _ends(_found(content(), "ann", "club", by)) == []
    assert _ends(_found(connected([], "a", "b"), "a", "b", by)) == []


def _detour(stance: Stance) -> Content:
    """Return a case of one direct claim, by `stance`, and two that lead around it."""
    direct = claim("a", "knows", "c")
    around = [claim("a", "knows", "b"), claim("b", "knows", "c")]
    voices = [(["x"], "", Stance.ASSERTS), (["y"], "", Stance.ASSERTS)]
    said_directly = [*said(direct, "paper", [(["x"], "", stance)])]
    if stance is Stance.DENIES:
        said_directly += said(direct, "paper", at=(5, 6))
    said_around = [
        a
        for c in around
        for n, voice in enumerate(voices)
        for a in said(c, ("paper", "gazette")[n], [voice], at=(n, n + 1))
    ]
    by_source: dict[str, list[object]] = {"paper": [], "gazette": []}
    for attestation in (*said_directly, *said_around):
        name = short(attestation.source) if attestation.source else "paper"
        by_source[name].append(attestation)
    things = [entity(name, "Person", name) for name in "abc"]
    records = [record(s, [direct, *around], found) for s, found in by_source.items()]  # type: ignore[arg-type]
    return content(things, records)


def test_the_best_attested_path_is_not_the_shortest() -> None:
    of = _detour(Stance.DENIES)
    assert _ends(_found(of, "a", "c")) == [["b", "c"], ["c"]]
    assert _ends(_found(of, "a", "c", By.LENGTH)) == [["c"], ["b", "c"]]


def test_but_it_is_where_nothing_speaks_against_it() -> None:
    assert _ends(_found(_detour(Stance.ASSERTS), "a", "c")) == [["c"], ["b", "c"]]


def test_of_paths_of_one_length_the_better_attested_comes_first() -> None:
    of = tea()
    claims = [claim("x", "knows", "club"), claim("x", "knows", "puddle")]
    told = [*said(claims[0], "report", [(["ann"], "", Stance.ASSERTS)]), *said(claims[1], "report")]
    both = content(
        [*of.entities.values(), entity("x", "Person", "X")],
        [*of.records.values(), record("report", claims, told)],
    )
    found = _found(both, "club", "x", By.LENGTH, limit=5)
    assert [len(path) for path in found] == [1, 2]
    costs = [path.cost for path in _found(both, "ann", "x", By.LENGTH, limit=5)]
    assert costs == sorted(costs)


def test_paths_can_be_compared_in_two_ways() -> None:
    assert By.named("length") is By.LENGTH
    with pytest.raises(UsageError, match="can't be compared by 'beauty'") as caught:
        By.named("beauty")
    assert caught.value.mend == "Use one of: attestation, length."


@examples(0.4)
@given(PAIRS, st.sampled_from(By), st.integers(1, 4))
def test_no_path_is_better_than_those_that_are_found(
    pairs: list[tuple[str, str]], by: By, limit: int
) -> None:
    of = connected([*pairs, ("a", "b")])
    found = _found(of, "a", "b", by, limit)
    simple = simplified(entities_only(graph_of(of)))
    known = Credibility(of, {})

    def rank(nodes: list[str]) -> tuple[int, int]:
        hops = list(pairwise(nodes))
        claims_of = [
            [c.iri for c in of.claims.values() if {c.subject, c.object} == set(hop)] for hop in hops
        ]
        cost = sum(known.ranked(claims)[0].cost for claims in claims_of)
        return (len(hops), cost) if by is By.LENGTH else (cost, 0)

    every = sorted(rank(nodes) for nodes in nx.all_simple_paths(simple, iri("a"), iri("b")))
    assert [rank(_nodes(path)) for path in found] == every[:limit]
    assert found.complete


def _nodes(path: Path) -> list[str]:
    return [path.hops[0].start, *(hop.end for hop in path)]


def test_a_long_chain_is_walked_and_the_search_for_more_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    size = 3_000
    ring = connected([(f"t{n}", f"t{(n + 1) % size}") for n in range(size)])
    monkeypatch.setattr(paths, "_LOOKS", 20_000)
    for by in By:
        found = _found(ring, "t0", "t1000", by)
        assert ([len(path) for path in found], found.complete) == ([1_000], False)


# -- in the cases that ship ------------------------------------------------------------------


@pytest.fixture(scope="module")
def police(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/overseas-police-stations")


@pytest.fixture(scope="module")
def fog(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/fog-banks")


def _handles(case: Case, path: Path) -> list[list[str]]:
    return [case.recorder().handles(hop.claims[0]) for hop in path]


def test_milan_and_the_48_stations_are_connected_the_longer_way(
    police: Case,
) -> None:
    (best,) = police.path("milan", "sg-48-new", limit=1)
    (shortest,) = police.path("milan", "sg-48-new", limit=1, by="length")
    # Over Qingtian it is nearer, but for three of the claims it is open whose words they are.
    assert _handles(police, shortest) == [["p04-c07"], ["p04-c11"], ["p03-c10"], ["p03-c16"]]
    assert [hop.supports[0].independent for hop in shortest] == [0, 0, 1, 0]
    assert _handles(police, best) == [
        ["p04-c03"],
        ["p04-c02"],
        ["p04-c09"],
        ["p03-c07"],
        ["p03-c15"],
    ]
    assert [hop.supports[0].independent for hop in best] == [1, 1, 1, 1, 1]
    assert best.cost < shortest.cost


def test_a_hop_costs_what_the_tables_say(fog: Case) -> None:
    (path,) = fog.path("dimmle-fog-office", "fb-squintham", limit=1)
    (hop,) = path
    assert len(hop.claims) == 3
    # "Tops up" is said by an accuser in a paper graded B: 0.9 x 0.8 x 0.9 x 0.95, ungraded 0.7.
    assert (fog.recorder().handles(hop.claims[0]), hop.cost) == (["ql-c08"], 842)
    assert [support.denied for support in hop.supports].count(True) == 1


def test_what_a_view_leaves_out_is_no_way(fog: Case) -> None:
    whole = {
        claim
        for path in fog.path("odda-zemm", "fb-new", limit=9)
        for h in path
        for claim in h.claims
    }
    assert whole <= fog.admitted
    assert whole
