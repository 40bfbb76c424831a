"""Reading what the user names: files, queries, stdin."""

from __future__ import annotations

import sys
from pathlib import Path

from claimgraph.cli import output
from claimgraph.errors import UsageError

_HOW = "Write: claimgraph query FILE, or claimgraph query -e 'SELECT …'"


def query_text(file: str | None, expression: str | None) -> str:
    """Return a query: the one written out, or that of a file, or of stdin.

    Raises:
        UsageError: neither or both, or not text.
    """
    if file is not None and expression is not None:
        raise UsageError("a query comes from FILE or from -e, not from both", mend=_HOW)
    if expression is not None:
        return expression
    if file is None and sys.stdin.isatty():
        raise UsageError("there is no query", mend=_HOW)
    text = _text(file or "-")
    if not text.strip():
        raise UsageError("the query is empty", place=file or "stdin", mend=_HOW)
    return text


def construct_text(given: str | None) -> str | None:
    """Return a query that is written out, or stands in the file named after ``@``.

    Raises:
        UsageError: there is no such file, or it is not text.
    """
    if given is None or not given.startswith("@"):
        return given
    if given != "@-" and not Path(given[1:]).is_file():
        raise UsageError(f"there is no file {given[1:]!r}", mend="Write --construct @FILE.")
    return _text(given[1:])


def _text(file: str) -> str:
    data = _stdin("a query") if file == "-" else Path(file).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        name = "stdin" if file == "-" else file
        raise UsageError(
            f"not UTF-8 text (byte {error.start + 1})", place=name, mend="Save it as UTF-8."
        ) from None


def named_files(files: tuple[str, ...], ending: str) -> list[str | tuple[str, bytes]]:
    """Return the files to import: names, and stdin as the file ``stdin.<ending>``."""
    name = f"stdin.{ending.lower().lstrip('.')}"
    return [(name, _stdin("a sheet")) if file == "-" else file for file in files]


def named_documents(files: tuple[str, ...], name: str) -> list[str | tuple[str, bytes]]:
    """Return the documents to add: names, and stdin as the file `name`."""
    return [(name, _stdin("a document")) if file == "-" else file for file in files]


def _stdin(what: str) -> bytes:
    if sys.stdin.isatty():
        output.say(f"reading {what} from the terminal; it ends with Ctrl-D on a line of its own")
    return sys.stdin.buffer.read()
