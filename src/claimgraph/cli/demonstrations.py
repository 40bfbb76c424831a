"""Printing what a demonstration made, and what to open and try next."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output, trees
from claimgraph.cli.output import styled
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from claimgraph.demonstration import Demonstration


def record(made: Demonstration) -> dict[str, Any]:
    """Return the stable JSON form of a demonstration."""
    return {
        "case": str(made.case.root),
        "page": str(made.page),
        "files": [str(file) for file in made.files],
    }


def show(session: Session, made: Demonstration) -> None:
    """Print what was done, a receipt to whet the appetite, and what comes next."""
    from rich.table import Table

    case = made.case
    grid = Table.grid(padding=(0, 2, 0, 0))
    for what, outcome in made.steps:
        grid.add_row("", styled(what, "dim"), styled(outcome))
    output.show(styled(case.info.title, "bold"), "", grid)
    output.show("", styled("A receipt: who says so, through whom it came, and where it stands"), "")
    part, _ = case.trace(made.claim)
    output.show(trees.receipt(case, part, made.claim, case.origins(made.claim)))
    if session.quiet:
        return
    session.place = os.path.relpath(case.root)
    session.say(f"\nOpen  {made.page.resolve().as_uri()}\n\nThen try")
    for command in _next(case, made):
        session.say(f"  {session.command(command)}")


def _next(case: Any, made: Demonstration) -> list[str]:
    from claimgraph.demonstration import QUESTION

    about, voice = (shlex.quote(case.namespaces.shorten(i)) for i in (made.about, made.voice))
    return [
        "ask",
        f"ask {QUESTION}",
        f"show {about}",
        f"diff accepted without={voice}",
        "check --select CG3",
        "timeline",
        "query -e 'SELECT ?part ?whole WHERE { ?part cg:partOf ?whole }'",
        f"explore --about {about} --hops 2 -o around.html",
    ]
