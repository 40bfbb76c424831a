"""The ledger: what is reckoned with, as columns of numbers and codes.

Who says what, through whom, in which document, when it holds, how it stands: all that
filters, views and withdrawals ask. What is only read, claim by claim, is in
:mod:`~.texts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claimgraph.model.claim import Attestation, Claim, claim_id
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement, credibilities, proposal_of, standing
from claimgraph.model.source import Source
from claimgraph.presentation.explorer.dates import Dates
from claimgraph.presentation.explorer.edges import Standing
from claimgraph.presentation.explorer.numbers import Numbers, objects
from claimgraph.presentation.explorer.tables import Table, coded, column, steps, table

Row = dict[str, Any]

MARK = 2
"""Digits of the id of a claim that a page holds."""

_COUNTER = re.compile(r"(.*?)(\d+)", re.DOTALL)


@dataclass(frozen=True)
class Ledger:
    """Turns what a page's claims rest on into columns.

    Things are told by number: an entity by its own, a claim by ``-1 - number``.

    Attributes:
        content: Where everything is looked up.
        namespaces: Shortens IRIs.
        numbers: The page's.
        standing: How each claim stands.
    """

    content: Content
    namespaces: Namespaces
    numbers: Numbers
    standing: Mapping[Iri, Standing]

    @cached_property
    def dates(self) -> Dates:
        """The dates that are named in the tables."""
        return Dates()

    def tables(self) -> dict[str, Any]:
        """Return the tables, by name."""
        return {
            "claims": self._claims(),
            "ids": self._ids(),
            "attestations": self._attestations(),
            "sources": table([self._source(s) for s in self._sources()]),
            "dates": self.dates.table(),
            "judgements": table([self._judgement(j) for j in standing(self.content.judgements)]),
        }

    # -- claims -----------------------------------------------------------------

    def _claims(self) -> Table:
        numbers = self.numbers
        iris = numbers.claims.iris
        claims = [self.content.claims[iri] for iri in iris]
        grades = credibilities(self.content.judgements)
        return {
            "subject": steps(numbers[claim.subject] for claim in claims),
            "relation": steps(numbers.relations[claim.predicate] for claim in claims),
            "object": column(self._object(claim) for claim in claims),
            "where": column(numbers.things.get(claim.where) for claim in claims),
            "qualifiers": column(self._qualifiers(claim) for claim in claims),
            "dependsOn": column(numbers.claims.all(claim.depends_on) for claim in claims),
            "whenDate": coded(self.dates.number(claim.when) for claim in claims),
            "valueDate": coded(self.dates.number(_stated(claim)) for claim in claims),
            "credibility": coded(grades.get(iri) for iri in iris),
            "standing": coded(_unless_plain(self.standing[iri]) for iri in iris),
            "outOfView": coded(iri not in numbers.counted or None for iri in iris),
        }

    def _object(self, claim: Claim) -> int | None:
        return next((self.numbers.end(iri) for iri in objects(claim)), None)

    def _qualifiers(self, claim: Claim) -> list[list[int | None]]:
        numbers = self.numbers
        return [[numbers.relations[r], numbers.end(thing)] for r, thing in claim.qualifiers]

    def _ids(self) -> dict[str, Any]:
        """Return what the page needs to name claims.

        An id is a digest of what the claim says (:func:`~claimgraph.model.claim.claim_id`),
        and the page makes it again, since digests can't be packed. So here are the first
        digits of each, to find a claim by its id, and in full the ids of which the page
        does not know at once what they are made from.
        """
        marks: list[str] = []
        others: dict[str, str] = {}
        for number, iri in enumerate(self.numbers.claims):
            claim = self.content.claims[iri]
            local = _local(claim)
            if self._is_known(claim) and iri == self.namespaces.mint("claim", local):
                marks.append(local[:MARK])
            else:
                marks.append("-" * MARK)
                others[str(number)] = self.namespaces.shorten(iri)
        return {"marks": "".join(marks), "others": others}

    def _is_known(self, claim: Claim) -> bool:
        """Whether all that a claim says is in the ledger."""
        numbered = all(self.numbers.end(iri) is not None for iri in claim.named)
        return numbered and isinstance(claim.object, str | EdtfDate)

    # -- sayings ----------------------------------------------------------------

    def _attestations(self) -> Table:
        numbers = self.numbers
        sayings = [self.content.attestations[iri] for iri in numbers.sayings]
        return {
            "claim": steps(numbers.claims[said.claim] for said in sayings),
            "agents": coded(self._agents(said) for said in sayings),
            "source": column(numbers.things.get(said.source) for said in sayings),
            "stance": coded(str(said.stance) for said in sayings),
            "status": coded(said.status and str(said.status) for said in sayings),
            "modality": coded(said.modality and str(said.modality) for said in sayings),
            "inferred": coded(said.inferred or None for said in sayings),
            "from": coded(self._from(sayings), relative=True),
            "saidDate": coded(self.dates.number(said.said_on) for said in sayings),
            "readDate": coded(self.dates.number(said.inferred_date) for said in sayings),
            "records": column(self._records(said) for said in sayings),
            "handle": self._handles(sayings),
        }

    def _records(self, said: Attestation) -> list[int] | None:
        """Return whose records hold a saying, where it is not those of the ends of its chains."""
        holders, things = self._holders.get(said.iri, set()), self.numbers.things
        return None if holders == self._ends(said) else things.all(sorted(holders))

    @cached_property
    def _holders(self) -> dict[Iri, set[Iri]]:
        found: dict[Iri, set[Iri]] = {}
        for source, record in self.content.records.items():
            for said in record.attestations:
                found.setdefault(said.iri, set()).add(source)
        return found

    def _ends(self, said: Attestation) -> set[Iri]:
        """Return the documents at which the chains end that a saying is in."""
        seen, queue, ends = {said.iri}, [said], set[Iri]()
        while queue:
            one = queue.pop()
            users = [
                a for a in self.content.relayed_by.get(one.iri, ()) if a.iri in self.numbers.sayings
            ]
            if not users:
                ends.add(one.source)
            queue += [user for user in users if user.iri not in seen]
            seen.update(user.iri for user in users)
        return ends or {said.source}

    def _agents(self, said: Attestation) -> tuple[int, ...] | str:
        """Return who says it, or "source" where a document speaks for itself."""
        if said.agents == (said.source,):
            return "source"
        return tuple(self.numbers.things.all(said.agents))

    def _handles(self, sayings: Iterable[Attestation]) -> dict[str, Any]:
        """Return the handles: most are a counter behind what is the same for a document."""
        stems: dict[str, str] = {}
        ends: list[str | None] = []
        others: dict[str, str] = {}
        for number, said in enumerate(sayings):
            source = str(self.numbers.things.get(said.source))
            counted = _COUNTER.fullmatch(said.handle)
            stem, end = counted.groups() if counted else ("", "")
            if counted and stems.setdefault(source, stem) == stem:
                ends.append(end)
            else:
                ends.append(None)
                if said.handle:
                    others[str(number)] = said.handle
        return {"stems": stems, "ends": coded(ends), "others": others}

    def _from(self, sayings: Iterable[Attestation]) -> Iterator[tuple[int, ...]]:
        """Yield how far each saying is from those that it was taken from."""
        for number, said in enumerate(sayings):
            yield tuple(other - number for other in self.numbers.sayings.all(said.taken_from))

    # -- documents and judgements -----------------------------------------------

    def _sources(self) -> Iterable[Source]:
        known = self.numbers.things
        return (s for iri, s in sorted(self.content.sources.items()) if iri in known)

    def _source(self, source: Source) -> Row:
        things = self.numbers.things
        return {
            "entity": things[source.iri],
            "title": source.title,
            "publisher": things.get(source.publisher),
            "authors": things.all(source.authors),
            "publishedDate": self.dates.number(source.published),
            "retrievedDate": self.dates.number(source.retrieved),
            "url": source.url,
            "archive": source.archive,
            "language": source.language,
            "mediaType": source.media_type,
            "fileName": source.file_name,
            "sha256": source.sha256,
            "textSha256": source.text_sha256,
            "reliability": str(source.reliability) if source.reliability else None,
            "gradedBy": things.get(source.graded_by),
            "gradedDate": self.dates.number(source.graded_on),
            "textWithheld": not source.text_may_be_shared,
        }

    def _judgement(self, judgement: Judgement) -> Row:
        about, reading = judgement.targets, bool(proposal_of(judgement))
        if reading:
            about = tuple(target for target in about if target in self.content.claims)
        targets = map(self.numbers.end, about)
        return {
            "verdict": str(judgement.verdict),
            "reading": reading,
            "targets": [target for target in targets if target is not None],
            "by": self.numbers.things.get(judgement.by),
            "at": judgement.at,
            "reason": judgement.reason,
            "value": judgement.value,
        }


def _stated(claim: Claim) -> EdtfDate | None:
    """Return the date that is the object of a claim."""
    return claim.object if isinstance(claim.object, EdtfDate) else None


def _unless_plain(standing: Standing) -> str | None:
    return None if standing is Standing.PLAIN else str(standing)


def _local(claim: Claim) -> str:
    """Return the id that follows from what a claim says."""
    return claim_id(
        claim.subject, claim.predicate, claim.object, claim.when, claim.where, claim.qualifiers
    )
