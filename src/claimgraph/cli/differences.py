"""Printing what an import changes, row by row as in the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

from claimgraph.cli import output
from claimgraph.cli.output import counted, one_line, styled
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimgraph.model.merging import Difference
    from claimgraph.presentation.changes import Entry

_STYLES = {"+": "green", "-": "red", "~": "yellow"}
_NOUNS = {
    "entities": ("thing", "things"),
    "sources": ("document", "documents"),
    "claims": ("claim", "claims"),
    "attestations": ("saying", "sayings"),
    "judgements": ("judgement", "judgements"),
}
_MOST = 200


def show(session: Session, changes: Difference, *, dry_run: bool, as_json: bool) -> None:
    """Print the changes to stdout, and their sum to stderr."""
    from claimgraph.presentation.changes import counts, entries

    case = session.case
    found = entries(changes, case.content, case.namespaces, case.vocabulary)
    numbers = counts(changes)
    if as_json:
        changed = [asdict(entry) for entry in found]
        output.show_json({"dry_run": dry_run, "counts": numbers, "changes": changed})
        return
    for kind, group in groupby(found[:_MOST], key=lambda entry: entry.kind):
        output.show(styled(f"{kind}s", "bold"), *_lines(list(group)))
    if len(found) > _MOST:
        session.say(f"and {len(found) - _MOST:,} more; --json shows all")
    nothing = ["nothing would change" if dry_run else "nothing changed"]
    for words in _sums(numbers, dry_run=dry_run) or nothing:
        session.say(words)
    if dry_run and found:
        session.say("nothing was written; it is without --dry-run")


def _lines(entries: Sequence[Entry]) -> Iterable[RenderableType]:
    widest = min(24, max(len(entry.id) for entry in entries))
    for entry in entries:
        line = styled(f"  {entry.sign} {one_line(entry.id):<{widest}}  ", _STYLES[entry.sign])
        yield line.append_text(styled(entry.text))
        if entry.details:
            yield _details(entry)


def _details(entry: Entry) -> RenderableType:
    """Return what the fields of a change were and are, one under the other."""
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    for detail in entry.details:
        word = detail.what
        for mark, text in (("-", detail.before), ("+", detail.after)):
            if text is not None and entry.sign == "~":
                grid.add_row(word, styled(mark, _STYLES[mark]), styled(text, _STYLES[mark]))
                word = ""
            elif text is not None:
                grid.add_row(styled(f"{word} {text}", "dim"))
    return Padding(grid, (0, 0, 0, 6))


def _sums(numbers: dict[str, dict[str, int]], *, dry_run: bool) -> list[str]:
    """Return a line for what is added, one for what changes, one for what is removed."""
    lines = []
    for word, verb in (("added", "add"), ("changed", "change"), ("removed", "remove")):
        sums = [counted(n[word], *_NOUNS[kind]) for kind, n in numbers.items() if n[word]]
        if sums:
            lines.append(f"{f'would {verb}' if dry_run else word} {', '.join(sums)}")
    return lines
