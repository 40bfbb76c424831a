"""``claimgraph timeline``: in the terminal, as JSON, and as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from tests.cli.conftest import Cli, called

EVENT = {
    "kind",
    "label",
    "date",
    "approximate",
    "uncertain",
    "year_known",
    "inferred",
    "subject",
    "predicate",
    "object",
    "agents",
    "stance",
    "claims",
}


def test_what_happened_was_published_and_was_said_stand_apart(fog: Cli) -> None:
    done = fog("timeline")
    assert done.code == 0
    places = [
        done.out.index(f"\n{heading}\n")
        for heading in ("What happened", "What was published", "What was said", "Year not stated")
    ]
    assert places == sorted(places)
    assert "18 events in the view 'accepted'" in done.err
    undated = done.out[places[-1] :]
    assert "4 March  " in undated
    assert "read as 8 March 2023" in undated
    assert "░" in undated
    assert "░" not in done.out[: places[-1]]


@pytest.mark.parametrize("columns", ["40", "80", "95", "96", "120", "300"])
def test_it_is_as_wide_as_the_terminal(
    fog: Cli, police: Cli, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for cli in (fog, police):
        done = cli("timeline", "--view", "all")
        assert done.code == 0
        assert max(len(line) for line in done.out.splitlines()) <= int(columns)
        assert "what happened" in done.out.lower()


def test_ranges_hedges_and_open_ends_are_drawn(police: Cli) -> None:
    lines = police("timeline").out.splitlines()
    (until,) = (line for line in lines if line.startswith("until May 2019"))
    (since,) = (line for line in lines if line.startswith("from 2018 on"))
    (over, _) = (line for line in lines if line.startswith("2014 to October 2022"))
    assert "◀▒" in until
    assert "▒▶" in since
    assert "▒█" in over
    assert "█▒" in over
    assert any("?░" in line or "░?" in line for line in lines)


def test_a_part_is_chosen_as_everywhere(fog: Cli) -> None:
    labels = [
        event["label"]
        for event in fog("timeline", "--about", "hushbottom-inspectorate", "--json").json["events"]
    ]
    assert "Hushbottom Drizzle Inspectorate started" in labels
    assert not any("Squintham" in label for label in labels)
    wider = fog("timeline", "--about", "fb-squintham", "--hops", "2", "--json").json["events"]
    assert len(wider) > len(fog("timeline", "--about", "fb-squintham", "--json").json["events"])


def test_from_and_to_leave_out_what_is_certainly_outside(fog: Cli) -> None:
    found = fog("timeline", "--from", "2017", "--to", "2018", "--json").json["events"]
    dated = [event["date"]["edtf"] for event in found if event["year_known"]]
    assert dated == ["2017~", "2018?", "2018/.."]
    assert [e["date"]["edtf"] for e in found if not e["year_known"]] == ["XXXX-03-04", "XXXX-03-08"]
    axis = fog("timeline", "--from", "2017", "--to", "2018").out.splitlines()[0]
    assert "2017" in axis
    assert "2023" not in axis


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--from", "soon"], "soon"),
        (["--to", "XXXX-12-05"], "no year"),
        (["--redact"], "-o"),
        (["--format", "svg"], "-o"),
        (["-o", "timeline.png"], ".svg"),
        (["-o", "-"], "--format"),
        (["-o", "claims/x.html"], "case itself"),
        (["-o", "nowhere/x.html"], "no folder"),
        (["--hops", "2"], "--about"),
        (["--limit", "0"], "--limit"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_is_refused(fog: Cli, arguments: list[str], word: str) -> None:
    done = fog("timeline", *arguments)
    assert done.code == 2
    assert word in done.err


def test_the_json_has_every_event_unless_limited(fog: Cli) -> None:
    made = fog("timeline", "--json").json
    assert set(made) == {"view", "events", "left_out"}
    assert (len(made["events"]), made["left_out"]) == (18, 0)
    assert all(set(event) == EVENT for event in made["events"])
    few = fog("timeline", "--json", "--limit", "3").json
    assert few["events"] == made["events"][:3]
    assert few["left_out"] == 15


def test_the_json_gives_the_range_and_the_reading(fog: Cli) -> None:
    events = fog("timeline", "--json").json["events"]
    (about,) = (event for event in events if event["date"]["edtf"] == "2017~")
    assert about["approximate"] is True
    assert about["date"]["latest"] == "2017-12-31"
    assert about["claims"][0]["handles"] == ["sr-c11"]
    (no_year,) = (event for event in events if event["date"]["edtf"] == "XXXX-03-04")
    assert no_year["date"]["earliest"] is None
    assert [reading["edtf"] for reading in no_year["inferred"]] == ["2023?-03-04"]
    (said,) = (e for e in events if e["kind"] == "said" and len(e["claims"]) == 3)
    assert [agent["id"] for agent in said["agents"]] == ["dimmle-fog-office"]
    assert said["stance"] == "asserts"


def test_a_limit_says_how_many_are_left_out(fog: Cli) -> None:
    done = fog("timeline", "--limit", "2")
    assert "how many begin" in done.out
    assert "\n… 6 more\n" in done.out
    assert "10 events left out" in done.err


def test_a_file_is_written_and_reported(fog: Cli, tmp_path: Path) -> None:
    drawing, page = tmp_path / "t.svg", tmp_path / "t.html"
    made = fog("timeline", "-o", str(drawing), "--json").json
    assert set(made) == {"file", "format", "view", "entities", "claims", "bytes", "losses"}
    assert made["format"] == "svg"
    assert etree.fromstring(drawing.read_bytes()).tag == "{http://www.w3.org/2000/svg}svg"
    assert fog("timeline", "-o", str(page)).out == f"{page}\n"
    assert page.read_bytes() == fog("timeline", "-o", "-", "--format", "html").data
    kept = page.read_bytes()
    assert fog("timeline", "-o", str(page)).code == 0
    assert page.read_bytes() == kept


def test_a_redacted_file_names_nobody_who_is_protected(own: Path, tmp_path: Path) -> None:
    sheet = (
        b"claimgraph-sheet: 1\nsource: lantern-article\nclaims:\n"
        b"  - {id: ql-x01, subject: witness-keeper, predicate: startedOn, date: 1950}\n"
    )
    assert called("import", "-", stdin=sheet).code == 0
    name = b"Bruddlestook"
    for target in ("t.svg", "t.html"):
        file = tmp_path / target
        assert called("timeline", "-o", str(file), "--redact").code == 0
        assert b"Protected person 1 started" in file.read_bytes()
        assert name not in file.read_bytes()
        assert b"witness-keeper" not in file.read_bytes()


@pytest.mark.parametrize("option", ["--without", "--only", "--view"])
@pytest.mark.parametrize(
    "target", [("timeline", "t.svg"), ("timeline", "t.html"), ("explore", "x.html")]
)
def test_the_view_of_a_redacted_file_names_nobody_either(
    own: Path, tmp_path: Path, option: str, target: tuple[str, str]
) -> None:
    verb, name = target
    kept = called("views", "--without", "witness-keeper", "--save", "no-witness-keeper")
    assert kept.code == 0
    what = "no-witness-keeper" if option == "--view" else "Wilhelmina Bruddlestook"
    file = tmp_path / name
    assert called(verb, "-o", str(file), "--redact", option, what).code == 0
    text = file.read_bytes().decode()
    assert "witness-keeper" not in text
    criterion = "only" if option == "--only" else "without"
    assert f"accepted {criterion}=protected-1" in text
    assert called(verb, "-o", str(file), "--redact", "--view", "corroborated").code == 0
    assert "corroborated" in file.read_bytes().decode()


def test_a_case_without_dates_says_so(cli: Cli) -> None:
    assert cli("init", "mine").code == 0
    done = cli("-C", "mine", "timeline")
    assert (done.code, done.out) == (0, "")
    assert "0 events in the view" in done.err
    assert cli("-C", "mine", "timeline", "-o", "t.html").code == 0
