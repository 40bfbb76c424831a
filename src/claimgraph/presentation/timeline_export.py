"""A timeline as a file: which format is meant, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from claimgraph.analysis.chronology import chronology
from claimgraph.errors import UsageError
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Loss
from claimgraph.presentation.exporting import Export, Exporter
from claimgraph.presentation.timeline_page import page
from claimgraph.presentation.timeline_rows import Timeline, timeline
from claimgraph.presentation.timeline_svg import drawing
from claimgraph.presentation.xml_text import XmlText

_WRITERS: dict[str, Callable[[Timeline, XmlText], str]] = {"svg": drawing, "html": page}
_SUFFIXES = {".svg": "svg", ".html": "html", ".htm": "html"}


def format_of(target: str, name: str | None) -> str:
    """Return the format that is meant: the one named, or that of the file's ending.

    Raises:
        UsageError: neither says it.
    """
    found = name or _SUFFIXES.get(PurePath(target).suffix.lower(), "")
    if found not in _WRITERS:
        what = (
            f"there is no format {name!r}" if name else f"the ending of {target!r} says no format"
        )
        mend = "A timeline is a file that ends in .html or .svg; or say --format html or svg."
        raise UsageError(what, mend=mend)
    return found


def export(
    exporter: Exporter,
    target: str,
    format: str,
    view: str,
    limit: int | None,
    start: EdtfDate | None,
    end: EdtfDate | None,
) -> Export:
    """Return the timeline of a part of a case; nothing is written yet.

    Args:
        exporter: The part, redacted where that is wanted.
        target: Where it is to be written.
        format: ``svg`` or ``html``.
        view: The name of the view.
        limit: Events of each kind to draw at most; all where None.
        start: Leave out what was certainly over before this date.
        end: Leave out what certainly began after this date.
    """
    content = exporter.content
    found = chronology(content, frozenset(exporter.admitted), exporter.vocabulary)
    drawn = timeline(
        found.between(start, end),
        content,
        title=content.info.title,
        view=view,
        limit=limit,
        start=start,
        end=end,
    )
    text = XmlText()
    data = _WRITERS[format](drawn, text).encode("utf-8")
    events = [row.event for row in drawn.rows]
    claims = {claim for event in events for claim in event.claims}
    things = {thing for event in events for thing in (event.subject, *event.agents) if thing}
    reason = f"more than {limit} of its kind; --from and --to choose a part"
    left_out = [Loss("event", drawn.left_out, reason)] if drawn.left_out else []
    losses = (*exporter.losses, *left_out, *text.losses())
    return Export(target, format, data, {}, len(things), len(claims), losses)
