"""A case: it conducts, and decides nothing. Each method calls one module."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from claimgraph.analysis.profile import Profile
from claimgraph.analysis.status import CITATION_RULES, Status, status
from claimgraph.analysis.withdrawal import Relations, Withdrawal
from claimgraph.documents.text import Document, read_documents
from claimgraph.graph import folder, turtle
from claimgraph.graph.files import written
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
from claimgraph.importing import NamedFile, completed, read_files
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.merging import Difference, difference, merged
from claimgraph.opened import OpenCase
from claimgraph.presentation import exporting
from claimgraph.presentation.exporting import Export, Exporter
from claimgraph.presentation.records import Recorder

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox
    from rdflib import Dataset

    from claimgraph.graph.sandbox import QueryResult, QuerySandbox


class Case(OpenCase):
    """An investigation: its claims, whoever made them, and where.

    Args:
        path: The folder of the case.
        view: The view that edges are derived by; the case's default where None.

    Raises:
        NotACase: there is no case at `path`.
        InvalidInput: ``case.ttl`` can't be read.
    """

    # -- looking ----------------------------------------------------------------

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
        part = self.reader.content(claims, [iri])
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
        plain = self.root / folder.GRAPH_FILE
        subject = checks.Subject(
            *self._state.read(),
            vocabulary=self.vocabulary,
            namespaces=self.namespaces,
            files=self._state.files,
            documents=self._documents(sources),
            plain=plain.read_bytes() if plain.exists() else None,
            expected_plain=self._plain(self.reader),
            shapes=(resources.ontology_folder() / "shapes.ttl").read_bytes(),
            ontology=(resources.ontology_folder() / "claimgraph.ttl").read_bytes(),
        )
        return checks.check(subject, checks.chosen(select, ignore))

    def _documents(self, more: Iterable[str | os.PathLike[str]]) -> dict[str, Document]:
        own = self.root / folder.DOCUMENTS_FOLDER
        places = [own] if own.is_dir() else []
        return read_documents([*places, *(Path(place) for place in more)])

    def status(self) -> Status:
        """Return how much the case holds, and how its citations stand."""
        subject = checks.Subject(
            self.content, (), self.vocabulary, self.namespaces, documents=self._documents(())
        )
        return status(
            self.content, self.admitted, checks.check(subject, checks.chosen(CITATION_RULES, ()))
        )

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

    @cached_property
    def _sandbox(self) -> QuerySandbox:
        from claimgraph.graph.sandbox import QuerySandbox

        return QuerySandbox(self.index_path(), self.namespaces.prefixes, self._state.defined_names)

    def query(self, sparql: str, *, view: str | None = None, timeout: float = 60.0) -> QueryResult:
        """Run a SPARQL 1.1 query over the case and the edges of a view.

        Args:
            sparql: The query; the case's prefixes are declared.
            view: The view; this case's where None.
            timeout: Seconds after which it is stopped.

        Raises:
            QueryRefused: it asks for the network, other files, or an update.
            QueryTimeout: it took longer.
        """
        if view is not None and view != self.view.name:
            return Case(self.root, view).query(sparql, timeout=timeout)
        return self._sandbox.query(sparql, timeout=timeout)

    # -- handing over -----------------------------------------------------------

    def graph(self) -> Dataset:
        """Return the case as an rdflib `Dataset`: its named graphs and the view's edges."""
        from claimgraph.graph.handover import dataset

        return dataset(self.index_path())

    def export(
        self,
        target: str | os.PathLike[str],
        *,
        format: str | None = None,
        redact: bool = False,
        exact: bool = False,
        construct: str | None = None,
        timeout: float = 60.0,
        **selection: Any,
    ) -> Export:
        """Write the case, or a part of it, in another format, whole or not at all.

        Args:
            target: A file; ``-`` to hand the bytes back and write nothing.
            format: One of :data:`claimgraph.presentation.exporting.FORMATS`; by
                the ending of `target` where None.
            redact: True to leave no trace of protected entities.
            exact: True to write CSV cells as they are, formulas included.
            construct: A CONSTRUCT query; RDF formats write its triples, others
                the claims that state them.
            timeout: Seconds after which that query is stopped.
            selection: As for :meth:`select`.

        Returns:
            What was made, and what the format could not carry.

        Raises:
            UsageError: something else would be lost at `target`; or criteria that
                do not go together.
        """
        exporting.refuse_unsafe(str(target), format or "", self.root)
        chosen = exporting.format_of(str(target), format)
        triples = self._constructed(construct, timeout, selection) if construct else None
        if triples is not None and chosen in exporting.RDF_FORMATS:
            exporting.refuse_redaction(redact)
            made = self._exporter(Content(self.info)).constructed(str(target), chosen, triples)
        else:
            content = self._part(triples, selection)
            made = self._exporter(content, redact).export(str(target), chosen, exact=exact)
        exporting.write(made)
        return made

    def explore(
        self, target: str | os.PathLike[str], *, redact: bool = False, **selection: Any
    ) -> Export:
        """Write the view as one interactive HTML page that opens offline.

        Args:
            target: A file; ``-`` to hand the bytes back and write nothing.
            redact: True to leave no trace of protected entities.
            selection: As for :meth:`select`.

        Raises:
            UsageError: something else would be lost at `target`.
        """
        exporting.refuse_unsafe(str(target), "html", self.root)
        exporter = self._exporter(self._part(None, selection), redact)
        made = exporter.page(str(target), self.view.name)
        exporting.write(made)
        return made

    def _constructed(
        self, query: str, timeout: float, selection: Mapping[str, Any]
    ) -> list[ox.Triple]:
        answer = self.query(query, timeout=timeout)
        exporting.refuse_table(answer.form, selection)
        return answer.engine_triples()

    def _part(self, triples: list[ox.Triple] | None, selection: Mapping[str, Any]) -> Content:
        if triples is not None:
            return self.reader.content(self.reader.claims_stating(triples))
        criteria = (selection.get(name) for name in ("about", "source", "type"))
        return self.select(**selection) if any(criteria) else self.content

    def _exporter(self, content: Content, redact: bool = False) -> Exporter:
        terms = self._state.terms
        whole = self.content if redact else None
        return Exporter.of(content, self.admitted, self.vocabulary, self.namespaces, terms, whole)

    # -- writing ----------------------------------------------------------------

    def import_(
        self,
        files: Iterable[str | os.PathLike[str] | NamedFile],
        *,
        sources: Iterable[str | os.PathLike[str]] = (),
        dry_run: bool = False,
    ) -> Difference:
        """Bring in sheets and RDF; all of it or nothing.

        Args:
            files: Paths, or names with bytes; the ending says the format.
            sources: Files and folders that hold documents, beside the case's own:
                passages are verified in them, and get their digest.
            dry_run: True to say what would change and write nothing.

        Raises:
            InvalidInput: faults in the files, all of them named.
            CaseLocked: another process is writing.
        """
        named = [f if isinstance(f, tuple) else (str(f), Path(f).read_bytes()) for f in files]
        read = read_files(named, self.content, self.namespaces, self.vocabulary)
        documents = self._documents(sources)
        new = completed(read, self.content, self.namespaces, documents)
        return self.merge(new, dry_run=dry_run)

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

    def rebuild(self) -> bool:
        """Write ``graph.ttl`` anew where it is not what the claims make it; return whether."""
        with self._folder.locked():
            self._enter(State(self._folder, self._folder.read()), self.view.name)
            return bool(self._write({}))

    def _write(self, changed: Mapping[str, bytes]) -> list[str]:
        files = {**self._state.files, **changed}
        with tempfile.TemporaryDirectory() as scratch:
            fresh = State(self._folder, files, Path(scratch))
            plain = self._plain(fresh.reader)
        written_files = self._folder.commit({**changed, folder.GRAPH_FILE: plain})
        self._enter(State(self._folder, files), self.view.name)
        return written_files

    def _plain(self, reader: Reader) -> bytes:
        """Return ``graph.ttl``: the edges of the case's default view, described."""
        view = views.View.named(self.info.default_view)
        triples = plain_graph(reader.store, list(views.edges(view, reader)))
        return turtle.serialize(triples, self.namespaces.prefixes)
