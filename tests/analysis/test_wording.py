"""Irregular wording: where it is, and what rests on it; no word of a text that is not shared."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.builders import CG, NS, claim, content, entity, iri, record

from claimgraph.analysis import checks
from claimgraph.analysis.checks import wording
from claimgraph.documents.text import Document, text_digest
from claimgraph.model.claim import Attestation, Claim, Stance
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity
from claimgraph.model.finding import Finding
from claimgraph.model.source import Citation, Source
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

KINDS = {
    "Entity": (),
    "Person": ("Entity",),
    "Organisation": ("Entity",),
    "Place": ("Entity",),
    "Province": ("Place",),
    "Group": ("Entity",),
    "FacilityGroup": ("Group",),
    "Facility": ("Entity",),
    "Document": ("Entity",),
}
VOCABULARY = Vocabulary(
    Term(CG + name, TermKind.CLASS, {"en": name}, "", tuple(CG + p for p in parents))
    for name, parents in KINDS.items()
)
LEADS = claim("leaf", "leads", "club")


def saying(what: Claim, words: str, text: str, cue: str = "") -> Attestation:
    """Return a saying of `what` that cites `words` of `text`."""

    def cited(part: str) -> Citation:
        start = text.index(part)
        return Citation.of(NS, iri("paper"), start=start, end=start + len(part), exact=part)

    return Attestation.of(
        NS,
        what.iri,
        [iri("paper")],
        Stance.ASSERTS,
        source=iri("paper"),
        citation=cited(words),
        cues=[cited(cue)] if cue else [],
    )


def findings(
    code: str,
    text: str,
    entities: Sequence[Entity] = (),
    cites: Sequence[tuple[Claim, str]] = (),
    **of_source: object,
) -> tuple[Finding, ...]:
    """Return what a rule finds in a case of one document with `text`."""
    sayings = [saying(what, words, text) for what, words in cites]
    return found(code, text, entities, [what for what, _ in cites], sayings, **of_source).findings


def found(
    code: str,
    text: str,
    entities: Sequence[Entity],
    claims: Sequence[Claim],
    sayings: Sequence[Attestation],
    **of_source: object,
) -> checks.Report:
    more = {"language": "en", "sha256": "d1", **of_source}
    paper = Source(iri("paper"), file_name="paper.txt", **more)  # type: ignore[arg-type]
    case = content(entities, [record("paper", claims, sayings)], [paper])
    document = Document("paper.txt", "d1", text, text_digest(text))
    subject = checks.Subject(case, (), VOCABULARY, NS, documents={"d1": document})
    return checks.check(subject, [rule for rule in wording.RULES if rule.code == code])


# --- marks -----------------------------------------------------------------------------------


def test_a_finding_has_its_place_its_line_and_the_claims_on_it() -> None:
    text = "Tea is served.\n“He leads it,“ she said. “Daily.”"
    other = claim("leaf", "owns", "club")
    (finding,) = findings("CG540", text, (), [(LEADS, "leads it,“ she"), (other, "Daily")])
    assert finding.place == "paper:28-29"
    assert finding.message == "line 2: “ stands where ” should; 1 claim rests on it"
    assert finding.claims == (LEADS.iri,)
    assert finding.focus == (iri("paper"), LEADS.iri)


def test_where_no_passage_lies_the_claims_whose_speaker_is_read_there_count() -> None:
    text = "It came in May 2019. It came out on May 2020. Leaf leads."
    spoken = saying(LEADS, "Leaf leads", text, cue="out on May 2020")
    (finding,) = found("CG543", text, (), [LEADS], [spoken]).findings
    assert finding.claims == (LEADS.iri,)


def test_a_slip_on_which_nothing_rests_is_found_all_the_same() -> None:
    (finding,) = findings("CG547", "It is the the tea.")
    assert finding.claims == ()
    assert finding.message == "line 1: “the” stands twice: the the"


@pytest.mark.parametrize(
    ("text", "more", "count"),
    [
        ("It began on Dec. 5.", {}, 1),
        ("5 May 2019\nIt began on Dec. 5.", {}, 0),
        ("It began on Dec. 5.", {"published": EdtfDate("2019-05-05")}, 0),
        ("It began on Dec. 5.", {"published": EdtfDate("2019?-05-05")}, 1),
        ("It began on Dec. 5.", {"published": EdtfDate("XXXX-05-05")}, 1),
        ("Es begann am Dec. 5.", {"language": "de"}, 0),
    ],
)
def test_a_missing_year_matters_where_the_document_has_none(
    text: str, more: dict[str, object], count: int
) -> None:
    assert len(findings("CG544", text, **more)) == count


def test_language_is_read_off_the_text_where_it_is_not_recorded() -> None:
    english = "It is the tea of the board, and it was the the best of it."
    assert len(findings("CG547", english, language="")) == 1
    german = "Es ist der Tee des Ausschusses, und the the war gut, denn er war heiß."
    assert findings("CG547", german, language="") == ()


def test_many_findings_of_a_kind_are_counted() -> None:
    several = findings("CG548", "(\n\n\n" * 250)
    assert len(several) == 101
    assert [f.message for f in several if "further" in f.message] == [
        "the same in 150 further places"
    ]


@pytest.mark.parametrize("rule", wording.RULES, ids=lambda rule: rule.code)
def test_without_the_document_a_rule_looks_at_nothing(rule: checks.Rule) -> None:
    paper = Source(iri("paper"), file_name="paper.txt", sha256="d1")
    case = content([], [record("paper", [LEADS], [])], [paper])
    (tally,) = checks.check(checks.Subject(case, (), VOCABULARY, NS), [rule]).tallies
    assert tally.looked_at == 0


# --- things ----------------------------------------------------------------------------------

LEAF = entity("leaf", "Person", "Leaf")
ANN_LEAF = entity("leaf", "Person", "Ann Leaf", "Leaf")


@pytest.mark.parametrize(
    ("text", "person", "count"),
    [
        pytest.param("Tea is cold. Leaf said so.", LEAF, 1, id="bare"),
        pytest.param("“Tea is cold,” Leaf wrote.", ANN_LEAF, 1, id="first-name-not-in-the-text"),
        pytest.param("But Leaf said so.", LEAF, 1, id="first-word-of-a-sentence"),
        pytest.param("Leafy Leafs fall. Leaf’s tea.", LEAF, 1, id="other-words"),
        pytest.param("Ann Leaf said so. Leaf drank.", ANN_LEAF, 0, id="full-name"),
        pytest.param("Ann Leaf said so. Leaf drank.", LEAF, 0, id="full-name-not-recorded"),
        pytest.param("Leaf drank. Then Ann Leaf said so.", LEAF, 0, id="full-name-later"),
        pytest.param("Mr. Leaf said so.", LEAF, 0, id="title"),
        pytest.param("The clubs's director Leaf said so.", LEAF, 0, id="post-before"),
        pytest.param("Leaf, the director, said so.", LEAF, 0, id="post-behind"),
        pytest.param("Leaf (the director) said so.", LEAF, 0, id="brackets"),
        pytest.param("Nobody said so.", LEAF, 0, id="not-named"),
    ],
)
def test_a_person_has_to_be_introduced(text: str, person: Entity, count: int) -> None:
    several = findings("CG550", text, [person], [(LEADS, text.split()[-1])])
    assert len(several) == count
    for finding in several:
        assert finding.claims == (LEADS.iri,)
        assert finding.focus[:2] == (iri("paper"), iri("leaf"))


PUDDLE = entity("puddle", "Province", "Puddle Province", "Wet Land")
LIES = claim("club", "locatedIn", "puddle")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The club, which is also in Puddle Province, is shut.", 1),
        ("The club is shut. It is also based in Puddle Province.", 1),
        ("Puddle is wet. The club is also in Puddle Province.", 0),
        ("Wet Land is wet. The club is also in Puddle Province.", 0),
        ("It has huts in Milan and is also in Puddle Province.", 0),
        ("It has huts in Milan and also in Puddle Province.", 0),
        ("The club is also in trouble in Puddle Province.", 0),
    ],
)
def test_also_needs_a_place_that_was_named(text: str, count: int) -> None:
    several = findings("CG551", text, [PUDDLE], [(LIES, "in Puddle Province")])
    assert len(several) == count
    assert all(finding.claims == (LIES.iri,) for finding in several)


HUTS = entity("huts", "FacilityGroup", "The huts of the club")
RUNS = claim("club", "operates", "huts")


@pytest.mark.parametrize(
    ("text", "cited", "count"),
    [
        ("The club runs the huts, it says.", "runs the huts", 1),
        ("The club runs the huts, it says. Tea is cold.", "Tea is cold", 0),
        ("The club runs the huts of Puddle.", "runs the huts", 0),
        ("The club runs the huts built in May.", "runs the huts", 0),
        ("A hut is cold. The club runs the huts.", "runs the huts", 0),
        ("Some huts are cold. The club runs the huts.", "runs the huts", 0),
        ("The club runs the cold huts.", "runs the cold huts", 0),
    ],
)
def test_the_group_has_to_be_introduced(text: str, cited: str, count: int) -> None:
    assert len(findings("CG552", text, [HUTS], [(RUNS, cited)])) == count


SHED = entity("shed", "Facility", "The shed of the club")
OWNS = claim("club", "owns", "shed")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The sheds are cold. The club owns the shed’s roof.", 1),
        ("The sheds are cold. A shed fell. The club owns the shed’s roof.", 0),
        ("The club owns the shed. The sheds are cold.", 0),
        ("The sheds are cold. The club owns the shed in Puddle.", 0),
    ],
)
def test_one_of_several_has_to_be_picked_out(text: str, count: int) -> None:
    assert len(findings("CG556", text, [SHED], [(OWNS, "owns the shed")])) == count


# --- what may not be shared --------------------------------------------------------------------

SLIPS = (
    "Secret Dutch Ambassador Called",
    "“The silver kettle boils at dawn,“ said Quillfeather. “It is hot.”",
    "“The copper kettle boils, and it (is hot.",
    "Porridge cooled.Marmalade won. Caf\ufffd Lumiere shut. The the teapot broke the the cup.",
    "A memo came on May 2019 by post. It ran between 2014 to 2016.",
    "The clerk came on Dec. 5.",
    "New information also identified a samovar. They bought ten parlors and five such parlours.",
    "A statement was read; the French ambassador left. The article says more.",
)


@pytest.mark.parametrize("rule", wording.wording_marks.RULES, ids=lambda rule: rule.code)
def test_findings_about_a_text_that_may_not_be_shared_have_none_of_it(rule: checks.Rule) -> None:
    text = "\n".join(SLIPS)
    shared = findings(rule.code, text)
    kept = findings(rule.code, text, text_may_be_shared=False)
    assert shared, rule.code
    assert [f.place for f in kept] == [f.place for f in shared]
    told = " ".join(finding.message for finding in kept)
    assert [word for word in DISTINCT.split() if word in told] == []


DISTINCT = (
    "Secret Called silver kettle boil dawn Quillfeather hot copper Porridge cool Marmalade won "
    "Lumiere shut teapot broke cup memo post samovar bought parlo five French clerk came"
)
