"""Named questions: a head in YAML, and blanks in the query."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimgraph import resources
from claimgraph.errors import DataError, UnknownName, UsageError
from claimgraph.graph.questions import Parameter, read_question, read_questions, the_question
from claimgraph.graph.sparql import guard

SHIPPED = resources.ontology_folder() / "queries"


def _file(folder: Path, text: str, name: str = "who.rq") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


GOOD = """#+ summary: Who runs it?
#+ description: Everybody
#+   who does.
#+ params:
#+   - {name: thing, type: entity, help: what is run}
#+   - {name: most, type: integer, default: 3}
# a comment that stays
SELECT ?who WHERE {
  VALUES ?thing { UNDEF }
  VALUES ?most { UNDEF }
  ?who cg:runs ?thing }
"""


def _term(parameter: Parameter, text: str) -> str:
    return text if parameter.type == "integer" else f"<{text}>"


def test_a_head_is_read(tmp_path: Path) -> None:
    question = read_question(_file(tmp_path, GOOD))
    assert question.name == "who"
    assert question.summary == "Who runs it?"
    assert question.description == "Everybody who does."
    assert [(p.name, p.default) for p in question.parameters] == [("thing", None), ("most", "3")]
    assert "#+" not in question.text


def test_arguments_go_into_their_blanks_and_defaults_too(tmp_path: Path) -> None:
    question = read_question(_file(tmp_path, GOOD))
    assert "VALUES ?thing { <x> }" in question.filled({"thing": "x"}, _term)
    open_ = question.filled({}, _term)
    assert "VALUES ?thing { UNDEF }" in open_
    assert "VALUES ?most { 3 }" in open_


def test_an_argument_without_a_blank_is_refused(tmp_path: Path) -> None:
    question = read_question(_file(tmp_path, GOOD))
    with pytest.raises(UsageError, match=r"no parameter 'who'\nIts parameters are: thing, most"):
        question.filled({"who": "x"}, _term)


def test_a_required_argument_has_to_be_given(tmp_path: Path) -> None:
    text = GOOD.replace("help: what is run", "help: what is run, required: true")
    question = read_question(_file(tmp_path, text))
    with pytest.raises(UsageError, match=r"needs thing: what is run\nAdd thing=…"):
        question.filled({}, _term)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x {}", "the head of the question can't be read"),
        ("#+ summary: [", "the head of the question can't be read"),
        ("#+ params: []\nSELECT ?x {}", "the head of the question can't be read"),
        (GOOD.replace("type: entity", "type: fairy"), "'fairy' is not a valid ParameterType"),
        (GOOD.replace("VALUES ?thing { UNDEF }", ""), "no blank for the parameter 'thing'"),
    ],
)
def test_a_bad_head_names_the_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        read_question(_file(tmp_path, text))
    assert caught.value.place == str(tmp_path / "who.rq")


def test_a_case_adds_to_the_questions_and_can_replace_one(tmp_path: Path) -> None:
    _file(tmp_path, GOOD, "who-runs-what.rq")
    _file(tmp_path, GOOD, "own.rq")
    questions = read_questions([SHIPPED, tmp_path])
    assert questions["who-runs-what"].summary == "Who runs it?"
    assert "own" in questions
    assert list(questions) == sorted(questions)


def test_a_misspelt_question_gets_a_suggestion() -> None:
    with pytest.raises(UnknownName, match="Did you mean who-runs-what"):
        the_question(read_questions([SHIPPED]), "who-run-what")


def test_at_least_twenty_questions_ship() -> None:
    assert len(read_questions([SHIPPED])) >= 20


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.rq")), ids=lambda path: path.stem)
def test_every_question_that_ships_is_one_and_may_be_asked(path: Path) -> None:
    question = read_question(path)
    assert question.summary.endswith("?")
    assert all(parameter.help for parameter in question.parameters)
    prefixes = {"": "https://example.org/", "claim": "https://example.org/claim/"}
    from claimgraph.graph.namespaces import VOCABULARY_PREFIXES

    assert guard(question.text, {**VOCABULARY_PREFIXES, **prefixes}).form == "select"
