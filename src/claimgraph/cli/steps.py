"""What a case holds in one look, and which commands come next."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.cli import output

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimgraph.analysis.status import Status
    from claimgraph.case import Case

Step = tuple[str, str]
"""The arguments of a command, and why to run it."""


def sheet_of(case: Case) -> str:
    """Return the path of the sheet that a new case comes with, as a shell reads it."""
    from claimgraph.creation import SHEET

    return shlex.quote(os.path.relpath(case.root / SHEET))


def after_filling(sheet: str) -> list[Step]:
    """Return what to do once a sheet is filled in."""
    return [(f"import {sheet} --dry-run", "see what it would change, or what is wrong with it")]


def after_status(case: Case, status: Status) -> list[Step]:
    """Return what to do next, most useful first."""
    return list(_after_status(case, status))


def _after_status(case: Case, status: Status) -> Iterator[Step]:
    if not status.entities:
        has_sheet = (case.root / "claims.yaml").is_file()
        yield from after_filling(sheet_of(case) if has_sheet else "SHEET.yaml")
        return
    if status.proposals_waiting:
        what = output.counted(status.proposals_waiting, "proposal")
        yield "review", f"decide on {what} of claims"
    if status.broken:
        yield "check --select CG1", "see which citations are broken"
    elif status.unverified:
        yield "check --sources FOLDER", "verify passages in documents that lie elsewhere"
    else:
        yield "check", "verify files, receipts and claims"
    if status.claims:
        yield "ask", "see the questions you can ask"
        yield f"explore -o {case.root.resolve().name}.html", "look at the graph"


def status_lines(case: Case, status: Status) -> Iterator[RenderableType | str]:
    """Yield what a case holds, for a terminal."""
    from rich.table import Table

    yield output.styled(case.info.title, "bold")
    yield output.styled(case.info.base, "dim")
    yield ""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column()
    for number, what, remark in _counts(case, status):
        grid.add_row(f"{number:,}", what, output.styled(remark, "dim"))
    yield grid


def _counts(case: Case, status: Status) -> Iterator[tuple[int, str, str]]:
    view = case.view_name
    left_out = status.claims - status.counted
    all_of_them = f"all count in the view '{view}'"
    some = f"{status.counted:,} count in the view '{view}'; --view all takes all"
    yield status.entities, "things", ""
    yield status.sources, "documents", _documents(status)
    yield status.claims, "claims", (some if left_out else all_of_them) if status.claims else ""
    yield status.attestations, "sayings", "who says so, and who passed it on"
    yield status.passages, "passages cited", _citations(status)
    yield status.judgements, "judgements", ""
    if status.proposals_waiting is None:
        yield 0, "proposals", "a file of them can't be read; see: claimgraph review --list"
    elif status.proposals_waiting:
        yield status.proposals_waiting, "proposals waiting", "no part of the graph until accepted"


def _documents(status: Status) -> str:
    number = status.without_text
    return f"the text of {number:,} is not to be shared" if number else ""


def _citations(status: Status) -> str:
    parts = (
        f"{status.broken:,} broken" if status.broken else "",
        f"{status.verified:,} verified" if status.verified else "",
        f"{status.unverified:,} not verified, no document at hand" if status.unverified else "",
    )
    return "; ".join(filter(None, parts))
