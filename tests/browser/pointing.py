"""What a person does with the explorer page, and what they see, for the journeys."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Opener = Callable[..., "Page"]
"""Writes a page to a file and opens it: the fixture ``opened``."""
PATIENCE = 30
"""Seconds, as playwright has them: a machine that has much else to do is no bug."""


def panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


def until(page: Page, condition: str) -> None:
    """Wait until a function is true. (The page's policy forbids playwright's own way to wait.)"""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(condition):
        if time.monotonic() > end:
            pytest.fail(f"still not: {condition}")
        page.wait_for_timeout(25)


def click_edge(page: Page, subject: str, relation: str, object_: str) -> None:
    """Click in the drawing on an edge."""
    where = page.evaluate(
        """([subject, relation, object]) => {
            const { graph, drawing } = claimgraph;
            const ends = String([graph.numbers.get(subject), graph.numbers.get(object)]);
            const edge = graph.edgesOf[graph.numbers.get(subject)].find((edge) =>
                String(graph.ends(edge)) === ends && graph.relation(edge).labels.en === relation);
            return drawing.along(edge, 0.45);
        }""",
        [subject, relation, object_],
    )
    _click(page, where)


def click_node(page: Page, id_: str) -> None:
    """Click in the drawing on a thing."""
    where = page.evaluate(
        """(id) => {
            const { graph, drawing } = claimgraph;
            return drawing.network.canvasToDOM(drawing.network.getPosition(graph.numbers.get(id)));
        }""",
        id_,
    )
    _click(page, where)


def _click(page: Page, where: dict[str, float]) -> None:
    box = page.locator("#canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + where["x"], box["y"] + where["y"])
    page.wait_for_selector("#panel:not([hidden])")


def shown(page: Page) -> set[str]:
    """The things that are drawn."""
    return set(
        page.evaluate(
            """async () => {
                const { graph, stage } = claimgraph;
                await stage.ready;
                return (stage.drawing?.nodes.getIds() ?? []).map((node) => graph.id(node));
            }"""
        )
    )


def passing(page: Page) -> set[str]:
    """The things that filters and focus let through, drawn one by one or not."""
    ids = "claimgraph.shown.nodes.map((node) => claimgraph.graph.id(node))"
    return set(page.evaluate(ids))


def unfold(page: Page, facet: str) -> Locator:
    """Open a facet of the filters."""
    box = page.locator(f"#facet-{facet}")
    box.locator("summary").first.click()
    box.get_by_role("checkbox").first.wait_for()
    return box
