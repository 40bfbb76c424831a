"""Passages that are nearly the same, in documents that need not have to do with each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import NS, claim, content, iri, record

from claimgraph.analysis.syndication import LIKE, likenesses, runs_of
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.source import Citation, text_digest

LEADS = claim("ann", "leads", "club")
TEXT = "The club has had the key to the boat house since the spring of 1911."


def _case(*passages: tuple[str, str | None], digest: str = TEXT) -> Content:
    """Return a case in which papers say something in some words, or none at hand."""
    told = [
        Attestation.of(
            NS,
            LEADS.iri,
            [iri(paper)],
            Stance.ASSERTS,
            source=iri(paper),
            citation=Citation.of(
                NS,
                iri(paper),
                start=10 * n,
                end=10 * n + len(words or digest),
                exact=words,
                digest=text_digest(words or digest),
            ),
        )
        for n, (paper, words) in enumerate(passages)
    ]
    return content(records=[record("file", [LEADS], told)])


def _found(case: Content, least: float = LIKE) -> list[tuple[float, str, str]]:
    return [
        (round(p.likeness, 2), p.one.source.rpartition("/")[2], p.other.source.rpartition("/")[2])
        for p in likenesses(case, frozenset(case.claims), least)
    ]


def test_the_same_words_in_two_papers_are_likest() -> None:
    near = TEXT.replace("has had", "HAD")
    case = _case(("paper", TEXT), ("post", TEXT.upper()), ("mail", near), ("other", "A boat."))
    assert _found(case) == [(1.0, "paper", "post"), (0.62, "mail", "paper"), (0.62, "mail", "post")]
    assert _found(case, 0.8) == [(1.0, "paper", "post")]


def test_one_paper_is_not_syndicated_with_itself() -> None:
    assert _found(_case(("paper", TEXT), ("paper", f"{TEXT} Ha."))) == []


def test_a_few_words_are_no_sign() -> None:
    assert (
        _found(_case(("paper", "The club has the key."), ("post", "The club has the key."))) == []
    )


def test_text_free_passages_are_told_by_their_digest() -> None:
    assert _found(_case(("paper", None), ("post", None))) == [(1.0, "paper", "post")]
    assert _found(_case(("paper", None), ("post", None), digest="the key")) == []


def test_scripts_without_blanks_are_compared_sign_by_sign() -> None:
    text = "九里雾学会说市雾办公室在国外经营七个雾库"
    assert _found(_case(("paper", text), ("post", f"{text}。昨天"))) == [(0.89, "paper", "post")]


def test_what_very_many_texts_say_is_a_formula() -> None:
    """Each has it besides words of its own."""
    told = [(f"paper{n:02}", f"{n} a{n} b{n} c{n} d{n} {TEXT}") for n in range(31)]
    assert _found(_case(*told)) == []
    assert len(_found(_case(*told[:30]))) == 30 * 29 / 2


def test_of_very_many_copies_each_is_paired_with_the_next() -> None:
    papers = [f"paper{n:02}" for n in range(31)]
    found = _found(_case(*((paper, TEXT) for paper in papers)))
    assert found == [(1.0, one, other) for one, other in pairwise(papers)]


def test_a_passage_without_words_is_told_from_its_copy_with_words() -> None:
    assert _found(_case(("paper", None), ("post", TEXT))) == [(1.0, "paper", "post")]


def test_only_what_counts_is_compared() -> None:
    assert likenesses(_case(("paper", TEXT), ("post", TEXT)), frozenset()) == []


WORDS = st.lists(st.sampled_from("abcd"), max_size=12).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from(["paper", "post", "mail"]), WORDS), max_size=6))
def test_it_finds_what_comparing_all_with_all_finds(passages: list[tuple[str, str]]) -> None:
    case = _case(*((paper, words or "x") for paper, words in passages))
    cited = {a.citation.iri: a.citation for a in case.attestations.values() if a.citation}
    expected = {}
    for one in cited.values():
        for other in cited.values():
            mine, theirs = runs_of(one.exact or ""), runs_of(other.exact or "")
            if one.source < other.source and mine & theirs:
                expected[one.iri, other.iri] = len(mine & theirs) / len(mine | theirs)
    found = likenesses(case, frozenset(case.claims), 0.0)
    assert {(p.one.iri, p.other.iri): p.likeness for p in found} == expected
