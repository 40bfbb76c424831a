"""The dates of a page: how they are written, read, and drawn."""

from __future__ import annotations

from hypothesis import given
from tests import strategies

from claimgraph.model.edtf import EdtfDate
from claimgraph.presentation.explorer.dates import Dates
from claimgraph.presentation.timeline_rows import Bar


def test_a_date_has_one_row_however_often_it_comes() -> None:
    dates = Dates()
    texts = ["2016", "XXXX-12-05", "2016", "2018/.."]
    assert [dates.number(EdtfDate(text)) for text in texts] == [0, 1, 0, 2]
    assert dates.number(None) is None
    table = dates.table()
    assert table["text"] == ["2016", "XXXX-12-05", "2018/.."]
    assert table["label"] == ["2016", "5 December, year not stated", "from 2018 on"]
    assert table["low"] == [16801, None, 17532]
    assert table["high"] == {"0": 17167}
    assert table["yearless"] == {"1": 1}
    assert "sureLow" not in table


def test_only_what_is_certainly_within_a_date_is_sure() -> None:
    dates = Dates()
    for text in ("2016/2018", "{..2018}", "2016-02-14", "2016~"):
        dates.number(EdtfDate(text))
    table = dates.table()
    assert table["sureLow"] == [17166, None, 16845, None]
    assert table["sureHigh"] == [17533, 17533, 16846, None]
    assert table["marks"] == {"3": "~"}


@given(date=strategies.dates)
def test_a_date_lies_where_the_timeline_draws_it(date: EdtfDate) -> None:
    dates = Dates()
    dates.number(date)
    row = {
        name: column[0] if isinstance(column, list) else column.get("0")
        for name, column in dates.table().items()
    }
    assert (row["text"], row["label"]) == (date.text, date.label())
    if not date.year_known:
        assert row["yearless"] == 1
        return
    bar = Bar.of(date)
    assert row.get("low") == (int(bar.low) if bar.low > float("-inf") else None)
    assert row.get("high") == (int(bar.high) if bar.high < float("inf") else None)
    assert ("sureLow" in row or "sureHigh" in row) is bar.is_sure
