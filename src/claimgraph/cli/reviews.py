"""Carrying out what is asked of proposals, and printing what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.cli import analysts, output, proposals, reading, screens
from claimgraph.cli.output import counted, one_line, styled
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from claimgraph.reviewing.batch import Preview
    from claimgraph.reviewing.deciding import Decided
    from claimgraph.reviewing.edit import Edit
    from claimgraph.reviewing.queue import Filter
    from claimgraph.reviewing.result import Reviewed

_FILTERS = ("source", "extractor", "rule", "min_score", "relation", "about")
_WITH_WORDS = {"show": 1, "accept": 1, "reject": 1, "edit": 2, "merge": 2, "undo": 0}
"""What takes words, and how many at least."""
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asks for.

    Attributes:
        deed: ``list``, ``show``, ``accept``, ``reject``, ``edit``, ``merge``, ``undo``,
            ``sheet``, ``decisions``, ``rule`` or ``browser``; "" where none is named.
        words: Ids, or fields with values.
        filters: Which proposals, as :meth:`Case.wanted` takes them.
        options: The rest.
    """

    deed: str
    words: tuple[str, ...]
    filters: Mapping[str, Any]
    options: Mapping[str, Any]

    @classmethod
    def of(cls, words: tuple[str, ...], options: Mapping[str, Any]) -> Order:
        """Return what the command line asks for.

        Raises:
            UsageError: two things at once, or words that go with none.
        """
        deeds = [
            name.removeprefix("is_") for name, on in options.items() if name[:3] == "is_" and on
        ]
        deeds += ["decisions"] if options["decisions"] else []
        deeds += ["rule"] if options["accept_rule"] else []
        if len(deeds) > 1:
            raise UsageError(f"--{deeds[0]} and --{deeds[1]} at once", mend="Give one of them.")
        deed = deeds[0] if deeds else ""
        least = _WITH_WORDS.get(deed)
        if least is None and words:
            mend = "Write --show ID, --accept ID, --reject ID, ..."
            raise UsageError(f"{words[0]!r} goes with no option", mend=mend)
        if len(words) < (least or 0):
            what = "an id and a field=value" if deed == "edit" else "the ids of proposals"
            raise UsageError(f"--{deed} needs {what}", mend="See: claimgraph review --help")
        filters = {name: options[name] for name in _FILTERS}
        filters["rule"] = options["accept_rule"] or filters["rule"]
        return cls(deed, words, filters, options)


def run(session: Session, order: Order, *, as_json: bool) -> int:
    """Do what is asked for; return the exit code."""
    wanted, options = session.case.wanted(**order.filters), order.options
    if order.deed == "browser":
        by = analysts.who(session, options["by"])
        return screens.in_browser(session, wanted, by, options["port"], opens=options["opens"])
    if not order.deed and screens.is_wanted(options, as_json=as_json):
        return screens.on_terminal(session, wanted, analysts.who(session, options["by"]))
    if order.deed in ("", "list"):
        return _show_waiting(session, order, wanted, as_json)
    if order.deed == "show":
        return proposals.show_each(session, order.words, as_json=as_json)
    if order.deed == "sheet":
        return _write_sheet(session, order, wanted, as_json)
    if order.deed == "rule" and not order.options["token"]:
        return _show_preview(session, order, wanted, as_json)
    return _decide(session, order, wanted, as_json)


def _show_waiting(session: Session, order: Order, wanted: Filter, as_json: bool) -> int:
    limit = order.options["limit"]
    if order.options["ids"] and not as_json:
        return proposals.show_ids(session, wanted, limit)
    return proposals.show_list(session, wanted, limit, as_json=as_json)


# --- deciding -----------------------------------------------------------------------------------


def _decide(session: Session, order: Order, wanted: Filter, as_json: bool) -> int:
    session.unharmed = "nothing was changed"
    by = analysts.who(session, order.options["by"])
    how = {"by": by, "dry_run": order.options["dry_run"]}
    with session.step("deciding"):
        reviewed = _DEEDS[order.deed](session, order, wanted, how)
    proposals.say_damage(reviewed.damaged)
    if as_json:
        output.show_json(_record(session, reviewed, dry_run=how["dry_run"]))
        return 0
    for decided in reviewed.decided:
        output.show(*_lines(session, decided))
    session.say(_said(reviewed, dry_run=how["dry_run"]))
    if how["dry_run"] and reviewed.changes:
        session.say("nothing was written; it is without --dry-run")
    return 0


def _accept(session: Session, order: Order, _: Filter, how: dict[str, Any]) -> Reviewed:
    return session.case.accept(*order.words, **how)


def _reject(session: Session, order: Order, _: Filter, how: dict[str, Any]) -> Reviewed:
    return session.case.reject(*order.words, reason=order.options["reason"], **how)


def _edit(session: Session, order: Order, _: Filter, how: dict[str, Any]) -> Reviewed:
    id_, *fields = order.words
    return session.case.accept(id_, edits=_edits(fields), **how)


def _edits(words: list[str]) -> list[Edit]:
    """Return one edit for each run of ``field=value`` words between lone ``+``."""
    from claimgraph.reviewing.edit import Edit

    groups: list[list[str]] = [[]]
    for word in words:
        if word == "+":
            groups.append([])
        else:
            groups[-1].append(word)
    return [Edit.read(group) for group in groups]


def _merge(session: Session, order: Order, _: Filter, how: dict[str, Any]) -> Reviewed:
    return session.case.accept_as_one(*order.words, **how)


def _undo(session: Session, order: Order, _: Filter, how: dict[str, Any]) -> Reviewed:
    if len(order.words) > 1:
        raise UsageError("--undo takes back one decision", mend="Give one id, or none.")
    return session.case.undo(*order.words, **how)


def _carry_out(session: Session, order: Order, _: Filter, how: dict[str, Any]) -> Reviewed:
    (sheet,) = reading.named_files((order.options["decisions"],), order.options["format_"])
    return session.case.decide(sheet, **how)


def _accept_rule(session: Session, order: Order, wanted: Filter, how: dict[str, Any]) -> Reviewed:
    return session.case.accept_shown(wanted, order.options["token"], **how)


_DEEDS: dict[str, Callable[[Session, Order, Filter, dict[str, Any]], Reviewed]] = {
    "accept": _accept,
    "reject": _reject,
    "edit": _edit,
    "merge": _merge,
    "undo": _undo,
    "decisions": _carry_out,
    "rule": _accept_rule,
}
_SIGNS = {"accept": ("+", "green"), "reject": ("-", "red"), "undo": ("~", "yellow")}


def _lines(session: Session, decided: Decided) -> Iterator[Text]:
    sign, style = _SIGNS[str(decided.verdict)] if decided.changed else ("=", "dim")
    shorten = session.case.namespaces.shorten
    told = proposals.told(session, decided.proposal) if decided.proposal else ""
    id_ = decided.iri.rpartition("/")[2][:8]
    yield styled(f"{sign} {id_}  ", style).append_text(styled(told))
    if decided.reason:
        yield styled(f"    because: {decided.reason}", "dim")
    for row, claim in zip(decided.rows, decided.claims, strict=True):
        yield styled(f"    {row or 'a saying'} of {shorten(claim)}", "dim")
    for iri in decided.made:
        yield styled(f"    new: {shorten(iri)}", "dim")
    for doubt in decided.doubts:
        yield styled(f"    but: {doubt}", "yellow")


def _said(reviewed: Reviewed, *, dry_run: bool) -> str:
    return f"would be: {reviewed.message()}" if dry_run and reviewed.changes else reviewed.message()


def _record(session: Session, reviewed: Reviewed, *, dry_run: bool) -> dict[str, Any]:
    shorten = session.case.namespaces.shorten
    return {
        "dry_run": dry_run,
        "changed": bool(reviewed.changes),
        "decided": [
            {
                "id": decided.iri.rpartition("/")[2],
                "verdict": str(decided.verdict),
                "changed": decided.changed,
                "rows": list(decided.rows),
                "claims": [shorten(claim) for claim in decided.claims],
                "new": [shorten(iri) for iri in decided.made],
                "said_already": decided.joins,
                "reason": decided.reason or None,
                "doubts": list(decided.doubts),
            }
            for decided in reviewed.decided
        ],
        "judgements": [shorten(judgement.iri) for judgement in reviewed.judgements],
    }


# --- a whole rule -------------------------------------------------------------------------------


def _show_preview(session: Session, order: Order, wanted: Filter, as_json: bool) -> int:
    """Print what accepting all of a rule would do, with the token to do it."""
    from claimgraph.reviewing import batch

    with session.step("looking"):
        docket = session.case.docket()
        preview = batch.preview(docket, wanted)
    command = session.command(f"review {_spelled(order)} --yes {preview.token} --by NAME")
    if as_json:
        output.show_json({**_preview_record(session, preview), **proposals.damage(docket)})
        return proposals.warn(docket)
    for relation, group in preview.groups:
        label = session.case.vocabulary.label(relation)
        output.show(styled(f"{label}: {counted(len(group), 'proposal')}", "bold"))
        output.show(
            *(styled(f"  {p.id[:8]}  {proposals.told(session, p)}") for p in group[:_EXAMPLES])
        )
        if len(group) > _EXAMPLES:
            output.show(styled(f"  and {len(group) - _EXAMPLES:,} more", "dim"))
    for problem in preview.left_out:
        session.say(f"left out {problem.file}: {one_line(problem.message)}")
    if preview.groups:
        made = counted(len(preview.acceptance.content.entities), "new thing")
        session.say(f"would accept {counted(len(preview.proposals), 'proposal')}, with {made}")
        session.say(f"to accept them: {command}")
    else:
        session.say("nothing waits that could be accepted")
    return proposals.warn(docket)


def _spelled(order: Order) -> str:
    """Return the options that chose the proposals, to be given again."""
    import shlex

    names = {"rule": "accept-rule", "min_score": "min-score"}
    given = ((names.get(n, n), v) for n, v in order.filters.items() if v not in ("", None))
    return " ".join(f"--{name} {shlex.quote(str(value))}" for name, value in given)


def _preview_record(session: Session, preview: Preview) -> dict[str, Any]:
    shorten = session.case.namespaces.shorten
    return {
        "token": preview.token,
        "groups": [
            {"predicate": shorten(relation), "proposals": [p.id for p in group]}
            for relation, group in preview.groups
        ],
        "new": [shorten(iri) for iri in preview.acceptance.content.entities],
        "left_out": [
            {"place": p.file, "message": p.message, "mend": p.mend} for p in preview.left_out
        ],
    }


# --- a sheet ------------------------------------------------------------------------------------


def _write_sheet(session: Session, order: Order, wanted: Filter, as_json: bool) -> int:
    from claimgraph.graph.folder import write_atomically
    from claimgraph.reviewing import decision_sheet
    from claimgraph.reviewing.queue import queue

    target = order.options["target"]
    if not target:
        raise UsageError("--sheet needs a file", mend="Add -o waiting.csv, or -o waiting.yaml.")
    name = f"stdout.{order.options['format_'].lstrip('.')}" if target == "-" else target
    docket = session.case.docket()
    waiting = (item.proposal for item in queue(docket, wanted))
    data = decision_sheet.write_sheet(docket, waiting, name)
    if target == "-":
        output.write_bytes(data)
        return proposals.warn(docket)
    _refuse_overwriting(Path(target))
    write_atomically(Path(target), data)
    if as_json:
        output.show_json({"file": target, "bytes": len(data)})
    else:
        output.show(styled(target))
    session.say(f"fill in 'decision', then: {session.command(f'review --decisions {target}')}")
    return proposals.warn(docket)


def _refuse_overwriting(path: Path) -> None:
    if path.exists():
        mend = "Name another file: there may be decisions in it."
        raise UsageError(f"{path} is there already", mend=mend)
