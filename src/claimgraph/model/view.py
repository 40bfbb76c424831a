"""Views: which claims count, as a policy that can be written down in a line."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import Any

from claimgraph.errors import ClaimgraphError, UsageError
from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.iri import Iri, content_id
from claimgraph.model.source import Reliability


class Certainty(StrEnum):
    """What to do where dates leave a question open."""

    POSSIBLY = "possibly"
    CERTAINLY = "certainly"


@dataclass(frozen=True, slots=True)
class View:
    """A policy: a claim counts where all of its criteria hold.

    Attributes:
        every: True to let in also what nobody affirms and what was rejected.
        undisputed: True to leave out what an origin denies or questions, or what
            stands in a contradiction that counts.
        origins: The fewest independent origins that an edge needs.
        without: Agents and documents that are withdrawn, with all that leans on
            them; sorted.
        only: Agents and documents; where given, nothing else is listened to; sorted.
        known_by: Only what was said or published by then.
        valid_at: Only what held in the world then.
        dates: Whether those two take in what is open.
        min_credibility: The worst grade that an analyst may have given a claim: 1 is
            the best, 6 the worst; without a grade it does not count.
        min_reliability: The worst grade that a document may have: A is the best.
    """

    every: bool = False
    undisputed: bool = False
    origins: int = 0
    without: tuple[Iri, ...] = ()
    only: tuple[Iri, ...] = ()
    known_by: EdtfDate | None = None
    valid_at: EdtfDate | None = None
    dates: Certainty = Certainty.POSSIBLY
    min_credibility: int | None = None
    min_reliability: Reliability | None = None

    @property
    def key(self) -> str:
        """Return a name for the policy: the same policy, the same name."""
        return content_id("view", [self.text(lambda iri: iri)])

    @property
    def is_plain(self) -> bool:
        """Whether stances and judgements alone decide, and no lineage, date or grade."""
        return self in (View(), View(every=True))

    def text(self, shorten: Callable[[Iri], str]) -> str:
        """Return the policy in the form that :func:`parse_view` reads.

        Args:
            shorten: Returns the id of a thing.
        """
        words = ["all" if self.every else "accepted"]
        words += ["undisputed"] if self.undisputed else []
        words += [f"origins={self.origins}"] if self.origins else []
        for name in ("without", "only"):
            words += [f"{name}={shlex.quote(shorten(iri))}" for iri in getattr(self, name)]
        for name in ("known_by", "valid_at", "min_credibility", "min_reliability"):
            value = getattr(self, name)
            written = value.text if isinstance(value, EdtfDate) else value
            words += [f"{name.replace('_', '-')}={written}"] if value is not None else []
        if self.dates is Certainty.CERTAINLY and (self.known_by or self.valid_at):
            words.append(f"dates={self.dates}")
        return " ".join(words)


STANDARD: Mapping[str, View] = {
    "accepted": View(),
    "all": View(every=True),
    "undisputed": View(undisputed=True),
    "corroborated": View(origins=2),
}
"""The views that every case has."""

DESCRIPTIONS: Mapping[str, str] = {
    "accepted": "what somebody stands behind and no analyst has rejected",
    "all": "every claim, also those that are only denied or that were rejected",
    "undisputed": "accepted, and nobody denies, questions or contradicts it",
    "corroborated": "accepted, and two independent origins or more stand behind it",
}
"""What the standard views let in, in a line each."""

CRITERIA: Mapping[str, str] = {
    "origins": "the fewest independent origins behind an edge: origins=2",
    "without": "an agent or document to withdraw, with all that leans on it",
    "only": "an agent or document; nothing else is listened to",
    "known-by": "only what was said or published by then: known-by=2022-12",
    "valid-at": "only what held in the world then: valid-at=2019",
    "dates": "what the two dates let in: possibly (the default) or certainly",
    "min-credibility": "the worst grade of a claim, 1 to 6",
    "min-reliability": "the worst grade of a document, A to F",
}
"""The criteria that a view is written with, and what each means."""

_SEVERAL = ("without", "only")


def valid_view_name(name: str) -> str:
    """Return `name`.

    Raises:
        UsageError: it is no word, or that of a view that every case has.
    """
    if name in STANDARD:
        raise UsageError(f"every case has a view {name!r}", mend="Choose another name.")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,63}", name):
        raise UsageError(
            f"{name!r} can't be the name of a view",
            mend="Use letters, digits, '-' and '_', beginning with a letter.",
        )
    return name


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view that a case keeps under a name.

    Attributes:
        name: One word.
        policy: As :func:`parse_view` reads it.
        reason: Why it is kept, or "".
    """

    name: str
    policy: str
    reason: str = ""


@dataclass(frozen=True)
class Views:
    """The views that a case knows by name.

    Attributes:
        kept: Those that it keeps itself, sorted by name.
        resolve: Returns the agent or document that a text means.
    """

    kept: tuple[NamedView, ...] = ()
    resolve: Callable[[str], Iri] = field(default=lambda text: text)

    def parse(self, text: str) -> View:
        """Return the view that `text` describes.

        That is one line of words: names of views, the criteria of which are put
        together, and ``criterion=value``. Of a criterion that is given twice the
        later value counts; ``without`` and ``only`` add up.

        Raises:
            UsageError: a word that is neither, or a value that can't be.
            UnknownName: a thing that is not there.
        """
        words = _words(text)
        known: dict[str, View] = dict(STANDARD)
        for name, policy in self._needed(words).items():
            try:
                known[name] = self._joined(policy, known)
            except ClaimgraphError as error:
                error.place = error.place or f"view {name!r}"
                raise
        return self._joined(words, known)

    def _needed(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Return the kept views that `words` are made of, each after those it is made of."""
        policies = {kept.name: kept.policy for kept in self.kept if kept.name not in STANDARD}
        sorter: TopologicalSorter[str] = TopologicalSorter()
        needed: dict[str, list[str]] = {}
        todo = [word for word in words if word in policies]
        while todo:
            name = todo.pop()
            if name in needed:
                continue
            needed[name] = _words(policies[name], f"view {name!r}")
            inner = [word for word in needed[name] if word in policies]
            sorter.add(name, *inner)
            todo += inner
        try:
            return {name: needed[name] for name in sorter.static_order()}
        except CycleError as error:
            name = min(error.args[1])
            raise UsageError(
                f"the view {name!r} is made of itself", mend="Mend it in case.ttl."
            ) from None

    def _joined(self, words: Iterable[str], known: Mapping[str, View]) -> View:
        view = View()
        for word in words:
            name, is_criterion, value = word.partition("=")
            if is_criterion:
                view = self._with(view, name, value)
            elif word in known:
                view = _joined(view, known[word])
            else:
                names = ", ".join(dict.fromkeys([*STANDARD, *(kept.name for kept in self.kept)]))
                raise UsageError(
                    f"there is no view {word!r}",
                    mend=f"Use one of: {names}; or a criterion such as without=SOURCE.",
                )
        return view

    def _with(self, view: View, name: str, value: str) -> View:
        if name not in CRITERIA:
            raise UsageError(
                f"there is no criterion {name!r} for a view",
                mend=f"Use one of: {', '.join(CRITERIA)}.",
            )
        attribute = name.replace("-", "_")
        if name in _SEVERAL:
            change: object = _added(getattr(view, attribute), [self.resolve(value)])
        else:
            change = _read(name, value)
        return _changed(view, {attribute: change})


def _joined(one: View, other: View) -> View:
    """Return the view with the criteria of both; `other` wins where they differ."""
    changed = {
        f.name: getattr(other, f.name)
        for f in fields(View)
        if f.name not in _SEVERAL and getattr(other, f.name) != f.default
    }
    several = {name: _added(getattr(one, name), getattr(other, name)) for name in _SEVERAL}
    return _changed(one, {**changed, **several})


def _changed(view: View, changes: Mapping[str, Any]) -> View:
    return replace(view, **changes)


def _added(known: tuple[Iri, ...], more: Iterable[Iri]) -> tuple[Iri, ...]:
    return tuple(sorted({*known, *more}))


def _words(text: str, place: str | None = None) -> list[str]:
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError(
            f"the view can't be read: {text!r}: {error}",
            place=place,
            mend="Close the quotation mark.",
        ) from None
    if not words:
        mend = f"Use one of: {', '.join(STANDARD)}."
        raise UsageError("a view needs a name", place=place, mend=mend)
    return words


def _read(name: str, value: str) -> object:
    """Return the value of a criterion.

    Raises:
        UsageError: it can't be.
    """
    match name:
        case "known-by" | "valid-at":
            try:
                return EdtfDate.parse(value)
            except InvalidEdtf as error:
                raise UsageError(f"{name}: {error}") from None
        case "origins":
            return int(_one_of(name, value, r"[1-9]\d{0,3}", "a number from 1 on"))
        case "min-credibility":
            return int(_one_of(name, value, "[1-6]", "a grade from 1 (the best) to 6"))
        case "min-reliability":
            return Reliability(_one_of(name, value.upper(), "[A-F]", "a grade from A to F"))
    return Certainty(_one_of(name, value, "possibly|certainly", "possibly or certainly"))


def _one_of(name: str, value: str, pattern: str, what: str) -> str:
    if not re.fullmatch(pattern, value, re.ASCII):
        raise UsageError(f"{name} can't be {value!r}", mend=f"It is {what}.")
    return value
