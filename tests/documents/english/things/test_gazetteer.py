"""The names of a case in a text, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.documents.english.things.gazetteer import Gazetteer, folded
from claimgraph.documents.proposing.draft import KnownName

CG = "https://w3id.org/claimgraph/ontology#"


def gazetteer(*names: tuple[str, str, str]) -> Gazetteer:
    """Return a gazetteer of names, with the entity and the class of each."""
    return Gazetteer(
        [KnownName(text, entity, (CG + type_,)) for text, entity, type_ in names], None
    )


def found(text: str, *names: tuple[str, str, str]) -> list[tuple[str, str]]:
    """Return the names that are found in a text, with their entities."""
    hits = gazetteer(*names).find(text)
    return [(text[hit.start : hit.end], hit.known.entity) for hit in hits]


VARRO = ("Port Varro", "varro", "City")
SHORT = ("Varro", "county", "Region")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They left Port Varro.", ["Port Varro"]),
        ("PORT VARRO, Friday", ["Port Varro".upper()]),
        ("Port Varro's mayor", ["Port Varro"]),
        ("Port\nVarro", ["Port\nVarro"]),
        ("> Port\n> > Varro", ["Port\n> > Varro"]),
        ("Port Varroton", []),
        ("the Varro road", ["Varro"]),
        ("a varro of wood", []),
    ],
)
def test_names_are_found_as_whole_words(text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text, VARRO, SHORT)] == names


def test_the_longest_name_is_taken() -> None:
    assert found("in Port Varro", VARRO, SHORT) == [("Port Varro", "varro")]


def test_other_scripts_and_accents_are_found() -> None:
    names = (("南通市公安局", "nantong", "StateBody"), ("Ольга Крюгер", "olga", "Person"))
    assert found("文件由南通市公安局发布", *names) == [("南通市公安局", "nantong")]
    assert found("– Ольга Крюгер –", *names) == [("Ольга Крюгер", "olga")]
    assert found("in Zürich", ("Zu\u0308rich", "z", "City")) == [("Zürich", "z")]


def test_a_short_acronym_is_found_in_capitals_only() -> None:
    assert found("it is IT", ("IT", "it", "Company")) == [("IT", "it")]


def test_a_name_of_several_entities_is_none_of_them() -> None:
    several = (("Maurer", "otto", "Person"), ("Maurer", "ida", "Person"))
    hit = next(gazetteer(*several).find("Maurer left."))
    assert (hit.known.entity, hit.known.type) == ("", "Person")


def test_a_name_of_several_kinds_has_no_class() -> None:
    several = (("Varro", "town", "City"), ("Varro", "ship", "Vessel"))
    hit = next(gazetteer(*several).find("Varro sank."))
    assert (hit.known.entity, hit.known.type) == ("", "")


@given(st.text(max_size=40))
def test_names_lie_within_the_text_and_do_not_overlap(text: str) -> None:
    names = [KnownName(part, "x", (CG + "Person",)) for part in text.split()[:3]]
    end = 0
    for hit in Gazetteer(names, None).find(text):
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
