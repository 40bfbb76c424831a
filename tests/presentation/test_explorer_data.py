"""What is in a page: the things, edges and claims of a view, and how they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.builders import claim, content, entity, iri, record, said
from tests.presentation.explorer_blocks import Blocks, column
from tests.presentation.explorer_contents import QUOTE, board, board_claims, many, page_of

from claimgraph.analysis.lineage import Bond, Ties
from claimgraph.model.claim import Stance
from claimgraph.presentation.explorer.kinds import OTHER
from claimgraph.presentation.explorer.tables import coded, steps, table

Edge = tuple[str, str, str]


class Read(Blocks):
    """The data of a page, as the page reads them."""

    def __init__(self, page: bytes) -> None:
        super().__init__(page)
        self.graph = self.json("graph")
        self.ledger = self.json("ledger")
        self.ids: list[str] = self.graph["nodes"]["iri"]

    def claim(self, name: str, row: int) -> Any:
        return column(self.ledger["claims"], name, row)

    @property
    def claims(self) -> int:
        return len(self.ledger["claims"]["relation"]["steps"])

    def edges(self) -> dict[Edge, dict[str, Any]]:
        """Return the edges: claims of the view that say the same follow each other."""
        found: dict[Edge, dict[str, Any]] = {}
        for row in range(self.claims):
            subject, object_ = self.claim("subject", row), self.claim("object", row)
            if object_ is None or min(subject, object_) < 0 or self.claim("outOfView", row):
                continue
            relation = self.graph["relations"][self.claim("relation", row)]["labels"]["en"]
            key = (self.ids[subject], relation, self.ids[object_])
            assert key not in found or key == next(reversed(found))
            looks = {
                name: column(self.graph["edges"], name, len(found))
                for name in ("standing", "bend", "origins", "open")
            }
            found.setdefault(key, {**looks, "claims": []})["claims"].append(row)
        return found

    def by_handle(self) -> dict[str, int]:
        """Return the handle of a claim in its sheet to its number."""
        said = self.ledger["attestations"]
        stems, others = said["handle"]["stems"], said["handle"]["others"]
        found: dict[str, int] = {}
        for row in range(len(said["claim"]["steps"])):
            end = column(said["handle"], "ends", row)
            stem = "" if end is None else stems[str(column(said, "source", row))]
            handle = others.get(str(row), "") if end is None else stem + end
            if handle:
                found[handle] = column(said, "claim", row)
        return found


@pytest.fixture(scope="module")
def page() -> Read:
    return Read(page_of(board()))


# --- what is drawn ------------------------------------------------------------------------------


def test_claims_that_differ_in_qualifiers_share_one_edge(page: Read) -> None:
    edge = page.edges()["board", "operates", "houses"]
    handles = page.by_handle()
    assert set(edge["claims"]) == {handles["t-01"], handles["t-02"]}


def test_values_and_claims_about_claims_are_not_drawn(page: Read) -> None:
    assert set(page.edges()) == {
        ("board", "operates", "houses"),
        ("board", "operates", "harbour"),
        ("ann", "leads", "society"),
        ("board", "partOf", "ministry"),
        ("witness", "knows", "ann"),
        ("society", "knows", "board"),
        ("houses", "partOf", "lodz"),
    }
    assert page.graph["claimCount"] == 12
    sizes = (column(page.graph["nodes"], "size", row) for row in range(len(page.ids)))
    drawn = {id_ for id_, size in zip(page.ids, sizes, strict=True) if size}
    assert "society" in drawn  # only a speaker and a leader's body
    assert not drawn & {"paper", "analyst", "puddle", "report"}


def test_how_an_edge_stands_is_told(page: Read) -> None:
    edges = page.edges()
    assert {key: edge["standing"] for key, edge in edges.items() if edge["standing"]} == {
        ("board", "operates", "harbour"): "denied",
        ("ann", "leads", "society"): "contradicted",  # asserted by one, denied by another
        ("board", "partOf", "ministry"): "contradicted",  # by a claim, under a sub-relation
        ("witness", "knows", "ann"): "rejected",
        ("society", "knows", "board"): "doubted",  # only questioned
    }


def test_parallel_edges_are_bowed_apart() -> None:
    pairs = [
        claim("ann", "leads", "club"),
        claim("ann", "knows", "club"),
        claim("club", "knows", "ann"),
    ]
    people = [entity("ann", "Person", "Ann"), entity("club", "Organisation", "The club")]
    chains = [a for one in pairs for a in said(one, "paper")]
    edges = Read(page_of(content(people, [record("paper", pairs, chains)]))).edges()
    # Seen from Ann: the edge that runs the other way is bowed by the opposite sign.
    seen = [
        edge["bend"] * (1 if key[0] == "ann" else -1) for key, edge in edges.items() if edge["bend"]
    ]
    assert sorted(seen) == [-0.26, 0.26]
    assert sum(1 for edge in edges.values() if not edge["bend"]) == 1


def test_a_view_leaves_out_what_it_does_not_admit_but_not_what_is_spoken_of() -> None:
    claims = board_claims()
    admitted = frozenset({claims["t-09"].iri, claims["t-05"].iri})
    page = Read(page_of(board(), admitted=admitted))
    assert (page.edges(), page.graph["claimCount"], page.claims) == ({}, 2, 3)
    outside = {h: bool(page.claim("outOfView", row)) for h, row in page.by_handle().items()}
    assert outside == {"t-05": False, "t-09": False, "t-08": True}


def test_the_words_of_a_document_that_may_not_be_shared_stay_out() -> None:
    there = board()
    source = replace(there.sources[iri("paper")], text_may_be_shared=False)
    withheld = replace(there, sources={**there.sources, iri("paper"): source})
    assert QUOTE.encode() in page_of(there)
    page = page_of(withheld)
    assert QUOTE.encode() not in page
    assert b"It says that " not in page
    (shard,) = Read(page).shards
    assert 120 in shard["citations"]["start"]
    assert any(shard["citations"]["digest"])


def test_an_unregistered_thing_is_drawn_by_the_end_of_its_iri() -> None:
    one = claim("ann", "knows", "https://elsewhere.example/people/bob")
    graph = Read(page_of(content([], [record("paper", [one], said(one, "paper"))]))).graph
    assert {"ann", "bob", "paper"} == set(graph["nodes"]["label"])
    assert [kind["id"] for kind in graph["kinds"]] == [OTHER]


def test_too_many_things_are_not_laid_out() -> None:
    small, large = (Read(page_of(many(n, 2 * n))).graph for n in (60, 600))
    assert (small["lazy"], large["lazy"]) == (False, True)
    assert "x" in small["nodes"]
    assert "x" not in large["nodes"]


# --- how it is written --------------------------------------------------------------------------


def test_what_is_said_of_a_thing_lies_together(page: Read) -> None:
    subjects = [page.claim("subject", row) for row in range(page.claims)]
    things = [number for number in subjects if number >= 0]
    assert things == sorted(things)
    assert subjects[: len(things)] == things


def test_claims_that_are_many_lie_in_shards() -> None:
    large = Read(page_of(many(600, 1200)))
    sizes = [len(shard["attestations"]["gloss"]) for shard in large.shards]
    assert large.claims == 1183
    assert len(sizes) == 3


def test_who_is_tied_counts_once(page: Read) -> None:
    """The Society and Ann report it jointly, and the leaflet says so in its own voice."""
    edge = ("board", "operates", "houses")
    assert (page.edges()[edge]["origins"], page.edges()[edge]["open"]) == (1, True)
    one = claim("ann", "knows", "bob")
    sayings = [a for by in ("ann", "bob") for a in said(one, "paper", [([by], "", Stance.ASSERTS)])]
    what = content([], [record("paper", [one], sayings)])
    free, tied = Ties(), Ties([Bond(iri("ann"), "", iri("bob"))])
    counts = [
        Read(page_of(what, ties=ties)).edges()["ann", "knows", "bob"] for ties in (free, tied)
    ]
    assert [edge["origins"] for edge in counts] == [2, 1]


def test_relations_tell_the_families_that_rules_go_by(page: Read) -> None:
    flags = {
        relation["id"]: [name for name, value in relation.items() if value is True]
        for relation in page.graph["relations"]
    }
    assert flags["cg:disputes"] == ["contradicts"]
    assert not flags["cg:knows"]


def test_columns_are_written_as_short_as_they_can_be() -> None:
    rows = [{"a": n, "b": "x" if n == 2 else "", "c": None} for n in range(5)]
    assert table(rows) == {"a": [0, 1, 2, 3, 4], "b": {"2": "x"}, "c": {}}
    assert coded([None, "x", "y", "x", ""]) == {
        "codes": [0, 1, 2, 1, 0],
        "values": [None, "x", "y"],
    }
    assert coded([(), (1, 2)], relative=True)["relative"] is True
    assert coded([None, "", ()]) == {}
    assert steps([3, 3, 7, -1]) == {"steps": [3, 0, 4, -8]}
