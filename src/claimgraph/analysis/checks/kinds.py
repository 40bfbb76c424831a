"""CG2: the claim against its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.model.claim import Claim, Literal, Value
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity
from claimgraph.model.vocabulary import TermKind

Findings = Iterator[Finding | None]

_CG = "https://w3id.org/claimgraph/ontology#"


def _unknown_term(subject: Subject) -> Findings:
    if subject.unreadable:
        return
    used: dict[Iri, Iri] = {}
    for entity in subject.content.entities.values():
        used.update((type_, entity.iri) for type_ in entity.types)
    ours = (_CG, subject.namespaces.mint("term", ""))
    for claim in subject.content.claims.values():
        used[claim.predicate] = claim.iri
        used.update((q, claim.iri) for q, _ in claim.qualifiers if q.startswith(ours))
    for term, where in sorted(used.items()):
        if term in subject.vocabulary:
            yield None
            continue
        yield Finding(
            "CG201",
            Severity.ERROR,
            subject.short(where),
            f"{subject.namespaces.shorten(term)} is not defined",
            "Use a term of the core ontology, or define it in terms.ttl.",
            (where, term),
        )


def _unknown_thing(subject: Subject) -> Findings:
    if subject.unreadable:  # what is missing may be described there
        return
    content = subject.content
    known = content.entities.keys() | content.claims.keys()
    for iri, other in _references(subject):
        if other in known:
            yield None
            continue
        yield Finding(
            "CG202",
            Severity.ERROR,
            subject.short(iri),
            f"{subject.namespaces.shorten(other)} is not described in entities.ttl",
            "Add it to the entities of a sheet.",
            (iri, other),
        )


def _references(subject: Subject) -> Iterator[tuple[Iri, Iri]]:
    for claim in subject.content.claims.values():
        yield from ((claim.iri, iri) for iri in (*claim.named, *claim.depends_on))
    for attestation in subject.content.attestations.values():
        named = [*attestation.agents, attestation.source]
        yield from ((attestation.iri, iri) for iri in named if iri)


def _wrong_subject(subject: Subject) -> Findings:
    for claim in subject.content.claims.values():
        term = subject.vocabulary.get(claim.predicate)
        if term is None or not term.subject_kinds:
            continue
        yield _kind_finding("CG203", subject, claim, claim.subject, term.subject_kinds, "subject")


def _wrong_object(subject: Subject) -> Findings:
    for claim in subject.content.claims.values():
        term = subject.vocabulary.get(claim.predicate)
        if term is None:
            continue
        if isinstance(claim.object, Literal) != (term.kind is TermKind.TEXT_RELATION):
            wanted = "a text" if term.kind is TermKind.TEXT_RELATION else "a thing"
            yield Finding(
                "CG204",
                Severity.ERROR,
                subject.short(claim.iri),
                f"the object of {term.label!r} has to be {wanted}",
                "Use another relation, or another object.",
                (claim.iri,),
            )
        elif term.object_kinds:
            yield _kind_finding("CG204", subject, claim, claim.object, term.object_kinds, "object")


def _kind_finding(
    code: str, subject: Subject, claim: Claim, end: Value, kinds: Iterable[Iri], role: str
) -> Finding | None:
    types = tuple(t for t in _types(subject, end) if t in subject.vocabulary)
    if not types or subject.vocabulary.is_a(types, kinds):
        return None
    is_ = ", ".join(subject.vocabulary.label(t) for t in types)
    wanted = " or ".join(subject.vocabulary.label(kind) for kind in sorted(kinds))
    relation = subject.vocabulary.label(claim.predicate)
    return Finding(
        code,
        Severity.ERROR,
        subject.short(claim.iri),
        f"the {role} of {relation!r} has to be: {wanted}; it is: {is_}",
        "Correct the type of the thing, or use a relation that fits.",
        (claim.iri,),
    )


def _types(subject: Subject, end: Value) -> tuple[Iri, ...]:
    """Return what the end of a claim is; empty where that is not known."""
    match end:
        case Literal():
            return ()
        case Quantity():
            return (_CG + "Quantity",)
        case EdtfDate():
            return (_CG + "EdtfDate",)
    entity = subject.content.entities.get(end)
    if entity is not None:
        return entity.types
    return (_CG + "Claim",) if end in subject.content.claims else ()


def _shapes(subject: Subject) -> Findings:
    """Run the SHACL shapes over copies of the files."""
    from claimgraph.graph.shapes import violations

    content = subject.content
    records = (content.entities, content.sources, content.claims, content.attestations)
    yield from (None for _ in range(sum(map(len, records)) + len(content.judgements)))
    unreadable = {problem.about for problem in subject.problems}
    for violation in violations(subject.files, subject.shapes, subject.ontology):
        if violation.focus in unreadable:  # CG001 has said so
            continue
        yield Finding(
            "CG205",
            Severity.ERROR,
            subject.short(violation.focus),
            violation.message,
            f"See the shape of {subject.namespaces.shorten(violation.path)}."
            if violation.path
            else "",
            (violation.focus,),
        )


_SHEET = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
  - {id: puddle, type: Settlement, name: Puddle}
claims:
  - {id: c01, subject: ann, predicate: leads, object: club}
  - {id: c02, subject: club, predicate: locatedIn, object: puddle}
"""

_SLIP = "Organisatoin"

RULES = (
    Rule(
        "CG201",
        Severity.ERROR,
        "a term that is not defined",
        "A class or relation without a definition means something else to each reader.",
        Example(
            _SHEET,
            edits=(("entities.ttl", "a cg:Organisation", f"a cg:{_SLIP}"),),
        ),
        Example(_SHEET),
        _unknown_term,
    ),
    Rule(
        "CG202",
        Severity.ERROR,
        "a thing that is not described",
        "A claim about something without type and name can't be read.",
        Example(
            _SHEET,
            edits=(("entities.ttl", ":puddle a cg:Settlement", ":paddle a cg:Settlement"),),
        ),
        Example(_SHEET),
        _unknown_thing,
    ),
    Rule(
        "CG203",
        Severity.ERROR,
        "a subject of the wrong kind",
        "Each relation says what may stand before it. A town does not lead a club.",
        Example(_SHEET.replace("subject: ann", "subject: puddle")),
        Example(_SHEET),
        _wrong_subject,
    ),
    Rule(
        "CG204",
        Severity.ERROR,
        "an object of the wrong kind",
        "Each relation says what may stand after it.",
        Example(_SHEET.replace("object: puddle", "object: ann")),
        Example(_SHEET),
        _wrong_object,
    ),
    Rule(
        "CG205",
        Severity.ERROR,
        "a record that breaks a shape",
        "The shapes (ontology/shapes.ttl, SHACL) say what each record has to have, for claimgraph "
        "and for any other tool.",
        Example(_SHEET.replace(", name: Puddle", "")),
        Example(_SHEET),
        _shapes,
    ),
)
