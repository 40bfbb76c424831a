"""CG32: claims that can't hold together."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.checks.side_by_side import evidence, finding, name, names, value
from claimgraph.analysis.reconciliation import contradictions
from claimgraph.analysis.reconciliation.contradictions import Mark, Strength
from claimgraph.analysis.reconciliation.places import Places
from claimgraph.analysis.reconciliation.values import single_values
from claimgraph.model.claim import Stance
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri

Findings = Iterator[Finding | None]

_INFORMATION = Severity.INFORMATION


def _asserted_and_denied(subject: Subject) -> Findings:
    known, heard = evidence(subject)
    for claim, found in contradictions.disputed(known, heard):
        if found is None:
            yield None
            continue
        yield finding(
            subject,
            "CG320",
            _INFORMATION,
            f"{_sentence(subject, claim)}: asserted by {names(subject, found.affirmed_by)}, "
            f"denied by {names(subject, found.denied_by)}",
            "Read what each of them had to go by, and judge the claim.",
            (claim,),
            (claim, *_sayings(subject, claim)),
        )


def _sayings(subject: Subject, claim: Iri) -> list[Iri]:
    """Return the sayings of a claim that begin a chain or deny it: the two sides."""
    said = subject.content.attestations_of.get(claim, ())
    return [a.iri for a in said if not a.taken_from or a.stance is Stance.DENIES]


def _sentence(subject: Subject, iri: Iri) -> str:
    claim = subject.content.claims[iri]
    relation = " ".join(subject.vocabulary.label(claim.predicate).split())
    return f"{name(subject, claim.subject)} — {relation} — {value(subject, claim.object)}"


def _two_values(subject: Subject) -> Findings:
    known, heard = evidence(subject)
    for _, found in single_values(known):
        if found is None:
            yield None
            continue
        sides = " against ".join(
            f"{value(subject, claim.object)} (says {names(subject, heard.affirmed[claim.iri])})"
            for claim in (found.one, found.other)
        )
        more = f"; it has {found.more} more" if found.more else ""
        yield finding(
            subject,
            "CG321",
            _INFORMATION,
            f"{name(subject, found.thing)} {subject.vocabulary.label(found.relation)}: "
            f"{sides}{more}",
            "Ask which of the two it is, or whether two things go by one name.",
            (found.one.iri, found.other.iri),
            (found.thing,),
        )


def _two_places(subject: Subject) -> Findings:
    known, _ = evidence(subject)
    for _, found in Places.read(known).in_one_place():
        if found is None:
            yield None
            continue
        one, other = (name(subject, place) for place in found.places)
        said = " and ".join(
            value(subject, subject.content.claims[claim].object) for claim in found.claims
        )
        yield finding(
            subject,
            "CG322",
            _INFORMATION,
            f"{name(subject, found.thing)} is said to be in {said}; {one} and {other} have no "
            "ground in common",
            "Ask where it is, whether it moved, or whether two things go by one name.",
            found.claims,
            (found.thing, *found.places),
        )


# -- claims that are held against each other --------------------------------------

_HOW = {
    Strength.STATED: "{by} says so",
    Strength.IMPLIED: "{by} seems to say so",
    Strength.ANALYST: "{by} says so",
}


def _marked(
    subject: Subject, code: str, relation: str, strengths: tuple[Strength, ...]
) -> Findings:
    known, heard = evidence(subject, perhaps=True)
    for _, mark in contradictions.marks(known, heard, relation):
        if mark is not None and mark.strength in strengths:
            yield _mark_finding(subject, code, mark)
        else:
            yield None


def _mark_finding(subject: Subject, code: str, mark: Mark) -> Finding:
    ends = (mark.one, mark.other)
    claims = [end for end in ends if end in subject.content.claims]
    relation = " ".join(subject.vocabulary.label(mark.relation).split())
    sides = f" {relation} ".join(f"({_end(subject, end)})" for end in ends)
    how = _HOW[mark.strength].format(by=names(subject, mark.by))
    perhaps = ", perhaps" if mark.perhaps else ""
    return finding(
        subject,
        code,
        _INFORMATION,
        f"{sides}: {how} ({mark.strength}{perhaps})",
        "Read both receipts side by side, and judge which of the two stands.",
        claims,
        (*ends, *mark.links),
    )


def _end(subject: Subject, end: Iri) -> str:
    return _sentence(subject, end) if end in subject.content.claims else name(subject, end)


def _contradicted(subject: Subject) -> Findings:
    yield from _marked(subject, "CG323", "contradicts", (Strength.STATED, Strength.IMPLIED))


def _contradicted_by_analyst(subject: Subject) -> Findings:
    yield from _marked(subject, "CG324", "contradicts", (Strength.ANALYST,))


def _own_words(subject: Subject) -> Findings:
    known, heard = evidence(subject)
    for _, found in contradictions.own_words(known, heard):
        if found is None:
            yield None
            continue
        who, one = name(subject, found.agent), _sentence(subject, found.one)
        other = _sentence(subject, found.other)
        both = "in one place, and denies it in another" if found.one == found.other else ""
        yield finding(
            subject,
            "CG325",
            _INFORMATION,
            f"{who} says ({one}) {both or f'and ({other}), which contradict each other'}",
            "Ask whether they changed their mind, and when each was said.",
            (found.one, found.other),
            (found.agent, *found.links, *_sayings(subject, found.one)),
        )


def _tension(subject: Subject) -> Findings:
    every = (Strength.STATED, Strength.IMPLIED, Strength.ANALYST)
    for relation in ("qualifies", "undermines"):
        yield from _marked(subject, "CG326", relation, every)


# -- examples ---------------------------------------------------------------------

_CLUB = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: bob, type: Person, name: Bob Stem}
  - {id: desk, type: Analyst, name: The desk}
  - {id: club, type: Organisation, name: The Tea Club}
  - {id: house, type: Facility, name: The club house}
  - {id: puddle, type: City, name: Puddle}
  - {id: teatown, type: City, name: Teatown}
  - {id: marsh, type: Country, name: Marshland}
claims:
"""
_ROWS = {
    "CG320": """
  - {id: c01, subject: ann, predicate: leads, object: club, chain: ann (says), status: explicit}
  - {id: c02, subject: WHOM, predicate: leads, object: club, chain: "bob : denies"}
""",
    "CG321": """
  - {id: c01, subject: club, predicate: startedOn, date: 1999}
  - {id: c02, subject: club, predicate: startedOn, date: BEGIN}
""",
    "CG322": """
  - {id: c01, subject: house, predicate: locatedIn, object: puddle}
  - {id: c02, subject: house, predicate: locatedIn, object: PLACE}
  - {id: c03, subject: puddle, predicate: locatedIn, object: marsh}
""",
    "CG323": """
  - {id: c01, subject: ann, predicate: leads, object: club, chain: "ann : STANCE", status: explicit}
  - {id: c02, subject: bob, predicate: leads, object: club}
  - {id: c03, subject: c02, predicate: contradicts, object: c01, chain: ann, status: explicit}
""",
    "CG324": """
  - {id: c01, subject: ann, predicate: leads, object: club, chain: "ann : STANCE", status: explicit}
  - {id: c02, subject: bob, predicate: leads, object: club}
  - {id: c03, subject: c02, predicate: contradicts, object: c01, chain: desk}
""",
    "CG325": """
  - {id: c01, subject: ann, predicate: leads, object: club, chain: ann (says), status: explicit}
  - {id: c02, subject: bob, predicate: leads, object: club, chain: WHO (says), status: explicit}
  - {id: c03, subject: c02, predicate: contradicts, object: c01, chain: desk}
""",
    "CG326": """
  - {id: c01, subject: ann, predicate: leads, object: club, chain: "ann : STANCE", status: explicit}
  - {id: c02, subject: bob, predicate: leads, object: club}
  - {id: c03, subject: c02, predicate: qualifies, object: c01}
""",
}


def _example(code: str, word: str, by: str) -> Example:
    return Example(f"{_CLUB}{_ROWS[code].strip(chr(10)).replace(word, by)}\n")


RULES = (
    Rule(
        "CG320",
        _INFORMATION,
        "a claim that is asserted and denied",
        "Somebody stands behind the claim and somebody else denies it. A denial is of the claim "
        "that it names and of nothing inside it. A claim that an analyst rejected is settled.",
        _example("CG320", "WHOM", "ann"),
        _example("CG320", "WHOM", "bob"),
        _asserted_and_denied,
        "no claim",
    ),
    Rule(
        "CG321",
        _INFORMATION,
        "two values where there is one",
        "Nothing begins twice. Of two dates that can't be the same one is wrong, or two things go "
        "by one name; a year and a month within it are the same. Which relations have one value "
        "is in the vocabulary (cg:singleValued, owl:FunctionalProperty).",
        _example("CG321", "BEGIN", "2003-04"),
        _example("CG321", "BEGIN", "1999-04"),
        _two_values,
        "no claim of a relation that has one value",
    ),
    Rule(
        "CG322",
        _INFORMATION,
        "one thing in two places",
        "A building or a place lies in one country and one city. A larger place and a smaller one "
        "within it are no conflict; which kinds of places have no ground in common is in the "
        "vocabulary (cg:apart).",
        _example("CG322", "PLACE", "teatown"),
        _example("CG322", "PLACE", "marsh"),
        _two_places,
        "no place or facility that is said to be anywhere",
    ),
    Rule(
        "CG323",
        _INFORMATION,
        "claims that contradict each other, says a source",
        "A source says that two claims do not go together. Stated: it names both. Implied: whose "
        "word it is or what it is about has to be read in.",
        _example("CG323", "STANCE", "asserts"),
        _example("CG323", "STANCE", "denies"),
        _contradicted,
        "no claim that two claims contradict each other",
    ),
    Rule(
        "CG324",
        _INFORMATION,
        "claims that contradict each other, says an analyst",
        "No source says that the two do not go together; somebody who works on the case does. "
        "That is an inference and is to be checked as one.",
        _example("CG324", "STANCE", "asserts"),
        _example("CG324", "STANCE", "denies"),
        _contradicted_by_analyst,
        "no claim that two claims contradict each other",
    ),
    Rule(
        "CG325",
        _INFORMATION,
        "a party that contradicts itself",
        "The same agent stands behind both of two claims that are held to contradict each other, "
        "or asserts in one place what it denies in another.",
        _example("CG325", "WHO", "ann"),
        _example("CG325", "WHO", "bob"),
        _own_words,
        "no claim that is asserted and denied or held against another",
    ),
    Rule(
        "CG326",
        _INFORMATION,
        "claims held against each other, short of a contradiction",
        "One claim limits another or makes it less likely (cg:qualifies, cg:undermines) without "
        "contradicting it. Both can hold; they should be read together.",
        _example("CG326", "STANCE", "asserts"),
        _example("CG326", "STANCE", "denies"),
        _tension,
        "no claim that one claim bears on another",
    ),
)
