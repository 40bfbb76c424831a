"""Places are worked out once, and a file that is not whole is nobody's guide."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from claimgraph.presentation.explorer.overview import Places, kept, overview
from claimgraph.presentation.explorer.overview.kept import kept_overview

Edges = list[tuple[int, int]]
Damage = Callable[[bytes], bytes]

EDGES: Edges = [(0, 1), (1, 2), (2, 0), (2, 3), (4, 5)]
SIZES = [10.0, 10.5, 11.0, 9.0, 9.0, 12.0, 9.0]


class Layout:
    """Counts how often a graph is laid out."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, count: int, edges: Edges, sizes: list[float]) -> Places:
        self.times += 1
        return overview(count, edges, sizes)


@pytest.fixture
def layout(monkeypatch: pytest.MonkeyPatch) -> Layout:
    counting = Layout()
    monkeypatch.setattr(kept, "overview", counting)
    return counting


def same(one: Places, other: Places) -> bool:
    pairs = zip(one, other, strict=True)
    return all(np.array_equal(a, b) and a.dtype == b.dtype for a, b in pairs)


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_the_same_graph_is_laid_out_once(tmp_path: Path, layout: Layout) -> None:
    folder = tmp_path / "made" / "places"
    first = kept_overview(folder, 7, EDGES, SIZES)
    otherwise = [(end, start) for start, end in reversed(EDGES)] + [(3, 3)]
    again = kept_overview(folder, 7, otherwise, np.array(SIZES))
    assert layout.times == 1
    assert same(first, overview(7, EDGES, SIZES))
    assert same(again, first)
    assert len(files(folder)) == 1


@pytest.mark.parametrize(
    ("count", "edges", "sizes"),
    [
        pytest.param(8, EDGES, [*SIZES, 9.0], id="a node more"),
        pytest.param(7, EDGES[1:], SIZES, id="an edge less"),
        pytest.param(7, EDGES, [10.1, *SIZES[1:]], id="another size"),
    ],
)
def test_another_graph_is_laid_out_anew(
    tmp_path: Path, layout: Layout, count: int, edges: Edges, sizes: list[float]
) -> None:
    kept_overview(tmp_path, 7, EDGES, SIZES)
    places = kept_overview(tmp_path, count, edges, sizes)
    assert layout.times == 2
    assert same(places, overview(count, edges, sizes))


def test_another_method_lays_out_anew(
    tmp_path: Path, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_overview(tmp_path, 7, EDGES, SIZES)
    monkeypatch.setattr(kept, "METHOD", "another")
    kept_overview(tmp_path, 7, EDGES, SIZES)
    assert layout.times == 2


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-4], id="cut"),
        pytest.param(lambda data: data + b"\0" * 8, id="too long"),
        pytest.param(lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:], id="a bit"),
    ],
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, layout: Layout, damaged: Damage) -> None:
    first = kept_overview(tmp_path, 7, EDGES, SIZES)
    [file] = files(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damaged(whole))
    assert same(kept_overview(tmp_path, 7, EDGES, SIZES), first)
    assert layout.times == 2
    assert file.read_bytes() == whole


def test_nothing_is_kept_without_a_folder(
    tmp_path: Path, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert same(kept_overview(None, 7, EDGES, SIZES), kept_overview(None, 7, EDGES, SIZES))
    assert layout.times == 2
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    in_the_way = tmp_path / "places"
    in_the_way.write_text("a file, not a folder")
    assert same(kept_overview(in_the_way, 7, EDGES, SIZES), overview(7, EDGES, SIZES))
    assert in_the_way.read_text() == "a file, not a folder"


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="6 sizes for 7 nodes"):
        kept_overview(tmp_path, 7, EDGES, SIZES[1:])
    with pytest.raises(ValueError, match="an edge ends outside"):
        kept_overview(tmp_path, 5, EDGES, SIZES[:5])
    assert files(tmp_path) == []


def test_what_was_not_asked_for_for_long_goes(tmp_path: Path, layout: Layout) -> None:
    """What a write that was cut off left goes with the rest."""
    kept_overview(tmp_path, 7, EDGES, SIZES)
    [wanted] = files(tmp_path)
    cut_off = tmp_path / ".x.places.1.part"
    cut_off.write_bytes(b"half")
    os.utime(cut_off, ns=(0, 0))
    for count in range(8, 30):
        os.utime(wanted, ns=(0, 0))
        kept_overview(tmp_path, 7, EDGES, SIZES)
        kept_overview(tmp_path, count, EDGES, [9.0] * count)
    assert layout.times == 1 + 22
    assert len(files(tmp_path)) == 8
    assert wanted in files(tmp_path)
    assert cut_off not in files(tmp_path)
