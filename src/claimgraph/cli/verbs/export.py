"""claimgraph export."""

from __future__ import annotations

import click

from claimgraph.cli.options import example, selection
from claimgraph.cli.session import Session


@click.command(
    epilog=example(
        "claimgraph export -o case.ttl",
        "claimgraph export --about fox-hunt --hops 2 -o fox-hunt.gexf",
        "claimgraph export --source people-daily -o sheet.yaml",
        "claimgraph export --format network-csv -o tables.zip",
        "claimgraph export --format graphml -o - | gzip > case.graphml.gz",
    )
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(allow_dash=True),
    help="The file (or folder) to write; - is stdout.",
)
@click.option("--format", "format_", metavar="FORMAT", help="By the file's ending by default.")
@selection
@click.option("--construct", metavar="QUERY", help="The triples of a CONSTRUCT query (or @FILE).")
@click.option("--redact", is_flag=True, help="Leave no trace of protected entities.")
@click.option("--exact", is_flag=True, help="CSV: write cells as they are, formulas included.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@click.pass_obj
def export(
    session: Session,
    target: str,
    format_: str | None,
    about: str | None,
    hops: int,
    source: str | None,
    type_: str | None,
    construct: str | None,
    redact: bool,
    exact: bool,
    as_json: bool,
) -> None:
    r"""Write the case, or a part of it, in another format, and say what was lost.

    \b
    turtle .ttl     trig .trig      nquads .nq      ntriples .nt
    jsonld .jsonld  rdfxml .rdf     graphml .graphml  gexf .gexf
    cytoscape .cyjs dot .dot        yaml .yaml      csv .csv (claim sheets)
    network-csv (a folder, or .zip, with nodes.csv and edges.csv)
    """
    from claimgraph.cli import files

    made = session.case.export(
        target,
        format=format_,
        about=about,
        hops=hops,
        source=source,
        type=type_,
        construct=construct,
        redact=redact,
        exact=exact,
    )
    files.report(session, made, as_json=as_json)
