"""claimgraph cite."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json, places
from claimgraph.cli.session import Session


@verb(
    "Find a passage of a document, to cite it in a sheet",
    "claimgraph cite report --quote 'at least 80 cups'",
    "claimgraph cite report --page 2 --from Nobody --to 'in Puddle'",
    "claimgraph cite report --from 0 --to 24 --json",
)
@click.argument("source")
@click.option("--quote", default="", metavar="TEXT", help="The words of the passage.")
@click.option("--prefix", default="", metavar="TEXT", help="What stands directly before them.")
@click.option("--suffix", default="", metavar="TEXT", help="What stands directly behind them.")
@click.option("--page", type=click.IntRange(1), metavar="N", help="The page that it begins on.")
@click.option("--from", "start", default="", metavar="WORDS", help="What it begins with, or where.")
@click.option("--to", "end", default="", metavar="WORDS", help="What it ends with, or where.")
@places
@as_json
@click.pass_obj
def cite(
    session: Session,
    source: str,
    quote: str,
    prefix: str,
    suffix: str,
    page: int | None,
    start: str,
    end: str,
    sources: tuple[str, ...],
    as_json: bool,
) -> int:
    """Find a passage of a document and print how to cite it.

    A quote is found although quotation marks, dashes, white space, ligatures or the
    hyphens at line ends are written otherwise; a letter that differs is another quote.
    What is near is shown with the difference, and is no citation. --from and --to take
    words, or positions: on the page where one is named, else in the text.

    Exits with 1 where the passage stands nowhere, or in several places.
    """
    from claimgraph.cli import passages

    case = session.case
    with session.step("looking for the passage"):
        found = case.cite(
            source,
            quote=quote,
            prefix=prefix,
            suffix=suffix,
            page=page,
            start=passages.end_point(start),
            end=passages.end_point(end),
            sources=sources,
        )
    return passages.show(session, source, found, as_json=as_json)
