"""claimgraph diff."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Show which edges stand in one view, not another",
    "claimgraph diff accepted 'without=safeguard-defenders'",
    "claimgraph diff accepted all",
    "claimgraph diff known-by=2021 known-by=2022 --json",
)
@click.argument("first", metavar="VIEW")
@click.argument("second", metavar="VIEW")
@click.option("--all", "every", is_flag=True, help="All edges, not the first ones of each side.")
@as_json
@click.pass_obj
def diff(session: Session, first: str, second: str, every: bool, as_json: bool) -> None:
    """Show which edges stand in one VIEW and not in the other, and why.

    A view is a name, or criteria such as 'without=SOURCE known-by=2022-12', or
    both; those of the case are listed by the verb views. Both are taken as they are
    written here, whatever --view says.
    """
    from claimgraph.cli import view_differences

    with session.step("deriving both views"):
        found = session.case.diff(first, second)
    view_differences.show(session, (first, second), found, every=every, as_json=as_json)
