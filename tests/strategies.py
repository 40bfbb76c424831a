"""Whole contents of cases, made up by hypothesis: what every format has to carry.

:func:`contents` draws entities with hostile names, sources, claims of every kind (claims
about claims among them), chains of up to five hops, joint speakers, rows that are more
than a chain, passages of every shape, and judgements. What it draws is canonical: sorted,
under the ids that the content gives, closed (it refers to nothing outside).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st
from tests.builders import BASE, INFO, NS
from tests.hostile import TEXTS

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import (
    Attestation,
    AttributionStatus,
    Claim,
    Literal,
    Modality,
    Stance,
    Value,
)
from claimgraph.model.content import Content, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, NameKind, UnknownReason, sorted_names
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import PAIRWISE, Judgement, Verdict
from claimgraph.model.quantity import Bound, Quantity
from claimgraph.model.source import Citation, Reliability, Source, text_digest
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

TERM = NS.prefixes["term"]
CLASSES = (
    *(CG + name for name in ("Person", "Organisation", "Document", "City")),
    TERM + "PoliceStation",
)
RELATIONS = (CG + "operates", CG + "locatedIn", CG + "contradicts", TERM + "twinnedWith")
TEXT_RELATIONS = (CG + "describedAs", TERM + "motto")
QUALIFIERS = (CG + "audience", CG + "addressee", TERM + "witnessedBy")


def vocabulary() -> Vocabulary:
    """Return the classes and relations that drawn contents use."""
    root = CG + "qualifier"
    return Vocabulary(
        [
            *(Term(iri, TermKind.CLASS, {}) for iri in CLASSES),
            *(Term(iri, TermKind.OBJECT_RELATION, {}) for iri in (*RELATIONS, root)),
            *(Term(iri, TermKind.TEXT_RELATION, {}) for iri in TEXT_RELATIONS),
            *(Term(i, TermKind.OBJECT_RELATION, {}, parents=(root,)) for i in QUALIFIERS),
        ]
    )


# -- values ----------------------------------------------------------------------------------

SAFE_TEXTS = tuple(text.replace("\0", "") for text in TEXTS.values())
_TRICKY = (
    *("yes", "No", "null", "~", "1.0", "2016-02", "2016", "12:30", "0x1F", "- x", "a: b", "a #b"),
    *("x:", "'", "''=1", "'+", " ", "\t", "\n", "\r", "a\n", "\na", "a\n\nb", " a\nb", "[x]"),
    *("{x}", "[", "a;b", "a b " * 40, "a  b " * 30, "x" * 90 + " y", "\u3000", "a\u3000", '"'),
    *("=1", "+44 20 7946 0000", "-", "@x", "!x", "&a", "*a", "%a", "|", ">", "? a", "---", "..."),
)

texts = st.one_of(
    st.sampled_from(SAFE_TEXTS + _TRICKY),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
)
"""Texts that a graph can carry, hostile ones among them; never empty."""

maybe_texts = st.one_of(st.just(""), texts)
languages = st.sampled_from(["", "", "en", "zh-hans", "sr-latn-rs", "x-klingon", "de-1996"])
dates = st.sampled_from(
    [
        *("2016", "2016-02", "XXXX-12-05", "2014/2022-10", "2019?", "1984~", "2020/..", "156X"),
        *("-0044", "[1667,1668]", "{1960,1961-12}", "2001-21", "Y-17E7", "../2022"),
        "2004-06-~01/2004-06-~20",
    ]
).map(EdtfDate)
maybe_dates = st.one_of(st.none(), dates)
moments = st.sampled_from(
    ["2026-11-25T00:00:00Z", "2026-11-25T00:00:00.250+08:00", "1999-12-31T23:59:59-03:30"]
)
units = st.sampled_from(["", "stations", "cases", "Cases", "km/h", "万人", "% of GDP", "a-b"])


@st.composite
def quantities(draw: Draw[object]) -> Quantity:
    """Draw a quantity."""
    bound = draw(st.sampled_from(Bound))
    amount = draw(st.decimals(-(10**12), 10**12, places=3, allow_nan=False))
    more = Decimal(draw(st.integers(1, 10**6))) if bound is Bound.BETWEEN else None
    upper = None if more is None else amount + more
    return Quantity.of(bound, amount, draw(units), upper)


_IDS = (
    *("e1", "e2", "e3", "nantong-psb", "yes", "null", "2016-02", "via", "a.b", "x_y", "南通"),
    *("E1", "838-922", "p3"),
)
_FOREIGN = (
    "https://www.wikidata.org/entity/Q1",
    "http://example.com/a;b,c=d",
    "urn:x:y(z)",
    "geo:1,2",
    "name:x",
    BASE + "claim",
    BASE + "deep/er",
)
ENTITY_IRIS = (*(BASE + i for i in _IDS), *_FOREIGN)
SOURCE_IRIS = tuple(BASE + i for i in ("seed", "paper", "report", "文件"))
_HANDLES = ("c1", "c2", "c10", "p03-c04", "k1", "k2", "2016", "true", "行一", "h.1", "q/1")


# -- things ----------------------------------------------------------------------------------


@st.composite
def entities(draw: Draw[object], iri: Iri, documents: Sequence[Iri]) -> Entity:
    """Draw an entity."""
    name = st.builds(
        Name, texts, languages, st.sampled_from(NameKind), st.sampled_from(["", *documents])
    )
    return Entity(
        iri,
        tuple(sorted(draw(st.sets(st.sampled_from(CLASSES), min_size=1, max_size=2)))),
        sorted_names(draw(st.lists(name, max_size=4))),
        draw(st.one_of(st.none(), st.sampled_from(UnknownReason))),
        draw(st.booleans()),
        draw(maybe_texts),
        tuple(sorted(draw(st.sets(st.sampled_from(_FOREIGN[:4]), max_size=2)))),
    )


@st.composite
def sources(draw: Draw[object], iri: Iri, things: Sequence[Iri]) -> Source:
    """Draw a source."""
    thing = st.sampled_from(["", *things])
    digest = st.one_of(st.just(""), texts.map(text_digest))
    return Source(
        iri,
        title=draw(maybe_texts),
        sha256=draw(digest),
        text_sha256=draw(digest),
        file_name=draw(st.sampled_from(["", "a.txt", "=a b.pdf", "南.html"])),
        media_type=draw(st.sampled_from(["", "text/plain"])),
        language=draw(languages),
        publisher=draw(thing),
        authors=tuple(sorted(draw(st.sets(st.sampled_from(things), max_size=2)))),
        published=draw(maybe_dates),
        retrieved=draw(maybe_dates),
        url=draw(st.sampled_from(["", *_FOREIGN])),
        archive=draw(st.sampled_from(["", *_FOREIGN])),
        reliability=draw(st.one_of(st.none(), st.sampled_from(Reliability))),
        graded_by=draw(thing),
        graded_on=draw(maybe_dates),
        text_may_be_shared=draw(st.booleans()),
    )


# -- what sources say ------------------------------------------------------------------------


class _Teller:
    """Draws what the sources of a case say; claims may speak of earlier ones."""

    def __init__(
        self, draw: Draw[object], things: Sequence[Iri], sources: dict[Iri, Source]
    ) -> None:
        self._draw = draw
        self._things = list(things)
        self._sources = sources
        self._claims: dict[Iri, Claim] = {}
        self._attestations: dict[Iri, Attestation] = {}
        self._passages: dict[Iri, Citation] = {}
        self._handles = list(_HANDLES)
        self._records: dict[Iri, tuple[dict[Iri, Claim], dict[Iri, Attestation]]] = {}

    def tell(self, source: Iri) -> None:
        """Draw one row of `source`."""
        draw = self._draw
        claim = self._claim()
        claims, attestations = self._records.setdefault(source, ({}, {}))
        claims.setdefault(claim.iri, claim)
        if draw(st.integers(0, 9)) == 0:
            return
        before: list[Attestation] = []
        for _ in range(draw(st.integers(0, 5))):
            before.append(self._keep(attestations, self._hop(claim, before[-1:], source)))
        last = self._last(claim, before[-1:], source)
        if last.iri not in attestations:
            self._keep(attestations, last)

    def records(self) -> dict[Iri, Record]:
        """Return what was drawn."""
        return {
            source: Record(
                source,
                tuple(claims[i] for i in sorted(claims)),
                tuple(attestations[i] for i in sorted(attestations)),
            )
            for source, (claims, attestations) in sorted(self._records.items())
        }

    def _keep(self, of_source: dict[Iri, Attestation], new: Attestation) -> Attestation:
        """Keep an attestation, or the one of the same id that was drawn before."""
        known = of_source.setdefault(new.iri, self._attestations.get(new.iri, new))
        return self._attestations.setdefault(new.iri, known)

    def _claim(self) -> Claim:
        draw = self._draw
        known = list(self._claims)
        if known and draw(st.integers(0, 3)) == 0:
            return self._claims[draw(st.sampled_from(known))]
        ends = st.sampled_from([*self._things, *known])
        is_text = draw(st.integers(0, 3)) == 0
        value: Value = (
            draw(st.builds(Literal, maybe_texts, languages))
            if is_text
            else draw(st.one_of(ends, ends, quantities(), dates))
        )
        qualifiers = st.tuples(st.sampled_from(QUALIFIERS), ends)
        claim = Claim.of(
            NS,
            draw(ends),
            draw(st.sampled_from(TEXT_RELATIONS if is_text else RELATIONS)),
            value,
            when=draw(maybe_dates),
            where=draw(st.sampled_from(["", "", *self._things])),
            qualifiers=draw(st.lists(qualifiers, max_size=2)),
            depends_on=draw(st.sets(st.sampled_from(known), max_size=2)) if known else (),
        )
        return self._claims.setdefault(claim.iri, claim)

    def _hop(self, claim: Claim, before: Sequence[Attestation], source: Iri) -> Attestation:
        draw = self._draw
        is_rich = draw(st.integers(0, 7)) == 0
        usual = Stance.RELAYS if before else Stance.ASSERTS
        return Attestation.of(
            NS,
            claim.iri,
            draw(st.sets(st.sampled_from(self._things), min_size=0 if is_rich else 1, max_size=3)),
            draw(st.one_of(st.just(usual), st.sampled_from(Stance))),
            source=draw(st.sampled_from(["", *self._things])),
            citation=draw(st.one_of(st.none(), self._citations(source))) if is_rich else None,
            taken_from=[b.iri for b in before],
            act=draw(st.one_of(st.sampled_from(["", "says", "points to"]), maybe_texts)),
            inferred=draw(st.booleans()),
            said_on=draw(maybe_dates) if is_rich or not before else None,
            gloss=draw(maybe_texts) if is_rich else "",
            handle=self._handle() if is_rich else "",
        )

    def _last(self, claim: Claim, before: Sequence[Attestation], source: Iri) -> Attestation:
        draw = self._draw
        is_odd = draw(st.integers(0, 7)) == 0
        others = sorted(self._attestations)
        more = draw(st.sets(st.sampled_from(others), max_size=2)) if is_odd and others else set()
        usual = Stance.RELAYS if before else Stance.ASSERTS
        things = st.sampled_from([source, *self._things])
        passages = st.lists(self._citations(source), max_size=2)
        return Attestation.of(
            NS,
            claim.iri,
            draw(st.sets(things, max_size=2)) if is_odd else [source],
            draw(st.one_of(st.just(usual), st.sampled_from(Stance))),
            source=draw(st.one_of(things, st.just(""))) if is_odd else source,
            citation=draw(st.one_of(st.none(), self._citations(source))),
            context=draw(passages),
            cues=draw(passages),
            taken_from=[*(b.iri for b in before), *more],
            status=draw(st.one_of(st.none(), st.sampled_from(AttributionStatus))),
            modality=draw(st.one_of(st.none(), st.sampled_from(Modality))),
            act=draw(st.one_of(st.just(""), maybe_texts)),
            inferred=is_odd,
            said_on=draw(maybe_dates) if is_odd or not before else None,
            inferred_date=draw(maybe_dates),
            handle=self._handle(),
            gloss=draw(maybe_texts),
            note=draw(maybe_texts),
        )

    def _handle(self) -> str:
        if not self._handles or self._draw(st.integers(0, 2)) == 0:
            return ""
        return self._handles.pop(0)

    def _citations(self, source: Iri) -> st.SearchStrategy[Citation]:
        documents = st.sampled_from([source, source, source, *sorted(self._sources)])
        return documents.flatmap(lambda d: citations(self._sources[d])).map(
            lambda citation: self._passages.setdefault(citation.iri, citation)
        )


@st.composite
def citations(draw: Draw[object], source: Source) -> Citation:
    """Draw a passage of `source`; without its words where they may not be shared."""
    start = draw(st.one_of(st.none(), st.integers(0, 10**6)))
    words = draw(st.one_of(st.none(), texts))
    if words is None or not source.text_may_be_shared:
        exact = prefix = suffix = None
    else:
        exact = words
        prefix, suffix = draw(st.tuples(maybe_texts, maybe_texts))
    return Citation.of(
        NS,
        source.iri,
        start=start,
        end=None if start is None else start + draw(st.integers(1, 10**4)),
        exact=exact,
        prefix=prefix or None,
        suffix=suffix or None,
        digest=text_digest(words) if words is not None else "",
        page=draw(st.one_of(st.none(), st.integers(1, 10**4))),
    )


@st.composite
def judgements(draw: Draw[object], things: Sequence[Iri], claims: Sequence[Iri]) -> Judgement:
    """Draw a judgement about entities or, where there are any, a claim or a proposal."""
    verdicts = [v for v in Verdict if v is not Verdict.UNDO and (claims or v in PAIRWISE)]
    verdict = draw(st.sampled_from(verdicts))
    if verdict in PAIRWISE:
        targets = draw(st.sets(st.sampled_from(things), min_size=2, max_size=2))
    else:
        targets = {draw(st.sampled_from(claims))}
    if verdict in (Verdict.ACCEPT, Verdict.REJECT) and draw(st.booleans()):
        proposal = NS.mint("proposal", f"{draw(st.integers(0, 2**96 - 1)):024x}")
        new = draw(st.sets(st.sampled_from(things), max_size=2))
        targets = {proposal, *targets, *new} if verdict is Verdict.ACCEPT else {proposal}
    grade = st.sampled_from("123456")
    value = draw(grade if verdict is Verdict.CREDIBILITY else maybe_texts)
    by, at = draw(st.sampled_from(things)), draw(moments)
    return Judgement.of(NS, verdict, targets, by, at, reason=draw(maybe_texts), value=value)


@st.composite
def contents(draw: Draw[object], max_rows: int = 6) -> Content:
    """Draw a content of the tea case (see :mod:`tests.builders`)."""
    documents = sorted(draw(st.sets(st.sampled_from(SOURCE_IRIS), min_size=1, max_size=3)))
    others = draw(st.sets(st.sampled_from(ENTITY_IRIS), min_size=1, max_size=5))
    things = sorted({*documents, *others})
    described = {iri: draw(entities(iri, documents)) for iri in things}
    by_iri = {iri: draw(sources(iri, things)) for iri in documents}
    teller = _Teller(draw, things, by_iri)
    for _ in range(draw(st.integers(0, max_rows))):
        teller.tell(draw(st.sampled_from(documents)))
    records = teller.records()
    claims = sorted({claim.iri for record in records.values() for claim in record.claims})
    made = draw(st.lists(judgements(things, claims), max_size=2))
    undone = [
        Judgement.of(NS, Verdict.UNDO, [j.iri], things[0], "2027-01-01T00:00:00Z") for j in made[:1]
    ]
    ordered = {j.iri: j for j in (*made, *undone)}
    judged = tuple(ordered[iri] for iri in sorted(ordered))
    return Content(INFO, described, by_iri, records, judged)
