"""JSON from outside: one value, of bounded depth, with each key once and nothing beside it."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

_DEEPEST = 16
_FENCED = re.compile(r"```(?:json)?[ \t]*\n(.*)\n[ \t]*```\Z", re.DOTALL)


def unfenced(text: str) -> str:
    """Return `text` without the Markdown fence that encloses the whole of it, if one does.

    Servers that know no schema answer so as a rule. Words before or behind it are no part
    of an answer, and are left for the decoder to stumble over.
    """
    stripped = text.strip()
    match = _FENCED.match(stripped)
    return match[1] if match else stripped


def loads(text: str) -> Any:
    """Return the value that `text` is.

    Raises:
        ValueError: it is no JSON, or nested too deeply, has a key twice, a number that
            JSON does not know, or more than one value.
    """
    _refuse_depth(text)
    return json.loads(text, object_pairs_hook=_object, parse_constant=_constant)


def _refuse_depth(text: str) -> None:
    """Refuse what would take the decoder too deep; one pass, whatever the text is."""
    depth, within, escaped = 0, False, False
    for character in text:
        if within:
            within = escaped or character != '"'
            escaped = not escaped and character == "\\"
        elif character == '"':
            within = True
        elif character in "[{":
            depth += 1
            if depth > _DEEPEST:
                raise ValueError(f"it is nested more than {_DEEPEST} deep")
        elif character in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
