"""Patterns of things and relations, and where a case has them."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.networks import connected, short
from tests.analysis.test_centrality import PAIRS
from tests.builders import iri
from tests.conformance.asking import ask
from tests.examples import examples

import claimgraph as cg
from claimgraph.analysis import motifs
from claimgraph.analysis.motifs import Match, Word, matches, parsed, resolved
from claimgraph.case import Case
from claimgraph.errors import UnknownName, UsageError
from claimgraph.graph.namespaces import CG
from claimgraph.model.content import Content


def _found(of: Content, pattern: str, limit: int = 1000) -> list[Match]:
    links = resolved(parsed(pattern), iri, lambda text: frozenset({CG + text}))
    return matches(of, of.claims, links, limit)


def _things(found: list[Match]) -> list[str]:
    return ["".join(map(short, match.things.values())) for match in found]


# -- reading ---------------------------------------------------------------------------------


def test_a_pattern_is_read_word_by_word() -> None:
    ((one, relation, other),) = parsed(" A  'is part of' \"the club, old\" ")
    assert one == Word("A", 2)
    assert relation == Word("is part of", 6, is_quoted=True)
    assert other == Word("the club, old", 19, is_quoted=True)
    assert (one.variable, other.variable) == ("A", "")
    ((_, _, iri_),) = parsed("?who knows <https://example.org/a,b;c>")
    assert (iri_.text, iri_.variable) == ("https://example.org/a,b;c", "")


@pytest.mark.parametrize(
    ("text", "variable"),
    [("A", "A"), ("?who", "who"), ("?w2", "w2"), ("AB", ""), ("a", ""), ("É", ""), ("?", "")],
)
def test_what_is_a_variable(text: str, variable: str) -> None:
    assert Word(text, 1).variable == variable
    assert Word(text, 1, is_quoted=True).variable == ""


@pytest.mark.parametrize(
    ("pattern", "column", "message", "mend"),
    [
        ("", 1, "a step is empty", "Write steps"),
        ("   ", 1, "a step is empty", "Write steps"),
        ("A knows B,", 10, "a step is empty", "Write steps"),
        ("A knows", 1, "'A knows' is no step", "Write steps"),
        ("A knows B, C knows the club", 12, "'C knows the club' is no step", "quotation marks"),
        ("A B C", 3, "'B' is no relation", "Write steps"),
        ("A ?how C", 3, "'?how' is no relation", "Write steps"),
        ("A knows 'the club", 9, "a quotation mark is not closed", "Close it"),
        ("A knows B, <x knows B", 12, "a quotation mark is not closed", "Close it"),
        (", ".join(["A knows B"] * 7), 67, "it has 7 steps", "6 steps at most"),
        ("A knows B, C knows D", 12, "no thing in common", "another step"),
        ("A knows B, C knows D, B knows E", 12, "no thing in common", "another step"),
    ],
)
def test_a_pattern_that_can_not_be_read(pattern: str, column: int, message: str, mend: str) -> None:
    with pytest.raises(UsageError) as caught:
        _found(connected([]), pattern)
    assert caught.value.place == f"pattern, column {column}"
    assert message in caught.value.message
    assert mend in str(caught.value.mend)


@given(st.text(alphabet="AB?x ,;\"'<>=\n", max_size=30))
def test_whatever_is_written_is_read_or_refused(pattern: str) -> None:
    try:
        steps = parsed(pattern)
    except UsageError as error:
        steps = []
        place = str(error.place)
    else:
        place = "pattern, column 1"
    assert 1 <= int(place.removeprefix("pattern, column ")) <= len(pattern) + 1
    for step in steps:
        for word in step:
            assert pattern[word.column - 1 :].startswith(word.text)


# -- finding ---------------------------------------------------------------------------------


def test_a_chain_and_a_fork() -> None:
    of = connected([("a", "b"), ("b", "c"), ("d", "c")])
    assert _things(_found(of, "A knows B, B knows C")) == ["abc"]
    assert _things(_found(of, "A knows C, B knows C")) == ["bcd", "dcb"]
    assert _things(_found(of, "A knows c")) == ["b", "d"]
    assert _found(of, "A owns B") == []


def test_different_letters_are_different_things_and_a_letter_is_no_thing_that_is_named() -> None:
    of = connected([("a", "b"), ("b", "a"), ("a", "a")])
    assert _things(_found(of, "A knows B, B knows C")) == []
    assert _things(_found(of, "A knows A")) == ["a"]
    assert _things(_found(of, "A knows B, B knows A")) == ["ab", "ba"]
    assert _things(_found(of, "a knows B")) == ["b"]


def test_each_step_has_its_claims() -> None:
    of = connected([("a", "b"), ("a", "c"), ("b", "c")])
    (match,) = _found(of, "A knows B, A knows C, B knows C")
    ends = [
        tuple(short(str(end)) for end in (of.claims[c].subject, of.claims[c].object))
        for claims in match.claims
        for c in claims
    ]
    assert ends == [("a", "b"), ("a", "c"), ("b", "c")]


def test_rejected_claims_are_no_steps() -> None:
    of = connected([("a", "b"), ("b", "c")])
    links = resolved(parsed("A knows B, B knows C"), iri, lambda text: frozenset({CG + text}))
    assert matches(of, list(of.claims)[:1], links, 10) == []


@pytest.mark.parametrize("alone", [(), ("a",)])
def test_nothing_has_no_pattern(alone: tuple[str, ...]) -> None:
    assert _found(connected([], *alone), "A knows B") == []


def test_of_many_matches_always_the_same_ones_are_returned() -> None:
    of = connected([("hub", f"t{n}") for n in range(50)])
    found = _found(of, "A knows B, A knows C, A knows D", limit=7)
    assert len(found) == 7
    assert found == _found(of, "A knows B, A knows C, A knows D", limit=7)


def test_too_many_tries_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motifs, "_LOOKS", 20)
    with pytest.raises(UsageError, match="too many places"):
        _found(connected([("hub", f"t{n}") for n in range(50)]), "A knows B, A knows C")


@examples(0.5)
@given(PAIRS, st.sampled_from([
    "A knows B", "A knows B, B knows C", "A knows B, C knows B", "A knows B, B knows A",
    "A knows B, B knows C, C knows A", "A knows A, A knows B", "a knows B, B knows C",
]))  # fmt: skip
def test_it_finds_what_trying_everything_finds(pairs: list[tuple[str, str]], text: str) -> None:
    names = sorted({name for pair in pairs for name in pair})
    steps = [(step.split()[0], step.split()[2]) for step in text.split(", ")]
    variables = list(dict.fromkeys(e for step in steps for e in step if e.isupper()))
    expected = []
    for chosen in permutations(names, len(variables)):
        value = {"a": "a", **dict(zip(variables, chosen, strict=True))}
        distinct = "a" not in text.split() or "a" not in chosen
        if distinct and all((value[one], value[other]) in pairs for one, other in steps):
            expected.append("".join(chosen))
    assert _things(_found(connected(pairs), text)) == sorted(expected)


# -- in the cases that ship ------------------------------------------------------------------


@pytest.fixture(scope="module")
def fog(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/fog-banks")


@pytest.fixture(scope="module")
def police(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/overseas-police-stations")


def test_a_ministry_controls_an_office_that_operates_banks(fog: Case) -> None:
    pattern = "A controls B, B operates C, C partOf D"
    assert ask(fog, "motif", pattern=pattern) == [
        ("ministry-low-visibility", "dimmle-fog-office", "fb-dimmle", "fb-new",
         "fs-c08", "el-c02", "sr-c16"),
        ("ministry-low-visibility", "dimmle-fog-office", "fb-squintham", "fb-dimmle",
         "fs-c08", "ec-c05", "sr-c14"),
    ]  # fmt: skip
    assert fog.ask("motif", pattern=pattern).variables == (
        *("A", "B", "C", "D"),
        *("step1", "step2", "step3"),
    )


def test_four_bureaus_run_stations_that_are_part_of_the_48(police: Case) -> None:
    rows = ask(police, "motif", pattern="?who runs ?what, ?what 'is part of' sg-48-new")
    assert rows == [
        ("fuzhou-police", "station-fuzhou-1", "p03-c12", "p03-c17"),
        ("nantong-psb", "sg-nantong-29", "p03-c04", "p03-c14"),
        ("qingtian-psb", "sg-qingtian-6", "p03-c10", "p03-c16"),
        ("wenzhou-psb", "sg-wenzhou-12", "p03-c07", "p03-c15"),
    ]


def test_words_of_a_pattern_are_looked_up_like_all_others(police: Case) -> None:
    with pytest.raises(UnknownName, match="no relation goes by the name 'flies'"):
        police.ask("motif", pattern="A flies B")
    with pytest.raises(UnknownName, match="no thing goes by the name 'nobody'"):
        police.ask("motif", pattern="A runs nobody")


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1" * 30, "²", ""])
def test_a_limit_is_a_number(police: Case, limit: str) -> None:
    for question in ("motif", "central"):
        given_ = {"pattern": "A runs B"} if question == "motif" else {}
        with pytest.raises(UsageError, match="limit has to be a whole number"):
            police.ask(question, limit=limit, **given_)


def test_what_is_found_is_found_by_sparql_too(police: Case, fog: Case) -> None:
    asked = 0
    for case, relation in product((police, fog), ("operates", "partOf", "published")):
        query = (
            f"SELECT DISTINCT ?a ?b ?c {{ ?a cg:{relation} ?b . ?b cg:partOf ?c . "
            "?a a/rdfs:subClassOf* cg:Entity . ?c a/rdfs:subClassOf* cg:Entity "
            "FILTER(?a != ?c) }"
        )
        expected = {tuple(str(term.value) for term in row) for row in case.query(query).cells()}
        answer = case.ask("motif", pattern=f"A {relation} B, B partOf C")
        found = {tuple(str(term.value) for term in row[:3]) for row in answer.cells()}
        assert found == expected
        asked += len(found)
    assert asked > 10
