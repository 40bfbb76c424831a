"""How well claims are attested: numbers reckoned by hand, and laws."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.builders import BASE, NS, claim, content, iri, record, said
from tests.examples import examples
from tests.strategies import contents

import claimgraph as cg
from claimgraph.analysis import credibility
from claimgraph.analysis.credibility import Credibility, Support
from claimgraph.case import Case
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Modality, Stance
from claimgraph.model.content import Content, Record
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Reliability, Source

LEADS = claim("ann", "leads", "club")


def _said_by(agent: str, source: str, stance: Stance = Stance.ASSERTS) -> list[Attestation]:
    return said(LEADS, source, [([agent], "", stance)])


def _case(*attestations: Attestation, **more: object) -> Content:
    by_source: dict[Iri, list[Attestation]] = {}
    for attestation in attestations:
        by_source.setdefault(attestation.source or iri("paper"), []).append(attestation)
    records = [record(s.rpartition("/")[2], [LEADS], a) for s, a in by_source.items()]
    return content([], records, **more)  # type: ignore[arg-type]


def _support(of: Content, ties: dict[Iri, frozenset[Iri]] | None = None) -> Support:
    return Credibility(of, ties or {}).support(LEADS.iri)


# -- numbers that were reckoned by hand ------------------------------------------------------


def test_one_voice_in_an_ungraded_paper() -> None:
    found = _support(_case(*_said_by("bob", "paper")))
    assert found.value == pytest.approx(0.9 * 0.7 * 0.95 * 0.7)
    assert found.cost == round(-1000 * math.log(0.41895)) == 870
    assert (found.independent, found.voices, found.sayings) == (1, 1, 2)


def test_two_independent_voices_add_up_and_tied_ones_do_not() -> None:
    of = _case(*_said_by("bob", "paper"), *_said_by("cy", "gazette"))
    one = 0.9 * 0.7 * 0.95
    assert _support(of).value == pytest.approx((1 - (1 - one) ** 2) * 0.7)
    tied = {iri("bob"): frozenset({iri("cy")}), iri("cy"): frozenset({iri("bob")})}
    assert _support(of, tied).value == pytest.approx(one * 0.7)


def test_of_a_voice_the_best_chain_counts_and_in_a_chain_the_worst_document() -> None:
    both = _case(
        *_said_by("bob", "paper"),
        *_said_by("bob", "gazette"),
        sources=[
            Source(iri("paper"), reliability=Reliability.A),
            Source(iri("gazette"), reliability=Reliability.E),
        ],
    )
    assert (_support(both).reliability, _support(both).independent) == ("A", 1)
    through = _case(
        *said(LEADS, "paper", [(["bob"], "gazette", Stance.ASSERTS)]),
        sources=both.sources.values(),
    )
    assert _support(through).value == pytest.approx(0.9 * 0.2 * 0.95 * 0.7)


def test_what_can_not_be_judged_counts_like_what_nobody_has_judged() -> None:
    ungraded = _case(*_said_by("bob", "paper"))
    source = Source(iri("paper"), reliability=Reliability.F)
    judged_f = _case(*_said_by("bob", "paper"), sources=[source])
    assert _support(judged_f).value == _support(ungraded).value
    assert replace(_support(judged_f), reliability="") == _support(ungraded)


def test_a_document_that_speaks_for_itself_counts_by_half() -> None:
    found = _support(_case(*said(LEADS, "paper")))
    assert found.value == pytest.approx(0.5 * 0.9 * 0.8 * 0.7 * 0.7)
    assert (found.independent, found.voices) == (0, 1)


def test_a_claim_that_is_only_denied_has_the_least_there_is() -> None:
    found = _support(_case(*_said_by("ann", "paper", Stance.DENIES)))
    assert found.value == pytest.approx(0.05 * 0.7 * 0.5)
    assert (found.voices, found.denied) == (0, True)


def _judged(verdict: Verdict, value: str = "") -> Judgement:
    at = "2026-11-29T00:00:00Z"
    return Judgement.of(NS, verdict, [LEADS.iri], iri("me"), at, value=value)


def test_the_analyst_grades_and_rejects() -> None:
    base = _support(_case(*_said_by("bob", "paper"))).value / 0.7
    for grade, factor in (("1", 1.0), ("2", 0.9), ("3", 0.75), ("4", 0.5), ("5", 0.2), ("6", 0.7)):
        judged = [_judged(Verdict.CREDIBILITY, grade)]
        found = _support(_case(*_said_by("bob", "paper"), judgements=judged))
        assert found.value == pytest.approx(base * factor), grade
    rejected = _support(_case(*_said_by("bob", "paper"), judgements=[_judged(Verdict.REJECT)]))
    assert rejected.value == pytest.approx(base * 0.7 * 0.2)
    assert rejected.rejected


def test_a_conclusion_is_attested_no_better_than_its_premises_also_in_a_circle() -> None:
    premise = claim("ann", "owns", "club")
    follows = claim("ann", "leads", "club", depends_on=[premise.iri])
    further = claim("ann", "knows", "club", depends_on=[follows.iri])
    premise = replace(premise, depends_on=(further.iri,))
    sayings = [
        *said(premise, "paper", [(["bob"], "", Stance.DENIES)]),
        *said(follows, "paper", [(["bob"], "", Stance.ASSERTS)]),
        *said(further, "gazette", [(["cy"], "", Stance.ASSERTS)]),
    ]
    of = content([], [record("paper", [premise, follows, further], sayings)])
    known = Credibility(of, {})
    supports = [known.support(c.iri) for c in (premise, follows, further)]
    assert len({s.value for s in supports}) == 1
    assert [s.premise for s in supports] == ["", premise.iri, premise.iri]
    assert supports[2].independent == 1


def test_dependencies_ten_thousand_deep() -> None:
    chain = [claim("a0", "knows", "b")]
    for number in range(1, 10_000):
        chain.append(claim(f"a{number}", "knows", "b", depends_on=[chain[-1].iri]))
    of = content([], [Record(iri("paper"), tuple(chain), tuple(said(chain[-1], "paper")))])
    found = Credibility(of, {}).support(chain[-1].iri)
    assert found.value == pytest.approx(0.05 * 0.7)
    assert found.premise


def test_the_tables_know_every_code() -> None:
    assert credibility.STANCES.keys() | {Stance.DENIES, Stance.QUESTIONS} == set(Stance)
    assert credibility.MODALITIES.keys() == {*Modality, None}
    assert credibility.ATTRIBUTIONS.keys() == {*AttributionStatus, None}
    assert credibility.GRADES.keys() == {*Reliability, *"123456", ""}


def test_the_page_has_every_factor(repo: Path) -> None:
    page = (repo / "docs" / "how-to" / "network.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", page, re.MULTILINE))

    def written(row: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for part in re.split("[,;] ", rows[row]):
            *codes, factor = part.split()
            found |= {code: float(factor) for code in codes if code != "or"}
        return found

    def known(table: Mapping[str, float] | Mapping[Any, float]) -> dict[str, float]:
        return {str(code or "none"): factor for code, factor in table.items()}

    assert written("stance of the origin") == known(credibility.STANCES)
    assert written("modality in the document") == known(credibility.MODALITIES)
    assert written("attribution in the document") == known(credibility.ATTRIBUTIONS)
    grades = {
        **written("reliability of the worst graded document of the chain"),
        **written("the analyst's grade of the claim"),
    }
    assert grades == known(credibility.GRADES)
    assert {row: float(rows[row]) for row in rows if re.fullmatch(r"[\d.]+", rows[row])} == {
        "each saying after the origin's own": credibility.HOP,
        "each hop of the chain that is the analyst's reading": credibility.INFERRED,
        "somebody denies it": credibility.DENIED,
        "somebody questions it": credibility.QUESTIONED,
        "an analyst rejected it": credibility.REJECTED,
    }
    assert f"It weighs {credibility.BEST_WORD} at best" in page
    assert f"Where nobody stands behind a claim it has {credibility.NOBODY}." in page
    assert credibility.NOT_ESTABLISHED == 0.5
    assert "Where it is all there is, it counts by half." in page


@pytest.fixture(scope="module")
def fog(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/fog-banks")


@pytest.mark.parametrize(
    ("handle", "value", "independent"),
    [
        # Two voices, each of an accuser, said in a paper graded B; graded 2 by the analyst, denied.
        ("sr-c10", (1 - (1 - 0.9 * 0.8 * 0.9 * 0.95) ** 2) * 0.9 * 0.5, 2),
        # One such voice, thrice printed.
        ("sr-c03", 0.9 * 0.8 * 0.9 * 0.95 * 0.7, 1),
        # Three papers that have it from each other: nobody is its origin.
        ("el-c07", 0.5 * 0.9 * 0.8 * 0.9 * 0.95 * 0.7, 0),
    ],
)
def test_claims_of_the_case_in_the_fog(
    fog: Case, handle: str, value: float, independent: int
) -> None:
    (support,) = Credibility(fog.content, fog._ties).ranked([fog.lookup.claim(handle)])
    assert support.value == pytest.approx(value)
    assert support.independent == independent


# -- laws ------------------------------------------------------------------------------------


def _with(of: Content, about: Claim, source: Iri, added: list[Attestation]) -> Content:
    known = of.records.get(source, Record(source))
    claims = {c.iri: c for c in (about, *known.claims)}
    every = {a.iri: a for a in (*known.attestations, *added)}
    changed = Record(
        source,
        tuple(claims[i] for i in sorted(claims)),
        tuple(every[i] for i in sorted(every)),
    )
    return replace(of, records=dict(sorted({**of.records, source: changed}.items())))


def _saying(about: Claim, source: Iri, stance: Stance) -> list[Attestation]:
    origin = Attestation.of(NS, about.iri, [BASE + "a-newcomer"], stance)
    printed = Attestation.of(
        NS, about.iri, [source], Stance.RELAYS, source=source, taken_from=[origin.iri],
        status=AttributionStatus.EXPLICIT,
    )  # fmt: skip
    return [origin, printed]


def _costs(of: Content) -> dict[Iri, int]:
    known = Credibility(of, {})
    return {iri: known.support(iri).cost for iri in of.claims}


@examples(0.4)
@given(contents(), st.data())
def test_an_independent_origin_never_raises_a_cost(of: Content, data: st.DataObject) -> None:
    assume(of.claims)
    about = of.claims[data.draw(st.sampled_from(sorted(of.claims)))]
    stance = data.draw(st.sampled_from([Stance.ASSERTS, Stance.ALLEGES, Stance.ESTIMATES]))
    source = BASE + "a-new-paper"
    before, after = _costs(of), _costs(_with(of, about, source, _saying(about, source, stance)))
    assert all(after[iri] <= cost for iri, cost in before.items())


@examples(0.4)
@given(contents(), st.data())
def test_a_denial_never_lowers_a_cost(of: Content, data: st.DataObject) -> None:
    assume(of.claims)
    about = of.claims[data.draw(st.sampled_from(sorted(of.claims)))]
    stance = data.draw(st.sampled_from([Stance.DENIES, Stance.QUESTIONS]))
    source = data.draw(st.sampled_from([BASE + "a-new-paper", *of.records]))
    before, after = _costs(of), _costs(_with(of, about, source, _saying(about, source, stance)))
    assert all(after[iri] >= cost for iri, cost in before.items())


@examples(0.4)
@given(contents(), st.data())
def test_a_better_grade_never_raises_a_cost(of: Content, data: st.DataObject) -> None:
    iri_ = data.draw(st.sampled_from(sorted(of.sources)))
    letters = data.draw(st.sets(st.sampled_from("ABCDE"), min_size=2, max_size=2))

    def graded(letter: str) -> Content:
        source = replace(of.sources[iri_], reliability=Reliability(letter))
        return replace(of, sources={**of.sources, iri_: source})

    low, high = _costs(graded(min(letters))), _costs(graded(max(letters)))
    assert all(low[claim_] <= cost for claim_, cost in high.items())


@examples(0.4)
@given(contents())
def test_a_support_is_a_proper_fraction_and_does_not_depend_on_the_order(of: Content) -> None:
    forwards, backwards = Credibility(of, {}), Credibility(of, {})
    found = [forwards.support(iri) for iri in of.claims]
    assert [backwards.support(iri) for iri in reversed(of.claims)] == found[::-1]
    assert all(0 < support.value < 1 and support.cost > 0 for support in found)
