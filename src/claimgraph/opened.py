"""A case that is open: one state of its files, seen under one view."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from claimgraph.analysis import views
from claimgraph.analysis.lookup import Lookup
from claimgraph.graph.folder import CaseFolder
from claimgraph.graph.selection import Reader
from claimgraph.graph.state import State
from claimgraph.model.content import CaseInfo, Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary


class OpenCase:
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
    def files(self) -> Mapping[str, bytes]:
        """Its RDF files as they were read, by relative path."""
        return self._state.files

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
        return views.admitted(self.view, self.reader)

    def index_path(self) -> Path:
        """Return the folder of the index with the edges of the view, built if missing."""
        state = self._state
        query = views.edges_query(self.view, state.judgements)
        return state.index.with_view(self.view.name, query)

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
