"""Views as they are written: parsed, written back, put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import NS, iri

from claimgraph.errors import UsageError
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.source import Reliability
from claimgraph.model.view import STANDARD, Certainty, NamedView, View, Views, valid_view_name

VIEWS = Views(
    (
        NamedView("loop", "accepted loop"),
        NamedView("no-ngo", "without=ngo known-by=2022"),
        NamedView("strict", "no-ngo corroborated"),
    ),
    NS.expand,
)

DATES = st.sampled_from(["2022", "2022-12", "2022-12-05", "2016/2018", "2018~", "../2019"])
THINGS = st.lists(st.sampled_from(["ngo", "paper", "ann", "club"]).map(iri), max_size=3)


@st.composite
def policies(draw: st.DrawFn) -> View:
    known, valid = (draw(st.none() | DATES.map(EdtfDate.parse)) for _ in range(2))
    return View(
        every=draw(st.booleans()),
        undisputed=draw(st.booleans()),
        origins=draw(st.integers(0, 9)),
        without=tuple(sorted(set(draw(THINGS)))),
        only=tuple(sorted(set(draw(THINGS)))),
        known_by=known,
        valid_at=valid,
        dates=draw(st.sampled_from(Certainty)) if known or valid else Certainty.POSSIBLY,
        min_credibility=draw(st.none() | st.integers(1, 6)),
        min_reliability=draw(st.none() | st.sampled_from(Reliability)),
    )


@given(policies())
def test_a_view_that_is_written_is_read_back(view: View) -> None:
    assert VIEWS.parse(view.text(NS.shorten)) == view
    assert Views().parse(view.text(lambda thing: thing)) == view


@given(policies(), policies())
def test_the_same_policy_has_the_same_key_and_no_other(one: View, other: View) -> None:
    assert (one.key == other.key) is (one == other)


@pytest.mark.parametrize("name", STANDARD)
def test_a_standard_view_goes_by_its_name(name: str) -> None:
    assert VIEWS.parse(name) == STANDARD[name]


def test_criteria_refine_a_view() -> None:
    view = VIEWS.parse("corroborated without=ngo without=paper known-by=2022-12 dates=certainly")
    assert view == View(
        origins=2,
        without=(iri("ngo"), iri("paper")),
        known_by=EdtfDate.parse("2022-12"),
        dates=Certainty.CERTAINLY,
    )


def test_names_are_put_together_and_the_later_value_counts() -> None:
    assert VIEWS.parse("strict") == View(
        origins=2, without=(iri("ngo"),), known_by=EdtfDate.parse("2022")
    )
    assert VIEWS.parse("strict known-by=2019 origins=3 without=paper") == View(
        origins=3, without=(iri("ngo"), iri("paper")), known_by=EdtfDate.parse("2019")
    )


def test_a_thing_with_blanks_in_its_name_is_quoted() -> None:
    seen: list[str] = []
    views = Views(resolve=lambda text: seen.append(text) or iri("club"))  # type: ignore[func-returns-value]
    assert views.parse("without='The Tea Club'").without == (iri("club"),)
    assert seen == ["The Tea Club"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nice", r"there is no view 'nice'\nUse one of: accepted, all, .*, no-ngo, strict; or"),
        ("", "a view needs a name"),
        ("without='ngo", "can't be read"),
        ("after=2020", "there is no criterion 'after' for a view\nUse one of: origins, without"),
        ("origins=0", "origins can't be '0'\nIt is a number from 1 on"),
        ("origins=two", "origins can't be 'two'"),
        ("min-credibility=7", "It is a grade from 1"),
        ("min-reliability=G", "It is a grade from A to F"),
        ("dates=maybe", "It is possibly or certainly"),
        ("known-by=31.12.2020", "known-by: '31.12.2020' is not an EDTF date"),
        ("loop", "the view 'loop' is made of itself"),
    ],
)
def test_what_is_no_view_is_refused_with_the_mend(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        VIEWS.parse(text)


@pytest.mark.parametrize("name", ["", "a b", "x=1", "-x", "accepted", "all", "a" * 65, "ä"])
def test_what_can_be_no_name(name: str) -> None:
    with pytest.raises(UsageError):
        valid_view_name(name)


def test_views_of_views_take_no_more_than_each_of_them_once() -> None:
    kept = [NamedView("v0", "without=ngo"), NamedView("broken", "v1 gone")]
    kept += [NamedView(f"v{n}", f"v{n - 1} v{n - 1}") for n in range(1, 5000)]
    assert Views(tuple(kept), NS.expand).parse("v4999") == View(without=(iri("ngo"),))


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ("gone", "view 'kept': there is no view 'gone'"),
        ("after=2020", "view 'kept': there is no criterion 'after'"),
        ("without='ngo", "view 'kept': the view can't be read"),
        ("", "view 'kept': a view needs a name"),
        ("other", "the view 'kept' is made of itself"),
    ],
)
def test_a_fault_in_a_kept_view_is_said_to_be_there(policy: str, message: str) -> None:
    views = Views((NamedView("kept", policy), NamedView("other", "kept undisputed")), NS.expand)
    with pytest.raises(UsageError, match=message):
        views.parse("other origins=2")
