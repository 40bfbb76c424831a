"""claimgraph trace."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Show the receipt of a claim, down to the passages",
    "claimgraph trace p11-c01",
    "claimgraph trace nantong-psb runs",
    "claimgraph trace nantong-psb 'set up' sg-nantong-29",
    "claimgraph trace p03-c04 p03-c05 p03-c06",
    reads_view=True,
)
@click.argument("things", metavar="CLAIM... | SUBJECT RELATION [OBJECT]", nargs=-1, required=True)
@as_json
@click.pass_obj
def trace(session: Session, things: tuple[str, ...], as_json: bool) -> int:
    """Show receipts: who says so, through whom it came, and where it stands.

    Name claims by the handle of their row or by how their id begins; or name an
    edge by its ends and its relation, each by id or name: relations under the
    one named count too. Each tree leads from the claim over its origins and
    whoever passed it on down to the passage in the document at hand.
    """
    from claimgraph.cli import receipts

    return receipts.show(session, receipts.edges(session.case, things), as_json=as_json)
