"""CSV cells that a spreadsheet program does not compute.

A cell that begins with ``=``, ``+``, ``-``, ``@`` or a tab can run as a formula where the
file is opened. It gets an apostrophe in front, the sign by which spreadsheets mark a text.
So that nothing is lost, a cell that has such an apostrophe already gets another one, and
reading takes one away. Empty and blank texts get one too: an empty cell says nothing.
"""

from __future__ import annotations

import re

_FORMULA = r"(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]|\s*\Z)"
_RISKY = re.compile(rf"'*{_FORMULA}")
_PROTECTED = re.compile(rf"'+{_FORMULA}")
_BLANK = re.compile(r"\s*\Z")


def protected(text: str, *, exact: bool = False) -> str:
    """Return `text` as the content of a cell that computes nothing.

    Args:
        text: What the cell says.
        exact: True to leave formulas as they are; only what :func:`unprotected`
            would change, or take for an empty cell, is marked.
    """
    marked = (_PROTECTED.match(text) or _BLANK.match(text)) if exact else _RISKY.match(text)
    return f"'{text}" if marked else text


def unprotected(cell: str) -> str:
    """Return what a cell says, without the apostrophe that protects it."""
    return cell[1:] if _PROTECTED.match(cell) else cell
