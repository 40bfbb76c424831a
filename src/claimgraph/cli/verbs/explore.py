"""claimgraph explore."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json, chosen, selection, target
from claimgraph.cli.session import Session


@verb(
    "Write the graph as one interactive, offline HTML page",
    "claimgraph explore -o police.html",
    "claimgraph explore --about fox-hunt --hops 2 -o fox-hunt.html",
    "claimgraph explore --view all --redact -o to-share.html",
    reads_view=True,
)
@target("The HTML file to write")
@selection
@click.option("--redact", is_flag=True, help="Leave no trace of protected entities.")
@as_json
@click.pass_obj
def explore(
    session: Session,
    target: str,
    about: str | None,
    hops: int | None,
    source: str | None,
    type_: str | None,
    redact: bool,
    as_json: bool,
) -> None:
    """Write the graph as one interactive HTML page that opens offline.

    Search in any script, click an edge for its receipts, filter, focus. The file
    is written whole or not at all, and asks the network for nothing.
    """
    from claimgraph.cli import files

    case = session.case
    with session.step("drawing the page"):
        part = chosen(about, hops, source, type_)
        made = case.explore(target, redact=redact, **part)
    files.report(session, made, as_json=as_json)
