"""claimgraph stats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

import click

from claimgraph.cli.options import as_json, example
from claimgraph.cli.session import Session


@click.command(epilog=example("claimgraph stats", "claimgraph --view all stats --json"))
@as_json
@click.pass_obj
def stats(session: Session, as_json: bool) -> None:
    """Count entities, relations, stances and origins; say what is central."""
    from claimgraph.cli import output

    case = session.case
    found = case.stats()
    if as_json:
        output.show_json({"view": case.view.name, **asdict(found)})
        return
    short, content = case.namespaces.shorten, case.content
    numbers = ("entities", "claims", "attestations", "passages", "sources")
    output.show_table(
        ("", "how many"), [(name, str(getattr(found, name))) for name in numbers], title="Counts"
    )
    _counts("Kinds of entity", found.entity_types, case.vocabulary.label)
    _counts("Relations", found.relations, case.vocabulary.label)
    _counts("Stances at the origin", found.stances, str)
    _counts("How documents attribute", found.statuses, str)
    _counts("Whose word it is", found.origins, content.label)
    rows = [
        (content.label(c.iri), short(c.iri), str(c.degree), f"{c.betweenness:.3f}")
        for c in found.central
    ]
    output.show_table(("name", "id", "edges", "betweenness"), rows, title="Most connected")
    if not session.quiet:
        sizes = ", ".join(str(size) for size in found.components[:10])
        output.say(f"connected parts: {len(found.components)} (sizes {sizes})")
        output.say(f"communities: {len(found.communities)}; view: {case.view.name}")


def _counts(title: str, counts: Mapping[str, int], label: Callable[[str], str]) -> None:
    from claimgraph.cli import output

    rows = [(label(key), str(count)) for key, count in counts.items()]
    if rows:
        output.show_table(("", "how many"), rows, title=title)
