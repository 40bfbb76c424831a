"""The examples of rules, made into cases and checked: what ``check --explain`` shows."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from claimgraph import creation
from claimgraph.analysis.checks import Example, Rule
from claimgraph.case import Case
from claimgraph.errors import DataError
from claimgraph.graph import folder
from claimgraph.model.finding import Finding

BASE = "https://example.org/"


def build(example: Example, place: str | os.PathLike[str]) -> Case:
    """Make the case of an example in the folder `place`, and open it.

    Args:
        example: A sheet, documents, and edits.
        place: A folder that is missing or empty.

    Raises:
        InvalidInput: the sheet can't be imported.
        DataError: an edit is of a text that does not stand in the file.
    """
    root = Path(place)
    case = creation.create(root, title="An example", base=BASE)
    documents = root / folder.DOCUMENTS_FOLDER
    documents.mkdir()
    for name, text in example.documents.items():
        (documents / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    case.import_([("example.yaml", _registered(example.whole_sheet, example.documents))])
    for file, old, new in example.edits:
        _edit(root / file, old, new)
    if example.edits:
        case = Case(root)
    if example.edits and not any(file == folder.GRAPH_FILE for file, _, _ in example.edits):
        _refresh(case)
    return case


def findings(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """Return what `rule` finds in the case of `example`."""
    with tempfile.TemporaryDirectory() as scratch:
        case = build(example, Path(scratch) / "example")
        return case.check(select=[rule.code]).findings


def _registered(sheet: str, documents: Mapping[str, str]) -> bytes:
    """Give each row of a source the digest of its document."""
    tree: dict[str, Any] = yaml.load(sheet, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts and nothing else
    for row in tree.get("sources", ()):
        text = documents.get(row.get("file", ""))
        if text is not None:
            row.setdefault("sha256", _digest(text))
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode("utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8") if old else ""
    if old not in text:
        raise DataError(f"{old!r} does not stand there", place=str(path), mend="Mend the example.")
    path.parent.mkdir(parents=True, exist_ok=True)
    data = new.encode("utf-8", "surrogateescape")
    if old:
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))
    else:
        path.write_bytes((path.read_bytes() if path.exists() else b"") + data)


def _refresh(case: Case) -> None:
    """Write the plain graph anew: an edit of a claim is not to be seen there as well."""
    try:
        case.rebuild()
    except DataError:  # a file that is no Turtle: it is what the example is about
        return
