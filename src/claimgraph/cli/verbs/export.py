"""claimgraph export."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import (
    EXPORT_FORMATS,
    as_json,
    chosen,
    selection,
    target,
    time_limit,
)
from claimgraph.cli.session import Session


@verb(
    "Write a part of the graph in another format",
    "claimgraph export -o everything.ttl",
    "claimgraph export --about fox-hunt --hops 2 -o fox-hunt.gexf",
    "claimgraph export --source ppsd -o ppsd.yaml",
    "claimgraph export --format network-csv -o tables.zip",
    "claimgraph export --construct @edges.rq -o edges.ttl",
    "claimgraph export --format graphml -o - | gzip > everything.graphml.gz",
    reads_view=True,
)
@target("The file (for network-csv: or folder) to write")
@click.option(
    "--format",
    "format_",
    type=click.Choice(EXPORT_FORMATS),
    metavar="FORMAT",
    help="One of the formats above; by the ending of the file's name by default.",
)
@selection
@click.option(
    "--construct", metavar="QUERY", help="What a CONSTRUCT query gives; @FILE reads it from FILE."
)
@time_limit
@click.option("--redact", is_flag=True, help="Leave no trace of protected entities.")
@click.option("--exact", is_flag=True, help="CSV: write cells as they are, formulas included.")
@as_json
@click.pass_obj
def export(
    session: Session,
    target: str,
    format_: str | None,
    about: str | None,
    hops: int | None,
    source: str | None,
    type_: str | None,
    construct: str | None,
    timeout: float,
    redact: bool,
    exact: bool,
    as_json: bool,
) -> None:
    """Write the case, or a part of it, in another format, and say what was lost.

    \b
    RDF      turtle .ttl · trig .trig · nquads .nq · ntriples .nt ·
             jsonld .jsonld · rdfxml .rdf
    network  graphml .graphml · gexf .gexf · cytoscape .cyjs · dot .dot ·
             network-csv (a .zip, or a folder, with nodes.csv and edges.csv)
    sheet    yaml .yaml · csv .csv (claims, to edit and import again)

    Criteria that are given together must all hold. A CONSTRUCT query gives its
    triples in the RDF formats; in the others it chooses the claims that state them.
    """  # noqa: D301 - click's mark of lines that are not wrapped is the character itself
    from claimgraph.cli import files, reading

    case = session.case
    with session.step("exporting"):
        made = case.export(
            target,
            format=format_,
            construct=reading.construct_text(construct),
            timeout=timeout,
            redact=redact,
            exact=exact,
            **chosen(about, hops, source, type_),
        )
    files.report(session, made, as_json=as_json)
