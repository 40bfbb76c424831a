"""Passages in a sheet: where the words stand, and which words they are.

The anchor of a row has keys of its own (``at``, ``quote``, …). A further passage is one
word, ``838-922``, with page and digest as needed, ``838-922 p3 sha256:9f2c…``, or a
mapping with the keys of an anchor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimgraph.formats.sheet_fields import Row, is_digest
from claimgraph.formats.sheet_keys import PASSAGE_KEYS
from claimgraph.formats.sheet_names import Names, spelled
from claimgraph.formats.sheet_tree import Fields, Node, Place, Report, Scalar, quoted
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.source import Citation, Source, text_digest

_POSITION = re.compile(r"([0-9]{1,10})\s*[-\u2013]\s*([0-9]{1,10})")
_PAGE = re.compile(r"p\.?([1-9][0-9]{0,8})")
_MEND_POSITION = "Write the first code point and one past the last: 838-922."


class PassageReader:
    """Reads the passages of rows.

    Args:
        names: Resolves documents.
        sources: Known sources; where their text may not be shared, the words of a
            passage are dropped and their digest is kept.
        report: Takes the problems.
    """

    def __init__(self, names: Names, sources: Mapping[Iri, Source], report: Report) -> None:
        self._names = names
        self._sources = sources
        self.report = report

    def anchor(self, row: Row, document: Iri) -> Citation | None:
        """Return the passage of the row itself, or None where it gives none."""
        if not any(row.has(key) for key in PASSAGE_KEYS):
            return None
        return self._passage(row, document)

    def further(self, row: Row, key: str, document: Iri) -> list[Citation]:
        """Return the passages that `key` lists."""
        found = (self._one(row, key, node, document) for node in row.nodes(key))
        return [citation for citation in found if citation is not None]

    def _one(self, row: Row, key: str, node: Node, document: Iri) -> Citation | None:
        if isinstance(node, Scalar):
            return self._word(row, node.stripped(), document)
        if isinstance(node, Fields):
            inner = Row(node, "passage", PASSAGE_KEYS, self.report)
            citation = self._passage(inner, document)
            row.is_sound = row.is_sound and inner.is_sound
            return citation
        row.fault(node.place, f"a list in '{key}'", _MEND_POSITION)
        return None

    def _word(self, row: Row, word: Scalar, document: Iri) -> Citation | None:
        """Read ``838-922 p3 sha256:…``."""
        start = end = page = None
        digest = ""
        for match in re.finditer(r"\S+", word.text):
            part = match[0]
            position, on_page = _POSITION.fullmatch(part), _PAGE.fullmatch(part)
            if position and start is None:
                start, end = self._ends(row, position, word.at(match.start()))
            elif on_page and page is None:
                page = int(on_page[1])
            elif part.startswith("sha256:") and is_digest(part[7:].lower()) and not digest:
                digest = part[7:].lower()
            else:
                message = f"{quoted(part)} is not a passage"
                row.fault(word.at(match.start()), message, "Write 838-922, p3, or both.")
                return None
        return self._made(document, start, end, page=page, digest=digest)

    def _passage(self, row: Row, document: Iri) -> Citation | None:
        start = end = None
        at, inside = row.word("at"), row.word("in")
        if at:
            match = _POSITION.fullmatch(at.text)
            if match:
                start, end = self._ends(row, match, at.place)
            else:
                row.fault(at.place, f"{quoted(at.text)} is not a position", _MEND_POSITION)
        if inside:
            document = self._names.entity(row, inside, "document") or document
        quote, digest = row.text("quote") or None, row.digest("digest")
        prefix, suffix = row.text("prefix") or None, row.text("suffix") or None
        if quote is None and (prefix or suffix):
            key = "prefix" if prefix else "suffix"
            row.fault(row.key_place(key), f"'{key}' without 'quote'", "Give the quote too.")
        if quote and digest and digest != text_digest(quote):
            mend = "Leave the digest out; it is computed from the quote."
            row.fault(row.key_place("digest"), "the digest is not that of the quote", mend)
        page = row.number("page", least=1)
        return self._made(document, start, end, page, digest, (quote, prefix, suffix))

    def _ends(self, row: Row, match: re.Match[str], place: Place) -> tuple[int, int]:
        start, end = int(match[1]), int(match[2])
        if start >= end:
            row.fault(place, f"the passage {start}-{end} ends before it starts", _MEND_POSITION)
        return start, end

    def _made(
        self,
        document: Iri,
        start: int | None,
        end: int | None,
        page: int | None = None,
        digest: str = "",
        words: tuple[str | None, str | None, str | None] = (None, None, None),
    ) -> Citation:
        exact, prefix, suffix = words
        source = self._sources.get(document)
        if exact is not None and source is not None and not source.text_may_be_shared:
            digest = text_digest(exact)
            exact = prefix = suffix = None
        return Citation.of(
            self._names.namespaces,
            document,
            start=start,
            end=end,
            exact=exact,
            prefix=prefix,
            suffix=suffix,
            digest=digest,
            page=page,
        )


def passage_row(citation: Citation, document: Iri, namespaces: Namespaces) -> dict[str, str | int]:
    """Return the keys of a passage; `document` is the one that needs no naming."""
    row: dict[str, str | int] = {}
    if citation.start is not None:
        row["at"] = f"{citation.start}-{citation.end}"
    if citation.page is not None:
        row["page"] = citation.page
    if citation.exact is not None:
        row["quote"] = citation.exact
        row.update({k: v for k in ("prefix", "suffix") if (v := getattr(citation, k))})
    elif citation.digest:
        row["digest"] = citation.digest
    if citation.source != document or not row:
        row["in"] = spelled(citation.source, namespaces)
    return {key: row[key] for key in PASSAGE_KEYS if key in row}


def passage_word(row: Mapping[str, str | int]) -> str | None:
    """Return a passage as one word, or None where it takes a mapping."""
    if not row.keys() <= {"at", "page", "digest"}:
        return None
    parts = {"at": "{}", "page": "p{}", "digest": "sha256:{}"}
    return " ".join(form.format(row[key]) for key, form in parts.items() if key in row)
