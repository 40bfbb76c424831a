"""Printing: answers to stdout, words about them to stderr, and nothing hostile to either."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text
    from rich.tree import Tree

# C0 and C1 controls could drive the terminal; bidi controls could reorder what is read.
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_PIPE_WIDTH = 120


def plain(text: str) -> str:
    """Return `text` with characters that drive or fool a terminal spelled out."""
    return _HOSTILE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def console() -> Console:
    """Return the console for answers; it honours NO_COLOR, and width where there is one."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)


def styled(text: str, style: str = "") -> Text:
    """Return `text` for a table or tree: plain, and never read as markup."""
    from rich.text import Text

    return Text(plain(text), style=style, overflow="fold")


def show(*renderables: RenderableType) -> None:
    """Print tables, trees and texts as the answer."""
    out = console()
    for renderable in renderables:
        out.print(renderable)


def show_table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Print a table; cells are plain text."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, title=styled(title) if title else None, title_justify="left")
    for heading in headings:
        table.add_column(styled(heading), overflow="fold")
    for row in rows:
        table.add_row(*(styled(cell) for cell in row))
    show(table)


def tree(label: str, style: str = "bold") -> Tree:
    """Return a tree with a plain label, to be grown and shown."""
    from rich.tree import Tree

    return Tree(styled(label, style), guide_style="dim")


def show_json(value: dict[str, Any]) -> None:
    """Print the stable form of an answer: one JSON object, UTF-8, two blanks a level."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(text: str) -> None:
    """Say something about the answer, on stderr."""
    click.echo(plain(text), err=True)
