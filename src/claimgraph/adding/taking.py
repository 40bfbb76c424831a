"""Takes documents into a case, one file after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from claimgraph.adding.register import Register, Statement, address
from claimgraph.adding.result import Added, AddedDocument, Outcome
from claimgraph.documents.reading.confined import Contents
from claimgraph.documents.reading.result import Proposed, Refusal, cleaned
from claimgraph.documents.reading.unpacking import Unpacked
from claimgraph.documents.records import DocumentRecord, kept_files, versions
from claimgraph.documents.renewal import renewed
from claimgraph.documents.revision import Reanchored, reanchored
from claimgraph.documents.text import Document
from claimgraph.errors import DataError
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content, Record
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.iri import Iri
from claimgraph.model.merging import difference
from claimgraph.model.source import Citation, Source, text_digest

_HEAVY = 64 * 1024 * 1024
"""Bytes of documents that are written together."""


@dataclass
class Adding:
    """Takes documents into the content of a case, one file after the other.

    Attributes:
        register: The case's sources, and what else it holds.
        documents: Texts at hand, by the digest of their bytes.
        records: Records of documents at hand, by the digest of their bytes.
        statement: What is said of the document.
        done: What became of each document.
        refused: What was not read.
        files: The files to write that were not written yet, by their name in ``sources/``.
    """

    register: Register
    documents: dict[str, Document]
    records: dict[str, DocumentRecord]
    statement: Statement = field(default_factory=Statement)
    done: list[AddedDocument] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def content(self) -> Content:
        """What the case holds, with what was added so far."""
        return self.register.content

    @property
    def is_heavy(self) -> bool:
        """Whether so much waits to be written that it should be written now."""
        return sum(map(len, self.files.values())) > _HEAVY

    def written(self, content: Content) -> None:
        """Go on from the case as it is after it was written."""
        self.register.content = content

    def result(self, before: Content) -> Added:
        """Return what came of it all."""
        changes = difference(before, self.content)
        return Added(tuple(self.done), tuple(self.refused), changes)

    def take(self, contents: Contents | Refusal) -> None:
        """Take in a file and what is inside it, or note why it was not read.

        Raises:
            DataError: it is a document of another source than was said.
        """
        if isinstance(contents, Refusal):
            self.refused.append(contents)
            return
        self.refused += contents.refused
        digests = [hashlib.sha256(found.data).hexdigest() for found in contents.documents]
        # What a person says is meant of the document, not of the wrapping it came in.
        subject = next(
            (n for n, f in enumerate(contents.documents) if not f.reading.is_archive), -1
        )
        for number, found in enumerate(contents.documents):
            container = digests[found.parent] if found.parent is not None else ""
            record = _record(found, digests[number], container)
            said = self.statement if number == subject else Statement()
            self.done.append(self._taken(found, record, said))

    def unwritten(self) -> dict[str, bytes]:
        """Return the files that are still to be written, and forget them."""
        files, self.files = self.files, {}
        return files

    # -- one document -----------------------------------------------------------

    def _taken(self, found: Unpacked, record: DocumentRecord, said: Statement) -> AddedDocument:
        known = self._bearer(record, said.url or address(found.reading.proposed))
        if found.reading.is_archive:
            is_new = record.sha256 not in self.records
            self._keep(found, record)
            return _told(found, record, Outcome.ARCHIVE if is_new else Outcome.KNOWN, "")
        if known is not None and said.source in ("", known.iri):
            return self._met_again(found, record, known, said)
        if known is not None:
            raise DataError(
                f"it is the document of {self.register.namespaces.shorten(known.iri)} already",
                place=found.path,
                mend="Leave --source out, or name that source.",
            )
        target = self._target(found, said)
        if target is not None and (target.sha256 or target.text_sha256):
            return self._revised(target, found, record, said)
        return self._registered(target, found, record, said)

    def _bearer(self, record: DocumentRecord, url: Iri) -> Source | None:
        """Return the source whose document, now or once, this is."""
        for source in self.content.sources.values():
            if record.sha256 in self._digests(source):
                return source
        return self._of_same_text(record.text_sha256, url)

    def _of_same_text(self, digest: str, url: Iri) -> Source | None:
        """Return the source of the same text; one with another address is another paper."""
        for source in self.content.sources.values():
            document = self.documents.get(source.sha256)
            text = document.text_sha256 if document else source.text_sha256
            is_elsewhere = bool(url and source.url and url != source.url)
            if digest and text == digest and not is_elsewhere:
                return source
        return None

    def _digests(self, source: Source) -> set[str]:
        """Return the digests of a source's bytes in all its versions."""
        found: set[str] = set()
        digest = source.sha256
        while digest and digest not in found:
            found.add(digest)
            record = self.records.get(digest)
            digest = record.replaces if record else ""
        return found

    def _met_again(
        self, found: Unpacked, record: DocumentRecord, known: Source, said: Statement
    ) -> AddedDocument:
        is_same = record.sha256 in self._digests(known)
        if not is_same and said.source:
            return self._revised(known, found, record, said)
        if is_same and record.text_sha256 and not known.text_sha256:
            return self._registered(known, found, record, said)  # a scan, recognised by now
        if is_same:
            self._keep(found, replace(record, replaces=self._replaced(record.sha256)))
        short = self.register.namespaces.shorten(known.iri)
        notes = [] if is_same else [f"its text is that of {short}, in other bytes; not kept"]
        if is_same and record.sha256 != known.sha256:
            notes.append(f"it is an earlier version of {short}")
        described, _ = self.register.described(known, (), said)
        if described != known:
            self.register.put_source(described)
            notes.append("what is said of it is recorded")
        return _told(found, record, Outcome.KNOWN, known.iri, notes=tuple(notes))

    def _replaced(self, digest: str) -> str:
        record = self.records.get(digest)
        return record.replaces if record else ""

    def _target(self, found: Unpacked, said: Statement) -> Source | None:
        """Return the source that this is a version of: as a person says, or by its address."""
        if said.source:
            return self.content.sources.get(said.source, Source(said.source))
        url = said.url or address(found.reading.proposed)
        same = [s for s in self.content.sources.values() if url and s.url == url]
        return same[0] if len(same) == 1 else None

    def _registered(
        self, target: Source | None, found: Unpacked, record: DocumentRecord, said: Statement
    ) -> AddedDocument:
        proposed = found.reading.proposed
        source = target or Source(self.register.new_id(found, said))
        described, taken = self.register.described(source, proposed, said)
        if not described.title:
            described = replace(described, title=PurePosixPath(record.name).stem or record.name)
        self.register.put_source(_of_document(described, record))
        if source.iri not in self.content.entities:
            outer = _one_line(found.path).rpartition("/")[0]
            where = f"In {outer}" if found.parent is not None else ""
            names = (Name(described.title, kind=NameKind.PREFERRED),)
            self.register.put_entity(Entity(source.iri, (CG + "Document",), names, note=where))
        self._keep(found, record)
        return _told(found, record, Outcome.ADDED, source.iri, taken=taken)

    def _keep(self, found: Unpacked, record: DocumentRecord) -> None:
        """Keep bytes, text and record of a document that is not at hand yet."""
        kept = self.records.get(record.sha256)
        if kept is not None and (kept.text_sha256 or not record.text_sha256):
            return
        if record.sha256 in self.documents and not record.replaces:
            return  # a plain text that lies there under a name of its own
        self.files |= kept_files(record, found)
        self.records[record.sha256] = record
        if record.text_sha256:
            self.documents[record.sha256] = _document(found, record)

    # -- revisions --------------------------------------------------------------

    def _revised(
        self, before: Source, found: Unpacked, record: DocumentRecord, said: Statement
    ) -> AddedDocument:
        old = self.documents.get(before.sha256)
        record = replace(record, replaces=before.sha256)
        self._keep(found, record)
        new = self.documents.get(record.sha256) or _document(found, record)
        old_versions = versions(old, self.documents) if old else []
        fates = self._reanchored(before, old_versions, new)
        self._put_attestations(fates)
        described, taken = self.register.described(before, (), said)
        self.register.put_source(_of_document(described, record))
        ordered = sorted(fates.values(), key=lambda f: (f.old.start or 0, f.old.end or 0))
        return _told(
            found, record, Outcome.REVISION, before.iri, taken=taken, reanchored=tuple(ordered)
        )

    def _reanchored(
        self, source: Source, old: Sequence[Document], new: Document
    ) -> dict[Iri, Reanchored]:
        passages = (p for a in self.content.attestations.values() for p in a.passages)
        every = {passage.iri: passage for passage in passages if passage.source == source.iri}
        keep = source.text_may_be_shared
        return {
            iri: reanchored(passage, old, new, self.register.namespaces, keep_words=keep)
            for iri, passage in every.items()
        }

    def _put_attestations(self, fates: Mapping[Iri, Reanchored]) -> None:
        moved = {iri: f.new for iri, f in fates.items() if f.new and f.new != f.old}
        if not moved:
            return

        def change(citation: Citation, _: Attestation) -> Citation:
            return moved.get(citation.iri, citation)

        made = renewed(self.content.attestations.values(), change, self.register.namespaces)
        records = {
            source: _with_attestations(record, made)
            for source, record in self.content.records.items()
        }
        self.register.content = replace(self.register.content, records=records)


def _record(found: Unpacked, digest: str, container: str) -> DocumentRecord:
    reading = found.reading
    _, _, path = found.path.partition("/")
    return DocumentRecord(
        sha256=digest,
        text_sha256=text_digest(reading.text) if reading.text else "",
        name=PurePosixPath(_one_line(found.path)).name or "document",
        media_type=reading.media_type,
        reader=reading.reader,
        pages=reading.pages,
        proposed=reading.proposed,
        notes=reading.notes,
        container=container,
        path=path if container else "",
    )


def _one_line(path: str) -> str:
    """Return a path, which whoever made an archive chose, as one line of folders and a name."""
    return " ".join(cleaned(path.replace("\\", "/")).split())


def _document(found: Unpacked, record: DocumentRecord) -> Document:
    text = found.reading.text
    return Document(
        record.name, record.sha256, text, text_digest(text), record.pages, record.replaces
    )


def _of_document(source: Source, record: DocumentRecord) -> Source:
    return replace(
        source,
        sha256=record.sha256,
        text_sha256=record.text_sha256,
        file_name=record.name,
        media_type=record.media_type,
    )


def _with_attestations(record: Record, made: Mapping[Iri, Attestation]) -> Record:
    by_iri = {a.iri: a for a in (made[old.iri] for old in record.attestations)}
    return replace(record, attestations=tuple(by_iri[iri] for iri in sorted(by_iri)))


def _told(
    found: Unpacked,
    record: DocumentRecord,
    outcome: Outcome,
    source: Iri,
    *,
    taken: tuple[Proposed, ...] = (),
    notes: tuple[str, ...] = (),
    reanchored: tuple[Reanchored, ...] = (),
) -> AddedDocument:
    reading = found.reading
    return AddedDocument(
        path=found.path,
        sha256=record.sha256,
        outcome=outcome,
        source=source,
        media_type=reading.media_type,
        characters=len(reading.text),
        pages=len(reading.pages),
        proposed=reading.proposed,
        taken=taken,
        notes=(*notes, *reading.notes) if outcome is not Outcome.KNOWN else notes,
        reanchored=reanchored,
    )
