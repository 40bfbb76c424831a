"""Printing a passage that was looked for, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output
from claimgraph.cli.output import counted, one_line, styled
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from rich.text import Text

    from claimgraph.documents.citing import Sought
    from claimgraph.documents.nearness import NearMiss
    from claimgraph.model.source import Citation

_MOST = 20


def end_point(text: str) -> str | int:
    """Return one end of a passage: a position where it is a number, else words."""
    return int(text) if text.isascii() and text.isdecimal() else text


def show(session: Session, source: str, found: Sought, *, as_json: bool) -> int:
    """Print a passage, or the several that it may be, or what is near.

    Returns:
        The exit code.
    """
    if as_json:
        output.show_json(_record(session, found))
    elif found.citation is not None:
        output.show(*_lines(session, found.citation))
    elif found.citations:
        output.show(*(_choice(citation) for citation in found.citations[:_MOST]))
        many = counted(len(found.citations), "place")
        session.say(f"it stands in {many} of {one_line(source)}; say which with --prefix, "
                    "--suffix or --page")  # fmt: skip
    else:
        _show_near(session, source, found.near)
    return 0 if found.citation is not None else 1


def _lines(session: Session, citation: Citation) -> Iterator[Text]:
    short = session.case.namespaces.shorten(citation.source)
    page = f", page {citation.page}" if citation.page else ""
    yield styled(f"{short} at {citation.start}-{citation.end}{page}", "bold")
    yield styled(f"  “{one_line(citation.exact or '')}”")
    for label, words in (("before", citation.prefix), ("behind", citation.suffix)):
        if words:
            yield styled(f"  {label}: {one_line(words)}", "dim")
    yield styled("in the row of a sheet:")
    for key, value in _sheet(citation).items():
        yield styled(f"  {key}: {value}")


def _sheet(citation: Citation) -> dict[str, str | int]:
    page: dict[str, str | int] = {"page": citation.page} if citation.page else {}
    return {"at": f"{citation.start}-{citation.end}", **page}


def _choice(citation: Citation) -> Text:
    page = f", page {citation.page}" if citation.page else ""
    before, behind = one_line(citation.prefix or ""), one_line(citation.suffix or "")
    line = styled(f"{citation.start}-{citation.end}{page}: ").append_text(styled(before, "dim"))
    words = styled(f"{' ' if before else ''}{one_line(citation.exact or '')} ", "bold")
    return line.append_text(words).append_text(styled(behind, "dim"))


def _show_near(session: Session, source: str, near: NearMiss | None) -> None:
    """Print the difference to the nearest passage as a suggestion."""
    if near is None:
        session.say(f"it does not stand in {one_line(source)}, and nothing like it does")
        return
    line = styled("")
    for edit in near.edits:
        if edit.is_same:
            line.append_text(styled(edit.text))
            continue
        words = edit.text or edit.quote
        line.append_text(styled(words[: len(words) - len(words.lstrip())]))
        if edit.quote:
            line.append_text(styled(f"[-{edit.quote.strip()}-]", "red"))
        if edit.text:
            line.append_text(styled(f"{{+{edit.text.strip()}+}}", "green"))
    output.show(line)
    session.say(
        f"it does not stand in {one_line(source)}; this does, at {near.start}-{near.end}: "
        "[-the quote-] {+the document+}"
    )


# --- a program reads --------------------------------------------------------------------------


def _record(session: Session, found: Sought) -> dict[str, Any]:
    near = found.near
    return {
        "passages": [_passage(session, citation) for citation in found.citations],
        "near": near
        and {
            "at": [near.start, near.end],
            "likeness": near.likeness,
            "difference": [{"quote": e.quote, "text": e.text} for e in near.edits],
        },
    }


def _passage(session: Session, citation: Citation) -> dict[str, Any]:
    """Return a passage with the selectors of the W3C Web Annotation Data Model."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": citation.exact,
        "prefix": citation.prefix or "",
        "suffix": citation.suffix or "",
    }
    position = {"type": "TextPositionSelector", "start": citation.start, "end": citation.end}
    page = {"type": "FragmentSelector", "value": f"page={citation.page}"}
    return {
        "source": session.case.namespaces.shorten(citation.source),
        "selector": [quote, position, *([page] if citation.page else [])],
        "digest": citation.digest,
        "sheet": _sheet(citation),
    }
