"""CG1: the receipt: from the claim to somebody who says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.lineage.loops import in_loops
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri
from claimgraph.model.source import Source

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
    if subject.unreadable:  # what is missing may stand there
        return
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
    attestations = subject.content.attestations
    looped = in_loops({iri: a.taken_from for iri, a in attestations.items()})
    for iri in attestations:
        if iri not in looped:
            yield None
            continue
        yield Finding(
            "CG104",
            Severity.ERROR,
            subject.short(iri),
            "it is taken from itself, through others",
            "Cut the chain where it begins again.",
            (iri,),
        )


def _in_anothers_file(subject: Subject) -> Findings:
    content = subject.content
    for record in content.records.values():
        for attestation in record.attestations:
            if attestation.iri in content.relayed_by or not attestation.source:
                continue
            if attestation.source == record.source:
                yield None
                continue
            short = subject.short
            yield Finding(
                "CG111",
                Severity.ERROR,
                short(attestation.iri),
                f"it stands in the file of {short(record.source)}, and is said in "
                f"{short(attestation.source)}",
                f"Import it as a row whose source is {short(attestation.source)}.",
                (attestation.iri, record.source, attestation.source),
            )


def _said_by_nobody(subject: Subject) -> Findings:
    for attestation in subject.content.attestations.values():
        if attestation.agents:
            yield None
            continue
        yield Finding(
            "CG114",
            Severity.WARNING,
            subject.short(attestation.iri),
            "nobody is named who says it",
            "Name the speaker; somebody who is not identified is an entity with 'unknown'.",
            (attestation.iri,),
        )


def _twice_registered(subject: Subject) -> Findings:
    """Look at every digest, of bytes or of text, once.

    Papers that print the same text, each under an address of its own, are several.
    """
    sources: dict[str, list[Source]] = defaultdict(list)
    for source in subject.content.sources.values():
        for digest in {source.sha256, source.text_sha256} - {""}:
            sources[digest].append(source)
    reported: set[tuple[Iri, ...]] = set()
    for digest, same in sources.items():
        names = tuple(source.iri for source in same)
        addresses = {source.url for source in same}
        are_papers = "" not in addresses and len(addresses) == len(same)
        is_same_file = any(source.sha256 == digest for source in same)
        if len(names) == 1 or names in reported or (are_papers and not is_same_file):
            yield None
            continue
        reported.add(names)
        yield Finding(
            "CG115",
            Severity.ERROR,
            ", ".join(map(subject.short, names)),
            "these are one document: their digests are the same",
            "Keep one of them, and import the rows of the others with its id as their source.",
            names,
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
_TWO_PAPERS = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: letter, type: Document, name: A letter}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
sources:
  - {id: paper, file: paper.txt}
  - {id: letter, file: letter.txt}
claims:
  - {id: c01, subject: ann, predicate: leads, object: club}
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
        "CG111",
        Severity.ERROR,
        "a saying in the file of another document",
        "claims/SOURCE.ttl is what SOURCE says, and the named graph of that source. A saying in "
        "the wrong file is counted, shared and withdrawn with the wrong document.",
        Example(
            _TWO_PAPERS,
            edits=((_CLAIMS, "dcterms:source :paper", "dcterms:source :letter"),),
            also=("CG002",),
        ),
        Example(_TWO_PAPERS),
        _in_anothers_file,
    ),
    Rule(
        "CG114",
        Severity.WARNING,
        "a saying of nobody",
        "A chain with an empty place can't be asked about: whether two sayings are of one origin "
        "depends on who spoke.",
        Example(
            _SHEET, edits=((_CLAIMS, "\n\tprov:wasAttributedTo :paper ;", ""),), also=("CG002",)
        ),
        Example(_SHEET),
        _said_by_nobody,
    ),
    Rule(
        "CG115",
        Severity.ERROR,
        "one document under two ids",
        "A document that is registered twice counts as two sources: what it says alone seems to "
        "be confirmed.",
        Example(
            _TWO_PAPERS, {"paper.txt": "Ann leads the club.", "letter.txt": "Ann leads the club."}
        ),
        Example(_TWO_PAPERS, {"paper.txt": "Ann leads the club.", "letter.txt": "Ann leads us."}),
        _twice_registered,
        needs="no registered document",
    ),
)
