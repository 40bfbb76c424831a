"""The rows of claims: a chain in one field where it fits there, else a row a hop."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimgraph.formats.chain import MARKS, Hop, Word, chain_text, fits_as_act
from claimgraph.formats.sheet_claims import UNSTATED
from claimgraph.formats.sheet_names import spelled, spelled_term
from claimgraph.formats.sheet_passages import passage_row, passage_word
from claimgraph.formats.sheet_values import EMPTY, Bare, Cell, RowCells, kept
from claimgraph.model.claim import (
    Attestation,
    AttributionStatus,
    Claim,
    Literal,
    Stance,
)
from claimgraph.model.content import Content, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Loss
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation

_HANDLE = re.compile(r"[^\s;=,\[\]{}\x00-\x1f\x7f]{1,200}")
_DIGITS = re.compile(r"([0-9]+)")


class ClaimRows:
    """Writes the claims of a content.

    Args:
        content: Under the ids that its content gives it.
        namespaces: The case's.
    """

    def __init__(self, content: Content, namespaces: Namespaces) -> None:
        self._content = content
        self._namespaces = namespaces
        self._lost_handles = 0
        self._lost_claims = 0
        self._handles = self._usable_handles()
        self._of_claim: dict[Iri, str] = {}
        for iri, handle in sorted(self._handles.items(), key=lambda pair: _natural(pair[1])):
            self._of_claim.setdefault(content.attestations[iri].claim, handle)

    def _usable_handles(self) -> dict[Iri, str]:
        """Return attestation to the id of its row; an id belongs to one row alone."""
        found: dict[str, Iri] = {}
        things = {spelled(iri, self._namespaces) for iri in self._content.entities}
        things |= {spelled(iri, self._namespaces) for iri in self._content.sources}
        for iri, attestation in self._content.attestations.items():
            handle = attestation.handle
            if not handle:
                continue
            is_clean = _HANDLE.fullmatch(handle) and handle.isprintable() and handle not in things
            if is_clean and handle not in found:
                found[handle] = iri
            else:
                self._lost_handles += 1
        return {iri: handle for handle, iri in found.items()}

    def losses(self) -> list[Loss]:
        """Return what the rows could not hold; call it when they are made."""
        found: list[Loss] = []
        if self._lost_handles:
            reason = "an id of a row is one word, of one row, and of no entity; it was left out"
            found.append(Loss("the id of a claim row", self._lost_handles, reason))
        if self._lost_claims:
            reason = "the claim itself is not among what is written; it was left out"
            found.append(Loss("an attestation", self._lost_claims, reason))
        return found

    def claim(self, iri: Iri) -> Claim | None:
        """Return a claim of another source; that it is nowhere is a loss."""
        claim = self._content.claims.get(iri)
        self._lost_claims += claim is None
        return claim

    def attestation(self, iri: Iri) -> Attestation | None:
        """Return an attestation of any source."""
        return self._content.attestations.get(iri)

    def reference(self, iri: Iri) -> str:
        """Return a thing or claim as a row names it."""
        return self._of_claim.get(iri) or spelled(iri, self._namespaces)

    def rows(self) -> list[RowCells]:
        """Return all rows: source by source, in the order of the text."""
        every: list[RowCells] = []
        for record in self._content.records.values():
            every += _RecordRows(record, self, self._namespaces).rows()
        return every

    def handle(self, attestation: Attestation) -> str:
        """Return the id of the row of an attestation, or ""."""
        return self._handles.get(attestation.iri, "") if attestation.handle else ""


class _RecordRows:
    """Writes what one source says."""

    def __init__(self, record: Record, all_rows: ClaimRows, namespaces: Namespaces) -> None:
        self._record = record
        self._rows = all_rows
        self._namespaces = namespaces
        self._claims = {claim.iri: claim for claim in record.claims}
        self._attestations = {a.iri: a for a in record.attestations}
        self._fits: dict[Iri, bool] = {}

    def rows(self) -> list[RowCells]:
        rows: list[RowCells] = []
        attested: set[Iri] = set()
        for attestation in sorted(self._own_rows(), key=self._order):
            claim = self._claims.get(attestation.claim) or self._rows.claim(attestation.claim)
            attested.add(attestation.claim)
            if claim:
                rows.append(self._row(attestation, claim))
        bare = (claim for claim in self._record.claims if claim.iri not in attested)
        return rows + [self._unattested(claim) for claim in bare]

    def _order(self, attestation: Attestation) -> tuple[object, ...]:
        anchor = attestation.citation
        start = anchor.start if anchor and anchor.start is not None else 10**10
        return start, _natural(self._rows.handle(attestation)), attestation.iri

    # -- which attestations are rows --------------------------------------------

    def _own_rows(self) -> list[Attestation]:
        """Return the attestations that are no hop of a chain in another's row."""
        taken = {origin for a in self._record.attestations for origin in a.taken_from}
        queue = [a for a in self._record.attestations if a.iri not in taken]
        rows: dict[Iri, Attestation] = {}
        covered: set[Iri] = set()
        pending = iter(self._record.attestations)
        while True:
            while queue:
                attestation = queue.pop()
                if attestation.iri not in rows:
                    rows[attestation.iri] = attestation
                    hops = self._hops(attestation)
                    covered.update(hop.iri for hop in hops)
                    ends = () if hops else attestation.taken_from
                    queue += [self._attestations[i] for i in ends if i in self._attestations]
            left = next((a for a in pending if a.iri not in rows and a.iri not in covered), None)
            if left is None:
                return list(rows.values())
            queue.append(left)

    def _hops(self, attestation: Attestation) -> list[Attestation]:
        """Return the hops that can stand in the chain of a row, the origin first."""
        if len(attestation.taken_from) != 1 or attestation.said_on:
            return []
        hops: list[Attestation] = []
        after = attestation
        while after.taken_from:
            before = self._attestations.get(after.taken_from[0])
            if before is None or not self._is_hop(before, after):
                return []
            hops.append(before)
            after = before
        last = hops[0]
        own = (self._record.source,)
        if last.agents == own and last.source in ("", self._record.source):
            return []
        return hops[::-1]

    def _is_hop(self, hop: Attestation, after: Attestation) -> bool:
        """Return whether a chain can hold everything that is known of `hop`."""
        if hop.claim != after.claim or len(hop.taken_from) > 1:
            return False
        return self._is_plain(hop) and not (hop.taken_from and hop.said_on)

    def _is_plain(self, hop: Attestation) -> bool:
        known = self._fits.get(hop.iri)
        if known is None:
            more = (hop.citation, hop.context, hop.cues, hop.status, hop.modality)
            texts = (hop.inferred_date, hop.handle, hop.gloss, hop.note)
            known = bool(hop.agents) and fits_as_act(hop.act) and not any(more + texts)
            self._fits[hop.iri] = known
        return known

    # -- one row ----------------------------------------------------------------

    def _row(self, attestation: Attestation, claim: Claim) -> RowCells:
        hops = self._hops(attestation)
        first = hops[0] if hops else attestation
        return kept(
            [
                ("id", self._rows.handle(attestation)),
                ("source", self._spelled(self._record.source)),
                *self._statement(claim),
                ("chain", chain_text(self._hop(hop) for hop in hops)),
                *self._speaker(attestation, is_told=bool(hops)),
                ("modality", str(attestation.modality or "")),
                ("said-on", _date(first.said_on)),
                ("inferred-date", _date(attestation.inferred_date)),
                *self._passages(attestation),
                ("depends-on", self._references(claim.depends_on)),
                ("gloss", attestation.gloss),
                ("note", attestation.note),
            ]
        )

    def _unattested(self, claim: Claim) -> RowCells:
        return kept(
            [
                ("source", self._spelled(self._record.source)),
                *self._statement(claim),
                ("depends-on", self._references(claim.depends_on)),
                ("attested", False),
            ]
        )

    def _statement(self, claim: Claim) -> Iterator[tuple[str, Cell | None]]:
        yield "subject", self._rows.reference(claim.subject)
        yield "predicate", spelled_term(claim.predicate, self._namespaces)
        match claim.object:
            case Literal(text, language):
                yield "text", text or EMPTY
                yield "lang", language
            case Quantity():
                yield "quantity", claim.object.text()
            case EdtfDate():
                yield "date", claim.object.text
            case _:
                yield "object", self._rows.reference(claim.object)
        yield "when", _date(claim.when)
        yield "where", self._spelled(claim.where) if claim.where else ""
        qualifiers: dict[str, list[Cell]] = {}
        for relation, other in claim.qualifiers:
            key = spelled_term(relation, self._namespaces)
            qualifiers.setdefault(key, []).append(self._rows.reference(other))
        single: RowCells = {k: v[0] if len(v) == 1 else v for k, v in qualifiers.items()}
        yield "qualifiers", single

    def _speaker(
        self, attestation: Attestation, *, is_told: bool
    ) -> Iterator[tuple[str, Cell | None]]:
        """Write who says it and how, as far as it is not what is usual."""
        source = self._record.source
        is_own_voice = attestation.agents == (source,) and attestation.source == source
        is_origin = not attestation.taken_from
        if not is_own_voice:
            yield "agents", self._agents(attestation)
            yield "via", self._spelled(attestation.source) if attestation.source else ""
        if not is_told:
            yield "from", [self._origin(iri) for iri in attestation.taken_from]
        if attestation.stance is not (Stance.ASSERTS if is_origin else Stance.RELAYS):
            yield "stance", str(attestation.stance)
        yield "act", attestation.act
        yield "inferred", True if attestation.inferred else None
        usual = AttributionStatus.SILENT if is_origin and is_own_voice else None
        if attestation.status is not usual:
            yield "status", str(attestation.status or UNSTATED)

    def _agents(self, attestation: Attestation) -> Cell:
        return [self._spelled(a) for a in attestation.agents] or [EMPTY]

    def _origin(self, iri: Iri) -> Cell:
        attestation = self._rows.attestation(iri)
        handle = self._rows.handle(attestation) if attestation else ""
        return handle or self._spelled(iri)

    def _hop(self, hop: Attestation) -> Hop:
        usual = Stance.RELAYS if hop.taken_from else Stance.ASSERTS
        return Hop(
            tuple(self._word(agent) for agent in hop.agents),
            self._word(hop.source) if hop.source else None,
            Word(str(hop.stance), 0) if hop.stance is not usual else None,
            hop.act,
            hop.inferred,
        )

    def _word(self, iri: Iri) -> Word:
        short = self._spelled(iri)
        return Word(f"<{iri}>" if short in MARKS else short, 0)

    def _passages(self, attestation: Attestation) -> Iterator[tuple[str, Cell | None]]:
        if attestation.citation:
            yield from self._passage(attestation.citation).items()
        yield "context", [self._further(c) for c in attestation.context]
        yield "cues", [self._further(c) for c in attestation.cues]

    def _passage(self, citation: Citation) -> RowCells:
        row = passage_row(citation, self._record.source, self._namespaces)
        return {key: Bare(c) if key == "at" else c for key, c in row.items()}

    def _further(self, citation: Citation) -> Cell:
        row = passage_row(citation, self._record.source, self._namespaces)
        word = passage_word(row)
        return Bare(word) if word is not None else self._passage(citation)

    def _references(self, iris: Iterable[Iri]) -> list[Cell]:
        return [self._rows.reference(iri) for iri in iris]

    def _spelled(self, iri: Iri) -> str:
        return spelled(iri, self._namespaces)


def _date(date: EdtfDate | None) -> str:
    return date.text if date else ""


def _natural(text: str) -> list[tuple[int, str]]:
    """Return a key by which ``p9`` comes before ``p10``."""
    parts = _DIGITS.split(text)
    return [(int(p[:18]), p) if n % 2 else (0, p) for n, p in enumerate(parts)]
