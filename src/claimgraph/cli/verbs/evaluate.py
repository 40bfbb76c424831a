"""claimgraph evaluate."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session

_KINDS = (
    "sentences",
    "dates",
    "quantities",
    "quotations",
    "entities",
    "claims",
    "attribution",
    "passages",
)
"""What is measured; named here so that help needs no measuring."""


@verb(
    "Measure what is found in texts against gold files",
    "claimgraph evaluate letter.gold.json",
    "claimgraph evaluate gold/ --errors",
    "claimgraph evaluate gold/ --kind entities --names",
    "claimgraph evaluate gold/ --json",
)
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--errors", is_flag=True, help="List what was missed, false, or read otherwise.")
@click.option(
    "--kind",
    metavar="KIND",
    multiple=True,
    type=click.Choice(_KINDS),
    help=f"Show one kind only: {', '.join(_KINDS[:-1])} or {_KINDS[-1]}; may be repeated.",
)
@click.option(
    "--extractor",
    metavar="ID",
    default="english",
    show_default=True,
    help="What reads entities and claims.",
)
@click.option("--names", is_flag=True, help="Tell it the gold's names, as if the case knew them.")
@as_json
@click.pass_obj
def evaluate(
    session: Session,
    gold: tuple[str, ...],
    errors: bool,
    kind: tuple[str, ...],
    extractor: str,
    names: bool,
    as_json: bool,
) -> None:
    """Find pieces, entities and claims in texts and compare them with gold.

    GOLD is a file NAME.gold.json with the text NAME.txt beside it, or a folder of such
    files. Each piece of the gold is matched with at most one that was found: strict
    where all is right, overlap where the most is. What stands under "right" is of the
    matched ones. No case is needed, and nothing is written.
    """
    from claimgraph.cli import evaluations
    from claimgraph.evaluating import evaluate as measure

    with session.step("measuring"):
        measured = measure(gold, extractor=extractor, names=names)
    evaluations.show(session, measured, kinds=kind or _KINDS, errors=errors, as_json=as_json)
