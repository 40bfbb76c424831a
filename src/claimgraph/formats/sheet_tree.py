"""A sheet as a tree of texts, each with its place: what YAML and CSV have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from claimgraph.errors import InvalidInput, Problem

MAX_BYTES = 100 * 2**20
"""The largest sheet that is read."""

UNFIT = re.compile("[\0\ud800-\udfff]")
"""What no graph can hold: U+0000 and halves of surrogate pairs."""

_MAX_SEARCHES = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in an input file.

    Attributes:
        file: The file as the user named it.
        line: 1-based line, or None.
        column: 1-based: the character of the line, in CSV the field of the row.
        field: The name of a CSV column, or "".
    """

    file: str
    line: int | None = None
    column: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `verbatim` if it stands in the file letter by letter, on one line."""

    text: str
    place: Place
    verbatim: bool = False

    def part(self, start: int, text: str) -> Scalar:
        """Return the part `text` that begins at the character `start` (0-based)."""
        return Scalar(text, self.at(start), self.verbatim)

    def at(self, offset: int) -> Place:
        """Return the place of the character `offset`, as well as it is known."""
        if self.verbatim and self.place.column is not None:
            return replace(self.place, column=self.place.column + offset)
        return self.place

    def stripped(self) -> Scalar:
        """Return the text without blanks around it."""
        text = self.text.strip()
        return self if text == self.text else self.part(self.text.find(text), text)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; `keys` holds the place of each key."""

    entries: Mapping[str, Node]
    keys: Mapping[str, Place]
    place: Place


Node = Scalar | Items | Fields


class Report:
    """Collects the problems of several files.

    Args:
        files: Their names, in the order in which they are reported.
    """

    def __init__(self, files: Iterable[str] = ()) -> None:
        self._order = {name: number for number, name in enumerate(files)}
        self._problems: dict[Problem, None] = {}
        self._searches = 0
        self.is_unreadable = False

    def __len__(self) -> int:
        return len(self._problems)

    def add(self, place: Place, message: str, mend: str) -> None:
        """Add a problem; the same one twice counts once."""
        if place.field:
            message = f"{message} (column '{place.field}')"
        problem = Problem(place.file, message, mend, place.line, place.column)
        self._problems[problem] = None

    def stop(self, place: Place, message: str, mend: str) -> None:
        """Add a problem after which the rest of a file can't be read."""
        self.is_unreadable = True
        self.add(place, message, mend)

    def scalar(self, text: str, place: Place, *, verbatim: bool = False) -> Scalar:
        """Return a text as a node; what RDF can't hold in it is a problem."""
        unfit = UNFIT.search(text)
        if unfit:
            code = f"U+{ord(unfit[0]):04X}"
            self.add(place, f"a character that no graph can hold ({code})", "Remove it.")
            text = UNFIT.sub("\ufffd", text)
        return Scalar(text, place, verbatim)

    def did_you_mean(self, word: str, candidates: Iterable[str], otherwise: str) -> str:
        """Return a mend that proposes the likeliest of `candidates`, or `otherwise`."""
        self._searches += 1
        if self._searches > _MAX_SEARCHES:
            return otherwise
        by_folded = {c.casefold(): c for c in candidates}
        found = get_close_matches(word.casefold()[:100], by_folded, n=2, cutoff=0.7)
        return question([by_folded[match] for match in found]) or otherwise

    def check(self) -> None:
        """Raise what was collected.

        Raises:
            InvalidInput: there are problems; sorted by file, line and column.
        """
        if self._problems:
            raise InvalidInput(sorted(self._problems, key=self._key))

    def _key(self, problem: Problem) -> tuple[int, int, int]:
        number = self._order.get(problem.file, len(self._order))
        return number, problem.line or 0, problem.column or 0


def question(proposals: Sequence[str]) -> str:
    """Return ``Did you mean 'x'?``, or "" without a proposal."""
    proposals = [proposal for proposal in proposals if proposal]
    return f"Did you mean {' or '.join(map(quoted, proposals))}?" if proposals else ""


def quoted(text: str, limit: int = 60) -> str:
    """Return `text` in quotes for a message: short, on one line, without surprises."""
    shown = text if len(text) <= limit else text[: limit - 1] + "…"
    return "'" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in shown) + "'"


def decoded(data: bytes, file: str, report: Report) -> str | None:
    """Return the text of a UTF-8 file without a byte order mark, or None with a problem."""
    if len(data) > MAX_BYTES:
        report.stop(
            Place(file),
            f"larger than {MAX_BYTES // 2**20} MiB",
            "Split it into several sheets; they may refer to each other.",
        )
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.stop(Place(file, line), "not UTF-8", "Save the file as UTF-8.")
        return None
