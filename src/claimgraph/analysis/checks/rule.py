"""What a rule is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from claimgraph.documents.text import Document
from claimgraph.errors import Problem
from claimgraph.model.content import Content
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Subject:
    """A case as rules see it.

    Attributes:
        content: What the files hold, as far as it could be read.
        problems: What could not be read.
        vocabulary: The core's and the case's terms.
        namespaces: The case's.
        files: The RDF files by relative path.
        documents: Texts that are at hand, by digest of their bytes.
        plain: ``graph.ttl`` as it is on disk, or None where it is missing.
        expected_plain: ``graph.ttl`` as the claims make it.
        shapes: SHACL shapes, as Turtle.
        ontology: The core ontology, as Turtle.
    """

    content: Content
    problems: tuple[Problem, ...]
    vocabulary: Vocabulary
    namespaces: Namespaces
    files: Mapping[str, bytes] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    plain: bytes | None = None
    expected_plain: bytes | None = None
    shapes: bytes = b""
    ontology: bytes = b""

    def short(self, iri: Iri) -> str:
        """Return how a person refers to `iri`: a handle, or a short id."""
        attestation = self.content.attestations.get(iri)
        if attestation is not None and attestation.handle:
            return attestation.handle
        for other in self.content.attestations_of.get(iri, ()):
            if other.handle:
                return other.handle
        return self.namespaces.shorten(iri)


Look = Callable[[Subject], Iterable[Finding | None]]
"""Looks at everything that a rule is about: None where it is as it should be."""


@dataclass(frozen=True, slots=True)
class Example:
    """A small case that a rule is shown on, and tested with.

    Attributes:
        sheet: A YAML sheet, whole or from ``entities:`` on; it is imported into a
            case with the base ``https://example.org/``.
        documents: Name to text of the documents in the case's ``sources/``.
        edits: Changes made to the files afterwards, for faults that no sheet can
            bring in: file, text that stands in it, text to put there.
    """

    sheet: str
    documents: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its page.

    Attributes:
        code: ``CG101``.
        severity: Of its findings.
        title: What it finds, in a few words.
        why: Why it matters, one paragraph.
        bad: What breaks the rule.
        good: The same, mended.
        look: Yields one item for everything it looked at.
    """

    code: str
    severity: Severity
    title: str
    why: str
    bad: str
    good: str
    look: Look

    def page(self) -> str:
        """Return the rule's page as Markdown."""
        return (
            f"# {self.code} {self.title}\n\nSeverity: {self.severity}\n\n{self.why}\n\n"
            f"Bad:\n\n{_indented(self.bad)}\n\nGood:\n\n{_indented(self.good)}\n"
        )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
