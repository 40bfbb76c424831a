"""Tables fit where they are printed, line up in every script, and lose nothing."""

from __future__ import annotations

import contextlib
import io
import time

import pytest
from rich.cells import cell_len

from claimgraph.cli import tables
from claimgraph.cli.tables import Cell

NAMES = [
    (Cell("Nantong Public Security Bureau", "nantong-psb"), "southern"),
    (Cell("温州市公安局", "wenzhou-psb"), "coastal"),
]


def shown(
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    headings: list[str],
    rows: list[tuple[Cell | str, ...]],
    title: str = "",
) -> list[str]:
    """Return the lines of a table in a terminal of so many columns; 0 is a pipe."""
    if columns:
        monkeypatch.setenv("COLUMNS", str(columns))
    else:
        monkeypatch.delenv("COLUMNS", raising=False)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        tables.show(headings, rows, title=title)
    out.flush()
    text: str = out.buffer.getvalue().decode()  # type: ignore[attr-defined]  # our BytesIO
    return text.split("\n")[:-1]


def test_ids_stand_behind_names_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = shown(monkeypatch, 80, ["body", "where"], NAMES)
    assert wide[2].startswith("Nantong Public Security Bureau [nantong-psb]  southern")
    narrow = shown(monkeypatch, 45, ["body", "where"], NAMES)
    assert narrow[2] == "Nantong Public Security Bureau  southern"


def test_two_things_of_one_name_always_have_their_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(Cell("The Board", "harbour-board"), "x"), (Cell("The Board", "fog-board"), "y" * 20)]
    narrow = "\n".join(shown(monkeypatch, 42, ["body", "where"], rows))
    assert "[harbour-board]" in narrow
    assert "[fog-board]" in narrow


def test_columns_line_up_in_every_script(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("南通市公安局", "a"), ("🕵️ sleuth", "b"), ("e\u0301tat", "c"), ("plain", "d")]
    lines = shown(monkeypatch, 80, ["name", "letter"], rows)
    assert {cell_len(line[:-1]) for line in lines[2:]} == {cell_len(lines[0]) - len("letter")}


@pytest.mark.parametrize("columns", [20, 30, 40, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    rows = [
        (f"id-{number}", "词" * number, "word " * number, "x" * number, Cell("Name", "i" * number))
        for number in range(1, 60, 7)
    ]
    lines = shown(monkeypatch, columns, ["id", "chinese", "words", "one word", "thing"], rows)
    assert max(cell_len(line) for line in lines) <= columns
    text = "".join("".join(lines).split())
    assert text.count("词") == sum(len(row[1]) for row in rows)


def test_in_a_pipe_a_row_is_a_line_however_long(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, 0, ["a", "b"], [("long " * 500, "x"), ("short", "y")])
    assert len(lines) == 4
    assert lines[2].startswith("long " * 499 + "long  x")
    assert all(line == line.rstrip() for line in lines)


def test_what_all_rows_say_is_said_once_where_room_is_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body, said = (
        Cell("Nantong Public Security Bureau", "nantong-psb"),
        "asserts by the NGO's report",
    )
    rows = [(body, f"{number} stations", said) for number in range(3)]
    roomy = shown(monkeypatch, 120, ["body", "what", "how"], rows)
    assert roomy[0].split() == ["body", "what", "how"]
    short = shown(monkeypatch, 60, ["body", "what", "how"], rows)
    assert short[:4] == [
        "body: Nantong Public Security Bureau [nantong-psb]",
        f"how: {said}",
        "",
        "what",
    ]


def test_too_many_columns_make_records(monkeypatch: pytest.MonkeyPatch) -> None:
    headings = [f"heading-{number}" for number in range(9)]
    rows = [tuple(f"value-{row}-{number}" for number in range(9)) for row in range(2)]
    lines = shown(monkeypatch, 60, headings, rows)
    assert lines[0] == "heading-0  value-0-0"
    assert lines[9] == ""
    assert lines[10] == "heading-0  value-1-0"


def test_numbers_stand_on_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, 80, ["how many", "what"], [("7", "a"), ("1,200", "b"), ("", "c")])
    assert lines[2] == "       7  a"
    assert lines[3] == "   1,200  b"


def test_a_cell_can_t_begin_a_line_or_drive_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("two\nlines\r\n\x1b[31mred \u202ebidi", Cell("[bold]markup[/bold] :smile:", "x\ty"))]
    lines = shown(monkeypatch, 0, ["a", "b"], rows)
    assert len(lines) == 3
    assert "two lines\\u000d \\u001b[31mred \\u202ebidi" in lines[2]
    assert lines[2].endswith("[bold]markup[/bold] :smile: [x y]")


def test_no_rows_and_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 80, ["a"], [])[0] == "a"
    assert shown(monkeypatch, 80, ["a"], [("x",)], title="Which?")[:2] == ["Which?", ""]


def test_many_rows_do_not_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"row {number}", Cell("南通市公安局", f"id-{number}")) for number in range(2_000)]
    started = time.process_time()
    assert len(shown(monkeypatch, 100, ["a", "b"], rows)) == 2_002
    assert time.process_time() - started < 10
