"""Printing errors: what is wrong, where, and how to mend it; never a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from dataclasses import asdict
from typing import Any

import click

from claimgraph.cli import output
from claimgraph.cli.session import Session
from claimgraph.errors import Candidate, ClaimgraphError, InvalidInput, UnknownName

_RED, _BOLD, _DIM, _OFF = "\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def show(error: ClaimgraphError, session: Session) -> int:
    """Print an error and return the exit code that goes with it."""
    if session.as_json:
        _json(record(error))
    if isinstance(error, InvalidInput):
        for problem in error.problems:
            say_problem(problem.place(), problem.message, problem.mend)
        _error(f"{error.message}{'; ' if session.unharmed else ''}{session.unharmed}")
    else:
        place = f"{error.place}: " if error.place else ""
        _error(f"{place}{error.message}")
        _mend(error.mend)
    if isinstance(error, UnknownName):
        _candidates(error.candidates)
    return error.exit_code


def say_problem(place: str, message: str, mend: str) -> None:
    """Print one fault of several: where it is, what it is, and its mend."""
    output.say_styled(f"{_styled(f'{place}:', _BOLD)} {output.plain(message)}")
    _mend(mend)


def show_usage(error: click.UsageError, session: Session) -> int:
    """Print what is wrong with how the command was called."""
    is_argument = isinstance(error, click.BadParameter) and isinstance(error.param, click.Argument)
    message = error.message if is_argument and error.message else error.format_message()
    path = error.ctx.command_path if error.ctx else "claimgraph"
    see = f"See: {path} --help"
    if session.as_json:
        _json(_record(message, see))
    _error(f"{message[:1].lower()}{message[1:]}")
    _mend(see)
    return error.exit_code


def show_plain(message: str, session: Session, code: int) -> int:
    """Print an error that has nothing but a message."""
    if session.as_json:
        _json(_record(message))
    _error(message)
    return code


def show_os(error: OSError, session: Session) -> int:
    """Print what the system refused: a missing folder, no permission, a full disk."""
    where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
    return show_plain(f"{where}{error.strerror or error}", session, 1)


def show_fault(error: Exception, session: Session) -> int:
    """Print that claimgraph itself is at fault; with -v also where."""
    if session.verbose:
        output.say_styled(output.plain("".join(traceback.format_exception(error)).rstrip()))
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    code = show_plain(f"claimgraph has a fault: {what}", session, 1)
    _mend("Please report it, with what -v says of it.")
    return code


def record(error: ClaimgraphError) -> dict[str, Any]:
    """Return the stable JSON form of an error."""
    problems = error.problems if isinstance(error, InvalidInput) else ()
    candidates = error.candidates if isinstance(error, UnknownName) else ()
    return {
        **_record(error.message, error.mend, error.place),
        "problems": [asdict(problem) for problem in problems],
        "candidates": [{"id": _id(c), "label": c.label} for c in candidates],
    }


def _record(message: str, mend: str | None = None, place: str | None = None) -> dict[str, Any]:
    empty: dict[str, Any] = {"problems": [], "candidates": []}
    return {"message": message, "place": place, "mend": mend, **empty}


def _json(record: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):  # the fault may be that stdout takes nothing
        output.show_json({"error": record})


def _styled(text: str, style: str) -> str:
    safe = output.plain(text)
    return f"{style}{safe}{_OFF}" if output.has_colour(sys.stderr) else safe


def _error(message: str) -> None:
    first, *rest = message.splitlines() or [""]
    output.say_styled(f"{_styled('error:', _RED)} {output.plain(first)}")
    for line in rest:  # an excerpt of the input, indented already
        output.say_styled(output.plain(line) if line.startswith(" ") else f"  {output.plain(line)}")


def _mend(text: str | None) -> None:
    for line in (text or "").splitlines():
        output.say_styled(f"  {output.plain(line)}")


def _candidates(candidates: tuple[Candidate, ...]) -> None:
    width = max((len(_id(candidate)) for candidate in candidates), default=0)
    for candidate in candidates:
        short, label = output.one_line(_id(candidate)), output.one_line(candidate.label)
        beside = f"  {_styled(label, _DIM)}" if not label.endswith(short) else ""
        output.say_styled(f"    {short:<{width}}{beside}".rstrip())


def _id(candidate: Candidate) -> str:
    return candidate.iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
