"""The proposals of a case on disk: a file for each document and each extractor.

They lie in ``proposals/``, which is no part of the graph:

- ``<local id of the source>.<id of the extractor>.jsonl``: the run, proposals and refusals;
- ``<…>.replies/<sha256>.json``: what a model said, where one was asked;
- ``.gitignore``: those of documents whose text may not be handed on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimgraph.errors import InvalidInput, Problem
from claimgraph.extracting.answers import Answer
from claimgraph.formats.proposal_lines import LARGEST, Lines, read_lines
from claimgraph.graph.folder import PROPOSALS_FOLDER
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

_ENDING, _REPLIES = ".jsonl", ".replies"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of proposals.

    Attributes:
        path: The file.
        local: The local id of the source.
        extractor: The extractor's id.
    """

    path: Path
    local: str
    extractor: str

    def lines(self) -> Lines:
        """Return what it holds.

        Raises:
            InvalidInput: it is damaged.
        """
        with self.path.open("rb") as file:
            data = file.read(LARGEST + 1)
        return read_lines(data, f"{PROPOSALS_FOLDER}/{self.path.name}")


def stored_files(root: Path) -> list[StoredFile]:
    """Return the files of proposals of the case in a folder, by source and then by extractor."""
    found: list[StoredFile] = []
    for path in (root / PROPOSALS_FOLDER).glob(f"*{_ENDING}"):
        local, _, extractor = path.name.removesuffix(_ENDING).rpartition(".")
        if local and extractor and not local.startswith(".") and path.is_file():
            found.append(StoredFile(path, local, extractor))
    return sorted(found, key=lambda file: (file.local, file.extractor))


def stored_lines(
    root: Path, content: Content, source: Iri | None = None, extractor: str | None = None
) -> list[Lines]:
    """Return what extractors proposed, by source and then by extractor.

    What was read from another text than a source has now is left out: its places mean
    nothing any more.

    Args:
        root: The folder of the case.
        content: What the case holds.
        source: That one source alone.
        extractor: That one extractor alone.

    Raises:
        InvalidInput: damaged files; every fault is named.
    """
    found: list[Lines] = []
    problems: list[Problem] = []
    for file in stored_files(root):
        iri = content.info.base + file.local
        if source in (None, iri) and extractor in (None, file.extractor):
            try:
                lines = file.lines()
            except InvalidInput as error:
                problems += error.problems
            else:
                found += [lines] if lines.are_of(content.sources.get(iri)) else []
    if problems:
        raise InvalidInput(problems)
    return found


def lines_of(root: Path, local: str, extractor: str) -> Lines | None:
    """Return what an extractor proposed of a document; None where nothing is kept, or damaged."""
    file = StoredFile(root / _name(local, extractor), local, extractor)
    try:
        return file.lines()
    except (FileNotFoundError, InvalidInput):
        return None


# --- what to write --------------------------------------------------------------------------


def _name(local: str, extractor: str, ending: str = _ENDING) -> str:
    return f"{PROPOSALS_FOLDER}/{local}.{extractor}{ending}"


def files_of(root: Path, local: str, extractor: str, answer: Answer) -> dict[str, bytes | None]:
    """Return the files that keep an answer, by path in the case's folder.

    Replies of the reading before are removed (None).
    """
    replies = _name(local, extractor, _REPLIES)
    before = (f"{replies}/{path.name}" for path in (root / replies).glob("*.json"))
    files: dict[str, bytes | None] = dict.fromkeys(sorted(before))
    for digest, reply in answer.replies.items():
        files[f"{replies}/{digest}.json"] = reply
    return {**files, _name(local, extractor): answer.data}


def kept_out_of_git(content: Content) -> dict[str, bytes | None]:
    """Return the file that has git ignore what quotes texts that may not be handed on."""
    base, sources = content.info.base, content.sources.values()
    kept = sorted(s.iri.removeprefix(base) for s in sources if not s.text_may_be_shared)
    lines = "".join(f"/{local}.*\n" for local in kept)
    return {f"{PROPOSALS_FOLDER}/.gitignore": lines.encode()}


def differ(root: Path, files: Mapping[str, bytes | None]) -> bool:
    """Return whether the case's folder holds something else than `files`."""
    return any(_kept(root / name) != data for name, data in files.items())


def _kept(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
