"""A case on disk: read as one state, written as one state.

A write first lays every new file into ``.journal/``, then makes the journal
valid by renaming one marker, then moves the files into place. A process that
is killed before the marker leaves the old state; after it, whoever opens the
case next finishes the moves. So there is never half a write.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from claimgraph.errors import CaseLocked, DataError, NotACase

CASE_FILE = "case.ttl"
ENTITIES_FILE = "entities.ttl"
SOURCES_FILE = "sources.ttl"
TERMS_FILE = "terms.ttl"
JUDGEMENTS_FILE = "judgements.ttl"
GRAPH_FILE = "graph.ttl"
CLAIMS_FOLDER = "claims"
DOCUMENTS_FOLDER = "sources"
QUERIES_FOLDER = "queries"
PROPOSALS_FOLDER = "proposals"
DERIVED_FOLDER = ".claimgraph"
_JOURNAL = ".journal"
_MARKER = "commit.json"

_TRUTH = (CASE_FILE, ENTITIES_FILE, SOURCES_FILE, TERMS_FILE, JUDGEMENTS_FILE)


class CaseFolder:
    """The folder of a case.

    Args:
        path: The folder; it holds a ``case.ttl``.

    Raises:
        NotACase: there is none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not (path / CASE_FILE).is_file() and not (path / _JOURNAL / _MARKER).is_file():
            raise NotACase(
                f"{path} is not a case: it holds no {CASE_FILE}",
                mend="Name a case with -C, or make one with: claimgraph init DIR",
            )

    @property
    def derived(self) -> Path:
        """The folder of index and caches; safe to delete."""
        return self.path / DERIVED_FOLDER

    def read(self) -> dict[str, bytes]:
        """Return the RDF files that are the truth, by relative POSIX path, sorted.

        The answer is one state of the case, even where another process writes.
        """
        while True:
            self._finish_interrupted_write()
            before = self._signature()
            files = {name: (self.path / name).read_bytes() for name in self._names()}
            if before == self._signature() and not self._pending():
                return files

    def strays(self) -> tuple[str, ...]:
        """Return the Turtle files of the case that nothing reads, by relative path, sorted.

        Documents, drafts, and what begins with a dot are no files of the graph.
        """
        known = {*self._names(), GRAPH_FILE}
        files = [*self.path.glob("*"), *(self.path / CLAIMS_FOLDER).rglob("*")]
        paths = (file.relative_to(self.path) for file in files if file.is_file())
        found = {
            path.as_posix()
            for path in paths
            if path.suffix.lower() == ".ttl" and not path.name.startswith(".")
        }
        return tuple(sorted(found - known))

    def digest(self, files: Mapping[str, bytes], *more: str) -> str:
        """Return a digest of `files` and of `more` that changes when one does."""
        total = hashlib.sha256("\0".join(more).encode())
        for name in sorted(files):
            total.update(f"\0{name}\0".encode())
            total.update(hashlib.sha256(files[name]).digest())
        return total.hexdigest()[:32]

    def _names(self) -> list[str]:
        single = [name for name in _TRUTH if (self.path / name).is_file()]
        claims = sorted((self.path / CLAIMS_FOLDER).glob("*.ttl"))
        return [*single, *(f"{CLAIMS_FOLDER}/{file.name}" for file in claims if file.is_file())]

    def _signature(self) -> list[tuple[str, int, int]]:
        stats = ((name, (self.path / name).stat()) for name in self._names())
        return [(name, stat.st_mtime_ns, stat.st_size) for name, stat in stats]

    # -- writing ----------------------------------------------------------------

    @contextmanager
    def locked(self, wait: float = 0) -> Iterator[None]:
        """Hold the one right to write.

        Args:
            wait: Seconds to wait for it.

        Raises:
            CaseLocked: another process has it; the message says which.
        """
        make_derived(self.derived)
        holder = self.derived / "writer"
        try:
            with FileLock(self.derived / "lock", timeout=wait):
                holder.write_text(f"process {os.getpid()}", encoding="utf-8")
                self._roll_forward()
                yield
        except Timeout:
            who = holder.read_text(encoding="utf-8") if holder.exists() else "another process"
            raise CaseLocked(
                f"{who} is writing to {self.path}",
                mend="Wait until it has finished, then run the command again.",
            ) from None

    def commit(self, files: Mapping[str, bytes | None]) -> list[str]:
        """Replace `files` (None removes one) all together; call it when :meth:`locked`.

        Returns:
            The relative paths that changed; equal bytes are not written again.
        """
        changed = {name: data for name, data in files.items() if self._differs(name, data)}
        if not changed:
            return []
        journal = self.path / _JOURNAL
        shutil.rmtree(journal, ignore_errors=True)
        journal.mkdir()
        moves: dict[str, str | None] = {}
        for number, (name, data) in enumerate(sorted(changed.items())):
            self._safe_target(name)
            moves[name] = None if data is None else str(number)
            if data is not None:
                _write_synced(journal / str(number), data)
        _write_synced(journal / "draft.json", json.dumps(moves).encode())
        (journal / "draft.json").replace(journal / _MARKER)
        _sync_folder(journal)
        self._roll_forward()
        return sorted(changed)

    def _differs(self, name: str, data: bytes | None) -> bool:
        path = self.path / name
        return path.exists() if data is None else not path.exists() or path.read_bytes() != data

    def _safe_target(self, name: str) -> Path:
        parts = PurePosixPath(name).parts
        if not parts or PurePosixPath(name).is_absolute() or ".." in parts:
            raise DataError(f"{name!r} is outside the case", mend="Use a path inside the folder.")
        return self.path / name

    def _pending(self) -> bool:
        return (self.path / _JOURNAL / _MARKER).exists()

    def _finish_interrupted_write(self) -> None:
        if self._pending():
            make_derived(self.derived)
            with FileLock(self.derived / "lock"):
                self._roll_forward()

    def _roll_forward(self) -> None:
        """Move what a valid journal holds into place; drop an invalid one."""
        journal = self.path / _JOURNAL
        if self._pending():
            moves = json.loads((journal / _MARKER).read_bytes())
            for name, number in moves.items():
                target = self._safe_target(name)
                if number is None:
                    target.unlink(missing_ok=True)
                elif (journal / number).exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    (journal / number).replace(target)
            for folder in {(self.path / name).parent for name in moves}:
                _sync_folder(folder)
        shutil.rmtree(journal, ignore_errors=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write_synced(draft, data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def make_derived(path: Path) -> None:
    """Make the folder of index and caches, and have git ignore it."""
    path.mkdir(exist_ok=True)
    ignore = path / ".gitignore"
    if not ignore.exists():
        ignore.write_bytes(b"*\n")


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    """Make renames last; only POSIX can open a folder for it."""
    if sys.platform != "win32":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
