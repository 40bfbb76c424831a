"""claimgraph init."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Make a new, empty case with a sheet to fill in",
    "claimgraph init my-case --title 'The Harbour Permits'",
    "claimgraph init my-other-case --base https://example.org/cases/harbour/",
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.option("--title", default="", help="The case's title; the folder's name by default.")
@click.option("--base", default="", metavar="IRI", help="Base IRI of the case; ends in /.")
@as_json
@click.pass_obj
def init(session: Session, folder: str, title: str, base: str, as_json: bool) -> None:
    """Make a new, empty case in DIR, with a sheet to fill in.

    DIR may hold other files, but no case. The sheet claims.yaml explains itself.
    """
    from claimgraph import init as make
    from claimgraph.cli import output, steps

    case = make(folder, title=title, base=base)
    sheet = steps.sheet_of(case)
    if as_json:
        output.show_json({"case": str(case.root), "base": case.info.base, "sheet": sheet})
        return
    output.show(output.styled(str(case.root), "bold"))
    session.place = str(case.root)
    session.say(f"a new case: {output.one_line(case.info.title)} <{case.info.base}>")
    session.say(f"next, fill in {sheet}, then:")
    for command, why in steps.after_filling(sheet):
        session.say(f"  {session.command(command)}   {why}")
