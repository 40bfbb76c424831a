"""A proposal as the row of a claim sheet: what people see, edit, and hand back.

Accepting a proposal is reading this row. So what is shown is what is accepted, an edit is
another value in a column, and everything that is wrong with it is said as for a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimgraph.documents.text import Document
from claimgraph.formats.chain import MARKS, Hop, Word, chain_text, parse_chain
from claimgraph.formats.csv_writing import cell_text
from claimgraph.formats.sheet_names import spelled_term
from claimgraph.formats.sheet_tree import Place
from claimgraph.formats.sheet_values import Cell
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.proposal import (
    Party,
    Polarity,
    Proposal,
    ProposedDate,
    ProposedHop,
    ProposedQuantity,
    ProposedText,
    Span,
)
from claimgraph.model.source import Source
from claimgraph.model.vocabulary import Term, Vocabulary
from claimgraph.reviewing.docket import handle_of, place_of
from claimgraph.reviewing.edit import OBJECT_FIELDS, Edit
from claimgraph.reviewing.naming import Naming

Row = dict[str, str]
"""Column to what stands in its cell."""

_MODES = {Modality.ALLEGATION: Stance.ALLEGES, Modality.ESTIMATE: Stance.ESTIMATES}
_QUOTED = re.compile('["“”]([^"“”]+)["“”]')
_THINGS = ("subject", "object", "where")


class RowMaker:
    """Makes rows of proposals.

    Args:
        naming: Knows the things.
        namespaces: The case's.
        vocabulary: The core's and the case's terms.
    """

    def __init__(self, naming: Naming, namespaces: Namespaces, vocabulary: Vocabulary) -> None:
        self._naming = naming
        self._namespaces = namespaces
        self._vocabulary = vocabulary

    def row(
        self,
        proposal: Proposal,
        source: Source,
        document: Document | None,
        edit: Edit = Edit(),  # noqa: B008  # it is frozen
        part: int = 1,
    ) -> Row:
        """Return the row that a proposal becomes, without columns that say nothing.

        Args:
            proposal: The proposal.
            source: Its document's record.
            document: The text, where it is at hand: pages are taken from it.
            edit: What was changed; values in it need not be spelled as in a sheet.
            part: Which of several rows of one proposal it is, from 1.
        """
        place = place_of(proposal.id)
        values = edit.values
        self._naming.describe_all(values.get("new", ""), replace(place, field="new"))
        proposal, values = _with_modes(proposal, values)
        given = frozenset(field for field, value in values.items() if value)
        cells = dict(self._cells(proposal, source, document, given, place))
        cells |= {f: self._edited(proposal, f, value, place) for f, value in values.items()}
        cells["id"] = handle_of(proposal, part)
        return {column: cell for column, cell in cells.items() if cell and column != "new"}

    # -- what is proposed -------------------------------------------------------

    def _cells(
        self,
        proposal: Proposal,
        source: Source,
        document: Document | None,
        given: frozenset[str],
        place: Place,
    ) -> Iterator[tuple[str, str]]:
        """Yield the columns of a proposal; things that an edit names are not looked for."""
        yield "source", self._naming.spelled(proposal.source)
        term = self._vocabulary.get(proposal.predicate)
        if "subject" not in given:
            kinds = term.subject_kinds if term else ()
            yield "subject", self._party(proposal.subject, "subject", place, kinds)
        yield "predicate", spelled_term(proposal.predicate, self._namespaces)
        if not given & frozenset(OBJECT_FIELDS):
            yield from self._object(proposal, source, term, place)
        yield "when", proposal.when.stated.text if proposal.when else ""
        if proposal.where and "where" not in given:
            yield "where", self._party(proposal.where, "where", place, (), "Place")
        if "qualifiers" not in given:
            yield "qualifiers", "; ".join(self._qualifiers(proposal, place))
        yield from self._voice(proposal, given, place)
        yield "inferred-date", _inferred(proposal)
        yield from _passage(proposal, document, given)

    def _party(
        self,
        party: Party,
        field: str,
        place: Place,
        kinds: Iterable[Iri] = (),
        fallback: str = "Entity",
    ) -> str:
        iri = self._naming.party(party, replace(place, field=field), kinds, fallback)
        return self._naming.spelled(iri)

    def _object(
        self, proposal: Proposal, source: Source, term: Term | None, place: Place
    ) -> Iterator[tuple[str, str]]:
        match proposal.object:
            case Party() as party:
                kinds = term.object_kinds if term else ()
                yield "object", self._party(party, "object", place, kinds)
            case ProposedText(text):
                yield "text", " ".join(text.split())
                yield "lang", source.language
            case ProposedQuantity(quantity):
                yield "quantity", quantity.text()
            case ProposedDate(stated):
                yield "date", stated.text

    def _qualifiers(self, proposal: Proposal, place: Place) -> Iterator[str]:
        for relation, party in proposal.qualifiers:
            term = self._vocabulary.get(relation)
            thing = self._party(party, "qualifiers", place, term.object_kinds if term else ())
            yield f"{spelled_term(relation, self._namespaces)}={thing}"

    # -- who says it ------------------------------------------------------------

    def _voice(
        self, proposal: Proposal, given: frozenset[str], place: Place
    ) -> Iterator[tuple[str, str]]:
        if "chain" not in given and proposal.chain:
            yield "chain", self._chain(proposal, place)
        if not proposal.chain and "chain" not in given:
            stance = _origin_stance(proposal, Stance.ASSERTS)
            yield "stance", "" if stance is Stance.ASSERTS else str(stance)
        is_own_voice = proposal.status is AttributionStatus.SILENT and "chain" in given
        status = AttributionStatus.EXPLICIT if is_own_voice else proposal.status
        yield "status", str(status)
        yield "modality", str(proposal.modality)

    def _chain(self, proposal: Proposal, place: Place) -> str:
        at = replace(place, field="chain")
        first, *others = proposal.chain
        hops = [self._hop(first, _origin_stance(proposal, first.stance), Stance.ASSERTS, at)]
        hops += [self._hop(hop, hop.stance, Stance.RELAYS, at) for hop in others]
        return chain_text(hops)

    def _hop(self, hop: ProposedHop, stance: Stance, usual: Stance, place: Place) -> Hop:
        document = self._naming.party(hop.via, place, (), "Document") if hop.via else ""
        agents = [self._naming.party(agent, place, (), "Agent") for agent in hop.agents]
        act = " ".join(hop.act.replace("(", " ").replace(")", " ").split())
        return Hop(
            tuple(self._word(iri) for iri in agents or [document]),
            self._word(document) if document else None,
            Word(str(stance), 0) if stance is not usual else None,
            act,
            hop.inferred,
        )

    def _word(self, iri: Iri) -> Word:
        short = self._naming.spelled(iri)
        return Word(f"<{iri}>" if short in MARKS else short, 0)

    # -- what a person changed --------------------------------------------------

    def _edited(self, proposal: Proposal, field: str, value: str, place: Place) -> str:
        at = replace(place, field=field)
        if field in _THINGS and value:
            return self._naming.word(value, at, *self._kinds(proposal, field))
        if field == "predicate":
            return self._naming.relation(value)
        if field == "qualifiers" and not value.startswith("{"):
            return "; ".join(self._qualifier(pair, at) for pair in _parted(value))
        return self._edited_chain(proposal, value, at) if field == "chain" else value

    def _kinds(self, proposal: Proposal, field: str) -> tuple[Iterable[Iri], str]:
        """Return the classes that a relation asks for in a field, and the usual one."""
        term = self._vocabulary.get(proposal.predicate)
        kinds = {"subject": term.subject_kinds, "object": term.object_kinds} if term else {}
        return kinds.get(field, ()), "Place" if field == "where" else "Entity"

    def _qualifier(self, pair: str, place: Place) -> str:
        relation, sign, thing = pair.partition("=")
        if not sign:
            return pair
        named = self._naming.word(thing.strip(), place)
        return f"{self._naming.relation(relation.strip())}={named}"

    def _edited_chain(self, proposal: Proposal, text: str, place: Place) -> str:
        """Return a chain in which names are ids, and the origin has its stance.

        A name of several words stands in quotes.
        """
        text = _QUOTED.sub(lambda match: self._naming.word(match[1], place, (), "Agent"), text)
        hops, faults = parse_chain(text) if text else ([], [])
        if faults or not hops:
            return text
        stance = _origin_stance(proposal, Stance.ASSERTS)
        if hops[0].stance is None and stance is not Stance.ASSERTS:
            hops[0] = replace(hops[0], stance=Word(str(stance), 0))

        def word(given: Word) -> Word:
            return Word(self._naming.word(given.text, place, (), "Agent"), 0)

        named = (
            replace(
                hop,
                agents=tuple(word(agent) for agent in hop.agents),
                document=word(hop.document) if hop.document else None,
            )
            for hop in hops
        )
        return chain_text(named)


def _with_modes(proposal: Proposal, values: Row) -> tuple[Proposal, Row]:
    """Return a proposal in the polarity, modality and voice of an edit, and the rest of that."""
    rest = {field: value for field, value in values.items() if field != "polarity"}
    word = values.get("polarity", "").lower()
    if word in tuple(Polarity):
        proposal = _said(proposal, Polarity(word))
    elif word:
        rest["stance"] = values["polarity"]  # the sheet says what can stand there
    if values.get("modality", "") in tuple(Modality):
        proposal = replace(proposal, modality=Modality(values["modality"]))
    if values.get("chain") == "":
        proposal = replace(proposal, chain=(), status=AttributionStatus.SILENT)
    return proposal, rest


def _said(proposal: Proposal, polarity: Polarity) -> Proposal:
    """Return a proposal in a polarity, and with an origin that takes the part of it."""
    chain = proposal.chain
    if chain and polarity is Polarity.ASSERTED and chain[0].stance is Stance.DENIES:
        chain = (replace(chain[0], stance=Stance.ASSERTS), *chain[1:])
    return replace(proposal, polarity=polarity, chain=chain)


def _origin_stance(proposal: Proposal, given: Stance) -> Stance:
    if proposal.polarity is Polarity.DENIED:
        return Stance.DENIES
    return _MODES.get(proposal.modality, given) if given is Stance.ASSERTS else given


def _inferred(proposal: Proposal) -> str:
    """Return the date whose year was inferred; that of the claim's time goes first."""
    object_ = proposal.object
    dates = [proposal.when, object_ if isinstance(object_, ProposedDate) else None]
    return next((d.inferred.text for d in dates if d and d.inferred), "")


def _passage(
    proposal: Proposal, document: Document | None, given: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield the passage; where an edit says another one, that is read from the document."""
    if not given & {"at", "quote"}:
        start, end = proposal.anchor
        yield "at", f"{start}-{end}"
        page = document.page_at(start) if document else None
        yield "page", str(page) if page else ""
        yield "quote", proposal.quote
    cues = [hop.cue for hop in proposal.chain if hop.cue]
    yield "context", _spans("context", proposal.context, document)
    yield "cues", _spans("cues", cues, document)


def _spans(column: str, spans: Iterable[Span], document: Document | None) -> str:
    words: list[Cell] = []
    for start, end in sorted(set(spans)):
        page = document.page_at(start) if document else None
        words.append(f"{start}-{end} p{page}" if page else f"{start}-{end}")
    return cell_text(column, words) if words else ""


def _parted(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
