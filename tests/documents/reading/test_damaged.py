"""Whatever is damaged in a document: it is read, or refused in words, and never a fault of ours."""

from __future__ import annotations

import random

import pytest
from tests.documents import samples

from claimgraph.documents.reading.unpacking import Unpacking
from claimgraph.errors import ClaimgraphError

RECORD = samples.warc_record("https://g.example/x", samples.page())
WHOLE = {
    "a.txt": "Fog, 雾 and 🌫.".encode(),
    "a.md": b"---\ntitle: T\ndate: 2024-05\n---\n# Heading\n",
    "a.html": samples.page(head="<meta name='author' content='Bo'>"),
    "a.pdf": samples.pdf("The board runs.", "Two", title="T"),
    "a.docx": samples.docx("One", "Two", title="T"),
    "a.odt": samples.odt("<text:p>One</text:p>", title="T"),
    "a.eml": samples.mail("Hello", ("b.pdf", samples.pdf("x")), html="<p>hi</p>"),
    "a.zip": samples.zipped({"a.txt": "x", "b.md": "# y", "c.zip": samples.zipped({"d.txt": "z"})}),
    "a.warc": samples.warc(RECORD),
    "a.warc.gz": samples.warc(RECORD, packed=True),
    "a.wacz": samples.wacz(RECORD),
}
ROUNDS = 200


def _damaged(rng: random.Random, whole: bytes) -> bytes:
    data = bytearray(whole)
    for _ in range(rng.randint(1, 8)):
        at, size = rng.randrange(len(data)), rng.randint(1, 40)
        match rng.choice(("byte", "byte", "cut out", "double", "cut off")):
            case "byte":
                data[at] = rng.randrange(256)
            case "cut out":
                del data[at : at + size]
            case "double":
                data[at:at] = data[at : at + size]
            case "cut off":
                del data[at:]
        data = data or bytearray(b"x")
    return bytes(data)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.filterwarnings("ignore")  # what the libraries say of the damage
def test_a_damaged_document_is_read_or_refused(name: str) -> None:
    rng = random.Random(name)
    sentences: list[tuple[str, str]] = []
    read = 0
    for _ in range(ROUNDS):
        unpacking = Unpacking()
        try:
            unpacking.read(_damaged(rng, WHOLE[name]), name)
        except ClaimgraphError as error:
            sentences.append((error.message, error.mend or ""))
        else:
            read += 1
        sentences += ((refusal.message, refusal.mend) for refusal in unpacking.refused)
        for found in unpacking.documents:
            text = found.reading.text
            assert "\r" not in text
            assert not text.startswith("\ufeff")
            assert list(found.reading.pages) == sorted(found.reading.pages)
            told = text + "".join(p.value for p in found.reading.proposed)
            assert told.encode().decode() == told
    assert all(message and mend for message, mend in sentences)
    assert read + len(sentences) >= ROUNDS
