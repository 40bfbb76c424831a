"""Between a case's RDF files and its content."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from claimgraph.errors import DataError, InvalidInput, Problem
from claimgraph.graph import encode, folder, turtle
from claimgraph.graph.decode import Decoder
from claimgraph.graph.namespaces import CG, case_namespaces
from claimgraph.model.content import CaseInfo, Content, Record
from claimgraph.model.iri import Iri, Namespaces

_AT = re.compile(r"at line (\d+) (?:column|between columns) (\d+)", re.ASCII)


def read_info(files: Mapping[str, bytes]) -> CaseInfo:
    """Return what ``case.ttl`` says.

    Raises:
        InvalidInput: no case, or a base IRI that does not end in ``/``.
    """
    name = folder.CASE_FILE
    triples = turtle.parse(files[name], name)
    decoder = Decoder(triples, case_namespaces("urn:x/"), name)
    info = decoder.info()
    if decoder.problems:
        raise InvalidInput(decoder.problems)
    if info is None or not info.base.endswith("/"):
        mend = f"It needs one subject: <base IRI ending in /> a <{CG}Case> ."
        raise InvalidInput([Problem(name, "no case with a base IRI that ends in /", mend)])
    return info


def written_info(info: CaseInfo, files: Mapping[str, bytes]) -> bytes:
    """Return ``case.ttl`` with `info`; what other tools wrote into it is kept."""
    name = folder.CASE_FILE
    before = set(encode.encode_info(read_info(files), case_namespaces(info.base)))
    ns = case_namespaces(info.base)
    foreign = [t for t in turtle.parse(files[name], name) if t not in before]
    return turtle.serialize([*encode.encode_info(info, ns), *foreign], ns.prefixes)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave out Python's cyclic garbage collector while very much is made and kept.

    It walks everything that there is whenever a quarter has been added, and finds
    nothing: what a case is made of holds no cycles. On ten thousand claims that is a
    quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def not_turtle(files: Mapping[str, bytes]) -> list[Problem]:
    """Return what is wrong with the files that are no Turtle, or hold a blank node."""
    problems: list[Problem] = []
    for name, data in files.items():
        try:
            for _ in turtle.terms(data, name, blank_nodes=name == folder.TERMS_FILE):
                pass
        except DataError as error:
            where = _AT.search(error.message)
            line, column = map(int, where.groups()) if where else (None, None)
            problems.append(Problem(name, error.message, error.mend or "", line, column))
    return problems


def read_content(info: CaseInfo, files: Mapping[str, bytes]) -> tuple[Content, list[Problem]]:
    """Return what the files of a case hold, and every fault in them.

    Raises:
        DataError: a file is not Turtle at all.
    """
    ns = case_namespaces(info.base)
    problems: list[Problem] = []

    def decoder(name: str) -> Decoder:
        return Decoder(turtle.terms(files.get(name, b""), name), ns, name)

    of_entities = decoder(folder.ENTITIES_FILE)
    of_sources = decoder(folder.SOURCES_FILE)
    of_judgements = decoder(folder.JUDGEMENTS_FILE)
    entities, sources = of_entities.entities(), of_sources.sources()
    judgements = of_judgements.judgements()
    records: dict[Iri, Record] = {}
    for name in files:
        if name.startswith(f"{folder.CLAIMS_FOLDER}/"):
            of_record = decoder(name)
            source = ns.base + Path(name).stem
            records[source] = of_record.record(source)
            problems += of_record.problems
    problems += of_entities.problems + of_sources.problems + of_judgements.problems
    return Content(info, entities, sources, records, judgements), problems


def written(
    content: Content,
    files: Mapping[str, bytes],
    namespaces: Namespaces,
    before: Content | None = None,
) -> dict[str, bytes]:
    """Return the files that hold `content`.

    Args:
        content: What to write.
        files: The files as they are; what other tools wrote into them and the
            model does not know is kept.
        namespaces: The case's.
        before: What `files` hold, where that is known: files of which nothing changed
            are left out.
    """
    parts: dict[str, encode.Triples] = {}
    known = before or Content(content.info)
    if before is None or content.entities != known.entities:
        entities = content.entities.values()
        parts[folder.ENTITIES_FILE] = encode.encode_entities(entities, namespaces)
    if before is None or content.sources != known.sources:
        parts[folder.SOURCES_FILE] = encode.encode_sources(content.sources.values(), namespaces)
    if before is None or content.judgements != known.judgements:
        parts[folder.JUDGEMENTS_FILE] = encode.encode_judgements(content.judgements)
    for source, record in content.records.items():
        name = f"{folder.CLAIMS_FOLDER}/{source.removeprefix(namespaces.base)}.ttl"
        if record != known.records.get(source):
            parts[name] = encode.encode_record(record, namespaces)
    texts: dict[str, bytes] = {}
    for name, triples in parts.items():
        every = [*triples, *_foreign(name, files.get(name, b""), namespaces)]
        if every or name in files:
            texts[name] = turtle.serialize(every, namespaces.prefixes)
    return texts


def _foreign(name: str, data: bytes, namespaces: Namespaces) -> list[ox.Triple]:
    """Return the statements of a file that the model does not hold."""
    triples = turtle.parse(data, name)
    known = set(_reencoded(triples, name, namespaces))
    return [triple for triple in triples if triple not in known]


def _reencoded(triples: Iterable[ox.Triple], name: str, ns: Namespaces) -> Iterator[ox.Triple]:
    """Yield those of `triples` that the model holds."""
    d = Decoder(triples, ns, name)
    if name == folder.ENTITIES_FILE:
        yield from encode.encode_entities(d.entities().values(), ns)
    elif name == folder.SOURCES_FILE:
        yield from encode.encode_sources(d.sources().values(), ns)
    elif name == folder.JUDGEMENTS_FILE:
        yield from encode.encode_judgements(d.judgements())
    else:
        yield from encode.encode_record(d.record(ns.base + Path(name).stem), ns)
