"""``--json``: one object on every verb that prints, with keys that scripts can rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Cli, called

CLAIM = {
    "id",
    "handles",
    "subject",
    "predicate",
    "object",
    "when",
    "where",
    "qualifiers",
    "depends_on",
}
KEYS: dict[tuple[str, ...], set[str]] = {
    ("status",): {
        "view",
        "title",
        "base",
        "entities",
        "sources",
        "claims",
        "counted",
        "attestations",
        "passages",
        "verified",
        "broken",
        "judgements",
        "without_text",
        "proposals_waiting",
        "next_steps",
    },
    ("find", "fog"): {"text", "hits"},
    ("show", "fb-opera"): {
        "view",
        "entity",
        "source",
        "facts",
        "outgoing",
        "incoming",
        "mentioned",
        "judgements",
    },
    ("show", "sr-c08"): {"view", "claims"},
    ("trace", "sr-c08"): {"view", "claims"},
    ("path", "fb-opera", "lower-oggle"): {"view", "by", "complete", "paths"},
    ("query", "-e", "SELECT ?a { ?a cg:partOf ?b }"): {"head", "results"},
    ("query", "-e", "ASK { ?a cg:partOf ?b }"): {"head", "boolean"},
    ("ask",): {"questions"},
    ("ask", "sums"): {"head", "results"},
    ("ask", "sums", "--explain"): {"name", "summary", "parameters", "description", "sparql"},
    ("judge",): {"judgements"},
    ("judge", "same", "blinkery", "lower-oggle", "--dry-run"): {"dry_run", "counts", "changes"},
    ("timeline",): {"view", "events", "left_out"},
    ("stats",): {
        "view",
        "entities",
        "claims",
        "attestations",
        "passages",
        "sources",
        "entity_types",
        "relations",
        "stances",
        "statuses",
        "origins",
        "components",
        "central",
        "between",
        "betweenness_estimated_from",
        "communities",
        "isolated",
        "bridges",
        "cut_points",
    },
    ("stats", "extractors"): {"extractors"},
    ("extract", "--list"): {"extractors"},
    ("review", "--list"): {"waiting", "proposals", "damaged"},
    ("views",): {"default", "views"},
    ("diff", "accepted", "all"): {"views", "shared", "only_first", "only_second"},
    ("check",): {"failed", "verified", "findings", "silenced", "rules"},
    ("check", "--explain", "CG101"): {"code", "severity", "title", "why", "bad", "good", "says"},
}


@pytest.mark.parametrize(("arguments", "keys"), KEYS.items(), ids=map(" ".join, KEYS))
def test_a_verb_prints_one_object(fog: Cli, arguments: tuple[str, ...], keys: set[str]) -> None:
    done = fog(*arguments, "--json")
    assert done.code == 0
    assert set(done.json) == keys
    assert done.data.endswith(b"\n")
    assert b"\x1b" not in done.data


def test_ids_are_what_commands_take(fog: Cli) -> None:
    hit = fog("find", "Squintam", "--limit", "1", "--json").json["hits"][0]
    assert hit == {
        "id": "squintham",
        "label": "Squintham",
        "matched": "Squintam",
        "types": ["city"],
    }
    assert fog("show", hit["id"], "--json").json["entity"]["label"] == "Squintham"
    claim = fog("trace", "sr-c08", "--json").json["claims"][0]
    assert set(claim) == {*CLAIM, "chains", "joins", "origins", "left_out"}
    assert fog("trace", claim["id"], "--json").json["claims"] == [claim]
    assert fog("trace", claim["id"][:14], "--json").json["claims"] == [claim]


def test_a_chain_begins_with_its_origin(fog: Cli) -> None:
    claim = fog("trace", "sr-c22", "--json").json["claims"][0]
    agents = [saying["agents"][0]["id"] for saying in claim["chains"][0]]
    assert agents[0] == "dimmle-fog-office"
    assert agents[-1] == "society-report"
    assert claim["chains"][0][-1]["citation"]["exact"] == "23 tellers"
    assert claim["origins"]["independent"] == 1


def test_a_path_is_its_hops_and_a_hop_its_claims_with_their_support(fog: Cli) -> None:
    (path,) = fog("path", "fb-opera", "lower-oggle", "--limit", "1", "--json").json["paths"]
    assert set(path) == {"cost", "hops"}
    (hop,) = path["hops"]
    assert set(hop) == {"start", "end", "cost", "claims"}
    (claim,) = hop["claims"]
    assert set(claim) == {*CLAIM, "chains", "joins", "support"}
    assert claim["support"] == {
        "value": 0.215,
        "cost": path["cost"],
        "independent": 0,
        "voices": 2,
        "reliability": "B",
        "credibility": None,
        "stance": "asserts",
        "modality": "allegation",
        "attribution": "explicit",
        "sayings": 2,
        "inferred": 0,
        "denied": False,
        "questioned": False,
        "rejected": False,
        "premise": None,
    }


def test_statistics_have_things_with_id_and_label(fog: Cli) -> None:
    found = fog("stats", "--json").json
    office = {"id": "dimmle-fog-office", "label": "Municipal Fog Office of Dimmle"}
    numbers = {"degree": 7, "neighbours": 5, "betweenness": 0.1207}
    assert found["central"][0] == {**office, **numbers}
    assert {"size", "central", "things"} == set(found["communities"][0])
    assert found["communities"][1]["central"][0] == office
    assert found["cut_points"][2] == {**office, "pieces": 4, "cut_off": 4}
    assert {"one", "other", "claims", "cut_off"} == set(found["bridges"][0])
    assert found["bridges"][1]["one"] == office


def test_triples_are_json_ld(fog: Cli) -> None:
    done = fog("query", "-e", "CONSTRUCT WHERE { ?a cg:partOf ?b }", "--json")
    assert done.code == 0
    assert {"@id", "https://w3id.org/claimgraph/ontology#partOf"} == set(done.json[0])
    assert done.err == ""


def test_what_was_written(fog: Cli, tmp_path: Path) -> None:
    keys = {"file", "format", "view", "entities", "claims", "bytes", "losses"}
    for verb, name in (("export", "x.gexf"), ("explore", "x.html")):
        target = tmp_path / name
        made = fog(verb, "--about", "fb-opera", "-o", str(target), "--json").json
        assert set(made) == keys
        assert made["file"] == str(target)
        assert made["bytes"] == target.stat().st_size
    assert set(fog("export", "-o", str(tmp_path / "y.nt"), "--json").json["losses"][0]) == {
        "concept",
        "count",
        "reason",
    }


def test_what_an_import_changes(own: Path) -> None:
    sheet = b"claimgraph-sheet: 1\nentities:\n  - {id: a-new-one, type: Person, name: A New One}\n"
    made = called("import", "-", "--dry-run", "--json", stdin=sheet).json
    assert set(made) == {"dry_run", "counts", "changes"}
    assert made["dry_run"] is True
    assert made["counts"]["entities"] == {"added": 1, "changed": 0, "removed": 0}
    assert made["changes"] == [
        {"sign": "+", "kind": "thing", "id": "a-new-one", "text": "A New One", "details": []}
    ]


def test_a_new_case_and_a_demonstration(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", "mine", "--json").json == {
        "case": "mine",
        "base": "https://w3id.org/claimgraph/cases/mine/",
        "sheet": "mine/claims.yaml",
    }
    made = cli("demo", "--example", "fog-banks", "--json").json
    assert set(made) == {"case", "page", "files"}
    assert all((tmp_path / file).is_file() for file in made["files"])


ERROR = {"message", "place", "mend", "problems", "candidates"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "nobody-of-that-name"], 2),
        (["show"], 2),
        (["show", "fb-opera", "--nonsense"], 2),
        (["query", "-e", "SELEC"], 2),
        (["export", "-o", "x.nonsense"], 2),
        (["status", "--view", "nonsense"], 2),
        (["status", "-C", "nowhere"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_error_is_an_object_too(fog: Cli, arguments: list[str], code: int) -> None:
    done = fog(*arguments, "--json")
    assert done.code == code
    assert set(done.json) == {"error"}
    assert set(done.json["error"]) == ERROR
    assert done.err.startswith("error: ")


def test_candidates_of_an_ambiguous_name(fog: Cli) -> None:
    error: dict[str, Any] = fog("show", "office", "--json").json["error"]
    assert {"id", "label"} == set(error["candidates"][0])
    assert error["mend"] == "Did you mean one of these?"


def test_all_the_problems_of_a_sheet(own: Path) -> None:
    sheet = (
        b"claimgraph-sheet: 1\nentities:\n  - {id: a b, type: Person}\n  - {id: c, type: Persn}\n"
    )
    done = called("import", "-", "--json", stdin=sheet)
    assert done.code == 1
    problems = done.json["error"]["problems"]
    assert [(p["file"], p["line"]) for p in problems] == [("stdin.yaml", 3), ("stdin.yaml", 4)]
    assert all(p["message"] and p["mend"] for p in problems)


def test_it_is_utf_8_and_survives_bytes_that_are_not(police: Cli) -> None:
    assert "南通市公安局".encode() in police("find", "南通", "--json").data
    done = police("find", "\udcff", "--json")
    assert json.loads(done.data)["text"] == "\udcff"
