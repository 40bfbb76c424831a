"""The map of a large case: the whole of it, and the way from it to what is to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.pointing import Opener, panel, shown, until
from tests.presentation.explorer_contents import board, many, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

HUB = "thing-00000"
PAINTED = "() => claimgraph.map.atlas.finished > 0 && !claimgraph.map.atlas.work"


@pytest.fixture
def atlas(opened: Opener) -> Page:
    """The map of a case of six hundred things, painted."""
    page = opened(page_of(many(600, 1800)))
    until(page, PAINTED)
    return page


def place(page: Page, id_: str) -> dict[str, float]:
    """Where a thing is on the screen."""
    found: dict[str, float] = page.evaluate(
        """(id) => {
            const { camera, scene } = claimgraph.map.atlas;
            const node = claimgraph.graph.numbers.get(id);
            const { x, y } = camera.toScreen(scene.xs[node], scene.ys[node]);
            const { left, top } = document.querySelector("#map canvas").getBoundingClientRect();
            return { x: x + left, y: y + top };
        }""",
        id_,
    )
    return found


def alone(page: Page) -> str:
    """Return a thing that can be pointed at: none is near it, and nothing lies on it."""
    found: str = page.evaluate(
        """() => {
            const { camera, scene } = claimgraph.map.atlas;
            const canvas = document.querySelector("#map canvas");
            const { left, top } = canvas.getBoundingClientRect();
            const place = (node) => camera.toScreen(scene.xs[node], scene.ys[node]);
            const node = [...scene.ranked].find((node) => {
                const { x, y } = place(node);
                const free = document.elementFromPoint(x + left, y + top) === canvas;
                return free && scene.ranked.every((other) =>
                    other === node || Math.hypot(place(other).x - x, place(other).y - y) > 14);
            });
            return claimgraph.graph.id(node);
        }"""
    )
    return found


def ink(page: Page) -> int:
    """How many places of the map are painted, of a hundred by a hundred."""
    count: int = page.evaluate(
        """() => {
            const canvas = document.querySelector("#map canvas");
            const { width, height } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
            const paper = [data[0], data[1], data[2]].join();
            let painted = 0;
            for (let row = 0; row < 100; row += 1) for (let column = 0; column < 100; column += 1) {
                const x = Math.floor((column + 0.5) * width / 100);
                const y = Math.floor((row + 0.5) * height / 100);
                const at = 4 * (y * width + x);
                if ([data[at], data[at + 1], data[at + 2]].join() !== paper) painted += 1;
            }
            return painted;
        }"""
    )
    return count


def camera(page: Page) -> Any:
    return page.evaluate("claimgraph.map.atlas.camera.look")


def chosen(page: Page) -> str:
    found: str = page.evaluate("claimgraph.state.chosen")
    return found


def test_a_large_case_opens_with_its_map(atlas: Page) -> None:
    assert atlas.locator("#map canvas").is_visible()
    assert atlas.locator("#mode-map").get_attribute("aria-pressed") == "true"
    assert ink(atlas) > 300
    assert atlas.locator("#canvas canvas").count() == 0  # the drawing is not even made


def test_a_click_opens_a_thing_and_leaves_the_map(atlas: Page) -> None:
    id_ = alone(atlas)
    where = place(atlas, id_)
    atlas.mouse.click(where["x"], where["y"])
    until(atlas, f"() => claimgraph.state.chosen === '{id_}'")
    assert "From here" in panel(atlas) or "To here" in panel(atlas)
    assert atlas.locator("#map canvas").is_visible()
    atlas.get_by_role("button", name="Draw its surroundings").click()
    until(atlas, "() => claimgraph.drawing && claimgraph.drawing.nodes.getIds().length > 1")
    assert id_ in shown(atlas)
    atlas.go_back()
    until(atlas, "() => claimgraph.state.mode === 'map'")
    assert chosen(atlas) == id_


def test_a_double_click_draws_the_surroundings(atlas: Page) -> None:
    id_ = alone(atlas)
    where = place(atlas, id_)
    atlas.mouse.dblclick(where["x"], where["y"])
    until(atlas, "() => claimgraph.state.mode === 'drawing'")
    until(atlas, "() => claimgraph.drawing && claimgraph.drawing.nodes.getIds().length > 1")
    assert id_ in shown(atlas)


def test_the_map_is_moved_and_the_address_keeps_where_one_looked(atlas: Page) -> None:
    before = camera(atlas)
    box = atlas.locator("#map canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] - 120, box["y"] + 60
    atlas.mouse.move(x, y)
    atlas.mouse.down()
    atlas.mouse.move(x - 90, y + 40, steps=5)
    atlas.mouse.up()
    atlas.mouse.wheel(0, -400)
    larger = f"claimgraph.map.atlas.camera.look.scale > {before['scale']}"
    near = "Math.abs(claimgraph.state.camera?.{0} - claimgraph.map.atlas.camera.look.{0}) < {1}"
    until(atlas, f"() => {larger} && {near.format('x', 1)} && {near.format('scale', 0.001)}")
    after = camera(atlas)
    assert after["x"] > before["x"]
    steps = atlas.evaluate("history.length")
    link = atlas.evaluate("claimgraph.permalink")
    atlas.goto("about:blank")
    atlas.goto(link)
    atlas.wait_for_selector("html[data-ready]", state="attached")
    until(atlas, PAINTED)
    again = camera(atlas)
    assert again["scale"] == pytest.approx(after["scale"], rel=0.02)
    assert again["x"] == pytest.approx(after["x"], abs=2)
    assert atlas.evaluate("history.length") <= steps + 2  # moving is no step to go back over


def test_the_map_can_be_gone_through_by_keyboard(atlas: Page) -> None:
    atlas.locator("#map canvas").focus()
    atlas.keyboard.press("ArrowRight")
    until(atlas, "() => document.getElementById('status').textContent.includes('Person')")
    first = atlas.locator("#status").inner_text()
    atlas.keyboard.press("ArrowRight")
    until(atlas, f"() => document.getElementById('status').textContent !== {first!r}")
    here = atlas.evaluate("claimgraph.graph.id(claimgraph.map.cursor)")
    atlas.keyboard.press("Enter")
    atlas.wait_for_selector("#panel:not([hidden])")
    assert chosen(atlas) == here
    atlas.locator("#map canvas").focus()
    scale = camera(atlas)["scale"]
    atlas.keyboard.press("+")
    assert camera(atlas)["scale"] > scale
    atlas.keyboard.press("Space")
    until(atlas, "() => claimgraph.state.mode === 'drawing'")
    assert atlas.evaluate("claimgraph.state.focus.id") == here


def test_a_box_takes_what_is_in_it_into_the_drawing(atlas: Page) -> None:
    box = atlas.locator("#map canvas").bounding_box()
    assert box
    atlas.keyboard.down("Shift")
    atlas.mouse.move(box["x"] + 20, box["y"] + 20)
    atlas.mouse.down()
    atlas.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] - 30, steps=6)
    inside = atlas.evaluate(
        "claimgraph.map.atlas.inside(claimgraph.map.frame).slice(0, 150)"
        ".map((node) => claimgraph.graph.id(node))"
    )
    atlas.mouse.up()
    atlas.keyboard.up("Shift")
    until(atlas, "() => claimgraph.state.mode === 'drawing'")
    assert inside
    assert set(atlas.evaluate("[...claimgraph.state.added]")) == set(inside)


def test_what_the_filters_hide_is_not_on_the_map(atlas: Page) -> None:
    full = ink(atlas)
    atlas.locator("#filter-none").click()
    until(atlas, PAINTED)
    atlas.wait_for_timeout(150)
    assert ink(atlas) < full / 10
    assert (
        atlas.evaluate("claimgraph.map.atlas.inside({left:0,top:0,right:4000,bottom:4000}).length")
        == 0
    )


def test_the_map_has_the_colours_of_the_night(opened: Opener, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    dark = opened(page_of(many(600, 1800)))
    until(dark, PAINTED)
    corner = dark.evaluate(
        "[...document.querySelector('#map canvas').getContext('2d').getImageData(2, 2, 1, 1).data]"
    )
    assert max(corner[:3]) < 60


def test_a_small_case_has_no_map_and_an_address_that_asks_for_it_gets_the_drawing(
    opened: Opener,
) -> None:
    page = opened(page_of(board()), "#board&mode=map")
    assert page.locator("#mode-map").is_hidden()
    assert page.locator("#canvas canvas").is_visible()
    assert "Puddle Tea Board" in page.locator("#panel-title").inner_text()


# --- a path on the map ----------------------------------------------------------------------------


def on_the_path(page: Page) -> set[str]:
    """The things that stand out on the map."""
    lit = "(claimgraph.map.lit?.nodes ?? []).map((node) => claimgraph.graph.id(node))"
    return set(page.evaluate(lit))


def darkness(page: Page) -> int:
    """How dark the middle of the path's first edge is, of 255."""
    found: int = page.evaluate(
        """() => {
            const { atlas, lit } = claimgraph.map;
            const [a, b] = claimgraph.graph.ends(lit.edges[0]).map((node) =>
                atlas.camera.toScreen(atlas.scene.xs[node], atlas.scene.ys[node]));
            const middle = [(a.x + b.x) / 2, (a.y + b.y) / 2];
            const [x, y] = middle.map((n) => Math.round(n * atlas.ratio));
            const { data } = atlas.ctx.getImageData(x - 1, y - 1, 3, 3);
            return 255 - Math.min(...data.filter((_, place) => place % 4 < 3));
        }"""
    )
    return found


def test_a_path_is_lit_on_the_map_and_in_view(opened: Opener) -> None:
    page = opened(page_of(many(600, 1800)), "#&mode=map&path=thing-00100,thing-00599")
    page.wait_for_selector(".way")
    until(page, PAINTED)
    page.wait_for_timeout(500)  # the flight, and the panel that takes room
    stops = set(page.locator(".way .stop a").evaluate_all("all => all.map((a) => a.hash.slice(1))"))
    assert on_the_path(page) == stops
    assert {"thing-00100", "thing-00599"} <= stops
    assert darkness(page) > 200
    canvas = page.locator("#map canvas").bounding_box()
    assert canvas
    for id_ in stops:
        where = place(page, id_)
        assert canvas["x"] < where["x"] < canvas["x"] + canvas["width"]
        assert canvas["y"] < where["y"] < canvas["y"] + canvas["height"]

    # What is chosen stands out instead; without a path nothing does.
    page.locator(".way .stop a").first.click()
    until(page, "() => claimgraph.map.chosen !== undefined")
    page.locator("#panel-close").click()
    assert on_the_path(page) == stops
    page.locator("#panel-close").click()
    assert on_the_path(page) == set()


def test_a_path_is_asked_for_on_the_map_with_shift(atlas: Page) -> None:
    atlas.evaluate("claimgraph.go('thing-00100')")
    atlas.wait_for_selector("#panel:not([hidden])")
    atlas.wait_for_timeout(500)
    other = alone(atlas)
    where = place(atlas, other)
    atlas.keyboard.down("Shift")
    atlas.mouse.click(where["x"], where["y"])
    atlas.keyboard.up("Shift")
    until(atlas, "() => claimgraph.state.path !== null")
    assert atlas.evaluate("[...claimgraph.state.path]") == ["thing-00100", other]
    atlas.go_back()
    until(atlas, "() => claimgraph.state.mode === 'map'")
    atlas.locator("#map canvas").focus()
    atlas.evaluate("claimgraph.map.cursor = claimgraph.graph.numbers.get('thing-00599')")
    atlas.keyboard.press("Shift+Enter")
    until(atlas, "() => claimgraph.state.path?.[1] === 'thing-00599'")
