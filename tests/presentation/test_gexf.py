from __future__ import annotations

import pytest
from lxml import etree
from tests.builders import claim, content, iri, record
from tests.hostile import TEXTS, in_xml
from tests.presentation.xml_rules import GEXF, faults, parsed

from claimgraph.graph.namespaces import CG
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Loss
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation import gexf
from claimgraph.presentation.columns import split
from claimgraph.presentation.rows import Rows, rows

NONE = Vocabulary([])


def _losses(losses: list[Loss]) -> dict[str, int]:
    return {loss.concept: loss.count for loss in losses}


def _all(data: bytes, name: str) -> list[etree._Element]:
    return parsed(data).findall(f".//{{{gexf.NAMESPACE}}}{name}")


def _values(element: etree._Element) -> dict[str, str]:
    return {v.get("for"): v.get("value") for v in element.iterfind(".//{*}attvalue")}


def _dated(*texts: str) -> Rows:
    claims = [claim("ann", "leads", f"club-{n}", when=EdtfDate(t)) for n, t in enumerate(texts)]
    return rows(content([], [record("paper", claims, [])]), NONE)


def test_it_keeps_to_the_standard(tea_rows: Rows, hostile_rows: Rows) -> None:
    for made in (tea_rows, hostile_rows, rows(content(), NONE)):
        data, _ = gexf.write(made)
        assert faults(data, GEXF, "CLAIMGRAPH_GEXF_XSD") == []


def test_the_rules_notice_a_fault(hostile_rows: Rows) -> None:
    data, _ = gexf.write(hostile_rows)
    for old, new in [
        (b'version="1.3"', b'version="1.2"'),
        (b'start="2016-02-01"', b'start="2016-02"'),
        (b'type="bigdecimal"', b'type="number"'),
        (b'source="https://example.org/tea/at"', b'source="nobody"'),
    ]:
        assert old in data
        assert faults(data.replace(old, new), GEXF, "")


def test_counts_are_right_and_attributes_are_declared(hostile_rows: Rows) -> None:
    data, _ = gexf.write(hostile_rows)
    for kind in ("node", "edge"):
        (group,) = _all(data, f"{kind}s")
        elements = _all(data, kind)
        assert int(group.get("count")) == len(elements)
        (attributes,) = (a for a in _all(data, "attributes") if a.get("class") == kind)
        declared = {attribute.get("id") for attribute in attributes}
        assert {name for element in elements for name in _values(element)} <= declared


def test_another_reader_finds_each_claim_with_its_receipt(tea_rows: Rows) -> None:
    edges = {edge.get("id"): edge for edge in _all(gexf.write(tea_rows)[0], "edge")}
    assert edges.keys() == {row.claim for row in tea_rows.edges}
    for row in tea_rows.edges:
        edge = edges[row.claim]
        values = _values(edge)
        assert (edge.get("source"), edge.get("target")) == (row.source, row.target)
        assert edge.get("label") == row.relation
        assert values["claim"] == row.claim
        assert tuple(split(values["attestations"])) == row.attestations
        assert values["citations"].startswith("https://example.org/tea/paper#char=0,3 sha256=")


def test_another_reader_finds_every_hostile_text(hostile_rows: Rows) -> None:
    data, losses = gexf.write(hostile_rows)
    nodes = {node.get("id"): node for node in _all(data, "node")}
    for key, text in TEXTS.items():
        node = nodes[iri(key)]
        assert node.get("label") == _values(node)["note"] == in_xml(text)
        assert split(_values(node)["names"]) == [in_xml(text), in_xml(f"also {text}")]
    glosses = {_values(edge)["glosses"] for edge in _all(data, "edge")}
    assert {split(gloss)[0] for gloss in glosses} == {in_xml(text) for text in TEXTS.values()}
    assert len(_all(data, "edge")) == len(hostile_rows.edges)
    assert _losses(losses)["control character"] > 0


def test_parallel_claims_differ_in_kind(hostile_rows: Rows) -> None:
    data, _ = gexf.write(hostile_rows)
    triples = [(e.get("source"), e.get("target"), e.get("kind")) for e in _all(data, "edge")]
    assert len(set(triples)) == len(triples)
    kinds = {kind for source, target, kind in triples if (source, target) == _pair()}
    assert kinds == {"knows", "knows (2)"}


def _pair() -> tuple[str, str]:
    return iri("markup"), iri("script")


def test_a_relation_that_is_called_like_a_number_of_another_is_kept_apart() -> None:
    names = {"knows": "knows", "knew": "knows (2)"}
    words = [Term(CG + n, TermKind.OBJECT_RELATION, {"en": label}) for n, label in names.items()]
    claims = [claim("a", relation, "b") for relation in names]
    claims.append(claim("a", "knows", "b", when=EdtfDate("2016")))
    made = rows(content([], [record("paper", claims, [])]), Vocabulary(words))
    kinds = [edge.get("kind") for edge in _all(gexf.write(made)[0], "edge")]
    assert len(set(kinds)) == 3


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016/", "2016-01-01", None),
        ("../2016", None, "2016-12-31"),
        ("XXXX-12-05", None, None),
    ],
)
def test_a_date_becomes_start_and_end(text: str, start: str | None, end: str | None) -> None:
    (edge,) = _all(gexf.write(_dated(text))[0], "edge")
    assert (edge.get("start"), edge.get("end")) == (start, end)
    assert _values(edge)["when"] == text


def test_the_graph_is_dynamic_where_an_edge_has_a_date(tea_rows: Rows) -> None:
    assert _all(gexf.write(tea_rows)[0], "graph")[0].get("mode") == "static"
    assert _all(gexf.write(_dated("2016"))[0], "graph")[0].get("mode") == "dynamic"


def test_dates_that_start_and_end_do_not_say_are_counted() -> None:
    _, losses = gexf.write(_dated("XXXX-12-05", "2016~", "2016"))
    counts = _losses(losses)
    assert counts["date without a year or beyond it"] == 1
    assert counts["hedge of a date"] == 1


def test_the_same_rows_give_the_same_bytes(hostile_rows: Rows) -> None:
    data, _ = gexf.write(hostile_rows)
    assert data == gexf.write(hostile_rows)[0]
    assert b"lastmodifieddate" not in data
