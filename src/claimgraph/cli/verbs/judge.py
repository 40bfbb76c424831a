"""claimgraph judge."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Decide on claims, and whether two things are one",
    "claimgraph judge",
    "claimgraph judge different fuzhou-police 'Qingtian police' --value high",
    "claimgraph judge reject p11-c01 --reason 'the passage says otherwise'",
    "claimgraph judge credibility p03-c01 p03-c02 --value 2 --by 'The desk'",
    "claimgraph judge undo 0353f5a6",
)
@click.argument("verdict", metavar="[VERDICT]", required=False)
@click.argument("things", metavar="[THING]...", nargs=-1)
@click.option(
    "--value", default="", metavar="GRADE",
    help="Credibility: 1 to 6; of two things, how sure it is: low, medium or high.",
)  # fmt: skip
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@click.option(
    "--by", default="", envvar="CLAIMGRAPH_ANALYST", metavar="NAME",
    help="Who decides; or set CLAIMGRAPH_ANALYST. Else the only analyst of the case, or you.",
)  # fmt: skip
@click.option("--about", default="", metavar="THING", help="List what was judged of this alone.")
@click.option("--all", "everything", is_flag=True,
              help="List what was taken back, too, and decisions on proposals.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@as_json
@click.pass_obj
def judge(
    session: Session,
    verdict: str | None,
    things: tuple[str, ...],
    value: str,
    reason: str,
    by: str,
    about: str,
    everything: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Record what you decide, with who, when and why; without a verdict, list what was decided.

    accept and reject say whether a claim counts; credibility grades it, with --value 1
    (confirmed) to 6. same, different and unsure are about two things; they are told, and
    nothing is merged. undo takes judgements back, by their ids.

    Nothing is erased: to think otherwise is another judgement. Which claims count is
    worked out anew; a rejected claim stays in the case, and --view all still shows it.
    What a machine proposed is decided on with review.
    """
    from claimgraph.cli import judgements

    if verdict is None:
        return judgements.show(session, about, everything=everything, as_json=as_json)
    return judgements.judge(
        session,
        verdict,
        things,
        dry_run=dry_run,
        as_json=as_json,
        value=value,
        reason=reason,
        by=by,
    )
