"""What the tools have in common that write a page, or a part of one, from the code."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

_PART = re.compile(r"(<!-- generated: (\S+) .*?-->\n).*?(\n<!-- end of \2 -->)", re.DOTALL)


def with_parts(text: str, parts: dict[str, str]) -> str:
    """Return a page in which each part that is marked as generated is as in `parts`.

    A part stands between ``<!-- generated: NAME ... -->`` and ``<!-- end of NAME -->``.

    Raises:
        KeyError: the page marks a part that is not in `parts`.
        ValueError: a part has no place in the page.
    """
    missing = parts.keys() - {match[2] for match in _PART.finditer(text)}
    if missing:
        raise ValueError(f"the page has no place for {', '.join(sorted(missing))}")
    return _PART.sub(lambda match: f"{match[1]}\n{parts[match[2]].strip()}\n{match[3]}", text)


def run(tool: str, page: Path, make: Callable[[], str], arguments: Sequence[str]) -> int:
    """Write `page`, or with ``--check`` compare it; return the exit status.

    Args:
        tool: The tool's file, as the message names it.
        page: The page.
        make: Returns what the page should be.
        arguments: Those of the command line.
    """
    if list(arguments) not in ([], ["--check"]):
        sys.stderr.write(f"usage: python {tool} [--check]\n")
        return 2
    made = make()
    if page.is_file() and page.read_text(encoding="utf-8") == made:
        return 0
    if not arguments:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(made, encoding="utf-8", newline="\n")
        return 0
    sys.stderr.write(f"{page} is not up to date: run python {tool}\n")
    return 1
