"""Options that several verbs take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from claimgraph.cli.command import session_of
from claimgraph.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])

EXPORT_FORMATS = (
    "turtle",
    "trig",
    "nquads",
    "ntriples",
    "jsonld",
    "rdfxml",
    "graphml",
    "gexf",
    "cytoscape",
    "dot",
    "network-csv",
    "yaml",
    "csv",
)
"""The formats of export; named here so that help needs no exporter."""
ANSWER_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml")
"""How an answer can be printed."""

_STDOUT = frozenset({"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})


def as_json(command: F) -> F:
    """Add ``--json``."""
    text = "Print one JSON object, errors included."
    return _json(text)(command)


def _json(text: str) -> Callable[[F], F]:
    return click.option(
        "--json", "as_json", is_flag=True, is_eager=True, callback=_note_json, help=text
    )


def _note_json(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
    session_of(ctx).as_json = value
    return value


def answer_format(command: F) -> F:
    """Add ``--format`` and ``--json`` for the answer to a query."""
    chosen = click.option(
        "--format",
        "format_",
        type=click.Choice(ANSWER_FORMATS),
        help="How to print the answer; a table (Turtle for triples) by default.",
    )
    text = "The same as --format json (jsonld for triples)."
    return chosen(_json(text)(command))


def places(command: F) -> F:
    """Add ``--sources``."""
    return click.option(
        "--sources",
        multiple=True,
        type=click.Path(exists=True),
        metavar="PLACE",
        help="A document, or a folder of them, to verify passages in; may be repeated.",
    )(command)


def selection(command: F) -> F:
    """Add the options that choose a part of the case."""
    hops = click.option(
        "--hops",
        type=click.IntRange(1, 20),
        metavar="N",
        help="How far from --about.  [default: 1]",
    )
    for option in (
        click.option("--type", "type_", metavar="CLASS", help="Claims with an end of this class."),
        click.option("--source", metavar="SOURCE", help="Claims of this document or agent."),
        hops,
        click.option("--about", metavar="ENTITY", help="Claims around this entity."),
    ):
        command = option(command)
    return command


def chosen(
    about: str | None, hops: int | None, source: str | None, type_: str | None
) -> dict[str, Any]:
    """Return the options that choose a part of the case, as the API takes them.

    Raises:
        UsageError: a distance from nothing.
    """
    if hops is not None and about is None:
        raise UsageError("--hops counts from --about", mend="Add --about ENTITY.")
    return {"about": about, "hops": hops or 1, "source": source, "type": type_}


def target(what: str, *, required: bool = True) -> Callable[[F], F]:
    """Add ``-o``, the file to write.

    Args:
        what: What the file is, for the help.
        required: False where the verb prints if none is named.
    """
    return click.option(
        "-o",
        "--output",
        "target",
        required=required,
        metavar="FILE",
        type=click.Path(allow_dash=True),
        callback=_target,
        help=f"{what}; - is stdout.",
    )


def _target(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if value in ("-", *_STDOUT):
        return "-"
    if not value:
        raise click.BadParameter("a file needs a name", ctx, parameter)
    return value


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
