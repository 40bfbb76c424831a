"""Streams, signals and other processes: what only a process of its own can show."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock
from tests.cli.conftest import PROGRAM, called, spawned

from claimgraph.graph.folder import CaseFolder

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and devices")


def test_python_m_claimgraph(tmp_path: Path) -> None:
    done = spawned("--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"claimgraph, version ")


def test_without_a_terminal_a_row_is_one_line_without_blanks_at_its_end(fog_copy: Path) -> None:
    done = spawned("ask", "who-says", cwd=fog_copy)
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    rows = int(done.stderr.split()[-6].replace(b",", b"") if b"row has" in done.stderr else 0)
    assert len(lines) > 60
    assert rows in (0, len(lines) - 4)
    assert all(line == line.rstrip() for line in lines)
    assert b"\x1b" not in done.stdout + done.stderr
    assert max(map(len, lines)) > 120


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_knows_no_chinese(police_copy: Path, encoding: str) -> None:
    done = spawned("show", "nantong-psb", cwd=police_copy, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert b"\\u5357\\u901a" in done.stdout
    json = spawned("find", "Nantong police", "--json", cwd=police_copy, PYTHONIOENCODING=encoding)
    assert "Nantong" in json.stdout.decode("utf-8")


@POSIX
@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["show", "dimmle-fog-office"],
        ["query", "-e", "SELECT * { ?a ?b ?c }", "--format", "csv"],
        ["query", "-e", "SELECT * { ?a ?b ?c }"],
        ["export", "-o", "-", "--format", "turtle"],
        ["stats", "--json"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_a_reader_that_has_had_enough(fog_copy: Path, arguments: list[str]) -> None:
    """As in `claimgraph … | head -1`, with stderr in the same pipe or apart."""
    for stderr in (subprocess.PIPE, subprocess.STDOUT):
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            cwd=fog_copy,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert process.stdout
        process.stdout.read(1)
        process.stdout.close()
        said = process.stderr.read() if process.stderr else b""
        assert process.wait(timeout=60) == 0
        assert b"Traceback" not in said
        assert b"BrokenPipe" not in said
        if process.stderr:
            process.stderr.close()


@POSIX
def test_streams_that_are_closed(fog_copy: Path) -> None:
    program = " ".join(f"'{part}'" for part in PROGRAM)
    for redirection, code in ((">&-", 0), ("2>&-", 0), (">&- 2>&-", 0), ("<&-", 0)):
        done = subprocess.run(
            ["/bin/sh", "-c", f"{program} find fog {redirection}"],
            cwd=fog_copy,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == code, redirection
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [["find", "fog"], ["find", "fog", "--json"], ["export", "-o", "-", "--format", "dot"]],
)
def test_a_full_disk(fog_copy: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            cwd=fog_copy,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"error: No space left on device\n"
    written = called("-C", str(fog_copy), "export", "-o", "/dev/full", "--format", "dot")
    assert (written.code, written.err) == (1, "error: /dev/full: No space left on device\n")


@POSIX
def test_a_device_is_written_into_and_not_replaced(fog_copy: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with (tmp_path / "read").open("wb") as read:
        reader = subprocess.Popen(["/bin/cat", str(pipe)], stdout=read)
    done = called("-C", str(fog_copy), "export", "-o", str(pipe), "--format", "ntriples")
    assert done.code == 0
    assert reader.wait(timeout=60) == 0
    assert (tmp_path / "read").read_bytes().count(b"\n") > 1000
    assert pipe.is_fifo()


@POSIX
def test_a_link_is_followed(fog_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "link.nt").symlink_to(tmp_path / "real.nt")
    (tmp_path / "real.nt").touch()
    assert called("-C", str(fog_copy), "export", "-o", str(tmp_path / "link.nt")).code == 0
    assert (tmp_path / "link.nt").is_symlink()
    assert (tmp_path / "real.nt").stat().st_size > 1000


@POSIX
def test_dev_stdout_is_stdout(fog_copy: Path, tmp_path: Path) -> None:
    with (tmp_path / "out.dot").open("wb") as out:
        subprocess.run(
            [*PROGRAM, "export", "-o", "/dev/stdout", "--format", "dot", "-q"],
            cwd=fog_copy,
            stdout=out,
            timeout=60,
            check=True,
        )
    assert (tmp_path / "out.dot").read_bytes().startswith(b"digraph ")


def test_what_goes_to_stdout_is_the_file_and_nothing_else(fog_copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.gexf"
    assert called("-C", str(fog_copy), "export", "-o", str(target)).code == 0
    for more in ([], ["--json"]):
        done = called("-C", str(fog_copy), "export", "-o", "-", "--format", "gexf", *more)
        assert done.data == target.read_bytes()


# --- being stopped --------------------------------------------------------------------------------

_ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c > ?f) } ORDER BY ?c"


@POSIX
def test_ctrl_c_stops_a_query_and_leaves_no_process(fog_copy: Path) -> None:
    assert called("-C", str(fog_copy), "query", "-e", "ASK { ?a ?b ?c }").code == 0
    process = subprocess.Popen(
        [*PROGRAM, "-v", "query", "-e", _ENDLESS],
        cwd=fog_copy,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr
    assert process.stderr.readline().startswith(b"opening the case: ")
    deadline = time.monotonic() + 20
    while not (children := _children(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert err.endswith(b"stopped\n")
    assert b"Traceback" not in err
    for child in children:
        assert not Path(f"/proc/{child}").exists()


def _children(pid: int) -> list[str]:
    file = Path(f"/proc/{pid}/task/{pid}/children")
    return file.read_text().split() if file.exists() else []


# --- other processes ------------------------------------------------------------------------------


def test_a_second_writer_is_told_who_has_the_case(own: Path) -> None:
    sheet = called("export", "-o", "-", "--format", "yaml").data
    derived = CaseFolder(own).derived
    with FileLock(derived / "lock"):
        (derived / "writer").write_text("process 4242")
        for command in (["import", "-"], ["check", "--fix"]):
            done = called(*command, stdin=sheet)
            assert done.code == 1
            assert done.err.startswith("error: process 4242 is writing to ")
            assert "Wait until it has finished" in done.err
        assert called("find", "fog").code == 0  # who only reads need not wait
    assert called("import", "-", stdin=sheet).err == "nothing changed\n"


@POSIX
@pytest.mark.slow
def test_a_killed_import_leaves_the_old_state_or_the_new(own: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "edit.yaml"
    text = called("export", "-o", "-", "--format", "yaml").out
    sheet.write_text(text.replace("name: Squintham\n", "name: Squintham-on-Sea\n"))
    before = _state(own)
    trial = tmp_path / "trial"
    shutil.copytree(own, trial)
    started = time.monotonic()
    assert spawned("import", str(sheet), cwd=trial).returncode == 0
    duration = time.monotonic() - started
    after = _state(trial)
    assert before != after
    seen = []
    for moment in _moments(10):
        shutil.rmtree(trial)
        shutil.copytree(own, trial)
        process = subprocess.Popen(
            [*PROGRAM, "import", str(sheet)], cwd=trial, stdout=subprocess.DEVNULL, stderr=-3
        )
        time.sleep(duration * moment)
        process.kill()
        process.wait()
        assert called("-C", str(trial), "check").code == 0  # whoever comes next finishes the write
        assert _state(trial) in (before, after)
        seen.append(_state(trial) == after)
    assert called("-C", str(trial), "import", str(sheet)).code == 0
    assert _state(trial) == after


def _moments(number: int) -> list[float]:
    """Return moments of a run, most of them late, where the writing is."""
    chance = random.Random(7)
    return [0.2, 0.5, *(0.75 + 0.3 * chance.random() for _ in range(number - 2))]


def _state(case: Path) -> dict[str, bytes]:
    return {str(p.relative_to(case)): p.read_bytes() for p in case.rglob("*.ttl")}
