from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

import pytest
from tests.builders import claim, content, entity, iri, record
from tests.hostile import TEXTS

from claimgraph.formats.csv_text import unprotected
from claimgraph.model.finding import Loss
from claimgraph.model.quantity import Quantity
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import network_csv
from claimgraph.presentation.columns import split
from claimgraph.presentation.rows import Rows, rows

NONE = Vocabulary([])
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def _table(data: bytes) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def _tables(made: Rows, *, exact: bool = False) -> tuple[list[dict[str, str]], ...]:
    files, _ = network_csv.files(made, exact=exact)
    return _table(files["nodes.csv"]), _table(files["edges.csv"])


def _losses(losses: list[Loss]) -> dict[str, int]:
    return {loss.concept: loss.count for loss in losses}


def test_a_zip_holds_two_tables(tea_rows: Rows) -> None:
    data, losses = network_csv.write(tea_rows)
    files, same = network_csv.files(tea_rows)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
    assert losses == same


def test_columns_stand_where_graph_tools_look_for_them(tea_rows: Rows) -> None:
    nodes, edges = _tables(tea_rows)
    assert list(nodes[0])[:2] == ["id", "label"]
    assert list(edges[0])[:4] == ["source", "target", "id", "label"]


def test_an_edge_keeps_its_receipt(tea_rows: Rows) -> None:
    nodes, edges = _tables(tea_rows)
    by_claim = {edge["id"]: edge for edge in edges}
    ids = {node["id"] for node in nodes}
    for row in tea_rows.edges:
        edge = by_claim[row.claim]
        assert {edge["source"], edge["target"]} <= ids
        assert tuple(split(edge["attestations"])) == row.attestations
        assert tuple(split(edge["chains"])) == row.chains
        assert edge["citations"].startswith("https://example.org/tea/paper#char=0,3 sha256=")


@pytest.mark.parametrize("read", [unprotected, lambda cell: cell.removeprefix("'")])
def test_every_hostile_text_comes_back(hostile_rows: Rows, read: Callable[[str], str]) -> None:
    nodes, edges = _tables(hostile_rows)
    by_id = {node["id"]: node for node in nodes}
    for key, text in TEXTS.items():
        assert read(by_id[iri(key)]["label"]) == text
        assert split(read(by_id[iri(key)]["names"])) == [text, f"also {text}"]
    assert {split(read(edge["glosses"]))[0] for edge in edges} == set(TEXTS.values())
    assert len(edges) == len(hostile_rows.edges)


def test_no_cell_runs_as_a_formula(hostile_rows: Rows) -> None:
    cells = [cell for table in _tables(hostile_rows) for row in table for cell in row.values()]
    assert len(cells) > 1000
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
    assert "'=HYPERLINK" in "".join(cells)


def test_exact_mode_leaves_formulas_as_they_are(hostile_rows: Rows) -> None:
    nodes, _ = _tables(hostile_rows, exact=True)
    labels = {node["id"]: node["label"] for node in nodes}
    assert labels[iri("formula")] == TEXTS["formula"]
    assert labels[iri("plus")] == TEXTS["plus"]


def test_protected_cells_are_counted(hostile_rows: Rows) -> None:
    _, losses = network_csv.files(hostile_rows)
    _, exact = network_csv.files(hostile_rows, exact=True)
    changed = "cell that a spreadsheet could run"
    assert _losses(losses)[changed] > _losses(exact).get(changed, 0)


def test_a_plain_number_stays_a_number() -> None:
    what = claim("ann", "hasCount", Quantity.parse("-5 cups"))
    nodes, _ = _tables(rows(content([], [record("paper", [what], [])]), NONE))
    (value,) = (node for node in nodes if node["kind"] == "value")
    assert value["amount"] == "-5"
    assert value["label"] == "'-5 cups"


def test_a_lone_surrogate_is_replaced_and_counted() -> None:
    person = entity("a", "Person", "A", note="\ud800")
    case = content([person], [record("paper", [claim("a", "knows", "a")], [])])
    files, losses = network_csv.files(rows(case, NONE))
    assert "\ufffd" in files["nodes.csv"].decode("utf-8")
    assert _losses(losses)["lone surrogate"] >= 1


def test_bytes_depend_on_the_rows_alone(hostile_rows: Rows) -> None:
    data = network_csv.write(hostile_rows)[0]
    assert data == network_csv.write(hostile_rows)[0]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_an_empty_case_has_two_headers() -> None:
    files, losses = network_csv.files(rows(content(), NONE))
    assert [_table(data) for data in files.values()] == [[], []]
    assert losses == []


def test_an_entity_without_anything_has_empty_cells() -> None:
    case = content([entity("a", "Person", "A")], [record("paper", [claim("a", "knows", "a")], [])])
    (node,), (edge,) = _tables(rows(case, NONE))
    assert node["note"] == edge["citations"] == ""
