"""Files and folders are taken as they are found, and a case is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.documents import samples

import claimgraph as cg
from claimgraph.case import Case
from claimgraph.documents.reading.result import Refusal
from claimgraph.errors import CaseLocked, UsageError
from claimgraph.graph.folder import CaseFolder

# --- files and folders ----------------------------------------------------------------------


def test_a_folder_is_walked_in_order(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "post"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "b" / "one.txt").write_text("One.", encoding="utf-8")
    (folder / "a.txt").write_text("A.", encoding="utf-8")
    (folder / ".hidden.txt").write_text("H.", encoding="utf-8")
    (folder / ".git" / "x.txt").write_text("G.", encoding="utf-8")
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "broken.txt").write_bytes(b"\xff\0")
    heard: list[tuple[int, int, str]] = []
    added = case.add([folder], on_read=lambda *piece: heard.append(piece))
    assert [d.path for d in added.documents] == ["a.txt", "one.txt"]
    assert [(Path(r.path).name, r.is_fault) for r in added.refused] == [
        ("broken.txt", True),
        ("logo.png", False),
    ]
    assert added.has_fault
    assert [(done, total) for done, total, _ in heard] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_file_that_is_far_too_large_is_not_read(case: Case, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(2 * 1024**3)
    added = case.add([large])
    assert [refusal.message for refusal in added.refused] == ["it is larger than 64 MiB"]


def test_what_is_no_file_is_refused(case: Case, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert case.add([pipe]).refused == (
        Refusal(str(pipe), "it is no file", "Name a file or a folder."),
    )
    with pytest.raises(UsageError, match="does not exist"):
        case.add([tmp_path / "missing.txt"])


# --- whole or not at all ----------------------------------------------------------------------


def test_while_another_writes_nothing_is_added(case: Case) -> None:
    folder = CaseFolder(case.root)
    with folder.locked(), pytest.raises(CaseLocked):
        case.add([("a.txt", b"A.")])


KILLED = """
import os, sys
import claimgraph as cg
from claimgraph.graph import folder
step = int(sys.argv[2])
count = 0
real = os.fsync
def dying(descriptor):
    global count
    count += 1
    if count == step:
        os._exit(9)
    real(descriptor)
os.fsync = dying
cg.open(sys.argv[1]).add([("a.pdf", bytes.fromhex(sys.argv[3])), ("b.txt", b"Words.")])
print(count)
"""


@pytest.mark.slow
def test_whoever_is_killed_leaves_the_old_case_or_the_new(tmp_path: Path) -> None:
    states = set()
    for step in range(1, 40):
        case = cg.init(tmp_path / str(step), title="T", base="https://example.org/t/")
        command = [sys.executable, "-c", KILLED, str(case.root), str(step)]
        done = subprocess.run(
            [*command, samples.pdf("Words of a.").hex()],
            capture_output=True,
            text=True,
            check=False,
        )
        opened = cg.open(case.root)
        sources = sorted(opened.content.sources)
        assert len(sources) in (0, 2)
        assert [f.code for f in opened.check().findings if str(f.severity) == "error"] == []
        states.add((done.returncode, len(sources)))
        if done.returncode == 0:
            break
    assert states == {(9, 0), (9, 2), (0, 2)}
