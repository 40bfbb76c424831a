"""claimgraph init."""

from __future__ import annotations

import click

from claimgraph.cli.options import as_json, example
from claimgraph.cli.session import Session


@click.command(
    epilog=example(
        "claimgraph init my-case --title 'The Harbour Permits'",
        "claimgraph init my-case --base https://example.org/cases/harbour/",
    )
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.option("--title", default="", help="The case's title; the folder's name by default.")
@click.option("--base", default="", metavar="IRI", help="Base IRI of the case; ends in /.")
@as_json
@click.pass_obj
def init(session: Session, folder: str, title: str, base: str, as_json: bool) -> None:
    """Make a new, empty case in DIR, with a sheet to fill in."""
    from claimgraph import init as make
    from claimgraph.cli import output

    case = make(folder, title=title, base=base)
    if as_json:
        output.show_json({"case": str(case.root), "base": case.info.base})
        return
    output.show(output.styled(f"{case.root}"))
    if not session.quiet:
        output.say(f"A new case: {case.info.title} <{case.info.base}>")
        output.say(f"next: fill in {case.root}/claims.yaml, then")
        output.say(f"      claimgraph -C {case.root} import {case.root}/claims.yaml --dry-run")
