"""Printing what an evaluation measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output, tables
from claimgraph.cli.output import counted
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from claimgraph.analysis.evaluation import Mistake, Rate, Score
    from claimgraph.evaluating import Evaluation

_HEADINGS = ("document", "kind", "gold", "found", "P", "R", "F1", "overlap F1", "right")
_EXCERPT = 60


def show(session: Session, measured: Evaluation, *, errors: bool, as_json: bool) -> None:
    """Print the scores of each document and of all, and the mistakes where they are wanted."""
    if as_json:
        output.show_json(_record(measured, errors))
        return
    rows = [_row(d.document, score) for d in measured.documents for score in d.scores]
    if len(measured.documents) > 1:
        rows += [_row("all", score) for score in measured.total]
    tables.show(_HEADINGS, rows)
    if errors:
        output.show("")
        for document in measured.documents:
            text = measured.texts[document.document]
            output.show(*(output.styled(_line(text, each)) for each in document.mistakes))
    cost = measured.cost
    session.say(
        f"{counted(len(measured.documents), 'document')}, {cost.ms_per_kb:.1f} ms a KB, "
        f"{cost.peak_bytes / 1024:,.0f} KiB at most"
    )


def _row(document: str, score: Score) -> tuple[str, ...]:
    strict, pairs = score.strict, score.overlap.matched
    right = ", ".join(f"{slot} {number}/{pairs}" for slot, number in score.slots.items())
    return (
        document, score.kind, str(strict.gold), str(strict.found), f"{strict.precision:.3f}",
        f"{strict.recall:.3f}", f"{strict.f1:.3f}", f"{score.overlap.f1:.3f}", right,
    )  # fmt: skip


def _line(text: str, each: Mistake) -> str:
    """Return one mistake in a line: where, what, and the words there."""
    line = text.count("\n", 0, each.start) + 1
    column = each.start - (text.rfind("\n", 0, each.start) + 1) + 1
    words = output.one_line(text[each.start : min(each.end, each.start + _EXCERPT)])
    words += "…" if each.end - each.start > _EXCERPT else ""
    return f"{each.document}:{line}:{column}: {each.kind}: {each.what} “{words}”{_differing(each)}"


def _differing(each: Mistake) -> str:
    if each.what in ("missed", "false"):
        told = each.expected or each.found
        return f" ({told})" if told else ""
    return f": {each.expected or 'nothing'} in the gold, {each.found or 'nothing'} found"


# --- a program reads --------------------------------------------------------------------------


def _record(measured: Evaluation, errors: bool) -> dict[str, Any]:
    return {
        "documents": [
            {"document": each.document, "scores": _scores(each.scores)}
            | ({"errors": [asdict(mistake) for mistake in each.mistakes]} if errors else {})
            for each in measured.documents
        ],
        "total": _scores(measured.total),
        "cost": asdict(measured.cost),
    }


def _scores(scores: Iterable[Score]) -> list[dict[str, Any]]:
    return [
        {
            "kind": score.kind,
            "gold": score.strict.gold,
            "found": score.strict.found,
            "strict": _rate(score.strict),
            "overlap": _rate(score.overlap),
            "right": score.slots,
        }
        for score in scores
    ]


def _rate(rate: Rate) -> dict[str, float]:
    return {
        "matched": rate.matched,
        "precision": round(rate.precision, 4),
        "recall": round(rate.recall, 4),
        "f1": round(rate.f1, 4),
    }
