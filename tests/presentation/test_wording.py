from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import NS, claim, content, entity, iri, record, said, tea

from claimgraph.analysis.lineage import chains
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import AttributionStatus, Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation, Source
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation import wording

WORDS = Vocabulary([Term(CG + "setUp", TermKind.OBJECT_RELATION, {"en": "set up"})])
PEOPLE = content(
    [
        entity("psb", "Organisation", "Nantong PSB"),
        entity("group", "FacilityGroup", "29 stations"),
        entity("milan", "Place", "Milan"),
        entity("a", "Person", "A"),
        entity("b", "Person", "B"),
        entity("doc", "Document", "Doc"),
        entity("article", "Document", "Article"),
    ]
)


def _text(what: Claim, where: Content = PEOPLE) -> str:
    return wording.claim_text(what, where, WORDS)


def test_a_claim_reads_as_a_sentence_with_its_qualifiers() -> None:
    what = claim("psb", "setUp", "group", when=EdtfDate("2016"), where=iri("milan"))
    assert _text(what) == "Nantong PSB — set up — 29 stations [2016; in Milan]"


def test_qualifiers_of_one_relation_stand_together() -> None:
    pairs = [(CG + "audience", iri("a")), (CG + "audience", iri("b"))]
    assert _text(claim("psb", "setUp", "group", qualifiers=pairs)).endswith("[audience: A, B]")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Literal("in  two\nlines"), "A — says — “in two lines”"),
        (Quantity.parse("at least 80 cases"), "A — says — at least 80 cases"),
        (EdtfDate("XXXX-12-05"), "A — says — 5 December, year not stated"),
    ],
)
def test_values_are_worded(value: Literal | Quantity | EdtfDate, text: str) -> None:
    assert _text(claim("a", "says", value)) == text


def test_a_claim_about_a_claim_holds_it_in_parentheses_to_a_depth() -> None:
    said_of = [claim("a", "knows", "b")]
    for _ in range(5):
        said_of.append(claim("b", "disputes", said_of[-1].iri))
    case = replace(PEOPLE, records={iri("doc"): record("doc", said_of, [])})
    assert _text(said_of[1], case) == "B — disputes — (A — knows — B)"
    nested = "(B — disputes — (B — disputes — (B — disputes — (…))))"
    assert _text(said_of[5], case) == f"B — disputes — {nested}"


def test_claims_in_a_circle_end() -> None:
    one = replace(claim("a", "disputes", NS.mint("claim", "2")), iri=NS.mint("claim", "1"))
    two = replace(claim("b", "disputes", one.iri), iri=NS.mint("claim", "2"))
    case = replace(PEOPLE, records={iri("doc"): record("doc", [one, two], [])})
    assert _text(one, case).endswith("(…))))")


@pytest.mark.parametrize(
    ("agents", "text"),
    [
        ([], "nobody named"),
        (["a"], "A"),
        (["a", "b"], "A and B jointly"),
        (["a", "b", "psb"], "A, B and Nantong PSB jointly"),
    ],
)
def test_agents(agents: list[str], text: str) -> None:
    assert wording.agents_text([iri(agent) for agent in agents], PEOPLE) == text


def test_a_chain_begins_with_its_origin_and_says_what_is_unusual() -> None:
    what = claim("psb", "setUp", "group")
    hops = [(["a"], "doc", Stance.ASSERTS), (["b"], "", Stance.RELAYS)]
    origin, second, last = said(what, "article", hops)
    origin = replace(origin, act="claims")
    second = replace(second, act="points to", inferred=True)
    text = wording.chain_text((last, second, origin), PEOPLE)
    assert text == "A, via Doc (claims) → B (points to, inferred) → Article"


def test_a_stance_out_of_the_ordinary_and_a_date_are_told() -> None:
    what = claim("psb", "setUp", "group")
    origin, last = said(what, "article", [(["a"], "", Stance.DENIES)])
    origin = replace(origin, said_on=EdtfDate("2022-10"))
    assert wording.chain_text((last, origin), PEOPLE) == "A, October 2022 (denies) → Article"


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (AttributionStatus.SILENT, "Article (own voice)"),
        (AttributionStatus.AMBIGUOUS, "Article (unclear whose words)"),
        (AttributionStatus.EXPLICIT, "Article"),
    ],
)
def test_an_article_that_speaks_for_itself(status: AttributionStatus, text: str) -> None:
    only = said(claim("psb", "setUp", "group"), "article", status=status)
    assert wording.chain_text(tuple(only), PEOPLE) == text


def test_chains_as_lineage_gives_them_can_be_worded() -> None:
    case = tea()
    texts = {wording.chain_text(c, case) for iri_ in case.claims for c in chains(case, iri_)}
    assert texts == {
        "The Tea Club, via The report → The Puddle Paper",
        "The Puddle Paper (own voice)",
        "Ann Leaf (denies) → The Puddle Paper",
    }


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (
            Citation.of(NS, iri("article"), start=838, end=922, exact="set  up\nin Milan"),
            "Article, 838–922: “set up in Milan”",
        ),
        (
            Citation.of(NS, iri("article"), start=838, end=922, digest="1f3a" + "0" * 60),
            "Article, 838–922 (text not included, sha256 1f3a00000000…)",
        ),
        (Citation.of(NS, iri("article"), page=3), "Article, p. 3 (text not included)"),
    ],
)
def test_citations(citation: Citation, text: str) -> None:
    assert wording.citation_text(citation, PEOPLE) == text


def test_a_document_without_a_name_goes_by_its_title() -> None:
    sources = {iri("x"): Source(iri("x"), title="A title"), iri("doc"): Source(iri("doc"), "T")}
    case = replace(PEOPLE, sources=sources)
    assert wording.name_text(iri("x"), case) == "A title"
    assert wording.name_text(iri("doc"), case) == "Doc"


def test_an_end_that_is_not_here_goes_by_the_end_of_its_iri() -> None:
    assert wording.value_text(iri("nobody"), PEOPLE) == "nobody"
