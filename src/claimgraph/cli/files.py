"""Printing what was written, and what could not be."""

from __future__ import annotations

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
        output.write_bytes(made.data)
    elif as_json:
        output.show_json(
            {
                "file": made.target,
                "format": made.format,
                "view": session.case.view_name,
                "entities": made.entities,
                "claims": made.claims,
                "bytes": made.size,
                "losses": [asdict(loss) for loss in made.losses],
            }
        )
    else:
        output.show(output.styled(made.target))
    for loss in made.losses:
        session.say(f"lost: {output.one_line(loss.concept)} ({loss.count:,}): {loss.reason}")
    things = output.counted(made.entities, "thing")
    claims = output.counted(made.claims, "claim")
    edges = f"edges by the view '{session.case.view_name}'"
    session.say(f"{made.format}, {made.size:,} bytes: {claims} about {things}; {edges}")
