"""The questions `gaps` and `look-alike-names`, asked of the cases that ship."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conformance.asking import ask

import claimgraph as cg
from claimgraph.analysis.computed.gaps import KINDS
from claimgraph.case import Case
from claimgraph.errors import UnknownName, UsageError
from claimgraph.resources import example_cases


@pytest.fixture(scope="module")
def fog(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The invented case."""
    ignored = shutil.ignore_patterns(".claimgraph")
    folder = tmp_path_factory.mktemp("fog") / "case"
    return cg.open(Path(shutil.copytree(example_cases()["fog-banks"], folder, ignore=ignored)))


def test_the_most_valuable_gap_comes_first(fog: Case) -> None:
    rows = ask(fog, "gaps", "edges thing code")
    numbers = [int(edges) for edges, _, _ in rows]
    assert numbers == sorted(numbers, reverse=True)
    assert rows[0] == ("23", "nine-mile-fog-society", "CG401")


def test_a_row_says_what_to_ask_and_what_hangs_on_it(fog: Case) -> None:
    assert ask(fog, "gaps", code="CG406") == [
        (
            "5",
            "document not at hand",
            "damp-courier-2022-05",
            "Get it, register it and read it.",
            "5 claims come from it, and it is not at hand",
            "sr-c21, sr-c22, sr-c23, sr-c24, sr-c25",
            "CG406",
        )
    ]


def test_gaps_are_the_findings_of_the_rules(fog: Case) -> None:
    findings = fog.check(select=["CG4", "CG5"]).findings
    wanted = sorted((f.code, f.message) for f in findings if f.code in KINDS)
    assert sorted(ask(fog, "gaps", "code what")) == wanted


def test_gaps_are_chosen_by_thing_by_code_and_by_weight(fog: Case) -> None:
    assert {code for (code,) in ask(fog, "gaps", "code", thing="fb-blinkery")} == {"CG517"}
    assert {code for (code,) in ask(fog, "gaps", "code", code="cg50")} <= {
        f"CG50{n}" for n in range(10)
    }
    assert min(int(edges) for (edges,) in ask(fog, "gaps", "edges", least="5")) == 5


def test_gaps_follow_the_view(fog: Case) -> None:
    everything = cg.open(fog.root, view="all")
    here = set(ask(fog, "gaps", "what", code="CG409"))
    there = set(ask(everything, "gaps", "what", code="CG409"))
    # The rejected 19 is not in the article that it is said to be from.
    assert here == set()
    assert len(there) == 1


@pytest.mark.parametrize(
    "arguments", [{"code": "CG9"}, {"code": "x"}, {"least": "many"}, {"least": "-1"}]
)
def test_an_argument_that_makes_no_sense_is_refused(fog: Case, arguments: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        fog.ask("gaps", **arguments)


def test_an_unknown_thing_is_not_taken_for_a_thing_without_gaps(fog: Case) -> None:
    with pytest.raises(UnknownName):
        fog.ask("gaps", thing="nobody-of-that-name")


def test_names_that_an_analyst_has_told_apart_are_left_out(fog: Case) -> None:
    assert ask(fog, "look-alike-names") == []  # Fog Office and Frog Office, Squintham and Squintam


def test_an_analysts_undoing_brings_them_back(fog: Case, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(fog.root, tmp_path / "case"))
    judgements = folder / "judgements.ttl"
    text = judgements.read_text(encoding="utf-8")
    assert "code:different" in text
    judgements.write_text(text.replace("code:different", "code:unsure"), encoding="utf-8")
    rows = ask(cg.open(folder), "look-alike-names", "thing other marked")
    assert rows == [("dimmle-fog-office", "dimmle-frog-office", "false")]
