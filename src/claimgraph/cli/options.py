"""Options that several verbs take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def as_json(command: F) -> F:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)


def selection(command: F) -> F:
    """Add the options that choose a part of the case."""
    for option in (
        click.option("--type", "type_", metavar="CLASS", help="Claims with an end of this class."),
        click.option("--source", metavar="SOURCE", help="Claims of this document or agent."),
        click.option(
            "--hops",
            type=click.IntRange(1, 20),
            default=1,
            show_default=True,
            help="How far from --about.",
        ),
        click.option("--about", metavar="ENTITY", help="Claims around this entity."),
    ):
        command = option(command)
    return command


def time_limit(command: F) -> F:
    """Add ``--timeout``."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0.01),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="Stop the query after this long.",
    )(command)


def example(*lines: str) -> str:
    """Return `lines` as the examples at the end of a verb's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
