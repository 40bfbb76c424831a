"""Which claims count under a view, why the others do not, and the plain edges that are left.

The edges are derived and are never stored as truth: they follow from the files and
from the policy alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pyoxigraph as ox

from claimgraph.analysis import listening, validity
from claimgraph.analysis.affirmed import AFFIRMING, affirmed, counting
from claimgraph.analysis.lineage import Ties, independence, ties_of
from claimgraph.analysis.lineage.voices import NOT_AFFIRMING
from claimgraph.analysis.withdrawal import Relations, Tier, Withdrawal
from claimgraph.graph.files import without_collecting
from claimgraph.graph.namespaces import CG, CODE, PROV
from claimgraph.graph.outline import drawn_up, read_outline
from claimgraph.graph.selection import Reader
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement, credibilities, rejected_claims
from claimgraph.model.view import View
from claimgraph.model.vocabulary import Vocabulary


def plainly_admitted(view: View, reader: Reader) -> frozenset[Iri]:
    """Return the claims that count under a view in which stances and judgements decide.

    For one look at a case that is quicker than to work the view out from an outline.
    """
    claims = reader.all_claims()
    if view.every:
        return frozenset(claims)
    return (affirmed(reader.origins()) & claims) - rejected_claims(reader.judgements)


def edges(view: View, reader: Reader, vocabulary: Vocabulary) -> Iterator[ox.Triple]:
    """Yield the plain edges that a view leaves of a whole case."""
    if view.is_plain:
        claims = plainly_admitted(view, reader)
        return (edge for claim, edge in reader.statements() if claim in claims)
    outline = read_outline(drawn_up([reader.store]), reader.info, reader.judgements)
    return outline.edges(sorted(Derivation(view, outline.content, vocabulary).admitted))


def edges_query(view: View, judgements: Iterable[Judgement]) -> str:
    """Return :func:`edges` as a CONSTRUCT query, for a view that :attr:`View.is_plain`.

    Where stances and judgements decide, the engine derives the edges as it loads the
    case, and nothing else has to look at it.
    """
    rejected = " ".join(f"<{claim}>" for claim in sorted(rejected_claims(judgements)))
    stances = " ".join(f"<{CODE}{stance}>" for stance in sorted(AFFIRMING))
    stood_behind = f"""
        {{ SELECT DISTINCT ?claim WHERE {{
            VALUES ?stance {{ {stances} }}
            ?origin <{CG}stance> ?stance ; <{CG}attests> ?claim
            MINUS {{ ?origin <{PROV}wasDerivedFrom> ?other }} }} }}
        MINUS {{ VALUES ?claim {{ {rejected} }} }}"""
    return f"""CONSTRUCT {{ ?subject ?relation ?object }} WHERE {{
        {"" if view.every else stood_behind}
        ?claim a <{CG}Claim> ; <{CG}subject> ?subject ; <{CG}predicate> ?relation ;
               <{CG}object>|<{CG}value> ?object }}"""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a claim does not count.

    Attributes:
        criterion: The criterion that it does not meet, as views are written.
        why: What is so, in a few words.
    """

    criterion: str
    why: str


@dataclass(frozen=True)
class Derivation:
    """A view of one case, worked out.

    Attributes:
        view: The policy.
        content: The case, or its outline (:mod:`claimgraph.graph.outline`).
        vocabulary: The core's and the case's terms.
    """

    view: View
    content: Content
    vocabulary: Vocabulary

    @property
    def admitted(self) -> frozenset[Iri]:
        """The claims that count."""
        return frozenset(self.content.claims.keys() - self.left_out.keys())

    @cached_property
    def left_out(self) -> Mapping[Iri, LeftOut]:
        """The claims that do not count, each with the first reason."""
        out: dict[Iri, LeftOut] = {}
        with without_collecting():
            for claims, reason in self._steps(out):
                for claim in claims:
                    out.setdefault(claim, reason)
        return out

    @cached_property
    def heard(self) -> frozenset[Iri]:
        """The attestations that are listened to, whether or not their claims count."""
        return frozenset(self._left.attestations)

    @property
    def hidden(self) -> frozenset[Iri]:
        """The claims and attestations that nobody who asks under the view should meet.

        That is whatever is not listened to, and what a criterion leaves out; but not what
        nobody stands behind or an analyst rejected. Those do not count, and are there to
        be asked about, as in the views that every case has.
        """
        if self.view.is_plain:
            return frozenset()
        said = self.content.attestations
        gone = {iri for iri, out in self.left_out.items() if out.criterion != "accepted"}
        heard = {iri for iri in self.heard if said[iri].claim not in gone}
        left = {said[iri].claim for iri in heard}
        return frozenset((said.keys() - heard) | (self.content.claims.keys() - left))

    @cached_property
    def _listened(self) -> list[tuple[LeftOut, Content]]:
        """What is heard as one criterion after the other decides whom to listen to."""
        heard, stages = self.content, []
        for criterion, kept, why in listening.criteria(self.view, self.vocabulary, self._plain):
            heard = restricted(heard, kept(heard))
            stages.append((LeftOut(criterion, why), heard))
        return stages

    @property
    def _admissible(self) -> Content:
        """What those criteria together let be heard."""
        return self._listened[-1][1] if self._listened else self.content

    @cached_property
    def _withdrawal(self) -> Withdrawal:
        relations = Relations.of(self.vocabulary, CG)
        return Withdrawal(self._admissible, frozenset(self.view.without), relations)

    @cached_property
    def _left(self) -> Content:
        """What is heard in the end, the withdrawn gone."""
        heard = self._admissible
        if not self.view.without:
            return heard
        return restricted(heard, listening.untouched(heard, self._withdrawal.fates))

    def _steps(self, out: Mapping[Iri, LeftOut]) -> Iterator[tuple[Iterable[Iri], LeftOut]]:
        """Yield what each criterion leaves out; `out` holds what those before it did."""
        view, every = self.view, self.content
        if not view.every:
            rejected = rejected_claims(every.judgements)
            yield every.claims.keys() & rejected, LeftOut("accepted", "an analyst rejected it")
            yield self._unsaid(every), LeftOut("accepted", "nobody stands behind it")
        for reason, heard in self._listened:
            yield self._unsaid(heard), reason
        if view.without:
            for tier, claims in _by_tier(self._withdrawal).items():
                yield claims, LeftOut("without", _TIERS[tier])
            gone = LeftOut("without", "nobody who is left stands behind it")
            yield self._unsaid(self._left), gone
        if view.undisputed:
            yield _denied(self._left), LeftOut("undisputed", "an origin denies or questions it")
            yield (
                self._contradicted(out),
                LeftOut("undisputed", "it stands in a contradiction that counts"),
            )
        if view.min_credibility is not None:
            yield from self._too_doubtful(view.min_credibility)
        if view.valid_at is not None:
            invalid = validity.invalid(
                self.content, self.vocabulary, view.valid_at, view.dates, self._plain
            )
            yield invalid, LeftOut("valid-at", f"not {view.dates} true in the world then")
        if view.origins:
            yield from self._too_few_origins(out)

    def _unsaid(self, heard: Content) -> set[Iri]:
        """Return the claims behind which nobody stands in what is `heard`."""
        if self.view.every:
            said = {a.claim for a in heard.attestations.values()}
            return set() if heard is self.content else heard.claims.keys() - said
        return set(heard.claims.keys() - affirmed(heard.attestations.values()))

    @cached_property
    def _plain(self) -> frozenset[Iri]:
        """The claims that count where nothing but stances and judgements decides."""
        return counting(self.content)

    def _contradicted(self, out: Mapping[Iri, LeftOut]) -> set[Iri]:
        contradicts = self.vocabulary.descendants(CG + "contradicts")
        claims = self.content.claims
        ends = (
            (claim.subject, claim.object)
            for iri, claim in claims.items()
            if claim.predicate in contradicts and iri not in out
        )
        return {end for pair in ends for end in pair if isinstance(end, str) and end in claims}

    def _too_doubtful(self, worst: int) -> Iterator[tuple[Iterable[Iri], LeftOut]]:
        grades = credibilities(self.content.judgements)
        claims = self.content.claims.keys()
        yield claims - grades.keys(), LeftOut("min-credibility", "no analyst graded it")
        doubtful = {iri for iri, grade in grades.items() if grade > worst}
        yield claims & doubtful, LeftOut("min-credibility", "its grade is worse")

    def _too_few_origins(
        self, out: Mapping[Iri, LeftOut]
    ) -> Iterator[tuple[Iterable[Iri], LeftOut]]:
        stated: dict[tuple[object, ...], list[Iri]] = defaultdict(list)
        for iri, claim in self.content.claims.items():
            if iri not in out:
                stated[claim.subject, claim.predicate, claim.object].append(iri)
        by_number: dict[int, list[Iri]] = defaultdict(list)
        for edge, number in independence(self._left, stated, self.ties).items():
            by_number[number] += stated[edge]
        for number in sorted(by_number):
            if number < self.view.origins:
                origins = "1 independent origin" if number == 1 else f"{number} independent origins"
                yield by_number[number], LeftOut("origins", f"its edge has {origins}")

    @cached_property
    def ties(self) -> Ties:
        """Who is no voice independent of whom, by the claims that count anyhow."""
        claims = self.content.claims
        edges = (
            (claims[iri].subject, claims[iri].predicate, end, iri)
            for iri in sorted(self._plain)
            if isinstance(end := claims[iri].object, str)
        )
        return ties_of(self.vocabulary, CG, edges, self.content.sources.values())


_TIERS: Mapping[Tier, str] = {
    Tier.META: "it tells what the withdrawn did or said",
    Tier.AMBIGUOUS: "whose words it is has two readings, and one is the withdrawn",
    Tier.RELAYED: "it reached us only through the withdrawn",
    Tier.LOST_BY_DEPENDENCY: "it leans on a claim that falls",
    Tier.LOST: "it rests on the withdrawn alone",
}


def _by_tier(withdrawal: Withdrawal) -> dict[Tier, list[Iri]]:
    by_tier: dict[Tier, list[Iri]] = defaultdict(list)
    for claim, tier in withdrawal.tiers.items():
        by_tier[tier].append(claim)
    return {tier: by_tier[tier] for tier in Tier if tier is not Tier.REMAINS and tier in by_tier}


def _denied(heard: Content) -> set[Iri]:
    said = heard.attestations.values()
    return {a.claim for a in said if not a.taken_from and a.stance in NOT_AFFIRMING}


def restricted(content: Content, kept: frozenset[Iri]) -> Content:
    """Return `content` with those attestations alone, and chains that lead through them."""
    records = {
        source: replace(
            record,
            attestations=tuple(_within(a, kept) for a in record.attestations if a.iri in kept),
        )
        for source, record in content.records.items()
    }
    return replace(content, records=records)


def _within(attestation: Attestation, kept: frozenset[Iri]) -> Attestation:
    if kept.issuperset(attestation.taken_from):
        return attestation
    return replace(
        attestation, taken_from=tuple(iri for iri in attestation.taken_from if iri in kept)
    )


def origin_stances(attestations: Iterable[Attestation]) -> dict[Iri, frozenset[Stance]]:
    """Return claim to the stances at the origins of its chains."""
    stances: dict[Iri, set[Stance]] = defaultdict(set)
    for attestation in attestations:
        if not attestation.taken_from:
            stances[attestation.claim].add(attestation.stance)
    return {claim: frozenset(found) for claim, found in stances.items()}
