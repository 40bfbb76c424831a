"""Printing answers of queries, and the questions that can be asked."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimgraph.cli import output
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError
from claimgraph.graph.questions import Parameter, Question
from claimgraph.graph.terms import text_of

if TYPE_CHECKING:
    from claimgraph.graph.sandbox import QueryResult

_OF_ROWS = ("table", "csv", "tsv", "json", "xml")
_OF_TRIPLES = ("turtle", "ntriples", "jsonld", "rdfxml")
_NOTHING = "nothing in the view '{view}' answers this"


def show(session: Session, answer: QueryResult, format: str | None, title: str = "") -> None:
    """Print an answer: a table or Turtle for people, or the format asked for.

    Raises:
        UsageError: the format does not fit the form of the query.
    """
    allowed = _OF_TRIPLES if answer.form == "construct" else _OF_ROWS
    chosen = format or allowed[0]
    if chosen not in allowed:
        raise UsageError(
            f"{chosen} can't hold the answer to this form of query",
            mend=f"Use one of: {', '.join(allowed)}.",
        )
    if chosen != "table":
        sys.stdout.buffer.write(answer.serialize(chosen))
        sys.stdout.flush()
    elif answer.form == "ask":
        output.show(output.styled("yes" if answer.boolean else "no", "bold"))
    else:
        _table(session, answer, title)


def _table(session: Session, answer: QueryResult, title: str) -> None:
    case = session.case
    rows = [[_cell(session, term) for term in row] for row in answer.cells()]
    if rows or not title:
        output.show_table(answer.variables, rows, title=title)
    if not session.quiet:
        count = f"{len(rows)} row{'s' if len(rows) != 1 else ''}, view '{case.view.name}'"
        output.say(count if rows else _NOTHING.format(view=case.view.name))


def _cell(session: Session, term: object) -> str:
    """Return a term as a person reads it: short ids, and values without datatype."""
    import pyoxigraph as ox

    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return session.case.namespaces.shorten(term.value)
    return text_of(term)


def show_questions(questions: Iterable[Question], *, as_json: bool) -> None:
    """Print the named questions."""
    listed = list(questions)
    if as_json:
        records = [
            {
                "name": question.name,
                "summary": question.summary,
                "parameters": [_parameter_record(p) for p in question.parameters],
            }
            for question in listed
        ]
        output.show_json({"questions": records})
        return
    rows = [(q.name, q.summary, ", ".join(_blank(p) for p in q.parameters)) for q in listed]
    output.show_table(("name", "question", "parameters"), rows)


def _blank(parameter: Parameter) -> str:
    default = f"={parameter.default}" if parameter.default is not None else ""
    return f"{parameter.name}{default}{' (required)' if parameter.required else ''}"


def _parameter_record(parameter: Parameter) -> dict[str, object]:
    return {
        "name": parameter.name,
        "type": str(parameter.type),
        "help": parameter.help,
        "default": parameter.default,
        "required": parameter.required,
    }


def explain(question: Question) -> None:
    """Print a question with its parameters and its SPARQL."""
    output.show(output.styled(question.summary, "bold"))
    if question.description:
        output.show(output.styled(question.description))
    rows = [(p.name, str(p.type), _blank(p), p.help) for p in question.parameters]
    if rows:
        output.show_table(("parameter", "type", "default", "what to put there"), rows)
    output.show(output.styled(f"\n{question.text}", "dim"))
