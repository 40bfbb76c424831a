"""From rows to claims and attestations, in an order in which each finds what it needs.

The id of a claim depends on the claims that it speaks of, and that of an attestation on
those that it was taken from, so both are made in topological order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property

from claimgraph.errors import InvalidIri
from claimgraph.formats.sheet_claims import ClaimRow, Saying, Statement
from claimgraph.formats.sheet_names import Handle, Names, Reference
from claimgraph.formats.sheet_order import in_order
from claimgraph.formats.sheet_tree import Report, Scalar, quoted
from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.content import Content, Record
from claimgraph.model.iri import Iri
from claimgraph.model.merging import passages_by_id, with_passages
from claimgraph.model.source import Citation

_IDENTITY = frozenset(
    {
        *("iri", "claim", "agents", "stance", "source", "taken_from"),
        *("said_on", "inferred", "act", "citation", "context"),
    }
)


class Assembly:
    """Makes claims and attestations of rows.

    Args:
        rows: Sound or not; those that are not are left out.
        names: Resolves references.
        known: The case.
        report: Takes the problems.
    """

    def __init__(
        self, rows: Sequence[ClaimRow], names: Names, known: Content, report: Report
    ) -> None:
        self._rows = rows
        self._names = names
        self._known = known
        self._report = report
        self._claims: dict[int, Claim] = {}
        self._attestations: dict[int, Attestation] = {}
        self._chains: dict[int, list[Attestation]] = {}
        self._by_handle = {row.handle: i for i, row in enumerate(rows) if row.handle}

    def records(self) -> dict[Iri, Record]:
        """Return what each source says."""
        self._make_claims()
        self._make_attestations()
        self._check_references()
        by_source: dict[Iri, list[int]] = defaultdict(list)
        for index in self._claims:
            by_source[self._rows[index].source].append(index)
        return {s: self._record(s, rows) for s, rows in sorted(by_source.items())}

    def claim_of(self, reference: Reference) -> Iri | None:
        """Return the claim that is meant, or None where its row is not sound."""
        if not isinstance(reference, Handle):
            return reference
        claim = self._claims.get(self._by_handle[reference.text])
        return claim.iri if claim else None

    @cached_property
    def _claim_iris(self) -> frozenset[Iri]:
        return frozenset(claim.iri for claim in self._claims.values())

    def exists(self, claim: Iri) -> bool:
        """Return whether `claim` is in the sheets or in the case."""
        return claim in self._claim_iris or self._names.exists(claim)

    # -- claims -----------------------------------------------------------------

    def _make_claims(self) -> None:
        statements = {
            index: row.statement
            for index, row in enumerate(self._rows)
            if row.statement and row.row.is_sound
        }
        needs = {i: [self._by_handle[h] for h in s.handles()] for i, s in statements.items()}
        order, circles = in_order(needs)
        for index in order:
            self._claims[index] = self._claim(statements[index])
        for circle in circles:
            self._report_circle(circle, "the claim speaks of itself", "'subject' and 'object'")

    def _claim(self, statement: Statement) -> Claim:
        def made(reference: Reference) -> Iri:
            return self.claim_of(reference) or ""

        value = statement.object
        return Claim.of(
            self._names.namespaces,
            made(statement.subject),
            statement.predicate,
            made(value) if isinstance(value, Handle) else value,
            when=statement.when,
            where=statement.where,
            qualifiers=((relation, made(other)) for relation, other in statement.qualifiers),
        )

    def _report_circle(self, circle: list[int], what: str, keys: str) -> None:
        ids = [self._rows[index].handle for index in (*circle, circle[0])]
        place = self._rows[circle[0]].row.place
        mend = f"Break the circle: change {keys} of one of these rows."
        self._report.add(place, f"{what}: {' → '.join(ids)}", mend)

    # -- attestations -----------------------------------------------------------

    def _make_attestations(self) -> None:
        sayings = {i: self._rows[i].saying for i in self._claims}
        needs: dict[int, list[int]] = {}
        for index, saying in sayings.items():
            if saying is not None:
                handles = (word.text for word in saying.taken_from)
                needs[index] = [self._by_handle[h] for h in handles if h in self._by_handle]
        order, circles = in_order(needs)
        for index in order:
            saying = sayings[index]
            if saying is not None:
                self._attestations[index] = self._attestation(index, saying)
        for circle in circles:
            self._report_circle(circle, "the row is taken from itself", "'from'")

    def _attestation(self, index: int, saying: Saying) -> Attestation:
        row = self._rows[index]
        taken_from = [iri for w in saying.taken_from if (iri := self._origin(w))]
        hops = self._chains[index] = self._hops(index, saying)
        ends = [*taken_from, *(hop.iri for hop in hops[-1:])]
        return Attestation.of(
            self._names.namespaces,
            self._claims[index].iri,
            saying.agents,
            saying.stance,
            source=saying.document,
            citation=saying.citation,
            context=saying.context,
            cues=saying.cues,
            taken_from=ends,
            status=saying.status,
            modality=saying.modality,
            act=saying.act,
            inferred=saying.inferred,
            said_on=None if hops else saying.said_on,
            inferred_date=saying.inferred_date,
            handle=row.handle,
            gloss=saying.gloss,
            note=saying.note,
        )

    def _hops(self, index: int, saying: Saying) -> list[Attestation]:
        """Return the attestations of the chain; the date of saying is the origin's."""
        made: list[Attestation] = []
        for hop in saying.chain:
            attestation = Attestation.of(
                self._names.namespaces,
                self._claims[index].iri,
                hop.agents,
                hop.stance,
                source=hop.document,
                taken_from=[before.iri for before in made[-1:]],
                act=hop.act,
                inferred=hop.inferred,
                said_on=None if made else saying.said_on,
            )
            made.append(attestation)
        return made

    def _origin(self, word: Scalar) -> Iri | None:
        """Return the attestation that a word of ``from`` means."""
        if word.text in self._by_handle:
            attestation = self._attestations.get(self._by_handle[word.text])
            return attestation.iri if attestation else None
        known = self._known.handles.get(word.text)
        if known:
            return known[0].iri
        try:
            return self._names.expand(word.text)
        except InvalidIri:
            return word.text

    # -- checks that need everything --------------------------------------------

    def _check_references(self) -> None:
        """Report what is named by its IRI and is nowhere."""
        for index, claim in self._claims.items():
            row = self._rows[index]
            ends = [claim.subject, *(value for _, value in claim.qualifiers)]
            ends += [claim.object] if isinstance(claim.object, str) else []
            on = row.statement.depends_on if row.statement else ()
            for end in (*ends, *(end for end in on if not isinstance(end, Handle))):
                if not self.exists(end):
                    short = self._names.namespaces.shorten(end)
                    mend = "Name a claim of the case, or a row by its id."
                    self._report.add(row.row.place, f"unknown claim {quoted(short)}", mend)
        self._check_origins()

    def _check_origins(self) -> None:
        made = {hop.iri for chain in self._chains.values() for hop in chain}
        made |= {a.iri for a in self._attestations.values()} | self._known.attestations.keys()
        for index in self._claims:
            saying = self._rows[index].saying
            for word in saying.taken_from if saying else ():
                if not self._is_origin(word, made):
                    mend = "Name an attested claim row by its id, or an attestation of the case."
                    self._report.add(word.place, f"unknown row {quoted(word.text)}", mend)

    def _is_origin(self, word: Scalar, made: set[Iri]) -> bool:
        if word.text in self._by_handle:
            row = self._rows[self._by_handle[word.text]]
            return row.saying is not None or not row.row.is_sound
        return self._origin(word) in made

    # -- records ----------------------------------------------------------------

    def _record(self, source: Iri, rows: Iterable[int]) -> Record:
        claims: dict[Iri, Claim] = {}
        attestations: dict[Iri, tuple[Attestation, int]] = {}
        for index in rows:
            claim = self._with_dependencies(index)
            known = claims.get(claim.iri, claim)
            on = tuple(sorted({*known.depends_on, *claim.depends_on}))
            claims[claim.iri] = replace(claim, depends_on=on)
            if index in self._attestations:
                for attestation in (*self._chains[index], self._attestations[index]):
                    self._add(attestations, attestation, index)
        self._check_passages(attestations)
        passages = passages_by_id(a for a, _ in attestations.values())
        return Record(
            source,
            tuple(claims[iri] for iri in sorted(claims)),
            tuple(with_passages(attestations[iri][0], passages) for iri in sorted(attestations)),
        )

    def _with_dependencies(self, index: int) -> Claim:
        statement = self._rows[index].statement
        references = statement.depends_on if statement else ()
        found = {iri for r in references if (iri := self.claim_of(r))}
        return replace(self._claims[index], depends_on=tuple(sorted(found)))

    def _add(self, known: dict[Iri, tuple[Attestation, int]], new: Attestation, index: int) -> None:
        old = known.get(new.iri)
        if old is None:
            known[new.iri] = (new, index)
            return
        attestation, first = old
        joined, differing = _joined(attestation, new)
        is_row = self._attestations[index].iri == new.iri
        was_row = self._attestations[first].iri == new.iri
        place, there = self._rows[index].row.place, self._where(first)
        if differing:
            message = f"says the same as {there}, with another {' and '.join(differing)}"
            mend = "Make them one, or tell them apart by passage, document or date of saying."
            self._report.add(place, message, mend)
        elif is_row and was_row and index != first:
            self._report.add(place, f"repeats {there}", "Keep one of the two rows.")
        known[new.iri] = (joined, index if is_row else first)

    def _where(self, index: int) -> str:
        row = self._rows[index]
        name = quoted(row.handle) if row.handle else "the row"
        return f"{name} in line {row.row.place.line}"

    def _check_passages(self, attestations: Mapping[Iri, tuple[Attestation, int]]) -> None:
        """Report passages that are the same and have different words around them."""
        seen: dict[Iri, Citation] = {}
        for attestation, index in attestations.values():
            for citation in attestation.passages:
                known = seen.setdefault(citation.iri, citation)
                if known.exact is None:
                    seen[citation.iri] = citation
                elif citation.exact is not None and known != citation:
                    place = self._rows[index].row.place
                    message = "a passage of another row with another 'prefix' or 'suffix'"
                    self._report.add(place, message, "Give them once, or the same each time.")


def _joined(old: Attestation, new: Attestation) -> tuple[Attestation, list[str]]:
    """Return what two attestations of one id say together, and in what they differ."""
    changes: dict[str, object] = {}
    differing: list[str] = []
    for field in fields(Attestation):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name in _IDENTITY or before == after or not after:
            continue
        if before:
            differing.append(field.name.replace("_", "-").replace("handle", "id"))
        changes[field.name] = after
    # Each value comes from the same field of another attestation.
    return replace(old, **changes), differing  # type: ignore[arg-type]
