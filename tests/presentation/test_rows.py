from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import NS, claim, content, entity, iri, record, said
from tests.hostile import hostile

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Literal, Modality, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Loss
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    citation_reference,
    flat_losses,
    joined,
    split,
)
from claimgraph.presentation.rows import EdgeRow, NodeRow, PassageRow, Rows, rows

NONE = Vocabulary([])


def _by_handle(made: Rows) -> dict[str, EdgeRow]:
    return {edge.handles[0]: edge for edge in made.edges}


def _losses(losses: list[Loss] | tuple[Loss, ...]) -> dict[str, int]:
    return {loss.concept: loss.count for loss in losses}


def _values(case: Content) -> dict[str, NodeRow]:
    return {node.label: node for node in rows(case, NONE).nodes}


def test_an_edge_tells_who_said_it_through_whom_and_where(tea_rows: Rows) -> None:
    edge = _by_handle(tea_rows)["c01"]
    assert (edge.source, edge.target, edge.relation) == (iri("ann"), iri("club"), "leads")
    assert edge.claim.endswith(edge.short.removeprefix("claim:"))
    assert edge.origins == ("The Tea Club",)
    assert edge.origin_ids == ((iri("club"),),)
    assert edge.chains == ("The Tea Club, via The report → The Puddle Paper",)
    assert edge.documents == (iri("paper"), iri("report"))
    assert edge.document_labels == ("The Puddle Paper", "The report")
    assert edge.stances == ("asserts", "relays")
    assert len(edge.attestations) == 2


def test_an_edge_keeps_the_passage(tea_rows: Rows) -> None:
    (passage,) = _by_handle(tea_rows)["c01"].passages
    assert (passage.citation.start, passage.citation.end, passage.role) == (0, 3, "anchor")
    assert passage.citation.exact == "tea"
    assert passage.text == "The Puddle Paper, 0–3: “tea”"


def test_a_claim_in_two_papers_is_one_edge_and_two_chains() -> None:
    what = claim("ann", "leads", "club", when=EdtfDate("2016"))
    papers = [record(p, [what], said(what, p, handle=p)) for p in ("paper", "gazette")]
    (edge,) = rows(content([], papers), NONE).edges
    assert sorted(edge.chains) == ["gazette (own voice)", "paper (own voice)"]
    assert edge.handles == ("gazette", "paper")
    assert len(edge.passages) == 2


def test_parallel_claims_are_parallel_edges() -> None:
    whens = [None, EdtfDate("2016"), EdtfDate("2018")]
    claims = [claim("ann", "leads", "club", when=when) for when in whens]
    case = content([], [record("paper", claims, [a for c in claims for a in said(c, "paper")])])
    assert len({edge.claim for edge in rows(case, NONE).edges}) == 3


def test_qualifiers_place_and_comments_are_there() -> None:
    what = claim(
        "ann", "leads", "club", where=iri("puddle"), qualifiers=[(CG + "audience", iri("bob"))]
    )
    cue = Citation.of(NS, iri("paper"), start=9, end=12)
    saying = Attestation.of(
        NS, what.iri, [iri("ann")], Stance.ALLEGES, cues=[cue], modality=Modality.ALLEGATION,
        said_on=EdtfDate("2016"), inferred_date=EdtfDate("2017"), gloss="gloss", note="note",
    )  # fmt: skip
    (edge,) = rows(content([], [record("paper", [what], [saying])]), NONE).edges
    assert (edge.where, edge.where_label) == (iri("puddle"), "puddle")
    assert edge.qualifiers == ("audience: bob",)
    assert edge.qualifier_ids == ((CG + "audience", iri("bob")),)
    assert (edge.modalities, edge.said_on, edge.inferred_dates) == (
        ("allegation",),
        ("2016",),
        ("2017",),
    )
    assert (edge.glosses, edge.notes) == (("gloss",), ("note",))
    assert [passage.role for passage in edge.passages] == ["cue"]


def test_values_are_nodes_with_what_they_mean() -> None:
    ends = [Literal("deux", "fr"), Quantity.parse("at least 2.5 cups"), EdtfDate("2016-02")]
    claims = [claim("ann", "says", end) for end in ends]
    nodes = _values(content([], [record("paper", claims, [])]))
    cells = {
        label: {c.name: c.read(node) for c in NODE_COLUMNS if c.read(node)}
        for label, node in nodes.items()
    }
    assert cells["deux"]["language"] == "fr"
    quantity = cells["at least 2.5 cups"]
    assert [quantity[n] for n in ("amount", "lower", "bound", "unit")] == [
        "2.5",
        "2.5",
        "at-least",
        "cups",
    ]
    date = cells["February 2016"]
    assert (date["edtf"], date["earliest"], date["latest"]) == (
        "2016-02",
        "2016-02-01",
        "2016-02-29",
    )


def test_a_claim_that_is_spoken_of_is_a_node_with_its_sentence() -> None:
    inner = claim("ann", "leads", "club")
    outer = claim("bob", "disputes", inner.iri)
    nodes = _values(content([], [record("paper", [inner, outer], [])]))
    assert nodes["ann — leads — club"].kind == "claim"


def test_only_chosen_claims_are_edges_and_only_their_ends_nodes(tea_rows: Rows) -> None:
    case = tea_rows.recorder.content
    located = _by_handle(tea_rows)["c02"].claim
    made = rows(case, NONE, [located])
    assert [edge.claim for edge in made.edges] == [located]
    assert [node.short for node in made.nodes] == ["club", "puddle"]


def test_what_no_network_holds_is_counted(tea_rows: Rows) -> None:
    assert _losses(tea_rows.losses) == {"entity at no end of a claim": 2, "record of a document": 1}


def test_the_order_of_insertion_does_not_matter() -> None:
    case = hostile()
    shuffled = list(case.entities.items())
    random.Random(7).shuffle(shuffled)
    backwards = {
        source: replace(r, claims=r.claims[::-1], attestations=r.attestations[::-1])
        for source, r in reversed(case.records.items())
    }
    other = replace(case, entities=dict(shuffled), records=backwards)
    assert rows(case, NONE).edges == rows(other, NONE).edges
    assert rows(case, NONE).nodes == rows(other, NONE).nodes


PIECES = ["", "a", "|", " ", "\\", " | ", "a |b", "\\|", "x ", " x", "\n"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_joined_lists_can_be_taken_apart(number: int) -> None:
    for items in product(PIECES, repeat=number):
        if items != ("",):
            assert tuple(split(joined(items))) == items


@given(st.lists(st.text(alphabet="| \\ab\n"), min_size=2))
def test_any_list_can_be_taken_apart(items: list[str]) -> None:
    assert split(joined(items)) == items


@pytest.mark.parametrize(
    ("citation", "role", "text"),
    [
        (Citation.of(NS, iri("d"), start=1, end=9), "anchor", f"{iri('d')}#char=1,9"),
        (
            Citation.of(NS, iri("d"), start=1, end=9, page=3, digest="ab"),
            "context",
            f"{iri('d')}#char=1,9 page=3 sha256=ab as=context",
        ),
        (Citation.of(NS, "urn:x#y", start=1, end=9), "anchor", "urn:x#y char=1,9"),
        (Citation.of(NS, iri("d")), "cue", f"{iri('d')} as=cue"),
    ],
)
def test_a_passage_as_a_reference(citation: Citation, role: str, text: str) -> None:
    assert citation_reference(PassageRow(citation, role, "")) == text


def test_column_names_are_unique_and_plain() -> None:
    for columns in (NODE_COLUMNS, EDGE_COLUMNS):
        names = [column.name for column in columns]
        assert len(set(names)) == len(names)
        assert all(name.isidentifier() for name in names)


def test_what_flat_columns_lose_is_counted(tea_rows: Rows) -> None:
    assert _losses(flat_losses(tea_rows)) == {
        "entity at no end of a claim": 2,
        "record of a document": 1,
        "chain of attestations": 2,
        "list in one cell": 8,
    }


def test_names_with_a_language_and_words_around_quotes_are_counted(hostile_rows: Rows) -> None:
    losses = _losses(flat_losses(hostile_rows))
    assert losses["language, kind or source of a name"] == 36
    assert losses["words around a quote"] == 144


def test_a_name_without_remark_is_no_loss() -> None:
    one = content(
        [entity("ann", "Person", "Ann", "Annie")],
        [record("paper", [claim("ann", "knows", "ann")], [])],
    )
    assert "language, kind or source of a name" not in _losses(flat_losses(rows(one, NONE)))
