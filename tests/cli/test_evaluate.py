"""claimgraph evaluate: scores, mistakes with their places, and gold that is at fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.analysis.evaluation import invented
from tests.cli.conftest import Cli, called

TEXT = "The board met on 3 May.\nIt had at least 80 cups.\n"
GOLD = {
    "document": {"doc_date": "2020-05-14"},
    "dates": [{"start": 17, "end": 22, "quote": "3 May", "edtf": "2019-05-03"}],
    "quantities": [
        {"start": 31, "end": 47, "amount": 80, "bound": "at-least", "unit": "cups"},
        {"start": 4, "end": 9, "amount": 1, "bound": "exactly", "unit": ""},
    ],
}


@pytest.fixture
def tea(cli: Cli) -> Cli:
    """Commands beside a text `tea.txt` and its gold."""
    put("tea")
    return cli


def put(name: str) -> None:
    Path(f"{name}.txt").write_text(TEXT, "utf-8")
    Path(f"{name}.gold.json").write_text(json.dumps(GOLD), "utf-8")


def test_the_scores_of_a_document(tea: Cli) -> None:
    done = tea("evaluate", "tea.gold.json")
    assert done.code == 0
    assert [line.split() for line in done.out.splitlines() if line] == [
        ["tea"],
        ["kind", "gold", "found", "P", "R", "F1", *["overlap", "P"], *["overlap", "R"],
         *["overlap", "F1"]],
        ["─" * 78],
        ["dates", "1", "1", *["1.000"] * 6],
        ["quantities", "2", "1", *["1.000", "0.500", "0.667"] * 2],
        ["matched", "right"],
        ["─" * 43],
        ["dates", "edtf", "0/1"],
        ["quantities", "amount", "1/1,", "bound", "1/1,", "unit", "1/1"],
    ]  # fmt: skip
    assert done.err.startswith("1 document, ")
    assert " ms a KB, " in done.err


def test_the_mistakes_with_their_places(tea: Cli) -> None:
    done = tea("evaluate", "tea.gold.json", "--errors", "-q")
    assert done.err == ""
    assert done.out.splitlines()[-2:] == [
        "tea:1:5: quantities: missed “board” (1 exactly)",
        "tea:1:18: dates: edtf “3 May”: 2019-05-03 in the gold, 2020-05-03 found",
    ]


def test_a_folder_and_several_files_are_summed(tea: Cli) -> None:
    put("other")
    done = tea("evaluate", ".", "tea.gold.json")
    rows = [line.split()[:3] for line in done.out.splitlines() if line and "/" not in line]
    assert [row for row in rows if row[0] not in ("kind", "matched") and "─" not in row[0]] == [
        ["other"],
        ["dates", "1", "1"],
        ["quantities", "2", "1"],
        ["tea"],
        ["dates", "1", "1"],
        ["quantities", "2", "1"],
        ["all", "documents"],
        ["dates", "2", "2"],
        ["quantities", "4", "2"],
    ]
    assert done.out == tea("evaluate", ".", "tea.gold.json").out


def test_the_same_as_json(tea: Cli) -> None:
    told = tea("evaluate", "tea.gold.json", "--json", "--errors").json
    assert set(told) == {"documents", "total", "remark", "cost"}
    (document,) = told["documents"]
    assert document["document"] == "tea"
    assert document["scores"] == told["total"]
    assert told["total"][0] == {
        "kind": "dates",
        "gold": 1,
        "found": 1,
        "strict": {"matched": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0},
        "overlap": {"matched": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0},
        "right": {"edtf": 0},
        "of": {"edtf": 1},
        "parts": {},
    }
    assert document["errors"][1] == {
        "document": "tea", "kind": "dates", "what": "edtf", "start": 17, "end": 22,
        "expected": "2019-05-03", "found": "2020-05-03",
    }  # fmt: skip
    assert told["cost"]["peak_bytes"] > 0
    assert "errors" not in tea("evaluate", "tea.gold.json", "--json").json["documents"][0]


@pytest.mark.parametrize(
    ("files", "arguments", "code", "message"),
    [
        ({}, ("x.gold.json",), 2, "'x.gold.json' does not exist"),
        ({"x.json": "{}"}, ("x.json",), 2, "x.json is not named NAME.gold.json"),
        ({"d/x.txt": ""}, ("d",), 2, "d holds no file NAME.gold.json"),
        ({"x.gold.json": "{}"}, ("x.gold.json",), 1, "there is no x.txt beside it"),
        ({"x.gold.json": "{", "x.txt": ""}, ("x.gold.json",), 1, "x.gold.json:1:2: not JSON"),
        ({"x.gold.json": b"\xff", "x.txt": ""}, ("x.gold.json",), 1, "not UTF-8 text"),
        ({"x.gold.json": '{"dates": []}', "x.txt": b"\xff"}, ("x.gold.json",), 1, "not UTF-8 text"),
        ({"x.gold.json": '{"dates": [{"start": 0, "end": 9}]}', "x.txt": "a"}, ("x.gold.json",), 1,
         "x.gold.json: dates[0]: 0-9 is no span of a text of 1 code points"),
    ],
)  # fmt: skip
def test_what_is_at_fault_is_said_with_its_place(
    cli: Cli, files: dict[str, str | bytes], arguments: tuple[str, ...], code: int, message: str
) -> None:
    for name, data in files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    done = cli("evaluate", *arguments)
    assert done.code == code
    assert message in done.err
    assert "Traceback" not in done.err


def test_an_empty_text(cli: Cli) -> None:
    Path("x.txt").write_text("")
    Path("x.gold.json").write_text('{"dates": []}')
    assert cli("evaluate", "x.gold.json").code == 0


# --- entities and claims ----------------------------------------------------------------------


@pytest.fixture
def tea_claims(cli: Cli) -> Cli:
    """Commands beside the invented text with gold of entities and claims."""
    Path("tea.txt").write_text(invented.TEXT, "utf-8")
    Path("tea.gold.json").write_text(json.dumps(invented.GOLD), "utf-8")
    return cli


def test_the_kinds_that_an_extractor_finds(
    tea_claims: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = tea_claims("evaluate", "tea.gold.json")
    first = [line.split()[0] for line in done.out.splitlines() if line]
    assert first[3:8] == ["entities", "claims", "+", "attribution", "passages"]
    assert "beyond the model's own" in done.err
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_one_kind_alone(tea_claims: Cli) -> None:
    done = tea_claims("evaluate", "tea.gold.json", "--kind", "claims", "--errors", "--json").json
    (document,) = done["documents"]
    assert [score["kind"] for score in document["scores"]] == ["claims"]
    assert {error["kind"] for error in document["errors"]} <= {"claims"}
    assert set(document["scores"][0]["parts"]) == {
        "with details", "every proposal", "core claims",
    }  # fmt: skip


def test_what_a_case_knows_helps(tea_claims: Cli) -> None:
    def entities(*options: str) -> Any:
        told = tea_claims("evaluate", "tea.gold.json", "--kind", "entities", "--json", *options)
        return told.json["total"][0]

    assert entities("--names")["overlap"]["f1"] >= entities()["overlap"]["f1"]


def test_an_extractor_that_is_not_there(tea_claims: Cli) -> None:
    done = tea_claims("evaluate", "tea.gold.json", "--extractor", "nobody")
    assert done.code == 2
    assert "there is no extractor 'nobody'" in done.err


# --- what the issue asks for, on the documents that come with it ------------------------------


@pytest.fixture(scope="module")
def measured(evaluation: Path) -> dict[str, Any]:
    """The scores of all evaluation documents together, by kind; read cold."""
    told = called("evaluate", str(evaluation), "--json").json
    return {score["kind"]: score for score in told["total"]}


@pytest.mark.slow
def test_the_pieces_of_the_evaluation_documents(measured: dict[str, Any]) -> None:
    assert measured["sentences"]["overlap"]["f1"] >= 0.98
    dates, quantities = measured["dates"], measured["quantities"]
    assert dates["right"]["edtf"] / dates["gold"] >= 0.92
    assert dates["right"]["edtf"] / dates["found"] >= 0.92
    assert quantities["strict"]["f1"] >= 0.95
    assert quantities["right"]["amount"] / quantities["gold"] >= 0.95
    assert measured["quotations"]["strict"]["f1"] >= 0.95


@pytest.mark.slow
def test_the_entities_of_the_evaluation_documents(
    measured: dict[str, Any], evaluation: Path
) -> None:
    assert measured["entities"]["overlap"]["f1"] >= 0.70
    told = called("evaluate", str(evaluation), "--kind", "entities", "--names", "--json").json
    assert told["total"][0]["overlap"]["f1"] >= 0.85


@pytest.mark.slow
def test_the_claims_of_the_evaluation_documents(measured: dict[str, Any]) -> None:
    claims = measured["claims"]["parts"]["with details"]["overlap"]
    assert claims["recall"] >= 0.70
    assert claims["precision"] >= 0.50


@pytest.mark.slow
def test_who_says_what_in_the_evaluation_documents(measured: dict[str, Any]) -> None:
    for kind in ("attribution", "passages"):
        right, of = measured[kind]["right"], measured[kind]["of"]
        assert right["innermost"] / of["innermost"] >= 0.82
        assert right["chain"] / of["chain"] >= 0.50
