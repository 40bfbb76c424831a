"""claimgraph add."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session


@verb(
    "Take documents in: text, HTML, PDF, Word, e-mail, …",
    "claimgraph add report.pdf letters/ --dry-run",
    "claimgraph add letters/",
    "claimgraph add report-2.pdf --source report",
    "cat page.html | claimgraph add - --name page.html --date 2024-05-03",
)
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True),
)
@click.option("--source", metavar="ID", help="The source that it is of, or a new version of.")
@click.option("--title", default="", metavar="TEXT", help="Its title.")
@click.option("--date", default="", metavar="EDTF", help="When it was published.")
@click.option("--publisher", default="", metavar="WHO", help="Who published it, a thing or a name.")
@click.option(
    "--author", "authors", multiple=True, metavar="WHO", help="Who wrote it; may be repeated."
)
@click.option("--language", default="", metavar="TAG", help="Its language, as en or zh-hans.")
@click.option("--url", default="", metavar="URL", help="Where it came from.")
@click.option(
    "--name", default="stdin", metavar="FILE", show_default=True,
    help="What to call what stdin (-) holds.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), metavar="SECONDS",
    help="How long reading a file may take; by its size where it is not given.",
)  # fmt: skip
@click.option(
    "--ocr", default="", metavar="LANGS",
    help="What scans are written in, as tesseract names it (deu+eng); none to leave them.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@as_json
@click.pass_obj
def add(
    session: Session,
    /,
    files: tuple[str, ...],
    name: str,
    source: str | None,
    timeout: float | None,
    ocr: str,
    dry_run: bool,
    as_json: bool,
    **said: str | tuple[str, ...],
) -> int:
    """Take documents in as sources: text, HTML, PDF, docx, odt, mail, web archives, ZIP.

    Folders are walked. Bytes and text are kept in the case's sources/ under their
    digests. What a document says of itself (title, date, language, address) is taken
    over, and printed with where it stands; the options go before it. A document that is
    known changes nothing. A new version (--source, or the same address) is kept beside
    the old one, and each citation is followed where that is certain: exact, moved,
    ambiguous or lost.

    The text of scans and pictures is recognised where tesseract is installed (--ocr).
    Each file is read by a process that has no network, and limits of time and memory.
    Exits with 1 where a file could not be read; the others are taken in.
    """
    from claimgraph.cli import additions, reading

    case, session.unharmed = session.case, "nothing was changed"
    given = reading.named_documents(files, name)
    with session.count("reading documents") as on_read:
        added = case.add(
            given,
            source=source or "",
            dry_run=dry_run,
            timeout=timeout,
            ocr=ocr,
            on_read=on_read,
            **said,
        )
    return additions.show(session, added, dry_run=dry_run, as_json=as_json)
