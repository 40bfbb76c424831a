"""claimgraph ask."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import answer_format, time_limit
from claimgraph.cli.session import Session


@verb(
    "Ask a named question; without a name, list them",
    "claimgraph ask",
    "claimgraph ask who-runs-what",
    "claimgraph ask about nantong-psb",
    "claimgraph ask what-falls-without withdrawn=safeguard-defenders",
    "claimgraph ask sums --explain",
    reads_view=True,
)
@click.argument("name", required=False)
@click.argument("arguments", metavar="[PARAMETER=]VALUE...", nargs=-1)
@click.option("--explain", is_flag=True, help="Print the question and its SPARQL, and stop.")
@answer_format
@time_limit
@click.pass_obj
def ask(
    session: Session,
    name: str | None,
    arguments: tuple[str, ...],
    explain: bool,
    format_: str | None,
    as_json: bool,
    timeout: float,
) -> None:
    """Ask a named question; without a NAME, list the questions.

    A value without PARAMETER= goes to the first parameter that has none yet. A
    parameter that is left out stays open: the question is asked of everything.
    A case adds questions of its own in its queries/ folder. The time limit is for
    questions that are queries; --explain says which are computed instead.
    """
    from claimgraph.cli import answers, questions

    case = session.case
    if name is None:
        questions.show_all(session, case.questions.values(), as_json=as_json)
    elif explain:
        questions.explain(case.question(name), as_json=as_json)
    else:
        values = questions.values(case.question(name), arguments)
        with session.step("asking"):
            answer = case.ask(name, timeout=timeout, **values)
        answers.show(session, answer, format_, case.question(name).summary)
