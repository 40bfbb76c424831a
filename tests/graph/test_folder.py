"""A case on disk: one state in, one state out, whatever happens between."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from claimgraph.errors import CaseLocked, DataError, NotACase
from claimgraph.graph.folder import CaseFolder, write_atomically

OLD = {"case.ttl": b"old case", "entities.ttl": b"old things", "claims/a.ttl": b"old"}
NEW = {"entities.ttl": b"new things", "claims/b.ttl": b"new", "claims/a.ttl": None}


@pytest.fixture
def folder(tmp_path: Path) -> CaseFolder:
    (tmp_path / "claims").mkdir()
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    return CaseFolder(tmp_path)


def test_a_folder_without_a_case_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotACase, match=r"holds no case\.ttl"):
        CaseFolder(tmp_path)


def test_a_commit_replaces_adds_and_removes_together(folder: CaseFolder) -> None:
    with folder.locked():
        changed = folder.commit(NEW)
    assert changed == ["claims/a.ttl", "claims/b.ttl", "entities.ttl"]
    assert folder.read() == {
        "case.ttl": b"old case",
        "entities.ttl": b"new things",
        "claims/b.ttl": b"new",
    }
    assert not (folder.path / ".journal").exists()


def test_equal_bytes_are_not_written_again(folder: CaseFolder) -> None:
    before = (folder.path / "case.ttl").stat().st_mtime_ns
    with folder.locked():
        assert folder.commit(OLD) == []
    assert (folder.path / "case.ttl").stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["../outside.ttl", "/etc/passwd", "claims/../../x"])
def test_nothing_is_written_outside_the_case(folder: CaseFolder, name: str) -> None:
    with folder.locked(), pytest.raises(DataError, match="outside the case"):
        folder.commit({name: b"x"})


_KILLED = """
    import os, sys
    from pathlib import Path
    from claimgraph.graph import folder

    left = int(sys.argv[2])

    def dying(real):
        def step(*arguments, **more):
            global left
            left -= 1
            if left < 0:
                os._exit(9)
            return real(*arguments, **more)
        return step

    case = folder.CaseFolder(Path(sys.argv[1]))
    with case.locked():
        # The steps of a commit: files written, files moved, files removed.
        folder._write_synced = dying(folder._write_synced)
        Path.replace = dying(Path.replace)
        Path.unlink = dying(Path.unlink)
        folder.shutil.rmtree = dying(folder.shutil.rmtree)
        case.commit({"entities.ttl": b"new things", "claims/b.ttl": b"new", "claims/a.ttl": None})
"""


def test_a_process_killed_at_any_step_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    new = {name: data for name, data in {**OLD, **NEW}.items() if data is not None}
    seen: list[dict[str, bytes]] = []
    for steps in range(30):
        place = tmp_path / str(steps)
        (place / "claims").mkdir(parents=True)
        for name, data in OLD.items():
            (place / name).write_bytes(data)
        script = textwrap.dedent(_KILLED)
        done = subprocess.run([sys.executable, "-c", script, str(place), str(steps)], check=False)
        state = CaseFolder(place).read()
        assert state in (OLD, new), f"half a state after {steps} steps"
        seen.append(state)
        if done.returncode == 0:
            break
    else:
        pytest.fail("the commit never got through: the steps are not being counted")
    assert OLD in seen
    assert new in seen[:-1], "no kill fell between the marker and the end"


def test_a_second_writer_is_told_who_is_writing(folder: CaseFolder) -> None:
    script = textwrap.dedent("""
        import sys
        from pathlib import Path
        from claimgraph.graph.folder import CaseFolder
        with CaseFolder(Path(sys.argv[1])).locked():
            print("locked", flush=True)
            sys.stdin.read()
    """)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(CaseLocked, match=f"process {other.pid} is writing"), folder.locked():
            pass
        other.communicate("")
    with folder.locked():
        pass


def test_the_digest_changes_with_name_and_content(folder: CaseFolder) -> None:
    digests = {
        folder.digest({"a": b"1"}),
        folder.digest({"a": b"2"}),
        folder.digest({"b": b"1"}),
        folder.digest({"a": b"1"}, "another version"),
    }
    assert len(digests) == 4


def test_a_failed_write_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "out.ttl"
    write_atomically(target, b"old")
    with pytest.raises(TypeError):
        write_atomically(target, None)  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_who_can_wait_gets_the_right_to_write_later(folder: CaseFolder) -> None:
    holding, released = threading.Event(), threading.Event()

    def hold() -> None:
        with CaseFolder(folder.path).locked():
            holding.set()
            released.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    holding.wait(10)
    threading.Timer(0.3, released.set).start()
    with folder.locked(wait=10):
        assert released.is_set()
    holder.join()


def test_proposals_are_no_files_of_the_graph(folder: CaseFolder) -> None:
    before = folder.read()
    with folder.locked():
        folder.commit({"proposals/a.plain.jsonl": b"{}", "proposals/b.ttl": b"no"})
    assert folder.read() == before
    assert folder.strays() == ()
