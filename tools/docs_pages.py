"""Markdown pages as the documentation's tests see them: blocks, examples, outputs, links."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

ELISION = "…"

_FENCE = re.compile(r"^( *)(`{3,}|~{3,})[ ]*([\w+-]*)(.*)$")
_OPTION = re.compile(r"(\w+)=(\S+)")
_PROMPTS = {"console": ("$ ", "> "), "pycon": (">>> ", "... ")}
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(((?:[^()\s]|\([^()]*\))+)\)")
_HEADING = re.compile(r"^#{1,6} +(.*?) *#*$")
_ANCHOR = re.compile(r'<a (?:id|name)="([^"]+)">')


@dataclass(frozen=True)
class Example:
    """A command or statement with the output that the page promises.

    Attributes:
        line: Number of its first line in the page, from 0.
        prompt: Its lines as they stand.
        code: What is run.
        output: The lines of the output.
    """

    line: int
    prompt: tuple[str, ...]
    code: str
    output: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A fenced block.

    Attributes:
        language: The first word behind the fence, or "".
        options: ``key=value`` behind it.
        start: Number of its first line in the page, from 0.
        end: Number of the line of the closing fence.
        lines: Its lines.
    """

    language: str
    options: dict[str, str]
    start: int
    end: int
    lines: list[str] = field(default_factory=list)

    def having(self, lines: list[str]) -> Block:
        """Return the same block with other lines."""
        return replace(self, lines=lines)

    def examples(self) -> Iterator[Example]:
        """Yield the examples of a ``console`` or ``pycon`` block."""
        first, further = _PROMPTS[self.language]
        number = 0
        while number < len(self.lines):
            begin = number
            number += 1
            while number < len(self.lines) and self._continues(number, further, begin):
                number += 1
            prompt = self.lines[begin:number]
            until = number
            while until < len(self.lines) and not self.lines[until].startswith(first):
                until += 1
            code = "\n".join(line[len(first) :] for line in prompt)
            output = tuple(self.lines[number:until])
            yield Example(self.start + begin, tuple(prompt), code, output)
            number = until

    def _continues(self, number: int, further: str, begin: int) -> bool:
        line = self.lines[number]
        return line.startswith(further) or line == further.rstrip()


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a page."""
    found: list[Block] = []
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        match = _FENCE.match(lines[number])
        number += 1
        if not match:
            continue
        start = number
        while number < len(lines) and lines[number].strip() != match[2]:
            number += 1
        options = dict(_OPTION.findall(match[4]))
        found.append(Block(match[3], options, start, number, lines[start:number]))
        number += 1
    return found


def differs(expected: Iterable[str], found: Iterable[str]) -> bool:
    """Return whether an output is not the one that is promised."""
    pattern = "".join(
        r"(?:[^\n]*\n)*?" if line.strip() == ELISION else f"{_line(line)}\n" for line in expected
    )
    return not re.fullmatch(pattern, "".join(f"{line}\n" for line in found))


def _line(expected: str) -> str:
    return "[^\n]*?".join(map(re.escape, expected.split(ELISION)))


def rewritten(expected: tuple[str, ...], found: list[str]) -> list[str]:
    """Return what the page should promise, with as much left out as before."""
    if not differs(expected, found):
        return list(expected)
    kept = [_elided(line, expected) for line in found]
    gaps = [n for n, line in enumerate(expected) if line.strip() == ELISION]
    if not gaps:
        return kept
    ends = [-1, *gaps, len(expected)]
    parts = [expected[a + 1 : b] for a, b in itertools.pairwise(ends)]
    shown: list[str] = []
    place = 0
    for number, part in enumerate(parts):
        at = _place(part, kept, place, is_first=number == 0, is_last=number == len(parts) - 1)
        shown += ([expected[gaps[number - 1]]] if number else []) + kept[at : at + len(part)]
        place = at + len(part)
    return shown


def _elided(line: str, expected: Iterable[str]) -> str:
    """Return the line of `expected` that stands for `line`, if it leaves something out."""
    candidates = (e for e in expected if ELISION in e and e.strip() != ELISION)
    return next((e for e in candidates if not differs([e], [line])), line)


def _place(
    part: tuple[str, ...], found: list[str], place: int, *, is_first: bool, is_last: bool
) -> int:
    """Return where the lines that most resemble `part` begin."""
    if is_first or not part:
        return place
    last = max(place, len(found) - len(part))
    if is_last:
        return last
    wanted = "\n".join(part)

    def likeness(at: int) -> float:
        there = "\n".join(found[at : at + len(part)])
        return difflib.SequenceMatcher(None, wanted, there, autojunk=False).ratio()

    return max(range(place, last + 1), key=likeness)


# --- links ----------------------------------------------------------------------------------


def prose(text: str) -> str:
    """Return a page without its blocks and its `code`."""
    lines = text.split("\n")
    for block in blocks(text):
        lines[block.start : block.end] = [""] * (block.end - block.start)
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", "\n".join(lines))


def links(text: str) -> list[str]:
    """Return the targets of a page's links and images."""
    return _LINK.findall(prose(text))


def anchors(text: str) -> set[str]:
    """Return the fragments that a page can be linked to by (GitHub's way)."""
    lines = text.split("\n")
    inside = {n for block in blocks(text) for n in range(block.start, block.end)}
    found: dict[str, int] = {}
    every: set[str] = set(_ANCHOR.findall(text))
    for number, line in enumerate(lines):
        match = _HEADING.match(line)
        if not match or number in inside:
            continue
        label = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", match[1])
        slug = "".join(c for c in label.lower() if c.isalnum() or c in " -_").replace(" ", "-")
        repeated = found.get(slug, 0)
        every.add(f"{slug}-{repeated}" if repeated else slug)
        found[slug] = repeated + 1
    return every
