"""What the page reckons when somebody is withdrawn is what the package reckons.

The page's rules are ports (``assets/js/analysis``). Here both work on the same cases: drawn ones,
those that ship, and the invented one of the benchmarks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from benchmarks.generate import NS as TOLD
from benchmarks.generate import generate
from hypothesis import example, given
from hypothesis import strategies as st
from tests.builders import NS, content
from tests.examples import examples
from tests.presentation.node_page import Reckoner, reckoner
from tests.presentation.reckoned_contents import SOME, THINGS, VIEWS, WORDS, cases, webs

import claimgraph as cg
from claimgraph.analysis import paths
from claimgraph.analysis.credibility import Credibility
from claimgraph.analysis.lineage import counts
from claimgraph.analysis.network import network
from claimgraph.analysis.paths import By, best_paths
from claimgraph.analysis.views import Derivation, restricted
from claimgraph.analysis.withdrawal import Relations, Withdrawal, suspects
from claimgraph.graph.namespaces import CG
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.view import STANDARD, Certainty, View
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import explorer
from claimgraph.presentation.explorer import ShownView
from claimgraph.presentation.explorer.edges import drawn_edges, standings, stated
from claimgraph.presentation.explorer.payload import Shown, payload

SCRIPTS = Path(explorer.__file__).parent / "assets" / "js"


@pytest.fixture(scope="module")
def page() -> Iterator[Reckoner]:
    with reckoner() as process:
        yield process


class Case:
    """A case with the page that is made of it under its first view."""

    def __init__(
        self,
        whole: Content,
        views: Iterable[View],
        words: Vocabulary = WORDS,
        names: Namespaces = NS,
    ) -> None:
        self.whole = whole
        self.words = words
        self.names = names
        self.views = list(views)
        derived = [Derivation(view, whole, words) for view in self.views]
        self.first = derived[0]
        shown = Shown(
            restricted(whole, self.first.heard),
            words,
            names,
            "The case",
            [ShownView(f"view {n}", derived=d) for n, d in enumerate(derived)],
            self.first.admitted,
            self.first.ties,
        )
        made = payload(shown)
        self.data = {"graph": made.graph, "ledger": made.ledger, "texts": list(made.texts)}

    def derived(self, view: int, withdrawn: Iterable[Iri]) -> Derivation:
        """Return a view without whom is withdrawn, as ``--view "… without=…"`` has it."""
        policy = self.views[view]
        without = tuple(sorted({*policy.without, *withdrawn}))
        return Derivation(replace(policy, without=without), self.whole, self.words)

    def expected(self, view: int, withdrawn: Iterable[Iri]) -> dict[str, Any]:
        """Return what the page should reckon, by the package."""
        derived = self.derived(view, withdrawn)
        counted = derived.admitted & self.first.admitted
        heard = restricted(self.whole, derived.heard)
        standing = standings(heard, self.words, counted)
        groups = stated(heard, counted)
        edges = drawn_edges(heard, counts(heard, groups, derived.ties), groups, standing)
        return {
            "counts": self.ids(counted),
            "edges": [
                (self.ids(e.claims), str(e.standing), {"count": e.origins, "open": e.open})
                for e in edges
            ],
            "reasons": {
                self.names.shorten(iri): [
                    derived.left_out[iri].criterion,
                    derived.left_out[iri].why,
                ]
                for iri in self.first.admitted - counted
            },
            "costs": self._costs(heard, derived),
        }

    def _costs(self, heard: Content, derived: Derivation) -> dict[str, int]:
        known = Credibility(heard, derived.ties)
        return {self.names.shorten(iri): known.support(iri).cost for iri in heard.claims}

    def ids(self, claims: Iterable[Iri]) -> list[str]:
        return sorted(self.names.shorten(iri) for iri in claims)


def reckoned(answer: dict[str, Any]) -> dict[str, Any]:
    """Return the page's answer in the shape of :meth:`Case.expected`."""
    edges = ((sorted(e["claims"]), e["standing"], e["origins"]) for e in answer["edges"])
    return {"counts": sorted(answer["counts"]), "edges": sorted(edges, key=str)}


def assert_alike(page: Reckoner, case: Case, withdrawals: Iterable[list[Iri]]) -> None:
    """The page reckons under every view, without each of these, what the package does."""
    asked = [(view, gone) for gone in withdrawals for view in range(len(case.views))]
    questions = [
        {"view": view, "without": [case.names.shorten(iri) for iri in gone]} for view, gone in asked
    ]
    for (view, gone), answer in zip(
        asked, page.ask({**case.data, "questions": questions}), strict=True
    ):
        wanted = case.expected(view, gone)
        where = f"under {case.views[view]} without {gone}"
        found = reckoned(answer)
        assert found["counts"] == wanted["counts"], where
        assert found["edges"] == sorted(wanted["edges"], key=str), where
        out = {id_: answer["reasons"].get(id_) for id_ in wanted["reasons"]}
        assert out == wanted["reasons"], where
        costs = {id_: wanted["costs"][id_] for id_ in answer["costs"]}
        assert answer["costs"] == costs, where


@given(cases(), st.sampled_from(["accepted", "all"]), st.sets(st.sampled_from(list(VIEWS))), SOME)
@example(content(), "accepted", set(VIEWS), ["ngo"])
def test_a_withdrawal_leaves_in_the_page_what_it_leaves_in_the_case(
    page: Reckoner, whole: Content, first: str, others: set[str], gone: list[str]
) -> None:
    case = Case(whole, [VIEWS[first], *(VIEWS[name] for name in sorted(others))])
    assert_alike(page, case, [[], [NS.expand(name) for name in gone]])


@given(cases(), st.sampled_from(["without the ngo", "the paper", "reliable"]), SOME)
def test_so_it_does_in_a_page_that_was_made_under_a_narrower_view(
    page: Reckoner, whole: Content, first: str, gone: list[str]
) -> None:
    assert_alike(page, Case(whole, [VIEWS[first]]), [[], [NS.expand(name) for name in gone]])


@examples(2)
@given(webs(), SOME)
def test_behind_an_edge_are_as_many_independent_origins_as_in_the_case(
    page: Reckoner, whole: Content, gone: list[str]
) -> None:
    case = Case(whole, [VIEWS["all"], VIEWS["corroborated"]])
    assert_alike(page, case, [[], [NS.expand(name) for name in gone]])


@examples(3)
@given(st.one_of(cases(), webs()), SOME.filter(bool))
def test_a_claim_falls_into_the_tier_that_the_rule_gives_it(
    page: Reckoner, whole: Content, gone: list[str]
) -> None:
    case = Case(whole, [VIEWS["all"]])
    (answer,) = page.ask({**case.data, "questions": [{"without": gone}]})
    rule = Withdrawal(whole, frozenset(map(NS.expand, gone)), Relations.of(WORDS, CG))
    assert answer["tiers"] == {NS.shorten(iri): str(tier) for iri, tier in rule.tiers.items()}


# --- cases that ship, and one that was invented ---------------------------------------------------


def opened(root: Path, name: str) -> Case:
    case = cg.open(root / "graphs" / name)
    return Case(case.content, STANDARD.values(), case.vocabulary, case.namespaces)


@pytest.mark.parametrize("name", ["overseas-police-stations", "fog-banks"])
def test_in_the_cases_that_ship_everybody_can_be_withdrawn(
    page: Reckoner, repo: Path, name: str
) -> None:
    case = opened(repo, name)
    said = case.whole.attestations.values()
    speakers = {iri for a in said for iri in (*a.agents, a.source) if iri}
    falling = [iri for iri in sorted(speakers) if _falls(case, iri)]
    assert len(falling) > 12
    assert_alike(page, case, [[iri] for iri in falling[::3]] + [falling[:2]])


def _falls(case: Case, iri: Iri) -> bool:
    return bool(case.first.admitted - case.derived(0, [iri]).admitted)


def test_in_an_invented_case_with_chains_of_twelve_sayings(page: Reckoner) -> None:
    whole = generate(1_500)
    case = Case(whole, [STANDARD["accepted"], STANDARD["corroborated"]], words=WORDS, names=TOLD)
    said = list(whole.attestations.values())
    spoken = Counter(iri for a in said for iri in (*a.agents, a.source) if iri)
    most = [iri for iri, _ in spoken.most_common(4)]
    assert_alike(page, case, [most[:1], most[1:4]])


# --- paths ----------------------------------------------------------------------------------------


def rank(path: paths.Path) -> tuple[list[Iri], int]:
    return [*(hop.start for hop in path.hops[:1]), *(hop.end for hop in path)], path.cost


@given(cases(6), st.sampled_from(THINGS), st.sampled_from(THINGS), st.sampled_from(By), SOME)
def test_the_best_paths_in_the_page_are_those_of_the_case(
    page: Reckoner, whole: Content, start: str, end: str, by: By, gone: list[str]
) -> None:
    case = Case(whole, [VIEWS["all"]])
    derived = case.derived(0, map(NS.expand, gone))
    heard = restricted(whole, derived.heard)
    known = Credibility(heard, derived.ties)
    graph = network(whole, WORDS, derived.admitted)
    wanted = best_paths(graph, NS.expand(start), NS.expand(end), known, by=by, limit=50)
    question = {"without": gone, "paths": [[start, end, str(by), 50]]}
    (answer,) = page.ask({**case.data, "questions": [question]})
    (paths_,) = answer["paths"]
    found = [([NS.expand(id_) for id_ in path["nodes"]], path["cost"]) for path in paths_["found"]]
    every = [rank(path) for path in wanted]
    hop = 10**9 if by is By.LENGTH else 0
    costs = [cost + hop * max(len(nodes) - 1, 0) for nodes, cost in every]
    assert [cost for _, cost in found] == costs
    if start != end:
        assert sorted(nodes for nodes, _ in found) == sorted(nodes for nodes, _ in every)


def test_of_many_paths_the_page_finds_the_same_in_the_cases_that_ship(
    page: Reckoner, repo: Path
) -> None:
    for name, ends in PATHS.items():
        case = opened(repo, name)
        whole = cg.open(repo / "graphs" / name)
        asked = [[*pair, str(by), 12] for pair in ends for by in By]
        (answer,) = page.ask({**case.data, "questions": [{"paths": asked}]})
        for (start, end, by, limit), found in zip(asked, answer["paths"], strict=True):
            wanted = [rank(p) for p in whole.path(start, end, by=by, limit=limit)]
            hop = 10**9 if by == "length" else 0
            assert found["complete"]
            assert [p["cost"] - hop * (len(p["nodes"]) - 1) for p in found["found"]] == [
                cost for _, cost in wanted
            ]


PATHS = {
    "overseas-police-stations": [("milan", "sg-48-new"), ("ppsd", "fox-hunt"), ("canada", "mps")],
    "fog-banks": [("odda-zemm", "fb-new"), ("dimmle-fog-office", "fb-squintham")],
}


# --- parts, and words -----------------------------------------------------------------------------


@pytest.mark.parametrize("about", ["fox-hunt", "canada"])
def test_in_a_page_of_a_part_the_whole_case_says_what_falls(
    page: Reckoner, repo: Path, about: str
) -> None:
    """Who published the report stands outside of the part; yet it falls with its publisher.

    Only what a claim is suspected to depend on, and is outside, the page can't know of.
    """
    root = repo / "graphs" / "overseas-police-stations"
    case = cg.open(root)
    part = case.select(about=about, hops=2)
    derived = Derivation(View(), case.content, case.vocabulary)
    view = ShownView("accepted", derived=derived)
    ties = derived.ties
    known = Relations.of(case.vocabulary, CG)
    suspected = suspects(case.content, known)
    unknown = {iri for iri, others in suspected.items() if not part.claims.keys() >= {*others}}
    asked_of = (part.claims.keys() & derived.admitted) - unknown
    shown = Shown(part, case.vocabulary, case.namespaces, "A part", [view], derived.admitted, ties)
    made = payload(shown)
    data = {"graph": made.graph, "ledger": made.ledger, "texts": list(made.texts)}
    asked = ["safeguard-defenders", "sd-report-dec5", "ppsd", "seed-article", "analyst"]
    answers = page.ask({**data, "questions": [{"without": [gone]} for gone in asked]})
    fell = []
    for gone, answer in zip(asked, answers, strict=True):
        left = cg.open(root, f"accepted without={gone}").admitted
        counted = {case.namespaces.expand(id_) for id_ in answer["counts"]}
        assert counted - unknown == left & asked_of
        fell.append(len(asked_of - counted))
    assert max(fell) > 5


def test_every_reason_has_its_words_in_the_page(repo: Path) -> None:
    words = (SCRIPTS / "words" / "areas" / "doubt.js").read_text(encoding="utf-8")
    sources = "".join(
        (repo / "src" / "claimgraph" / "analysis" / name).read_text(encoding="utf-8")
        for name in ("views.py", "listening.py")
    )
    told = re.findall(r'LeftOut\(\s*"[^"]+", f?"([^"]+)"', sources)
    told += re.findall(r'Tier\.[A-Z_]+: "([^"]+)"', sources)
    told += re.findall(r'yield "[a-z-]+", \w+, f?"([^"]+)"', sources)
    every = {
        reason.format(dates=dates, view=SimpleNamespace(dates=dates))
        for reason in told
        for dates in Certainty
        if "{origins}" not in reason  # how many there are is a number in words of its own
    }
    assert len(every) == 18
    assert [reason for reason in sorted(every) if words.count(f'"why.{reason}":') != 2] == []
