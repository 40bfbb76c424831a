"""claimgraph evaluate."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Measure what is found in texts against gold files",
    "claimgraph evaluate letter.gold.json",
    "claimgraph evaluate gold/ --errors",
    "claimgraph evaluate gold/ --json",
)
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--errors", is_flag=True, help="List what was missed, false, or read otherwise.")
@as_json
@click.pass_obj
def evaluate(session: Session, gold: tuple[str, ...], errors: bool, as_json: bool) -> None:
    """Find sentences, dates, quantities and quotations in texts and compare them with gold.

    GOLD is a file NAME.gold.json with the text NAME.txt beside it, or a folder of such
    files. Each piece of the gold is matched with at most one that was found: strict
    where their spans are equal, overlap where they share something. The columns of
    what a piece says (kind, EDTF, amount, bound, unit) are of the matched ones.
    No case is needed, and nothing is written.
    """
    from claimgraph.cli import evaluations
    from claimgraph.evaluating import evaluate as measure

    with session.step("measuring"):
        measured = measure(gold)
    evaluations.show(session, measured, errors=errors, as_json=as_json)
