"""Names, classes and entities of what a draft speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.documents.proposing.drafting import BOARD, HONEST, TEXT, at, let, made, reason, with_hop

from claimgraph.documents.proposing.draft import Words
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.proposal import Party, RefusalReason

LONG = "Samovar Board of Puddle"


def subject(words: Words) -> Party:
    return let(replace(HONEST, subject=words)).subject


def test_an_entity_goes_by_any_of_its_names() -> None:
    assert subject(Words(LONG, entity=BOARD)).entity == BOARD
    assert subject(Words(f"The {LONG}", entity=BOARD)).entity == BOARD
    text = "茶炊局管理水壶。"
    draft = made(text, "茶炊局", "operates", "水壶")
    assert let(replace(draft, subject=Words("茶炊局", entity=BOARD)), text).subject.entity == BOARD


def test_a_class_of_the_draft_comes_before_those_of_the_entity() -> None:
    party = subject(Words(LONG, type="Association", entity=BOARD))
    assert party.types == (CG + "Association", CG + "LocalAuthority")
    assert subject(Words(LONG, type=CG + "Association")).types == (CG + "Association",)


def test_a_name_that_is_the_words_themselves_is_not_resolved() -> None:
    assert subject(Words(LONG, name=LONG)).resolved is None


def test_a_name_is_looked_for_before_its_words_first() -> None:
    words = Words("the board", name="Puddle")
    draft = made("the board may close", "the board", "owns", "board")
    draft = replace(draft, subject=words, object=Words("the board"), predicate="linkedTo")
    party = let(replace(draft, modality=Modality.POSSIBILITY)).subject
    assert party.resolved == at("Puddle", number=TEXT[: party.surface[0]].count("Puddle") - 1)
    given = replace(
        draft, subject=replace(words, name_at=at("Puddle")), modality=Modality.POSSIBILITY
    )
    assert let(given).subject.resolved == at("Puddle")


@pytest.mark.parametrize("place", [(0, 0), (3, 1), (-9, -2), (0, 10**30)])
def test_a_place_that_is_none(place: tuple[int, int]) -> None:
    for words in (Words(LONG, place), Words(LONG, name="Puddle", name_at=place)):
        assert reason(replace(HONEST, subject=words)) is RefusalReason.WORDS_NOT_FOUND


def test_a_speaker_is_looked_for_in_the_sentence_then_before_it_then_behind() -> None:
    text = "Ann came. Bob said: Ann owns it, Ann. Ann left. Cy stayed."
    draft = made("owns it", "it", "owns", "it")

    def place(name: str) -> tuple[int, int]:
        told = with_hop(draft, AttributionStatus.EXPLICIT, agents=(Words(name),), cue=Words("said"))
        return let(told, text).chain[0].agents[0].surface

    assert place("Ann") == at("Ann", text, 1)
    assert place("Cy") == at("Cy", text)
    assert place("Bob") == at("Bob", text)
