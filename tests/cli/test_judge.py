"""Passing judgement on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Cli, Outcome

import claimgraph


@pytest.fixture
def judge(fog_copy: Path, tmp_path: Path, cli: Cli) -> Cli:
    """``claimgraph judge`` on a copy to change."""
    place = tmp_path / "fog"
    shutil.copytree(fog_copy, place, ignore=shutil.ignore_patterns(".claimgraph"))

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        return cli("-C", str(place), "judge", *arguments, stdin=stdin)

    return call


def test_without_a_verdict_it_lists_what_is_in_force(judge: Cli) -> None:
    done = judge("--about", "fb-opera")
    assert (done.code, done.err) == (0, "1 judgement in force\n")
    assert "unsure: The fog bank somewhere in Blinkery / The fog bank under the opera" in done.out
    assert "Nobody says in which country" in done.out
    assert judge("--about", "lower-oggle").err == "nothing was judged\n"
    assert len(judge("--json").json["judgements"]) == 7


def test_a_rejection_says_what_it_costs_and_can_be_taken_back(judge: Cli) -> None:
    done = judge("reject", "sr-c22", "--reason", "Nobody counted.", "--by", "The desk")
    assert done.code == 0
    assert "  + the-desk  The desk\n" in done.out
    assert "reject: The tellers who mind the branches" in done.out
    assert done.err.splitlines() == [
        "added 1 thing, 1 judgement",
        "1 claim no longer counts in the view 'accepted'",
    ]
    (made,) = judge("--about", "sr-c22", "--json").json["judgements"]
    assert (made["by"]["id"], made["reason"], made["taken_back_by"]) == (
        "the-desk",
        "Nobody counted.",
        None,
    )
    back = judge("undo", made["id"], "--by", "the-desk")
    assert "undo: reject: The tellers" in back.out
    assert "1 claim now counts in the view 'accepted'" in back.err
    listed = judge("--all", "--about", "sr-c22")
    assert "[taken back]" in listed.out
    assert listed.err == "1 judgement\n"


def test_grades_and_confidences_are_told(judge: Cli) -> None:
    assert "credibility (2): " in judge("credibility", "sr-c08", "--value", "2").out
    sure = judge("same", "Blinkery", "lower-oggle", "--value", "low", "--dry-run")
    assert "same (low): Blinkery / Lower Oggle" in sure.out
    assert "nothing was written" in sure.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("doubt", "sr-c08"), "error: 'doubt' is no verdict"),
        (("reject",), "error: 'reject' needs the claims"),
        (("reject", "nobody"), "error: no claim goes by 'nobody'"),
        (("credibility", "sr-c08"), "error: credibility without its grade"),
        (("same", "blinkery"), "error: 'same' is about two things, not 1"),
        (("undo", "ffff"), "error: no judgement goes by 'ffff'"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(
    judge: Cli, arguments: tuple[str, ...], words: str
) -> None:
    done = judge(*arguments)
    assert done.code == 2
    assert words in done.err
    assert len(judge("--all", "--json").json["judgements"]) == 7


def test_a_case_in_which_nothing_was_decided(tmp_path: Path, cli: Cli) -> None:
    claimgraph.init(tmp_path / "case")
    done = cli("-C", str(tmp_path / "case"), "judge")
    assert (done.code, done.out, done.err) == (0, "", "nothing was judged\n")
