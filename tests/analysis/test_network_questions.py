"""The questions about the network, asked of the cases that ship."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conformance.asking import ask

import claimgraph as cg
from claimgraph.case import Case
from claimgraph.errors import UnknownName, UsageError


@pytest.fixture(scope="module")
def fog(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/fog-banks")


@pytest.fixture(scope="module")
def police(repo: object) -> Case:
    return cg.open(f"{repo}/graphs/overseas-police-stations")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder: Path = tmp_path_factory.mktemp("empty") / "case"
    return cg.init(folder)


def test_what_two_things_share(fog: Case) -> None:
    rows = ask(fog, "shared-neighbours", "", thing="fb-squintham", other="fb-new")
    assert [(row[0], *row[1:4], row[5]) for row in rows] == [
        ("fb-dimmle", "fb-squintham", "cg:partOf", "fb-dimmle", "sr-c14"),
        ("fb-dimmle", "fb-dimmle", "cg:partOf", "fb-new", "sr-c16"),
    ]
    columns = "shared handle"
    assert ask(fog, "shared-neighbours", columns, thing="fb-new", other="fb-squintham") == [
        ("fb-dimmle", "sr-c16"),
        ("fb-dimmle", "sr-c14"),
    ]
    assert ask(fog, "shared-neighbours", thing="fb-new", other="fb-new") == []
    assert ask(fog, "shared-neighbours", thing="fb-new", other="pillow-carrying") == []
    with pytest.raises(UnknownName):
        fog.ask("shared-neighbours", thing="fb-new", other="nobody at all")


def test_two_things_share_the_town_that_they_are_in(fog: Case) -> None:
    two = {"thing": "fb-squintham", "other": "Some greyness in Squintham"}
    assert set(ask(fog, "shared-neighbours", "shared", **two)) == {("squintham",)}


def test_what_is_central(fog: Case) -> None:
    assert ask(fog, "central", "rank thing betweenness", limit="3") == [
        ("1", "fb-new", "0.1823"),
        ("2", "fb-dimmle", "0.1527"),
        ("3", "dimmle-fog-office", "0.1207"),
    ]
    assert ask(fog, "central", "thing degree neighbours estimatedFrom", by="degree", limit="2") == [
        ("dimmle-fog-office", "7", "5", ""),
        ("fb-new", "5", "5", ""),
    ]
    with pytest.raises(UsageError, match="by can't be 'fame'"):
        fog.ask("central", by="fame")


def test_communities(fog: Case) -> None:
    rows = ask(fog, "communities")
    assert [row[:2] for row in rows] == [
        *[("1", "8")] * 8,
        *[("2", "6")] * 6,
        *[(n, "2") for n in "3456" for _ in range(2)],
    ]
    assert [row[2] for row in rows if row[3] == "true"][:6] == [
        *("fb-new", "fb-all", "fb-hushbottom"),
        *("dimmle-fog-office", "fb-dimmle", "fb-squintham"),
    ]
    of_one = ask(fog, "communities", "thing", thing="fb-squintham")
    assert of_one == [(row[2],) for row in rows if row[0] == "2"]


def test_bridges(fog: Case) -> None:
    assert ask(fog, "bridges", "thing other cutOff handle") == [
        ("fb-dimmle", "fb-new", "8", "sr-c16"),
        ("dimmle-fog-office", "ministry-low-visibility", "2", "fs-c08"),
        ("fb-new", "fb-all", "2", "sr-c19"),
        ("fb-new", "fb-hushbottom", "2", "sr-c18"),
        ("fb-new", "fb-port-murk", "2", "sr-c17"),
    ]
    assert len(ask(fog, "bridges", least="1")) == 16


@pytest.mark.parametrize("name", ["central", "communities", "bridges"])
def test_an_empty_case_has_none(empty: Case, name: str) -> None:
    assert ask(empty, name) == []
    assert ask(empty, "motif", pattern="A runs B") == []


def test_a_view_decides_what_counts(police: Case) -> None:
    claims = {row[0] for row in ask(police, "bridges", "claim", least="1")}
    admitted = {police.namespaces.shorten(claim) for claim in police.admitted}
    assert claims
    assert claims <= admitted
