"""Help: what it says of each verb, what it costs, and what it guesses."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Cli, called, spawned
from tools import cli_reference

from claimgraph.cli.command import Verb
from claimgraph.cli.options import ANSWER_FORMATS, EXPORT_FORMATS
from claimgraph.cli.verbs import SECTIONS
from claimgraph.graph.results import GRAPH_FORMATS, TABLE_FORMATS
from claimgraph.model.view import STANDARD
from claimgraph.presentation.exporting import FORMATS, format_of
from claimgraph.resources import example_cases

VERBS: list[click.Command] = [command for group in SECTIONS.values() for command in group]
NAMES = [command.name or "" for command in VERBS]
HEAVY = {"rdflib", "networkx", "pyvis", "rich", "pyoxigraph", "pyshacl", "pandas", "yaml"}


def test_the_verbs_of_the_design() -> None:
    assert NAMES == [
        "demo",
        "init",
        "status",
        "add",
        "extract",
        "review",
        "cite",
        "import",
        "check",
        "find",
        "show",
        "trace",
        "query",
        "ask",
        "path",
        "stats",
        "timeline",
        "judge",
        "views",
        "diff",
        "explore",
        "export",
        "evaluate",
    ]


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]], ids=str)
def test_help_lists_the_verbs_whole(cli: Cli, arguments: list[str]) -> None:
    done = cli(*arguments)
    assert (done.code, done.err) == (0, "")
    assert "..." not in done.out.replace("[ARGS]...", "")
    for command in VERBS:
        assert f"  {command.name:<8}  {command.short_help}\n" in done.out
    assert "claimgraph demo" in done.out


@pytest.mark.parametrize("command", VERBS, ids=NAMES)
def test_a_verb_s_help_fits_80_columns(
    cli: Cli, command: click.Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert isinstance(command, Verb)
    assert command.short_help
    assert len(command.short_help) <= 55
    done = cli(command.name or "", "--help")
    assert done.code == 0
    for part in (
        "Usage: claimgraph ",
        "\nOptions:\n",
        "\nOptions of every verb:\n",
        "\nExamples:\n",
    ):
        assert part in done.out
    prose = done.out.partition("\nExamples:")[0]
    assert all(len(line) <= 80 for line in prose.splitlines())
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom claimgraph.cli.main import run\n"
        "for a in (['--help'], ['export', '--help'], ['--version'], ['fnd']): run(a)\n"
        "print('MODULES', *{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    modules = set(done.stdout.rpartition("MODULES ")[2].split())
    assert "click" in modules
    assert modules & HEAVY == set()


# --- what help says is so -------------------------------------------------------------------------


def test_the_formats_are_those_that_are_written() -> None:
    assert tuple(FORMATS) == EXPORT_FORMATS
    assert ("table", *TABLE_FORMATS, *GRAPH_FORMATS) == ANSWER_FORMATS
    text = next(command.help or "" for command in VERBS if command.name == "export")
    for name, suffix in FORMATS.items():
        assert f"{name} " in text
        assert suffix in text
        assert format_of(f"x{suffix}", None) == name


def test_the_views_and_examples_that_help_names(cli: Cli) -> None:
    words = " ".join(cli("--help").out.split())
    assert f"Which claims count: {', '.join(STANDARD)}, or one of the case's own." in words
    for name in example_cases():
        assert name in cli("demo", "--help").out


# --- options that may stand anywhere --------------------------------------------------------------


def test_shared_options_stand_before_or_after_the_verb(fog_copy: Path, cli: Cli) -> None:
    case = str(fog_copy)
    before = cli("-C", case, "--view", "all", "-v", "status")
    after = cli("status", "-C", case, "--view", "all", "-v")
    assert before.code == after.code == 0
    assert before.out == after.out
    assert "in the view 'all'" in after.out
    assert "counting: " in before.err
    assert "counting: " in after.err
    assert cli("-q", "find", "fog", "-C", case).err == ""


def test_the_later_place_wins(fog_copy: Path, police_copy: Path, cli: Cli) -> None:
    done = cli("-C", str(police_copy), "status", "-C", str(fog_copy))
    assert done.out.startswith("The fog banks\n")


def test_the_case_is_found_by_variable_and_from_below(
    fog_copy: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMGRAPH_CASE", str(fog_copy))
    assert cli("status").out.startswith("The fog banks\n")
    monkeypatch.delenv("CLAIMGRAPH_CASE")
    monkeypatch.chdir(fog_copy / "claims")
    assert called("status").out.startswith("The fog banks\n")


# --- shells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(tmp_path: Path, shell: str) -> None:
    done = spawned(cwd=tmp_path, _CLAIMGRAPH_COMPLETE=f"{shell}_source")
    # bash itself is asked for its version, where there is one
    assert b"_CLAIMGRAPH_COMPLETE" in done.stdout or b"bash" in done.stderr.lower()


def test_verbs_options_and_formats_are_completed(tmp_path: Path) -> None:
    def completed(words: str) -> str:
        done = spawned(
            cwd=tmp_path,
            COMP_WORDS=words,
            COMP_CWORD=str(len(words.split(" ")) - 1),
            _CLAIMGRAPH_COMPLETE="bash_complete",
        )
        return done.stdout.decode()

    assert completed("claimgraph st") == "plain,status\nplain,stats\n"
    assert "plain,--sources\n" in completed("claimgraph check --s")
    assert "plain,graphml\n" in completed("claimgraph export --format g")


# --- the reference page ---------------------------------------------------------------------------


@pytest.mark.docs
def test_the_reference_of_the_command_line_is_up_to_date() -> None:
    written = cli_reference.PAGE.read_text(encoding="utf-8")
    assert written == cli_reference.page(), "run python tools/cli_reference.py"


def test_the_reference_has_every_verb_and_option() -> None:
    page = cli_reference.page()
    for command in VERBS:
        assert page.count(f"\n### {command.name}\n") == 1
        assert f"](#{command.name}) | {command.short_help} |" in page
        section = page.partition(f"\n### {command.name}\n")[2].partition("\n### ")[0]
        assert isinstance(command, Verb)
        for option in command.params:
            if isinstance(option, click.Option):
                row = re.search(rf"^\| `[^|]*{option.opts[-1]}\b", section, re.MULTILINE)
                assert bool(row) is (option not in command.shared), option.name
        assert (command.epilog or "?") in section
    assert "\x08" not in page
