"""CG0: what the files hold that nothing reads; and CG110, edges that nobody claims."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.checks.samples import LEADS
from claimgraph.errors import Problem, UsageError
from claimgraph.graph.folder import CASE_FILE
from claimgraph.graph.namespaces import CG
from claimgraph.model.content import CaseInfo
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Namespaces
from claimgraph.model.view import Views

Findings = Iterator[Finding | None]


def unreadable_views(info: CaseInfo, views: Views, namespaces: Namespaces) -> tuple[Problem, ...]:
    """Return what is wrong with the views that a case keeps, and with its default.

    Args:
        info: What the case says of itself.
        views: Reads them, and finds the things that they name.
        namespaces: The case's.
    """
    named = {view.name: namespaces.mint("view", view.name) for view in info.views}
    found = []
    for text, about in {**named, info.default_view: info.base}.items():
        try:
            views.parse(text)
        except UsageError as error:
            within = error.place if error.place != f"view {text!r}" else None
            place = f"{within}: " if within else ""
            message = f"the view {text!r}: {place}{error.message}"
            mend = error.mend or "Write the date as EDTF."
            found.append(Problem(CASE_FILE, message, mend, about=about))
    return tuple(found)


def _no_turtle(subject: Subject) -> Findings:
    yield from (None for _ in subject.files)
    for problem in subject.unreadable:
        yield Finding("CG005", Severity.ERROR, problem.place(), problem.message, problem.mend)


def _strays(subject: Subject) -> Findings:
    yield from (None for _ in subject.files)
    for file in subject.strays:
        yield Finding(
            "CG006",
            Severity.WARNING,
            file,
            "nothing reads this file",
            "Import it; or put its claims into claims/SOURCE.ttl; or move it out of the case.",
        )


def _unknown_properties(subject: Subject) -> Findings:
    """Look at every property of claimgraph's own namespace, once a file."""
    if subject.statements is None:
        return
    statements = subject.statements()
    known = statements.record_terms()
    for file, graph, predicate in statements.predicates():
        if not predicate.startswith(CG):
            continue
        if predicate in known or predicate in subject.vocabulary:
            yield None
            continue
        found = statements.holding(file, graph, predicate)
        more = f" (and in {len(found) - 1:,} more)" if len(found) > 1 else ""
        yield Finding(
            "CG007",
            Severity.ERROR,
            subject.short(found[0].subject),
            f"{subject.namespaces.shorten(predicate)} in {file} says nothing to anybody{more}",
            "Correct its name, or take the statement out; see the reference of the ontology.",
            tuple(dict.fromkeys(stated.subject for stated in found)),
        )


def _bare_edges(subject: Subject) -> Findings:
    """Look at every relation that a file uses as a property, once a file."""
    if subject.statements is None:
        return
    statements = subject.statements()
    records = statements.record_terms()
    ours = (CG, subject.namespaces.mint("term", ""))
    for file, graph, predicate in statements.predicates():
        if predicate in records or not predicate.startswith(ours):
            continue
        if predicate not in subject.vocabulary:  # CG007 or CG201 has said so
            continue
        bare = statements.outside_claims(file, graph, predicate)
        if not bare:
            yield None
        for stated in bare:
            short = subject.namespaces.shorten
            yield Finding(
                "CG110",
                Severity.ERROR,
                subject.short(stated.subject),
                f"{file} states {short(predicate)} {short(stated.object)}, and no claim does",
                "Write it as a row of a sheet, with who says so and where; take the edge out.",
                (stated.subject,),
            )


_WITH_ADDRESSEE = LEADS.replace("object: club}", "object: club, qualifiers: {addressee: ann}}")
_ENTITIES = "entities.ttl"
_ANN = "a cg:Person ;"
_SLIP = "protcted"

RULES = (
    Rule(
        "CG005",
        Severity.ERROR,
        "a file that is no Turtle",
        "Nothing of it can be read, and so nothing of it is in any answer: the rest of the case "
        "is checked without it.",
        Example(LEADS, edits=((_ENTITIES, _ANN, "a cg:Person cg:Agent ;"),)),
        Example(LEADS),
        _no_turtle,
    ),
    Rule(
        "CG006",
        Severity.WARNING,
        "a Turtle file that nothing reads",
        "A case has its files in their places: entities.ttl, sources.ttl, terms.ttl, "
        "judgements.ttl, and one file a source in claims/. What lies elsewhere looks as if it "
        "counted, and does not.",
        Example(LEADS, edits=(("claims/new/report.ttl", "", "# claims of a report\n"),)),
        Example(LEADS),
        _strays,
    ),
    Rule(
        "CG007",
        Severity.ERROR,
        "a property that does not exist",
        "A slip in the name of a property, and what it was to say is lost without a word: a "
        "person who must not be named is named, a date does not count.",
        Example(LEADS, edits=((_ENTITIES, _ANN, f"{_ANN} cg:{_SLIP} true ;"),)),
        Example(LEADS.replace("name: Ann Leaf", "name: Ann Leaf, protected: true")),
        _unknown_properties,
    ),
    Rule(
        "CG110",
        Severity.ERROR,
        "an edge that nobody claims",
        "Every edge has a receipt. A relation that a file states outright is found by every "
        "query, and nobody can say who said so.",
        Example(LEADS, edits=((_ENTITIES, _ANN, f"{_ANN} cg:owns :club ;"),)),
        Example(_WITH_ADDRESSEE),
        _bare_edges,
        needs="no relation used as a property, as qualifiers are",
    ),
)
