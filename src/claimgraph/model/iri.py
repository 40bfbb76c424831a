"""IRIs: what is valid, how they are shortened, how content gets its id.

IRIs are plain strings, validated where they enter (RFC 3987): a bad one can
silently ruin a whole export later.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from claimgraph.errors import InvalidIri

Iri = str

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f-\x9f<>\"{}|^`\\\ud800-\udfff]+\Z")
_SHORT_ID = re.compile(r"[^\W_](?:[\w.-]*[\w-])?\Z")
_CONTENT_ID_LENGTH = 24
_MAX_LENGTH = 2000

RECORD_KINDS = (
    "view",
    "silence",
    "claim",
    "attestation",
    "passage",
    "quantity",
    "date",
    "judgement",
    "name",
    "term",
    "graph",
    "proposal",
)
"""The folders under a case's base IRI that hold other things than entities."""


def valid_iri(text: str) -> Iri:
    """Return `text` if it is an absolute IRI that every RDF syntax can carry.

    Raises:
        InvalidIri: `text` has no scheme, or a character that RFC 3987 forbids.
    """
    if len(text) <= _MAX_LENGTH and _IRI.match(text):
        return text
    raise InvalidIri(
        f"{_excerpt(text)} is not an absolute IRI",
        mend="Write scheme:… without spaces, quotes, <>, {} or control characters.",
    )


def valid_short_id(text: str) -> str:
    """Return `text` if it can be the last part of an entity's IRI.

    Letters and digits of any script, ``.``, ``-`` and ``_``; it starts with a
    letter or digit. ``nantong-psb`` is the style to prefer.

    Raises:
        InvalidIri: other characters, or one of :data:`RECORD_KINDS`.
    """
    if len(text) <= _MAX_LENGTH and _SHORT_ID.match(text) and text not in RECORD_KINDS:
        return text
    raise InvalidIri(
        f"{_excerpt(text)} can't be an id",
        mend="Use letters, digits, '-', '_' and '.', starting with a letter or digit.",
    )


def _excerpt(text: str) -> str:
    return ascii(text if len(text) <= 60 else text[:57] + "...")


def content_id(kind: str, content: object) -> str:
    """Return the first 24 hex digits of the SHA-256 of `content` as canonical JSON.

    The same content has the same id on every machine; `content` is built of
    strings, numbers, None, lists and dicts.
    """
    text = json.dumps([kind, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_CONTENT_ID_LENGTH]


def local_name(iri: Iri) -> str:
    """Return the end of an IRI, behind its last ``#`` or ``/``: the name of a term."""
    return iri.replace("#", "/").rpartition("/")[2]


@dataclass(frozen=True)
class Namespaces:
    """How a case writes its IRIs: a base for its own things, and prefixes.

    Attributes:
        base: The case's base IRI; ends in ``/`` or ``#``.
        vocabulary: Prefixes of vocabularies, without the colon, to namespace IRI.
    """

    base: Iri
    vocabulary: Mapping[str, Iri] = field(default_factory=dict)

    @cached_property
    def prefixes(self) -> dict[str, Iri]:
        """All prefixes, the case's own included (``""`` is the base)."""
        own = {kind: f"{self.base}{kind}/" for kind in RECORD_KINDS}
        return {"": self.base, **own, **self.vocabulary}

    def mint(self, kind: str, local: str) -> Iri:
        """Return the IRI of a record of `kind`, e.g. ``mint("claim", "3fa9…")``."""
        name = quote(local, safe="-._~")
        # A dot at the end of a prefixed name is legal Turtle that not every reader reads.
        safe = f"{name[:-1]}%2E" if name.endswith(".") else name
        return f"{self.base}{kind}/{safe}"

    def entity(self, short_id: str) -> Iri:
        """Return the IRI of the entity `short_id`.

        Raises:
            InvalidIri: the id is not valid.
        """
        return self.base + valid_short_id(short_id)

    def expand(self, text: str, *, bare: Iri | None = None) -> Iri:
        """Return the IRI that `text` means: an IRI, ``prefix:local`` or a bare name.

        ``<…>`` holds an IRI that is taken as it is, even if its scheme is a prefix.

        Args:
            text: What the user wrote.
            bare: The namespace of bare names; the case's base where None.

        Raises:
            InvalidIri: neither a known prefix nor a valid IRI or id.
        """
        if text.startswith("<") and text.endswith(">"):
            return valid_iri(text[1:-1])
        prefix, colon, local = text.partition(":")
        if not colon:
            return self.entity(text) if bare is None else bare + valid_short_id(text)
        if prefix in self.prefixes and not local.startswith("//"):
            return valid_iri(self.prefixes[prefix] + local)
        return valid_iri(text)

    def shorten(self, iri: Iri) -> str:
        """Return the shortest spelling of `iri` that :meth:`expand` undoes."""
        best = ""
        best_prefix = None
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and len(namespace) > len(best):
                best, best_prefix = namespace, prefix
        local = iri[len(best) :]
        if best_prefix is None or not local or "/" in local or "#" in local:
            return self._in_full(iri)
        if best_prefix:
            return f"{best_prefix}:{local}"
        is_id = _SHORT_ID.match(local) and local not in RECORD_KINDS
        return local if is_id else self._in_full(iri)

    def _in_full(self, iri: Iri) -> str:
        scheme, _, rest = iri.partition(":")
        is_ambiguous = scheme in self.prefixes and not rest.startswith("//")
        return f"<{iri}>" if is_ambiguous else iri
