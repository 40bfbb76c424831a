"""A case with a witness who must not be named, and ways to look at what is written of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from tests.builders import NS, claim, content, entity, iri, record

from claimgraph.graph import encode, turtle
from claimgraph.graph.namespaces import CG, case_namespaces
from claimgraph.model.claim import Attestation, Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity
from claimgraph.model.finding import Loss
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Citation, Source
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import cytoscape, dot, gexf, graphml, network_csv
from claimgraph.presentation.rows import rows

NONE = Vocabulary([])
AT = "2026-11-25T00:00:00Z"
WITNESS = entity("wang-li", "Person", "Wang Li", "王立", protected=True, note="saw it all")
PSEUDONYM = "Protected person 1"


def the_case(*entities: Entity, claims: list[Claim] | None = None, **said: object) -> Content:
    """Return a case in which the paper says each claim in its own voice."""
    every = claims if claims is not None else [claim("wang-li", "knows", "bob")]
    passage = Citation.of(NS, iri("paper"), start=0, end=20, exact="nobody you know, is it")
    defaults: dict[str, object] = {"source": iri("paper"), "citation": passage}
    sayings = [
        Attestation.of(NS, c.iri, [iri("paper")], Stance.ASSERTS, **{**defaults, **said})  # type: ignore[arg-type]
        for c in every
    ]
    named = {e.iri for e in entities}
    others = [e for e in the_others() if e.iri not in named]
    return content(
        [*entities, *others], [record("paper", every, sayings)], [Source(iri("paper"), "A paper")]
    )


def the_others() -> list[Entity]:
    return [entity("bob", "Person", "Bob Reed"), entity("paper", "Document", "The Paper")]


def counts_of(losses: list[Loss]) -> dict[str, int]:
    return {loss.concept: loss.count for loss in losses}


def the_saying(case: Content) -> Attestation:
    (attestation,) = case.attestations.values()
    return attestation


def exports(case: Content) -> Iterator[bytes]:
    """Yield the case in every format that is written here."""
    ns = case_namespaces(case.info.base)
    triples = [
        *encode.encode_info(case.info, ns),
        *encode.encode_entities(case.entities.values(), ns),
        *encode.encode_sources(case.sources.values(), ns),
        *encode.encode_judgements(case.judgements),
        *(t for r in case.records.values() for t in encode.encode_record(r, ns)),
    ]
    yield turtle.serialize(triples, ns.prefixes)
    made = rows(case, NONE)
    for write in (graphml.write, gexf.write, cytoscape.write, dot.write):
        yield write(made)[0]
    yield from network_csv.files(made, exact=True)[0].values()


def squeezed(text: str) -> str:
    """Return the letters and digits of `text`, without case, diacritics and width."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))


def everywhere(people: list[Entity], text: str, ids: list[str]) -> Content:
    """Return a case with `text` in every text, and an id in every address and handle."""
    house = f"house-{ids[0]}"
    inner = claim(ids[0], "knows", "bob", qualifiers=[(CG + "audience", iri(ids[-1]))])
    claims = [
        inner,
        claim("bob", "disputes", inner.iri),
        claim("bob", "says", Literal(text)),
        claim(house, "locatedIn", "bob", where=iri(ids[-1])),
        Claim.of(NS, iri("bob"), NS.mint("term", f"likes-{ids[0]}"), iri(house)),
    ]
    passage = Citation.of(NS, iri("paper"), start=0, end=9, exact=text, prefix=text, suffix=text)
    said = [
        Attestation.of(
            NS, c.iri, [iri(ids[0]), iri("paper")], Stance.ASSERTS, source=iri("paper"),
            citation=passage, act=text, gloss=text, note=text, handle=f"c{number}-{ids[-1]}",
        )
        for number, c in enumerate(claims)
    ]  # fmt: skip
    address = f"https://example.org/{ids[0]}.html"
    source = Source(
        iri("paper"), text, file_name=f"{ids[0]}.pdf", url=address, archive=address,
        publisher=iri(ids[0]), authors=(iri(ids[-1]),),
    )  # fmt: skip
    other = entity("bob", "Person", text, text, note=text, see_also=(address,))
    decision = Judgement.of(NS, Verdict.ACCEPT, [inner.iri], iri(ids[0]), AT, reason=text)
    made = content(
        [*people, other, entity(house, "Facility", f"House of {text}")],
        [record("paper", claims, said)],
        [source],
        [decision],
    )
    return replace(made, info=replace(made.info, title=text, description=text))
