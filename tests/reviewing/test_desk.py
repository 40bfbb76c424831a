"""A session of reviewing, as screens drive it."""

from __future__ import annotations

import errno
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from tests.reviewing.cases import BY, barges, denied, every, leases, met, said, store, truth

from claimgraph.case import Case
from claimgraph.errors import DataError, InvalidInput, UsageError
from claimgraph.graph.folder import CaseFolder
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.batch import threshold
from claimgraph.reviewing.completing import with_new
from claimgraph.reviewing.desk import Desk
from claimgraph.reviewing.queue import Filter

ORDER = [leases(), barges(), denied(), said(), met()]


@pytest.fixture
def desk(case: Case) -> Desk:
    seconds: Iterator[int] = count()
    return Desk(case, BY, clock=lambda: f"2031-06-05T09:{next(seconds):02}:00Z")


def order(desk: Desk) -> list[Proposal]:
    return [item.proposal for item in desk.items]


def at(desk: Desk) -> Proposal | None:
    return desk.current.proposal if desk.current else None


def by_id(*proposals: Proposal) -> list[str]:
    return [p.id for p in proposals]


def ids(desk: Desk) -> list[str]:
    return by_id(*order(desk))


# --- going --------------------------------------------------------------------------------------


def test_one_begins_with_the_most_valuable(desk: Desk) -> None:
    assert ids(desk) == by_id(*ORDER)
    assert at(desk) == leases()
    assert desk.progress == replace(desk.progress, waiting=5, accepted=0, position=1)


def test_one_moves_and_the_ends_hold(desk: Desk) -> None:
    assert desk.move(2) == "3 of 5"
    assert at(desk) == denied()
    assert desk.move(10) == "5 of 5"
    assert desk.move(-10) == "1 of 5"
    assert desk.go(met().id[:5]) == "5 of 5"
    desk.move(-4)
    desk.accept()
    with pytest.raises(UsageError, match="does not wait here"):
        desk.go(leases().id)


def test_deciding_goes_on_to_the_next(desk: Desk) -> None:
    assert desk.accept() == f"accepted {leases().id[:8]}, with 1 new thing"
    assert at(desk) == barges()
    desk.move(1)
    assert desk.reject("no news") == f"rejected {denied().id[:8]}"
    assert at(desk) is not None
    assert at(desk).id == said().id  # type: ignore[union-attr]
    progress = desk.progress
    assert (progress.waiting, progress.accepted, progress.rejected) == (3, 1, 1)
    assert progress.total == 5


def test_the_end(desk: Desk) -> None:
    for _ in range(5):
        desk.accept()
    assert desk.current is None
    assert desk.progress.position == 0
    assert desk.move(1) == "nothing waits"
    for act in (desk.accept, desk.skip, lambda: desk.edit(when="2030"), desk.passage, desk.record):
        with pytest.raises(UsageError, match="nothing is waiting"):
            act()


def test_what_is_skipped_comes_last(desk: Desk) -> None:
    desk.skip()
    assert at(desk) == barges()
    assert ids(desk)[-1] == leases().id
    assert desk.progress.skipped == 1
    for _ in range(4):
        desk.accept()
    assert at(desk) == leases()
    desk.skip()
    assert at(desk) == leases()
    desk.accept()
    assert desk.progress.skipped == 0


def test_skipping_all_goes_round(desk: Desk) -> None:
    seen = []
    for _ in range(7):
        seen.append(at(desk).id)  # type: ignore[union-attr]
        desk.skip()
    assert seen == by_id(*ORDER, *ORDER[:2])


# --- taking back --------------------------------------------------------------------------------


def test_undo_goes_back_step_by_step(case: Case, desk: Desk) -> None:
    before = truth(case)
    desk.accept()
    desk.merge([denied().id])
    assert desk.undo().startswith("waiting again")
    assert {p.id for p in order(desk)} == {p.id for p in ORDER} - {leases().id}
    assert desk.undo() == f"waiting again {leases().id[:8]}"
    assert at(desk) == leases()
    assert ids(desk) == by_id(*ORDER)
    assert truth(case) == before
    with pytest.raises(UsageError):
        desk.undo()


def test_another_session_takes_up_the_first(case: Case, desk: Desk) -> None:
    desk.accept()
    later = Desk(Case(case.root), BY)
    assert ids(later) == by_id(*ORDER[1:])
    assert later.undo() == f"waiting again {leases().id[:8]}"
    assert leases().id in ids(later)


def test_a_session_does_not_take_back_what_another_person_decided(case: Case, desk: Desk) -> None:
    case.accept(barges().id, by="Ines Quill")
    desk.refresh()
    with pytest.raises(UsageError, match="no decision to take back"):
        desk.undo()


def test_what_somebody_else_took_back_is_passed_over(case: Case, desk: Desk) -> None:
    desk.accept()
    desk.accept()
    Case(case.root).undo(barges().id, by="Ines Quill")
    with pytest.raises(UsageError, match="no decision to take back"):
        desk.undo()
    assert desk.undo() == f"waiting again {leases().id[:8]}"


def test_undo_goes_to_the_one_that_others_were_merged_into(desk: Desk) -> None:
    desk.move(1)
    desk.merge([leases().id, met().id])
    desk.undo()
    assert at(desk) == barges()


def test_what_could_not_be_taken_back_can_be_later(
    case: Case, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = truth(case)
    desk.accept()
    desk.accept()
    with monkeypatch.context() as patched:
        patched.setattr(CaseFolder, "commit", full)
        with pytest.raises(OSError, match="No space"):
            desk.undo()
    assert desk.undo() == f"waiting again {barges().id[:8]}"
    assert desk.undo() == f"waiting again {leases().id[:8]}"
    assert truth(case) == before


# --- editing ------------------------------------------------------------------------------------


def test_an_edit_is_shown_and_accepted(case: Case, desk: Desk) -> None:
    assert desk.edit(object="the board", when="2030") == "changed object, when"
    assert desk.row["object"] == "dredging-board"
    assert desk.row["when"] == "2030"
    assert desk.edited.values == {"object": "the board", "when": "2030"}
    desk.accept()
    assert next(iter(case.content.claims.values())).when
    assert not desk.edited


def test_an_edit_says_what_is_wrong_with_it(desk: Desk) -> None:
    assert desk.edit(when="soon").startswith("'soon' is not an EDTF date")
    assert [fault.file for fault in desk.faults()] == [f"proposal {leases().id[:8]}"]
    with pytest.raises(InvalidInput):
        desk.accept()
    assert at(desk) == leases()
    with pytest.raises(UsageError, match="no field"):
        desk.edit(colour="red")
    desk.reset()
    assert not desk.faults()
    assert "when" not in desk.row


def test_what_check_would_say_is_known_before(case: Case, desk: Desk) -> None:
    assert desk.doubts() == ()
    desk.edit(predicate="cites")
    (doubt,) = desk.doubts()
    assert doubt.startswith("the object of 'cites' has to be: agent or document")
    assert not desk.faults()
    desk.accept()
    assert [f.message for f in case.check(select=["CG2"]).findings] == [doubt]


def test_edits_stay_with_their_proposal(desk: Desk) -> None:
    desk.edit(when="2030")
    desk.move(1)
    assert not desk.edited
    desk.move(-1)
    assert desk.edited.values == {"when": "2030"}


def test_a_new_thing_in_place(case: Case, desk: Desk) -> None:
    desk.new_entity("The Long Shed", "facility", "object")
    assert not desk.faults()
    assert {e.label for e in desk.new} == {"The Long Shed", "Odo Finch"}
    known, new = desk.complete("object", "long")
    assert (known.value, known.is_new) == ("the-long-shed", False)
    assert (new.value, new.is_new) == ("long", True)
    desk.accept()
    assert "https://example.org/merrow/the-long-shed" in case.content.entities
    with pytest.raises(UsageError, match="can't be the name"):
        desk.new_entity("a; b")


def test_two_claims_of_one_proposal(case: Case, desk: Desk) -> None:
    desk.split([{"when": "2029"}, {"when": "2030"}])
    assert len(case.content.claims) == 2
    desk.undo()
    assert not case.content.claims


# --- completing ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("subject", "boar", "dredging-board"),
        ("object", "EEL", "eel-quay"),
        ("chain", "odo-finch (told) > dredg", "dredging-board"),
        ("qualifiers", "addressee=eel", "eel-quay"),
        ("qualifiers", "addr", "addressee="),
        ("predicate", "has the cou", "hasCount"),
        ("predicate", "运营", "operates"),
        ("type", "facil", "Facility"),
        ("polarity", "den", "denied"),
        ("status", "car", "carried"),
    ],
)  # fmt: skip
def test_what_may_be_meant(desk: Desk, field: str, text: str, value: str) -> None:
    assert value in [choice.value for choice in desk.complete(field, text)]


def test_relations_for_records_are_not_offered(desk: Desk) -> None:
    offered = {c.value for c in desk.complete("predicate", "", limit=500)}
    assert "operates" in offered
    assert not offered & {"attests", "dependsOn", "verdict", "stance", "subject", "addressee"}


def test_nothing_is_offered_for_free_fields(desk: Desk) -> None:
    assert desk.complete("when", "20") == []
    assert desk.complete("gloss", "x") == []


@pytest.mark.parametrize(
    ("field", "text", "value", "after"),
    [
        ("subject", "eel", "eel-quay", "eel-quay"),
        ("chain", "odo (told) > dredg", "dredging-board", "odo (told) > dredging-board"),
        ("chain", 'odo-finch + "the Boa', "dredging-board", "odo-finch + dredging-board"),
        ("qualifiers", "addressee=eel", "eel-quay", "addressee=eel-quay"),
        ("qualifiers", "addressee=eel-quay; addr", "addressee=", "addressee=eel-quay; addressee="),
        ("new", "The Long Shed (facil", "Facility", "The Long Shed (Facility)"),
        ("new", "Ida; The Long Shed ()", "Agent", "Ida; The Long Shed (Agent)"),
        ("polarity", "den", "denied", "denied"),
    ],
)  # fmt: skip
def test_a_choice_says_what_stands_in_the_field_then(
    desk: Desk, field: str, text: str, value: str, after: str
) -> None:
    (found,) = [c for c in desk.complete(field, text, limit=200) if c.value == value]
    assert found.text == after


@pytest.mark.parametrize(
    ("field", "text", "name", "after"),
    [
        ("object", "The Long Shed", "The Long Shed", "The Long Shed"),
        ("where", "Salt Flats", "Salt Flats", "Salt Flats"),
        ("qualifiers", "addressee=Ida Finch", "Ida Finch", "addressee=Ida Finch"),
        ("chain", "eel-quay > Ida Finch", "Ida Finch", 'eel-quay > "Ida Finch"'),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_may_be_that_of_a_new_thing(
    case: Case, desk: Desk, field: str, text: str, name: str, after: str
) -> None:
    new = desk.complete(field, text)[-1]
    assert (new.value, new.text, new.is_new) == (name, after, True)
    desk.edit(**{field: new.text, "new": with_new("", new.value, "Person")})
    desk.accept()
    assert name in {entity.label for entity in case.content.entities.values()}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("subject", ""),
        ("subject", "Eel Quay"),
        ("subject", "eel-quay"),
        ("subject", "a; b"),
        ("chain", "eel-quay (told"),
        ("chain", "eel-quay : denies"),
        ("qualifiers", "addr"),
        ("predicate", "no such thing"),
        ("when", "2031"),
        ("new", "The Long Shed"),
    ],
)  # fmt: skip
def test_what_has_a_name_already_or_can_not_have_one_is_nothing_new(
    desk: Desk, field: str, text: str
) -> None:
    assert not any(choice.is_new for choice in desk.complete(field, text))


# --- a whole rule -------------------------------------------------------------------------------


def test_rules_come_with_how_often_they_were_right_and_how_many_wait(
    case: Case, desk: Desk
) -> None:
    other = replace(met(), origin=replace(met().origin, rule="place.verb")).identified()
    store(case, [other], "another")
    case.reject(said().id, reason="no", by=BY)
    case.accept(denied().id, by=BY)
    desk.refresh()
    told = {rule.rate.rule: (rule.rate.rate, rule.scores) for rule in desk.rules()}
    assert told == {"made-up": (0.5, (0.9, 0.7, 0.4)), "place.verb": (None, (0.4,))}
    assert desk.rules()[0].steps() == ((0.9, 1), (0.7, 2), (0.4, 3))


def test_a_rule_that_is_mostly_rejected_comes_last(case: Case, desk: Desk) -> None:
    other = replace(met(), origin=replace(met().origin, rule="place.verb")).identified()
    store(case, [other], "another")
    case.reject(said().id, reason="no", by=BY)
    desk.refresh()
    assert [rule.rate.rule for rule in desk.rules()] == ["place.verb", "made-up"]


def test_what_was_shown_of_a_rule_is_accepted_and_one_undo_takes_it_back(
    case: Case, desk: Desk
) -> None:
    before = truth(case)
    (rule,) = desk.rules()
    shown = desk.preview(rule, 0.6)
    assert shown.message() == "would accept 3 proposals, with 3 new things"
    assert truth(case) == before
    assert desk.accept_shown(rule, 0.6, shown.token).endswith(", with 3 new things")
    assert desk.progress.accepted == 3
    desk.undo()
    assert (desk.progress.accepted, desk.progress.waiting) == (0, 5)
    assert truth(case) == before


def test_another_session_takes_a_whole_rule_back_at_once(case: Case, desk: Desk) -> None:
    (rule,) = desk.rules()
    desk.accept_shown(rule, 0.6, desk.preview(rule, 0.6).token)
    later = Desk(Case(case.root), BY)
    later.undo()
    assert later.progress.waiting == 5


@pytest.mark.parametrize("token", ["", "000000000000"])
def test_without_what_was_shown_nothing_of_a_rule_is_accepted(
    case: Case, desk: Desk, token: str
) -> None:
    (rule,) = desk.rules()
    with pytest.raises(DataError, match="not what was shown"):
        desk.accept_shown(rule, 0.6, token)
    with pytest.raises(DataError, match="not what was shown"):
        desk.accept_shown(rule, 0.3, desk.preview(rule, 0.6).token)
    assert not case.content.judgements


def test_a_rule_is_looked_at_within_what_the_session_is_about(case: Case) -> None:
    desk = case.review(BY, case.wanted(about="finch", min_score=0.65))
    (rule,) = desk.rules()
    assert rule.scores == (0.9,)
    assert desk.preview(rule, 0.1).proposals == (leases(),)


def test_what_is_being_changed_is_left_to_be_accepted_by_itself(desk: Desk) -> None:
    desk.edit(when="2030")
    (rule,) = desk.rules()
    assert rule.scores == (0.7, 0.6, 0.4, 0.2)
    desk.accept_shown(rule, 0.5, desk.preview(rule, 0.5).token)
    assert desk.go(leases().id) == "1 of 3"
    assert desk.edited.values == {"when": "2030"}
    desk.reset()
    assert desk.rules()[0].scores == (0.9, 0.4, 0.2)


@pytest.mark.parametrize(("text", "least"), [("0.8", 0.8), (" 0,75 ", 0.75), ("1", 1), ("0", 0)])
def test_a_score_is_written_with_a_point_or_a_comma(text: str, least: float) -> None:
    assert threshold(text) == least


@pytest.mark.parametrize("text", ["", "high", "1.1", "-0.1", "nan", "inf", "80%"])
def test_what_is_no_score_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="is no score"):
        threshold(text)


# --- for pages ----------------------------------------------------------------------------------


def test_all_about_a_proposal_as_json(desk: Desk) -> None:
    desk.edit(when="2030")
    record = json.loads(json.dumps(desk.record()))
    assert record["id"] == leases().id
    assert record["sentence"] == "Dredging Board operates Eel Quay"
    assert record["voices"] == "Odo Finch (told)"
    assert record["row"]["when"] == "2030"
    assert record["changed"] == {"when": "2030"}
    assert record["new"] == [{"id": "odo-finch", "name": "Odo Finch", "types": ["Person"]}]
    text = "".join(segment["text"] for segment in record["passage"]["segments"])
    assert leases().quote in text
    assert record["points"][0] == {"what": "score", "points": 0.9}


def test_a_filter_holds_for_the_session(case: Case) -> None:
    desk = case.review(BY, Filter(least=0.65))
    assert ids(desk) == by_id(leases(), barges())
    desk.accept()
    assert (desk.progress.total, desk.progress.accepted) == (2, 1)


def test_what_is_proposed_meanwhile_comes_with_a_refresh(case: Case, desk: Desk) -> None:
    new = replace(leases(), quote="Dredging Board leases the Eel Quay", anchor=(35, 69), score=1.0)
    store(case, [*every(), new.identified()])
    assert new.identified().id not in ids(desk)
    assert desk.refresh() == "6 waiting"
    assert ids(desk)[0] == new.identified().id


def test_several_threads(desk: Desk) -> None:
    failures: list[Exception] = []

    def work() -> None:
        try:
            desk.accept()
            assert desk.progress.total == 5
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a failure
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert desk.current is None
    assert desk.progress.accepted == 5


def test_somebody_sits_at_it(case: Case) -> None:
    with pytest.raises(UsageError, match="nobody is named"):
        Desk(case, " ")
