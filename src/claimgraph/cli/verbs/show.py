"""claimgraph show."""

from __future__ import annotations

import click

from claimgraph.cli.options import as_json, example
from claimgraph.cli.session import Session


@click.command(epilog=example("claimgraph show nantong-psb", "claimgraph show '南通市公安局'"))
@click.argument("thing")
@as_json
@click.pass_obj
def show(session: Session, thing: str, as_json: bool) -> None:
    """Show everything about one entity: names, facts, edges, judgements.

    THING is an id, an IRI, or a name that only one entity goes by.
    """
    from claimgraph.cli import output, trees

    case = session.case
    content, profile = case.show(thing)
    if as_json:
        record = case.recorder(content).profile(profile)
        output.show_json({"view": case.view.name, **record})
    else:
        output.show(trees.profile(case, content, profile))
