"""A review that is served, on a case of its own."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.reviewing.cases import letter_case

from claimgraph.case import Case
from claimgraph.server.review import ReviewServer


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return letter_case(tmp_path_factory.mktemp("made") / "letter").root


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Case:
    shutil.copytree(made, tmp_path / "letter")
    return Case(tmp_path / "letter")


@pytest.fixture
def server(case: Case) -> Iterator[ReviewServer]:
    with served(case) as server:
        yield server


@contextmanager
def served(case: Case) -> Iterator[ReviewServer]:
    """Serve the review of a case as long as it is wanted."""
    server = ReviewServer(case.review(by="desk"))
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(10)
    assert not thread.is_alive()
