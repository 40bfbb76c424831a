"""Views on the command line: chosen, refined, compared, kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Cli

import claimgraph

WITHOUT = ("--without", "nine-mile-fog-society")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s cg:operates|cg:setUp|term:topsUp ?o }"


@pytest.fixture
def fog(fog_copy: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    place = tmp_path / "fog"
    shutil.copytree(fog_copy, place, ignore=shutil.ignore_patterns(".claimgraph"))
    return place


def number(cli: Cli, case: Path, *arguments: str) -> int:
    done = cli("-C", str(case), *arguments, "query", "--json", "-e", COUNT)
    assert done.code == 0, done.err
    return int(done.json["results"]["bindings"][0]["n"]["value"])


def test_criteria_stand_before_the_verb_or_after_it(fog_copy: Path, cli: Cli) -> None:
    before = cli("-C", str(fog_copy), *WITHOUT, "stats", "--json")
    after = cli("-C", str(fog_copy), "stats", *WITHOUT, "--json")
    written = cli("-C", str(fog_copy), "--view", "without=nine-mile-fog-society", "stats", "--json")
    assert before.json == after.json == written.json
    assert before.json["view"] == "accepted without=nine-mile-fog-society"


def test_a_view_is_refined_and_not_replaced(fog_copy: Path, cli: Cli) -> None:
    everything, accepted = number(cli, fog_copy, "--view", "all"), number(cli, fog_copy)
    assert everything > accepted > number(cli, fog_copy, *WITHOUT) > 0
    both = cli("-C", str(fog_copy), "--view", "all", *WITHOUT, "stats", "--json")
    assert both.json["view"] == "all without=nine-mile-fog-society"


@pytest.mark.parametrize(
    "verb",
    [
        ("show", "dimmle-fog-office"),
        ("trace", "dimmle-fog-office", "operates"),
        ("query", "-e", "ASK {}"),
        ("ask", "who-runs-what"),
        ("path", "dimmle-fog-office", "squintham"),
        ("stats",),
        ("timeline",),
        ("explore", "-o", "-"),
        ("export", "-o", "-", "--format", "yaml"),
    ],
    ids=lambda verb: verb[0],
)
def test_every_verb_that_reads_the_graph_says_which_view(
    verb: tuple[str, ...], fog_copy: Path, cli: Cli
) -> None:
    done = cli("-C", str(fog_copy), *verb, "--known-by", "2023-03-08", "--undisputed")
    assert "'accepted undisputed known-by=2023-03-08'" in done.err, done.err
    assert done.code == 0


def test_a_thing_can_be_named_as_elsewhere(fog_copy: Path, cli: Cli) -> None:
    named = number(cli, fog_copy, "--without", "Nine-Mile Fog Society")
    assert (
        named == number(cli, fog_copy, *WITHOUT) == number(cli, fog_copy, "--without", "九里雾学会")
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--view", "nice", "stats"), "there is no view 'nice'"),
        (("stats", "--without", "nobody-at-all"), "no thing goes by the name 'nobody-at-all'"),
        (("stats", "--known-by", "31.12.2020"), "is not an EDTF date"),
        (("stats", "--origins", "0"), "origins can't be '0'"),
        (("stats", "--dates", "maybe"), "It is possibly or certainly."),
        (("stats", "--min-credibility", "7"), "min-credibility can't be '7'"),
        (("diff", "accepted", "nice"), "there is no view 'nice'"),
        (("views", "--save", "accepted"), "every case has a view 'accepted'"),
        (("views", "--save", "a b"), "can't be the name of a view"),
        (("views", "--drop", "none"), "the case keeps no view 'none'"),
        (("views", "--drop", "a", "--save", "b"), "do not go together"),
        (("views", "--save", ""), "'' can't be the name of a view"),
        (("views", "--drop", ""), "the case keeps no view ''"),
        (("views", "--reason", "because"), "--reason goes with --save"),
    ],
)
def test_what_is_no_view_is_wrong_usage(
    arguments: tuple[str, ...], message: str, fog_copy: Path, cli: Cli
) -> None:
    done = cli("-C", str(fog_copy), *arguments)
    assert done.code == 2
    assert message in done.err


def test_a_view_is_kept_used_refined_and_dropped(fog: Path, cli: Cli) -> None:
    case = str(fog)
    before = (fog / "case.ttl").read_bytes()
    kept = cli("-C", case, "views", *WITHOUT, "--save", "no-society", "--reason", "If it falls")
    assert kept.code == 0
    assert "accepted without=nine-mile-fog-society" in kept.err
    assert number(cli, fog, "--view", "no-society") == number(cli, fog, *WITHOUT)
    listed = cli("-C", case, "views", "--json").json
    assert listed["default"] == "accepted"
    assert listed["views"][-1] == {
        "name": "no-society",
        "policy": "accepted without=nine-mile-fog-society",
        "reason": "If it falls",
        "kept_in_case": True,
    }
    assert cli("-C", case, "--view", "no-society", "stats", "--json").json["view"] == "no-society"
    cli("-C", case, "views", "--view", "no-society", "--origins", "2", "--save", "strict")
    policies = {view.name: view.policy for view in claimgraph.open(fog).info.views}
    assert policies["strict"] == "accepted origins=2 without=nine-mile-fog-society"
    assert cli("-C", case, "check", "-q").code == 0, "shapes and files are as they should be"
    for name in ("strict", "no-society"):
        assert cli("-C", case, "views", "--drop", name).code == 0
    assert (fog / "case.ttl").read_bytes() == before


def test_an_import_keeps_the_views(fog: Path, cli: Cli, tmp_path: Path) -> None:
    cli("-C", str(fog), "views", *WITHOUT, "--save", "no-society")
    sheet = tmp_path / "more.yaml"
    sheet.write_text("claimgraph-sheet: 1\nentities:\n  - {id: new, type: Person, name: New}\n")
    assert cli("-C", str(fog), "import", str(sheet)).code == 0
    assert [view.name for view in claimgraph.open(fog).info.views] == ["no-society"]


def test_a_difference_says_why(fog_copy: Path, cli: Cli) -> None:
    done = cli("-C", str(fog_copy), "diff", "all", "accepted", "--json")
    assert done.json["views"] == ["all", "accepted"]
    assert done.json["only_second"] == []
    whys = {c["criterion"]: c["why"] for e in done.json["only_first"] for c in e["claims"]}
    assert whys.keys() == {"accepted"}
    rejected = [e for e in done.json["only_first"] if "el-c01" in e["claims"][0]["handles"]]
    assert rejected[0]["claims"][0]["why"] == "an analyst rejected it"
    text = cli("-C", str(fog_copy), "diff", "all", "accepted")
    assert "in 'all', not in 'accepted'" in text.out
    assert "accepted: an analyst rejected it" in text.out
    same = cli("-C", str(fog_copy), "diff", "accepted", "accepted")
    assert same.out == ""
    assert "0 only in 'accepted'" in same.err


def test_a_receipt_says_why_its_claim_does_not_count(fog_copy: Path, cli: Cli) -> None:
    done = cli("-C", str(fog_copy), "trace", "sr-c03", *WITHOUT)
    assert "Nine-Mile Fog Society" in done.out
    assert "it does not count: without: it rests on the withdrawn alone" in done.err
    assert "0 of 1 claim counts in the view 'accepted without=nine-mile-fog-society'" in done.err
    record = cli("-C", str(fog_copy), "trace", "sr-c03", *WITHOUT, "--json").json["claims"][0]
    assert record["left_out"] == {
        "criterion": "without",
        "why": "it rests on the withdrawn alone",
    }
    counted = cli("-C", str(fog_copy), "trace", "sr-c03", "--json").json["claims"][0]
    assert counted["left_out"] is None


def test_a_voice_that_is_withdrawn_is_not_heard(fog_copy: Path, cli: Cli) -> None:
    edge = ("trace", "dimmle-fog-office", "operates", "fb-squintham")
    whole, left = (cli("-C", str(fog_copy), *edge, *more) for more in ((), WITHOUT))
    assert "Nine-Mile Fog Society asserts" in whole.out
    assert "2 independent origins" in whole.out
    assert "Nine-Mile Fog Society asserts" not in left.out
    assert "1 independent origin" in left.out


def test_a_query_meets_nothing_that_a_refined_view_leaves_out(fog: Path) -> None:
    whole, left = claimgraph.open(fog), claimgraph.open(fog, "without=nine-mile-fog-society")
    said = "SELECT DISTINCT ?claim WHERE { ?saying cg:attests ?claim }"
    society = "ASK { ?saying prov:wasAttributedTo :nine-mile-fog-society }"
    assert whole.query(society).boolean is True
    assert left.query(society).boolean is False
    met = {str(row[0]) for row in left.query(said).rows}
    assert left.admitted <= met
    assert met - left.admitted <= whole.left_out.keys(), "denied or rejected, and there to be asked"
    assert len(left.ask("numbers")) < len(whole.ask("numbers"))
    # The files are as they were: their named graphs hold everything.
    in_files = "SELECT DISTINCT ?claim WHERE { GRAPH ?file { ?saying cg:attests ?claim } }"
    assert len(left.query(in_files)) == len(whole.query(said)) == len(whole.content.claims)


def test_a_plain_view_hides_nothing(fog: Path) -> None:
    said = "SELECT ?saying WHERE { ?saying a cg:Attestation }"
    numbers = {view: len(claimgraph.open(fog, view).query(said)) for view in ("accepted", "all")}
    assert set(numbers.values()) == {len(claimgraph.open(fog).content.attestations)}


def test_the_index_of_the_case_is_made_once_for_all_views(fog: Path) -> None:
    case = claimgraph.open(fog)
    folder = case.index_path().parent
    base = next(place for place in folder.iterdir() if place.name.endswith("-text"))
    made = (base.stat().st_ino, base.stat().st_mtime_ns)
    for view in ("undisputed", "corroborated", "known-by=2020"):
        claimgraph.open(fog, view).query("ASK {}")
    assert (base.stat().st_ino, base.stat().st_mtime_ns) == made
    assert sum(place.name.endswith("-text") for place in folder.iterdir()) == 1


def kept(case: Path, default: str, *views: tuple[str, str]) -> None:
    """Write a default view and views into ``case.ttl``, as by hand."""
    file = case / "case.ttl"
    text = file.read_text("utf-8").replace('"accepted"', f'"{default}"')
    text += "".join(f'view:{name} a cg:View ; cg:policy "{policy}" .\n' for name, policy in views)
    prefix = "@prefix view: <https://w3id.org/claimgraph/cases/fog-banks/view/> .\n"
    file.write_text(prefix + text, "utf-8")


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ("without=nobody-at-all", "no thing goes by the name 'nobody-at-all'"),
        ("after=2020", "there is no criterion 'after'"),
        ("gone", "there is no view 'gone'"),
        ("mine", "the view 'mine' is made of itself"),
        ("known-by=soon", "'soon' is not an EDTF date"),
    ],
)
def test_a_view_that_can_not_be_read_is_found_and_locks_nobody_out(
    policy: str, message: str, fog: Path, cli: Cli
) -> None:
    kept(fog, "mine", ("mine", policy))
    case = ("-C", str(fog))
    done = cli(*case, "stats")
    assert (done.code, "'mine'" in done.err, message in done.err) == (2, True, True)
    for works in (("views",), ("find", "fog"), ("stats", "--view", "all")):
        assert cli(*case, *works).code == 0, works
    (finding,) = cli(*case, "check", "--select", "CG0", "--json").json["findings"]
    assert (finding["code"], finding["place"]) == ("CG001", "case.ttl")
    assert message in finding["message"]


def test_the_plain_graph_is_checked_though_another_view_can_not_be_read(
    fog: Path, cli: Cli
) -> None:
    kept(fog, "accepted", ("mine", "gone"), ("two", "mine undisputed"))
    (fog / "graph.ttl").write_text("")
    findings = cli("-C", str(fog), "check", "--select", "CG0", "--json").json["findings"]
    assert [finding["code"] for finding in findings] == ["CG001", "CG001", "CG004"]
    assert "the view 'two': view 'mine': there is no view 'gone'" in findings[1]["message"]


def test_a_view_keeps_the_name_that_somebody_wrote_into_the_file(fog: Path, cli: Cli) -> None:
    kept(fog, "accepted", ("two%20words", "undisputed"))
    case = ("-C", str(fog))
    for name in ("one", "other"):
        assert cli(*case, "views", "--save", name).code == 0
    names = [view["name"] for view in cli(*case, "views", "--json").json["views"][4:]]
    assert names == ["one", "other", "two words"]
    assert cli(*case, "stats", "--view", "'two words'").code == 0
    assert cli(*case, "views", "--drop", "two words").code == 0
