"""One state of a case: its files as they were read, and what follows from them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from claimgraph import resources
from claimgraph.errors import InvalidInput
from claimgraph.graph import folder, index, turtle
from claimgraph.graph.decode import Decoder
from claimgraph.graph.files import read_content, read_info
from claimgraph.graph.folder import CaseFolder
from claimgraph.graph.namespaces import case_namespaces
from claimgraph.graph.selection import Reader
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.content import Content
from claimgraph.model.judgement import Judgement
from claimgraph.model.vocabulary import Vocabulary


class State:
    """What a case's files say; it does not change when they do.

    Args:
        case_folder: The case's folder.
        files: Its RDF files by relative path.
        scratch: Where to keep the index; the case's own folder where None.

    Raises:
        InvalidInput: ``case.ttl`` can't be read.
    """

    def __init__(
        self, case_folder: CaseFolder, files: Mapping[str, bytes], scratch: Path | None = None
    ) -> None:
        self.files = files
        self.info = read_info(files)
        self.namespaces = case_namespaces(self.info.base)
        self._folder = case_folder
        self._scratch = scratch

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Classes and relations: the core ontology's and the case's own."""
        texts = [(file.name, file.read_bytes()) for file in _ontology_files()]
        texts.append((folder.TERMS_FILE, self.files.get(folder.TERMS_FILE, b"")))
        return read_vocabulary(
            triple for name, data in texts for triple in turtle.parse(data, name, blank_nodes=True)
        )

    @cached_property
    def content(self) -> Content:
        """Everything in the case.

        Raises:
            InvalidInput: records that can't be read, all of them named.
        """
        content, problems = read_content(self.info, self.files)
        if problems:
            raise InvalidInput(problems)
        return content

    @cached_property
    def index(self) -> index.Index:
        """The indexes of this state."""
        ontology = _ontology_files()
        built_from = [ox.__version__, *(file.read_text("utf-8") for file in ontology)]
        digest = self._folder.digest(self.files, *built_from)
        place = self._scratch or _writable(self._folder.derived) / "index"
        return index.Index(place, digest, self.files, ontology, self.namespaces)

    @cached_property
    def reader(self) -> Reader:
        """Reads parts of the case from its index."""
        return self.reader_of(ox.Store.read_only(str(self.index.base())))

    def reader_of(self, store: ox.Store) -> Reader:
        """Return a reader of `store`, which holds this state."""
        graphs = index.source_graphs(self.files, self.namespaces)
        return Reader(store, self.info, self.namespaces, graphs, self.judgements)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """What analysts decided.

        Raises:
            InvalidInput: a judgement can't be read.
        """
        name = folder.JUDGEMENTS_FILE
        decoder = Decoder(turtle.parse(self.files.get(name, b""), name), self.namespaces, name)
        judgements = decoder.judgements()
        if decoder.problems:
            raise InvalidInput(decoder.problems)
        return judgements


def _ontology_files() -> list[Path]:
    return sorted(resources.ontology_folder().glob("*.ttl"))


def _writable(derived: Path) -> Path:
    """Return `derived`, or a folder of the user's cache where the case is read-only."""
    if os.access(derived if derived.exists() else derived.parent, os.W_OK):
        folder.make_derived(derived)
        return derived
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "claimgraph"
