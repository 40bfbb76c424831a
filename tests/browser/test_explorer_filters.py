"""The filters, which are the legend: what is hidden, what stays, and how it is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.pointing import Opener, click_node, passing, shown, unfold, until
from tests.builders import claim, content, entity, record, said
from tests.presentation.explorer_contents import board, many, page_of

import claimgraph as cg
from claimgraph.model.claim import Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_legend_hides_and_shows(opened: Opener) -> None:
    page = opened(page_of(board()))
    everything = shown(page)
    assert everything == {
        "ann", "board", "harbour", "houses", "lodz", "ministry", "society", "witness",
    }  # fmt: skip
    legend = page.locator("#legend")
    legend.get_by_role("checkbox", name="person 2").uncheck()
    assert shown(page) == everything - {"ann", "witness"}
    assert "6 of 8 shown" in page.locator("#bar").inner_text()
    legend.get_by_role("checkbox", name="person 2").check()
    legend.get_by_role("button", name="None").click()
    assert shown(page) == set()
    assert "Everything is hidden" in page.locator("#start").inner_text()
    page.locator("#show-all").click()
    assert shown(page) == everything

    legend.get_by_text("Relations").click()
    legend.get_by_role("checkbox", name="knows 2").uncheck()
    edges = page.evaluate("claimgraph.drawing.edges.length")
    assert edges == 5
    legend.get_by_text("Sources").click()
    legend.get_by_role("checkbox", name="The Puddle Paper").uncheck()
    assert page.evaluate("claimgraph.drawing.edges.length") == 2  # what the leaflet says too


def test_the_legend_explains_what_is_there(opened: Opener) -> None:
    words = opened(page_of(board())).locator("#legend").inner_text()
    for line in ("contradicted", "denied", "rejected by the analyst", "exists, not identified"):
        assert line in words


def test_a_focus_shows_only_the_surroundings(opened: Opener) -> None:
    page = opened(page_of(board()))
    click_node(page, "lodz")
    page.get_by_role("button", name="Only its surroundings: 1 hop").click()
    assert shown(page) == {"lodz", "houses"}
    assert "Around Łódź, 1 hop: 2 of 8" in page.locator("#bar").inner_text()
    page.get_by_role("button", name="Only its surroundings: 2 hops").click()
    assert shown(page) == {"lodz", "houses", "board"}
    page.locator("#show-all").click()
    assert len(shown(page)) == 8
    click_node(page, "lodz")
    page.get_by_role("button", name="Hide").click()
    assert "lodz" not in shown(page)


# --- who, how, where ----------------------------------------------------------------------------


def test_claims_are_filtered_by_who_says_them_how_and_where(opened: Opener) -> None:
    page = opened(page_of(board()))
    legend = page.locator("#legend")

    who = unfold(page, "agents")
    who.get_by_role("button", name="Only The Tea Society").click(force=True)
    assert edges(page) == {"board operates houses"}
    assert "Who says it: only The Tea Society" in page.locator("#bar").inner_text()
    # A chip takes one filter away, and the keyboard goes on from where it was.
    page.get_by_role("button", name="Who says it: only The Tea Society").click()
    assert len(edges(page)) == 7

    unfold(page, "stances").get_by_role("checkbox", name="asserts it").uncheck()
    assert edges(page) == {
        "ann leads society",
        "board operates harbour",
        "society knows board",
        "witness knows ann",
    }
    page.locator("#filter-clear").click()

    unfold(page, "credibilities").get_by_role("checkbox", name="not judged").uncheck()
    assert edges(page) == {"board operates houses"}
    page.locator("#show-all").click()

    legend.get_by_role("checkbox", name="only contradicted").check()
    assert edges(page) == {"board partOf ministry", "ann leads society"}
    assert shown(page) == {"ann", "board", "ministry", "society"}
    legend.get_by_role("checkbox", name="only contradicted").uncheck()
    legend.get_by_role("checkbox", name="denied", exact=False).uncheck()
    assert "board operates harbour" not in edges(page)


def test_counts_tell_what_a_value_would_bring(opened: Opener) -> None:
    page = opened(page_of(board()))
    legend = page.locator("#legend")
    sources = unfold(page, "sources")
    assert sources.get_by_role("checkbox", name="The leaflet 2").count() == 1
    legend.get_by_role("checkbox", name="only contradicted").check()
    assert sources.get_by_role("checkbox", name="The leaflet 1").count() == 1
    assert sources.get_by_role("checkbox", name="The Puddle Paper 2").count() == 1
    # A facet does not count against itself.
    sources.get_by_role("checkbox", name="The Puddle Paper 2").uncheck()
    assert sources.get_by_role("checkbox", name="The Puddle Paper 2").count() == 1
    assert edges(page) == {"ann leads society"}
    assert "2 of 8 shown, 1 of 7 edges" in page.locator("#bar").inner_text()
    assert "2 of 8 shown" in page.locator("#status").inner_text()


def test_a_long_facet_shows_the_top_and_has_a_search_of_its_own(opened: Opener) -> None:
    page = opened(page_of(crowd()))
    who = unfold(page, "agents")
    assert who.get_by_role("checkbox").count() == 7
    assert "Show 24 more" in who.inner_text()
    who.get_by_role("searchbox").fill("SPEAKER 2")
    assert who.get_by_role("checkbox").count() == 7
    who.get_by_role("searchbox").fill("speaker 27")
    assert "Speaker 27" in who.locator("li").inner_text()
    who.get_by_role("searchbox").press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    # What was chosen stays in sight, however far down it stands.
    who.get_by_role("searchbox").fill("")
    assert who.get_by_role("checkbox", name="Speaker 27").is_checked() is False
    who.get_by_role("button", name="Show 24 more").click()
    assert who.get_by_role("checkbox").count() == 31
    who.get_by_role("searchbox").fill("nobody")
    assert "Nothing goes by that." in who.inner_text()


# --- when ---------------------------------------------------------------------------------------


def test_claims_are_filtered_by_when_they_hold(opened: Opener) -> None:
    page = opened(page_of(dated()))
    box = page.locator("#facet-dates")
    assert box.locator(".axis").inner_text().split() == ["2012", "2019"]
    told = box.get_by_role("img").get_attribute("aria-label")
    assert told == "4 claims dated with certainty from 2012 to 2019; most in 2016"
    assert box.locator("rect.possible").count() == 8  # an open end reaches to the last year

    # The handles go by keyboard; each says where it stands.
    first = box.get_by_role("slider", name="From when")
    assert first.get_attribute("aria-valuetext") == "no limit"
    first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-valuetext") == "2016"
    assert box.get_by_role("textbox", name="From").input_value() == "2016"
    # Nothing is lost that may have been then: 2012/.. and 2015/2017, and what has no date.
    assert passing(page) == {"hub", "open", "range", "spring", "sure", "late", "undated"}
    last = box.get_by_role("slider", name="Until when")
    last.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert passing(page) == {"hub", "open", "range", "spring", "sure", "undated"}
    assert "2016 to 2016" in page.locator("#bar").inner_text()
    box.get_by_role("checkbox", name="without a date").uncheck()
    assert passing(page) == {"hub", "open", "range", "spring", "sure"}
    assert "only what is dated" in page.locator("#bar").inner_text()
    # The handles can't pass each other.
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    assert page.evaluate("claimgraph.state.facets.to") == "2016"
    # All steps of a handle are one step back.
    page.keyboard.press("Control+z")
    until(page, "() => claimgraph.state.facets.undated")
    page.keyboard.press("Control+z")
    until(page, "() => claimgraph.state.facets.to === ''")
    page.keyboard.press("Control+z")
    until(page, "() => claimgraph.state.facets.from === ''")
    assert len(passing(page)) == 8


def test_a_date_can_be_written(opened: Opener) -> None:
    page = opened(page_of(dated()))
    field = page.locator("#facet-dates").get_by_role("textbox", name="To")
    field.fill("soon")
    field.press("Enter")
    assert "Not a date" in page.locator("#facet-dates").inner_text()
    assert field.get_attribute("aria-invalid") == "true"
    assert len(passing(page)) == 8
    field.fill("2014-06-30")
    field.press("Enter")
    assert passing(page) == {"hub", "open", "early", "undated"}
    assert field.get_attribute("aria-invalid") is None
    assert "to 2014-06-30" in page.locator("#bar").inner_text()
    page.get_by_role("button", name="to 2014-06-30").click()
    assert field.input_value() == ""
    assert len(passing(page)) == 8


def test_a_case_without_dates_has_no_histogram(opened: Opener) -> None:
    page = opened(page_of(many(20, 40)))
    assert page.locator("#facet-dates").is_hidden()


# --- the cases ----------------------------------------------------------------------------------


def edges(page: Page) -> set[str]:
    """The edges that are shown."""
    return set(
        page.evaluate(
            """() => claimgraph.shown.edges.map((edge) => {
                const { graph } = claimgraph;
                const [from, to] = graph.ends(edge).map((node) => graph.id(node));
                return `${from} ${graph.relation(edge).labels.en} ${to}`;
            })"""
        )
    )


def crowd() -> Content:
    """Return a case in which thirty people say something."""
    people = [entity(f"p{n:02}", "Person", f"Speaker {n}") for n in range(30)]
    claims = [claim(f"p{n:02}", "knows", f"p{(n + 1) % 30:02}") for n in range(30)]
    sayings = [
        saying
        for n, one in enumerate(claims)
        for saying in said(one, "paper", [([f"p{n:02}"], "paper", Stance.ASSERTS)])
    ]
    paper = entity("paper", "Document", "The Puddle Paper")
    return content([*people, paper], [record("paper", claims, sayings)])


def dated() -> Content:
    """Return a case whose claims hold at some time: surely, perhaps, or nobody says when."""
    dates = {
        "early": "2013-05",
        "open": "2012/..",
        "range": "2015/2017",
        "sure": "2016-02-29",
        "spring": "2016-03",
        "late": "2019",
        "undated": "",
    }
    things = [entity(id_, "Organisation", id_) for id_ in ("hub", *dates)]
    claims = [
        claim("hub", "knows", id_, **({"when": EdtfDate(date)} if date else {}))
        for id_, date in dates.items()
    ]
    sayings = [saying for one in claims for saying in said(one, "paper")]
    paper = entity("paper", "Document", "The Puddle Paper")
    return content([*things, paper], [record("paper", claims, sayings)])


def test_the_head_counts_the_sources_that_can_be_filtered(opened: Opener, repo: Path) -> None:
    case = cg.open(repo / "graphs" / "overseas-police-stations")
    page = opened(case.explore("-").data)
    box = unfold(page, "sources")
    box.get_by_role("button", name="more").click()
    documents = box.get_by_role("checkbox").count()
    assert box.get_by_role("checkbox", name="no source").count() == 0
    assert documents > len(case.content.records)
    assert f"{documents} sources" in page.locator("#facts").inner_text()
