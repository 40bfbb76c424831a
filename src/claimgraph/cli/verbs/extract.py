"""claimgraph extract."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Propose claims from documents, for review",
    "claimgraph extract --list",
    "claimgraph extract --dry-run",
    "claimgraph extract",
    "claimgraph extract report --again --jobs 1",
)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--extractor",
    default="english",
    metavar="ID",
    show_default=True,
    help="What reads; see --list.",
)
@click.option("--list", "is_list", is_flag=True, help="List the extractors that are installed.")
@click.option("--again", is_flag=True, help="Read also what was read before, and is the same.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N",
    help="How many documents are read at once; as many as there are cores where it is not given.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), metavar="SECONDS",
    help="How long reading one may take; by its length where it is not given.",
)  # fmt: skip
@click.option(
    "--scheduler", type=click.Choice(["local", "dask"]), metavar="HOW",
    help="local: processes of this machine, the default; dask: a Dask cluster.",
)  # fmt: skip
@click.option(
    "--address", default="", metavar="ADDRESS",
    help="Where a Dask scheduler listens, as tcp://127.0.0.1:8786; else one is started here.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would be proposed and write nothing.")
@as_json
@click.pass_obj
def extract(
    session: Session,
    sources: tuple[str, ...],
    extractor: str,
    is_list: bool,
    again: bool,
    jobs: int | None,
    timeout: float | None,
    scheduler: str | None,
    address: str,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Have documents read for claims, which are proposed and wait for review.

    All documents of the case are read, or those that are named. What is proposed is kept
    in the case's proposals/, a file for each document; the graph does not change. Before
    that it goes through a gate: its passage, names, numbers, dates and speakers have to
    stand in the document. What is refused is counted, by reason.

    A document that was read before, with the same text, extractor, options and names,
    is not read again. Each is kept as soon as it was read: a run that was stopped is gone
    on with by the next. Options of extractors stand in the case's extractors.toml.

    Exits with 1 where a document could not be read; the others are.
    """
    from claimgraph.cli import extractions

    if is_list:
        return extractions.show_installed(session, as_json=as_json)
    case, session.unharmed = session.case, "nothing was changed"
    with session.count("reading documents") as on_read:
        found = case.extract(
            sources,
            extractor=extractor,
            again=again,
            dry_run=dry_run,
            jobs=jobs,
            scheduler=scheduler or ("dask" if address else "local"),
            address=address,
            timeout=timeout,
            on_read=on_read,
        )
    return extractions.show(session, found, dry_run=dry_run, as_json=as_json)
