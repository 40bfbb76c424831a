"""claimgraph import."""

from __future__ import annotations

import sys

import click

from claimgraph.cli.options import as_json, example
from claimgraph.cli.session import Session


@click.command(
    "import",
    epilog=example(
        "claimgraph import claims.yaml --dry-run",
        "claimgraph import entities.csv claims.csv",
        "cat claims.yaml | claimgraph import -",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--sources",
    multiple=True,
    type=click.Path(),
    metavar="PLACE",
    help="A document, or a folder of them, to verify passages in; may be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@as_json
@click.pass_obj
def import_(
    session: Session,
    files: tuple[str, ...],
    sources: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring entities and claims in from sheets (YAML, CSV) or RDF.

    Everything is validated first and every problem is named with its line; then
    all of it is written or nothing. A row whose id is known replaces what that
    row said before, so importing a sheet twice changes nothing.
    """
    from claimgraph.cli import differences, output

    case = session.case
    changes = case.import_(_named(files), sources=sources, dry_run=dry_run)
    if as_json:
        output.show_json({"dry_run": dry_run, **differences.record(case, changes)})
    else:
        differences.show(case, changes, dry_run=dry_run, quiet=session.quiet)


def _named(files: tuple[str, ...]) -> list[str | tuple[str, bytes]]:
    """Read stdin where it is named; it holds a YAML sheet."""
    return [("stdin.yaml", sys.stdin.buffer.read()) if f == "-" else f for f in files]
