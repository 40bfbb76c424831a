"""The public face: its names, and the example of the design, which has to run as it stands."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from rdflib.namespace import RDF

import claimgraph as cg
from claimgraph.analysis.withdrawal import Tier
from claimgraph.model.claim import Stance

BASE = "https://w3id.org/claimgraph/cases/overseas-police-stations/"
CG = "https://w3id.org/claimgraph/ontology#"
READING = [
    "AttributionStatus",
    "Context",
    "Document",
    "Draft",
    "DraftHop",
    "Extractor",
    "KeepsReplies",
    "KnownName",
    "Modality",
    "ObjectKind",
    "Polarity",
    "Stance",
    "Words",
]
PUBLIC = sorted(["Case", "__version__", "errors", "evaluate", "init", "open", *READING])
OPERATES = "SELECT ?bureau ?stations WHERE { ?bureau cg:operates ?stations }"


@pytest.fixture(scope="module")
def root(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped case."""
    copy = tmp_path_factory.mktemp("api") / "overseas-police-stations"
    shutil.copytree(repo / "graphs" / copy.name, copy, ignore=shutil.ignore_patterns(".claimgraph"))
    return copy


@pytest.fixture(scope="module")
def case(root: Path) -> cg.Case:
    return cg.open(root)


# --- names ------------------------------------------------------------------------------------


def test_the_public_names_are_these() -> None:
    assert cg.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(cg))
    names: dict[str, object] = {}
    exec("from claimgraph import *", names)
    assert {name for name in names if name != "__builtins__"} == set(PUBLIC)


def test_nothing_else_is_public_but_the_modules_that_were_imported() -> None:
    found = {name for name, value in vars(cg).items() if not inspect.ismodule(value)}
    typing = {"TYPE_CHECKING", "Any", "annotations"}
    assert {name for name in found - typing if not name.startswith("_")} <= set(PUBLIC)


def test_every_public_name_is_there_and_documented() -> None:
    for name in PUBLIC:
        thing = getattr(cg, name)
        if name != "__version__":
            assert inspect.getdoc(thing), name
    with pytest.raises(AttributeError, match="has no attribute 'opne'"):
        cg.opne  # noqa: B018


def test_the_version_is_that_of_the_project(repo: Path) -> None:
    project = tomllib.loads((repo / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert cg.__version__ == project["version"]


def test_importing_the_package_imports_none_of_its_modules() -> None:
    code = "import sys, claimgraph; print(*sorted(m for m in sys.modules if 'claimgraph' in m))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = [name for name in run.stdout.split() if not name.startswith("_")]
    assert loaded == ["claimgraph"]


def test_every_error_is_in_one_tree() -> None:
    every = [e for _, e in inspect.getmembers(cg.errors, inspect.isclass) if _is_error(e)]
    assert len(every) > 10
    for error in every:
        assert issubclass(error, cg.errors.ClaimgraphError), error


def _is_error(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Exception)


# --- the example of the design, section 4 -----------------------------------------------------


def test_a_query_gives_rdflib_terms_and_a_data_frame(case: cg.Case) -> None:
    answer = case.query(OPERATES, view="accepted")
    assert answer.variables == ("bureau", "stations")
    assert (rdflib.URIRef(f"{BASE}qingtian-psb"), rdflib.URIRef(f"{BASE}sg-qingtian-6")) in (
        answer.rows
    )
    frame = answer.to_dataframe()
    assert list(frame.columns) == ["bureau", "stations"]
    assert len(frame) == len(answer) == len(set(answer.rows)) > 10
    assert f"{BASE}qingtian-psb" in set(frame["bureau"])


def test_a_query_takes_its_view_by_name(case: cg.Case) -> None:
    accepted = set(case.query(OPERATES, view="accepted").rows)
    assert accepted == set(case.query(OPERATES).rows)
    assert accepted <= set(case.query(OPERATES, view="all").rows)
    with pytest.raises(cg.errors.UsageError, match="there is no view 'best'"):
        case.query(OPERATES, view="best")


def test_a_trace_leads_down_to_the_passage(case: cg.Case) -> None:
    part, claims = case.trace("nantong-psb", "setUp")
    assert [part.label(part.claims[claim].subject) for claim in claims] == [
        "Nantong Public Security Bureau"
    ]
    (origin,) = part.origins(claims[0])
    assert part.label(origin.agents[0]) == "Safeguard Defenders"
    assert origin.stance is Stance.ASSERTS
    (outermost,) = part.outermost(claims[0])
    assert outermost.citation is not None
    assert outermost.citation.digest
    assert outermost.citation.exact is None  # the article is not ours to quote
    assert case.trace("p03-c04")[1] == claims


def test_origins_are_counted_or_not_established(case: cg.Case) -> None:
    origins = case.origins("nantong-psb", "setUp")
    assert origins.independent == 1
    assert origins.not_established == ()


def test_what_would_be_left_without_a_source(case: cg.Case) -> None:
    counts = case.without("safeguard-defenders").stats()
    assert list(counts) == [str(tier) for tier in Tier]
    assert sum(counts.values()) == len(case.content.claims)
    assert counts["lost"] > 0
    assert counts["relayed"] > 0
    assert counts["remains"] > 0


def test_a_part_is_explored_and_exported(case: cg.Case, tmp_path: Path) -> None:
    page = case.explore(tmp_path / "fox-hunt.html", about="fox-hunt", hops=2)
    made = case.export(tmp_path / "fox-hunt.gexf", about="fox-hunt", hops=2, redact=True)
    assert (page.format, made.format) == ("html", "gexf")
    assert 0 < made.claims <= page.claims < len(case.admitted)
    assert (tmp_path / "fox-hunt.html").read_bytes() == page.data
    assert b"<gexf" in (tmp_path / "fox-hunt.gexf").read_bytes()[:200]
    assert {loss.concept for loss in made.losses} >= {"chain of attestations"}


def test_the_network_is_a_multigraph_keyed_by_claim(case: cg.Case) -> None:
    network = case.network()
    assert type(network) is nx.MultiDiGraph
    assert {key for _, _, key in network.edges(keys=True)} == case.admitted
    for _, _, key, data in network.edges(keys=True, data=True):
        assert data["claim"] == key


def test_the_graph_is_a_dataset(case: cg.Case) -> None:
    dataset = case.graph()
    assert type(dataset) is rdflib.Dataset
    names = {str(graph.identifier) for graph in dataset.graphs()}
    assert f"{BASE}graph/seed-article" in names
    claims = set(dataset.subjects(RDF.type, rdflib.URIRef(f"{CG}Claim")))
    assert {str(claim) for claim in claims} == set(case.content.claims)
    operates = rdflib.URIRef(f"{CG}operates")
    edges = set(dataset.subject_objects(operates))
    assert edges == {tuple(row) for row in case.query(OPERATES).rows}


def test_a_new_case_is_empty_and_open(tmp_path: Path) -> None:
    case = cg.init(tmp_path / "mine", title="Mine")
    assert type(case) is cg.Case
    assert case.info.title == "Mine"
    assert not case.content.claims
    assert cg.open(tmp_path / "mine").info == case.info
    with pytest.raises(cg.errors.UsageError, match="is a case already"):
        cg.init(tmp_path / "mine")
    with pytest.raises(cg.errors.NotACase):
        cg.open(tmp_path)
