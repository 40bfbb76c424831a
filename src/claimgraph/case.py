"""A case: it conducts, and decides nothing. Each method calls one module."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from claimgraph import resources
from claimgraph.analysis import (
    checks,
    lineage,
    names,
    network,
    paths,
    profile,
    statistics,
    views,
)
from claimgraph.analysis.lookup import Lookup
from claimgraph.analysis.profile import Profile
from claimgraph.analysis.status import Status, status
from claimgraph.analysis.withdrawal import Relations, Withdrawal
from claimgraph.documents.text import plain_text_files, read_document
from claimgraph.graph import folder, turtle
from claimgraph.graph.files import read_content, written
from claimgraph.graph.folder import CaseFolder
from claimgraph.graph.namespaces import CG
from claimgraph.graph.plain import plain_graph
from claimgraph.graph.questions import (
    Question,
    read_questions,
    the_question,
)
from claimgraph.graph.selection import Reader
from claimgraph.graph.state import State
from claimgraph.graph.terms import text_of
from claimgraph.model.content import CaseInfo, Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import rejected_claims
from claimgraph.model.merging import Difference, difference, merged
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.records import Recorder

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from claimgraph.graph.sandbox import QueryResult, QuerySandbox


class Case:
    """An investigation: its claims, whoever made them, and where.

    Args:
        path: The folder of the case.
        view: The view that edges are derived by; the case's default where None.

    Raises:
        NotACase: there is no case at `path`.
        InvalidInput: ``case.ttl`` can't be read.
    """

    _state: State

    def __init__(self, path: str | os.PathLike[str], view: str | None = None) -> None:
        self._folder = CaseFolder(Path(path))
        self._enter(State(self._folder, self._folder.read()), view)

    def _enter(self, state: State, view: str | None = None) -> None:
        """Take up a state; what was derived from another one is forgotten."""
        self.__dict__ = {"_folder": self._folder, "_state": state}
        self.view = views.View.named(view or state.info.default_view)

    @property
    def root(self) -> Path:
        """The folder of the case."""
        return self._folder.path

    @property
    def info(self) -> CaseInfo:
        """What the case says of itself."""
        return self._state.info

    @property
    def namespaces(self) -> Namespaces:
        """The case's base and prefixes."""
        return self._state.namespaces

    @property
    def vocabulary(self) -> Vocabulary:
        """Classes and relations: the core ontology's and the case's own."""
        return self._state.vocabulary

    @property
    def content(self) -> Content:
        """Everything in the case.

        Raises:
            InvalidInput: records that can't be read, all of them named.
        """
        return self._state.content

    @property
    def reader(self) -> Reader:
        """Reads parts of the case from its index."""
        return self._state.reader

    # -- views ------------------------------------------------------------------

    @cached_property
    def admitted(self) -> frozenset[Iri]:
        """The claims that count under the view."""
        return self._admitted(self.reader)

    def _admitted(self, reader: Reader) -> frozenset[Iri]:
        rejected = rejected_claims(reader.judgements)
        return self.view.admits(reader.all_claims(), reader.lineage(), rejected)

    def _edges(self, reader: Reader) -> Iterator[ox.Triple]:
        admitted = self._admitted(reader)
        return (edge for claim, edge in reader.statements() if claim in admitted)

    def index_path(self) -> Path:
        """Return the folder of the index with the edges of the view, built if missing."""
        state = self._state
        return state.index.with_view(
            self.view.name, lambda store: self._edges(state.reader_of(store))
        )

    # -- looking ----------------------------------------------------------------

    @cached_property
    def lookup(self) -> Lookup:
        """Finds out what people mean: entities, claims, terms, selections."""
        return Lookup(self.reader, self.namespaces, self.vocabulary)

    def select(
        self,
        *,
        about: str | None = None,
        hops: int = 1,
        source: str | None = None,
        type: str | None = None,
    ) -> Content:
        """Return a part of the case; criteria that are given together must all hold.

        Args:
            about: An entity, by id, IRI or name.
            hops: How far from it, at least 1.
            source: A document or an agent that attests the claims.
            type: A class one of whose instances is an end of the claims.
        """
        claims = self.lookup.selection(
            self.admitted, about=about, hops=hops, source=source, type=type
        )
        return self.reader.content(claims)

    def find(self, text: str, *, limit: int = 20) -> list[names.Hit]:
        """Return the entities that go by a name like `text`, in any script, best first."""
        return names.search(self.reader.names(), text, limit=limit)

    def show(self, thing: str) -> tuple[Content, Profile]:
        """Return everything about one entity, and the part of the case that holds it.

        Args:
            thing: Its id, IRI or name.
        """
        iri = self.lookup.entity(thing)
        claims = self.reader.claims_touching([iri]) & self.admitted
        content = self.reader.content(claims)
        entities, sources = self.reader.things([iri])
        entities = {**content.entities, **entities}
        sources = {**content.sources, **sources}
        part = Content(self.info, entities, sources, content.records, content.judgements)
        return part, profile.profile(part, iri)

    def trace(
        self, subject: str, relation: str | None = None, object: str | None = None
    ) -> tuple[Content, tuple[Iri, ...]]:
        """Return the claims of an edge and everything that they rest on.

        Args:
            subject: An entity; or, alone, a claim (a handle, an id).
            relation: A relation; those under it count too.
            object: An entity.
        """
        if relation is None and object is None:
            claims = frozenset({self.lookup.claim(subject)})
        else:
            claims = self.lookup.claims(self.admitted, subject, relation, object)
        return self.reader.content(claims), tuple(sorted(claims))

    def origins(
        self, subject: str, relation: str | None = None, object: str | None = None
    ) -> lineage.Origins:
        """Return whose word an edge rests on, and how many of them are independent.

        Args:
            subject: As for :meth:`trace`.
            relation: As for :meth:`trace`.
            object: As for :meth:`trace`.
        """
        content, claims = self.trace(subject, relation, object)
        return lineage.origins(content, claims, self._ties)

    @cached_property
    def _ties(self) -> dict[Iri, frozenset[Iri]]:
        binding = frozenset(t for b in lineage.BINDING for t in self.vocabulary.descendants(CG + b))
        edges = (
            (text_of(edge.subject), edge.predicate.value, text_of(edge.object))
            for claim, edge in self.reader.statements()
            if claim in self.admitted
        )
        return lineage.tied_agents(edges, binding)

    def without(self, *things: str) -> Withdrawal:
        """Return what is left when agents or documents are withdrawn.

        Args:
            things: Agents or documents, by id, IRI or name.
        """
        gone = frozenset(self.lookup.entity(thing) for thing in things)
        return Withdrawal(self.content, gone, Relations.of(self.vocabulary, CG))

    def recorder(self, content: Content | None = None) -> Recorder:
        """Return what turns parts of the case into JSON records."""
        return Recorder(content or self.content, self.vocabulary, self.namespaces)

    def path(self, start: str, end: str, *, limit: int = 3) -> list[paths.Path]:
        """Return the shortest connections between two entities, a claim or more a hop."""
        graph = self.network()
        return paths.shortest_paths(
            graph, self.lookup.entity(start), self.lookup.entity(end), limit=limit
        )

    def stats(self) -> statistics.Statistics:
        """Return how much there is, of what, and what stands in the middle."""
        return statistics.statistics(self.content, self.network())

    def network(self) -> nx.MultiDiGraph[str]:
        """Return the view as a networkx multigraph, an edge a claim, keyed by its IRI."""
        return network.network(self.content, self.vocabulary, self.admitted)

    def check(
        self,
        sources: Iterable[str | os.PathLike[str]] = (),
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
    ) -> checks.Report:
        """Return what the rules find.

        Args:
            sources: Files and folders that hold documents; the case's own are
                always looked at.
            select: Beginnings of the codes of the rules to run; all where empty.
            ignore: Beginnings of the codes of the rules not to run.
        """
        content, problems = read_content(self.info, self._state.files)
        own = self.root / folder.DOCUMENTS_FOLDER
        places = [*([own] if own.is_dir() else []), *(Path(place) for place in sources)]
        read = [read_document(path) for path in plain_text_files(places)]
        plain = self.root / folder.GRAPH_FILE
        subject = checks.Subject(
            content=content,
            vocabulary=self.vocabulary,
            namespaces=self.namespaces,
            files=self._state.files,
            problems=tuple(problems),
            documents={document.sha256: document for document in read},
            plain=plain.read_bytes() if plain.exists() else None,
            expected_plain=self._plain(self.reader),
            shapes=(resources.ontology_folder() / "shapes.ttl").read_bytes(),
        )
        return checks.check(subject, checks.chosen(select, ignore))

    def status(self) -> Status:
        """Return how much the case holds and what to do next."""
        return status(self.content, self.admitted)

    # -- querying ---------------------------------------------------------------

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The named questions: claimgraph's, and the case's own in ``queries/``."""
        own = self.root / folder.QUERIES_FOLDER
        return read_questions([resources.ontology_folder() / "queries", own])

    def question(self, name: str) -> Question:
        """Return the question `name`.

        Raises:
            UnknownName: there is none.
        """
        return the_question(self.questions, name)

    def ask(self, name: str, *, timeout: float = 60.0, **arguments: str) -> QueryResult:
        """Ask a named question.

        Args:
            name: One of :attr:`questions`.
            timeout: Seconds after which it is stopped.
            arguments: What to put in its blanks.
        """
        question = self.question(name)
        return self.query(question.filled(arguments, self.lookup.argument), timeout=timeout)

    def graph(self) -> Dataset:
        """Return the case as an rdflib `Dataset`: its named graphs and the view's edges."""
        from claimgraph.graph.handover import dataset

        return dataset(self.index_path())

    @cached_property
    def _sandbox(self) -> QuerySandbox:
        from claimgraph.graph.sandbox import QuerySandbox

        return QuerySandbox(self.index_path(), self.namespaces.prefixes)

    def query(self, sparql: str, *, timeout: float = 60.0) -> QueryResult:
        """Run a SPARQL 1.1 query over the case and the edges of the view.

        Args:
            sparql: The query; the case's prefixes are declared.
            timeout: Seconds after which it is stopped.

        Raises:
            QueryRefused: it asks for the network, other files, or an update.
            QueryTimeout: it took longer.
        """
        return self._sandbox.query(sparql, timeout=timeout)

    # -- writing ----------------------------------------------------------------

    def merge(self, new: Content, *, dry_run: bool = False) -> Difference:
        """Put `new` into the case; all of it or nothing.

        Args:
            new: What to add or replace (see :func:`claimgraph.model.merging.merged`).
            dry_run: True to say what would change and write nothing.

        Raises:
            CaseLocked: another process is writing.
        """
        if dry_run:
            return difference(self.content, merged(self.content, new))
        with self._folder.locked():
            self._enter(State(self._folder, self._folder.read()), self.view.name)
            after = merged(self.content, new)
            changes = difference(self.content, after)
            if changes or not (self.root / folder.GRAPH_FILE).exists():
                self._write(written(after, self._state.files, self.namespaces))
        return changes

    def rebuild(self) -> None:
        """Write ``graph.ttl`` anew, where it is not what the claims make it."""
        with self._folder.locked():
            self._enter(State(self._folder, self._folder.read()), self.view.name)
            self._write({})

    def _write(self, changed: Mapping[str, bytes]) -> None:
        files = {**self._state.files, **changed}
        with tempfile.TemporaryDirectory() as scratch:
            fresh = State(self._folder, files, Path(scratch))
            plain = self._plain(fresh.reader)
        self._folder.commit({**changed, folder.GRAPH_FILE: plain})
        self._enter(State(self._folder, files), self.view.name)

    def _plain(self, reader: Reader) -> bytes:
        """Return ``graph.ttl``: the edges of the case's default view, described."""
        triples = plain_graph(reader.store, list(self._edges(reader)))
        return turtle.serialize(triples, self.namespaces.prefixes)
