"""claimgraph: a claim-and-citation knowledge graph in which every edge has a receipt.

>>> import claimgraph as cg
>>> case = cg.open("graphs/overseas-police-stations")  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimgraph import errors
    from claimgraph.case import Case
    from claimgraph.documents.proposing.draft import (
        Context,
        Draft,
        DraftHop,
        Extractor,
        KeepsReplies,
        KnownName,
        ObjectKind,
        Words,
    )
    from claimgraph.documents.text import Document
    from claimgraph.evaluating import Evaluation
    from claimgraph.model.claim import AttributionStatus, Modality, Stance
    from claimgraph.model.proposal import Polarity

__all__ = [
    "AttributionStatus",
    "Case",
    "Context",
    "Document",
    "Draft",
    "DraftHop",
    "Extractor",
    "KeepsReplies",
    "KnownName",
    "Modality",
    "ObjectKind",
    "Polarity",
    "Stance",
    "Words",
    "__version__",
    "errors",
    "evaluate",
    "init",
    "open",
]
__version__ = "0.1.0"

_DRAFT, _CLAIM = "claimgraph.documents.proposing.draft", "claimgraph.model.claim"
_LAZY = {
    "AttributionStatus": _CLAIM,
    "Case": "claimgraph.case",
    "Context": _DRAFT,
    "Document": "claimgraph.documents.text",
    "Draft": _DRAFT,
    "DraftHop": _DRAFT,
    "Extractor": _DRAFT,
    "KeepsReplies": _DRAFT,
    "KnownName": _DRAFT,
    "Modality": _CLAIM,
    "ObjectKind": _DRAFT,
    "Polarity": "claimgraph.model.proposal",
    "Stance": _CLAIM,
    "Words": _DRAFT,
    "errors": "claimgraph.errors",
}
"""Public names to the modules that bring them; a case costs too much to import for `--help`."""


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(_LAZY[name])
    return getattr(module, name, module)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


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
        path: A folder that is missing, or holds no case.
        title: Its title; the folder's name where empty.
        base: Its base IRI, ending in ``/``; made from the name where empty.

    Raises:
        UsageError: there is a case already, or `base` does not end in ``/``.
    """
    from claimgraph.creation import create

    return create(path, title=title, base=base)


def evaluate(
    *gold: str | os.PathLike[str], extractor: str = "english", names: bool = False
) -> Evaluation:
    """Find pieces, entities and claims in documents, and compare them with gold.

    Args:
        gold: Gold files, each with its text beside it (``NAME.gold.json`` with
            ``NAME.txt``), and folders of them.
        extractor: The id of the extractor that reads entities and claims.
        names: Whether it is told the gold's names, as if the case knew them.

    Raises:
        UsageError: a file does not exist, its name does not end in ``.gold.json``, or
            there is no such extractor.
        InvalidInput: a file is no gold of the text beside it.
        DataError: a file can't be read as text.
    """
    from claimgraph.evaluating import evaluate as measure

    return measure(gold, extractor=extractor, names=names)
