"""claimgraph check in daily work: silence, limits, exit codes, receipts side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Cli, called

SHEET = """
claimgraph-sheet: 1
source: paper
entities:
  - {id: paper, type: NewsArticle, name: The Paper}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
sources:
  - {id: paper, file: paper.txt, published: 2024-05-04}
claims:
  - {id: c01, subject: ann, predicate: leads, object: club}
  - {id: c02, subject: ann, predicate: owns, object: club}
"""


@pytest.fixture
def tea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case of two claims whose document is registered and whose passages are not given."""
    monkeypatch.chdir(tmp_path)
    called("init", "tea", "--base", "https://example.org/")
    digest = "0" * 64
    sheet = SHEET.replace("paper.txt,", f"paper.txt, sha256: {digest},")
    monkeypatch.chdir(tmp_path / "tea")
    assert called("import", "-", stdin=sheet.encode()).code == 0
    return tmp_path / "tea"


# --- silence ------------------------------------------------------------------------------------


def test_a_finding_is_silenced_and_heard_again(tea: Path) -> None:
    before = called("check", "--select", "CG103")
    assert before.out.count("CG103") == 2
    done = called("check", "--silence", "CG103:c01", "--reason", "The page is torn.", "--by", "ann")
    assert (done.code, done.out) == (0, "")
    assert done.err == "silenced CG103 about c01: The page is torn.\n"
    after = called("check", "--select", "CG103")
    assert after.out.splitlines()[0] == "c02: CG103 it has no passage"
    assert "1 silenced, with reasons: --show-silenced\n" in after.err
    shown = called("check", "--select", "CG103", "--show-silenced").out
    assert "c01: CG103 it has no passage\n    silenced (ann): The page is torn.\n" in shown
    again = called("check", "--unsilence", "CG103:c01")
    assert again.err == "CG103 about c01 is heard again\n"
    assert called("check", "--select", "CG103").out == before.out


def test_a_silence_about_what_is_there_no_longer_is_taken_back_as_the_finding_says(
    tea: Path,
) -> None:
    called("check", "--silence", "CG103:c01", "--reason", "The page is torn.")
    for file in (tea / "claims").glob("*.ttl"):
        file.unlink()
    called("check", "--fix")
    (finding,) = (f for f in called("check", "--json").json["findings"] if f["code"] == "CG008")
    command = finding["mend"].removeprefix("Take it back with: claimgraph ").removesuffix(".")
    assert called(*command.split()).code == 0
    assert "cg:Silence" not in (tea / "case.ttl").read_text("utf-8")


def test_a_silence_is_one_json_object_where_that_is_wanted(tea: Path) -> None:
    silence = ("CG103:c01", "--reason", "The page is torn.", "--by", "ann", "--json")
    made = called("check", "--silence", *silence).json["silence"]
    assert set(made) == {"code", "about", "reason", "by", "at"}
    assert (made["code"], made["by"], made["reason"]) == ("CG103", "ann", "The page is torn.")
    assert called("check", "--unsilence", "CG103:c01", "--json").json == {"heard_again": made}


def test_a_silence_changes_case_ttl_alone(tea: Path) -> None:
    files = {p: p.read_bytes() for p in sorted(tea.rglob("*.ttl"))}
    called("check", "--silence", "CG103", "--reason", "Later.")
    changed = [p.name for p, data in files.items() if p.read_bytes() != data]
    assert changed == ["case.ttl"]
    called("check", "--unsilence", "CG103")
    assert {p: p.read_bytes() for p in sorted(tea.rglob("*.ttl"))} == files


def test_a_silence_of_the_same_has_one_reason(tea: Path) -> None:
    for reason in ("One.", "Another."):
        called("check", "--silence", "CG103", "--reason", reason)
    text = (tea / "case.ttl").read_text()
    assert text.count("a cg:Silence") == 1
    assert '"Another."' in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--silence", "CG103"], "--silence needs a reason"),
        (["--silence", "CG103", "--reason", " "], "a silence without a reason"),
        (["--silence", "CG999", "--reason", "x"], "there is no rule 'CG999'"),
        (["--silence", "CG103:nobody", "--reason", "x"], "nobody"),
        (["--unsilence", "CG103"], "the case keeps no silence of CG103"),
        (["--reason", "x"], "--reason and --by go with --silence"),
        (["--silence", "", "--reason", "x"], "'' is not a code"),
        (["--unsilence", ""], "'' is not a code"),
        (["--silence", "CG103", "--reason", "x", "--unsilence", "CG103"], "do not go together"),
    ],
)
def test_what_can_not_be_silenced_is_a_wrong_call(
    tea: Path, arguments: list[str], message: str
) -> None:
    before = (tea / "case.ttl").read_bytes()
    done = called("check", *arguments)
    assert done.code == 2
    assert message in done.err
    assert (tea / "case.ttl").read_bytes() == before


def test_what_is_silenced_is_in_json_and_suppressed_in_sarif(tea: Path) -> None:
    called("check", "--silence", "CG103:c01", "--reason", "The page is torn.")
    (silenced,) = called("check", "--select", "CG103", "--json").json["silenced"]
    assert (silenced["place"], silenced["reason"]) == ("c01", "The page is torn.")
    assert silenced["at"].endswith("Z")
    (run,) = called("check", "--select", "CG103", "--format", "sarif").json["runs"]
    heard, hushed = run["results"]
    assert heard["suppressions"] == []
    assert hushed["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "The page is torn."}
    ]


def test_a_case_with_silences_is_written_and_read_again(tea: Path) -> None:
    called("check", "--silence", "CG103:c01", "--reason", "The page is torn.")
    called("views", "--save", "mine")
    sheet = b"claimgraph-sheet: 1\nentities:\n  - {id: bob, type: Person, name: Bob}\n"
    assert called("import", "-", stdin=sheet).code == 0
    assert "1 silenced" in called("check", "--select", "CG103").err


# --- how much, and how it ends ------------------------------------------------------------------


def test_many_findings_are_printed_in_bounded_form(tea: Path) -> None:
    rows = "".join(
        f"  - {{id: d{n:03}, subject: ann, predicate: describedAs, text: person {n}}}\n"
        for n in range(200)
    )
    sheet = f"claimgraph-sheet: 1\nsource: paper\nclaims:\n{rows}"
    assert called("import", "-", stdin=sheet.encode()).code == 0
    out = called("check", "--select", "CG103").out
    assert out.count("it has no passage") == 20
    assert "    … and 182 more CG103; all of them: --select CG103 --limit 0\n" in out
    assert called("check", "--select", "CG103", "--limit", "3").out.count("no passage") == 3
    whole = called("check", "--select", "CG103", "--limit", "0").out
    assert whole.count("it has no passage") == 202
    assert "more CG103" not in whole
    assert len(called("check", "--select", "CG103", "--json").json["findings"]) == 202


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("information", 1), ("never", 0)]
)
def test_the_exit_status_goes_by_severity(tea: Path, fail_on: str, code: int) -> None:
    assert called("check", "--select", "CG103", "--fail-on", fail_on).code == code
    called("check", "--silence", "CG103", "--reason", "Later.")
    assert called("check", "--select", "CG103", "--fail-on", fail_on).code == 0


def test_the_mend_is_said_once_for_findings_of_a_kind(tea: Path) -> None:
    out = called("check", "--select", "CG103").out
    assert out.splitlines() == [
        "c01: CG103 it has no passage",
        "c02: CG103 it has no passage",
        "    Say in which document it stands, and where (at: or quote:).",
    ]


def test_rules_that_looked_at_nothing_are_named_with_the_reason(tea: Path) -> None:
    err = called("check", "--select", "CG103,CG106,CG107,CG210,CG101").err
    assert "looked at nothing: CG106, CG107 (no document at hand); CG210 (no judgement)\n" in err


def test_each_family_has_its_line_where_there_are_several(tea: Path) -> None:
    err = called("check").err.splitlines()
    families = [line for line in err if line.startswith("CG")]
    assert families[0].startswith("CG1  the receipt  ")
    assert families[0].endswith("2 warnings, 1 note") or "2 warnings" in families[0]
    assert all("0 " not in line.split("  ")[-1].split(", ")[0] for line in families)
    assert not [x for x in called("check", "--select", "CG103").err.splitlines() if "CG1  " in x]


# --- files that can't be read -------------------------------------------------------------------


def test_a_file_that_is_no_turtle_is_a_finding(tea: Path) -> None:
    with (tea / "entities.ttl").open("a") as file:
        file.write("\n:ann cg:leads\n")
    done = called("check")
    assert done.code == 1
    assert done.out.startswith("entities.ttl:")
    assert "CG005 not readable as Turtle" in done.out
    assert "CG202" not in done.out, "what can't be read is not reported as missing, too"
    (run,) = called("check", "--select", "CG005", "--format", "sarif").json["runs"]
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 5


def test_a_document_that_is_no_text_is_a_finding(tea: Path) -> None:
    (tea / "sources").mkdir(exist_ok=True)
    (tea / "sources" / "old.txt").write_bytes(b"caf\xe9")
    done = called("check", "--select", "CG116")
    assert (done.code, done.out.splitlines()[0].partition(" not")[0]) == (1, "old.txt: CG116")


# --- receipts -----------------------------------------------------------------------------------


def _receipts(width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    return called("check", "--select", "CG340").out.splitlines()


def test_receipts_stand_side_by_side_where_there_is_room(
    fog: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = _receipts(120, monkeypatch)
    (heads,) = [line for line in wide if line.startswith("    sr-c07  ")]
    assert "  fs-c07  " in heads
    assert all(len(line) <= 120 for line in wide)
    narrow = _receipts(80, monkeypatch)
    starts = [line.split()[0] for line in narrow if line.startswith(("    sr-c07", "    fs-c07"))]
    assert starts == ["sr-c07", "fs-c07"]
    assert any("2014" in line for line in narrow)
    assert any("by Nine-Mile Fog Society" in line for line in narrow)
    assert any("at Banking on Fog, 289–353" in line for line in narrow)


def test_a_name_that_must_not_be_named_is_in_no_receipt(fog: Cli, fog_copy: Path) -> None:
    text = (fog_copy / "entities.ttl").read_text()
    protected = [block for block in text.split("\n\n") if "cg:protected true" in block]
    names = [
        part.split('"')[1]
        for block in protected
        for part in block.split(";")
        if "Label" in part and '"' in part
    ]
    assert names
    outputs = [
        fog("check", "--receipts", "--limit", "0").out,
        fog("check", "--json").out,
        fog("check", "--format", "sarif").out,
        fog("check", "--format", "github").out,
    ]
    assert not [name for name in names for out in outputs if name in out]


def test_claims_of_a_finding_are_records_in_json(fog: Cli) -> None:
    (finding,) = fog("check", "--select", "CG340", "--json").json["findings"]
    first, second = finding["claims"]
    assert set(first) == {"id", "handles", "sentence", "sayings", "more"}
    assert (first["handles"], second["handles"]) == (["sr-c07"], ["fs-c07"])
    (saying,) = first["sayings"]
    assert set(saying) == {"id", "by", "document", "passage"}
    assert saying["document"] == "society-report"


def test_claims_of_a_finding_are_related_locations_in_sarif(fog: Cli) -> None:
    (run,) = fog("check", "--select", "CG340", "--format", "sarif").json["runs"]
    related = run["results"][0]["relatedLocations"]
    assert [each["id"] for each in related] == [1, 2]
    files = [r["physicalLocation"]["artifactLocation"]["uri"] for r in related]
    assert files == ["claims/society-report.ttl", "claims/fog-office-statement.ttl"]
    assert all(each["message"]["text"] for each in related)


# --- pages --------------------------------------------------------------------------------------


def test_a_page_shows_the_example_and_what_the_rule_says_of_it(fog: Cli) -> None:
    out = fog("check", "--explain", "CG107").out
    assert "    claimgraph-sheet: 1\n    source: paper\n" in out
    assert "with the document paper.txt:\n    In Puddle, Ann leads the club." in out
    assert "and, by hand, in sources/paper.txt:\n    - In Puddle\n    + In Lower Puddle\n" in out
    assert "It says:\n    CG107 c01: paper at 11-29: the passage stands elsewhere now" in out
    page = json.loads(fog("check", "--explain", "CG107", "--json").out)
    assert page["says"] == ["c01: paper at 11-29: the passage stands elsewhere now, at 17"]
    assert "```yaml" in page["bad"]


# --- what must not be named ---------------------------------------------------------------------

_TELLING = """
claimgraph-sheet: 1
source: paper
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: p1, type: Person, name: Bob Secretname, protected: true}
  - {id: bobby, type: Person, name: Bob Secretnam}
  - {id: club, type: Organisation, name: The Tea Club}
sources:
  - {id: paper, file: paper.txt}
claims:
  - {id: c01, subject: p1, predicate: owns, object: club, when: 2015, quote: Secretname owned it}
  - {id: c02, subject: p1, predicate: startedOn, date: 2016, quote: Secretname was born in 2016}
  - {id: c03, subject: p1, predicate: startedOn, date: 2017, quote: Secretname was born in 2017}
  - {id: c04, subject: bobby, predicate: owns, object: club, quote: it is so}
"""


@pytest.mark.parametrize("how", ["text", "json", "sarif", "github"])
def test_no_finding_names_what_must_not_be_named(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    called("init", "case")
    (tmp_path / "case" / "sources").mkdir()
    text = "it is so.Secretname owned it. Secretname was born in 2016. Secretname was born in 2017."
    (tmp_path / "case" / "sources" / "paper.txt").write_text(text)
    monkeypatch.chdir(tmp_path / "case")
    assert called("import", "-", stdin=_TELLING.encode()).code == 0
    done = called("check", "--format", how, "--receipts", "--limit", "0")
    for code in ("CG321", "CG340", "CG518", "CG542"):
        assert code in done.out
    assert "Secretname" not in done.out + done.err


def test_codes_may_be_joined_with_blanks_too(tea: Path) -> None:
    joined = [called("check", "--select", codes).out for codes in ("CG103,CG402", "CG103, CG402")]
    assert joined[0] == joined[1] != ""
