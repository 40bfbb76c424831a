"""Dates and languages as documents write them, as EDTF and BCP 47."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

from claimgraph.model.edtf import EdtfDate, InvalidEdtf

_ISO = re.compile(r"\s*([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?=$|[T\s])")
_DIGITS = re.compile(r"\s*(?:D:)?([0-9]{4})(?:([0-9]{2})(?:([0-9]{2}))?)?(?=$|[0-9Z+'T-])")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


def edtf(text: str) -> str:
    """Return the day, month or year that `text` names, as EDTF, or "".

    ISO 8601 with or without a time, ``YYYYMMDD`` as in PDF and WARC, and the form of
    an e-mail's header. A time is left out; the day is that of the place it was written.
    """
    match = _ISO.match(text) or _DIGITS.match(text)
    if match:
        return _valid("-".join(part for part in match.groups() if part))
    try:
        return _valid(parsedate_to_datetime(text).date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _valid(text: str) -> str:
    try:
        return EdtfDate.parse(text).text
    except InvalidEdtf:
        return ""


def language_tag(text: str) -> str:
    """Return a language as a BCP 47 tag in lower case, or "": ``en_GB`` is ``en-gb``."""
    tag = text.strip().replace("_", "-").partition(".")[0].lower()
    return tag if _LANGUAGE.fullmatch(tag) else ""
