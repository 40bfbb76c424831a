"""Printing what was written, and what could not be."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from claimgraph.cli import output
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from claimgraph.presentation.exporting import Export


def report(session: Session, made: Export, *, as_json: bool) -> None:
    """Print the name of a file that was made; losses and sums go to stderr.

    Where the file itself went to stdout nothing else goes there.
    """
    if made.target == "-":
        sys.stdout.buffer.write(made.data)
        sys.stdout.flush()
    elif as_json:
        output.show_json(
            {
                "file": made.target,
                "format": made.format,
                "view": session.case.view.name,
                "entities": made.entities,
                "claims": made.claims,
                "bytes": made.size,
                "losses": [asdict(loss) for loss in made.losses],
            }
        )
    else:
        output.show(output.styled(made.target))
    if not session.quiet:
        _say(session, made)


def _say(session: Session, made: Export) -> None:
    output.say(
        f"{made.format}: {made.claims} claims about {made.entities} entities, "
        f"{made.size:,} bytes, view '{session.case.view.name}'"
    )
    for loss in made.losses:
        output.say(f"lost: {loss.count} × {loss.concept}: {loss.reason}")
