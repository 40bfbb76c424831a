"""A timeline as one page that opens offline: the drawing, and a table that says the same.

Text from a case enters escaped, the page has no script, and its policy lets nothing
in but the style that is named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from claimgraph.model.edtf import EdtfDate
from claimgraph.presentation.timeline_rows import Row, Section, Timeline
from claimgraph.presentation.timeline_style import DRAWING, PAGE
from claimgraph.presentation.timeline_svg import fragment, summary
from claimgraph.presentation.xml_text import XmlText

_STYLE = f"\n{PAGE}{DRAWING}"
_COLUMNS = ("When", "As written (EDTF)", "Earliest", "Latest", "What", "Whose word", "Claims")
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath "
    "d='M1 4H9M5 8H15M3 12H8' stroke='%231f5fbf' stroke-width='2'/%3E%3C/svg%3E"
)
_READING = (
    "Ranges are drawn as ranges: a date may be any day within its bar. Where two bars overlap, "
    "nobody can say which came first."
)


def page(of: Timeline, text: XmlText) -> str:
    """Return the page.

    Args:
        of: The timeline.
        text: Escapes text, and counts what XML can't hold.
    """
    title = text.content(of.title)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="generator" content="claimgraph timeline">',
            f"<title>{title}: timeline</title>",
            f'<link rel="icon" href="{_ICON}">',
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{title}: timeline</h1>",
            f'<p class="muted">{text.content(summary(of))}</p>',
            f"<p>{_READING}</p>",
            '<div class="drawing" tabindex="0" role="region" aria-label="Drawing">',
            fragment(of, text),
            "</div>",
            "<h2>The same as a table</h2>",
            '<div class="tables" tabindex="0" role="region" aria-label="Table">',
            *(line for section in of.sections for line in _table(section, text)),
            "</div>",
            "</main>",
            "</body>",
            "</html>\n",
        ]
    )


def _policy() -> str:
    """Return the content security policy (CSP level 3): this style, and the icon."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _table(section: Section, text: XmlText) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{text.content(section.heading)}</caption>"
    heads = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in section.rows:
        cells = "".join(f"<td><bdi>{text.content(cell)}</bdi></td>" for cell in _cells(row))
        yield f"<tr>{cells}</tr>"
    yield "</tbody>"
    yield "</table>"
    if section.left_out:
        yield f'<p class="muted">… {section.left_out:,} more are left out</p>'


def _cells(row: Row) -> tuple[str, ...]:
    date = row.event.date
    return (
        date.label(),
        date.text,
        *_ends(date),
        row.what,
        "; ".join(row.voices),
        ", ".join(row.handles),
    )


def _ends(date: EdtfDate) -> tuple[str, str]:
    first, last = (end.isoformat() if end else "" for end in (date.earliest, date.latest))
    return first, last
