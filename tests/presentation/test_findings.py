"""Findings for other programs: SARIF that its schema takes, and annotations that GitHub reads."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from tests.builders import BASE, NS, claim, content, entity, record, said
from tests.presentation.sarif_rules import faults

from claimgraph.analysis.checks import RULES
from claimgraph.graph import encode, turtle
from claimgraph.model.claim import Claim
from claimgraph.model.finding import Finding, Severity
from claimgraph.presentation.findings import Location, Places, github, sarif
from claimgraph.presentation.receipts import Receipt, Saying

OWNS = claim("board", "owns", "pier")
DRINKS = claim("board", "owns", "café")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The files of a small case in a folder whose name is not easy."""
    monkeypatch.chdir(tmp_path)
    case = content(
        [
            entity("board", "Organisation", "Board"),
            entity("pier", "Facility", "Pier"),
            entity("café", "Facility", "Café"),
        ],
        [record("paper", [OWNS, DRINKS], [*said(OWNS, "paper"), *said(DRINKS, "paper")])],
    )
    files = {
        "entities.ttl": turtle.serialize(
            encode.encode_entities(case.entities.values(), NS), NS.prefixes
        ),
        "claims/paper.ttl": turtle.serialize(
            encode.encode_record(next(iter(case.records.values())), NS), NS.prefixes
        ),
    }
    return Places(tmp_path / "a case, 100%", files, NS)


def finding(place: str = "x", *focus: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("CG101", severity, place, "it is wrong", "Mend it.", focus)


def line_of(places: Places, location: Location) -> str:
    file = location.file.removeprefix("a case, 100%/")
    assert location.line
    return places.files[file].decode().splitlines()[location.line - 1]


@pytest.mark.parametrize("claimed", [OWNS, DRINKS])
def test_a_record_is_found_where_it_begins(places: Places, claimed: object) -> None:
    iri = claimed.iri  # type: ignore[attr-defined]
    location = places.of(finding("handle", iri))
    assert location.file == "a case, 100%/claims/paper.ttl"
    assert line_of(places, location).startswith(f"{NS.shorten(iri)} a cg:Claim")


@pytest.mark.parametrize("name", ["board", "café"])
def test_an_entity_is_found_where_it_begins(places: Places, name: str) -> None:
    location = places.of(finding(name, BASE + name))
    assert location.file == "a case, 100%/entities.ttl"
    assert line_of(places, location).startswith(f":{name} a cg:")


def test_a_place_in_a_file_is_taken_as_it_is(places: Places) -> None:
    assert places.of(finding("entities.ttl:3:7")) == Location("a case, 100%/entities.ttl", 3, 7)
    assert places.of(finding("entities.ttl:3")) == Location("a case, 100%/entities.ttl", 3)
    assert places.of(finding("entities.ttl")) == Location("a case, 100%/entities.ttl", 1)
    assert places.of(finding("graph.ttl")) == Location("a case, 100%/graph.ttl", 1)


def test_what_has_no_place_is_the_case_s(places: Places) -> None:
    assert places.of(finding("nobody: knows: 3", BASE + "x")).file == "a case, 100%/case.ttl"


def test_a_case_elsewhere_has_its_whole_path(places: Places, tmp_path: Path) -> None:
    elsewhere = Places(tmp_path.parent / "other", places.files, NS)
    location = elsewhere.of(finding("entities.ttl"))
    assert Path(location.file) == (tmp_path.parent / "other" / "entities.ttl").resolve()
    uri = sarif([finding("entities.ttl")], RULES, elsewhere, "1")["runs"][0]["results"][0]
    assert uri["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")


# --- SARIF ----------------------------------------------------------------------------------------

LEVELS = {
    Severity.ERROR: ("error", "error"),
    Severity.WARNING: ("warning", "warning"),
    Severity.INFORMATION: ("note", "notice"),
}


def test_sarif_has_what_the_standard_asks_for(places: Places) -> None:
    log = sarif(
        [finding("handle", OWNS.iri, severity=severity) for severity in Severity],
        RULES,
        places,
        "1.2.3",
    )
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("claimgraph", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for severity, result in zip(Severity, run["results"], strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "CG101"
        assert result["level"] == LEVELS[severity][0]
        assert result["message"]["text"] == "handle: it is wrong. Mend it."
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~%!$&'()*+,;=@/-]+", uri, re.ASCII)
        assert unquote(uri) == "a case, 100%/claims/paper.ttl"
        assert location["physicalLocation"]["region"]["startLine"] > 1
        assert location["logicalLocations"] == [{"fullyQualifiedName": "handle"}]


def _receipt(claimed: Claim, number: int) -> Receipt:
    saying = Saying(f"attestation:{number}", "Board → Paper", "paper", "Paper, 0–3")
    handle = f"c{number:02}"
    return Receipt(claimed.iri, NS.shorten(claimed.iri), handle, (handle,), "It is.", (saying,), 0)


@pytest.fixture
def full_log(places: Places) -> dict[str, Any]:
    """A log with everything in it: two claims side by side, and a finding that is silenced."""
    pair = replace(finding("c01", OWNS.iri), claims=(OWNS.iri, DRINKS.iri))
    hushed = finding("café", BASE + "café", severity=Severity.WARNING)
    return sarif(
        [pair, finding("entities.ttl:3:7")],
        RULES,
        places,
        "1",
        silenced=[(hushed, "The page is torn.")],
        receipts={OWNS.iri: _receipt(OWNS, 1), DRINKS.iri: _receipt(DRINKS, 2)},
    )


def test_sarif_keeps_to_the_standard(full_log: dict[str, Any], places: Places) -> None:
    assert faults(full_log) == []
    assert faults(sarif([], RULES, places, "1")) == []


def test_the_rules_of_sarif_notice_a_fault(full_log: dict[str, Any]) -> None:
    (run,) = full_log["runs"]
    first, _, hushed = run["results"]
    for result, key, value in (
        (first, "level", "notice"),
        (first, "ruleIndex", 0),
        (first, "message", "text"),
        (first, "colour", "red"),
        (hushed, "suppressions", [{"kind": "quiet", "justification": "x"}]),
    ):
        before = dict(result)
        result[key] = value
        assert faults(full_log), key
        result.clear()
        result.update(before)
    del first["suppressions"]
    assert any("3.27.23" in fault for fault in faults(full_log))


def test_claims_side_by_side_are_related_locations(full_log: dict[str, Any]) -> None:
    first = full_log["runs"][0]["results"][0]
    one, other = first["relatedLocations"]
    assert (one["id"], other["id"]) == (1, 2)
    assert one["message"]["text"] == "It is. (Board → Paper)"
    lines = {r["physicalLocation"]["region"]["startLine"] for r in (one, other)}
    assert len(lines) == 2


def test_what_is_silenced_is_suppressed(full_log: dict[str, Any]) -> None:
    *heard, hushed = full_log["runs"][0]["results"]
    assert [result["suppressions"] for result in heard] == [[], []]
    assert hushed["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "The page is torn."}
    ]


def test_sarif_without_findings_is_whole(places: Places) -> None:
    (run,) = sarif([], RULES, places, "1")["runs"]
    assert run["results"] == []
    assert len(run["tool"]["driver"]["rules"]) == len(RULES)


# --- GitHub ---------------------------------------------------------------------------------------

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*(?:=[^:]*)*)::(.*)\Z")


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """Return level, properties and message of a command as GitHub's runner reads it."""

    def undone(text: str, more: dict[str, str]) -> str:
        for escape, char in {**more, "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
            text = text.replace(escape, char)
        return text

    match = _COMMAND.match(line)
    assert match, line
    pairs = (pair.partition("=") for pair in match[2].split(","))
    properties = {k: undone(v, {"%3A": ":", "%2C": ","}) for k, _, v in pairs}
    return match[1], properties, undone(match[3], {})


@pytest.mark.parametrize("severity", list(Severity))
def test_an_annotation_can_be_read_back(places: Places, severity: Severity) -> None:
    text = "100% wrong:\r\n::error file=x::planted, really"
    hostile = Finding("CG101", severity, "entities.ttl:3:7", text, "Mend it.")
    written = github([hostile, finding("handle", OWNS.iri)], places)
    lines = written.splitlines()
    assert len(lines) == 2
    level, properties, message = read_back(lines[0])
    assert level == LEVELS[severity][1]
    assert properties == {
        "file": "a case, 100%/entities.ttl",
        "line": "3",
        "col": "7",
        "title": "CG101",
    }
    assert message == f"entities.ttl:3:7: {text}. Mend it."
    assert read_back(lines[1])[1]["file"] == "a case, 100%/claims/paper.ttl"


def test_nothing_found_is_no_line(places: Places) -> None:
    assert github([], places) == ""
