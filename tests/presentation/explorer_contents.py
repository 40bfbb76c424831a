"""Contents that the tests of the explorer page share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from tests.builders import NS, claim, content, entity, iri, record

from claimgraph.analysis.lineage import Ties
from claimgraph.documents.text import Document
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import (
    Attestation,
    AttributionStatus,
    Claim,
    Literal,
    Modality,
    Stance,
)
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, NameKind, UnknownReason
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation, Reliability, Source, text_digest
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation.explorer import ShownView, explorer_page

QUOTE = "the Board keeps thirteen tea houses in Puddle"

_CLASSES = {
    "Person": "",
    "Organisation": "",
    "StateBody": "Organisation",
    "Place": "",
    "Settlement": "Place",
    "Document": "",
    "Group": "",
}
_RELATIONS = ("operates", "leads", "partOf", "knows", "hasCount", "startedOn", "says")


def vocabulary() -> Vocabulary:
    """Return a small vocabulary with labels in two languages."""
    classes = [
        Term(
            CG + name,
            TermKind.CLASS,
            {"en": name.lower(), "zh": f"类{name}"},
            f"A {name.lower()}.",
            (CG + parent,) if parent else (),
        )
        for name, parent in _CLASSES.items()
    ]
    relations = [
        Term(CG + name, TermKind.OBJECT_RELATION, {"en": name, "zh": f"关系{name}"})
        for name in (*_RELATIONS, "contradicts")
    ]
    disputes = Term(
        CG + "disputes", TermKind.OBJECT_RELATION, {"en": "disputes"}, "", (CG + "contradicts",)
    )
    return Vocabulary([*classes, *relations, disputes])


def page_of(
    what: Content,
    *,
    title: str = "The Tea Case",
    view: str = "all",
    admitted: frozenset[str] | None = None,
    words: Vocabulary | None = None,
    views: Iterable[ShownView] = (),
    ties: Ties | None = None,
    documents: Mapping[str, Document] | None = None,
) -> bytes:
    """Return the explorer page of a content of the tea case."""
    chosen = vocabulary() if words is None else words
    shown = [ShownView(view), *views]
    return explorer_page(
        what,
        chosen,
        NS,
        title=title,
        views=shown,
        admitted=admitted,
        ties=ties,
        documents=documents,
    )


def _saying(
    what: Claim,
    document: str,
    hops: Iterable[Attestation] = (),
    *,
    handle: str,
    citation: Citation | None = None,
    stance: Stance | None = None,
    **more: object,
) -> list[Attestation]:
    chain = list(hops)
    outer = Attestation.of(
        NS,
        what.iri,
        [iri(document)],
        stance or (Stance.RELAYS if chain else Stance.ASSERTS),
        source=iri(document),
        citation=citation,
        taken_from=[chain[-1].iri] if chain else [],
        handle=handle,
        **more,  # type: ignore[arg-type]
    )
    return [*chain, outer]


def _origin(
    what: Claim, *agents: str, stance: Stance = Stance.ASSERTS, **more: object
) -> Attestation:
    return Attestation.of(NS, what.iri, [iri(a) for a in agents], stance, **more)  # type: ignore[arg-type]


def board_entities() -> list[Entity]:
    """Return the things of :func:`board`."""
    names = (
        Name("Puddle Tea Board", kind=NameKind.PREFERRED),
        Name("南通茶局", "zh-Hans", NameKind.TRANSLATION),
        Name("Pfützen-Teeamt", "de", NameKind.TRANSLATION),
        Name("Pudle Tea Bord", kind=NameKind.MISSPELLING, source=iri("paper")),
    )
    return [
        Entity(
            iri("board"),
            (CG + "StateBody",),
            names,
            note="Not the Coffee Board.",
            see_also=("https://example.org/wiki/board", "javascript:window.__pwned=1"),
        ),
        entity("houses", "Group", "The thirteen tea houses"),
        entity("harbour", "Place", "The harbour house", unknown=UnknownReason.NOT_STATED),
        entity("puddle", "Settlement", "Puddle"),
        entity("lodz", "Settlement", "Łódź"),
        entity("ministry", "StateBody", "Ministry of Leaves"),
        entity("ann", "Person", "Ann Leaf", protected=True),
        entity("witness", "Person", "A witness", unknown=UnknownReason.WITHHELD),
        entity("society", "Organisation", "The Tea Society"),
        entity("report", "Document", "The Society's report"),
        entity("paper", "Document", "The Puddle Paper"),
        entity("leaflet", "Document", "The leaflet"),
        entity("analyst", "Person", "The analyst"),
    ]


def board_claims() -> dict[str, Claim]:
    """Return the claims of :func:`board`, by handle."""
    claims = {
        "t-01": claim("board", "operates", "houses", where=iri("puddle")),
        "t-02": claim("board", "operates", "houses", when=EdtfDate("2016-02")),
        "t-03": claim("board", "operates", "harbour"),
        "t-04": claim("ann", "leads", "society"),
        "t-05": claim("houses", "hasCount", Quantity.parse("at least 13 houses")),
        "t-06": claim("houses", "startedOn", EdtfDate("XXXX-12-05")),
        "t-07": claim("board", "says", Literal("Tea is a public good.", "en")),
        "t-08": claim("board", "partOf", "ministry"),
        "t-10": claim("witness", "knows", "ann"),
        "t-11": claim("society", "knows", "board"),
        "t-12": claim("houses", "partOf", "lodz"),
    }
    claims["t-09"] = claim("society", "disputes", claims["t-08"].iri)
    return claims


def board() -> Content:
    """Return a case in which the page has one of everything to show."""
    c = board_claims()
    joint = _origin(
        c["t-01"],
        "society",
        "ann",
        source=iri("report"),
        act="reports",
        said_on=EdtfDate("2022-12-05"),
    )
    middle = Attestation.of(
        NS, c["t-01"].iri, [iri("society")], Stance.RELAYS, taken_from=[joint.iri], inferred=True
    )
    quoted = Citation.of(
        NS,
        iri("paper"),
        start=120,
        end=165,
        exact=QUOTE,
        prefix="It says that ",
        suffix=" since May.",
        page=3,
    )
    bare = Citation.of(NS, iri("leaflet"), start=10, end=40, digest=text_digest("withheld words"))

    def printed(handle: str, agent: str = "", stance: Stance = Stance.ASSERTS) -> list[Attestation]:
        """Return what the paper prints in its own voice, or by an agent."""
        hops = [_origin(c[handle], agent, stance=stance)] if agent else []
        return _saying(c[handle], "paper", hops, handle=handle)

    paper = [
        *_saying(
            c["t-01"],
            "paper",
            [joint, middle],
            handle="t-01",
            citation=quoted,
            cues=[Citation.of(NS, iri("paper"), start=90, end=119)],
            status=AttributionStatus.EXPLICIT,
            modality=Modality.ALLEGATION,
            gloss="The Board runs thirteen houses in Puddle.",
            note="Thirteen is a lot.",
        ),
        *printed("t-03", "board", Stance.DENIES),
        *_saying(c["t-04"], "paper", handle="t-04", status=AttributionStatus.SILENT),
        *printed("t-05", "society", Stance.ESTIMATES),
        *_saying(c["t-06"], "paper", handle="t-06", inferred_date=EdtfDate("2022-12-05")),
        *printed("t-07", "board"),
        *printed("t-08"),
        *printed("t-09", "society"),
        *printed("t-10", "witness", Stance.ALLEGES),
        *_saying(c["t-11"], "paper", stance=Stance.QUESTIONS, handle="t-11"),
        *printed("t-12"),
    ]
    denial = _origin(c["t-04"], "ann", stance=Stance.DENIES)
    leaflet = [
        *_saying(c["t-02"], "leaflet", handle="t-02", citation=bare),
        *_saying(c["t-04"], "leaflet", [denial], handle="l-04"),
    ]
    at = "2026-11-25T00:00:00Z"
    return content(
        board_entities(),
        [
            record("paper", [c[h] for h in c if h != "t-02"], paper),
            record("leaflet", [c["t-02"], c["t-04"]], leaflet),
        ],
        [
            Source(
                iri("paper"),
                title="The Puddle Paper, 6 May",
                language="en",
                publisher=iri("society"),
                published=EdtfDate("2023-05-06"),
                url="https://example.org/paper",
                archive="javascript:window.__pwned=1",
                reliability=Reliability.C,
                graded_by=iri("analyst"),
                graded_on=EdtfDate("2023-06"),
                sha256=text_digest("bytes"),
            ),
            Source(iri("leaflet"), title="The leaflet", text_may_be_shared=False),
        ],
        [
            Judgement.of(NS, Verdict.REJECT, [c["t-10"].iri], iri("analyst"), at, reason="No."),
            Judgement.of(NS, Verdict.CREDIBILITY, [c["t-01"].iri], iri("analyst"), at, value="2"),
            Judgement.of(
                NS, Verdict.UNSURE, [iri("board"), iri("ministry")], iri("analyst"), at,
                reason="Perhaps one body.", value="low",
            ),
        ],
    )  # fmt: skip


def many(things: int, edges: int) -> Content:
    """Return a content with many things, a few of which have most of the edges."""
    chance = Random(things)
    ids = [f"thing-{number:05}" for number in range(things)]
    entities = [entity(id_, "Person", f"Person {number}") for number, id_ in enumerate(ids)]
    claims = {
        one.iri: one
        for _ in range(edges)
        if (one := claim(ids[int(things * chance.random() ** 3)], "knows", chance.choice(ids)))
    }
    said = [a for one in claims.values() for a in _saying(one, "paper", handle="")]
    paper = entity("paper", "Document", "The Puddle Paper")
    return content([*entities, paper], [record("paper", claims.values(), said)])
