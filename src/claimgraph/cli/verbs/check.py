"""claimgraph check."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json, places
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError

_LIMIT = 20


@verb(
    "Verify files, receipts and claims, like a linter",
    "claimgraph check",
    "claimgraph check --sources documents --select CG1",
    "claimgraph check --explain CG106",
    "claimgraph check --silence CG5 --reason 'gaps are asked about later'",
    "claimgraph check --format sarif > claimgraph.sarif",
)
@places
@click.option("--select", multiple=True, metavar="CODE", help="Only rules whose code begins so.")
@click.option("--ignore", multiple=True, metavar="CODE", help="No rules whose code begins so.")
@click.option("--explain", metavar="CODE", help="Print the page of a rule and stop.")
@click.option("--fix", is_flag=True, help="Write graph.ttl anew where it is out of date.")
@click.option(
    "--silence",
    metavar="CODE[:THING]",
    help="Keep in the case that such findings are not to be heard, and stop.",
)
@click.option("--reason", metavar="TEXT", help="Why they are silenced.")
@click.option("--by", metavar="WHO", help="Who decided that, an entity.")
@click.option("--unsilence", metavar="CODE[:THING]", help="Take a silence back, and stop.")
@click.option("--show-silenced", is_flag=True, help="Print what is silenced too, with the reasons.")
@click.option("--receipts", is_flag=True, help="Print the receipts of all claims in question.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_LIMIT,
    show_default=True,
    metavar="N",
    help="Findings of each rule that text shows; 0 for all.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "information", "never"]),
    default="error",
    show_default=True,
    help="The mildest finding for which the exit status is 1.",
)
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
    silence: str | None,
    reason: str | None,
    by: str | None,
    unsilence: str | None,
    show_silenced: bool,
    receipts: bool,
    limit: int,
    fail_on: str,
    format_: str,
    as_json: bool,
) -> int:
    """Verify files, receipts and claims; exit with 1 where something is wrong.

    Passages are compared with the documents in the case's sources/ folder and
    in the places named with --sources; nothing is fetched. Only errors (in the
    files, the receipts, the kinds) fail; the rest is news for the investigator.
    All of the case is looked at, whatever the view.
    """
    from claimgraph.cli import findings, rule_pages, silences

    if explain:
        return rule_pages.show(explain, as_json=as_json)
    if (reason or by) and silence is None:
        raise UsageError("--reason and --by go with --silence", mend="Say what to silence.")
    if silence is not None and unsilence is not None:
        raise UsageError(
            "--silence and --unsilence do not go together", mend="Do one after the other."
        )
    if silence is not None:
        silences.silence(session, silence, reason, by, as_json=as_json)
        return 0
    if unsilence is not None:
        silences.unsilence(session, unsilence, as_json=as_json)
        return 0
    if fix:
        findings.fix(session)
    with session.step("checking"):
        report = session.case.check(sources, select=select, ignore=ignore)
    format_ = "json" if as_json else format_
    findings.show(session, report, format_, findings.More(limit, show_silenced, receipts))
    return 1 if findings.is_failed(report, fail_on) else 0
