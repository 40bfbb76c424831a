"""Files that were made to do harm end soon, in little memory, with a sentence."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.documents import samples

from claimgraph.documents.reading import confined
from claimgraph.documents.reading.confined import read
from claimgraph.errors import ClaimgraphError, DataError, UsageError

CPU_SECONDS = 5
RESIDENT = 500 * 1024 * 1024
MIB = 1 << 20


def _bomb(path: str, part: bytes, times: int, before: bytes = b"", **others: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in others.items():
            archive.writestr(name, content)
        with archive.open(path, "w") as file:
            file.write(before)
            for _ in range(times):
                file.write(part)
    return made.getvalue()


def _word_bomb() -> bytes:
    head = samples.word_xml("").encode().partition(b"</w:body>")[0]
    return _bomb("word/document.xml", b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 30_000, 100, head)


def _laughs() -> str:
    names = "abcdefghijk"
    lines = [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names)]
    return f'<!DOCTYPE x [<!ENTITY a "ha">{"".join(lines)}]>'


def _word(body: str, before: str = "") -> bytes:
    return samples.zipped({"word/document.xml": samples.word_xml(body, before=before)})


def _nested(depth: int) -> bytes:
    data = samples.zipped({"x.txt": "x"})
    for level in range(depth):
        data = samples.zipped({f"{level}.zip": data})
    return data


def _one_page(content: bytes, more: bytes = b"", *objects: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R %s >>" % more
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    return samples.pdf_of_objects([catalogue, pages, page, content, *objects])


def _form_in_itself() -> bytes:
    resources = b"/Resources << /XObject << /X 5 0 R >> >>"
    form = samples.stream(b"/X Do " * 9, b"/Type /XObject /Subtype /Form " + resources)
    return _one_page(samples.stream(b"/X Do"), resources, form)


def _pages_in_themselves() -> bytes:
    pages = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
    return samples.pdf_of_objects([b"<< /Type /Catalog /Pages 2 0 R >>", pages])


def _encrypted_pdf() -> bytes:
    key = b"<" + b"ab" * 32 + b">"
    cipher = b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O %s /U %s >>" % (key, key)
    pages = b"<< /Type /Pages /Kids [] /Count 0 >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", pages, cipher]
    return samples.pdf_of_objects(objects, b"/Encrypt 3 0 R /ID [<00><00>]")


def _encrypted_zip() -> bytes:
    data = bytearray(samples.zipped({"a.txt": "secret"}))
    for place in (6, data.find(b"PK\x01\x02") + 8):
        data[place] |= 1
    return bytes(data)


def _deep_mail() -> bytes:
    parts = (
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    return b"From: a@b.example\nTo: c@d.example\n" + b"".join(parts) + b"\nhello\n"


def _web_bomb() -> bytes:
    size = 400 * MIB
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    record = samples.warc_record("https://g.example/x", b"").replace(
        b"Content-Length: %d" % len(head), b"Content-Length: %d" % size
    )
    return gzip.compress(record.rstrip() + b"\r\n\r\n" + b"\0" * size, 1, mtime=0)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (_word_bomb, "has more than 1,000,000 elements|unpacks to more than 64 MiB"),
    "words.docx": (lambda: _word(f"<w:p><w:r><w:t>{'a' * 60 * MIB}</w:t></w:r></w:p>"),
                   "more than 32,000,000 characters"),
    "laughs.docx": (lambda: _word("<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", _laughs()),
                    "has a document type"),
    "reference.docx": (lambda: _word("", '<!DOCTYPE x SYSTEM "file:///etc/passwd">'),
                       "has a document type"),
    "deep.docx": (lambda: _word("<w:p>" * 99_999 + "</w:p>" * 99_999), "nested deeper than 500"),
    "broken.docx": (lambda: _word("<w:p>") + b"", "is no XML"),
    "blanks.odt": (lambda: samples.odt("<text:s text:c='999999999'/>" * 50_000),
                   "more than 32,000,000 characters"),
    "locked.odt": (lambda: samples.odt("", manifest="<encryption-data/>"), "it is encrypted"),
    "many.zip": (lambda: samples.zipped({f"{n}.txt": str(n) for n in range(11_000)}),
                 "it holds more than 10,000 files"),
    "cut.zip": (lambda: _cut(samples.zipped({"a.txt": os.urandom(9000)})), "it is cut off"),
    "cut.pdf": (lambda: _cut(samples.pdf("Some words.")), "it can't be read as PDF"),
    "locked.pdf": (_encrypted_pdf, "it is encrypted"),
    "loop.pdf": (_pages_in_themselves, "it can't be read as PDF"),
    "cut.warc.gz": (lambda: samples.warc(samples.warc_record("https://g.example/", b"x" * 999),
                                         packed=True)[:120], "it is cut off or no web archive"),
    "bomb.warc.gz": (_web_bomb, "it unpacks to more than 128 MiB"),
    "deep.eml": (_deep_mail, "it is nested too deeply"),
    "nul.txt": (lambda: b"a\0b", "it holds a NUL"),
}  # fmt: skip

INNER: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.zip": (lambda: _bomb("bomb.txt", bytes(MIB), 1000), "unpacks to more than 64 MiB"),
    "deep.zip": (lambda: _nested(6), "it lies in more than 4 archives"),
    "locked.zip": (_encrypted_zip, "a.txt is encrypted"),
    "out.zip": (lambda: samples.zipped({"../out.txt": "x"}), "its path leads out"),
    "root.zip": (lambda: samples.zipped({"/etc/out.txt": "x"}), "its path leads out"),
    "drive.zip": (lambda: samples.zipped({"C:\\out.txt": "x"}), "its path leads out"),
    "lies.warc": (lambda: samples.warc_record("https://g.example/", b"x" * 99)[:-60],
                  "its record is cut off"),
}  # fmt: skip

READ: dict[str, Callable[[], bytes]] = {
    "flate.pdf": lambda: _one_page(
        samples.stream(zlib.compress(bytes(300 * MIB), 1), b"/Filter /FlateDecode")
    ),
    "form.pdf": _form_in_itself,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000 + b"hello</body></html>",
    "marks.html": lambda: b"<html><body>" + b"<" * 500_000 + b"x",
    "comments.html": lambda: b"<html><body>" + b"<!--" * 100_000 + b"x",
    "attributes.html": lambda: (
        b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x</p></body>"
    ),
    "data.html": lambda: (
        b"<html><script type='application/ld+json'>" + b"[" * 200_000 + b"</script><p>words</p>"
    ),
    "entity.html": lambda: (
        b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body>"
        b"<p>&x; hello</p><img src='http://gazette.example/x.png'></body></html>"
    ),
    "names.eml": lambda: b"From: " + b'"a" <' * 50_000 + b"\nTo: " + b"((" * 50_000 + b"\n\nx",
    "forwarded.zip": lambda: samples.zipped({f"{n}.txt": f"Some words {n}" for n in range(3000)}),
}
"""Files that are read or refused, as the libraries will; either way soon."""


READING = """
import json, sys
from claimgraph.documents.reading.confined import read
from claimgraph.errors import ClaimgraphError
told = {"error": "", "message": "", "mend": "", "refused": [], "documents": 0}
try:
    contents = read(sys.stdin.buffer.read(), sys.argv[1])
    told["refused"] = [[each.is_fault, each.message] for each in contents.refused]
    told["documents"] = len(contents.documents)
except ClaimgraphError as error:
    told |= {"error": type(error).__name__, "message": str(error), "mend": error.mend}
if sys.platform == "linux":
    import resource
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told |= {"seconds": used.ru_utime + used.ru_stime, "resident": used.ru_maxrss * 1024}
print(json.dumps(told))
"""


@cache
def told_of(name: str) -> dict[str, Any]:
    """What comes of reading a hostile file, and what it took, in a process that reads no other."""
    made = {**{n: m for n, (m, _) in (CASES | INNER).items()}, **READ}[name]()
    command = [sys.executable, "-c", READING, name]
    done = subprocess.run(command, input=made, capture_output=True, check=True, timeout=120)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_refused_with_a_sentence(name: str) -> None:
    _, message = CASES[name]
    told = told_of(name)
    assert told["error"] == "DataError"
    assert re.search(message, told["message"])
    assert told["mend"]


@pytest.mark.parametrize("name", INNER)
def test_a_hostile_file_in_an_archive_is_refused_alone(name: str) -> None:
    _, message = INNER[name]
    told = told_of(name)
    ((is_fault, said),) = told["refused"]
    assert is_fault
    assert message in said
    assert told["documents"] <= 5


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="measures as Linux does")
@pytest.mark.parametrize("name", [*CASES, *INNER, *READ])
def test_a_hostile_file_ends_soon_and_in_little_memory(name: str) -> None:
    told = told_of(name)
    assert told["seconds"] < CPU_SECONDS
    assert told["resident"] < RESIDENT


def test_an_archive_in_itself_is_read_once() -> None:
    inner = samples.zipped({"a.txt": "One."})
    twice = samples.zipped({"1.zip": inner, "2.zip": inner, "a.txt": "One."})
    assert [d.path for d in read(twice, "x.zip").documents] == [
        "x.zip",
        "x.zip/1.zip",
        "x.zip/1.zip/a.txt",
    ]


@pytest.mark.parametrize(
    ("name", "start", "kib", "seconds"),
    [
        ("a.pdf", b"%PDF-1.7", 64, 4),
        ("a.pdf", b"\n%PDF-1.7", 64 + 1024, 64),
        ("a.pdf", b"%PDF-1.7", 64 + 100 * 1024, 600),
        ("a.zip", b"PK\x03\x04", 64 + 512, 34),
        ("a.warc.gz", b"\x1f\x8b", 64 + 1024, 64),
        ("a.eml", b"From: a", 64 + 1024, 64),
        ("A.EML", b"From: a", 64 + 1024, 64),
        ("a.html", b"<html>", 4 * 1024, 4),
        ("a.html", b"<html>", 6 * 1024, 8),
        ("a.txt", b"", 0, 4),
    ],
)
def test_a_file_gets_time_by_its_size_and_what_it_may_hold(
    name: str, start: bytes, kib: int, seconds: float
) -> None:
    assert confined.time_for(start.ljust(kib * 1024, b" "), name) == seconds


def test_what_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for code, message in (
        ("while True: pass", "it was not read after 1 s"),
        ("import time; time.sleep(99)", "it was not read after 1 s"),
        ("import os; os.abort()", "it brought down what reads it"),
        ("raise MemoryError", "needs more than 384 MiB of memory"),
    ):
        stuck = tmp_path / "worker.py"
        stuck.write_text(
            f"import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, -1))\n{code}",
            encoding="utf-8",
        )
        monkeypatch.setattr(confined.worker, "__file__", str(stuck))
        with pytest.raises(DataError, match=message):
            read(b"x", "a.txt", seconds=1)


def test_memory_that_is_not_allowed_is_not_taken() -> None:
    page = b"<html><body>" + b"<p>some words of a page</p>" * 400_000 + b"</body></html>"
    with pytest.raises(DataError, match="needs more than 40 MiB of memory"):
        read(page, "a.html", memory=40 * MIB, seconds=60)


def test_what_reads_has_no_network_writes_no_file_and_has_nothing_of_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """See it from inside: a planted library does what a hostile one would."""
    planted = tmp_path / "trafilatura.py"
    planted.write_text(
        "import os, socket, tempfile\n"
        "told = []\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', 9)),\n"
        "            lambda: open('{place}', 'w').write('x' * 99999)):\n"
        "    try:\n"
        "        act()\n"
        "    except OSError as error:\n"
        "        told.append(type(error).__name__)\n"
        "told.append(str(sorted(os.environ)))\n"
        "def extract(*_, **__): return ' '.join(told)\n".replace(
            "{place}", str(tmp_path / "written")
        ),
        encoding="utf-8",
    )
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    text = read(samples.page(), "a.html").documents[0].reading.text
    assert text.startswith("PermissionError OSError ")
    assert "SECRET" not in text
    assert not (tmp_path / "written").exists() or not (tmp_path / "written").read_bytes()


def test_a_library_that_is_missing_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, document in (
        ("trafilatura", samples.page()),
        ("pypdf", samples.pdf("x")),
        ("warcio", samples.warc(samples.warc_record("https://g.example/", b"x"))),
    ):
        place = tmp_path / name
        place.mkdir()
        (place / f"{name}.py").write_text("raise ImportError", encoding="utf-8")
        monkeypatch.setattr(sys, "path", [str(place), *sys.path])
        with pytest.raises(UsageError, match=f"needs {name}") as caught:
            read(document, "thing")
        assert "claimgraph[documents]" in (caught.value.mend or "")


WITHOUT_SOCKETS = """
import sys
def watch(event, arguments):
    # urllib3 tries on import whether there is IPv6, on this machine alone.
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.bind"):
        print(event, arguments, file=sys.stderr)
        sys.exit(3)
sys.addaudithook(watch)
from claimgraph.documents.reading.unpacking import Unpacking
unpacking = Unpacking()
unpacking.read(sys.stdin.buffer.read(), sys.argv[1])
assert not unpacking.refused, unpacking.refused
print(len(unpacking.documents[-1].reading.text))
"""


@pytest.mark.parametrize("name", ["page.html", "a.eml", "a.pdf", "a.warc"])
def test_the_libraries_ask_for_no_connection(name: str) -> None:
    """Without the child's walls, and with every socket refused: no attempt is made."""
    page = samples.page(head="<link rel='stylesheet' href='http://g.example/x.css'>")
    data = {
        "page.html": page,
        "a.eml": samples.mail("", html=page.decode()),
        "a.pdf": samples.pdf("See http://g.example/"),
        "a.warc": samples.warc(samples.warc_record("http://g.example/", page)),
    }[name]
    command = [sys.executable, "-c", WITHOUT_SOCKETS, name]
    done = subprocess.run(command, input=data, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert int(done.stdout) > 20


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_time_limit_is_greater_than_nothing(seconds: float) -> None:
    with pytest.raises(ClaimgraphError, match="greater than 0"):
        read(b"x", "a.txt", seconds=seconds)
