"""Run the examples of README and docs in order, and hold the pages to what comes out.

python tools/docs_outputs.py [PAGE...]            writes the outputs anew where they differ
python tools/docs_outputs.py --check [PAGE...]    exits with 1 where one differs

Each page has a folder of its own with copies of the cases that ship, in ``graphs/``. Its
blocks run from top to bottom:

``console``      ``$ command``, lines that continue it (``> ``), then its output: stdout and
                 stderr together. ``exit=1`` behind the word: the block's last command fails so.
``python``       run as it stands; the names of a page's blocks are shared
``pycon``        ``>>> statement`` and what it prints
``file=NAME``    behind any language: the block is written to the file NAME

In an output ``…`` stands for anything: alone on a line for lines, else for a part of the line.
What ``…`` hides stays hidden when the outputs are written anew.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":  # run as a script, Python looks for modules beside it only
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.docs_pages import Block, Example, blocks, differs, rewritten
from tools.docs_stage import Outcome, Stage

REPO = Path(__file__).resolve().parent.parent
RUN = frozenset(["console", "python", "pycon"])


def pages() -> list[Path]:
    """Return every page whose examples are run."""
    return [REPO / "README.md", *sorted((REPO / "docs").rglob("*.md"))]


@dataclass
class Performance:
    """What came of running a page.

    Attributes:
        text: The page with the outputs as they are now.
        examples: How many commands and statements were run.
        faults: What is not as the page says, each with its place.
    """

    text: str
    examples: int = 0
    faults: list[str] = field(default_factory=list)


def performed(page: Path, folder: Path) -> Performance:
    """Run the examples of `page` in `folder`, which is empty."""
    text = page.read_text(encoding="utf-8")
    stage = Stage(folder, REPO / "graphs")
    performance = Performance(text)
    lines = text.split("\n")
    # From the last block to the first the numbers of the lines before stay what they are.
    for block in reversed([_performed(b, stage, performance) for b in blocks(text)]):
        lines[block.start : block.end] = block.lines
    performance.text = "\n".join(lines)
    return performance


def _performed(block: Block, stage: Stage, performance: Performance) -> Block:
    if name := block.options.get("file"):
        stage.write(name, "\n".join(block.lines) + "\n")
        return block
    if block.language not in RUN:
        return block
    if block.language == "python":
        performance.examples += 1
        outcome = stage.python("\n".join(block.lines), at=block.start)
        performance.faults += _failures(block.start, outcome, 0)
        return block
    return block.having(list(_examples(block, stage, performance)))


def _examples(block: Block, stage: Stage, performance: Performance) -> Iterator[str]:
    """Yield the lines of a block with the outputs as they are now."""
    examples = list(block.examples())
    for example in examples:
        performance.examples += 1
        run = stage.statement if block.language == "pycon" else stage.command
        outcome = run(example.code)
        expected = _expected(block, example, is_last=example is examples[-1])
        failures = _failures(example.line, outcome, expected)
        performance.faults += failures
        # What fails as it should not is not what the page should promise from now on.
        found = list(example.output) if failures else outcome.lines()
        if differs(example.output, found):
            shown = "\n".join(f"    {line}" for line in found)
            where = f"line {example.line + 1}: {example.code}"
            performance.faults.append(f"{where}\n  prints\n{shown}")
        yield from example.prompt
        yield from rewritten(example.output, found)


def _expected(block: Block, example: Example, *, is_last: bool) -> int:
    """Return how the page says that an example ends."""
    if block.language == "pycon":
        return int(any(line.startswith("Traceback") for line in example.output))
    return int(block.options.get("exit", "0")) if is_last else 0


def _failures(line: int, outcome: Outcome, expected: int) -> list[str]:
    if outcome.code == expected:
        return []
    what = f"line {line + 1}: ends with {outcome.code}, not with {expected}"
    return [f"{what}\n{outcome.text}"]


def main(arguments: list[str]) -> int:
    """Check or rewrite pages; return the exit status."""
    is_check = arguments[:1] == ["--check"]
    names = arguments[is_check:]
    if any(name.startswith("-") for name in names):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    chosen: Iterable[Path] = [Path(name).resolve() for name in names] or pages()
    status = 0
    for page in chosen:
        with tempfile.TemporaryDirectory() as folder:
            performance = performed(page, Path(folder))
        before = page.read_text(encoding="utf-8")
        if not is_check and performance.text != before:
            page.write_text(performance.text, encoding="utf-8", newline="\n")
            sys.stderr.write(f"{page}: written anew\n")
        for fault in performance.faults:
            if is_check or " prints\n" not in fault:
                sys.stderr.write(f"{page}: {fault}\n")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
