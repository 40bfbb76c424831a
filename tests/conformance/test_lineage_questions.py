"""The computed questions about lineage, on the cases that ship."""

from __future__ import annotations

from itertools import combinations, groupby
from pathlib import Path

import networkx as nx
import pytest
from tests.conformance.asking import ask

import claimgraph as cg
from claimgraph.analysis.leaning import Arithmetic, Leaning
from claimgraph.analysis.withdrawal import Relations, Tier
from claimgraph.case import Case
from claimgraph.errors import UnknownName, UsageError
from claimgraph.graph.namespaces import CG


def test_an_edge_has_a_row_a_voice_and_a_number_a_group(fog: Case) -> None:
    rows = ask(
        fog,
        "origins",
        "agents affirms group code handles",
        subject="dimmle-fog-office",
        relation="operates",
        object="fb-squintham",
    )
    assert rows == [
        ("nine-mile-fog-society", "true", "1", "", "ec-c06, sr-c10"),
        ("witness-keeper", "true", "2", "", "ql-c07"),
        ("ladle-article", "true", "", "silent", "el-c05"),
        ("dimmle-fog-office", "false", "", "", "ec-c05, fs-c02, ql-c11"),
    ]


def test_a_claim_alone_can_be_asked_about(fog: Case) -> None:
    by_claim = ask(fog, "origins", "agents code why", subject="sr-c28")
    assert by_claim == ask(
        fog,
        "origins",
        "agents code why",
        subject="fb-opera",
        object="lower-oggle",
        relation="locatedIn",
    )
    assert by_claim[0] == (
        "nine-mile-fog-society",
        "echo",
        "with quagmouth-lantern: they have it from each other",
    )


def test_a_thing_alone_has_all_its_edges(fog: Case) -> None:
    rows = ask(fog, "origins", "relation object", subject="dimmle-fog-office")
    assert len(set(rows)) == 5
    assert len([key for key, _ in groupby(rows)]) == 5


def test_what_can_not_be_asked(fog: Case) -> None:
    with pytest.raises(UsageError, match="an object needs a relation"):
        ask(fog, "origins", subject="dimmle-fog-office", object="fb-squintham")
    with pytest.raises(UnknownName):
        ask(fog, "leans-on", on="nobody-at-all")
    with pytest.raises(UsageError, match="whole number"):
        ask(fog, "syndication", likeness="much")


def test_the_opera_house_goes_in_a_circle(fog: Case, police: Case) -> None:
    rows = ask(fog, "circular")
    assert rows == [("reports", "lantern-article, society-report", "1", "el-c07, ql-c10, sr-c28")]
    assert ask(police, "circular") == []


@pytest.mark.parametrize("name", ["police", "fog"])
def test_the_rules_on_circles_and_on_copies_name_what_the_questions_list(
    name: str, request: pytest.FixtureRequest
) -> None:
    case: Case = request.getfixturevalue(name)
    named: dict[str, set[str]] = {"CG403": set(), "CG405": set()}
    for finding in case.check(select=["CG403", "CG405"]).findings:
        named[finding.code].add(finding.place)
    circles = {members for kind, members, *_ in ask(case, "circular") if kind == "reports"}
    assert named["CG403"] == circles
    rows = ask(case, "syndication", "likeness source otherSource", likeness="50")
    assert named["CG405"] <= {", ".join(pair) for _, *pair in rows}


def test_the_two_halves_of_the_circle_are_proposed_as_copies(fog: Case, police: Case) -> None:
    rows = ask(fog, "syndication", "likeness source otherSource")
    assert rows[0] == ("40", "lantern-article", "society-report")
    assert ask(fog, "syndication", likeness="41") == []
    assert ask(police, "syndication") == []  # its documents are one, and the analyst's notes


@pytest.mark.parametrize("name", ["police", "fog"])
def test_leans_on_and_withdrawing_agree(name: str, request: pytest.FixtureRequest) -> None:
    """A set takes the edge down, and none that lacks one of it does."""
    case: Case = request.getfixturevalue(name)
    asked = "seed-article" if name == "police" else "nine-mile-fog-society"
    chosen = [r for r in ask(case, "leans-on", "handles with", on=asked) if "more" not in r[0]]
    assert len(chosen) > 20
    for handles, others in chosen[:: 1 + len(chosen) // 30]:
        withdrawn = [asked, *filter(None, others.split(", "))]
        claims = {a.claim for h in handles.split(", ") for a in case.content.handles[h]}
        claims &= case.admitted
        for size in range(len(withdrawn) + 1):
            for some in combinations(withdrawn, size):
                tiers = case.without(*some).tiers if some else {}
                stands = any(
                    tiers.get(c, Tier.REMAINS) in (Tier.REMAINS, Tier.META) for c in claims
                )
                assert stands == (size < len(withdrawn)), (handles, some)


def test_what_was_computed_from_a_claim_leans_on_it(fog: Case) -> None:
    assert ask(fog, "leans-on", "subject alone handles", on="sr-c02") == [
        ("fb-all", "true", "ec-c01, ql-c05, sr-c09")
    ]


def test_single_points_are_what_leans_on_alone_counts(fog: Case) -> None:
    for thing, edges, of, percent in ask(fog, "single-points-of-failure"):
        rows = ask(fog, "leans-on", "subject relation object alone", on=thing)
        assert sum(row[3] == "true" for row in rows) == int(edges)
        assert int(percent) == round(100 * int(edges) / int(of))


def test_dominators_of_the_lineage_graph_are_single_points(fog: Case, police: Case) -> None:
    """networkx finds the hops that every chain of a claim goes through."""
    for case in (fog, police):
        content = case.content
        leaning = Leaning(content, Relations.of(case.vocabulary, CG), Arithmetic(largest=1))
        dominating = 0
        for claim in content.claims:
            graph: nx.DiGraph[str] = nx.DiGraph()
            said = content.attestations_of.get(claim, ())
            graph.add_edges_from(("origins", a.iri) for a in said if not a.taken_from)
            graph.add_edges_from((t, a.iri) for a in said for t in a.taken_from)
            graph.add_edges_from((a.iri, claim) for a in content.outermost(claim))
            over = nx.immediate_dominators(graph, "origins")
            at = over[claim]
            while at != "origins":
                hop = content.attestations[at]
                alone = {*(hop.agents if len(hop.agents) == 1 else ()), *filter(None, [hop.source])}
                assert alone <= leaning.edge([claim]).single
                dominating += 1
                at = over[at]
        assert dominating > 50


def test_the_old_names_are_there_under_new_ones(fog: Case) -> None:
    assert {"origin-counts", "dependencies"} <= fog.questions.keys()


def test_an_analyst_ties_two_documents_by_a_claim(fog: Case, tmp_path: Path) -> None:
    """What syndication proposes and a claim confirms, origins counts as one."""
    made = cg.init(tmp_path / "case", base="https://example.org/mill/", title="The mill").root
    sheet = """
claimgraph-sheet: 1
source: {paper}
entities:
  - {{id: {paper}, type: NewsArticle, name: {paper}}}
  - {{id: mill, type: Facility, name: The mill}}
  - {{id: town, type: City, name: The town}}
  - {{id: {who}, type: Person, name: {who}}}
sources: [{{id: {paper}, title: {paper}}}]
claims:
  - {{id: "{paper}-1", subject: mill, predicate: locatedIn, object: town,
     chain: "{who} via {paper}", status: explicit}}
"""
    for paper, who in (("post", "ann"), ("mail", "bob")):
        (tmp_path / f"{paper}.yaml").write_text(sheet.format(paper=paper, who=who), "utf-8")
        cg.open(made).import_([tmp_path / f"{paper}.yaml"])
    assert [row[0] for row in ask(cg.open(made), "origins", "group", subject="mail-1")] == [
        "1",
        "2",
    ]
    (tmp_path / "tie.yaml").write_text(
        "claimgraph-sheet: 1\nsource: post\nclaims:\n"
        "  - {id: tie, subject: post, predicate: cites, object: mail, status: silent}\n",
        "utf-8",
    )
    cg.open(made).import_([tmp_path / "tie.yaml"])
    assert ask(cg.open(made), "origins", "group code why", subject="mail-1") == [
        ("1", "syndicated", "with bob: post cites mail (tie)"),
        ("1", "syndicated", "with ann: post cites mail (tie)"),
    ]
