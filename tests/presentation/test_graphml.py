from __future__ import annotations

import io
import re

import networkx as nx
import pytest
from tests.builders import claim, content, entity, record
from tests.hostile import TEXTS, in_xml
from tests.presentation.xml_rules import GRAPHML, faults

from claimgraph.model.claim import Literal
from claimgraph.model.finding import Loss
from claimgraph.model.quantity import Quantity
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import graphml
from claimgraph.presentation.columns import split
from claimgraph.presentation.rows import Rows, rows


def _losses(losses: list[Loss]) -> dict[str, int]:
    return {loss.concept: loss.count for loss in losses}


def _read(data: bytes) -> nx.MultiDiGraph[str]:
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def test_it_keeps_to_the_standard(tea_rows: Rows, hostile_rows: Rows) -> None:
    for made in (tea_rows, hostile_rows):
        data, _ = graphml.write(made)
        assert faults(data, GRAPHML, "CLAIMGRAPH_GRAPHML_XSD") == []


def test_an_empty_case_is_a_valid_document() -> None:
    data, losses = graphml.write(rows(content(), Vocabulary([])))
    assert faults(data, GRAPHML, "CLAIMGRAPH_GRAPHML_XSD") == []
    assert losses == []


def test_the_rules_notice_a_fault(tea_rows: Rows) -> None:
    data, _ = graphml.write(tea_rows)
    for old, new in [
        (b'edgedefault="directed"', b""),
        (b'<node id="ann"', b'<node id="a nn"'),
        (b'target="club"', b'target="nobody"'),
        (b'<node id="puddle"', b'<node id="ann"'),
    ]:
        assert old in data
        assert faults(data.replace(old, new), GRAPHML, "")


def test_another_reader_finds_each_claim_with_its_receipt(tea_rows: Rows) -> None:
    graph = _read(graphml.write(tea_rows)[0])
    edges = {key: data for _, _, key, data in graph.edges(keys=True, data=True)}
    assert edges.keys() == {edge.short for edge in tea_rows.edges}
    for row in tea_rows.edges:
        data = edges[row.short]
        assert data["claim"] == row.claim
        assert data["label"] == row.relation
        assert tuple(split(data["attestations"])) == row.attestations
        assert tuple(split(data["chains"])) == row.chains
        assert data["citations"].startswith("https://example.org/tea/paper#char=0,3 sha256=")
        assert data["quotes"] == "tea"


def test_another_reader_finds_every_hostile_text(hostile_rows: Rows) -> None:
    data, losses = graphml.write(hostile_rows)
    graph = _read(data)
    nodes = dict(graph.nodes(data=True))
    for key, text in TEXTS.items():
        node = nodes[key]
        assert node["label"] == node["note"] == in_xml(text)
        assert split(node["names"]) == [in_xml(text), in_xml(f"also {text}")]
    literals = {node["label"] for node in nodes.values() if node["types"] == "text"}
    assert literals == {in_xml(text) for text in TEXTS.values()}
    glosses = {data["glosses"] for *_, data in graph.edges(data=True)}
    assert {split(gloss)[0] for gloss in glosses} == {in_xml(text) for text in TEXTS.values()}
    assert graph.number_of_edges() == len(hostile_rows.edges)
    replaced = data.decode().count("\ufffd") - _replacement_characters(hostile_rows)
    assert _losses(losses)["control character"] == replaced


def _replacement_characters(made: Rows) -> int:
    """Return how many U+FFFD were in the texts before they were written."""
    nodes = (text for n in made.nodes for _, text in graphml.cells(n, graphml._NODES))
    edges = (text for e in made.edges for _, text in graphml.cells(e, graphml._EDGES))
    return sum(text.count("\ufffd") for texts in (nodes, edges) for text in texts)


def test_parallel_claims_survive(hostile_rows: Rows) -> None:
    graph = _read(graphml.write(hostile_rows)[0])
    assert graph.number_of_edges("markup", "script") == 2


def test_attributes_have_types(tea_rows: Rows) -> None:
    claims = [
        claim("ann", "hasCount", Quantity.parse("at least 80 cases")),
        claim("ann", "says", Literal("x")),
    ]
    person = entity("ann", "Person", "Ann", protected=True)
    case = content([person], [record("paper", claims, [])])
    nodes = dict(_read(graphml.write(rows(case, Vocabulary([])))[0]).nodes(data=True))
    amounts = [node["amount"] for node in nodes.values() if "amount" in node]
    assert amounts == [80.0]
    assert nodes["ann"]["protected"] is True


@pytest.mark.parametrize("text", ["urn:isbn:12", "https://elsewhere.example/x?y=1"])
def test_an_iri_that_is_no_name_token_gets_a_digest_as_id(text: str) -> None:
    case = content([], [record("paper", [claim("ann", "knows", text)], [])])
    graph = _read(graphml.write(rows(case, Vocabulary([])))[0])
    (target,) = (node for node in graph if node != "ann")
    assert re.fullmatch(r"[A-Za-z0-9._:-]+", target)
    assert graph.nodes[target]["iri"] == text


def test_the_same_rows_give_the_same_bytes(hostile_rows: Rows) -> None:
    assert graphml.write(hostile_rows) == graphml.write(hostile_rows)
