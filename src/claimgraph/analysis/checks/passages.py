"""CG1: the passage: whether the words stand in the document where the receipt says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.checks.samples import PAPER, QUOTED
from claimgraph.documents.anchoring import Anchor, Standing, anchor
from claimgraph.documents.records import versions
from claimgraph.documents.text import Document
from claimgraph.model.claim import Attestation
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.source import Citation, Source, text_digest

Findings = Iterator[Finding | None]


def _changed_document(subject: Subject) -> Findings:
    names = {d.name: d for d in subject.documents.values()}
    for source in subject.content.sources.values():
        document = subject.documents.get(source.sha256) or names.get(source.file_name)
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


def _anchored(subject: Subject, citation: Citation, document: Document) -> Anchor:
    """Return how a citation stands in a document, or in a version of it from before."""
    if _stands_before(subject, citation, document):
        return Anchor(Standing.EXACT)
    return anchor(citation, document.text)


def _stands_before(subject: Subject, citation: Citation, document: Document) -> bool:
    """Return whether a citation stands in an earlier version of a document, and not in this one."""
    first, *before = versions(document, subject.documents)
    if not before or anchor(citation, first.text).standing in _STANDS:
        return False
    return any(anchor(citation, version.text).standing in _STANDS for version in before)


_STANDS = (Standing.EXACT, Standing.UNCHECKABLE)


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
        found = _anchored(subject, citation, document)
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


def _in_an_earlier_version(subject: Subject) -> Findings:
    for attestations, citation, source in _passages(subject):
        document = _document(subject, source)
        if document is None:
            continue
        if not _stands_before(subject, citation, document):
            yield None
            continue
        rows = ", ".join(sorted({subject.short(a.iri) for a in attestations}))
        at = f" at {citation.start}-{citation.end}" if citation.start is not None else ""
        yield Finding(
            "CG117",
            Severity.INFORMATION,
            f"{rows}: {subject.short(source.iri)}{at}",
            "the passage stands in an earlier version of the document only",
            "Read the new version: where it still says so, cite it there (at:); where it does "
            "not, the document has taken it back.",
            (*(a.iri for a in attestations), citation.iri),
        )


def _of_another_document(subject: Subject) -> Findings:
    for attestation in subject.content.attestations.values():
        citation = attestation.citation
        if citation is None:
            continue
        if citation.source == attestation.source:
            yield None
            continue
        short = subject.short
        said_in = short(attestation.source) if attestation.source else "no document"
        yield Finding(
            "CG112",
            Severity.ERROR,
            short(attestation.iri),
            f"it is said in {said_in}, and its passage stands in {short(citation.source)}",
            "Cite the document in which it is said; passages of others are context.",
            (attestation.iri, citation.iri),
        )


def _contradicts_itself(subject: Subject) -> Findings:
    """Look at the passages that are kept with their words."""
    for attestations, citation, source in _passages(subject):
        if citation.exact is None:
            continue
        wrong = _length_or_digest(citation)
        if not wrong:
            yield None
            continue
        rows = ", ".join(sorted({subject.short(a.iri) for a in attestations}))
        yield Finding(
            "CG113",
            Severity.ERROR,
            f"{rows}: {subject.short(source.iri)}",
            wrong,
            "Take the passage back from version control, or import its row again.",
            (*(a.iri for a in attestations), citation.iri),
        )


def _length_or_digest(citation: Citation) -> str:
    """Return how the words of a passage contradict its position or digest, or ""."""
    words = citation.exact or ""
    if citation.digest and citation.digest != text_digest(words):
        return "its words are not those that its digest is of"
    if citation.start is not None and citation.end is not None:
        room = citation.end - citation.start
        if room != len(words):
            return f"it has {len(words)} characters, and its position has room for {room}"
    return ""


def _no_text(subject: Subject) -> Findings:
    yield from (None for _ in subject.documents)
    for problem in subject.unreadable_documents:
        yield Finding("CG116", Severity.ERROR, problem.file, problem.message, problem.mend)


_OLD = "8fe5f333ff31f54b97002872d2d1d115d2b04c5220b01c04752f341642d0af78"
_NEW = "cbee56eac000340350b60956be0ec09076ba309cb7e39e87aefa7dcac3bf5266"
_REVISED = (
    (f"sources/{_NEW}.txt", "", "In Puddle, Ann loves the club. Nobody minds."),
    (
        f"sources/{_NEW}.json",
        "",
        f'{{"claimgraph-document": 1, "sha256": "{_NEW}", "text_sha256": "{_NEW}", '
        f'"name": "paper.txt", "media_type": "text/plain", "reader": "text", '
        f'"replaces": "{_OLD}"}}',
    ),
    ("sources.ttl", _OLD, _NEW),
)
"""Make another text the new version of :data:`PAPER`."""
_DOCUMENT = "sources/paper.txt"
_CLAIMS = "claims/paper.ttl"

RULES = (
    Rule(
        "CG105",
        Severity.ERROR,
        "a document that changed",
        "Positions and quotes were read in the registered version. Another version may say "
        "something else in the same place.",
        Example(QUOTED, PAPER, edits=((_DOCUMENT, "Nobody minds", "Many mind"),)),
        Example(QUOTED, PAPER),
        _changed_document,
        needs="no document at hand",
    ),
    Rule(
        "CG106",
        Severity.ERROR,
        "a passage with other words",
        "The citation promises words that do not stand there: the receipt is void.",
        Example(QUOTED, PAPER, ((_DOCUMENT, "leads", "loves"),), ("CG105",)),
        Example(QUOTED, PAPER),
        _changed_words,
        needs="no document at hand",
    ),
    Rule(
        "CG107",
        Severity.ERROR,
        "a passage that moved",
        "The words are in the document, in another place. A person has to confirm that it is "
        "the same passage before the citation follows.",
        Example(QUOTED, PAPER, ((_DOCUMENT, "In Puddle", "In Lower Puddle"),), ("CG105",)),
        Example(QUOTED, PAPER),
        _moved,
        needs="no document at hand",
    ),
    Rule(
        "CG108",
        Severity.ERROR,
        "words that stand in several places",
        "A quote that fits twice cites neither place.",
        Example(QUOTED, PAPER, ((_DOCUMENT, "In Puddle", "Ann leads the club"),), ("CG105",)),
        Example(QUOTED, PAPER),
        _ambiguous,
        needs="no document at hand",
    ),
    Rule(
        "CG109",
        Severity.INFORMATION,
        "passages that were not verified",
        "Where a document may not be shared the case keeps positions and digests only; whoever "
        "has the document can verify them.",
        Example(QUOTED),
        Example(QUOTED, PAPER),
        _unverified,
        needs="no passage",
    ),
    Rule(
        "CG112",
        Severity.ERROR,
        "a passage of another document",
        "Whoever follows the receipt reads the wrong paper.",
        Example(QUOTED, PAPER, ((_CLAIMS, "oa:hasSource :paper", "oa:hasSource :club"),)),
        Example(QUOTED, PAPER),
        _of_another_document,
        needs="no passage",
    ),
    Rule(
        "CG113",
        Severity.ERROR,
        "a passage that contradicts itself",
        "A passage is kept as position, words and digest of the words, so that each vouches for "
        "the others, also where the document is not at hand.",
        Example(
            QUOTED,
            PAPER,
            ((_CLAIMS, 'oa:exact "Ann leads the club"', 'oa:exact "Ann loves the club"'),),
            also=("CG106",),
        ),
        Example(QUOTED, PAPER),
        _contradicts_itself,
        needs="no passage that is kept with its words",
    ),
    Rule(
        "CG116",
        Severity.ERROR,
        "a document that can't be read",
        "Its passages stay unverified, and nobody is told.",
        Example(QUOTED, PAPER, (("sources/old.txt", "", "A caf\udce9 in Puddle."),)),
        Example(QUOTED, PAPER),
        _no_text,
        needs="no document at hand",
    ),
    Rule(
        "CG117",
        Severity.INFORMATION,
        "a passage of an earlier version",
        "The receipt holds, since the version that was cited is kept. But whoever reads the "
        "document now does not find the words: it was corrected, or says it otherwise.",
        Example(QUOTED, PAPER, _REVISED),
        Example(QUOTED, PAPER),
        _in_an_earlier_version,
        needs="no document at hand",
    ),
)
