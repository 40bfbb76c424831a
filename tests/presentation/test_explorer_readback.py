"""What the page reads of a case is what the case says: every column, there and back."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests import strategies
from tests.builders import INFO, NS
from tests.examples import examples
from tests.hostile import hostile
from tests.presentation.explorer_contents import board, many, vocabulary
from tests.presentation.node_page import Reckoner, reckoner

from claimgraph.analysis.lineage import Ties, independence
from claimgraph.analysis.views import Derivation
from claimgraph.model.claim import Attestation, Claim, Literal, Value
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import credibilities, standing
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation
from claimgraph.model.view import STANDARD
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.explorer.blocks import as_json
from claimgraph.presentation.explorer.edges import standings
from claimgraph.presentation.explorer.numbers import Numbers
from claimgraph.presentation.explorer.payload import Shown, payload
from claimgraph.presentation.explorer.views import ShownView
from claimgraph.presentation.timeline_rows import Bar

READER = Path(__file__).with_name("page") / "readback.mjs"
VIEWS = ("undisputed", "corroborated")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reckoner]:
    with reckoner(READER) as made:
        yield made


class Case:
    """A content, and what a page of it has to say."""

    def __init__(self, content: Content, words: Vocabulary) -> None:
        self.content = content
        self.words = words
        own = self._derived("accepted")
        self.counted = own.admitted
        self.views = [
            ShownView("accepted", derived=own),
            *(ShownView(name, derived=self._derived(name)) for name in VIEWS),
        ]
        self.numbers = Numbers.of(content, self.counted)

    def _derived(self, view: str) -> Derivation:
        return Derivation(STANDARD[view], self.content, self.words)

    def data(self) -> dict[str, Any]:
        made = payload(Shown(self.content, self.words, NS, "T", self.views, self.counted))
        blocks = {"graph": made.graph, "ledger": made.ledger, "texts": made.texts}
        return {name: json.loads(as_json(block)) for name, block in blocks.items()}

    def things(self) -> list[list[Any]]:
        ends = {iri for c in self.counted for iri in self._ends(self.content.claims[c])}
        return [[iri, *self._described(iri), iri in ends] for iri in self.numbers.things]

    def _described(self, iri: Iri) -> list[Any]:
        entity = self.content.entities.get(iri)
        label = self.content.label(iri) or iri
        if entity is None:
            return [label, [], [], "", False, "", []]
        names = [[n.text, n.language, str(n.kind), n.source or None] for n in entity.names]
        unknown = str(entity.unknown) if entity.unknown else ""
        more = [unknown, entity.protected, entity.note, list(entity.see_also)]
        return [label, list(entity.types), names, *more]

    def _ends(self, claim: Claim) -> Iterator[Iri]:
        every = (claim.subject, claim.object)
        return (e for e in every if isinstance(e, str) and e not in self.content.claims)

    def claims(self) -> list[list[Any]]:
        how = standings(self.content, self.words, self.counted)
        grades = credibilities(self.content.judgements)
        return [
            [
                *self._said(self.content.claims[iri]),
                str(how[iri]),
                grades.get(iri),
                iri in self.counted,
                True,
            ]
            for iri in self.numbers.claims
        ]

    def _said(self, claim: Claim) -> list[Any]:
        dated = claim.when or (claim.object if isinstance(claim.object, EdtfDate) else None)
        return [
            claim.iri,
            claim.subject,
            claim.predicate,
            value(claim.object),
            read(claim.when),
            *days(dated),
            claim.where or None,
            [[relation, other] for relation, other in claim.qualifiers],
            [iri for iri in claim.depends_on if iri in self.numbers.claims],
        ]

    def sayings(self) -> list[list[Any]]:
        every = (self.content.attestations[iri] for iri in self.numbers.sayings)
        return [self._saying(said) for said in every]

    def _saying(self, said: Attestation) -> list[Any]:
        return [
            said.claim,
            list(said.agents),
            said.source or None,
            str(said.stance),
            str(said.status) if said.status else None,
            str(said.modality) if said.modality else None,
            said.inferred,
            self.numbers.sayings.all(said.taken_from),
            *(said.act, said.gloss, said.note, said.handle),
            *(read(said.said_on), read(said.inferred_date)),
            self.passage(said.citation) if said.citation else None,
            [self.passage(c) for c in said.context],
            [self.passage(c) for c in said.cues],
        ]

    def passage(self, citation: Citation) -> list[Any]:
        source = self.content.sources.get(citation.source)
        words: list[str | None] = [citation.exact, citation.prefix, citation.suffix, None]
        if citation.exact is None or (source and not source.text_may_be_shared):
            words = [None, None, None, citation.digest or None]
        place = [citation.start, citation.end, citation.page]
        return [citation.source, *place, *words, None, None]

    def sources(self) -> list[list[Any]]:
        return [
            [
                s.iri,
                *(s.title, s.url, s.archive, s.language, s.file_name, s.media_type),
                *(s.sha256, s.text_sha256, str(s.reliability) if s.reliability else ""),
                *(s.publisher or None, s.graded_by or None),
                list(s.authors),
                *map(read, (s.published, s.retrieved, s.graded_on)),
                not s.text_may_be_shared,
            ]
            for _, s in sorted(self.content.sources.items())
        ]

    def judgements(self) -> list[list[Any]]:
        return [
            [str(j.verdict), j.at, self._known(j.targets), j.by or None, j.reason, j.value]
            for j in standing(self.content.judgements)
        ]

    def _known(self, iris: Iterable[Iri]) -> list[Iri]:
        return [iri for iri in iris if self.numbers.end(iri) is not None]

    def shown_views(self) -> list[list[Any]]:
        derived = [view.derived for view in self.views if view.derived]
        return [
            [
                view.name,
                [
                    [iri, out.left_out[iri].criterion]
                    for iri in self.numbers.claims
                    if iri in out.left_out
                ],
            ]
            for view, out in zip(self.views, derived, strict=True)
        ]


def value(of: Value) -> str | list[str]:
    match of:
        case Literal(text, language):
            return ["text", text, language]
        case Quantity():
            return ["quantity", of.text()]
        case EdtfDate():
            return ["date", of.text, of.label()]
    return of


def read(edtf: EdtfDate | None) -> list[str] | None:
    return [edtf.text, edtf.label()] if edtf else None


def days(of: EdtfDate | None) -> list[int | None]:
    """Return the first and the last day that a date may mean, where they are known."""
    if of is None or not of.year_known:
        return [None, None]
    bar = Bar.of(of)
    ends = (bar.low, bar.high - 1)
    return [int(end) if math.isfinite(end) else None for end in ends]


def check(reader: Reckoner, content: Content, words: Vocabulary) -> None:
    case = Case(content, words)
    told = reader.ask(case.data())
    assert told["things"] == case.things()
    assert told["claims"] == case.claims()
    assert told["sayings"] == case.sayings()
    assert told["sources"] == case.sources()
    assert told["judgements"] == case.judgements()
    assert told["views"] == case.shown_views()
    edges = {
        (start, relation, end): claims for start, end, relation, _, claims, _, _ in told["edges"]
    }
    drawn = {
        (c.subject, c.predicate, c.object)
        for c in (content.claims[iri] for iri in case.counted)
        if len(list(case._ends(c))) == 2
    }
    assert edges.keys() == drawn
    assert {iri for claims in edges.values() for iri in claims} <= case.counted
    counts = independence(content, edges, Ties())
    for start, end, relation, _, _, origins, is_found in told["edges"]:
        assert origins["count"] == counts[start, relation, end]
        assert is_found


@pytest.mark.parametrize("make", [board, hostile, lambda: many(600, 1200), lambda: Content(INFO)])
def test_a_case_is_read_back_as_it_was_written(reader: Reckoner, make: Any) -> None:
    check(reader, make(), vocabulary())


@examples(0.6)
@given(content=strategies.contents())
def test_any_case_is_read_back_as_it_was_written(reader: Reckoner, content: Content) -> None:
    check(reader, content, strategies.vocabulary())
