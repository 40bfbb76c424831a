"""Write ``docs/reference/cli.md``, the reference of the command line, from the commands themselves.

python tools/cli_reference.py            writes the page
python tools/cli_reference.py --check    exits with 1 where the page is not up to date
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

if __name__ == "__main__":  # run as a script, Python looks for modules beside it only
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import generated_pages

from claimgraph.cli.command import Verb, Verbs
from claimgraph.cli.main import cli

REPO = Path(__file__).resolve().parent.parent
PAGE = REPO / "docs" / "reference" / "cli.md"

_INTRODUCTION = """\
# The command line

<!-- Written by tools/cli_reference.py from src/claimgraph/cli. Change that, and run it again. -->

`claimgraph [-C CASE] [--view VIEW] VERB …`. `claimgraph VERB --help` prints what stands here.

- **The case** is the folder named with `-C`, or `$CLAIMGRAPH_CASE`, or else the current folder or
  the nearest one above it that holds a `case.ttl`.
- **Things** are named by id, by IRI, or by any of their names where only one thing goes by it; else
  the candidates are listed. **Claims** are named by the handle of their row in a sheet, or by how
  their id begins.
- **Answers** go to stdout, words about them to stderr; `-` is stdin or stdout. `--json` prints one
  JSON object, which is [stable](json.md); where there is an error it is
  `{"error": {"message", "place", "mend", "problems", "candidates"}}`.
- **Exit status**: 0 fine; 1 the data is at fault, or nothing was found; 2 wrong usage; 130 stopped
  with Ctrl-C.
- **Width**: tables fit the terminal. Where the answer goes to a file or a program a row is one
  line, however long; `COLUMNS=80` sets a width. `NO_COLOR=1` turns colours off.
- **Files** are written whole or not at all, and never over a folder or the case's own files.
- **Completion** in bash: `eval "$(_CLAIMGRAPH_COMPLETE=bash_source claimgraph)"` in `~/.bashrc`;
  in zsh `zsh_source` in `~/.zshrc`; in fish
  `_CLAIMGRAPH_COMPLETE=fish_source claimgraph | source`.

The examples run on the case `overseas-police-stations`, which `claimgraph demo` copies.
"""


def page() -> str:
    """Return the page."""
    lines = [_INTRODUCTION, *_everywhere(cli), *_contents(cli), *_verbs(cli)]
    return "\n".join(lines).rstrip() + "\n"


def _everywhere(group: Verbs) -> Iterator[str]:
    yield "## Options of every verb"
    yield ""
    yield "They stand before the verb or after it; the later one wins."
    yield ""
    yield from _options(group, (p for p in group.params if isinstance(p, click.Option)))


def _contents(group: Verbs) -> Iterator[str]:
    yield "## The verbs"
    yield ""
    yield "| verb | does |"
    yield "|---|---|"
    for heading, commands in group.sections.items():
        yield f"| *{heading}* | |"
        for command in commands:
            yield f"| [`{command.name}`](#{command.name}) | {command.short_help} |"
    yield ""


def _verbs(group: Verbs) -> Iterator[str]:
    for name, command in group.commands.items():
        assert isinstance(command, Verb)
        whole = click.Context(group, info_name="claimgraph")
        context = click.Context(command, info_name=name, parent=whole)
        yield f"### {name}"
        yield ""
        yield f"`{context.command_path} {' '.join(command.collect_usage_pieces(context))}`"
        yield ""
        yield from _paragraphs(command.help or "")
        own = (p for p in command.params if isinstance(p, click.Option) and p not in command.shared)
        yield from _options(command, own)
        yield "```sh"
        yield from (command.epilog or "").splitlines()
        yield "```"
        yield ""


def _paragraphs(text: str) -> Iterator[str]:
    r"""Yield the paragraphs of a help text; those that begin with ``\b`` stand as they are."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield from ("```text", paragraph.removeprefix("\b\n"), "```", "")
        else:
            yield from (" ".join(paragraph.split()), "")


def _options(command: click.Command, options: Iterable[click.Option]) -> Iterator[str]:
    context = click.Context(command)
    rows = [record for option in options if (record := option.get_help_record(context))]
    if rows:
        yield "| option | |"
        yield "|---|---|"
        yield from (f"| `{_cell(names)}` | {_cell(text)} |" for names, text in rows)
        yield ""


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    sys.exit(generated_pages.run("tools/cli_reference.py", PAGE, page, sys.argv[1:]))
