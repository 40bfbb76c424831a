"""The things of a case that is sized by what is drawn: communities with hubs, many scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.world import World
from claimgraph.graph.namespaces import CG
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, NameKind, sorted_names
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.source import Reliability, Source, text_digest

SHARES = {
    "Person": 34,
    "Company": 22,
    "Facility": 14,
    "LawEnforcementAgency": 10,
    "City": 6,
    "Campaign": 6,
    "Document": 5,
    "FacilityGroup": 3,
}
"""Class of the core to its share of the things, in per cent."""
SMALLEST, LARGEST = 15, 400
"""Things in a community; small ones are far more frequent."""

_SCRIPTS = {
    "en": 60,
    "zh-hans": 18,
    "ru": 9,
    "ar": 8,
    "hi": 5,
}
_PARTS = {
    "en": "ka lo mir ten an bei dor ul gra sha nor wen tal ver ost hal ric mond ber field".split(),  # noqa: SIM905
    "zh-hans": list("安宁江城山林海州通明北德华光新丰永和东盛"),
    "ru": "бо рис ва лен ко ми ров ни ка тов се дор пет гра зо лин".split(),  # noqa: SIM905
    "ar": "با سم دار نور حل بي كر مد رش يد طا لب هاد جم".split(),  # noqa: SIM905
    "hi": "रा जन मो हन सु रे का ली दे वी गं गा पु री".split(),  # noqa: SIM905
}
_TRADES = ("Shipping", "Trading", "Holdings", "Canal Works", "Freight", "Printing", "Grain", "Tea")
_FORMS = {
    "Company": "{} {trade}",
    "Facility": "{} depot",
    "LawEnforcementAgency": "{} water police",
    "Campaign": "Operation {}",
    "Document": "Register of {}",
    "FacilityGroup": "the {} depots",
}


@dataclass(frozen=True)
class Thing:
    """One thing: its IRI, its class without namespace, what it is called."""

    iri: Iri
    kind: str
    label: str


class Communities:
    """Invents the things, the speakers and the documents.

    Args:
        things: How many are drawn.
        random: Returns numbers from 0 to 1, the same each time.
        namespaces: Gives IRIs.

    Attributes:
        world: What speaks and what is spoken of.
        groups: The things by community; the first of each is its hub.
    """

    def __init__(self, things: int, random: Callable[[], float], namespaces: Namespaces) -> None:
        self._random = random
        self._namespaces = namespaces
        self.world = World()
        self.groups: list[list[Thing]] = []
        left = things
        while left:
            share = self._random() ** 4
            size = min(left, SMALLEST + int(share * (LARGEST - SMALLEST)))
            start = things - left
            self.groups.append([self._thing(start + place, place == 0) for place in range(size)])
            left -= size
        self._speakers(2 + things // 100)

    def publish(self, documents: int) -> None:
        """Add the documents in which everything is said; whoever publishes them is known."""
        for number in range(documents):
            self._source(f"source-{number:05}")
        self.world.entities = dict(sorted(self.world.entities.items()))

    def _thing(self, number: int, is_hub: bool) -> Thing:
        kind = "LawEnforcementAgency" if is_hub else self._weighted(SHARES)
        language = self._weighted(_SCRIPTS)
        label = self._label(kind, language, number)
        names = [Name(label, language, NameKind.PREFERRED)]
        if self._random() < 0.2:
            names.append(Name(f"{self._word('en')} {number}", "", NameKind.ALIAS))
        if language != "en" and self._random() < 0.6:
            names.append(Name(f"{self._word('en')} {self._word('en')}", "en", NameKind.TRANSLATION))
        iri = self._add(f"{kind.lower()}-{number:06}", kind, names)
        pools = {
            "Person": self.world.persons,
            "LawEnforcementAgency": self.world.bodies,
            "Document": self.world.documents,
        }
        if kind in pools:
            pools[kind].append(iri)
        return Thing(iri, kind, label)

    def _label(self, kind: str, language: str, number: int) -> str:
        name = f"{self._word(language)} {self._word(language)}"
        if language != "en":
            return name.replace(" ", "") if language == "zh-hans" else name
        trade = _TRADES[int(self._random() * len(_TRADES))]
        return _FORMS.get(kind, "{}").format(name, trade=trade)

    def _speakers(self, pairs: int) -> None:
        """Add who reports what others say; nothing is said about them, so they are not drawn."""
        w = self.world
        for number in range(pairs):
            for kind, stem in (("NonGovernmentalOrganisation", "watch"), ("StateMedia", "daily")):
                names = [Name(f"{self._word('en')} {stem}", "en", NameKind.PREFERRED)]
                w.reporters.append(self._add(f"{stem}-{number:05}", kind, names))
        for pool, kind in ((w.persons, "Person"), (w.documents, "Document")):
            if not pool:
                names = [Name(self._word("en"), "en", NameKind.PREFERRED)]
                pool.append(self._add(f"speaking-{kind.lower()}", kind, names))
        names = [Name("The analyst", "en", NameKind.PREFERRED)]
        w.analyst = self._add("analyst", "Analyst", names)

    def _source(self, short_id: str) -> None:
        w = self.world
        title = f"What {self._word('en')} printed about {self._word('en')}"
        iri = self._add(short_id, "Document", [Name(title, "en", NameKind.PREFERRED)])
        month, day = 1 + int(self._random() * 12), 1 + int(self._random() * 28)
        grades = list(Reliability)
        w.sources[iri] = Source(
            iri,
            title=title,
            sha256=text_digest(short_id),
            text_sha256=text_digest(title),
            language="en",
            publisher=w.reporters[int(self._random() * len(w.reporters))],
            published=EdtfDate(f"{2014 + int(self._random() * 10)}-{month:02}-{day:02}"),
            url=f"https://{self._word('en').lower()}.example/{short_id}",
            reliability=grades[int(self._random() * len(grades))],
            text_may_be_shared=self._random() < 0.7,
        )

    def _add(self, short_id: str, kind: str, names: list[Name]) -> Iri:
        iri = self._namespaces.entity(short_id)
        self.world.entities[iri] = Entity(iri, (CG + kind,), sorted_names(names))
        return iri

    def _weighted(self, shares: dict[str, int]) -> str:
        at = self._random() * sum(shares.values())
        for name, share in shares.items():
            at -= share
            if at < 0:
                return name
        return next(iter(shares))

    def _word(self, language: str) -> str:
        parts = _PARTS[language]
        count = 2 if language == "zh-hans" else 2 + int(self._random() * 2)
        return "".join(parts[int(self._random() * len(parts))] for _ in range(count)).capitalize()
