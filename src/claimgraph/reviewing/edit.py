"""What a person changes in a proposal before it is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from claimgraph.errors import UsageError

OBJECT_FIELDS = ("object", "text", "quantity", "date")
"""The fields of which exactly one holds the other end of a claim."""

NEW = "new"
"""The field that describes things which the case does not know."""

FIELDS = (
    *("subject", "predicate", *OBJECT_FIELDS, "lang", "when", "where", "qualifiers"),
    *("polarity", "modality", "chain", "stance", "act", "status", "said-on", "inferred-date"),
    *("at", "page", "quote", "prefix", "suffix", "context", "cues", NEW, "gloss", "note"),
)
"""What can be changed: the columns of a claim's row in a sheet, and three more.

``polarity`` is ``asserted`` or ``denied``; ``modality`` as in a sheet, but it sets the
stance of the origin too; ``new`` describes things that the case does not know, as
``ID=Name (Type); ID=Name (Type)``.
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """Fields with new values; "" empties one.

    Attributes:
        fields: Field and value, sorted.
    """

    fields: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Edit:
        """Return an edit.

        Args:
            fields: Field, in which ``_`` may stand for ``-``, to its new value.

        Raises:
            UsageError: there is no such field.
        """
        named = ((_known(field), value.strip()) for field, value in fields.items())
        return cls(tuple(sorted(named)))

    @classmethod
    def read(cls, texts: Iterable[str]) -> Edit:
        """Return the edit that ``field=value`` texts mean.

        Raises:
            UsageError: a text has no ``=``, or there is no such field.
        """
        fields: dict[str, str] = {}
        for text in texts:
            field, sign, value = text.partition("=")
            if not sign:
                raise UsageError(f"{text!r} is no edit", mend="Write field=value: when=2019.")
            fields[field] = value
        return cls.of(fields)

    def __bool__(self) -> bool:
        return bool(self.fields)

    @property
    def values(self) -> dict[str, str]:
        """Field to new value."""
        return dict(self.fields)

    def with_(self, other: Edit) -> Edit:
        """Return this edit with another on top of it."""
        values = {**self.values, **other.values}
        given = [field for field in OBJECT_FIELDS if other.values.get(field)]
        if given:
            values = {k: v for k, v in values.items() if k not in OBJECT_FIELDS or k in given}
        return Edit(tuple(sorted(values.items())))


def _known(field: str) -> str:
    name = field.strip().lower().replace("_", "-")
    if name in FIELDS:
        return name
    near = get_close_matches(name, FIELDS, n=1)
    every = f"Use one of: {', '.join(FIELDS)}."
    mend = f"Did you mean {near[0]!r}? {every}" if near else every
    raise UsageError(f"a proposal has no field {field.strip()!r}", mend=mend)
