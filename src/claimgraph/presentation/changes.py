"""What an import changes, as a person reads it: things, documents, rows of claims.

An edited row of a sheet replaces a claim and a whole chain of sayings. Here it is
one change again, with what it said before and what it says now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from claimgraph.analysis.lineage import Chain
from claimgraph.model.claim import Attestation, Claim, Literal
from claimgraph.model.content import Content, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Name
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement
from claimgraph.model.merging import Change, Difference
from claimgraph.model.source import Citation, Source
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.wording import (
    chain_text,
    citation_text,
    claim_text,
    judgement_text,
    name_text,
    one_line,
)

KINDS = ("thing", "document", "claim", "judgement")
_SKIPPED = frozenset({"iri", "claim", "taken_from", "handle"})


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of a change: what it was and what it is, None for nothing.

    Of a list only what has gone and what has come is told.
    """

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change.

    Attributes:
        sign: ``+`` added, ``-`` removed, ``~`` changed.
        kind: One of :data:`KINDS`.
        id: The short id, or the handle of the row.
        text: What it is: a name, a claim as a sentence.
        details: What changed; of a new or removed row, who says it.
    """

    sign: str
    kind: str
    id: str
    text: str
    details: tuple[Detail, ...] = ()


def entries(
    changes: Difference, content: Content, namespaces: Namespaces, vocabulary: Vocabulary
) -> list[Entry]:
    """Return `changes` one by one: things, documents, claims, judgements.

    Args:
        changes: What an import changes.
        content: The case, before or after.
        namespaces: The case's.
        vocabulary: Gives the labels of classes and relations.
    """
    return list(_Teller(changes, content, namespaces, vocabulary).entries())


def counts(changes: Difference) -> dict[str, dict[str, int]]:
    """Return how many of each kind are added, changed and removed."""
    words = {"+": "added", "~": "changed", "-": "removed"}
    found: dict[str, dict[str, int]] = {}
    for field in fields(changes):
        signs = [change.sign for change in getattr(changes, field.name)]
        found[field.name] = {word: signs.count(sign) for sign, word in words.items()}
    return found


@dataclass(frozen=True)
class _Teller:
    changes: Difference
    content: Content
    namespaces: Namespaces
    vocabulary: Vocabulary

    def __post_init__(self) -> None:
        # Names are looked up in what is there before and after: a new claim is about new things.
        object.__setattr__(self, "content", _with_all(self.content, self.changes))

    def entries(self) -> Iterator[Entry]:
        yield from (self._entry(change, "thing") for change in self.changes.entities)
        yield from (self._entry(change, "document") for change in self.changes.sources)
        yield from self._rows()
        yield from self._judgements()

    def _entry(self, change: Change[Any], kind: str) -> Entry:
        thing: Any = change.new or change.old
        details = tuple(self._differences(change.old, change.new)) if change.sign == "~" else ()
        text = name_text(thing.iri, self.content)
        if isinstance(thing, Source) and thing.title:
            text = one_line(thing.title)
        return Entry(change.sign, kind, self.namespaces.shorten(thing.iri), text, details)

    def _judgements(self) -> Iterator[Entry]:
        for change in self.changes.judgements:
            judgement = change.new or change.old
            assert isinstance(judgement, Judgement)
            reason = Detail("reason", None, judgement.reason)
            yield Entry(
                change.sign,
                "judgement",
                self.namespaces.shorten(judgement.iri),
                self._judgement(judgement),
                (reason,) if judgement.reason and change.new else (),
            )

    def _judgement(self, judgement: Judgement) -> str:
        return judgement_text(judgement, self.content, self.vocabulary, self._known_judgements)

    @cached_property
    def _known_judgements(self) -> dict[Iri, Judgement]:
        return {judgement.iri: judgement for judgement in self.content.judgements}

    # -- rows of claims -------------------------------------------------------------

    def _rows(self) -> Iterator[Entry]:
        before = _rows_of(change.old for change in self.changes.attestations)
        after = _rows_of(change.new for change in self.changes.attestations)
        told: set[Iri] = set()
        for key in sorted(before.keys() | after.keys()):
            old, new = before.get(key, ()), after.get(key, ())
            told.update(attestation.claim for attestation in (*old, *new))
            yield from self._row(key[1], old, new)
        for change in self.changes.claims:
            claim = change.new or change.old
            assert isinstance(claim, Claim)
            if change.sign == "~" or claim.iri not in told:
                changed = self._differences(change.old, change.new) if change.sign == "~" else ()
                short, text = self._short(claim.iri), self._claim(claim.iri)
                yield Entry(change.sign, "claim", short, text, tuple(changed))

    def _row(
        self, handle: str, old: tuple[Attestation, ...], new: tuple[Attestation, ...]
    ) -> Iterator[Entry]:
        if len(old) == len(new) == 1:
            details = tuple(self._row_differences(old[0], new[0]))
            short = handle or self.namespaces.shorten(new[0].iri)
            yield Entry("~", "claim", short, self._claim(new[0].claim), details)
            return
        for sign, sayings in (("-", old), ("+", new)):
            for attestation in sayings:
                short = handle or self.namespaces.shorten(attestation.iri)
                chain = self._chain(attestation)
                said = Detail("by", chain, None) if sign == "-" else Detail("by", None, chain)
                yield Entry(sign, "claim", short, self._claim(attestation.claim), (said,))

    def _row_differences(self, old: Attestation, new: Attestation) -> Iterator[Detail]:
        if old.claim != new.claim:
            yield Detail("said", self._claim(old.claim), self._claim(new.claim))
        before, after = self._chain(old), self._chain(new)
        if before != after:
            yield Detail("by", before, after)
        skipped = {"agents", "stance", "source", "act"} if before != after else set()
        yield from self._differences(old, new, skipped)

    def _differences(self, old: Any, new: Any, skipped: Iterable[str] = ()) -> Iterator[Detail]:
        for field in fields(old):
            before, after = getattr(old, field.name), getattr(new, field.name)
            if before == after or field.name in _SKIPPED or field.name in skipped:
                continue
            word = field.name.replace("_", " ")
            if isinstance(before, tuple):
                gone = [self._shown(each) for each in before if each not in after]
                come = [self._shown(each) for each in after if each not in before]
                yield Detail(word, "; ".join(gone) or None, "; ".join(come) or None)
            else:
                yield Detail(word, self._shown(before) or None, self._shown(after) or None)

    # -- words ------------------------------------------------------------------------

    def _claim(self, iri: Iri) -> str:
        claim = self.content.claims.get(iri)
        return claim_text(claim, self.content, self.vocabulary) if claim else self._short(iri)

    def _chain(self, outermost: Attestation) -> str:
        chain, seen = [outermost], {outermost.iri}
        while nearer := [i for i in chain[-1].taken_from if i not in seen]:
            found = self.content.attestations.get(nearer[0])
            if found is None:
                break
            seen.add(found.iri)
            chain.append(found)
        said: Chain = tuple(chain)
        return chain_text(said, self.content)

    def _short(self, iri: Iri) -> str:
        handles = sorted(a.handle for a in self.content.attestations_of.get(iri, ()) if a.handle)
        return handles[0] if handles else self.namespaces.shorten(iri)

    def _name(self, iri: Iri) -> str:
        if iri in self.content.claims:
            return self._claim(iri)
        return name_text(iri, self.content)

    def _shown(self, value: Any) -> str:
        """Return the value of a field in words."""
        ways: Mapping[type, Callable[[Any], str]] = {
            Name: _name,
            Citation: lambda passage: citation_text(replace(passage, digest=""), self.content),
            EdtfDate: lambda date: date.text,
            Literal: lambda literal: literal.text,
            bool: lambda flag: "yes" if flag else "no",
            tuple: lambda pair: ": ".join(self._shown(each) for each in pair),
        }
        if value in (None, ""):
            return ""
        if type(value) in ways:
            return one_line(ways[type(value)](value))
        text = str(value)
        if text in self.content.entities or text in self.content.claims:
            return self._name(text)
        return one_line(self.vocabulary.label(text) if text in self.vocabulary else text)


def _name(name: Name) -> str:
    return f"{name.text} ({', '.join(filter(None, (name.kind, name.language)))})"


def _rows_of(
    attestations: Iterable[Attestation | None],
) -> dict[tuple[Iri, str], tuple[Attestation, ...]]:
    """Return the outermost of `attestations` by document and handle.

    Those that others lead to are a part of the others' row.
    """
    every = [attestation for attestation in attestations if attestation is not None]
    inner = {iri for attestation in every for iri in attestation.taken_from}
    found: dict[tuple[Iri, str], list[Attestation]] = defaultdict(list)
    for attestation in every:
        if attestation.handle or attestation.iri not in inner:
            key = attestation.handle or attestation.iri
            found[attestation.source, key].append(attestation)
    return {key: tuple(group) for key, group in found.items()}


def _with_all(content: Content, changes: Difference) -> Content:
    """Return `content` with everything that `changes` takes away or brings."""

    def both(kind: str) -> dict[Iri, Any]:
        pairs = getattr(changes, kind)
        every = [thing for change in pairs for thing in (change.old, change.new) if thing]
        return {thing.iri: thing for thing in every}

    claims = {**content.claims, **both("claims")}
    attestations = {**content.attestations, **both("attestations")}
    record = Record("", tuple(claims.values()), tuple(attestations.values()))
    return Content(
        content.info,
        {**content.entities, **both("entities")},
        {**content.sources, **both("sources")},
        {"": record},
        tuple({**{j.iri: j for j in content.judgements}, **both("judgements")}.values()),
    )
