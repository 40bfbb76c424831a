"""claimgraph timeline."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json, chosen, selection, target
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError

_SHOWN, _IN_A_FILE = 50, 500


@verb(
    "Draw what happened when, uncertain dates as ranges",
    "claimgraph timeline",
    "claimgraph timeline --about qingtian-psb --hops 2",
    "claimgraph timeline --from 2016 --to 2018-06 --view all",
    "claimgraph timeline -o timeline.html",
    "claimgraph timeline -o timeline.svg --redact",
    reads_view=True,
)
@selection
@click.option("--from", "start", metavar="DATE", help="Leave out what was over before this date.")
@click.option("--to", "end", metavar="DATE", help="Leave out what began after this date.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="N",
    help=f"Events to show of each kind.  [default: {_SHOWN}, and {_IN_A_FILE} in a file]",
)
@target("An .svg or .html file to write instead", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("html", "svg")),
    help="Of the file; by its ending by default.",
)
@click.option("--redact", is_flag=True, help="In a file: leave no trace of protected entities.")
@as_json
@click.pass_obj
def timeline(
    session: Session,
    about: str | None,
    hops: int | None,
    source: str | None,
    type_: str | None,
    start: str | None,
    end: str | None,
    limit: int | None,
    target: str | None,
    format_: str | None,
    redact: bool,
    as_json: bool,
) -> None:
    """Draw what happened when; an uncertain date is the range that it is.

    What was published and what was said stand apart, and so do dates without a
    year, with the analyst's reading beside them. Dates are EDTF: 2016, 2016-02,
    2014/2018. Only what was certainly over before --from, or certainly began
    after --to, is left out.
    """
    from claimgraph.analysis.chronology import bound
    from claimgraph.cli import files, output, timelines
    from claimgraph.presentation.timeline_rows import timeline as drawing

    case = session.case
    part = {"start": start, "end": end, **chosen(about, hops, source, type_)}
    if target:
        with session.step("drawing the timeline"):
            made = case.timeline_page(
                target, format=format_, redact=redact, limit=limit or _IN_A_FILE, **part
            )
        files.report(session, made, as_json=as_json)
        return
    if redact or format_:
        raise UsageError(
            "--redact and --format are for a file", mend="Add -o FILE.html or -o FILE.svg."
        )
    with session.step("looking for dates"):
        content, found = case.timeline(**part)
    if as_json:
        output.show_json(timelines.record(case, content, found, limit))
    else:
        drawn = drawing(
            found,
            content,
            title=case.info.title,
            view=case.view_name,
            limit=limit or _SHOWN,
            start=bound(start),
            end=bound(end),
        )
        timelines.show(session, drawn)
