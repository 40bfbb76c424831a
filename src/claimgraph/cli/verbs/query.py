"""claimgraph query."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import answer_format, time_limit
from claimgraph.cli.session import Session


@verb(
    "Ask the graph in SPARQL 1.1",
    "claimgraph query -e 'SELECT ?who ?what WHERE { ?who cg:operates ?what }'",
    "claimgraph query stations.rq --format csv > stations.csv",
    "claimgraph query --format turtle - < edges.rq",
    reads_view=True,
)
@click.argument(
    "file", required=False, type=click.Path(allow_dash=True, exists=True, dir_okay=False)
)
@click.option("-e", "--expression", metavar="SPARQL", help="The query itself.")
@answer_format
@time_limit
@click.pass_obj
def query(
    session: Session,
    file: str | None,
    expression: str | None,
    format_: str | None,
    as_json: bool,
    timeout: float,
) -> None:
    """Ask the graph in SPARQL 1.1: from FILE, from -e, or from stdin (-).

    The case's prefixes are declared. The query sees all graphs of the case and
    the plain edges of the view. It reads nothing else, and changes nothing.
    """
    from claimgraph.cli import answers, reading

    case = session.case
    text = reading.query_text(file, expression)
    with session.step("asking"):
        answer = case.query(text, timeout=timeout)
    answers.show(session, answer, format_)
