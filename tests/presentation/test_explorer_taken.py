"""What a reader takes along of the page is what the package would have written."""

from __future__ import annotations

import csv
import io
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from hypothesis import given
from rdflib import RDF, Dataset, URIRef
from tests import strategies
from tests.builders import INFO, NS
from tests.examples import examples
from tests.hostile import hostile
from tests.presentation.explorer_contents import board, many, vocabulary
from tests.presentation.node_page import Reckoner, reckoner

from claimgraph.analysis.chronology import Event, Kind, chronology
from claimgraph.analysis.views import Derivation
from claimgraph.formats.csv_text import unprotected
from claimgraph.graph.decode import Decoder
from claimgraph.graph.namespaces import CG
from claimgraph.graph.quads import content_quads
from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.content import Content, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, sorted_names
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import proposal_of, standing
from claimgraph.model.source import Citation
from claimgraph.model.view import STANDARD
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import network_csv
from claimgraph.presentation.columns import split
from claimgraph.presentation.explorer.blocks import as_json
from claimgraph.presentation.explorer.payload import Shown, payload
from claimgraph.presentation.explorer.views import ShownView
from claimgraph.presentation.rows import rows
from claimgraph.presentation.timeline_rows import Bar

TAKER = Path(__file__).with_name("page") / "take.mjs"
CASES = [board, hostile, lambda: many(60, 120), lambda: Content(INFO)]


@pytest.fixture(scope="module")
def taker() -> Iterator[Reckoner]:
    with reckoner(TAKER) as made:
        yield made


class Taken:
    """A content, what counts of it, and what the page hands out."""

    def __init__(self, taker: Reckoner, content: Content, words: Vocabulary) -> None:
        view = ShownView("accepted", derived=Derivation(STANDARD["accepted"], content, words))
        assert view.derived
        self.content, self.words = content, words
        self.counted = view.derived.admitted
        made = payload(Shown(content, words, NS, "T", [view], self.counted))
        blocks = {"graph": made.graph, "ledger": made.ledger, "texts": made.texts}
        told = taker.ask({name: json.loads(as_json(block)) for name, block in blocks.items()})
        self.json_ld: str = told["jsonld"]
        self.csv: str = told["csv"]
        self.events: list[dict[str, Any]] = told["events"]

    @cached_property
    def claims(self) -> set[Iri]:
        """The claims of the page that go: those of the view, and what they speak of or lean on."""
        closed, queue = set(self.counted), list(self.counted)
        while queue:
            claim = self.content.claims[queue.pop()]
            ends = {claim.subject, claim.object, *claim.depends_on}
            new = {end for end in ends if isinstance(end, str) and end in self.content.claims}
            queue += new - closed
            closed |= new
        return closed

    @cached_property
    def attestations(self) -> dict[Iri, Attestation]:
        """Their sayings, without the words of documents that are not to be shared."""
        return {
            a.iri: self._shared(a)
            for a in self.content.attestations.values()
            if a.claim in self.claims
        }

    @property
    def said_claims(self) -> dict[Iri, Claim]:
        """The claims that somebody says: only these have a graph to stand in."""
        said = {a.claim for a in self.attestations.values()}
        return {iri: self.content.claims[iri] for iri in said}

    @cached_property
    def named(self) -> set[Iri]:
        """What the claims and sayings name."""
        ends = {end for claim in self.said_claims.values() for end in claim.named}
        speakers = {x for a in self.attestations.values() for x in (a.source, *a.agents)}
        return (ends | speakers) - self.content.claims.keys() - {""}

    @property
    def shared_content(self) -> Content:
        """The content, without the words of documents that are not to be shared."""
        records = {
            source: replace(record, attestations=tuple(map(self._shared, record.attestations)))
            for source, record in self.content.records.items()
        }
        return replace(self.content, records=records)

    def _shared(self, attestation: Attestation) -> Attestation:
        return replace(
            attestation,
            citation=attestation.citation and self._bare(attestation.citation),
            context=tuple(map(self._bare, attestation.context)),
            cues=tuple(map(self._bare, attestation.cues)),
        )

    def _bare(self, citation: Citation) -> Citation:
        source = self.content.sources.get(citation.source)
        if source is None or source.text_may_be_shared:
            return citation
        return replace(citation, exact=None, prefix=None, suffix=None)

    def shows(self, event: Event) -> bool:
        """Whether the page has an event: that a document is of a date, where it says something."""
        if event.claims or event.kind is not Kind.PUBLISHED:
            return True
        said = self.content.attestations.values()
        return event.subject in {a.source for a in said if a.claim in self.counted}


@pytest.fixture(params=range(len(CASES)), ids=["board", "hostile", "many", "empty"])
def taken(request: pytest.FixtureRequest, taker: Reckoner) -> Taken:
    return Taken(taker, CASES[request.param](), vocabulary())


# --- JSON-LD --------------------------------------------------------------------------------------


def graphs(json_ld: str) -> dict[str, Decoder]:
    """Return a reader of each named graph of a document, by the last part of its name."""
    triples: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in ox.parse(json_ld.encode(), format=ox.RdfFormat.JSON_LD):
        assert isinstance(quad.graph_name, ox.NamedNode)
        triples[quad.graph_name.value.removeprefix(NS.mint("graph", ""))].append(quad.triple)
    return {name: Decoder(found, NS, name) for name, found in triples.items()}


def check_json_ld(taken: Taken) -> None:
    """Our own reader finds in the page's JSON-LD what the case says, each in its graph."""
    content, read = taken.content, graphs(taken.json_ld)
    records = {s: read[graph_of(s)].record(s) for s in content.records if graph_of(s) in read}
    assert {a.iri: a for r in records.values() for a in r.attestations} == taken.attestations
    assert {c.iri: c for r in records.values() for c in r.claims} == taken.said_claims
    here = {(source, iri) for source, iri in placed(content.records) if iri in taken.attestations}
    assert here <= placed(records)
    nothing = Decoder([], NS, "")
    entities = read.get("_entities", nothing).entities()
    assert entities == {iri: tidy(content.entities[iri]) for iri in entities}
    assert content.entities.keys() & taken.named <= entities.keys()
    found = read.get("_sources", nothing).sources()
    assert found == {iri: content.sources[iri] for iri in found}
    assert content.sources.keys() & taken.named <= found.keys()
    known = taken.named | taken.claims | records.keys()
    judged = read.get("_judgements", nothing).judgements()
    assert set(judged) == {
        judgement
        for judgement in standing(content.judgements)
        if not proposal_of(judgement) and known.issuperset(judgement.targets)
    }
    assert [problem for decoder in read.values() for problem in decoder.problems] == []
    edges = set(content_quads(content, NS, sorted(taken.counted)))
    view = ox.NamedNode(NS.mint("graph", "_view"))
    assert {
        q
        for q in ox.parse(taken.json_ld.encode(), format=ox.RdfFormat.JSON_LD)
        if q.graph_name == view
    } == {quad for quad in edges if quad.graph_name == view}


def tidy(entity: Entity) -> Entity:
    """Return an entity as RDF reads it back: names in order, their languages in lower case."""
    names = (replace(name, language=name.language.lower()) for name in entity.names)
    return replace(entity, names=sorted_names(names), see_also=tuple(sorted(entity.see_also)))


def graph_of(source: Iri) -> str:
    return quote(source.removeprefix(NS.base), safe="-._~")


def placed(records: Mapping[Iri, Record]) -> set[tuple[Iri, Iri]]:
    return {(source, a.iri) for source, record in records.items() for a in record.attestations}


def test_json_ld_says_what_the_case_says(taken: Taken) -> None:
    check_json_ld(taken)


def test_another_reader_finds_the_claims_too(taken: Taken) -> None:
    read = Dataset()
    read.parse(data=taken.json_ld, format="json-ld")
    found = {str(s) for s, _, _, _ in read.quads((None, RDF.type, URIRef(CG + "Claim"), None))}
    assert found == set(taken.said_claims)


def test_the_context_is_that_of_the_package(repo: Path, taken: Taken) -> None:
    shipped = json.loads((repo / "ontology" / "context.jsonld").read_text(encoding="utf-8"))
    used = json.loads(taken.json_ld)["@context"]
    assert len(used) > 60
    assert used == {name: shipped["@context"][name] for name in used}


# --- CSV ------------------------------------------------------------------------------------------


def table(text: str) -> dict[str, dict[str, str]]:
    return {row["claim"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def items(cell: str) -> list[str]:
    return sorted(split(unprotected(cell)))


def check_csv(taken: Taken) -> None:
    """A row of the page's table is the row of the package's; lists may be in another order."""
    exported = rows(taken.shared_content, taken.words, sorted(taken.counted))
    expected = table(network_csv.files(exported)[0][network_csv.EDGES_FILE].decode())
    found = table(taken.csv)
    assert found.keys() == expected.keys()
    for claim, row in expected.items():
        for column, cell in row.items():
            assert items(found[claim][column]) == items(cell), (claim, column)


def test_the_table_is_that_of_the_package(taken: Taken) -> None:
    check_csv(taken)


# --- the timeline ---------------------------------------------------------------------------------

Dating = tuple[str, str, str, tuple[str, ...], str, str]


def check_events(taken: Taken) -> None:
    """The page's timeline dates what the package's does, and draws the dates alike."""
    made = chronology(taken.content, taken.counted, taken.words)
    assert {one for event in taken.events for one in datings(event)} == {
        one for event in made if taken.shows(event) for one in datings(event_row(event))
    }
    for event in taken.events:
        date = EdtfDate(event["date"])
        assert event["yearless"] is not date.year_known
        drawn = date if date.year_known else next(map(EdtfDate, event["readings"]), None)
        assert event["bar"] == (bar(drawn) if drawn and drawn.year_known else None)
    starts = [event["bar"]["low"] or -math.inf for event in taken.events if not event["yearless"]]
    assert starts == sorted(starts)


def datings(event: dict[str, Any]) -> Iterator[Dating]:
    agents = tuple(sorted(event["agents"]))
    for claim in event["claims"] or [""]:
        yield event["kind"], event["date"], event["subject"], agents, event["stance"], claim


def event_row(event: Event) -> dict[str, Any]:
    return {
        "kind": str(event.kind),
        "date": event.date.text,
        "subject": event.subject,
        "agents": event.agents,
        "stance": str(event.stance or ""),
        "claims": event.claims,
    }


def bar(date: EdtfDate) -> dict[str, Any]:
    """Return the bar of a date, as JSON carries it: no end is null."""
    made = Bar.of(date)
    sure = (made.sure_low, made.sure_high) if made.is_sure else (math.inf, -math.inf)
    ends = zip(("low", "high", "sureLow", "sureHigh"), (made.low, made.high, *sure), strict=True)
    days = {name: int(end) if math.isfinite(end) else None for name, end in ends}
    return {**days, "marks": made.marks}


def test_the_timeline_is_that_of_the_package(taken: Taken) -> None:
    check_events(taken)


# --- all of it ------------------------------------------------------------------------------------


@examples(0.6)
@given(content=strategies.contents())
def test_whatever_a_case_says_is_taken_along(taker: Reckoner, content: Content) -> None:
    taken = Taken(taker, content, strategies.vocabulary())
    check_json_ld(taken)
    check_csv(taken)
    check_events(taken)
