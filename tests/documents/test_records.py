"""How documents lie in a case: bytes, text and record belong together, and a change is seen."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents import samples

from claimgraph.documents.reading.result import Proposed, Reading
from claimgraph.documents.reading.unpacking import Unpacked
from claimgraph.documents.records import (
    DocumentRecord,
    changed_bytes,
    kept_files,
    read_records,
    versions,
    with_records,
)
from claimgraph.documents.text import Document, read_what_can_be
from claimgraph.errors import DataError
from claimgraph.model.source import text_digest

PDF = samples.pdf("Page one.", "Page two.")
TEXT = "Page one.\n\nPage two."


def _kept(
    folder: Path,
    data: bytes = PDF,
    media_type: str = "application/pdf",
    text: str = TEXT,
    **more: object,
) -> DocumentRecord:
    record = DocumentRecord(
        hashlib.sha256(data).hexdigest(),
        text_digest(text) if text else "",
        "report.pdf",
        media_type,
        "test",
        **more,  # type: ignore[arg-type]
    )
    reading = Reading(media_type, "test", text)
    for name, content in kept_files(record, Unpacked("report.pdf", data, reading)).items():
        (folder / name).write_bytes(content)
    return record


def _at_hand(folder: Path) -> dict[str, Document]:
    documents, problems = read_what_can_be([folder])
    records, faults = read_records([folder])
    assert not (*problems, *faults)
    return with_records(documents, records)


def test_a_document_is_found_by_the_digest_of_its_bytes_and_has_its_text(tmp_path: Path) -> None:
    record = _kept(tmp_path, pages=(0, 11))
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".pdf", ".txt"]
    documents = _at_hand(tmp_path)
    assert documents == {
        record.sha256: Document("report.pdf", record.sha256, TEXT, text_digest(TEXT), (0, 11))
    }
    document = documents[record.sha256]
    assert [document.page_at(n) for n in (0, 10, 11, 19)] == [1, 1, 2, 2]
    assert [document.page_span(n) for n in (0, 1, 2, 3)] == [None, (0, 9), (11, 20), None]


def test_a_plain_text_is_kept_once(tmp_path: Path) -> None:
    _kept(tmp_path, TEXT.encode(), "text/plain")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".txt"]


def test_text_that_is_not_utf8_does_not_lie_there_as_text(tmp_path: Path) -> None:
    record = _kept(tmp_path, TEXT.encode("utf-16"), "text/plain")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".bin", ".json", ".txt"]
    assert _at_hand(tmp_path)[record.sha256].text == TEXT


@pytest.mark.parametrize(
    "more",
    [
        {"text_sha256": "../../../etc/passwd"},
        {"replaces": "x"},
        {"pages": (3, 1)},
        {"pages": ("1",)},
        {"notes": (1,)},
        {"proposed": (Proposed("title", 1, "x"),)},  # type: ignore[arg-type]
    ],
)
def test_a_record_that_a_stranger_made_up_is_refused(more: dict[str, object]) -> None:
    made = {"text_sha256": "", "name": "a", "media_type": "b", "reader": "c", **more}
    record = DocumentRecord("0" * 64, **made)  # type: ignore[arg-type]
    with pytest.raises(DataError, match="it is no record of a document"):
        DocumentRecord.parse(record.data(), "x")


def test_two_documents_may_have_one_text(tmp_path: Path) -> None:
    first, second = _kept(tmp_path), _kept(tmp_path, PDF + b"%")
    plain = _kept(tmp_path, TEXT.encode(), "text/plain")
    assert set(_at_hand(tmp_path)) == {first.sha256, second.sha256, plain.sha256}


def test_versions_are_followed_back(tmp_path: Path) -> None:
    old = _kept(tmp_path)
    new = _kept(tmp_path, PDF + b"%", text=TEXT + " More.", replaces=old.sha256)
    documents = _at_hand(tmp_path)
    found = versions(documents[new.sha256], documents)
    assert [document.sha256 for document in found] == [new.sha256, old.sha256]


def test_versions_that_follow_each_other_in_a_circle_end(tmp_path: Path) -> None:
    document = Document("a", "d1", "x", text_digest("x"), replaces="d2")
    other = Document("b", "d2", "y", text_digest("y"), replaces="d1")
    assert versions(document, {"d1": document, "d2": other}) == [document, other]


def test_a_text_that_was_changed_goes_by_the_name_of_its_document(tmp_path: Path) -> None:
    record = _kept(tmp_path)
    (tmp_path / f"{record.text_sha256}.txt").write_text("Page one!", encoding="utf-8")
    (document,) = _at_hand(tmp_path).values()
    assert (document.name, document.text) == ("report.pdf", "Page one!")
    assert document.sha256 not in (record.sha256, record.text_sha256)


def test_bytes_that_were_changed_are_seen(tmp_path: Path) -> None:
    record = _kept(tmp_path)
    records, _ = read_records([tmp_path])
    assert changed_bytes(records) == ()
    (tmp_path / f"{record.sha256}.pdf").write_bytes(PDF + b" ")
    (problem,) = changed_bytes(records)
    assert problem.message == "its bytes are not those of report.pdf that were registered"


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"{}", b'{"claimgraph-document": 2}', b'{"claimgraph-document": 1}',
             b'{"claimgraph-document": 1, "sha256": "x", "unknown": 1}', b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_record_is_a_problem_and_no_fault(tmp_path: Path, data: bytes) -> None:
    (tmp_path / f"{'0' * 64}.json").write_bytes(data)
    (tmp_path / "other.json").write_bytes(data)
    records, (problem,) = read_records([tmp_path])
    assert not records
    assert problem.message.startswith("it is no record of a document")
    with pytest.raises(DataError):
        DocumentRecord.parse(data, "x")


DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    st.builds(
        DocumentRecord,
        sha256=DIGESTS,
        text_sha256=st.just("") | DIGESTS,
        name=WORDS.filter(bool),
        media_type=WORDS.filter(bool),
        reader=WORDS.filter(bool),
        pages=st.lists(st.integers(0, 99), max_size=3).map(sorted).map(tuple),
        proposed=st.lists(st.builds(Proposed, WORDS, WORDS, WORDS), max_size=2).map(tuple),
        notes=st.lists(WORDS, max_size=2).map(tuple),
        container=st.just("") | DIGESTS,
        path=WORDS,
        replaces=st.just("") | DIGESTS,
    )
)
def test_a_record_that_is_written_is_read_back(record: DocumentRecord) -> None:
    told = DocumentRecord.parse(record.data(), "x")
    assert told.data() == record.data()
    assert told == record
