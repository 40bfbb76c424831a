"""Documents of every kind, made here by hand: small, whole, and with known words."""

from __future__ import annotations

import gzip
import io
import zipfile
from email.message import EmailMessage
from xml.sax.saxutils import escape

Members = dict[str, bytes | str]


def zipped(members: Members, *, compressed: bool = True) -> bytes:
    """Return a ZIP."""
    made = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w", method) as archive:
        for path, content in members.items():
            archive.writestr(zipfile.ZipInfo(path, (2024, 5, 3, 0, 0, 0)), content, method)
    return made.getvalue()


# --- PDF ------------------------------------------------------------------------------------


def pdf_of_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF with these objects, numbered from 1; the first is its catalogue."""
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    made += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(made)


def stream(content: bytes, head: bytes = b"") -> bytes:
    """Return the object of a stream."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), head, content)


def pdf(*pages: str, title: str = "", author: str = "", created: str = "") -> bytes:
    """Return a PDF with these pages; a line of a page is a line on it."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))
    information = b"".join(
        b"/%s (%s) " % (key, value.encode("latin-1"))
        for key, value in ((b"Title", title), (b"Author", author), (b"CreationDate", created))
        if value
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, words in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        lines = words.split("\n") if words else []
        shown = b"".join(b"(%s) Tj T* " % _pdf_string(line) for line in lines)
        objects.append(stream(b"BT /F1 12 Tf 14 TL 72 760 Td " + shown + b"ET"))
    objects.append(b"<< %s>>" % information)
    return pdf_of_objects(objects, b"/Info %d 0 R" % len(objects))


def _pdf_string(line: str) -> bytes:
    escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return escaped.encode("cp1252")


# --- Word and OpenDocument ------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_xml(body: str, root: str = "document", before: str = "") -> str:
    """Return a part of a Word document; `body` is its XML."""
    inner = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<?xml version="1.0"?>{before}<w:{root} xmlns:w="{_W}">{inner}</w:{root}>'


def word_paragraph(words: str) -> str:
    """Return a paragraph of a Word document."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def docx(*paragraphs: str, body: str = "", title: str = "", **parts: str) -> bytes:
    """Return a Word document: paragraphs, then `body` as XML."""
    whole = "".join(map(word_paragraph, paragraphs)) + body
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms='
        f'"http://purl.org/dc/terms/"><dc:title>{escape(title)}</dc:title><dc:creator>Ann Leaf'
        "</dc:creator><dcterms:created>2024-05-03T09:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": word_xml(whole),
            "docProps/core.xml": core,
            **{f"word/{name}.xml": text for name, text in parts.items()},
        }
    )


_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, title: str = "", manifest: str = "<manifest/>") -> bytes:
    """Return an OpenDocument text; `body` is its XML."""
    content = (
        f"<office:document-content {_ODT}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    meta = (
        f"<office:document-meta {_ODT}><office:meta><dc:title>{escape(title)}</dc:title>"
        "<dc:language>de-DE</dc:language><meta:creation-date>2024-05-03T10:00:00"
        "</meta:creation-date></office:meta></office:document-meta>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": meta,
            "META-INF/manifest.xml": manifest,
        }
    )


# --- mail and the web -----------------------------------------------------------------------


def mail(body: str, *attachments: tuple[str, bytes], html: str = "", **headers: str) -> bytes:
    """Return an e-mail; header names have `_` for `-`."""
    message = EmailMessage()
    given = {
        "From": "Ann Leaf <ann@club.example>",
        "To": "board@tea.example",
        "Date": "Fri, 03 May 2024 09:30:00 +0200",
        "Subject": "The kettle",
        **headers,
    }
    for name, value in given.items():
        message[name.replace("_", "-")] = value
    if html and not body:
        message.set_content(html, subtype="html")
    else:
        message.set_content(body)
        if html:
            message.add_alternative(html, subtype="html")
    for name, content in attachments:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


PAGE_WORDS = (
    "The Tea Board has run the Great Kettle since 2019, a clerk of the board writes in a letter. "
    "Nobody in Puddle had been told of it before. Alderman Stout, who sits on the board, doubts "
    "that it holds as many cups as the board says it does."
)


def page(words: str = PAGE_WORDS, *, head: str = "", title: str = "The Great Kettle") -> bytes:
    """Return a saved page with a menu, an article and a foot."""
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body><nav><a href='/'>Home</a> <a href='/tea'>Tea</a></nav>"
        f"<article><h1>{title}</h1><p>{words}</p><p>{words[::-1][:0]}It is said to be copper.</p>"
        "</article><footer>Cookies and conditions</footer></body></html>"
    ).encode()


def warc_record(url: str, content: bytes, media_type: str = "text/html", status: str = "200 OK",
                date: str = "2024-05-04T08:00:00Z") -> bytes:  # fmt: skip
    """Return one answer of a server as a record of a WARC."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-"
        f"000000000001>\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(*records: bytes, packed: bool = False) -> bytes:
    """Return a WARC; each record is gzipped by itself where `packed`."""
    return b"".join(gzip.compress(r, mtime=0) if packed else r for r in records)


def wacz(*records: bytes) -> bytes:
    """Return a WACZ with one WARC."""
    return zipped({"datapackage.json": "{}", "archive/data.warc.gz": warc(*records, packed=True)})
