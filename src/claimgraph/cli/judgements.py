"""Passing judgement, and printing what was judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimgraph.cli import analysts, differences, output, tables
from claimgraph.cli.output import counted
from claimgraph.cli.session import Session
from claimgraph.cli.tables import Cell
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.presentation.records import Recorder
from claimgraph.presentation.wording import judgement_text

if TYPE_CHECKING:
    from claimgraph.case import Case
    from claimgraph.judging import Judged

_DIGITS = 8
_HEADINGS = ("id", "when", "who", "judged", "reason")


def judge(
    session: Session,
    verdict: str,
    things: Sequence[str],
    *,
    by: str,
    dry_run: bool,
    as_json: bool,
    **opinion: str,
) -> int:
    """Record a decision, and print it and what it does to the view; return the exit code."""
    case, session.unharmed = session.case, "nothing was changed"
    before = case.admitted
    with session.step("judging"):
        changes = case.judge(
            verdict, *things, by=analysts.who(session, by), dry_run=dry_run, **opinion
        )
    differences.show(session, changes, dry_run=dry_run, as_json=as_json)
    _tell(session, "no longer", len(before - case.admitted))
    _tell(session, "now", len(case.admitted - before))
    return 0


def _tell(session: Session, word: str, number: int) -> None:
    if number:
        verb = "counts" if number == 1 else "count"
        view = session.case.view_name
        session.say(f"{counted(number, 'claim')} {word} {verb} in the view {view!r}")


def show(session: Session, about: str, *, everything: bool, as_json: bool) -> int:
    """Print what was judged; return the exit code."""
    case = session.case
    found = case.judged(about=about, everything=everything)
    if as_json:
        output.show_json({"judgements": [_record(case, each) for each in found]})
        return 0
    if found:
        known = {judgement.iri: judgement for judgement in case.content.judgements}
        tables.show(_HEADINGS, [_row(case, each, known) for each in found])
    words = counted(len(found), "judgement") if found else "nothing was judged"
    session.say(words if everything or not found else f"{words} in force")
    return 0


def _record(case: Case, judged: Judged) -> dict[str, Any]:
    record = Recorder(case.content, case.vocabulary, case.namespaces).judgement(judged.judgement)
    undo = judged.undo and case.namespaces.shorten(judged.undo.iri)
    return {**record, "taken_back_by": undo or None}


def _row(case: Case, judged: Judged, known: Mapping[Iri, Judgement]) -> tuple[Cell | str, ...]:
    made = judged.judgement
    told = judgement_text(made, case.content, case.vocabulary, known)
    back = " [taken back]" if judged.undo else ""
    return (
        _short(made.iri),
        made.at,
        case.content.label(made.by),
        Cell(f"{told}{back}", style="dim" if judged.undo else ""),
        made.reason,
    )


def _short(iri: Iri) -> str:
    return iri.rpartition("/")[2][:_DIGITS]
