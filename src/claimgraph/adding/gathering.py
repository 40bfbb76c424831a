"""Files and folders to be added: which there are, and what is in them, several at once."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from claimgraph.adding.register import Statement
from claimgraph.documents.reading.confined import Contents, read, too_large
from claimgraph.documents.reading.recognition import Recognition
from claimgraph.documents.reading.result import Refusal, Unsupported
from claimgraph.documents.text import LARGEST
from claimgraph.errors import ClaimgraphError, DataError, MissingExtra, UsageError

OnRead = Callable[[int, int, str], None]
"""Told how many files have been read, of how many, and the last one."""
NamedFile = tuple[str, bytes]
"""A file's name and its bytes."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file to be added.

    Attributes:
        label: How the person named it, or its path in the folder that was named.
        content: Its path, or its bytes.
        is_named: True where the file itself was named, and not a folder around it.
    """

    label: str
    content: Path | bytes
    is_named: bool = True

    @property
    def name(self) -> str:
        """Its name without folders."""
        return Path(self.label).name or self.label

    def data(self) -> bytes:
        """Return its bytes.

        Raises:
            DataError: it is no file, or too large.
            OSError: it can't be read.
        """
        if isinstance(self.content, bytes):
            return self.content
        if not self.content.is_file():
            raise DataError("it is no file", place=self.label, mend="Name a file or a folder.")
        with self.content.open("rb") as file:
            data = file.read(LARGEST + 1) if os.fstat(file.fileno()).st_size <= LARGEST else None
        if data is None or len(data) > LARGEST:
            raise too_large(self.label)
        return data


def gathered(files: Iterable[str | os.PathLike[str] | NamedFile]) -> list[GivenFile]:
    """Return the files that are named, and those in the folders that are.

    In a folder, what begins with a dot is left alone, and so are links to other folders.

    Raises:
        UsageError: one does not exist.
    """
    found: list[GivenFile] = []
    for file in files:
        if isinstance(file, tuple):
            found.append(GivenFile(*file))
            continue
        path = Path(file)
        if path.is_dir():
            found += (GivenFile(str(each), each, is_named=False) for each in _walked(path))
        elif path.exists():
            found.append(GivenFile(str(file), path))
        else:
            raise UsageError(f"{path} does not exist", mend="Name a file or a folder.")
    return found


def _walked(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def refuse_several(files: list[GivenFile], statement: Statement) -> None:
    """Refuse to say one thing of several files.

    Raises:
        UsageError: something is said, and there is not one file.
    """
    if not statement.says_nothing and len(files) != 1:
        raise UsageError(
            f"what is said of a document is said of one, and there are {len(files)} files",
            mend="Add that one by itself.",
        )


def read_all(
    files: Sequence[GivenFile],
    *,
    seconds: float | None = None,
    recognition: Recognition | None = None,
    on_read: OnRead | None = None,
) -> Iterator[Contents | Refusal]:
    """Yield what is in each file, in their order; several are read at once.

    Args:
        files: The files.
        seconds: How long one may take; by its size where None.
        recognition: How to recognise the text of scans, or None.
        on_read: Told after each file how many have been read, of how many, and which.

    Raises:
        MissingExtra: what reads such a file is not installed.
    """
    tell = on_read or (lambda done, total, label: None)
    waiting: deque[Future[Contents | Refusal]] = deque()
    many = os.cpu_count() or 1
    with ThreadPoolExecutor(max_workers=many) as pool:
        try:
            for number, file in enumerate(files, 1):
                while len(waiting) < many and number + len(waiting) <= len(files):
                    following = files[number - 1 + len(waiting)]
                    waiting.append(pool.submit(_read, following, seconds, recognition))
                found = waiting.popleft().result()
                tell(number, len(files), file.label)
                yield found
        finally:
            for future in waiting:
                future.cancel()


def _read(
    file: GivenFile, seconds: float | None, recognition: Recognition | None
) -> Contents | Refusal:
    try:
        return read(file.data(), file.name, seconds=seconds, recognition=recognition)
    except (MissingExtra, UsageError):
        raise
    except ClaimgraphError as error:
        is_fault = file.is_named or not isinstance(error, Unsupported)
        return Refusal(file.label, error.message, error.mend or "", is_fault)
    except OSError as error:
        return Refusal(file.label, error.strerror or str(error), "Look at the file's permissions.")
