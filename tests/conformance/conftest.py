"""The cases that ship, opened on a copy so that a test leaves nothing in the checkout."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.case import Case
from claimgraph.documents.text import Document, read_documents
from claimgraph.resources import example_cases

ARTICLE = "000_b2eae923bf42c3fc.txt"


def copied(name: str, target: Path) -> Path:
    """Copy the case `name` that ships to the folder `target`."""
    ignored = shutil.ignore_patterns(".claimgraph")
    return Path(shutil.copytree(example_cases()[name], target, ignore=ignored))


@pytest.fixture(scope="session")
def police(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The case drawn from the news article."""
    return cg.open(copied("overseas-police-stations", tmp_path_factory.mktemp("police") / "case"))


@pytest.fixture(scope="session")
def fog(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The invented case."""
    return cg.open(copied("fog-banks", tmp_path_factory.mktemp("fog") / "case"))


@pytest.fixture(scope="session")
def article(seeds: Path) -> Document:
    """The article, where it is at hand."""
    (document,) = read_documents([seeds / ARTICLE]).values()
    return document
