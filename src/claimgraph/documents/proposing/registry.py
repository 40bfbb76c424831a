"""The extractors that are installed: entry points of the group ``claimgraph.extractors``.

They are plug-ins: code of other packages. Each is loaded only when it is asked for.
"""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint, entry_points

from claimgraph.documents.proposing.draft import Extractor
from claimgraph.errors import ClaimgraphError, DataError, UsageError

GROUP = "claimgraph.extractors"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")


def known() -> tuple[str, ...]:
    """Return the names of the extractors that are installed, without loading any."""
    return tuple(sorted(_points()))


def extractors() -> dict[str, Extractor]:
    """Return all extractors that are installed, by id; in order of their ids.

    Raises:
        DataError: a package offers one that can't be loaded, or that is none.
    """
    return {name: _loaded(point) for name, point in sorted(_points().items())}


def extractor(id: str) -> Extractor:
    """Return the extractor of an id; no other one is loaded.

    Raises:
        UsageError: there is none of this id.
        DataError: its package can't be loaded, or offers something else.
    """
    points = _points()
    if id not in points:
        there = ", ".join(sorted(points))
        raise UsageError(
            f"there is no extractor {id[:60]!a}",
            mend=f"Name one of: {there}." if there else "Install a package that offers one.",
        )
    return _loaded(points[id])


def _points() -> dict[str, EntryPoint]:
    """Return the entry points by name; of several of one name, the first by its value."""
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        found.setdefault(point.name, point)
    return found


def _loaded(point: EntryPoint) -> Extractor:
    try:
        made = point.load()()
    except ClaimgraphError:
        raise
    except Exception as error:  # code of another package: it may raise anything
        raise _broken(point, f"can't be loaded: {type(error).__name__}: {error}") from error
    if not isinstance(made, Extractor) or not isinstance(made.id, str):
        raise _broken(point, "is no extractor: it lacks id, examples, version or propose")
    if not _ID.match(made.id) or made.id != point.name:
        raise _broken(point, f"has the id {made.id[:60]!a}, not the name of its entry point")
    return made


def _broken(point: EntryPoint, what: str) -> DataError:
    package = point.dist.name if point.dist else point.value
    return DataError(
        f"the extractor '{point.name}' of the package {package} {what}"[:500],
        place=point.value,
        mend=f"Mend, update or uninstall the package {package}.",
    )
