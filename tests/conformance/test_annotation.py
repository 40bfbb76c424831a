"""The shipped case holds the analyst's annotation, whole, and departs from it where it says so.

The annotation is read from beside the checkout, and the tests are left out where it is not there.
Every departure is in a table below, and its reason in the README of the case.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from tests.conformance import test_questions
from tests.conformance.asking import annotated

from claimgraph.analysis.lineage import Chain, chains
from claimgraph.case import Case
from claimgraph.documents.text import Document
from claimgraph.model.claim import Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Bound, Quantity
from claimgraph.model.source import Citation

SPLIT = {
    "p07-c02": "abcd",
    "p07-c04": "abc",
    "p10-c02": "ab",
    "p11-c09": "abc",
    "p13-c05": "ab",
    "p15-c08": "ab",
    "p16-c02": "ab",
}
"""Annotated claim to the letters of the rows that it became here."""

OTHER_RELATION = {"p11-c06": "subordinateTo"}  # it says under, which is a kind of partOf
OTHER_DOCUMENT = {"epp-testimony": "epp-statement"}  # an event is no document
OTHER_MODE = {"claimed": "interested"}
OTHER_VERB = {"saw": "observes"}
OTHER_QUALIFIER = {
    "targets": "directedAt",
    "event": "inEvent",
    "addressees": "addressee",
    "place_of_relatives": None,  # it is where the claim holds
    "issuer_named": None,  # a claim of its own, p15-x03
}
OTHER_SUBJECT = {  # the clause behind p11-c09 spells out two claims that contradict
    "p11-c09b": "p11-c01",
    "p11-c09c": "p11-c04",
}
A_THING_WHERE_A_TEXT_WAS = {
    "p01-c16": "world",
    "p02-c05": "place-canada-unknown",
    "p07-c02a": "method-intimidation-of-relatives",
    "p07-c02b": "method-harassment-of-relatives",
    "p07-c02c": "method-detention-of-relatives",
    "p07-c02d": "method-imprisonment-of-relatives",
    "p07-c04a": "method-online-contact",
    "p07-c04b": "method-agents-abroad",
    "p07-c04c": "method-threats-to-target",
    "p12-c03": "qingtian-overseas-pursuit",
    "p14-c01": "summoner-heading-unknown",
    "p18-c07": "xi-political-agenda",
}
NO_PLACE = {"p01-c01", "p01-c05"}  # p01-c02 and p01-c06 say it
ONE_SPAN = {"p08-c06": "2014/2022-10"}  # one clause, one span of time: that of p08-c05
ON_THE_SAYING = {"p15-c04", "p15-c05", "p15-c06"}  # a day that bounds them, not their own

COMPUTED = {  # relations that no row states, and the question that answers them
    "r01": "sums",
    "r02": "sums",
    "r03": "sums",
    "r04": "sums",
    "r05": "sums",
    "r13": "contradictions",  # p10-c02, the report's own claim
    "r14": "contradictions",  # p11-c09
    "r18": "denials",  # p18-c01, p18-c02
    "r19": "says",  # p18-x02, Schrader's
    "r25": "order",
    "r26": "single-origin",
}


class Annotation:
    """The files of the annotation."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> Any:
        return json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))

    @cached_property
    def claims(self) -> dict[str, dict[str, Any]]:
        return {claim["id"]: claim for claim in self.read("claims")["claims"]}

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """Handle of a row of the case to the annotated claim that it is, or is a part of."""
        return {handle: claim for id_, claim in self.claims.items() for handle in handles(id_)}


def handles(annotated_claim: str) -> list[str]:
    """Return the rows that an annotated claim became."""
    return [annotated_claim + letter for letter in SPLIT.get(annotated_claim, "")] or [
        annotated_claim
    ]


class Row:
    """A row of the case: one saying of a claim, and its chain."""

    def __init__(self, case: Case, handle: str) -> None:
        self._case = case
        self.content: Content = case.content
        (self.saying,) = self.content.handles[handle]
        self.claim: Claim = self.content.claims[self.saying.claim]
        (chain,) = [c for c in chains(self.content, self.claim.iri) if c[0] is self.saying]
        self.chain: Chain = tuple(reversed(chain))  # the origin first, as in the annotation

    def short(self, iri: Iri) -> str:
        short = self._case.namespaces.shorten(iri) if iri else ""
        return short.removeprefix(":").removeprefix("cg:")

    def names(self, end: Iri) -> set[str]:
        """Return what the annotation may call an end: an entity's id or a claim's handles."""
        if end in self.content.claims:
            return {a.handle for a in self.content.outermost(end)}
        return {self.short(end)}


@pytest.fixture(scope="module")
def given(annotation: Path) -> Annotation:
    return Annotation(annotation)


@pytest.fixture(scope="module")
def rows(police: Case, given: Annotation) -> dict[str, Row]:
    return {handle: Row(police, handle) for handle in given.rows}


def ids(value: str | list[str]) -> set[str]:
    """Return the rows or entities that the annotation names in a subject or object."""
    names = [value] if isinstance(value, str) else value
    return {row for name in names for row in handles(name)}


def spans(found: Any) -> set[tuple[int, int]]:
    return {(span["start"], span["end"]) for span in found}


def positions(citations: tuple[Citation, ...]) -> set[tuple[int | None, int | None]]:
    return {(citation.start, citation.end) for citation in citations}


# --- claims ----------------------------------------------------------------------------------


def test_every_annotated_claim_is_there(police: Case, given: Annotation) -> None:
    assert len(given.claims) == 135
    assert len(given.rows) == 146
    assert set(given.rows) <= set(police.content.handles)
    # and nothing goes by a handle of the annotation that is not one of its claims
    assert annotated(police.content.handles) == set(given.claims)


def test_every_claim_has_its_subject(rows: dict[str, Row], given: Annotation) -> None:
    for handle, claim in given.rows.items():
        expected = {OTHER_SUBJECT[handle]} if handle in OTHER_SUBJECT else ids(claim["subject"])
        assert rows[handle].names(rows[handle].claim.subject) & expected, handle
    # a list of subjects became a row for each of them
    subjects = {rows[h].short(rows[h].claim.subject) for h in handles("p15-c08")}
    assert subjects == {"vcdr", "vccr"}


def test_every_claim_has_its_relation(rows: dict[str, Row], given: Annotation) -> None:
    for handle, claim in given.rows.items():
        expected = OTHER_RELATION.get(handle, claim["predicate"])
        assert rows[handle].short(rows[handle].claim.predicate) == expected, handle


def test_every_claim_has_its_object(rows: dict[str, Row], given: Annotation) -> None:
    texts = 0
    for handle, claim in given.rows.items():
        row = rows[handle]
        match row.claim.object:
            case str(end) if handle in A_THING_WHERE_A_TEXT_WAS:
                assert row.names(end) == {A_THING_WHERE_A_TEXT_WAS[handle]}, handle
            case str(end):
                assert row.names(end) & ids(claim["object"]), handle
            case Quantity() as quantity:
                value = claim["value"]
                assert (quantity.amount, quantity.unit) == (value["number"], value["unit"]), handle
                assert quantity.bound is Bound(value["bound"]), handle
            case Literal():
                assert claim["value"]["kind"] == "text", handle
                texts += 1
            case EdtfDate() as date:
                assert date.text == claim["value"]["edtf"], handle
    assert texts == 27  # in words of our own, so they are not compared


def test_every_claim_is_asserted_or_denied_as_annotated(
    rows: dict[str, Row], given: Annotation
) -> None:
    denied = {h for h, row in rows.items() if row.chain[0].stance is Stance.DENIES}
    assert denied == {h for h, claim in given.rows.items() if claim["polarity"] == "denied"}
    assert denied == {"p18-c01", "p18-c02"}


def test_every_claim_has_its_status_and_mode(rows: dict[str, Row], given: Annotation) -> None:
    for handle, claim in given.rows.items():
        saying = rows[handle].saying
        assert str(saying.status) == claim["attribution"]["status"], handle
        assert str(saying.modality) == OTHER_MODE.get(claim["modality"], claim["modality"]), handle


def test_every_chain_passes_the_same_hands(rows: dict[str, Row], given: Annotation) -> None:
    for handle, claim in given.rows.items():
        row = rows[handle]
        hops = claim["attribution"]["chain"]
        expected = [sorted(ids(hop["agent"])) for hop in hops]
        assert [sorted(map(row.short, hop.agents)) for hop in row.chain] == expected, handle
        documents = [OTHER_DOCUMENT.get(hop["via"], hop["via"] or "") for hop in hops]
        assert [row.short(hop.source) for hop in row.chain] == documents, handle
        assert [hop.inferred for hop in row.chain] == [not hop["explicit"] for hop in hops], handle
        verbs = [OTHER_VERB.get(hop["act"], hop["act"]) for hop in hops[:-1]]
        assert [hop.act for hop in row.chain[:-1]] == verbs, handle


def test_every_claim_has_its_place_and_time(rows: dict[str, Row], given: Annotation) -> None:
    for handle, claim in given.rows.items():
        row, time = rows[handle], claim["time"] or {}
        if claim["place"] and handle not in NO_PLACE:
            assert row.short(row.claim.where) == claim["place"], handle
        dates = {d.text for d in (row.claim.when, row.claim.object) if isinstance(d, EdtfDate)}
        expected = ONE_SPAN.get(handle, time.get("edtf"))
        assert dates == ({expected} if expected else set()), handle
        if handle in ON_THE_SAYING:
            said = row.chain[0].said_on or row.saying.said_on
            assert said is not None, handle
            assert said.text == time["not_after"], handle
        reading = time.get("edtf_inferred") or time.get("not_after_inferred")
        if reading:
            assert row.saying.inferred_date is not None, handle
            assert row.saying.inferred_date.text == reading, handle


def test_every_claim_has_its_qualifiers_and_dependencies(
    rows: dict[str, Row], given: Annotation
) -> None:
    for handle, claim in given.rows.items():
        row = rows[handle]
        pairs = {(row.short(p), row.short(o)) for p, o in row.claim.qualifiers}
        for name, value in claim.get("qualifiers", {}).items():
            here = OTHER_QUALIFIER.get(name, name)
            assert here is None or {(here, end) for end in ids(value)} <= pairs, handle
        on = {name for other in row.claim.depends_on for name in row.names(other)}
        assert set(claim.get("depends_on", ())) <= on, handle


# --- passages --------------------------------------------------------------------------------


def test_every_passage_of_a_claim_is_cited_where_it_stands(
    rows: dict[str, Row], given: Annotation
) -> None:
    """135 anchors, 34 further passages and 86 cues."""
    compared = 0
    for id_, claim in given.claims.items():
        parts = [rows[handle].saying for handle in handles(id_)]
        anchor = (claim["start"], claim["end"])
        if id_ in ("p07-c02", "p07-c04"):  # each part cites its words, and the whole as context
            assert all(anchor in positions(part.context) for part in parts), id_
        else:
            assert {(p.citation.start, p.citation.end) for p in parts if p.citation} == {anchor}
        context = spans(claim.get("context_spans", ()))
        if id_ == "p15-c08":  # one passage that names two treaties; each part cites its own
            assert context == {(4483, 4568)}
            assert positions(parts[0].context + parts[1].context) == {(4483, 4524), (4529, 4568)}
        else:
            assert all(context <= positions(part.context) for part in parts), id_
        cues = spans(claim["attribution"]["cues"])
        assert all(cues == positions(part.cues) for part in parts), id_
        compared += 1 + len(claim.get("context_spans", ())) + len(claim["attribution"]["cues"])
    assert compared == 255


def test_all_500_spans_hold_in_our_text(given: Annotation, article: Document) -> None:
    """Normalising changes nothing in the article: an annotator's offsets are ours."""
    names = ("claims", "entities", "relations")
    found = [span for name in names for span in quoted_spans(given.read(name))]
    assert len(found) == 500
    assert [s for s in found if article.text[s["start"] : s["end"]] != words(s)] == []


def quoted_spans(node: Any) -> list[dict[str, Any]]:
    """Return every span with its words, wherever it is in a file of the annotation."""
    if isinstance(node, list):
        return [span for item in node for span in quoted_spans(item)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"start", "end"} <= node.keys() and words(node) is not None else []
    return own + [span for value in node.values() for span in quoted_spans(value)]


def words(span: dict[str, Any]) -> str | None:
    return span.get("quote", span.get("text"))


# --- entities and what is held about them ----------------------------------------------------


def test_every_entity_is_there(police: Case, given: Annotation) -> None:
    entities = {
        police.namespaces.shorten(iri).removeprefix(":"): entity
        for iri, entity in police.content.entities.items()
    }
    listed = given.read("entities")["entities"]
    assert len(listed) == 96
    assert {entity["id"] for entity in listed} <= set(entities)
    for entity in listed:
        here = entities[entity["id"]]
        assert bool(here.unknown) == entity["identity_unknown"], entity["id"]


def test_every_hypothesis_of_identity_is_a_judgement(police: Case, given: Annotation) -> None:
    short = police.namespaces.shorten
    judged = {
        (str(j.verdict), frozenset(short(t).removeprefix(":") for t in j.targets)): j.value
        for j in police.content.judgements
    }
    same: dict[frozenset[str], str] = {}
    different: set[frozenset[str]] = set()
    for entity in given.read("entities")["entities"]:
        for other in entity["possible_same_as"]:
            same[frozenset({entity["id"], other["entity"]})] = other["confidence"]
        different |= {
            frozenset({entity["id"], other["entity"]}) for other in entity.get("different_from", ())
        }
    assert {pair: value for (verdict, pair), value in judged.items() if verdict == "unsure"} == same
    assert {pair for verdict, pair in judged if verdict == "different"} == different
    assert {verdict for verdict, _ in judged} == {"unsure", "different", "reject"}


def test_every_relation_is_a_claim_or_a_question(police: Case, given: Annotation) -> None:
    stated = {m[0] for handle in police.content.handles if (m := re.match(r"r\d\d", handle))}
    listed = {relation["id"] for relation in given.read("relations")["relations"]}
    assert len(listed) == 47
    assert stated | COMPUTED.keys() == listed
    assert not stated & COMPUTED.keys()
    assert set(COMPUTED.values()) <= set(police.questions)


# --- what follows ----------------------------------------------------------------------------


def test_withdrawing_the_ngo_gives_exactly_the_six_tiers(police: Case, given: Annotation) -> None:
    tiers = police.without("safeguard-defenders").sayings
    sayings = police.content.handles
    found = {handle: str(tiers[sayings[handle][0].iri]) for handle in given.rows}
    assert found == {handle: claim["if_ngo_withdrawn"] for handle, claim in given.rows.items()}


def test_the_view_without_the_ngo_has_exactly_the_claims_that_remain(
    police: Case, given: Annotation
) -> None:
    stated = {handle: police.content.handles[handle][0].claim for handle in given.rows}
    # p06-c11 falls, and says what p12-c04 says, which remains: the claim does.
    remaining = {stated[h] for h, row in given.rows.items() if row["if_ngo_withdrawn"] == "remains"}
    everything = police.under("all without=safeguard-defenders").admitted
    assert everything & set(stated.values()) == remaining
    denied = {stated[h] for h, row in given.rows.items() if row["polarity"] == "denied"}
    accepted = police.under("without=safeguard-defenders").admitted
    assert accepted & set(stated.values()) == remaining - denied - {stated["p14-c01"]}  # rejected


def test_every_published_question_has_a_test_with_its_answer(given: Annotation) -> None:
    tests = [name for name in vars(test_questions) if name.startswith("test_q")]
    published = {question["id"]: question for question in given.read("questions")}
    assert len(published) == 20
    assert {name.split("_")[1] for name in tests} >= set(published)
    assert {name.split("_")[1] for name in tests} == {f"q{n:02}" for n in range(1, 31)}

    answers = {id_: question["expected_answer"] for id_, question in published.items()}
    assert split(test_questions.TIERS) == answers["q24"]["tiers"]
    assert split(test_questions.STATE_ORIGINS) == answers["q22"]["by_origin"]
    assert list(test_questions.REMARKS) == answers["q30"]
    silent = [id_ for id_, c in given.claims.items() if c["attribution"]["status"] == "silent"]
    assert test_questions.OWN_VOICE.split() == silent


def split(table: dict[str, str]) -> dict[str, list[str]]:
    return {name: listed.split() for name, listed in table.items()}


def test_every_statement_that_must_not_hold_is_tested(given: Annotation) -> None:
    assert [entry["id"] for entry in given.read("must_not")] == list(test_questions.MUST_NOT)


def test_every_false_conflict_is_tested(given: Annotation) -> None:
    listed = given.read("relations")["false_conflicts_to_avoid"]
    assert [tuple(entry["claims"]) for entry in listed] == list(test_questions.NO_CONFLICT)
