"""Cases with documents, and an extractor of another package that reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.extracting import plugin

import claimgraph as cg
from claimgraph.case import Case

FIRST = "The Tea Board runs the Great Kettle. It has done so since 2019.\n"
SECOND = "The Fog Office runs the Long Pier. The Tea Board runs the Great Kettle.\n"

Fill = Callable[..., Case]


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the package is installed in."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(plugin.install(folder)))
    return folder


@pytest.fixture
def fill(tmp_path: Path, plugins: Path) -> Fill:
    """Make a case with documents: each by its id and its text."""

    def made(**texts: str) -> Case:
        case = cg.init(tmp_path / "tea")
        case.add([(f"{name}.txt", text.encode()) for name, text in texts.items()])
        return case

    return made


@pytest.fixture
def case(fill: Fill) -> Case:
    """A case with two documents."""
    return fill(first=FIRST, second=SECOND)
