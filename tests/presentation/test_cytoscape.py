from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from tests.builders import claim, content, entity, iri, record
from tests.hostile import TEXTS

from claimgraph.model.quantity import Bound, Quantity
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import cytoscape
from claimgraph.presentation.rows import Rows, rows

NONE = Vocabulary([])


def _read(made: Rows) -> dict[str, Any]:
    data, _ = cytoscape.write(made)
    read: dict[str, Any] = json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    return read


def _no_constant(text: str) -> None:
    raise AssertionError(f"{text} is not JSON")


def _data(made: Rows, kind: str) -> list[dict[str, Any]]:
    return [element["data"] for element in _read(made)["elements"][kind]]


def test_it_has_the_frame_that_cytoscape_expects(tea_rows: Rows) -> None:
    read = _read(tea_rows)
    assert read["format_version"] == "1.0"
    assert read["data"]["name"] == "The Tea Case"
    assert read["elements"].keys() == {"nodes", "edges"}


def test_ids_are_texts_and_unique_among_all_elements(hostile_rows: Rows) -> None:
    ids = [data["id"] for kind in ("nodes", "edges") for data in _data(hostile_rows, kind)]
    assert all(isinstance(id_, str) for id_ in ids)
    assert len(set(ids)) == len(ids)


def test_a_claim_that_is_spoken_of_does_not_clash_with_its_edge() -> None:
    inner = claim("ann", "leads", "club")
    outer = claim("bob", "disputes", inner.iri)
    made = rows(content([], [record("paper", [inner, outer], [])]), NONE)
    nodes = {data["id"] for data in _data(made, "nodes")}
    assert inner.iri in nodes
    assert not nodes & {data["id"] for data in _data(made, "edges")}


def test_edges_join_nodes(hostile_rows: Rows) -> None:
    nodes = {data["id"] for data in _data(hostile_rows, "nodes")}
    ends = {data[end] for data in _data(hostile_rows, "edges") for end in ("source", "target")}
    assert ends <= nodes


def test_an_edge_keeps_its_whole_receipt(tea_rows: Rows) -> None:
    edges = {data["handles"][0]: data for data in _data(tea_rows, "edges")}
    edge = edges["c01"]
    ((origin, last),) = edge["receipts"]
    assert origin["agents"] == [{"id": "club", "label": "The Tea Club"}]
    assert origin["source"] == {"id": "report", "label": "The report"}
    assert last["citation"]["exact"] == "tea"
    assert (last["citation"]["start"], last["citation"]["end"]) == (0, 3)
    assert edge["claim"] in {row.claim for row in tea_rows.edges}
    assert edge["interaction"] == "leads"


def test_every_hostile_text_comes_back_as_it_was(hostile_rows: Rows) -> None:
    nodes = {data["id"]: data for data in _data(hostile_rows, "nodes")}
    for key, text in TEXTS.items():
        node = nodes[iri(key)]
        assert node["label"] == node["note"] == text
        assert node["names"] == [text, f"also {text}"]
        assert node["entity"]["names"][1] == {
            "text": f"also {text}",
            "language": "zh-Hans",
            "kind": "translation",
            "source": None,
        }
    edges = _data(hostile_rows, "edges")
    passages = [edge["receipts"][0][0]["citation"] for edge in edges]
    for part in ("exact", "prefix", "suffix"):
        assert {passage[part] for passage in passages} == set(TEXTS.values())
    assert len(edges) == len(hostile_rows.edges)


def test_only_what_no_network_holds_is_lost(hostile_rows: Rows) -> None:
    assert cytoscape.write(hostile_rows)[1] == list(hostile_rows.losses)


def test_it_can_stand_in_a_script_element(hostile_rows: Rows) -> None:
    data = cytoscape.write(hostile_rows)[0].decode()
    assert "<" not in data
    assert "\u2028" not in data


def test_numbers_are_exact_in_the_value(tea_rows: Rows) -> None:
    big = Quantity.of(Bound.EXACTLY, Decimal("12345678901234567890.5"), "cups")
    made = rows(content([], [record("paper", [claim("ann", "hasCount", big)], [])]), NONE)
    (data,) = (data for data in _data(made, "nodes") if data["kind"] == "value")
    assert data["value"]["amount"] == "12345678901234567890.5"
    assert isinstance(data["amount"], float)


def test_a_lone_surrogate_is_replaced_and_counted() -> None:
    person = entity("a", "Person", "A", note="\ud800")
    case = content([person], [record("paper", [claim("a", "knows", "a")], [])])
    data, losses = cytoscape.write(rows(case, NONE))
    assert "\ufffd" in data.decode("utf-8")
    assert [loss.concept for loss in losses] == ["lone surrogate"]


def test_an_empty_case_has_no_elements() -> None:
    assert _read(rows(content(), NONE))["elements"] == {"nodes": [], "edges": []}
