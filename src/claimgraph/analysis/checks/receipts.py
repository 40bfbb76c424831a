"""CG1: the receipt: from the claim to the words in the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.documents.anchoring import Standing, anchor
from claimgraph.documents.text import Document
from claimgraph.model.claim import Attestation
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.source import Citation, Source

Findings = Iterator[Finding | None]


def _unattested(subject: Subject) -> Findings:
    for claim in subject.content.claims:
        if subject.content.attestations_of.get(claim):
            yield None
            continue
        yield Finding(
            "CG101",
            Severity.ERROR,
            subject.short(claim),
            "nobody is recorded as saying this",
            "Add an attestation, or remove the claim.",
            (claim,),
        )


def _dangling(subject: Subject) -> Findings:
    content = subject.content
    for attestation in content.attestations.values():
        missing = [a for a in attestation.taken_from if a not in content.attestations]
        if attestation.claim not in content.claims:
            missing.insert(0, attestation.claim)
        if not missing:
            yield None
            continue
        yield Finding(
            "CG102",
            Severity.ERROR,
            subject.short(attestation.iri),
            f"it refers to {subject.namespaces.shorten(missing[0])}, which is not in the case",
            "Add what is missing, or remove the reference.",
            (attestation.iri, *missing),
        )


def _nowhere(subject: Subject) -> Findings:
    content = subject.content
    for attestation in content.attestations.values():
        is_outermost = attestation.iri not in content.relayed_by
        has_place = bool(attestation.source) and (
            attestation.citation is not None or not _is_registered(subject, attestation.source)
        )
        if has_place or not is_outermost:
            yield None
            continue
        what = "no passage" if attestation.source else "no source"
        yield Finding(
            "CG103",
            Severity.WARNING,
            subject.short(attestation.iri),
            f"it has {what}",
            "Say in which document it stands, and where (at: or quote:).",
            (attestation.iri,),
        )


def _is_registered(subject: Subject, source: str) -> bool:
    record = subject.content.sources.get(source)
    return record is not None and bool(record.sha256 or record.text_sha256)


def _circular(subject: Subject) -> Findings:
    content = subject.content
    for record in content.records.values():
        looped = _in_circles({a.iri: a for a in record.attestations})
        for attestation in record.attestations:
            if attestation.iri not in looped:
                yield None
                continue
            yield Finding(
                "CG104",
                Severity.ERROR,
                subject.short(attestation.iri),
                "it is taken from itself, through others",
                "Cut the chain where it begins again.",
                (attestation.iri,),
            )


def _in_circles(attestations: dict[str, Attestation]) -> set[str]:
    """Return the attestations left over when all ends are taken off (Kahn 1962)."""
    waiting = {
        iri: len([t for t in a.taken_from if t in attestations]) for iri, a in attestations.items()
    }
    users: dict[str, list[str]] = {}
    for iri, attestation in attestations.items():
        for origin in attestation.taken_from:
            users.setdefault(origin, []).append(iri)
    ready = [iri for iri, count in waiting.items() if count == 0]
    while ready:
        for user in users.get(ready.pop(), ()):
            waiting[user] -= 1
            if waiting[user] == 0:
                ready.append(user)
    return {iri for iri, count in waiting.items() if count > 0}


def _changed_document(subject: Subject) -> Findings:
    names = {d.name: d for d in subject.documents.values()}
    for source in subject.content.sources.values():
        document = names.get(source.file_name)
        if document is None or not source.sha256:
            continue
        if document.sha256 == source.sha256:
            yield None
            continue
        yield Finding(
            "CG105",
            Severity.ERROR,
            subject.short(source.iri),
            f"{document.name} is not the document that was registered: its digest differs",
            "Bring the registered version back, or register this one as a revision.",
            (source.iri,),
        )


def _passages(subject: Subject) -> Iterator[tuple[list[Attestation], Citation, Source]]:
    """Yield every passage once, with all the attestations that cite it."""
    citing: dict[str, dict[str, Attestation]] = defaultdict(dict)
    citations: dict[str, Citation] = {}
    for attestation in subject.content.attestations.values():
        for citation in attestation.passages:
            citing[citation.iri][attestation.iri] = attestation
            citations.setdefault(citation.iri, citation)
    for iri, citation in citations.items():
        source = subject.content.sources.get(citation.source)
        if source is not None:
            yield list(citing[iri].values()), citation, source


def _document(subject: Subject, source: Source) -> Document | None:
    """Return the text of a source: the registered one, else the one of its name."""
    registered = subject.documents.get(source.sha256)
    if registered is not None:
        return registered
    return next((d for d in subject.documents.values() if d.name == source.file_name), None)


_WHAT = {
    Standing.MOVED: ("CG107", "the passage stands elsewhere now, at {places}"),
    Standing.AMBIGUOUS: ("CG108", "the words stand in several places: {places}"),
    Standing.CHANGED: ("CG106", "other words stand there now"),
    Standing.OUTSIDE: ("CG106", "the position is outside the text"),
}


def _misplaced(subject: Subject, code: str) -> Findings:
    for attestations, citation, source in _passages(subject):
        document = _document(subject, source)
        if document is None:
            continue
        found = anchor(citation, document.text)
        finding = _WHAT.get(found.standing)
        if finding is None or finding[0] != code:
            yield None
            continue
        places = ", ".join(str(place) for place in found.places[:3])
        at = f" at {citation.start}-{citation.end}" if citation.start is not None else ""
        rows = ", ".join(sorted({subject.short(a.iri) for a in attestations}))
        yield Finding(
            code,
            Severity.ERROR,
            f"{rows}: {subject.short(source.iri)}{at}",
            finding[1].format(places=places),
            "Read the passage again and correct the position (at:) in the sheet.",
            (*(a.iri for a in attestations), citation.iri),
        )


def _changed_words(subject: Subject) -> Findings:
    return _misplaced(subject, "CG106")


def _moved(subject: Subject) -> Findings:
    return _misplaced(subject, "CG107")


def _ambiguous(subject: Subject) -> Findings:
    return _misplaced(subject, "CG108")


def _unverified(subject: Subject) -> Findings:
    passages: dict[str, int] = {}
    for _, _, source in _passages(subject):
        if _document(subject, source) is None:
            passages[source.iri] = passages.get(source.iri, 0) + 1
        else:
            yield None
    for iri, count in passages.items():
        yield Finding(
            "CG109",
            Severity.INFORMATION,
            subject.short(iri),
            f"{count} passages are not verified: the document is not at hand",
            "Name the folder that holds it with --sources.",
            (iri,),
        )


_THINGS = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
"""
_SHEET = (
    _THINGS
    + """
claims:
  - {id: c01, subject: ann, predicate: leads, object: club}
"""
)
_QUOTED = (
    _THINGS
    + """
sources:
  - {id: paper, file: paper.txt}
claims:
  - {id: c01, subject: ann, predicate: leads, object: club, quote: Ann leads the club}
"""
)
_PAPER = {"paper.txt": "In Puddle, Ann leads the club. Nobody minds."}
_RELAYED = _SHEET.replace("object: club}", "object: club, chain: club (boasts)}")
_DOCUMENT = "sources/paper.txt"
_CLAIMS = "claims/paper.ttl"
_OTHER_CLAIM = """
claim:283914d040accf2d1790af0d a cg:Claim ;
\tcg:object :club ;
\tcg:predicate cg:owns ;
\tcg:subject :ann .
"""
_BY_CLUB = "\n\tprov:wasAttributedTo :club"
_FROM_OUTER = "\n\tprov:wasDerivedFrom attestation:dced2648de9c9edb7a4043f7"
_ORIGIN = f"""
attestation:ba744145e8fff0f02aaba1ce a cg:Attestation ;{_BY_CLUB} ;
\tcg:act "boasts" ;
\tcg:attests claim:083658b0e5504fe211083196 ;
\tcg:stance code:asserts .
"""

RULES = (
    Rule(
        "CG101",
        Severity.ERROR,
        "a claim that nobody makes",
        "Every edge has a receipt. A claim without an attestation is an arrow that somebody drew.",
        Example(_SHEET, edits=((_CLAIMS, "", _OTHER_CLAIM),)),
        Example(_SHEET + "  - {id: c02, subject: ann, predicate: owns, object: club}\n"),
        _unattested,
    ),
    Rule(
        "CG102",
        Severity.ERROR,
        "a reference into nothing",
        "A chain with a missing link can't be followed to its origin.",
        Example(_RELAYED, edits=((_CLAIMS, _ORIGIN, ""),)),
        Example(_RELAYED),
        _dangling,
    ),
    Rule(
        "CG103",
        Severity.WARNING,
        "a saying without a place",
        "Whoever wants to check the claim has to know which words in which document carry it.",
        Example(_QUOTED.replace(", quote: Ann leads the club", ""), _PAPER),
        Example(_QUOTED, _PAPER),
        _nowhere,
    ),
    Rule(
        "CG104",
        Severity.ERROR,
        "a chain that goes in a circle",
        "A saying that is taken from itself has no origin, and so no witness.",
        Example(
            _RELAYED, edits=((_CLAIMS, _BY_CLUB, f"{_BY_CLUB} ;{_FROM_OUTER}"),), also=("CG002",)
        ),
        Example(_RELAYED),
        _circular,
    ),
    Rule(
        "CG105",
        Severity.ERROR,
        "a document that changed",
        "Positions and quotes were read in the registered version. Another version may say "
        "something else in the same place.",
        Example(_QUOTED, _PAPER, edits=((_DOCUMENT, "Nobody minds", "Many mind"),)),
        Example(_QUOTED, _PAPER),
        _changed_document,
    ),
    Rule(
        "CG106",
        Severity.ERROR,
        "a passage with other words",
        "The citation promises words that do not stand there: the receipt is void.",
        Example(_QUOTED, _PAPER, ((_DOCUMENT, "leads", "loves"),), ("CG105",)),
        Example(_QUOTED, _PAPER),
        _changed_words,
    ),
    Rule(
        "CG107",
        Severity.ERROR,
        "a passage that moved",
        "The words are in the document, in another place. A person has to confirm that it is "
        "the same passage before the citation follows.",
        Example(_QUOTED, _PAPER, ((_DOCUMENT, "In Puddle", "In Lower Puddle"),), ("CG105",)),
        Example(_QUOTED, _PAPER),
        _moved,
    ),
    Rule(
        "CG108",
        Severity.ERROR,
        "words that stand in several places",
        "A quote that fits twice cites neither place.",
        Example(_QUOTED, _PAPER, ((_DOCUMENT, "In Puddle", "Ann leads the club"),), ("CG105",)),
        Example(_QUOTED, _PAPER),
        _ambiguous,
    ),
    Rule(
        "CG109",
        Severity.INFORMATION,
        "passages that were not verified",
        "Where a document may not be shared the case keeps positions and digests only; whoever "
        "has the document can verify them.",
        Example(_QUOTED),
        Example(_QUOTED, _PAPER),
        _unverified,
    ),
)
