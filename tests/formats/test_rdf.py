"""RDF in six syntaxes: the same bytes each time, the same quads in other readers."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.builders import NS, tea
from tests.examples import examples
from tests.hostile import TEXTS, hostile
from tests.strategies import contents, texts

from claimgraph.errors import ClaimgraphError, DataError, InvalidInput, UsageError
from claimgraph.formats.rdf import SYNTAXES, read_rdf, write_rdf
from claimgraph.graph.quads import content_quads
from claimgraph.model.content import Content

QUADS = ("trig", "nquads", "jsonld")
TRIPLES = ("turtle", "ntriples", "rdfxml")
S, P, O = (ox.NamedNode(f"https://example.org/{n}") for n in "spo")  # noqa: E741
G = ox.NamedNode("https://example.org/graph")


def quads_of(case: Content) -> list[ox.Quad]:
    return list(content_quads(case, NS, case.claims))


@pytest.fixture(scope="module")
def context(repo: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(
        (repo / "ontology" / "context.jsonld").read_text("utf-8")
    )
    return loaded


# -- writing and reading again ---------------------------------------------------------------


@pytest.mark.parametrize("format", QUADS)
@given(case=contents())
@examples(0.4)
def test_quads_come_back(format: str, case: Content, context: dict[str, object]) -> None:
    quads = quads_of(case)
    data, losses = write_rdf(quads, format, NS.prefixes, context)
    assert set(read_rdf(data, format, "x")) == set(quads)
    assert losses == []


@pytest.mark.parametrize("format", ["turtle", "ntriples"])
@given(case=contents())
@examples(0.4)
def test_triples_come_back(format: str, case: Content) -> None:
    quads = quads_of(case)
    data, losses = write_rdf(quads, format, NS.prefixes)
    assert {q.triple for q in read_rdf(data, format, "x")} == {q.triple for q in quads}
    assert [loss.concept for loss in losses] == ["a named graph"]


@pytest.mark.parametrize("format", SYNTAXES)
@given(case=contents(), order=st.randoms(use_true_random=False))
@examples(0.2)
def test_the_bytes_do_not_depend_on_the_order(
    format: str, case: Content, order: random.Random, context: dict[str, object]
) -> None:
    quads = quads_of(case)
    shuffled = [*quads, *quads[:2]]
    order.shuffle(shuffled)
    prefixes = dict(order.sample(list(NS.prefixes.items()), len(NS.prefixes)))
    written = write_rdf(quads, format, NS.prefixes, context)
    assert write_rdf(shuffled, format, prefixes, context) == written


def test_the_bytes_do_not_depend_on_the_seed_of_hashes(repo: Path) -> None:
    code = (
        "import hashlib; from tests.builders import NS, tea\n"
        "from claimgraph.formats.rdf import SYNTAXES, write_rdf\n"
        "from claimgraph.formats.sheets import write_csv, write_yaml\n"
        "from claimgraph.graph.quads import content_quads\n"
        "from claimgraph.model.vocabulary import Vocabulary\n"
        "c = tea(); q = list(content_quads(c, NS, c.claims)); v = Vocabulary([])\n"
        "d = [write_rdf(q, f, NS.prefixes)[0] for f in SYNTAXES]\n"
        "d += [write_yaml(c, NS, v), write_csv(c, NS, v)[0]]\n"
        "print([hashlib.sha256(x).hexdigest() for x in d])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=repo,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{repo}{os.pathsep}src"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("format", ["turtle", "ntriples", "rdfxml", "trig", "nquads", "jsonld"])
def test_rdflib_reads_the_same_number_of_statements(
    format: str, context: dict[str, object]
) -> None:
    quads = quads_of(tea())
    data, _ = write_rdf(quads, format, NS.prefixes, context)
    names = {"ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
    graph = rdflib.Dataset() if format in QUADS else rdflib.Graph()
    graph.parse(data=data, format=names.get(format, format))
    if isinstance(graph, rdflib.Dataset):
        assert len(set(graph.quads())) == len(set(quads))
    else:
        assert len(graph) == len({q.triple for q in quads})


def test_a_triple_format_says_which_graphs_it_lost() -> None:
    _, losses = write_rdf([ox.Quad(S, P, O, G), ox.Quad(S, P, S)], "turtle", {})
    (loss,) = losses
    assert loss.count == 1
    assert "<https://example.org/graph>" in loss.reason


def test_unused_prefixes_are_not_declared() -> None:
    data, _ = write_rdf(quads_of(tea()), "turtle", NS.prefixes)
    declared = {line.split()[1] for line in data.decode().splitlines() if line[:1] == "@"}
    assert "cg:" in declared
    assert "owl:" not in declared


def test_blank_nodes_of_a_query_get_settled_names() -> None:
    def made(name: str, other: str) -> list[ox.Quad]:
        one, two = ox.BlankNode(name), ox.BlankNode(other)
        return [ox.Quad(one, P, two), ox.Quad(two, P, O), ox.Quad(S, P, one)]

    for syntax in SYNTAXES:
        assert write_rdf(made("a", "b"), syntax, {}) == write_rdf(made("z", "c"), syntax, {})


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no RDF format 'n3'") as raised:
        write_rdf([], "n3", {})
    assert "turtle" in str(raised.value)


# -- hostile texts ---------------------------------------------------------------------------


@pytest.mark.parametrize("format", SYNTAXES)
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_comes_through(format: str, name: str, context: dict[str, object]) -> None:
    quads = [ox.Quad(S, P, ox.Literal(TEXTS[name]), G)]
    data, losses = write_rdf(quads, format, NS.prefixes, context)
    (read,) = read_rdf(data, format, "x")
    assert isinstance(read.object, ox.Literal)
    if any(loss.concept != "a named graph" for loss in losses):
        assert format == "rdfxml"
        assert "\ufffd" in read.object.value
    else:
        assert read.object.value == TEXTS[name]


@pytest.mark.parametrize("format", QUADS)
def test_the_hostile_case_comes_back(format: str, context: dict[str, object]) -> None:
    quads = quads_of(hostile())
    data, _ = write_rdf(quads, format, NS.prefixes, context)
    assert set(read_rdf(data, format, "x")) == set(quads)


# -- RDF/XML ---------------------------------------------------------------------------------


@given(texts)
def test_xml_holds_any_text_that_xml_can(text: str) -> None:
    data, losses = write_rdf([ox.Quad(S, P, ox.Literal(text))], "rdfxml", {})
    (element,) = etree.fromstring(data).iter("{https://example.org/}p")
    if losses:
        assert losses[0].count == (element.text or "").count("\ufffd") - text.count("\ufffd")
    else:
        assert (element.text or "") == text


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org/p",
        "https://example.org/%20x",
        "https://example.org/é",
        "https://example.org/p.",
        "https://example.org/2x",
        "https://example.org/a?b=c&d=e",
        "urn:x",
    ],
)
def test_a_predicate_that_ends_in_a_name_is_an_element(iri: str) -> None:
    quad = ox.Quad(S, ox.NamedNode(iri), O)
    data, losses = write_rdf([quad], "rdfxml", NS.prefixes)
    etree.fromstring(data)
    assert read_rdf(data, "rdfxml", "x") == [quad]
    assert losses == []


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org/123",
        "https://example.org/p/",
        "urn:1",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#li",
        "http://www.w3.org/2000/xmlns/x",
        "https://example.org/·x",
        "https://example.org/案/x",
    ],
)
def test_a_predicate_that_can_be_no_element_is_a_loss(iri: str) -> None:
    data, losses = write_rdf([ox.Quad(S, ox.NamedNode(iri), O)], "rdfxml", NS.prefixes)
    assert read_rdf(data, "rdfxml", "x") == []
    assert [loss.concept for loss in losses] == ["a statement"]
    assert iri in losses[0].reason


# -- JSON-LD ---------------------------------------------------------------------------------


def test_json_ld_is_compact_and_brings_its_context(context: dict[str, object]) -> None:
    data, _ = write_rdf(quads_of(tea()), "jsonld", NS.prefixes, context)
    document = json.loads(data)
    assert document["@context"] == context["@context"]
    graphs = {g["id"]: g["@graph"] for g in document["@graph"]}
    said = graphs["https://example.org/tea/graph/paper"]
    denial = next(node for node in said if node.get("stance") == "denies")
    assert denial["type"] == "Attestation"
    assert denial["wasAttributedTo"] == "https://example.org/tea/ann"


def test_json_ld_is_read_the_same_by_rdflib(context: dict[str, object]) -> None:
    quads = quads_of(tea())
    data, _ = write_rdf(quads, "jsonld", NS.prefixes, context)
    graph = rdflib.Dataset().parse(data=data, format="json-ld")
    nquads = graph.serialize(format="nquads")
    assert set(read_rdf(nquads.encode(), "nquads", "x")) == set(quads)


def test_without_a_context_json_ld_is_written_in_full() -> None:
    data, _ = write_rdf([ox.Quad(S, P, O)], "jsonld", NS.prefixes)
    (node,) = json.loads(data)["@graph"]
    assert node == {"@id": S.value, P.value: {"@id": O.value}}


@pytest.mark.parametrize(
    ("definition", "value"),
    [
        ({"@id": "https://example.org/p", "@type": "@id"}, ox.Literal("text")),
        ({"@id": "https://example.org/p", "@language": "de"}, ox.Literal("text")),
        ({"@id": "https://example.org/p", "@language": "de"}, ox.Literal("text", language="en")),
        ({"@id": "https://example.org/p", "@language": "de"}, ox.Literal("text", language="de")),
        ({"@id": "https://example.org/p", "@container": "@list"}, ox.Literal("text")),
        ("https://example.org/p", O),
        ("https://example.org/p", ox.Literal(True)),
        ({"@id": "https://example.org/p", "@type": "@vocab"}, O),
        ({"@id": "https://example.org/p", "@type": "https://example.org/p"}, ox.Literal("1")),
    ],
)
def test_no_term_makes_another_value_of_it(definition: object, value: ox.Literal) -> None:
    quads = [ox.Quad(S, P, value)]
    context = {"word": definition, "o": "https://example.org/other#", "@language": "fr"}
    data, _ = write_rdf(quads, "jsonld", {}, context)
    assert read_rdf(data, "jsonld", "x") == quads


def test_an_iri_that_reads_like_a_short_one_drops_the_context(context: dict[str, object]) -> None:
    quads = [ox.Quad(ox.NamedNode("cg:tricky"), P, ox.NamedNode("label:x"))]
    data, _ = write_rdf(quads, "jsonld", {}, context)
    assert read_rdf(data, "jsonld", "x") == quads


# -- reading what others wrote ---------------------------------------------------------------

BOMB = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>"""


@pytest.mark.parametrize(
    ("format", "data", "message"),
    [
        ("rdfxml", BOMB, "document type"),
        ("rdfxml", BOMB.decode().encode("utf-16"), "not UTF-8"),
        ("rdfxml", b'<?xml version="1.0" encoding="utf-7"?><r/>', "not UTF-8"),
        ("rdfxml", b"<rdf:RDF", "not readable as rdfxml"),
        ("jsonld", b'{"@context": "https://example.org/c", "name": "x"}', "from outside"),
        ("jsonld", b'{"@context": ["file:///etc/hostname"], "name": "x"}', "from outside"),
        ("jsonld", b'{"@context": {"p": {"@id": "urn:p", "@context": "c"}}}', "from outside"),
        ("jsonld", b'{"@context": {"@import": "c"}}', "from outside"),
        ("jsonld", b'{"a":' * 150 + b"1" + b"}" * 150, "levels deep"),
        ("jsonld", b"[" * 200_000, "not readable as JSON"),
        ("jsonld", b"{", "not readable as JSON"),
        ("turtle", b"<a> <b> <c> .", "not readable as turtle"),
        ("turtle", b'@prefix x: <urn:x> . x:a "b', "not readable as turtle"),
        ("turtle", b"<urn:a> <urn:b> \xff .", "not readable as turtle"),
        ("turtle", b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 100_000, "triple term"),
        ("ntriples", b"<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .", "triple term"),
        ("trig", b"<urn:a> <urn:b> _:c .", "blank node"),
        ("nquads", b"<urn:a> <urn:b> <urn:c> _:g .", "blank node"),
        ("turtle", b"<urn:a> <urn:b> [ <urn:c> <urn:d> ] .", "blank node"),
    ],
)
def test_what_is_dangerous_or_broken_is_refused(format: str, data: bytes, message: str) -> None:
    with pytest.raises(ClaimgraphError) as raised:
        read_rdf(data, format, "input.x")
    assert message in str(raised.value)
    assert "input.x" in str(raised.value)
    assert isinstance(raised.value, DataError)


def test_two_arrows_in_a_text_are_no_triple_term() -> None:
    data = b'<urn:a> <urn:b> "<< quoted >>", \'<<\', """a "<<" b""" . # << comment'
    assert len(read_rdf(data, "turtle", "x")) == 3


def test_an_escaped_quote_hides_no_triple_term() -> None:
    data = b"@prefix x: <urn:x> . x:a x:b\\' <<( x:a x:b x:c )>> . # '"
    with pytest.raises(DataError, match="triple term"):
        read_rdf(data, "turtle", "x")


def test_a_syntax_error_has_line_and_column() -> None:
    with pytest.raises(InvalidInput) as raised:
        read_rdf(b"<urn:a> <urn:b>\n  <urn:c>\n  ; ; <x y> .\n", "turtle", "x.ttl")
    (problem,) = raised.value.problems
    assert problem.place().startswith("x.ttl:3:")


def test_each_blank_node_is_reported() -> None:
    with pytest.raises(InvalidInput) as raised:
        read_rdf(b"_:a <urn:p> _:b . _:a <urn:q> <urn:o> .", "turtle", "x.ttl")
    assert len(raised.value.problems) == 2


def test_a_byte_order_mark_does_not_matter() -> None:
    assert len(read_rdf(b"\xef\xbb\xbf<urn:a> <urn:b> <urn:c> .", "turtle", "x")) == 1
