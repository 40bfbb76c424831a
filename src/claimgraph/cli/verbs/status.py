"""claimgraph status."""

from __future__ import annotations

from dataclasses import asdict

import click

from claimgraph.cli.options import as_json, example
from claimgraph.cli.session import Session


@click.command(epilog=example("claimgraph -C my-case status"))
@as_json
@click.pass_obj
def status(session: Session, as_json: bool) -> None:
    """Say how much the case holds, and what to do next."""
    from claimgraph.cli import output

    found = session.case.status()
    if as_json:
        output.show_json({"view": session.case.view.name, **asdict(found)})
        return
    rows = [
        ("entities", found.entities),
        ("documents", found.sources),
        ("claims", found.claims),
        (f"  in the view '{session.case.view.name}'", found.counted),
        ("sayings of them", found.attestations),
        ("judgements", found.judgements),
        ("documents not to be shared", found.without_text),
    ]
    output.show(output.styled(found.title, "bold"), output.styled(found.base, "dim"))
    output.show_table(("", "how many"), [(name, str(count)) for name, count in rows])
    if not session.quiet:
        for step in found.next_steps:
            output.say(f"next: {step}")
