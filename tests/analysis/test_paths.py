"""Connections between two things, and what stands in the middle."""

from __future__ import annotations

from tests.builders import claim, content, entity, iri, record, said, tea

from claimgraph.analysis.network import network
from claimgraph.analysis.paths import shortest_paths
from claimgraph.analysis.statistics import statistics
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.vocabulary import Vocabulary

NO_TERMS = Vocabulary([])


def _paths(of: Content, start: str, end: str) -> list[list[str]]:
    graph = network(of, NO_TERMS)
    return [
        [hop.end.rpartition("/")[2] for hop in path]
        for path in shortest_paths(graph, iri(start), iri(end))
    ]


def test_a_path_goes_against_the_arrows_too_and_cites_every_hop() -> None:
    (path,) = shortest_paths(network(tea(), NO_TERMS), iri("puddle"), iri("ann"))
    assert [(hop.start, hop.end) for hop in path] == [
        (iri("puddle"), iri("club")),
        (iri("club"), iri("ann")),
    ]
    assert [len(hop.claims) for hop in path] == [1, 2], "two claims connect Ann and the club"


def test_things_that_share_only_a_date_are_not_connected() -> None:
    when = EdtfDate.parse("2016")
    claims = [claim("bob", "startedOn", when), claim("far", "startedOn", when)]
    things = [entity("bob", "Person", "Bob"), entity("far", "Person", "Far")]
    of = content(things, [record("paper", claims, [a for c in claims for a in said(c, "paper")])])
    assert _paths(of, "bob", "far") == []


def test_a_thing_is_connected_with_itself_and_with_nothing_that_is_not_there() -> None:
    assert _paths(tea(), "ann", "ann") == [[]]
    assert _paths(tea(), "ann", "nobody") == []


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
