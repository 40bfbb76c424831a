"""The shape of an answer: one description, from which come the JSON schema and the decoder.

Every object has exactly the keys that it is described with, and nothing is converted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Schema = dict[str, Any]
_MOST_PROBLEMS = 12
_SHOWN = 40


class Problems:
    """What is wrong with an answer, each with its place; after some the rest is only counted."""

    def __init__(self) -> None:
        self.listed: list[str] = []

    def add(self, path: str, message: str) -> None:
        """Note what is wrong at a place."""
        if len(self.listed) < _MOST_PROBLEMS:
            self.listed.append(f"{path or 'the answer'}: {message}")


class Shape(Protocol):
    """What a value has to be."""

    def schema(self) -> Schema:
        """Return it as JSON Schema, in the part of that which strict servers take."""
        ...

    def read(self, value: object, path: str, problems: Problems) -> Any:
        """Return `value` if it has this shape; else note what is wrong, and return anything."""
        ...


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")


@dataclass(frozen=True, slots=True)
class Text:
    """A text.

    Attributes:
        longest: Its most characters.
        optional: Whether null may stand in its place; that is read as "".
    """

    longest: int
    optional: bool = False

    def schema(self) -> Schema:
        """Return it as JSON Schema."""
        return {"type": ["string", "null"] if self.optional else "string"}

    def read(self, value: object, path: str, problems: Problems) -> str:
        """Return the text, or "" for null."""
        if value is None and self.optional:
            return ""
        if not isinstance(value, str):
            problems.add(path, f"has to be a text, and is {_kind(value)}")
        elif len(value) > self.longest:
            problems.add(path, f"is longer than {self.longest} characters")
        elif not value.strip() and not self.optional:
            problems.add(path, "is empty")
        elif any("\ud800" <= character <= "\udfff" for character in value):
            problems.add(path, "is no Unicode text")
        else:
            return value if value.strip() else ""
        return ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some texts.

    Attributes:
        values: Those texts.
        optional: Whether null may stand in its place; that is read as "".
    """

    values: tuple[str, ...]
    optional: bool = False

    def schema(self) -> Schema:
        """Return it as JSON Schema."""
        kind: Schema = {"type": ["string", "null"] if self.optional else "string"}
        return kind | {"enum": [*self.values, *([None] if self.optional else [])]}

    def read(self, value: object, path: str, problems: Problems) -> str:
        """Return the text, or "" for null."""
        if value is None and self.optional:
            return ""
        if isinstance(value, str) and value in self.values:
            return value
        shown = ascii(value[:_SHOWN]) if isinstance(value, str) else _kind(value)
        problems.add(path, f"is {shown}, which is not among what may stand here")
        return ""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list.

    Attributes:
        item: What each of it is.
        most: How many there may be.
        least: How many there have to be.
    """

    item: Shape
    most: int
    least: int = 0

    def schema(self) -> Schema:
        """Return it as JSON Schema; how many is not in it, since not all servers take that."""
        return {"type": "array", "items": self.item.schema()}

    def read(self, value: object, path: str, problems: Problems) -> Sequence[Any]:
        """Return the list."""
        if not isinstance(value, list):
            problems.add(path, f"has to be a list, and is {_kind(value)}")
            return ()
        if not self.least <= len(value) <= self.most:
            problems.add(path, f"has {len(value)} items, and may have {self.least} to {self.most}")
            return ()
        return [
            self.item.read(each, f"{path}[{number}]", problems) for number, each in enumerate(value)
        ]


@dataclass(frozen=True, slots=True)
class Record:
    """An object with exactly these keys, all of them required."""

    fields: Mapping[str, Shape] = field(default_factory=dict)

    def schema(self) -> Schema:
        """Return it as JSON Schema."""
        return {
            "type": "object",
            "properties": {name: shape.schema() for name, shape in self.fields.items()},
            "required": list(self.fields),
            "additionalProperties": False,
        }

    def read(self, value: object, path: str, problems: Problems) -> Mapping[str, Any]:
        """Return the object."""
        if not isinstance(value, dict):
            problems.add(path, f"has to be an object, and is {_kind(value)}")
            return {}
        for name in value:
            if name not in self.fields:
                problems.add(path, f"has the key {name[:_SHOWN]!a}, which is not asked for")
        found: dict[str, Any] = {}
        for name, shape in self.fields.items():
            place = f"{path}.{name}" if path else name
            if name in value:
                found[name] = shape.read(value[name], place, problems)
            else:
                problems.add(place, "is missing")
        return found
