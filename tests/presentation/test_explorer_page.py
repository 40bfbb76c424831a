"""The explorer page as bytes: how it is guarded, and that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import INFO
from tests.hostile import hostile
from tests.presentation.explorer_blocks import Blocks, unpacked
from tests.presentation.explorer_contents import board, many, page_of

from claimgraph.model.content import Content
from claimgraph.presentation.explorer import blocks as blocks_module
from claimgraph.presentation.explorer.blocks import as_json, packed
from claimgraph.presentation.explorer.network import drawing_library


@pytest.fixture(scope="module")
def blocks() -> Blocks:
    return Blocks(page_of(board()))


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
    library = blocks.text("library")
    assert parts["script-src"].split() == [_hash(block) for block in (library, *blocks.scripts)]
    assert parts["style-src"].split() == [_hash(block) for block in blocks.styles]
    assert parts["img-src"] == "data: blob:"
    assert parts["base-uri"] == parts["form-action"] == "'none'"
    assert set(parts) == {
        "default-src", "script-src", "style-src", "img-src", "base-uri", "form-action",
    }  # fmt: skip
    assert (len(blocks.scripts), len(blocks.styles)) == (1, 1)
    assert set(blocks.data) == {"graph", "ledger", "texts-0", "library"}


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


def test_large_data_are_packed_and_nothing_else_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Blocks(page_of(many(60, 120)))
    monkeypatch.setattr(blocks_module, "LARGEST_PLAIN", 1_000)
    page = page_of(many(60, 120))
    large = Blocks(page)
    assert plain.packed == {"library"}
    assert large.packed == {"library", "graph", "ledger", "texts-0"}
    assert [large.text(name) for name in large.data] == [plain.text(name) for name in plain.data]
    assert (large.tags, large.scripts) == (plain.tags, plain.scripts)
    assert page == page_of(many(60, 120))


@given(st.text())
def test_a_packed_block_is_printable_and_unpacks_to_what_it_was(text: str) -> None:
    size, blank, signs = packed(as_json(text)).partition(" ")
    assert (size.isdecimal(), blank) == (True, " ")
    assert re.fullmatch(r"[!-~]*", signs)
    assert not set(signs) & set("<>&")
    assert json.loads(unpacked(packed(as_json(text)))) == text


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
    data = as_json({"text": text, text: [text]})
    assert json.loads(data) == {"text": text, text: [text]}
    assert not re.search("[<>&\u2028\u2029]", data)
    data.encode("utf-8")


def test_hostile_text_stays_in_the_data() -> None:
    clean, dirty = Blocks(page_of(board())), Blocks(page_of(hostile(), title="</script><b>"))
    assert dirty.tags == clean.tags
    assert dirty.scripts == clean.scripts
    assert dirty.json("graph")["title"] == "</script><b>"
    without = re.compile(rb'<script type="application/json".*?</script>\n', re.S)
    assert without.sub(b"", page_of(hostile(), title="x")) == without.sub(b"", page_of(board()))


def test_an_empty_case_has_a_page() -> None:
    page = Blocks(page_of(Content(INFO)))
    graph, ledger = page.json("graph"), page.json("ledger")
    assert (graph["lazy"], graph["nodes"]["label"], graph["claimCount"]) == (False, [], 0)
    assert (ledger["claims"]["relation"], page.shards) == ({"steps": []}, [])
