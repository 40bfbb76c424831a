"""CG2: records that speak of what can't be: of themselves, of nothing, of another kind."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.lineage.loops import in_loops
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Claim
from claimgraph.model.content import Content
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import PAIRWISE, Judgement, Verdict, proposal_of, standing

Findings = Iterator[Finding | None]


def _with_itself(subject: Subject) -> Findings:
    for claim in subject.content.claims.values():
        if claim.subject != claim.object:
            yield None
            continue
        yield Finding(
            "CG208",
            Severity.WARNING,
            subject.short(claim.iri),
            f"it relates {subject.short(claim.subject)} to itself",
            "Read the passage again: who, or what, stands at the other end?",
            (claim.iri, claim.subject),
        )


def _computed_from_itself(subject: Subject) -> Findings:
    claims = subject.content.claims
    leaning = {iri: claim.depends_on for iri, claim in claims.items() if claim.depends_on}
    looped = in_loops(leaning)
    for iri in leaning:
        if iri not in looped:
            yield None
            continue
        yield Finding(
            "CG209",
            Severity.ERROR,
            subject.short(iri),
            "it depends on itself, through others",
            "Take out the depends-on that is not how the value was computed.",
            (iri, *claims[iri].depends_on),
        )


def _judged_nothing(subject: Subject) -> Findings:
    content = subject.content
    known = {
        "entity": content.entities.keys(),
        "claim": content.claims.keys(),
        "judgement": {judgement.iri for judgement in content.judgements},
    }
    in_force = {judgement.iri for judgement in standing(content.judgements)}
    for judgement in content.judgements:
        is_undone = judgement.verdict is not Verdict.UNDO and judgement.iri not in in_force
        targets = () if is_undone else _judged_things(judgement, content)
        missing = [target for target in targets if target not in known[_judged(judgement)]]
        if not missing:
            yield None
            continue
        what = f"{subject.short(missing[0])}, which is no {_judged(judgement)} of the case"
        yield Finding(
            "CG210",
            Severity.ERROR,
            subject.namespaces.shorten(judgement.iri),
            f"it decides {judgement.verdict!s} about {what}",
            "Bring back what it is about, or undo the judgement.",
            (judgement.iri, *missing),
        )


def _judged(judgement: Judgement) -> str:
    if judgement.verdict in PAIRWISE:
        return "entity"
    return "judgement" if judgement.verdict is Verdict.UNDO else "claim"


def _judged_things(judgement: Judgement, content: Content) -> tuple[Iri, ...]:
    """Return what a judgement is about that has to be in the graph.

    A proposal never is, and what was new with it may have been taken out since.
    """
    if not proposal_of(judgement):
        return judgement.targets
    claims = content.info.base + "claim/"
    return tuple(target for target in judgement.targets if target.startswith(claims))


def _stranger_in_group(subject: Subject) -> Findings:
    """Look at the claims that put a thing into a group of one kind."""
    belonging = subject.vocabulary.descendants(CG + "partOf")
    for claim in subject.content.claims.values():
        wanted = _members(subject, claim) if claim.predicate in belonging else ()
        entity = subject.content.entities.get(claim.subject)
        if not wanted or entity is None:
            continue
        types = [type_ for type_ in entity.types if type_ in subject.vocabulary]
        # A group within a group is of the kind that its own members are.
        kinds = {*types, *(kind for type_ in types for kind in _group_of(subject, type_))}
        if not types or subject.vocabulary.is_a(sorted(kinds), wanted):
            yield None
            continue
        label = subject.vocabulary.label
        yield Finding(
            "CG211",
            Severity.ERROR,
            subject.short(claim.iri),
            f"{subject.short(claim.subject)} is {' and '.join(map(label, types))}; the members of "
            f"{subject.short(str(claim.object))} are: {' or '.join(map(label, wanted))}",
            "Correct the type of the member or of the group.",
            (claim.iri,),
        )


def _members(subject: Subject, claim: Claim) -> tuple[Iri, ...]:
    group = subject.content.entities.get(claim.object) if isinstance(claim.object, str) else None
    return tuple(k for type_ in group.types for k in _group_of(subject, type_)) if group else ()


def _group_of(subject: Subject, type_: Iri) -> tuple[Iri, ...]:
    """Return what the members of a class of groups are, by itself or by what it is under."""
    term = subject.vocabulary.get(type_)
    if term is None or term.group_of:
        return term.group_of if term else ()
    above = sorted(subject.vocabulary.ancestors(type_) - {type_})
    return tuple(k for other in above if (t := subject.vocabulary.get(other)) for k in t.group_of)


_THINGS = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
  - {id: kettles, type: FacilityGroup, name: The kettles of the club}
  - {id: kettle, type: Facility, name: The Great Kettle}
"""
_SHEET = f"""{_THINGS}
claims:
  - {{id: c01, subject: ann, predicate: leads, object: club}}
"""
_COUNTED = f"""{_THINGS}
claims:
  - {{id: c01, subject: kettles, predicate: hasCount, quantity: 3 kettles}}
  - {{id: c02, subject: club, predicate: hasCount, quantity: 9 members}}
  - {{id: c03, subject: club, predicate: hasMeasure, quantity: 3 members, depends-on: [c01, c02]}}
"""
_JUDGED = f"""{_SHEET}
judgements:
  - {{verdict: accept, targets: [c01], by: ann, at: 2024-05-04T09:00:00Z}}
"""
_MEMBER = f"""{_THINGS}
claims:
  - {{id: c01, subject: kettle, predicate: partOf, object: kettles}}
"""
_CLAIMS = "claims/paper.ttl"
_NINE = "claim:3c814f7fa96deb2679972e68 a cg:Claim ;"
_FROM_THREE = "\n\tcg:dependsOn claim:02d2eac94d83d16d40e5fbd0 ;"
_C01 = "claim:083658b0e5504fe211083196"
_ANOTHER = "claim:4e84ba706f21bb0b2c8810b6"

RULES = (
    Rule(
        "CG208",
        Severity.WARNING,
        "a thing in relation to itself",
        "Nobody leads, owns or is part of himself; most often a name stands where another was "
        "meant.",
        Example(_SHEET.replace("ann, predicate: leads", "club, predicate: controls")),
        Example(_SHEET),
        _with_itself,
    ),
    Rule(
        "CG209",
        Severity.ERROR,
        "a claim that depends on itself",
        "What was computed from itself was computed from nothing, and falls with everything and "
        "with nothing.",
        Example(_COUNTED, edits=((_CLAIMS, _NINE, f"{_NINE}{_FROM_THREE}"),)),
        Example(_COUNTED),
        _computed_from_itself,
        needs="no claim that depends on another",
    ),
    Rule(
        "CG210",
        Severity.ERROR,
        "a judgement about nothing",
        "A decision outlives what it was about: whoever brings the claim back under another id "
        "brings it back undecided. A decision that was undone may speak of what is gone.",
        Example(_JUDGED, edits=(("judgements.ttl", _C01, _ANOTHER),), also=("CG002",)),
        Example(_JUDGED),
        _judged_nothing,
        needs="no judgement",
    ),
    Rule(
        "CG211",
        Severity.ERROR,
        "a member that is not of its group's kind",
        "A group of facilities has facilities as members. Where a person is one of them, counts "
        "of the group count the wrong things.",
        Example(_MEMBER.replace("subject: kettle,", "subject: ann,")),
        Example(_MEMBER),
        _stranger_in_group,
        needs="no member of a group of one kind",
    ),
)
