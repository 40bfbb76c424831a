"""Named questions: SPARQL files with a question in words and parameters.

The head of a file is YAML in comments that begin with ``#+`` (the style of
grlc)::

    #+ summary: Who runs it?
    #+ params:
    #+   - {name: thing, type: entity, help: what is run}
    SELECT ?who WHERE { VALUES ?thing { UNDEF } ?who cg:runs ?thing }

A parameter stands in the query as ``VALUES ?name { UNDEF }`` wherever it is
needed; without an argument it stays unbound and the question is asked of
everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from claimgraph.errors import DataError, UnknownName, UsageError

T = TypeVar("T")

_HEAD = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)


class ParameterType(StrEnum):
    """What an argument is, and so how it is read."""

    ENTITY = "entity"
    CLAIM = "claim"
    PREDICATE = "predicate"
    CLASS = "class"
    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank in a question.

    Attributes:
        name: The variable, without ``?``.
        type: What its argument is.
        help: What to put there, in a few words.
        default: The argument where none is given, or None: anything.
        required: True where the question makes no sense without one.
    """

    name: str
    type: ParameterType
    help: str = ""
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    Attributes:
        name: How it is asked for: the file's name without ``.rq``.
        summary: The question in words.
        description: What the answer holds and how to read it, or "".
        parameters: Its blanks, in order.
        text: The query.
    """

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def filled(self, arguments: Mapping[str, str], term: Callable[[Parameter, str], str]) -> str:
        """Return the query with `arguments` in its blanks.

        Args:
            arguments: Name of a parameter to its text.
            term: Turns a parameter and its text into a SPARQL term.

        Raises:
            UsageError: an argument that the question has no blank for, or a
                required one is missing.
        """
        given = arguments_of(self.name, self.parameters, arguments)
        text = self.text
        for parameter in self.parameters:
            if parameter.name in given:
                text = _fill(text, parameter.name, term(parameter, given[parameter.name]))
        return text


def arguments_of(
    question: str, parameters: Iterable[Parameter], arguments: Mapping[str, str]
) -> dict[str, str]:
    """Return parameter to argument or default; what has neither is left out.

    Raises:
        UsageError: an argument that the question has no parameter for, or a required
            one is missing.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in arguments:
        if name not in known:
            takes = ", ".join(known) or "none"
            raise UsageError(
                f"the question {question!r} has no parameter {name!r}",
                mend=f"Its parameters are: {takes}.",
            )
    given: dict[str, str] = {}
    for name, parameter in known.items():
        argument = arguments.get(name, parameter.default)
        if argument is not None:
            given[name] = argument
        elif parameter.required:
            raise UsageError(
                f"the question {question!r} needs {name}: {parameter.help}", mend=f"Add {name}=…"
            )
    return given


def _fill(text: str, name: str, term: str) -> str:
    blank = re.compile(rf"(VALUES\s+\?{re.escape(name)}\s*\{{\s*)UNDEF(\s*\}})")
    return blank.sub(lambda match: f"{match[1]}{term}{match[2]}", text)


def read_question(path: Path) -> Question:
    """Read the question in the file `path`.

    Raises:
        DataError: the head is not as it should be.
    """
    try:
        text = path.read_text(encoding="utf-8")
        head = yaml.safe_load("\n".join(_HEAD.findall(text))) or {}
        parameters = tuple(_parameter(entry) for entry in head.get("params") or ())
        question = Question(
            name=path.stem,
            summary=str(head["summary"]),
            description=str(head.get("description") or "").strip(),
            parameters=parameters,
            text=_HEAD.sub("", text).strip() + "\n",
        )
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"the head of the question can't be read: {error}",
            place=str(path),
            mend="It needs lines of YAML that begin with '#+': a summary, and params if any.",
        ) from None
    _check_blanks(question, path)
    return question


def _parameter(entry: Mapping[str, object]) -> Parameter:
    default = entry.get("default")
    return Parameter(
        name=str(entry["name"]),
        type=ParameterType(str(entry.get("type", "entity"))),
        help=str(entry.get("help", "")),
        default=None if default in (None, "") else str(default),
        required=bool(entry.get("required", False)),
    )


def _check_blanks(question: Question, path: Path) -> None:
    for parameter in question.parameters:
        if _fill(question.text, parameter.name, "x") == question.text:
            raise DataError(
                f"the query has no blank for the parameter {parameter.name!r}",
                place=str(path),
                mend=f"Write VALUES ?{parameter.name} {{ UNDEF }} where it belongs.",
            )


def read_questions(folders: Iterable[Path]) -> dict[str, Question]:
    """Return the questions in `folders` by name, sorted; a later folder wins."""
    files = (file for folder in folders for file in sorted(folder.glob("*.rq")))
    found = {file.stem: read_question(file) for file in files}
    return dict(sorted(found.items()))


def the_question(questions: Mapping[str, T], name: str) -> T:
    """Return the question `name`.

    Raises:
        UnknownName: there is none.
    """
    if name in questions:
        return questions[name]
    import difflib

    close = difflib.get_close_matches(name, questions, n=3)
    mend = f"Did you mean {' or '.join(close)}?" if close else "List them with: claimgraph ask"
    raise UnknownName(f"there is no question {name!r}", mend=mend)
