"""claimgraph demo."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Run the whole job on an example, in a folder of its own",
    "claimgraph demo",
    "claimgraph demo --example fog-banks --into look-around",
)
@click.option(
    "--into",
    "folder",
    default="claimgraph-demo",
    show_default=True,
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="The folder to work in; what the demo made there before is replaced.",
)
@click.option("--example", metavar="NAME", help="Which case: overseas-police-stations, fog-banks.")
@as_json
@click.pass_obj
def demo(session: Session, folder: str, example: str | None, as_json: bool) -> None:
    """Run the whole job on an example that ships, in a folder of its own.

    Copies the case, verifies it, asks it a question, writes the page, a subgraph
    and a sheet, and prints a receipt; then says what to open and what to try.
    Run it as often as you like: it replaces what it made, and touches nothing else.
    """
    from claimgraph.cli import demonstrations, output
    from claimgraph.demonstration import demonstrate

    with session.step("running the demo"):
        made = demonstrate(folder, example)
    if as_json:
        output.show_json(demonstrations.record(made))
    else:
        demonstrations.show(session, made)
