"""claimgraph trace."""

from __future__ import annotations

import click

from claimgraph.cli.options import as_json, example
from claimgraph.cli.session import Session
from claimgraph.errors import UnknownName


@click.command(
    epilog=example(
        "claimgraph trace p11-c01",
        "claimgraph trace nantong-psb runs",
        "claimgraph trace nantong-psb setUp sg-nantong-29",
    )
)
@click.argument("subject")
@click.argument("relation", required=False)
@click.argument("object_", metavar="[OBJECT]", required=False)
@as_json
@click.pass_obj
def trace(
    session: Session, subject: str, relation: str | None, object_: str | None, as_json: bool
) -> None:
    """Show the receipt of a claim or an edge: who says so, through whom, where.

    SUBJECT alone is a claim: the handle of its row, or how its id begins. With
    a relation it is an entity; relations under the one named count too. Each
    tree leads from the claim over its origin and whoever passed it on down to
    the passage in the document at hand.
    """
    from claimgraph.cli import output, trees

    case = session.case
    content, claims = case.trace(subject, relation, object_)
    if not claims:
        edge = " ".join(part for part in (subject, relation, object_) if part)
        raise UnknownName(
            f"nobody claims {edge!r} in the view '{case.view.name}'",
            mend=f"See what is claimed with: claimgraph show {subject}",
        )
    if as_json:
        recorder = case.recorder(content)
        records = [recorder.claim(iri) for iri in claims]
        output.show_json({"view": case.view.name, "claims": records})
        return
    for iri in claims:
        output.show(trees.receipt(case, content, iri))
