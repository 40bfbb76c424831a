"""YAML sheets: what a row means, and what is said about a row that is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import INFO, NS, content, iri, tea
from tests.hostile import TEXTS, hostile
from tests.strategies import texts, vocabulary

from claimgraph.errors import InvalidInput, Problem
from claimgraph.formats import yaml_sheet
from claimgraph.formats.sheets import (
    read_sheets,
    sheet_losses,
    template,
    write_csv,
    write_yaml,
)
from claimgraph.graph import turtle
from claimgraph.graph.namespaces import CG
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.claim import Attestation, AttributionStatus, Literal, Modality, Stance
from claimgraph.model.content import Content, Record
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.merging import difference, merged
from claimgraph.model.quantity import Bound
from claimgraph.model.source import Citation, Source, text_digest

VOCABULARY = vocabulary()
EMPTY = Content(INFO)
THINGS = """\
claimgraph-sheet: 1
source: paper
entities:
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
  - {id: puddle, type: City, name: Puddle}
  - {id: paper, type: Document, name: The Paper}
  - {id: report, type: Document, name: The Report}
"""
ROW = "  - {id: c1, subject: ann, predicate: operates, object: club"


def read(*sheets: str, known: Content = EMPTY) -> Content:
    files = [(f"{'xyz'[n]}.yaml", sheet.encode()) for n, sheet in enumerate(sheets)]
    return read_sheets(files, known, NS, VOCABULARY)


def problems(*sheets: str, known: Content = EMPTY) -> list[Problem]:
    with pytest.raises(InvalidInput) as raised:
        read(*sheets, known=known)
    return list(raised.value.problems)


def said(more: str, things: str = THINGS) -> list[Attestation]:
    """Return the chain of a row, the outermost attestation first."""
    made = read(f"{things}claims:\n{ROW}{more}}}\n")
    (claim,) = made.claims
    (last,) = made.outermost(claim)
    chain = [last]
    while chain[-1].taken_from:
        chain.append(made.attestations[chain[-1].taken_from[0]])
    return chain


# -- what a row means ------------------------------------------------------------------------


def test_without_a_chain_the_document_speaks_itself() -> None:
    (last,) = said("")
    assert (last.agents, last.source) == ((iri("paper"),), iri("paper"))
    assert (last.stance, last.status) == (Stance.ASSERTS, AttributionStatus.SILENT)
    assert last.handle == "c1"


def test_a_chain_is_one_attestation_a_hop() -> None:
    last, relaying, origin = said(
        ', chain: "ann + puddle via report (claims) > club (repeats) ?", status: explicit,'
        " modality: allegation, said-on: 2019, inferred-date: 2019-05, at: 3-7, gloss: g, note: n"
    )
    assert origin.agents == (iri("ann"), iri("puddle"))
    assert (origin.source, origin.stance, origin.act) == (iri("report"), Stance.ASSERTS, "claims")
    assert origin.said_on is not None
    assert origin.said_on.text == "2019"
    assert (relaying.agents, relaying.source) == ((iri("club"),), "")
    assert (relaying.stance, relaying.inferred) == (Stance.RELAYS, True)
    assert (last.agents, last.stance, last.said_on) == ((iri("paper"),), Stance.RELAYS, None)
    assert (last.status, last.modality) == (AttributionStatus.EXPLICIT, Modality.ALLEGATION)
    assert (last.gloss, last.note, last.citation and last.citation.start) == ("g", "n", 3)
    inner = (origin, relaying)
    assert not any(a.modality or a.status or a.citation or a.handle or a.gloss for a in inner)


def test_the_stance_of_a_hop_is_written_with_it() -> None:
    last, origin = said(', chain: "ann : denies", stance: questions')
    assert (origin.stance, last.stance) == (Stance.DENIES, Stance.QUESTIONS)


def test_a_row_of_its_own_makes_any_attestation() -> None:
    made = read(
        THINGS
        + "claims:\n"
        + ROW
        + ", agents: ann, via: report, act: says, quote: words}\n"
        + ROW.replace("c1", "c2")
        + ", agents: [puddle], stance: denies}\n"
        + ROW.replace("c1", "c3")
        + ", from: [c1, c2], status: explicit}\n"
    )
    by_handle = {a.handle: a for a in made.attestations.values()}
    assert by_handle["c1"].source == iri("report")
    assert by_handle["c2"].source == ""
    assert by_handle["c3"].stance is Stance.RELAYS
    assert set(by_handle["c3"].taken_from) == {by_handle["c1"].iri, by_handle["c2"].iri}


def test_a_claim_that_nobody_is_recorded_to_have_made_can_be_spoken_of() -> None:
    made = read(
        THINGS
        + "claims:\n"
        + ROW
        + ", attested: false}\n"
        + "  - {subject: c1, predicate: contradicts, object: c1}\n"
    )
    (spoken,) = (c for c in made.claims.values() if c.predicate == CG + "operates")
    assert spoken.iri not in made.attestations_of
    assert merged(EMPTY, made) == made


def test_claims_about_claims_come_in_any_order() -> None:
    rows = [
        "  - {id: c3, subject: c2, predicate: contradicts, object: c1}\n",
        "  - {id: c2, subject: c1, predicate: contradicts, object: ann}\n",
        ROW + "}\n",
    ]
    made = read(THINGS + "claims:\n" + "".join(rows))
    assert made == read(THINGS + "claims:\n" + "".join(reversed(rows)))
    by_handle = {a.handle: made.claims[a.claim] for a in made.attestations.values()}
    assert by_handle["c3"].subject == by_handle["c2"].iri
    assert by_handle["c3"].object == by_handle["c1"].iri


def test_a_long_line_of_claims_about_claims_takes_no_recursion() -> None:
    rows = (
        f"  - {{id: k{n}, subject: k{n + 1}, predicate: contradicts, object: ann}}\n"
        for n in range(3000)
    )
    end = ROW.replace("c1", "k3000") + "}\n"
    assert len(read(THINGS + "claims:\n" + "".join(rows) + end).claims) == 3001


def test_objects_of_every_kind_are_read() -> None:
    def value(more: str) -> object:
        row = f"  - {{subject: ann, predicate: {more}}}\n"
        (claim,) = read(THINGS + "claims:\n" + row).claims.values()
        return claim.object

    assert value("describedAs, text: no, lang: DE") == Literal("no", "de")
    assert value("describedAs, text: ''") == Literal("")
    quantity = value("operates, quantity: at least 80 cases")
    assert getattr(quantity, "bound", None) is Bound.AT_LEAST
    assert getattr(value("operates, date: 2016-02"), "text", None) == "2016-02"


def test_scalars_are_the_text_that_stands_there() -> None:
    made = read(
        "entities:\n"
        "  - {id: no, type: Person, name: 1.0, note: 2016-02-01}\n"
        "  - {id: null-like, type: Person, name: 'null', note: ~, see-also: null}\n"
    )
    assert made.entities[iri("no")].label == "1.0"
    assert made.entities[iri("no")].note == "2016-02-01"
    assert made.entities[iri("null-like")] == Entity(
        iri("null-like"), (CG + "Person",), (Name("null", kind=NameKind.PREFERRED),)
    )


def test_passages_come_in_every_shape() -> None:
    digest = text_digest("tea")
    (last,) = said(
        ", at: 838–922, page: 3, quote: tea, prefix: the, suffix: is,"
        f" context: [19-59, p4, '7-9 p5 sha256:{digest}', {{quote: cup, in: report}}], cues: 1-2"
    )
    anchor = last.citation
    assert anchor is not None
    assert (anchor.start, anchor.end, anchor.page) == (838, 922, 3)
    assert (anchor.exact, anchor.prefix, anchor.suffix) == ("tea", "the", "is")
    by_start = {c.start: c for c in last.context if c.start is not None}
    assert by_start.keys() == {7, 19}
    assert (by_start[7].page, by_start[7].digest) == (5, digest)
    (quoted,) = (c for c in last.context if c.exact)
    assert (quoted.source, quoted.exact) == (iri("report"), "cup")
    assert [c.start for c in last.cues] == [1]


def test_of_a_text_that_may_not_be_shared_nothing_enters_the_case() -> None:
    things = THINGS + "sources:\n  - {id: paper, share-text: false}\n"
    row = ", at: 3-6, quote: secret, prefix: so, suffix: much, context: [{quote: secret}]"
    (last,) = said(row, things)
    assert last.citation == Citation.of(
        NS, iri("paper"), start=3, end=6, digest=text_digest("secret")
    )
    assert last.context == (Citation.of(NS, iri("paper"), digest=text_digest("secret")),)
    known = content(
        tea().entities.values(), sources=[Source(iri("paper"), text_may_be_shared=False)]
    )
    made = read(f"source: paper\nclaims:\n{ROW}, quote: secret}}\n", known=known)
    (attestation,) = made.attestations.values()
    assert attestation.citation is not None
    assert attestation.citation.exact is None


def test_a_passage_without_its_words_has_them_from_another_row() -> None:
    words = "at: 3-6, quote: tea, prefix: a"
    made = read(
        f"{THINGS}claims:\n{ROW}, {words}}}\n"
        f"  - {{id: c2, subject: ann, predicate: locatedIn, object: puddle, at: 3-6,"
        f" digest: {text_digest('tea')}}}\n"
    )
    assert {a.citation.prefix for a in made.attestations.values() if a.citation} == {"a"}


def test_rows_of_one_claim_join_what_it_depends_on() -> None:
    other = ROW.replace("c1", "c2").replace("operates", "locatedIn")
    made = read(
        f"{THINGS}claims:\n{ROW}, at: 1-2, depends-on: c2}}\n"
        f"{ROW.replace('c1', 'c3')}, at: 5-6, depends-on: [c4]}}\n{other}}}\n"
        f"{other.replace('c2', 'c4').replace('club', 'ann')}}}\n"
    )
    (joined,) = (c for c in made.claims.values() if c.depends_on)
    assert len(joined.depends_on) == 2


def test_a_judgement_names_entities_or_a_claim() -> None:
    made = read(
        f"{THINGS}claims:\n{ROW}}}\njudgements:\n"
        "  - {verdict: accept, targets: c1, by: ann, at: 2026-11-25T09:30:00Z, reason: sure}\n"
        "  - {verdict: Different, targets: [ann, club], by: ann, at: 2026-11-25T09:30:00+01:00}\n"
    )
    (claim,) = made.claims
    by_verdict = {j.verdict: j for j in made.judgements}
    assert by_verdict[Verdict.ACCEPT].targets == (claim,)
    assert by_verdict[Verdict.DIFFERENT].targets == (iri("ann"), iri("club"))


PROPOSAL = "proposal:0123456789abcdef01234567"


def test_a_judgement_on_a_proposal_names_what_it_became() -> None:
    made = read(
        f"{THINGS}claims:\n{ROW}}}\njudgements:\n"
        f"  - {{verdict: accept, targets: [{PROPOSAL}, c1, ann, gone], by: ann,"
        " at: 2026-11-25T09:30:00Z}\n"
        f"  - {{verdict: reject, targets: '{PROPOSAL}', by: ann, at: 2026-11-25T09:30:00Z}}\n"
    )
    (claim,) = made.claims
    proposal = iri("proposal/0123456789abcdef01234567")
    by_verdict = {j.verdict: j for j in made.judgements}
    expected = sorted([proposal, claim, iri("ann"), iri("gone")])
    assert list(by_verdict[Verdict.ACCEPT].targets) == expected
    assert by_verdict[Verdict.REJECT].targets == (proposal,)


@pytest.mark.parametrize(
    "row",
    [
        f"{{verdict: accept, targets: '{PROPOSAL}'}}",
        f"{{verdict: reject, targets: ['{PROPOSAL}', ann]}}",
        f"{{verdict: credibility, value: 2, targets: '{PROPOSAL}'}}",
    ],
)
def test_a_judgement_on_a_proposal_alone_is_a_rejection(row: str) -> None:
    row = row.replace("{", "{by: ann, at: 2026-11-25T09:30:00Z, ", 1)
    with pytest.raises(InvalidInput):
        read(f"{THINGS}judgements:\n  - {row}\n")


# -- several sheets, and the case ------------------------------------------------------------


def test_sheets_refer_to_each_other() -> None:
    claims = "claims:\n  - {id: c1, source: paper, subject: ann, predicate: operates, object: c2}\n"
    more = (
        "claims:\n  - {id: c2, source: report, subject: ann, predicate: operates, object: club}\n"
    )
    made = read(claims, more, THINGS)
    assert set(made.records) == {iri("paper"), iri("report")}


def test_sheets_refer_to_the_case() -> None:
    row = (
        "claims:\n  - {id: n1, source: paper, subject: c01, predicate: contradicts, object: club}\n"
    )
    made = read(row, known=tea())
    (claim,) = made.claims.values()
    assert claim.subject == tea().handles["c01"][0].claim
    assert made.entities == {}


def test_a_sheet_holds_what_it_says_and_nothing_else() -> None:
    made = read(THINGS, known=tea())
    assert made.records == {}
    assert set(made.entities) == {iri(i) for i in ("ann", "club", "puddle", "paper", "report")}


def test_the_same_thing_in_two_sheets_is_one() -> None:
    assert read(THINGS, THINGS) == read(THINGS)
    other = THINGS.replace("Ann Leaf", "Ann Leave")
    (problem,) = problems(THINGS, other)
    assert problem.place() == "y.yaml:4:6"
    assert problem.message == "'ann' is described in another way in x.yaml:4"


def test_a_changed_row_changes_the_case_and_the_same_row_does_not() -> None:
    sheet = f"{THINGS}claims:\n{ROW}, chain: club via report}}\n"
    once = merged(EMPTY, read(sheet))
    assert not difference(once, merged(once, read(sheet, known=once)))
    twice = merged(once, read(sheet.replace("via report", "via paper"), known=once))
    changes = difference(once, twice)
    assert sorted(c.sign for c in changes.attestations) == ["+", "+", "-", "-"]


# -- what is wrong with a row, and where -----------------------------------------------------

FAULTS = [
    # row, what in it is at fault, message, mend
    ("subject: ann, predicate: operate, object: club", "operate", "unknown predicate 'operate'",
     "Did you mean 'operates'?"),
    ("subject: ann, predicate: Operates, object: club", "Operates", "unknown predicate 'Operates'",
     "Did you mean 'operates'?"),
    ("subject: ann, predicate: twinnedWith, object: club", "twinnedWith",
     "unknown predicate 'twinnedWith'", "Did you mean 'term:twinnedWith'?"),
    ("subject: ann, predicate: Person, object: club", "Person",
     "'Person' is a class, no predicate", ""),
    ("subject: an, predicate: operates, object: club", "an,", "unknown subject 'an'",
     "Did you mean 'ann'?"),
    ("subject: Ann Leaf, predicate: operates, object: club", "Ann", "'Ann Leaf' can't be an id",
     "Did you mean 'ann'?"),
    ("subject: ann, predicate: operates, object: clubb", "clubb", "unknown object 'clubb'",
     "Did you mean 'club'?"),
    ("subject: trem:x, predicate: operates, object: club", "trem",
     "unknown prefix 'trem' in 'trem:x'", "Did you mean 'term:x'?"),
    ("predicate: operates, object: club", "", "no 'subject'", "Give an entity or a claim"),
    ("subject: ann, object: club", "", "no 'predicate'", "Give a relation"),
    ("subject: ann, predicate: operates", "", "a claim without an object", "Give exactly one of"),
    ("subject: ann, predicate: operates, object: club, text: x", None,
     "object and text in one claim", "Give exactly one of: object, text, quantity, date."),
    ("subject: ann, predicate: operates, text: x", "text",
     "'operates' takes a thing, not a text", ""),
    ("subject: ann, predicate: describedAs, object: club", None, "'describedAs' takes a text",
     "Write 'text', not 'object'."),
    ("subject: ann, predicate: operates, object: club, lang: en", "lang",
     "'lang' without 'text'", ""),
    ("subject: ann, predicate: describedAs, text: x, lang: english!", None,
     "'english!' is not a language tag", "Write a BCP 47 tag"),
    ("subject: ann, predicate: operates, quantity: many cases", None,
     "'many cases' is not a quantity", ""),
    ("subject: ann, predicate: operates, date: 5 Dec", None, "'5 Dec' is not an EDTF date",
     "Write XXXX-12-05"),
    ("subject: ann, predicate: operates, object: club, when: 2016-13", None,
     "'2016-13' is not an EDTF date: there is no month 13", ""),
    ("subject: ann, predicate: operates, object: club, status: explicite", None,
     "unknown status 'explicite'", "Did you mean 'explicit'?"),
    ("subject: ann, predicate: operates, object: club, modality: maybe", None,
     "unknown modality 'maybe'", "Use one of: fact, allegation"),
    ("subject: ann, predicate: operates, object: club, where: pudle", None,
     "unknown place 'pudle'", "Did you mean 'puddle'?"),
    ("subject: ann, predicate: operates, object: club, at: 22-3", None,
     "the passage 22-3 ends before it starts", ""),
    ("subject: ann, predicate: operates, object: club, at: somewhere", None,
     "'somewhere' is not a position", "Write the first code point and one past the last"),
    ("subject: ann, predicate: operates, object: club, prefix: x", None,
     "'prefix' without 'quote'", ""),
    ("subject: ann, predicate: operates, object: club, page: 0", None,
     "'0' is no number for 'page'", ""),
    ("subject: ann, predicate: operates, object: club, context: [1-2, x]", None,
     "'x' is not a passage", "Write 838-922, p3, or both."),
    ("subject: ann, predicate: operates, object: club, quote: x, digest: " + "0" * 64, None,
     "the digest is not that of the quote", ""),
    ("subject: ann, predicate: operates, object: club, digest: x", "x",
     "'x' is not a SHA-256", ""),
    ("subject: ann, predicate: operates, object: club, depends-on: c9", None, "unknown claim 'c9'",
     ""),
    ("subject: ann, predicate: operates, object: club, depends-on: ann", None,
     "unknown claim 'ann'", ""),
    ("subject: 'claim:0123', predicate: operates, object: club", None,
     "unknown claim 'claim:0123'", ""),
    ("subject: ann, predicate: operates, object: club, from: c9", None, "unknown row 'c9'", ""),
    ("subject: ann, predicate: operates, object: club, qualifiers: {audienc: ann}", None,
     "unknown qualifier 'audienc'", "Did you mean 'audience'?"),
    ("subject: ann, predicate: operates, object: club, qualifiers: {operates: ann}", None,
     "'operates' is no qualifier", "Use one of: addressee, audience"),
    ("subject: ann, predicate: operates, object: club, qualifiers: {audience: an}", None,
     "unknown entity 'an'", "Did you mean 'ann'?"),
    ("subject: ann, predicate: operates, object: club, qualifiers: ann", None,
     "qualifiers that are not a mapping", ""),
    ("subject: ann, predicate: operates, object: club, inferred: perhaps", None,
     "'perhaps' is neither true nor false", ""),
    ("subject: [ann, club], predicate: operates, object: club", None,
     "more than a text for 'subject'", ""),
    ("subject: ann, predicate: operates, object: club, id: a b", None,
     "'a b' can't be the id of a claim row", ""),
    ("subject: ann, predicate: operates, object: club, id: ann", None,
     "the id 'ann' is that of an entity", ""),
    ("subject: ann, predicate: operates, object: club, source: 'urn:x'", None,
     "unknown source 'urn:x'", ""),
    ("subjct: ann, subject: ann, predicate: operates, object: club", "subjct",
     "unknown key 'subjct' in a claim", "Did you mean 'subject'?"),
    ("subject: ann, predicate: operates, object: club, depends_on: c1", None,
     "unknown key 'depends_on' in a claim", "Did you mean 'depends-on'?"),
    ("subject: ann, predicate: operates, object: club, sha256: c1", None,
     "unknown key 'sha256' in a claim", "'sha256' belongs to: source."),
    ("subject: ann, subject: ann, predicate: operates, object: club", "subject: ann, p",
     "the key 'subject' again (first in line 10)", ""),
]  # fmt: skip


@pytest.mark.parametrize(("row", "fault", "message", "mend"), FAULTS)
def test_a_faulty_row_is_told_where_and_what(
    row: str, fault: str | None, message: str, mend: str
) -> None:
    (problem,) = problems(f"{THINGS}claims:\n  - {{{row}}}\n")
    assert (problem.file, problem.line) == ("x.yaml", 10)
    if fault is not None:
        brace = len("  - {")
        assert problem.column == (brace + row.index(fault) + 1 if fault else brace)
    assert problem.message.startswith(message)
    assert problem.mend.startswith(mend)
    assert problem.mend[-1] in ".?…"


CHAINS = [
    ("ann via rport", 8, "unknown document 'rport'", "Did you mean 'report'?"),
    ("ann > clu (says)", 6, "unknown speaker 'clu'", "Did you mean 'club'?"),
    ("ann : deny", 6, "unknown stance 'deny'", "Use one of: asserts, denies"),
    ("ann via", 7, "a document is missing after 'via' (character 8 of the chain)", ""),
    ("ann > paper", 6, "the chain ends with the document itself", "Leave it out"),
    ("ann > paper via paper", 6, "the chain ends with the document itself", "Leave it out"),
    ("ann > club via paper > x y", 23, "unknown speaker 'x'", ""),
]


@pytest.mark.parametrize(("chain", "offset", "message", "mend"), CHAINS)
@pytest.mark.parametrize(("quote", "width"), [("", 0), ("'", 1), ('"', 1)])
def test_a_fault_in_a_chain_has_the_column_of_its_word(
    chain: str, offset: int, message: str, mend: str, quote: str, width: int
) -> None:
    if not quote and ": " in chain:
        return  # YAML wants quotes here
    row = "  - subject: ann\n    predicate: operates\n    object: club\n"
    found = problems(f"{THINGS}claims:\n{row}    chain: {quote}{chain}{quote}\n")
    first = len("    chain: ") + width + 1
    assert found[0].place() == f"x.yaml:13:{first + offset}"
    assert found[0].message.startswith(message)
    assert found[0].mend.startswith(mend)


@pytest.mark.parametrize(
    ("sheet", "place", "message"),
    [
        ("entities:\n- {id: a}\n", "x.yaml:2:3", "an entity without a 'type'"),
        ("entities:\n- {type: Person}\n", "x.yaml:2:3", "no 'id'"),
        ("entities:\n- {id: a b, type: Person}\n", "x.yaml:2:8", "'a b' can't be an id"),
        ("entities:\n- {id: claim, type: Person}\n", "x.yaml:2:8", "'claim' can't be an id"),
        ("entities:\n- {id: a, type: Persn}\n", "x.yaml:2:17", "unknown class 'Persn'"),
        ("entities:\n- {id: a, type: operates}\n", "x.yaml:2:17", "'operates' is a relation to"),
        ("entities:\n- {id: a, type: Person, lang: en}\n", "x.yaml:2:25", "'lang' without 'name'"),
        ("entities:\n- {id: a, type: Person, names: [{lang: en}]}\n", "x.yaml:2:33", "a name with"),
        ("entities:\n- {id: a, type: Person, see-also: Q1}\n", "x.yaml:2:35", "'Q1' is not an abs"),
        ("entities:\n- {id: a, type: Person, unknown: maybe}\n", "x.yaml:2:34", "unknown unknown"),
        ("sources:\n- {id: urn:x}\n", "x.yaml:2:8", "'urn:x' can't be the id of a source"),
        ("sources:\n- {id: a, file: ../x}\n", "x.yaml:2:17", "'../x' is a path"),
        ("sources:\n- {id: a, url: not a url}\n", "x.yaml:2:16", "'not a url' is not an absolute"),
        ("sources:\n- {id: a, sha256: 12}\n", "x.yaml:2:19", "'12' is not a SHA-256"),
        ("sources:\n- {id: a, reliability: G}\n", "x.yaml:2:24", "unknown reliability 'G'"),
        ("sources:\n- {id: a, publisher: b}\n", "x.yaml:2:22", "unknown publisher 'b'"),
        ("judgements:\n- {verdict: accept}\n", "x.yaml:2:3", "no 'at'"),
        ("judgements:\n- {verdict: yes}\n", "x.yaml:2:13", "unknown verdict 'yes'"),
        ("judgements:\n- {at: 2026-11-25}\n", "x.yaml:2:8", "'2026-11-25' is not a moment"),
        ("judgements:\n- {at: 2026-13-25T00:00:00Z}\n", "x.yaml:2:8", "'2026-13-25T00:00:00Z'"),
        ("judgements:\n- {verdict: same, targets: a}\n", "x.yaml:2:19", "'same' is about two"),
        ("judgements:\n- {verdict: credibility, value: 7}\n", "x.yaml:2:26", "credibility without"),
        ("judgements:\n- {verdict: undo, targets: judgement:x}\n", "x.yaml:2:19", "unknown target"),
        ("claims:\n- {subject: a}\n", "x.yaml:2:3", "a claim without a source"),
        ("claims: none\n", "x.yaml:1:9", "'claims' is not a list"),
        ("claims:\n- none\n", "x.yaml:2:3", "not a row of 'claims'"),
        ("claims:\n  a: b\n", "x.yaml:2:3", "'claims' is not a list"),
        ("claim:\n- {}\n", "x.yaml:1:1", "unknown key 'claim' in a sheet"),
        ("claimgraph-sheet: 2\n", "x.yaml:1:19", "unknown version '2'"),
        ("- a\n", "x.yaml:1:1", "not a claim sheet"),
        ("just words\n", "x.yaml:1:1", "not a claim sheet"),
        ("a: b: c\n", "x.yaml:1:5", "not readable as YAML: mapping values"),
        ('a: "b\n', "x.yaml:1:4", "not readable as YAML: found unexpected end"),
        ("a:\n\t- b\n", "x.yaml:2:1", "not readable as YAML: found character"),
        ("a: b\x07c\n", "x.yaml:1:5", "a character that YAML does not allow (U+0007)"),
        ("a: b\n---\nc: d\n", "x.yaml:2:1", "a second document"),
        ("a: &x b\nc: *x\n", "x.yaml:2:4", "an alias"),
        ("source: &x b\n", "x.yaml:1:9", "an anchor (&x)"),
        ("source: !!python/object:os.system b\n", "x.yaml:1:9", "a tag (tag:yaml.org"),
        ("a: " + "[" * 30 + "]" * 30, "x.yaml:1:23", "more than 20 levels deep"),
        ("a: " + "{a: " * 5000, "x.yaml:1:80", "more than 20 levels deep"),
        ("? [a]\n: b\n", "x.yaml:1:3", "a key that is not a text"),
        ('source: "a\\0b"\n', "x.yaml:1:9", "a character that no graph can hold (U+0000)"),
    ],
)
def test_a_fault_has_its_place(sheet: str, place: str, message: str) -> None:
    found = problems(sheet)
    assert (place, message) in [(p.place(), p.message[: len(message)]) for p in found]
    assert all(p.mend[-1] in ".?" for p in found)


def test_all_faults_of_all_sheets_are_reported_at_once_in_order() -> None:
    first = f"{THINGS}claims:\n  - {{subject: an, predicate: operate, object: x, at: 9-1}}\n"
    second = "entities:\n- {id: b, type: Persn}\n- {id: c}\nclaims:\n- {subject: b}\n"
    found = problems(first, second)
    assert [p.place() for p in found] == sorted(
        (p.place() for p in found),
        key=lambda place: [int(x) if x.isdigit() else x for x in place.split(":")],
    )
    messages = " | ".join(p.message for p in found)
    for part in ("subject 'an'", "'operate'", "object 'x'", "9-1", "'Persn'", "'type'", "source"):
        assert part in messages


def test_the_error_reads_like_a_linter() -> None:
    with pytest.raises(InvalidInput) as raised:
        read(f"{THINGS}claims:\n  - {{subject: ann, predicate: operate, object: club}}\n")
    assert str(raised.value).splitlines() == [
        "x.yaml:10:31: unknown predicate 'operate'",
        "    Did you mean 'operates'?",
        "1 problem in the input",
    ]


def test_claims_that_speak_of_themselves_are_reported_once_a_circle() -> None:
    rows = (
        "  - {id: k1, subject: k2, predicate: contradicts, object: ann}\n"
        "  - {id: k2, subject: ann, predicate: contradicts, object: k3}\n"
        "  - {id: k3, subject: ann, predicate: operates, object: club,"
        " qualifiers: {audience: k1}}\n"
        "  - {id: k4, subject: k4, predicate: contradicts, object: ann}\n"
        "  - {id: k5, subject: k1, predicate: contradicts, object: ann}\n"
    )
    found = problems(THINGS + "claims:\n" + rows)
    assert [p.message for p in found] == [
        "the claim speaks of itself: k1 → k2 → k3 → k1",
        "the claim speaks of itself: k4 → k4",
    ]


def test_rows_that_are_taken_from_each_other_are_reported() -> None:
    rows = ROW + ", from: c2}\n" + ROW.replace("c1", "c2") + ", agents: ann, from: c1}\n"
    (problem,) = problems(THINGS + "claims:\n" + rows)
    assert problem.message == "the row is taken from itself: c1 → c2 → c1"


def test_an_id_is_used_once() -> None:
    (problem,) = problems(f"{THINGS}claims:\n{ROW}, at: 1-2}}\n{ROW}, at: 3-4}}\n")
    assert problem.place() == "x.yaml:11:6"
    assert problem.message == "the id 'c1' again (first in x.yaml:10)"


def test_an_id_of_a_row_of_another_source_is_taken() -> None:
    row = "claims:\n- {id: c01, source: report, subject: ann, predicate: operates, object: club}\n"
    (problem,) = problems(row, known=tea())
    assert problem.message == "the id 'c01' is that of a row of another source"
    read(row.replace("report", "paper"), known=tea())


def test_two_rows_of_one_saying_are_reported() -> None:
    (problem,) = problems(f"{THINGS}claims:\n{ROW}}}\n{ROW.replace('c1', 'c2')}}}\n")
    assert problem.place() == "x.yaml:11:5"
    assert problem.message == "says the same as 'c1' in line 10, with another id"
    twice = ROW.replace("id: c1, ", "") + "}\n"
    (problem,) = problems(f"{THINGS}claims:\n{twice}{twice}")
    assert problem.message == "repeats the row in line 10"


def test_the_act_of_a_hop_tells_two_sayings_apart() -> None:
    rows = f'{ROW}, at: 1-2, chain: "club via report (says)"}}\n' + ROW.replace("c1", "c2")
    made = read(f'{THINGS}claims:\n{rows}, at: 3-4, chain: "club via report (denies)"}}\n')
    assert {a.act for a in made.attestations.values() if not a.taken_from} == {"says", "denies"}


def test_a_passage_has_the_same_words_around_it_in_every_row() -> None:
    rows = f"{ROW}, quote: tea, prefix: a}}\n" + ROW.replace("c1", "c2").replace("club", "ann")
    (problem,) = problems(f"{THINGS}claims:\n{rows}, quote: tea, prefix: the}}\n")
    assert problem.message == "a passage of another row with another 'prefix' or 'suffix'"


def test_faults_that_follow_from_a_fault_are_not_reported() -> None:
    rows = (
        "  - {id: k1, subject: nobody-here, predicate: operates, object: club}\n"
        "  - {id: k2, subject: k1, predicate: contradicts, object: club, from: k1}\n"
    )
    (problem,) = problems(THINGS + "claims:\n" + rows)
    assert problem.message == "unknown subject 'nobody-here'"


def test_a_sheet_that_can_not_be_read_hides_no_others() -> None:
    found = problems("a: b: c\n", "d: 'e\n", THINGS)
    assert [p.file for p in found] == ["x.yaml", "y.yaml"]


def test_many_faults_are_found_in_little_time() -> None:
    names = "".join(f"- {{id: entity-{n}, type: Person, name: N{n}}}\n" for n in range(2000))
    rows = "".join(
        f"- {{source: a, subject: entty-{n}, predicate: operates, object: b{n}}}\n"
        for n in range(2000)
    )
    found = problems(f"entities:\n{names}claims:\n{rows}")
    assert len(found) == 6000


def test_the_yaml_parser_in_python_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "  - subject: an\n    chain: 'ann > clu'\n    text: \"\\u0041\U0001f600\" \n"
    sheet = f"{THINGS}claims:\n{row}"
    with_c = problems(sheet)
    monkeypatch.setattr(yaml_sheet, "_Loader", yaml.SafeLoader)
    assert problems(sheet) == with_c
    (problem,) = problems('source: "\\ud800"\n')
    assert problem.message == "a character that no graph can hold (U+D800)"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    sheet = f"{THINGS}claims:\n  - {{subject: an, predicate: operates, object: club}}\n"
    assert problems(sheet.replace("\n", end)) == problems(sheet)


@given(st.text(max_size=200) | st.text(st.sampled_from("ab:-{}[],'\"\n #&*!|>?%@"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    found: tuple[Problem, ...] = ()
    try:
        read(text)
    except InvalidInput as error:
        found = error.problems
    assert all(p.message and p.mend for p in found)


# -- writing ---------------------------------------------------------------------------------


def test_every_hostile_text_is_read_from_yaml() -> None:
    for name, text in TEXTS.items():
        if "\0" not in text:
            sheet = THINGS + "  - {id: x, type: Person, name: " + _double_quoted(text) + "}\n"
            assert read(sheet).entities[iri("x")].label == text, name


def _double_quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'


def test_the_hostile_case_comes_through_but_for_what_no_sheet_can_hold() -> None:
    case = hostile()
    (loss,) = sheet_losses(case, NS)
    assert loss.concept == "a character of a text"
    data = write_yaml(case, NS, VOCABULARY)
    again = read_sheets([("x.yaml", data)], case, NS, VOCABULARY)
    from_csv = read_sheets([("x.csv", write_csv(case, NS, VOCABULARY)[0])], case, NS, VOCABULARY)
    assert again == from_csv
    expected = {
        e.iri: tuple(n.text.replace("\0", "\ufffd") for n in e.names)
        for e in case.entities.values()
    }
    found = {e.iri: tuple(n.text for n in e.names) for e in again.entities.values()}
    assert {k: sorted(v) for k, v in found.items()} == {k: sorted(v) for k, v in expected.items()}
    assert len(again.claims) == len(case.claims)
    assert len(again.attestations) == len(case.attestations)


@given(texts)
def test_another_yaml_reader_sees_the_text(text: str) -> None:
    made = content([Entity(iri("x"), (CG + "Person",), (Name(text),), note=text)])
    document = yaml.safe_load(write_yaml(made, NS, VOCABULARY))
    (row,) = document["entities"]
    assert row["note"] == text
    assert row["names"] == [text]


def test_a_sheet_is_made_for_people() -> None:
    made = read(
        THINGS
        + "sources:\n- {id: paper, title: The Paper, published: 2022-12-05}\nclaims:\n"
        + "- {id: p10, subject: ann, predicate: operates, object: club, at: 90-95}\n"
        + "- {id: p9, subject: ann, predicate: locatedIn, object: puddle, at: 3-9, context: [1-2],"
        + f" chain: 'club : denies (says)', gloss: {'word ' * 30}}}\n"
        + "- {id: p2, subject: p9, predicate: contradicts, object: p10, at: 3-9,"
        + " note: 'a: b', qualifiers: {audience: [ann, club], 'term:witnessedBy': ann}}\n"
        + 'judgements:\n- {verdict: accept, targets: p9, by: ann, at: "2026-11-25T00:00:00Z"}\n'
    )
    text = write_yaml(made, NS, VOCABULARY).decode()
    assert text == SHEET
    assert read(text) == made


SHEET = """\
claimgraph-sheet: 1
source: paper

entities:
  - id: ann
    type: Person
    name: Ann Leaf
  - id: club
    type: Organisation
    name: The Tea Club
  - id: paper
    type: Document
    name: The Paper
  - id: puddle
    type: City
    name: Puddle
  - id: report
    type: Document
    name: The Report

sources:
  - id: paper
    title: The Paper
    published: "2022-12-05"

claims:
  - id: p2
    subject: p9
    predicate: contradicts
    object: p10
    qualifiers:
      term:witnessedBy: ann
      audience: [ann, club]
    at: 3-9
    note: "a: b"
  - id: p9
    subject: ann
    predicate: locatedIn
    object: puddle
    chain: "club : denies (says)"
    at: 3-9
    context: [1-2]
    gloss: >-
      word word word word word word word word word word word word word word word word word word
      word word word word word word word word word word word word
  - id: p10
    subject: ann
    predicate: operates
    object: club
    at: 90-95

judgements:
  - verdict: accept
    targets: [p9]
    by: ann
    at: "2026-11-25T00:00:00Z"
"""


def test_records_under_other_ids_get_their_own_with_a_loss() -> None:
    case = tea()
    (record,) = case.records.values()
    mine = {claim.iri: NS.mint("claim", f"mine-{n}") for n, claim in enumerate(record.claims)}
    changed = Record(
        record.source,
        tuple(replace(claim, iri=mine[claim.iri]) for claim in record.claims),
        tuple(replace(a, claim=mine[a.claim]) for a in record.attestations),
    )
    judged = Judgement.of(
        NS, Verdict.ACCEPT, [next(iter(mine.values()))], iri("ann"), "2026-11-25T00:00:00Z"
    )
    other = replace(case, records={record.source: changed}, judgements=(judged,))
    (loss,) = sheet_losses(other, NS)
    assert loss.concept == "an id that is not made from the content"
    again = read_sheets([("x.yaml", write_yaml(other, NS, VOCABULARY))], other, NS, VOCABULARY)
    assert again.records == case.records
    assert set(again.judgements[0].targets) <= set(case.claims)


def test_ids_of_rows_that_clash_are_left_out_with_a_loss() -> None:
    case = tea()
    (record,) = case.records.values()
    bad = {"c01": "ann", "c02": "two words", "c03": "fine"}
    changed = tuple(replace(a, handle=bad.get(a.handle, "")) for a in record.attestations)
    other = replace(case, records={record.source: replace(record, attestations=changed)})
    (loss,) = sheet_losses(other, NS)
    assert (loss.concept, loss.count) == ("the id of a claim row", 2)
    again = read_sheets([("x.yaml", write_yaml(other, NS, VOCABULARY))], other, NS, VOCABULARY)
    assert {a.handle for a in again.attestations.values()} == {"", "fine"}


def test_the_template_is_a_sheet_of_the_core(repo) -> None:  # type: ignore[no-untyped-def]
    files = sorted((repo / "ontology").glob("*.ttl"))
    triples = [t for f in files for t in turtle.parse(f.read_bytes(), f.name, blank_nodes=True)]
    core = read_vocabulary(triples)
    made = read_sheets([("claims.yaml", template())], EMPTY, NS, core)
    assert len(made.claims) == 3
    assert len(made.attestations) == 6
    data = write_yaml(made, NS, core)
    assert read_sheets([("x.yaml", data)], EMPTY, NS, core) == made
