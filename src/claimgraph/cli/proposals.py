"""Printing proposals: a table of what waits, and all about one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claimgraph.cli import failures, output, tables
from claimgraph.cli.output import counted, styled
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from rich.text import Text

    from claimgraph.errors import Problem
    from claimgraph.model.proposal import Proposal
    from claimgraph.reviewing.docket import Docket
    from claimgraph.reviewing.queue import Filter, Item

_HEADINGS = ("id", "worth", "proposal", "says", "document")
_AROUND = 240
_STYLES = {
    "subject": "bold cyan",
    "object": "bold green",
    "when": "bold yellow",
    "where": "bold yellow",
    "qualifier": "yellow",
    "speaker": "bold magenta",
    "via": "magenta",
    "cue": "magenta",
    "name": "cyan",
}


def told(session: Session, proposal: Proposal) -> str:
    """Return what is proposed in one line."""
    from claimgraph.reviewing.docket import Docket
    from claimgraph.reviewing.telling import sentence

    case = session.case
    return sentence(Docket(case.content, (), case.namespaces, case.vocabulary, {}), proposal)


# --- what can't be read -------------------------------------------------------------------------


def warn(docket: Docket) -> int:
    """Say which files can't be read; return the exit code of a list that is not whole for it."""
    say_damage(docket.damaged)
    return 1 if docket.damaged else 0


def say_damage(damaged: Iterable[Problem]) -> None:
    """Say which files of proposals can't be read, and what mends them."""
    for problem in damaged:
        failures.say_problem(problem.place(), problem.message, problem.mend)


def damage(docket: Docket) -> dict[str, Any]:
    """Return the files of proposals that can't be read, as plain values of JSON."""
    return {
        "damaged": [
            {"file": p.file, "line": p.line, "message": p.message, "mend": p.mend}
            for p in docket.damaged
        ]
    }


# --- a table ------------------------------------------------------------------------------------


def show_list(session: Session, wanted: Filter, limit: int, *, as_json: bool) -> int:
    """Print what waits, the most valuable first."""
    from claimgraph.reviewing.queue import queue
    from claimgraph.reviewing.telling import brief

    with session.step("looking for what waits"):
        docket = session.case.docket(with_texts=False)
        items = queue(docket, wanted)
    if as_json:
        told = [brief(docket, item) for item in items[:limit]]
        output.show_json({"waiting": len(items), "proposals": told, **damage(docket)})
        return warn(docket)
    if items:
        tables.show(_HEADINGS, [_row(docket, item) for item in items[:limit]])
    session.say(_sum(len(items), limit))
    return warn(docket)


def show_ids(session: Session, wanted: Filter, limit: int) -> int:
    """Print the ids of what waits, one a line."""
    from claimgraph.reviewing.queue import queue

    docket = session.case.docket(with_texts=False)
    output.write("".join(f"{item.proposal.id}\n" for item in queue(docket, wanted)[:limit]))
    return warn(docket)


def _row(docket: Docket, item: Item) -> tuple[tables.Cell | str, ...]:
    from claimgraph.reviewing.telling import sentence, voices

    proposal = item.proposal
    mark = "· " if proposal.detail_of else ""
    return (
        tables.Cell(proposal.id[:8], style="bold"),
        f"{item.worth:.2f}",
        f"{mark}{sentence(docket, proposal)}",
        voices(proposal),
        docket.namespaces.shorten(proposal.source),
    )


def _sum(count: int, limit: int) -> str:
    if not count:
        return "nothing is waiting"
    more = f", {count - limit:,} of them not shown (--limit)" if count > limit else ""
    return f"{counted(count, 'proposal')} waiting{more}"


# --- one of them --------------------------------------------------------------------------------


def show_each(session: Session, ids: Sequence[str], *, as_json: bool) -> int:
    """Print all about proposals: passage, claim, speakers, why they score, what was decided."""
    from claimgraph.reviewing.queue import item_of
    from claimgraph.reviewing.telling import record

    docket = session.case.docket()
    say_damage(docket.damaged)
    items = [item_of(docket, docket.proposal(id_)) for id_ in ids]
    if as_json:
        output.show_json({"proposals": [record(docket, item) for item in items]})
        return 0
    for number, item in enumerate(items):
        if number:
            output.show("")
        output.show(*_lines(docket, item, record(docket, item, around=_AROUND)))
    return 0


def _lines(docket: Docket, item: Item, record: dict[str, Any]) -> Iterator[Text]:
    proposal = item.proposal
    yield styled(f"{proposal.id[:8]}  ", "bold").append_text(styled(record["sentence"]))
    yield styled(f"by {proposal.origin.extractor}, rule {proposal.origin.rule}", "dim")
    page = f", page {record['passage']['page']}" if record["passage"]["page"] else ""
    yield styled(f"in {record['source']} at {record['at'][0]}-{record['at'][1]}{page}:", "dim")
    yield styled("")
    yield _passage(record["passage"])
    yield styled("")
    for column, text in record["row"].items():
        if column not in ("at", "quote", "page"):
            yield styled(f"  {column:<14}").append_text(styled(text))
    for thing in record["new"]:
        types = ", ".join(thing["types"])
        yield styled(f"  {'new':<14}{thing['id']}: {thing['name']} ({types})", "yellow")
    yield styled("")
    for point in record["points"]:
        yield styled(f"  {point['points']:>6.2f}  {point['what']}")
    for reason in record["reasons"]:
        yield styled(f"          {reason['value']:.2f}  {reason['what']}", "dim")
    for judged in record["decisions"]:
        why = f": {judged['reason']}" if judged["reason"] else ""
        yield styled(f"{judged['verdict']} by {judged['by']}, {judged['at']}{why}")


def _passage(passage: dict[str, Any]) -> Text:
    """Return a passage in its context: the quote between marks, the words of each role coloured."""
    line = styled("" if passage["is_start"] else "… ", "dim")
    inside = False
    for segment in passage["segments"]:
        roles = segment["roles"]
        if ("quote" in roles) is not inside:
            inside = not inside
            line.append_text(styled("⟦" if inside else "⟧", "bold"))
        styles = [_STYLES[role] for role in roles if role in _STYLES]
        usual = "" if inside else "dim"
        line.append_text(styled(segment["text"], styles[0] if styles else usual))
    if inside:
        line.append_text(styled("⟧", "bold"))
    return line.append_text(styled("" if passage["is_end"] else " …", "dim"))
