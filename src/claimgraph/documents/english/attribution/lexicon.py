"""The lexicons of attribution: words as data, each rule with an id, in JSON files beside this."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claimgraph.model.claim import Modality, Stance


@dataclass(frozen=True, slots=True)
class Rule:
    """What reporting words mean.

    Attributes:
        id: Its id.
        stance: What the speaker does with what is said, or None for what is usual.
        modality: In what mode it is put, or None where that hangs on who speaks.
        denies: Whether the words say that it is not so.
        rejects: Whether the negated word does ("did not accept that").
        takes: What can be said with it.
        particle: The word that has to stand behind it, or "".
        owned: Whether a noun is one of saying only with whose it is: "her case is that".
    """

    id: str
    stance: Stance | None = None
    modality: Modality | None = None
    denies: bool = False
    rejects: bool = False
    takes: frozenset[str] = frozenset()
    particle: str = ""
    owned: bool = False


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the lexicon of a name; not to be changed."""
    file = files("claimgraph.documents.english.attribution") / "lexicons" / f"{name}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a list of a lexicon as a set."""
    return frozenset(lexicon(name)[key])


@cache
def verbs() -> dict[str, tuple[Rule, ...]]:
    """Return the rules of each reporting verb, by its lemma."""
    return _by_lemma(lexicon("verbs")["verbs"])


@cache
def adjectives() -> dict[str, Rule]:
    """Return the rule of each adjective of knowing, by the word."""
    return dict(_rules(lexicon("verbs")["adjectives"]))


@cache
def sayings() -> dict[str, tuple[Rule, ...]]:
    """Return the rules of each noun of what is said, by its lemma."""
    return _by_lemma(lexicon("nouns")["sayings"])


@cache
def documents() -> dict[str, bool]:
    """Return the nouns of what is written, each with whether it is a register that is kept."""
    entries = lexicon("nouns")["documents"]
    return {lemma: bool(e.get("kept")) for e in reversed(entries) for lemma in e["lemmas"]}


@cache
def authors() -> dict[str, tuple[str, ...]]:
    """Return who writes documents of a kind that only they write."""
    return {
        noun: tuple(names)
        for entry in lexicon("nouns")["documents"]
        for noun, names in entry.get("authors", {}).items()
    }


@cache
def parties() -> dict[str, str]:
    """Return the id of the class of a speaker by the words for them."""
    entries = lexicon("people")["parties"]
    return {word: entry["id"] for entry in entries for word in entry["words"]}


def _by_lemma(entries: list[dict[str, Any]]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for lemma, rule in _rules(entries):
        found[lemma] = (*found.get(lemma, ()), rule)
    return found


def _rules(entries: list[dict[str, Any]]) -> Iterator[tuple[str, Rule]]:
    for entry in entries:
        for lemma in entry["lemmas"]:
            yield (
                lemma,
                Rule(
                    id=entry["id"],
                    stance=Stance(entry["stance"]) if "stance" in entry else None,
                    modality=Modality(entry["modality"]) if "modality" in entry else None,
                    denies=bool(entry.get("denies")),
                    rejects=bool(entry.get("rejects")),
                    takes=frozenset(entry.get("takes", ())),
                    particle=entry.get("particles", {}).get(lemma, ""),
                    owned=bool(entry.get("owned")),
                ),
            )
