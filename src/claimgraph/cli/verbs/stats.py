"""claimgraph stats."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Count what there is; say what is central",
    "claimgraph stats",
    "claimgraph stats --view all --json",
    "claimgraph stats extractors",
    reads_view=True,
)
@click.argument("what", metavar="[extractors]", type=click.Choice(["extractors"]), required=False)
@click.option("--all", "every", is_flag=True, help="All rows, not the first ones of each table.")
@as_json
@click.pass_obj
def stats(session: Session, what: str | None, every: bool, as_json: bool) -> None:
    """Count things, relations, stances and origins; say what is central.

    `stats extractors` says how often what each extractor proposes is accepted, by the
    rule that made it: a rule that is mostly rejected is a bad one.
    """
    from claimgraph.cli import counts, output

    case = session.case
    if what == "extractors":
        from claimgraph.cli import extractions

        extractions.show_rates(session, case.rule_rates(), every=every, as_json=as_json)
        return
    with session.step("counting"):
        found = case.stats()
    if as_json:
        output.show_json(counts.record(case, found))
    else:
        counts.show(session, found, every=every)
