"""The fields of one row, read by what they hold; each fault is reported at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import TypeVar

from claimgraph.errors import InvalidIri
from claimgraph.formats.sheet_keys import ROW_KEYS
from claimgraph.formats.sheet_tree import (
    Fields,
    Items,
    Node,
    Place,
    Report,
    Scalar,
    question,
    quoted,
)
from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.iri import Iri, valid_iri
from claimgraph.model.quantity import InvalidQuantity, Quantity

E_ = TypeVar("E_", bound=StrEnum)

_YES = frozenset(["true", "yes", "1"])
_NO = frozenset(["false", "no", "0"])
_DIGEST = re.compile(r"[0-9a-f]{64}")
# RFC 5646, section 2.1, in lower case; without the irregular tags that were grandfathered.
_LANGUAGE = re.compile(
    r"(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+)"
)


def is_digest(text: str) -> bool:
    """Return whether `text` is a SHA-256 in hexadecimal."""
    return _DIGEST.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Return whether `text` is a well-formed BCP 47 tag in lower case."""
    return _LANGUAGE.fullmatch(text) is not None


class Row:
    """One row, or a mapping in one.

    Args:
        fields: What stands there.
        what: What it is, for messages: "claim".
        keys: The keys that it may have; others are reported.
        report: Takes the problems.
    """

    def __init__(self, fields: Fields, what: str, keys: Collection[str], report: Report) -> None:
        self._fields = fields
        self._report = report
        self.place = fields.place
        self.is_sound = True
        for key, place in fields.keys.items():
            if key not in keys:
                self._unknown_key(key, place, what, keys)

    def _unknown_key(self, key: str, place: Place, what: str, keys: Collection[str]) -> None:
        normal = key.strip().lower().replace("_", "-").replace(" ", "-")
        near = question([normal] if normal in keys else [])
        others = [kind for kind, known in ROW_KEYS.items() if normal in known and kind != what]
        if not near and others:
            near = f"'{normal}' belongs to: {', '.join(others)}."
        every = f"A {what} has: {', '.join(keys)}."
        mend = near or self._report.did_you_mean(key, keys, every)
        self.fault(place, f"unknown key {quoted(key)} in a {what}", mend)

    def fault(self, place: Place, message: str, mend: str) -> None:
        """Report what is wrong; the row is no longer sound."""
        self.is_sound = False
        self._report.add(place, message, mend)

    def has(self, key: str) -> bool:
        """Return whether something is given for `key`."""
        return key in self._fields.entries

    def node(self, key: str) -> Node | None:
        """Return what is given for `key`."""
        return self._fields.entries.get(key)

    def key_place(self, key: str) -> Place:
        """Return the place of `key`, or of the row."""
        return self._fields.keys.get(key, self.place)

    # -- texts ------------------------------------------------------------------

    def scalar(self, key: str) -> Scalar | None:
        """Return the one text of `key` as it stands, or None."""
        node = self.node(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.fault(node.place, f"more than a text for '{key}'", f"Give '{key}' one text.")
        return None

    def text(self, key: str) -> str:
        """Return the text of `key` as it stands, or ""."""
        scalar = self.scalar(key)
        return scalar.text if scalar else ""

    def word(self, key: str) -> Scalar | None:
        """Return the text of `key` without blanks around it, or None where it is blank."""
        scalar = self.scalar(key)
        stripped = scalar.stripped() if scalar else None
        return stripped if stripped and stripped.text else None

    def needed(self, key: str, what: str) -> Scalar | None:
        """Return the word of `key`; that there is none is a fault."""
        word = self.word(key)
        if word is None and not isinstance(self.node(key), (Items, Fields)):
            self.fault(self.key_place(key), f"no '{key}'", f"Give {what} as '{key}'.")
        return word

    def words(self, key: str) -> list[Scalar]:
        """Return the one or more words of `key`, or none."""
        return list(self._words(key))

    def _words(self, key: str) -> Iterator[Scalar]:
        node = self.node(key)
        for item in node.items if isinstance(node, Items) else (node,):
            if isinstance(item, Scalar) and item.text.strip():
                yield item.stripped()
            elif isinstance(item, (Items, Fields)):
                self.fault(item.place, f"not a word for '{key}'", "Give words, or a list of words.")

    def nodes(self, key: str) -> list[Node]:
        """Return the one or more things of `key`, or none."""
        node = self.node(key)
        if node is None:
            return []
        return list(node.items) if isinstance(node, Items) else [node]

    # -- values -----------------------------------------------------------------

    def code(self, key: str, codes: type[E_]) -> E_ | None:
        """Return the code of `key`, or None."""
        word = self.word(key)
        return self.code_of(word, codes, key) if word else None

    def code_of(self, word: Scalar, codes: type[E_], what: str) -> E_ | None:
        """Return the code that `word` means; another word is a fault."""
        normal = word.text.lower().replace("_", "-").replace(" ", "-")
        every = {str(code): code for code in codes}
        for spelling in (normal, normal.upper()):
            if spelling in every:
                return every[spelling]
        mend = self._report.did_you_mean(word.text, every, f"Use one of: {', '.join(every)}.")
        self.fault(word.place, f"unknown {what} {quoted(word.text)}", mend)
        return None

    def date(self, key: str) -> EdtfDate | None:
        """Return the EDTF date of `key`, or None."""
        word = self.word(key)
        if word is None:
            return None
        try:
            return EdtfDate.parse(word.text)
        except InvalidEdtf as error:
            message = f"{quoted(word.text)} is not an EDTF date: {error.reason}"
            self.fault(word.place, message, error.mend or "Write YYYY-MM-DD, YYYY-MM or YYYY.")
            return None

    def quantity(self, key: str) -> Quantity | None:
        """Return the quantity of `key`, or None."""
        word = self.word(key)
        if word is None:
            return None
        try:
            return Quantity.parse(word.text)
        except InvalidQuantity as error:
            message = f"{quoted(word.text)} is not a quantity: {error.reason}"
            self.fault(word.place, message, error.mend)
            return None

    def flag(self, key: str, *, default: bool) -> bool:
        """Return the truth value of `key`."""
        word = self.word(key)
        if word is None:
            return default
        if word.text.lower() not in _YES | _NO:
            self.fault(word.place, f"{quoted(word.text)} is neither true nor false", "Write true.")
        return word.text.lower() in _YES

    def number(self, key: str, *, least: int) -> int | None:
        """Return the whole number of `key`, or None."""
        word = self.word(key)
        if word is None:
            return None
        if word.text.isascii() and word.text.isdigit() and len(word.text) < 10:
            number = int(word.text)
            if number >= least:
                return number
        mend = f"Write a whole number in digits, from {least} on."
        self.fault(word.place, f"{quoted(word.text)} is no number for '{key}'", mend)
        return None

    def digest(self, key: str) -> str:
        """Return the SHA-256 of `key`, or ""."""
        word = self.word(key)
        if word is None:
            return ""
        if not is_digest(word.text.lower()):
            mend = "Write the 64 hexadecimal digits of the SHA-256."
            self.fault(word.place, f"{quoted(word.text)} is not a SHA-256", mend)
        return word.text.lower()

    def language(self, key: str) -> str:
        """Return the BCP 47 tag of `key` in lower case, or ""."""
        word = self.word(key)
        if word is None:
            return ""
        tag = word.text.lower().replace("_", "-")
        if not is_language(tag):
            mend = "Write a BCP 47 tag: en, zh-Hans, pt-BR."
            self.fault(word.place, f"{quoted(word.text)} is not a language tag", mend)
            return ""
        return tag

    def web_address(self, key: str) -> Iri:
        """Return the IRI of `key`, or ""."""
        word = self.word(key)
        return self.iri_of(word) if word else ""

    def iri_of(self, word: Scalar) -> Iri:
        """Return the full IRI that `word` is; anything else is a fault."""
        try:
            return valid_iri(word.text)
        except InvalidIri as error:
            self.fault(word.place, error.message, error.mend or "Write a full IRI.")
            return ""
