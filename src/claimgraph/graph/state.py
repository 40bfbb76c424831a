"""One state of a case: its files as they were read, and what follows from them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import NamedNode

from claimgraph import resources
from claimgraph.errors import DataError, InvalidInput, Problem
from claimgraph.graph import folder, index, turtle
from claimgraph.graph.decode import Decoder
from claimgraph.graph.files import not_turtle, read_content, read_info, without_collecting
from claimgraph.graph.folder import CaseFolder
from claimgraph.graph.namespaces import CG, CODE, case_namespaces
from claimgraph.graph.outline import Outline, read_outline
from claimgraph.graph.selection import Reader
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.model.vocabulary import Vocabulary


class State:
    """What a case's files say; it does not change when they do.

    Args:
        case_folder: The case's folder.
        files: Its RDF files by relative path.
        scratch: Where to keep the index; the case's own folder where None.
        content: What the files hold, where that is known: they were written from it.
        kept: The graphs of the state before, in memory, which become those of this one.

    Raises:
        InvalidInput: ``case.ttl`` can't be read.
    """

    def __init__(
        self,
        case_folder: CaseFolder,
        files: Mapping[str, bytes],
        scratch: Path | None = None,
        content: Content | None = None,
        kept: index.Kept | None = None,
    ) -> None:
        self.files = files
        self.info = read_info(files)
        self.namespaces = case_namespaces(self.info.base)
        self._folder = case_folder
        self._scratch = scratch
        self._known = content
        self._kept = kept

    @cached_property
    def _definitions(self) -> list[ox.Triple]:
        return _definitions(self.files.get(folder.TERMS_FILE, b""))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Classes and relations: the core ontology's and the case's own."""
        return _vocabulary(self.files.get(folder.TERMS_FILE, b""))

    @cached_property
    def defined_names(self) -> dict[Iri, frozenset[str]]:
        """What is defined in claimgraph's and the case's namespaces: local names by namespace."""
        subjects = {t.subject.value for t in self._definitions if isinstance(t.subject, NamedNode)}
        namespaces = (CG, CODE, self.namespaces.mint("term", ""))
        return {
            namespace: frozenset(s[len(namespace) :] for s in subjects if s.startswith(namespace))
            for namespace in namespaces
        }

    @cached_property
    def terms(self) -> list[ox.Triple]:
        """The case's own classes and relations, as RDF."""
        name = folder.TERMS_FILE
        return turtle.parse(self.files.get(name, b""), name)

    @cached_property
    def content(self) -> Content:
        """Everything in the case.

        Raises:
            InvalidInput: records that can't be read, all of them named.
        """
        content, problems = self.read()
        if problems:
            raise InvalidInput(problems)
        return content

    def read(self) -> tuple[Content, tuple[Problem, ...]]:
        """Return everything that can be read, and every fault in the rest.

        Raises:
            DataError: a file is not Turtle at all.
        """
        return self._read

    @cached_property
    def _read(self) -> tuple[Content, tuple[Problem, ...]]:
        if self._known is not None:
            return self._known, ()
        with without_collecting():
            content, problems = read_content(self.info, self.files)
        return content, tuple(problems)

    def readable_part(self) -> tuple[State, tuple[Problem, ...]]:
        """Return the state without the files that are no Turtle, and what is wrong with those."""
        try:
            self.read()
            _ = self.vocabulary
        except DataError:
            unreadable = not_turtle(self.files)
            faulty = {problem.file for problem in unreadable}
            files = {name: data for name, data in self.files.items() if name not in faulty}
            return State(self._folder, files, self._scratch), tuple(unreadable)
        return self, ()

    @cached_property
    def index(self) -> index.Index:
        """The indexes of this state."""
        ontology = _ontology_files()
        built_from = [index.FORMAT, ox.__version__, *(file.read_text("utf-8") for file in ontology)]
        digest = self._folder.digest(self.files, *built_from)
        place = self._scratch or self.derived / "index"
        return index.Index(place, digest, self.files, ontology, self.namespaces)

    @property
    def derived(self) -> Path:
        """The folder for what is derived from a case; it can be written to."""
        return _writable(self._folder.derived)

    @cached_property
    def reader(self) -> Reader:
        """Reads parts of the case: from its index where there is one, else from memory."""
        is_once = self._scratch is not None
        return self.reader_of(self.index.open(once=is_once, kept=self._kept))

    def reader_of_all(self) -> Reader:
        """Return a reader for a look at everything.

        A store on disk is slower to go through than its files are to read.
        """
        loaded = self._loaded
        return loaded if loaded is not None else self.reader_of(self.index.open(once=True))

    @property
    def _loaded(self) -> Reader | None:
        """The reader, where it is there already and all in memory."""
        return self.reader if "reader" in self.__dict__ and self.index.fits_memory else None

    def reader_of(self, store: ox.Store) -> Reader:
        """Return a reader of `store`, which holds this state."""
        graphs = index.source_graphs(self.files, self.namespaces)
        return Reader(store, self.info, self.namespaces, graphs, self.judgements)

    @cached_property
    def outline(self) -> Outline:
        """Who says what through whom, of the whole case."""
        graphs = self._loaded.store if self._loaded is not None else None
        with without_collecting():
            return read_outline(self.index.outline(graphs), self.info, self.judgements)

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


@lru_cache(maxsize=4)
def _vocabulary(terms: bytes) -> Vocabulary:
    """Return the core's vocabulary and that of ``terms.ttl``; a process asks for it often."""
    return read_vocabulary(_definitions(terms))


@lru_cache(maxsize=4)
def _definitions(terms: bytes) -> list[ox.Triple]:
    texts = [*((file.name, file.read_bytes()) for file in _ontology_files())]
    texts.append((folder.TERMS_FILE, terms))
    return [t for name, data in texts for t in turtle.parse(data, name, blank_nodes=True)]


def _ontology_files() -> list[Path]:
    return sorted(resources.ontology_folder().glob("*.ttl"))


def _writable(derived: Path) -> Path:
    """Return `derived`, or a folder of the user's cache where the case is read-only."""
    if os.access(derived if derived.exists() else derived.parent, os.W_OK):
        folder.make_derived(derived)
        return derived
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "claimgraph"
