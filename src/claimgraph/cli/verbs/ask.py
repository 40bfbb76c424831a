"""claimgraph ask."""

from __future__ import annotations

import click

from claimgraph.cli.options import example, time_limit
from claimgraph.cli.session import Session
from claimgraph.cli.verbs.query import FORMATS
from claimgraph.errors import UsageError


@click.command(
    epilog=example(
        "claimgraph ask",
        "claimgraph ask who-runs-what",
        "claimgraph ask what-falls-without withdrawn=safeguard-defenders",
    )
)
@click.argument("name", required=False)
@click.argument("arguments", metavar="[PARAMETER=VALUE]...", nargs=-1)
@click.option("--format", "format_", type=click.Choice(FORMATS), help="As for query.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--explain", is_flag=True, help="Print the question and its SPARQL, and stop.")
@time_limit
@click.pass_obj
def ask(
    session: Session,
    name: str | None,
    arguments: tuple[str, ...],
    format_: str | None,
    as_json: bool,
    explain: bool,
    timeout: float,
) -> None:
    """Ask a named question; without a NAME, list the questions.

    A parameter that is left out stays open: the question is asked of everything.
    A case adds questions of its own in its queries/ folder.
    """
    from claimgraph.cli import answers

    case = session.case
    if name is None:
        answers.show_questions(case.questions.values(), as_json=as_json)
    elif explain:
        answers.explain(case.question(name))
    else:
        answer = case.ask(name, timeout=timeout, **_pairs(arguments))
        answers.show(session, answer, "json" if as_json else format_, case.question(name).summary)


def _pairs(arguments: tuple[str, ...]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(f"{argument!r} is not PARAMETER=VALUE", mend="Write, say, agent=ann.")
        pairs[name] = value
    return pairs
