from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import NS, claim, content, iri, record
from tests.presentation.redaction_cases import (
    WITNESS,
    counts_of,
    the_case,
    the_others,
    the_saying,
)

from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.source import Citation, Source
from claimgraph.presentation.redaction import redact, redaction


def test_passages_that_may_name_somebody_lose_words_and_digest_but_not_their_place() -> None:
    made, losses = redact(the_case(WITNESS))
    citation = the_saying(made).citation
    assert citation is not None
    assert (citation.start, citation.end) == (0, 20)
    assert (citation.exact, citation.digest) == (None, "")
    assert citation == Citation.of(NS, iri("paper"), start=0, end=20)
    assert counts_of(losses)["words of a passage"] == counts_of(losses)["digest of a passage"] == 1


def test_passages_of_other_claims_are_kept() -> None:
    case = the_case(WITNESS, claims=[claim("bob", "knows", "paper")])
    assert the_saying(redact(case)[0]).citation == the_saying(case).citation


@pytest.mark.parametrize(
    ("start", "end", "kept"), [(0, 20, False), (19, 30, False), (20, 30, True), (5, 6, False)]
)
def test_an_overlapping_passage_of_another_claim_is_guarded_too(
    start: int, end: int, kept: bool
) -> None:
    case = the_case(WITNESS)
    other = claim("bob", "knows", "paper")
    passage = Citation.of(NS, iri("paper"), start=start, end=end, exact="words")
    saying = Attestation.of(
        NS, other.iri, [iri("bob")], Stance.ASSERTS, source=iri("paper"), citation=passage
    )
    old = case.records[iri("paper")]
    both = record("paper", [*old.claims, other], [*old.attestations, saying])
    made, _ = redact(replace(case, records={iri("paper"): both}))
    (found,) = (a.citation for a in made.attestations.values() if a.claim == other.iri)
    assert found is not None
    assert (found.exact == "words") is kept


def test_a_quote_with_a_name_is_not_rewritten_but_left_out() -> None:
    passage = Citation.of(NS, iri("paper"), start=0, end=9, exact="a man", suffix=", Wang Li")
    case = the_case(WITNESS, claims=[claim("bob", "knows", "paper")], citation=passage)
    citation = the_saying(redact(case)[0]).citation
    assert citation == Citation.of(NS, iri("paper"), start=0, end=9)


def test_a_chain_that_begins_with_a_protected_speaker_is_guarded_as_a_whole() -> None:
    what = claim("bob", "knows", "paper")
    origin = Attestation.of(NS, what.iri, [iri("wang-li")], Stance.ASSERTS)
    cue = Citation.of(NS, iri("paper"), start=30, end=42, exact="he told us")
    last = Attestation.of(
        NS, what.iri, [iri("paper")], Stance.RELAYS, source=iri("paper"),
        cues=[cue], taken_from=[origin.iri],
    )  # fmt: skip
    case = content([WITNESS, *the_others()], [record("paper", [what], [origin, last])])
    made, _ = redact(case)
    (outer,) = made.outermost(what.iri)
    assert outer.cues[0].digest == ""
    (inner,) = made.origins(what.iri)
    assert inner.agents == (iri("protected-1"),)
    assert outer.taken_from == (inner.iri,)


def test_a_claim_about_a_claim_follows_it() -> None:
    inner = claim("wang-li", "knows", "bob")
    outer = claim("bob", "disputes", inner.iri, depends_on=[inner.iri])
    made = redaction(the_case(WITNESS, claims=[inner, outer]))
    new = made.content.claims[made.claims[outer.iri]]
    assert new.object == made.claims[inner.iri]
    assert new.depends_on == (made.claims[inner.iri],)
    assert all(a.citation and not a.citation.digest for a in made.content.attestations.values())


def test_a_document_by_a_protected_author_loses_what_leads_to_it() -> None:
    case = the_case(WITNESS)
    source = Source(
        iri("paper"), title="My life", url="https://blog.example/", file_name="life.html",
        authors=(iri("wang-li"),), sha256="ab" * 32, text_sha256="cd" * 32, language="en",
    )  # fmt: skip
    made, losses = redact(replace(case, sources={iri("paper"): source}))
    expected = Source(iri("paper"), authors=(iri("protected-1"),), language="en")
    assert made.sources[iri("paper")] == expected
    assert counts_of(losses)["record of a protected document"] == 1
