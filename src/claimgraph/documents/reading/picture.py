"""Pictures of text: a photographed or scanned page, recognised by tesseract."""

from __future__ import annotations

from claimgraph.documents.reading.plain import in_words
from claimgraph.documents.reading.recognition import Recognition, reader_of, recognised
from claimgraph.documents.reading.result import Reading, Unsupported, proposals
from claimgraph.errors import DataError

_TYPES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def read_picture(data: bytes, name: str, how: Recognition) -> Reading:
    """Read what is written in a picture.

    Raises:
        Unsupported: tesseract can't read it, or there is no text in it, as in most pictures.
    """
    media_type = next((each for magic, each in _TYPES if data.startswith(magic)), "image/tiff")
    if how.is_trial:
        return Reading(media_type, "", scanned=1)
    try:
        text = recognised(data, how)
    except DataError as error:
        raise Unsupported(error.message, place=name, mend=error.mend) from None
    if not text:
        raise Unsupported("it is a picture without text", place=name, mend="Describe it by hand.")
    notes = ("it was recognised from a picture, so letters may be wrong",)
    return Reading(
        media_type, reader_of(how), text, proposed=proposals(*in_words(text)), notes=notes
    )
