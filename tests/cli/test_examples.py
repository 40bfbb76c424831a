"""Every example in every ``--help`` runs on the case that the help says it does."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import called
from tests.documents import samples
from tests.reviewing.cases import party, proposal, span

from claimgraph.case import Case
from claimgraph.cli.verbs import SECTIONS
from claimgraph.formats.proposal_lines import write_lines
from claimgraph.model.proposal import ProposedQuantity, Run
from claimgraph.model.quantity import Quantity

EXAMPLES = [
    (command.name or "", line)
    for commands in SECTIONS.values()
    for command in commands
    for line in (command.epilog or "").splitlines()
]
FILES = {
    "claims.yaml": (
        "claimgraph-sheet: 1\nentities:\n  - {id: new, type: Person, name: Somebody New}\n"
    ),
    "stations.rq": "SELECT ?who ?what { ?who cg:setUp ?what }\n",
    "edges.rq": "CONSTRUCT WHERE { ?who cg:setUp ?what }\n",
    "decided.csv": "id,decision,reason\na341cdd6,reject,not counted\n",
}


@pytest.fixture(scope="module")
def workshop(police_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the case with the files that examples name."""
    folder = tmp_path_factory.mktemp("examples") / "case"
    shutil.copytree(police_copy, folder)
    for name, text in FILES.items():
        (folder / name).write_text(text)
    (folder / "documents").mkdir()
    assert (
        called("-C", str(folder), "export", "--source", "ppsd", "-o", str(folder / "x.csv")).code
        == 0
    )
    head, *rows = (folder / "x.csv").read_text("utf-8").splitlines(keepends=True)
    claims = [row for row in rows if row.startswith("claim,")]
    assert claims
    things = [row for row in rows if row not in claims]
    (folder / "entities.csv").write_text("".join([head, *things]), "utf-8", newline="")
    (folder / "more-claims.csv").write_text("".join([head, *claims]), "utf-8", newline="")
    _put_documents(folder)
    programs = folder / "bin"
    programs.mkdir()
    program = programs / "claimgraph"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m claimgraph "$@"\n')
    program.chmod(0o755)
    return folder


def _put_documents(folder: Path) -> None:
    """Put documents there that examples name; `report` is a source already."""
    first = "The board has run it since 2019, with at least 80 cups."
    (folder / "report.pdf").write_bytes(samples.pdf(first, "Nobody minds in Puddle."))
    (folder / "report-2.pdf").write_bytes(samples.pdf(first, "Nobody minds in Puddle. So far."))
    (folder / "page.html").write_bytes(samples.page())
    gold = '{"dates": [{"start": 3, "end": 7, "edtf": "2019"}]}'
    for place in (folder, folder / "gold"):
        place.mkdir(exist_ok=True)
        (place / "letter.txt").write_text("In 2019.", "utf-8")
        (place / "letter.gold.json").write_text(gold, "utf-8")
    (folder / "letters").mkdir()
    (folder / "letters" / "letter.eml").write_bytes(samples.mail("The kettle boils."))
    assert called("-C", str(folder), "add", str(folder / "report.pdf")).code == 0
    _propose(folder)


def _propose(folder: Path) -> None:
    """Store what an extractor may have read in the report: help names it by its ids."""
    source = Case(folder).content.sources[f"{Case(folder).info.base}report"]
    long, short = "The board has run it since 2019, with at least 80 cups", "with at least 80 cups"
    text = f"{long}."
    cups = ProposedQuantity(Quantity.parse("at least 80 cups"), span("at least 80 cups", text))
    made = [
        proposal(
            quote, party("board", "Organisation", text=text), "hasCount", cups,
            source=source.iri, text=text, score=0.9, rule="count.noun", extractor="told",
        )
        for quote in (long, short)
    ]  # fmt: skip
    assert [each.id[:8] for each in made] == ["a341cdd6", "4290ce2c"]
    run = Run(source.iri, source.text_sha256, "told", "1")
    (folder / "proposals").mkdir(exist_ok=True)
    (folder / "proposals" / "report.told.jsonl").write_bytes(write_lines(run, made, ()))


@pytest.mark.parametrize(("verb", "line"), EXAMPLES, ids=[line[:60] for _, line in EXAMPLES])
def test_an_example_runs(
    verb: str, line: str, workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"claimgraph {verb}" in line
    monkeypatch.chdir(workshop)
    if verb == "review":
        _propose(workshop)  # the examples of add made another version of the report
    # A page is served until somebody ends it: tests/cli/test_review_screens.py.
    monkeypatch.setattr(
        "claimgraph.server.review.ReviewServer.serve", lambda self: self._server.server_close()
    )
    monkeypatch.setattr("webbrowser.open", lambda url: True)
    if set(line) & set("|<>"):
        if sys.platform == "win32":
            pytest.skip("the example is for a POSIX shell")
        environment = {**os.environ, "PATH": f"{workshop / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(
            ["/bin/sh", "-c", f"set -e; {line}"],
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert b"error: " not in done.stderr
    else:
        outcome = called(*shlex.split(line)[1:])
        assert outcome.code == 0, outcome.err


def test_each_verb_has_examples() -> None:
    for commands in SECTIONS.values():
        for command in commands:
            assert sum(verb == command.name for verb, _ in EXAMPLES) >= 2, command.name
