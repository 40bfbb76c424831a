"""Printing what extractors propose, and how they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimgraph.cli import failures, output, tables
from claimgraph.cli.output import counted
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from claimgraph.analysis.rule_rates import RuleRate
    from claimgraph.extracting.result import Extracted, ExtractedDocument

_HEADINGS = ("document", "proposals", "refused", "", "why refused")
"""The one without a heading says what is unusual of a document."""
_RATES = (
    "extractor", "rule", "proposed", "waiting", "accepted", "edited", "rejected", "rate",
)  # fmt: skip
_OUTCOMES = {"read": "", "known": "known already", "absent": "not at hand", "failed": "not read"}
_MOST = 100
_EXAMPLES = 5
"""Documents to name of those that have the same fault."""


def show(session: Session, found: Extracted, *, dry_run: bool, as_json: bool) -> int:
    """Print what became of each document to stdout, and the sum to stderr.

    Returns:
        The exit code.
    """
    if as_json:
        output.show_json(_record(session, found, dry_run))
    else:
        _show_table(session, found)
        _say_faults(session, found)
        session.say(_sum(found, dry_run))
        _say_next(session, found, dry_run)
    return 1 if found.has_fault else 0


# --- a person reads ---------------------------------------------------------------------------


def _show_table(session: Session, found: Extracted) -> None:
    told = found.documents[:_MOST]
    rows = [_row(session, document) for document in told]
    if len(found.documents) > 1:
        proposals = sum(document.proposals for document in found.documents)
        rows.append(_cells(tables.Cell("all", style="bold"), proposals, found.refused))
    is_plain = all(document.outcome == "read" for document in told)
    columns = [n for n, heading in enumerate(_HEADINGS) if heading or not is_plain]
    if rows:
        tables.show([_HEADINGS[n] for n in columns], [[row[n] for n in columns] for row in rows])
    if len(found.documents) > _MOST:
        session.say(f"and {len(found.documents) - _MOST:,} more; --json shows all")


def _row(session: Session, document: ExtractedDocument) -> list[tables.Cell | str]:
    name = tables.Cell(session.case.namespaces.shorten(document.source))
    outcome = _OUTCOMES[document.outcome]
    if document.outcome in ("absent", "failed"):
        return [name, "", "", tables.Cell(outcome, style="yellow"), ""]
    cell = tables.Cell(outcome, style="dim")
    return _cells(name, document.proposals, document.refused, cell)


def _cells(
    name: tables.Cell, proposals: int, refused: Mapping[str, int], outcome: tables.Cell | str = ""
) -> list[tables.Cell | str]:
    ranked = sorted(refused.items(), key=lambda pair: (-pair[1], pair[0]))
    why = ", ".join(f"{number:,} {reason}" for reason, number in ranked)
    return [name, f"{proposals:,}", f"{sum(refused.values()):,}", outcome, why]


def _say_faults(session: Session, found: Extracted) -> None:
    shorten = session.case.namespaces.shorten
    faulty: dict[str, list[ExtractedDocument]] = {}
    for document in found.documents:
        if document.message:
            faulty.setdefault(document.message, []).append(document)
    for message, documents in faulty.items():
        for document in documents[:_EXAMPLES]:
            failures.say_problem(shorten(document.source), message, document.mend)
        if len(documents) > _EXAMPLES:
            session.say(f"{len(documents) - _EXAMPLES:,} more: {message}; --json shows all")
    told: set[str] = set()
    for document in found.documents:
        for remark in document.remarks:
            if remark not in told:
                session.say(f"{shorten(document.source)}: {remark}")
            told.add(remark)
    for name in found.unused:
        session.say(
            f"extractors.toml: there is no extractor {name!r}; see claimgraph extract --list"
        )


def _sum(found: Extracted, dry_run: bool) -> str:
    if not found.documents:
        return "the case has no documents; take some in with: claimgraph add FILE"
    outcomes = [str(document.outcome) for document in found.documents]
    read = [document for document in found.documents if document.outcome == "read"]
    proposals = counted(sum(document.proposals for document in read), "proposal")
    parts = [
        f"{'would read' if dry_run else 'read'} {counted(len(read), 'document')}: {proposals}"
        if read
        else "",
        f"{outcomes.count('known'):,} known already" if "known" in outcomes else "",
        f"{outcomes.count('absent'):,} not at hand" if "absent" in outcomes else "",
        f"{outcomes.count('failed'):,} not read" if "failed" in outcomes else "",
    ]
    said = ", ".join(part for part in parts if part)
    nothing = "nothing would change" if dry_run else "nothing changed"
    return said if found.changes else f"{nothing}: {said}"


def _say_next(session: Session, found: Extracted, dry_run: bool) -> None:
    if dry_run:
        if found.changes:
            session.say("nothing was written; it is without --dry-run")
    elif any(document.proposals for document in found.documents):
        session.say(f"next: {session.command('review')}")


def show_installed(session: Session, *, as_json: bool) -> int:
    """Print the extractors that are installed, and what the case says to them.

    Returns:
        The exit code.
    """
    from claimgraph.documents.proposing.registry import known

    if as_json:
        output.show_json({"extractors": [{"id": name} for name in known()]})
    else:
        output.show(*(output.styled(name) for name in known()))
        session.say("options of each stand in the case's extractors.toml")
    return 0


def show_rates(session: Session, found: Sequence[RuleRate], *, every: bool, as_json: bool) -> None:
    """Print how often what extractors propose is accepted, by rule."""
    if as_json:
        output.show_json({"extractors": [_rate(each) for each in found]})
        return
    shown = found if every else found[:_MOST]
    if shown:
        tables.show(_RATES, [_rate_row(each) for each in shown])
    if len(shown) < len(found):
        session.say(f"the first {_MOST}; --all shows all")
    whole = [each for each in found if each.rule is None]
    proposed, waiting = (sum(getattr(each, n) for each in whole) for n in ("proposed", "waiting"))
    session.say(f"{counted(proposed, 'proposal')}, {waiting:,} waiting")


def _rate_row(each: RuleRate) -> tuple[tables.Cell | str, ...]:
    style = "bold" if each.rule is None else ""
    numbers = (each.proposed, each.waiting, each.accepted, each.edited, each.rejected)
    rate = "" if each.rate is None else f"{each.rate:.2f}"
    name = tables.Cell(each.extractor, style=style)
    rule = tables.Cell("all" if each.rule is None else each.rule, style=style)
    return name, rule, *(f"{number:,}" for number in numbers), rate


# --- a program reads --------------------------------------------------------------------------


def _record(session: Session, found: Extracted, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "changed": found.changes,
        "extractor": found.extractor,
        "version": found.version,
        "documents": [_document(session, document) for document in found.documents],
        "refused": found.refused,
        "unused_options": list(found.unused),
    }


def _document(session: Session, document: ExtractedDocument) -> dict[str, Any]:
    return {
        "source": session.case.namespaces.shorten(document.source),
        "outcome": str(document.outcome),
        "proposals": document.proposals,
        "refused": dict(document.refused),
        "changed": document.changed,
        "remarks": list(document.remarks),
        "message": document.message or None,
        "mend": document.mend or None,
    }


def _rate(each: RuleRate) -> dict[str, Any]:
    return {
        "extractor": each.extractor,
        "rule": each.rule,
        "proposed": each.proposed,
        "waiting": each.waiting,
        "accepted": each.accepted,
        "edited": each.edited,
        "rejected": each.rejected,
        "rate": None if each.rate is None else round(each.rate, 4),
    }
