"""The rules of check: each finds its fault, counts what it looked at, and explains itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import CG, NS, claim, content, entity, iri, record, said, tea

from claimgraph.analysis import checks
from claimgraph.documents.text import Document
from claimgraph.errors import Problem, UsageError
from claimgraph.model.claim import Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Citation, Source, text_digest
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

TEXT = "tea is served at five; tea is brewed at four"


def _term(name: str, kind: TermKind, subject: str = "", object_: str = "") -> Term:
    kinds = [(CG + k,) if k else () for k in (subject, object_)]
    return Term(CG + name, kind, {"en": name}, "", (), *kinds)


VOCABULARY = Vocabulary(
    [
        *(_term(c, TermKind.CLASS) for c in ("Person", "Organisation", "Settlement", "Document")),
        _term("leads", TermKind.OBJECT_RELATION, "Person", "Organisation"),
        _term("owns", TermKind.OBJECT_RELATION),
        _term("locatedIn", TermKind.OBJECT_RELATION, "", "Settlement"),
        _term("describedAs", TermKind.TEXT_RELATION),
    ]
)


def _subject(of: Content, **more: object) -> checks.Subject:
    return checks.Subject(of, (), VOCABULARY, NS, **more)  # type: ignore[arg-type]


def _findings(code: str, subject: checks.Subject) -> list[str]:
    report = checks.check(subject, [checks.rule(code)])
    (tally,) = report.tallies
    assert tally.looked_at > 0, "a rule that looked at nothing has found nothing out"
    return [f"{finding.place}: {finding.message}" for finding in report.findings]


def _document(text: str, name: str = "paper.txt", sha256: str = "d1") -> Document:
    return Document(name, sha256, text, text_digest(text))


def _with_source(of: Content, sha256: str = "d1") -> Content:
    paper = Source(iri("paper"), file_name="paper.txt", sha256=sha256)
    return replace(of, sources={paper.iri: paper})


def test_what_cannot_be_read_is_an_error() -> None:
    problem = Problem("claims/paper.ttl", "claim:1: no predicate", "Add one predicate.")
    subject = replace(_subject(tea()), problems=(problem,), files={"claims/paper.ttl": b""})
    assert _findings("CG001", subject) == ["claims/paper.ttl: claim:1: no predicate"]


def test_a_record_changed_by_hand_has_the_wrong_id() -> None:
    what = claim("ann", "leads", "club")
    tampered = replace(what, object=iri("choir"))
    of = content(records=[record("paper", [tampered], said(what, "paper", handle="c01"))])
    (found,) = _findings("CG002", _subject(of))
    assert "its content has the id claim:" in found


def test_a_handle_of_two_claims_clashes() -> None:
    one, two = claim("ann", "leads", "club"), claim("ann", "owns", "club")
    chains = [*said(one, "paper", handle="c01"), *said(two, "paper", handle="c01", at=(4, 6))]
    of = content(records=[record("paper", [one, two], chains)])
    assert _findings("CG003", _subject(of)) == ["c01: 2 claims have this handle"]


@pytest.mark.parametrize("plain", [None, b"other"])
def test_a_plain_graph_that_is_missing_or_stale_is_found(plain: bytes | None) -> None:
    subject = _subject(tea(), plain=plain, expect_plain=lambda: b"same")
    assert len(_findings("CG004", subject)) == 1


def test_a_claim_that_nobody_makes_is_found() -> None:
    orphan = claim("bob", "leads", "club")
    of = content(records=[*tea().records.values(), record("report", [orphan], [])])
    assert len(_findings("CG101", _subject(of))) == 1


def test_a_reference_into_nothing_is_found() -> None:
    what = claim("ann", "leads", "club")
    outer = said(what, "paper", [(["club"], "", Stance.ASSERTS)], handle="c01")[-1:]
    of = content(records=[record("paper", [what], outer)])
    (found,) = _findings("CG102", _subject(of))
    assert found.startswith("c01: it refers to attestation:")


def test_a_saying_without_a_passage_in_a_registered_document_is_found() -> None:
    what = claim("ann", "leads", "club")
    told = said(what, "paper", handle="c01", at=None)
    of = _with_source(content(records=[record("paper", [what], told)]))
    assert _findings("CG103", _subject(of)) == ["c01: it has no passage"]


def test_a_chain_that_goes_in_a_circle_is_found() -> None:
    what = claim("ann", "leads", "club")
    origin, outer = said(what, "paper", [(["club"], "", Stance.ASSERTS)], handle="c01")
    looped = [replace(origin, taken_from=(outer.iri,)), outer]
    of = content(records=[record("paper", [what], looped)])
    assert len(_findings("CG104", _subject(of))) == 2


def test_another_version_of_a_document_is_found() -> None:
    subject = _subject(_with_source(tea(), "d0"), documents={"d1": _document(TEXT)})
    (found,) = _findings("CG105", subject)
    assert "paper.txt is not the document that was registered" in found


@pytest.mark.parametrize(
    ("code", "text", "message"),
    [
        ("CG106", "Tea is served", "other words stand there now"),
        ("CG106", "x", "the position is outside the text"),
        ("CG107", "A tea", "the passage stands elsewhere now, at 2"),
        ("CG108", "A tea, a tea", "the words stand in several places: 2, 9"),
    ],
)
def test_a_passage_that_does_not_stand_where_it_is_cited_is_found(
    code: str, text: str, message: str
) -> None:
    subject = _subject(_with_source(tea()), documents={"d1": _document(text)})
    found = _findings(code, subject)
    assert found, code
    assert all(message in line for line in found)


def test_every_broken_citation_is_named_by_its_row() -> None:
    what = claim("ann", "leads", "club")
    cite = Citation.of(NS, iri("paper"), start=24, end=37, digest=text_digest("tea is brewed"))
    told = [replace(a, citation=cite, handle="c07") for a in said(what, "paper")]
    of = _with_source(content(records=[record("paper", [what], told)]))
    broken = TEXT.replace("brewed", "stewed")
    subject = _subject(of, documents={"d1": _document(broken)})
    assert _findings("CG106", subject) == ["c07: paper at 24-37: other words stand there now"]


def test_documents_that_are_not_at_hand_are_said_to_be_unverified() -> None:
    report = checks.check(_subject(_with_source(tea())), [checks.rule("CG109")])
    (finding,) = report.findings
    assert finding.message == "1 passages are not verified: the document is not at hand"
    assert not report.failed


def test_terms_and_things_that_nobody_defined_are_found() -> None:
    what = claim("ann", "oversees", "choir")
    of = content(records=[record("paper", [what], said(what, "paper", handle="c01"))])
    assert _findings("CG201", _subject(of)) == ["c01: cg:oversees is not defined"]
    missing = _findings("CG202", _subject(of))
    assert "c01: choir is not described in entities.ttl" in missing


@pytest.mark.parametrize(
    ("code", "relation", "subject", "object_", "message"),
    [
        ("CG203", "leads", "puddle", "club", "the subject of 'leads' has to be: Person"),
        ("CG204", "locatedIn", "club", "ann", "the object of 'locatedIn' has to be: Settlement"),
        ("CG204", "describedAs", "ann", "club", "has to be a text"),
        ("CG204", "owns", "ann", Literal("a cup"), "has to be a thing"),
    ],
)
def test_ends_of_the_wrong_kind_are_found(
    code: str, relation: str, subject: str, object_: str | Literal, message: str
) -> None:
    what = claim(subject, relation, object_)
    of = content(
        tea().entities.values(), [record("paper", [what], said(what, "paper", handle="c01"))]
    )
    (found,) = _findings(code, _subject(of))
    assert found.startswith("c01: ")
    assert message in found


def test_a_kind_under_the_wanted_one_will_do() -> None:
    mayor = Term(CG + "Mayor", TermKind.CLASS, {"en": "Mayor"}, "", (CG + "Person",))
    vocabulary = Vocabulary([*VOCABULARY, mayor])
    what = claim("ann", "leads", "club")
    ann = entity("ann", "Mayor", "Ann")
    of = content([*tea().entities.values(), ann], [record("paper", [what], said(what, "paper"))])
    assert _findings("CG203", checks.Subject(of, (), vocabulary, NS)) == []


def test_rules_are_chosen_by_the_beginning_of_their_code() -> None:
    assert {r.code[:3] for r in checks.chosen(["CG1"], [])} == {"CG1"}
    assert "CG109" not in {r.code for r in checks.chosen([], ["cg109"])}
    with pytest.raises(UsageError, match="there is no rule 'CG9'"):
        checks.chosen(["CG9"], [])
    with pytest.raises(UsageError, match="no rule is left"):
        checks.chosen(["CG1"], ["CG"])


# -- judgements on what machines propose -------------------------------------------------------

PROPOSAL = NS.mint("proposal", "0123456789abcdef01234567")


def _judged(*judgements: Judgement) -> checks.Subject:
    return _subject(replace(tea(), judgements=judgements))


def _judgement(verdict: Verdict, *targets: str) -> Judgement:
    return Judgement.of(NS, verdict, targets, iri("ann"), "2026-01-01T00:00:00Z")


def test_a_judgement_on_a_proposal_is_about_the_claim_that_it_became() -> None:
    leads = claim("ann", "leads", "club").iri
    gone = claim("ann", "leads", "nobody").iri
    accept = _judgement(Verdict.ACCEPT, PROPOSAL, leads, iri("no-longer-there"))
    reject = _judgement(Verdict.REJECT, PROPOSAL)
    assert _findings("CG210", _judged(accept, reject)) == []
    dangling = _judgement(Verdict.ACCEPT, PROPOSAL, gone)
    (found,) = _findings("CG210", _judged(accept, reject, dangling))
    assert NS.shorten(gone) in found


def test_a_judgement_that_was_undone_may_speak_of_what_is_gone() -> None:
    dangling = _judgement(Verdict.ACCEPT, PROPOSAL, claim("ann", "leads", "nobody").iri)
    undo = _judgement(Verdict.UNDO, dangling.iri)
    assert _findings("CG210", _judged(dangling, undo)) == []
    lost = _judgement(Verdict.UNDO, NS.mint("judgement", "0" * 24))
    assert len(_findings("CG210", _judged(lost))) == 1
