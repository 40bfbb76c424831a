"""What holds for every content: a sheet that is written is read as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.builders import INFO, NS
from tests.examples import examples
from tests.strategies import contents, vocabulary

from claimgraph.formats.sheets import read_sheets, sheet_losses, write_csv, write_yaml
from claimgraph.model.content import Content
from claimgraph.model.merging import difference, merged

VOCABULARY = vocabulary()
EMPTY = Content(INFO)


@given(contents())
@examples(1.5)
def test_yaml_is_read_as_it_was_written(content: Content) -> None:
    data = write_yaml(content, NS, VOCABULARY)
    assert read_sheets([("x.yaml", data)], EMPTY, NS, VOCABULARY) == content
    assert sheet_losses(content, NS) == []


@pytest.mark.parametrize("exact", [False, True])
@given(content=contents())
@examples(1)
def test_csv_is_read_as_it_was_written(exact: bool, content: Content) -> None:
    data, losses = write_csv(content, NS, VOCABULARY, exact=exact)
    assert read_sheets([("x.csv", data)], EMPTY, NS, VOCABULARY) == content
    assert losses == []


@given(contents())
@examples(0.6)
def test_importing_what_was_exported_changes_nothing(content: Content) -> None:
    case = merged(EMPTY, content)
    assert case == content
    again = read_sheets([("x.yaml", write_yaml(case, NS, VOCABULARY))], case, NS, VOCABULARY)
    assert not difference(case, merged(case, again))
