"""Reading sheets and RDF into content that a case can take in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

import pyoxigraph as ox

from claimgraph.documents.completion import Completion, known_passages
from claimgraph.documents.text import Document
from claimgraph.errors import DataError, InvalidInput, UsageError
from claimgraph.formats import rdf, sheets
from claimgraph.graph.decode import Decoder
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.content import Content, Record
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.merging import merged
from claimgraph.model.vocabulary import Vocabulary

SHEETS = frozenset({".yaml", ".yml", ".csv", ".tsv"})
RDF = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
}

NamedFile = tuple[str, bytes]
"""A file's name, whose ending says its format, and its bytes."""


def read_files(
    files: Sequence[NamedFile], known: Content, namespaces: Namespaces, vocabulary: Vocabulary
) -> Content:
    """Return what `files` say, all together; they may refer to each other.

    Args:
        files: Sheets and RDF; a name without an ending is a YAML sheet.
        known: What the case holds already, and they may refer to.
        namespaces: The case's.
        vocabulary: The core's and the case's terms.

    Raises:
        UsageError: a file's ending is not known.
        InvalidInput: faults in the files, all of them.
    """
    of_rdf = [file for file in files if _suffix(file) in RDF]
    of_sheets = [file for file in files if _suffix(file) in SHEETS]
    for name, _ in files:
        if _suffix((name, b"")) not in SHEETS | RDF.keys():
            endings = ", ".join(sorted(SHEETS | RDF.keys()))
            raise UsageError(f"{name} has no ending that says its format", mend=f"Use {endings}.")
    new = Content(known.info)
    for name, data in of_rdf:
        quads = rdf.read_rdf(data, RDF[_suffix((name, data))], name)
        new = merged(new, _decoded(name, quads, known, namespaces))
    if of_sheets:
        told = sheets.read_sheets(of_sheets, merged(known, new), namespaces, vocabulary)
        new = merged(new, told)
    return new


def completed(
    new: Content, known: Content, namespaces: Namespaces, documents: Mapping[str, Document]
) -> Content:
    """Return `new` with its citations completed from the documents at hand.

    Raises:
        InvalidInput: passages that do not stand in their document, all of them.
    """
    sources = {**known.sources, **new.sources}
    completion = Completion(namespaces, documents, sources, known_passages(known))
    content = completion.content(new)
    if completion.problems:
        raise InvalidInput(completion.problems)
    return content


def _suffix(file: NamedFile) -> str:
    return PurePath(file[0]).suffix.lower() or ".yaml"


def _decoded(
    name: str, quads: Iterable[ox.Quad], known: Content, namespaces: Namespaces
) -> Content:
    triples = {quad.triple for quad in quads}
    decoder = Decoder(triples - _plain_edges(triples), namespaces, name)
    bag = decoder.record("")
    content = Content(
        known.info,
        decoder.described_entities(),
        decoder.sources(),
        _records(name, bag, namespaces),
        decoder.judgements(),
    )
    if decoder.problems:
        raise InvalidInput(decoder.problems)
    return content


def _plain_edges(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return the edges that claims state: derived, and on a claim not a qualifier of it."""
    ends: dict[object, dict[str, ox.NamedNode | ox.Literal]] = defaultdict(dict)
    roles = {CG + "subject": "s", CG + "predicate": "p", CG + "object": "o", CG + "value": "o"}
    for triple in triples:
        role = roles.get(triple.predicate.value)
        if role and isinstance(triple.object, (ox.NamedNode, ox.Literal)):
            ends[triple.subject][role] = triple.object
    return {
        ox.Triple(end["s"], end["p"], end["o"])
        for end in ends.values()
        if len(end) == len(set(roles.values()))
        and isinstance(end["s"], ox.NamedNode)
        and isinstance(end["p"], ox.NamedNode)
    }


def _records(name: str, bag: Record, namespaces: Namespaces) -> dict[Iri, Record]:
    """Give each chain to the document at its outer end, and each claim to its chains."""
    by_iri = {a.iri: a for a in bag.attestations}
    claims = {c.iri: c for c in bag.claims}
    of_source: dict[Iri, dict[Iri, Attestation]] = defaultdict(dict)
    inner = {iri for a in bag.attestations for iri in a.taken_from}
    for attestation in bag.attestations:
        if attestation.iri not in inner:
            _check_source(name, attestation, namespaces)
            of_source[attestation.source].update(_chain(attestation, by_iri))
    return {
        source: Record(source, _claims_of(said.values(), claims), _sorted(said))
        for source, said in sorted(of_source.items())
    }


def _check_source(name: str, attestation: Attestation, namespaces: Namespaces) -> None:
    local = attestation.source.removeprefix(namespaces.base)
    if local == attestation.source or "/" in local or not local:
        raise DataError(
            f"{attestation.iri} is not said in a document of this case",
            place=name,
            mend=f"Its dcterms:source has to be an IRI under {namespaces.base}",
        )


def _chain(start: Attestation, by_iri: dict[Iri, Attestation]) -> dict[Iri, Attestation]:
    found: dict[Iri, Attestation] = {}
    queue = [start]
    while queue:
        attestation = queue.pop()
        if attestation.iri not in found:
            found[attestation.iri] = attestation
            queue.extend(by_iri[iri] for iri in attestation.taken_from if iri in by_iri)
    return found


def _claims_of(attestations: Iterable[Attestation], claims: dict[Iri, Claim]) -> tuple[Claim, ...]:
    """Return the claims that are attested, and the unattested ones that these speak of."""
    needed: set[Iri] = set()
    queue = [a.claim for a in attestations]
    while queue:
        claim = claims.get(queue.pop())
        if claim is not None and claim.iri not in needed:
            needed.add(claim.iri)
            queue += [claim.subject, *(other for _, other in claim.qualifiers)]
            queue += [claim.object] if isinstance(claim.object, str) else []
    return tuple(claims[iri] for iri in sorted(needed))


def _sorted(attestations: dict[Iri, Attestation]) -> tuple[Attestation, ...]:
    return tuple(attestations[iri] for iri in sorted(attestations))
