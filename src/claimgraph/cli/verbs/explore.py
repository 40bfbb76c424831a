"""claimgraph explore."""

from __future__ import annotations

import click

from claimgraph.cli.options import example, selection
from claimgraph.cli.session import Session


@click.command(
    epilog=example(
        "claimgraph explore -o case.html",
        "claimgraph explore --about fox-hunt --hops 2 -o fox-hunt.html",
    )
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(dir_okay=False, allow_dash=True),
    help="The HTML file to write; - is stdout.",
)
@selection
@click.option("--redact", is_flag=True, help="Leave no trace of protected entities.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@click.pass_obj
def explore(
    session: Session,
    target: str,
    about: str | None,
    hops: int,
    source: str | None,
    type_: str | None,
    redact: bool,
    as_json: bool,
) -> None:
    """Write the graph as one interactive HTML page that opens offline."""
    from claimgraph.cli import files

    made = session.case.explore(
        target, about=about, hops=hops, source=source, type=type_, redact=redact
    )
    files.report(session, made, as_json=as_json)
