"""What an import changes: one entry a thing and a row, with what it was and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.builders import NS, claim, content, entity, iri, record, said

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Claim, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.merging import difference, merged
from claimgraph.model.source import Source
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation.changes import Detail, Entry, counts, entries

VOCABULARY = Vocabulary(
    [
        Term(CG + "Organisation", TermKind.CLASS, {"en": "organisation"}),
        Term(CG + "Facility", TermKind.CLASS, {"en": "facility"}),
        Term(CG + "owns", TermKind.OBJECT_RELATION, {"en": "owns"}),
        Term(CG + "runs", TermKind.OBJECT_RELATION, {"en": "runs"}),
    ]
)
THINGS = [
    entity("board", "Organisation", "The Board"),
    entity("ann", "Person", "Ann"),
    entity("pier", "Facility", "The Pier"),
    entity("paper", "Document", "The Paper"),
]
OWNS = claim("board", "owns", "pier")
RUNS = claim("board", "runs", "pier")


def case(
    claims: Sequence[Claim] = (), sayings: Iterable[Attestation] = (), **more: object
) -> Content:
    return content(more.pop("things", THINGS), [record("paper", claims, list(sayings))], **more)  # type: ignore[arg-type]


def told(old: Content, new: Content) -> list[Entry]:
    """Return the entries of an import of `new` into `old`, the same before and after it."""
    after = merged(old, new)
    changes = difference(old, after)
    shown = entries(changes, old, NS, VOCABULARY)
    assert shown == entries(changes, after, NS, VOCABULARY)
    return shown


def test_an_import_that_changes_nothing() -> None:
    one = case([OWNS], said(OWNS, "paper", handle="c1"))
    assert told(one, one) == []


def test_a_new_row_says_who_says_it() -> None:
    new = case([OWNS], said(OWNS, "paper", [(["ann"], "", Stance.DENIES)], handle="c1"))
    assert told(case(), new) == [
        Entry(
            "+",
            "claim",
            "c1",
            "The Board — owns — The Pier",
            (Detail("by", None, "Ann (denies) → The Paper"),),
        )
    ]


def test_new_things_have_names_before_they_are_in_the_case() -> None:
    shown = told(case(things=[]), case([OWNS], said(OWNS, "paper", handle="c1")))
    assert [(e.sign, e.kind, e.text) for e in shown] == [
        ("+", "thing", "Ann"),
        ("+", "thing", "The Board"),
        ("+", "thing", "The Paper"),
        ("+", "thing", "The Pier"),
        ("+", "claim", "The Board — owns — The Pier"),
    ]


def test_a_changed_row_is_one_change() -> None:
    old = case([OWNS], said(OWNS, "paper", [(["ann"], "", Stance.ASSERTS)], handle="c1"))
    new = case([RUNS], said(RUNS, "paper", handle="c1", at=(5, 8)))
    (entry,) = told(old, new)
    assert (entry.sign, entry.kind, entry.id) == ("~", "claim", "c1")
    assert entry.text == "The Board — runs — The Pier"
    details = {detail.what: (detail.before, detail.after) for detail in entry.details}
    assert details["said"] == ("The Board — owns — The Pier", "The Board — runs — The Pier")
    assert details["by"] == ("Ann → The Paper", "The Paper (own voice)")
    assert details["citation"] == ("The Paper, 0–3: “tea”", "The Paper, 5–8: “tea”")


def test_a_changed_gloss_names_nothing_else() -> None:
    sayings = said(OWNS, "paper", handle="c1")
    changed = [replace(saying, gloss="It is theirs.") for saying in sayings]
    (entry,) = told(case([OWNS], sayings), case([OWNS], changed))
    assert entry.sign == "~"
    assert entry.details == (Detail("gloss", None, "It is theirs."),)


def test_of_a_list_only_what_goes_and_comes() -> None:
    old = entity("pier", "Facility", "The Pier", "North Pier", "Nordmole", note="Old.")
    new = entity("pier", "Facility", "The Pier", "North Pier", "北码头", note="New.")
    (entry,) = told(case(things=[old]), case(things=[new]))
    assert (entry.sign, entry.kind, entry.id, entry.text) == ("~", "thing", "pier", "The Pier")
    assert entry.details == (
        Detail("names", "Nordmole (alias)", "北码头 (alias)"),
        Detail("note", "Old.", "New."),
    )


def test_a_document_and_a_judgement() -> None:
    document = Source(iri("paper"), title="The Title", published=EdtfDate("2024-03"))
    decided = Judgement.of(
        NS, Verdict.DIFFERENT, [iri("ann"), iri("board")], iri("ann"), "2024-03-05T00:00:00Z"
    )
    new = case(sources=[document], judgements=[decided])
    shown = told(case(), new)
    assert [(e.sign, e.kind, e.text) for e in shown] == [
        ("+", "document", "The Title"),
        ("+", "judgement", "different: Ann / The Board"),
    ]
    later = case(sources=[replace(document, published=EdtfDate("2024-04"), language="en")])
    (entry,) = [e for e in told(new, later) if e.sign == "~"]
    assert Detail("published", "2024-03", "2024-04") in entry.details
    assert Detail("language", None, "en") in entry.details


def test_a_judgement_is_told_with_its_grade_and_reason_and_what_it_takes_back() -> None:
    pair = [iri("ann"), iri("board")]
    sure = Judgement.of(
        NS, Verdict.SAME, pair, iri("ann"), "2024-03-05T00:00:00Z", value="low", reason="A hat."
    )
    back = Judgement.of(NS, Verdict.UNDO, [sure.iri], iri("ann"), "2024-03-06T00:00:00Z")
    none, one, both = case(), case(judgements=[sure]), case(judgements=[sure, back])
    (made,) = told(none, one)
    assert made.text == "same (low): Ann / The Board"
    assert made.details == (Detail("reason", None, "A hat."),)
    (undone,) = told(one, both)
    assert undone.text == "undo: same (low): Ann / The Board"


def test_a_claim_that_comes_to_lean_on_another() -> None:
    old = case([OWNS, RUNS], [*said(OWNS, "paper", handle="c1"), *said(RUNS, "paper", handle="c2")])
    leaning = replace(RUNS, depends_on=(OWNS.iri,))
    new = case([OWNS, leaning], old.attestations.values())
    (entry,) = told(old, new)
    assert (entry.sign, entry.id) == ("~", "c2")
    assert entry.details == (Detail("depends on", None, "The Board — owns — The Pier"),)


def test_a_second_chain_for_a_known_claim_is_a_new_row() -> None:
    old = case([OWNS], said(OWNS, "paper", handle="c1"))
    new = case(
        [OWNS], said(OWNS, "paper", [(["ann"], "", Stance.ASSERTS)], handle="c2", at=(9, 12))
    )
    (entry,) = told(old, new)
    assert (entry.sign, entry.id) == ("+", "c2")


def test_counts_of_each_kind() -> None:
    old = case([OWNS], said(OWNS, "paper", handle="c1"))
    new = case([RUNS], said(RUNS, "paper", handle="c1"))
    numbers = counts(difference(old, merged(old, new)))
    assert numbers["claims"] == {"added": 1, "changed": 0, "removed": 1}
    assert numbers["attestations"] == {"added": 1, "changed": 0, "removed": 1}
    assert numbers["entities"] == {"added": 0, "changed": 0, "removed": 0}
