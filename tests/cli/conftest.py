"""The command line, called in this process as in a pipe of 100 columns."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimgraph.cli.main import run

PROGRAM = (sys.executable, "-m", "claimgraph")


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it wrote."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.data)


Cli = Callable[..., Outcome]


def called(*arguments: str, stdin: bytes = b"") -> Outcome:
    """Run a command in this process."""
    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin, b"", b"")]
    sys_stdin = sys.stdin
    sys.stdin, out, err = streams
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(list(arguments))
    finally:
        sys.stdin = sys_stdin
    written = []
    for stream in (out, err):
        stream.flush()
        written.append(stream.buffer.getvalue())  # type: ignore[attr-defined]  # our BytesIO
    return Outcome(code, written[0], written[1].decode())


def spawned(
    *arguments: str, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        env={**_environment(), **environment},
    )


def _environment() -> dict[str, str]:
    import os

    dropped = {"CLAIMGRAPH_CASE", "COLUMNS", "NO_COLOR", "FORCE_COLOR"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests run in, the commands see none."""
    for name in ("CLAIMGRAPH_CASE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


def _copied(repo: Path, name: str, root: Path) -> Path:
    ignore = shutil.ignore_patterns(".claimgraph")
    return Path(shutil.copytree(repo / "graphs" / name, root / name, ignore=ignore))


@pytest.fixture(scope="session")
def police_copy(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the case on police stations, with an index once it is asked; not to be changed."""
    return _copied(repo, "overseas-police-stations", tmp_path_factory.mktemp("cli"))


@pytest.fixture(scope="session")
def fog_copy(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the case in the fog; not to be changed."""
    return _copied(repo, "fog-banks", tmp_path_factory.mktemp("cli"))


@pytest.fixture
def police(police_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Commands on the case on police stations, which they do not change."""
    monkeypatch.chdir(police_copy)
    return called


@pytest.fixture
def fog(fog_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Commands on the case in the fog, which they do not change."""
    monkeypatch.chdir(fog_copy)
    return called


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Commands in an empty folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    return called


@pytest.fixture
def own(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the case in the fog that the test may change, as the current folder."""
    case = _copied(repo, "fog-banks", tmp_path)
    monkeypatch.chdir(case)
    return case
