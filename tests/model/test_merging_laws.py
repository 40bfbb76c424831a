"""What holds for any two contents that are merged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from tests.builders import INFO, NS, claim, content, iri, record, said, tea
from tests.examples import examples
from tests.strategies import contents

from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.merging import difference, merged, without_rows
from claimgraph.model.source import Citation


@given(contents(), contents())
@examples(0.6)
def test_merging_again_changes_nothing(known: Content, new: Content) -> None:
    once = merged(known, new)
    assert not difference(once, merged(once, new))


@given(contents(), contents())
@examples(0.6)
def test_what_is_merged_is_all_there(known: Content, new: Content) -> None:
    both = merged(known, new)
    assert new.claims.keys() <= both.claims.keys()
    assert new.attestations.keys() <= both.attestations.keys()
    assert {*known.entities, *new.entities} == both.entities.keys()


@given(contents())
@examples(0.4)
def test_an_empty_case_takes_a_content_as_it_is(case: Content) -> None:
    assert merged(Content(INFO), case) == case
    assert merged(case, Content(INFO)) == case


def _cited(handle: str, object_: str, citation: Citation) -> Content:
    what = claim("ann", "leads", object_)
    attestation = Attestation.of(
        NS, what.iri, [iri("paper")], Stance.ASSERTS,
        source=iri("paper"), citation=citation, handle=handle,
    )  # fmt: skip
    return content(records=[record("paper", [what], [attestation])])


def test_a_passage_has_the_same_words_in_all_rows() -> None:
    def passage(prefix: str | None) -> Citation:
        exact = None if prefix is None else "tea"
        digest = Citation.of(NS, iri("paper"), exact="tea").digest
        return Citation.of(NS, iri("paper"), start=3, exact=exact, prefix=prefix, digest=digest)

    known = _cited("a", "club", passage("the"))
    other_words = merged(known, _cited("b", "puddle", passage("their")))
    cited = {a.citation for a in other_words.attestations.values()}
    assert cited == {passage("their")}, "else the file has two prefixes and can't be read"
    without_words = merged(known, _cited("b", "puddle", passage(None)))
    assert {a.citation for a in without_words.attestations.values()} == {passage("the")}


def test_a_claim_that_nobody_attests_stays() -> None:
    bare = claim("ann", "owns", "club")
    known = content(records=[record("paper", [bare], [])])
    assert bare.iri in merged(known, tea()).claims
    assert bare.iri in merged(tea(), known).claims


def test_a_row_that_another_row_was_taken_from_stays() -> None:
    what = claim("ann", "leads", "club")
    (inner,) = said(what, "paper", handle="inner", at=(1, 2))
    outer = Attestation.of(
        NS, what.iri, [iri("ann")], Stance.RELAYS, taken_from=[inner.iri], handle="outer"
    )
    known = content(records=[record("paper", [what], [inner, outer])])
    edited = content(records=[record("paper", [what], [replace(outer, gloss="new")])])
    assert set(merged(known, edited).attestations) == {inner.iri, outer.iri}
    bare = replace(known.attestations[inner.iri], handle="")
    unnamed = content(records=[record("paper", [what], [bare, outer])])
    assert set(merged(unnamed, edited).attestations) == {inner.iri, outer.iri}


@given(contents())
@examples(0.4)
def test_what_rows_said_can_be_taken_out(case: Content) -> None:
    handles = sorted(case.handles)
    left = without_rows(case, handles)
    assert not left.handles
    assert left.claims.keys() <= case.claims.keys()
    assert left.attestations.keys() <= case.attestations.keys()
    assert without_rows(left, handles) == left
    assert without_rows(case, []) == case


def test_a_row_that_is_taken_out_leaves_what_others_need() -> None:
    case = tea()
    leads = claim("ann", "leads", "club")
    more = said(leads, "paper", [(["club"], "report", Stance.ASSERTS)], handle="c09", at=(5, 9))
    both = merged(case, content(records=[record("paper", [leads], more)]))
    assert without_rows(both, ["c09"]).records == case.records
    left = without_rows(both, ["c01"])
    assert leads.iri in left.claims
    assert len(left.attestations_of[leads.iri]) == 2
