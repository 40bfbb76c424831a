"""What a review looks at: one state of a case, the texts at hand, and what is proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from claimgraph.documents.text import Document
from claimgraph.errors import Candidate, Problem, UnknownName
from claimgraph.formats.sheet_tree import Place
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement, Verdict, decisions
from claimgraph.model.proposal import Proposal
from claimgraph.model.vocabulary import Vocabulary

HANDLE = "p-"
"""What the row id of an accepted proposal begins with."""

_HANDLE_DIGITS = 12
_SHOWN_DIGITS = 8
_LEAST_DIGITS = 4
_ROW = re.compile(rf"({HANDLE}[0-9a-f]{{{_HANDLE_DIGITS}}})(?:-[1-9][0-9]*)?")
_ID = re.compile(r"[0-9a-f]{4,24}")
_CANDIDATES = 6


def handle_of(proposal: Proposal, part: int = 1) -> str:
    """Return the id of the row that a proposal becomes.

    Args:
        proposal: The proposal.
        part: Which of several rows it is, from 1, where one proposal becomes several.
    """
    stem = stem_of(proposal.id)
    return stem if part == 1 else f"{stem}-{part}"


def stem_of(proposal: Iri) -> str:
    """Return how the ids of all rows of a proposal begin, by its IRI."""
    return f"{HANDLE}{proposal.rpartition('/')[2][:_HANDLE_DIGITS]}"


def stem_of_row(handle: str) -> str:
    """Return the same of the row of a proposal, by its id; "" where it is another row's."""
    match = _ROW.fullmatch(handle)
    return match[1] if match else ""


def short_id(proposal: Proposal) -> str:
    """Return how a proposal is shown and may be named: the first digits of its id."""
    return proposal.id[:_SHOWN_DIGITS]


def place_of(id: str) -> Place:
    """Return where problems of a proposal are said to be, by its id or how that begins."""
    return Place(f"proposal {id[:_SHOWN_DIGITS]}")


@dataclass(frozen=True)
class Docket:
    """One state of a case with its proposals; nothing in it changes.

    Attributes:
        content: What the case holds.
        proposals: Everything that is proposed, decided or not; a proposal that several
            extractors made stands in it several times.
        namespaces: The case's.
        vocabulary: The core's and the case's terms.
        documents: Texts at hand, by digest of their bytes.
        damaged: Files of proposals that can't be read: what is in them is not known.
    """

    content: Content
    proposals: tuple[Proposal, ...]
    namespaces: Namespaces
    vocabulary: Vocabulary
    documents: Mapping[str, Document]
    damaged: tuple[Problem, ...] = ()

    def with_case(self, content: Content, namespaces: Namespaces, vocabulary: Vocabulary) -> Docket:
        """Return another state of the case, with the same proposals and texts."""
        return replace(self, content=content, namespaces=namespaces, vocabulary=vocabulary)

    @cached_property
    def by_id(self) -> dict[str, tuple[Proposal, ...]]:
        """Id to the proposals under it: one of each extractor, the best score first."""
        found: dict[str, list[Proposal]] = {}
        for proposal in sorted(self.proposals, key=lambda p: (-p.score, p.origin.extractor)):
            found.setdefault(proposal.id, []).append(proposal)
        return {id_: tuple(every) for id_, every in sorted(found.items())}

    @cached_property
    def decisions(self) -> dict[Iri, tuple[Judgement, ...]]:
        """Proposal to the judgements in force on it, oldest first."""
        return decisions(self.content.judgements)

    def decided(self, proposal: Proposal) -> tuple[Judgement, ...]:
        """Return the judgements in force on a proposal; none where it waits."""
        return self.decisions.get(proposal.iri(self.namespaces), ())

    @property
    def accepted(self) -> frozenset[Iri]:
        """The proposals that were accepted."""
        made = self.decisions.items()
        return frozenset(iri for iri, js in made if js[-1].verdict is Verdict.ACCEPT)

    @cached_property
    def waiting(self) -> tuple[Proposal, ...]:
        """The proposals that nobody decided on, each once, sorted by id."""
        firsts = (every[0] for every in self.by_id.values())
        return tuple(p for p in firsts if not self.decided(p))

    def proposal(self, text: str) -> Proposal:
        """Return the proposal that `text` means: its id, or four digits or more of it.

        Raises:
            UnknownName: none or several; the candidates are listed.
        """
        start = text.strip().rpartition("/")[2].removeprefix("proposal:").removeprefix(HANDLE)
        is_id = _ID.fullmatch(start) is not None
        found = [id_ for id_ in self.by_id if id_.startswith(start)] if is_id else []
        if len(found) == 1:
            return self.by_id[found[0]][0]
        candidates = [self._candidate(self.by_id[id_][0]) for id_ in found[:_CANDIDATES]]
        if found:
            message = f"{len(found)} proposals begin with {text!r}"
            raise UnknownName(message, candidates=candidates, mend="Give more of the id.")
        mend = f"Give {_LEAST_DIGITS} digits or more of an id; see: claimgraph review --list"
        if self.damaged:
            files = ", ".join(problem.file for problem in self.damaged)
            mend = f"{mend}\nIt may be in a file that is damaged: {files}."
        raise UnknownName(f"no proposal goes by {text!r}", mend=mend)

    def _candidate(self, proposal: Proposal) -> Candidate:
        label = f"{proposal.subject.name}: {self.vocabulary.label(proposal.predicate)}"
        return Candidate(proposal.iri(self.namespaces), label)

    def document(self, source: Iri) -> Document | None:
        """Return the text of a source, or None where it is not at hand."""
        known = self.content.sources.get(source)
        return self.documents.get(known.sha256) if known and known.sha256 else None
