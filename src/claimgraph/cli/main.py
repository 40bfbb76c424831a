"""The entry point: the group of verbs, and what happens to errors."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from claimgraph import __version__
from claimgraph.cli.session import Session
from claimgraph.cli.verbs import VERBS
from claimgraph.errors import Candidate, ClaimgraphError, UnknownName

_EPILOG = """\b
Begin with:
  claimgraph demo                 the whole job on an example, in a folder of its own
  claimgraph init my-case         a case of your own
\b
A case is the folder that is named with -C, or $CLAIMGRAPH_CASE, or else the
current folder or the nearest one above it that holds a case.ttl."""


class _Verbs(click.Group):
    """The verbs in the order in which one meets them, not in that of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_Verbs,
    commands=VERBS,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("-C", "--case", "place", metavar="CASE", help="The case's folder.")
@click.option("--view", metavar="VIEW", help="Which claims count: accepted (default) or all.")
@click.option("-q", "--quiet", is_flag=True, help="Print the answer and nothing else.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is being done.")
@click.version_option(__version__, prog_name="claimgraph")
@click.pass_context
def cli(
    ctx: click.Context, place: str | None, view: str | None, quiet: bool, verbose: bool
) -> None:
    """A claim-and-citation knowledge graph: every edge has a receipt."""
    ctx.obj = Session(place, view, quiet=quiet, verbose=verbose)


def main() -> None:
    """Run the command line and exit: 0 fine, 1 the data is at fault, 2 wrong usage."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; no fault of the input is a traceback."""
    try:
        code = cli.main(arguments, prog_name="claimgraph", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ClaimgraphError as error:
        _show(error)
        return error.exit_code
    except BrokenPipeError:
        # Who reads us has had enough (| head): say nothing, also not at shutdown.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{Path(os.fsdecode(error.filename))}: " if error.filename else ""
        click.echo(f"error: {where}{error.strerror or error}", err=True)
        return 1
    return code if isinstance(code, int) else 0


def _show(error: ClaimgraphError) -> None:
    from claimgraph.cli.output import plain

    first, *rest = str(error).splitlines() or [""]
    click.echo(click.style("error: ", fg="red", bold=True) + plain(first), err=True)
    for line in rest:
        click.echo(plain(line) if line.startswith(" ") else f"  {plain(line)}", err=True)
    if isinstance(error, UnknownName):
        _show_candidates(error.candidates)


def _show_candidates(candidates: tuple[Candidate, ...]) -> None:
    from claimgraph.cli.output import plain

    for candidate in candidates:
        short = candidate.iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
        click.echo(f"    {plain(short)}  {plain(candidate.label)}", err=True)
