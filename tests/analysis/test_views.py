"""Views: which claims leave an edge, and why the others do not."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.analysis.sayings import AGENTS, DOCUMENTS, a_case, accounts, circles, sayings
from tests.builders import CG, INFO, NS, claim, content, entity, iri, record, said, tea
from tests.examples import examples
from tests.strategies import contents, vocabulary

from claimgraph.analysis.view_difference import view_difference
from claimgraph.analysis.views import Derivation, edges_query
from claimgraph.analysis.withdrawal import Relations, Withdrawal
from claimgraph.graph.index import view_graph
from claimgraph.graph.outline import drawn_up, read_outline
from claimgraph.graph.quads import content_quads
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Stance
from claimgraph.model.content import Content, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.judgement import Judgement, Verdict, rejected_claims
from claimgraph.model.source import Reliability, Source
from claimgraph.model.view import STANDARD, View, Views

WORDS = vocabulary()
VIEWS = Views(resolve=iri)


def derived(view: str, of: Content) -> Derivation:
    return Derivation(VIEWS.parse(view), of, WORDS)


def relations(view: str, of: Content) -> set[str]:
    return {of.claims[c].predicate.rpartition("#")[2] for c in derived(view, of).admitted}


def _printed(claims: list[Claim]) -> Record:
    return record("paper", claims, [a for c in claims for a in said(c, "paper")])


def why(view: str, of: Content, what: Claim) -> str:
    return derived(view, of).left_out[what.iri].why


# --- whose word ---------------------------------------------------------------------------------


def test_a_claim_that_is_only_denied_does_not_count() -> None:
    assert relations("accepted", tea()) == {"leads", "locatedIn"}
    assert relations("all", tea()) == {"leads", "locatedIn", "owns"}
    assert why("accepted", tea(), claim("ann", "owns", "club")) == "nobody stands behind it"


def test_a_claim_that_is_denied_and_asserted_counts_but_is_disputed() -> None:
    owns = claim("ann", "owns", "club")
    asserted = said(owns, "report", [(["club"], "", Stance.ALLEGES)])
    both = content(records=[*tea().records.values(), record("report", [owns], asserted)])
    assert "owns" in relations("accepted", both)
    assert "owns" not in relations("undisputed", both)
    assert why("undisputed", both, owns) == "an origin denies or questions it"


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.QUESTIONS, Stance.RELAYS])
def test_nobody_stands_behind_what_is_merely_passed_on_or_doubted(stance: Stance) -> None:
    leads = claim("ann", "leads", "club")
    only = content(records=[record("paper", [leads], said(leads, "paper", stance=stance))])
    assert relations("accepted", only) == set()


def test_what_stands_in_a_contradiction_is_disputed_while_that_counts() -> None:
    leads, owns = claim("ann", "leads", "club"), claim("bea", "leads", "club")
    against = claim(leads.iri, "contradicts", owns.iri)
    claims = [leads, owns, against]
    of = content(records=[_printed(claims)])
    assert relations("undisputed", of) == {"contradicts"}
    reject = Judgement.of(NS, Verdict.REJECT, [against.iri], iri("me"), "2026-01-01T00:00:00Z")
    assert relations("undisputed", replace(of, judgements=(reject,))) == {"leads"}


def test_a_rejected_claim_does_not_count_until_the_rejection_is_undone() -> None:
    target = claim("ann", "leads", "club")
    reject = Judgement.of(NS, Verdict.REJECT, [target.iri], iri("me"), "2026-01-01T00:00:00Z")
    undo = Judgement.of(NS, Verdict.UNDO, [reject.iri], iri("me"), "2026-01-02T00:00:00Z")
    redo = Judgement.of(NS, Verdict.UNDO, [undo.iri], iri("me"), "2026-01-03T00:00:00Z")
    records = tuple(tea().records.values())
    rejected = content(records=records, judgements=[reject])
    assert "leads" not in relations("accepted", rejected)
    assert why("accepted", rejected, target) == "an analyst rejected it"
    assert "leads" in relations("accepted", content(records=records, judgements=[reject, undo]))
    history = [reject, undo, redo]
    assert "leads" not in relations("accepted", content(records=records, judgements=history))


def test_a_later_acceptance_takes_a_rejection_back() -> None:
    target = claim("ann", "leads", "club").iri
    reject = Judgement.of(NS, Verdict.REJECT, [target], iri("me"), "2026-01-01T00:00:00Z")
    accept = Judgement.of(NS, Verdict.ACCEPT, [target], iri("me"), "2026-01-02T00:00:00Z")
    assert rejected_claims([accept, reject]) == frozenset()


# --- without, and only --------------------------------------------------------------------------


def test_what_rests_on_the_withdrawn_goes() -> None:
    assert relations("without=club", tea()) == {"locatedIn"}
    assert why("without=club", tea(), claim("ann", "leads", "club")) == (
        "it rests on the withdrawn alone"
    )
    assert relations("without=report", tea()) == {"locatedIn"}
    assert relations("without=paper", tea()) == set()
    assert relations("without=ann", tea()) == {"leads", "locatedIn"}
    assert relations("without=club without=ann", tea()) == {"locatedIn"}


def test_a_claim_of_which_a_denial_alone_is_left_does_not_count() -> None:
    owns = claim("ann", "owns", "club")
    alleged = said(owns, "report", [(["bea"], "", Stance.ALLEGES)])
    of = content(records=[*tea().records.values(), record("report", [owns], alleged)])
    assert "owns" in relations("accepted", of)
    assert "owns" not in relations("without=bea", of)
    assert why("without=bea", of, owns) == "nobody who is left stands behind it"


def test_only_the_chains_of_a_voice_are_heard() -> None:
    assert relations("only=club", tea()) == {"leads"}
    assert relations("only=paper", tea()) == {"leads", "locatedIn"}
    assert relations("all only=ann", tea()) == {"owns"}
    assert relations("only=club only=ann", tea()) == {"leads"}
    assert why("only=club", tea(), claim("club", "locatedIn", "puddle")) == (
        "nobody else is listened to"
    )


# --- dates --------------------------------------------------------------------------------------


def dated() -> Content:
    """The paper of 2020 prints a report of 2018, and an undated leaflet has its own word."""
    old, own, free = (
        claim("ann", "leads", "club"),
        claim("club", "locatedIn", "puddle"),
        claim("ann", "owns", "club"),
    )
    paper = [*said(old, "paper", [(["club"], "report", Stance.ASSERTS)]), *said(own, "paper")]
    sources = [
        Source(iri("paper"), published=EdtfDate.parse("2020-05")),
        Source(iri("report"), published=EdtfDate.parse("2018")),
    ]
    records = [record("paper", [old, own], paper), record("leaflet", [free], said(free, "leaflet"))]
    return content([], records, sources)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("known-by=2017", {"owns"}),
        ("known-by=2018", {"leads", "owns"}),
        ("known-by=2018-06", {"leads", "owns"}),
        ("known-by=2018-06 dates=certainly", set()),
        ("known-by=2019 dates=certainly", {"leads"}),
        ("known-by=2020-05 dates=certainly", {"leads", "locatedIn"}),
        ("known-by=2020-05", {"leads", "locatedIn", "owns"}),
    ],
)
def test_what_was_known_by_a_date(view: str, expected: set[str]) -> None:
    # "2018" may be its last day, so that in June of 2018 the report is possibly out.
    assert relations(view, dated()) == expected


def test_what_was_passed_on_by_then_was_said_by_then() -> None:
    of = dated()
    undated = replace(of, sources={k: v for k, v in of.sources.items() if k == iri("paper")})
    assert relations("known-by=2020-05 dates=certainly", undated) == {"leads", "locatedIn"}
    assert relations("known-by=2019", undated) == {"leads", "owns"}  # the report may be older


def test_a_publication_that_is_a_claim_dates_a_document() -> None:
    of = dated()
    issued = claim("leaflet", "publishedOn", EdtfDate.parse("2021"))
    leaflet = record("leaflet", [issued], said(issued, "leaflet"))
    merged = Record(
        leaflet.source,
        (*of.records[iri("leaflet")].claims, *leaflet.claims),
        (*of.records[iri("leaflet")].attestations, *leaflet.attestations),
    )
    of = replace(of, records={**of.records, merged.source: merged})
    assert relations("known-by=2020-05", of) == {"leads", "locatedIn"}
    assert relations("known-by=2021 dates=certainly", of) == {
        "leads",
        "locatedIn",
        "owns",
        "publishedOn",
    }


def lifetimes() -> Content:
    claims = [
        claim("club", "startedOn", EdtfDate.parse("2016")),
        claim("club", "endedOn", EdtfDate.parse("2019-03")),
        claim("ann", "leads", "club"),
        claim("ann", "locatedIn", "puddle", when=EdtfDate.parse("2010/2017")),
        claim("ann", "setUp", "choir", when=EdtfDate.parse("2018-05")),
        claim("ann", "manages", "choir"),
    ]
    return content(records=[_printed(claims)])


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("valid-at=2015", {"locatedIn"}),
        ("valid-at=2016", {"leads", "locatedIn"}),
        ("valid-at=2018", {"leads", "setUp", "manages"}),
        ("valid-at=2019-04", {"manages"}),
        ("valid-at=2019", {"leads", "manages"}),
        ("valid-at=2016 dates=certainly", {"locatedIn"}),
    ],
)
def test_what_held_at_a_date(view: str, expected: set[str]) -> None:
    assert relations(view, lifetimes()) - {"startedOn", "endedOn"} == expected
    assert {"startedOn", "endedOn"} <= relations(view, lifetimes()), "true at any time"


# --- grades and origins -------------------------------------------------------------------------


def test_grades_of_claims() -> None:
    leads = claim("ann", "leads", "club").iri
    grades = [
        Judgement.of(NS, Verdict.CREDIBILITY, [leads], iri("me"), at, value=value)
        for at, value in (("2026-01-01T00:00:00Z", "5"), ("2026-01-02T00:00:00Z", "2"))
    ]
    of = replace(tea(), judgements=tuple(grades))
    assert relations("min-credibility=2", of) == {"leads"}
    assert relations("min-credibility=1", of) == set()
    assert relations("min-credibility=6", tea()) == set(), "without a grade it does not count"


def test_grades_of_documents() -> None:
    of = replace(tea(), sources={iri("paper"): Source(iri("paper"), reliability=Reliability.C)})
    assert relations("min-reliability=C", of) == {"leads", "locatedIn"}
    assert relations("min-reliability=B", of) == set()
    assert relations("min-reliability=F", replace(tea(), sources={})) == set()


def test_edges_with_two_independent_origins() -> None:
    leads, owns = claim("ann", "leads", "club"), claim("ann", "owns", "club")
    later = claim("ann", "leads", "club", when=EdtfDate.parse("2020"))  # another claim, one edge
    of = content(
        [entity("ann", "Person", "Ann")],
        [
            record("paper", [leads, owns], [*said(leads, "paper"), *said(owns, "paper")]),
            record("leaflet", [later], said(later, "leaflet", status=None)),
        ],
    )
    explicit = replace(of, records={k: _explicit(r) for k, r in of.records.items()})
    assert relations("origins=2", explicit) == {"leads"}
    assert relations("origins=3", explicit) == set()
    assert why("origins=2", explicit, owns) == "its edge has 1 independent origin"
    assert relations("origins=2 without=leaflet", explicit) == set()


def _explicit(of: Record) -> Record:
    return replace(
        of,
        attestations=tuple(replace(a, status=AttributionStatus.EXPLICIT) for a in of.attestations),
    )


# --- laws ---------------------------------------------------------------------------------------


def outline(of: Content) -> Content:
    """Return the outline of a content that was written down."""
    store = ox.Store()
    store.extend(content_quads(of, NS, []))
    return read_outline(drawn_up([store]), INFO, of.judgements).content


@st.composite
def policies(draw: st.DrawFn, of: Content) -> View:
    things = sorted({*of.entities, *of.sources, *of.records})
    chosen = draw(st.lists(st.sampled_from(things), max_size=2)) if things else []
    words = draw(st.lists(st.sampled_from(["undisputed", "known-by=2015", "valid-at=2015~"])))
    words += [f"{draw(st.sampled_from(['without', 'only']))}={thing}" for thing in chosen]
    words += draw(st.lists(st.sampled_from(["origins=1", "min-reliability=C", "dates=certainly"])))
    return Views().parse(" ".join([draw(st.sampled_from(["accepted", "all"])), *words]))


@given(st.data(), contents())
@examples(0.6)
def test_the_outline_is_enough_and_the_order_of_files_does_not_matter(
    data: st.DataObject, of: Content
) -> None:
    view = data.draw(policies(of))
    expected = Derivation(view, of, WORDS).left_out
    assert Derivation(view, outline(of), WORDS).left_out == expected
    shuffled = replace(of, records=dict(reversed(of.records.items())))
    assert Derivation(view, shuffled, WORDS).left_out == expected


@pytest.mark.parametrize("name", ["accepted", "all"])
@given(of=contents())
@examples(0.6)
def test_the_query_of_a_plain_view_leaves_the_edges_that_its_policy_leaves(
    name: str, of: Content
) -> None:
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in content_quads(of, NS, []))
    view = STANDARD[name]
    found = store.query(edges_query(view, of.judgements))
    assert isinstance(found, ox.QueryTriples)
    graph = ox.NamedNode(view_graph(NS))
    counting = Derivation(view, of, WORDS).admitted
    quads = content_quads(of, NS, counting)
    assert set(found) == {q.triple for q in quads if q.graph_name == graph}


@given(st.data(), contents())
@examples(0.6)
def test_to_listen_to_fewer_never_lets_in_more(data: st.DataObject, of: Content) -> None:
    things = sorted({*of.entities, *of.sources, *of.records})
    thing = data.draw(st.sampled_from(things))
    for base in ("accepted", "all"):
        before = Derivation(Views().parse(base), of, WORDS).admitted
        for criterion in (f"without={thing}", f"only={thing}", "known-by=2015", "valid-at=2015"):
            assert Derivation(Views().parse(f"{base} {criterion}"), of, WORDS).admitted <= before


@given(st.one_of(sayings(), circles(), accounts()), st.sampled_from([*AGENTS, *DOCUMENTS]))
def test_a_view_listens_to_the_sayings_that_a_withdrawal_leaves_as_they_were(
    told: list[Attestation], gone: str
) -> None:
    of = a_case(told)
    view = derived(f"all without={gone}", of)
    fates = Withdrawal(of, frozenset([iri(gone)]), Relations.of(WORDS, CG)).fates
    outermost = [a for c in of.claims for a in of.outermost(c) or of.attestations_of.get(c, ())]
    assert {a.iri for a in outermost if a.iri in view.heard} == {
        a.iri for a in outermost if fates.of_saying(a) is None
    }


@given(st.data(), contents())
@examples(0.4)
def test_what_is_withdrawn_and_added_back_leaves_everything_as_it_was(
    data: st.DataObject, of: Content
) -> None:
    assume(of.records)
    gone = data.draw(st.sampled_from(sorted(of.records)))
    rest = replace(of, records={k: v for k, v in of.records.items() if k != gone})
    back = replace(rest, records=dict(sorted({**rest.records, gone: of.records[gone]}.items())))
    for view in ("accepted", f"without={gone}", "undisputed", "origins=1"):
        policy = Views().parse(view)
        assert Derivation(policy, back, WORDS).left_out == Derivation(policy, of, WORDS).left_out


@given(st.data(), contents())
@examples(0.4)
def test_a_difference_adds_up(data: st.DataObject, of: Content) -> None:
    one, other = (Derivation(data.draw(policies(of)), of, WORDS) for _ in range(2))
    found = view_difference(one, other)
    edges = [
        {(c.subject, c.predicate, c.object) for i, c in of.claims.items() if i in each.admitted}
        for each in (one, other)
    ]
    assert {gone.edge for gone in found.only_first} == edges[0] - edges[1]
    assert {gone.edge for gone in found.only_second} == edges[1] - edges[0]
    assert found.shared == len(edges[0] & edges[1])
    back = view_difference(other, one)
    assert (back.only_first, back.only_second) == (found.only_second, found.only_first)
