"""From what a person points at to the citation of a passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimgraph.documents.matching import Span, find
from claimgraph.documents.nearness import NearMiss, nearest
from claimgraph.documents.revision import cited
from claimgraph.documents.text import Document
from claimgraph.errors import DataError, UsageError
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.source import Citation, Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a person points at a passage: by its words, or by where it begins and ends.

    Attributes:
        quote: Its words, or "".
        prefix: What stands directly before them, or "".
        suffix: What stands directly behind them, or "".
        page: The page that it begins on, or None.
        start: Words that it begins with, or a position; else "".
        end: Words that it ends with, or a position; else "".
    """

    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    page: int | None = None
    start: str | int = ""
    end: str | int = ""


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found of a passage.

    Attributes:
        document: The document.
        citations: The passages that it may be; one where it is certain.
        near: Where there is none, the passage that is most like the quote, or None.
    """

    document: Document
    citations: tuple[Citation, ...]
    near: NearMiss | None = None

    @property
    def citation(self) -> Citation | None:
        """The passage, where there is exactly one."""
        return self.citations[0] if len(self.citations) == 1 else None


def at_hand(source: Source, documents: Mapping[str, Document], name: str) -> Document:
    """Return the document of a source.

    Raises:
        DataError: it is not at hand, or has no text.
    """
    by_name = {d.name: d for d in documents.values()}
    document = documents.get(source.sha256) or documents.get(source.text_sha256)
    if document is None and not source.sha256:
        document = by_name.get(source.file_name)
    if document is not None and document.text:
        return document
    raise DataError(
        f"the text of {name} is not at hand",
        mend="Add the document (claimgraph add FILE), or name the folder that holds it "
        "with --sources.",
    )


def sought(wanted: Wanted, document: Document, source: Iri, namespaces: Namespaces) -> Sought:
    """Return where a passage stands in a document.

    Raises:
        UsageError: it is pointed at in no way, or in two; or there is no such page.
        DataError: what it begins or ends with does not stand there, or more than once.
    """
    has_ends = wanted.start != "" or wanted.end != ""
    if bool(wanted.quote.strip()) == has_ends:
        raise UsageError(
            "a passage is named by its words, or by where it begins and ends",
            mend="Write --quote 'the words', or --from 'first words' --to 'last words'.",
        )
    window = _window(wanted.page, document)
    spans = [_between(wanted, document, window)] if has_ends else _quoted(wanted, document, window)
    found = tuple(cited(namespaces, source, document, *span) for span in spans)
    near = nearest(wanted.quote, document.text) if not found and wanted.quote else None
    return Sought(document, found, near)


def _window(page: int | None, document: Document) -> Span:
    if page is None:
        return 0, len(document.text)
    span = document.page_span(page)
    if span is None:
        count = len(document.pages)
        what = f"it has {count} pages" if count else "its pages are not known"
        raise UsageError(
            f"there is no page {page} in {document.name}: {what}",
            mend="Leave --page out, or name another page.",
        )
    return span


def _quoted(wanted: Wanted, document: Document, window: Span) -> list[Span]:
    spans = find(wanted.quote, document.text, prefix=wanted.prefix, suffix=wanted.suffix)
    return [span for span in spans if window[0] <= span[0] <= window[1]]


def _between(wanted: Wanted, document: Document, window: Span) -> Span:
    """Return the passage from the first words to the last, which may be on a later page."""
    start = _end_point(wanted.start, document, window, is_last=False)[0]
    end = _end_point(wanted.end, document, (start, len(document.text)), is_last=True,
                     origin=window[0])[1]  # fmt: skip
    if not start < end <= len(document.text):
        raise UsageError(
            f"the passage would begin at {start} and end at {end}",
            mend=f"Name positions in that order; the text has {len(document.text)} code points.",
        )
    return start, end


def _end_point(
    at: str | int, document: Document, window: Span, *, is_last: bool, origin: int | None = None
) -> Span:
    """Return the span of the words at one end of a passage; of a position, an empty one."""
    if isinstance(at, int):
        position = (window[0] if origin is None else origin) + at
        return position, position
    option = "--to" if is_last else "--from"
    if not at.strip():
        raise UsageError(f"{option} is missing", mend="Name both ends of the passage.")
    found = [s for s in find(at, document.text) if window[0] <= s[0] <= window[1]]
    if not found or (len(found) > 1 and not is_last):
        many = f"{len(found)} times" if found else "nowhere"
        raise DataError(
            f"the words of {option} stand {many} there",
            place=document.name,
            mend="Give more of the words, or fewer, as they stand in the document.",
        )
    return found[0]
