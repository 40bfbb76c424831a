"""Printing what an evaluation measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output, tables
from claimgraph.cli.output import counted
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from claimgraph.analysis.evaluation import Mistake, Rate, Score, Share
    from claimgraph.evaluating import Evaluation

_HEADINGS = ("kind", "gold", "found", "P", "R", "F1", "overlap P", "overlap R", "overlap F1")
_EXCERPT = 60
_DETAILS = "with details"
"""The part of a score that counts as well what lies within the passage of another claim."""


def show(
    session: Session, measured: Evaluation, *, kinds: Sequence[str], errors: bool, as_json: bool
) -> None:
    """Print the scores of each document and of all, and the mistakes where they are wanted."""
    measured = _only(measured, frozenset(kinds))
    if as_json:
        output.show_json(_record(measured, errors))
        return
    blocks = [(document.document, document.scores) for document in measured.documents]
    if len(blocks) > 1:
        blocks.append(("all documents", measured.total))
    for number, (name, scores) in enumerate(blocks):
        if number:
            output.show("")
        _show_scores(name, scores)
    if errors:
        output.show("")
        for document in measured.documents:
            text = measured.texts[document.document]
            output.show(*(output.styled(_line(text, each)) for each in document.mistakes))
    cost = measured.cost
    beyond = cost.ms_per_kb - cost.model_ms_per_kb
    of_model = f" ({beyond:.1f} beyond the model's own)" if cost.model_ms_per_kb else ""
    session.say(
        f"{counted(len(measured.documents), 'document')}, {cost.ms_per_kb:.1f} ms a KB{of_model}, "
        f"{cost.peak_bytes / 1024:,.0f} KiB at most"
    )
    if measured.remark:
        session.say(measured.remark)


def _only(measured: Evaluation, kinds: frozenset[str]) -> Evaluation:
    """Return an evaluation of some kinds alone."""
    documents = (
        replace(
            document,
            scores=tuple(s for s in document.scores if s.kind in kinds),
            mistakes=tuple(m for m in document.mistakes if m.kind in kinds),
        )
        for document in measured.documents
    )
    total = tuple(score for score in measured.total if score.kind in kinds)
    return replace(measured, documents=tuple(documents), total=total)


def _show_scores(name: str, scores: Sequence[Score]) -> None:
    tables.show(_HEADINGS, [row for score in scores for row in _rows(score)], title=name)
    told = [(score.kind, _right(score)) for score in scores]
    if told := [(kind, right) for kind, right in told if right]:
        output.show("")
        tables.show(("matched", "right"), told)


def _rows(score: Score) -> Iterator[tuple[str, ...]]:
    yield _row(score.kind, score.strict, score.overlap)
    if _DETAILS in score.parts:
        yield _row("+ details", *score.parts[_DETAILS])


def _row(name: str, strict: Rate, overlap: Rate) -> tuple[str, ...]:
    rates = (strict.precision, strict.recall, strict.f1, overlap.precision, overlap.recall)
    figures = (f"{rate:.3f}" for rate in (*rates, overlap.f1))
    return (name, str(strict.gold), str(strict.found), *figures)


def _right(score: Score) -> str:
    """Return how often each slot is right that was compared at all."""
    return ", ".join(_share(slot, share) for slot, share in score.slots.items() if share.of)


def _share(slot: str, share: Share) -> str:
    if slot == "evidence":
        return f"evidence {share.right / share.of:.2f}"
    return f"{slot} {share.right:g}/{share.of}"


def _line(text: str, each: Mistake) -> str:
    """Return one mistake in a line: where, what, and the words there."""
    if each.what == "refused":
        return f"{each.document}: {each.kind}: refused: {each.found}"
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
        "remark": measured.remark,
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
            "right": {slot: round(share.right, 4) for slot, share in score.slots.items()},
            "of": {slot: share.of for slot, share in score.slots.items()},
            "parts": {
                name: {"gold": strict.gold, "found": strict.found}
                | {"strict": _rate(strict), "overlap": _rate(overlap)}
                for name, (strict, overlap) in score.parts.items()
            },
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
