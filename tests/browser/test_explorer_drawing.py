"""The drawing: what stands behind a line, groups of like leaves, growing, pruning, pinning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.pointing import Opener, click_node, panel, shown, until
from tests.builders import NS, claim, content, entity, iri, record
from tests.presentation.explorer_contents import board, many, page_of

import claimgraph as cg
from claimgraph.model.claim import Attestation, Claim, Stance
from claimgraph.model.content import Content

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOUSES = 9


def crowd() -> Content:
    """Return a society that operates nine tea houses and, by two papers' word, is in a league."""
    houses = [entity(f"house-{n}", "Place", f"Tea house {n}") for n in range(HOUSES)]
    others = [
        entity("society", "Organisation", "The Tea Society"),
        entity("league", "Organisation", "The League"),
        entity("ann", "Person", "Ann Leaf"),
        entity("paper", "Document", "The Puddle Paper"),
        entity("gazette", "Document", "The Gazette"),
    ]
    claims = [claim("society", "operates", f"house-{n}") for n in range(HOUSES)]
    claims += [claim("society", "partOf", "league"), claim("ann", "leads", "society")]
    claims.append(claim("ann", "knows", "society"))
    said = [_by(one, "paper", "ann") for one in claims]
    said.append(_by(claims[HOUSES], "gazette", "league"))
    return content([*houses, *others], [record("paper", claims, said)])


def _by(what: Claim, document: str, agent: str) -> Attestation:
    return Attestation.of(NS, what.iri, [iri(agent)], Stance.ASSERTS, source=iri(document))


def edge(page: Page, subject: str, object_: str) -> Any:
    """How vis-network draws an edge."""
    return page.evaluate(
        """([subject, object]) => {
            const { graph, drawing } = claimgraph;
            const ends = String([graph.numbers.get(subject), graph.numbers.get(object)]);
            const all = drawing.edges.getIds().filter((edge) => edge >= 0);
            return drawing.edges.get(all.find((edge) => String(graph.ends(edge)) === ends));
        }""",
        [subject, object_],
    )


def place(page: Page, id_: str) -> dict[str, float]:
    """Where a thing is on the screen."""
    return number_place(page, page.evaluate("(id) => claimgraph.graph.numbers.get(id)", id_))


def number_place(page: Page, number: int) -> dict[str, float]:
    """Where a thing or, by a number under zero, a group is on the screen."""
    found: dict[str, float] = page.evaluate(
        """(number) => {
            const { network } = claimgraph.drawing;
            const { x, y } = network.canvasToDOM(network.getPosition(number));
            const { left, top } = document.getElementById("canvas").getBoundingClientRect();
            return { x: x + left, y: y + top };
        }""",
        number,
    )
    return found


def groups(page: Page) -> list[list[Any]]:
    """The groups that are drawn: their hub and how many stand in them."""
    found: list[list[Any]] = page.evaluate(
        "claimgraph.drawing.scene.groups.map(({ hub, members }) =>"
        " [claimgraph.graph.id(hub), members.length])"
    )
    return found


# --- what stands behind a line -------------------------------------------------------------------


def test_two_independent_origins_make_a_thick_whole_line(opened: Opener) -> None:
    page = opened(page_of(crowd()))
    two, one = edge(page, "society", "league"), edge(page, "ann", "society")
    assert two["width"] > one["width"]
    assert not two["dashes"]
    assert one["dashes"]
    legend = page.locator("#legend").inner_text()
    assert "two or more independent origins" in legend
    assert "one origin" in legend


def test_a_denied_edge_ends_in_a_bar(opened: Opener) -> None:
    page = opened(page_of(board()))
    assert edge(page, "board", "harbour")["arrows"]["to"]["type"] == "bar"
    assert edge(page, "board", "houses")["arrows"]["to"]["type"] == "arrow"


# --- where lines lie on each other ---------------------------------------------------------------


def test_a_click_where_edges_cross_asks_which_one_is_meant(opened: Opener) -> None:
    page = opened(page_of(board()))
    # The two lines are laid over each other, as happens where many cross.
    page.evaluate(
        """() => {
            const { drawing } = claimgraph;
            const edges = drawing.edges.getIds();
            const [one, other] = edges;
            drawing.edges.update([one, other].map((id) => ({ id, smooth: { enabled: false } })));
            const place = (edge, x) => drawing.ends(edge).forEach((end, n) =>
                drawing.network.moveNode(end, x + n * 400, -900));
            place(one, 0);
            place(other, 0);
        }"""
    )
    spot = page.evaluate(
        """() => {
            const { drawing } = claimgraph;
            drawing.network.moveTo({ position: { x: 200, y: -900 }, scale: 1 });
            drawing.network.redraw();
            const { x, y } = drawing.along(drawing.edges.getIds()[0], 0.25);
            const { left, top } = document.getElementById("canvas").getBoundingClientRect();
            return { x: x + left, y: y + top };
        }"""
    )
    page.mouse.click(spot["x"], spot["y"])
    menu = page.get_by_role("menu", name="Which of these?")
    items = menu.get_by_role("menuitem")
    assert items.count() >= 2
    second = items.nth(1).inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    title = page.locator("#panel-title").inner_text().split("\n")
    assert second.split(" – ")[0] == title[0]
    assert menu.count() == 0

    page.mouse.click(spot["x"], spot["y"])
    page.keyboard.press("Escape")
    assert menu.count() == 0
    assert page.evaluate("document.activeElement.id") == "canvas"


# --- like leaves as one --------------------------------------------------------------------------


def test_like_leaves_are_one_until_the_group_is_opened(opened: Opener) -> None:
    page = opened(page_of(crowd()))
    assert groups(page) == [["society", HOUSES]]
    assert page.evaluate("claimgraph.drawing.name(-1)") == f"{HOUSES} × place"
    where = number_place(page, -1)
    page.mouse.click(where["x"], where["y"])
    until(page, "() => claimgraph.drawing.scene.groups.length === 0")
    assert {f"house-{n}" for n in range(HOUSES)} <= shown(page)

    page.go_back()
    until(page, "() => claimgraph.drawing.scene.groups.length === 1")
    page.go_forward()
    until(page, "() => claimgraph.drawing.scene.groups.length === 0")
    click_node(page, "society")
    page.get_by_role("button", name="Group its leaves again").click()
    until(page, "() => claimgraph.drawing.scene.groups.length === 1")


def test_what_is_looked_for_comes_out_of_its_group(opened: Opener) -> None:
    page = opened(page_of(crowd()))
    page.locator("input[type=search]").fill("Tea house 4")
    page.keyboard.press("Enter")
    until(page, "() => claimgraph.drawing.scene.groups[0].members.length === 8")
    assert "house-4" in shown(page)
    assert "Tea house 4" in page.locator("#panel-title").inner_text()


def test_a_group_is_opened_by_keyboard(opened: Opener) -> None:
    page = opened(page_of(crowd()))
    page.locator("#canvas").focus()
    page.evaluate("claimgraph.drawing.point(-1)")
    page.keyboard.press("Enter")
    until(page, "() => claimgraph.drawing.scene.groups.length === 0")
    assert "9 things in this group" in page.locator("#status").inner_text()


# --- growing, pruning, pinning -------------------------------------------------------------------


def test_a_drawing_grows_by_relation_and_is_pruned_again(opened: Opener) -> None:
    page = opened(page_of(crowd()), "#league&focus=league~1")
    if shown(page) != {"league", "society"}:
        page.evaluate("claimgraph.focus(claimgraph.graph.numbers.get('league'), 1)")
    assert shown(page) == {"league", "society"}
    assert page.evaluate("[...claimgraph.drawing.scene.more.values()]") == [HOUSES + 1]
    before = place(page, "league"), place(page, "society")
    click_node(page, "society")
    page.get_by_role("button", name="Draw 1 more: leads").click()
    assert shown(page) == {"league", "society", "ann"}
    assert (place(page, "league"), place(page, "society")) == before
    page.get_by_role("button", name=f"Draw {HOUSES} more: operates").click()
    until(page, "() => claimgraph.drawing.scene.groups.length === 1")
    page.get_by_role("button", name=f"Take {HOUSES} out of the drawing: operates").click()
    assert shown(page) == {"league", "society", "ann"}
    page.go_back()
    until(page, "() => claimgraph.drawing.scene.groups.length === 1")


def test_a_thing_stays_where_it_was_put(opened: Opener) -> None:
    page = opened(page_of(board()))
    start = place(page, "ann")
    page.mouse.move(start["x"], start["y"])
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] - 45, steps=6)
    page.mouse.up()
    until(page, "() => Object.keys(claimgraph.state.pinned).length === 1")
    held = page.evaluate("claimgraph.state.pinned.ann")
    link = page.evaluate("claimgraph.permalink")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector("html[data-ready]", state="attached")
    again = "claimgraph.drawing.network.getPosition(claimgraph.graph.numbers.get('ann'))"
    there = page.evaluate(again)
    assert [round(there["x"]), round(there["y"])] == held
    click_node(page, "ann")
    page.get_by_role("button", name="Unpin").click()
    until(page, "() => Object.keys(claimgraph.state.pinned).length === 0")
    assert "Ann Leaf" in panel(page)


@pytest.mark.slow
def test_the_surroundings_of_a_thing_among_many_say_what_is_left_out(opened: Opener) -> None:
    page = opened(page_of(many(1000, 3000)))
    page.evaluate("claimgraph.focus(claimgraph.graph.numbers.get('thing-00990'), 1)")
    until(page, "() => claimgraph.drawing && claimgraph.drawing.nodes.getIds().length > 1")
    drawn = shown(page)
    left = page.evaluate(
        "Object.fromEntries([...claimgraph.drawing.scene.more].map(([node, n]) =>"
        " [claimgraph.graph.id(node), n]))"
    )
    assert left
    assert set(left) <= drawn
    assert "thing-00990" not in left  # all its neighbours are there


def test_after_a_look_at_the_list_the_drawing_is_where_it_was(opened: Opener) -> None:
    page = opened(page_of(board()))
    page.emulate_media(reduced_motion="reduce")
    look = (
        "(({ position, scale }) => [position.x, position.y, scale].map((n) => n.toFixed(6)))"
        "(claimgraph.drawing.eye.looksAt)"
    )
    page.locator("#zoom-in").click()
    before = page.evaluate(look)
    for mode in ("list", "timeline"):
        page.evaluate(f"claimgraph.show('{mode}')")
        page.wait_for_timeout(1500)  # vis-network looks for another size once a second
        page.locator("#mode-drawing").click()
        page.wait_for_timeout(200)
        assert page.evaluate(look) == before


# --- names ---------------------------------------------------------------------------------------


def test_the_largest_hubs_are_named_however_crowded_it_is(opened: Opener, repo: Path) -> None:
    data = cg.open(repo / "graphs" / "overseas-police-stations").explore("-").data
    for width in (1400, 800):
        page = opened(data, width=width, height=900)
        hubs, named = page.evaluate(
            """() => {
                const { drawing } = claimgraph;
                const weight = (id) => drawing.weight(id);
                const ids = drawing.nodes.getIds();
                const hubs = ids.sort((a, b) => weight(b) - weight(a) || a - b).slice(0, 8);
                const named = drawing.labels.placed.map(({ what }) => what.node);
                return [hubs, named].map((some) => some.map((id) => drawing.name(id)));
            }"""
        )
        assert len(hubs) == 8
        assert set(hubs) <= set(named[:8])
