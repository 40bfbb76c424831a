"""What a reading hangs on, and what an extractor is told beside the text."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.extracting.conftest import FIRST

from claimgraph.documents.proposing.draft import KnownName
from claimgraph.documents.text import Document
from claimgraph.extracting.tasks import (
    Setting,
    Task,
    context_of,
    day_of,
    known_names,
    run_of,
    seconds_for,
)
from claimgraph.model.content import CaseInfo, Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name
from claimgraph.model.source import Source, text_digest
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

BASE = "https://example.org/tea/"
TERM = Term("https://example.org/runs", TermKind.OBJECT_RELATION, {"en": "runs"})
SETTING = Setting(
    extractor="plain",
    version="1",
    options={"model": "small"},
    names=(KnownName("Tea Board", f"{BASE}tea-board", (f"{BASE}term/Board",)),),
    vocabulary=Vocabulary([TERM]),
)
TASK = Task(
    Source(f"{BASE}first", title="Tea", language="en", published=EdtfDate("2020-05-03")),
    Document("first.txt", "0" * 64, FIRST, text_digest(FIRST)),
)


def test_a_reading_hangs_on_nothing_else_twice_the_same() -> None:
    again = pickle.loads(pickle.dumps((TASK, SETTING)))
    assert run_of(*again) == run_of(TASK, SETTING)


@pytest.mark.parametrize(
    "changed",
    [
        {"version": "2"},
        {"extractor": "other"},
        {"options": {"model": "large"}},
        {"names": ()},
        {"vocabulary": Vocabulary([replace(TERM, definition="Operates.")])},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_reading_hangs_on_the_setting(changed: dict[str, Any]) -> None:
    assert run_of(TASK, replace(SETTING, **changed)) != run_of(TASK, SETTING)


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Kettle"},
        {"language": "de"},
        {"published": None},
        {"publisher": f"{BASE}gazette"},
        {"authors": (f"{BASE}stout",)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_reading_hangs_on_what_is_recorded_of_the_document(changed: dict[str, Any]) -> None:
    task = replace(TASK, source=replace(TASK.source, **changed))
    assert run_of(task, SETTING) != run_of(TASK, SETTING)


def test_a_reading_does_not_hang_on_where_the_document_came_from() -> None:
    task = replace(TASK, source=replace(TASK.source, url="https://example.org/", file_name="b"))
    assert run_of(task, replace(SETTING, seconds=1)) == run_of(TASK, SETTING)


def test_the_names_of_a_case_are_sorted_and_each_there_once() -> None:
    names = (Name("Tea Board", "en"), Name("茶局", "zh"), Name("Tea Board", "en"))
    entities = {
        f"{BASE}{n}": Entity(f"{BASE}{n}", (f"{BASE}term/Board",), names) for n in ("b", "a")
    }
    found = known_names(Content(CaseInfo(BASE, "Tea"), entities), {})
    assert [(name.text, name.entity[-1], name.language) for name in found] == [
        ("Tea Board", "a", "en"),
        ("Tea Board", "b", "en"),
        ("茶局", "a", "zh"),
        ("茶局", "b", "zh"),
    ]


@pytest.mark.parametrize(
    ("media_type", "label", "is_name"),
    [
        ("text/plain", "MUNICIPAL TEA BOARD", False),
        ("text/plain", "Statement of the Tea Board", True),
        ("text/markdown", "MUNICIPAL TEA BOARD", True),
    ],
)
def test_what_a_plain_text_begins_with_is_no_name(
    media_type: str, label: str, is_name: bool
) -> None:
    letter = f"{BASE}letter"
    text = "\n MUNICIPAL  TEA BOARD\n\nWe run three kettles.\n"
    content = Content(
        CaseInfo(BASE, "Tea"),
        {letter: Entity(letter, (f"{BASE}term/Letter",), (Name(label),))},
        {letter: Source(letter, title=label, media_type=media_type)},
    )
    texts = {letter: Document("letter.txt", "0" * 64, text, text_digest(text))}
    assert bool(known_names(content, texts)) is is_name
    assert known_names(content, {})


def test_an_extractor_is_told_what_is_recorded() -> None:
    context = context_of(TASK, SETTING)
    assert (context.source, context.title, context.language) == (f"{BASE}first", "Tea", "en")
    assert context.published == date(2020, 5, 3)
    assert context.names == SETTING.names
    assert context.options == {"model": "small"}
    assert len(context.pieces.sentences) == 2
    assert [piece.edtf for piece in context.pieces.dates] == ["2019"]


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2020-05-03", date(2020, 5, 3)),
        ("2020?-05-03", date(2020, 5, 3)),
        ("2020-05", None),
        ("2020", None),
        ("XXXX-05-03", None),
        ("2020-05-03/..", None),
    ],
)
def test_a_document_is_from_one_day_or_from_none(stated: str, day: date | None) -> None:
    assert day_of(EdtfDate(stated)) == day
    assert day_of(None) is None


def test_time_is_by_length_unless_it_is_said() -> None:
    longer = replace(TASK, document=replace(TASK.document, text="x" * 100_000))
    assert seconds_for(longer, SETTING) > seconds_for(TASK, SETTING) > 60
    assert seconds_for(longer, replace(SETTING, seconds=2)) == 2
