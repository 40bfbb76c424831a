"""From the model to Turtle files and back: nothing is lost, and the bytes are settled."""

from __future__ import annotations

import random
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import INFO, NS, content, entity, iri
from tests.examples import examples
from tests.strategies import contents

from claimgraph.graph import encode, turtle
from claimgraph.graph.decode import Decoder
from claimgraph.model.content import Content, Record
from claimgraph.model.entity import Name, NameKind, sorted_names


def files(case: Content) -> dict[str, list[ox.Triple]]:
    """Return the triples of each file of a case."""
    made = {
        "case": encode.encode_info(case.info, NS),
        "entities": encode.encode_entities(case.entities.values(), NS),
        "sources": encode.encode_sources(case.sources.values(), NS),
        "judgements": encode.encode_judgements(case.judgements),
        **{source: encode.encode_record(r, NS) for source, r in case.records.items()},
    }
    return {name: list(triples) for name, triples in made.items()}


def written(case: Content) -> dict[str, bytes]:
    """Return the bytes of each file of a case."""
    return {name: turtle.serialize(t, NS.prefixes) for name, t in files(case).items()}


def read(data: dict[str, bytes]) -> Content:
    """Return the content of files, which have to be without fault."""
    decoders = {name: Decoder(turtle.parse(d, name), NS, name) for name, d in data.items()}
    records: dict[str, Record] = {
        name: decoder.record(name) for name, decoder in decoders.items() if name.startswith("http")
    }
    info = decoders["case"].info()
    assert info is not None
    case = Content(
        info,
        decoders["entities"].entities(),
        decoders["sources"].sources(),
        records,
        decoders["judgements"].judgements(),
    )
    assert [p for decoder in decoders.values() for p in decoder.problems] == []
    return case


@given(contents())
@examples(1.5)
def test_a_case_is_read_as_it_was_written(case: Content) -> None:
    assert read(written(case)) == case


@given(contents(), st.randoms(use_true_random=False))
@examples(0.5)
def test_the_bytes_do_not_depend_on_the_order(case: Content, order: random.Random) -> None:
    for triples in files(case).values():
        shuffled = [*triples, *triples[:3]]
        order.shuffle(shuffled)
        assert turtle.serialize(shuffled, NS.prefixes) == turtle.serialize(triples, NS.prefixes)


@given(contents())
@examples(0.5)
def test_what_was_read_is_written_to_the_same_bytes(case: Content) -> None:
    data = written(case)
    assert written(read(data)) == data


@pytest.mark.parametrize("kind", NameKind)
def test_a_name_with_a_source_and_the_same_without_are_two(kind: NameKind) -> None:
    names = sorted_names([Name("X", "en", kind), Name("X", "en", kind, iri("paper")), Name("X")])
    named = replace(entity("e", "Person", "E"), names=names)
    assert read(written(content([named]))).entities[named.iri].names == names


def test_an_alias_that_is_an_official_name_too_stays_both() -> None:
    names = sorted_names([Name("X"), Name("X", kind=NameKind.OFFICIAL)])
    named = replace(entity("e", "Person", "E"), names=names)
    assert read(written(content([named]))).entities[named.iri].names == names


def test_the_info_of_a_case_comes_back() -> None:
    info = replace(INFO, description='tea\n"cups"', license="https://x.org/l", default_view="all")
    assert read(written(Content(info))).info == info
