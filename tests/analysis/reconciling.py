"""Small cases for the tests of reconciliation: rows of words under the real vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pyoxigraph as ox
from tests.builders import BASE, CG, NS, claim, content, entity, iri, record, said

from claimgraph import resources
from claimgraph.analysis.checks import Subject, check, rule
from claimgraph.analysis.reconciliation.counts import Counting
from claimgraph.analysis.reconciliation.evidence import Evidence, voices
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.claim import Claim, Modality, Stance, Value
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, UnknownReason
from claimgraph.model.finding import Finding
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.quantity import Quantity
from claimgraph.model.vocabulary import Vocabulary

__all__ = ["BASE", "CG", "Case", "iri"]

KINDS = {
    "Group": ("g1", "g2"),
    "FacilityGroup": ("all", "old", "new", "east", "west", "north", "south"),
    "Facility": ("post1", "post2", "post3", "post4"),
    "OrganisationGroup": ("boards", "guilds"),
    "Organisation": ("office", "board", "guild", "club"),
    "Person": ("ann", "bob"),
    "PersonGroup": ("crowd",),
    "Analyst": ("desk",),
    "City": ("puddle", "teatown"),
    "Settlement": ("quarter",),
    "Country": ("marsh", "moor"),
    "Region": ("coast",),
    "Document": ("letter", "paper"),
}


@cache
def vocabulary() -> Vocabulary:
    """Return the terms of the core ontology."""
    file = resources.ontology_folder() / "claimgraph.ttl"
    quads = ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    return read_vocabulary(quad.triple for quad in quads)


class Case:
    """A case that grows a row at a time: ``case.say("c1", "all", "hasCount", "3 posts")``."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self._rows: list[tuple[str, Claim, tuple[tuple[str, Stance], ...], Modality | None]] = []
        self._judgements: list[Judgement] = []
        self._things: dict[str, Entity] = {
            iri(id_): entity(id_, kind, id_.capitalize())
            for kind, ids in KINDS.items()
            for id_ in ids
        }

    def unknown(self, thing: str, kind: str) -> None:
        reason = UnknownReason.NOT_STATED
        self._things[iri(thing)] = entity(thing, kind, thing.capitalize(), unknown=reason)

    def say(
        self,
        handle: str,
        subject: str,
        relation: str,
        object_: str,
        *,
        by: str = "paper",
        stance: Stance = Stance.ASSERTS,
        when: str = "",
        where: str = "",
        on: Iterable[str] = (),
        modality: Modality | None = None,
    ) -> str:
        """Add a row; a number in front makes a quantity, ``@`` a date, a handle a claim."""
        start = self.claims[subject].iri if subject in self.claims else subject
        made = claim(
            start,
            relation,
            self._value(object_),
            when=EdtfDate(when) if when else None,
            where=iri(where) if where else "",
            depends_on=[self.claims[other].iri for other in on],
        )
        self.claims[handle] = made
        self._rows.append((handle, made, ((by, stance),), modality))
        return handle

    def _value(self, text: str) -> Value:
        if text in self.claims:
            return self.claims[text].iri
        if text.startswith("@"):
            return EdtfDate(text[1:])
        is_number = text[0].isdigit() or " " in text
        return Quantity.parse(text) if is_number else iri(text)

    def judge(self, verdict: Verdict, *targets: str) -> None:
        ends = [self.claims[t].iri if t in self.claims else iri(t) for t in targets]
        at = f"2026-01-01T00:00:{len(self._judgements):02}Z"
        self._judgements.append(Judgement.of(NS, verdict, ends, iri("desk"), at))

    @property
    def content(self) -> Content:
        attestations = []
        for number, (handle, made, hops, modality) in enumerate(self._rows):
            ((by, stance),) = hops
            chain = said(
                made,
                "paper",
                [([by], "", stance)] if by != "paper" else [],
                handle=handle,
                at=(number, number + 1),
                stance=stance,
            )
            attestations += [*chain[:-1], replace(chain[-1], modality=modality)]
        return content(
            self._things.values(),
            [record("paper", [made for _, made, *_ in self._rows], attestations)],
            judgements=self._judgements,
        )

    @property
    def evidence(self) -> Evidence:
        whole = self.content
        return Evidence(whole, voices(whole).standing, vocabulary())

    @property
    def sums(self) -> set[tuple[str, str, str, str]]:
        """Total (by handle), cut, sum and verdict of each reconciliation."""
        handles = {made.iri: handle for handle, made in self.claims.items()}
        return {
            (handles[r.total.claim], r.cut.name, r.sum.text(), str(r.verdict))
            for r in Counting(self.evidence).reconciliations
        }

    def findings(self, code: str) -> list[Finding]:
        """Return what a rule finds, having made sure that it looked at something."""
        report = check(Subject(self.content, (), vocabulary(), NS), [rule(code)])
        assert report.tallies[0].looked_at > 0
        return list(report.findings)

    def found(self, code: str) -> list[set[str]]:
        """Return the handles of the claims of each finding of a rule."""
        handles = {made.iri: handle for handle, made in self.claims.items()}
        return [{handles[c] for c in finding.claims} for finding in self.findings(code)]
