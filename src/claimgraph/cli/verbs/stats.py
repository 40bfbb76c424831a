"""claimgraph stats."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Count what there is; say what is central",
    "claimgraph stats",
    "claimgraph stats --view all --json",
    reads_view=True,
)
@click.option("--all", "every", is_flag=True, help="All rows, not the first ones of each table.")
@as_json
@click.pass_obj
def stats(session: Session, every: bool, as_json: bool) -> None:
    """Count things, relations, stances and origins; say what is central."""
    from claimgraph.cli import counts, output

    case = session.case
    with session.step("counting"):
        found = case.stats()
    if as_json:
        output.show_json(counts.record(case, found))
    else:
        counts.show(session, found, every=every)
