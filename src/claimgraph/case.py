"""A case: it conducts, and decides nothing. Each method calls one module."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from claimgraph.analysis.chronology import bound
from claimgraph.judgeable import JudgeableCase
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.view import STANDARD
from claimgraph.presentation import exporting, timeline_export
from claimgraph.presentation.exporting import Export, Exporter
from claimgraph.presentation.redaction_terms import redact_view

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset

    from claimgraph.presentation.explorer import ShownView


class Case(JudgeableCase):
    """An investigation: its claims, whoever made them, and where.

    Args:
        path: The folder of the case.
        view: The view that edges are derived by; the case's default where None.

    Raises:
        NotACase: there is no case at `path`.
        InvalidInput: ``case.ttl`` can't be read.
    """

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

        The page can be switched to the other views that have a name and let in nothing
        more. Quotes have their context where the text is at hand and may be handed on.

        Args:
            target: A file; ``-`` to hand the bytes back and write nothing.
            redact: True to leave no trace of protected entities.
            selection: As for :meth:`select`.

        Raises:
            UsageError: something else would be lost at `target`.
        """
        exporting.refuse_unsafe(str(target), "html", self.root)
        exporter = self._exporter(self._part(None, selection), redact)
        views = [*self._shown_views(redact)]
        made = exporter.page(
            str(target), views, self._ties, self._texts(), self._state.derived / "layouts"
        )
        exporting.write(made)
        return made

    def timeline_page(
        self,
        target: str | os.PathLike[str],
        *,
        format: str | None = None,
        redact: bool = False,
        limit: int | None = 500,
        start: str | EdtfDate | None = None,
        end: str | EdtfDate | None = None,
        **selection: Any,
    ) -> Export:
        """Write what happened when as a drawing (SVG), or as a page (HTML) with a table too.

        Args:
            target: A file; ``-`` to hand the bytes back and write nothing.
            format: ``svg`` or ``html``; by the ending of `target` where None.
            redact: True to leave no trace of protected entities.
            limit: Events of each kind to draw at most; all where None.
            start: As for :meth:`timeline`.
            end: As for :meth:`timeline`.
            selection: As for :meth:`select`.

        Raises:
            UsageError: something else would be lost at `target`; or there is no such
                format; or a date is none.
        """
        chosen = timeline_export.format_of(str(target), format)
        exporting.refuse_unsafe(str(target), chosen, self.root)
        exporter = self._exporter(self._part(None, selection), redact)
        ends = bound(start), bound(end)
        view = self._view_label(redact)
        made = timeline_export.export(exporter, str(target), chosen, view, limit, *ends)
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
            return self.heard(self.reader.content(self.reader.claims_stating(triples)))
        criteria = (selection.get(name) for name in ("about", "source", "type"))
        if any(criteria):
            return self.select(**selection)
        # What a refined view leaves out is meant to be out; denials go with the plain ones.
        is_plain = self.view.is_plain
        return self.content if is_plain else self.heard(self.reader.content(self.admitted))

    def _view_label(self, redact: bool) -> str:
        if not redact:
            return self.view_name
        shorten = self.namespaces.shorten
        return redact_view(self.view_name, self.view, shorten, self.content, self.vocabulary)

    def _shown_views(self, redact: bool) -> Iterator[ShownView]:
        """Yield the view of a page, then those that the page can be switched to."""
        from claimgraph.presentation.explorer import ShownView

        yield ShownView(self._view_label(redact), derived=self._derivation)
        reasons = {kept.name: kept.reason for kept in self.info.views}
        for other in self.narrower():
            name = other.view_name
            if redact and other._view_label(redact) != name:
                continue  # it is about somebody who is protected
            policy = "" if name in STANDARD else other.view.text(self.namespaces.shorten)
            reason = "" if redact else reasons.get(name, "")
            yield ShownView(name, policy, reason, other._derivation)

    def _exporter(self, content: Content, redact: bool = False) -> Exporter:
        terms = self._state.terms
        whole = self.content if redact else None
        return Exporter.of(content, self.admitted, self.vocabulary, self.namespaces, terms, whole)
