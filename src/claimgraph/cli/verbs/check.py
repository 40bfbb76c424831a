"""claimgraph check."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json, places
from claimgraph.cli.session import Session


@verb(
    "Verify files, receipts and claims, like a linter",
    "claimgraph check",
    "claimgraph check --sources documents --select CG1",
    "claimgraph check --explain CG106",
    "claimgraph check --format sarif > claimgraph.sarif",
)
@places
@click.option("--select", multiple=True, metavar="CODE", help="Only rules whose code begins so.")
@click.option("--ignore", multiple=True, metavar="CODE", help="No rules whose code begins so.")
@click.option("--explain", metavar="CODE", help="Print the page of a rule and stop.")
@click.option("--fix", is_flag=True, help="Write graph.ttl anew where it is out of date.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How to print the findings; github is for annotations in a workflow.",
)
@as_json
@click.pass_obj
def check(
    session: Session,
    sources: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    explain: str | None,
    fix: bool,
    format_: str,
    as_json: bool,
) -> int:
    """Verify files, receipts and claims; exit with 1 where something is wrong.

    Passages are compared with the documents in the case's sources/ folder and
    in the places named with --sources; nothing is fetched. Only errors (in the
    files, the receipts, the kinds) fail; the rest is news for the investigator.
    """
    from claimgraph.cli import findings

    if explain:
        return findings.explain(explain, as_json=as_json)
    case = session.case
    if fix:
        findings.fix(session)
    with session.step("checking"):
        report = case.check(sources, select=select, ignore=ignore)
    findings.show(session, report, "json" if as_json else format_)
    return 1 if report.failed else 0
