from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from typing import Any

import pytest
from lxml import etree
from tests.builders import claim, content, entity, iri, record
from tests.conftest import left_out
from tests.hostile import TEXTS, in_xml

from claimgraph.model.finding import Loss
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import dot
from claimgraph.presentation.columns import split
from claimgraph.presentation.rows import Rows, rows

NONE = Vocabulary([])


@pytest.fixture(scope="session")
def graphviz() -> str:
    """The path of Graphviz' dot."""
    found = shutil.which("dot")
    if found is None:
        left_out("graphviz", "tests of DOT by Graphviz itself (no dot found)")
    return found


def _run(graphviz: str, data: bytes, format_: str) -> bytes:
    done = subprocess.run(
        [graphviz, f"-T{format_}"], input=data, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"rror" not in done.stderr
    return done.stdout


def _read(graphviz: str, made: Rows) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(_run(graphviz, dot.write(made)[0], "json"))
    return read


def _plain(value: str) -> str:
    """Return a kept attribute as it was: DOT hands out both backslashes."""
    return value.replace("\\\\", "\\")


def _losses(losses: list[Loss]) -> dict[str, int]:
    return {loss.concept: loss.count for loss in losses}


def _named(*names: str) -> Rows:
    people = [entity(f"p{n}", "Person", name) for n, name in enumerate(names)]
    claims = [claim(f"p{n}", "knows", f"p{n}") for n in range(len(names))]
    return rows(content(people, [record("paper", claims, [])]), NONE)


def test_graphviz_finds_each_claim_with_its_receipt(graphviz: str, tea_rows: Rows) -> None:
    read = _read(graphviz, tea_rows)
    names = [node["name"] for node in read["objects"]]
    edges = {edge["cg_claim"]: edge for edge in read["edges"]}
    assert edges.keys() == {row.claim for row in tea_rows.edges}
    for row in tea_rows.edges:
        edge = edges[row.claim]
        assert (names[edge["tail"]], names[edge["head"]]) == (row.source, row.target)
        assert tuple(split(edge["cg_attestations"])) == row.attestations
        assert edge["cg_citations"].startswith("https://example.org/tea/paper#char=0,3 sha256=")
        assert edge["label"] == row.relation


def test_graphviz_finds_every_hostile_text(graphviz: str, hostile_rows: Rows) -> None:
    read = _read(graphviz, hostile_rows)
    nodes = {node["name"]: node for node in read["objects"]}
    for key, text in TEXTS.items():
        node = nodes[iri(key)]
        assert _plain(node["cg_label"]) == _plain(node["cg_note"]) == in_xml(text)
        assert split(_plain(node["cg_names"])) == [in_xml(text), in_xml(f"also {text}")]
        assert html.unescape(_plain(node["tooltip"])) == in_xml(" ".join(text.split()))
    assert len(read["edges"]) == len(hostile_rows.edges)
    pair = (iri("markup"), iri("script"))
    ends = [(edge["tail"], edge["head"]) for edge in read["edges"]]
    numbers = tuple(next(n["_gvid"] for n in read["objects"] if n["name"] == i) for i in pair)
    assert ends.count(numbers) == 2


def test_the_picture_is_wellformed_and_has_no_links_or_scripts(
    graphviz: str, hostile_rows: Rows
) -> None:
    picture = etree.fromstring(
        _run(graphviz, dot.write(hostile_rows)[0], "svg"),
        etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True),
    )
    tags = {etree.QName(element).localname for element in picture.iter("{*}*")}
    assert not tags & {"script", "foreignObject", "image", "b", "img"}
    links = picture.xpath("//@xlink:href", namespaces={"xlink": "http://www.w3.org/1999/xlink"})
    assert links == []


def test_a_picture_shows_a_name_and_not_what_graphviz_could_read_into_it(graphviz: str) -> None:
    names = ["\\N \\G", "AT&amp;T", "<b>x</b>", 'say "x" \\', "&#65;"]
    picture = etree.fromstring(_run(graphviz, dot.write(_named(*names))[0], "svg"))
    shown = {element.text.replace("\xa0", " ") for element in picture.iter("{*}text")}
    assert set(names) <= shown


def test_a_long_name_is_shortened_in_the_picture_alone() -> None:
    data = dot.write(_named("x" * 500))[0].decode()
    assert f'label="{"x" * 59}…"' in data
    assert f'cg_label="{"x" * 500}"' in data


def test_no_string_is_longer_than_graphviz_reads_at_once(hostile_rows: Rows) -> None:
    lines = dot.write(hostile_rows)[0].split(b"\\\n")
    strings = (s for line in lines for s in re.findall(rb'(?:[^"\\]|\\.)*', line))
    assert max(map(len, strings)) < 16_384


def test_nothing_is_outside_of_quotes(hostile_rows: Rows) -> None:
    text = dot.write(hostile_rows)[0].decode()
    bare = re.sub(r'"(?:[^"\\]|\\.|\\\n)*"', "", text, flags=re.DOTALL)
    assert set(bare) <= set(" \n[]{};=,->_abcdefghijklmnopqrstuvwxyz")


def test_what_is_changed_is_counted() -> None:
    _, losses = dot.write(_named("a\\b", "c\x00d", "e"))
    counts = _losses(losses)
    assert counts["control character"] == 8
    assert counts["text with a backslash"] >= 1


def test_a_lone_surrogate_is_replaced() -> None:
    person = entity("a", "Person", "A", note="\ud800")
    case = content([person], [record("paper", [claim("a", "knows", "a")], [])])
    assert "\ufffd" in dot.write(rows(case, NONE))[0].decode("utf-8")


def test_the_same_rows_give_the_same_bytes(hostile_rows: Rows) -> None:
    assert dot.write(hostile_rows) == dot.write(hostile_rows)
