"""From proposals to the claims, chains of speakers and things that a case takes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimgraph.documents.completion import Completion, known_passages
from claimgraph.errors import InvalidInput, Problem
from claimgraph.formats.csv_sheet import cell_node
from claimgraph.formats.sheet_tree import Fields, Node, Report
from claimgraph.formats.sheets import read_rows
from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content, Record
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.merging import passages_by_id, with_passages
from claimgraph.model.proposal import Proposal
from claimgraph.model.source import Source
from claimgraph.reviewing.docket import HANDLE, Docket, place_of
from claimgraph.reviewing.edit import Edit
from claimgraph.reviewing.lone_hops import with_lone_hops_named
from claimgraph.reviewing.naming import Naming
from claimgraph.reviewing.proposed_row import Row, RowMaker

_SAME_SAYING = ("id", "status", "modality", "cues", "inferred-date", "gloss", "note")
"""Columns that do not make another saying of a claim of a row."""

_Key = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What one row of a proposal became.

    Attributes:
        proposal: The proposal.
        edit: What was changed in it.
        row: As it was read.
        said: The document's own saying of it, as the row has it.
        made: The entities that are new with it, sorted.
        handle: The id of the row that says it: its own, or that of the one that said the
            same already ("" where that has none).
        joins: Whether the case, or a row before it, said the same already.
    """

    proposal: Proposal
    edit: Edit
    row: Row
    said: Attestation
    made: tuple[Iri, ...]
    handle: str
    joins: bool

    @property
    def claim(self) -> Iri:
        """The claim."""
        return self.said.claim


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a case takes in, and what became of each proposal.

    Attributes:
        content: To be merged: claims, attestations, new entities.
        accepted: One of each row, in the order in which they were given.
    """

    content: Content
    accepted: tuple[Accepted, ...]

    def of(self, proposal: Proposal) -> list[Accepted]:
        """Return what the rows of a proposal became."""
        return [each for each in self.accepted if each.proposal.id == proposal.id]


@dataclass(frozen=True, slots=True)
class _Drafted:
    proposal: Proposal
    edit: Edit
    row: Row
    made: tuple[Iri, ...]


def row_of(docket: Docket, proposal: Proposal, edit: Edit) -> tuple[Row, tuple[Entity, ...]]:
    """Return the row that a proposal would become, and the things that are new with it.

    Nothing is checked: what an edit says need not make sense.
    """
    return next(iter(rows_of(docket, [(proposal, edit)])))


def rows_of(
    docket: Docket, wanted: Iterable[tuple[Proposal, Edit]]
) -> Iterator[tuple[Row, tuple[Entity, ...]]]:
    """Yield, as :func:`row_of` does, the rows of proposals, each as if it were alone."""
    naming = Naming(docket.content, docket.namespaces, docket.vocabulary, Report())
    maker = RowMaker(naming, docket.namespaces, docket.vocabulary)
    for proposal, edit in wanted:
        row = _row(docket, maker, proposal, edit)
        yield row, tuple(naming.made.values())
        naming.forget()


def _row(docket: Docket, maker: RowMaker, proposal: Proposal, edit: Edit, part: int = 1) -> Row:
    source = docket.content.sources.get(proposal.source, Source(proposal.source))
    return maker.row(proposal, source, docket.document(proposal.source), edit, part)


def acceptance(docket: Docket, wanted: Iterable[tuple[Proposal, Sequence[Edit]]]) -> Acceptance:
    """Return what accepting proposals brings into a case.

    Args:
        docket: The case.
        wanted: Proposals, each with the edits under which it is accepted: one of each
            claim that it becomes, most often one that changes nothing.

    Raises:
        InvalidInput: names that several things have, edits that make no sense, passages
            that do not stand in their document; all of them.
    """
    report, drafted, made = _drafted(docket, wanted)
    known = replace(docket.content, entities={**docket.content.entities, **made})
    firsts = _firsts(drafted)
    nodes = [_fields(d, report) for d in drafted if firsts[_saying(d.row)] is d]
    read = read_rows(nodes, known, docket.namespaces, docket.vocabulary, report)
    report.check()
    content = _completed(read, docket)
    content = _as_worded(content, docket.content)
    by_handle = {a.handle: a for a in content.attestations.values()}
    content, joined = _joined(content, docket.content)
    content = with_lone_hops_named(content, docket.content)
    accepted = []
    for d in drafted:
        first = firsts[_saying(d.row)]
        said = by_handle[first.row["id"]]
        handle = joined.get(said.iri, said.handle)
        joins = first is not d or said.iri in joined
        accepted.append(Accepted(d.proposal, d.edit, d.row, said, d.made, handle, joins))
    return Acceptance(replace(content, entities=dict(sorted(made.items()))), tuple(accepted))


def _drafted(
    docket: Docket, wanted: Iterable[tuple[Proposal, Sequence[Edit]]]
) -> tuple[Report, list[_Drafted], dict[Iri, Entity]]:
    report = Report()
    naming = Naming(docket.content, docket.namespaces, docket.vocabulary, report, reads_on=True)
    maker = RowMaker(naming, docket.namespaces, docket.vocabulary)
    drafted = []
    for proposal, edits in wanted:
        for part, edit in enumerate(edits, 1):
            before = len(naming.made)
            row = _row(docket, maker, proposal, edit, part)
            made = tuple(sorted(list(naming.made)[before:]))
            drafted.append(_Drafted(proposal, edit, row, made))
    return report, drafted, naming.made


def _firsts(drafted: Iterable[_Drafted]) -> dict[_Key, _Drafted]:
    """Return saying to the first row that says it: what several propose is said once."""
    found: dict[_Key, _Drafted] = {}
    for each in drafted:
        found.setdefault(_saying(each.row), each)
    return found


def _saying(row: Row) -> _Key:
    return tuple(sorted((k, v) for k, v in row.items() if k not in _SAME_SAYING))


def _fields(drafted: _Drafted, report: Report) -> Fields:
    place = place_of(drafted.proposal.id)
    entries: dict[str, Node] = {}
    for column, text in drafted.row.items():
        node = cell_node(column, text, replace(place, field=column), report)
        if node is not None:
            entries[column] = node
    return Fields(entries, {c: replace(place, field=c) for c in entries}, place)


def _completed(read: Content, docket: Docket) -> Content:
    known = docket.content
    completion = Completion(
        docket.namespaces, docket.documents, known.sources, known_passages(known)
    )
    content = completion.content(read)
    if completion.problems:
        raise InvalidInput([_placed(problem) for problem in completion.problems])
    return content


def _placed(problem: Problem) -> Problem:
    """Return what is wrong with a passage at the place of its proposal, as other problems are."""
    handle, _, message = problem.message.partition(": ")
    return replace(problem, file=place_of(handle.removeprefix(HANDLE)).file, message=message)


def _as_worded(new: Content, known: Content) -> Content:
    """Return `new` with its passages as the case has them, also where it has none of the words."""
    own = passages_by_id(new.attestations.values())
    there = passages_by_id(known.attestations.values())
    passages = {iri: there.get(iri, passage) for iri, passage in own.items()}

    def record(old: Record) -> Record:
        attestations = (with_passages(a, passages) for a in old.attestations)
        return replace(old, attestations=tuple(attestations))

    return replace(new, records={s: record(r) for s, r in new.records.items()})


def _joined(new: Content, known: Content) -> tuple[Content, dict[Iri, str]]:
    """Leave what the case says already as it says it.

    Returns:
        The content to merge, and attestation to the id of its row where the case has it.
    """
    joined: dict[Iri, str] = {}
    records: dict[Iri, Record] = {}
    for source, record in new.records.items():
        there = known.records.get(source, Record(source))
        said = {a.iri: a for a in there.attestations}
        claims = {c.iri: c for c in there.claims}
        joined |= {a.iri: said[a.iri].handle for a in record.attestations if a.iri in said}
        attestations = tuple(said.get(a.iri, a) for a in record.attestations)
        kept = tuple(claims.get(c.iri, c) for c in record.claims)
        records[source] = Record(source, kept, attestations)
    return replace(new, records=records), joined
