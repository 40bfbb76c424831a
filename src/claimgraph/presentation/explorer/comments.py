"""Our scripts without their comments: a third of them is types and reasons, for us alone.

Comments are found by reading a script as the language does (ECMA-262, section 12):
what looks like one in a text, a template or a regular expression stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<text> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<regex> /(?: [^/\\\[\n] | \\. | \[(?:[^\]\\\n]|\\.)*\] )+/[a-z]* )
    | (?P<space> \s+ )
    | (?P<word> [\w$]+ )
    | (?P<mark> [^\w$\s"'`/{}]+ | . )
    """,
    re.DOTALL | re.VERBOSE,
)
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_WORD = re.compile(r"[\w$]+")
_BEFORE_REGEX = frozenset(
    {"return", "typeof", "case", "of", "in", "void", "delete", "await", "new"}
)
_ENDS_A_VALUE = frozenset(")]}`")


def stripped(source: str) -> str:
    """Return a script without comments and the empty lines that they leave.

    Raises:
        ValueError: a template is not closed.
    """
    made: list[str] = []
    blank = ""
    for kind, text in _tokens(source):
        if kind == "comment":
            # A line break in it counts as one: it may end a statement.
            blank += "\n" if "\n" in text else " "
        elif kind == "space":
            blank += text
        else:
            made += (_shortened(blank), text)
            blank = ""
    return "".join((*made, _shortened(blank)))


def _shortened(blank: str) -> str:
    _, newline, indent = blank.rpartition("\n")
    return newline + indent if newline else blank[:1]


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text of each token; a template is cut where it holds code."""
    at, before = 0, ""
    depth = 0
    templates: list[int] = []  # how deep the code in each lies that is open
    while at < len(source):
        goes_on = bool(templates) and templates[-1] == depth and source[at] == "}"
        if goes_on or source[at] == "`":
            kind, text = "template", _template(source, at)
            templates = templates[:-1] if goes_on else templates
            templates += [depth] if text.endswith("{") else []
        else:
            kind, text = _token(source, at, before)
            depth += (text == "{") - (text == "}")
        yield kind, text
        at += len(text)
        before = before if kind in ("comment", "space") else text


def _template(source: str, at: int) -> str:
    found = _TEMPLATE.match(source, at + 1)
    if found is None:
        raise ValueError("a template is not closed")
    return source[at : found.end()]


def _token(source: str, at: int, before: str) -> tuple[str, str]:
    found = _TOKEN.match(source, at)
    assert found is not None
    if found["regex"] and _ends_a_value(before):
        return "mark", "/"  # it divides
    return str(found.lastgroup), found[0]


def _ends_a_value(before: str) -> bool:
    is_word = _WORD.fullmatch(before) and before not in _BEFORE_REGEX
    return bool(is_word) or before[-1:] in _ENDS_A_VALUE
