"""axe-core on a page: what a reader with a screen reader, or with weak eyes, would stumble over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

# All that axe knows, best practices among it; also the size of what is to be touched (WCAG 2.2),
# and the contrast of single letters and arrows, which axe leaves to people by default.
_OPTIONS = {
    "iframes": False,
    "rules": {"target-size": {"enabled": True}},
    "checks": {"color-contrast": {"options": {"ignoreLength": True, "ignoreUnicode": False}}},
}
# By rule, the selectors of the elements. Axe is unsure of what a menu covers or the edge of the
# screen cuts off, which nobody sees now, and of writing in a drawing, whose ground it can't tell.
_RUN = """async (options) => {
    const inSight = (selector) => {
        const element = document.querySelector(selector);
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const onTop = there !== null && (element.contains(there) || there.contains(element));
        return onTop && left >= 0 && right <= innerWidth && !element.closest("svg");
    };
    const selectors = (nodes) => nodes.map(({ target }) => target.join(" "));
    const byRule = (results, wanted = () => true) => {
        const found = results.map(({ id, nodes }) => [id, selectors(nodes).filter(wanted)]);
        return Object.fromEntries(found.filter(([, elements]) => elements.length));
    };
    const { violations, incomplete, passes } = await axe.run(document, options);
    return [byRule(violations), byRule(incomplete, inSight), byRule(passes)];
}"""
# Of what is scrolled away axe can't tell the colours: on a page this high nothing is.
_HIGH = 6000


@dataclass(frozen=True)
class Findings:
    """What axe found: by rule, the elements that break it, that it is unsure of, and that keep it.

    An element is told by its selector.
    """

    violations: dict[str, list[str]]
    unsure: dict[str, list[str]]
    kept: dict[str, list[str]]


class Axe:
    """axe-core, which looks at the page from a world of its own.

    The policy of our pages forbids a script tag. What the debugger evaluates is not under it, and
    in an isolated world axe and the page see the same elements, not each other's scripts.
    """

    def __init__(self, page_tools: Path) -> None:
        self._source = (page_tools / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def seen(self, page: Page) -> Findings:
        """Look at `page` as it stands."""
        session = page.context.new_cdp_session(page)
        frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        # The same world each time, as long as the page stays: axe need not be read again.
        world = session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "axe"})
        context: int = world["executionContextId"]
        if _evaluate(session, context, "typeof axe") == "undefined":
            _evaluate(session, context, f"{self._source}; 0")
        found = _evaluate(session, context, f"({_RUN})({json.dumps(_OPTIONS)})")
        session.detach()
        return Findings(*found)

    def unrolled(self, page: Page) -> Findings:
        """Look at `page` on a screen so high that nothing is scrolled away."""
        size = page.viewport_size
        assert size
        page.set_viewport_size({"width": size["width"], "height": _HIGH})
        found = self.seen(page)
        page.set_viewport_size(size)
        return found


def _evaluate(session: CDPSession, context: int, expression: str) -> Any:
    told = session.send(
        "Runtime.evaluate",
        {
            "contextId": context,
            "expression": expression,
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    if "exceptionDetails" in told:
        raise RuntimeError(f"axe stopped: {told['exceptionDetails']}")
    return told["result"].get("value")
