"""claimgraph: a claim-and-citation knowledge graph in which every edge has a receipt.

>>> import claimgraph as cg
>>> case = cg.open("graphs/overseas-police-stations")  # doctest: +SKIP
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimgraph.case import Case

__version__ = "0.1.0"


def open(path: str | os.PathLike[str], view: str | None = None) -> Case:  # noqa: A001
    """Open the case in the folder `path`.

    Args:
        path: A folder with a ``case.ttl``.
        view: The view that edges are derived by; the case's default where None.

    Raises:
        NotACase: there is no case at `path`.
        InvalidInput: ``case.ttl`` can't be read.
    """
    from claimgraph.case import Case

    return Case(path, view)


def init(path: str | os.PathLike[str], *, title: str = "", base: str = "") -> Case:
    """Make a new, empty case in the folder `path` and open it.

    Args:
        path: A folder that is missing or empty.
        title: Its title; the folder's name where empty.
        base: Its base IRI, ending in ``/``; made from the name where empty.
    """
    from claimgraph.creation import create

    return create(path, title=title, base=base)
