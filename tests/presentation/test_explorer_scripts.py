"""Our scripts: joined to one, without comments, and never making markup of text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.model.claim import Stance
from claimgraph.presentation import explorer
from claimgraph.presentation.explorer.comments import stripped
from claimgraph.presentation.explorer.modules import joined

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


# --- comments -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a; // why\nb;", "a;\nb;"),
        ("/** what\n * it is */\nfunction f() {}\n", "\nfunction f() {}\n"),
        ("const a = /** @type {any} */ (b);", "const a = (b);"),
        ("return /* in two\nlines */ a;", "return\n a;"),  # as the language reads it
        ("a/**/b", "a b"),
        ('const a = "// not one"; // one', 'const a = "// not one"; '),
        ("const a = '/* no */ \\' // no';", "const a = '/* no */ \\' // no';"),
        ("const a = `// no ${b /* one */ + `/* no */${c}`} // no`;", None),
        ("const a = `\\` // no`;", "const a = `\\` // no`;"),
        ("const a = `$${b}//`;", "const a = `$${b}//`;"),
        ("a.replace(/[/*]\\//g, b); // one", "a.replace(/[/*]\\//g, b); "),
        ("const a = (b + c) / 2; // one /", "const a = (b + c) / 2; "),
        ("const a = b[0] / c / 2; // one", "const a = b[0] / c / 2; "),
        ("return /[\"'`]/.test(a); // one", "return /[\"'`]/.test(a); "),
        ("x = {a: `${{b: 1}.b}`}; // one", "x = {a: `${{b: 1}.b}`}; "),
    ],
)
def test_comments_go_and_what_looks_like_one_stays(source: str, left: str | None) -> None:
    expected = "const a = `// no ${b + `/* no */${c}`} // no`;" if left is None else left
    assert stripped(source) == expected


def test_a_template_that_is_not_closed_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        stripped("const a = `${b}")


@given(
    st.lists(st.sampled_from(["a", "'/*'", "`//`", " ", "\n", "/* c */", "// c\n", "{", "}", ";"]))
)
def test_stripping_twice_is_stripping_once(tokens: list[str]) -> None:
    once = stripped("".join(tokens))
    assert stripped(once) == once
    assert "c" not in once


def test_our_scripts_keep_their_code_and_lose_their_comments() -> None:
    sources = [file.read_text(encoding="utf-8") for file in sorted(JS.rglob("*.js"))]
    left = [stripped(source) for source in sources]
    assert sum(map(len, left)) < 0.8 * sum(map(len, sources))
    assert not [text for text in left if re.search(r"^ *//|/\*\*", text, re.M)]


# --- what may not be in them --------------------------------------------------------------------


def test_our_scripts_never_make_markup_from_text() -> None:
    sources = {file.name: file.read_text(encoding="utf-8") for file in JS.rglob("*.js")}
    assert len(sources) > 60
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
