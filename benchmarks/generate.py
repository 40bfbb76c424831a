"""Synthetic cases of any size, built with the model and written as real case files.

``python -m benchmarks.generate DIR --claims 10000``

The same size and seed give the same bytes on every machine and Python: only
``random.Random.random()`` is used, whose sequence Python promises to keep. What
is invented is shaped like an investigation: bodies run posts and groups of
posts in towns; a few of each are spoken of a lot and most hardly ever (degrees
follow a power law); what is said comes through chains of 1 to 12 sayings, 2.5 on
average; some speak jointly, some deny; counts and dates are stated, hedged or
missing; some claims are about other claims.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.world import BASE, TERMS, World, invented_world
from claimgraph.case import Case
from claimgraph.graph import encode, folder, turtle
from claimgraph.graph.namespaces import CG, case_namespaces
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Literal, Modality, Stance
from claimgraph.model.content import CaseInfo, Content, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.quantity import Bound, Quantity
from claimgraph.model.source import Citation, text_digest

T = TypeVar("T")

CLAIMS_PER_SOURCE = 50
LONGEST_CHAIN = 12
NS = case_namespaces(BASE)

_date = lru_cache(maxsize=None)(EdtfDate)
_quantity = lru_cache(maxsize=None)(Quantity.of)

_ORIGIN_STANCES = (
    [Stance.ASSERTS] * 80
    + [Stance.ALLEGES] * 8
    + [Stance.ESTIMATES] * 5
    + [Stance.DENIES] * 6
    + [Stance.QUESTIONS]
)
_BOUNDS = [Bound.EXACTLY] * 5 + [Bound.AT_LEAST] * 3 + [Bound.OVER, Bound.ABOUT, Bound.UP_TO]
_STATUSES = [
    AttributionStatus.EXPLICIT,
    AttributionStatus.EXPLICIT,
    AttributionStatus.CARRIED,
    AttributionStatus.AGENT_ONLY,
    AttributionStatus.AMBIGUOUS,
]
_MODALITIES = [Modality.FACT, Modality.ALLEGATION, Modality.INTERESTED, None]
_ACTS = ["says", "reports", "prints", "announces", ""]
_ADJECTIVES = ["unofficial", "secret", "busy", "quiet", "small", "remote", "new", "closed"]
_RUNS = [CG + "operates", CG + "operates", CG + "setUp", CG + "manages"]


@dataclass
class _Draft:
    """What one source is going to say: its record while it grows."""

    claims: dict[Iri, Claim] = field(default_factory=dict)
    attestations: dict[Iri, Attestation] = field(default_factory=dict)
    length: int = 0


class Generator:
    """Invents what is said of the things of a world, and how it came through.

    Args:
        claims: How many.
        seed: Another seed, another case.
    """

    goes_on = 0.6
    """Chance that a chain has one more saying: 1 / (1 - 0.6) = 2.5 sayings on average."""
    said_again = 0.2
    """Chance that another source says a claim too."""

    def __init__(self, claims: int, seed: int) -> None:
        self._random = Random(seed).random
        self._wanted = claims
        self.world: World = self._invented()
        self._claims: list[Claim] = []
        self._known: set[Iri] = set()
        self._drafts = {source.iri: _Draft() for source in self.world.sources.values()}
        self._kinds = self._weighted_kinds()

    def _invented(self) -> World:
        return invented_world(self._wanted, self._random, NS)

    # -- chance -----------------------------------------------------------------

    def _chance(self, probability: float) -> bool:
        return self._random() < probability

    def _number(self, first: int, last: int) -> int:
        return first + int(self._random() * (last - first + 1))

    def _any(self, pool: list[T]) -> T:
        return pool[int(self._random() * len(pool))]

    def _popular(self, pool: list[T]) -> T:
        """Return one of `pool`, the first ones far more often.

        Rank r has a share that falls with r ** (-2/3), so that the number of
        things with degree d falls with d ** -2.5.
        """
        return pool[int(self._random() ** 3 * len(pool))]

    # -- claims -----------------------------------------------------------------

    def _weighted_kinds(self) -> list[Callable[[], Claim]]:
        shares = (
            (self._runs, 30),
            (self._located, 20),
            (self._counted, 12),
            (self._took_part, 12),
            (self._part_of, 10),
            (self._started, 5),
            (self._described, 5),
            (self._about_a_claim, 6),
        )
        return [kind for kind, share in shares for _ in range(share)]

    def _runs(self) -> Claim:
        w = self.world
        thing = self._popular(w.groups if self._chance(0.3) else w.posts)
        where = self._popular(w.places) if self._chance(0.2) else ""
        event = [(CG + "inEvent", self._popular(w.campaigns))] if self._chance(0.1) else []
        return self._claim(self._popular(w.bodies), self._any(_RUNS), thing, where, event)

    def _located(self) -> Claim:
        w = self.world
        thing = self._any(w.groups if self._chance(0.2) else w.posts)
        return self._claim(thing, CG + "locatedIn", self._popular(w.places))

    def _counted(self) -> Claim:
        amount = Decimal(1 + int(self._random() ** 4 * 200))
        count = _quantity(self._any(_BOUNDS), amount, "posts")
        return self._claim(self._popular(self.world.groups), CG + "hasCount", count)

    def _took_part(self) -> Claim:
        w = self.world
        actor = self._popular(w.persons if self._chance(0.4) else w.bodies)
        return self._claim(actor, CG + "participatesIn", self._popular(w.campaigns))

    def _part_of(self) -> Claim:
        w = self.world
        if self._chance(0.5):
            return self._claim(self._any(w.bodies), CG + "partOf", self._popular(w.governments))
        return self._claim(self._any(w.posts), CG + "partOf", self._popular(w.groups))

    def _started(self) -> Claim:
        return self._claim(self._any(self.world.posts), CG + "startedOn", self._some_date())

    def _described(self) -> Claim:
        words = Literal(f"{self._any(_ADJECTIVES)} and {self._any(_ADJECTIVES)}", "en")
        return self._claim(self._popular(self.world.posts), CG + "describedAs", words)

    def _about_a_claim(self) -> Claim:
        if len(self._claims) < 2:
            return self._runs()
        relation = self._any([CG + "contradicts", CG + "contradicts", CG + "qualifies"])
        one, other = self._any(self._claims), self._any(self._claims)
        return self._claim(one.iri, relation, other.iri)

    def _claim(
        self,
        subject: Iri,
        predicate: Iri,
        object: Iri | Literal | Quantity | EdtfDate,
        where: Iri = "",
        qualifiers: list[tuple[Iri, Iri]] | None = None,
    ) -> Claim:
        when = self._some_date() if self._chance(0.35) else None
        on = [self._any(self._claims).iri] if self._claims and self._chance(0.02) else []
        return Claim.of(
            NS,
            subject,
            predicate,
            object,
            when=when,
            where=where,
            qualifiers=qualifiers or (),
            depends_on=on,
        )

    def _some_date(self) -> EdtfDate:
        year, month, day = self._number(2004, 2024), self._number(1, 12), self._number(1, 28)
        forms = (
            f"{year}",
            f"{year}-{month:02}",
            f"{year}-{month:02}-{day:02}",
            f"{year}~",
            f"{year}/{year + 2}",
            f"XXXX-{month:02}-{day:02}",
        )
        # Years are stated most often, days and dates without a year seldom.
        return _date(forms[int(self._random() ** 2 * len(forms))])

    # -- sayings ----------------------------------------------------------------

    def _say(self, claim: Claim, source: Iri, stance: Stance, shared: Attestation | None) -> None:
        """Have `source` say `claim`, through a chain that ends at `stance`.

        Args:
            claim: What is said.
            source: The registered document.
            stance: What the origin does with the claim.
            shared: A saying that the source takes it from, instead of a new chain.
        """
        draft = self._drafts[source]
        draft.claims[claim.iri] = claim
        inner = shared or self._chain(draft, claim.iri, stance)
        taken_from = [inner] if inner else []
        if inner and not shared and self._chance(0.03):
            other = self._hop(claim.iri, Stance.ASSERTS, None)
            draft.attestations[other.iri] = other
            taken_from.append(other)
        for hop in taken_from:
            draft.attestations[hop.iri] = hop
        outermost = Attestation.of(
            NS,
            claim.iri,
            self.world.sources[source].authors or (source,),
            Stance.RELAYS if taken_from else stance,
            source=source,
            citation=self._passage(draft, source),
            context=[self._passage(draft, source)] if self._chance(0.1) else (),
            cues=[self._passage(draft, source)] if taken_from and self._chance(0.2) else (),
            taken_from=[hop.iri for hop in taken_from],
            status=self._any(_STATUSES) if taken_from else AttributionStatus.SILENT,
            modality=self._any(_MODALITIES),
            handle=f"{source.rpartition('/')[2]}-c{len(draft.claims):02}",
            gloss="Said in the words of an analyst." if self._chance(0.5) else "",
        )
        draft.attestations[outermost.iri] = outermost

    def _chain(self, draft: _Draft, claim: Iri, stance: Stance) -> Attestation | None:
        """Return the saying next to the source; None where it speaks for itself."""
        length = 0
        while length < LONGEST_CHAIN - 1 and self._chance(self.goes_on):
            length += 1
        inner: Attestation | None = None
        for _ in range(length):
            inner = self._hop(claim, Stance.RELAYS if inner else stance, inner)
            draft.attestations[inner.iri] = inner
        return inner

    def _hop(self, claim: Iri, stance: Stance, inner: Attestation | None) -> Attestation:
        w = self.world
        speakers = w.reporters if inner else self._any([w.bodies, w.persons, w.reporters])
        agents = [self._popular(speakers)]
        if self._chance(0.08):
            agents.append(self._popular(speakers))
        return Attestation.of(
            NS,
            claim,
            agents,
            stance,
            source=self._popular(w.documents) if self._chance(0.5) else "",
            taken_from=[inner.iri] if inner else (),
            act=self._any(_ACTS),
            inferred=self._chance(0.05),
            said_on=self._some_date() if self._chance(0.15) else None,
        )

    def _passage(self, draft: _Draft, source: Iri) -> Citation:
        """Return the next passage of a document: with its words, or text-free."""
        start = draft.length
        words = self._words(start, source)
        draft.length = start + len(words) + 1
        end = start + len(words)
        if self.world.sources[source].text_may_be_shared:
            return Citation.of(
                NS, source, start=start, end=end, exact=words, prefix="so. ", suffix=" And"
            )
        return Citation.of(NS, source, start=start, end=end, digest=text_digest(words))

    def _words(self, start: int, source: Iri) -> str:
        return f"Sentence {start} of {source.rpartition('/')[2]}, {self._any(_ADJECTIVES)}."

    # -- the whole --------------------------------------------------------------

    def content(self) -> Content:
        sources = list(self._drafts)
        for claim in self._told():
            if claim.iri in self._known:
                continue
            self._known.add(claim.iri)
            self._claims.append(claim)
            source = sources[(len(self._claims) - 1) // CLAIMS_PER_SOURCE]
            self._say(claim, source, self._stance(claim), None)
            if self._chance(self.said_again):
                self._say_again(claim, source, self._popular(sources))
        info = CaseInfo(BASE, f"An invented case of {self._wanted:,} claims")
        judgements = tuple(sorted(self._judgements(), key=lambda j: j.iri))
        return Content(
            info, self.world.entities, self.world.sources, dict(self._records()), judgements
        )

    def _told(self) -> Iterator[Claim]:
        """Yield claims until there are as many as are wanted; some come twice."""
        while len(self._claims) < self._wanted:
            yield self._any(self._kinds)()

    def _stance(self, claim: Claim) -> Stance:
        """Return what the origin does with a claim."""
        return self._any(_ORIGIN_STANCES)

    def _say_again(self, claim: Claim, source: Iri, other: Iri) -> None:
        """Have another source say it too: from the same origin, or on its own, or deny it."""
        if other == source:
            return
        shared = None
        if self._chance(0.4):
            said = (a for a in self._drafts[source].attestations.values() if a.claim == claim.iri)
            shared = next((a for a in said if not a.taken_from and a.source != source), None)
        stance = Stance.DENIES if self._chance(0.15) else Stance.ASSERTS
        self._say(claim, other, stance, shared)

    def _records(self) -> Iterator[tuple[Iri, Record]]:
        for source, draft in sorted(self._drafts.items()):
            claims = tuple(claim for _, claim in sorted(draft.claims.items()))
            attestations = tuple(a for _, a in sorted(draft.attestations.items()))
            yield source, Record(source, claims, attestations)

    def _judgements(self) -> Iterator[Judgement]:
        analyst = self.world.analyst
        for number in range(self._wanted // 200):
            verdict = self._any([Verdict.REJECT, Verdict.ACCEPT])
            at = f"2025-01-{1 + number % 28:02}T{number // 28 % 24:02}:00:00Z"
            target = self._any(self._claims).iri
            yield Judgement.of(NS, verdict, [target], analyst, at, reason="To try the tool.")


def generate(claims: int, seed: int = 1) -> Content:
    """Return an invented case with `claims` claims; the same each time."""
    return Generator(claims, seed).content()


def write(path: Path, claims: int, seed: int = 1) -> Case:
    """Write an invented case into the folder `path`, which holds none yet; open it."""
    return write_content(path, generate(claims, seed))


def write_content(path: Path, content: Content) -> Case:
    """Write what was invented into the folder `path`, which holds no case yet; open it."""
    path.mkdir(parents=True, exist_ok=True)
    text = turtle.serialize(encode.encode_info(content.info, NS), NS.prefixes)
    (path / folder.CASE_FILE).write_bytes(text)
    (path / folder.TERMS_FILE).write_text(TERMS, encoding="utf-8")
    case = Case(path)
    case.merge(content)
    return case


def main(arguments: list[str] | None = None) -> int:
    """Write a case; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to; made if it is missing")
    parser.add_argument("--claims", type=int, default=10_000, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another case")
    options = parser.parse_args(arguments)
    if (options.folder / folder.CASE_FILE).exists():
        parser.error(f"{options.folder} holds a case already")
    if options.claims < 1:
        parser.error("at least one claim")
    write(options.folder, options.claims, options.seed)
    sys.stderr.write(f"{options.folder}: {options.claims:,} claims, seed {options.seed}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
