"""Exports: a part of a case in a named format, with what the format lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pyoxigraph as ox

from claimgraph import resources
from claimgraph.errors import UsageError
from claimgraph.formats import rdf, sheets
from claimgraph.graph.quads import content_quads
from claimgraph.model.content import Content
from claimgraph.model.finding import Loss
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import cytoscape, dot, gexf, graphml, network_csv, targets
from claimgraph.presentation.redaction import redaction
from claimgraph.presentation.redaction_terms import redact_terms, redact_vocabulary
from claimgraph.presentation.rows import Rows, rows

if TYPE_CHECKING:
    from claimgraph.analysis.lineage import Ties
    from claimgraph.documents.text import Document
    from claimgraph.presentation.explorer import ShownView

Written = tuple[bytes, list[Loss]]

RDF_FORMATS = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
}
NETWORK_FORMATS = {
    "graphml": ".graphml",
    "gexf": ".gexf",
    "cytoscape": ".cyjs",
    "dot": ".dot",
    "network-csv": ".zip",
}
SHEET_FORMATS = {"yaml": ".yaml", "csv": ".csv"}
FORMATS = {**RDF_FORMATS, **NETWORK_FORMATS, **SHEET_FORMATS}
_MORE_SUFFIXES = {".yml": "yaml", ".gv": "dot", ".json-ld": "jsonld", ".xml": "rdfxml"}

_NETWORK_WRITERS: dict[str, Callable[[Rows], Written]] = {
    "graphml": graphml.write,
    "gexf": gexf.write,
    "cytoscape": cytoscape.write,
    "dot": dot.write,
}


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was made.

    Attributes:
        target: Where it was written; ``-`` is stdout, where `data` still has to go.
        format: In what format.
        data: Its bytes; empty for a folder of several files.
        files: Relative name to bytes, for a folder of several files.
        entities: How many entities it holds.
        claims: How many claims it holds, or draws.
        losses: What the format could not carry.
    """

    target: str
    format: str
    data: bytes
    files: dict[str, bytes]
    entities: int
    claims: int
    losses: tuple[Loss, ...]

    @property
    def size(self) -> int:
        """Bytes in all."""
        return len(self.data) + sum(len(data) for data in self.files.values())


def format_of(target: str, name: str | None) -> str:
    """Return the format that is meant: the one named, or the one of the file's ending.

    Raises:
        UsageError: neither says it.
    """
    known = ", ".join(FORMATS)
    if name is not None:
        if name not in FORMATS:
            raise UsageError(f"there is no format {name!r}", mend=f"Use one of: {known}.")
        return name
    suffix = PurePath(target).suffix.lower()
    by_suffix = {suffix: name for name, suffix in FORMATS.items()} | _MORE_SUFFIXES
    if suffix not in by_suffix:
        raise UsageError(
            f"the ending of {target!r} does not say in which format to write",
            mend=f"Add --format with one of: {known}.",
        )
    return by_suffix[suffix]


def refuse_redaction(redact: bool) -> None:
    """Refuse to redact triples that a query made: names may stand in them anywhere.

    Raises:
        UsageError: it is asked for.
    """
    if redact:
        raise UsageError(
            "triples that a query made can't be redacted",
            mend="Leave out --redact, or choose the part with --about, --source or --type.",
        )


def refuse_table(form: str, selection: Mapping[str, object]) -> None:
    """Refuse a query that gives no triples, or that is given beside other criteria.

    Raises:
        UsageError: it does not, or is.
    """
    if form != "construct":
        raise UsageError(
            "an export needs triples, and this query gives none",
            mend="Write CONSTRUCT or DESCRIBE; for a table use: claimgraph query --format csv",
        )
    if any(selection.get(name) for name in ("about", "source", "type")):
        raise UsageError(
            "a CONSTRUCT query chooses by itself", mend="Leave out about, source and type."
        )


def write(export: Export) -> None:
    """Write an export to its target, unless that is stdout; each file whole or not at all."""
    targets.write(export.target, export.data, export.files)


def refuse_unsafe(target: str, format: str, case: Path) -> None:
    """Refuse a target at which something else would be lost, before the work is done.

    Raises:
        UsageError: see :func:`claimgraph.presentation.targets.refuse_unsafe`.
    """
    in_folder = format == "network-csv" and not target.endswith(".zip")
    files = (network_csv.NODES_FILE, network_csv.EDGES_FILE) if in_folder else ()
    targets.refuse_unsafe(target, case, frozenset(files))


@dataclass(frozen=True)
class Exporter:
    """Writes a part of a case.

    Attributes:
        content: What to write.
        admitted: The claims that count under the view, sorted; only these get a
            plain edge, or are edges of a network.
        vocabulary: The core's and the case's terms.
        namespaces: The case's.
        terms: The case's own terms, which go with every RDF export.
        losses: What was taken out before.
        names: What goes by another name than in the case: its old IRI to the new one;
            None where the case protects nobody, or nothing was to be taken out.
    """

    content: Content
    admitted: tuple[Iri, ...]
    vocabulary: Vocabulary
    namespaces: Namespaces
    terms: tuple[ox.Triple, ...] = ()
    losses: tuple[Loss, ...] = ()
    names: Mapping[Iri, Iri] | None = None

    @classmethod
    def of(
        cls,
        content: Content,
        admitted: frozenset[Iri],
        vocabulary: Vocabulary,
        namespaces: Namespaces,
        terms: Iterable[ox.Triple],
        redact_as: Content | None,
    ) -> Exporter:
        """Return the exporter of a part of a case.

        Args:
            content: The part.
            admitted: The claims that count under the view.
            vocabulary: The core's and the case's terms.
            namespaces: The case's.
            terms: The case's own terms, as RDF.
            redact_as: The whole case, where what it protects is to be taken out.
        """
        chosen = (iri for iri in content.claims if iri in admitted)
        if redact_as is None:
            return cls(content, tuple(chosen), vocabulary, namespaces, tuple(terms))
        made = redaction(content, whole=redact_as, vocabulary=vocabulary)
        # Ids change when names go: what counts is named anew.
        renamed = tuple(made.claims[iri] for iri in chosen if iri in made.claims)
        return cls(
            made.content,
            renamed,
            redact_vocabulary(vocabulary, redact_as),
            replace(namespaces, base=made.content.info.base),
            tuple(redact_terms(terms, redact_as)),
            made.losses,
            None if made.content is content else {**made.claims, **made.names},
        )

    def export(self, target: str, format: str, *, exact: bool = False) -> Export:
        """Return the export; nothing is written yet."""
        files: dict[str, bytes] = {}
        data = b""
        if format == "network-csv" and not target.endswith(".zip") and target != "-":
            files, losses = network_csv.files(self._rows(), exact=exact)
        else:
            data, losses = self._written(format, exact=exact)
        return self._made(target, format, data, losses, files)

    def constructed(self, target: str, format: str, triples: Iterable[ox.Triple]) -> Export:
        """Return the export of triples that a query made."""
        quads = (ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        data, losses = self._rdf(quads, format)
        return self._made(target, format, data, losses)

    def page(
        self,
        target: str,
        views: Sequence[ShownView],
        ties: Ties,
        documents: Mapping[Iri, Document],
        layouts: Path,
    ) -> Export:
        """Return the interactive page.

        Args:
            target: Where it is to be written.
            views: The view of the page, and those that it can be switched to.
            ties: Who is no voice independent of whom.
            documents: Source to its text. They stay out where names were taken out, since
                what stands around a passage may tell whom they belong to.
            layouts: Folder in which the places of large graphs are kept.
        """
        from claimgraph.presentation.explorer import explorer_page

        is_redacted = self.names is not None
        data = explorer_page(
            self.content,
            self.vocabulary,
            self.namespaces,
            title=self.content.info.title,
            views=views,
            admitted=frozenset(self.admitted),
            ties=ties.renamed(self.names or {}) if is_redacted else ties,
            documents={} if is_redacted else documents,
            names=self.names,
            layouts=layouts,
        )
        return self._made(target, "html", data, [])

    def _made(
        self,
        target: str,
        format: str,
        data: bytes,
        losses: Iterable[Loss],
        files: dict[str, bytes] | None = None,
    ) -> Export:
        # A sheet and a graph hold every claim; an edge is drawn for those that count.
        holds_all = format in SHEET_FORMATS or format in RDF_FORMATS
        claims = len(self.content.claims if holds_all else self.admitted)
        entities = len(self.content.entities)
        every = (*self.losses, *losses)
        return Export(target, format, data, files or {}, entities, claims, every)

    def _written(self, format: str, *, exact: bool) -> Written:
        if format in RDF_FORMATS:
            return self._rdf(self._quads(), format)
        if format == "yaml":
            data = sheets.write_yaml(self.content, self.namespaces, self.vocabulary)
            return data, sheets.sheet_losses(self.content, self.namespaces)
        if format == "csv":
            return sheets.write_csv(self.content, self.namespaces, self.vocabulary, exact=exact)
        if format == "network-csv":
            return network_csv.write(self._rows(), exact=exact)
        return _NETWORK_WRITERS[format](self._rows())

    def _rdf(self, quads: Iterable[ox.Quad], format: str) -> Written:
        return rdf.write_rdf(quads, format, self.namespaces.prefixes, _context(format))

    def _quads(self) -> list[ox.Quad]:
        graph = ox.NamedNode(self.namespaces.mint("graph", "_terms"))
        terms = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in self.terms]
        return [*content_quads(self.content, self.namespaces, self.admitted), *terms]

    def _rows(self) -> Rows:
        return rows(self.content, self.vocabulary, self.admitted)


def _context(format: str) -> dict[str, object] | None:
    if format != "jsonld":
        return None
    text = (resources.ontology_folder() / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, object] = json.loads(text)
    return context
