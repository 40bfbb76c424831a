"""claimgraph check."""

from __future__ import annotations

import click

from claimgraph.cli.options import example
from claimgraph.cli.session import Session


@click.command(
    epilog=example(
        "claimgraph check",
        "claimgraph check --sources ~/documents",
        "claimgraph check --explain CG106",
    )
)
@click.option(
    "--sources",
    multiple=True,
    type=click.Path(),
    metavar="PLACE",
    help="A document, or a folder of them, to verify passages against; may be repeated.",
)
@click.option("--select", multiple=True, metavar="CODE", help="Only rules whose code begins so.")
@click.option("--ignore", multiple=True, metavar="CODE", help="No rules whose code begins so.")
@click.option("--explain", metavar="CODE", help="Print the page of a rule and stop.")
@click.option("--fix", is_flag=True, help="Write graph.ttl anew where it is out of date.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_context
def check(
    ctx: click.Context,
    sources: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    explain: str | None,
    fix: bool,
    format_: str,
    as_json: bool,
) -> None:
    """Verify files, receipts and claims; exit with 1 where something is wrong.

    Passages are compared with the documents in the case's sources/ folder and
    in the places named with --sources; nothing is fetched.
    """
    from claimgraph.analysis import checks
    from claimgraph.cli import findings, output

    if explain:
        output.show(output.styled(checks.rule(explain).page()))
        return
    session: Session = ctx.obj
    if fix:
        session.case.rebuild()
    report = session.case.check(sources, select=select, ignore=ignore)
    if as_json or format_ == "json":
        output.show_json(findings.record(report))
    else:
        findings.show(report, quiet=session.quiet)
    ctx.exit(1 if report.failed else 0)
