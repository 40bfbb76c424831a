"""README keeps its word: its commands and targets are there, its numbers are counted.

That its examples print what it says is tested with those of the other pages, in ``test_docs.py``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tools import screenshots
from tools.docs_pages import blocks, prose
from tools.docs_stage import Stage

import claimgraph as cg
from claimgraph import resources
from claimgraph.presentation.exporting import FORMATS

REPO = Path(__file__).resolve().parent.parent.parent
README = (REPO / "README.md").read_text(encoding="utf-8")
TEXT = prose(README)
MAKEFILE = (REPO / "Makefile").read_text(encoding="utf-8")
CASE = REPO / "graphs" / "overseas-police-stations"
WORDS = {"two": 2, "Two": 2, "Five": 5}


def shell_lines(text: str) -> list[str]:
    """Return the commands of the ``sh`` blocks, without comments."""
    every = (line for b in blocks(text) if b.language == "sh" for line in b.lines)
    return [line.partition("#")[0].strip() for line in every if line.strip()]


def made_targets(text: str) -> set[str]:
    """Return the make targets that a page names, in its commands and in `code`."""
    code = [*shell_lines(text), *re.findall(r"`([^`\n]+)`", text)]
    return {match[1] for line in code if (match := re.search(r"\bmake ([a-z]+)", line))}


# --- commands -----------------------------------------------------------------------------------


def test_the_two_commands_are_the_first_ones() -> None:
    assert shell_lines(README)[:2] == ["make demo", "make test"]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_make_has_the_targets_that_are_named(page: str) -> None:
    named = made_targets((REPO / page).read_text(encoding="utf-8"))
    assert named >= {"demo", "test"} if page == "README.md" else named >= {"setup", "fast", "lock"}
    there = set(re.findall(r"^([a-z]+):.*?## ", MAKEFILE, re.MULTILINE))
    assert named <= there
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert named <= set(phony[1].split())


def test_named_targets_are_found() -> None:
    text = (
        "To make sure, `X=1 make lint`.\n\n```sh\nmake fast   # quick\nmake lock ARGS=--up\n```\n"
    )
    assert made_targets(text) == {"lint", "fast", "lock"}


def test_make_demo_runs_the_demo() -> None:
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert recipe
    assert "claimgraph demo" in recipe[1]


def test_the_shell_lines_are_known() -> None:
    known = ("make ", 'export PATH="$PWD/.venv/bin:$PATH"')
    assert [line for line in shell_lines(README) if not line.startswith(known)] == []


def test_the_demo_does_what_readme_says(tmp_path: Path) -> None:
    outcome = Stage(tmp_path, REPO / "graphs").command("claimgraph -q demo --json")
    assert outcome.code == 0, outcome.text
    work = tmp_path / "work"
    made = work / "claimgraph-demo"
    case = cg.open(made / "overseas-police-stations")
    assert case.check().errors == 0
    beside = {file.suffix: file for file in made.iterdir() if file.is_file()}
    assert beside.keys() == {".html", ".gexf", ".yaml"}  # the page, a part for Gephi, a sheet
    rows = re.findall(r"^ *- id: ", beside[".yaml"].read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > len(case.content.claims)
    assert not case.import_([beside[".yaml"]], dry_run=True)
    told = json.loads(outcome.text)
    assert {work / file for file in told["files"]} == set(beside.values())
    assert work / told["case"] == case.root


# --- the example --------------------------------------------------------------------------------


def test_the_example_is_that_of_the_design() -> None:
    (block,) = (b for b in blocks(README) if b.language == "python")
    code = "\n".join(block.lines)
    for call in (
        'cg.open("graphs/overseas-police-stations")',
        'case.query("SELECT ?bureau ?stations WHERE { ?bureau cg:operates ?stations }", '
        'view="accepted")',
        "case.trace(",
        "case.origins(",
        'case.without("safeguard-defenders").stats()',
        'case.explore("fox-hunt.html", about="fox-hunt", hops=2)',
        'case.export("fox-hunt.gexf", about="fox-hunt", hops=2, redact=True)',
        "case.network()",
        "case.graph()",
    ):
        assert call in code


# --- numbers ------------------------------------------------------------------------------------

# What README counts: the words behind a number.
COUNTED = (
    "things(?! people)",
    "claims",
    "sayings",
    "named questions",
    "formats",
    "cases that ship",
    "commands",
    "things people do",
)


@pytest.fixture(scope="module")
def counts() -> list[int]:
    """The true numbers, in the order of `COUNTED`."""
    case = cg.open(CASE)
    content = case.content
    return [
        len(content.entities),
        len(content.claims),
        len(content.attestations),
        len(case.questions),
        len(FORMATS),
        len(resources.example_cases()),
        len(shell_lines(README)[:2]),
        len(re.findall(r"^\*\*\d\. ", README, re.MULTILINE)),
    ]


@pytest.mark.parametrize("what", COUNTED)
def test_the_numbers_are_counted(what: str, counts: list[int]) -> None:
    found = re.findall(rf"\b(\d+|{'|'.join(WORDS)}) {what}\b", TEXT)
    assert found, f"README does not say how many {what} there are"
    assert {WORDS.get(number) or int(number) for number in found} == {counts[COUNTED.index(what)]}


def test_every_number_of_the_text_is_one_of_them(counts: list[int]) -> None:
    """A number that nobody counts would go stale."""
    text = re.sub(r"\]\([^)]*\)|^\*\*\d\.", "", TEXT, flags=re.MULTILINE)
    for version in ("Python 3.11", "SPARQL 1.1", "Apache-2.0"):
        assert version in text
        text = text.replace(version, "")
    assert {int(number) for number in re.findall(r"\d+", text)} <= set(counts)


def test_the_pictures_are_those_that_are_made_and_not_too_large() -> None:
    files = {file.stem: file for file in (REPO / "docs" / "images").iterdir()}
    assert files.keys() == {picture.name for picture in screenshots.pictures()}
    for file in files.values():
        data = file.read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < screenshots.LARGEST
