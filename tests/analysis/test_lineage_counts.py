"""How many independent origins edges have, and whether there may be more."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.sayings import AGENTS, a_case, circles, sayings
from tests.analysis.test_lineage import EDGE, TIED
from tests.builders import iri

from claimgraph.analysis.lineage import Count, Ties, counts, origins
from claimgraph.model.claim import Attestation


@given(st.one_of(sayings(), circles()), st.sampled_from([Ties(()), TIED]))
def test_many_edges_at_once_tell_too_whether_there_may_be_more(
    told: list[Attestation], ties: Ties
) -> None:
    case = a_case(told)
    edges = {"both": EDGE, "one": EDGE[:1], "other": EDGE[1:], "none": ()}
    found = {edge: origins(case, claims, ties) for edge, claims in edges.items()}
    assert counts(case, edges, ties) == {
        edge: Count(one.independent, any(o.affirms for o in one.not_established))
        for edge, one in found.items()
    }


@given(sayings(), st.sampled_from([Ties(()), TIED]))
def test_ties_hold_whatever_those_who_are_tied_are_called(
    told: list[Attestation], ties: Ties
) -> None:
    case = a_case(told)
    names = {iri(agent): iri(f"x-{agent[::-1]}") for agent in AGENTS}
    renamed = a_case(
        [replace(a, agents=tuple(sorted(names.get(i, i) for i in a.agents))) for a in told]
    )
    edges = {"both": EDGE}
    assert counts(renamed, edges, ties.renamed(names)) == counts(case, edges, ties)
