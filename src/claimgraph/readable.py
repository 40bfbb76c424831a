"""A case that is looked at: found, traced, computed, checked, queried; nothing is written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph import resources
from claimgraph.analysis import (
    checks,
    credibility,
    lineage,
    names,
    network,
    paths,
    profile,
    statistics,
    views,
)
from claimgraph.analysis.chronology import Chronology, bound, chronology
from claimgraph.analysis.computed import COMPUTED, Computed, Inquiry
from claimgraph.analysis.profile import Profile
from claimgraph.analysis.rule_rates import RuleRate, rule_rates, waiting
from claimgraph.analysis.status import CITATION_RULES, Status, status
from claimgraph.analysis.view_difference import ViewDifference, view_difference
from claimgraph.analysis.withdrawal import Relations, Withdrawal
from claimgraph.documents import citing
from claimgraph.documents.citing import Sought
from claimgraph.documents.records import changed_bytes, read_records, with_records
from claimgraph.documents.text import Document, read_documents, read_what_can_be
from claimgraph.errors import InvalidInput
from claimgraph.extracting.stored import stored_lines
from claimgraph.graph import folder, turtle
from claimgraph.graph.files import without_collecting
from claimgraph.graph.namespaces import CG
from claimgraph.graph.plain import plain_graph
from claimgraph.graph.questions import Question, read_questions, the_question
from claimgraph.graph.selection import Reader
from claimgraph.graph.statements import Statements
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import Proposal
from claimgraph.model.source import Source
from claimgraph.opened import OpenCase
from claimgraph.presentation.records import Recorder

if TYPE_CHECKING:
    import networkx as nx

    from claimgraph.graph.sandbox import QueryResult, QuerySandbox


class ReadableCase(OpenCase):
    """What can be done with an open case without changing it."""

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
        part = self.heard(self.reader.content(claims, [iri]))
        return part, profile.profile(part, iri)

    def trace(
        self, subject: str, relation: str | None = None, object: str | None = None
    ) -> tuple[Content, tuple[Iri, ...]]:
        """Return the claims of an edge and everything that they rest on.

        Under a view, that is what the view listens to; of a claim that does not
        count, it is everything.

        Args:
            subject: An entity; or, alone, a claim (a handle, an id).
            relation: A relation; those under it count too.
            object: An entity.
        """
        if relation is None and object is None:
            claims = frozenset({self.lookup.claim(subject)})
        else:
            claims = self.lookup.claims(self.admitted, subject, relation, object)
        whole = self.reader.content(claims)
        # Of a claim that does not count nothing might be left to show.
        part = self.heard(whole) if claims <= self.admitted else whole
        return part, tuple(sorted(claims))

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

    @property
    def _ties(self) -> lineage.Ties:
        return self._derivation.ties

    def without(self, *things: str) -> Withdrawal:
        """Return what is left when agents or documents are withdrawn.

        Args:
            things: Agents or documents, by id, IRI or name.
        """
        gone = frozenset(self.lookup.entity(thing) for thing in things)
        return Withdrawal(self.content, gone, Relations.of(self.vocabulary, CG))

    def diff(self, first: str, second: str) -> ViewDifference:
        """Return which edges stand in one view and not in the other, and why.

        Args:
            first: A view, by name or as a policy.
            second: Another one.
        """
        whole = self._state.outline.content
        one, other = (
            views.Derivation(self.views.parse(text), whole, self.vocabulary)
            for text in (first, second)
        )
        return view_difference(one, other)

    def recorder(self, content: Content | None = None) -> Recorder:
        """Return what turns parts of the case into JSON records."""
        return Recorder(content or self.content, self.vocabulary, self.namespaces)

    def path(self, start: str, end: str, *, by: str = "attestation", limit: int = 3) -> paths.Paths:
        """Return the best connections between two entities, a claim or more a hop.

        Args:
            start: An entity, by id, IRI or name.
            end: Another one.
            by: What makes a path good: ``attestation`` or ``length``.
            limit: How many paths to return at most.
        """
        ends = self.lookup.entity(start), self.lookup.entity(end)
        attested = credibility.Credibility(self.seen, self._ties)
        return paths.best_paths(self.network(), *ends, attested, by=paths.By.named(by), limit=limit)

    def timeline(
        self,
        *,
        start: str | EdtfDate | None = None,
        end: str | EdtfDate | None = None,
        **selection: Any,
    ) -> tuple[Content, Chronology]:
        """Return what is dated, in order, and the part of the case that holds it.

        Args:
            start: Leave out what was certainly over before this date.
            end: Leave out what certainly began after this date.
            selection: As for :meth:`select`.

        Raises:
            UsageError: a date that is none, or has no year.
        """
        ends = bound(start), bound(end)
        criteria = (selection.get(name) for name in ("about", "source", "type"))
        part = self.select(**selection) if any(criteria) else self.seen
        return part, chronology(part, self.admitted, self.vocabulary).between(*ends)

    def stats(self) -> statistics.Statistics:
        """Return how much there is, of what, what stands in the middle, and what hangs on it."""
        places = self.vocabulary.descendants(CG + "Place")
        return statistics.statistics(self.seen, self.network(), places)

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
        state, no_turtle = self._state.readable_part()
        everything = cache(state.reader_of_all)
        content, problems = state.read()
        kept = self.info, self.views, self.namespaces
        no_view = () if no_turtle else checks.unreadable_views(*kept)
        is_plain_unknown = no_turtle or any(p.about == self.info.base for p in no_view)
        places = self._document_places(sources)
        documents, no_text = read_what_can_be(places)
        records, no_record = read_records(places)
        plain = self.root / folder.GRAPH_FILE
        subject = checks.Subject(
            content,
            (*problems, *no_view),
            vocabulary=state.vocabulary,
            namespaces=self.namespaces,
            files=state.files,
            documents=with_records(documents, records),
            plain=plain.read_bytes() if plain.exists() else None,
            expect_plain=None if is_plain_unknown else lambda: self._plain(everything()),
            statements=lambda: Statements(everything().store, self.namespaces),
            unreadable=no_turtle,
            unreadable_documents=(*no_text, *no_record, *changed_bytes(records)),
            strays=self._folder.strays(),
            shapes=(resources.ontology_folder() / "shapes.ttl").read_bytes(),
            ontology=(resources.ontology_folder() / "claimgraph.ttl").read_bytes(),
        )
        with without_collecting():
            return checks.check(subject, checks.chosen(select, ignore))

    def _plain(self, reader: Reader) -> bytes:
        """Return ``graph.ttl``: the edges of the case's default view, described."""
        edges = views.edges(self.views.parse(self.info.default_view), reader, self.vocabulary)
        triples = plain_graph(reader.store, list(edges))
        return turtle.serialize(triples, self.namespaces.prefixes)

    def cite(
        self,
        source: str,
        *,
        quote: str = "",
        prefix: str = "",
        suffix: str = "",
        page: int | None = None,
        start: str | int = "",
        end: str | int = "",
        sources: Iterable[str | os.PathLike[str]] = (),
    ) -> Sought:
        """Look for a passage of a document, to cite it.

        Args:
            source: The document, by id, IRI or name.
            quote: The words of the passage; or else `start` and `end`.
            prefix: What stands directly before the quote.
            suffix: What stands directly behind it.
            page: The page that it begins on.
            start: The words that it begins with; or its first code point on the page, or
                in the text where no page is named.
            end: The words that it ends with; or one past its last code point.
            sources: Files and folders that hold documents, beside the case's own.

        Returns:
            Where it stands, and what is near where it stands nowhere.

        Raises:
            UsageError: there is no such page; neither or both of quote and start.
            DataError: the document is not at hand, or has no text.
        """
        iri = self.lookup.entity(source)
        known = self.content.sources.get(iri, Source(iri))
        document = citing.at_hand(known, self._documents(sources), self.namespaces.shorten(iri))
        wanted = citing.Wanted(quote, prefix, suffix, page, start, end)
        return citing.sought(wanted, document, iri, self.namespaces)

    def _documents(self, more: Iterable[str | os.PathLike[str]]) -> dict[str, Document]:
        places = self._document_places(more)
        return with_records(read_documents(places), read_records(places)[0])

    def _document_places(self, more: Iterable[str | os.PathLike[str]]) -> list[Path]:
        own = self.root / folder.DOCUMENTS_FOLDER
        return [*([own] if own.is_dir() else []), *(Path(place) for place in more)]

    def _texts(self) -> dict[Iri, Document]:
        """Return source to its text, where that is at hand; what can't be read, ``check`` says."""
        places = self._document_places(())
        texts = with_records(read_what_can_be(places)[0], read_records(places)[0])
        sources = self.content.sources.values()
        return {s.iri: texts[s.sha256] for s in sources if s.sha256 in texts}

    def status(self) -> Status:
        """Return how much the case holds, and how its citations stand."""
        subject = checks.Subject(
            self.content, (), self.vocabulary, self.namespaces, documents=self._documents(())
        )
        citations = checks.check(subject, checks.chosen(CITATION_RULES, ()))
        return status(self.content, self.admitted, citations, self._waiting())

    def _waiting(self) -> int | None:
        """Return how many proposals nobody decided on; None where they can't be read."""
        try:
            proposals = self.proposals()
        except InvalidInput:
            return None
        return waiting(proposals, self.content.judgements, self.namespaces)

    def rule_rates(self) -> tuple[RuleRate, ...]:
        """Return how often the proposals of each extractor, and of each rule, are accepted.

        Raises:
            InvalidInput: a file of proposals is damaged.
        """
        return rule_rates(self.proposals(), self.content.judgements, self.namespaces)

    def proposals(
        self, source: str | None = None, extractor: str | None = None
    ) -> tuple[Proposal, ...]:
        """Return what extractors proposed, by source, then extractor, as stored.

        What was decided on since is among them; the case's judgements name it. What was
        read from another version of a document is not.

        Args:
            source: A document, by id, IRI or name; all where None.
            extractor: The id of an extractor; all where None.

        Raises:
            UnknownName: there is no such document.
            InvalidInput: a file of proposals is damaged.
        """
        iri = None if source is None else self.lookup.entity(source)
        found = stored_lines(self.root, self.content, iri, extractor)
        return tuple(proposal for lines in found for proposal in lines.proposals)

    # -- querying ---------------------------------------------------------------

    @cached_property
    def questions(self) -> dict[str, Question | Computed]:
        """The named questions: claimgraph's, and the case's own in ``queries/``, which win."""
        shipped = read_questions([resources.ontology_folder() / "queries"])
        own = read_questions([self.root / folder.QUERIES_FOLDER])
        every: dict[str, Question | Computed] = {**shipped, **COMPUTED, **own}
        return dict(sorted(every.items()))

    def question(self, name: str) -> Question | Computed:
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
        if isinstance(question, Computed):
            return question.answer(self.inquiry, arguments)
        return self.query(question.filled(arguments, self.lookup.argument), timeout=timeout)

    @property
    def inquiry(self) -> Inquiry:
        """The case as computed questions see it."""
        return Inquiry(
            self.seen,
            self.admitted,
            self.vocabulary,
            self.namespaces,
            self.lookup,
            lambda: self._ties,
        )

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
        if view is not None and self.views.parse(view) != self.view:
            return self.under(view).query(sparql, timeout=timeout)
        return self._sandbox.query(sparql, timeout=timeout)
