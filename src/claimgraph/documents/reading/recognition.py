"""Text in pictures, recognised by tesseract: scanned pages, and pictures themselves (OCR).

Tesseract is a program. It runs as a child of the process that reads the document: without
a network, without a file to write, and within the same limits.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec

from claimgraph.documents.reading.result import cleaned
from claimgraph.errors import DataError, UsageError

LANGUAGES = "eng"
"""What a scan is taken to be written in, where nobody says."""
NONE = "none"
"""In the place of languages: recognise nothing."""
INSTALL = "Install claimgraph[ocr] by pip, and tesseract from your system's packages."
TO_RECOGNISE = (
    "Install claimgraph[ocr] and tesseract to have its text recognised, and add it again."
)
SECONDS_A_PAGE = 20.0
"""CPU time that one page may take; a page of small print takes some five."""

_DOTS_AN_INCH = 300
_POINTS_AN_INCH = 72
_MOST_DOTS = 25_000_000
"""Dots of a page: A3 at 300 an inch, and some more."""
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Recognition:
    """How to recognise text.

    Attributes:
        program: Path of tesseract.
        languages: As tesseract names them: ``eng``, ``deu+fra``.
        is_trial: True to say how many pages there are to recognise, and leave it at that.
    """

    program: str
    languages: str
    is_trial: bool = False


def recognition(languages: str) -> Recognition | None:
    """Return how to recognise text, or None where that is not wanted or not installed.

    Args:
        languages: As tesseract names them, joined by ``+``; ``none`` to do without, and
            "" for :data:`LANGUAGES` where tesseract is there.

    Raises:
        UsageError: languages are named, and tesseract or they are not there.
    """
    if languages == NONE:
        return None
    program = shutil.which("tesseract")
    if not program or find_spec("pypdfium2") is None:
        if languages:
            raise UsageError("to recognise text needs tesseract", mend=INSTALL)
        return None
    if languages:
        _refuse_unknown(program, languages)
    return Recognition(program, languages or LANGUAGES)


def _refuse_unknown(program: str, languages: str) -> None:
    there = set(_languages(program))
    lacking = [each for each in languages.split("+") if each not in there]
    if lacking:
        raise UsageError(
            f"tesseract can't read {', '.join(map(repr, lacking))}",
            mend=f"Name some of: {', '.join(sorted(there - {'osd'}))}; or install more of them.",
        )


def _languages(program: str) -> Iterator[str]:
    ran = subprocess.run([program, "--list-langs"], capture_output=True, check=False)  # noqa: S603 - found by us
    lines = ran.stdout.decode(errors="replace").splitlines()
    return (line.strip() for line in lines if line and " " not in line.strip())


def pages_of_pdf(data: bytes, numbers: list[int], how: Recognition) -> Iterator[tuple[int, str]]:
    """Yield the number and the recognised text of pages of a PDF, from 0."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for number in numbers:
        page = document[number]
        width, height = page.get_size()
        scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        grey = _grey_map(bitmap)
        yield number, "" if _is_blank(grey) else recognised(grey, how)
        bitmap.close()
        page.close()


def _grey_map(bitmap: object) -> bytes:
    """Return a picture in greys as a portable grey map, which needs no library."""
    import pypdfium2

    assert isinstance(bitmap, pypdfium2.PdfBitmap)
    rows = memoryview(bitmap.buffer)
    wide, high, step = bitmap.width, bitmap.height, bitmap.stride
    packed = b"".join(bytes(rows[row * step : row * step + wide]) for row in range(high))
    return b"P5 %d %d 255\n" % (wide, high) + packed


def _is_blank(grey: bytes) -> bool:
    """Return whether all dots of a grey map are alike, so that there is nothing to read."""
    dots = grey[grey.index(b"\n") + 1 :]
    return dots.count(dots[:1]) == len(dots)


def recognised(picture: bytes, how: Recognition) -> str:
    """Return the text of a picture, in any format that tesseract reads.

    Raises:
        DataError: tesseract can't read it.
    """
    ran = subprocess.run(  # noqa: S603 - the program that the parent found
        [how.program, "stdin", "stdout", "-l", how.languages],
        input=picture,
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    if ran.returncode:
        words = ran.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise DataError(
            f"tesseract could not read it: {words[-1][:200]}",
            mend="Look whether it is a whole picture; or add it with --ocr none.",
        )
    return cleaned(ran.stdout.decode("utf-8", "replace").replace("\f", "\n")).strip()


def reader_of(how: Recognition) -> str:
    """Return what recognised a text: the program, its version and the languages."""
    ran = subprocess.run([how.program, "--version"], capture_output=True, check=False)  # noqa: S603 - the same
    first = (ran.stdout or ran.stderr).decode(errors="replace").splitlines()[:1]
    name = first[0].strip()[:_LONGEST] if first else "tesseract"
    return f"{name} ({how.languages}), pypdfium2 {version('pypdfium2')}"
