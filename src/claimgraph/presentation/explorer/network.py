"""The drawing as pyvis builds it: our subclass of its `Network`.

pyvis looks every node up in a list, which makes building quadratic; drops parallel
edges of undirected graphs; and its templates put names into markup. So: a directed
network, an index beside its lists, and no template of pyvis' at all.
"""

from __future__ import annotations

import json
from collections.abc import KeysView
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from claimgraph.errors import ClaimgraphError

_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "hierarchical": {"enabled": False}},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "multiselect": False,
        "navigationButtons": False,
        "keyboard": {"enabled": False},
    },
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {
        "chosen": False,
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "selfReference": {"size": 22},
    },
}
_LIBRARY = "templates/lib/vis-*/vis-network.min.js"


class _Ids(list[int]):
    """A list of ids in which to look one up is quick."""

    def __init__(self, known: dict[int, Any]) -> None:
        super().__init__()
        self._known = known

    def __contains__(self, item: object) -> bool:
        return item in self._known


class ExplorerNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A directed pyvis network without physics, built in linear time."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]

    def __init__(self) -> None:
        super().__init__(directed=True)
        self.node_ids = _Ids(self.node_map)
        self.set_options(json.dumps(_OPTIONS))

    def get_nodes(self) -> KeysView[int]:
        """Return the ids of the nodes; `add_edge` looks its ends up here."""
        keys: KeysView[int] = self.node_map.keys()
        return keys


@cache
def drawing_library() -> str:
    """Return vis-network, the script that draws, from the installed pyvis.

    Raises:
        ClaimgraphError: pyvis does not bring it, or not as this page needs it.
    """
    found = sorted(Path(pyvis.__file__).parent.glob(_LIBRARY), key=_version)
    if not found:
        raise ClaimgraphError(
            "pyvis came without vis-network", mend="Install pyvis again: pip install pyvis"
        )
    lines = found[-1].read_text(encoding="utf-8").split("\n")
    # A source map would be a request as soon as somebody opens the browser's tools.
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))


def _version(file: Path) -> tuple[int, ...]:
    digits = file.parent.name.rpartition("-")[2].split(".")
    return tuple(int(part) for part in digits if part.isdecimal())
