"""Places that are kept: the same graph is laid out once.

Each layout lies in a file of its own, named by a digest of all that decides it, so it
never has to be thrown away because something else changed. Files are written whole or
not at all; one that is damaged, or that can't be written, costs time and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from claimgraph.graph.folder import write_atomically
from claimgraph.presentation.explorer.overview import Places, overview, pairs
from claimgraph.presentation.explorer.overview.exact import Floats, Ints

METHOD = "1"
"""Goes into the digest: a release that lays out in another way has another number."""

_FILES_KEPT = 8
_SUFFIX = ".places"
_WHOLE = np.dtype("<i4")
_CHECK = hashlib.sha256().digest_size


def kept_overview(
    folder: Path | None,
    count: int,
    edges: Sequence[tuple[int, int]] | Ints,
    sizes: Sequence[float] | Floats,
) -> Places:
    """Return the places of :func:`.overview`, from `folder` where it has them already.

    Args:
        folder: Where places are kept; made when first needed. None to keep nothing.
        count: As for :func:`.overview`, and so on.
        edges: The same.
        sizes: The same.

    Raises:
        ValueError: as :func:`.overview` does.
    """
    if folder is None:
        return overview(count, edges, sizes)
    file = folder / (_digest(count, edges, sizes) + _SUFFIX)
    places = _read(file, count)
    if places is None:
        places = overview(count, edges, sizes)
        with suppress(OSError):
            _write(file, places)
    return places


def _digest(
    count: int, edges: Sequence[tuple[int, int]] | Ints, sizes: Sequence[float] | Floats
) -> str:
    total = hashlib.sha256(f"{METHOD} {count}".encode())
    for ends in pairs(count, edges):
        total.update(hashlib.sha256(ends.astype("<i8").tobytes()).digest())
    total.update(np.asarray(sizes, "<f8").tobytes())
    return total.hexdigest()[:32]


def _read(file: Path, count: int) -> Places | None:
    """Return what a file holds; None where there is none, or none that is whole."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    with suppress(OSError):
        file.touch()
    check, body = data[:_CHECK], data[_CHECK:]
    if hashlib.sha256(body).digest() != check or len(body) != 2 * count * _WHOLE.itemsize:
        return None
    x, y = np.frombuffer(body, _WHOLE).astype(np.int32).reshape(2, count)
    return x, y


def _write(file: Path, places: Places) -> None:
    """Write a file, and drop those that have not been asked for for longest."""
    body = b"".join(axis.astype(_WHOLE).tobytes() for axis in places)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, hashlib.sha256(body).digest() + body)
    files = sorted(file.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in files[_FILES_KEPT:]:
        old.unlink()
