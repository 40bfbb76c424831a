"""What leads back to itself, at any length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.analysis.lineage.loops import in_loops


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        ({}, ""),
        ({"a": "b", "b": ""}, ""),
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "a"}, "ab"),
        ({"a": "b", "b": "cd", "c": "b", "d": ""}, "bc"),
        ({"a": "x"}, ""),
        ({"a": "b", "b": "a", "c": "ad", "d": "e", "e": "d"}, "abde"),
    ],
)
def test_circles_are_found_and_nothing_else(ways: dict[str, str], found: str) -> None:
    assert in_loops(ways) == set(found)


def test_a_chain_of_ten_thousand_and_a_circle_of_as_many() -> None:
    chain = {str(n): [str(n + 1)] for n in range(10_000)}
    assert in_loops(chain) == set()
    assert in_loops({**chain, "9999": ["0"]}) == set(chain)


@given(st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=3), max_size=9))
def test_a_thing_is_in_a_circle_where_a_walk_from_it_comes_back(ways: dict[int, list[int]]) -> None:
    named = {str(n): [str(to) for to in others] for n, others in ways.items()}

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        queue = list(named[start])
        while queue:
            thing = queue.pop()
            if thing not in seen:
                seen.add(thing)
                queue += named.get(thing, [])
        return seen

    assert in_loops(named) == {thing for thing in named if thing in reached(thing)}
