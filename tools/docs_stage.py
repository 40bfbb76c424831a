"""A folder in which the examples of one page run, one after the other."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_QUOTED = re.compile(r"'[^']*'")
_NEEDS_SHELL = re.compile(r"[|&;<>()$`*~\n\\]")
_TRACEBACK = "Traceback (most recent call last):\n    …\n"
_SHELL_LIMIT = 60
WIDTH = "100"


@dataclass(frozen=True)
class Outcome:
    """What a command or statement printed, and how it ended."""

    text: str
    code: int = 0

    def lines(self) -> list[str]:
        """Return the output line by line, without blanks at the ends of lines."""
        lines = [line.rstrip() for line in self.text.rstrip().split("\n")]
        return [] if lines == [""] else lines


class Stage:
    """A folder with copies of the cases that ship.

    A command that is claimgraph alone is run in this process, anything else by the shell.

    Args:
        root: An empty folder.
        cases: The folder of the cases.
    """

    def __init__(self, root: Path, cases: Path) -> None:
        self._folder = root / "work"
        self._programs = root / "bin"
        self._names: dict[str, Any] = {"__name__": "__main__"}
        shutil.copytree(
            cases, self._folder / "graphs", ignore=shutil.ignore_patterns(".claimgraph")
        )
        self._programs.mkdir()
        entry = self._programs / "claimgraph"
        code = "from claimgraph.cli import main; main()"
        entry.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -c '{code}' \"$@\"\n")
        entry.chmod(0o755)

    def write(self, name: str, text: str) -> None:
        """Write a file in the current folder of the page."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    @property
    def _environment(self) -> dict[str, str]:
        path = f"{self._programs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}"
        return {
            **{name: v for name, v in os.environ.items() if name != "CLAIMGRAPH_CASE"},
            "PATH": path + os.environ.get("PATH", ""),
            "COLUMNS": WIDTH,
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "PYTHONUNBUFFERED": "1",
            "PYTHONWARNINGS": "",
            "TERM": "dumb",
        }

    # -- commands ---------------------------------------------------------------

    def command(self, text: str) -> Outcome:
        """Run a command of a ``console`` block."""
        if text.startswith("cd "):
            self._folder = (self._folder / shlex.split(text)[1]).resolve(strict=True)
            return Outcome("")
        bare = _QUOTED.sub("", text)
        if text.startswith("claimgraph ") and not _NEEDS_SHELL.search(bare):
            return self._claimgraph(shlex.split(text)[1:])
        return self._shell(text)

    def _claimgraph(self, arguments: list[str]) -> Outcome:
        from claimgraph.cli import main

        with self._inside() as tape:
            before, sys.argv = sys.argv, ["claimgraph", *arguments]
            try:
                main()
                code: object = 0
            except SystemExit as end:
                code = end.code
            except Exception:  # noqa: BLE001 - a bug, and as a process it would print this
                traceback.print_exc()
                code = 1
            finally:
                sys.argv = before
            return Outcome(tape.text(), code if isinstance(code, int) else int(code is not None))

    def _shell(self, text: str) -> Outcome:
        run = subprocess.run(  # noqa: S603 - the examples of our own pages
            ["/bin/sh", "-c", text],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SHELL_LIMIT,
            check=False,
        )
        return Outcome(run.stdout.decode("utf-8", "replace"), run.returncode)

    # -- Python -----------------------------------------------------------------

    def python(self, source: str, at: int = 0) -> Outcome:
        """Run a ``python`` block whose first line is number `at` of the page."""
        return self._run(ast.parse("\n" * at + source), "exec")

    def statement(self, source: str) -> Outcome:
        """Run a statement of a ``pycon`` block; what it is worth is printed."""
        return self._run(ast.Interactive(ast.parse(source).body), "single")

    def _run(self, tree: ast.AST, mode: str) -> Outcome:
        with self._inside() as tape:
            try:
                exec(compile(tree, "<page>", mode), self._names)  # type: ignore[call-overload]  # noqa: S102 - our own pages
            except Exception as error:  # noqa: BLE001 - whatever it is, it is the outcome
                said = "".join(traceback.format_exception_only(error))
                return Outcome(f"{tape.text()}{_TRACEBACK}{said}", 1)
            return Outcome(tape.text())

    # -- both -------------------------------------------------------------------

    @contextlib.contextmanager
    def _inside(self) -> Iterator[_Tape]:
        """Be in the folder, with a plain terminal of a known width whose output is kept."""
        tape = _Tape()
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(self._environment)
        try:
            with (
                contextlib.chdir(self._folder),
                contextlib.redirect_stdout(tape),
                contextlib.redirect_stderr(tape),
            ):
                yield tape
        finally:
            os.environ.clear()
            os.environ.update(before)


class _Tape(io.TextIOWrapper):
    """Takes text and bytes in the order in which they are written."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)

    def text(self) -> str:
        """Return what was written."""
        self.flush()
        written: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]  # it is our BytesIO
        return written.decode("utf-8", "replace")
