"""Values: relations of which a thing has one value at a time, and things that have two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimgraph.analysis.reconciliation.evidence import Evidence
from claimgraph.analysis.reconciliation.parts import Parts
from claimgraph.model.claim import Claim, Literal, Qualifiers
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri


@dataclass(frozen=True, slots=True)
class TwoValues:
    """A thing with two values of a relation that has one.

    Attributes:
        thing: The thing.
        relation: The relation.
        one: A claim.
        other: A claim whose value can't be the same.
        more: How many further claims give a value of it.
    """

    thing: Iri
    relation: Iri
    one: Claim
    other: Claim
    more: int


def single_values(evidence: Evidence) -> Iterator[tuple[Iri, TwoValues | None]]:
    """Yield each thing that has a value of a single-valued relation, and what does not fit.

    Quantities are left to :mod:`claimgraph.analysis.reconciliation.counts`. A group is
    several things, which have several values.
    """
    by_scope: dict[tuple[Iri, Iri, str, Iri, Qualifiers], list[Claim]] = defaultdict(list)
    quantities = evidence.under("hasQuantity")
    for relation in evidence.relations:
        root = evidence.vocabulary.single_valued(relation)
        if root is None or relation in quantities:
            continue
        for claim in evidence.stating([relation]):
            when = claim.when.text if claim.when else ""
            thing = evidence.identity[claim.subject]
            scope = (root, thing, when, claim.where, claim.qualifiers)
            by_scope[scope].append(claim)
    nested = Parts.read(evidence)
    for (root, thing, *_), claims in by_scope.items():
        yield thing, _two_values(evidence, nested, thing, root, claims)


def _two_values(
    evidence: Evidence, nested: Parts, thing: Iri, root: Iri, claims: Sequence[Claim]
) -> TwoValues | None:
    if len(claims) < 2 or evidence.is_group(thing):
        return None
    ordered = sorted(claims, key=lambda claim: claim.iri)
    pair = (
        _dates_apart(ordered) or _texts_apart(ordered) or _things_apart(evidence, nested, ordered)
    )
    return TwoValues(thing, root, *pair, len(claims) - 2) if pair else None


def _dates_apart(claims: Iterable[Claim]) -> tuple[Claim, Claim] | None:
    """Return the claims with the latest beginning and the earliest end, if they can't be equal.

    Hedged dates ("about 1999") and dates without a year exclude nothing.
    """
    dated = [
        (claim.object, claim)
        for claim in claims
        if isinstance(claim.object, EdtfDate)
        and claim.object.year_known
        and not (claim.object.approximate or claim.object.uncertain)
        and claim.object.earliest is not None
        and claim.object.latest is not None
    ]
    if len(dated) < 2:
        return None
    last = max(dated, key=lambda item: (item[0].earliest, item[0].text))
    first = min(dated, key=lambda item: (item[0].latest, item[0].text))
    return (first[1], last[1]) if first[0].equals(last[0]) is False else None


def _texts_apart(claims: Iterable[Claim]) -> tuple[Claim, Claim] | None:
    """Return the first two claims with different texts in one language."""
    by_language: dict[str, Claim] = {}
    for claim in claims:
        if isinstance(claim.object, Literal):
            known = by_language.setdefault(claim.object.language, claim)
            if _words(known) != _words(claim):
                return known, claim
    return None


def _words(claim: Claim) -> list[str]:
    return claim.object.text.casefold().split() if isinstance(claim.object, Literal) else []


def _things_apart(
    evidence: Evidence, nested: Parts, claims: Iterable[Claim]
) -> tuple[Claim, Claim] | None:
    """Return the first two claims with different things, neither of which holds the other."""
    same = evidence.identity
    named = [(same[c.object], c) for c in claims if isinstance(c.object, str)]
    known = [(thing, claim) for thing, claim in named if not evidence.is_unknown(thing)]
    outer = set(nested.maximal({thing for thing, _ in known}))
    different = {thing: claim for thing, claim in reversed(known) if thing in outer}
    if len(different) < 2 or same.may_be_one(different):
        return None
    first, second, *_ = sorted(different.values(), key=lambda claim: claim.iri)
    return first, second
