"""claimgraph show."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Show everything about one thing",
    "claimgraph show nantong-psb",
    "claimgraph show '南通市公安局'",
    reads_view=True,
)
@click.argument("thing")
@as_json
@click.pass_obj
def show(session: Session, thing: str, as_json: bool) -> None:
    """Show everything about one thing: names, facts, edges, judgements.

    THING is an id, an IRI, or a name that only one thing goes by. For a claim
    (the handle of its row) it is the receipt, as trace prints it.
    """
    from claimgraph.cli import receipts

    case = session.case
    if case.lookup.is_claim(thing):
        receipts.show(session, [(thing,)], as_json=as_json)
    else:
        receipts.show_profile(session, thing, as_json=as_json)
