"""Printing what came of adding documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimgraph.cli import failures, output
from claimgraph.cli.output import counted, one_line, styled
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from rich.text import Text

    from claimgraph.adding.result import Added, AddedDocument
    from claimgraph.documents.reading.result import Refusal
    from claimgraph.documents.revision import Reanchored

_SIGNS = {"added": "+", "revision": "~", "known": "=", "archive": "+"}
_STYLES = {"+": "green", "~": "yellow", "=": "dim"}
_KINDS = {
    "text/plain": "text",
    "text/markdown": "Markdown",
    "text/html": "HTML",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "message/rfc822": "e-mail",
    "application/zip": "ZIP",
    "application/warc": "WARC",
    "application/wacz": "WACZ",
}
_FIELDS = ("title", "author", "publisher", "published", "created", "retrieved", "language", "url")
_MOST = 100
_EXCERPT = 50


def show(session: Session, added: Added, *, dry_run: bool, as_json: bool) -> int:
    """Print what became of each document to stdout, and the sum to stderr.

    Returns:
        The exit code.
    """
    if as_json:
        output.show_json(_record(session, added, dry_run))
    else:
        for document in added.documents[:_MOST]:
            output.show(*_lines(session, document))
        if len(added.documents) > _MOST:
            session.say(f"and {len(added.documents) - _MOST:,} more; --json shows all")
        _say_refused(session, added.refused)
        session.say(_sum(added, dry_run))
        if dry_run and added.changes:
            session.say("nothing was written; it is without --dry-run")
    return 1 if added.has_fault else 0


# --- a person reads ---------------------------------------------------------------------------


def _lines(session: Session, document: AddedDocument) -> Iterable[Text]:
    sign = _SIGNS[document.outcome]
    short = session.case.namespaces.shorten
    name = f"{short(document.source)}  " if document.source else ""
    line = styled(f"{sign} {name}", _STYLES[sign])
    yield line.append_text(styled(f"{document.path}: {_what(document)}"))
    if document.outcome in ("added", "revision"):
        yield from _proposals(document, _recorded(session, document))
    for note in document.notes:
        yield styled(f"    note: {note}")
    yield from _fates(session, document.reanchored)


def _recorded(session: Session, document: AddedDocument) -> set[str]:
    """Return what the record of a source says already, where this is a new version of it."""
    source = session.case.content.sources.get(document.source)
    if source is None or document.outcome != "revision":
        return set()
    label = session.case.content.label
    agents = {label(iri) for iri in (source.publisher, *source.authors) if iri}
    published = source.published.text if source.published else ""
    return {source.title, source.language, source.url, published, *agents}


def _proposals(document: AddedDocument, recorded: set[str]) -> Iterable[Text]:
    """Yield what a document says of itself: what was taken, or else the first of a field.

    Of a new version it is what the record does not say.
    """
    taken = {proposal.field for proposal in document.taken}
    told = {p.field: p for p in reversed(document.proposed)}
    told |= {p.field: p for p in reversed(document.taken)}
    for field, proposal in sorted(told.items(), key=lambda each: _FIELDS.index(each[0])):
        if proposal.value in recorded:
            continue
        text = f"    {field:<9} {one_line(proposal.value)}  ({proposal.where})"
        yield styled(text) if field in taken else styled(f"{text}  not taken", "dim")


def _what(document: AddedDocument) -> str:
    kind = _KINDS.get(document.media_type, document.media_type)
    if not document.source:
        return f"{kind}, an archive{': known already' if document.outcome == 'known' else ''}"
    pages = f", {counted(document.pages, 'page')}" if document.pages else ""
    told = f"{kind}, {counted(document.characters, 'character')}{pages}"
    return {
        "known": f"{told}: known already",
        "revision": f"{told}: a new version",
    }.get(document.outcome, told)


def _fates(session: Session, reanchored: Iterable[Reanchored]) -> Iterable[Text]:
    from claimgraph.adding.result import counted as count

    every = list(reanchored)
    if not every:
        return
    sums = ", ".join(f"{number:,} {fate}" for fate, number in count(every).items() if number)
    yield styled(f"    {counted(len(every), 'passage')} of the version before: {sums}")
    told = [each for each in every if each.fate != "exact"]
    for each in told[:_MOST]:
        yield styled(f"      {each.fate:<9} {_fate(session, each)}")
    if len(told) > _MOST:
        yield styled(f"      and {len(told) - _MOST:,} more; --json shows all")


def _fate(session: Session, each: Reanchored) -> str:
    """Return one line on a passage: whose it is, where it was, and where it is or may be."""
    rows = ", ".join(_rows(session, each)[:3])
    old = _span(each.old.start, each.old.end)
    excerpt = _excerpt(session, each)
    if each.new is not None:
        return f"{rows}: {old} → {_span(each.new.start, each.new.end)}{excerpt}"
    where = f"; its words stand at {', '.join(map(str, each.places[:3]))}" if each.places else ""
    return f"{rows}: {old}{where}{excerpt}"


def _excerpt(session: Session, each: Reanchored) -> str:
    """Return the words of a passage, where the text may be shared: what is printed is handed on."""
    source = session.case.content.sources.get(each.old.source)
    words = one_line(each.words)
    if not words or (source is not None and not source.text_may_be_shared):
        return ""
    return f" “{words[:_EXCERPT].rstrip()}…”" if len(words) > _EXCERPT else f" “{words}”"


def _rows(session: Session, each: Reanchored) -> list[str]:
    """Return the rows that cite a passage, as a person knows them."""
    citing = (each.new or each.old).iri
    attestations = session.case.content.attestations.values()
    iris = {citing, each.old.iri}
    rows = {
        a.handle or session.case.namespaces.shorten(a.iri)
        for a in attestations
        if any(passage.iri in iris for passage in a.passages)
    }
    return sorted(rows)


def _span(start: int | None, end: int | None) -> str:
    return f"{start}-{end}" if start is not None else "the quote"


def _say_refused(session: Session, refused: Iterable[Refusal]) -> None:
    for refusal in refused:
        if refusal.is_fault:
            failures.say_problem(refusal.path, refusal.message, refusal.mend)
        else:
            session.say(f"left out {one_line(refusal.path)}: {refusal.message}")


def _sum(added: Added, dry_run: bool) -> str:
    outcomes = [str(document.outcome) for document in added.documents]
    faults = sum(refusal.is_fault for refusal in added.refused)
    parts = [
        f"{'would add' if dry_run else 'added'} {counted(outcomes.count('added'), 'document')}"
        if "added" in outcomes
        else "",
        counted(outcomes.count("revision"), "new version") if "revision" in outcomes else "",
        f"{outcomes.count('known'):,} known already" if "known" in outcomes else "",
        f"{faults:,} not read" if faults else "",
    ]
    nothing = "nothing would change" if dry_run else "nothing changed"
    said = ", ".join(part for part in parts if part)
    return said if added.changes else f"{nothing}{': ' if said else ''}{said}"


# --- a program reads --------------------------------------------------------------------------


def _record(session: Session, added: Added, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "changed": bool(added.changes),
        "documents": [_document(session, document) for document in added.documents],
        "refused": [asdict(refusal) for refusal in added.refused],
    }


def _document(session: Session, document: AddedDocument) -> dict[str, Any]:
    shorten = session.case.namespaces.shorten
    taken = set(document.taken)
    return {
        "path": document.path,
        "outcome": str(document.outcome),
        "source": shorten(document.source) if document.source else None,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "characters": document.characters,
        "pages": document.pages or None,
        "proposed": [{**asdict(p), "taken": p in taken} for p in document.proposed],
        "notes": list(document.notes),
        "passages": [_passage(session, each) for each in document.reanchored],
    }


def _passage(session: Session, each: Reanchored) -> dict[str, Any]:
    def span(start: int | None, end: int | None) -> list[int] | None:
        return [start, end] if start is not None and end is not None else None

    return {
        "rows": _rows(session, each),
        "fate": str(each.fate),
        "before": span(each.old.start, each.old.end),
        "now": span(each.new.start, each.new.end) if each.new else None,
        "words_stand_at": list(each.places),
    }
