"""The blocks of a text: paragraphs, headings, headers of mails, rows, each of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from claimgraph.documents.pieces.lexicon import lexicon, one_of, words
from claimgraph.documents.pieces.piece import SentenceKind

_LAYOUT = lexicon("layout")
_PREFIX = re.compile(r"\s*((?:>\s?)*)\s*")
_HEADER = re.compile(rf"(?:{one_of(_LAYOUT['headers'])})\.?[ \t]*(?:#|:)", re.IGNORECASE)
_IDENTIFIER = re.compile(rf"(?:{one_of(_LAYOUT['identifiers'])})\b")
_FORMAL = re.compile(rf"(?:{one_of(_LAYOUT['formal'])})\b")
_MARKING = re.compile(rf"(?:{one_of(_LAYOUT['markings'])})(?:\s*[–—:,./-].*)?")
_FIELD = re.compile(r"(?:[-•*–][ ]{1,3})?(?P<key>[^\W\d_a-z][^:\n]{1,40}?)[ ]?:[ \t]{1,8}\S")
_STOPS = re.compile(r"[.!?…][”’\"')\]»]*$")
_NUMBERED = re.compile(r"\bN[or]s?\.?[ ]?[\w/.-]*\d[\w/.-]*")
_RULE = re.compile(r"[-_=*~#]{3,}")
_REPLY = re.compile(rf"(?:{one_of(_LAYOUT['opens_reply'])})\b.*\d")
_REPLY_END = re.compile(rf"(?:{one_of(_LAYOUT['reply_verbs'])})\b.{{0,120}}:\s*$")
_PARTIES = re.compile(one_of(_LAYOUT["parties"]))
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰-⁹]+|[†‡])[ \t]*\S")
_TABLE = re.compile(r"\S(?:\t+|[ ]{3,}|[ ]*\|[ ]*)\S.*?(?:\t+|[ ]{3,}|[ ]*\|)")
_COLUMNS = re.compile(r"\t|\|")
_ITEM = re.compile(
    r"(?:[-*•–—·▪]|\(?\d{1,3}[.)]|\(?[a-z]\)"
    r"|\[?\d{1,2}[:.]\d\d\b|\[?\d{1,4}[-/.]\d{1,2}[-/.])[ \t\d]"
)
_LABEL = re.compile(r"(?:[^\W\d_][\w.'’-]*)(?:[ ][^\W\d_][\w.'’()-]*){0,4}:(?=\s|$)")
_SEATED = re.compile(
    r"(?:Q?\d{1,3}\.[ ])?(?P<who>[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){0,5})"
    r"(?:[ ]\([^()\n]{2,40}\))?:(?=\s)"
)
_NUMBERED_HEADING = re.compile(r"(?:[A-Z]|[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3})[.)]?[ \t]+[^\W\d_]")
_ENDS = re.compile(r"[.!?…:;,。！？–—-][”’\"')\]»]*$")
_DATE_LIKE = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.\Z")
_ABBREVIATIONS = words("layout", "abbreviations") - words("layout", "before_number")
_LONGEST_HEADING = 110
_SHORT = 45
_NEARLY_FULL = 0.6
_SIGNATURE_WORDS = 4
_FEWEST_FIELDS = 3
_TITLE = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without what marks it as quoted.

    Attributes:
        start: Where its words begin.
        end: Where they end.
        depth: How many ``>`` stand before them.
        after_blank: Whether a blank line, or another depth, comes before it.
        text: Its words.
    """

    start: int
    end: int
    depth: int
    after_blank: bool
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together.

    Attributes:
        start: Where they begin.
        end: Where they end.
        kind: What they are; a paragraph is of kind sentence or quoted.
        depth: How many times a mail quotes them.
    """

    start: int
    end: int
    kind: SentenceKind
    depth: int


def blocks(text: str) -> list[Block]:
    """Return the blocks of `text`, in order."""
    found = _parted(list(_lines(text)))
    kinds = _kinds(found)
    widest: dict[int, int] = {}
    for line in found:
        widest[line.depth] = max(widest.get(line.depth, 0), len(line.text))
    joined: list[Block] = []
    for number, (line, kind) in enumerate(zip(found, kinds, strict=True)):
        goes_on = (
            joined
            and kinds[number - 1] is kind
            and kind in (SentenceKind.SENTENCE, SentenceKind.QUOTED, SentenceKind.FOOTNOTE)
            and _continues(found[number - 1], line, widest[line.depth])
        )
        if goes_on:
            joined[-1] = Block(joined[-1].start, line.end, kind, line.depth)
        else:
            joined.append(Block(line.start, line.end, kind, line.depth))
    return joined


def _lines(text: str) -> Iterator[Line]:
    at, depth_before, blank = 0, 0, True
    for raw in text.split("\n"):
        prefix = _PREFIX.match(raw)
        marks = prefix[1] if prefix else ""
        words_ = raw[prefix.end() if prefix else 0 :].rstrip()
        depth = marks.count(">")
        if words_:
            start = at + (prefix.end() if prefix else 0)
            apart = blank or depth != depth_before
            yield Line(start, start + len(words_), depth, apart, words_)
            blank, depth_before = False, depth
        else:
            blank = True
        at += len(raw) + 1


def _parted(found: list[Line]) -> list[Line]:
    """Return lines as paragraphs of their own where none is blank and some are very long."""
    is_parted = any(line.after_blank for line in found[1:])
    if is_parted or not any(len(line.text) > _UNWRAPPED for line in found):
        return found
    return [replace(line, after_blank=True) for line in found]


_UNWRAPPED = 200


def _continues(before: Line, line: Line, widest: int) -> bool:
    """Return whether a line is the wrapped rest of the one before."""
    if line.after_blank or before.depth != line.depth:
        return False
    if _ITEM.match(line.text) or _FOOTNOTE.match(line.text):
        return False
    if line.text[0].islower():
        is_salutation = before.after_blank and before.text.endswith(",")
        return not (is_salutation and len(before.text) < _SHORT)
    if _LABEL.match(line.text):
        return False
    if (short := _LAST_WORD.search(before.text)) and short[1].lower() in _ABBREVIATIONS:
        return True
    if _ENDS.search(before.text) and not before.text.endswith((",", "-", "–", "—")):
        return len(before.text) > _NEARLY_FULL * widest
    return len(before.text) > max(_SHORT, _NEARLY_FULL * min(widest, 100))


# --- kinds --------------------------------------------------------------------------------------


def _kinds(found: list[Line]) -> list[SentenceKind]:
    is_mail = sum(bool(_HEADER.match(line.text)) for line in found[:8]) >= _MAIL_HEADERS
    kinds: list[SentenceKind] = []
    in_head = True
    for number, line in enumerate(found):
        in_head = in_head and (number == 0 or not line.after_blank)
        following = found[number + 1] if number + 1 < len(found) else None
        before = found[number - 1] if number else None
        kind = _plain_kind(line, following) or _formal(line, before, following)
        kind = kind or _heading(line, following, in_head, is_mail)
        if kind is None and in_head and kinds and not is_mail and _is_title(line, following):
            kind = SentenceKind.HEADING if kinds[-1] is not SentenceKind.SENTENCE else None
        kinds.append(kind or (SentenceKind.QUOTED if line.depth else SentenceKind.SENTENCE))
    for number, (line, after) in enumerate(pairwise(found)):
        if _is_wrapped_reply(line, after):
            kinds[number] = kinds[number + 1] = SentenceKind.METADATA
    for first, end in _runs_of_fields(found, kinds):
        kind = SentenceKind.TABLE if first > _HEAD_LINES else SentenceKind.METADATA
        kinds[first:end] = [kind if k is SentenceKind.SENTENCE else k for k in kinds[first:end]]
    return kinds


_MAIL_HEADERS = 3
_HEAD_LINES = 6


def _runs_of_fields(found: list[Line], kinds: list[SentenceKind]) -> Iterator[tuple[int, int]]:
    """Yield where lines of a register begin and end: "Status: active", each of another key.

    Turns of speakers are none: a speaker has several, or they end as sentences do.
    """
    first = 0
    for number in range(len(found) + 1):
        goes_on = number < len(found) and not (found[number].after_blank and number > first)
        if goes_on and _is_field(found[number], kinds[number]):
            continue
        run = found[first:number]
        keys = {match["key"].casefold() for line in run if (match := _FIELD.match(line.text))}
        stops = sum(bool(_STOPS.search(line.text)) for line in run)
        if len(run) >= _FEWEST_FIELDS and len(keys) == len(run) and stops * 3 <= len(run):
            yield first, number
        is_field = number < len(found) and _is_field(found[number], kinds[number])
        first = number if is_field else number + 1


def _is_field(line: Line, kind: SentenceKind) -> bool:
    is_plain = kind in (SentenceKind.SENTENCE, SentenceKind.METADATA)
    return is_plain and not line.depth and _FIELD.match(line.text) is not None


def _formal(line: Line, before: Line | None, following: Line | None) -> SentenceKind | None:
    """Return whether a line is a marking, or tells where and when a paper was made."""
    if line.depth or len(line.text) > _LONGEST_HEADING:
        return None
    if _MARKING.fullmatch(line.text):
        return SentenceKind.METADATA
    is_apart = line.after_blank or before is None or not _continues(before, line, len(line.text))
    ends = following is None or following.after_blank or not following.text[0].islower()
    is_formal = _FORMAL.match(line.text) is not None and any(c.isdigit() for c in line.text)
    return SentenceKind.METADATA if is_apart and ends and is_formal else None


def _is_title(line: Line, following: Line | None) -> bool:
    """Return whether a line at the head of a paper is a title: short, open, and alone."""
    ends = following is None or following.after_blank or not following.text[0].islower()
    is_open = not _ENDS.search(line.text) and not _ITEM.match(line.text)
    is_label = _LABEL.match(line.text) is not None
    starts = line.text[0].isupper()
    return ends and is_open and starts and not is_label and len(line.text) <= _TITLE


def _plain_kind(line: Line, following: Line | None) -> SentenceKind | None:
    """Return the kind of a line that its own form tells."""
    text = line.text
    if _RULE.match(text) or _HEADER.match(text) or _is_reply(text):
        return SentenceKind.METADATA
    if _is_bracketed(line, following):
        return SentenceKind.METADATA
    if _FOOTNOTE.match(text):
        return SentenceKind.FOOTNOTE
    if _TABLE.search(text) or (
        following and _COLUMNS.search(text) and _COLUMNS.search(following.text)
    ):
        return SentenceKind.TABLE
    return None


def _is_reply(text: str) -> bool:
    return bool(_REPLY.match(text) and _REPLY_END.search(text))


def _is_wrapped_reply(line: Line, after: Line) -> bool:
    one = f"{line.text} {after.text}"
    return (
        line.depth == after.depth
        and not after.after_blank
        and len(one) < 2 * _LONGEST_HEADING
        and not _ENDS.search(line.text.rstrip(",>"))
        and _is_reply(one)
    )


def _is_bracketed(line: Line, following: Line | None) -> bool:
    alone = line.after_blank and (following is None or following.after_blank)
    pair = line.text[0] + line.text[-1]
    return alone and pair in ("()", "[]") and not line.text[1:-1].count(pair[1])


def _heading(
    line: Line, following: Line | None, in_head: bool, is_mail: bool
) -> SentenceKind | None:
    """Return whether a line is a heading, or one of the facts at the top of a document."""
    text = line.text
    if line.depth or len(text) > _LONGEST_HEADING or text[0] in "“\"'‘«„":
        return _headline(text) if len(text) <= 2 * _LONGEST_HEADING and not line.depth else None
    alone = line.after_blank and (following is None or following.after_blank)
    if text.startswith("#") and text.lstrip("#").startswith(" "):
        return SentenceKind.HEADING
    if _ENDS.search(text):
        return None
    plain = _NUMBERED.sub("", text).strip()
    if in_head and _headline(plain) and not _PARTIES.search(text) and not _DATE_LIKE.search(plain):
        return SentenceKind.HEADING
    if _is_fact(text, in_head):
        return SentenceKind.METADATA
    if _headline(text) and (alone or in_head or line.after_blank):
        return SentenceKind.HEADING
    if alone and _NUMBERED_HEADING.match(text):
        return SentenceKind.HEADING
    if is_mail or text[0].islower() or _ITEM.match(text) or _LABEL.match(text):
        return None
    return SentenceKind.HEADING if alone or (in_head and line.after_blank) else None


def _is_fact(text: str, in_head: bool) -> bool:
    if _IDENTIFIER.match(text):
        return True
    return (
        in_head and not _ITEM.match(text) and bool(_PARTIES.search(text) or _DATE_LIKE.search(text))
    )


def _headline(text: str) -> SentenceKind | None:
    """Return whether a line is all in capitals."""
    letters = [character for character in text if character.isalpha()]
    is_loud = len(letters) > _LOUD and not any(character.islower() for character in letters)
    is_loud = is_loud and any(character.isupper() for character in letters)
    return SentenceKind.HEADING if is_loud and not text.endswith(".") else None


_LOUD = 3


def label(text: str, block: Block) -> tuple[int, int] | None:
    """Return where the name of who speaks stands at the beginning of a block, or None.

    A number may stand before it, and behind it in brackets for whom or what they speak:
    "1. Ms Ada Vale (Orrin East): ...".
    """
    match = _LABEL.match(text, block.start, block.end) or _SEATED.match(
        text, block.start, block.end
    )
    if match is None or block.kind not in (SentenceKind.SENTENCE, SentenceKind.QUOTED):
        return None
    start, end = match.span("who") if match.re is _SEATED else (match.start(), match.end() - 1)
    name = text[start:end]
    first = name.split()[0].rstrip(".")
    if not name[0].isupper() or first in words("layout", "openers") - {"The", "A"}:
        return None
    small = [word for word in name.split()[1:] if word[0].islower()]
    return None if small else (start, end)
