"""Cases to which documents are added."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.adding.cases import GAZETTE, SHEET

import claimgraph as cg
from claimgraph.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return cg.init(tmp_path / "tea")


@pytest.fixture
def told(case: Case) -> Case:
    """A case with the gazette and three claims from it."""
    case.add([("gazette.txt", GAZETTE.encode())])
    case.import_([("sheet.yaml", SHEET.encode())])
    return case
