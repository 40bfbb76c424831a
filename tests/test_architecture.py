"""The house keeps its shape: floors, file sizes, names, and what starting up may import.

Each gate is also seen to fail, on a copy of the package with the fault planted in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MAX_LINES = 400
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
# What `--help` must not pay for: each costs 100 ms of CPU or more.
HEAVY = {"IPython", "networkx", "numpy", "pandas", "pyoxigraph", "pyshacl", "pyvis", "rdflib"}


@pytest.fixture(scope="module")
def package(repo: Path) -> Path:
    """The package's source folder."""
    return repo / "src" / "claimgraph"


@pytest.fixture
def copy(repo: Path, package: Path, tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to plant faults in."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(package, tmp_path / "src" / "claimgraph", ignore=ignore)
    shutil.copy(repo / "pyproject.toml", tmp_path)
    return tmp_path / "src" / "claimgraph"


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(cwd / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
        "COLUMNS": "200",
    }
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


# --- floors ---------------------------------------------------------------------------------


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Hold the package under `root` to the contracts beside it."""
    code = "from importlinter.cli import lint_imports_command as main; main()"
    return run(sys.executable, "-c", code, "--no-cache", "--no-logo", cwd=root)


def test_imports_go_down_only(repo: Path) -> None:
    result = lint_imports(repo)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Imports go down only KEPT" in result.stdout
    assert "The model knows the standard library only KEPT" in result.stdout


def test_the_contracts_see_every_file(repo: Path, package: Path) -> None:
    """A folder without `__init__.py` would be invisible to the contracts, and keep them."""
    code = "import grimp; print(*grimp.build_graph('claimgraph', cache_dir=None).modules)"
    seen = run(sys.executable, "-c", code, cwd=repo).stdout.split()
    there = [path.relative_to(package.parent).with_suffix("") for path in package.rglob("*.py")]
    names = {".".join(path.parts).removesuffix(".__init__") for path in there}
    assert names == set(seen)


@pytest.mark.parametrize(
    ("place", "fault", "contract"),
    [
        pytest.param(
            "model/planted.py",
            "import claimgraph.cli",
            "Imports go down only",
            id="upwards",
        ),
        pytest.param(
            "errors.py",
            "def planted() -> None:\n    from claimgraph import model",
            "Imports go down only",
            id="upwards, inside a function",
        ),
        pytest.param(
            "graph/planted.py",
            "from claimgraph import formats",
            "Imports go down only",
            id="a sibling",
        ),
        pytest.param(
            "attic.py",
            "ROOM = 'without a floor'",
            "Imports go down only",
            id="a module that has no floor",
        ),
        pytest.param(
            "model/planted.py",
            "import rdflib",
            "The model knows the standard library only",
            id="a library in the model",
        ),
    ],
)
def test_a_planted_import_breaks_the_contract(
    copy: Path, tmp_path: Path, place: str, fault: str, contract: str
) -> None:
    kept = lint_imports(tmp_path)
    assert kept.returncode == 0, kept.stdout + kept.stderr

    with (copy / place).open("a", encoding="utf-8") as module:
        module.write(f"\n{fault}\n")

    broken = lint_imports(tmp_path)
    assert broken.returncode == 1, broken.stdout + broken.stderr
    assert f"{contract} BROKEN" in broken.stdout


# --- sizes and names ------------------------------------------------------------------------


def too_long(package: Path) -> list[str]:
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in package.rglob("*.py")
    }
    assert lines, f"no Python files under {package}"
    return [
        f"{path.relative_to(package)}: {number}"
        for path, number in sorted(lines.items())
        if number >= MAX_LINES
    ]


def nameless(package: Path) -> list[str]:
    paths = [path for path in package.rglob("*") if path.suffix == ".py" or path.is_dir()]
    assert paths, f"nothing under {package}"
    return [
        str(path.relative_to(package)) for path in paths if path.stem.strip("_").lower() in NAMELESS
    ]


def test_no_file_is_too_long(package: Path) -> None:
    assert too_long(package) == []


def test_a_long_file_is_seen(copy: Path) -> None:
    planted = copy / "planted.py"
    planted.write_text("A = 1\n" * MAX_LINES, encoding="utf-8")
    assert f"planted.py: {MAX_LINES}" in too_long(copy)
    planted.write_text("A = 1\n" * (MAX_LINES - 1), encoding="utf-8")
    assert "planted.py" not in "".join(too_long(copy))


def test_every_room_has_a_name(package: Path) -> None:
    assert nameless(package) == []


def test_a_nameless_room_is_seen(copy: Path) -> None:
    (copy / "model" / "_helpers.py").touch()
    (copy / "common").mkdir()
    planted = {str(Path("model", "_helpers.py")), "common"}
    assert planted <= set(nameless(copy))


# --- the import budget ----------------------------------------------------------------------

HELP = """
import sys
from claimgraph.cli import main
sys.argv = ["claimgraph", "--help"]
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
print("MODULES", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported_by_help(root: Path) -> set[str]:
    """Return the top-level modules that `claimgraph --help` leaves in memory."""
    result = run(sys.executable, "-c", HELP, cwd=root)
    assert result.returncode == 0, result.stdout + result.stderr
    text, _, modules = result.stdout.partition("MODULES ")
    assert "Usage" in text, "--help printed no help"
    return set(modules.split())


def test_help_imports_nothing_heavy(repo: Path) -> None:
    imported = imported_by_help(repo)
    assert "click" in imported
    assert imported & HEAVY == set()


def test_a_heavy_import_is_seen(copy: Path, tmp_path: Path) -> None:
    with (copy / "errors.py").open("a", encoding="utf-8") as module:
        module.write("\nimport rdflib\n")
    with (copy / "cli" / "__init__.py").open("a", encoding="utf-8") as module:
        module.write("\nimport claimgraph.errors\n")
    assert "rdflib" in imported_by_help(tmp_path) & HEAVY


def test_nothing_that_ships_is_a_link(repo: Path) -> None:
    shipped = [
        path for name in ("src", "ontology", "graphs", "docs") for path in (repo / name).rglob("*")
    ]
    assert len(shipped) > 500
    assert [path for path in shipped if path.is_symlink()] == []
