"""Printing the questions that can be asked, and reading what stands in their blanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from claimgraph.analysis.computed import Computed
from claimgraph.cli import output, tables
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError
from claimgraph.graph.questions import Parameter, Question


def values(question: Question | Computed, arguments: Sequence[str]) -> dict[str, str]:
    """Return parameter to value, from ``parameter=value`` and from bare values in order.

    Raises:
        UsageError: a parameter that is not there or is given twice, or too many values.
    """
    known = [parameter.name for parameter in question.parameters]
    takes = f"Its parameters are: {', '.join(known)}." if known else "It has no parameters."
    found: dict[str, str] = {}
    bare: list[str] = []
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not equals or not name.isidentifier():
            bare.append(argument)
        elif name not in known:
            raise UsageError(
                f"the question {question.name!r} has no parameter {name!r}", mend=takes
            )
        elif name in found:
            raise UsageError(f"{name} is given twice", mend="Leave one of them out.")
        else:
            found[name] = value
    free = [name for name in known if name not in found]
    if len(bare) > len(free):
        raise UsageError(f"{bare[len(free)]!r} is one value too many", mend=takes)
    return {**found, **dict(zip(free, bare, strict=False))}


def show_all(session: Session, questions: Iterable[Question | Computed], *, as_json: bool) -> None:
    """Print the named questions."""
    listed = list(questions)
    if as_json:
        output.show_json({"questions": [_record(question) for question in listed]})
        return
    rows = [
        (tables.Cell(q.name, style="cyan"), q.summary, ", ".join(map(_blank, q.parameters)))
        for q in listed
    ]
    tables.show(("name", "question", "parameters"), rows)
    session.say(f"{output.counted(len(listed), 'question')}; * has to be given")
    session.say(f"ask one: {session.command('ask NAME [PARAMETER=VALUE]...')}")


def _record(question: Question | Computed) -> dict[str, Any]:
    return {
        "name": question.name,
        "summary": question.summary,
        "parameters": [_parameter_record(p) for p in question.parameters],
    }


def _parameter_record(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": str(parameter.type),
        "help": parameter.help,
        "default": parameter.default,
        "required": parameter.required,
    }


def _blank(parameter: Parameter) -> str:
    default = f"={parameter.default}" if parameter.default is not None else ""
    return f"{parameter.name}{default}{'*' if parameter.required else ''}"


def explain(question: Question | Computed, *, as_json: bool) -> None:
    """Print a question with its parameters and its SPARQL, where it is a query."""
    sparql = question.text if isinstance(question, Question) else None
    if as_json:
        record = {"description": question.description, "sparql": sparql}
        output.show_json({**_record(question), **record})
        return
    output.show(output.styled(question.summary, "bold"))
    if question.description:
        output.show(output.styled(question.description))
    rows = [(_blank(p), str(p.type), p.help) for p in question.parameters]
    if rows:
        output.show("")
        tables.show(("parameter", "type", "what to put there"), rows)
    if sparql is None:
        output.show("\nIt is computed, and no query.")
    else:
        output.write("\n" + output.plain(sparql))
