"""Views: which claims leave an edge."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from tests.builders import NS, claim, content, iri, record, said, tea
from tests.strategies import contents

from claimgraph.analysis.views import View, edges_query
from claimgraph.errors import UsageError
from claimgraph.graph.index import view_graph
from claimgraph.graph.quads import content_quads
from claimgraph.model.claim import Stance
from claimgraph.model.content import Content
from claimgraph.model.judgement import Judgement, Verdict, rejected_claims


def _relations(view: str, of: Content) -> set[str]:
    rejected = rejected_claims(of.judgements)
    admitted = View.named(view).admits(of.claims, of.attestations.values(), rejected)
    return {of.claims[c].predicate.rpartition("#")[2] for c in admitted}


def test_a_claim_that_is_only_denied_does_not_count() -> None:
    assert _relations("accepted", tea()) == {"leads", "locatedIn"}
    assert _relations("all", tea()) == {"leads", "locatedIn", "owns"}


def test_a_claim_that_is_denied_and_asserted_counts() -> None:
    owns = claim("ann", "owns", "club")
    asserted = said(owns, "report", [(["club"], "", Stance.ALLEGES)])
    both = content(records=[*tea().records.values(), record("report", [owns], asserted)])
    assert "owns" in _relations("accepted", both)


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.QUESTIONS, Stance.RELAYS])
def test_nobody_stands_behind_what_is_merely_passed_on_or_doubted(stance: Stance) -> None:
    leads = claim("ann", "leads", "club")
    only = content(records=[record("paper", [leads], said(leads, "paper", stance=stance))])
    assert _relations("accepted", only) == set()


def test_a_rejected_claim_does_not_count_until_the_rejection_is_undone() -> None:
    target = claim("ann", "leads", "club").iri
    reject = Judgement.of(NS, Verdict.REJECT, [target], iri("me"), "2026-01-01T00:00:00Z")
    undo = Judgement.of(NS, Verdict.UNDO, [reject.iri], iri("me"), "2026-01-02T00:00:00Z")
    redo = Judgement.of(NS, Verdict.UNDO, [undo.iri], iri("me"), "2026-01-03T00:00:00Z")
    records = tuple(tea().records.values())
    assert "leads" not in _relations("accepted", content(records=records, judgements=[reject]))
    assert "leads" in _relations("accepted", content(records=records, judgements=[reject, undo]))
    history = [reject, undo, redo]
    assert "leads" not in _relations("accepted", content(records=records, judgements=history))


def test_a_later_acceptance_takes_a_rejection_back() -> None:
    target = claim("ann", "leads", "club").iri
    reject = Judgement.of(NS, Verdict.REJECT, [target], iri("me"), "2026-01-01T00:00:00Z")
    accept = Judgement.of(NS, Verdict.ACCEPT, [target], iri("me"), "2026-01-02T00:00:00Z")
    assert rejected_claims([accept, reject]) == frozenset()


def test_an_unknown_view_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"there is no view 'nice'\nUse one of: accepted, all"):
        View.named("nice")


@pytest.mark.parametrize("view", ["accepted", "all"])
@given(of=contents())
@settings(max_examples=60)
def test_the_query_of_a_view_and_its_policy_leave_the_same_edges(view: str, of: Content) -> None:
    policy = View.named(view)
    rejected = rejected_claims(of.judgements)
    admitted = policy.admits(of.claims, of.attestations.values(), rejected)
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in content_quads(of, NS, []))
    found = store.query(edges_query(policy, of.judgements))
    assert isinstance(found, ox.QueryTriples)
    graph = ox.NamedNode(view_graph(NS))
    stated = {q.triple for q in content_quads(of, NS, admitted) if q.graph_name == graph}
    assert set(found) == stated
