"""The words of the gate's lexicon, made into patterns for one language."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claimgraph.documents.pieces.lexicon import one_of

_WORD = r"[^\W_][\w'’-]*"
_VERB_AHEAD = r"(?=\s+(?:not\s+|be\b|have\b|never\s+|also\s+|soon\s+|now\s+|then\s+)*[^\W\d_A-Z])"
_GERUND_AHEAD = r"(?=\s+(?:ever\s+|any\s+)?(?:having|being|[^\W\d_]+ing)\b)"
_NUMBER_AHEAD = r"(?=\s*\d)"
_AHEAD = {"number": _NUMBER_AHEAD, "verb": _VERB_AHEAD, "gerund": _GERUND_AHEAD}
_NOUNS_BEFORE = r"(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\ba )(?<!\btheir )(?<!\bits )(?<!\bof )"


@cache
def _lexicon() -> dict[str, Any]:
    file = files("claimgraph.documents.proposing") / "lexicons" / "wording.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def pronouns() -> frozenset[str]:
    """Return the pronouns that begin with a capital, as names do."""
    return frozenset(_lexicon()["pronouns"])


@cache
def lists(language: str) -> Lists:
    """Return the words that count in a language; those of all where it is ""."""
    lexicon = _lexicon()

    def entries(name: str) -> str:
        """Return the pattern of the entries of a list that count in the language."""
        every = lexicon[name]
        counting = (e for e in every if language in ("", e.get("language") or language))
        return "|".join(_entry(each) for each in counting)

    def words(name: str) -> str:
        """Return the pattern of the words of a list, or of all of its entries."""
        return one_of(
            word
            for each in lexicon[name]
            for word in (each["words"] if isinstance(each, dict) else (each,))
        )

    negation = entries("negations")
    return Lists(
        own_negation=frozenset(lexicon["own_negation"]),
        own_mode=frozenset(lexicon["own_mode"]),
        _negation=_any_case(negation),
        _double=_any_case(rf"(?:{negation})(?:\s+{_WORD}){{0,2}}?\s+(?:{words('double')})\b"),
        _neutral=_any_case(entries("neutral")),
        _clause=_any_case(
            rf"\b({words('denying_clauses')})\s+(?:claims\s+)?that\s+(?:{_WORD}\s+){{0,8}}\Z"
        ),
        _determiner=_any_case(
            rf"\b((?:{words('determiners')})(?:\s+(?:{words('behind_determiners')}))*)\s*\Z"
        ),
        _own=re.compile(rf"(?i:{words('own')})(?=\s+[^\W\dA-Z_]|\s*\Z)"),
        _denial=_any_case(f"{negation}|{entries('denials')}"),
        _hedge=re.compile(entries("hedges")),
        _condition=_any_case(rf"\b({words('conditions')})\s+(?:{_WORD}\s+){{0,3}}\Z"),
        _question=_any_case(rf"\A\W*({words('questions')})\s+(?:{_WORD}\s+){{0,2}}\Z"),
        _aside=_any_case(rf",\s*(?:{words('openers')})\b[^,;]*,"),
        _breaker=_any_case(rf"\b(?:{words('breakers')})\b|;"),
    )


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _entry(each: dict[str, Any]) -> str:
    """Return the pattern of an entry of the lexicon."""
    words = one_of(each["words"])
    if each.get("joined"):
        return f"(?:{words})"
    if each.get("opens"):
        return rf"\b(?:{words})(?=[^\W\d_]{{3}})"
    behind = each.get("behind", "")
    before = _NOUNS_BEFORE if behind == "verb" else ""
    near = rf"(?=(?:\s+{_WORD}){{0,{each['near']}}}\W*\Z)" if "near" in each else ""
    return rf"{before}(?<![\w'’-])(?:{words})(?![\w-]){_AHEAD.get(behind, '')}{near}"


@dataclass(frozen=True, slots=True)
class Lists:
    """The patterns of a language.

    Attributes:
        own_negation: Relations that say themselves that something is not so.
        own_mode: Relations that set a mode themselves.
    """

    own_negation: frozenset[str]
    own_mode: frozenset[str]
    _negation: re.Pattern[str]
    _double: re.Pattern[str]
    _neutral: re.Pattern[str]
    _clause: re.Pattern[str]
    _determiner: re.Pattern[str]
    _own: re.Pattern[str]
    _denial: re.Pattern[str]
    _hedge: re.Pattern[str]
    _condition: re.Pattern[str]
    _question: re.Pattern[str]
    _aside: re.Pattern[str]
    _breaker: re.Pattern[str]

    def negation(self, text: str) -> str:
        """Return the first negation of a text that no other one undoes, or ""."""
        return _first(self._negation, self._double.sub(" ", text))

    def denying_clause(self, before: str) -> str:
        """Return the clause that denies what follows a text, or ""."""
        match = self._clause.search(before)
        if match is None or self._double.search(before[: match.end(1)]):
            return ""
        return match[1]

    def determiner(self, before: str) -> str:
        """Return the negative determiner that a text ends with, or ""."""
        return _first(self._determiner, before)

    def own_determiner(self, words: str) -> str:
        """Return the negative determiner that the words of a thing begin with, or ""."""
        match = self._own.match(words)
        return match[0] if match else ""

    def denial(self, text: str) -> str:
        """Return the first word of a text that denies anything, or ""."""
        return _first(self._denial, text)

    def hedge(self, text: str) -> str:
        """Return the first word of a text that sets a mode, or ""."""
        return _first(self._hedge, text)

    def condition(self, before: str) -> str:
        """Return the word that makes what follows a text conditional, or ""."""
        return _first(self._condition, before)

    def question(self, before: str) -> str:
        """Return the verb that a question begins with whose subject follows a text, or ""."""
        return _first(self._question, before)

    def without_neutral(self, text: str) -> str:
        """Return a text without the phrases that deny nothing."""
        return self._neutral.sub(" ", text)

    def without_clauses(self, text: str) -> str:
        """Return a text without what stands between commas as a clause of its own."""
        return self._aside.sub(" , ", text)

    def last_clause(self, text: str) -> str:
        """Return a text from the last word on that begins another clause."""
        return self._breaker.split(text)[-1]


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    if match is None:
        return ""
    groups = match.groups()
    return " ".join((groups[0] if groups and groups[0] else match[0]).split())
