"""The documentation keeps its word: examples print what it says, links lead somewhere.

Each gate is also seen to fail, on a page with the fault planted in it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from tools import api_reference, docs_outputs, formats_reference, rules_reference
from tools.docs_pages import anchors, blocks, differs, links, prose, rewritten
from tools.docs_stage import Stage

REPO = Path(__file__).resolve().parent.parent.parent
PAGES = docs_outputs.pages()
LINKING = [
    *PAGES,
    REPO / "CHANGELOG.md",
    REPO / "CONTRIBUTING.md",
    *sorted((REPO / "graphs").glob("*/README.md")),
]
# Pages that have to be there, and how many examples they have at least.
EXAMPLES = {
    "README.md": 5,
    "docs/tutorial/first-case.md": 20,
    "docs/tutorial/from-document-to-claims.md": 15,
    "docs/how-to/documents.md": 9,
    "docs/how-to/extract.md": 12,
    "docs/how-to/review.md": 15,
    "docs/how-to/sheets.md": 12,
    "docs/how-to/queries.md": 18,
    "docs/how-to/explore.md": 2,
    "docs/how-to/evaluate.md": 5,
    "docs/how-to/exports.md": 12,
    "docs/how-to/timeline.md": 12,
    "docs/how-to/gaps.md": 12,
    "docs/how-to/verify.md": 12,
    "docs/how-to/proofread.md": 5,
    "docs/reference/rdf.md": 10,
    "docs/reference/formats.md": 5,
    "docs/reference/api.md": 25,
    "docs/reference/json.md": 14,
}
# Languages of blocks that are not run and not written to a file.
SHOWN = {"", "diff", "sh", "text", "sparql", "toml", "turtle", "yaml"}


def name(page: Path) -> str:
    return page.relative_to(REPO).as_posix()


# --- examples -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_examples_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    performance = docs_outputs.performed(page, tmp_path)
    faults = "\n\n".join(performance.faults)
    assert not faults, f"{faults}\n\nIf that is right: python tools/docs_outputs.py {name(page)}"
    assert performance.text == page.read_text(encoding="utf-8")
    assert performance.examples >= EXAMPLES.get(name(page), 0)


def test_the_pages_are_there() -> None:
    assert {name(page) for page in PAGES} >= EXAMPLES.keys()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_block_is_run_or_known_to_be_shown_only(page: Path) -> None:
    for block in blocks(page.read_text(encoding="utf-8")):
        is_run = block.language in docs_outputs.RUN or "file" in block.options
        assert is_run or block.language in SHOWN, (block.start + 1, block.language)


def planted(tmp_path: Path, text: str) -> docs_outputs.Performance:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    (tmp_path / "stage").mkdir()
    return docs_outputs.performed(page, tmp_path / "stage")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("```console\n$ echo yes\nno\n```", "prints", id="another-output"),
        pytest.param("```console\n$ echo yes\n```", "prints", id="no-output"),
        pytest.param("```console\n$ true\nyes\n```", "prints", id="an-output-that-is-not-there"),
        pytest.param("```console\n$ false\n```", "ends with 1, not with 0", id="failure"),
        pytest.param("```console exit=1\n$ true\n```", "ends with 0, not with 1", id="no-failure"),
        pytest.param(
            "```console exit=1\n$ false\n$ false\n```",
            "line 2: ends with 1, not with 0",
            id="failure-before-the-last",
        ),
        pytest.param("```console\n$ claimgraph shwo\n```", "ends with 2", id="usage"),
        pytest.param("```python\n1 / 0\n```", "ZeroDivisionError", id="python"),
        pytest.param("```pycon\n>>> 1 + 1\n3\n```", "prints\n    2", id="statement"),
        pytest.param("```pycon\n>>> 1 / 0\n```", "ZeroDivisionError", id="unexpected-error"),
    ],
)
def test_an_example_that_does_not_hold_is_a_fault(tmp_path: Path, text: str, fault: str) -> None:
    performance = planted(tmp_path, f"# Page\n\n{text}\n".replace("# Page\n\n", ""))
    assert fault in "\n".join(performance.faults)


def test_a_page_is_run_from_top_to_bottom_in_one_folder(tmp_path: Path) -> None:
    performance = planted(
        tmp_path,
        "```text file=a/b.txt\nhello\n```\n"
        "```console\n$ ls\na\ngraphs\n$ cd a\n$ cat b.txt\nhello\n```\n"
        "```python\nfrom pathlib import Path\ntext = Path('b.txt').read_text()\n```\n"
        "```pycon\n>>> text\n'hello\\n'\n>>> for letter in text[:2]:\n...     print(letter)\nh\ne\n"
        ">>> 1 / 0\nTraceback (most recent call last):\n    …\n"
        "ZeroDivisionError: division by zero\n"
        "```\n"
        "```console\n$ claimgraph -C ../graphs/fog-banks -q find Squintam --json > found\n"
        "$ grep -c '\"squintham\"' found\n1\n```\n",
    )
    assert performance.faults == []
    assert performance.examples == 9


def test_claimgraph_is_run_alike_in_this_process_and_by_the_shell(tmp_path: Path) -> None:
    stage = Stage(tmp_path, REPO / "graphs")
    command = "claimgraph -C graphs/fog-banks ask unknowns"
    here, there = stage.command(command), stage.command(f"true && {command}")
    assert here.lines() == there.lines()
    assert "A place in Blinkery" in here.text


@pytest.mark.parametrize(
    ("promised", "found", "is_held"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a", "…"], ["a", "b", "c"], True),
        (["a", "…"], ["a"], True),
        (["…", "c"], ["a", "b", "c"], True),
        (["…", "c"], ["a", "b"], False),
        (["a", "…", "c"], ["a", "c"], True),
        (["12 … bytes"], ["12 345 bytes"], True),
        (["12 … bytes"], ["13 345 bytes"], False),
        (["12 … bytes"], ["12 345", "bytes"], False),
        (["a.c"], ["abc"], False),
    ],
)
def test_what_is_left_out_stands_for_anything(
    promised: list[str], found: list[str], is_held: bool
) -> None:
    assert differs(promised, found) is not is_held


@pytest.mark.parametrize(
    ("promised", "found", "shown"),
    [
        (("a",), ["b", "c"], ["b", "c"]),
        (("a", "…"), ["x", "y", "z"], ["x", "…"]),
        (("a", "…", "z"), ["x", "y", "q"], ["x", "…", "q"]),
        (("…", "bb", "…"), ["a", "bc", "d"], ["…", "bc", "…"]),
        (("html: … bytes", "lost: 1"), ["html: 5 bytes", "lost: 2"], ["html: … bytes", "lost: 2"]),
        (("a", "…"), ["a", "b"], ["a", "…"]),
    ],
)
def test_outputs_are_written_anew_with_as_much_left_out(
    promised: tuple[str, ...], found: list[str], shown: list[str]
) -> None:
    assert rewritten(promised, found) == shown


def test_a_page_is_written_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    before = "# Page\n\n```console\n$ echo a b\nb\n```\n\nand\n\n```pycon\n>>> 1 + 1\n```\n"
    page.write_text(before, encoding="utf-8")
    assert docs_outputs.main(["--check", str(page)]) == 1
    assert page.read_text(encoding="utf-8") == before
    assert docs_outputs.main([str(page)]) == 0
    after = before.replace("\nb\n", "\na b\n").replace("1 + 1\n", "1 + 1\n2\n")
    assert page.read_text(encoding="utf-8") == after
    assert docs_outputs.main(["--check", str(page)]) == 0
    page.write_text("```console\n$ false\n```\n", encoding="utf-8")
    assert docs_outputs.main([str(page)]) == 1  # a failure is not what a page should promise
    assert "ends with 1" in capsys.readouterr().err
    assert docs_outputs.main(["--chek"]) == 2


# --- links --------------------------------------------------------------------------------------


def lost_links(page: Path) -> list[str]:
    """Return the links of a page that lead nowhere; those to the web are not followed."""
    return [target for target in links(page.read_text(encoding="utf-8")) if is_lost(page, target)]


def is_lost(page: Path, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return not target.startswith("https://")
    place, _, fragment = target.partition("#")
    file = (page.parent / place).resolve() if place else page
    if not file.exists() or not file.is_relative_to(REPO):
        return True
    return bool(fragment) and fragment not in anchors_of(file)


@cache
def anchors_of(page: Path) -> set[str]:
    return anchors(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", LINKING, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    assert lost_links(page) == []


def test_every_page_can_be_reached_from_the_index() -> None:
    index = REPO / "docs" / "index.md"
    reached, queue = {index}, [index]
    while queue:
        page = queue.pop()
        for target in links(page.read_text(encoding="utf-8")):
            file = (page.parent / target.partition("#")[0]).resolve()
            if file.suffix == ".md" and file.exists() and file not in reached:
                reached.add(file)
                queue.append(file)
    assert {page for page in PAGES if page.name != "README.md"} <= reached


def test_a_lost_link_is_noticed(tmp_path: Path) -> None:
    page = REPO / "docs" / "index.md"
    assert is_lost(page, "nowhere.md")
    assert is_lost(page, "how-to/sheets.md#no-such-heading")
    assert is_lost(page, "#no-such-heading")
    assert is_lost(page, "http://example.org/")
    assert is_lost(page, "../../outside.md")
    assert not is_lost(page, "how-to/sheets.md#import-it")
    text = "[a](b.md) ![c](d.png) `[e](f.md)` [g](<h>)\n\n```text\n[i](j.md)\n```\n[k](l_(m).md)"
    assert links(text) == ["b.md", "d.png", "<h>", "l_(m).md"]


def test_headings_have_the_anchors_of_github() -> None:
    text = "# The `check` verb\n## 1. Who?\n## Twice\n## Twice\n```text\n# no\n```\n## [A](b) c\n"
    assert anchors(text) == {"the-check-verb", "1-who", "twice", "twice-1", "a-c"}


# --- words --------------------------------------------------------------------------------------

# What belongs to a machine, and what is spelled in the American way.
PLACES = re.compile(r"(?<![\w.])/(?:home|root|tmp|Users)/|file:///\w")
AMERICAN = re.compile(
    r"\b(?:colors?|behaviors?|favorites?|(?:organ|recogn|normal|serial)iz\w+|judgments?)\b", re.I
)


@pytest.mark.parametrize("page", [p for p in PAGES if name(p) in EXAMPLES], ids=name)
def test_no_page_has_the_paths_of_a_machine_or_american_spelling(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert PLACES.findall(text) == []
    assert AMERICAN.findall(prose(text)) == []


# --- pages that are written by tools --------------------------------------------------------------


@pytest.mark.parametrize(
    ("tool", "page"),
    [
        pytest.param(rules_reference, rules_reference.PAGE, id="rules"),
        pytest.param(api_reference, api_reference.PAGE, id="api"),
        pytest.param(formats_reference, formats_reference.PAGE, id="formats"),
    ],
)
def test_a_generated_page_is_up_to_date(tool: object, page: Path) -> None:
    made: str = tool.page()  # type: ignore[attr-defined]
    assert page.read_text(encoding="utf-8") == made, f"run python {tool.__name__}"  # type: ignore[attr-defined]
