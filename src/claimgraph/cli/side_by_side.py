"""Receipts of several claims beside each other, or below each other where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.cli import output
from claimgraph.cli.output import styled

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from claimgraph.presentation.receipts import Receipt

_TWO_COLUMNS = 100
"""Columns of the terminal from which on two receipts stand beside each other."""
_INDENT = 4
_FEW_CLAIMS, _FEW_SAYINGS = 4, 2
"""What is shown of a finding among others."""


def table(receipts: Sequence[Receipt], *, every: bool = False) -> Iterator[Table | Text]:
    """Yield the receipts of claims, two in a row where there is room for it.

    Args:
        receipts: Of claims that are to be read together.
        every: True for all of them and all that is known of each; else the first few.
    """
    from rich.table import Table

    width = output.width()
    columns = 2 if width >= _TWO_COLUMNS and len(receipts) > 1 else 1
    each = (width - _INDENT - 3 * (columns - 1)) // columns if width else None
    shown = receipts if every else receipts[:_FEW_CLAIMS]
    for start in range(0, len(shown), columns):
        row = shown[start : start + columns]
        grid = Table.grid(padding=(0, 3, 0, 0), pad_edge=False)
        grid.add_column(width=1)
        for _ in row:
            grid.add_column(width=each, overflow="fold")
        grid.add_row("", *(_receipt(receipt, every) for receipt in row))
        yield grid
    if len(shown) < len(receipts):
        more = output.counted(len(receipts) - len(shown), "further claim")
        yield styled(f"    and {more}: --receipts", "dim")


def _receipt(receipt: Receipt, every: bool) -> Group:
    from rich.console import Group
    from rich.padding import Padding

    sayings = receipt.sayings if every else receipt.sayings[:_FEW_SAYINGS]
    more = receipt.more + len(receipt.sayings) - len(sayings)
    said = [
        styled(f"{word} {text}", "dim")
        for saying in sayings
        for word, text in (("by", saying.by), ("at", saying.passage))
        if text
    ]
    if not said:
        said.append(styled("by nobody", "dim"))
    if more:
        said.append(styled(f"and {output.counted(more, 'further saying')}", "dim"))
    head = styled(receipt.name, "bold").append_text(styled(f"  {receipt.sentence}"))
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in said))
