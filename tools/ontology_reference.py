"""Write ``docs/reference/ontology.md``, the reference of the ontology, from the ontology itself.

python tools/ontology_reference.py            writes the page
python tools/ontology_reference.py --check    exits with 1 where the page is not up to date

Terms come in the order and under the headings (``# --- Title ---``) of the Turtle files.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from rdflib import Graph, Literal, Namespace, Node, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

REPO = Path(__file__).resolve().parent.parent
PAGE = REPO / "docs" / "reference" / "ontology.md"
CG = Namespace("https://w3id.org/claimgraph/ontology#")

_HEADING = re.compile(r"^# --- (.+?) -+$")
_SUBJECT = re.compile(r"^((?:cg|code):[\w-]+) a ", re.ASCII)
_PREFIX = re.compile(r"^@prefix (\w+): <([^>]+)> \.$")

_FLAGS = {
    OWL.TransitiveProperty: "transitive",
    OWL.SymmetricProperty: "symmetric",
    OWL.FunctionalProperty: "one value at most",
    OWL.IrreflexiveProperty: "never of itself",
}
_MATCHES = {
    RDFS.subClassOf: "a kind of",
    RDFS.subPropertyOf: "a kind of",
    SKOS.exactMatch: "the same as",
    SKOS.closeMatch: "close to",
    SKOS.broadMatch: "narrower than",
    SKOS.narrowMatch: "wider than",
    SKOS.relatedMatch: "related to",
}
_WORDS = {"class": "Class", "relation": "Relation", "qualifier": "Qualifier"}

_INTRODUCTION = """\
# The ontology

<!-- Written by tools/ontology_reference.py from ontology/*.ttl. Change those, and run it again. -->

The terms in which a case is written: `cg:` is <https://w3id.org/claimgraph/ontology#>, `code:` is
<https://w3id.org/claimgraph/codes#>.
{counts}

A case brings what only it needs in its own `terms.ttl`, as kinds of the terms below. What the ends
of a relation may be ("subject", "object") is checked by `claimgraph check`: a thing of any of the
kinds listed, or of a kind under one of them. Nothing is inferred from it.
"""


class Ontology:
    """The Turtle files of the ontology, read for print.

    Args:
        folder: Holds ``claimgraph.ttl``, ``codes.ttl`` and ``alignments.ttl``.
    """

    def __init__(self, folder: Path) -> None:
        self._texts = {
            name: (folder / f"{name}.ttl").read_text(encoding="utf-8")
            for name in ("claimgraph", "codes", "alignments")
        }

    @cached_property
    def graph(self) -> Graph:
        """Terms and codes, without the alignments."""
        graph = Graph()
        for name in ("claimgraph", "codes"):
            graph.parse(data=self._texts[name], format="turtle")
        return graph

    @cached_property
    def alignments(self) -> Graph:
        """How terms and codes relate to those of others."""
        return Graph().parse(data=self._texts["alignments"], format="turtle")

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        lines = (line for text in self._texts.values() for line in text.splitlines())
        return {m[2]: m[1] for line in lines if (m := _PREFIX.match(line))}

    def short(self, node: Node) -> str:
        """Return an IRI as prefix and local name."""
        for iri, prefix in self._prefixes.items():
            if str(node).startswith(iri):
                return f"{prefix}:{str(node).removeprefix(iri)}"
        return str(node)

    def sections(self, name: str) -> dict[str, list[URIRef]]:
        """Return the terms of the file `name` by heading, in the order of the file."""
        found: dict[str, list[URIRef]] = defaultdict(list)
        namespaces = {prefix: iri for iri, prefix in self._prefixes.items()}
        heading = ""
        for line in self._texts[name].splitlines():
            if match := _HEADING.match(line):
                heading = match[1]
            elif match := _SUBJECT.match(line):
                prefix, _, local = match[1].partition(":")
                found[heading].append(URIRef(namespaces[prefix] + local))
        return dict(found)

    def ordered(self) -> list[URIRef]:
        """Return the terms of the core ontology in the order of the file."""
        return [term for terms in self.sections("claimgraph").values() for term in terms]

    def text(self, node: Node, predicate: URIRef, language: str | None = "en") -> str:
        """Return the literal of `predicate` in `language`, or ""."""
        for value in self.graph.objects(node, predicate):
            if isinstance(value, Literal) and value.language == language:
                return str(value)
        return ""

    def related(self, node: Node, predicate: URIRef) -> list[URIRef]:
        """Return the terms that `predicate` leads to, in the order of the file."""
        order = {term: i for i, term in enumerate(self.ordered())}
        found = (n for n in self.graph.objects(node, predicate) if isinstance(n, URIRef))
        return sorted(found, key=lambda term: (order.get(term, len(order)), term))

    def sort(self, term: Node) -> str:
        """Return what a term is: class, relation, qualifier, record property, annotation."""
        types = set(self.graph.objects(term, RDF.type))
        if OWL.Class in types:
            return "class"
        usage = self.text(term, CG.usage, None)
        return {"record": "record property", "term": "annotation"}.get(usage, usage)

    def mapping(self, node: Node) -> str:
        """Return how a term relates to those of others, in words."""
        parts = []
        for predicate, words in _MATCHES.items():
            others = sorted(self.short(o) for o in self.alignments.objects(node, predicate))
            if others:
                parts.append(f"{words} {_codes(others)}")
        notes = sorted(str(o) for o in self.alignments.objects(node, SKOS.editorialNote))
        return " ".join(filter(None, [f"{'; '.join(parts)}." if parts else "", *notes]))


def _codes(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def anchor(heading: str) -> str:
    """Return the fragment by which a page links to `heading` (GitHub's way)."""
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def _title(ontology: Ontology, term: URIRef) -> str:
    sort = ontology.sort(term)
    return f"{_WORDS.get(sort, sort.capitalize())} `{ontology.short(term)}`"


def _link(ontology: Ontology, term: URIRef) -> str:
    short = ontology.short(term)
    if not short.startswith("cg:"):
        return f"`{short}`"
    return f"[{short}](#{anchor(_title(ontology, term))})"


def _links(ontology: Ontology, terms: Iterable[URIRef]) -> str:
    return ", ".join(_link(ontology, term) for term in terms)


def _tree(ontology: Ontology, terms: list[URIRef], up: URIRef) -> Iterator[str]:
    """Yield the terms as nested lists, each under every one that it is a kind of."""
    known = set(terms)
    below: dict[URIRef | None, list[URIRef]] = defaultdict(list)
    for term in terms:
        parents: list[URIRef | None] = [p for p in ontology.related(term, up) if p in known]
        for parent in parents or [None]:
            below[parent].append(term)

    def branch(parent: URIRef | None, depth: int) -> Iterator[str]:
        for term in below[parent]:
            labels = (ontology.text(term, RDFS.label), ontology.text(term, RDFS.label, "zh"))
            yield f"{'  ' * depth}- {_link(ontology, term)} {' · '.join(labels)}"
            yield from branch(term, depth + 1)

    yield from branch(None, 0)


def _object(ontology: Ontology, term: URIRef) -> str:
    """Return what may stand behind a relation or qualifier."""
    if (term, RDF.type, OWL.DatatypeProperty) in ontology.graph:
        return "a text"
    return _links(ontology, ontology.related(term, CG.objectKind)) or "anything"


def _rows(ontology: Ontology, term: URIRef) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of a term, with a word for each."""
    sort = ontology.sort(term)
    up = RDFS.subClassOf if sort == "class" else RDFS.subPropertyOf
    yield "label", ontology.text(term, RDFS.label)
    yield "label (zh)", ontology.text(term, RDFS.label, "zh")
    inverse = (ontology.text(term, CG.inverseLabel), ontology.text(term, CG.inverseLabel, "zh"))
    yield "read backwards", " · ".join(filter(None, inverse))
    yield "definition", ontology.text(term, SKOS.definition)
    yield "example", ontology.text(term, SKOS.example)
    yield "a kind of", _links(ontology, ontology.related(term, up))
    yield "its members are", _links(ontology, ontology.related(term, CG.groupOf))
    if sort in ("relation", "qualifier"):
        subjects = _links(ontology, ontology.related(term, CG.subjectKind))
        yield "subject", subjects or ("a claim" if sort == "qualifier" else "anything")
        yield "object", _object(ontology, term)
    yield "of", _links(ontology, ontology.related(term, RDFS.domain))
    yield "value", _links(ontology, ontology.related(term, RDFS.range))
    types = set(ontology.graph.objects(term, RDF.type))
    yield "flags", ", ".join(word for flag, word in _FLAGS.items() if flag in types)
    yield "elsewhere", ontology.mapping(term)


def _entry(ontology: Ontology, term: URIRef) -> Iterator[str]:
    yield f"#### {_title(ontology, term)}"
    yield ""
    rows = [(word, _cell(text)) for word, text in _rows(ontology, term) if text]
    (first, label), *others = rows
    yield f"| {first} | {label} |"
    yield "|---|---|"
    yield from (f"| {word} | {text} |" for word, text in others)
    yield ""


def _code_list(ontology: Ontology, scheme: URIRef, codes: Iterable[URIRef]) -> Iterator[str]:
    yield f"### {ontology.text(scheme, SKOS.prefLabel)}: `{ontology.short(scheme)}`"
    yield ""
    words = [ontology.text(scheme, SKOS.definition), ontology.mapping(scheme)]
    yield " ".join(filter(None, words))
    yield ""
    yield "| code | written | label | label (zh) | definition | example | elsewhere |"
    yield "|---|---|---|---|---|---|---|"
    for code in codes:
        cells = (
            f"`{ontology.short(code)}`",
            f"`{ontology.text(code, SKOS.notation, None)}`",
            ontology.text(code, SKOS.prefLabel),
            ontology.text(code, SKOS.prefLabel, "zh"),
            ontology.text(code, SKOS.definition),
            ontology.text(code, SKOS.example),
            ontology.mapping(code),
        )
        yield f"| {' | '.join(map(_cell, cells))} |"
    yield ""


def _counts(ontology: Ontology) -> str:
    counts: dict[str, int] = defaultdict(int)
    for term in ontology.ordered():
        counts[ontology.sort(term)] += 1
    lists = ontology.sections("codes").values()
    return (
        f"There are {counts['class']} classes, {counts['relation']} relations, "
        f"{counts['qualifier']} qualifiers, {counts['record property']} properties of records, and "
        f"{sum(len(terms) - 1 for terms in lists)} codes in {len(lists)} lists."
    )


def page(folder: Path = REPO / "ontology") -> str:
    """Return the reference page of the ontology in `folder`, as Markdown."""
    ontology = Ontology(folder)
    terms = ontology.ordered()
    classes = [term for term in terms if ontology.sort(term) == "class"]
    relations = [term for term in terms if ontology.sort(term) in ("relation", "qualifier")]
    lines = [_INTRODUCTION.format(counts=_counts(ontology))]
    lines += ["## All classes", "", *_tree(ontology, classes, RDFS.subClassOf), ""]
    lines += ["## All relations and qualifiers", ""]
    lines += [*_tree(ontology, relations, RDFS.subPropertyOf), "", "## Term by term", ""]
    for heading, members in ontology.sections("claimgraph").items():
        lines += [f"### {heading}", ""]
        lines += [line for term in members for line in _entry(ontology, term)]
    lines += ["## Codes", ""]
    for scheme, *codes in ontology.sections("codes").values():
        lines += _code_list(ontology, scheme, codes)
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare it; return the exit status."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    made = page()
    if not arguments:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made:
        return 0
    sys.stderr.write(f"{PAGE} is not up to date: run python tools/ontology_reference.py\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
