"""A timeline as a drawing: SVG 1.1 with what SVG 2 says of titles and of accessibility.

The drawing runs no script, asks for nothing and links to nowhere. Text from a case
is escaped wherever it stands. Every row tells in a tooltip whose word it is.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator

from claimgraph.presentation.timeline_rows import Bar, Row, Section, Timeline
from claimgraph.presentation.timeline_scale import Scale
from claimgraph.presentation.timeline_style import DRAWING
from claimgraph.presentation.xml_text import XmlText

WIDTH = 1200
_EDGE = 16
_FROM, _TO = 456, 1168
"""Where the axis lies."""
_LINE, _SMALL = 17, 15
_PAD = 10
_BAR = 12
_HEADING = 34
_LETTERS = 57
"""Letters of a line of words; an ideograph takes the room of two."""
_LINES = 2
_TICK, _DIGIT = 78, 7
_LEAST = 7
_BINS = 89
_COUNTS = 28


def drawing(of: Timeline, text: XmlText) -> str:
    """Return a timeline as a file of its own.

    Args:
        of: The timeline.
        text: Escapes text, and counts what XML can't hold.
    """
    head = f'<text class="title" x="{_EDGE}" y="30">{text.content(of.title)}</text>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_svg(of, text, head, 44, DRAWING)}'


def fragment(of: Timeline, text: XmlText) -> str:
    """Return a timeline as a part of a page that has its style and its title."""
    return _svg(of, text, "", 8, "")


def summary(of: Timeline) -> str:
    """Return what a timeline shows, in a sentence or two."""
    kinds = ", ".join(
        f"{section.heading.lower()}: {len(section.rows) + section.left_out:,}"
        for section in of.sections
    )
    left_out = f" {of.left_out:,} of them are not drawn." if of.left_out else ""
    return f"{of.total:,} events in the view '{of.view}' ({kinds}).{left_out}"


def _svg(of: Timeline, text: XmlText, head: str, top: int, style: str) -> str:
    body, height = _body(of, text, top)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="img" '
        f'aria-labelledby="timeline-title timeline-text" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}">',
        f'<title id="timeline-title">{text.content(of.title)}: timeline</title>',
        f'<desc id="timeline-text">{text.content(summary(of))}</desc>',
        f"<style>{text.content(style)}</style>" if style else "",
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>',
        head,
        *body,
        "</svg>\n",
    ]
    return "\n".join(part for part in parts if part)


def _body(of: Timeline, text: XmlText, top: float) -> tuple[list[str], int]:
    """Return everything below the title, and how high the drawing is with it."""
    parts, y = list[str](), top
    if of.scale and of.left_out:
        parts += _counts(of, of.scale, y)
        y += _COUNTS
    axis = y + 18
    rows: list[str] = []
    y = axis + 4
    for section in of.sections:
        made, y = _section(section, of.scale, text, y)
        rows += made
    if of.scale:
        parts += _axis(of.scale, text, axis, y)
        rows += _legend(y + 26)
        y += 44
    return [*parts, *rows], math.ceil(y + _EDGE)


def _section(
    section: Section, scale: Scale | None, text: XmlText, y: float
) -> tuple[list[str], float]:
    heading = text.content(section.heading)
    parts = [f'<text class="heading" x="{_EDGE}" y="{y + 24:g}">{heading}</text>']
    y += _HEADING
    for row in section.rows:
        made, height = _row(row, section, scale, text, y)
        parts.append(made)
        y += height
    if section.left_out:
        parts.append(
            f'<text class="small" x="{_EDGE}" y="{y + 16:g}">'
            f"… {section.left_out:,} more are not drawn</text>"
        )
        y += 24
    return parts, y


def _row(
    row: Row, section: Section, scale: Scale | None, text: XmlText, y: float
) -> tuple[str, float]:
    lines = wrapped(row.event.label, _LETTERS)
    height = len(lines) * _LINE + _SMALL + _PAD
    parts = [
        f'<g class="row {row.event.kind}">',
        f"<title>{text.content(tooltip(row))}</title>",
        f'<rect class="hit" x="0" y="{y:g}" width="{WIDTH}" height="{height}"/>',
    ]
    for number, line in enumerate(lines):
        base = y + _PAD / 2 + 13 + number * _LINE
        parts.append(f'<text x="{_EDGE}" y="{base:g}">{text.content(line)}</text>')
    when = f"{row.when}, read as {row.reading}" if row.reading else row.when
    small = " · ".join([when, *row.handles[:3], *(["…"] if len(row.handles) > 3 else [])])
    base = y + height - _PAD / 2 - 4
    (short,) = wrapped(small, _LETTERS + 8, most=1)
    parts.append(f'<text class="small" x="{_EDGE}" y="{base:g}">{text.content(short)}</text>')
    if row.bar and scale:
        parts += _bar(row.bar, scale, y + height / 2, is_reading=section.undated)
    return "\n".join([*parts, "</g>"]), height


def tooltip(row: Row) -> str:
    """Return what a row tells about itself, a line each: what, when, whose word it is."""
    lines = [row.what, f"{row.event.date.label()} ({row.event.date.text})", *row.voices]
    if row.handles:
        lines.append(", ".join(row.handles[:12]) + (", …" if len(row.handles) > 12 else ""))
    return "\n".join(lines)


def _bar(bar: Bar, scale: Scale, middle: float, *, is_reading: bool) -> Iterator[str]:
    first, last = _x(scale, bar.low), _x(scale, bar.high)
    is_small = last - first < _LEAST
    if is_small:  # a day, on a long axis, has to be seen
        centre = min(_TO - _LEAST / 2, max(_FROM + _LEAST / 2, (first + last) / 2))
        first, last = centre - _LEAST / 2, centre + _LEAST / 2
    hedged = " hedged" if bar.marks and not is_small else ""
    shade = "read" if is_reading else f"maybe{hedged}"
    yield _rect(shade, first, last, middle)
    if bar.is_sure and not is_reading and bar.sure_high > scale.low and bar.sure_low < scale.high:
        low, high = _x(scale, bar.sure_low), _x(scale, bar.sure_high)
        yield _rect(
            f"sure{hedged}", *((low, high) if high - low >= _LEAST else (first, last)), middle
        )
    if bar.low < scale.low:
        yield _arrow(first, middle, -1)
    if bar.high > scale.high:
        yield _arrow(last, middle, 1)
    if bar.marks:
        at = last + 5 if last + 24 < WIDTH else first - 18
        yield f'<text class="mark" x="{at:.1f}" y="{middle + 4.5:.1f}">{bar.marks}</text>'


def _rect(name: str, first: float, last: float, middle: float) -> str:
    return (
        f'<rect class="{name}" x="{first:.1f}" y="{middle - _BAR / 2:.1f}" '
        f'width="{last - first:.1f}" height="{_BAR}"/>'
    )


def _arrow(at: float, middle: float, way: int) -> str:
    """Return a head that says that a bar reaches further, back (-1) or on (1)."""
    tip, half = at + way * 9, _BAR / 2 + 2
    return (
        f'<path class="sure" d="M{at:.1f} {middle - half:.1f}L{tip:.1f} {middle:.1f}'
        f'L{at:.1f} {middle + half:.1f}Z"/>'
    )


def _x(scale: Scale, where: float) -> float:
    return _FROM + scale.share(where) * (_TO - _FROM)


def _axis(scale: Scale, text: XmlText, y: float, bottom: float) -> Iterator[str]:
    yield f'<path class="axis" d="M{_FROM} {y:g}H{_TO}"/>'
    free = 0.0
    for tick in scale.ticks((_TO - _FROM) // _TICK):
        x = _x(scale, tick.position)
        width = _DIGIT * len(tick.label)
        start = min(max(x - width / 2, _FROM), _TO - width)
        yield f'<path class="grid" d="M{x:.1f} {y:g}V{bottom:g}"/>'
        if start < free:  # near an end of the axis, where a label is moved inwards
            continue
        free = start + width + _DIGIT
        label = text.content(tick.label)
        yield f'<text class="small" x="{start:.1f}" y="{y - 6:g}">{label}</text>'


def _counts(of: Timeline, scale: Scale, y: float) -> Iterator[str]:
    """Yield a column for how many events begin where, those that are not drawn too."""
    counts = [0] * _BINS
    for start in of.starts:
        if math.isfinite(start) and scale.low <= start <= scale.high:
            counts[min(_BINS - 1, int(scale.share(start) * _BINS))] += 1
    most, width = max(counts) or 1, (_TO - _FROM) / _BINS
    words = "how many begin when"
    yield f'<text class="small" x="{_FROM - 8}" y="{y + 18}" text-anchor="end">{words}</text>'
    for number, count in enumerate(counts):
        height = math.ceil((_COUNTS - 8) * count / most)
        if height:
            yield (
                f'<rect class="count" x="{_FROM + number * width:.1f}" '
                f'y="{y + _COUNTS - 8 - height}" width="{width - 1:.1f}" height="{height}"/>'
            )


def _legend(y: float) -> Iterator[str]:
    """Yield what the bars mean."""
    x = float(_EDGE)
    for shade, words in (
        ("sure", "throughout"),
        ("maybe", "some time within"),
        ("maybe hedged", "~ about, ? uncertain"),
        ("read", "as the analyst reads it"),
        ("arrow", "reaches further"),
    ):
        yield '<g class="plain">'
        if shade == "arrow":
            yield _rect("sure", x, x + 20, y)
            yield _arrow(x + 20, y, 1)
        else:
            yield _rect(shade, x, x + 28, y)
        yield "</g>"
        yield f'<text class="small legend" x="{x + 36:g}" y="{y + 4:g}">{words}</text>'
        x += 36 + 7 * len(words) + 24


def wrapped(words: str, room: int, most: int = _LINES) -> list[str]:
    """Return `words` in lines of at most `room` letters; what does not fit `most` is left out."""
    lines: list[str] = [""]
    for word in words.split():
        for part in _parts(word, room):
            line = f"{lines[-1]} {part}" if lines[-1] else part
            if _letters(line) <= room:
                lines[-1] = line
            else:
                lines.append(part)
        if len(lines) > most:
            break
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = f"{_cut(lines[-1], room - 1)}…"
    return lines


def _parts(word: str, room: int) -> Iterator[str]:
    """Yield a word in parts that each fit a line; what no two lines can hold is dropped."""
    rest = word[: room * (_LINES + 1)]
    while _letters(rest) > room:
        part = _cut(rest, room)
        yield part
        rest = rest[len(part) :]
    yield rest


def _cut(line: str, room: int) -> str:
    taken = 0
    for number, char in enumerate(line):
        taken += _letter(char)
        if taken > room:
            return line[:number]
    return line


def _letters(line: str) -> int:
    return len(line) if line.isascii() else sum(map(_letter, line))


def _letter(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
