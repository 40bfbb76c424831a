"""A case that is open: one state of its files, seen under one view."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Self

from claimgraph.analysis.lookup import Lookup
from claimgraph.analysis.views import Derivation, LeftOut, edges_query, plainly_admitted, restricted
from claimgraph.errors import ClaimgraphError
from claimgraph.graph.folder import CaseFolder
from claimgraph.graph.index import Seen
from claimgraph.graph.selection import Reader
from claimgraph.graph.state import State
from claimgraph.model.content import CaseInfo, Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.view import STANDARD, View, Views
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
        if view:
            _ = self.view  # a wrong one is refused here

    def _enter(self, state: State, view: str | None = None) -> None:
        """Take up a state; what was derived from another one is forgotten."""
        self.__dict__ = {"_folder": self._folder, "_state": state}
        self.view_text = view or state.info.default_view

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
    def view(self) -> View:
        """The policy by which claims count.

        Raises:
            UsageError: it can't be read, or names what is not there.
        """
        return self.views.parse(self.view_text)

    @property
    def view_name(self) -> str:
        """The name of the view, or its criteria where it goes by no single name."""
        words = self.view_text.split()
        is_name = len(words) == 1 and "=" not in words[0]
        return words[0] if is_name else self.view.text(self.namespaces.shorten)

    def under(self, view: str) -> Self:
        """Return the same state of the case under another view.

        Args:
            view: A name, or a policy such as ``accepted without=SOURCE``.
        """
        other = type(self).__new__(type(self))
        other._folder = self._folder
        other._enter(self._state, view)
        _ = other.view  # a wrong one is refused here
        return other

    def narrower(self) -> Iterator[Self]:
        """Yield the case under each view with a name that lets in nothing more than this one."""
        for name in (*STANDARD, *(kept.name for kept in self.info.views)):
            # What is wrong with a view that the case keeps, ``check`` says.
            with contextlib.suppress(ClaimgraphError):
                other = self.under(name)
                if name != self.view_name and other.admitted <= self.admitted:
                    yield other

    @property
    def views(self) -> Views:
        """The views that the case knows by name, and what reads a policy."""
        return Views(self.info.views, lambda text: self.lookup.entity(text))

    @cached_property
    def admitted(self) -> frozenset[Iri]:
        """The claims that count under the view."""
        if self.view.is_plain:
            return plainly_admitted(self.view, self.reader)
        return self._derivation.admitted

    @cached_property
    def _derivation(self) -> Derivation:
        return Derivation(self.view, self._state.outline.content, self.vocabulary)

    @property
    def left_out(self) -> Mapping[Iri, LeftOut]:
        """The claims that do not count under the view, each with the reason."""
        return self._derivation.left_out

    def heard(self, content: Content) -> Content:
        """Return `content` with those sayings alone that the view listens to."""
        return content if self.view.is_plain else restricted(content, self._derivation.heard)

    @cached_property
    def seen(self) -> Content:
        """Everything in the case that the view listens to."""
        return self.heard(self.content)

    def index_path(self) -> Path:
        """Return the folder of the index with the edges of the view, built if missing."""
        state = self._state
        plain = edges_query(self.view, state.judgements) if self.view.is_plain else None
        return state.index.with_view(self.view.key, plain or self._seen)

    def _seen(self) -> Seen:
        derived = self._derivation
        return Seen(
            self._state.outline.edges(sorted(derived.admitted)), tuple(sorted(derived.hidden))
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
        return self.heard(self.reader.content(claims))
