"""claimgraph demo."""

from __future__ import annotations

import click

from claimgraph.cli.options import as_json
from claimgraph.cli.options import example as examples
from claimgraph.cli.session import Session


@click.command(epilog=examples("claimgraph demo", "claimgraph demo --into /tmp/look"))
@click.option(
    "--into",
    "folder",
    default="claimgraph-demo",
    show_default=True,
    type=click.Path(file_okay=False),
    help="The folder to work in; what the demo made there before is replaced.",
)
@click.option("--example", metavar="NAME", help="Which of the cases that ship.")
@as_json
@click.pass_obj
def demo(session: Session, folder: str, example: str | None, as_json: bool) -> None:
    """Run the whole job on the example that ships, in a folder of its own.

    Copies the case, verifies it, asks it a question, and writes the page, a
    subgraph and a sheet; then says what to open and what to try next.
    """
    from claimgraph.cli import output
    from claimgraph.demonstration import demonstrate

    made = demonstrate(folder, example)
    if as_json:
        output.show_json({"case": str(made.case), "files": [str(f) for f in made.files]})
        return
    output.show(output.styled(made.title, "bold"))
    rows = [(what, path) for what, path in made.steps]
    output.show_table(("what was done", "where"), rows)
    if not session.quiet:
        for line in made.next_steps:
            output.say(line)
