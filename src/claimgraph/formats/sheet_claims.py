"""The row of a claim: what is said, and the saying of it, as far as one row knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.formats.chain import Hop, Word, parse_chain
from claimgraph.formats.sheet_fields import Row
from claimgraph.formats.sheet_names import Handle, Names, Reference
from claimgraph.formats.sheet_passages import PassageReader
from claimgraph.formats.sheet_things import is_source_id
from claimgraph.formats.sheet_tree import Fields, Scalar, quoted
from claimgraph.model.claim import AttributionStatus, Literal, Modality, Stance, Value
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation

OBJECT_KEYS = ("object", "text", "quantity", "date")
UNSTATED = "none"
"""The status of a row whose document's way of attributing is left open."""

_MAX_HANDLE = 200


@dataclass(frozen=True, slots=True)
class ReadHop:
    """A hop of a chain with its names resolved."""

    agents: tuple[Iri, ...]
    document: Iri
    stance: Stance
    act: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row says: a claim whose ends may be claims that have no id yet."""

    subject: Reference
    predicate: Iri
    object: Value | Handle
    when: EdtfDate | None
    where: Iri
    qualifiers: tuple[tuple[Iri, Reference], ...]
    depends_on: tuple[Reference, ...]

    def handles(self) -> Iterator[str]:
        """Yield the ids of the rows whose claims are a part of this one."""
        ends = (self.subject, self.object, *(value for _, value in self.qualifiers))
        yield from (end.text for end in ends if isinstance(end, Handle))


@dataclass(frozen=True, slots=True)
class Saying:
    """How a row says it: everything of an attestation but claim and origin."""

    agents: tuple[Iri, ...]
    document: Iri
    stance: Stance
    status: AttributionStatus | None
    modality: Modality | None
    act: str
    inferred: bool
    said_on: EdtfDate | None
    inferred_date: EdtfDate | None
    citation: Citation | None
    context: tuple[Citation, ...]
    cues: tuple[Citation, ...]
    gloss: str
    note: str
    chain: tuple[ReadHop, ...]
    taken_from: tuple[Scalar, ...]


@dataclass(slots=True)
class ClaimRow:
    """A row with what was read of it; None where that was not possible."""

    row: Row
    source: Iri
    handle: str
    statement: Statement | None = None
    saying: Saying | None = None


def read_handle(row: Row) -> str:
    """Return the row's own id, or ""."""
    word = row.word("id")
    if word is None:
        return ""
    if len(word.text) > _MAX_HANDLE or not word.text.isprintable() or " " in word.text:
        mend = "Use a short id without blanks, such as p03-c04."
        row.fault(word.place, f"{quoted(word.text)} can't be the id of a claim row", mend)
        return ""
    return word.text


class ClaimReader:
    """Reads the rows of claims.

    Args:
        names: Resolves what they refer to.
        passages: Reads their passages.
    """

    def __init__(self, names: Names, passages: PassageReader) -> None:
        self._names = names
        self._passages = passages

    def read(self, row: Row, handle: str, default_source: Scalar | None) -> ClaimRow:
        """Return what a row says."""
        source = self._source(row, default_source)
        found = ClaimRow(row, source, handle)
        found.statement = self._statement(row)
        if row.flag("attested", default=True):
            found.saying = self._saying(row, source)
        return found

    def _source(self, row: Row, default: Scalar | None) -> Iri:
        word = row.word("source") or default
        if word is None:
            mend = "Give the id of the document as 'source', in the row or above all rows."
            row.fault(row.place, "a claim without a source", mend)
            return ""
        iri = self._names.entity(row, word, "source")
        if iri and not is_source_id(iri, self._names):
            mend = "A source has a short id: it names a file of the case."
            row.fault(word.place, f"{quoted(word.text)} can't be a source", mend)
        return iri or ""

    # -- what is said -----------------------------------------------------------

    def _statement(self, row: Row) -> Statement | None:
        subject_word = row.needed("subject", "an entity or a claim")
        predicate_word = row.needed("predicate", "a relation")
        names = self._names
        subject = names.reference(row, subject_word, "subject") if subject_word else None
        predicate = names.relation(row, predicate_word) if predicate_word else None
        value = self._object(row, predicate)
        where = self._entity(row, "where", "place")
        rest = (row.date("when"), where, self._qualifiers(row), self._depends_on(row))
        if subject is None or predicate is None or value is None:
            return None
        return Statement(subject, predicate, value, *rest)

    def _entity(self, row: Row, key: str, what: str) -> Iri:
        word = row.word(key)
        return (self._names.entity(row, word, what) or "") if word else ""

    def _object(self, row: Row, predicate: Iri | None) -> Value | Handle | None:
        given = [key for key in OBJECT_KEYS if row.has(key)]
        if len(given) != 1:
            place = row.key_place(given[1]) if given else row.place
            several = f"{' and '.join(given)} in one claim"
            message = several if given else "a claim without an object"
            row.fault(place, message, f"Give exactly one of: {', '.join(OBJECT_KEYS)}.")
            return None
        self._check_kind(row, predicate, given[0])
        if row.has("lang") and given[0] != "text":
            row.fault(row.key_place("lang"), "'lang' without 'text'", "Only texts have a language.")
        match given[0]:
            case "text":
                return self._literal(row)
            case "quantity":
                return row.quantity("quantity")
            case "date":
                return row.date("date")
        word = row.needed("object", "an entity or a claim")
        return self._names.reference(row, word, "object") if word else None

    def _literal(self, row: Row) -> Literal | None:
        text = row.scalar("text")
        language = row.language("lang")
        return Literal(text.text, language) if text else None

    def _check_kind(self, row: Row, predicate: Iri | None, key: str) -> None:
        """Texts belong to relations to a text, everything else to the others."""
        takes_text = self._names.takes_text(predicate) if predicate else None
        if takes_text is None or takes_text is (key == "text"):
            return
        word = quoted(row.text("predicate"))
        if takes_text:
            row.fault(row.key_place(key), f"{word} takes a text", f"Write 'text', not '{key}'.")
        else:
            mend = "Write 'object', 'quantity' or 'date', or use a relation to a text."
            row.fault(row.key_place(key), f"{word} takes a thing, not a text", mend)

    def _qualifiers(self, row: Row) -> tuple[tuple[Iri, Reference], ...]:
        node = row.node("qualifiers")
        if node is None:
            return ()
        if not isinstance(node, Fields):
            mend = "Write {relation: entity} or {relation: [entity, entity]}."
            row.fault(node.place, "qualifiers that are not a mapping", mend)
            return ()
        inner = Row(node, "qualifier", node.entries, self._passages.report)
        found: list[tuple[Iri, Reference]] = []
        for key in node.entries:
            relation = self._names.qualifier(inner, Scalar(key, node.keys[key]))
            for word in inner.words(key):
                value = self._names.reference(inner, word, "entity")
                if relation and value:
                    found.append((relation, value))
        row.is_sound = row.is_sound and inner.is_sound
        return tuple(found)

    def _depends_on(self, row: Row) -> tuple[Reference, ...]:
        claims = (self._names.claim(row, word) for word in row.words("depends-on"))
        return tuple(claim for claim in claims if claim is not None)

    # -- how it is said ---------------------------------------------------------

    def _saying(self, row: Row, source: Iri) -> Saying:
        chain = self._chain(row, source)
        taken_from = tuple(row.words("from"))
        agents = {self._names.entity(row, w, "speaker") or "" for w in row.words("agents")} - {""}
        document = self._entity(row, "via", "document")
        is_own_voice = not (row.has("agents") or row.has("via"))
        if not document and not row.has("agents"):
            document = source
        is_origin = not (chain or taken_from)
        usual = Stance.ASSERTS if is_origin else Stance.RELAYS
        return Saying(
            agents=tuple(sorted(agents)) if row.has("agents") else (source,),
            document=document,
            stance=row.code("stance", Stance) or usual,
            status=self._status(row, is_silent=is_origin and is_own_voice),
            modality=row.code("modality", Modality),
            act=row.text("act"),
            inferred=row.flag("inferred", default=False),
            said_on=row.date("said-on"),
            inferred_date=row.date("inferred-date"),
            citation=self._passages.anchor(row, source),
            context=tuple(self._passages.further(row, "context", source)),
            cues=tuple(self._passages.further(row, "cues", source)),
            gloss=row.text("gloss"),
            note=row.text("note"),
            chain=chain,
            taken_from=taken_from,
        )

    def _status(self, row: Row, *, is_silent: bool) -> AttributionStatus | None:
        word = row.word("status")
        if word is None:
            return AttributionStatus.SILENT if is_silent else None
        if word.text.lower() == UNSTATED:
            return None
        return row.code_of(word, AttributionStatus, "status")

    def _chain(self, row: Row, source: Iri) -> tuple[ReadHop, ...]:
        text = row.scalar("chain")
        if text is None or not text.text.strip():
            return ()
        hops, faults = parse_chain(text.text)
        for fault in faults:
            at = f" (character {fault.offset + 1} of the chain)"
            row.fault(text.at(fault.offset), fault.message + at, fault.mend)
        read = tuple(self._hop(row, text, hop, is_origin=hop is hops[0]) for hop in hops)
        last = read[-1]
        if source and last.agents == (source,) and last.document in ("", source):
            place = text.at(hops[-1].agents[0].offset)
            mend = "Leave it out; the document is the last hop of every chain."
            row.fault(place, "the chain ends with the document itself", mend)
        return read

    def _hop(self, row: Row, text: Scalar, hop: Hop, *, is_origin: bool) -> ReadHop:
        def word(part: Word) -> Scalar:
            return text.part(part.offset, part.text)

        agents = {self._names.entity(row, word(a), "speaker") or "" for a in hop.agents} - {""}
        document = self._names.entity(row, word(hop.document), "document") if hop.document else None
        stance = row.code_of(word(hop.stance), Stance, "stance") if hop.stance else None
        usual = Stance.ASSERTS if is_origin else Stance.RELAYS
        return ReadHop(
            tuple(sorted(agents)), document or "", stance or usual, hop.act, hop.inferred
        )
