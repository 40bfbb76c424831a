"""Characters that got lost, or were decoded as what they are not."""

from __future__ import annotations

import re

from claimgraph.documents.proofreading.irregularity import Irregularity, Kind

_LOST = "\ufffd\ufffc\ufffe\uffff"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# UTF-8 that was read as Windows-1252 or Latin-1: the first byte of a character, then others.
# Only what no language spells: Â and Ã before a sign, â before the sign of the euro, ï»¿.
_TWICE = "â€[\x80-\xbf™œ¦¢“”•–—˜‘’›ž¡¹º]?|â„¢|Â[\xa0-\xbb]|Ã[\xa1-\xbf\xa0©¨¼¶¤Ÿ]|ï»¿"
_DAMAGED = re.compile(f"[{_LOST}]+|[{_CONTROL}]+|(?:{_TWICE})+")


def damaged_characters(text: str) -> list[Irregularity]:
    """Return where characters were lost, control characters, and text decoded wrongly."""
    found: list[Irregularity] = []
    for match in _DAMAGED.finditer(text):
        if match[0] == "\x0c":  # a form feed parts the pages of plain text
            continue
        found.append(Irregularity(Kind.DAMAGED_CHARACTER, *match.span(), (_reason(match[0]),)))
    return found


def _reason(characters: str) -> str:
    if characters[0] in _LOST:
        return "a character that could not be read"
    if re.match(f"[{_CONTROL}]", characters):
        return "a control character"
    return "UTF-8 that was read as another encoding"
