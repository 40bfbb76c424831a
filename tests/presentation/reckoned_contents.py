"""Drawn cases in which a withdrawal has everything to work on, and the views to look at them by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st
from tests.analysis import sayings
from tests.builders import CG, NS, claim, content, entity, iri, record, said

from claimgraph.model.claim import Attestation, Claim, Literal, Modality
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Reliability, Source
from claimgraph.model.view import View
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

THINGS = (*sayings.AGENTS, *sayings.DOCUMENTS)
_AGENTS = [entity(name, "Person", name) for name in sayings.AGENTS]
_PEOPLE = ("knows", "leads", "partOf", "published", "cites", "identified", "carriedOut")
_CLAIMS = ("contradicts", "disputes", "mayDependOn")

WORDS = Vocabulary(
    [
        *(Term(CG + name, TermKind.OBJECT_RELATION, {"en": name}) for name in (*_PEOPLE, *_CLAIMS)),
        Term(CG + "edited", TermKind.OBJECT_RELATION, {"en": "edited"}, "", (CG + "authored",)),
        Term(CG + "quarrels", TermKind.OBJECT_RELATION, {}, "", (CG + "contradicts",)),
    ]
)


@st.composite
def cases(draw: Draw[object], most: int = 5) -> Content:
    """Draw a case of a few claims, about things and about each other, told in all kinds of ways."""
    count = draw(st.integers(1, most))
    names = [iri(f"claim{number + 1}") for number in range(count)]
    claims = [draw(_claim(name, names)) for name in names]
    told = draw(st.one_of(sayings.sayings(count, 9), sayings.circles(), sayings.accounts()))
    heard = [draw(_embellished(saying)) for saying in told if saying.claim in names]
    of_this = {saying.iri for saying in heard}
    whole = [
        replace(saying, taken_from=tuple(t for t in saying.taken_from if t in of_this))
        for saying in heard
    ]
    return content(
        _AGENTS,
        [record("file", claims, whole)],
        [draw(_source(name)) for name in sayings.DOCUMENTS],
        draw(st.lists(_judgement(names), max_size=2)),
    )


_RECORDED = (
    ("paper", "cites", "post"),
    ("post", "cites", "report"),
    ("ann", "partOf", "club"),
    ("ngo", "published", "report"),
    ("bob", "authored", "report"),
    ("club", "published", "post"),
)


@st.composite
def webs(draw: Draw[object]) -> Content:
    """Draw a web of sayings of one edge, and what is recorded of who is tied to whom."""
    told = draw(st.one_of(sayings.sayings(2, 9), sayings.circles(), sayings.accounts()))
    case = sayings.a_case(told, 2, draw(st.booleans()))
    recorded = [claim(*of) for of in draw(st.sets(st.sampled_from(_RECORDED)))]
    noted = [one for what in recorded for one in said(what, "notes")]
    records = [*case.records.values(), record("notes", recorded, noted)]
    sources = [Source(iri(name)) for name in sayings.DOCUMENTS]
    return content(_AGENTS, records, sources)


@st.composite
def _claim(draw: Draw[object], name: Iri, names: list[Iri]) -> Claim:
    thing = st.sampled_from(THINGS)
    other = st.sampled_from(names)
    about_claims = draw(st.integers(0, 3)) == 0
    subject = draw(other if about_claims else thing)
    relation = draw(st.sampled_from(_CLAIMS if about_claims else (*_PEOPLE, "edited")))
    value = st.sampled_from([Literal("tea"), Literal("coffee")])
    stated = claim(
        subject, relation, draw(other if about_claims else st.one_of(thing, thing, value))
    )
    leans = draw(st.sets(other, max_size=2)) if draw(st.booleans()) else set()
    return replace(stated, iri=name, depends_on=tuple(sorted(leans - {name})))


@st.composite
def _embellished(draw: Draw[object], saying: Attestation) -> Attestation:
    return replace(
        saying,
        modality=draw(st.sampled_from([None, None, *Modality])),
        inferred=draw(st.integers(0, 5)) == 0,
        said_on=draw(st.sampled_from([None, EdtfDate("2020"), EdtfDate("2022-05")])),
    )


@st.composite
def _source(draw: Draw[object], name: str) -> Source:
    publisher = draw(st.sampled_from(["", "", *sayings.AGENTS]))
    grade = draw(st.sampled_from([None, *Reliability]))
    return Source(
        iri(name), title=name, publisher=iri(publisher) if publisher else "", reliability=grade
    )


@st.composite
def _judgement(draw: Draw[object], names: list[Iri]) -> Judgement:
    verdict = draw(st.sampled_from([Verdict.REJECT, Verdict.CREDIBILITY]))
    value = str(draw(st.integers(1, 6))) if verdict is Verdict.CREDIBILITY else ""
    target = draw(st.sampled_from(names))
    return Judgement.of(NS, verdict, [target], iri("ann"), "2026-11-25T00:00:00Z", value=value)


SOME = st.sets(st.sampled_from(THINGS), max_size=2).map(sorted)

VIEWS = {
    "accepted": View(),
    "all": View(every=True),
    "undisputed": View(undisputed=True),
    "corroborated": View(origins=2),
    "graded": View(undisputed=True, min_credibility=3),
    "without the ngo": View(without=(iri("ngo"),)),
    "early": View(known_by=EdtfDate("2021"), origins=1),
    "the paper": View(only=(iri("paper"), iri("ann"))),
    "reliable": View(min_reliability=Reliability.C, every=True),
}
"""One for each criterion that decides over sayings or is reckoned from them."""
