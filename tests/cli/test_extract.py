"""claimgraph extract: what it prints, what it leaves, and how it ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Cli, Outcome
from tests.cli.test_terminal import POSIX, seen
from tests.extracting import plugin

FIRST = "The Tea Board runs the Great Kettle. It has done so since 2019.\n"
SECOND = "The Fog Office runs the Long Pier. The Tea Board runs the Great Kettle. LIE\n"


@pytest.fixture
def tea(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Commands on a case with two documents, where the plain extractor is installed."""
    packages = tmp_path / "packages"
    packages.mkdir()
    monkeypatch.syspath_prepend(str(plugin.install(packages)))
    assert cli("init", "tea").code == 0
    Path("first.txt").write_text(FIRST, encoding="utf-8")
    Path("second.txt").write_text(SECOND, encoding="utf-8")

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        return cli("-C", "tea", *arguments, stdin=stdin)

    assert call("add", "first.txt", "second.txt").code == 0
    return call


def extract(tea: Cli, *arguments: str) -> Outcome:
    return tea("extract", "--extractor", "plain", *arguments)


def test_a_row_a_document_and_their_sum(tea: Cli) -> None:
    done = extract(tea)
    assert done.code == 0
    assert done.out == (
        "document  proposals  refused  why refused\n"
        "───────────────────────────────────────────────\n"
        "first             1        0\n"
        "second            2        1  1 quote-not-found\n"
        "all               3        1  1 quote-not-found\n"
    )
    assert done.err == "read 2 documents: 3 proposals\nnext: claimgraph -C tea review\n"


def test_a_second_run_says_that_nothing_changed(tea: Cli) -> None:
    extract(tea)
    done = extract(tea)
    assert (done.code, done.out.count("known already")) == (0, 2)
    assert done.err.startswith("nothing changed: 2 known already\n")
    done = extract(tea, "--again")
    assert done.err.startswith("nothing changed: read 2 documents: 3 proposals\n")


def test_a_trial_writes_nothing(tea: Cli) -> None:
    done = extract(tea, "--dry-run")
    assert done.code == 0
    assert done.err == (
        "would read 2 documents: 3 proposals\nnothing was written; it is without --dry-run\n"
    )
    assert not Path("tea/proposals").exists()


def test_what_can_not_be_read_is_told_and_the_rest_is(tea: Cli) -> None:
    Path("third.txt").write_text("FAIL", encoding="utf-8")
    assert tea("add", "third.txt").code == 0
    done = extract(tea, "-q")
    assert done.code == 1
    assert re.search(r"^third +not read$", done.out, re.M)
    assert done.err == (
        "third: the extractor failed: ValueError: no such luck\n"
        "  Report it to whoever made the extractor 'plain'.\n"
    )
    assert Path("tea/proposals/second.plain.jsonl").is_file()


def test_the_same_fault_is_told_of_some_documents_and_the_rest_is_counted(tea: Cli) -> None:
    for number in range(9):
        name = f"lost-{number}.txt"
        Path(name).write_text(f"Nobody has kept letter {number}.\n", encoding="utf-8")
        assert tea("add", name).code == 0
    for kept in Path("tea/sources").iterdir():
        if b"Nobody has kept" in kept.read_bytes():
            kept.unlink()
    done = extract(tea)
    assert done.code == 0
    assert done.err.count("claimgraph add FILE --source lost-") == 5
    assert "4 more: its text is not at hand; --json shows all\n" in done.err


def test_one_is_named(tea: Cli) -> None:
    done = extract(tea, "second")
    assert done.out.count("\n") == 3
    assert "all" not in done.out
    assert extract(tea, "third").code == 2


def test_a_case_without_documents_has_nothing_to_read(cli: Cli) -> None:
    cli("init", "empty")
    done = cli("-C", "empty", "extract", "--list")
    assert (done.code, done.out) == (0, "endpoint\nenglish\n")


def test_nothing_to_read_is_told(tea: Cli, cli: Cli) -> None:
    cli("init", "empty")
    done = cli("-C", "empty", "extract", "--extractor", "plain")
    assert (done.code, done.out) == (1, "")
    assert "the case has no documents" in done.err


def test_what_is_installed_is_listed(tea: Cli) -> None:
    done = tea("extract", "--list")
    assert done.out == "endpoint\nenglish\nmodel\nplain\n"
    done = tea("extract", "--extractor", "plane")
    assert done.code == 2
    assert "there is no extractor 'plane'" in done.err


def test_remarks_are_told_once_and_options_for_nobody_too(tea: Cli) -> None:
    Path("tea/extractors.toml").write_text("[plane]\nmodel = 1\n")
    done = tea("extract", "--extractor", "model")
    assert done.err.count("the server is slow") == 1
    assert "extractors.toml: there is no extractor 'plane'" in done.err


def test_a_fault_in_the_options_has_its_place(tea: Cli) -> None:
    Path("tea/extractors.toml").write_text("[plain]\nsuffix = \n")
    done = extract(tea)
    assert done.code == 1
    assert done.err.startswith("extractors.toml:2:10: it is no TOML")
    assert done.err.endswith("1 problem in the input; nothing was changed\n")


def test_json_tells_everything(tea: Cli) -> None:
    found = extract(tea, "--json").json
    assert set(found) == {
        "dry_run", "changed", "extractor", "version", "documents", "refused", "unused_options",
    }  # fmt: skip
    assert (found["extractor"], found["version"]) == ("plain", "plain 1")
    assert found["refused"] == {"quote-not-found": 1}
    assert found["documents"][1] == {
        "source": "second",
        "outcome": "read",
        "proposals": 2,
        "refused": {"quote-not-found": 1},
        "changed": True,
        "remarks": [],
        "message": None,
        "mend": None,
    }
    assert extract(tea, "--json").json["changed"] is False


def test_status_says_how_many_wait(tea: Cli) -> None:
    assert "waiting" not in tea("status").out
    extract(tea)
    done = tea("status")
    assert re.search(r"^3  proposals waiting +no part of the graph until accepted$", done.out, re.M)
    assert "claimgraph -C tea review   decide on 3 proposals of claims" in done.err
    assert tea("status", "--json").json["proposals_waiting"] == 3
    Path("tea/proposals/first.plain.jsonl").write_text("{")
    done = tea("status")
    assert (done.code, "can't be read" in done.out) == (0, True)
    assert tea("status", "--json").json["proposals_waiting"] is None


def test_the_rate_of_each_rule_is_shown(tea: Cli) -> None:
    done = tea("stats", "extractors")
    assert (done.code, done.out, done.err) == (0, "", "0 proposals, 0 waiting\n")
    extract(tea)
    done = tea("stats", "extractors")
    assert done.out == (
        "extractor  rule  proposed  waiting  accepted  edited  rejected  rate\n"
        "────────────────────────────────────────────────────────────────────\n"
        "plain      all          3        3         0       0         0\n"
        "plain      runs         3        3         0       0         0\n"
    )
    assert done.err == "3 proposals, 3 waiting\n"
    assert tea("stats", "extractors", "--json").json["extractors"][1] == {
        "extractor": "plain",
        "rule": "runs",
        "proposed": 3,
        "waiting": 3,
        "accepted": 0,
        "edited": 0,
        "rejected": 0,
        "rate": None,
    }


@POSIX
@pytest.mark.slow
def test_a_terminal_sees_how_far_it_is(tea: Cli, tmp_path: Path) -> None:
    for number in range(4):
        Path(f"slow-{number}.txt").write_text(f"SLOW {number}. {FIRST}", encoding="utf-8")
    assert tea("add", *(f"slow-{n}.txt" for n in range(4))).code == 0
    Path("tea/extractors.toml").write_text("[plain]\nnap = 1\n")
    arguments = ("-C", "tea", "extract", "--extractor", "plain", "--jobs", "1")
    told = seen(tmp_path, *arguments, PYTHONPATH=str(tmp_path / "packages"))
    assert re.search(r"reading documents, \d of 6: ", told)
