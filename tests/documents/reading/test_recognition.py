"""Scanned pages and pictures are recognised by tesseract, where it is there and wanted."""

from __future__ import annotations

import shutil
import struct
import zlib
from pathlib import Path

import pypdfium2
import pytest
from tests.conftest import left_out
from tests.documents import samples

import claimgraph
from claimgraph.documents.reading import recognition as module
from claimgraph.documents.reading.confined import read
from claimgraph.documents.reading.recognition import Recognition, recognition
from claimgraph.documents.reading.result import Unsupported
from claimgraph.errors import UsageError

WORDS = "The Tea Board has at least 80 cups."


@pytest.fixture(scope="module")
def how() -> Recognition:
    """How to recognise text here."""
    if not shutil.which("tesseract"):
        left_out("tesseract", "tests of text in scans (no tesseract found)")
    found = recognition("")
    assert found
    return found


@pytest.fixture(scope="module")
def grey() -> tuple[int, int, bytes]:
    """A page with :data:`WORDS`, as a picture: its width, its height, its dots."""
    with pypdfium2.PdfDocument(samples.pdf(WORDS)) as document:
        bitmap = document[0].render(scale=150 / 72, grayscale=True)
        rows = memoryview(bitmap.buffer)
        lines = [bytes(rows[n * bitmap.stride :][: bitmap.width]) for n in range(bitmap.height)]
        return bitmap.width, bitmap.height, b"".join(lines)


@pytest.fixture(scope="module")
def scan(grey: tuple[int, int, bytes]) -> bytes:
    """A PDF of three pages: a scan, words, and nothing."""
    width, height, dots = grey
    picture = samples.stream(
        zlib.compress(dots),
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode" % (width, height),
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources << /XObject << /I 6 0 R >> /Font << /F1 9 0 R >> >> >>"
    )
    return samples.pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 4 0 R 8 0 R] /Count 3 >>",
            page % 5,
            page % 7,
            samples.stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
            picture,
            samples.stream(b"BT /F1 12 Tf 72 760 Td (Second page) Tj ET"),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
    )


def _png(width: int, height: int, dots: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    rows = b"".join(b"\0" + dots[n * width : (n + 1) * width] for n in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_scanned_page_is_recognised_and_the_others_are_left(
    scan: bytes, how: Recognition
) -> None:
    reading = read(scan, "scan.pdf", recognition=how).documents[0].reading
    assert reading.text == f"{WORDS}\n\nSecond page\n\n"
    assert reading.pages == (0, len(WORDS) + 2, len(WORDS) + 15)
    assert "tesseract" in reading.reader
    assert reading.notes == (
        "2 pages were recognised from a scan, so letters may be wrong: 1, 3",
        "1 page has no text, perhaps scanned: 3",
    )


def test_a_picture_is_recognised(grey: tuple[int, int, bytes], how: Recognition) -> None:
    reading = read(_png(*grey), "page.png", recognition=how).documents[0].reading
    assert (reading.text, reading.media_type) == (WORDS, "image/png")


def test_a_picture_that_is_none_or_empty_is_refused(how: Recognition) -> None:
    with pytest.raises(Unsupported, match="without text"):
        read(_png(200, 200, b"\xff" * 40_000), "blank.png", recognition=how)
    with pytest.raises(Unsupported, match="tesseract could not read it"):
        read(b"\x89PNG\r\n\x1a\n" + bytes(100), "broken.png", recognition=how)


def test_without_tesseract_a_scan_says_so(scan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    assert recognition("") is None
    assert recognition("none") is None
    with pytest.raises(UsageError, match="needs tesseract"):
        recognition("deu")
    assert read(scan, "scan.pdf").documents[0].reading.text.strip() == "Second page"
    with pytest.raises(Unsupported, match="it is a picture"):
        read(_png(1, 1, b"\0"), "dot.png")


def test_a_language_that_is_not_there_is_refused(how: Recognition) -> None:
    with pytest.raises(UsageError, match="can't read 'xyz'") as caught:
        recognition("eng+xyz")
    assert "eng" in str(caught.value.mend)


def test_a_scan_gets_its_text_when_it_is_added_again(
    scan: bytes, how: Recognition, tmp_path: Path
) -> None:
    case = claimgraph.init(tmp_path / "tea", title="Tea")
    picture = scan.replace(b"(Second page)", b"(           )")
    first = case.add([("scan.pdf", picture)], ocr="none").documents[0]
    assert first.characters == 0
    again = case.add([("scan.pdf", picture)]).documents[0]
    assert (again.source, again.characters > 0) == (first.source, True)
    assert not case.add([("scan.pdf", picture)]).changes
    source = case.content.sources[first.source]
    assert source.text_sha256
    assert case.cite("scan", quote=WORDS)
