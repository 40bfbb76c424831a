"""What a case says to its extractors: ``extractors.toml``, a table for each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimgraph.errors import InvalidInput, Problem

CONFIGURATION_FILE = "extractors.toml"
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", re.ASCII)
_LARGEST = 1024 * 1024
_FORM = 'Write a table for each extractor, as [english], and in it lines as: model = "…"'


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a case says to its extractors.

    Attributes:
        options: Extractor id to its options: the name of each, and its value as text.
    """

    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, extractor: str) -> dict[str, str]:
        """Return what is said to one extractor, sorted by name."""
        return dict(sorted(self.options.get(extractor, {}).items()))


def read_configuration(root: Path) -> Configuration:
    """Return what the case in the folder `root` says to its extractors.

    A list is one option whose parts are parted by blanks; true and false are ``true`` and
    ``false``.

    Raises:
        InvalidInput: the file is not TOML, or holds something else than tables of options.
    """
    path = root / CONFIGURATION_FILE
    if not path.is_file():
        return Configuration()
    told = _parsed(path)
    problems: list[Problem] = []
    options: dict[str, dict[str, str]] = {}
    for extractor, table in told.items():
        if isinstance(table, dict):
            options[extractor] = dict(_options(extractor, table, problems))
        else:
            problems.append(_fault(f"{extractor!r} is no table", _FORM))
    if problems:
        raise InvalidInput(problems)
    return Configuration(options)


def _parsed(path: Path) -> dict[str, Any]:
    if path.stat().st_size > _LARGEST:
        raise InvalidInput([_fault("larger than 1 MiB", "Say less.")])
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InvalidInput([_fault("it is not UTF-8", "Save it as UTF-8.")]) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput([_not_toml(str(error))]) from None
    except RecursionError:
        raise InvalidInput([_fault("it is nested too deeply", _FORM)]) from None


def _not_toml(words: str) -> Problem:
    at = _AT.search(words)
    line, column = map(int, at.groups()) if at and at[1] else (None, None)
    return Problem(CONFIGURATION_FILE, f"it is no TOML: {_AT.sub('', words)}", _FORM, line, column)


def _options(
    extractor: str, table: Mapping[str, Any], problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        parts = value if isinstance(value, list) else [value]
        if all(isinstance(part, str | int | float) for part in parts):
            yield name, " ".join(_text(part) for part in parts)
        else:
            place = f"{name!r} of [{extractor}]"
            mend = "Write a text, a number, true, false, or a list of these."
            problems.append(_fault(f"{place} is no option", mend))


def _text(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _fault(message: str, mend: str) -> Problem:
    return Problem(CONFIGURATION_FILE, message, mend)
