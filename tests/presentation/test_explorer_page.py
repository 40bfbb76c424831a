"""The explorer page as bytes: what is in it, how it is guarded, and that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from tests.builders import INFO, NS, claim, content, entity, iri, record, said
from tests.hostile import hostile
from tests.presentation.explorer_contents import (
    QUOTE,
    board,
    board_claims,
    many,
    page_of,
    vocabulary,
)

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Stance
from claimgraph.model.content import Content
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation import explorer
from claimgraph.presentation.explorer.kinds import OTHER, kinds_of
from claimgraph.presentation.explorer.layout import node_box, positions
from claimgraph.presentation.explorer.modules import joined
from claimgraph.presentation.explorer.network import ExplorerNetwork, drawing_library
from claimgraph.presentation.explorer.page import as_data
from claimgraph.presentation.explorer.tables import table


class Blocks(HTMLParser):
    """The inline blocks of a page and every attribute in it."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.data: dict[str, str] = {}
        self.attributes: list[tuple[str, str, str]] = []
        self.tags: list[str] = []
        self._into: Any = None
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        named = dict(attrs)
        if tag == "script" and named.get("type") == "application/json":
            self._into = lambda text: self.data.__setitem__(str(named["id"]), text)
        elif tag in ("script", "style"):
            self._into = {"script": self.scripts, "style": self.styles}[tag].append

    def handle_data(self, data: str) -> None:
        if self._into:
            self._into(data)
            self._into = None

    def json(self, name: str) -> Any:
        return json.loads(self.data[name])

    def of(self, tag: str, name: str) -> list[str]:
        return [value for t, n, value in self.attributes if (t, n) == (tag, name)]


@pytest.fixture(scope="module")
def blocks() -> Blocks:
    return Blocks(page_of(board()))


def column(table: dict[str, Any], name: str, row: int) -> Any:
    values = table.get(name, {})
    return values[row] if isinstance(values, list) else values.get(str(row))


def row_of(graph: dict[str, Any], id_: str) -> int:
    return int(graph["nodes"]["iri"].index(id_))


def edges_of(graph: dict[str, Any]) -> dict[tuple[str, str, str], dict[str, Any]]:
    nodes, edges = graph["nodes"], graph["edges"]
    return {
        (
            nodes["iri"][edges["from"][row]],
            graph["relations"][edges["relation"][row]]["labels"]["en"],
            nodes["iri"][edges["to"][row]],
        ): {name: column(edges, name, row) for name in ("claims", "standing", "bend")}
        for row in range(len(edges.get("from", ())))
    }


# --- the same bytes, and only text --------------------------------------------------------------


def test_the_same_content_gives_the_same_bytes_whatever_its_order() -> None:
    there = board()
    back = Content(
        there.info,
        dict(reversed(there.entities.items())),
        dict(reversed(there.sources.items())),
        {
            iri_: replace(r, claims=r.claims[::-1], attestations=r.attestations[::-1])
            for iri_, r in reversed(there.records.items())
        },
        there.judgements[::-1],
    )
    assert page_of(there) == page_of(board())
    assert page_of(there) == page_of(back)


def test_the_page_is_utf_8_and_names_its_encoding_first(blocks: Blocks) -> None:
    page = page_of(board())
    page.decode("utf-8")
    assert "南通茶局".encode() in page
    assert page.startswith(b"<!DOCTYPE html>")
    assert page.index(b'<meta charset="utf-8">') < 1024
    assert b"\r" not in page


def test_the_policy_names_exactly_the_inline_blocks(blocks: Blocks) -> None:
    policy = next(
        v for v in blocks.of("meta", "content") if v.startswith("default-src")
    )  # the only meta that is a policy
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"].split() == [_hash(block) for block in blocks.scripts]
    assert parts["style-src"].split() == [_hash(block) for block in blocks.styles]
    assert parts["img-src"] == "data: blob:"
    assert parts["base-uri"] == parts["form-action"] == "'none'"
    assert set(parts) == {
        "default-src", "script-src", "style-src", "img-src", "base-uri", "form-action",
    }  # fmt: skip
    assert (len(blocks.scripts), len(blocks.styles), len(blocks.data)) == (2, 1, 2)


def _hash(block: str) -> str:
    digest = hashlib.sha256(block.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def test_nothing_in_the_page_asks_for_another_file(blocks: Blocks) -> None:
    assert not blocks.of("script", "src")
    assert not [v for v in blocks.of("link", "href") if not v.startswith("data:")]
    assert not {"img", "iframe", "object", "embed", "form"} & set(blocks.tags)
    assert not [n for _, n, _ in blocks.attributes if n.startswith("on") or n == "style"]
    assert "sourceMappingURL" not in drawing_library()
    style = blocks.styles[0]
    assert "url(" not in style
    assert "@import" not in style


def test_the_drawing_library_is_the_newest_that_pyvis_brings_and_keeps_its_licence() -> None:
    assert "vis-network" in drawing_library()[:400]
    assert "@version 9.1.2" in drawing_library()[:400]
    assert "Apache 2.0" in drawing_library()[:1200]


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "a & b &lt;",
        "\u2028 and \u2029",
        "\ud800 alone",
        '"quoted" \\ back',
        "\x00\x1b\x7f\x9b\ufffe",
        "{{script}} {{7*7}} ${7*7}",
    ],
)
def test_data_is_json_in_which_html_reads_nothing(text: str) -> None:
    data = as_data({"text": text, text: [text]})
    assert json.loads(data) == {"text": text, text: [text]}
    assert not re.search("[<>&\u2028\u2029]", data)
    data.encode("utf-8")


def test_hostile_text_stays_in_the_data() -> None:
    clean, dirty = Blocks(page_of(board())), Blocks(page_of(hostile(), title="</script><b>"))
    assert dirty.tags == clean.tags
    assert dirty.scripts == clean.scripts
    assert dirty.json("graph")["title"] == "</script><b>"
    without = re.compile(rb'<script type="application/json".*?</script>', re.S)
    assert without.sub(b"", page_of(hostile(), title="x")) == without.sub(b"", page_of(board()))


# --- what is drawn ------------------------------------------------------------------------------


def test_claims_that_differ_in_qualifiers_share_one_edge(blocks: Blocks) -> None:
    graph, evidence = blocks.json("graph"), blocks.json("evidence")
    edge = edges_of(graph)["board", "operates", "houses"]
    ids = {evidence["claims"]["id"][number] for number in edge["claims"]}
    claims = board_claims()
    assert ids == {NS.shorten(claims[h].iri) for h in ("t-01", "t-02")}


def test_values_and_claims_about_claims_are_not_drawn(blocks: Blocks) -> None:
    graph = blocks.json("graph")
    assert set(edges_of(graph)) == {
        ("board", "operates", "houses"),
        ("board", "operates", "harbour"),
        ("ann", "leads", "society"),
        ("board", "partOf", "ministry"),
        ("witness", "knows", "ann"),
        ("society", "knows", "board"),
        ("houses", "partOf", "lodz"),
    }
    assert graph["claimCount"] == 12
    drawn = {graph["nodes"]["iri"][r] for r, d in enumerate(graph["nodes"]["drawn"]) if d}
    assert "society" in drawn  # only a speaker and a leader's body
    assert not drawn & {"paper", "analyst", "puddle", "report"}


def test_how_an_edge_stands_is_told(blocks: Blocks) -> None:
    edges = edges_of(blocks.json("graph"))
    assert {key: edge["standing"] for key, edge in edges.items() if edge["standing"]} == {
        ("board", "operates", "harbour"): "denied",
        ("ann", "leads", "society"): "contradicted",  # asserted by one, denied by another
        ("board", "partOf", "ministry"): "contradicted",  # by a claim, under a sub-relation
        ("witness", "knows", "ann"): "rejected",
        ("society", "knows", "board"): "doubted",  # only questioned
    }


def test_parallel_edges_are_bowed_apart() -> None:
    pairs = [
        claim("ann", "leads", "club"),
        claim("ann", "knows", "club"),
        claim("club", "knows", "ann"),
    ]
    people = [entity("ann", "Person", "Ann"), entity("club", "Organisation", "The club")]
    chains = [a for one in pairs for a in said(one, "paper")]
    edges = edges_of(
        Blocks(page_of(content(people, [record("paper", pairs, chains)]))).json("graph")
    )
    # Seen from Ann: the edge that runs the other way is bowed by the opposite sign.
    seen = [
        edge["bend"] * (1 if key[0] == "ann" else -1) for key, edge in edges.items() if edge["bend"]
    ]
    assert sorted(seen) == [-0.26, 0.26]
    assert sum(1 for edge in edges.values() if not edge["bend"]) == 1


def test_a_view_leaves_out_what_it_does_not_admit_but_not_what_is_spoken_of() -> None:
    claims = board_claims()
    admitted = frozenset({claims["t-09"].iri, claims["t-05"].iri})
    page = Blocks(page_of(board(), admitted=admitted))
    graph, evidence = page.json("graph"), page.json("evidence")
    assert edges_of(graph) == {}
    assert graph["claimCount"] == 2
    kept = {
        id_: bool(column(evidence["claims"], "outOfView", row))
        for row, id_ in enumerate(evidence["claims"]["id"])
    }
    in_view = {"t-05": False, "t-09": False, "t-08": True}
    assert kept == {NS.shorten(claims[handle].iri): out for handle, out in in_view.items()}
    assert NS.shorten(claims["t-10"].iri) not in json.dumps(evidence)


def test_the_words_of_a_document_that_may_not_be_shared_stay_out() -> None:
    there = board()
    source = replace(there.sources[iri("paper")], text_may_be_shared=False)
    withheld = replace(there, sources={**there.sources, iri("paper"): source})
    assert QUOTE.encode() in page_of(there)
    page = page_of(withheld)
    assert QUOTE.encode() not in page
    assert b"It says that " not in page
    evidence = Blocks(page).json("evidence")
    assert 120 in evidence["citations"]["start"]
    assert any(evidence["citations"]["digest"])


def test_an_unregistered_thing_is_drawn_by_the_end_of_its_iri() -> None:
    one = claim("ann", "knows", "https://elsewhere.example/people/bob")
    page = Blocks(page_of(content([], [record("paper", [one], said(one, "paper"))])))
    graph = page.json("graph")
    assert {"ann", "bob", "paper"} == set(graph["nodes"]["label"])
    assert [kind["id"] for kind in graph["kinds"]] == [OTHER]


def test_an_empty_case_has_a_page() -> None:
    graph = Blocks(page_of(Content(INFO))).json("graph")
    assert (graph["lazy"], graph["nodes"], graph["edges"]) == (False, {}, {})


def test_too_many_things_are_not_laid_out() -> None:
    small, large = (Blocks(page_of(many(n, 2 * n))).json("graph") for n in (60, 600))
    assert (small["lazy"], large["lazy"]) == (False, True)
    assert "x" in small["nodes"]
    assert "x" not in large["nodes"]


# --- kinds --------------------------------------------------------------------------------------


def test_a_thing_falls_under_the_nearest_family() -> None:
    words = Vocabulary(
        Term(CG + name, TermKind.CLASS, {"en": name}, "", tuple(CG + p for p in parents))
        for name, parents in {
            "Entity": (),
            "Agent": ("Entity",),
            "Person": ("Agent",),
            "Group": ("Entity",),
            "PersonGroup": ("Group", "Agent"),
            "Organisation": ("Agent",),
            "StateBody": ("Organisation",),
            "Bureau": ("StateBody",),
            "Rocket": ("Entity",),
            "FastRocket": ("Rocket",),
        }.items()
    )
    types = ["Bureau", "PersonGroup", "FastRocket", "Person", "Entity"]
    kinds, numbers = kinds_of([[CG + t] for t in types] + [[]], words)
    found = [kinds[number].iri for number in numbers]
    assert found == [CG + "StateBody", CG + "Group", CG + "Rocket", CG + "Person", OTHER, OTHER]
    assert len({(kind.shape, kind.colour) for kind in kinds}) == len(kinds)


def test_more_kinds_than_can_be_told_apart_are_put_together() -> None:
    kinds, numbers = kinds_of([[f"https://x.example/{n:02}"] for n in range(40)], vocabulary())
    assert len(kinds) == 14
    assert kinds[-1].iri == OTHER
    assert numbers.count(13) == 27


# --- places -------------------------------------------------------------------------------------


def graphs() -> dict[str, tuple[int, list[tuple[int, int]]]]:
    star = [(0, n) for n in range(1, 41)]
    grid = [(r * 8 + c, r * 8 + c + 1) for r in range(8) for c in range(7)]
    grid += [(r * 8 + c, r * 8 + c + 8) for r in range(7) for c in range(8)]
    pairs = [(n, n + 1) for n in range(0, 60, 2)]
    return {
        "none": (0, []),
        "one": (1, [(0, 0)]),
        "alone": (30, []),
        "star": (41, star),
        "grid": (64, grid),
        "pairs": (60, pairs),
        "doubles": (3, [(0, 1), (1, 0), (0, 1), (1, 2)]),
    }


@pytest.mark.parametrize("name", list(graphs()))
def test_no_two_labels_overlap(name: str) -> None:
    count, edges = graphs()[name]
    boxes = {n: node_box(f"Thing number {n} of the drawing", 12.0) for n in range(count)}
    places = positions(boxes, edges)
    assert sorted(places) == list(range(count))
    overlapping = [
        (a, b)
        for a in places
        for b in range(a)
        if abs(places[a][0] - places[b][0]) < (boxes[a][0] + boxes[b][0]) / 2 - 2
        and abs(places[a][1] - places[b][1]) < (boxes[a][1] + boxes[b][1]) / 2 - 2
    ]
    assert overlapping == []


def test_places_do_not_depend_on_the_order_of_edges() -> None:
    count, edges = graphs()["grid"]
    boxes = dict.fromkeys(range(count), (80.0, 50.0))
    turned = [(b, a) for a, b in reversed(edges)]
    assert positions(boxes, edges) == positions(dict(reversed(boxes.items())), turned)


def test_components_are_packed_to_the_form_of_a_screen() -> None:
    count, edges = graphs()["pairs"]
    places = positions(dict.fromkeys(range(count), (120.0, 50.0)), edges)
    wide = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    high = max(y for _, y in places.values()) - min(y for _, y in places.values())
    assert 0.8 < wide / high < 2.6


# --- the parts ----------------------------------------------------------------------------------


def test_the_network_is_pyvis_and_built_in_linear_time() -> None:
    network = ExplorerNetwork()
    for number in range(20_000):
        network.add_node(number, label=str(number))
    for number in range(19_999):
        network.add_edge(number, number + 1)
        network.add_edge(number, number + 1)
    assert (network.num_nodes(), network.num_edges()) == (20_000, 39_998)
    assert network.options["physics"] == {"enabled": False}


def test_columns_that_are_mostly_empty_become_maps() -> None:
    rows = [{"a": n, "b": "x" if n == 2 else ""} for n in range(5)]
    assert table(rows, without=["c"]) == {"a": [0, 1, 2, 3, 4], "b": {"2": "x"}}


JS = Path(explorer.__file__).parent / "assets" / "js"

TAKES_TWO = 'import { two } from "../parts/two.js";\n'
MODULES = {
    "main": 'import { one } from "./parts/one.js";\nimport {\n  two,\n} from "./parts/two.js";\n',
    "parts/one": TAKES_TWO + "export const one = two + 1;\nconst hidden = 1;\n",
    "parts/two": "const hidden = 2;\nexport const two = hidden;\nexport function three() {}\n",
}


def test_modules_are_joined_in_the_order_of_their_needs() -> None:
    script = joined(MODULES, "main")
    assert script.startswith('"use strict";')
    order = [script.index(f"const M_{name} ") for name in ("parts_two", "parts_one", "main")]
    assert order == sorted(order)
    assert script.count("const M_parts_two ") == 1
    assert "return { two, three };" in script
    assert not re.search(r"^(import|export)\b", script, re.M)


@pytest.mark.parametrize(
    ("name", "source", "fault"),
    [
        (
            "parts/two",
            'import { one } from "./one.js";\nexport const two = 1;\n',
            "import each other",
        ),
        ("parts/one", 'import { x } from "./missing.js";\n', "not there"),
        ("parts/one", 'import { x } from "../../main.js";\n', "not there"),
        ("parts/one", "export default 1;\n", "another way"),
        ("parts/one", 'import * as all from "./two.js";\n', "another way"),
    ],
)
def test_what_can_not_be_joined_is_refused(name: str, source: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        joined({**MODULES, name: source}, "main")


def test_our_scripts_never_make_markup_from_text() -> None:
    sources = {file.name: file.read_text(encoding="utf-8") for file in JS.rglob("*.js")}
    assert len(sources) > 20
    sinks = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser"
        r"|srcdoc|createContextualFragment|setAttribute\(\"(?:on|style)|\bfetch\b|XMLHttpRequest"
        r"|WebSocket|import\("
    )
    comments = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.S | re.M)
    found = {name: sinks.findall(comments.sub("", text)) for name, text in sources.items()}
    assert {name: sink for name, sink in found.items() if sink} == {}


def test_a_stance_of_every_kind_can_be_shown() -> None:
    for name in ("english.js", "chinese.js"):
        words = (JS / "words" / name).read_text(encoding="utf-8")
        assert all(f'"stance.{stance}"' in words for stance in Stance)
