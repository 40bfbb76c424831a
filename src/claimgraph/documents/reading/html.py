"""HTML: the main text of a saved page, and what its head says of it.

The page itself is kept whole by whoever registers it; menus and advertisements are no
part of the text that is cited. Nothing that the page refers to is looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from importlib.metadata import version
from typing import Any

from claimgraph.documents.reading.dates import edtf, language_tag
from claimgraph.documents.reading.plain import in_words
from claimgraph.documents.reading.result import Reading, cleaned, proposals
from claimgraph.errors import DataError, MissingExtra

_HEAD = 1_000_000
"""Characters of a page that are searched for what it says of itself."""
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "citation_title": "title",
    "article:published_time": "published",
    "citation_publication_date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "date": "published",
    "author": "author",
    "dc.creator": "author",
    "citation_author": "author",
    "article:author": "author",
    "og:site_name": "publisher",
    "dc.publisher": "publisher",
    "og:url": "url",
    "og:locale": "language",
    "dc.language": "language",
}
_LINKED_DATA = {
    "headline": "title",
    "datePublished": "published",
    "author": "author",
    "publisher": "publisher",
    "inLanguage": "language",
}
_TRUST = ("canonical", "json-ld", "meta", "html", "time", "title", "h1")
"""Kinds of places in the order in which they are believed."""
_WEB = re.compile(r"https?://[^\s]+\Z")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table"),
        *("td", "th", "tr", "ul"),
    }
)
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "title"})


def read_html(data: bytes, name: str) -> Reading:
    """Read a saved page.

    Raises:
        DataError: it is no text.
        MissingExtra: trafilatura is not installed.
    """
    try:
        import trafilatura
    except ImportError:
        raise MissingExtra(
            "to read HTML needs trafilatura",
            place=name,
            mend="Install it: pip install 'claimgraph[documents]'",
        ) from None
    page = _decoded(data, name)
    proposed = proposals(*_said_of_itself(page))
    main = trafilatura.extract(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    notes = () if main else ("no main text was found, so all of the page's words are its text",)
    text = cleaned(main or _all_words(page)).strip()
    proposed = proposals(
        *((p.field, p.value, p.where) for p in proposed),
        *([] if any(p.field == "language" for p in proposed) else in_words(text)),
    )
    reader = f"trafilatura {version('trafilatura')}"
    return Reading("text/html", reader, text, proposed=proposed, notes=notes)


def _decoded(data: bytes, name: str) -> str:
    """Return the page as text, by its mark, its own word, UTF-8, or else Latin."""
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DataError("it holds NULs, so it is no page", place=name, mend="Save the page again.")
    said = _CHARSET.search(data[:4096])
    for encoding in ("utf-8-sig", said[1].decode() if said else "", "utf-16", "windows-1252"):
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return data.decode("latin-1")


# --- what a page says of itself ---------------------------------------------------------------


def _said_of_itself(page: str) -> list[tuple[str, str, str]]:
    head = _Head()
    with suppress(AssertionError):  # what the standard library's parser says of broken markup
        head.feed(page[:_HEAD])
    found = [*head.found, *_of_linked_data(head.linked_data)]
    found.sort(key=lambda each: _TRUST.index(each[2].partition(" ")[0]))
    return [told for each in found if (told := _told(*each))[1]]


def _told(field: str, value: str, where: str) -> tuple[str, str, str]:
    if field == "published":
        value = edtf(value)
    elif field == "language":
        value = language_tag(value)
    elif field == "url":
        value = value if _WEB.match(value) else ""
    return field, "" if field == "author" and _WEB.match(value) else value, where


class _Head(HTMLParser):
    """Collects what is said of a page: field, value, place."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.linked_data: list[str] = []
        self._collecting = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what the attributes say."""
        given = {key: value or "" for key, value in attributes}
        if tag == "meta":
            key = (given.get("property") or given.get("name") or "").lower()
            if key in _META:
                self.found.append((_META[key], given.get("content", ""), f"meta {key}"))
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.found.append(("url", given.get("href", ""), "canonical link"))
        elif tag == "html":
            self.found.append(("language", given.get("lang", ""), "html lang"))
        elif tag == "time":
            self.found.append(("published", given.get("datetime", ""), "time element"))
        is_data = tag == "script" and given.get("type", "").lower() == "application/ld+json"
        if is_data or tag in ("title", "h1"):
            self._collecting, self._words = tag, []

    def handle_data(self, data: str) -> None:
        """Keep the words of an element that is collected."""
        if self._collecting:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Note the words of an element that ends."""
        if tag != self._collecting:
            return
        words = "".join(self._words)
        if tag == "script":
            self.linked_data.append(words)
        else:
            self.found.append(("title", words, f"{tag} element"))
        self._collecting = ""


def _of_linked_data(blocks: list[str]) -> Iterator[tuple[str, str, str]]:
    for block in blocks[:20]:
        try:
            data = json.loads(block)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for thing in graph[:50] if isinstance(graph, list) else []:
            if isinstance(thing, dict) and "datePublished" in thing:
                yield from _of_article(thing)


def _of_article(thing: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key, field in _LINKED_DATA.items():
        values = thing.get(key, [])
        for value in (values if isinstance(values, list) else [values])[:20]:
            named = value.get("name") if isinstance(value, dict) else value
            if isinstance(named, str):
                yield field, named, f"json-ld {key}"


# --- where no main text is found --------------------------------------------------------------


class _Words(HTMLParser):
    """Collects the words that a reader would see, a block a line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begin a line with a block; look away from what is not shown."""
        self._hidden += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line with a block."""
        if tag in _SILENT:
            self._hidden = max(0, self._hidden - 1)
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if not self._hidden:
            self.parts.append(" ".join(data.split()) and re.sub(r"\s+", " ", data))


def _all_words(page: str) -> str:
    words = _Words()
    with suppress(AssertionError):
        words.feed(page)
    lines = (line.strip() for line in "".join(words.parts).split("\n"))
    return "\n".join(line for line in lines if line)
