"""Printing how two views differ, and which views a case has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output, tables
from claimgraph.cli.session import Session
from claimgraph.cli.tables import Cell

if TYPE_CHECKING:
    from claimgraph.analysis.view_difference import Gone, ViewDifference
    from claimgraph.model.content import Content

_MOST = 50


def show(
    session: Session, names: Sequence[str], found: ViewDifference, *, every: bool, as_json: bool
) -> None:
    """Print the edges that stand in one of two views and not in the other."""
    sides = (found.only_first, found.only_second)
    case = session.case
    claims = [claim for side in sides for gone in side for claim in gone.claims]
    part = case.reader.content(claims)
    if as_json:
        record = {"views": list(names), "shared": found.shared}
        for key, side in zip(("only_first", "only_second"), sides, strict=True):
            record[key] = [_record(session, gone, part) for gone in side]
        output.show_json(record)
        return
    for name, other, side in zip(names, reversed(names), sides, strict=True):
        if side:
            output.show(output.styled(f"in {name!r}, not in {other!r}", "bold"))
            ordered = sorted(side, key=lambda gone: (_why(gone), _handles(session, gone, part)))
            rows = [_row(session, gone, part) for gone in (ordered if every else ordered[:_MOST])]
            tables.show(("claim", "what is said", f"why not in {other!r}"), rows)
            _sum_up(session, side, every=every)
            output.show("")
    session.say(
        f"{output.counted(found.shared, 'edge')} in both; {len(sides[0]):,} only in {names[0]!r}, "
        f"{len(sides[1]):,} only in {names[1]!r}"
    )


def _sum_up(session: Session, side: Sequence[Gone], *, every: bool) -> None:
    if len(side) > _MOST and not every:
        session.say(f"and {len(side) - _MOST:,} more; --all shows them")
    reasons = Counter(_why(gone) for gone in side)
    for why, number in reasons.most_common() if len(reasons) < len(side) else ():
        session.say(f"{number:>6,}  {why}")


def _why(gone: Gone) -> str:
    return "; ".join(dict.fromkeys(f"{r.criterion}: {r.why}" for r in gone.reasons))


def _row(session: Session, gone: Gone, part: Content) -> tuple[Cell | str, ...]:
    from claimgraph.presentation.wording import claim_text

    case = session.case
    first = gone.claims[0]
    return (
        Cell(", ".join(_handles(session, gone, part)), style="cyan"),
        claim_text(part.claims[first], part, case.vocabulary),
        _why(gone),
    )


def _handles(session: Session, gone: Gone, part: Content) -> list[str]:
    recorder = session.case.recorder(part)
    shorten = session.case.namespaces.shorten
    return [next(iter(recorder.handles(iri)), shorten(iri)) for iri in gone.claims]


def _record(session: Session, gone: Gone, part: Content) -> dict[str, Any]:
    recorder = session.case.recorder(part)
    claim = part.claims[gone.claims[0]]
    return {
        "subject": recorder.thing(claim.subject),
        "predicate": recorder.term(claim.predicate),
        "object": recorder.value(claim.object),
        "claims": [
            {
                "id": session.case.namespaces.shorten(iri),
                "handles": recorder.handles(iri),
                "criterion": reason.criterion,
                "why": reason.why,
            }
            for iri, reason in zip(gone.claims, gone.reasons, strict=True)
        ],
    }


def show_views(session: Session, *, as_json: bool) -> None:
    """Print the views that a case knows by name, each with its policy."""
    from claimgraph.model.view import DESCRIPTIONS, STANDARD

    case = session.case
    shorten = case.namespaces.shorten
    standard = [(name, STANDARD[name].text(shorten), DESCRIPTIONS[name]) for name in STANDARD]
    kept = [(view.name, view.policy, view.reason) for view in case.info.views]
    default = case.info.default_view
    if as_json:
        output.show_json(
            {"default": default, "views": [*_records(standard, False), *_records(kept, True)]}
        )
        return
    rows = [(Cell(name, style="cyan"), policy, why) for name, policy, why in (*standard, *kept)]
    tables.show(("view", "policy", "what for"), rows)
    session.say(
        f"the case's default is {default!r}; keep another one: "
        f"{session.command('views --without THING --save NAME')}"
    )


def _records(views: Iterable[tuple[str, str, str]], is_kept: bool) -> list[dict[str, Any]]:
    return [
        {"name": name, "policy": policy, "reason": why, "kept_in_case": is_kept}
        for name, policy, why in views
    ]
