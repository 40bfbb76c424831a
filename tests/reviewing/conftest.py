"""A case with a letter, and what a machine proposes from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reviewing.cases import letter_case

from claimgraph.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return letter_case(tmp_path / "merrow")
