"""The explorer: a part of a case as one HTML file that opens offline.

``explorer_page`` gathers what is to be seen (:mod:`~.payload`), and :mod:`~.page`
puts it beside our scripts and vis-network into a file that asks for nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from claimgraph.analysis.lineage import Ties
from claimgraph.documents.text import Document
from claimgraph.graph.files import without_collecting
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.explorer.views import ShownView

__all__ = ["ShownView", "explorer_page"]


def explorer_page(
    content: Content,
    vocabulary: Vocabulary,
    namespaces: Namespaces,
    *,
    title: str,
    views: Sequence[ShownView],
    admitted: frozenset[Iri] | None,
    ties: Ties | None = None,
    documents: Mapping[Iri, Document] | None = None,
    names: Mapping[Iri, Iri] | None = None,
    layouts: Path | None = None,
) -> bytes:
    """Return the page that shows `content`; the same content gives the same bytes.

    Args:
        content: What to show.
        vocabulary: Gives classes and relations their labels and kinds.
        namespaces: Shortens IRIs.
        title: What the page is called, usually the case's title.
        views: The view that the page is made with, for the reader; then those that
            it can be switched to.
        admitted: The claims that count under the first view; all of `content` where
            None. Others are kept only where one that counts speaks of them.
        ties: Who is no voice independent of whom; nobody where None.
        documents: Source to its text, for quotes in their context; none where None.
        names: Where `views` name things otherwise than `content`: the IRI there to the
            IRI here.
        layouts: Folder in which the places of large graphs are kept, so that they are
            worked out once; None to keep none.
    """
    # pyvis costs a quarter of a second to import, and only this needs it.
    from claimgraph.presentation.explorer import page, payload

    shown = payload.Shown(
        content,
        vocabulary,
        namespaces,
        title,
        views,
        admitted,
        ties or Ties(),
        documents or {},
        names or {},
        layouts,
    )
    with without_collecting():
        return page.page(payload.payload(shown))
