"""The entry point: the group of verbs, and what happens to errors."""

from __future__ import annotations

import contextlib
import io
import os
import sys

import click

from claimgraph import __version__
from claimgraph.cli import failures, output
from claimgraph.cli.command import HungUp, Verbs
from claimgraph.cli.session import Session
from claimgraph.cli.verbs import SECTIONS
from claimgraph.errors import ClaimgraphError

_BEGIN = """\
Begin with:
  claimgraph demo             the whole job on an example
  claimgraph init my-case     a case of your own

A case is the folder named with -C, or $CLAIMGRAPH_CASE, or else the current
folder or the nearest one above it that holds a case.ttl. -C, --view, -q and -v
may stand before the verb or after it. - is stdin or stdout; --json is stable.
Exit status: 0 fine, 1 the data is at fault or nothing was found, 2 wrong usage."""


@click.group(
    cls=Verbs,
    sections=SECTIONS,
    epilog=_BEGIN,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="claimgraph")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """A claim-and-citation knowledge graph: every edge has a receipt."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line and exit: 0 fine, 1 the data is at fault, 2 wrong usage."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever called us
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115, PTH123 - to the end
        elif isinstance(stream, io.TextIOWrapper):
            # A name in Chinese is no reason to stop where the terminal knows Latin alone.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; no fault of the input is a traceback."""
    session = Session()
    session.as_json = "--json" in arguments  # where the rest can't be understood
    try:
        code = cli.main(arguments, prog_name="claimgraph", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        output.say_styled("stopped")
        return 130
    except click.UsageError as error:
        return failures.show_usage(error, session)
    except click.ClickException as error:
        return failures.show_plain(error.format_message(), session, error.exit_code)
    except ClaimgraphError as error:
        return failures.show(error, session)
    except (HungUp, BrokenPipeError):
        _hang_up()
        return 0
    except OSError as error:
        return failures.show_os(error, session)
    except Exception as error:  # noqa: BLE001 - the last resort: a fault of ours, said in words
        return failures.show_fault(error, session)
    return code if isinstance(code, int) else 0


def _hang_up() -> None:
    """Who reads us has had enough (| head): say nothing more, also not at shutdown."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
            continue
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
