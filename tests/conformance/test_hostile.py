"""Hostile texts from a sheet, through a real case, into every export and back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from lxml import etree
from playwright.sync_api import Page
from tests.builders import BASE, CG
from tests.conftest import PageLog
from tests.hostile import TEXTS, hostile, in_xml

import claimgraph
from claimgraph.case import Case
from claimgraph.formats.sheets import write_csv, write_yaml
from claimgraph.model.claim import Attestation, Claim, Literal
from claimgraph.model.content import Content

# A sheet can't hold U+0000: it says so and writes U+FFFD.
WANTED = {text.replace("\0", "\ufffd") for text in TEXTS.values()}
PREDICATES = {CG + "knows": CG + "met", CG + "says": CG + "describedAs"}


def _valid(content: Content, case: Case) -> Content:
    """Return the hostile content in relations that the ontology has."""
    (record,) = content.records.values()
    new_ids: dict[str, str] = {}
    claims: list[Claim] = []
    for old in record.claims:
        predicate = PREDICATES.get(old.predicate, old.predicate)
        made = Claim.of(case.namespaces, old.subject, predicate, old.object, when=old.when)
        new_ids[old.iri] = made.iri
        claims.append(made)
    said: list[Attestation] = [
        replace(a, claim=new_ids[a.claim], handle=f"h{number}").identified(case.namespaces)
        for number, a in enumerate(record.attestations)
    ]
    judged = [replace(j, targets=tuple(new_ids[t] for t in j.targets)) for j in content.judgements]
    record = replace(
        record,
        claims=tuple(sorted(claims, key=lambda c: c.iri)),
        attestations=tuple(sorted(said, key=lambda a: a.iri)),
    )
    return replace(content, records={record.source: record}, judgements=tuple(judged))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A real case with every hostile text in every place, taken in from a YAML sheet."""
    made = claimgraph.init(tmp_path_factory.mktemp("hostile") / "case", title="x", base=BASE)
    content = _valid(hostile(), made)
    sheet = write_yaml(content, made.namespaces, made.vocabulary)
    made.import_([("hostile.yaml", sheet)])
    return made


def _exported(case: Case, tmp_path: Path, name: str, format: str | None = None) -> bytes:
    made = case.export(tmp_path / name, format=format)
    data = (tmp_path / name).read_bytes()
    assert data == made.data
    assert not list(tmp_path.glob("*.part"))
    return data


def _texts(case: Case) -> set[str]:
    return {c.object.text for c in case.content.claims.values() if isinstance(c.object, Literal)}


def test_a_sheet_brings_every_text_in(case: Case) -> None:
    assert _texts(case) == WANTED
    assert {e.label for e in case.content.entities.values()} >= WANTED
    assert case.check().errors == 0


def test_importing_the_sheet_again_changes_nothing(case: Case) -> None:
    yaml_sheet = write_yaml(case.content, case.namespaces, case.vocabulary)
    csv_sheet, losses = write_csv(case.content, case.namespaces, case.vocabulary)
    assert not case.import_([("again.yaml", yaml_sheet)], dry_run=True)
    assert not case.import_([("again.csv", csv_sheet)], dry_run=True)
    assert losses == []


def test_csv_cells_begin_with_nothing_that_a_spreadsheet_runs(case: Case, tmp_path: Path) -> None:
    data = _exported(case, tmp_path, "sheet.csv")
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell[:20] for cell in cells if cell[:1] in tuple("=+-@\t\r")]


@pytest.mark.parametrize(
    ("name", "syntax"),
    [
        ("a.ttl", "turtle"),
        ("a.trig", "trig"),
        ("a.nq", "nquads"),
        ("a.nt", "nt"),
        ("a.jsonld", "json-ld"),
        ("a.rdf", "xml"),
    ],
)
def test_rdflib_reads_every_rdf_syntax_back(
    case: Case, tmp_path: Path, name: str, syntax: str
) -> None:
    data = _exported(case, tmp_path, name)
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=data, format=syntax)
    found = {str(text) for text in graph.objects(None, rdflib.URIRef(CG + "value"))}
    assert found == ({in_xml(text) for text in WANTED} if syntax == "xml" else WANTED)


def test_graphml_and_gexf_are_read_back(case: Case, tmp_path: Path) -> None:
    wanted = {in_xml(text) for text in WANTED}
    graphml = nx.read_graphml(
        io.BytesIO(_exported(case, tmp_path, "a.graphml")), force_multigraph=True
    )
    assert {data["label"] for _, data in graphml.nodes(data=True)} >= wanted
    assert graphml.number_of_edges() == len(case.admitted)
    gexf = etree.fromstring(_exported(case, tmp_path, "a.gexf"))
    labels = {node.get("label") for node in gexf.iter("{*}node")}
    assert labels >= wanted
    assert len(list(gexf.iter("{*}edge"))) == len(case.admitted)


def test_cytoscape_json_is_read_back(case: Case, tmp_path: Path) -> None:
    elements = json.loads(_exported(case, tmp_path, "a.cyjs"))["elements"]
    assert {node["data"]["label"] for node in elements["nodes"]} >= WANTED
    assert len(elements["edges"]) == len(case.admitted)


def test_network_tables_are_read_back(case: Case, tmp_path: Path) -> None:
    data = _exported(case, tmp_path, "a.zip", "network-csv")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sorted(archive.namelist()) == ["edges.csv", "nodes.csv"]
        edges = list(csv.DictReader(io.StringIO(archive.read("edges.csv").decode("utf-8-sig"))))
    assert len(edges) == len(case.admitted)


@pytest.mark.parametrize(
    "name", ["a.ttl", "a.jsonld", "a.graphml", "a.gexf", "a.cyjs", "a.zip", "a.html"]
)
def test_the_same_case_gives_the_same_bytes(case: Case, tmp_path: Path, name: str) -> None:
    def make(target: Path) -> bytes:
        opened = claimgraph.open(case.root)
        if name.endswith("html"):
            opened.explore(target)
        else:
            opened.export(target, format="network-csv" if name == "a.zip" else None)
        return target.read_bytes()

    assert make(tmp_path / f"1{name}") == make(tmp_path / f"2{name}")


def test_nothing_runs_in_the_page(
    case: Case, tmp_path: Path, page: Page, page_log: PageLog
) -> None:
    target = tmp_path / "page.html"
    case.explore(target)
    page.goto(target.as_uri())
    search = page.locator("input[type=search]")
    for text in ("bold", "script", "南通", "HYPERLINK"):
        search.fill(text)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    assert page.evaluate("typeof window.__pwned") == "undefined"
    assert re.search("<b onmouseover", page.content()) is None
    assert page_log.dialogs == []
    assert page_log.console_errors + page_log.page_errors + page_log.outside == []
