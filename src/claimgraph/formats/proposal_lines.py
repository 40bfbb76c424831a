"""The proposals of one run, as lines of JSON: the run, each proposal, each refusal.

The first line is the run; then comes a line for each proposal, in the order given, and
one for each draft that was refused. The same things give the same bytes, and what is read
back is what was written. What is read may be anybody's: every line is checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claimgraph.errors import InvalidInput, Problem
from claimgraph.formats.proposal_reading import Fault, Members, proposal, refusal, run
from claimgraph.model.proposal import (
    Party,
    Proposal,
    ProposedDate,
    ProposedHop,
    ProposedObject,
    ProposedQuantity,
    ProposedText,
    Refusal,
    Run,
)
from claimgraph.model.source import Source

__all__ = ["Lines", "Run", "read_lines", "write_lines"]

FORMAT = "claimgraph-proposals"
VERSION = 1
LARGEST = 256 * 1024 * 1024
"""Bytes above which a file is not read."""
LONGEST_LINE = 1024 * 1024
_MOST_PROBLEMS = 100
_MEND = "Take the file back from version control, or run extract again."

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lines:
    """What a file of proposals holds.

    Attributes:
        run: The reading that they come from.
        proposals: What was proposed, in the order of the file.
        refusals: What the gate refused.
    """

    run: Run
    proposals: tuple[Proposal, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def are_of(self, source: Source | None) -> bool:
        """Return whether the run read the text that a source has now."""
        if source is None or self.run.source != source.iri:
            return False
        return source.text_sha256 in ("", self.run.text_sha256)


# --- writing --------------------------------------------------------------------------------


def write_lines(run: Run, proposals: Iterable[Proposal], refusals: Iterable[Refusal]) -> bytes:
    """Return the lines that keep what a run proposed, and what was refused of it.

    The counts of the run are those of `refusals`. A proposal says neither its source nor
    its extractor and version again: they are the run's.
    """
    refused = tuple(refusals)
    lines = [
        _run(run.counting(refused)),
        *(_proposal(each) for each in proposals),
        *(_refusal(each) for each in refused),
    ]
    return "".join(f"{_line(line)}\n" for line in lines).encode("utf-8")


def _line(line: Json) -> str:
    return json.dumps(line, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _kept(**members: Any) -> Json:
    """Return the members that say something, in order."""
    return {name.rstrip("_"): value for name, value in members.items() if value not in _NOTHING}


_NOTHING: tuple[Any, ...] = (None, "", [], {})


def _run(run: Run) -> Json:
    return {
        FORMAT: VERSION,
        **_kept(
            source=run.source,
            text=run.text_sha256,
            extractor=run.extractor,
            version=run.version,
            options=run.options,
            names=run.names,
            refusals={reason.value: count for reason, count in run.refusals},
        ),
    }


def _proposal(each: Proposal) -> Json:
    return _kept(
        id=each.id,
        quote=each.quote,
        at=list(each.anchor),
        subject=_party(each.subject),
        predicate=each.predicate,
        object=_object(each.object),
        when=_date(each.when) if each.when else None,
        where=_party(each.where) if each.where else None,
        qualifiers=[[relation, _party(party)] for relation, party in each.qualifiers],
        polarity=each.polarity.value,
        modality=each.modality.value,
        status=each.status.value,
        chain=[_hop(hop) for hop in each.chain],
        context=[list(span) for span in each.context],
        detail_of=each.detail_of,
        rule=each.origin.rule,
        reply=each.origin.reply,
        score=each.score,
        reasons=[list(reason) for reason in each.reasons],
    )


def _party(party: Party) -> Json:
    return _kept(
        name=party.name,
        at=list(party.surface),
        resolved=list(party.resolved) if party.resolved else None,
        types=list(party.types),
        entity=party.entity,
    )


def _object(value: ProposedObject) -> Json:
    match value:
        case Party():
            return {"thing": _party(value)}
        case ProposedText():
            return {"text": value.text, "at": list(value.span)}
        case ProposedQuantity():
            return {"quantity": value.quantity.text(), "at": list(value.span)}
        case ProposedDate():
            return {"date": _date(value)}


def _date(value: ProposedDate) -> Json:
    inferred = value.inferred.text if value.inferred else None
    return _kept(stated=value.stated.text, at=list(value.span), inferred=inferred)


def _hop(hop: ProposedHop) -> Json:
    return _kept(
        agents=[_party(agent) for agent in hop.agents],
        stance=hop.stance.value,
        act=hop.act,
        cue=list(hop.cue) if hop.cue else None,
        via=_party(hop.via) if hop.via else None,
        inferred=True if hop.inferred else None,
    )


def _refusal(each: Refusal) -> Json:
    return _kept(refused=each.reason.value, what=each.what, words=each.words, rule=each.rule)


# --- reading --------------------------------------------------------------------------------


def read_lines(data: bytes, file: str) -> Lines:
    """Return what a file of proposals holds.

    Args:
        data: Its bytes.
        file: Its name, for what is wrong with it.

    Raises:
        InvalidInput: it is not what :func:`write_lines` writes: no JSON, a member too few
            or too many, a value that is none, an id that is not that of the content, two
            of the same id, a detail of what is not there.
    """
    reader = _Reader(file)
    if len(data) > LARGEST:
        reader.report(1, f"larger than {LARGEST // 2**20} MiB")
        raise InvalidInput(reader.problems)
    return reader.read(data)


class _Reader:
    """Reads the lines of a file, and gathers what is wrong with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Problem] = []
        self._run: Run | None = None
        self._proposals: list[tuple[int, Proposal]] = []
        self._refusals: list[Refusal] = []

    def report(self, line: int, message: str) -> None:
        """Say what is wrong with a line."""
        self.problems.append(Problem(self._file, message, _MEND, line))

    def read(self, data: bytes) -> Lines:
        """Return what the lines hold.

        Raises:
            InvalidInput: something is wrong.
        """
        lines = data.split(b"\n")
        if lines.pop():
            self.report(len(lines) + 1, "the last line is not ended")
        for number, line in enumerate(lines, 1):
            if len(self.problems) >= _MOST_PROBLEMS:
                break
            try:
                self._take(number, _members(line))
            except Fault as fault:
                self.report(number, str(fault))
        self._check_whole()
        if self.problems or self._run is None:
            raise InvalidInput(self.problems)
        return Lines(self._run, tuple(p for _, p in self._proposals), tuple(self._refusals))

    def _take(self, number: int, line: Members) -> None:
        if number == 1:
            self._run = run(line, FORMAT, VERSION)
        elif self._run is None:
            return  # what the run does not say, the lines can't be read by
        elif "refused" in line:
            self._refusals.append(refusal(line))
        elif self._refusals:
            raise Fault("a proposal behind the refusals")
        else:
            self._proposals.append((number, proposal(line, self._run)))

    def _check_whole(self) -> None:
        """Report what is wrong with the lines together."""
        if self._run is None:
            if not self.problems:
                self.report(1, "the file is empty: the line of the run is missing")
            return
        first: dict[str, int] = {}
        for number, each in self._proposals:
            if first.setdefault(each.id, number) != number:
                self.report(number, f"the proposal {each.id} of line {first[each.id]} again")
        if self.problems:
            return  # what else is wrong may come of that
        for number, each in self._proposals:
            if each.detail_of and (each.detail_of not in first or each.detail_of == each.id):
                self.report(number, f"a detail of {each.detail_of}, which is not in the file")
        if self._run != self._run.counting(self._refusals):
            self.report(1, "the counts of refusals are not those of the lines")


def _members(line: bytes) -> Members:
    """Return the members of the object that a line holds.

    Raises:
        Fault: it is no JSON object.
    """
    if len(line) > LONGEST_LINE:
        raise Fault(f"a line of more than {LONGEST_LINE // 1024} KiB")
    try:
        told = json.loads(
            line.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:
        raise Fault(f"no JSON: {_said(error)}") from None
    return Members.of(told, "the line")


def _said(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:200]


def _unique(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member twice")
    return found


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")
