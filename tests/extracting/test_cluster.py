"""Dask: started here, or reached by an address, it gives the same bytes as this machine alone."""

from __future__ import annotations

import builtins
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.extracting.conftest import FIRST, SECOND, Fill
from tests.extracting.test_running import extract, kept, outcomes

from claimgraph.errors import MissingExtra, UsageError
from claimgraph.graph.folder import CaseFolder

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def texts() -> dict[str, str]:
    return {f"d{n}": f"{n}. {FIRST}{SECOND}" for n in range(6)} | {"e": "FAIL"}


def test_without_dask_the_extra_is_named(case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return importing(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match="Dask") as caught:
        extract(case, scheduler="dask")
    assert "claimgraph[dask]" in str(caught.value.mend)


@pytest.mark.slow
def test_nobody_answers_at_an_address(case: Any) -> None:
    with pytest.raises(UsageError, match="no Dask scheduler answers at tcp:"):
        extract(case, scheduler="dask", address="tcp://127.0.0.1:9")


@pytest.mark.slow
def test_a_cluster_that_is_started_here_gives_the_same(fill: Fill, texts: dict[str, str]) -> None:
    case = fill(**texts)
    extract(case)
    here = kept(case)
    remove(case)
    found = extract(case, scheduler="dask", jobs=2)
    assert kept(case) == here
    assert outcomes(found)["e"] == "failed"


@pytest.mark.slow
def test_a_cluster_of_other_processes_gives_the_same(
    fill: Fill, texts: dict[str, str], plugins: Path
) -> None:
    case = fill(**texts)
    extract(case)
    here = kept(case)
    remove(case)
    with cluster(plugins) as address:
        found = extract(case, scheduler="dask", address=address)
        assert kept(case) == here
        assert outcomes(found)["e"] == "failed"
        again = extract(case, scheduler="dask", address=address)
    assert list(outcomes(again).values()) == ["known"] * 6 + ["failed"]


def remove(case: Any) -> None:
    files = {f"proposals/{name}": None for name in kept(case)}
    with CaseFolder(case.root).locked():
        CaseFolder(case.root).commit(files)
    assert kept(case) == {}


@contextmanager
def cluster(plugins: Path) -> Iterator[str]:
    """A scheduler and two workers, each a process of its own, as one starts them by hand."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    environment = {**os.environ, "PYTHONPATH": str(plugins)}
    dask = [sys.executable, "-m", "dask"]
    host, port = address.split(":")
    alone = ["--no-dashboard", "--host", host]
    commands = [
        [*dask, "scheduler", *alone, "--port", port],
        *([*dask, "worker", address, *alone, "--nthreads", "1"] for _ in range(2)),
    ]
    running = [
        subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for command in commands
    ]
    try:
        _await(address)
        yield f"tcp://{address}"
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(timeout=30)


def _await(address: str) -> None:
    host, port = re.split(":", address)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the scheduler did not start")
