"""claimgraph review."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json, target
from claimgraph.cli.session import Session

F = TypeVar("F", bound=Callable[..., Any])


def _deed(name: str, text: str) -> Callable[[F], F]:
    return click.option(f"--{name}", f"is_{name}", is_flag=True, help=text)


@verb(
    "Accept or reject what extractors propose",
    "claimgraph review",
    "claimgraph review --browser",
    "claimgraph review --list --limit 10",
    "claimgraph review --show a341cdd6",
    "claimgraph review --accept a341cdd6 --by 'The desk'",
    "claimgraph review --edit 4290ce2c quantity='80 cups' when=2019/.. --by 'The desk'",
    "claimgraph review --accept-rule count.noun --min-score 0.8",
    "claimgraph review --sheet -o waiting.csv",
    "claimgraph review --decisions decided.csv --by 'The desk' --dry-run",
    "cat decided.csv | claimgraph review --decisions -",
)
@click.argument("words", metavar="[ID | FIELD=VALUE]...", nargs=-1)
@_deed("browser", "Open the review as a page in the browser, from this machine alone.")
@_deed("list", "List what waits, the most valuable first.")
@_deed("show", "Show proposals: passage, claim, speakers, and why they score.")
@_deed("accept", "Accept proposals.")
@_deed("reject", "Reject proposals; say why with --reason.")
@_deed("edit", "Accept one proposal with fields changed: ID field=value ... [+ field=value ...]")
@_deed("merge", "Accept the first, and reject the others as the same.")
@_deed("undo", "Take back what was decided on a proposal, or by the last call.")
@_deed("sheet", "Write what waits as a sheet (-o FILE) to fill in decisions.")
@click.option(
    "--decisions", metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Carry out the decisions of such a sheet; - is stdin.",
)  # fmt: skip
@click.option("--accept-rule", metavar="RULE", help="Show what accepting all of a rule would do.")
@click.option("--yes", "token", metavar="TOKEN", help="Accept what was shown under this token.")
@click.option("--reason", default="", metavar="TEXT", help="Why proposals are rejected.")
@click.option(
    "--by", default="", envvar="CLAIMGRAPH_ANALYST", metavar="NAME",
    help="Who decides; or set CLAIMGRAPH_ANALYST. Else the only analyst of the case, or you.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N",
    help="Where --browser listens; any that is free where it is not given.",
)  # fmt: skip
@click.option("--open/--no-open", "opens", default=True, help="Whether --browser opens it.")
@click.option("--source", default="", metavar="SOURCE", help="Of this document.")
@click.option("--extractor", default="", metavar="ID", help="Of this extractor.")
@click.option("--rule", default="", metavar="RULE", help="Of this rule.")
@click.option(
    "--min-score", type=click.FloatRange(0, 1), metavar="X", help="With this score or more."
)
@click.option("--relation", default="", metavar="RELATION", help="With this relation.")
@click.option("--about", default="", metavar="THING", help="About this thing, or part of a name.")
@click.option("--ids", is_flag=True, help="List the ids alone, one a line, for scripts.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N",
              help="How many to list.")  # fmt: skip
@target("The sheet to write; .csv, .tsv or .yaml", required=False)
@click.option(
    "--format", "format_", metavar="ENDING", default="csv", show_default=True,
    help="What a sheet on stdin or stdout (-) is, by the ending that a file of it would have.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@as_json
@click.pass_obj
def review(
    session: Session,
    /,
    words: tuple[str, ...],
    as_json: bool,
    **options: Any,
) -> int:
    """Look through what extractors propose, and accept or reject it.

    Without an option it opens a full screen, where keys decide; where no terminal is
    watching it lists what waits.

    Accepting makes the proposal a claim of the case, with its passage and its chain of
    speakers; things that are new come with it. Each decision is a judgement, with who and
    when, and can be taken back. All decisions of one call are carried out, or none.

    A proposal is named by four digits or more of its id. --edit takes the columns of a
    claim sheet, and polarity=asserted|denied; a lone + begins a second claim of the same
    proposal. A whole rule is accepted in two steps: --accept-rule shows what it would do,
    with a token, and --yes TOKEN does what was shown, or nothing where that has changed.

    Exits with 1 where a proposal can't be accepted as it stands, and where a list is not
    whole, since a file of proposals is damaged.
    """
    from claimgraph.cli import reviews

    return reviews.run(session, reviews.Order.of(words, options), as_json=as_json)
