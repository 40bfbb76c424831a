"""Printing what an import changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output
from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.content import Content
from claimgraph.model.merging import Change, Difference

if TYPE_CHECKING:
    from claimgraph.case import Case

_KINDS = ("entities", "sources", "claims", "attestations", "judgements")
_STYLES = {"+": "green", "-": "red", "~": "yellow"}
_MOST = 200


def show(case: Case, changes: Difference, *, dry_run: bool, quiet: bool) -> None:
    """Print one line a change to stdout, and the sum to stderr."""
    lines = list(_lines(case, changes))
    for sign, kind, text in lines[:_MOST]:
        output.show(output.styled(f"{sign} {kind:<12} {text}", _STYLES[sign]))
    if quiet:
        return
    if len(lines) > _MOST:
        output.say(f"and {len(lines) - _MOST} more; --json shows all")
    verb = "would change" if dry_run else "changed"
    sums = (f"{len(getattr(changes, kind))} {kind}" for kind in _KINDS if getattr(changes, kind))
    output.say(f"{verb}: {', '.join(sums) or 'nothing'}")


def _lines(case: Case, changes: Difference) -> Iterator[tuple[str, str, str]]:
    for kind in _KINDS:
        for change in getattr(changes, kind):
            yield change.sign, kind, _text(case, change)


def _text(case: Case, change: Change[Any]) -> str:
    thing = _thing(change)
    short = case.namespaces.shorten(thing.iri)
    if isinstance(thing, Claim):
        from claimgraph.presentation.wording import claim_text

        return f"{short}  {claim_text(thing, _labels(case), case.vocabulary)}"
    if isinstance(thing, Attestation):
        who = ", ".join(_labels(case).label(agent) for agent in thing.agents)
        return f"{thing.handle or short}  {who} {thing.stance}"
    label = getattr(thing, "label", None) or getattr(thing, "title", "")
    return f"{short}  {label}"


def _thing(change: Change[Any]) -> Any:
    """Return what is there afterwards, or else what was there before."""
    return change.old if change.new is None else change.new


def _labels(case: Case) -> Content:
    return case.content


def record(case: Case, changes: Difference) -> dict[str, Any]:
    """Return the stable JSON form of a difference."""
    return {
        kind: [
            {
                "sign": change.sign,
                "id": case.namespaces.shorten(_thing(change).iri),
                "text": _text(case, change),
            }
            for change in getattr(changes, kind)
        ]
        for kind in _KINDS
    }
