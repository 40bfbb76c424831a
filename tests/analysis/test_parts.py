"""Which things are no part of another, in hierarchies and in circles."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from claimgraph.analysis.reconciliation.parts import Parts

THINGS = "abcde"


def _parts(wholes: Mapping[str, str | set[str]]) -> Parts:
    of: dict[str, dict[str, tuple[str, ...]]] = {}
    for part, above in wholes.items():
        for whole in above:
            of.setdefault(whole, {})[part] = ()
    return Parts(of, {part: frozenset(above) for part, above in wholes.items()})


def test_what_goes_in_a_circle_is_still_a_part_of_what_is_above() -> None:
    assert _parts({"a": "bc", "b": "a"}).maximal("abc") == ["c"]
    assert _parts({"a": "b", "b": "a"}).maximal("ab") == ["a"]
    assert _parts({"a": "x", "x": "b", "b": "x", "c": "xb"}).maximal("abc") == ["b"]


@given(st.dictionaries(st.sampled_from(THINGS), st.sets(st.sampled_from(THINGS))), st.data())
def test_the_outermost_are_those_from_which_no_way_leads_to_another(
    wholes: dict[str, set[str]], data: st.DataObject
) -> None:
    among = data.draw(st.sets(st.sampled_from(THINGS)))

    def above(thing: str) -> set[str]:
        seen: set[str] = set()
        queue = [thing]
        while queue:
            fresh = wholes.get(queue.pop(), set()) - seen
            seen |= fresh
            queue += fresh
        return seen

    def is_inside(thing: str) -> bool:
        others = (above(thing) & among) - {thing}
        return any(thing not in above(other) or other < thing for other in others)

    expected = [thing for thing in sorted(among) if not is_inside(thing)]
    assert _parts(wholes).maximal(among) == expected
