"""What the words of a sheet refer to: entities, documents, claims, and terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from claimgraph.errors import InvalidIri
from claimgraph.formats.sheet_fields import Row
from claimgraph.formats.sheet_tree import Report, Scalar, question, quoted
from claimgraph.model.content import Content
from claimgraph.model.iri import RECORD_KINDS, Iri, Namespaces
from claimgraph.model.judgement import is_proposal
from claimgraph.model.vocabulary import TermKind, Vocabulary

_MAX_PROPOSALS = 3
_OTHER_SCHEMES = ("urn:", "tag:", "mailto:", "did:", "info:", "<")
_KINDS = {
    TermKind.CLASS: "class",
    TermKind.OBJECT_RELATION: "relation to a thing",
    TermKind.TEXT_RELATION: "relation to a text",
}


@dataclass(frozen=True, slots=True)
class Handle:
    """A claim by the id of the row that makes it."""

    text: str


Reference = Iri | Handle
"""A thing by its IRI, or a claim of these sheets that has no IRI yet."""


class Names:
    """Resolves the words of several sheets that may refer to each other.

    Args:
        namespaces: The case's.
        vocabulary: Classes and relations.
        known: What is in the case.
        report: Suggests what may have been meant.
    """

    def __init__(
        self, namespaces: Namespaces, vocabulary: Vocabulary, known: Content, report: Report
    ) -> None:
        self.namespaces = namespaces
        self._vocabulary = vocabulary
        self._report = report
        self._core = namespaces.prefixes.get("cg", namespaces.base)
        self._labels: dict[Iri, str] = {iri: s.title for iri, s in known.sources.items()}
        self._labels.update((iri, entity.label) for iri, entity in known.entities.items())
        self._handles: set[str] = set()
        self._known = known
        self._claim_base = namespaces.mint("claim", "")

    # -- what there is ----------------------------------------------------------

    def declare(self, iri: Iri, label: str) -> None:
        """Say that these sheets describe the entity or document `iri`."""
        self._labels[iri] = label or self._labels.get(iri, "")

    def declare_handle(self, text: str) -> None:
        """Say that these sheets have a claim row with the id `text`."""
        self._handles.add(text)

    def is_thing(self, text: str) -> bool:
        """Return whether `text` names an entity or a document."""
        try:
            return self.expand(text) in self._labels
        except InvalidIri:
            return False

    def exists(self, iri: Iri) -> bool:
        """Return whether `iri` is described, or referred to in the case."""
        return iri in self._labels or iri in self._in_use

    @cached_property
    def _in_use(self) -> frozenset[Iri]:
        """What the case refers to already, described or not."""
        used: set[Iri] = set()
        for claim in self._known.claims.values():
            used |= {claim.iri, claim.subject, claim.predicate, claim.where, *claim.depends_on}
            used |= {iri for pair in claim.qualifiers for iri in pair}
            if isinstance(claim.object, str):
                used.add(claim.object)
        for attestation in self._known.attestations.values():
            used |= {attestation.source, *attestation.agents, *attestation.taken_from}
        for entity in self._known.entities.values():
            used |= {*entity.types, *(name.source for name in entity.names)}
        for source in self._known.sources.values():
            used |= {source.publisher, *source.authors, source.graded_by}
        for judgement in self._known.judgements:
            used |= {judgement.by, *judgement.targets}
        return frozenset(used - {""})

    # -- words to IRIs ----------------------------------------------------------

    def expand(self, text: str, *, bare: Iri | None = None) -> Iri:
        """Return the IRI that `text` means, whether or not there is such a thing.

        Raises:
            InvalidIri: it is no id, no IRI, or has an unknown prefix.
        """
        prefix, colon, local = text.partition(":")
        is_iri = text.startswith(_OTHER_SCHEMES) or local.startswith("//")
        if not colon or prefix in self.namespaces.prefixes or is_iri:
            return self.namespaces.expand(text, bare=bare)
        near = self._report.did_you_mean(prefix, self.namespaces.prefixes, "")
        near = near.replace("'?", f":{local}'?")
        raise InvalidIri(
            f"unknown prefix {quoted(prefix)} in {quoted(text)}",
            mend=near or "Use a prefix of the case, a full IRI, or <scheme:…>.",
        )

    def _expanded(self, row: Row, word: Scalar, bare: Iri | None = None) -> Iri | None:
        try:
            return self.expand(word.text, bare=bare)
        except InvalidIri as error:
            row.fault(word.place, error.message, error.mend or "Write an id or an IRI.")
            return None

    def id_of(self, row: Row, word: Scalar) -> Iri | None:
        """Return the IRI of the thing that a row describes."""
        return self._expanded(row, word)

    def entity(self, row: Row, word: Scalar, what: str) -> Iri | None:
        """Return the entity or document that `word` names; that there is none is a fault."""
        found = self._find(word.text, with_claims=False)
        if found is not None and not isinstance(found, Handle):
            return found
        self._unknown(row, word, what, with_claims=False)
        return None

    def reference(self, row: Row, word: Scalar, what: str) -> Reference | None:
        """Return the entity, document or claim that `word` names."""
        found = self._find(word.text, with_claims=True)
        if found is None:
            self._unknown(row, word, what, with_claims=True)
        return found

    def claim(self, row: Row, word: Scalar) -> Reference | None:
        """Return the claim that `word` names."""
        found = self._find(word.text, with_claims=True)
        if isinstance(found, Handle) or (found is not None and found not in self._labels):
            return found
        mend = self._near(word.text, (*self._handles, *self._known.handles))
        row.fault(word.place, f"unknown claim {quoted(word.text)}", mend or "Name a claim row.")
        return None

    def is_proposal(self, word: Scalar) -> bool:
        """Return whether `word` is the IRI of a machine's proposal, stored or not."""
        try:
            return is_proposal(self.expand(word.text))
        except InvalidIri:
            return False

    def part_of_proposal(self, row: Row, word: Scalar) -> Reference | None:
        """Return a proposal, or the claim or thing that one became and that may be gone since."""
        return self._find(word.text, with_claims=True) or self._expanded(row, word)

    def judgement(self, row: Row, word: Scalar) -> Iri | None:
        """Return the judgement that `word` names; whether it exists is seen later."""
        iri = self._expanded(row, word)
        if iri is None or iri.startswith(self.namespaces.mint("judgement", "")):
            return iri
        mend = "Name it as the case does: judgement:…"
        row.fault(word.place, f"{quoted(word.text)} is no judgement", mend)
        return None

    def _find(self, text: str, *, with_claims: bool) -> Reference | None:
        if with_claims and text in self._handles:
            return Handle(text)
        if with_claims and text in self._known.handles:
            return self._known.handles[text][0].claim
        try:
            iri = self.expand(text)
        except InvalidIri:
            return None
        is_claim = with_claims and iri.startswith(self._claim_base)
        return iri if iri in self._labels or is_claim or iri in self._in_use else None

    def _unknown(self, row: Row, word: Scalar, what: str, *, with_claims: bool) -> None:
        try:
            self.expand(word.text)
        except InvalidIri as error:
            by_label = self._by_label(word.text)
            mend = question(by_label) or error.mend or "Write an id."
            row.fault(word.place, error.message, mend)
            return
        handles = (*self._handles, *self._known.handles) if with_claims else ()
        mend = self._near(word.text, handles) or "Describe it under 'entities', or in the case."
        row.fault(word.place, f"unknown {what} {quoted(word.text)}", mend)

    def _near(self, text: str, handles: Iterable[str]) -> str:
        by_label = self._by_label(text)
        if by_label:
            return question(by_label)
        return self._report.did_you_mean(text, [*self._short_ids, *handles], "")

    def _by_label(self, text: str) -> list[str]:
        return [self.namespaces.shorten(iri) for iri in self._labelled.get(text.casefold(), ())]

    @cached_property
    def _labelled(self) -> dict[str, list[Iri]]:
        """Label to the things that have it; first asked for when all are declared."""
        found: dict[str, list[Iri]] = defaultdict(list)
        for iri, label in self._labels.items():
            if len(found[label.casefold()]) < _MAX_PROPOSALS:
                found[label.casefold()].append(iri)
        return found

    @cached_property
    def _short_ids(self) -> list[str]:
        return [self.namespaces.shorten(iri) for iri in self._labels]

    # -- terms ------------------------------------------------------------------

    def type_(self, row: Row, word: Scalar) -> Iri | None:
        """Return the class that `word` names."""
        return self._term(row, word, "class", lambda kind: kind is TermKind.CLASS)

    def relation(self, row: Row, word: Scalar) -> Iri | None:
        """Return the relation that `word` names."""
        return self._term(row, word, "predicate", lambda kind: kind is not TermKind.CLASS)

    def takes_text(self, relation: Iri) -> bool | None:
        """Return whether the object of `relation` is a text; None where it is unknown."""
        term = self._vocabulary.get(relation)
        return None if term is None else term.kind is TermKind.TEXT_RELATION

    def qualifier(self, row: Row, word: Scalar) -> Iri | None:
        """Return the qualifier that `word` names: a kind of ``cg:qualifier``."""
        iri = self._term(row, word, "qualifier", lambda kind: kind is TermKind.OBJECT_RELATION)
        root = self._core + "qualifier"
        if iri is None or iri in self._in_use or root not in self._vocabulary:
            return iri
        if not self._vocabulary.is_a([iri], [root]):
            kinds = sorted(self.spelled(term) for term in self._vocabulary.descendants(root))
            message = f"{quoted(word.text)} is no qualifier"
            row.fault(word.place, message, f"Use one of: {', '.join(kinds)}.")
        return iri

    def _term(
        self, row: Row, word: Scalar, what: str, fits: Callable[[TermKind], bool]
    ) -> Iri | None:
        iri = self._expanded(row, word, self._core)
        if iri is None:
            return None
        term = self._vocabulary.get(iri)
        if (term and fits(term.kind)) or (not term and iri in self._in_use):
            return iri
        candidates = [self.spelled(t.iri) for t in self._vocabulary if fits(t.kind)]
        near = self._near_term(word.text, candidates)
        if term:
            message = f"{quoted(word.text)} is a {_KINDS[term.kind]}, no {what}"
        else:
            message = f"unknown {what} {quoted(word.text)}"
        row.fault(
            word.place, message, near or "Use a term of the core, or declare it in terms.ttl."
        )
        return None

    def _near_term(self, text: str, candidates: list[str]) -> str:
        """Propose the same name in another vocabulary, then one of similar spelling."""
        local = text.rpartition(":")[2].casefold()
        same = [c for c in candidates if c.rpartition(":")[2].casefold() == local and c != text]
        return question(same[:2]) or self._report.did_you_mean(text, candidates, "")

    def spelled(self, iri: Iri) -> str:
        """Return a term as sheets write it: core terms bare, others with a prefix."""
        return spelled_term(iri, self.namespaces)


def spelled_term(iri: Iri, namespaces: Namespaces) -> str:
    """Return a class or relation as sheets write it: core terms bare, others with a prefix."""
    short = namespaces.shorten(iri)
    bare = short.removeprefix("cg:")
    return bare if bare != short and bare not in RECORD_KINDS else short


def spelled(iri: Iri, namespaces: Namespaces) -> str:
    """Return a thing as sheets write it: by its short id, with a prefix, or in full."""
    short = namespaces.shorten(iri)
    prefix, colon, local = short.partition(":")
    is_plain = not colon or prefix in namespaces.prefixes or local.startswith("//")
    return short if is_plain or short.startswith(_OTHER_SCHEMES) else f"<{short}>"
