"""claimgraph import."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json, places
from claimgraph.cli.session import Session


@verb(
    "Bring claims in from sheets (YAML, CSV) or RDF",
    "claimgraph import claims.yaml --dry-run",
    "claimgraph import entities.csv more-claims.csv",
    "cat claims.yaml | claimgraph import -",
    name="import",
)
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
)
@places
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@click.option(
    "--format",
    "format_",
    metavar="ENDING",
    default="yaml",
    show_default=True,
    help="What stdin (-) holds, by the ending that a file of it would have.",
)
@as_json
@click.pass_obj
def import_(
    session: Session,
    files: tuple[str, ...],
    sources: tuple[str, ...],
    dry_run: bool,
    format_: str,
    as_json: bool,
) -> None:
    """Bring things and claims in from sheets (YAML, CSV, TSV) or RDF.

    Everything is validated first and every problem is named with its line; then
    all of it is written or nothing. A row whose id is known replaces what that
    row said before, so importing a sheet twice changes nothing.
    """
    from claimgraph.cli import differences, reading

    case, session.unharmed = session.case, "nothing was changed"
    named = reading.named_files(files, format_)
    with session.step("importing"):
        changes = case.import_(named, sources=sources, dry_run=dry_run)
    differences.show(session, changes, dry_run=dry_run, as_json=as_json)
