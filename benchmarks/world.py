"""The things that an invented case speaks of: bodies, posts, places, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from claimgraph.graph.namespaces import CG
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, NameKind, UnknownReason, sorted_names
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.source import Reliability, Source, text_digest

BASE = "https://w3id.org/claimgraph/cases/invented-for-benchmarks/"

TERMS = f"""\
@prefix cg: <{CG}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix term: <{BASE}term/> .

term:Post a owl:Class ;
\trdfs:label "post"@en ;
\trdfs:subClassOf cg:Facility ;
\tskos:definition "An invented kind of facility."@en .

term:PostGroup a owl:Class ;
\trdfs:label "group of posts"@en ;
\trdfs:subClassOf cg:FacilityGroup ;
\tskos:definition "Posts that are spoken of together."@en .
"""

_SYLLABLES = "ka lo mir ten zhou an bei dor ul gra sha nor wen qi tal ver".split()  # noqa: SIM905
_HAN = "安宁江城山林海州通明"


@dataclass
class World:
    """The things of a case; each pool is in the order in which it is spoken of."""

    entities: dict[Iri, Entity] = field(default_factory=dict)
    sources: dict[Iri, Source] = field(default_factory=dict)
    governments: list[Iri] = field(default_factory=list)
    bodies: list[Iri] = field(default_factory=list)
    posts: list[Iri] = field(default_factory=list)
    groups: list[Iri] = field(default_factory=list)
    places: list[Iri] = field(default_factory=list)
    campaigns: list[Iri] = field(default_factory=list)
    persons: list[Iri] = field(default_factory=list)
    reporters: list[Iri] = field(default_factory=list)
    documents: list[Iri] = field(default_factory=list)
    analyst: Iri = ""


def invented_world(claims: int, random: Callable[[], float], namespaces: Namespaces) -> World:
    """Return the things that a case of `claims` claims speaks of."""
    return _Builder(claims, random, namespaces).world()


class _Builder:
    def __init__(self, claims: int, random: Callable[[], float], namespaces: Namespaces) -> None:
        self._claims = claims
        self._random = random
        self._namespaces = namespaces
        self._world = World()

    def world(self) -> World:
        """Return everything; the number of each kind grows with that of the claims."""
        w, n = self._world, self._claims
        term = f"{self._namespaces.base}term/"
        w.governments = self._many("government", [CG + "Government"], min(40, 1 + n // 200))
        w.bodies = self._many("body", [CG + "LawEnforcementAgency"], 3 + n // 40)
        w.posts = self._many("post", [term + "Post"], 4 + n // 8)
        w.groups = self._many("posts", [term + "PostGroup"], 3 + n // 25)
        w.places = self._many("place", [CG + "City"], 5 + n // 60, unknown=0.04)
        w.campaigns = self._many("campaign", [CG + "Campaign"], 2 + n // 250)
        w.persons = self._many("person", [CG + "Person"], 3 + n // 40, unknown=0.02)
        ngos = self._many("ngo", [CG + "NonGovernmentalOrganisation"], 2 + n // 300)
        papers = self._many("paper", [CG + "StateMedia"], 2 + n // 300)
        w.reporters = [iri for pair in zip(ngos, papers, strict=True) for iri in pair]
        w.documents = self._many("document", [CG + "Document"], 2 + n // 25)
        w.analyst = self._entity("analyst", "The analyst", [CG + "Analyst"])
        for number in range(-(-n // 50)):
            self._source(f"source-{number:05}")
        w.entities = dict(sorted(w.entities.items()))
        return w

    def _many(self, kind: str, types: list[Iri], count: int, *, unknown: float = 0.0) -> list[Iri]:
        return [
            self._unknown(kind, number, types)
            if self._random() < unknown
            else self._entity(f"{kind}-{number}", f"{self._word()} {kind} {number}", types)
            for number in range(count)
        ]

    def _entity(self, short_id: str, label: str, types: Iterable[Iri]) -> Iri:
        names = [Name(label, "en", NameKind.PREFERRED)]
        chance = self._random()
        if chance < 0.25:
            names.append(Name(f"{self._word()} {short_id}", "", NameKind.ALIAS))
        if chance < 0.1:
            han = "".join(_HAN[int(self._random() * len(_HAN))] for _ in range(4))
            names.append(Name(han, "zh-hans", NameKind.TRANSLATION))
        if chance < 0.02:
            names.append(Name(label.replace("a", "aa", 1), "", NameKind.MISSPELLING))
        return self._add(Entity(self._iri(short_id), tuple(types), sorted_names(names)))

    def _unknown(self, kind: str, number: int, types: Iterable[Iri]) -> Iri:
        names = (Name(f"unidentified {kind} {number}", "en", NameKind.PREFERRED),)
        reasons = list(UnknownReason)
        reason = reasons[int(self._random() * len(reasons))]
        iri = self._iri(f"unknown-{kind}-{number}")
        return self._add(Entity(iri, tuple(types), names, unknown=reason))

    def _source(self, short_id: str) -> None:
        w = self._world
        title = f"What {self._word()} printed, {short_id}"
        iri = self._entity(short_id, title, [CG + "Document"])
        papers = w.reporters
        month, day = 1 + int(self._random() * 12), 1 + int(self._random() * 28)
        grades = list(Reliability)
        w.sources[iri] = Source(
            iri,
            title=title,
            sha256=text_digest(short_id),
            text_sha256=text_digest(title),
            language="en",
            publisher=papers[int(self._random() * len(papers))],
            authors=(iri,) if self._random() < 0.5 else (),
            published=EdtfDate(f"{2018 + int(self._random() * 6)}-{month:02}-{day:02}"),
            reliability=grades[int(self._random() * len(grades))],
            text_may_be_shared=self._random() < 0.3,
        )

    def _add(self, entity: Entity) -> Iri:
        self._world.entities[entity.iri] = entity
        return entity.iri

    def _iri(self, short_id: str) -> Iri:
        return self._namespaces.entity(short_id)

    def _word(self) -> str:
        parts = [_SYLLABLES[int(self._random() * len(_SYLLABLES))] for _ in range(3)]
        return "".join(parts).capitalize()
