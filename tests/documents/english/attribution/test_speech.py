"""Quotations, and sentences that go on with what was reported."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import lines

pytest.importorskip("spacy")


def test_a_speaker_goes_on_in_the_next_quotation() -> None:
    assert lines('"[[We sailed at noon]]," said Oskar Plenn. "[[The sea was calm.]]"') == [
        "Oskar Plenn (explicit)",
        "Oskar Plenn (carried)",
    ]


def test_what_stands_between_quotations_is_the_documents_own() -> None:
    assert lines('"[[We sailed at noon]]," said Oskar Plenn. [[He is 41.]]') == [
        "Oskar Plenn (explicit)",
        "- (silent)",
    ]


def test_a_colon_announces_quotations_over_paragraphs() -> None:
    text = 'The mate wrote:\n\n"[[We sailed at noon.]]\n\n"[[Nobody was ill.]]"'
    assert lines(text) == ["The mate (carried)", "The mate (carried)"]


def test_a_document_goes_on_to_the_end_of_its_paragraph_and_perhaps_longer() -> None:
    text = (
        "The maps show that [[the wall was moved]]. [[It now stands by the river.]]\n\n"
        "[[The wall was built in 1911.]] This is an old quarrel.\n\n[[The town has two schools.]]"
    )
    assert lines(text) == [
        "The maps (explicit)",
        "The maps? (carried)",
        "The maps? (ambiguous)",
        "- (silent)",
    ]


def test_an_entry_does_not_go_on() -> None:
    text = "The register lists [[sixty-one burials]]. [[The church was rebuilt later.]]"
    assert lines(text) == ["The register (explicit)", "- (silent)"]


def test_a_person_goes_on_in_the_tense_of_reported_speech_only() -> None:
    text = (
        "Ann Lorne said [[she had seen the van]]. [[It had been parked by the mill.]]"
        " [[The mill is closed.]]"
    )
    assert lines(text) == ["Ann Lorne (explicit)", "Ann Lorne? (ambiguous)", "- (silent)"]


def test_a_heading_ends_what_goes_on() -> None:
    text = "The maps show that [[the wall was moved]].\n\nSchools\n\n[[The town has two.]]"
    assert lines(text) == ["The maps (explicit)", "- (silent)"]


def test_a_footnote_gives_the_source_of_its_sentence() -> None:
    text = (
        "[[Forty houses were pulled down.]][1] [[The land was sold in 2018.]][2]\n\n"
        "[1] Interview with Ida Crewe, 4 May 2019.\n[2] Land register of the town, entry 4451.\n"
    )
    assert lines(text) == ["Ida Crewe (carried)", "Land register (carried)"]


def test_a_footnote_adds_nothing_to_a_sentence_that_names_its_source() -> None:
    text = "The clerk said that [[the land was sold]].[1]\n\n[1] Land register of the town, 2018.\n"
    assert lines(text) == ["The clerk (explicit)"]


def test_the_person_whose_words_were_just_reported_goes_on() -> None:
    text = (
        'Eva Rand denied the theft. "[[I was in Varn]]," she said. The clerk said she was'
        ' lying. "[[I saw her there.]]"'
    )
    assert lines(text) == ["she (explicit)", "The clerk (carried)"]


def test_what_a_speaker_wants_is_known_from_them() -> None:
    text = "Lotte Marsh said [[the kiln was cold]]. She wants [[the rent halved]]."
    assert lines(text) == ["Lotte Marsh (explicit)", "Lotte Marsh? (ambiguous)"]


def test_the_line_under_a_table_gives_its_source() -> None:
    text = (
        "Boats by year\n\nPort | 2016 | 2019\nOrm | [[12]] | 25\nTarn | 3 | 6\n"
        "Source: harbour office\n\n[[The harbour is old.]]\n"
    )
    assert lines(text) == ["harbour office (carried)", "- (silent)"]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_closed_only_there() -> None:
    text = (
        "“The kiln is cold,” said Ada Moll.\n\n“The coal is wet. [[The door is open.]]\n\n"
        "“[[Nobody came.]]”\n\n[[The kiln was sold.]]"
    )
    assert lines(text) == ["Ada Moll (carried)", "Ada Moll (carried)", "- (silent)"]
