"""claimgraph find."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError


@verb(
    "Find things by any of their names, in any script",
    "claimgraph find 'fox hunt'",
    "claimgraph find 南通 --limit 3",
)
@click.argument("text")
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", default=20, show_default=True,
    help="How many to show at most.",
)  # fmt: skip
@as_json
@click.pass_obj
def find(session: Session, text: str, limit: int, as_json: bool) -> int:
    """Find things by any of their names, in any script.

    Case, diacritics and small slips do not matter. Exits with 1 where nothing
    is found.
    """
    from claimgraph.cli import hits, output

    if not text.strip():
        raise UsageError("there is nothing to look for", mend="Give a name, or a part of one.")
    case = session.case
    with session.step("searching"):
        found = case.find(text, limit=limit + 1)
    records = hits.records(case, found[:limit])
    if as_json:
        output.show_json({"text": text, "hits": records})
    else:
        hits.show(session, text, records, more=len(found) > limit)
    return 0 if found else 1
