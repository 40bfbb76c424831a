"""SPARQL text as tokens, by the terminals of the SPARQL 1.1 grammar (section 19.8).

It knows the tokens and nothing of the grammar; :mod:`claimgraph.graph.sparql`
decides what they may say. Two readings differ from the letter of the grammar,
which would take the longest match: ``?a<?b&&?c>?d`` is a comparison and not the
relative IRI ``<?b&&?c>``, and ``<<``, ``{|`` and their like are tokens of
SPARQL 1.2. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from claimgraph.errors import QueryError


class Kind(Enum):
    """What a token is."""

    IRI = auto()
    STRING = auto()
    NAME = auto()
    """A prefixed name, or the ``prefix:`` of a declaration."""
    VARIABLE = auto()
    LABEL = auto()
    """A blank node's label."""
    LANGUAGE = auto()
    NUMBER = auto()
    WORD = auto()
    """A keyword or the name of a function."""
    MARK = auto()
    """Punctuation or an operator."""


class Token(NamedTuple):
    """A token as it stands in the query.

    Attributes:
        kind: What it is.
        text: As written.
        start: Offset of its first character, in code points.
    """

    kind: Kind
    text: str
    start: int

    @property
    def shown(self) -> str:
        """The text as an error shows it: on one line, and not too long."""
        cut = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        return _printable(cut)


# In a name every character beyond ASCII is taken for a letter here, and looked at afterwards
# (see _check_letters): sets of ASCII compile at once, the grammar's take 50 ms at every start.
_BASE = r"[^\x00-@\[-`{-\x7f]"
_DIGIT_BASE = r"[^\x00-/:-@\[-^`{-\x7f]"
_CHARS = r"[^\x00-,./:-@\[-^`{-\x7f]"
_COLON_CHARS = r"[^\x00-,./;-@\[-^`{-\x7f]"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_PREFIX = rf"{_BASE}(?:{_CHARS}|\.+{_CHARS})*+"
_LOCAL = (
    rf"(?:(?!-){_COLON_CHARS}|{_ESCAPED})"
    rf"(?:{_COLON_CHARS}|{_ESCAPED}|\.+(?={_COLON_CHARS}|{_ESCAPED}))*+"
)
_UCHAR = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_IN_IRI = r"[^<>\"{}|^`\\\x00-\x20]"
_COMPARISON = rf"[?$=(\"'!+\-]|(?![A-Za-z][A-Za-z0-9+.\-]*://){_IN_IRI}*&&"
_ESCAPE = rf"\\[tbnrf\"'\\]|{_UCHAR}"
_SHARED = rf"""
    (?P<SPACE>(?:[ \t\r\n]|\#[^\r\n]*)++)
  | (?P<IRI><(?!{_COMPARISON})(?:{_IN_IRI}|{_UCHAR})*+>)
  | (?P<STRING>
        \"{{3}}(?:\"{{0,2}}(?:[^\"\\]|{_ESCAPE}))*+\"{{3}}
      | '{{3}}(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*+'{{3}}
      | \"(?!\"\")(?:[^\"\\\r\n]|{_ESCAPE})*+\"
      | '(?!'')(?:[^'\\\r\n]|{_ESCAPE})*+')
  | (?P<VARIABLE>[?$]{_DIGIT_BASE}++)
  | (?P<LABEL>_:{_DIGIT_BASE}(?:{_CHARS}|\.+{_CHARS})*+)
  | (?P<LANGUAGE>@[A-Za-z]+(?:-[A-Za-z0-9]+)*+(?:--[A-Za-z]+)?)
  | (?P<NUMBER>
        [+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+
      | [+-]?(?:[0-9]*\.)?[0-9]++)
"""
_MARKS = rf"""
  | (?P<MARK><<\( | \)>> | \|\| | && | \^\^ | <= | >= | != | <<(?!(?:{_IN_IRI}|\\)*>) | >>
      | {{\| | \|}} | [{{}}()\[\];,.+\-*/<>=!^|~?])
"""
_NAMES = rf"| (?P<NAME>(?:{_PREFIX})?+:(?:{_LOCAL})?+) | (?P<CHUNK>{_PREFIX})"
_WORD = r"| (?P<WORD>[A-Za-z_][A-Za-z0-9_]*+)"
ESCAPE = re.compile(_ESCAPE)
"""An escape in a string; an IRI knows those with ``u`` and ``U`` only."""
_TOKEN = re.compile(_SHARED + _NAMES + _WORD + _MARKS, re.VERBOSE)
_NO_NAME = re.compile(_SHARED + _WORD + _MARKS, re.VERBOSE)


@dataclass(frozen=True, slots=True)
class QueryText:
    """A query as the user wrote it.

    Attributes:
        text: The query.
        name: What to call it in an error: a file's name, ``query``.
    """

    text: str
    name: str = "query"

    def error(
        self, position: int, message: str, mend: str, kind: type[QueryError] = QueryError
    ) -> QueryError:
        """Return an error that shows the line of `position` with a caret under it.

        Args:
            position: Offset in code points; the end of the text is allowed.
            message: What is wrong there.
            mend: What to do about it.
            kind: The class of the error.
        """
        start = self.text.rfind("\n", 0, position) + 1
        line = self.text.count("\n", 0, position) + 1
        end = self.text.find("\n", position)
        whole = self.text[start : end if end >= 0 else None]
        place = f"{self.name}:{line}:{position - start + 1}"
        return kind(f"{message}\n{_excerpt(whole, position - start)}", place=place, mend=mend)


def tokens(query: QueryText) -> Iterator[Token]:
    """Yield the tokens of `query`; space and comments are dropped.

    Raises:
        QueryError: an unclosed string, or a character that begins no token.
    """
    text = query.text
    position, nameless = (1 if text.startswith("\ufeff") else 0), 0
    while position < len(text):
        match = (_NO_NAME if position < nameless else _TOKEN).match(text, position)
        if match is not None and match.lastgroup == "CHUNK":
            nameless = match.end()  # no name begins in here: to look again would be quadratic
            match = _NO_NAME.match(text, position)
        if match is None:
            raise _unreadable(query, position)
        if match.lastgroup != "SPACE":
            kind = Kind[match.lastgroup or ""]
            _check_letters(query, kind, match)
            yield Token(kind, match.group(), position)
        position = match.end()


@cache
def _not_in_name() -> re.Pattern[str]:
    return re.compile(
        "[^\x00-\x7f\u00b7À-ÖØ-öø-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f"
        "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
    )


def _check_letters(query: QueryText, kind: Kind, match: re.Match[str]) -> None:
    """Raise where a name holds a character beyond ASCII that no name may hold."""
    if kind in (Kind.NAME, Kind.VARIABLE, Kind.LABEL) and not match.group().isascii():
        wrong = _not_in_name().search(match.group())
        if wrong is not None:
            raise _unreadable(query, match.start() + wrong.start())


def _unreadable(query: QueryText, position: int) -> QueryError:
    character = query.text[position]
    if character in "\"'":
        return query.error(
            position,
            "this string is not closed, or holds an escape that SPARQL does not know",
            "Close it on its line, use three quotes for several lines, and write \\ as \\\\.",
        )
    name = unicodedata.name(character, "a control character").lower()
    mend = "Take it out, or put it into a string."
    if unicodedata.normalize("NFKC", character).isspace():
        mend = "Replace it by an ordinary space."
    elif character in "“”„«»‘’‚":
        mend = "Use straight quotes, \" or '."
    return query.error(position, f"unexpected character U+{ord(character):04X} ({name})", mend)


def close_matches(
    word: str, options: Iterable[str], most: int = 1, likeness: float = 0.6
) -> list[str]:
    """Return those of `options` that `word` may be a misspelling of, the likeliest first."""
    from difflib import get_close_matches  # 3 ms that only an error should cost

    return get_close_matches(word, list(options), most, likeness)


_SHOWN = 60
"""Characters of a token that an error repeats."""
_CONTEXT = 60
"""Characters of a long line that are shown on either side of the caret."""


def _excerpt(line: str, column: int) -> str:
    first = max(0, column - _CONTEXT)
    before = _printable(line[first:column])
    after = _printable(line[column : column + _CONTEXT]).rstrip()
    return f"    {before}{after}\n    {' ' * _width(before)}^"


def _printable(text: str) -> str:
    """Return `text` with tabs as spaces and without what would disturb a terminal."""
    spaced = text.replace("\t", " ")
    return "".join(c if c.isprintable() else "\ufffd" for c in spaced)


def _width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
