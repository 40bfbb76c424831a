"""What a rule is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import dedent
from typing import TypeVar, cast

from claimgraph.analysis.survey import Survey
from claimgraph.documents.text import Document
from claimgraph.errors import Problem
from claimgraph.graph.statements import Statements
from claimgraph.model.content import Content
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary

T = TypeVar("T")


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
        expect_plain: Makes ``graph.ttl`` as the claims have it; None where a file
            can't be read, so that nobody knows.
        statements: Opens what the files state.
        unreadable: What is wrong with the files that are no Turtle.
        unreadable_documents: What is wrong with the documents that are no text.
        strays: Files that nothing reads.
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
    expect_plain: Callable[[], bytes] | None = None
    statements: Callable[[], Statements] | None = None
    unreadable: tuple[Problem, ...] = ()
    unreadable_documents: tuple[Problem, ...] = ()
    strays: tuple[str, ...] = ()
    shapes: bytes = b""
    ontology: bytes = b""

    def once(self, work: Callable[[Subject], T]) -> T:
        """Return what `work` makes of this case, which is worked out once for all rules."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return cast(T, self._worked_out[work])

    @cached_property
    def _worked_out(self) -> dict[Callable[[Subject], object], object]:
        return {}

    @cached_property
    def survey(self) -> Survey:
        """What counts in the case, with the indexes that looking for gaps needs."""
        return Survey.of(self.content, self.vocabulary, self.namespaces)

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
        sheet: A YAML sheet, whole or from ``entities:`` on (its source is then
            ``paper``); it is imported into a case with the base
            ``https://example.org/``. A row of ``sources:`` that names one of
            `documents` as its ``file:`` is registered with its digest.
        documents: Name to text of the documents in the case's ``sources/``.
        edits: Changes made to the files afterwards, for faults that no sheet can
            bring in: file, text that stands in it, text to put there. Only the
            first place is changed; without a text that stands in it, the new text
            is put at the end of the file, which need not exist. A byte that is no
            UTF-8 is written as Python's ``surrogateescape`` does.
        also: Codes of other errors in files, receipts and kinds that come along
            and can't be kept out.
    """

    sheet: str
    documents: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[tuple[str, str, str], ...] = ()
    also: tuple[str, ...] = ()

    @property
    def whole_sheet(self) -> str:
        """The sheet with its head."""
        text = dedent(self.sheet).strip("\n")
        head = (
            "" if text.startswith("claimgraph-sheet:") else "claimgraph-sheet: 1\nsource: paper\n"
        )
        return f"{head}{text}\n"

    def page(self) -> str:
        """Return the example as Markdown: its sheet, its documents, and what is edited."""
        parts = [_block("yaml", self.whole_sheet)]
        for name, text in self.documents.items():
            parts.append(f"with the document `{name}`:\n\n{_block('text', text)}")
        for file, old, new in self.edits:
            parts.append(f"and, by hand, in `{file}`:\n\n{_block('diff', _edit(old, new))}")
        return "\n\n".join(parts)


def _block(language: str, text: str) -> str:
    shown = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return f"```{language}\n{shown.strip(chr(10))}\n```"


def _edit(old: str, new: str) -> str:
    lines = [(sign, line) for sign, text in (("-", old), ("+", new)) for line in text.splitlines()]
    return "\n".join(f"{sign} {line.strip()}" for sign, line in lines)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its page.

    Attributes:
        code: ``CG101``.
        severity: Of its findings.
        title: What it finds, in a few words.
        why: Why it matters, one paragraph.
        bad: A case that breaks the rule.
        good: The same, mended.
        look: Yields one item for everything it looked at.
        needs: What a case may lack, so that there is nothing to look at, as it stands
            after "there is": ``no document at hand``; "" where that is plain.
    """

    code: str
    severity: Severity
    title: str
    why: str
    bad: Example
    good: Example
    look: Look
    needs: str = ""

    def page(self, found: Sequence[str] = ()) -> str:
        """Return the rule's page as Markdown.

        Args:
            found: What the rule says of the bad case, a line a finding.
        """
        says = f"`check` says:\n\n{_block('text', chr(10).join(found))}\n\n" if found else ""
        return (
            f"# {self.code} {self.title}\n\nSeverity: {self.severity}\n\n{self.why}\n\n"
            f"Bad:\n\n{self.bad.page()}\n\n{says}Good:\n\n{self.good.page()}\n"
        )
