"""Counts against counts: what is added up with what, what does not fit, and what is no conflict."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.reconciling import Case

from claimgraph.model.claim import Modality, Stance
from claimgraph.model.judgement import Verdict

RUN = "by who runs them"


def parts_case(total: str = "10 posts", old: str = "6 posts", new: str = "4 posts") -> Case:
    """Return a whole of two parts, run by two."""
    case = Case()
    case.say("t", "all", "hasCount", total)
    case.say("n1", "old", "hasCount", old)
    case.say("n2", "new", "hasCount", new)
    case.say("p1", "old", "partOf", "all")
    case.say("p2", "new", "partOf", "all")
    case.say("r1", "office", "operates", "old")
    case.say("r2", "board", "setUp", "new")
    return case


# --- totals and parts ------------------------------------------------------------------------


def test_parts_that_make_the_whole_reconcile_and_are_no_finding() -> None:
    case = parts_case()
    assert ("t", RUN, "10 posts", "reconciles") in case.sums
    assert case.findings("CG302") == []


@pytest.mark.parametrize(
    ("total", "old", "new", "fits"),
    [
        ("10 posts", "6 posts", "3 posts", True),  # not all parts need be known
        ("10 posts", "6 posts", "5 posts", False),
        ("10 posts", "6 posts", "at least 5 posts", False),
        ("10 posts", "at least 6 posts", "about 5 posts", True),
        ("up to 10 posts", "over 10 posts", "1 post", False),
        ("at least 10 posts", "60 posts", "5 posts", True),
        ("about 10 posts", "60 posts", "5 posts", True),
        ("between 8 and 10 posts", "6 posts", "between 4 and 7 posts", True),
        ("10 posts", "11 posts", "1 post", False),
        ("10 posts", "11 guards", "12 guards", True),  # other units
    ],
)
def test_only_parts_that_are_certainly_too_many_are_found(
    total: str, old: str, new: str, fits: bool
) -> None:
    assert (parts_case(total, old, new).findings("CG302") == []) is fits


def test_the_finding_shows_total_and_parts_side_by_side() -> None:
    (finding,) = parts_case(new="5 posts").findings("CG302")
    assert "add up" not in finding.message
    assert "2 of its parts come to exactly 11 (Old 6, New 5)" in finding.message
    assert "the whole is said to be exactly 10" in finding.message
    assert parts_case(new="5 posts").found("CG302") == [{"t", "n1", "n2", "p1", "p2"}]


def test_one_thing_counts_as_one_where_the_members_are_counted() -> None:
    case = Case()
    case.say("t", "all", "hasCount", "2 posts")
    for number in (1, 2):
        case.say(f"p{number}", f"post{number}", "partOf", "all")
    assert ("t", "named members", "2 posts", "reconciles") in case.sums
    case.say("p3", "post3", "partOf", "all")
    assert ("t", "named members", "3 posts", "does not fit") in case.sums
    assert case.found("CG302") == [{"t", "p1", "p2", "p3"}]


def test_a_member_of_another_kind_is_not_one_of_them() -> None:
    case = Case()
    case.say("t", "all", "hasCount", "1 post")
    for person in ("ann", "bob"):
        case.say(person, person, "partOf", "all")
    assert {row[3] for row in case.sums} == {"open"}


def test_an_organisation_with_departments_is_not_so_many_people() -> None:
    case = Case()
    case.say("t", "club", "hasCount", "1 person")
    case.say("p1", "office", "partOf", "club")
    case.say("p2", "board", "partOf", "club")
    assert {row[3] for row in case.sums} == {"open"}


def test_a_group_that_nobody_counted_leaves_the_sum_open_above() -> None:
    case = Case()
    case.say("t", "all", "hasCount", "10 posts")
    case.say("p1", "old", "partOf", "all")
    case.say("p2", "post1", "partOf", "all")
    assert ("t", "parts that nothing tells apart", "at least 1 posts", "open") in case.sums


def test_parts_of_parts_are_not_counted_twice() -> None:
    case = parts_case()
    case.say("n3", "east", "hasCount", "3 posts")
    case.say("p3", "east", "partOf", "old")
    case.say("p4", "east", "partOf", "all")  # said of the whole too
    case.say("r3", "guild", "operates", "east")
    assert ("t", RUN, "10 posts", "reconciles") in case.sums
    assert case.findings("CG302") == []


def test_a_circle_of_parts_is_survived() -> None:
    case = parts_case()
    case.say("p3", "all", "partOf", "old")
    case.say("p4", "old", "partOf", "new")
    case.say("p5", "new", "partOf", "old")
    assert case.sums


def test_parts_that_are_told_apart_in_two_ways_may_be_the_same() -> None:
    case = parts_case()
    case.say("n3", "east", "hasCount", "7 posts")
    case.say("p3", "east", "partOf", "all")
    case.say("l3", "east", "locatedIn", "marsh")
    assert ("t", RUN, "10 posts", "reconciles") in case.sums
    assert ("t", "all parts", "17 posts", "open") in case.sums
    assert case.findings("CG302") == []


def test_a_part_in_two_groups_joins_them() -> None:
    case = parts_case(new="5 posts")
    case.say("s1", "post1", "partOf", "old")
    case.say("s2", "post1", "partOf", "new")
    assert case.findings("CG302") == []


def test_parts_that_may_be_one_are_not_added_up() -> None:
    case = parts_case(new="5 posts")
    case.judge(Verdict.UNSURE, "old", "new")
    assert case.findings("CG302") == []
    case.judge(Verdict.DIFFERENT, "old", "new")
    assert len(case.findings("CG302")) == 1


def test_parts_that_are_the_same_count_once() -> None:
    case = parts_case(new="6 posts")
    assert len(case.findings("CG302")) == 1
    case.judge(Verdict.SAME, "old", "new")
    assert case.findings("CG302") == []


def test_parts_that_nothing_tells_apart_may_be_counted_twice() -> None:
    case = Case()
    case.say("t", "all", "hasCount", "10 posts")
    for thing in ("old", "new"):
        case.say(f"n-{thing}", thing, "hasCount", "6 posts")
        case.say(f"p-{thing}", thing, "partOf", "all")
    (finding,) = case.findings("CG302")
    assert finding.message.endswith("unless some are counted twice")


def test_the_part_of_a_body_and_that_of_its_department_may_overlap() -> None:
    case = parts_case(new="5 posts")
    case.say("b", "board", "subordinateTo", "office")
    assert case.findings("CG302") == []


def test_a_place_within_a_place_is_not_added_to_it() -> None:
    case = Case()
    case.say("t", "all", "hasCount", "10 posts")
    for thing, place in (("old", "marsh"), ("new", "puddle")):
        case.say(f"n-{thing}", thing, "hasCount", "6 posts")
        case.say(f"p-{thing}", thing, "partOf", "all")
        case.say(f"l-{thing}", thing, "locatedIn", place)
    assert len(case.findings("CG302")) == 1
    case.say("in", "puddle", "locatedIn", "marsh")
    assert case.findings("CG302") == []


def test_counts_of_other_dates_are_not_added_up() -> None:
    case = parts_case(old="1 post", new="1 post")
    case.say("later", "old", "hasCount", "60 posts", when="2019")
    assert case.findings("CG302") == []
    case.say("whole", "all", "hasCount", "10 posts", when="2019")
    assert case.found("CG302") == [{"whole", "later", "n2", "p1", "p2"}]


@pytest.mark.parametrize("mode", [Modality.PLANNED, Modality.POSSIBILITY, Modality.NORM])
def test_what_is_only_planned_is_not_counted(mode: Modality) -> None:
    case = parts_case()
    case.say("plan", "new", "hasCount", "60 posts", modality=mode)
    assert case.findings("CG302") == []
    assert case.findings("CG303") == []


def test_what_is_only_denied_or_was_rejected_is_not_counted() -> None:
    case = parts_case()
    case.say("no", "new", "hasCount", "60 posts", stance=Stance.DENIES)
    case.say("bad", "new", "hasCount", "70 posts")
    assert len(case.findings("CG303")) == 1
    case.judge(Verdict.REJECT, "bad")
    assert case.findings("CG303") == []
    assert case.findings("CG302") == []


# --- totals that were computed ---------------------------------------------------------------


def computed(total: str = "10 posts", new: str = "4 posts") -> Case:
    case = Case()
    case.say("n1", "old", "hasCount", "6 posts")
    case.say("n2", "new", "hasCount", new)
    case.say("t", "all", "hasCount", total, on=("n1", "n2"))
    return case


def test_a_total_is_held_against_what_it_was_computed_from() -> None:
    assert ("t", "as computed", "10 posts", "reconciles") in computed().sums
    assert computed().findings("CG301") == []


@pytest.mark.parametrize("total", ["11 posts", "9 posts", "over 10 posts"])
def test_a_computed_total_has_to_come_out(total: str) -> None:
    assert computed(total).found("CG301") == [{"t", "n1", "n2"}]


def test_a_difference_is_no_sum() -> None:
    case = Case()
    case.say("t", "all", "hasCount", "10 posts")
    case.say("n1", "old", "hasCount", "6 posts")
    case.say("n2", "new", "hasCount", "4 posts", on=("t", "n1"))
    case.say("other", "east", "hasCount", "9 posts")
    case.say("looked-at", "west", "hasCount", "13 posts", on=("n1", "other"))
    assert case.found("CG301") == [{"looked-at", "n1", "other"}]


def test_an_exact_total_of_an_open_count_is_firmer_than_that() -> None:
    case = computed(new="at least 4 posts")
    assert case.found("CG305") == [{"t", "n1", "n2"}]
    assert computed("at least 10 posts", "at least 4 posts").findings("CG305") == []


# --- two counts of one thing -----------------------------------------------------------------


def twice(one: str, other: str, **more: str) -> Case:
    case = Case()
    case.say("c1", "all", "hasCount", one)
    case.say("c2", "all", "hasCount", other, **more)  # type: ignore[arg-type]
    return case


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("10 posts", "11 posts", "CG303"),
        ("10 posts", "over 10 posts", "CG303"),
        ("up to 9 posts", "at least 10 posts", "CG303"),
        ("10 posts", "11 Posts", "CG303"),
        ("1 post", "2 posts", "CG303"),
        ("10 posts", "at least 10 posts", "CG304"),
        ("10 posts", "up to 10 posts", "CG304"),
        ("10 posts", "about 10 posts", "CG304"),
        ("10 posts", "over 8 posts", ""),
        ("10 posts", "about 11 posts", ""),
        ("10 posts", "11 guards", ""),
        ("at least 10 posts", "over 20 posts", ""),
    ],
)
def test_two_counts(one: str, other: str, code: str) -> None:
    case = twice(one, other)
    found = [c for c in ("CG303", "CG304") if case.findings(c)]
    assert found == ([code] if code else [])


@pytest.mark.parametrize("more", [{"when": "2019"}, {"where": "marsh"}])
def test_counts_of_another_time_or_place_are_no_rivals(more: dict[str, str]) -> None:
    assert twice("10 posts", "11 posts", **more).findings("CG303") == []


def test_counts_of_things_that_were_judged_the_same_are_rivals() -> None:
    case = Case()
    case.say("c1", "old", "hasCount", "10 posts")
    case.say("c2", "new", "hasCount", "11 posts")
    assert case.findings("CG303") == []
    case.judge(Verdict.SAME, "old", "new")
    (finding,) = case.findings("CG303")
    assert "New, judged the same as Old" in finding.message
    case.judge(Verdict.DIFFERENT, "old", "new")
    assert case.findings("CG303") == []


def test_who_says_which_number_is_said() -> None:
    case = Case()
    case.say("c1", "all", "hasCount", "10 posts", by="office")
    case.say("c2", "all", "hasCount", "over 12 posts", by="board")
    case.say("c3", "all", "hasCount", "11 posts", by="guild")
    (finding,) = case.findings("CG303")
    assert "exactly 10 (says Office) against over 12 (says Board)" in finding.message
    assert "one further number" in finding.message
    assert case.found("CG303") == [{"c1", "c2", "c3"}]


def test_a_total_inherits_the_bound_of_what_it_is_computed_from() -> None:
    case = computed()
    case.say("n3", "new", "hasCount", "at least 4 posts")
    assert case.found("CG304") == [{"n2", "n3", "t"}]
    (finding,) = case.findings("CG304")
    assert "All, 10 posts, is computed from it and is at least so many" in finding.message


# --- actors ----------------------------------------------------------------------------------


def boards(number: str = "2 boards") -> Case:
    """Return two boards that run all posts, and three bodies that run parts of them."""
    case = Case()
    case.say("g", "boards", "hasCount", number)
    case.say("w", "boards", "operates", "all")
    case.say("t", "all", "hasCount", "10 posts")
    rows = (("old", "office", "operates"), ("new", "board", "setUp"), ("east", "guild", "manages"))
    for size, (part, body, relation) in enumerate(rows, start=2):
        case.say(f"p-{part}", part, "partOf", "all")
        case.say(f"n-{part}", part, "hasCount", f"{size} posts")
        case.say(f"r-{part}", body, relation, part)
    return case


ACTORS = {"g", "w", "r-old", "r-new", "r-east"}


def test_more_actors_than_the_group_has_members_are_found() -> None:
    assert boards().found("CG306") == [ACTORS]
    (finding,) = boards().findings("CG306")
    assert "3 are named for parts of it: Board 3, Guild 4, Office 2" in finding.message
    assert "no 2 of them make exactly 10: the most is 7" in finding.message


@pytest.mark.parametrize("number", ["3 boards", "at least 2 boards", "about 2 boards"])
def test_enough_members_are_no_finding(number: str) -> None:
    assert boards(number).findings("CG306") == []


def test_those_whose_parts_make_the_total_are_named() -> None:
    case = boards()
    case.say("t2", "all", "hasCount", "7 posts")
    (finding,) = case.findings("CG306")
    assert finding.message.endswith("; Board and Guild alone make between 7 and 10")
    case.judge(Verdict.REJECT, "t")
    (finding,) = case.findings("CG306")
    assert finding.message.endswith("; Board and Guild alone make exactly 7")


def test_actors_of_another_family_or_kind_do_not_count() -> None:
    for relation, body in (("owns", "guild"), ("manages", "ann"), ("identified", "guild")):
        case = boards("2 boards")
        case.judge(Verdict.REJECT, "r-east")
        case.say("r", body, relation, "east")
        assert case.findings("CG306") == [], relation


def test_a_department_is_no_further_actor() -> None:
    case = boards()
    case.say("under", "guild", "subordinateTo", "board")
    assert case.findings("CG306") == []


def test_the_outermost_parts_that_name_anybody_count() -> None:
    case = boards("3 boards")
    case.say("p", "west", "partOf", "old")
    case.say("r", "club", "operates", "west")  # a part of a part that has an operator
    assert case.findings("CG306") == []
    case.judge(Verdict.REJECT, "r-old")  # now nobody stands above it
    assert case.findings("CG306") == []
    assert boards("2 boards").found("CG306") == [ACTORS]


def test_what_acts_on_one_thing_acts_on_no_parts_of_it() -> None:
    case = Case()
    case.say("g", "boards", "hasCount", "2 boards")
    case.say("w", "boards", "leads", "club")
    for body in ("office", "board", "guild"):
        case.say(f"p-{body}", body, "partOf", "club")
    for person, body in (("ann", "office"), ("bob", "board"), ("ann", "guild")):
        case.say(f"l-{body}", person, "leads", body)
    case.say("x", "guilds", "hasCount", "9 guilds")
    case.say("y", "guilds", "operates", "all")
    case.say("z", "old", "partOf", "all")
    assert case.findings("CG306") == []


# --- laws ------------------------------------------------------------------------------------

_THINGS = ("all", "old", "new", "east", "west", "post1", "post2")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    case = Case()
    for number in range(draw(st.integers(0, 8))):
        thing = draw(st.sampled_from(_THINGS))
        kind = draw(st.integers(0, 2))
        if kind == 0:
            words = draw(st.sampled_from(["", "at least ", "up to ", "about "]))
            amount = draw(st.integers(0, 9))
            case.say(f"n{number}", thing, "hasCount", f"{words}{amount} posts".strip())
        elif kind == 1:
            case.say(f"p{number}", thing, "partOf", draw(st.sampled_from(_THINGS)))
        else:
            body = draw(st.sampled_from(["office", "board", "guild"]))
            case.say(f"r{number}", body, "operates", thing)
    return case


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(case: Case, chance: random.Random) -> None:
    turned = Case()
    turned.claims = case.claims
    rows = list(case._rows)
    chance.shuffle(rows)
    turned._rows = rows
    assert turned.sums == case.sums


@given(cases())
def test_a_further_part_never_mends_a_whole_that_was_too_small(case: Case) -> None:
    before = {row[0] for row in case.sums if row[1] == "named members" and row[3] != "open"}
    misfits = {row[0] for row in case.sums if row[1] == "named members" and "not" in row[3]}
    case.say("extra", "post3", "partOf", "all")
    after = {row[0] for row in case.sums if row[1] == "named members" and "not" in row[3]}
    assert misfits <= after | (before - misfits)
