"""E-mail (eml): its main headers and its body as text; attachments as inner documents."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from claimgraph.documents.reading.dates import edtf
from claimgraph.documents.reading.html import read_html
from claimgraph.documents.reading.plain import in_words
from claimgraph.documents.reading.result import Inner, Reading, cleaned, proposals
from claimgraph.errors import DataError

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
"""Headers that are a part of the text, so that they can be cited."""
_MOST_PARTS = 2_000


def read_mail(data: bytes, name: str) -> Reading:
    """Read an e-mail.

    Raises:
        DataError: it has very many attachments.
    """
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)  # what this policy makes
    headers = [(header, _header(message, header)) for header in _SHOWN]
    body, notes = _body(message, name)
    inner = tuple(_attachments(message, name))
    head = "\n".join(f"{header}: {words}" for header, words in headers if words)
    text = cleaned(f"{head}\n\n{body}").strip()
    given = dict(headers)
    proposed = proposals(
        ("title", given["Subject"], "header Subject"),
        ("published", edtf(given["Date"]), "header Date"),
        ("author", _sender(given["From"]), "header From"),
        *in_words(body),
    )
    return Reading(
        "message/rfc822", "email", text, proposed=proposed, inner=inner, notes=tuple(notes)
    )


def _header(message: EmailMessage, name: str) -> str:
    value = message.get(name)
    return " ".join(cleaned(str(value)).split()) if value is not None else ""


def _sender(header: str) -> str:
    name, address = parseaddr(header)
    return name or address


def _body(message: EmailMessage, name: str) -> tuple[str, list[str]]:
    """Return the words of a message, and what is to be known of them."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        is_secret = "pkcs7" in message.get_content_type() or "encrypted" in (
            message.get_content_type()
        )
        return "", ["its body is encrypted" if is_secret else "it has no body that is text"]
    if part.get_content_type() != "text/html":
        return str(part.get_content()), []
    page = read_html(str(part.get_content()).encode("utf-8", "replace"), name)
    return page.text, ["its body is HTML; the main text of that is kept"]


def _attachments(message: EmailMessage, name: str) -> Iterator[Inner]:
    for number, part in enumerate(message.iter_attachments(), 1):
        if number > _MOST_PARTS:
            raise DataError(f"it has more than {_MOST_PARTS:,} attachments", place=name)
        path = part.get_filename() or f"attachment-{number}{_ending(part.get_content_type())}"
        yield Inner(path, _content(part))


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


_ENDINGS = {
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
    "text/html": ".html",
    "text/plain": ".txt",
}


def _ending(media_type: str) -> str:
    return _ENDINGS.get(media_type, "")
