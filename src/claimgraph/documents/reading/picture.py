"""Pictures of text: a photographed or scanned page, recognised by tesseract."""

from __future__ import annotations

from claimgraph.documents.reading.plain import in_words
from claimgraph.documents.reading.recognition import Recognition, reader_of, recognised
from claimgraph.documents.reading.result import Reading, proposals
from claimgraph.errors import DataError

_TYPES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def read_picture(data: bytes, name: str, how: Recognition) -> Reading:
    """Read what is written in a picture.

    Raises:
        DataError: it is no picture that tesseract reads, or there is no text in it.
    """
    media_type = next((each for magic, each in _TYPES if data.startswith(magic)), "image/tiff")
    if how.is_trial:
        return Reading(media_type, "", scanned=1)
    text = recognised(data, how)
    if not text:
        raise DataError("it is a picture without text", place=name, mend="Describe it by hand.")
    notes = ("it was recognised from a picture, so letters may be wrong",)
    return Reading(
        media_type, reader_of(how), text, proposed=proposals(*in_words(text)), notes=notes
    )
