"""claimgraph path."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Show how two things are connected, claim by claim",
    "claimgraph path nantong-psb 'Operation Fox Hunt'",
    "claimgraph path nantong-psb milan --by length --limit 1",
    reads_view=True,
)
@click.argument("start")
@click.argument("end")
@click.option(
    "--by",
    type=click.Choice(("attestation", "length")),
    default="attestation",
    show_default=True,
    help="Which path is better: the better attested, or the shorter one.",
)
@click.option(
    "--limit", type=click.IntRange(1, 50), metavar="N", default=3, show_default=True,
    help="How many paths to show at most.",
)  # fmt: skip
@as_json
@click.pass_obj
def path(session: Session, start: str, end: str, by: str, limit: int, as_json: bool) -> int:
    """Show how two things are connected, with the claims that each hop rests on.

    Paths are the best attested ones, whichever way the claims point: those whose
    hops cost the least together. A hop costs the less, the more independent
    origins it has and the better their grades. Exits with 1 where there is none.
    """
    from claimgraph.cli import output, paths

    case = session.case
    with session.step("looking for paths"):
        found = case.path(start, end, by=by, limit=limit)
    if as_json:
        records = [case.recorder().path(each) for each in found]
        answer = {"view": case.view_name, "by": by, "complete": found.complete, "paths": records}
        output.show_json(answer)
    else:
        paths.show(session, start, end, found)
    return 0 if found else 1
