"""Each kind of document is read to its words, its pages, and what it says of itself."""

from __future__ import annotations

import pytest
from tests.documents import samples
from tests.documents.compound import compound

from claimgraph.documents.reading.confined import Contents, read
from claimgraph.documents.reading.result import Reading, Unsupported
from claimgraph.errors import DataError


def _one(data: bytes, name: str) -> Reading:
    contents = read(data, name)
    assert not contents.refused
    (found,) = contents.documents
    assert (found.path, found.data, found.parent) == (name, data, None)
    return found.reading


def _said(reading: Reading) -> list[tuple[str, str, str]]:
    """Return what a document says of itself; the language that it is written in aside."""
    said = [(p.field, p.value, p.where) for p in reading.proposed]
    return [each for each in said if each[2] != "the words of the text"]


# --- text and Markdown ----------------------------------------------------------------------


def test_a_text_stays_as_it_is() -> None:
    reading = _one("\ufeffThe Gazette\r\n\r\n3 May 2024 🌫\r".encode(), "gazette.txt")
    assert reading.text == "The Gazette\n\n3 May 2024 🌫\n"
    assert reading.media_type == "text/plain"
    assert _said(reading) == [("title", "The Gazette", "first line")]
    assert reading.pages == ()


def test_a_text_that_begins_with_the_mark_of_utf16_is_decoded() -> None:
    assert _one("雾 and fog".encode("utf-16"), "a.txt").text == "雾 and fog"


def test_english_is_known_by_its_words() -> None:
    said = {p.field: p.where for p in _one(samples.PAGE_WORDS.encode(), "a.txt").proposed}
    assert said["language"] == "the words of the text"
    assert not [p for p in _one("Туман над Лужей".encode(), "a.txt").proposed if p.field[0] == "l"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9", "not UTF-8 text: byte 3"),
        (b"abc\0def", r"it holds a NUL \(byte 3\)"),
        (b" \n\t ", "it is empty"),
        (b"", "it is empty"),
        (b"\xff\xfea", "it begins as UTF-16 and is not"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read(data, "a.txt")


def test_markdown_says_its_title_in_its_heading_or_before() -> None:
    assert _said(_one(b"Some words.\n\n## The fog ##\n", "a.md"))[0] == (
        "title",
        "The fog",
        "first heading",
    )
    front = b'---\ntitle: "Fog"\ndate: 2024-05-03\nlang: en_GB\nother: x\n---\n# Heading\n'
    assert _said(_one(front, "a.md")) == [
        ("title", "Fog", "front matter title"),
        ("published", "2024-05-03", "front matter date"),
        ("language", "en-gb", "front matter lang"),
        ("title", "Heading", "first heading"),
    ]


# --- HTML -----------------------------------------------------------------------------------

HEAD = """
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2024-05-03T10:00:00+02:00">
<meta name="author" content="A. Reed">
<link rel="canonical" href="https://gazette.example/kettle">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"headline": "The Kettle, &amp; more", "datePublished": "2024-05-02",
"author": [{"name": "Bo Reed"}, {"name": "Cy Rush"}]}]}</script>
"""


def test_a_page_is_read_to_its_article() -> None:
    reading = _one(samples.page(head=HEAD), "page.html")
    assert samples.PAGE_WORDS in reading.text
    assert "Cookies" not in reading.text
    assert reading.reader.startswith("trafilatura ")


def test_a_page_says_of_itself_what_stands_in_its_head_the_most_trustworthy_first() -> None:
    said = _said(_one(samples.page(head=HEAD), "page.html"))
    assert said == [
        ("url", "https://gazette.example/kettle", "canonical link"),
        ("title", "The Kettle, &amp; more", "json-ld headline"),
        ("published", "2024-05-02", "json-ld datePublished"),
        ("author", "Bo Reed", "json-ld author"),
        ("author", "Cy Rush", "json-ld author"),
        ("publisher", "The Gazette", "meta og:site_name"),
        ("published", "2024-05-03", "meta article:published_time"),
        ("author", "A. Reed", "meta author"),
        ("language", "en-gb", "html lang"),
        ("title", "The Great Kettle", "title element"),
    ]


def test_a_page_without_an_article_gives_the_words_that_one_would_see() -> None:
    page = b"<html><head><title>x</title><style>p{}</style></head><body>Fog<br>bank</body></html>"
    reading = _one(page, "page.html")
    assert reading.text.split() == ["Fog", "bank"]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_a_page_is_decoded_as_it_says(encoding: str) -> None:
    words = "Туман над Лужей. " * 12
    page = samples.page(words).decode().replace('charset="utf-8"', f'charset="{encoding}"')
    assert words.strip() in _one(page.encode(encoding), "page.html").text


# --- PDF ------------------------------------------------------------------------------------


def test_a_pdf_keeps_its_pages() -> None:
    data = samples.pdf(
        "One is here.\nAnd more.", "", "Three.", title="Kettles", created="D:20240503101010+02'00'"
    )
    reading = _one(data, "kettles.pdf")
    assert reading.text == "One is here.\nAnd more.\n\n\n\nThree."
    assert reading.pages == (0, 24, 26)
    assert reading.text[reading.pages[2] :] == "Three."
    assert reading.notes == ("1 page has no text, perhaps scanned: 2",)
    assert _said(reading) == [
        ("title", "Kettles", "PDF Title"),
        ("created", "2024-05-03", "PDF CreationDate"),
    ]


def test_a_scan_says_that_it_has_no_text() -> None:
    reading = _one(samples.pdf("", ""), "scan.pdf")
    assert reading.text == ""
    assert reading.notes[0].startswith("it has no text: a scan?")


# --- Word and OpenDocument ------------------------------------------------------------------


def test_a_word_document_is_read_without_what_was_deleted() -> None:
    body = (
        "<w:p><w:r><w:t>It has </w:t></w:r><w:del><w:r><w:delText>many</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>80</w:t><w:tab/><w:t>cups</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{samples.word_paragraph('a')}</w:tc>"
        f"<w:tc>{samples.word_paragraph('b')}</w:tc></w:tr></w:tbl>"
    )
    notes = samples.word_xml(
        f"<w:footnote>{samples.word_paragraph('See the letter.')}</w:footnote>", "footnotes"
    )
    reading = _one(samples.docx("Tea & more", body=body, title="T", footnotes=notes), "a.docx")
    assert reading.text == "Tea & more\nIt has 80\tcups\na\tb\t\n\nSee the letter."
    assert _said(reading) == [
        ("title", "T", "properties title"),
        ("author", "Ann Leaf", "properties creator"),
        ("created", "2024-05-03", "properties created"),
    ]


def test_an_opendocument_text_is_read_with_its_blanks_and_notes() -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>Head</text:h><text:p>One<text:s text:c='3'/>two<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body>"
        "</text:note>\n   end<text:line-break/>of it</text:p>"
    )
    reading = _one(samples.odt(body, title="O"), "a.odt")
    assert reading.text == "Head\nOne   two end\nof it\n\nA note"
    assert ("language", "de-de", "properties language") in _said(reading)


# --- mail -----------------------------------------------------------------------------------


def test_a_mail_is_its_headers_its_body_and_its_attachments() -> None:
    data = samples.mail("The kettle boils.\n", ("../report.pdf", samples.pdf("Inner words.")))
    contents = read(data, "a.eml")
    letter, attached = contents.documents
    assert letter.reading.text == (
        "From: Ann Leaf <ann@club.example>\nTo: board@tea.example\n"
        "Date: Fri, 03 May 2024 09:30:00 +0200\nSubject: The kettle\n\nThe kettle boils."
    )
    assert _said(letter.reading) == [
        ("title", "The kettle", "header Subject"),
        ("published", "2024-05-03", "header Date"),
        ("author", "Ann Leaf", "header From"),
    ]
    assert (attached.parent, attached.reading.text) == (0, "Inner words.")


def test_a_mail_in_html_gives_the_main_text_of_that() -> None:
    reading = _one(samples.mail("", html=samples.page().decode()), "a.eml")
    assert samples.PAGE_WORDS in reading.text
    assert reading.notes == ("its body is HTML; the main text of that is kept",)


def test_a_picture_in_a_mail_is_left_out_and_is_no_fault() -> None:
    contents = read(samples.mail("Hello.", ("logo.png", b"\x89PNG\r\n\x1a\n")), "a.eml")
    (refusal,) = contents.refused
    assert (refusal.path, refusal.is_fault) == ("a.eml/logo.png", False)


# --- archives -------------------------------------------------------------------------------


def _paths(contents: Contents) -> list[tuple[str, int | None, bool]]:
    return [(d.path, d.parent, d.reading.is_archive) for d in contents.documents]


def test_an_archive_is_its_documents_each_once() -> None:
    inner = samples.zipped({"deep.md": "# Deep\n"})
    data = samples.zipped(
        {
            "a/one.txt": "One.",
            "a/again.txt": "One.",
            "b.zip": inner,
            "__MACOSX/._one": "x",
            ".DS_Store": "x",
        }
    )
    assert _paths(read(data, "all.zip")) == [
        ("all.zip", None, True),
        ("all.zip/a/one.txt", 0, False),
        ("all.zip/b.zip", 0, True),
        ("all.zip/b.zip/deep.md", 2, False),
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_is_the_pages_that_servers_gave(packed: bool) -> None:
    records = [
        samples.warc_record("https://g.example/a/kettle.html?x=1", samples.page()),
        samples.warc_record("https://g.example/logo.png", b"\x89PNG", "image/png"),
        samples.warc_record("https://g.example/gone", samples.page("Gone."), status="404 Not"),
        samples.warc_record("https://g.example/", b"Plain words.", "text/plain; charset=utf-8"),
    ]
    contents = read(samples.warc(*records, packed=packed), f"a.warc{'.gz' if packed else ''}")
    assert [d.path.partition("/")[2] for d in contents.documents] == [
        "",
        "kettle.html",
        "g.example",
    ]
    proposed = contents.documents[1].reading.proposed
    assert [(p.field, p.value) for p in proposed[:2]] == [
        ("url", "https://g.example/a/kettle.html?x=1"),
        ("retrieved", "2024-05-04"),
    ]


def test_a_wacz_is_its_warcs() -> None:
    data = samples.wacz(samples.warc_record("https://g.example/kettle", samples.page()))
    assert _paths(read(data, "a.wacz")) == [("a.wacz", None, True), ("a.wacz/kettle", 0, False)]


# --- what it is -----------------------------------------------------------------------------


def test_the_content_decides_what_a_document_is() -> None:
    assert _one(samples.pdf("Words."), "words.txt").media_type == "application/pdf"
    wrong = _one(b"Just words.", "words.pdf")
    assert wrong.notes == ("its name promises PDF; it is plain text, and was read as that",)
    assert _one(samples.page(), "stdin").media_type == "text/html"
    assert _one(samples.mail("Hello."), "stdin").media_type == "message/rfc822"
    assert _one(samples.mail("Hello."), "mail.txt").media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (compound({"WordDocument": b"words"}), "an old Office file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"{\\rtf1 x}", "RTF"),
        (samples.zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a spreadsheet"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
    ],
)
def test_a_kind_that_is_not_read_is_named(data: bytes, what: str) -> None:
    with pytest.raises(Unsupported, match=f"it is {what}") as caught:
        read(data, "thing")
    assert caught.value.mend
