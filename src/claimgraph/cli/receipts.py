"""Printing receipts of claims and profiles of things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimgraph.cli import output, trees
from claimgraph.cli.session import Session
from claimgraph.errors import UnknownName, UsageError

if TYPE_CHECKING:
    from rich.tree import Tree

    from claimgraph.analysis.profile import Profile
    from claimgraph.case import Case
    from claimgraph.model.content import Content
    from claimgraph.model.iri import Iri

Edge = tuple[str, ...]
"""A claim alone; or a subject, a relation, and perhaps an object."""


def edges(case: Case, things: Sequence[str]) -> list[Edge]:
    """Return what is meant by the arguments of trace: claims, or one edge.

    Raises:
        UsageError: a thing without a relation, or claims and things mixed.
        UnknownName: something that is no claim among claims.
    """
    if all(case.lookup.is_claim(thing) for thing in things):
        return [(thing,) for thing in things]
    if len(things) in (2, 3):
        return [tuple(things)]
    if len(things) == 1:
        _refuse_thing(case, things[0])
    for thing in things:
        case.lookup.claim(thing)
    raise AssertionError(things)  # one of them was no claim


def _refuse_thing(case: Case, thing: str) -> None:
    try:
        iri = case.lookup.entity(thing)
    except UnknownName:
        return
    short = case.namespaces.shorten(iri)
    raise UsageError(
        f"{thing!r} is a thing, not a claim",
        mend=f"Add a relation (claimgraph trace {short} RELATION), "
        f"or see all its claims: claimgraph show {short}",
    )


def show(session: Session, wanted: Iterable[Edge], *, as_json: bool) -> int:
    """Print the receipts of claims, and return 1 where there is none."""
    case = session.case
    parts = [(edge, *case.trace(*edge)) for edge in wanted]
    found = [(content, iri) for _, content, claims in parts for iri in claims]
    if as_json:
        records = [
            {
                **case.recorder(content).claim(iri),
                "origins": case.recorder(content).origins(case.origins(iri)),
                "left_out": _left_out_record(case, iri),
            }
            for content, iri in found
        ]
        output.show_json({"view": case.view_name, "claims": records})
        return 0 if found else 1
    for number, (content, iri) in enumerate(found):
        gap = [""] if number else []
        output.show(*gap, _receipt(case, content, iri))
        _say_left_out(session, iri)
    for edge, _, claims in parts:
        if not claims:
            _say_nobody(session, edge)
    counting = sum(iri in case.admitted for _, iri in found)
    if counting < len(found):
        session.say_view(f"{counting} of {output.counted(len(found), 'claim')} counts")
    elif found:
        session.say_view(output.counted(len(found), "claim"))
    return 0 if found else 1


def _left_out_record(case: Case, claim: Iri) -> dict[str, str] | None:
    if claim in case.admitted:
        return None
    reason = case.left_out[claim]
    return {"criterion": reason.criterion, "why": reason.why}


def _say_left_out(session: Session, claim: Iri) -> None:
    """Say why a claim that was asked for by name does not count."""
    reason = _left_out_record(session.case, claim)
    if reason:
        session.say(f"it does not count: {reason['criterion']}: {reason['why']}")


def _receipt(case: Case, content: Content, claim: Iri) -> Tree:
    origins = case.origins(claim)
    by = {iri for tie in origins.ties for iri in tie.claims}
    return trees.receipt(case, content, claim, origins, case.reader.content(by) if by else None)


def _say_nobody(session: Session, edge: Edge) -> None:
    shorter = session.command(f"trace {edge[0]} {edge[1]}") if len(edge) > 2 else ""
    wider = session.command(f"show {edge[0]}")
    session.say_view(f"nobody claims {' '.join(edge)!r}")
    session.say(f"try: {' or '.join(filter(None, (shorter, wider)))}")
    if not session.case.view.every:
        session.say("     --view all has denied and rejected claims too")


def show_profile(session: Session, thing: str, *, as_json: bool) -> None:
    """Print everything about one thing."""
    case = session.case
    content, profile = case.show(thing)
    if as_json:
        record = case.recorder(content).profile(profile)
        output.show_json({"view": case.view_name, **record})
        return
    output.show(trees.profile(case, content, profile))
    session.say_view(output.counted(_claims(profile), "claim"))


def _claims(profile: Profile) -> int:
    """Return how many claims are about a thing."""
    groups = (*profile.facts.values(), *profile.outgoing.values(), *profile.incoming.values())
    return len({claim.iri for claims in (*groups, profile.mentioned) for claim in claims})
