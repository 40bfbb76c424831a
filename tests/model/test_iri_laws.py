"""Short spellings of IRIs mean what they were made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import BASE, NS
from tests.strategies import ENTITY_IRIS

from claimgraph.errors import InvalidIri
from claimgraph.model.iri import RECORD_KINDS, valid_iri

starts = st.sampled_from(["", BASE, *NS.prefixes.values(), *(f"{p}:" for p in NS.prefixes)])
ends = st.text(st.sampled_from("abc:/#?.-_<>0é%41"), max_size=8)


@given(st.builds(str.__add__, starts, ends) | st.sampled_from(ENTITY_IRIS))
def test_a_short_spelling_is_undone(text: str) -> None:
    try:
        iri = valid_iri(text)
    except InvalidIri:
        return
    assert NS.expand(NS.shorten(iri)) == iri


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_an_entity_by_the_name_of_a_folder_is_written_in_full(kind: str) -> None:
    assert NS.expand(NS.shorten(BASE + kind)) == BASE + kind


def test_an_iri_whose_scheme_is_a_prefix_is_written_in_brackets() -> None:
    assert NS.shorten("name:x") == "<name:x>"
    assert NS.expand("<name:x>") == "name:x"
    assert NS.expand("name:x") == f"{BASE}name/x"
