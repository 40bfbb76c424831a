"""The review on a terminal: keys decide, and everything shown is harmless text."""

from __future__ import annotations

import asyncio
import errno
import shutil
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.reviewing.cases import LETTER, barges, errors, letter_case, party, proposal, store
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Input, Label, OptionList, Static

import claimgraph as cg
from claimgraph.case import Case
from claimgraph.graph.folder import CaseFolder
from claimgraph.model.judgement import Verdict
from claimgraph.model.proposal import ProposedText
from claimgraph.terminal.review import ReviewApp

Script = Callable[[Pilot[None], ReviewApp], Awaitable[None]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return letter_case(tmp_path_factory.mktemp("made") / "letter").root


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Case:
    shutil.copytree(made, tmp_path / "letter")
    return Case(tmp_path / "letter")


def played(case: Case, script: Script, size: tuple[int, int] = (120, 40)) -> None:
    """Run the screen while a script presses keys."""

    async def play() -> None:
        app = ReviewApp(case.review(by="desk"))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await script(pilot, app)

    # In a thread of its own: tests of pages leave a loop behind that runs in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(play())).result()


def pressed(case: Case, *pressed: str) -> dict[str, str]:
    """Press keys one by one and return what the screen says then, by place."""
    shown: dict[str, str] = {}

    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await keys(pilot, *pressed)
        shown.update(said(app))

    played(case, script)
    return shown


async def keys(pilot: Pilot[None], *pressed: str) -> None:
    """Press keys one by one, and wait for what takes longer."""
    for key in pressed:
        await pilot.press(key)
        await pilot.pause()
        message = pilot.app.screen_stack[0].query_one("#message", Static)
        while str(message.content).endswith("ing …"):
            await pilot.pause(0.02)
        await pilot.pause()


def said(app: ReviewApp) -> dict[str, str]:
    places = ("head", "text", "card", "message")
    return {place: str(app.query_one(f"#{place}", Static).content) for place in places}


def verdicts(case: Case) -> list[Verdict]:
    return [j.verdict for j in Case(case.root).content.judgements]


def test_it_opens_at_the_most_valuable_with_its_passage_and_its_worth(case: Case) -> None:
    shown = pressed(case)
    assert "1 of 5 waiting" in shown["head"]
    assert "THE MERROW LETTER" in shown["head"]
    assert LETTER.strip() in shown["text"]
    assert "dredging-board  Dredging Board" in shown["card"]
    assert "new Odo Finch (person)" in shown["card"]
    assert "+0.40 joins two things of the case" in shown["card"]


def test_a_key_accepts_and_the_case_holds_the_claim(case: Case) -> None:
    shown = pressed(case, "a")
    assert shown["message"] == "accepted dd065820, with 1 new thing"
    assert "1 of 4 waiting  1 accepted" in shown["head"]
    after = Case(case.root)
    (claim,) = after.content.claims.values()
    assert claim.subject.endswith("dredging-board")
    assert not errors(after)


def test_a_rejection_has_a_reason_chosen_or_written(case: Case) -> None:
    pressed(case, "r", "down", "down", "enter")
    pressed(case, "r", *"no proof", "enter")
    judgements = Case(case.root).content.judgements
    assert {j.reason for j in judgements} == {"wrong thing", "no proof"}
    assert "2 rejected" in pressed(case, "r", "escape")["head"]


def test_undo_brings_it_back(case: Case) -> None:
    shown = pressed(case, "a", "u")
    assert shown["message"].startswith("waiting again")
    assert "1 of 5 waiting  0 accepted" in shown["head"]
    assert not Case(case.root).content.claims


def test_one_moves_skips_and_goes_to_one_of_the_list(case: Case) -> None:
    assert "2 of 5" in pressed(case, "j")["head"]
    assert "1 of 5" in pressed(case, "j", "k")["head"]
    assert "1 skipped" in pressed(case, "s")["head"]
    assert "3 of 5" in pressed(case, "l", "down", "down", "enter")["head"]
    assert "1 of 5" in pressed(case, "l", "escape")["head"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_an_edit_completes_names_and_is_shown_before_it_is_accepted(
    case: Case, size: tuple[int, int]
) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*"Eel")
        await pilot.pause()
        listed = app.screen.query_one("#choices", OptionList)
        assert "Eel Quay" in str(listed.get_option_at_index(0).prompt)
        await pilot.press("down", "enter")
        await pilot.pause()
        field = next(i for i in app.screen.query(Input) if i.name == "subject")
        assert field.value == "eel-quay"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "eel-quay  Eel Quay  (changed)" in said(app)["card"]
        assert verdicts(case) == []
        await pilot.press("z")
        await pilot.pause()
        assert "(changed)" not in said(app)["card"]

    played(case, script, size)


def test_a_thing_that_the_case_does_not_know_is_described_in_place(case: Case) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*"Harbour Office")
        await pilot.pause()
        choices = app.screen.query_one("#choices", OptionList)
        await pilot.press("down", *["down"] * (choices.option_count - 1), "enter")
        await pilot.pause()
        await pilot.press(*"LocalAuth")
        await pilot.pause()
        await pilot.press("down", "enter", "ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "new Harbour Office (local authority)" in said(app)["card"]
        await pilot.press("a")
        await pilot.pause()

    played(case, script)
    content = Case(case.root).content
    (office,) = [e for e in content.entities.values() if e.label == "Harbour Office"]
    assert office.types[0].endswith("LocalAuthority")


def test_who_does_not_say_what_a_new_thing_is_makes_none(case: Case) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await keys(pilot, "e", *"Harbour Office", "down", "enter", "escape")
        values = {i.name: i.value for i in app.screen.query(Input)}
        assert (values["subject"], values["new"]) == ("Harbour Office", "")

    played(case, script)


def test_a_field_alone_ends_with_enter(case: Case) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await keys(pilot, "e", *"Harbour Office", "down", "enter", *"Facility", "enter")
        values = {i.name: i.value for i in app.screen.query(Input)}
        assert values["new"] == "Harbour Office (Facility)"

    played(case, script)


def test_an_edit_that_makes_no_sense_says_so_and_nothing_is_written(case: Case) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        app._desk.edit(when="last tuesday-ish")
        await pilot.press("a")
        await pilot.pause()
        shown = said(app)
        assert "can't be accepted as it is" in shown["card"]
        assert "last tuesday-ish" in shown["message"]

    played(case, script)
    assert verdicts(case) == []


def test_a_full_disk_is_told_and_the_session_goes_on(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(CaseFolder, "commit", full)
            await pilot.press("a")
            await pilot.pause()
        assert said(app)["message"] == "it could not be written: No space left on device"
        assert "1 of 5 waiting" in said(app)["head"]
        await pilot.press("a")
        await pilot.pause()
        assert "accepted" in said(app)["message"]

    played(case, script)
    assert verdicts(case) == [Verdict.ACCEPT]


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("name", ["the old mill", "who: knows", "a\nb", "x" * 9_999])
def test_a_name_that_nothing_has_is_no_end_of_the_session(case: Case, name: str) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        app._desk.edit(subject=name)
        await pilot.press("a")
        await pilot.pause()
        assert "can't be accepted as it is" in said(app)["card"]
        await pilot.press("z", "a")
        await pilot.pause()
        assert "accepted" in said(app)["message"]

    played(case, script)


def test_others_that_say_the_same_are_merged(case: Case) -> None:
    shown = pressed(case, "m", "space", "enter")
    assert "accepted" in shown["message"]
    assert "rejected" in shown["message"]
    assert "3 waiting  1 accepted  1 rejected" in shown["head"]


def test_one_passage_becomes_two_claims(case: Case) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        next(i for i in app.screen.query(Input) if i.name == "predicate").value = "owns"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "accepted" in said(app)["message"]

    played(case, script)
    claims = Case(case.root).content.claims.values()
    assert {c.predicate.rpartition("#")[2] for c in claims} == {"operates", "owns"}


BATCH = ("b", "enter", *"0.6", "enter")
"""Chooses the only rule, and a threshold."""


def test_all_of_a_rule_is_accepted_after_a_look_and_one_undo_takes_it_back(case: Case) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await keys(pilot, "b")
        assert listed(app) == ["made-up    5 wait   0.20–0.90  none decided yet  test"]
        await keys(pilot, "enter")
        assert listed(app) == [
            "0.90 and more: 1",
            "0.70 and more: 2",
            "0.60 and more: 3",
            "0.20 and more: all 5",
        ]
        await keys(pilot, "down", "down", "down", "enter")
        title = str(app.screen.query_one(".title", Label).content)
        assert title == "made-up, 0.60 and more: would accept 3 proposals, with 3 new things"
        shown = "\n".join(listed(app))
        assert "0.90 Dredging Board operates Eel Quay  Odo Finch (told)\n" in shown
        assert "“Odo Finch denied that the Board owns the Salt Mill”" in shown
        assert "new Salt Mill (organisation)" in shown
        assert verdicts(case) == []
        await keys(pilot, "y")
        assert said(app)["message"].endswith("with 3 new things; undo takes all of it back")
        assert "3 accepted" in said(app)["head"]
        await keys(pilot, "u")
        assert "5 waiting  0 accepted" in said(app)["head"]

    played(case, script)
    assert not Case(case.root).content.claims


@pytest.mark.parametrize(
    "leaving",
    [
        ("b", "escape"),
        ("b", "enter", "escape"),
        (*BATCH, "escape"),
        (*BATCH, "enter", "enter", "escape"),
        ("b", "enter", *"0.95", "enter", "y", "escape"),
        ("b", "enter", *"many", "enter"),
        ("b", "y", "enter", "y", "escape", "escape"),
    ],
)
def test_nothing_is_accepted_that_was_not_looked_at_and_agreed_to(
    case: Case, leaving: tuple[str, ...]
) -> None:
    assert "5 waiting  0 accepted" in pressed(case, *leaving)["head"]
    assert verdicts(case) == []


def test_what_is_left_out_of_a_rule_is_told(case: Case) -> None:
    case.import_([("twins.yaml", TWINS.encode())])

    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await keys(pilot, *BATCH)
        assert any("2 things go by the name 'Odo Finch'" in line for line in listed(app))
        await keys(pilot, "y")

    played(case, script)
    assert verdicts(case) == [Verdict.ACCEPT]


TWINS = """
claimgraph-sheet: 1
entities:
  - {id: odo, type: Person, name: Odo Finch}
  - {id: odo-the-elder, type: Person, name: Odo Finch}
"""


def listed(app: ReviewApp) -> list[str]:
    """Return the lines of a dialog's list."""
    return [str(option.prompt) for option in app.screen.query_one(OptionList).options]


def test_a_key_lists_what_all_keys_do(case: Case) -> None:
    lines: list[str] = []

    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await keys(pilot, "question_mark")
        lines.extend(listed(app))
        await keys(pilot, "y", "escape")
        assert "1 of 5 waiting" in said(app)["head"]

    played(case, script)
    bound = {b.key.split(",")[0] for b in ReviewApp.BINDINGS if isinstance(b, Binding)}
    assert {line.split()[0].replace("?", "question_mark") for line in lines} == bound
    assert any(line.startswith("b ") and "all of a rule" in line for line in lines)


def test_a_damaged_file_is_named_and_the_others_are_reviewed(case: Case) -> None:
    store(case, [barges()], "other")
    (case.root / "proposals" / "merrow-letter.test.jsonl").write_bytes(b"{\n")

    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        notice = app.query_one("#notice", Static)
        assert notice.display
        assert "proposals/merrow-letter.test.jsonl:1: damaged" in str(notice.content)
        assert "claimgraph extract merrow-letter" in str(notice.content)
        await keys(pilot, "a")
        assert "accepted" in said(app)["message"]

    played(case, script, (80, 24))
    assert verdicts(case) == [Verdict.ACCEPT]


def test_when_nothing_waits_it_says_so_and_keys_are_harmless(case: Case) -> None:
    shown = pressed(case, *"aaaaa", *"aersmxbljkdz", "escape")
    assert "Nothing waits" in shown["text"]
    assert "5 accepted" in shown["head"]
    assert "Nothing waits" not in pressed(case, "u")["text"]


def test_a_narrow_terminal_has_one_pane_above_the_other(case: Case) -> None:
    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        document, card = app.query_one("#document").region, app.query_one("#proposal").region
        assert document.bottom <= card.y
        assert card.width == document.width == 60

    played(case, script, (60, 30))


@pytest.mark.parametrize("word", ["lighthouse", "灯塔"])
def test_the_passage_of_a_long_paragraph_is_brought_into_sight(tmp_path: Path, word: str) -> None:
    words = f"{f'{word} ' * 20_000}The Board runs the quay."
    made = cg.init(tmp_path / "long", base="https://example.org/merrow/")
    made.add([("merrow-letter.txt", words.encode())])
    found = proposal(
        "The Board runs the quay", party("The Board", text=words), "describedAs",
        ProposedText("the quay", (words.index("the quay"), len(words) - 1)),
        text=words,
    )  # fmt: skip
    store(made, [found])
    shown: list[str] = []

    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("d")
        await pilot.pause()
        pane = app.query_one("#document").region
        rows = app.screen._compositor.render_strips()[pane.y : pane.bottom]
        shown.append(" ".join(row.text[pane.x : pane.right] for row in rows))

    played(made, script)
    assert "The Board" in shown[0]


def test_the_list_says_what_is_denied_and_who_says_so(case: Case) -> None:
    lines: list[str] = []

    async def script(pilot: Pilot[None], app: ReviewApp) -> None:
        await pilot.press("l")
        await pilot.pause()
        listed = app.screen.query_one(OptionList)
        lines.extend(str(option.prompt) for option in listed.options)

    played(case, script)
    assert "0.80 not: the Board owns Salt Mill  Odo Finch (denied)" in lines


def test_text_that_would_drive_the_terminal_is_spelled_out(tmp_path: Path) -> None:
    words = "The \x1b[2JBoard runs \u202ethe [bold red]quay[/]."
    made = cg.init(tmp_path / "hostile", base="https://example.org/merrow/")
    made.add([("merrow-letter.txt", words.encode())])
    hostile = proposal(
        words, party("Board", text=words), "describedAs",
        ProposedText("the [bold red]quay[/]", (words.index("the ["), len(words) - 1)),
        text=words,
    )  # fmt: skip
    store(made, [hostile])
    shown = pressed(made)
    assert "\\u001b[2JBoard runs \\u202ethe [bold red]quay[/]." in shown["text"]
    assert "the [bold red]quay[/]" in shown["card"]
    assert not any("\x1b" in text or "\u202e" in text for text in shown.values())
