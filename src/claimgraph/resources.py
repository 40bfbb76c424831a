"""The files that ship with claimgraph: the ontology and the example cases.

In a wheel they lie beside the code in ``_data``; in a checkout they are the
top-level folders of the repository.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent.parent


def ontology_folder() -> Path:
    """Return the folder of the core ontology, its shapes, codes and queries."""
    return _root() / "ontology"


def example_cases() -> dict[str, Path]:
    """Return the cases that ship, by name."""
    folders = (_root() / "graphs").glob("*/case.ttl")
    return {file.parent.name: file.parent for file in sorted(folders)}
