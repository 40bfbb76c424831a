"""What the tests of every format share."""

from __future__ import annotations

import pytest
from tests.builders import tea
from tests.hostile import hostile

from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.rows import Rows, rows


@pytest.fixture(scope="session")
def tea_rows() -> Rows:
    """The tea case as rows."""
    return rows(tea(), Vocabulary([]))


@pytest.fixture(scope="session")
def hostile_rows() -> Rows:
    """The hostile case as rows."""
    return rows(hostile(), Vocabulary([]))
