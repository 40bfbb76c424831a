"""claimgraph query."""

from __future__ import annotations

import click

from claimgraph.cli.options import example, time_limit
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml")


@click.command(
    epilog=example(
        "claimgraph query -e 'SELECT ?who ?what WHERE { ?who cg:operates ?what }'",
        "claimgraph query stations.rq --format csv > stations.csv",
        "claimgraph query - < stations.rq",
    )
)
@click.argument("file", required=False, type=click.Path(allow_dash=True))
@click.option("-e", "--expression", metavar="SPARQL", help="The query itself.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to print the answer; a table (turtle for triples) by default.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
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
    """Ask the graph in SPARQL 1.1, from FILE, from -e, or from stdin (-).

    The case's prefixes are declared. The query sees all graphs of the case and
    the plain edges of the view. It reads nothing else, and changes nothing.
    """
    from claimgraph.cli import answers

    text = _text(file, expression)
    answer = session.case.query(text, timeout=timeout)
    answers.show(session, answer, "json" if as_json else format_)


def _text(file: str | None, expression: str | None) -> str:
    if (file is None) == (expression is None):
        raise UsageError(
            "a query needs a FILE or -e, and not both",
            mend="Write: claimgraph query FILE, or claimgraph query -e 'SELECT …'",
        )
    if expression is not None:
        return expression
    with click.open_file(file or "-", encoding="utf-8") as stream:
        try:
            return str(stream.read())
        except UnicodeDecodeError:
            raise UsageError(f"{file} is not UTF-8 text", mend="Save it as UTF-8.") from None
