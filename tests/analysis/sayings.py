"""Drawn webs of sayings: a few claims, with chains that branch, join and go in circles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st
from tests.builders import claim, content, iri, record

from claimgraph.model.claim import Attestation, AttributionStatus, Stance
from claimgraph.model.content import Content

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

AGENTS = ("ann", "bob", "club", "ngo")
DOCUMENTS = ("paper", "post", "report")


@st.composite
def sayings(draw: Draw[object], claims: int = 2, most: int = 7) -> list[Attestation]:
    """Draw sayings, each taken from earlier ones; in the order in which they were said."""
    said: list[Attestation] = []
    for number in range(draw(st.integers(1, most))):
        document = draw(st.sampled_from(("", *DOCUMENTS)))
        agents = draw(st.sets(st.sampled_from(AGENTS), max_size=2))
        if document and draw(st.booleans()):
            agents = {document}
        earlier = st.sampled_from([a.iri for a in said]) if said else st.nothing()
        said.append(
            Attestation(
                iri(f"saying{number}"),
                iri(f"claim{draw(st.integers(1, claims))}"),
                tuple(sorted(map(iri, agents))),
                draw(st.sampled_from([Stance.ASSERTS] * 3 + [*Stance])),
                iri(document) if document else "",
                taken_from=tuple(sorted(draw(st.sets(earlier, max_size=2)))) if said else (),
                status=draw(
                    st.sampled_from([AttributionStatus.EXPLICIT, *AttributionStatus, None])
                ),
            )
        )
    return said


@st.composite
def circles(draw: Draw[object]) -> list[Attestation]:
    """Draw sayings some of which were taken from later ones."""
    said = draw(sayings())
    every = st.sampled_from([a.iri for a in said])
    return [
        replace(a, taken_from=tuple(sorted({*a.taken_from, *draw(st.sets(every, max_size=1))})))
        for a in said
    ]


@st.composite
def accounts(draw: Draw[object]) -> list[Attestation]:
    """Draw sayings in documents, most of which say clearly whom they have it from."""
    clear = st.sampled_from([AttributionStatus.EXPLICIT] * 9 + [AttributionStatus.SILENT])
    return [
        replace(
            a,
            source=iri(draw(st.sampled_from(DOCUMENTS))),
            status=draw(clear) if a.taken_from else None,
        )
        for a in draw(st.one_of(sayings(), circles()))
    ]


def a_case(
    said: list[Attestation], claims: int = 2, leaning: bool = False, relation: str = "leads"
) -> Content:
    """Return the case that holds some sayings.

    Args:
        said: The sayings, of ``claim1`` and so on.
        claims: How many claims there are.
        leaning: Whether each depends on the one before it, and the first on the last.
        relation: The relation of all claims: they state one edge, from an agent to a document.
    """
    edge = claim(AGENTS[0], relation, DOCUMENTS[0])
    names = [iri(f"claim{n + 1}") for n in range(claims)]
    named = [
        replace(edge, iri=name, depends_on=(names[n - 1],) if leaning else ())
        for n, name in enumerate(names)
    ]
    return content(records=[record("file", named, said)])
