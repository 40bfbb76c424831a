"""What the names in a query stand for: its base, its prefixes, its terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from claimgraph.errors import QueryError, UnknownTerm
from claimgraph.graph.sparql_emission import unescaped
from claimgraph.graph.sparql_tokens import Kind, QueryText, Token, close_matches

Form = Literal["select", "ask", "construct", "describe"]
Vocabulary = Mapping[str, frozenset[str]]
"""The local names that are defined, by namespace IRI."""

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UNESCAPE = re.compile(r"\\(.)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


@dataclass(frozen=True, slots=True)
class Prologue:
    """What stands before the query form.

    Attributes:
        base: What relative IRIs are relative to, or "".
        declared: The prefixes of the query's own ``PREFIX`` lines.
        end: Index of the first token after it.
        form: What kind of query follows.
    """

    base: str
    declared: Mapping[str, str]
    end: int
    form: Form


def read_prologue(source: QueryText, read: list[Token]) -> Prologue:
    """Read what stands before the query form.

    Raises:
        QueryError: it can't be read, or no query form follows.
    """
    declared: dict[str, str] = {}
    base, at = "", 0
    while at < len(read) and (word := read[at].text.upper()) in ("BASE", "PREFIX", "VERSION"):
        if word == "PREFIX":
            label, iri = _declaration(source, read, at)
            declared[label] = _absolute(source, iri, base)
        elif word == "BASE" and at + 1 < len(read):
            base = _absolute(source, read[at + 1], base)
        at += 3 if word == "PREFIX" else 2
    if at >= len(read):
        mend = f"Begin with {', '.join(_FORMS)}."
        raise source.error(len(source.text.rstrip()), "there is no query here", mend)
    token = read[at]
    if token.kind is not Kind.WORD or token.text.upper() not in _FORMS:
        close = close_matches(token.text.upper(), _FORMS, 1)
        mend = f"Did you mean {close[0]}?" if close else f"Begin with {', '.join(_FORMS)}."
        raise source.error(token.start, f"unexpected {token.shown}", mend)
    return Prologue(base, declared, at, cast(Form, token.text.lower()))


def _declaration(source: QueryText, read: list[Token], at: int) -> tuple[str, Token]:
    rest = read[at + 1 : at + 3]
    label = rest[0].text if rest else ""
    if [t.kind for t in rest] != [Kind.NAME, Kind.IRI] or label.find(":") != len(label) - 1:
        mend = "Write: PREFIX label: <https://example.org/namespace#>"
        raise source.error(read[at].start, "a PREFIX that can't be read", mend)
    return label[:-1], rest[1]


def _absolute(source: QueryText, token: Token, base: str) -> str:
    """Return the absolute IRI (RFC 3986, section 5.2) that an IRI token stands for."""
    iri = unescaped(token.text[1:-1])
    if token.kind is not Kind.IRI or _NOT_IN_IRI.search(iri):
        mend = "Write it as <https://example.org/thing>, without spaces and quotes."
        raise source.error(token.start, "not an IRI", mend)
    if _SCHEME.match(iri):
        return iri
    if not base.startswith(("http://", "https://")):
        message = "a relative IRI, and no BASE that starts with http:// or https://"
        raise source.error(token.start, message, "Write the whole IRI, or use a prefix.")
    from urllib.parse import urljoin

    path, mark, fragment = iri.partition("#")  # urljoin drops an empty fragment
    return urljoin(base, path).partition("#")[0] + mark + fragment


class Names:
    """Resolves IRIs and prefixed names.

    Args:
        source: The query.
        prologue: Its base and prefixes, which go before those of the caller.
        predeclared: The caller's prefixes.
    """

    def __init__(
        self, source: QueryText, prologue: Prologue, predeclared: Mapping[str, str]
    ) -> None:
        self._source = source
        self._base = prologue.base
        self._known = {**predeclared, **prologue.declared}
        self.used: dict[str, str] = {}

    def resolve(self, read: Iterable[Token]) -> list[tuple[Token, str]]:
        """Return each token that names an IRI, with that IRI, absolute.

        Raises:
            UnknownTerm: a prefix that is not declared.
            QueryError: an IRI that is none, or a relative one without a base.
        """
        found = []
        for token in read:
            if token.kind is Kind.IRI:
                found.append((token, _absolute(self._source, token, self._base)))
            elif token.kind is Kind.NAME:
                found.append((token, self._expand(token)))
        return found

    def _expand(self, token: Token) -> str:
        prefix, _, local = token.text.partition(":")
        if prefix not in self._known:
            raise self._unknown(token, prefix)
        self.used[prefix] = self._known[prefix]
        return self._known[prefix] + _UNESCAPE.sub(r"\1", local)

    def _unknown(self, token: Token, prefix: str) -> QueryError:
        close = close_matches(prefix, self._known, 1) or close_matches(
            prefix.lower(), self._known, 1
        )
        known = ", ".join(f"{label}:" for label in sorted(self._known))
        mend = f"Did you mean {close[0]}:?" if close else "Declare it: PREFIX label: <https://...>."
        return self._source.error(
            token.start,
            f"the prefix of {token.shown} is not declared",
            f"{mend} Known here: {known or 'none'}.",
            UnknownTerm,
        )


def check_terms(
    source: QueryText, terms: Iterable[tuple[Token, str]], vocabulary: Vocabulary
) -> None:
    """Hold `terms` to the namespaces of `vocabulary`; an IRI of any other passes.

    Raises:
        UnknownTerm: the first that is not defined, with those that come close.
    """
    namespaces = sorted(vocabulary, key=len, reverse=True)
    seen: set[str] = set()
    for token, iri in terms:
        if iri in seen:
            continue
        seen.add(iri)
        namespace = next((n for n in namespaces if iri.startswith(n)), iri)
        local = iri.removeprefix(namespace)
        if local and local not in vocabulary[namespace]:
            raise _undefined(source, token, local, vocabulary[namespace])


def _undefined(source: QueryText, token: Token, local: str, defined: Iterable[str]) -> QueryError:
    by_lower = {name.lower(): name for name in sorted(defined)}
    close = [by_lower[low] for low in close_matches(local.lower(), by_lower, 3)]
    head = token.text[: len(token.text.rstrip(">")) - len(local)]
    tail = ">" if token.kind is Kind.IRI else ""
    meant = " or ".join(f"{head}{name}{tail}" for name in close)
    return source.error(
        token.start,
        f"{token.shown} is not defined, so it would find nothing",
        f"Did you mean {meant}?" if meant else "Look it up in the vocabulary's reference.",
        UnknownTerm,
    )
