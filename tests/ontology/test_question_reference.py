"""The page of named questions: up to date, whole; and the questions use words alike."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from tools import question_reference

from claimgraph.analysis.computed import COMPUTED, Computed
from claimgraph.graph.questions import Question, read_questions

QUERIES = read_questions([question_reference.QUERIES])
QUESTIONS: dict[str, Question | Computed] = {**QUERIES, **COMPUTED}


@pytest.mark.docs
def test_the_page_is_up_to_date() -> None:
    written = question_reference.PAGE.read_text(encoding="utf-8")
    assert written == question_reference.page(), "run python tools/question_reference.py"


@pytest.mark.docs
def test_the_page_has_every_question_with_an_example_that_is_answered() -> None:
    page = question_reference.PAGE.read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))
    assert sections.keys() == QUESTIONS.keys()
    for name, section in sections.items():
        assert f"| [{name}](#{name}) | {QUESTIONS[name].summary} |" in page
        assert section.count(f" ask {name}") == 1
        assert re.search(r"^(?:One row|The first \d of \d+ rows|\d rows)", section, re.MULTILINE)
        assert "\n0 rows" not in section, name


def test_a_question_without_an_example_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question_reference, "GROUPS", {"None": {}})
    with pytest.raises(ValueError, match="each question needs one example in GROUPS: about, "):
        question_reference.page()


def test_a_word_means_the_same_in_every_question() -> None:
    types = defaultdict(set)
    for question in QUESTIONS.values():
        for parameter in question.parameters:
            types[parameter.name].add(parameter.type)
    assert {name: found for name, found in types.items() if len(found) > 1} == {}
    sources = [p.help for q in QUESTIONS.values() for p in q.parameters if p.name == "source"]
    assert len(sources) > 4
    assert all("registered source" in help_ for help_ in sources)


def test_no_computed_question_hides_a_query() -> None:
    assert QUERIES.keys().isdisjoint(COMPUTED)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_whole(question: Question | Computed) -> None:
    assert question.summary.endswith("?")
    assert not question.description or question.description.endswith(".")
    assert all(parameter.help for parameter in question.parameters)


@pytest.mark.parametrize("question", QUERIES.values(), ids=QUERIES)
def test_a_query_answers_in_the_same_order(question: Question) -> None:
    assert "\nORDER BY " in question.text
