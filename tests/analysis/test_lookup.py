"""From what people write to what they mean."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import claimgraph as cg
from claimgraph.analysis.lookup import Lookup
from claimgraph.errors import UnknownName
from claimgraph.graph.namespaces import CG

BASE = "https://w3id.org/claimgraph/cases/fog-banks/"


@pytest.fixture(scope="module")
def lookup(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Lookup:
    """The lookup of the case in the fog."""
    folder = tmp_path_factory.mktemp("lookup") / "fog-banks"
    ignore = shutil.ignore_patterns(".claimgraph")
    shutil.copytree(repo / "graphs" / "fog-banks", folder, ignore=ignore)
    return cg.open(folder).lookup


@pytest.mark.parametrize("text", ["squintham", ":squintham", BASE + "squintham", "SQUINTAM"])
def test_an_entity_by_id_iri_and_any_name(lookup: Lookup, text: str) -> None:
    assert lookup.entity(text) == BASE + "squintham"


def test_a_claim_by_handle_id_and_beginning(lookup: Lookup) -> None:
    claim = lookup.claim("sr-c08")
    digest = claim.rpartition("/")[2]
    for text in (claim, f"claim:{digest}", digest, digest[:6]):
        assert lookup.claim(text) == claim
        assert lookup.is_claim(text)


@pytest.mark.parametrize("text", ["squintham", "Squintham", "nobody", "", "abc", "fffffffffff0"])
def test_what_is_no_claim(lookup: Lookup, text: str) -> None:
    assert not lookup.is_claim(text)


@pytest.mark.parametrize("text", ["operates", "cg:operates", CG + "operates", "Operates"])
def test_a_relation_by_id_iri_and_label(lookup: Lookup, text: str) -> None:
    assert lookup.term(text) == CG + "operates"


def test_the_case_s_own_terms_need_no_prefix(lookup: Lookup) -> None:
    for text in ("topsUp", "term:topsUp", "tops up"):
        assert lookup.term(text) == f"{BASE}term/topsUp"


def test_a_claim_can_be_the_end_of_a_claim(lookup: Lookup) -> None:
    every = frozenset(lookup.reader.all_claims())
    found = lookup.claims(every, "fs-c03", "contradicts")
    assert found == {lookup.claim("sr-c26")}
    assert found == lookup.claims(every, lookup.claim("fs-c03"), "contradicts", "el-c03")


def test_a_class_is_no_relation_and_a_relation_no_class(lookup: Lookup) -> None:
    every = frozenset(lookup.reader.all_claims())
    with pytest.raises(UnknownName, match="no relation goes by the name 'City'"):
        lookup.claims(every, "squintham", "City")
    with pytest.raises(UnknownName, match="no class goes by the name 'operates'"):
        lookup.selection(every, type="operates")


def test_likely_relations_are_candidates(lookup: Lookup) -> None:
    with pytest.raises(UnknownName) as caught:
        lookup.term("operats")
    assert CG + "operates" in [candidate.iri for candidate in caught.value.candidates]
    assert len(caught.value.candidates) <= 6
