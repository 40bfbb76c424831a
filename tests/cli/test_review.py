"""claimgraph review: the form for scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Cli, Outcome
from tests.reviewing.cases import barges, denied, every, leases, letter_case, said, store, truth

from claimgraph.case import Case

BY = ("--by", "desk")
ONE = leases().id[:8]
KEYS = {
    "id", "source", "sentence", "subject", "predicate", "object", "polarity", "modality",
    "status", "voices", "quote", "at", "extractor", "rule", "score", "worth", "points",
    "detail_of",
}  # fmt: skip


@pytest.fixture
def review(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The verb on a case with a letter and what a machine proposes from it."""
    letter_case(Path("merrow"))
    monkeypatch.delenv("CLAIMGRAPH_ANALYST", raising=False)

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        return cli("-C", "merrow", "review", *arguments, stdin=stdin)

    return call


def case() -> Case:
    return Case("merrow")


# --- looking ------------------------------------------------------------------------------------


def test_without_an_option_it_lists_what_waits(review: Cli) -> None:
    done = review()
    assert done.code == 0
    assert done.err == "5 proposals waiting\n"
    ids = re.findall(r"^[0-9a-f]{8}", done.out, re.MULTILINE)
    assert ids == [item.proposal.id[:8] for item in case().waiting()]
    assert "· the Board is described as" in done.out
    assert review("--list").out == done.out


def test_a_list_can_be_chosen_and_cut(review: Cli) -> None:
    assert review("--about", "finch", "--limit", "1").err.startswith("2 proposals waiting, 1 of")
    assert review("--relation", "runs").err == "1 proposal waiting\n"
    assert review("--min-score", "0.99").err == "nothing is waiting\n"
    assert review("--source", "nothing").code == 2


def test_the_ids_alone(review: Cli) -> None:
    done = review("--ids", "--about", "finch")
    assert (done.err, done.out.split()) == ("", [leases().id, denied().id])
    assert review("--ids", "--limit", "1").out == f"{leases().id}\n"


def test_a_list_as_json(review: Cli) -> None:
    done = review("--json", "--limit", "2").json
    assert (done["waiting"], len(done["proposals"])) == (5, 2)
    assert set(done["proposals"][0]) == KEYS
    assert done["proposals"][0]["id"] == leases().id


def test_one_is_shown_with_its_passage_and_why_it_scores(review: Cli) -> None:
    done = review("--show", ONE)
    assert done.code == 0
    assert f"⟦{leases().quote}⟧" in " ".join(done.out.split())
    assert re.search(r"chain +odo-finch \(told\)", done.out)
    assert re.search(r"new +odo-finch: Odo Finch \(Person\)", done.out)
    assert re.search(r"0\.90 +score", done.out)
    assert re.search(r"0\.40 +joins two things of the case", done.out)
    record = review("--show", ONE, "--json").json["proposals"][0]
    assert set(record) == {
        *KEYS, "version", "reply", "reasons", "row", "changed", "new", "handle", "passage",
        "decisions",
    }  # fmt: skip


def test_a_decision_is_shown(review: Cli) -> None:
    review("--reject", ONE, "--reason", "old news", *BY)
    assert re.search(r"reject by desk, \S+Z: old news", review("--show", ONE).out)


# --- deciding -----------------------------------------------------------------------------------


def test_accepting_says_what_it_became(review: Cli) -> None:
    done = review("--accept", ONE, barges().id, *BY)
    assert done.code == 0
    assert re.search(rf"^\+ {ONE}  Dredging Board operates Eel Quay$", done.out, re.MULTILINE)
    assert re.search(rf"p-{leases().id[:12]} of claim:[0-9a-f]{{24}}", done.out)
    assert "new: odo-finch" in done.out
    assert done.err == f"accepted {ONE}, {barges().id[:8]}, with 2 new things\n"
    again = review("--accept", ONE, *BY)
    assert again.out.startswith(f"= {ONE}")
    assert again.err == "nothing changed: decided so already\n"


def test_the_analyst_may_stand_in_the_environment(
    review: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMGRAPH_ANALYST", "Ines Quill")
    assert review("--accept", ONE).err == f"accepted {ONE}, with 1 new thing\n"
    assert "Ines Quill" in {e.label for e in case().content.entities.values()}


def test_where_nobody_is_named_the_only_analyst_decides_else_who_is_logged_in(
    review: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert review("--accept", ONE).err.startswith("deciding as desk (--by NAME says otherwise)\n")
    monkeypatch.setenv("LOGNAME", "ines")
    review("--accept", barges().id, "--by", "Somebody else")
    assert review("--undo", ONE).err.startswith("deciding as ines (--by NAME says otherwise)\n")

    def nobody() -> str:
        raise KeyError("uid not found: 1000")

    monkeypatch.setattr("getpass.getuser", nobody)
    refused = review("--accept", ONE)
    assert refused.code == 2
    assert "Give --by NAME, or set CLAIMGRAPH_ANALYST." in refused.err


def test_rejecting_needs_a_reason(review: Cli) -> None:
    assert review("--reject", ONE, *BY).code == 2
    done = review("--reject", ONE, "--reason", "misread", *BY)
    assert (done.code, done.err) == (0, f"rejected {ONE}\n")
    assert "because: misread" in done.out


def test_editing_and_splitting(review: Cli) -> None:
    done = review("--edit", ONE, "when=2029", "+", "when=2030", "object=the Board", *BY)
    assert done.code == 0
    assert sorted(c.when.text for c in case().content.claims.values() if c.when) == ["2029", "2030"]
    assert review("--edit", ONE, *BY).code == 2
    wrong = review("--edit", ONE, "wen=2029", *BY)
    assert (wrong.code, "Did you mean 'when'?" in wrong.err) == (2, True)
    wrong = review("--edit", ONE, "when=soon", *BY)
    assert wrong.code == 1
    assert f"proposal {ONE}: 'soon' is not an EDTF date" in wrong.err
    assert wrong.err.endswith("1 problem in the input; nothing was changed\n")


def test_a_name_that_nothing_has_is_said_with_how_to_make_it_new(review: Cli) -> None:
    wrong = review("--edit", ONE, "object=Eel Key", *BY)
    assert wrong.code == 1
    assert wrong.err == (
        f"proposal {ONE}: nothing in the case goes by the name 'Eel Key' (column 'object')\n"
        "  Did you mean 'Eel Quay'? To make it a new thing, add new='Eel Key (Organisation)'.\n"
        "error: 1 problem in the input; nothing was changed\n"
    )
    new = "new=Eel Key (Organisation)"
    assert review("--edit", ONE, "object=Eel Key", new, *BY).code == 0
    assert "Eel Key" in {e.label for e in case().content.entities.values()}


def test_what_check_will_find_is_said(review: Cli) -> None:
    done = review("--edit", ONE, "predicate=cites", *BY)
    assert (done.code, "    but: the object of 'cites' has to be" in done.out) == (0, True)


def test_merging(review: Cli) -> None:
    done = review("--merge", ONE, said().id[:6], *BY)
    assert done.err == f"accepted {ONE}, rejected {said().id[:8]}, with 1 new thing\n"
    assert f"because: same as {ONE}" in done.out
    assert review("--merge", ONE, *BY).code == 2


def test_undoing(review: Cli) -> None:
    before = truth(case())
    review("--accept", *(p.id for p in every()), *BY)
    assert review("--undo", ONE, *BY).err == f"waiting again {ONE}\n"
    assert review("--undo", *BY).err == "waiting again 4 proposals\n"
    assert truth(case()) == before
    assert review("--undo", *BY).code == 2
    assert review("--undo", ONE, "x", *BY).code == 2


def test_a_dry_run(review: Cli) -> None:
    before = truth(case())
    done = review("--accept", ONE, "--dry-run", *BY)
    assert done.err == (
        f"would be: accepted {ONE}, with 1 new thing\n"
        "nothing was written; it is without --dry-run\n"
    )
    assert truth(case()) == before


def test_decisions_as_json(review: Cli) -> None:
    done = review("--accept", ONE, "--json", *BY).json
    assert set(done) == {"dry_run", "changed", "decided", "judgements"}
    (decided,) = done["decided"]
    assert decided == {
        "id": leases().id,
        "verdict": "accept",
        "changed": True,
        "rows": [f"p-{leases().id[:12]}"],
        "claims": decided["claims"],
        "new": ["odo-finch"],
        "said_already": False,
        "reason": None,
        "doubts": [],
    }
    error = review("--accept", "ffff", "--json", *BY)
    assert (error.code, error.json["error"]["message"]) == (2, "no proposal goes by 'ffff'")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--accept", "--reject", ONE], "--accept and --reject at once"),
        (["--accept"], "--accept needs the ids of proposals"),
        ([ONE], f"'{ONE}' goes with no option"),
        (["--show", "abc"], "no proposal goes by 'abc'"),
        (["--sheet"], "--sheet needs a file"),
        (["--edit", ONE, "when"], "'when' is no edit"),
    ],
)  # fmt: skip
def test_wrong_calls(review: Cli, arguments: list[str], message: str) -> None:
    done = review(*arguments, *BY)
    assert done.code == 2
    assert message in done.err


# --- a whole rule -------------------------------------------------------------------------------


def test_a_rule_is_accepted_as_it_was_shown(review: Cli) -> None:
    before = truth(case())
    shown = review("--accept-rule", "made-up", "--min-score", "0.5")
    assert shown.code == 0
    assert truth(case()) == before
    assert "operates: 1 proposal" in shown.out
    assert "would accept 3 proposals, with 3 new things" in shown.err
    (token,) = re.findall(r"--yes ([0-9a-f]{12})", shown.err)
    wanted = ("--accept-rule", "made-up", "--min-score", "0.5")
    record = review(*wanted, "--json").json
    assert (record["token"], len(record["groups"])) == (token, 3)
    other = review("--accept-rule", "made-up", "--yes", token, *BY)
    assert (other.code, "not what was shown" in other.err) == (1, True)
    done = review(*wanted, "--yes", token, *BY)
    assert done.code == 0
    assert len(case().content.claims) == 3
    assert review(*wanted, "--yes", token, *BY).code == 1


def test_a_rule_of_which_nothing_waits(review: Cli) -> None:
    assert review("--accept-rule", "none").err == "nothing waits that could be accepted\n"


# --- sheets -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["waiting.csv", "waiting.yaml"])
def test_a_sheet_is_written_and_its_decisions_carried_out(review: Cli, name: str) -> None:
    done = review("--sheet", "-o", name)
    assert (done.code, done.out) == (0, f"{name}\n")
    text = Path(name).read_text(encoding="utf-8")
    if name.endswith("yaml"):
        text = text.replace("decision: skip", "decision: accept", 1)
    else:
        text = text.replace(f"{leases().id},,", f"{leases().id},accept,")
    Path(name).write_text(text, encoding="utf-8")
    assert review("--sheet", "-o", name).code == 2  # there are decisions in it
    dry = review("--decisions", name, "--dry-run", *BY)
    assert dry.err.startswith("would be: accepted")
    done = review("--decisions", name, *BY)
    assert done.err == f"accepted {ONE}, with 1 new thing\n"
    assert not review("--decisions", name, "--json", *BY).json["changed"]


def test_a_sheet_goes_to_stdout_too(review: Cli) -> None:
    done = review("--sheet", "-o", "-", "--about", "Eel Quay")
    assert done.out.splitlines()[0].startswith("id,decision,reason,")
    assert len(done.out.splitlines()) == 2


@pytest.mark.parametrize("ending", ["csv", "tsv", "yaml"])
def test_a_sheet_comes_from_stdin_as_it_went_to_stdout(review: Cli, ending: str) -> None:
    sheet = review("--sheet", "-o", "-", "--format", ending).out
    if ending == "yaml":
        sheet = sheet.replace("decision: skip", "decision: accept", 1)
    else:
        mark = "," if ending == "csv" else "\t"
        sheet = sheet.replace(f"{leases().id}{mark}", f"{leases().id}{mark}accept", 1)
    done = review("--decisions", "-", "--format", ending, *BY, stdin=sheet.encode())
    assert (done.code, done.err) == (0, f"accepted {ONE}, with 1 new thing\n")
    assert not review("--decisions", "-", *BY, stdin=b"id,decision\n").out


def test_faults_on_stdin_have_their_line(review: Cli) -> None:
    done = review("--decisions", "-", *BY, stdin=f"id,decision\n{ONE},maybe\n".encode())
    assert (done.code, "stdin.csv:2: 'maybe' is no decision" in done.err) == (1, True)
    done = review("--decisions", "-", "--format", "txt", *BY)
    assert (done.code, "no ending of a sheet of decisions" in done.err) == (2, True)


def test_faults_in_a_sheet_have_their_line(review: Cli) -> None:
    Path("d.csv").write_text(f"id,decision\n{ONE},maybe\n{denied().id},reject\n")
    done = review("--decisions", "d.csv", *BY)
    assert done.code == 1
    assert "d.csv:2: 'maybe' is no decision" in done.err
    assert "d.csv:3: a rejection without a reason" in done.err


# --- a damaged file -----------------------------------------------------------------------------


@pytest.fixture
def damaged(review: Cli) -> Cli:
    """Return the verb where a file of proposals is damaged, and another one is not."""
    store(case(), [leases()], "other")
    file = Path("merrow/proposals/merrow-letter.test.jsonl")
    file.write_bytes(file.read_bytes()[:-5])
    return review


WARNING = "proposals/merrow-letter.test.jsonl:6: damaged, and left out: "


@pytest.mark.parametrize(
    "arguments",
    [
        ["--list"],
        ["--ids"],
        ["--list", "--json"],
        ["--sheet", "-o", "-"],
        ["--sheet", "-o", "waiting.csv"],
        ["--accept-rule", "made-up"],
    ],
)
def test_a_list_that_is_not_whole_names_the_file_and_its_mend(
    damaged: Cli, arguments: list[str]
) -> None:
    done = damaged(*arguments)
    assert done.code == 1
    assert WARNING in done.err
    assert "claimgraph extract merrow-letter --extractor test" in done.err
    assert done.out


def test_a_program_is_told_what_is_damaged(damaged: Cli) -> None:
    told = damaged("--list", "--json").json
    assert (told["waiting"], [each["line"] for each in told["damaged"]]) == (1, [6])
    assert damaged("--accept-rule", "made-up", "--json").json["damaged"] == told["damaged"]


def test_what_is_in_the_other_files_is_shown_and_decided(damaged: Cli) -> None:
    assert damaged("--show", ONE).code == 0
    done = damaged("--accept", ONE, *BY)
    assert (done.code, WARNING in done.err) == (0, True)
    assert len(case().content.claims) == 1
    assert damaged("--undo", *BY).code == 0
    missing = damaged("--accept", barges().id, *BY)
    assert missing.code == 2
    assert "It may be in a file that is damaged: proposals/merrow-letter.test.jsonl." in missing.err


# --- what comes of it ---------------------------------------------------------------------------


def test_accepted_claims_are_traced_checked_and_explored(review: Cli, cli: Cli) -> None:
    review("--accept", *(p.id for p in every()), *BY)
    assert cli("-C", "merrow", "check").code == 0
    traced = cli("-C", "merrow", "trace", f"p-{leases().id[:12]}")
    assert "Odo Finch asserts (told)" in traced.out or "Odo Finch" in traced.out
    assert "its clerk Odo Finch told this letter" in traced.out
    assert cli("-C", "merrow", "explore", "-o", "merrow.html").code == 0
    assert leases().quote in Path("merrow.html").read_text(encoding="utf-8")
    shown = cli("-C", "merrow", "show", "odo-finch")
    assert (shown.code, "judged" in shown.out) == (0, False)
    assert cli("-C", "merrow", "export", "-o", "merrow.yaml").code == 0
    assert "nothing would change" in cli("-C", "merrow", "import", "merrow.yaml", "--dry-run").err
    review("--undo", ONE, *BY)
    assert cli("-C", "merrow", "export", "-o", "merrow.yaml").code == 0
    assert "nothing would change" in cli("-C", "merrow", "import", "merrow.yaml", "--dry-run").err
