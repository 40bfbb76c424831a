"""Sources: the documents that claims come from, and the passages that carry them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri, Namespaces, content_id


def text_digest(text: str) -> str:
    """Return the SHA-256 of the UTF-8 of `text` in hex: the id of a passage's words."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Reliability(StrEnum):
    """How far a source is to be relied on (NATO AJP-2.1 "Admiralty" letters)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class Source:
    """What is recorded about a document, whether or not its text is at hand.

    Attributes:
        iri: The IRI of the document's entity.
        title: Its title, or "".
        sha256: Digest of its bytes in hex, or "".
        text_sha256: Digest of the UTF-8 of its normalised text in hex, or "".
        file_name: The name that it was registered under, without folders.
        media_type: RFC 6838 media type, or "".
        language: BCP 47 tag, or "".
        publisher: Entity that published it, or "".
        authors: Entities that wrote it.
        published: When it was published.
        retrieved: When it was fetched or received.
        url: Where it came from, or "".
        archive: Where an archive copy stands, or "".
        reliability: Grade of the source; with `graded_by` and `graded_on`.
        text_may_be_shared: False where only position and digest of a passage
            may be handed on.
    """

    iri: Iri
    title: str = ""
    sha256: str = ""
    text_sha256: str = ""
    file_name: str = ""
    media_type: str = ""
    language: str = ""
    publisher: Iri = ""
    authors: tuple[Iri, ...] = ()
    published: EdtfDate | None = None
    retrieved: EdtfDate | None = None
    url: Iri = ""
    archive: Iri = ""
    reliability: Reliability | None = None
    graded_by: Iri = ""
    graded_on: EdtfDate | None = None
    text_may_be_shared: bool = True


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of a source: where the words stand, and which words they are.

    The selectors are those of the W3C Web Annotation Data Model (section 4.2).
    Without `exact` the citation is *text-free*: it can be checked by whoever has
    the document, and shared where the document can't be.

    Attributes:
        iri: Its id, a digest of source, position, page and `digest`.
        source: The document.
        start: First code point of the normalised text, 0-based; None if unknown.
        end: One past the last code point; None if unknown.
        exact: The words themselves, or None.
        prefix: A few words before, or None.
        suffix: A few words after, or None.
        digest: :func:`text_digest` of the words, or "".
        page: 1-based page, or None.
    """

    iri: Iri
    source: Iri
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    digest: str = ""
    page: int | None = None

    @classmethod
    def of(
        cls,
        namespaces: Namespaces,
        source: Iri,
        *,
        start: int | None = None,
        end: int | None = None,
        exact: str | None = None,
        prefix: str | None = None,
        suffix: str | None = None,
        digest: str = "",
        page: int | None = None,
    ) -> Citation:
        """Return the citation of a passage, with the id that its content gives it."""
        digest = digest or (text_digest(exact) if exact is not None else "")
        local = content_id("passage", [source, start, end, page, digest])
        iri = namespaces.mint("passage", local)
        return cls(iri, source, start, end, exact, prefix, suffix, digest, page)
