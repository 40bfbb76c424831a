"""The graphs that a case keeps from one write to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.errors import DataError
from claimgraph.graph.index import Kept

GRAPHS = {"claims/a.ttl": "urn:a", "entities.ttl": "urn:e", "one.ttl": "urn:o", "two.ttl": "urn:o"}
STATES = st.dictionaries(st.sampled_from(sorted(GRAPHS)), st.integers(0, 3))


def _texts(state: dict[str, int]) -> list[tuple[str, bytes, str]]:
    return [
        (name, f"<urn:s> <urn:p> <urn:{name}-{n}> .".encode(), GRAPHS[name])
        for name, n in state.items()
    ]


@given(st.lists(STATES, max_size=5))
def test_what_is_kept_is_what_would_be_loaded(states: list[dict[str, int]]) -> None:
    kept = Kept()
    for state in states:
        assert set(kept.store_of(_texts(state))) == set(Kept().store_of(_texts(state)))


def test_a_file_that_is_no_turtle_leaves_nothing_behind() -> None:
    kept = Kept()
    kept.store_of(_texts({"entities.ttl": 1, "claims/a.ttl": 1}))
    with pytest.raises(DataError, match="not readable"):
        kept.store_of([*_texts({"entities.ttl": 2}), ("two.ttl", b"<urn:s> <", "urn:o")])
    assert len(kept.store_of(_texts({"entities.ttl": 2}))) == 1
