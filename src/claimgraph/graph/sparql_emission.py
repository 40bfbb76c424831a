"""Writes a query anew from its tokens, so that the engine can read it in one way only.

Why, and what that must hold, is told in :mod:`claimgraph.graph.sparql`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimgraph.errors import QueryError, QueryRefused
from claimgraph.graph.sparql_tokens import ESCAPE, Kind, QueryText, Token, close_matches

MAX_SENT = 8 * 1024 * 1024
"""Longest text that is sent to the engine, in code points."""

_SERVICE = re.compile("service", re.IGNORECASE)
_FIRST = re.compile("s(?=ervice)", re.IGNORECASE)
_PADDING = " " * 16
_GLUED = frozenset(("CONCAT", "COALESCE", "BNODE"))
"""Functions whose "(" the engine wants right after the name."""
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\\": r"\\", '"': r"\""}
_NOT_IN_STRING = re.compile(r"[\x00-\x1f\x7f#]")
_NOT_IN_IRI = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`#]")
_LONG = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_POSITION = re.compile(r"error at (\d+):\d+: expected (.*)", re.DOTALL)
_SENTENCE = re.compile(r"[A-Za-z][^\[\]\"']* [a-z][^\[\]\"']*")

WORDS = re.findall(
    r"\w+",
    "ABS ALL AS ASC ASK AVG BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT "
    "DATATYPE DAY DESC DESCRIBE DISTINCT ENCODE_FOR_URI EXISTS FILTER FLOOR GRAPH GROUP "
    "GROUP_CONCAT HAVING HOURS IF IN IRI isBLANK isIRI isLITERAL isNUMERIC isURI LANG LANGMATCHES "
    "LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NOT NOW OFFSET OPTIONAL ORDER RAND REDUCED REGEX "
    "REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SHA1 SHA256 SHA384 SHA512 STR "
    "STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TZ "
    "UCASE UNDEF UNION URI UUID VALUES WHERE YEAR a false true",
)
"""The keywords and functions of SPARQL 1.1 queries that are not refused."""


def holds_service(text: str) -> bool:
    """Return whether the letters of "service" stand in a row in `text`."""
    return _SERVICE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Emission:
    """A query as it is sent: one token a line.

    Attributes:
        text: What is sent.
        tokens: The token of each line.
    """

    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, source: QueryText, tokens: Iterable[Token], iris: Mapping[int, str]) -> Emission:
        """Write `tokens` anew.

        Args:
            source: The query that they are from, for errors.
            tokens: All tokens after the prologue.
            iris: The absolute IRI that a token names, by the token's start.

        Raises:
            QueryRefused: the text becomes too long.
        """
        written = tuple(tokens)
        lines: list[str] = []
        labels: dict[str, int] = {}
        length = 0
        for token in written:
            line = _rewritten(token, iris, labels)
            _check_line(source, token, line)
            if line == "(" and lines and lines[-1].upper() in _GLUED:
                lines[-1] += line
                line = ""
            lines.append(line)
            length += len(line) + len(_PADDING) + 1
            if length > MAX_SENT:
                message = "too long once the prefixes are written out"
                mend = "List values once, with VALUES, or ask in several queries."
                raise source.error(token.start, message, mend, QueryRefused)
        return cls("".join(f"{line}{_PADDING}\n" for line in lines), written)

    def syntax_error(self, source: QueryText, message: str) -> QueryError:
        """Return the engine's `message` as an error at the place in the user's text."""
        match = _POSITION.search(message)
        if match is None:
            return QueryError(message, place=source.name, mend="Mend the query.")
        reason = _reason(match[2])
        line = int(match[1]) - 1
        if line >= len(self.tokens):
            return _at_end(source, reason)
        token = self.tokens[line]
        problem = f"not SPARQL from here on: unexpected {token.shown}"
        if reason:
            problem += f" ({reason})"
        return source.error(token.start, problem, _mend(token))


def _check_line(source: QueryText, token: Token, line: str) -> None:
    """Hold the one property that all rests on (see :mod:`claimgraph.graph.sparql`)."""
    if holds_service(line) and token.kind is not Kind.VARIABLE:
        message = "this can't be told from the keyword SERVICE, which is refused"
        raise source.error(token.start, message, "Name it otherwise.", QueryRefused)


def _rewritten(token: Token, iris: Mapping[int, str], labels: dict[str, int]) -> str:
    match token.kind:
        case Kind.IRI | Kind.NAME:
            return _iri(iris[token.start])
        case Kind.STRING:
            return _string(token.text)
        case Kind.LABEL:
            return f"_:b{labels.setdefault(token.text, len(labels))}"
        case Kind.VARIABLE:
            return f"${token.text[1:]}"
        case _:
            return token.text


def _iri(iri: str) -> str:
    rest = _NOT_IN_IRI.sub(_escaped, iri[1:])
    return f"<{_escaped(iri[0])}{_FIRST.sub(_escaped, rest)}>"


def _string(text: str) -> str:
    quotes = 3 if text[:3] in ('"""', "'''") and len(text) >= 6 else 1
    quoted = "".join(_SHORT.get(c, c) for c in unescaped(text[quotes:-quotes]))
    return f'"{_FIRST.sub(_escaped, _NOT_IN_STRING.sub(_escaped, quoted))}"'


def _escaped(character: str | re.Match[str]) -> str:
    code = ord(character if isinstance(character, str) else character[0])
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def unescaped(text: str) -> str:
    """Return `text` with the escapes of SPARQL's strings and IRIs undone."""
    return ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    body = escape[0][1:]
    if body[0] in "uU":
        return chr(int(body[1:], 16))
    return _LONG.get(body, body)


def _reason(expected: str) -> str:
    """Return the sentence among the tokens that the parser expected, or ""."""
    parts = expected.removeprefix("one of ").split(", ")
    return next((part for part in parts if _SENTENCE.fullmatch(part)), "")


def _at_end(source: QueryText, reason: str) -> QueryError:
    if reason:
        return QueryError(reason, place=source.name, mend="Mend the query.")
    end = len(source.text.rstrip())
    return source.error(end, "the query ends where more is due", "Add what is missing at its end.")


def _mend(token: Token) -> str:
    if token.kind is Kind.WORD:
        by_upper = {word.upper(): word for word in WORDS}
        close = close_matches(token.text.upper(), by_upper, 1, 0.8)
        if close and close[0] != token.text.upper():
            return f"Did you mean {by_upper[close[0]]}?"
    if token.kind is Kind.IRI and "://" not in token.text:
        return "It is read as an IRI; where < means “less than”, put a space after it."
    if token.kind is Kind.LABEL:
        return "Use a variable: a blank node's label counts within one pair of braces only."
    if token.text == "}":
        return (
            "Look at what stands before it: a triple that lacks a part, "
            "or BIND ... AS a variable that is in use already."
        )
    return "Look at what stands here and just before it."
