"""claimgraph status."""

from __future__ import annotations

from dataclasses import asdict

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Say what the case holds and what to do next",
    "claimgraph status",
    "claimgraph status --json",
)
@as_json
@click.pass_obj
def status(session: Session, as_json: bool) -> None:
    """Say how much the case holds, how its citations stand, and what to do next."""
    from claimgraph.cli import output, steps

    case = session.case
    with session.step("counting"):
        found = case.status()
    next_steps = steps.after_status(case, found)
    if as_json:
        commands = [{"command": session.command(what), "why": why} for what, why in next_steps]
        output.show_json({"view": case.view_name, **asdict(found), "next_steps": commands})
        return
    output.show(*steps.status_lines(case, found))
    width = max(len(session.command(what)) for what, _ in next_steps)
    session.say("\nnext:")
    for what, why in next_steps:
        session.say(f"  {session.command(what):<{width}}   {why}")
