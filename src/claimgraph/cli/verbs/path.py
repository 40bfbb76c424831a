"""claimgraph path."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Show how two things are connected, claim by claim",
    "claimgraph path nantong-psb 'Operation Fox Hunt'",
    "claimgraph path nantong-psb milan --limit 1",
)
@click.argument("start")
@click.argument("end")
@click.option(
    "--limit", type=click.IntRange(1, 50), metavar="N", default=3, show_default=True,
    help="How many paths to show at most.",
)  # fmt: skip
@as_json
@click.pass_obj
def path(session: Session, start: str, end: str, limit: int, as_json: bool) -> int:
    """Show how two things are connected, with the claims that each hop rests on.

    Paths are the shortest ones, whichever way the claims point. Exits with 1
    where there is none.
    """
    from claimgraph.cli import output, paths

    case = session.case
    with session.step("looking for paths"):
        found = case.path(start, end, limit=limit)
    if as_json:
        records = [case.recorder().path(each) for each in found]
        output.show_json({"view": case.view.name, "paths": records})
    else:
        paths.show(session, start, end, found)
    return 0 if found else 1
