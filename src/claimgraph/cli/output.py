"""Printing: answers to stdout, words about them to stderr, and nothing hostile to either."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from claimgraph.presentation.plain_text import one_line as one_line
from claimgraph.presentation.plain_text import plain as plain

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text
    from rich.tree import Tree

_UNLIMITED = 100_000
_HEIGHT = 25


def width() -> int:
    """Return how many columns an answer may take.

    That of the terminal, or of ``COLUMNS``; without either the answer goes to a
    file or a program, and a row is one line however long.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns):
        return int(columns)
    try:
        return (os.get_terminal_size(sys.stdout.fileno()).columns or 80) if is_watched() else 0
    except (OSError, ValueError):
        return 0


def is_watched(stream: TextIO | None = None) -> bool:
    """Return whether a person looks at `stream` (stdout where None) as it is written."""
    return (sys.stdout if stream is None else stream).isatty()


def has_colour(stream: TextIO) -> bool:
    """Return whether `stream` takes colours: https://no-color.org and dumb terminals do not."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and is_watched(stream)


def write(text: str) -> None:
    """Write `text` to stdout as it is."""
    sys.stdout.write(text)
    sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Write `data` to stdout, after whatever was written before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def styled(text: str, style: str = "") -> Text:
    """Return `text` for a table or tree: one plain line, and never read as markup."""
    from rich.text import Text

    line = plain(text).replace("\n", " ").replace("\t", " ")
    return Text(line, style=style, overflow="fold")


def show(*renderables: RenderableType | str) -> None:
    """Print tables, trees and texts as the answer."""
    from rich.console import Console

    # Without a height rich takes the width of a dumb terminal for 80, whatever we say.
    console = Console(
        width=width() or _UNLIMITED, height=_HEIGHT, highlight=False, markup=False, emoji=False
    )
    with console.capture() as captured:
        for renderable in renderables:
            console.print(renderable)
    text = captured.get()
    if not console.is_terminal:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    write(text)


def tree(label: Text) -> Tree:
    """Return a tree to be grown and shown."""
    from rich.tree import Tree

    return Tree(label, guide_style="dim")


def show_json(value: dict[str, Any]) -> None:
    """Print the stable form of an answer: one JSON object, UTF-8, two blanks a level."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    write_bytes(text.encode("utf-8", "backslashreplace"))


def say(text: str) -> None:
    """Say something about the answer, on stderr."""
    sys.stdout.flush()
    _tell(plain(text))


def say_styled(text: str) -> None:
    """Say something on stderr that has been made plain already, and may have colours.

    Whether stdout still takes what was written before does not matter any more.
    """
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    _tell(text)


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 claim``, ``2,000 claims``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
