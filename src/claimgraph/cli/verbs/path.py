"""claimgraph path."""

from __future__ import annotations

import click

from claimgraph.cli.options import as_json, example
from claimgraph.cli.session import Session


@click.command(epilog=example("claimgraph path ministry 'Operation Fox Hunt'"))
@click.argument("start")
@click.argument("end")
@click.option("--limit", type=click.IntRange(1, 50), default=3, show_default=True)
@as_json
@click.pass_context
def path(ctx: click.Context, start: str, end: str, limit: int, as_json: bool) -> None:
    """Show how two entities are connected, with the claims that each hop rests on.

    Paths are the shortest ones, whichever way the claims point. Exits with 1
    where there is none.
    """
    from claimgraph.cli import output, trees

    session: Session = ctx.obj
    case = session.case
    found = case.path(start, end, limit=limit)
    if as_json:
        paths = [case.recorder().path(each) for each in found]
        output.show_json({"view": case.view.name, "paths": paths})
    else:
        for number, each in enumerate(found, 1):
            output.show(trees.path(case, case.content, each, number))
        if not found:
            output.say(f"no claims connect {start} with {end} in the view '{case.view.name}'")
    ctx.exit(0 if found else 1)
