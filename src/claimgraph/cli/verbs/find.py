"""claimgraph find."""

from __future__ import annotations

from collections.abc import Mapping

import click

from claimgraph.cli.options import as_json, example
from claimgraph.cli.session import Session


@click.command(epilog=example("claimgraph find 'fox hunt'", "claimgraph find 南通 --limit 3"))
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@as_json
@click.pass_context
def find(ctx: click.Context, text: str, limit: int, as_json: bool) -> None:
    """Find entities by any of their names, in any script.

    Case, diacritics and small slips do not matter. Exits with 1 where nothing
    is found.
    """
    from claimgraph.cli import output

    session: Session = ctx.obj
    hits = session.case.find(text, limit=limit)
    entities, _ = session.case.reader.things(hit.iri for hit in hits)
    short, label = session.case.namespaces.shorten, session.case.vocabulary.label
    rows = [
        {
            "id": short(hit.iri),
            "label": entities[hit.iri].label,
            "matched": hit.name,
            "types": [label(type_) for type_ in entities[hit.iri].types],
        }
        for hit in hits
    ]
    if as_json:
        output.show_json({"text": text, "hits": rows})
    elif rows:
        cells = [
            (str(row["id"]), str(row["label"]), _other_name(row), ", ".join(row["types"]))
            for row in rows
        ]
        output.show_table(("id", "name", "found as", "is a"), cells)
    else:
        output.say(f"nothing goes by a name like {text!r}")
    ctx.exit(0 if hits else 1)


def _other_name(row: Mapping[str, object]) -> str:
    return "" if row["matched"] == row["label"] else str(row["matched"])
