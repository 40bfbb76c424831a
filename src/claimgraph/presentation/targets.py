"""Where an export may be written, so that it destroys nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from claimgraph.errors import UsageError
from claimgraph.graph import folder

STDOUT = "-"
_FOLDERS = frozenset(
    {
        folder.CLAIMS_FOLDER,
        folder.DOCUMENTS_FOLDER,
        folder.QUERIES_FOLDER,
        folder.DERIVED_FOLDER,
        "proposals",
        ".journal",
    }
)
_FILES = frozenset(
    {
        folder.CASE_FILE,
        folder.ENTITIES_FILE,
        folder.SOURCES_FILE,
        folder.TERMS_FILE,
        folder.JUDGEMENTS_FILE,
        folder.GRAPH_FILE,
    }
)


def refuse_unsafe(target: str, case: Path, names: frozenset[str] = frozenset()) -> None:
    """Refuse a target at which something else would be lost, or that can't be there.

    Args:
        target: Where to write; ``-`` is stdout.
        case: The folder of the case, whose own files are not to be written over.
        names: The files that an export in several files has; empty for one file.

    Raises:
        UsageError: it is a folder (or one with other files), is a part of the
            case, or its folder is missing.
    """
    if target == STDOUT:
        return
    path = Path(target)
    if path.is_dir() and not names:
        raise UsageError(f"{target} is a folder", mend="Name a file in it.")
    if path.is_dir() and {other.name for other in path.iterdir()} - names:
        raise UsageError(
            f"{target} is a folder that holds other files",
            mend="Name a folder that is new, or a .zip file.",
        )
    if names and path.exists() and not path.is_dir():
        raise UsageError(f"{target} is a file, not a folder", mend="Name another, or a .zip file.")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {str(path.parent)!r}", mend="Make it first.")
    if _is_of_case(path, case):
        raise UsageError(
            f"{target} is a file of the case itself", mend="Write to another name or folder."
        )


def _is_of_case(path: Path, case: Path) -> bool:
    resolved, root = path.resolve(), case.resolve()
    if not resolved.is_relative_to(root):
        return False
    first, *rest = [part.casefold() for part in resolved.relative_to(root).parts] or [""]
    return first in _FOLDERS or (not rest and first in _FILES)


def write(target: str, data: bytes, files: Mapping[str, bytes]) -> None:
    """Write one file, or several into a folder; each whole or not at all.

    A link is followed, and what is no regular file (a pipe, a device) is written
    into, since it can't be replaced.

    Args:
        target: Where; nothing is written to ``-``.
        data: The bytes of the one file.
        files: Name to bytes, for several.
    """
    if target == STDOUT:
        return
    path = Path(target)
    try:
        if files:
            path.mkdir(exist_ok=True)
            for name, part in files.items():
                folder.write_atomically(path / name, part)
        elif path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            folder.write_atomically(path.resolve(), data)
    except OSError as error:  # it names a draft, of which the user knows nothing
        raise OSError(error.errno, error.strerror, target) from None
