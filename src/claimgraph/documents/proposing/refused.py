"""How the parts of the gate say that a draft does not pass."""

from __future__ import annotations

from claimgraph.model.proposal import RefusalReason

_LONGEST_SHOWN = 80


class Refused(Exception):
    """A draft does not pass.

    Args:
        reason: Why.
        what: Which words of it, as a sentence.
    """

    def __init__(self, reason: RefusalReason, what: str) -> None:
        super().__init__(what)
        self.reason = reason
        self.what = what


def shown(words: object, longest: int = _LONGEST_SHOWN) -> str:
    """Return words as a message can carry them: short, printable, between quotes."""
    if not isinstance(words, str):
        return kind(words)
    text = " ".join(words[: 4 * longest].split())
    text = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return f"'{text if len(text) <= longest else text[: longest - 1] + '…'}'"


def kind(value: object) -> str:
    """Return what kind of thing a plug-in handed over: its own class may have any name."""
    return _KINDS.get(type(value), "something else")


_KINDS: dict[type, str] = {
    type(None): "None",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    bytes: "bytes",
    list: "a list",
    tuple: "a tuple",
    dict: "a dict",
}
