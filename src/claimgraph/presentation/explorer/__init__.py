"""The explorer: a part of a case as one HTML file that opens offline.

``explorer_page`` gathers what is to be seen (:mod:`~.payload`), and :mod:`~.page`
puts it beside our scripts and vis-network into a file that asks for nothing else.
"""

from __future__ import annotations

from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary

__all__ = ["explorer_page"]


def explorer_page(
    content: Content,
    vocabulary: Vocabulary,
    namespaces: Namespaces,
    *,
    title: str,
    view: str,
    admitted: frozenset[Iri] | None,
) -> bytes:
    """Return the page that shows `content`; the same content gives the same bytes.

    Args:
        content: What to show.
        vocabulary: Gives classes and relations their labels and kinds.
        namespaces: Shortens IRIs.
        title: What the page is called, usually the case's title.
        view: The name of the view, for the reader.
        admitted: The claims that count under the view; all of `content` where None.
            Others are kept only where one that counts speaks of them.
    """
    # pyvis costs a quarter of a second to import, and only this needs it.
    from claimgraph.presentation.explorer import page, payload

    return page.page(payload.payload(content, vocabulary, namespaces, title, view, admitted))
